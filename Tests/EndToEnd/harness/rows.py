"""The labelled commands and paths, as questions for every surface."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.claude_sandbox import ClaudeSandbox

HERE = Path(__file__).resolve().parents[1]
CORPORA = HERE.parent / "Corpora"
FILES = [CORPORA / name for name in ("commands.dev.jsonl", "argv.dev.jsonl", "paths.dev.jsonl")]
# The tool of the client that does each operation; it has none that deletes.
TOOLS = {"execute": "Bash", "read": "Read", "write": "Write", "delete": None}


@dataclass(frozen=True)
class Row:
    """One command or path."""

    number: int
    operation: str
    target: str

    @property
    def guard(self) -> tuple[str, dict[str, Any]]:
        """The guard tool and its arguments."""
        if self.operation == "execute":
            return "guard_command", {"command": self.target}
        return "guard_file", {"operation": self.operation, "path": self.target}

    @property
    def line(self) -> dict[str, Any]:
        """The line of `guard batch`."""
        kind = "execute_command" if self.operation == "execute" else f"{self.operation}_file"
        return {"id": self.number, "action_type": kind, "target": self.target}

    @property
    def tool(self) -> str | None:
        """The client's tool."""
        return TOOLS[self.operation]

    @property
    def arguments(self) -> dict[str, Any]:
        """What the client's tool is given."""
        if self.operation == "execute":
            return {"command": self.target, "description": "labelled"}
        content = {"content": "labelled\n"} if self.operation == "write" else {}
        return {"file_path": self.target, **content}


def rows(sandbox: ClaudeSandbox) -> list[Row]:
    """Every row, with the places of the sandbox in the place of those that the fixtures name."""
    places = {
        "@GUARD_DIR@": sandbox.configuration,
        "@GUARD_BIN@": sandbox.binary,
        "@GUARD_EVIDENCE@": sandbox.database,
        "/srv/app/": f"{sandbox.repository}/",
        "/home/dev/": f"{sandbox.home}/",
    }
    found: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for file in FILES:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            target = row.get("command", row.get("path"))
            for name, place in places.items():
                target = target.replace(name, str(place))
            operation = row.get("operation", "execute")
            if (operation, target) not in seen:
                seen.add((operation, target))
                found.append(Row(len(found), operation, target))
    return found
