"""Many processes write one log."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from harness.eras import LEGACY, MODERN
from harness.sandbox import Sandbox, json_lines

WRITERS = 8
APPENDS = 1000


def batch(sandbox: Sandbox, writer: int) -> list[dict[str, Any]]:
    """One process that asks a thousand questions."""
    questions = (
        {"id": f"{writer}-{number}", "action_type": "read_file", "target": f"src/{writer}/{number}.py"}
        for number in range(APPENDS)
    )
    done = sandbox.run("guard", "batch", stdin=json_lines(questions), timeout=300)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_eight_processes_from_an_empty_home(sandbox: Sandbox) -> None:
    """Nothing is lost, nothing forks, one key signs it all."""
    assert not sandbox.state.exists()
    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(lambda writer: batch(sandbox, writer), range(WRITERS)))
    for writer, found in enumerate(answers):
        assert [answer["id"] for answer in found] == [f"{writer}-{number}" for number in range(APPENDS)]
        indices = [answer["log_index"] for answer in found]
        assert indices == sorted(indices)
    answered = {answer["log_index"]: answer["decision_id"] for found in answers for answer in found}
    assert len(answered) == WRITERS * APPENDS
    records = sandbox.records()
    assert [record["log_index"] for record in records] == list(range(len(records)))
    recorded = {record["log_index"]: record["decision_id"] for record in records if record["kind"] == "decision"}
    assert recorded == answered
    assert [record["kind"] for record in records].count("key") == 1
    sandbox.assert_verified()
    assert {path.name for path in (sandbox.state / "keys").iterdir()} == {"log-signing.key", "redaction.key"}
    assert sandbox.json("evidence", "verify", "--json")["key"] == records[0]["verifier_key"]


def test_servers_of_both_eras_share_a_log(sandbox: Sandbox) -> None:
    """Two servers and a batch, started at once, leave one chain."""
    with sandbox.serve(LEGACY) as legacy, sandbox.serve(MODERN) as modern, ThreadPoolExecutor(1) as pool:
        other = pool.submit(batch, sandbox, 0)
        for number in range(100):
            for session in (legacy, modern):
                session.decide("guard_file", {"operation": "read", "path": f"src/{number}.py"})
        other.result()
    assert len(sandbox.decisions()) == APPENDS + 200
    sandbox.assert_verified()
