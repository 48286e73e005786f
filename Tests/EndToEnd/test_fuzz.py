"""Thousands of random and mutated frames: one answer each, none invalid, every decision on record."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

from harness.eras import EVERY_ERA, LEGACY, MODERN, Era, Frame, encode
from harness.frame_source import FrameSource
from harness.oracle import Answer, cancelled_keys, expect, expectations, key_of
from harness.sandbox import Sandbox, high_water_kilobytes
from harness.schemas import SchemaViolation
from harness.session import Session
from harness.tally import Tally

FRAMES = int(os.environ.get("CAVRA_FUZZ_FRAMES", "10000"))
SEED = int(os.environ.get("CAVRA_FUZZ_SEED", "20260728"))
MEMORY_LIMIT_KILOBYTES = 64 * 1024
BATCHING = next(era for era in EVERY_ERA if era.batches)
SHARES = {MODERN: 0.4, LEGACY: 0.4, BATCHING: 0.2}


class Fuzzer:
    """Sends windows of lines and settles the account after each."""

    def __init__(self, session: Session, seed: int, transcript: Path) -> None:
        self.session = session
        self._transcript = transcript
        self.tally = Tally()
        self.sent = 0
        self._random = random.Random(seed + 1)
        self._source = FrameSource(seed, session.era, session.tools())

    def window(self) -> None:
        """Sends up to 32 lines at once and takes in all their answers."""
        lines = [self._source.line() for _ in range(self._random.choice((1, 1, 2, 8, 32)))]
        for line in lines:
            for expectation in expectations(line, self.session.era):
                self.tally.asked(expectation)
        for line in lines:
            for cancelled in cancelled_keys(line, self.session.era):
                self.tally.cancelled(cancelled)
        self.sent += len(lines)
        fence = f"fence-{self.sent}"
        self.tally.asked(expect(Answer.WITH_ID, key=key_of(fence), method="tools/list"))
        lines.append(encode(self.session.era.request(fence, "tools/list")).rstrip(b"\n"))
        try:
            self.session.peer.send(b"\n".join(lines) + b"\n")
            self._settle(deadline=time.monotonic() + 30)
        except Exception as error:
            self._transcript.write_bytes(b"\n".join(lines) + b"\n")
            raise AssertionError(f"{error}\nafter {self.sent} frames; the last are in {self._transcript}") from error

    def _settle(self, deadline: float) -> None:
        while not self.tally.settled:
            try:
                self.take(self.session.peer.line(deadline - time.monotonic()))
            except Exception as error:
                raise AssertionError(f"{type(error).__name__}: {error}; missing: {self.tally.missing()}") from error
        self.tally.close_window()

    def take(self, line: bytes) -> None:
        """Checks and books one line of the server."""
        frame: Any = json.loads(line)
        parts = frame if isinstance(frame, list) else [frame]
        assert isinstance(frame, dict) or (self.session.era.batches and parts), f"no message: {line[:200]!r}"
        for part in parts:
            if "method" in part:
                self.session.checker.notification(part)
            else:
                self._check_response(part, self.tally.got(part))

    def _check_response(self, frame: Frame, methods: set[str]) -> None:
        violations = []
        for method in methods or (None,):
            try:
                self.session.checker.response(frame, method)
                return
            except SchemaViolation as violation:
                violations.append(str(violation))
        raise AssertionError("; ".join(violations) + f": {str(frame)[:400]}")


@pytest.mark.parametrize("era", SHARES, ids=str)
def test_random_and_mutated_frames(sandbox: Sandbox, era: Era, capsys: pytest.CaptureFixture[str]) -> None:
    """Each frame gets what it is due, and each answered decision is a record."""
    with capsys.disabled():
        print(f"\n[fuzz {era}: seed {SEED}, {round(FRAMES * SHARES[era])} frames]", end=" ", flush=True)
    with sandbox.serve(era) as session:
        fuzzer = Fuzzer(session, SEED, sandbox.root / "last-frames.jsonl")
        while fuzzer.sent < FRAMES * SHARES[era]:
            fuzzer.window()
            assert session.peer.process.poll() is None
        memory = high_water_kilobytes(session.peer.pid)
        session.peer.close_input()
        for line in session.peer.rest(timeout=20):
            fuzzer.take(line)
        assert session.peer.wait() == 0
    assert memory < MEMORY_LIMIT_KILOBYTES
    recorded = {record["decision_id"] for record in sandbox.decisions()}
    answered = set(fuzzer.tally.decisions)
    assert answered, "no guard call was decided"
    assert answered <= recorded
    assert len(recorded - answered) <= fuzzer.tally.unanswered_guards
    sandbox.assert_verified()
