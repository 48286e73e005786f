"""The tools of Claude Code, as far as a test needs them to have an effect."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, Callable, Mapping

BASH_TIMEOUT = 30.0

Arguments = Mapping[str, Any]


class ToolFailed(Exception):
    """The tool ran and did not succeed; the client then reports a failure."""


class Tools:
    """Runs tools in one directory with one environment."""

    def __init__(self, cwd: Path, environment: Mapping[str, str]) -> None:
        self._cwd = cwd
        self._environment = dict(environment)
        self._known: dict[str, Callable[[Arguments], Any]] = {
            "Bash": self._bash,
            "Edit": self._edit,
            "Glob": self._glob,
            "Grep": self._grep,
            "LS": self._list,
            "MultiEdit": self._multi_edit,
            "NotebookEdit": self._notebook_edit,
            "Read": self._read,
            "Write": self._write,
        }

    def run(self, tool: str, arguments: Arguments) -> Any:
        """Does what the tool does and returns its response; a tool without an effect here answers with a stub."""
        known = self._known.get(tool)
        if known is None:
            return {"status": "completed"}
        try:
            return known(arguments)
        except (OSError, UnicodeError) as error:
            raise ToolFailed(str(error)) from error

    def _bash(self, arguments: Arguments) -> Any:
        done = subprocess.run(
            ["bash", "-c", arguments["command"]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self._cwd,
            env=self._environment,
            timeout=BASH_TIMEOUT,
            check=False,
        )
        stdout, stderr = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        if done.returncode != 0:
            raise ToolFailed(f"Exit code {done.returncode}\n{stdout}{stderr}")
        return {"stdout": stdout, "stderr": stderr, "interrupted": False, "isImage": False}

    def _read(self, arguments: Arguments) -> Any:
        content = self._path(arguments["file_path"]).read_text()
        lines = len(content.splitlines())
        told = {"filePath": arguments["file_path"], "content": content, "numLines": lines, "startLine": 1}
        return {"type": "text", "file": {**told, "totalLines": lines}}

    def _write(self, arguments: Arguments) -> Any:
        path = self._path(arguments["file_path"])
        kind = "update" if path.exists() else "create"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(arguments["content"])
        return {"type": kind, "filePath": str(path), "content": arguments["content"], "structuredPatch": []}

    def _edit(self, arguments: Arguments) -> Any:
        path = self._path(arguments["file_path"])
        before = path.read_text()
        if arguments["old_string"] not in before:
            raise ToolFailed("String to replace not found in file.")
        count = -1 if arguments.get("replace_all") else 1
        path.write_text(before.replace(arguments["old_string"], arguments["new_string"], count))
        told = {"filePath": str(path), "oldString": arguments["old_string"], "newString": arguments["new_string"]}
        return {**told, "originalFile": before, "structuredPatch": [], "userModified": False}

    def _multi_edit(self, arguments: Arguments) -> Any:
        for edit in arguments["edits"]:
            self._edit({"file_path": arguments["file_path"], **edit})
        return {"filePath": arguments["file_path"], "edits": arguments["edits"]}

    def _notebook_edit(self, arguments: Arguments) -> Any:
        path = self._path(arguments["notebook_path"])
        path.write_text(path.read_text() + "\n")
        return {"notebook_path": str(path), "new_source": arguments["new_source"], "edit_mode": "replace"}

    def _glob(self, arguments: Arguments) -> Any:
        found = sorted(str(path) for path in self._path(arguments.get("path", ".")).glob(arguments["pattern"]))
        return {"filenames": found, "durationMs": 1, "numFiles": len(found), "truncated": False}

    def _grep(self, arguments: Arguments) -> Any:
        place = self._path(arguments.get("path", "."))
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*.py") if path.is_file())
        found = [str(path) for path in files if arguments["pattern"] in path.read_text()]
        return {"mode": "files_with_matches", "filenames": found, "numFiles": len(found)}

    def _list(self, arguments: Arguments) -> Any:
        return "\n".join(sorted(path.name for path in self._path(arguments["path"]).iterdir()))

    def _path(self, given: str) -> Path:
        return self._cwd / given
