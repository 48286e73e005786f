"""Nothing is answered before its record is on disk, as the kernel saw it and as a kill leaves it."""

from __future__ import annotations

import json
import random
import re
import signal
from pathlib import Path
from typing import Callable

import pytest

from harness import strace
from harness.eras import MODERN, Era, encode
from harness.sandbox import Sandbox
from harness.session import Session
from harness.strace import Call

KILLS = 50
HOMES = 5
APPENDS = 1000


def assert_synced_before(calls: list[Call], answer: Call, since: int) -> None:
    """Fails where the log was not written and then synced between two answers."""
    log = [call for call in calls if "/evidence.db" in call.path and since < call.ended and call.began < answer.began]
    writes = [call for call in log if not call.syncs]
    assert writes, f"nothing was written to the log before: {answer.text[:120]}"
    wal_writes = [call for call in writes if call.path.endswith("-wal")] or writes
    last_write = max(call.ended for call in wal_writes)
    path = wal_writes[-1].path
    syncs = [call for call in log if call.syncs and call.path == path and call.began >= last_write]
    assert any(call.ended < answer.began for call in syncs), f"no completed sync before: {answer.text[:120]}"


def test_sync_precedes_answer(sandbox: Sandbox, era: Era, tmp_path: Path) -> None:
    """Between the request and the write of its answer the log is written and the write is made durable."""
    reason = strace.unavailable()
    if reason:
        pytest.skip(reason)
    trace = tmp_path / "trace"
    command = strace.command(trace) + sandbox.command("serve")
    asked: list[int] = []
    with Session(command, era, sandbox.env, sandbox.repository, sandbox.stderr) as session:
        pipe = f"pipe:[{session.peer.output_inode}]"
        for number in range(12):
            asked.append(session.ask("tools/call", guard_file(f"src/{number}.py")))
            session.answer(asked[-1])
        session.peer.close_input()
        assert session.peer.wait(30) == 0
    calls = list(strace.completed_calls(trace.read_text(errors="replace")))
    answers = [call for call in calls if call.path == pipe]
    since = -1
    for identifier in asked:
        carries_id = re.compile(rf'\\"id\\": ?{identifier}[,}}]')
        answer = next(call for call in answers if carries_id.search(call.text))
        assert_synced_before(calls, answer, since)
        since = answer.ended


def test_kill_loses_no_answered_decision(new_sandbox: Callable[[], Sandbox]) -> None:
    """Fifty servers are killed at random points of a thousand pipelined appends."""
    chance = random.Random(20260728)
    for _ in range(HOMES):
        sandbox = new_sandbox()
        answered: set[str] = set()
        for _ in range(KILLS // HOMES):
            answered |= answers_until_killed(sandbox, chance)
            sandbox.assert_verified()
        assert answered, "no decision was answered in any round"
        assert answered <= {record["decision_id"] for record in sandbox.decisions()}


def answers_until_killed(sandbox: Sandbox, chance: random.Random) -> set[str]:
    """Sends a thousand calls at once, kills the server after some answers, and returns the decisions answered."""
    found: set[str] = set()
    with sandbox.serve(MODERN) as session:
        frames = [
            MODERN.request(f"a{number}", "tools/call", guard_file(f"src/{number}.py")) for number in range(APPENDS)
        ]
        survive = chance.randrange(APPENDS)
        stream = b"".join(map(encode, frames))
        sent = 0
        while len(found) <= survive:
            if sent < len(stream):
                session.peer.send(stream[sent : sent + 4096])
                sent += 4096
            found.add(decision_id(session.peer.line()))
        session.peer.send_signal(signal.SIGKILL)
        found |= {decision_id(line) for line in session.peer.rest()}
        assert session.peer.wait() == -signal.SIGKILL
    return found


def decision_id(line: bytes) -> str:
    """The decision that an answer carries."""
    return json.loads(line)["result"]["structuredContent"]["decision_id"]


def guard_file(path: str) -> dict[str, object]:
    """The parameters of a call that asks whether a file may be read."""
    return {"name": "guard_file", "arguments": {"operation": "read", "path": path}}
