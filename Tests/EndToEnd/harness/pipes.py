"""A child process that speaks lines over its standard input and output."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import Mapping, Sequence


class PeerClosed(Exception):
    """The child closed its standard output."""


class PeerSilent(Exception):
    """The child did not answer before the deadline."""


class LinePeer:
    """One child process with a pipe each way.

    One thread does both directions: while a write waits for room in the pipe, what the child says is taken in, so that
    neither side can block the other for ever.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str], cwd: Path, stderr: Path | None = None) -> None:
        self._stderr = open(stderr, "ab") if stderr else open(os.devnull, "wb")
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            bufsize=0,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
        )
        assert self.process.stdin is not None and self.process.stdout is not None
        self._input = self.process.stdin.fileno()
        self._output = self.process.stdout.fileno()
        os.set_blocking(self._input, False)
        self._pending = bytearray()
        self._scanned = 0
        self._ended = False

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self.process.pid

    @property
    def input_descriptor(self) -> int:
        """Our end of the child's standard input; writes to it never wait."""
        return self._input

    @property
    def output_inode(self) -> int:
        """The inode of the pipe that is the child's standard output."""
        return os.fstat(self._output).st_ino

    def send(self, data: bytes, timeout: float = 30) -> None:
        """Writes all of `data`, taking in answers meanwhile."""
        deadline = time.monotonic() + timeout
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._input, view) :]
                continue
            except BlockingIOError:
                pass
            left = deadline - time.monotonic()
            if left <= 0:
                raise PeerSilent("the child does not read its input")
            watched = [] if self._ended else [self._output]
            readable, _, _ = select.select(watched, [self._input], [], left)
            if readable:
                self._take_in()

    def line(self, timeout: float = 10) -> bytes:
        """The next line without its newline.

        Raises `PeerClosed` at the end of output and `PeerSilent` where no whole line came within `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while True:
            end = self._pending.find(b"\n", self._scanned)
            if end >= 0:
                found = bytes(self._pending[:end])
                del self._pending[: end + 1]
                self._scanned = 0
                return found
            self._scanned = len(self._pending)
            if self._ended:
                raise PeerClosed(f"end of output, {len(self._pending)} bytes without a newline")
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._output], [], [], left)[0]:
                raise PeerSilent(f"no line within {timeout} s")
            self._take_in()

    def rest(self, timeout: float = 10) -> list[bytes]:
        """All lines until the end of output."""
        lines: list[bytes] = []
        deadline = time.monotonic() + timeout
        while True:
            try:
                lines.append(self.line(max(0.0, deadline - time.monotonic())))
            except PeerClosed:
                return lines

    @property
    def unfinished(self) -> bytes:
        """What came after the last newline."""
        return bytes(self._pending)

    def close_input(self) -> None:
        """Ends the child's standard input."""
        if self.process.stdin:
            self.process.stdin.close()

    def wait(self, timeout: float = 10) -> int:
        """The exit status, negative where a signal ended the child."""
        return self.process.wait(timeout)

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal to the child alone."""
        self.process.send_signal(number)

    def close(self) -> None:
        """Ends the child by force where it still runs, and frees the pipes."""
        if self.process.poll() is None:
            self.process.kill()
        self.close_input()
        if self.process.stdout:
            self.process.stdout.close()
        self.process.wait()
        self._stderr.close()

    def _take_in(self) -> None:
        data = os.read(self._output, 1 << 20)
        if data:
            self._pending += data
        else:
            self._ended = True
