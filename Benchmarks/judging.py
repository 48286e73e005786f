#!/usr/bin/env python3
"""Measures judging in one process beside its floor, reading the same lines: Benchmarks/judging.py JUDGE_BENCH CORPUS…"""

from __future__ import annotations

import argparse
import json
import subprocess
from typing import Any, Dict, List


def milliseconds(nanoseconds: int) -> str:
    """Nanoseconds as milliseconds."""
    return f"{nanoseconds / 1_000_000:.3f}"


def table(report: Dict[str, Any]) -> str:
    """The report in Markdown."""
    rows: List[str] = [
        "| judging the corpus, further rules | rows | p50 ms | p95 ms | p99 ms | maximum ms | all / reading all |",
        "|---|---|---|---|---|---|---|",
    ]
    for found in report["corpus"]:
        figures = " | ".join(milliseconds(found[name]) for name in ("p50_ns", "p95_ns", "p99_ns", "max_ns"))
        ratio = found["sum_ns"] / found["parsed_sum_ns"]
        rows.append(f"| {found['further_rules']} | {found['rows']} | {figures} | {ratio:.1f} |")
    rows += ["", "| a long line of one shape | bytes | judged ms | judged / read | µs a byte |", "|---|---|---|---|---|"]
    for found in report["lines"]:
        if found["bytes"] > 2_000 and found["bytes"] < 60_000:
            continue
        rows.append(
            f"| {found['shape']} | {found['bytes']} | {milliseconds(found['judged_ns'])} "
            f"| {found['judged_ns'] / max(1, found['parsed_ns']):.1f} | {found['judged_ns'] / 1000 / found['bytes']:.2f} |"
        )
    rows += ["", f"Peak resident memory of the process: {report['peak_kib'] // 1024} MiB."]
    return "\n".join(rows)


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--rounds", default="3", help="of how many the best counts")
    options = parser.parse_args()
    run = subprocess.run(
        [options.program, "--rounds", options.rounds, *options.corpora], check=True, capture_output=True, text=True
    )
    print(table(json.loads(run.stdout)))


if __name__ == "__main__":
    main()
