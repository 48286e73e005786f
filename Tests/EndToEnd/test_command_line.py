"""The command line: exit codes, what goes to which stream, one decision per question."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.sandbox import Sandbox

MAY_PROCEED, ERROR, BLOCKED, APPROVAL, USAGE = 0, 1, 2, 3, 64

DECISIONS: list[tuple[list[str], int]] = [
    (["file", "--operation", "read", "README.md"], MAY_PROCEED),
    (["file", "--operation", "read", ".env"], BLOCKED),
    (["file", "--operation", "read", "~/.ssh/id_rsa"], BLOCKED),
    (["command", "--", "git status"], MAY_PROCEED),
    (["command", "--", "git", "status"], MAY_PROCEED),
    (["command", "--", "rm -rf /"], BLOCKED),
    (["command", "--", "$(unknowable)"], APPROVAL),
    (["git", "status"], MAY_PROCEED),
    (["git", "push", "origin/main"], BLOCKED),
    (["mcp", "nobody-knows", "tool", "--arguments", "{}"], BLOCKED),
]
USAGE_ERRORS: list[list[str]] = [
    ["nothing"],
    ["guard", "file", "README.md"],
    ["guard", "file", "--operation", "look", "README.md"],
    ["guard", "file", "--operation", "read", ""],
    ["guard", "file", "--operation", "read", "--unknown", "x"],
    ["guard", "file", "--operation", "read", "--cwd", "relative", "x"],
    ["guard", "command"],
    ["guard", "mcp", "server", "tool", "--arguments", "[]"],
    ["evidence", "show"],
    ["evidence", "list", "--limit", "0"],
    ["evidence", "export"],
    ["serve", "--unknown"],
]


@pytest.mark.parametrize(
    ("arguments", "code"), DECISIONS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_guard_exit_codes(sandbox: Sandbox, arguments: list[str], code: int) -> None:
    """The exit code says what the JSON says; the text says why."""
    expected = {
        MAY_PROCEED: {"allow", "allow_with_attestation", "warn", "audit_only"},
        BLOCKED: {"block"},
        APPROVAL: {"require_approval"},
    }
    separator = arguments.index("--") if "--" in arguments else len(arguments)
    with_json = [*arguments[:separator], "--json", *arguments[separator:]]
    decision = sandbox.json("guard", *with_json, expect=code)
    assert decision["decision"] in expected[code]
    assert decision["log_index"] >= 0 and decision["surface"] == "cli"
    told = sandbox.run("guard", *arguments)
    assert told.returncode == code
    assert decision["reason"] in told.stdout.decode()
    assert len(sandbox.decisions()) == 2


@pytest.mark.parametrize("arguments", USAGE_ERRORS, ids=" ".join)
def test_usage_errors(sandbox: Sandbox, arguments: list[str]) -> None:
    """A command that cannot be understood does nothing and says so on standard error."""
    done = sandbox.run(*arguments)
    assert done.returncode == USAGE, done
    assert done.stdout == b"" and done.stderr
    assert not sandbox.database.exists()


def test_evidence_commands(sandbox: Sandbox) -> None:
    """What was decided can be listed, shown and verified, as text and as JSON."""
    decision = sandbox.json("guard", "file", "--operation", "read", "--json", ".env", expect=BLOCKED)
    identifier = decision["decision_id"]
    assert identifier in sandbox.run("evidence", "list").stdout.decode()
    assert sandbox.json("evidence", "list", "--json")["decision_id"] == identifier
    assert decision["rule_id"] in sandbox.run("evidence", "show", identifier).stdout.decode()
    assert sandbox.json("evidence", "show", "--json", identifier)["decision_id"] == identifier
    verified = sandbox.json("evidence", "verify", "--json")
    assert verified["intact"] is True and verified["records"] == len(sandbox.records())
    missing = sandbox.run("evidence", "show", "dec_00000000000000000000")
    assert missing.returncode == ERROR and missing.stdout == b"" and b"dec_00000000000000000000" in missing.stderr


def test_policy_commands(sandbox: Sandbox) -> None:
    """The active policy is shown; a good file validates and a bad one is refused with line and column."""
    assert "cavra-ai-agent-baseline" in sandbox.run("policy", "show").stdout.decode()
    assert "cavra-ai-agent-baseline" in json.dumps(sandbox.json("policy", "show", "--json"))
    good = sandbox.root / "good.yaml"
    good.write_text(POLICY)
    assert sandbox.run("policy", "validate", str(good)).returncode == MAY_PROCEED
    bad = sandbox.root / "bad.yaml"
    bad.write_text(POLICY.replace("outcome: block", "outcome: perhaps"))
    done = sandbox.run("policy", "validate", str(bad))
    assert done.returncode == ERROR
    line = next(number for number, text in enumerate(bad.read_text().splitlines(), 1) if "perhaps" in text)
    assert f"{line}:" in (done.stdout + done.stderr).decode()


def test_repository_layer_tightens(sandbox: Sandbox) -> None:
    """A repository's own policy is judged beside the baseline and can only add."""
    folder = sandbox.repository / ".cavra"
    folder.mkdir()
    (folder / "policy.yaml").write_text(POLICY)
    decision = sandbox.json("guard", "command", "--json", "--", "make deploy", expect=BLOCKED)
    assert decision["rule_id"] == "deploy.make"
    sandbox.json("guard", "file", "--operation", "read", "--json", ".env", expect=BLOCKED)


def test_version(sandbox: Sandbox) -> None:
    """The version is one line."""
    assert sandbox.run("version").stdout.decode().strip().count(".") == 2
    assert sandbox.json("version", "--json")["version"] == sandbox.run("version").stdout.decode().strip()


def test_default_state_folders(sandbox: Sandbox) -> None:
    """The log goes to `$CAVRA_HOME`, else `$XDG_STATE_HOME/cavra`, else below the home, and is nobody else's."""
    base = {"PATH": "/usr/bin:/bin", "HOME": str(sandbox.home)}
    places: list[tuple[dict[str, str], Any]] = [
        ({}, sandbox.home / ".local" / "state" / "cavra"),
        ({"XDG_STATE_HOME": str(sandbox.root / "xdg")}, sandbox.root / "xdg" / "cavra"),
        ({"CAVRA_HOME": str(sandbox.root / "own")}, sandbox.root / "own"),
    ]
    for variables, folder in places:
        done = sandbox.run("guard", "file", "--operation", "read", "README.md", env={**base, **variables})
        assert done.returncode == MAY_PROCEED, done.stderr
        assert (folder / "evidence.db").exists()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / "evidence.db").stat().st_mode & 0o077 == 0


POLICY = """\
metadata:
  id: cavra-sample
  title: Sample
  description: Blocks one command.
  version: 1.0.0
rules:
  - id: deploy.make
    on: run
    match: { program: make, args: [deploy] }
    outcome: block
    severity: high
    reason: deploys without review
"""
