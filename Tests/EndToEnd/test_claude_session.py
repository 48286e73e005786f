"""A session of the client from `init` to the evidence: two hundred calls, hook and MCP server together."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import Any, Iterable

import pytest

from harness.agent_plan import Step, advised, ordinary
from harness.claude_code import ASKING_MODES, Call, ClaudeCode, SubAgent
from harness.claude_sandbox import ClaudeSandbox

ROUNDS = 8
MODES = ("default", "acceptEdits", "plan", "bypassPermissions")
EXPLORER = SubAgent("agent-7f3c2a10", "Explore")
STORY = {"session_id", "client", "joined", "counts", "steps"}
STEP = {
    "step",
    "log_index",
    "timestamp",
    "tool",
    "operation",
    "target",
    "decision",
    "rule_id",
    "decision_ids",
    "sub_agent_id",
    "relation",
    "finding",
    "succeeded",
}
MARK = "swap-me"


@pytest.fixture
def project(claude: ClaudeSandbox) -> ClaudeSandbox:
    """A hooked project with a notebook and one more hook, which changes what some calls are given."""
    claude.init()
    (claude.repository / "notes.ipynb").write_text('{"cells": []}\n')
    changed = {"file_path": str(claude.repository / "src" / "elsewhere.py"), "content": "changed\n"}
    answer = {"hookSpecificOutput": {"hookEventName": "PreToolUse", "updatedInput": changed}}
    command = f"if grep -q {MARK}; then printf '%s' '{json.dumps(answer)}'; fi"
    group = {"matcher": "Write", "hooks": [{"type": "command", "command": command}]}
    local = claude.settings.with_name("settings.local.json")
    local.write_text(json.dumps({"hooks": {"PreToolUse": [group]}}))
    return claude


def story(sandbox: ClaudeSandbox, client: ClaudeCode, expect: int = 0) -> dict[str, Any]:
    """What `evidence session` tells, with every member looked at."""
    told: dict[str, Any] = sandbox.json("evidence", "session", client.session_id, "--json", expect=expect)
    assert set(told) == STORY and told["session_id"] == client.session_id and told["client"] == "claude-code"
    assert all(set(step) == STEP for step in told["steps"])
    assert [step["log_index"] for step in told["steps"]] == sorted(step["log_index"] for step in told["steps"])
    return told


def assert_fits(call: Call, step: Step, mode: str) -> None:
    """Fails where the client did not do what the decisions on the call mean."""
    if step.strictest == "require_approval":
        assert call.outcome == ("asked" if mode in ASKING_MODES else "denied"), (call, mode)
    else:
        assert call.outcome == ("denied" if step.strictest == "block" else "ran"), call
    if call.outcome == "ran":
        assert call.before.decision is None and not call.before.context, call
        return
    assert call.before.runs[0].exit_code == 0, call.reason
    assert "dec_" in call.reason, call.reason


def carry_out(client: ClaudeCode, step: Step, agent: SubAgent | None, mode: str) -> Call:
    """Does one step of the plan and checks what the client made of it."""
    call = client.use(step.tool, step.arguments, agent, mode)
    assert_fits(call, step, mode)
    assert call.failed == (step.arguments.get("command") == "exit 3"), (call.tool, call.response)
    if step.advice:
        assert call.response["structuredContent"]["decision"] == step.advice
    return call


def test_two_hundred_calls(project: ClaudeSandbox) -> None:
    """Exactly the expected decisions, reports and violations are in the log, and asking stands beside doing."""
    done: list[tuple[Step, Call, SubAgent | None]] = []
    with project.client() as client:
        # The person says yes to tools that nobody knows, and to nothing else.
        client.person = lambda call: call.tool == "ToolOfTomorrow"
        assert client.start().context, "a session's start says nothing to the model"
        told = client.prompt("Tidy up @README.md as @.env says, and write to me@example.com")
        assert ".env" in told.context[0] and "README" not in told.context[0] and told.messages
        assert client.prompt("Go on").context == []
        for number in range(ROUNDS):
            agent, mode = (EXPLORER if number % 2 else None), MODES[number % len(MODES)]
            for step in (*ordinary(client.project, number), *advised(client.project, number)):
                done.append((step, carry_out(client, step, agent, mode), agent))
        violations = break_the_rules(client)
    assert len(client.calls) >= 200

    project.assert_verified()
    records = project.records()
    assert_recorded(client, done, records)
    found = {record["correlation_id"]: record["finding"] for record in records if record["kind"] == "violation"}
    assert found == violations
    ran = {call.identifier for _, call, _ in done if call.ran and not call.failed}
    results = [record["correlation_id"] for record in records if record["kind"] == "tool_result"]
    assert sorted(results) == sorted(ran), "one report for each call that ran"
    asked = [record for record in records if record["kind"] == "decision" and record["surface"] == "guard_tool"]
    assert [record["decision"] for record in asked] == [step.advice for step, _, _ in done if step.advice]
    assert Counter(record["kind"] for record in records if record["kind"] in ("session", "prompt")) == {
        "session": 2,
        "prompt": 2,
    }
    assert_told(story(project, client, expect=2), done, violations, asked[0]["session_id"])
    assert_readable(project, client)


def break_the_rules(client: ClaudeCode) -> dict[str, str]:
    """What must be a violation, by the call's id."""
    source = client.project / "src"
    swapped = client.use("Write", {"file_path": str(source / "here.py"), "content": MARK})
    assert swapped.outcome == "ran" and (source / "elsewhere.py").exists() and not (source / "here.py").exists()
    denied = client.use("Bash", {"command": "git push origin main"})
    assert denied.outcome == "denied"
    despite = client.report("Bash", denied.asked, {"stdout": "pushed"}, denied.identifier)
    unjudged = client.new_id()
    unheard = client.report("Bash", {"command": "git status"}, {"stdout": ""}, unjudged)
    for verdict in (swapped.after, despite, unheard):
        assert verdict.decision is None and "violation" in verdict.messages[0], verdict
    return {
        swapped.identifier: "input_changed",
        denied.identifier: "ran_despite_denial",
        unjudged: "not_judged",
    }


def assert_recorded(
    client: ClaudeCode, done: list[tuple[Step, Call, SubAgent | None]], records: list[dict[str, Any]]
) -> None:
    """Fails where the hook's decisions are not the expected ones, or do not say whose they are."""
    decisions: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        if record["kind"] == "decision" and record["surface"] == "hook":
            decisions.setdefault(record["correlation_id"], []).append(record)
    for step, call, agent in done:
        made = decisions[call.identifier]
        found = [(record["action_type"], record["target"], record["decision"]) for record in made]
        assert found == list(step.actions), step
        for record in made:
            claimed, observed = record["claimed"]["client"], record["observed"]
            assert (claimed["name"], claimed["session_id"]) == ("claude-code", client.session_id)
            assert (claimed["tool_use_id"], claimed["tool"]) == (call.identifier, step.tool)
            assert claimed["transcript_path"] == str(client.transcript)
            assert claimed.get("sub_agent_id") == (agent.identifier if agent else None)
            assert claimed.get("sub_agent_type") == (agent.kind if agent else None)
            assert os.getpid() in [ancestor["pid"] for ancestor in observed["ancestors"]]
    mentioned = [record for made in decisions.values() for record in made if record["force"] == "advice"]
    assert sorted(record["decision"] for record in mentioned) == ["allow", "block"]


def assert_told(
    told: dict[str, Any],
    done: list[tuple[Step, Call, SubAgent | None]],
    violations: dict[str, str],
    server_session: str,
) -> None:
    """Fails where the session is not told as it happened."""
    assert told["joined"] == [{"session_id": server_session, "reason": "client_session"}]
    acts = [step for step in told["steps"] if step["step"] == "act"]
    planned = [step for step, _, _ in done if step.relation]
    assert [step["relation"] for step in acts[: len(planned)]] == [step.relation for step in planned]
    assert [step["tool"] for step in acts[: len(planned)]] == [step.tool for step in planned]
    assert [step["decision"] for step in acts[: len(planned)]] == [step.strictest for step in planned]
    advice = [step for step in told["steps"] if step["step"] == "advice"]
    # In each round: asked and done, asked and left, asked and done all the same, asked for nothing.
    assert [step["relation"] for step in advice] == [None, "obeyed", None, "unused"] * ROUNDS
    kinds = Counter(step["step"] for step in told["steps"])
    assert kinds["start"] == 1 and kinds["unjudged"] == 1 and kinds["act"] == len(planned) + 2
    relations = Counter(step["relation"] for step in told["steps"] if step["relation"])
    counts = {name: relations[name] for name in ("obeyed", "ignored", "unasked", "unused")}
    assert told["counts"] == {**counts, "violations": len(violations)}
    assert counts["obeyed"] == 2 * ROUNDS and counts["ignored"] == counts["unused"] == ROUNDS
    findings = Counter(step["finding"] for step in told["steps"] if step["finding"] not in (None, "as_judged"))
    assert findings == Counter(violations.values())


def assert_readable(project: ClaudeSandbox, client: ClaudeCode) -> None:
    """Fails where the telling for people lacks what happened."""
    done = project.run("evidence", "session", client.session_id)
    assert done.returncode == 2, done
    text = done.stdout.decode()
    for word in ("obeyed", "ignored", "without asking", "git push origin main", "cat .env"):
        assert word in text, f"{word}: {text[:2000]}"
    assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize(
    ("session", "call", "reason"),
    [(True, True, "client_session"), (False, True, "call_id"), (False, False, "same_call")],
)
def test_server_is_joined(project: ClaudeSandbox, session: bool, call: bool, reason: str) -> None:
    """The server's session is found by what the client tells it, and without that by the call itself."""
    with project.client(tells_servers_session=session, tells_servers_call=call) as client:
        client.start()
        carry_out_all(client, advised(client.project, 0))
    told = story(project, client)
    assert [joined["reason"] for joined in told["joined"]] == [reason]
    assert told["counts"] == {"obeyed": 2, "ignored": 1, "unasked": 0, "unused": 1, "violations": 0}


def carry_out_all(client: ClaudeCode, steps: Iterable[Step]) -> None:
    """Does a round in the client's own mode."""
    for step in steps:
        carry_out(client, step, None, client.permission_mode)


def test_sessions_are_told_apart(project: ClaudeSandbox) -> None:
    """Two sessions of the client side by side: neither has the other's questions or deeds."""
    with project.client() as one, project.client() as other:
        one.start()
        other.start()
        for step in advised(one.project, 0):
            (one if step.relation is None else other).use(step.tool, step.arguments)
    assert story(project, one)["counts"] == {"obeyed": 2, "ignored": 0, "unasked": 0, "unused": 2, "violations": 0}
    assert story(project, other)["counts"] == {"obeyed": 0, "ignored": 0, "unasked": 2, "unused": 0, "violations": 0}


def test_foreign_call_id(project: ClaudeSandbox) -> None:
    """A report in another session with the id of a judged call is no report of that call."""
    one, other = project.client(), project.client()
    call = one.use("Bash", {"command": "git status"})
    verdict = other.report("Bash", {"command": "git status"}, {}, call.identifier)
    assert "violation" in verdict.messages[0]
    assert story(project, other, expect=2)["counts"]["violations"] == 1
    assert story(project, one)["counts"]["violations"] == 0


@pytest.mark.parametrize("mode", ["default", "acceptEdits", "plan", "auto", "dontAsk", "bypassPermissions", "tomorrow"])
def test_modes(project: ClaudeSandbox, mode: str) -> None:
    """A question where a person is asked, elsewhere a denial that names the command for the person."""
    call = project.client(permission_mode=mode).judge("Bash", {"command": "sudo id"})
    assert call.outcome == ("asked" if mode in ASKING_MODES else "denied")
    (decision,) = [record for record in project.decisions() if record["correlation_id"] == call.identifier]
    assert f"cavra-mcp evidence show {decision['decision_id']}" in call.reason


def test_unknown_session(project: ClaudeSandbox) -> None:
    """A session that is not in the log is told as such."""
    project.client().judge("Bash", {"command": "git status"})
    done = project.run("evidence", "session", "nobody")
    assert done.returncode == 1 and b"nobody" in done.stderr and not done.stdout


def test_words_of_the_model_stay_words(project: ClaudeSandbox) -> None:
    """Escapes and direction marks in a command reach neither the model's context nor the person's terminal raw."""
    client = project.client()
    call = client.judge("Bash", {"command": "cat .env \x1b[2J\u202e # \u200b"})
    assert call.outcome == "denied"
    for text in (call.reason, project.run("evidence", "session", client.session_id).stdout.decode()):
        assert not set(text) & {"\x1b", "\u202e", "\u200b"}, text
