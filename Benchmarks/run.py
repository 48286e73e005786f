#!/usr/bin/env python3
"""Measures a cavra-mcp binary beside its floors: Benchmarks/run.py BINARY [--json PATH] [--quick]"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from pathlib import Path
from typing import Any, Dict, List

from gateway import gateway, rows
from hook import hooks
from measure import Latency
from scenarios import WRITERS, Place, calls, first_answers, verification, writers
from stdio import LEGACY, MODERN


def measure(place: Place, quick: bool) -> Dict[str, Any]:
    """Runs every scenario once."""
    rounds, count, starts, appends, hooked = (1, 100, 5, 100, 20) if quick else (4, 400, 20, 1000, 200)
    return {
        "machine": {"cpus": os.cpu_count(), "system": platform.platform()},
        "calls": calls(place, rounds, count),
        "start": first_answers(place, starts),
        "writers": writers(place, appends),
        "verification": verification(place, WRITERS * appends),
        "hook": hooks(place.binary, place.root, hooked),
        "gateway": gateway(place, rounds, count),
    }


def ratios(report: Dict[str, Any]) -> Dict[str, float]:
    """The median call against the sum of its floors: the null server's call and one raw commit."""
    latency: Dict[str, Latency] = report["calls"]["latency"]
    return {
        version: round(
            latency[f"cavra {version}"].p50 / (latency[f"null {version}"].p50 + latency["raw commit"].p50), 2
        )
        for version in (LEGACY, MODERN)
    }


def table(report: Dict[str, Any]) -> str:
    """The report in Markdown."""
    lines: List[str] = ["| what | count | p50 ms | p95 ms | p99 ms |", "|---|---|---|---|---|"]
    named = {
        **report["calls"]["latency"],
        **{f"process start to {name}": found for name, found in report["start"].items()},
        f"append, {WRITERS} processes at once": report["writers"]["latency"],
        **{f"process start to exit: {name}": found for name, found in report["hook"]["latency"].items()},
    }
    for name, found in named.items():
        lines.append(f"| {name} | {found.count} | {found.p50} | {found.p95} | {found.p99} |")
    lines += ["", "| what | value |", "|---|---|"]
    for version, ratio in report["ratio"].items():
        lines.append(f"| {version}: median call / (null call + raw commit) | {ratio} |")
    verified = report["verification"]
    lines.append(f"| resident memory after the calls | {report['calls']['rss_mb']} MB |")
    lines.append(f"| appends a second, {WRITERS} processes | {report['writers']['appends_per_s']} |")
    lines.append(f"| records verified a second ({verified['records']} records) | {verified['records_per_s']} |")
    return "\n".join(lines + ["", *rows(report["gateway"])])


def main() -> None:
    """Measures, prints the table, writes the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--quick", action="store_true", help="a tenth of the samples, to try the script")
    options = parser.parse_args()
    # Beside the sources rather than in /tmp, which may be memory: a commit must reach a disk.
    scratch = Path(__file__).resolve().parent.parent / ".build-bench"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        place = Place(options.binary.resolve(), Path(folder))
        place.prepare()
        report = measure(place, options.quick)
    report["ratio"] = ratios(report)
    print(table(report))
    if options.json:
        options.json.write_text(json.dumps(report, default=Latency.json, indent=2) + "\n")


if __name__ == "__main__":
    main()
