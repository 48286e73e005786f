"""What the gateway adds to a call: a null server directly, behind a byte relay, and behind the gateway with durable evidence."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, List

from floor import raw_commits
from measure import Latency, samples, timed
from scenarios import NULL_SERVER, Place
from stdio import LEGACY, MODERN, Caller

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests" / "EndToEnd"))
from harness.sandbox import Sandbox  # noqa: E402  (the tests' harness answers at a terminal, as a person does)
from harness.terminal import PASSPHRASE, at_terminal  # noqa: E402

NOTE = {"title": "plan"}
IN_FLIGHT = 16
SERVERS = 10


def gateway(place: Place, rounds: int, count: int) -> Dict[str, Any]:
    """All in turn, round by round, so that each sees the same machine."""
    sandbox = Sandbox(place.root / "gateway", place.binary)
    _approve(sandbox)
    relay = place.root / "relay"
    subprocess.run(["cc", "-O2", str(Path(__file__).with_name("relay.c")), "-o", str(relay)], check=True)

    ways: Dict[str, Callable[[str], Caller]] = {
        "null": lambda version: Caller(NULL_SERVER, version, sandbox.env, sandbox.repository),
        "relay": lambda version: Caller([str(relay), *NULL_SERVER], version, sandbox.env, sandbox.repository),
        "gateway": lambda version: Caller(sandbox.command("serve"), version, sandbox.env, sandbox.repository),
    }
    latency: Dict[str, List[float]] = {}
    flood: Dict[str, List[float]] = {}
    start: Dict[str, List[float]] = {}
    memory: Dict[str, float] = {}
    for _ in range(rounds):
        latency.setdefault("raw commit", []).extend(raw_commits(place.root, count))
        for version in (LEGACY, MODERN):
            for way, open_one in ways.items():
                name = f"{way} {version}"
                tool = "null0__read_note" if way == "gateway" else "read_note"
                begun = time.perf_counter()
                with open_one(version) as caller:
                    caller.call(tool, NOTE)
                    start.setdefault(name, []).append(time.perf_counter() - begun)
                    samples(lambda: caller.call(tool, NOTE), 20)
                    latency.setdefault(name, []).extend(samples(lambda: caller.call(tool, NOTE), count))
                    seconds = timed(lambda: caller.flood(tool, NOTE, 2 * count, IN_FLIGHT))
                    flood.setdefault(name, []).append(2 * count / seconds)
                    if way == "gateway":
                        memory[name] = max(memory.get(name, 0), caller.resident_megabytes())
    return {
        "latency": {name: Latency.of(found) for name, found in latency.items()},
        "start": {name: Latency.of(found) for name, found in start.items()},
        "calls_per_s": {name: round(max(found)) for name, found in flood.items()},
        "rss_mb": memory,
    }


def rows(found: Dict[str, Any]) -> List[str]:
    """The two tables in Markdown, the second with what the gateway adds beside its goal."""
    lines = ["| a call through | count | p50 ms | p95 ms | p99 ms |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {of.count} | {of.p50} | {of.p95} | {of.p99} |" for name, of in found["latency"].items()]
    lines += [
        f"| start to first result: {name} | {of.count} | {of.p50} | {of.p95} | {of.p99} |"
        for name, of in found["start"].items()
    ]
    lines += ["", "| what | value |", "|---|---|"]
    lines += [f"| calls a second, {IN_FLIGHT} in flight: {name} | {rate} |" for name, rate in found["calls_per_s"].items()]
    median = {name: of.p50 for name, of in found["latency"].items()}
    for version in (LEGACY, MODERN):
        added = median[f"gateway {version}"] - median[f"null {version}"]
        lines.append(f"| added to a call, {version} | {added:.3f} ms (raw commit {median['raw commit']} ms) |")
        lines.append(f"| resident memory, {SERVERS} servers registered, {version} | {found['rss_mb'][f'gateway {version}']} MB |")
    return lines


def _approve(sandbox: Sandbox) -> None:
    """Registers the null server under several names and approves its launch, then what it says, as a person would."""

    def terminal(*words: str, answers: List[str]) -> None:
        status, seen, output = at_terminal(sandbox, *words, answers=answers)
        if status != 0:
            raise RuntimeError(f"`{' '.join(words)}` failed: {seen}{output}")

    terminal("approvers", "add", "bench", answers=[PASSPHRASE, PASSPHRASE])
    names = [f"null{number}" for number in range(SERVERS)]
    for name in names:
        sandbox.json("registry", "servers", "add", name, "--reason", "benchmark", "--json", "--", *NULL_SERVER)
    for meeting in (True, False):
        for name in names:
            terminal("registry", "servers", "approve", name, "--reason", "benchmark", answers=[PASSPHRASE])
        if meeting:
            with Caller(sandbox.command("serve"), LEGACY, sandbox.env, sandbox.repository) as caller:
                caller.request("tools/list", {})


def main() -> None:
    """The gateway's part alone: Benchmarks/gateway.py BINARY"""
    import tempfile

    scratch = Path(__file__).resolve().parent.parent / ".build-bench"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        place = Place(Path(sys.argv[1]).resolve(), Path(folder))
        place.prepare()
        print("\n".join(rows(gateway(place, int(os.environ.get("ROUNDS", "3")), 400))))


if __name__ == "__main__":
    main()
