"""How Claude Code runs the hooks of one event and what it makes of their answers."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Mapping, Sequence

from jsonschema import Draft202012Validator

from harness.claude_settings import Handler, NotUnderstood, strict_json

# Strictest first.
PRECEDENCE = ("deny", "defer", "ask", "allow")
# The client cuts what a hook says to the model at this many characters.
TEXT = {"type": "string", "minLength": 1, "maxLength": 10_000}
UNIVERSAL: dict[str, Any] = {
    "continue": {"type": "boolean"},
    "stopReason": TEXT,
    "suppressOutput": {"type": "boolean"},
    "systemMessage": TEXT,
}
DECISION: dict[str, Any] = {"decision": {"const": "block"}, "reason": TEXT}
# What may stand in `hookSpecificOutput` beside the event's name, and beside `hookSpecificOutput`.
SPECIFIC: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "PreToolUse": (
        {
            "permissionDecision": {"enum": list(PRECEDENCE)},
            "permissionDecisionReason": TEXT,
            "updatedInput": {"type": "object"},
            "additionalContext": TEXT,
        },
        {},
    ),
    "PostToolUse": ({"additionalContext": TEXT, "updatedMCPToolOutput": {}}, DECISION),
    "PostToolUseFailure": ({"additionalContext": TEXT}, {}),
    "UserPromptSubmit": ({"additionalContext": TEXT}, DECISION),
    "SessionStart": ({"additionalContext": TEXT}, {}),
}


@dataclass
class HookRun:
    """One process of a hook, from its start to its end."""

    handler: Handler
    exit_code: int | None
    stdout: bytes
    stderr: bytes
    seconds: float
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether it did anything but answer or block."""
        return self.exit_code not in (0, 2)

    @property
    def said(self) -> str:
        """Its standard error."""
        return self.stderr.decode("utf-8", "replace").strip()


@dataclass
class Verdict:
    """What all hooks of one event together lead to."""

    runs: list[HookRun]
    decision: str | None = None
    reason: str = ""
    context: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    updated_input: dict[str, Any] | None = None

    @property
    def failures(self) -> list[HookRun]:
        """The hooks that ended in no documented way."""
        return [run for run in self.runs if run.failed]


def fire(
    handlers: Sequence[Handler],
    payload: bytes,
    cwd: Path,
    environment: Mapping[str, str],
    honours_on_failure: bool = True,
    before_start: Callable[[], None] | None = None,
) -> Verdict:
    """Runs the hooks side by side and combines their answers; `before_start` runs in each hook's process.

    Raises `NotUnderstood` where the client would not understand an answer.
    """
    if not handlers:
        return Verdict([])
    with ThreadPoolExecutor(len(handlers)) as pool:
        runs = list(pool.map(lambda handler: run_hook(handler, payload, cwd, environment, before_start), handlers))
    verdict = Verdict(runs)
    for run in runs:
        _take(run, verdict, honours_on_failure)
    return verdict


def run_hook(
    handler: Handler,
    payload: bytes,
    cwd: Path,
    environment: Mapping[str, str],
    before_start: Callable[[], None] | None = None,
) -> HookRun:
    """Runs one hook by the shell, for no longer than its time-out."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["/bin/sh", "-c", handler.command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=dict(environment),
        start_new_session=True,
        preexec_fn=before_start,
    )
    code: int | None
    try:
        stdout, stderr = process.communicate(payload, handler.timeout)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        stdout, stderr = process.communicate()
        code = None
    return HookRun(handler, code, stdout, stderr, time.monotonic() - began)


def understand(event: str, stdout: bytes) -> dict[str, Any]:
    """The answer in a hook's standard output, which holds one documented object and nothing else, or nothing."""
    if not stdout:
        return {}
    answer = strict_json(stdout, f"{event} hook")
    error = next(iter(_validator(event).iter_errors(answer)), None)
    if error is not None:
        place = "/".join(str(part) for part in error.absolute_path)
        raise NotUnderstood(f"{event} hook: at `{place}`: {error.message[:300]}")
    return answer


@lru_cache(maxsize=None)
def _validator(event: str) -> Draft202012Validator:
    inner, outer = SPECIFIC[event]
    specific = {
        "type": "object",
        "properties": {"hookEventName": {"const": event}, **inner},
        "required": ["hookEventName"],
        "additionalProperties": False,
        "minProperties": 2,
    }
    if event == "PreToolUse":
        asked = {"properties": {"permissionDecision": {"enum": ["deny", "ask"]}}, "required": ["permissionDecision"]}
        specific |= {"if": asked, "then": {"required": ["permissionDecisionReason"]}}
    schema = {
        "type": "object",
        "properties": {"hookSpecificOutput": specific, **UNIVERSAL, **outer},
        "additionalProperties": False,
        "minProperties": 1,
        "dependentRequired": {"decision": ["reason"], "reason": ["decision"]},
    }
    return Draft202012Validator(schema)


def _take(run: HookRun, verdict: Verdict, honours_on_failure: bool) -> None:
    event = run.handler.event
    if run.exit_code == 2:
        _decide(verdict, "deny", run.said)
        return
    if run.failed:
        if run.stdout:
            told = run.stdout[:300]
            raise NotUnderstood(f"{event} hook: exit {run.exit_code} with output: versions differ: {told!r}")
        if honours_on_failure and run.handler.blocks_on_failure:
            _decide(verdict, "deny", run.said or "the hook failed")
        return
    run.answer = understand(event, run.stdout)
    if run.answer.get("continue") is False or run.answer.get("decision") == "block":
        _decide(verdict, "deny", run.answer.get("reason") or run.answer.get("stopReason", ""))
    verdict.messages += [run.answer["systemMessage"]] if "systemMessage" in run.answer else []
    specific = run.answer.get("hookSpecificOutput", {})
    if "permissionDecision" in specific:
        _decide(verdict, specific["permissionDecision"], specific.get("permissionDecisionReason", ""))
    verdict.context += [specific["additionalContext"]] if "additionalContext" in specific else []
    verdict.updated_input = specific.get("updatedInput", verdict.updated_input)


def _decide(verdict: Verdict, decision: str, reason: str) -> None:
    if verdict.decision is None or PRECEDENCE.index(decision) < PRECEDENCE.index(verdict.decision):
        verdict.decision, verdict.reason = decision, reason
