"""A home, a state folder and a repository of their own for each test."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any, Iterable

from harness.eras import Era
from harness.pipes import LinePeer
from harness.session import Session

SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin"


class Sandbox:
    """Where one binary runs without seeing anything of the user who runs the tests."""

    def __init__(self, root: Path, binary: Path) -> None:
        self.root = root
        self.binary = binary
        self.home = root / "home"
        self.state = root / "state"
        self.repository = root / "repository"
        self.stderr = root / "stderr"
        self.home.mkdir(parents=True)
        self._make_repository()

    @property
    def env(self) -> dict[str, str]:
        """The whole environment of the processes in here."""
        return {"PATH": SYSTEM_PATH, "HOME": str(self.home), "CAVRA_HOME": str(self.state), "LANG": "C.UTF-8"}

    @property
    def database(self) -> Path:
        """The evidence database."""
        return self.state / "evidence.db"

    def command(self, *arguments: str) -> list[str]:
        """The command line of the binary with these arguments."""
        return [str(self.binary), *arguments]

    def run(
        self, *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs the binary to its end."""
        return subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            env=self.env if env is None else env,
            cwd=self.repository,
            timeout=timeout,
            check=False,
        )

    def json(self, *arguments: str, expect: int = 0) -> Any:
        """The JSON that a command prints, after checking its exit status."""
        done = self.run(*arguments)
        assert done.returncode == expect, f"{arguments}: {done.returncode} {done.stdout!r} {done.stderr!r}"
        return json.loads(done.stdout)

    def serve(self, era: Era) -> Session:
        """A session with a new server process."""
        return Session(self.command("serve"), era, self.env, self.repository, self.stderr)

    def peer(self, *arguments: str) -> LinePeer:
        """A running process of the binary."""
        return LinePeer(self.command(*arguments), self.env, self.repository, self.stderr)

    def verify(self) -> subprocess.CompletedProcess[bytes]:
        """Verifies the log in place."""
        return self.run("evidence", "verify", timeout=120)

    def assert_verified(self) -> None:
        """Fails where the log does not verify."""
        done = self.verify()
        assert done.returncode == 0, f"verify: {done.returncode} {done.stdout!r} {done.stderr!r}"

    def records(self) -> list[dict[str, Any]]:
        """All records of the log as the exported bundle has them."""
        bundle = self.export("records")
        return [json.loads(line) for line in (bundle / "records.jsonl").read_bytes().splitlines()]

    def decisions(self) -> list[dict[str, Any]]:
        """The records that are decisions; a log also records its key and the start of each session."""
        return [record for record in self.records() if record["kind"] == "decision"]

    def export(self, name: str) -> Path:
        """Exports the log into a new folder and returns it."""
        bundle = self.root / name
        if bundle.exists():
            shutil.rmtree(bundle)
        done = self.run("evidence", "export", str(bundle), timeout=120)
        assert done.returncode == 0, f"export: {done.returncode} {done.stdout!r} {done.stderr!r}"
        return bundle

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Reads the database directly, as an outsider with an SQLite of their own would."""
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def _make_repository(self) -> None:
        self.repository.mkdir()
        (self.repository / "README.md").write_text("# Sample\n")
        (self.repository / ".env").write_text("TOKEN=not-a-real-token\n")
        (self.repository / "src").mkdir()
        (self.repository / "src" / "main.py").write_text("print('hello')\n")
        subprocess.run(
            ["git", "init", "--quiet", "--initial-branch=main", str(self.repository)],
            env={"PATH": SYSTEM_PATH, "HOME": str(self.home)},
            check=True,
        )


def json_lines(objects: Iterable[Any]) -> bytes:
    """Objects as JSON Lines."""
    return b"".join(json.dumps(each).encode() + b"\n" for each in objects)


def high_water_kilobytes(pid: int) -> int:
    """The most memory that a running process has had resident."""
    return _status_kilobytes(pid, "VmHWM")


def resident_kilobytes(pid: int) -> int:
    """The memory that a running process has resident now."""
    return _status_kilobytes(pid, "VmRSS")


def descendants(pid: int) -> set[int]:
    """The process ids below a process."""
    parents: dict[int, int] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = Path(f"/proc/{entry}/stat").read_text()
            except OSError:
                continue
            parents[int(entry)] = int(stat[stat.rindex(")") + 2 :].split()[1])
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        children = {child for child, above in parents.items() if above == parent}
        waiting.extend(children - found)
        found |= children
    return found


def _status_kilobytes(pid: int, name: str) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    raise ValueError(f"no {name} of process {pid}")
