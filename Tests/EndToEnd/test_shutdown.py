"""How a server ends: promptly, with what it owes, and leaving nothing behind."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

from harness.eras import Era, encode
from harness.sandbox import Sandbox, descendants

GUARD = {"name": "guard_file", "arguments": {"operation": "read", "path": "README.md"}}


def test_end_of_input(sandbox: Sandbox, era: Era) -> None:
    """What is in flight at the end of the input is answered, then the exit status is 0."""
    with sandbox.serve(era) as session:
        frames = [era.request(f"s{number}", "tools/call", GUARD) for number in range(50)]
        session.peer.send(b"".join(map(encode, frames)))
        session.peer.close_input()
        answers = [json.loads(line) for line in session.peer.rest()]
        assert {answer["id"] for answer in answers if "result" in answer} == {frame["id"] for frame in frames}
        assert session.peer.wait() == 0
    assert len(sandbox.decisions()) == 50


def test_end_of_input_is_prompt(sandbox: Sandbox, era: Era) -> None:
    """An idle server is gone well before a client would send a signal."""
    with sandbox.serve(era) as session:
        session.peer.close_input()
        assert session.peer.wait(timeout=2) == 0


def test_end_of_input_at_once(sandbox: Sandbox) -> None:
    """A server that is never spoken to ends with status 0 too."""
    assert sandbox.run("serve").returncode == 0


def test_last_request_without_newline(sandbox: Sandbox, era: Era) -> None:
    """A frame that the end of the input cuts off is not executed."""
    with sandbox.serve(era) as session:
        session.peer.send(encode(era.request("cut", "tools/call", GUARD)).rstrip(b"}\n"))
        session.peer.close_input()
        assert not any(b'"result"' in line for line in session.peer.rest())
        assert session.peer.wait() == 0


def test_termination(sandbox: Sandbox, era: Era) -> None:
    """SIGTERM ends the server with status 143 and no child of it lives on."""
    with sandbox.serve(era) as session:
        session.decide("guard_command", {"command": "git status"})
        children = descendants(session.peer.pid)
        session.peer.send_signal(signal.SIGTERM)
        assert session.peer.wait(timeout=5) == 143
        time.sleep(0.1)
        assert [child for child in children if Path(f"/proc/{child}").exists()] == []
    sandbox.assert_verified()


def test_termination_under_load(sandbox: Sandbox, era: Era) -> None:
    """A signal in the middle of many calls still gives status 143, whole lines and a log that holds every answer."""
    with sandbox.serve(era) as session:
        frames = [era.request(f"s{number}", "tools/call", GUARD) for number in range(500)]
        session.peer.send(b"".join(map(encode, frames)))
        session.peer.line()
        session.peer.send_signal(signal.SIGTERM)
        answers = [json.loads(line) for line in session.peer.rest(timeout=20)]
        assert session.peer.unfinished == b""
        assert session.peer.wait(timeout=5) == 143
    answered = {answer["result"]["structuredContent"]["decision_id"] for answer in answers if "result" in answer}
    assert answered <= {record["decision_id"] for record in sandbox.decisions()}
    sandbox.assert_verified()


def test_reader_goes_away(sandbox: Sandbox, era: Era) -> None:
    """A client that closes its end of the output does not leave a server behind."""
    with sandbox.serve(era) as session:
        assert session.peer.process.stdout
        session.peer.process.stdout.close()
        session.peer.send(encode(era.request("x", "tools/call", GUARD)))
        session.peer.close_input()
        session.peer.wait(timeout=10)
        assert session.peer.process.returncode != -signal.SIGPIPE
