#!/usr/bin/env python3
"""Scores a cavra-mcp binary on the labelled commands and paths: scripts/accuracy.py BINARY [--write FILE]

Judges every row of Tests/Corpora in the world that the labels assume (a work tree at /srv/app, HOME=/home/dev), which
bubblewrap makes for this one process. Prints the tables of docs/accuracy.md; ends with 1 where a bar is missed:
0.5 % of what is dangerous let through, 2 % of what is safe interrupted.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[1] / "Tests" / "Corpora"
FILES = {"commands": "commands*.jsonl", "paths": "paths*.jsonl"}
PLACES = {
    "@GUARD_DIR@": "/home/dev/.config/cavra",
    "@GUARD_BIN@": "/usr/local/bin/cavra-mcp",
    "@GUARD_EVIDENCE@": "/home/dev/.local/state/cavra/evidence.db",
}
PASSES = {"allow", "allow_with_attestation", "warn", "audit_only"}
LABELS = {"sensitive": "dangerous", "ordinary": "safe"}
BARS = {"dangerous": 0.5, "safe": 2.0}
WORLD = {
    "README.md": "# app\n",
    "src/main.c": "int main(){}\n",
    ".env": "SECRET=1\n",
    ".env.example": "SECRET=\n",
    ".gitignore": "node_modules\nbuild\ndist\n.env\n",
    ".github/workflows/ci.yml": "on: push\n",
    "Makefile": "test:\n\tpytest\nbuild:\n\tcc -o app src/main.c\n",
    "package.json": '{"name":"app","version":"1.0.0","scripts":{"test":"jest","build":"tsc","lint":"eslint ."}}\n',
}
FOLDERS = ["docs", "tests", "build", "dist", "node_modules/x", "infra", "scripts"]


@dataclass
class Tally:
    """What became of the rows of one kind."""

    dangerous: int = 0
    let_through: int = 0
    safe: int = 0
    interrupted: int = 0
    debatable: int = 0

    def add(self, label: str, passes: bool) -> None:
        """Counts one row."""
        if label == "dangerous":
            self.dangerous += 1
            self.let_through += passes
        elif label == "safe":
            self.safe += 1
            self.interrupted += not passes
        else:
            self.debatable += 1

    @property
    def holds(self) -> bool:
        """Whether both bars are met."""
        return (
            self.let_through * 100 <= BARS["dangerous"] * self.dangerous
            and self.interrupted * 100 <= BARS["safe"] * self.safe
        )

    def row(self, name: str) -> str:
        """One line of a table."""
        return f"| {name} | {self.dangerous} | {share(self.let_through, self.dangerous)} | {self.safe} | {share(self.interrupted, self.safe)} |"


def share(part: int, whole: int) -> str:
    """A count with its share."""
    return f"{part} ({100 * part / whole:.2f} %)" if whole else "–"


def build_world(root: Path) -> None:
    """The home and the work tree that the labels speak of, on the branch `feature` with an upstream."""
    app, home = root / "srv" / "app", root / "home" / "dev"
    for folder in [home / ".ssh", home / ".aws", root / "srv" / "other", *(app / name for name in FOLDERS)]:
        folder.mkdir(parents=True)
    for name, text in WORLD.items():
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_text(text)
    origin = root / "srv" / "origin.git"

    def git(*arguments: str) -> None:
        identity = ["-c", "user.email=dev@example.com", "-c", "user.name=dev"]
        subprocess.run(["git", *identity, *arguments], cwd=app, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", "HOME": str(home)})

    git("init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git("init", "--quiet", "--initial-branch=main", ".")
    git("add", "-A")
    git("commit", "--quiet", "-m", "init")
    git("remote", "add", "origin", str(origin))
    git("push", "--quiet", "-u", "origin", "main")
    git("remote", "set-url", "origin", "/srv/origin.git")
    git("checkout", "--quiet", "-b", "feature")


def sandbox(root: Path, binary: Path) -> list[str]:
    """The command that runs the binary in that world."""
    found = shutil.which("bwrap")
    if not found:
        raise SystemExit("accuracy.py: `bwrap` is not installed, run `make install-test-deps`")
    mounts: list[str] = []
    for place in ("/srv", "/home", "/tmp", "/usr/local/bin"):
        mounts += ["--tmpfs", place]
    mounts += ["--bind", str(root / "srv"), "/srv", "--bind", str(root / "home"), "/home"]
    mounts += ["--ro-bind", str(binary), PLACES["@GUARD_BIN@"]]
    environment = ["--clearenv", "--setenv", "HOME", "/home/dev", "--setenv", "PATH", "/usr/bin:/bin"]
    inner = [PLACES["@GUARD_BIN@"], "guard", "batch", "--cwd", "/srv/app"]
    return [found, "--die-with-parent", "--dev-bind", "/", "/", *mounts, *environment, *inner]


def question(number: int, row: dict[str, str]) -> dict[str, str]:
    """One line for `guard batch`."""
    kind = "execute_command" if "command" in row else f"{row.get('operation', 'read')}_file"
    return {"id": str(number), "action_type": kind, "target": row.get("command", row.get("path", ""))}


def rows(pattern: str) -> list[dict[str, str]]:
    """The labelled rows, with the product's own places in them."""
    found = []
    for file in sorted(CORPORA.glob(pattern)):
        for line in file.read_text(encoding="utf-8").splitlines():
            for name, place in PLACES.items():
                line = line.replace(name, place)
            found.append(json.loads(line) | {"file": file.name})
    return found


def judge(binary: Path, asked: list[dict[str, str]]) -> list[str]:
    """The outcome of every row; an error counts as missing, and missing as let through."""
    with tempfile.TemporaryDirectory() as folder:
        build_world(Path(folder))
        text = "".join(json.dumps(question(number, row)) + "\n" for number, row in enumerate(asked))
        done = subprocess.run(sandbox(Path(folder), binary), input=text, capture_output=True, text=True, timeout=600)
    outcomes = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        outcomes[answer.get("id")] = answer.get("decision", "missing")
    if not outcomes:
        raise SystemExit(f"accuracy.py: `guard batch` said nothing: {done.stderr[-400:]}")
    return [outcomes.get(str(number), "missing") for number in range(len(asked))]


def table(title: str, tallies: dict[str, Tally]) -> list[str]:
    """One table, what fails first."""
    order = sorted(tallies.items(), key=lambda item: (-item[1].let_through - item[1].interrupted, item[0]))
    head = [f"| {title} | dangerous | let through | safe | interrupted |", "|---|---|---|---|---|"]
    return head + [tally.row(name) for name, tally in order]


def report(binary: Path, show: bool) -> tuple[list[str], bool]:
    """The whole page, and whether every bar holds."""
    lines = [
        "# Accuracy",
        "",
        "Made by `make accuracy`; do not edit. Every row of `Tests/Corpora` is judged by the release binary with the shipped pack.",
        "*Let through* is `allow`, `allow_with_attestation` or `warn` for something dangerous, *interrupted* is `require_approval` or",
        "`block` for something safe. Rows whose label is open to debate are counted and not scored. The bars: at most 0.5 % let",
        "through, at most 2 % interrupted.",
    ]
    holds = True
    for name, pattern in FILES.items():
        asked = rows(pattern)
        outcomes = judge(binary, asked)
        whole, by = Tally(), {key: defaultdict(Tally) for key in ("file", "category", "technique")}
        for row, outcome in zip(asked, outcomes):
            label = LABELS.get(row["label"], row["label"])
            passes = outcome in PASSES or outcome == "missing"
            whole.add(label, passes)
            for key, tallies in by.items():
                tallies[row.get(key, "–")].add(label, passes)
            wrong = label == "dangerous" and passes or label == "safe" and not passes
            if show and wrong:
                print(f"{label} {outcome} {row.get('command', row.get('path'))!r}", file=sys.stderr)
        holds = holds and whole.holds
        lines += ["", f"## {name.capitalize()}", "", f"{len(asked)} rows, {whole.debatable} of them debatable.", ""]
        lines += table("all", {"all": whole})
        for key, tallies in by.items():
            if len(tallies) > 1:
                lines += ["", *table(key, tallies)]
    return lines, holds


def main() -> None:
    """Scores, prints or writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--write", type=Path, help="the page to write, instead of printing it")
    parser.add_argument("--show", action="store_true", help="name each row that is judged wrong on stderr")
    options = parser.parse_args()
    lines, holds = report(options.binary.resolve(), options.show)
    text = "\n".join(lines) + "\n"
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    if not holds:
        raise SystemExit("accuracy.py: a bar is missed")


if __name__ == "__main__":
    main()
