"""Whatever is wrong with CAVRA, the client does not let the call through, and `init --remove` still works.

The client of these tests knows no `onFailure`, as older versions do not: the command line that `init` wrote must end in
the blocking exit by itself, and before the client gives up waiting, for then the call would go through too.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable

import pytest

from harness import damage
from harness.claude_code import Call, ClaudeCode
from harness.claude_hooks import Verdict
from harness.claude_sandbox import ClaudeSandbox
from harness.damage import Damage, NotPermitted, binary_is, folder_instead, replaced

HARMLESS = {"command": "git status"}
FORBIDDEN = {"command": "cat .env"}
THEIRS = {
    "permissions": {"deny": ["Read(./private/**)"], "allow": ["Bash(git status)"]},
    "hooks": {"PostToolUse": [{"matcher": "Write", "hooks": [{"type": "command", "command": "true"}]}]},
}

# What the command line itself says where the binary could say nothing.
FALLBACK = "could not be judged, so it is blocked; run \"cavra-mcp doctor\""
# What is wrong, and the words by which a person can tell; those of the command line itself do not count.
DAMAGES: dict[str, tuple[Damage, str]] = {
    "binary missing": (binary_is(None), "No such file"),
    "binary not executable": (binary_is("#!/bin/sh\nexit 0\n", 0o644), "Permission denied"),
    "binary is a folder": (lambda sandbox: folder_instead(sandbox.binary), "Permission denied"),
    "binary of no format": (binary_is("MZ no program\n"), "not found|format"),
    "binary of another program": (binary_is("#!/bin/sh\nexit 1\n"), FALLBACK),
    "binary hangs": (binary_is("#!/bin/sh\nexec sleep 60\n"), FALLBACK),
    "binary hangs on": (binary_is("#!/bin/sh\ntrap '' TERM INT HUP\nwhile :; do sleep 1; done\n"), FALLBACK),
    "binary stops itself": (binary_is("#!/bin/sh\nkill -STOP $$\n"), FALLBACK),
    "binary kills itself": (binary_is("#!/bin/sh\nkill -KILL $$\n"), FALLBACK),
    "binary crashes": (binary_is("#!/bin/sh\nkill -SEGV $$\n"), FALLBACK),
    "log locked": (damage.log_locked, "another process holds"),
    # Who waits for the lock first and for the database then may be ended before it can say so.
    "database locked": (damage.database_locked, "another process|this call"),
    "database overwritten": (damage.database_overwritten, "evidence"),
    "database cut": (damage.database_cut, "evidence"),
    "database of something else": (lambda sandbox: replaced(sandbox.database, b"no database\n" * 999), "evidence"),
    "last record removed": (damage.last_record_removed, "evidence|record"),
    "state is a file": (lambda sandbox: replaced(sandbox.state, b"in the way\n"), "state"),
    "lock is a folder": (lambda sandbox: folder_instead(sandbox.state / "evidence.lock"), "lock"),
    "state read-only": (damage.state_read_only, "Read-only"),
    "disk full": (damage.disk_full, "full|space|disk"),
    "user's policy broken": (
        lambda sandbox: replaced(sandbox.configuration / "policy.yaml", damage.BROKEN_PACK.encode()),
        r"policy\.yaml",
    ),
    "user's policy is a folder": (
        lambda sandbox: folder_instead(sandbox.configuration / "policy.yaml"),
        r"policy\.yaml",
    ),
    "repository's policy broken": (
        lambda sandbox: replaced(sandbox.repository / ".cavra" / "policy.yaml", damage.BROKEN_PACK.encode()),
        r"\.cavra/policy\.yaml",
    ),
    "signing key damaged": (
        lambda sandbox: replaced(sandbox.state / "keys" / "log-signing.key", b"no key\n"),
        "key",
    ),
    "signing key is a folder": (
        lambda sandbox: folder_instead(sandbox.state / "keys" / "log-signing.key"),
        "key",
    ),
    "redaction key damaged": (lambda sandbox: replaced(sandbox.state / "keys" / "redaction.key", b"short"), "key"),
}


@pytest.fixture
def project(claude: ClaudeSandbox) -> ClaudeSandbox:
    """A project with settings of its own, hooked, with a decision in the log."""
    claude.settings.parent.mkdir()
    claude.settings.write_text(json.dumps(THEIRS, indent=2) + "\n")
    return claude


@pytest.fixture
def before(project: ClaudeSandbox) -> dict[str, bytes | str]:
    """What the client's files held before `init`, which then ran."""
    found = project.snapshot()
    project.init()
    assert old_client(project).judge("Bash", HARMLESS).outcome == "ran"
    return found


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> ClaudeSandbox:
    """One hooked project for the tests that leave it as it was."""
    sandbox = ClaudeSandbox(tmp_path_factory.mktemp("hooked") / "sandbox", installed)
    sandbox.init()
    return sandbox


def old_client(sandbox: ClaudeSandbox) -> ClaudeCode:
    """A client that knows no `onFailure`."""
    return sandbox.client(honours_on_failure=False, executes=False)


def assert_denied(verdict: Verdict, reason: str) -> None:
    """Fails where the client would go on, or could not tell its user why not."""
    assert verdict.decision == "deny", [(run.exit_code, run.said, run.seconds) for run in verdict.runs]
    said = verdict.reason if reason == FALLBACK else verdict.reason.replace(FALLBACK, "")
    assert re.search(reason, said), verdict.reason
    assert len(verdict.reason) < 4000 and all(part.isprintable() for part in verdict.reason.splitlines())


@pytest.mark.parametrize("name", DAMAGES)
def test_denied_and_removable(
    project: ClaudeSandbox, before: dict[str, bytes | str], installed: Path, name: str
) -> None:
    """Calls are denied with a reason; other events stop nobody; what `init` wrote can be taken back."""
    harm, reason = DAMAGES[name]
    client = old_client(project)
    # Side by side, because some of this takes the whole deadline.
    events: list[Callable[[], Verdict]] = [
        lambda: client.judge("Bash", HARMLESS).before,
        lambda: client.judge("Bash", FORBIDDEN).before,
        lambda: client.fire("SessionStart", {"source": "startup"}),
        lambda: client.prompt("read @.env"),
        lambda: client.report("Bash", HARMLESS, {}, client.new_id()),
    ]
    try:
        with harm(project):
            with ThreadPoolExecutor(len(events)) as pool:
                harmless, forbidden, *others = pool.map(lambda event: event(), events)
            assert_denied(harmless, reason)
            assert_denied(forbidden, reason)
            assert [verdict.decision for verdict in others] == [None] * len(others), others
            # By the binary where there still is one, else by one that the user fetched anew.
            project.remove(installed if name.startswith("binary") else project.binary)
    except NotPermitted as refusal:
        pytest.skip(f"not permitted here: {refusal}")
    left = project.snapshot()
    if name == "repository's policy broken":
        # What was changed by hand stays.
        left = {path: content for path, content in left.items() if "/.cavra" not in path}
    assert left == before


def test_database_locked(hooked: ClaudeSandbox) -> None:
    """Some other program writes to the database for ever: the hook ends by itself and says so."""
    client = old_client(hooked)
    assert client.judge("Bash", HARMLESS).outcome == "ran"
    with damage.database_locked(hooked):
        assert_denied(client.judge("Bash", HARMLESS).before, r"another process keeps .*evidence\.db")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV, signal.SIGTERM, signal.SIGINT])
def test_signal_in_the_middle(
    project: ClaudeSandbox, before: dict[str, bytes | str], number: signal.Signals
) -> None:
    """The hook's process meets a signal while it waits for the log."""
    client = old_client(project)
    answers: list[Call] = []
    with damage.log_locked(project):
        thread = threading.Thread(target=lambda: answers.append(client.judge("Bash", HARMLESS)))
        thread.start()
        os.kill(running(project.binary), number)
        thread.join(30)
    assert_denied(answers[0].before, FALLBACK)
    assert client.judge("Bash", HARMLESS).outcome == "ran"
    project.assert_verified()
    project.remove()
    assert project.snapshot() == before


def running(binary: Path) -> int:
    """The process of the binary, once it runs."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        for entry in os.listdir("/proc"):
            try:
                if entry.isdigit() and os.readlink(f"/proc/{entry}/exe") == str(binary):
                    time.sleep(0.2)
                    return int(entry)
            except OSError:
                continue
        time.sleep(0.01)
    raise AssertionError("the hook does not run")


def payload(client: ClaudeCode, **changes: Any) -> dict[str, Any]:
    """What PreToolUse tells, with some members changed; None takes one away."""
    members = {
        "session_id": client.session_id,
        "transcript_path": str(client.transcript),
        "cwd": str(client.cwd),
        "permission_mode": "default",
        "hook_event_name": "PreToolUse",
        "tool_name": "Bash",
        "tool_input": HARMLESS,
        "tool_use_id": client.new_id(),
        **changes,
    }
    return {name: value for name, value in members.items() if value is not None}


def encoded(**changes: Any) -> Callable[[ClaudeCode], bytes]:
    """The same as bytes."""
    return lambda client: json.dumps(payload(client, **changes)).encode()


def changed(old: bytes, new: bytes) -> Callable[[ClaudeCode], bytes]:
    """A good payload with some bytes replaced."""
    return lambda client: encoded()(client).replace(old, new)


GARBAGE: dict[str, Callable[[ClaudeCode], bytes]] = {
    "nothing": lambda client: b"",
    "a blank": lambda client: b" \n",
    "text": lambda client: b"run git status please\n",
    "a number": lambda client: b"7",
    "an array": lambda client: b"[" + encoded()(client) + b"]",
    "null": lambda client: b"null",
    "zeros": lambda client: bytes(4096),
    "two objects": lambda client: encoded()(client) * 2,
    "half an object": lambda client: encoded()(client)[:-20],
    "a byte order mark": lambda client: b"\xef\xbb\xbf" + encoded()(client),
    "not UTF-8": changed(b"git status", b"git \xff\xfe status"),
    "UTF-16": lambda client: encoded()(client).decode().encode("utf-16"),
    "a lone surrogate": changed(b"git status", b"git \\ud800 status"),
    "duplicate members": changed(b'"tool_name"', b'"tool_name": "Read", "tool_name"'),
    "deep": lambda client: changed(b'"git status"', b"[" * 100_000 + b"]" * 100_000)(client),
    "deep and open": lambda client: b'{"a":' * 100_000,
    "huge": encoded(tool_input={"command": "echo " + "x" * (40 << 20)}),
    "huge number": changed(b'"git status"', b"9" * 100_000),
    "no event": encoded(hook_event_name=None),
    "an event of no text": encoded(hook_event_name=7),
    "no session": encoded(session_id=None),
    "no tool": encoded(tool_name=None),
    "a tool of no text": encoded(tool_name=["Bash"]),
    "no input": encoded(tool_input=None),
    "an input of text": encoded(tool_input="git status"),
    "no directory": encoded(cwd=None),
    "a relative directory": encoded(cwd="src"),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage(hooked: ClaudeSandbox, name: str) -> None:
    """What the client sends cannot be read: denied, without a crash."""
    client = old_client(hooked)
    verdict = client.fire_bytes("PreToolUse", GARBAGE[name](client), "Bash")
    assert_denied(verdict, "^cavra-mcp: |^BLOCKED: ")
    assert "Segmentation" not in verdict.reason and "Fatal error" not in verdict.reason


STREAMS: dict[str, tuple[int, str | None]] = {
    "stdin closed": (0, None),
    "stdout closed": (1, None),
    "stdout full": (1, "/dev/full"),
}


@pytest.mark.parametrize("name", STREAMS)
def test_streams(hooked: ClaudeSandbox, name: str) -> None:
    """A standard stream that does not work: what is forbidden stays so."""
    number, path = STREAMS[name]
    client = old_client(hooked)
    client.before_hook = damage.stream_is(number, path)
    assert_denied(client.judge("Bash", FORBIDDEN).before, "cavra-mcp: ")
    client.before_hook = damage.stream_is(2, None)
    assert client.judge("Bash", FORBIDDEN).outcome == "denied"
    hooked.assert_verified()


LIMITS: dict[str, Callable[[], None]] = {
    "no room, told": damage.no_room_to_write(True),
    "no room, killed": damage.no_room_to_write(False),
    "few descriptors": damage.limited(resource.RLIMIT_NOFILE, 5),
    "little memory": damage.limited(resource.RLIMIT_AS, 48 << 20),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits(hooked: ClaudeSandbox, name: str) -> None:
    """The system gives the hook too little: denied, and the log is whole."""
    client = old_client(hooked)
    client.before_hook = LIMITS[name]
    assert client.judge("Bash", HARMLESS).outcome == "denied"
    client.before_hook = None
    assert client.judge("Bash", HARMLESS).outcome == "ran"
    hooked.assert_verified()


def test_path_leads_elsewhere(hooked: ClaudeSandbox, tmp_path: Path) -> None:
    """Programs of the same name stand before the system's in `PATH`, or nothing is found there at all."""
    client = old_client(hooked)
    for name in ("timeout", "cavra-mcp", "git"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 0\n")
        (tmp_path / name).chmod(0o755)
    for path in (f"{tmp_path}:{client.environment['PATH']}", str(tmp_path), "/nowhere", ""):
        client.environment["PATH"] = path
        assert client.judge("Bash", FORBIDDEN).outcome == "denied", path


@pytest.mark.parametrize("content", ["policy.yaml/", damage.BROKEN_PACK])
def test_enterprise_policy_broken(hooked: ClaudeSandbox, tmp_path: Path, content: str) -> None:
    """The enterprise's policy cannot be read."""
    folder = tmp_path / "cavra"
    folder.mkdir()
    if content.endswith("/"):
        (folder / content).mkdir()
    else:
        (folder / "policy.yaml").write_text(content)
    client = old_client(hooked)
    client.before_hook = damage.etc_is(tmp_path)
    try:
        call = client.judge("Bash", HARMLESS)
    except Exception as error:  # the namespace could not be made; Popen wraps what happens in the child
        pytest.skip(f"not permitted here: {error}")
    assert_denied(call.before, r"/etc/cavra/policy\.yaml")


def test_every_handler_is_as_documented(hooked: ClaudeSandbox) -> None:
    """The blocking event and the recording ones, with a time-out each."""
    configuration = old_client(hooked).configuration
    for event, blocks in (
        ("PreToolUse", True),
        ("PostToolUse", False),
        ("UserPromptSubmit", False),
        ("SessionStart", False),
    ):
        (handler,) = configuration.handlers(event)
        assert handler.matches("Anything") and handler.timeout == 10, handler
        assert handler.blocks_on_failure is blocks, handler
        assert str(hooked.binary) in handler.command
