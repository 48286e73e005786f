"""The hook, the guard tools and `guard batch` say the same about every labelled command and path."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from harness.claude_code import Call, ClaudeCode
from harness.claude_sandbox import ClaudeSandbox
from harness.eras import MODERN
from harness.rows import Row, rows
from harness.sandbox import json_lines

PROCESSES = 4
# What a client makes of each decision, without its own prompts.
FORMS = {
    "allow": "neutral",
    "allow_with_attestation": "neutral",
    "audit_only": "neutral",
    "warn": "neutral",
    "require_approval": "ask",
    "block": "deny",
}
Verdict = tuple[str, str]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> ClaudeSandbox:
    """One installed world for all surfaces."""
    sandbox = ClaudeSandbox(tmp_path_factory.mktemp("parity") / "sandbox", installed)
    sandbox.build_world()
    sandbox.init()
    return sandbox


@pytest.fixture(scope="module")
def asked(world: ClaudeSandbox) -> list[Row]:
    """All rows."""
    return rows(world)


@pytest.fixture(scope="module")
def batch(world: ClaudeSandbox, asked: list[Row]) -> dict[int, Verdict]:
    """What `guard batch` decides: the outcome and the rule."""
    done = world.run("guard", "batch", stdin=json_lines(row.line for row in asked), timeout=120)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    found = {answer["id"]: verdict(answer) for answer in answers}
    assert sorted(found) == [row.number for row in asked]
    return found


def verdict(decision: dict[str, Any]) -> Verdict:
    """What is compared: the outcome, and why."""
    return decision["decision"], decision["rule_id"]


def differences(asked: list[Row], expected: dict[int, Any], found: dict[int, Any]) -> list[str]:
    """The rows on which two surfaces differ, in words."""
    return [
        f"{row.operation} {row.target!r}: {expected[row.number]} in the batch, {found[row.number]} here"
        for row in asked
        if row.number in found and expected[row.number] != found[row.number]
    ]


def test_rows_reach_every_outcome(batch: dict[int, Verdict]) -> None:
    """A comparison of nothing but refusals would show little."""
    outcomes = [outcome for outcome, _ in batch.values()]
    assert min(outcomes.count(name) for name in ("allow", "require_approval", "block")) > 20, outcomes


def test_guard_tools(world: ClaudeSandbox, asked: list[Row], batch: dict[int, Verdict]) -> None:
    """One session of the MCP server."""
    with world.serve(MODERN) as session:
        found = {row.number: verdict(session.decide(*row.guard)) for row in asked}
    assert differences(asked, batch, found) == []


def test_hook(world: ClaudeSandbox, asked: list[Row], batch: dict[int, Verdict]) -> None:
    """One process of the hook for each row, four at a time; the form of the answer, and what the log has of it."""
    client = world.client(executes=False)
    through = [row for row in asked if row.tool]
    with ThreadPoolExecutor(PROCESSES) as pool:
        calls = dict(zip([row.number for row in through], pool.map(lambda row: judged(client, row), through)))
    expected = {number: FORMS[outcome] for number, (outcome, _) in batch.items()}
    assert differences(through, expected, {number: form(call) for number, call in calls.items()}) == []
    warned = {number for number, (outcome, _) in batch.items() if outcome == "warn" and number in calls}
    assert {number for number, call in calls.items() if call.before.context} == warned
    recorded = {record["correlation_id"]: record for record in world.decisions() if record["surface"] == "hook"}
    found = {number: verdict(recorded[call.identifier]) for number, call in calls.items()}
    assert differences(through, batch, found) == []
    world.assert_verified()


def judged(client: ClaudeCode, row: Row) -> Call:
    """What the hook says to the client; nothing runs."""
    assert row.tool
    return client.judge(row.tool, row.arguments)


def form(call: Call) -> str:
    """What the hook answered; that it failed is no answer."""
    codes = [run.exit_code for run in call.before.runs]
    return (call.before.decision or "neutral") if codes == [0] else f"exit {codes}: {call.reason}"
