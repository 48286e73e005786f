"""The files that Claude Code reads before it starts: hooks, permission rules and MCP servers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator, Mapping

# The members that the client documents for a hook of type `command`.
HANDLER_MEMBERS = {"type", "command", "timeout", "onFailure", "if", "statusMessage", "once", "async", "shell"}
SERVER_MEMBERS = {"type", "command", "args", "env", "timeout", "alwaysLoad"}
DEFAULT_TIMEOUT = 600.0
PLAIN_MATCHER = re.compile(r"[A-Za-z0-9_\-|, ]*")
RULE = re.compile(r"(?P<tool>[A-Za-z0-9_]+)(?:\((?P<what>.*)\))?")


class NotUnderstood(AssertionError):
    """Something that the real client would ignore or refuse."""


@dataclass(frozen=True)
class Handler:
    """One hook as a settings file configures it."""

    event: str
    matcher: str
    command: str
    timeout: float = DEFAULT_TIMEOUT
    blocks_on_failure: bool = False
    source: Path | None = field(default=None, compare=False)

    def matches(self, name: str) -> bool:
        """Whether the hook runs for this tool: a list of exact names, else an unanchored expression."""
        if self.matcher in ("", "*"):
            return True
        if PLAIN_MATCHER.fullmatch(self.matcher):
            return name in re.split(r"[|,] *", self.matcher)
        return re.search(self.matcher, name) is not None


@dataclass(frozen=True)
class Server:
    """How an MCP server is started."""

    command: str
    arguments: list[str]
    environment: dict[str, str]


class Configuration:
    """All that the client reads for one project."""

    def __init__(self, home: Path, project: Path, folder: Path | None = None) -> None:
        self.home = home
        self.project = project
        self._folder = folder or home / ".claude"
        self._user_state = (folder or home) / ".claude.json"

    def settings_files(self) -> list[Path]:
        """User, project, local: hooks of all of them run."""
        own = self.project / ".claude"
        return [self._folder / "settings.json", own / "settings.json", own / "settings.local.json"]

    def handlers(self, event: str) -> list[Handler]:
        """The hooks of one event; a command that stands in several files runs once."""
        found: dict[str, Handler] = {}
        for path in self.settings_files():
            for handler in self._handlers_of(path, event):
                found.setdefault(f"{handler.matcher}\0{handler.command}", handler)
        return list(found.values())

    def denial(self, tool: str, arguments: Mapping[str, Any]) -> str | None:
        """The rule of `permissions.deny` that forbids a call."""
        for path in self.settings_files():
            for rule in _member(load(path), "permissions", dict).get("deny", []):
                if self._forbids(rule, tool, arguments):
                    return str(rule)
        return None

    def servers(self) -> dict[str, Server]:
        """The MCP servers by name; the user's entry for this project beats the project's, and that the user's own."""
        state = load(self._user_state)
        local = _member(_member(state, "projects", dict), str(self.project), dict)
        found: dict[str, Server] = {}
        for place in (state, load(self.project / ".mcp.json"), local):
            for name, entry in _member(place, "mcpServers", dict).items():
                found[name] = _server(name, entry)
        return found

    def _handlers_of(self, path: Path, event: str) -> Iterator[Handler]:
        for group in _member(_member(load(path), "hooks", dict), event, list):
            if not isinstance(group, dict) or not set(group) <= {"matcher", "hooks"} or "hooks" not in group:
                raise NotUnderstood(f"{path}: {event}: no group of hooks: {group}")
            for entry in _member(group, "hooks", list):
                yield _handler(path, event, group.get("matcher", ""), entry)

    def _forbids(self, rule: str, tool: str, arguments: Mapping[str, Any]) -> bool:
        parts = RULE.fullmatch(rule)
        if parts is None:
            raise NotUnderstood(f"no permission rule: {rule}")
        if parts["tool"] != tool:
            return False
        if parts["what"] is None:
            return True
        path = arguments.get("file_path")
        return isinstance(path, str) and self._pattern(parts["what"]).fullmatch(path) is not None

    def _pattern(self, glob: str) -> re.Pattern[str]:
        """A path rule: `//` begins at the root, `~/` at home, anything else at the project."""
        if glob.startswith("//"):
            whole = glob[1:]
        elif glob.startswith("~/"):
            whole = f"{self.home}/{glob[2:]}"
        else:
            whole = f"{self.project}/{glob.removeprefix('./').removeprefix('/')}"
        pieces = re.split(r"(\*\*/|/\*\*$|\*|\?)", whole)
        said = {"**/": "(?:.*/)?", "/**": "(?:/.*)?", "*": "[^/]*", "?": "[^/]"}
        return re.compile("".join(said.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)


def load(path: Path) -> dict[str, Any]:
    """A JSON file of the client's; empty where there is none."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return {}
    found = strict_json(text, str(path))
    if not isinstance(found, dict):
        raise NotUnderstood(f"{path}: no object")
    return found


def strict_json(data: bytes, what: str) -> Any:
    """Exactly one JSON value in UTF-8 without duplicate names."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise NotUnderstood(f"{what}: duplicate names in {[name for name, _ in pairs]}")
        return found

    def refuse(number: str) -> Any:
        raise NotUnderstood(f"{what}: {number} is no JSON")

    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=members, parse_constant=refuse)
    except ValueError as error:
        raise NotUnderstood(f"{what}: {error}: {data[:300]!r}") from error


def _member(place: dict[str, Any], name: str, kind: type) -> Any:
    found = place.get(name, kind())
    if not isinstance(found, kind):
        raise NotUnderstood(f"`{name}` is no {kind.__name__}: {found}")
    return found


def _handler(path: Path, event: str, matcher: Any, entry: Any) -> Handler:
    if not isinstance(entry, dict) or not isinstance(matcher, str) or not set(entry) <= HANDLER_MEMBERS:
        raise NotUnderstood(f"{path}: {event}: not as documented: {matcher} {entry}")
    timeout = entry.get("timeout", DEFAULT_TIMEOUT)
    known = entry.get("type") == "command" and isinstance(entry.get("command"), str)
    if not known or isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or timeout <= 0:
        raise NotUnderstood(f"{path}: {event}: no command hook: {entry}")
    if entry.get("onFailure", "continue") not in ("block", "continue"):
        raise NotUnderstood(f"{path}: {event}: onFailure: {entry}")
    return Handler(event, matcher, entry["command"], float(timeout), entry.get("onFailure") == "block", path)


def _server(name: str, entry: Any) -> Server:
    if not isinstance(entry, dict) or not set(entry) <= SERVER_MEMBERS or entry.get("type", "stdio") != "stdio":
        raise NotUnderstood(f"{name}: no stdio server: {entry}")
    arguments, environment = entry.get("args", []), entry.get("env", {})
    texts = [entry.get("command"), *arguments, *environment.values()]
    if not all(isinstance(text, str) for text in texts):
        raise NotUnderstood(f"{name}: not as documented: {entry}")
    return Server(entry["command"], arguments, environment)
