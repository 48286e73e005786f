"""Reads what strace saw: which system calls completed, and in which order."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

TRACED = "fdatasync,fsync,write,writev,pwrite64,pwritev"
_CALL = re.compile(r"^(?P<pid>\d+) +(?P<name>\w+)\((?P<fd>\d+)<(?P<path>[^>]*)>(?P<rest>.*)$")
_RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. (?P<name>\w+) resumed>(?P<rest>.*)$")
_FAILED = re.compile(r"= -1 E")


@dataclass(frozen=True)
class Call:
    """One completed system call on a file or a pipe.

    `began` and `ended` are line numbers of the trace, so that calls of several threads can be put in order.
    """

    name: str
    path: str
    text: str
    began: int
    ended: int

    @property
    def syncs(self) -> bool:
        """Whether the call makes a file durable."""
        return self.name in ("fdatasync", "fsync")


def command(output: Path) -> list[str]:
    """The words that go before a traced command line."""
    return ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={TRACED}", "-o", str(output)]


def unavailable() -> str | None:
    """Why nothing can be traced here; None where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return None if done.returncode == 0 else f"tracing is forbidden here: {done.stderr.decode().strip()}"


def completed_calls(trace: str) -> Iterator[Call]:
    """All calls that succeeded, in the order in which they ended."""
    begun: dict[str, Call] = {}
    for number, line in enumerate(trace.splitlines()):
        if match := _CALL.match(line):
            call = Call(match["name"], match["path"], match["rest"], number, number)
            if line.endswith("<unfinished ...>"):
                begun[match["pid"]] = call
            elif not _FAILED.search(line):
                yield call
        elif match := _RESUMED.match(line):
            first = begun.pop(match["pid"], None)
            if first is not None and not _FAILED.search(line):
                yield Call(first.name, first.path, first.text, first.began, number)
