"""A sandbox in which CAVRA is installed for Claude Code as a user would install it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from harness.claude_code import ClaudeCode
from harness.sandbox import SYSTEM_PATH, Sandbox

# What a clone of a small service holds; the labelled commands and paths speak of these files.
WORLD = {
    "README.md": "# app\n",
    "package.json": '{"name":"app","version":"1.0.0","scripts":{"test":"jest","build":"tsc","lint":"eslint ."}}\n',
    "Makefile": "test:\n\tpytest\nbuild:\n\tcc -o app src/main.c\n",
    "src/main.c": "int main(){}\n",
    ".env": "SECRET=1\n",
    ".env.example": "SECRET=\n",
    ".gitignore": "node_modules\nbuild\ndist\n.env\n",
    ".github/workflows/ci.yml": "on: push\n",
}
FOLDERS = ["docs", "tests", "build", "dist", "node_modules/x", "infra", "scripts"]


class ClaudeSandbox(Sandbox):
    """A binary outside any work tree; state and configuration where the user's XDG variables say."""

    def __init__(self, root: Path, binary: Path) -> None:
        super().__init__(root, root / "bin" / "cavra-mcp")
        self.binary.parent.mkdir()
        # One file under many names: a test that damages it puts another one in its place.
        os.link(binary, self.binary)
        self.state = root / "xdg" / "state" / "cavra"
        self.configuration = root / "xdg" / "config" / "cavra"

    @property
    def env(self) -> dict[str, str]:
        """The environment of the user's terminal."""
        return {
            **self.client_env,
            "XDG_STATE_HOME": str(self.state.parent),
            "XDG_CONFIG_HOME": str(self.configuration.parent),
        }

    @property
    def client_env(self) -> dict[str, str]:
        """The environment of the client: the places must come from what `init` wrote, not from variables."""
        return {"PATH": SYSTEM_PATH, "HOME": str(self.home), "LANG": "C.UTF-8", "SHELL": "/bin/bash"}

    @property
    def settings(self) -> Path:
        """The project's settings of the client."""
        return self.repository / ".claude" / "settings.json"

    def init(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Runs `init claude-code`, which must succeed."""
        done = self.run("init", "claude-code", *arguments)
        assert done.returncode == 0, f"init {arguments}: {done.returncode} {done.stdout!r} {done.stderr!r}"
        return done

    def remove(self, binary: Path | None = None) -> None:
        """Runs `init claude-code --remove`, with some copy of the binary, which must succeed."""
        done = subprocess.run(
            [str(binary or self.binary), "init", "claude-code", "--remove"],
            capture_output=True,
            env=self.env,
            cwd=self.repository,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"remove: {done.returncode} {done.stdout!r} {done.stderr!r}"

    def client(self, **options: Any) -> ClaudeCode:
        """A client session in the project."""
        return ClaudeCode(self.repository, self.client_env, **options)

    def snapshot(self) -> dict[str, bytes | str]:
        """What the client's files hold: those that `init` may touch, and the folders around them."""
        found: dict[str, bytes | str] = {}
        for top in (self.repository / ".claude", self.repository / ".cavra", self.home / ".claude"):
            for path in [top, *sorted(top.rglob("*"))] if top.exists() else []:
                found[str(path)] = "a folder" if path.is_dir() else path.read_bytes()
        for path in (self.repository / ".mcp.json", self.home / ".claude.json"):
            if path.exists():
                found[str(path)] = path.read_bytes()
        return found

    def build_world(self) -> None:
        """Fills home and project with what the labelled commands and paths speak of."""
        for name in FOLDERS:
            (self.repository / name).mkdir(parents=True, exist_ok=True)
        for name, content in WORLD.items():
            path = self.repository / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        for name in (".ssh", ".aws"):
            (self.home / name).mkdir(exist_ok=True)
        self.git("init", "--quiet", "--bare", str(self.root / "origin.git"))
        for name, value in (("user.email", "dev@example.com"), ("user.name", "dev")):
            self.git("config", name, value)
        self.git("add", "-A")
        self.git("commit", "--quiet", "-m", "init")
        self.git("remote", "add", "origin", str(self.root / "origin.git"))
        self.git("push", "--quiet", "-u", "origin", "main")
        self.git("checkout", "--quiet", "-b", "feature")

    def git(self, *arguments: str) -> None:
        """Runs Git in the project."""
        environment = {"PATH": SYSTEM_PATH, "HOME": str(self.home)}
        subprocess.run(["git", *arguments], cwd=self.repository, env=environment, check=True, capture_output=True)
