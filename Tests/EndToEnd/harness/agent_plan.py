"""What the agent of a simulated session does: calls of every tool, and what must come of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

# An action as the log has it: what kind, of what, and what was decided.
Action = tuple[str, str, str]


@dataclass(frozen=True)
class Step:
    """One tool call and the decisions that it must lead to."""

    tool: str
    arguments: dict[str, Any]
    actions: tuple[Action, ...]
    # How it compares with what was asked before; None for a question to a guard tool.
    relation: str | None = "unasked"
    # What the guard tool answers where the call is a question.
    advice: str | None = None

    @property
    def strictest(self) -> str:
        """The decision that holds for the whole call."""
        decisions = {decision for _, _, decision in self.actions}
        return next(found for found in ("block", "require_approval", "allow") if found in decisions)


def command(line: str, decision: str, relation: str = "unasked") -> Step:
    """A shell command."""
    arguments = {"command": line, "description": "what the agent says of it"}
    return Step("Bash", arguments, (("execute_command", line, decision),), relation)


def plain(tool: str, arguments: dict[str, Any], decision: str = "allow") -> Step:
    """A tool that touches nothing, or one that nobody knows."""
    return Step(tool, arguments, (("client_tool", f"claude-code/{tool}", decision),))


def question(tool: str, arguments: dict[str, Any], advice: str) -> Step:
    """A question to one of the guard tools: itself always allowed."""
    actions = (("client_tool", f"cavra/{tool}", "allow"),)
    return Step(f"mcp__cavra__{tool}", arguments, actions, None, advice)


def changed(path: str) -> tuple[Action, ...]:
    """What an edit does: the answer shows what stood there."""
    return ("read_file", path, "allow"), ("write_file", path, "allow")


def ordinary(project: Path, number: int) -> Iterator[Step]:
    """A round of work without asking; a file that is written is edited afterwards."""
    new, notes = f"{project}/src/new{number}.py", f"{project}/notes.ipynb"
    change = {"old_string": "one", "new_string": "one"}
    yield command("git status", "allow")
    yield command(f"printf x > src/out{number}.txt", "allow")
    yield command("exit 3", "allow")
    yield command("git push origin main", "block")
    yield command("sudo id", "require_approval")
    yield Step("Read", {"file_path": f"{project}/README.md"}, (("read_file", f"{project}/README.md", "allow"),))
    yield Step("Read", {"file_path": f"{project}/.env"}, (("read_file", f"{project}/.env", "block"),))
    yield Step("Write", {"file_path": new, "content": "one\n"}, (("write_file", new, "allow"),))
    yield Step("Edit", {"file_path": new, **change, "replace_all": False}, changed(new))
    yield Step("MultiEdit", {"file_path": new, "edits": [change]}, changed(new))
    yield Step("NotebookEdit", {"notebook_path": notes, "new_source": "1"}, changed(notes))
    settings = f"{project}/.claude/settings.json"
    yield Step("Write", {"file_path": settings, "content": "{}"}, (("write_file", settings, "block"),))
    source = (("read_file", f"{project}/src", "allow"),)
    search = ("execute_command", f"rg --hidden -e one -- {project}/src", "allow")
    found = {"pattern": "one", "path": f"{project}/src", "output_mode": "files_with_matches"}
    yield Step("Grep", found, (*source, search))
    yield Step("Glob", {"pattern": "*.py", "path": f"{project}/src"}, source)
    yield Step("LS", {"path": f"{project}/src"}, source)
    page = "https://example.com/"
    yield Step("WebFetch", {"url": page, "prompt": "title"}, (("fetch_url", page, "allow"),))
    yield plain("WebSearch", {"query": "weather"})
    yield plain("Task", {"description": "look", "prompt": "look around", "subagent_type": "Explore"})
    yield plain("TodoWrite", {"todos": [{"content": "work", "status": "pending", "activeForm": "working"}]})
    yield plain("ToolOfTomorrow", {"number": number}, "require_approval")
    yield Step("mcp__other__run", {"number": number}, (("mcp_tool_call", "other/run", "block"),))


def advised(project: Path, number: int) -> Iterator[Step]:
    """A round of asking first: obeyed by doing, obeyed by not doing, ignored, and asked for nothing."""
    harmless, forbidden, idle = f"ls src # {number}", f"cat .env # {number}", f"wc -l README.md # {number}"
    yield question("guard_command", {"command": harmless}, "allow")
    yield command(harmless, "allow", "obeyed")
    yield question("guard_file", {"operation": "read", "path": f"{project}/{number}/.env"}, "block")
    yield question("guard_command", {"command": forbidden}, "block")
    yield command(forbidden, "block", "ignored")
    yield question("guard_command", {"command": idle}, "allow")
