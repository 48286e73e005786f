"""The hook's process from start to exit, one at a time and side by side, beside a process that does nothing."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import threading
from pathlib import Path
from typing import Any, Dict, List

from measure import Latency, timed

SIDE_BY_SIDE = 8
FLOOR = "/bin/true"
STATE = "hook"


def hooks(binary: Path, root: Path, count: int) -> Dict[str, Any]:
    """Latency of the floor and of the hook, alternating so that both see the same machine."""
    command = [str(binary), "hook", "claude-code", *places(root)]
    line = f"/usr/bin/timeout -k 1 5 {shlex.join(command)} || exit 2"
    starters = {
        FLOOR: Starter([FLOOR], root),
        "hook": Starter(command, root),
        "hook as the client runs it": Starter(["/bin/sh", "-c", line], root),
    }
    hook_starters = [starter for name, starter in starters.items() if name != FLOOR]
    hook_starters[0].once()  # the first one makes the log
    alone: Dict[str, List[float]] = {name: [] for name in starters}
    for _ in range(count):
        for name, starter in starters.items():
            alone[name].append(timed(starter.once))
    found = {f"{name}, alone": Latency.of(samples) for name, samples in alone.items()}
    for name, starter in starters.items():
        found[f"{name}, {SIDE_BY_SIDE} at once"] = Latency.of(together(starter, max(1, count // 4)))
    return {"latency": found, "durable": durable(binary, root, sum(starter.started for starter in hook_starters))}


def places(root: Path) -> List[str]:
    """The places as `init` writes them into the hook's command line."""
    return ["--state", str(root / STATE), "--configuration", str(root / "configuration")]


class Starter:
    """Starts one command again and again with an event of its own, and waits for its end."""

    def __init__(self, command: List[str], root: Path) -> None:
        self._command = command
        self._cwd = root / "repository"
        self._env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root / "home")}
        self._lock = threading.Lock()
        self.started = 0

    def once(self) -> None:
        """From the start of the process to its exit; an answer other than silence is a failure."""
        with self._lock:
            self.started += 1
            event = self._event(self.started)
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self._env,
            cwd=self._cwd,
        )
        assert process.stdin and process.stdout and process.stderr
        try:
            os.write(process.stdin.fileno(), event)
        except BrokenPipeError:
            pass  # the floor reads nothing
        process.stdin.close()
        said = process.stdout.read() + process.stderr.read()
        code = process.wait()
        process.stdout.close()
        process.stderr.close()
        if code != 0 or said:
            raise RuntimeError(f"{self._command[0]}: {code} {said[:300]!r}")

    def _event(self, number: int) -> bytes:
        event = {
            "session_id": "bench",
            "transcript_path": "/dev/null",
            "cwd": str(self._cwd),
            "permission_mode": "default",
            "hook_event_name": "PreToolUse",
            "tool_name": "Bash",
            "tool_input": {"command": "git status --short && ls src", "description": "Look around"},
            "tool_use_id": f"toolu_{id(self):x}{number:08d}",
        }
        return json.dumps(event).encode()


def together(starter: Starter, count: int) -> List[float]:
    """The seconds of each of `count` starts in each of several threads."""
    barrier = threading.Barrier(SIDE_BY_SIDE)
    collected: List[List[float]] = [[] for _ in range(SIDE_BY_SIDE)]
    failures: List[str] = []

    def work(index: int) -> None:
        try:
            barrier.wait()
            collected[index] = [timed(starter.once) for _ in range(count)]
        except Exception as error:  # the thread's failure is the benchmark's failure
            failures.append(str(error))

    threads = [threading.Thread(target=work, args=(index,)) for index in range(SIDE_BY_SIDE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError("; ".join(failures))
    return [sample for found in collected for sample in found]


def durable(binary: Path, root: Path, expected: int) -> int:
    """How many decisions are in the log: one for each hook that was started, or the figures mean nothing."""
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root / "home"), "CAVRA_HOME": str(root / STATE)}
    subprocess.run([str(binary), "evidence", "verify"], env=environment, check=True, capture_output=True)
    bundle = root / "hook-bundle"
    subprocess.run([str(binary), "evidence", "export", str(bundle)], env=environment, check=True, capture_output=True)
    lines = (bundle / "records.jsonl").read_bytes().splitlines()
    found = sum(json.loads(line)["kind"] == "decision" for line in lines)
    if found != expected:
        raise RuntimeError(f"{found} decisions in the log after {expected} hooks")
    return found
