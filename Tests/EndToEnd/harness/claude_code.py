"""A stand-in for Claude Code: reads its settings, fires its hooks, starts its MCP servers, runs its tools.

It follows the documented protocol to the letter and no further, so that an answer which the real client would ignore
fails the test (`NotUnderstood`) instead of passing for a decision.
"""

from __future__ import annotations

import itertools
import json
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Mapping

from harness.claude_hooks import Verdict, fire
from harness.claude_mcp import McpConnection
from harness.claude_settings import Configuration, NotUnderstood
from harness.claude_tools import ToolFailed, Tools

# The modes in which the client puts a hook's question before a person.
ASKING_MODES = ("default", "acceptEdits", "plan")
MCP_PREFIX = "mcp__"


@dataclass(frozen=True)
class SubAgent:
    """One of the client's sub-agents."""

    identifier: str
    kind: str


@dataclass
class Call:
    """What became of one tool call."""

    identifier: str
    tool: str
    asked: dict[str, Any]
    given: dict[str, Any]
    before: Verdict
    outcome: str = "ran"
    reason: str = ""
    ran: bool = False
    failed: bool = False
    response: Any = None
    after: Verdict = field(default_factory=lambda: Verdict([]))


class ClaudeCode:
    """One session of the client in one project."""

    def __init__(
        self,
        project: Path,
        environment: Mapping[str, str],
        *,
        session_id: str | None = None,
        permission_mode: str = "default",
        honours_on_failure: bool = True,
        tells_servers_session: bool = True,
        tells_servers_call: bool = True,
        executes: bool = True,
    ) -> None:
        self.project = project
        self.cwd = project
        self.environment = dict(environment)
        self.home = Path(self.environment["HOME"])
        folder = self.environment.get("CLAUDE_CONFIG_DIR")
        self.configuration = Configuration(self.home, project, Path(folder) if folder else None)
        self.session_id = session_id or str(uuid.uuid4())
        self.permission_mode = permission_mode
        self.honours_on_failure = honours_on_failure
        self.tells_servers_session = tells_servers_session
        self.tells_servers_call = tells_servers_call
        self.executes = executes
        self.calls: list[Call] = []
        self.servers: dict[str, McpConnection] = {}
        self._ids = itertools.count(1)
        # What each hook's process does before it becomes the shell: limits, closed streams.
        self.before_hook: Callable[[], None] | None = None
        # A person in front of the terminal, who says no unless a test says otherwise.
        self.person: Callable[[Call], bool] = lambda call: False

    def __enter__(self) -> ClaudeCode:
        return self

    def __exit__(self, *_: object) -> None:
        while self.servers:
            self.servers.popitem()[1].close()

    @property
    def transcript(self) -> Path:
        """Where the client would keep the conversation."""
        return self.home / ".claude" / "projects" / "project" / f"{self.session_id}.jsonl"

    def start(self, source: str = "startup") -> Verdict:
        """Starts the MCP servers and fires SessionStart."""
        environment = dict(self.environment)
        if self.tells_servers_session:
            environment["CLAUDE_CODE_SESSION_ID"] = self.session_id
        for name, server in self.configuration.servers().items():
            errors = self.home / f"{name}.stderr"
            self.servers[name] = McpConnection(server, self.project, environment, errors)
        return self.fire("SessionStart", {"source": source, "model": "claude"}, match=source)

    def prompt(self, text: str) -> Verdict:
        """Fires UserPromptSubmit."""
        return self.fire("UserPromptSubmit", {"prompt": text})

    def use(
        self, tool: str, arguments: dict[str, Any], agent: SubAgent | None = None, mode: str | None = None
    ) -> Call:
        """One tool call from the model's wish to the report of its result."""
        call = self.judge(tool, arguments, agent, mode)
        if not call.ran:
            return call
        try:
            call.response = self._execute(call)
        except ToolFailed as failure:
            call.failed = True
            call.after = self.report_failure(call, str(failure), agent, mode)
        else:
            call.after = self.report(call.tool, call.given, call.response, call.identifier, agent, mode)
        return call

    def judge(
        self, tool: str, arguments: dict[str, Any], agent: SubAgent | None = None, mode: str | None = None
    ) -> Call:
        """Fires PreToolUse and says whether the call may run; runs nothing."""
        identifier = self.new_id()
        members = {"tool_name": tool, "tool_input": arguments, "tool_use_id": identifier}
        verdict = self.fire("PreToolUse", members, agent, mode, match=tool)
        given = arguments if verdict.updated_input is None else verdict.updated_input
        call = Call(identifier, tool, arguments, given, verdict, reason=verdict.reason)
        call.outcome, call.ran = self._settle(call, mode or self.permission_mode)
        self.calls.append(call)
        return call

    def report(
        self,
        tool: str,
        arguments: dict[str, Any],
        response: Any,
        identifier: str,
        agent: SubAgent | None = None,
        mode: str | None = None,
    ) -> Verdict:
        """Fires PostToolUse, whether or not there was such a call."""
        members = {"tool_name": tool, "tool_input": arguments, "tool_response": response, "tool_use_id": identifier}
        return self.fire("PostToolUse", members, agent, mode, match=tool)

    def report_failure(self, call: Call, error: str, agent: SubAgent | None = None, mode: str | None = None) -> Verdict:
        """Fires PostToolUseFailure."""
        members = {"tool_name": call.tool, "tool_input": call.given, "tool_use_id": call.identifier}
        told = {**members, "error": error, "is_interrupt": False}
        return self.fire("PostToolUseFailure", told, agent, mode, match=call.tool)

    def fire(
        self,
        event: str,
        members: Mapping[str, Any],
        agent: SubAgent | None = None,
        mode: str | None = None,
        match: str = "",
    ) -> Verdict:
        """Fires one event with the members that every event has."""
        payload = {
            "session_id": self.session_id,
            "transcript_path": str(self.transcript),
            "cwd": str(self.cwd),
            "permission_mode": mode or self.permission_mode,
            "hook_event_name": event,
            **members,
        }
        if agent:
            payload |= {"agent_id": agent.identifier, "agent_type": agent.kind}
        # As the client's own serialiser writes it: no blanks, UTF-8 rather than escapes.
        return self.fire_bytes(event, json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode(), match)

    def fire_bytes(self, event: str, payload: bytes, match: str = "") -> Verdict:
        """Fires one event with any bytes on the hooks' standard input."""
        handlers = [handler for handler in self.configuration.handlers(event) if handler.matches(match)]
        environment = {**self.environment, "CLAUDE_PROJECT_DIR": str(self.project)}
        return fire(handlers, payload, self.cwd, environment, self.honours_on_failure, self.before_hook)

    def new_id(self) -> str:
        """An id for a tool call, of the form that the client uses."""
        return f"toolu_{self.session_id.replace('-', '')[:16]}{next(self._ids):08d}"

    def _settle(self, call: Call, mode: str) -> tuple[str, bool]:
        decision = call.before.decision
        if decision in ("deny", "defer"):
            return "denied", False
        rule = self.configuration.denial(call.tool, call.given)
        if rule is not None:
            call.reason = f"permissions.deny: {rule}"
            return "denied", False
        if decision == "ask":
            if mode not in ASKING_MODES:
                raise NotUnderstood(f"`ask` in the mode {mode}, in which nobody is asked: {call.reason}")
            return "asked", self.person(call)
        return "ran", True

    def _execute(self, call: Call) -> Any:
        if not self.executes:
            return {"status": "completed"}
        if call.tool.startswith(MCP_PREFIX):
            server, _, tool = call.tool.removeprefix(MCP_PREFIX).partition("__")
            if server not in self.servers:
                raise ToolFailed(f"no MCP server {server}")
            told = call.identifier if self.tells_servers_call else None
            return self.servers[server].call(tool, call.given, told)
        return Tools(self.cwd, self.environment).run(call.tool, call.given)
