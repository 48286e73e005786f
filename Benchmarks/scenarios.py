"""What is measured: calls, start-up, writers side by side, verification."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List

from floor import raw_commits
from measure import Latency, samples, timed
from stdio import LEGACY, MODERN, Caller

WRITERS = 8
NULL_SERVER = [sys.executable, str(Path(__file__).with_name("null_server.py"))]


@dataclass(frozen=True)
class Place:
    """A binary and the folders that it runs in, seen by nobody else."""

    binary: Path
    root: Path

    @property
    def repository(self) -> Path:
        """The working directory."""
        return self.root / "repository"

    def env(self, state: str) -> Dict[str, str]:
        """The whole environment, with one of several state folders."""
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.root / "home"),
            "CAVRA_HOME": str(self.root / state),
        }

    def prepare(self) -> None:
        """Makes the folders."""
        (self.root / "home").mkdir()
        self.repository.mkdir()
        (self.repository / "README.md").write_text("# Sample\n")
        subprocess.run(["git", "init", "--quiet", str(self.repository)], env=self.env("unused"), check=True)

    def serve(self, version: str) -> Caller:
        """A connection to a new server process."""
        return Caller([str(self.binary), "serve"], version, self.env("state"), self.repository)

    def null(self, version: str) -> Caller:
        """A connection to a new null server."""
        return Caller(NULL_SERVER, version, self.env("unused"), self.repository)


def calls(place: Place, rounds: int, count: int) -> Dict[str, Any]:
    """One `guard_file` call, in turn with its floors so that all see the same machine."""
    collected: Dict[str, List[float]] = {}
    memory = 0.0
    for _ in range(rounds):
        collected.setdefault("raw commit", []).extend(raw_commits(place.root, count))
        for version in (LEGACY, MODERN):
            with place.null(version) as null:
                samples(null.guard_file, 20)
                collected.setdefault(f"null {version}", []).extend(samples(null.guard_file, count))
            with place.serve(version) as server:
                samples(server.guard_file, 20)
                collected.setdefault(f"cavra {version}", []).extend(samples(server.guard_file, count))
                memory = max(memory, server.resident_megabytes())
    return {"latency": {name: Latency.of(found) for name, found in collected.items()}, "rss_mb": memory}


def first_answers(place: Place, count: int) -> Dict[str, Latency]:
    """From the start of a process to its first answer, and on to its first decision."""
    answered: List[float] = []
    decided: List[float] = []
    for _ in range(count):
        start = time.perf_counter()
        with place.serve(MODERN) as server:
            answered.append(time.perf_counter() - start)
            server.guard_file()
            decided.append(time.perf_counter() - start)
    return {"first answer": Latency.of(answered), "first decision": Latency.of(decided)}


def writers(place: Place, appends: int) -> Dict[str, Any]:
    """Several processes that append to one new log at once."""
    barrier = threading.Barrier(WRITERS)
    collected: List[List[float]] = [[] for _ in range(WRITERS)]
    failures: List[str] = []

    def write(index: int) -> None:
        try:
            collected[index] = _batch(place, appends, barrier)
        except Exception as error:  # the thread's failure is the benchmark's failure
            failures.append(f"writer {index}: {error}")

    threads = [threading.Thread(target=write, args=(index,)) for index in range(WRITERS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    if failures:
        raise RuntimeError("; ".join(failures))
    every = [sample for found in collected for sample in found]
    return {"latency": Latency.of(every), "appends_per_s": round(len(every) / elapsed)}


def verification(place: Place, records: int) -> Dict[str, Any]:
    """Verifying the log that the writers left."""
    command = [str(place.binary), "evidence", "verify"]

    def verify() -> None:
        subprocess.run(command, env=place.env("writers"), cwd=place.repository, check=True, capture_output=True)

    seconds = min(timed(verify) for _ in range(3))
    return {"records": records, "seconds": round(seconds, 3), "records_per_s": round(records / seconds)}


def _batch(place: Place, appends: int, barrier: threading.Barrier) -> List[float]:
    process = subprocess.Popen(
        [str(place.binary), "guard", "batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=place.env("writers"),
        cwd=place.repository,
        bufsize=0,
    )
    assert process.stdin and process.stdout
    inlet, outlet = process.stdin.fileno(), process.stdout.fileno()
    found: List[float] = []
    barrier.wait()
    for number in range(appends):
        line = json.dumps({"id": str(number), "action_type": "read_file", "target": f"src/{number}.py"}).encode()
        start = time.perf_counter()
        os.write(inlet, line + b"\n")
        answer = b""
        while not answer.endswith(b"\n"):
            chunk = os.read(outlet, 1 << 16)
            if not chunk:
                raise RuntimeError("guard batch ended early")
            answer += chunk
        found.append(time.perf_counter() - start)
        if b'"log_index"' not in answer:
            raise RuntimeError(f"no record: {answer[:300]!r}")
    process.stdin.close()
    process.stdout.close()
    process.wait(10)
    return found
