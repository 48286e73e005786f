"""The stand-in for Claude Code itself: it takes what the real client takes, and notices what that would ignore."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Callable

import pytest

from harness.claude_code import ClaudeCode, SubAgent
from harness.claude_settings import Configuration, Handler, NotUnderstood

Install = Callable[..., ClaudeCode]


def specific(**members: Any) -> dict[str, Any]:
    """An answer to PreToolUse."""
    return {"hookSpecificOutput": {"hookEventName": "PreToolUse", **members}}


def printing(answer: Any) -> str:
    """A hook that prints this answer."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return f"cat >/dev/null; printf '%s' '{text}'"


DENY = printing(specific(permissionDecision="deny", permissionDecisionReason="denied"))
ASK = printing(specific(permissionDecision="ask", permissionDecisionReason="asked"))
ALLOW = printing(specific(permissionDecision="allow", permissionDecisionReason="fine"))
DEFER = printing(specific(permissionDecision="defer", permissionDecisionReason="later"))


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Makes a client whose settings hold these hooks for one event."""
    home, project = tmp_path / "home", tmp_path / "project"
    (project / ".claude").mkdir(parents=True)
    home.mkdir()

    def make(*commands: str, event: str = "PreToolUse", matcher: str = "*", **members: Any) -> ClaudeCode:
        options = {name: members.pop(name) for name in ("permission_mode", "honours_on_failure") if name in members}
        handlers = [{"type": "command", "command": command, **members} for command in commands]
        settings = {"hooks": {event: [{"matcher": matcher, "hooks": handlers}]}}
        (project / ".claude" / "settings.json").write_text(json.dumps(settings))
        return ClaudeCode(project, {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin"}, **options)

    return make


@pytest.mark.parametrize(
    ("commands", "outcome", "reason"),
    [
        ([], "ran", ""),
        (["cat >/dev/null"], "ran", ""),
        ([DENY], "denied", "denied"),
        ([ASK], "asked", "asked"),
        ([ALLOW], "ran", "fine"),
        ([ALLOW, ASK], "asked", "asked"),
        ([ASK, DEFER, ALLOW], "denied", "later"),
        ([ALLOW, DEFER, DENY], "denied", "denied"),
        (["echo no >&2; exit 2", ALLOW], "denied", "no"),
        (["exit 1"], "ran", ""),
        (["/nowhere/at/all"], "ran", ""),
        (["kill -9 $$"], "ran", ""),
        ([printing({"continue": False, "stopReason": "halt"})], "denied", "halt"),
    ],
)
def test_outcomes(install: Install, commands: list[str], outcome: str, reason: str) -> None:
    """The strictest answer holds; whatever fails runs."""
    call = install(*commands).use("Bash", {"command": "true"})
    assert (call.outcome, call.reason, call.ran) == (outcome, reason, outcome == "ran")


@pytest.mark.parametrize("command", ["exit 1", "kill -9 $$", "/nowhere/at/all", "sleep 60"])
@pytest.mark.parametrize("honours", [True, False])
def test_on_failure(install: Install, command: str, honours: bool) -> None:
    """A failure blocks only where the settings say so and the client knows what they say."""
    client = install(command, timeout=0.3, onFailure="block", honours_on_failure=honours)
    call = client.judge("Bash", {"command": "true"})
    assert call.ran is not honours
    assert len(call.before.failures) == 1


@pytest.mark.parametrize(
    "stdout",
    [
        "plain text",
        '{"hookSpecificOutput":',
        "{}",
        "[]",
        '{"decision":"block","reason":"old form"}',
        '{"permissionDecision":"deny","permissionDecisionReason":"no wrapper"}',
        '{"hookSpecificOutput":{"permissionDecision":"deny","permissionDecisionReason":"no name"}}',
        specific(permissionDecision="block", permissionDecisionReason="unknown word"),
        specific(permissionDecision="deny"),
        specific(permissionDecision="deny", permissionDecisionReason=""),
        specific(permissionDecision="deny", permissionDecisionReason="x" * 10_001),
        specific(permissionDecision="deny", permissionDecisionReason="x", colour="red"),
        specific(),
        {"hookSpecificOutput": {"hookEventName": "PostToolUse", "additionalContext": "other event"}},
        json.dumps(specific(additionalContext="x")) + "\n{}",
        '{"systemMessage":"a","systemMessage":"b"}',
    ],
)
def test_answers_that_would_be_ignored(install: Install, stdout: Any) -> None:
    """Whatever is not exactly documented fails the test."""
    with pytest.raises(NotUnderstood):
        install(printing(stdout)).use("Bash", {"command": "true"})


def test_decision_with_a_failing_exit(install: Install) -> None:
    """Old clients ignore an answer beside an unknown exit code, new ones follow it: neither can be relied on."""
    with pytest.raises(NotUnderstood, match="versions differ"):
        install(f"{DENY}; exit 1").use("Bash", {"command": "true"})


@pytest.mark.parametrize("mode", ["bypassPermissions", "dontAsk", "auto"])
def test_ask_where_nobody_is_asked(install: Install, mode: str) -> None:
    """A question that reaches nobody is no answer."""
    with pytest.raises(NotUnderstood, match=mode):
        install(ASK, permission_mode=mode).use("Bash", {"command": "true"})


def test_person_answers(install: Install) -> None:
    """An approved question runs."""
    client = install(ASK)
    client.person = lambda call: call.tool == "Bash"
    call = client.use("Bash", {"command": "echo hello"})
    assert (call.outcome, call.ran, call.response["stdout"]) == ("asked", True, "hello\n")


@pytest.mark.parametrize(
    ("matcher", "name", "expected"),
    [
        ("*", "Bash", True),
        ("", "Bash", True),
        ("Bash", "Bash", True),
        ("Bash", "BashOutput", False),
        ("bash", "Bash", False),
        ("Edit|Write", "Write", True),
        ("Edit, Write", "Write", True),
        ("mcp__memory", "mcp__memory__add", False),
        ("mcp__.*", "mcp__memory__add", True),
        ("Not.book", "NotebookEdit", True),
        ("Not.book$", "NotebookEdit", False),
        ("^Read$", "ReadMcpResourceTool", False),
    ],
)
def test_matchers(matcher: str, name: str, expected: bool) -> None:
    """Plain matchers are lists of names, anything else is an expression."""
    assert Handler("PreToolUse", matcher, "true").matches(name) is expected


def test_hooks_of_an_event_run_side_by_side(install: Install) -> None:
    """Two hooks that wait for each other both end."""
    meet = "cat >/dev/null; touch {0}; for i in $(seq 100); do [ -e {1} ] && exit 0; sleep 0.05; done; exit 1"
    client = install(meet.format("a", "b"), meet.format("b", "a"))
    assert client.judge("Bash", {"command": "true"}).before.failures == []


def test_same_command_runs_once(install: Install) -> None:
    """A hook that stands in two settings files is one hook."""
    client = install("cat >/dev/null; echo x >> ran")
    folder = client.project / ".claude"
    (folder / "settings.local.json").write_bytes((folder / "settings.json").read_bytes())
    client.judge("Bash", {"command": "true"})
    assert (client.project / "ran").read_text() == "x\n"


def test_what_a_hook_is_told(install: Install, tmp_path: Path) -> None:
    """The members, the directory and the environment of a hook."""
    seen = tmp_path / "seen"
    client = install(f'cat > {seen}; pwd >> {seen}; echo "$CLAUDE_PROJECT_DIR" >> {seen}')
    call = client.judge("Read", {"file_path": "ä.txt"}, SubAgent("a1", "Explore"), "plan")
    payload, cwd, project, end = seen.read_text().replace("}/", "}\n/").split("\n")
    assert json.loads(payload) == {
        "session_id": client.session_id,
        "transcript_path": str(client.transcript),
        "cwd": str(client.project),
        "permission_mode": "plan",
        "hook_event_name": "PreToolUse",
        "tool_name": "Read",
        "tool_input": {"file_path": "ä.txt"},
        "tool_use_id": call.identifier,
        "agent_id": "a1",
        "agent_type": "Explore",
    }
    assert (cwd, project, end) == (str(client.project), str(client.project), "")


def test_updated_input_is_what_runs(install: Install) -> None:
    """Another hook's input is what the tool gets and what is reported."""
    client = install(printing(specific(permissionDecision="allow", updatedInput={"command": "echo other"})))
    call = client.use("Bash", {"command": "echo mine"})
    assert (call.given, call.response["stdout"]) == ({"command": "echo other"}, "other\n")


def test_tools_have_effects(install: Install) -> None:
    """What is allowed is really done, and what fails is told as a failure."""
    client = install()
    client.use("Write", {"file_path": str(client.project / "x.py"), "content": "one two"})
    client.use("Edit", {"file_path": str(client.project / "x.py"), "old_string": "two", "new_string": "three"})
    assert client.use("Read", {"file_path": str(client.project / "x.py")}).response["file"]["content"] == "one three"
    assert client.use("Grep", {"pattern": "three"}).response["numFiles"] == 1
    assert client.use("Bash", {"command": "exit 3"}).failed
    assert client.use("Read", {"file_path": "missing"}).failed


def test_permission_rules(install: Install) -> None:
    """A denied path is denied although no hook speaks, and although one allows."""
    client = install(ALLOW)
    rules = ["Read(//**/.env)", "Read(~/.ssh/**)", "Read(./secret/*)", "WebSearch"]
    (client.project / ".claude" / "settings.local.json").write_text(json.dumps({"permissions": {"deny": rules}}))
    denied = [
        str(client.project / ".env"),
        "/.env",
        f"{client.home}/.ssh/keys/id",
        str(client.project / "secret" / "x"),
    ]
    allowed = [str(client.project / ".envrc"), f"{client.home}/.sshd/x", str(client.project / "secret" / "a" / "b")]
    outcomes = {path: client.judge("Read", {"file_path": path}).outcome for path in denied + allowed}
    assert outcomes == {**dict.fromkeys(denied, "denied"), **dict.fromkeys(allowed, "ran")}
    assert client.judge("WebSearch", {"query": "x"}).reason == "permissions.deny: WebSearch"
    assert client.judge("Write", {"file_path": denied[0], "content": ""}).outcome == "ran"


@pytest.mark.parametrize(
    "settings",
    [
        b"{",
        b"[]",
        b'\xef\xbb\xbf{"hooks":{}}',
        b'{"hooks":{"PreToolUse":{}}}',
        b'{"hooks":{"PreToolUse":[{"type":"command","command":"true"}]}}',
        b'{"hooks":{"PreToolUse":[{"hooks":[{"type":"command"}]}]}}',
        b'{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"true","timeout":"5"}]}]}}',
        b'{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"true","onFailure":"deny"}]}]}}',
        b'{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"true","onfailure":"block"}]}]}}',
        b'{"hooks":{},"hooks":{}}',
    ],
)
def test_settings_that_would_be_ignored(tmp_path: Path, settings: bytes) -> None:
    """Settings that are not as documented fail the test."""
    (tmp_path / ".claude").mkdir()
    (tmp_path / ".claude" / "settings.json").write_bytes(settings)
    with pytest.raises(NotUnderstood):
        Configuration(tmp_path / "home", tmp_path).handlers("PreToolUse")


def test_which_server_wins(tmp_path: Path) -> None:
    """The user's entry for the project beats the project's, which beats the user's own."""
    home, project = tmp_path / "home", tmp_path / "project"
    home.mkdir()
    project.mkdir()

    def entry(command: str) -> dict[str, Any]:
        return {"type": "stdio", "command": command, "args": ["serve"], "env": {}}

    state: dict[str, Any] = {"mcpServers": {"a": entry("user"), "b": entry("user"), "c": entry("user")}}
    state["projects"] = {str(project): {"mcpServers": {"a": entry("local")}}}
    (home / ".claude.json").write_text(json.dumps(state))
    (project / ".mcp.json").write_text(json.dumps({"mcpServers": {"a": entry("project"), "b": entry("project")}}))
    found = {name: server.command for name, server in Configuration(home, project).servers().items()}
    assert found == {"a": "local", "b": "project", "c": "user"}


def test_hook_that_leaves_a_child(install: Install) -> None:
    """A grandchild that keeps the pipes open lasts no longer than the time-out."""
    began = time.monotonic()
    call = install("sleep 30 & exit 0", timeout=0.5).judge("Bash", {"command": "true"})
    assert len(call.before.failures) == 1 and time.monotonic() - began < 20


SERVER = """
import os
from mcp.server.mcpserver import Context, MCPServer
server = MCPServer("stub")
@server.tool()
def told(context: Context) -> str:
    meta = context.request_context.meta or {}
    return f"{os.environ.get('CLAUDE_CODE_SESSION_ID')} {meta.get('claudecode/toolUseId')} {os.getcwd()}"
server.run("stdio")
"""


@pytest.mark.parametrize("tells", [True, False])
def test_servers_are_told(install: Install, tmp_path: Path, tells: bool) -> None:
    """A server learns the session by its environment and the call by its metadata, where that is switched on."""
    client = install()
    client.tells_servers_session = client.tells_servers_call = tells
    (tmp_path / "server.py").write_text(SERVER)
    entry = {"command": sys.executable, "args": [str(tmp_path / "server.py")]}
    (client.project / ".mcp.json").write_text(json.dumps({"mcpServers": {"stub": entry}}))
    with client:
        client.start()
        call = client.use("mcp__stub__told", {})
    session, identifier = (client.session_id, call.identifier) if tells else (None, None)
    assert call.response["content"][0]["text"] == f"{session} {identifier} {client.project}"
