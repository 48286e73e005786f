"""The instruments themselves: a test that cannot fail shows nothing."""

from __future__ import annotations

import pytest

from harness.eras import EVERY_ERA, LEGACY, MODERN, Frame
from harness.oracle import Answer, cancelled_keys, expect, expectations, key_of
from harness.schemas import FrameChecker, SchemaViolation
from harness.strace import completed_calls
from harness.tally import Tally, WrongCount

NOTHING, WITH_ID, WITHOUT_ID = Answer.NOTHING, Answer.WITH_ID, Answer.WITHOUT_ID
BATCHING = next(era for era in EVERY_ERA if era.batches)


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        (b"", {NOTHING}),
        (b"\r", {NOTHING}),
        (b"x", {WITHOUT_ID}),
        (b"\xff", {WITHOUT_ID}),
        (b"[]", {WITHOUT_ID}),
        (b'{"jsonrpc":"2.0","id":1,"method":"ping"}', {WITH_ID}),
        (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', {WITHOUT_ID}),
        (b'{"jsonrpc":"2.0","id":1.5,"method":"ping"}', {WITHOUT_ID}),
        (b'{"jsonrpc":"2.0","id":true,"method":"ping"}', {WITHOUT_ID}),
        (b'{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', {WITH_ID, WITHOUT_ID}),
        (b'{"jsonrpc":"2.0","method":"notifications/x"}', {NOTHING}),
        (b'{"jsonrpc":"2.0","id":1,"result":{}}', {NOTHING, WITHOUT_ID}),
        (b'{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen"}', {NOTHING, WITH_ID}),
    ],
)
def test_oracle(line: bytes, allowed: set[Answer]) -> None:
    """What the protocol leaves open is open, and nothing else is."""
    assert [set(found.allowed) for found in expectations(line, LEGACY)] == [allowed]


def test_oracle_reads_batches() -> None:
    """An array is many messages where the revision has batches, else it is garbage."""
    line = b'[{"jsonrpc":"2.0","id":"a","method":"ping"},7]'
    assert [found.key for found in expectations(line, BATCHING)] == [("str", "a"), None]
    assert [set(found.allowed) for found in expectations(line, LEGACY)] == [{WITHOUT_ID}]


def test_oracle_reads_cancellations() -> None:
    """A cancellation counts alone, and inside an array only where the revision has batches."""
    line = b'{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}'
    assert cancelled_keys(line, LEGACY) == cancelled_keys(b"[" + line + b"]", BATCHING) == [("int", 7)]
    assert cancelled_keys(b"[" + line + b"]", LEGACY) == cancelled_keys(b"garbage", LEGACY) == []


def test_tally_counts() -> None:
    """A missing answer, a second answer and an answer to nobody are all noticed."""
    tally = Tally()
    tally.asked(expect(WITH_ID, key=key_of(1), method="ping"))
    assert not tally.settled
    with pytest.raises(WrongCount):
        tally.close_window()
    with pytest.raises(WrongCount):
        tally.got({"id": "1", "result": {}})
    assert tally.got({"id": 1, "result": {}}) == {"ping"}
    assert tally.settled
    with pytest.raises(WrongCount):
        tally.got({"id": 1, "result": {}})
    with pytest.raises(WrongCount):
        tally.got({"error": {"code": -32700, "message": "x"}})


def test_tally_lets_a_refusal_do_without_its_id() -> None:
    """What may be answered either way is answered once, either way."""
    answers: list[Frame] = [{"id": 1, "error": {}}, {"error": {}}]
    for answer in answers:
        tally = Tally()
        tally.asked(expect(WITH_ID, WITHOUT_ID, key=key_of(1)))
        tally.got(answer)
        assert tally.settled
        with pytest.raises(WrongCount):
            tally.got({"error": {}})


@pytest.mark.parametrize(
    "frame",
    [
        {"jsonrpc": "2.0", "id": 1, "result": {"tools": []}},
        {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "x"}},
        {"jsonrpc": "2.0", "id": 1, "error": {"code": -32000, "message": "x"}},
        {"jsonrpc": "2.0", "id": 1, "error": {"code": -32022, "message": "x"}},
        {"jsonrpc": "2.0", "id": 1, "error": {"code": "x", "message": "x"}},
        {"jsonrpc": "2.0", "id": 1, "result": {}, "error": {"code": 1, "message": "x"}},
    ],
)
def test_checker_refuses(frame: Frame) -> None:
    """Answers that the modern schema does not allow are noticed."""
    with pytest.raises(SchemaViolation):
        FrameChecker(MODERN).response(frame, "tools/list")


def test_trace_is_read() -> None:
    """Calls of several threads are put together and in order; failed ones are left out."""
    trace = """\
7 pwrite64(5</s/evidence.db-wal>, "x", 1, 0) = 1
7 fdatasync(5</s/evidence.db-wal> <unfinished ...>
8 write(1<pipe:[42]>, "a", 1) = 1
7 <... fdatasync resumed>) = 0
8 write(1<pipe:[42]>, "b", 1) = -1 EPIPE (Broken pipe)
"""
    calls = list(completed_calls(trace))
    assert [(call.name, call.began, call.ended) for call in calls] == [
        ("pwrite64", 0, 0),
        ("write", 2, 2),
        ("fdatasync", 1, 3),
    ]
    assert calls[2].path == "/s/evidence.db-wal" and calls[2].syncs
