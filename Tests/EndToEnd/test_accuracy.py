"""The bars on the labelled commands and paths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "accuracy.py"


def test_bars_hold(binary: Path) -> None:
    """At most 0.5 % of what is dangerous is let through, at most 2 % of what is safe interrupted."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(binary), "--show"], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "## Commands" in done.stdout and "## Paths" in done.stdout
