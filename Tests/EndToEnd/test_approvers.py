"""`approvers`: keys for people, made and tried at a terminal."""

from __future__ import annotations

import json
import stat
import subprocess
from pathlib import Path

import pytest

from harness.sandbox import Sandbox
from harness.terminal import PASSPHRASE, at_terminal


def directory(sandbox: Sandbox) -> Path:
    """Where the user's approvers are."""
    return sandbox.home / ".config" / "cavra" / "approvers"


def add(sandbox: Sandbox, name: str, *options: str) -> None:
    """Makes an approver."""
    status, seen, _ = at_terminal(sandbox, "approvers", "add", name, *options, answers=[PASSPHRASE, PASSPHRASE])
    assert status == 0, seen
    assert PASSPHRASE not in seen


def test_a_life(sandbox: Sandbox) -> None:
    """Added, listed, tried, removed; each change is a record, and nothing holds the passphrase."""
    add(sandbox, "alice", "--group", "Cloud Security", "--group", "DBA")
    told = sandbox.json("approvers", "list", "--json")
    assert told["source"] == "user" and "can add an approver" in told["warning"]
    assert [(each["name"], each["groups"], each["key_is_here"]) for each in told["approvers"]] == [
        ("alice", ["Cloud Security", "DBA"], True)
    ]
    key = directory(sandbox) / "alice.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and key.read_text().startswith("LOCKED+KEY+alice+")
    status, seen, output = at_terminal(sandbox, "approvers", "check", "alice", answers=[PASSPHRASE])
    assert status == 0 and "opens the key" in output, seen
    status, seen, _ = at_terminal(sandbox, "approvers", "check", "alice", answers=["another passphrase"])
    assert status == 1 and "does not open the key" in seen
    assert sandbox.run("approvers", "remove", "alice").returncode == 0
    assert not key.exists() and sandbox.json("approvers", "list", "--json")["approvers"] == []
    listed = sandbox.run("evidence", "list", "--kind", "governance", "--json").stdout
    changes = [(each["change"], each["subject"]) for each in map(json.loads, listed.splitlines())]
    assert sorted(changes) == [("approver_added", "alice"), ("approver_removed", "alice")]
    assert sandbox.run("evidence", "verify").returncode == 0
    assert PASSPHRASE.encode() not in sandbox.database.read_bytes()


def test_two_different_answers(sandbox: Sandbox) -> None:
    """A typing error makes no key."""
    status, seen, _ = at_terminal(sandbox, "approvers", "add", "bob", answers=[PASSPHRASE, PASSPHRASE + "x"])
    assert status == 1 and "differ" in seen
    assert not (directory(sandbox) / "bob.pub").exists()


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaaaaaaaaaaaa", "bobbobbobbobbob"])
def test_weak(sandbox: Sandbox, passphrase: str) -> None:
    """A weak passphrase makes no key."""
    status, seen, _ = at_terminal(sandbox, "approvers", "add", "bob", answers=[passphrase, passphrase])
    assert status == 1 and "passphrase" in seen
    assert not (directory(sandbox) / "bob.pub").exists()


@pytest.mark.parametrize("arguments", [["add", "alice"], ["check", "alice"]])
def test_without_a_terminal(sandbox: Sandbox, arguments: list[str]) -> None:
    """Neither a pipe nor the environment answers."""
    done = subprocess.run(
        ["/usr/bin/setsid", "--wait", *sandbox.command("approvers", *arguments)],
        input=f"{PASSPHRASE}\n{PASSPHRASE}\n".encode(), capture_output=True,
        env={**sandbox.env, "CAVRA_PASSPHRASE": PASSPHRASE}, cwd=sandbox.repository, timeout=60, check=False,
    )
    assert done.returncode == 1 and b"no terminal" in done.stderr
    assert not directory(sandbox).exists()


@pytest.mark.parametrize("name", ["Alice", "../x", "-x", "a b", "аlice", ""])
def test_names(sandbox: Sandbox, name: str) -> None:
    """Names that look like others or are no file's are refused before anything is asked."""
    done = sandbox.run("approvers", "add", "--", name)
    assert done.returncode == 1 and b"no name of an approver" in done.stderr


def test_a_planted_file_lists_nobody(sandbox: Sandbox) -> None:
    """What others could have written is not taken."""
    add(sandbox, "alice")
    (directory(sandbox) / "alice.pub").chmod(0o666)
    done = sandbox.run("approvers", "list")
    assert done.returncode == 1 and b"can be written by others" in done.stderr


@pytest.mark.parametrize("line", ["cavra-mcp approvers add x", "cavra-mcp approvers remove alice"])
def test_agents_are_refused(sandbox: Sandbox, line: str) -> None:
    """These commands are for people."""
    decision = sandbox.json("guard", "command", "--json", "--", line, expect=2)
    assert decision["rule_id"] == "cavra.builtin.human_only"


def test_agents_do_not_reach_the_files(sandbox: Sandbox) -> None:
    """Neither reading a locked key nor writing a public one."""
    for arguments in (["read", "alice.key"], ["write", "eve.pub"], ["delete", "alice.pub"]):
        done = sandbox.run("guard", "file", "--operation", arguments[0], str(directory(sandbox) / arguments[1]), "--json")
        assert done.returncode == 2, (arguments, done.stdout)
        assert json.loads(done.stdout)["decision"] == "block"
