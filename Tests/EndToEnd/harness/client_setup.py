"""`cavra-mcp init` in a project and a home of its own, with the binary where an installed one would be."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

from harness.sandbox import SYSTEM_PATH, Sandbox

OK, ERROR, USAGE = 0, 1, 64


class ClientSetup:
    """One project and home, and the binary that is to be put into their configuration."""

    def __init__(self, sandbox: Sandbox, binary: Path) -> None:
        self.sandbox = sandbox
        self.binary = binary
        self.project = sandbox.repository
        self.home = sandbox.home
        self.configuration = sandbox.home / ".config" / "cavra"
        self.servers = self.project / ".mcp.json"
        self.settings = self.project / ".claude" / "settings.json"
        self.policy = self.project / ".cavra" / "policy.yaml"

    @property
    def env(self) -> dict[str, str]:
        """The whole environment of the command."""
        return {"PATH": SYSTEM_PATH, "HOME": str(self.home), "LANG": "C.UTF-8"}

    def run(
        self,
        *arguments: str,
        binary: Path | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        wrapper: list[str] | None = None,
        **options: Any,
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs `cavra-mcp init` to its end."""
        return subprocess.run(
            [*(wrapper or []), str(binary or self.binary), "init", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**self.env, **(env or {})},
            cwd=cwd or self.project,
            timeout=60,
            check=False,
            **options,
        )

    def init(self, *arguments: str, expect: int = OK, **options: Any) -> str:
        """Runs `init claude-code` and returns what it printed, after checking its exit status."""
        done = self.run("claude-code", *arguments, **options)
        assert done.returncode == expect, f"{arguments}: {done.returncode} {done.stdout!r} {done.stderr!r}"
        return (done.stdout + done.stderr).decode()

    def states(self, *arguments: str, expect: int = OK, **options: Any) -> dict[str, str]:
        """What `--status` says of each file, by its name."""
        done = self.run("claude-code", "--status", "--json", *arguments, **options)
        assert done.returncode == expect, f"{done.returncode} {done.stdout!r} {done.stderr!r}"
        return {Path(file["path"]).name: file["state"] for file in json.loads(done.stdout)["files"]}

    def write_settings(self, content: bytes) -> None:
        """Puts a settings file into the project."""
        self.settings.parent.mkdir(exist_ok=True)
        self.settings.write_bytes(content)

    def tree(self, root: Path | None = None) -> dict[str, tuple[int, bytes | str | None]]:
        """Every file and folder of the project with its mode and content, Git's own left out."""
        root = root or self.project
        found: dict[str, tuple[int, bytes | str | None]] = {}
        for folder, folders, files in os.walk(root):
            folders[:] = [name for name in folders if name != ".git"]
            for name in folders + files:
                path = Path(folder) / name
                mode = stat.S_IMODE(path.lstat().st_mode)
                content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
                found[str(path.relative_to(root))] = (mode, content)
        return found


def hook_groups(settings: Path, event: str) -> list[Any]:
    """The hook groups of an event."""
    return json.loads(settings.read_bytes())["hooks"][event]


def is_ours(group: Any) -> bool:
    """Whether a hook group runs our hook."""
    return any(" hook claude-code" in handler.get("command", "") for handler in group["hooks"])


def without_privileges() -> list[str]:
    """A command prefix under which file modes bind root too."""
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
