"""What breaks servers in practice: broken bytes, odd ids, deep and large frames, slow readers."""

from __future__ import annotations

import json
import os
import time

import pytest

from harness.eras import Era, Frame, encode
from harness.sandbox import Sandbox, high_water_kilobytes
from harness.session import Session

GUARD = {"name": "guard_file", "arguments": {"operation": "read", "path": "README.md"}}

UNREADABLE = {
    "text": b"hello",
    "half an object": b'{"jsonrpc":"2.0",',
    "two values": b"{} {}",
    "byte order mark": b'\xef\xbb\xbf{"jsonrpc":"2.0","method":"x"}',
    "bad UTF-8": b'{"jsonrpc":"2.0","method":"\xff"}',
    "overlong UTF-8": b'{"jsonrpc":"2.0","method":"\xc0\xaf"}',
    "lone surrogate bytes": b'{"jsonrpc":"2.0","method":"\xed\xa0\x80"}',
    "not a number": b'{"jsonrpc":"2.0","method":"x","params":{"a":NaN}}',
    "control character": b'{"jsonrpc":"2.0","method":"a\x01b"}',
}
NO_REQUEST = {
    "number": b"1",
    "null": b"null",
    "string": b'"x"',
    "empty object": b"{}",
    "null id": b'{"jsonrpc":"2.0","id":null,"method":"tools/list"}',
    "fractional id": b'{"jsonrpc":"2.0","id":1.5,"method":"tools/list"}',
    "boolean id": b'{"jsonrpc":"2.0","id":true,"method":"tools/list"}',
    "object id": b'{"jsonrpc":"2.0","id":{},"method":"tools/list"}',
}
IDS = ['"a"', '""', "0", "-1", "9007199254740993", "18446744073709551616", '"\\u0061\\n"', '"\u212a"', '"1"', "1000001"]


def next_error(session: Session) -> Frame:
    """The next frame, which must be an error without id."""
    frame = session.receive_one()
    assert "id" not in frame, frame
    error: Frame = frame["error"]
    return error


def raw_request(session: Session, identifier: str, method: str, params: Frame | None = None) -> bytes:
    """A request whose id is spelled exactly so."""
    frame = encode(session.era.request("@", method, params)).decode()
    return frame.replace('"id":"@"', f'"id":{identifier}', 1).encode()


@pytest.mark.parametrize("line", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_line(sandbox: Sandbox, era: Era, line: bytes) -> None:
    """A parse error without id, and the connection goes on."""
    with sandbox.serve(era) as session:
        session.peer.send(line + b"\n")
        assert next_error(session)["code"] == -32700
        session.result("tools/list")


@pytest.mark.parametrize("line", NO_REQUEST.values(), ids=NO_REQUEST)
def test_no_request(sandbox: Sandbox, era: Era, line: bytes) -> None:
    """JSON that is no request is refused without id, and the connection goes on."""
    with sandbox.serve(era) as session:
        session.peer.send(line + b"\n")
        assert next_error(session)["code"] == -32600
        session.result("tools/list")


def test_array_outside_its_revision(sandbox: Sandbox, era: Era) -> None:
    """Only 2025-03-26 knows batches."""
    with sandbox.serve(era) as session:
        for frames in ([], [2], [era.request("x", "tools/list")]):
            session.peer.send(encode(frames))
            assert next_error(session)["code"] == -32600
        session.settle(0.05)
        assert len(session.stray) == 3


@pytest.mark.parametrize("key", ["id", "method", "jsonrpc", "params", "m\\u0065thod"])
def test_duplicate_key(sandbox: Sandbox, era: Era, key: str) -> None:
    """Two members of one name are refused, also where one of them is spelled with an escape."""
    with sandbox.serve(era) as session:
        line = raw_request(session, "77", "tools/list", {"x": 1}).removesuffix(b"}\n")
        session.peer.send(line + f',"{key}":"tools/call"}}\n'.encode())
        answer = session.receive_one()
        assert answer["error"]["code"] in (-32700, -32600) and answer.get("id") in (None, 77)
        session.result("tools/list")


@pytest.mark.parametrize("identifier", IDS)
def test_id_is_echoed_byte_for_byte(sandbox: Sandbox, era: Era, identifier: str) -> None:
    """Whatever its size or spelling, an id comes back as it was."""
    with sandbox.serve(era) as session:
        session.peer.send(raw_request(session, identifier, "tools/call", GUARD))
        line = session.peer.line()
        assert f'"id":{identifier},'.encode() in line or line.endswith(f'"id":{identifier}}}'.encode()), line[-80:]
        assert "result" in json.loads(line)


def test_duplicate_id_in_flight(sandbox: Sandbox, era: Era) -> None:
    """Of two open requests with one id the second is refused; the id is free again after the answer."""
    with sandbox.serve(era) as session:
        frame = encode(era.request("twin", "tools/call", GUARD))
        session.peer.send(frame * 20)
        answers = [json.loads(session.peer.line()) for _ in range(20)]
        assert all(answer["id"] == "twin" for answer in answers)
        errors = [answer["error"]["code"] for answer in answers if "error" in answer]
        assert set(errors) <= {-32600} and len(errors) < 20
        session.peer.send(frame)
        assert "result" in json.loads(session.peer.line())


@pytest.mark.parametrize("depth", [100_000, 1_000])
def test_depth_is_bounded(sandbox: Sandbox, era: Era, depth: int) -> None:
    """Deep nesting is refused, not a crash."""
    with sandbox.serve(era) as session:
        nested = b"[" * depth + b"]" * depth
        line = encode(era.request("deep", "tools/list", {"x": "@"})).replace(b'"@"', nested)
        session.peer.send(line)
        answer = session.receive_one()
        assert answer["error"]["code"] in (-32600, -32602, -32700) and answer.get("id") in (None, "deep")
        session.result("tools/list")


@pytest.mark.parametrize("megabytes", [1, 32])
def test_size_is_bounded(sandbox: Sandbox, era: Era, megabytes: int) -> None:
    """A large argument is judged or refused, within the memory limit, and the connection goes on."""
    with sandbox.serve(era) as session:
        arguments = {"operation": "read", "path": "x" * (megabytes << 20)}
        session.peer.send(encode(era.request("large", "tools/call", {"name": "guard_file", "arguments": arguments})))
        answer = json.loads(session.peer.line(30))
        refused = answer.get("error", {}).get("code") in (-32600, -32602)
        assert answer.get("id") in (None, "large")
        assert refused or "structuredContent" in answer["result"] or answer["result"]["isError"]
        session.result("tools/list")
        assert high_water_kilobytes(session.peer.pid) < 64 * 1024


def test_endless_line(sandbox: Sandbox, era: Era) -> None:
    """A line that never ends is not collected without bound."""
    with sandbox.serve(era) as session:
        for _ in range(200):
            session.peer.send(b"x" * (1 << 20))
        session.peer.send(b"\n")
        assert next_error(session)["code"] in (-32700, -32600)
        session.result("tools/list")
        assert high_water_kilobytes(session.peer.pid) < 64 * 1024


def test_harmless_spellings(sandbox: Sandbox, era: Era) -> None:
    """Blank lines, CRLF, spaces and a frame torn inside a character are all the same message."""
    with sandbox.serve(era) as session:
        session.peer.send(b"\n\r\n\n")
        frame = encode(era.request("é", "tools/list"))
        session.expect([era.request("é", "tools/list")])
        session.peer.send(frame.rstrip(b"\n") + b" \r\n")
        assert "result" in session.answer("é")
        session.expect([era.request("é", "tools/list")])
        middle = frame.index("é".encode()) + 1
        session.peer.send(frame[:middle])
        time.sleep(0.05)
        session.peer.send(frame[middle:])
        assert "result" in session.answer("é")
        assert session.stray == []


def test_what_needs_no_answer(sandbox: Sandbox, era: Era) -> None:
    """Unknown notifications and stray answers are ignored."""
    with sandbox.serve(era) as session:
        for frame in (
            {"jsonrpc": "2.0", "method": "notifications/nobody", "params": {"x": 1}},
            {"jsonrpc": "2.0", "id": 99, "result": {}},
            {"jsonrpc": "2.0", "id": "x", "error": {"code": -1, "message": "no"}},
        ):
            session.peer.send(encode(frame))
        session.settle(0.05)
        assert session.stray == []


@pytest.mark.parametrize("params", ["null", "[]", "7", '"x"'])
def test_params_must_be_an_object(sandbox: Sandbox, era: Era, params: str) -> None:
    """Other parameters are refused under the request's id."""
    with sandbox.serve(era) as session:
        session.peer.send(f'{{"jsonrpc":"2.0","id":"p","method":"tools/list","params":{params}}}\n'.encode())
        answer = session.receive_one()
        assert answer["id"] == "p" and answer["error"]["code"] in (-32600, -32602)


def test_slow_reader_loses_nothing(sandbox: Sandbox, era: Era) -> None:
    """A thousand pipelined calls are all answered to a client that starts to read late."""
    with sandbox.serve(era) as session:
        frames = [era.request(f"s{number}", "tools/call", GUARD) for number in range(1000)]
        session.expect(frames)
        stream = b"".join(map(encode, frames))
        # The pipe takes what it takes; nothing is read before.
        written = os.write(session.peer.input_descriptor, stream)
        time.sleep(1)
        session.peer.send(stream[written:])
        for frame in frames:
            assert "result" in session.answer(frame["id"], timeout=60)
    assert len(sandbox.decisions()) == 1000


def test_stdout_carries_only_frames(sandbox: Sandbox, era: Era) -> None:
    """Diagnostics of broken input go to standard error."""
    with sandbox.serve(era) as session:
        session.peer.send(b"broken\n")
        next_error(session)
        session.peer.close_input()
        assert session.peer.rest() == [] and session.peer.unfinished == b""
        assert session.peer.wait() == 0
    assert sandbox.stderr.read_bytes()


def test_first_line_is_broken(sandbox: Sandbox, era: Era) -> None:
    """What cannot be read before the opening does not decide the era."""
    peer = sandbox.peer("serve")
    try:
        peer.send(b"\xff\nnonsense\n" + encode(era.opening("o")))
        lines = [json.loads(peer.line()) for _ in range(3)]
        assert [line["error"]["code"] for line in lines[:2]] == [-32700, -32700]
        assert lines[2]["id"] == "o" and "result" in lines[2]
    finally:
        peer.close()
