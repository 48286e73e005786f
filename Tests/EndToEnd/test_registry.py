"""`registry`: servers and agents registered, approved at a terminal, restricted, imported, exported, and attacked."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from harness.sandbox import Sandbox
from harness.terminal import PASSPHRASE, at_terminal

SERVERS = ("registry", "servers")
SCRIPT = "#!/bin/sh\nexit 0\n"


def approver(sandbox: Sandbox, name: str = "alice") -> None:
    """Makes an approver."""
    status, seen, _ = at_terminal(sandbox, "approvers", "add", name, answers=[PASSPHRASE, PASSPHRASE])
    assert status == 0, seen


def program(sandbox: Sandbox, name: str = "server") -> Path:
    """A server's program."""
    path = sandbox.root / name
    path.write_text(SCRIPT)
    path.chmod(0o755)
    return path


def add(sandbox: Sandbox, name: str = "files", *options: str) -> Path:
    """Registers a server with a program of its own."""
    path = program(sandbox, f"{name}.sh")
    done = sandbox.run(*SERVERS, "add", name, *options, "--", str(path), "--root", "/repo")
    assert done.returncode == 0, done.stderr
    return path


def approve(sandbox: Sandbox, name: str = "files", *options: str, answer: str = PASSPHRASE) -> tuple[int, str, str]:
    """Approves at the terminal."""
    return at_terminal(sandbox, *SERVERS, "approve", name, "--reason", "looked at", *options, answers=[answer])


def standing(sandbox: Sandbox, name: str = "files") -> tuple[str, str]:
    """How a server stands."""
    told = sandbox.json(*SERVERS, "show", name, "--json")
    return told["trust_tier"], told["approval_state"]


def changes(sandbox: Sandbox) -> list[tuple[str, str]]:
    """The governance records about servers and agents, the oldest first."""
    listed = sandbox.run("evidence", "list", "--kind", "governance", "--json").stdout
    records = [json.loads(line) for line in listed.splitlines()]
    return [(each["change"], each["subject"]) for each in reversed(records) if "registry" in each["details"]]


def test_a_life(sandbox: Sandbox) -> None:
    """Registered, approved at the terminal, changed, denied, approved again, removed; each step is a record."""
    approver(sandbox)
    path = add(sandbox, "files", "--owner", "alice", "--env", "LOG_LEVEL=debug", "--env", "FILES_TOKEN")
    assert standing(sandbox) == ("unknown", "pending")
    assert sandbox.run(*SERVERS, "diff", "files").returncode == 3
    status, seen, output = approve(sandbox)
    assert status == 0 and "may be started" in output, seen
    # What is signed is shown where the passphrase is asked for.
    for shown in (str(path), "--root", "sha256:", "LOG_LEVEL=debug", "FILES_TOKEN from the variable", "to START"):
        assert shown in seen, shown
    assert PASSPHRASE not in seen
    assert standing(sandbox) == ("approved", "approved")
    assert sandbox.run(*SERVERS, "diff", "files").returncode == 0
    path.write_text(SCRIPT + "# another\n")
    done = sandbox.run(*SERVERS, "diff", "files")
    assert done.returncode == 3 and b"digest of script" in done.stdout
    status, seen, _ = approve(sandbox)
    assert status == 0 and "changed since it was approved" in seen
    status, seen, _ = approve(sandbox)
    assert status == 1 and "nothing of `files` waits" in seen
    assert sandbox.run(*SERVERS, "deny", "files", "--reason", "odd").returncode == 0
    assert standing(sandbox) == ("approved", "denied")
    assert approve(sandbox)[0] == 0
    assert standing(sandbox) == ("approved", "approved")
    assert sandbox.run(*SERVERS, "block", "files", "--reason", "worse").returncode == 0
    assert standing(sandbox) == ("blocked", "denied")
    status, seen, _ = at_terminal(
        sandbox, *SERVERS, "review", "files", "--reason", "was wrong", "--days", "30", "--owner", "bob", answers=[PASSPHRASE]
    )
    assert status == 0, seen
    told = sandbox.json(*SERVERS, "show", "files", "--json")
    assert told["approval_state"] == "approved" and told["owner"] == "bob"
    assert sandbox.run(*SERVERS, "verify").returncode == 0
    assert sandbox.run(*SERVERS, "remove", "files", "--reason", "gone").returncode == 0
    assert sandbox.run(*SERVERS, "show", "files").returncode == 1
    assert sandbox.json(*SERVERS, "list", "--json") == {"servers": []}
    assert [change for change, _ in changes(sandbox)] == [
        "registered", "granted", "granted", "denied", "granted", "blocked", "described", "granted", "removed",
    ]
    sandbox.assert_verified()


def test_nothing_is_granted_without_the_passphrase(sandbox: Sandbox) -> None:
    """A wrong passphrase, no terminal and no approver grant nothing."""
    add(sandbox)
    status, seen, _ = approve(sandbox)
    assert status == 1 and "no approver's key" in seen
    approver(sandbox)
    status, seen, _ = approve(sandbox, answer="wrong horse battery")
    assert status == 1 and "does not open the key" in seen
    done = sandbox.run(*SERVERS, "approve", "files", "--reason", "x", stdin=PASSPHRASE.encode() + b"\n")
    assert done.returncode == 1
    assert standing(sandbox) == ("unknown", "pending")
    assert [change for change, _ in changes(sandbox)] == ["registered"]


def test_an_approver_who_is_taken_off_the_list(sandbox: Sandbox) -> None:
    """What the person granted counts no more."""
    approver(sandbox)
    add(sandbox)
    assert approve(sandbox)[0] == 0
    assert sandbox.run("approvers", "remove", "alice").returncode == 0
    told = sandbox.json(*SERVERS, "show", "files", "--json")
    assert told["approval_state"] == "pending" and "no approver any more" in told["problem"]


def tamper(sandbox: Sandbox, statement: str) -> None:
    """Changes the database behind the log's back."""
    connection = sqlite3.connect(sandbox.database)
    try:
        connection.executescript("PRAGMA ignore_check_constraints = ON; " + statement)
        connection.commit()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = replace(body, '\"denied\"', '\"described\"')",
        "UPDATE record SET body = replace(body, '\"registered\"', '\"granted\"')",
        "DELETE FROM record WHERE body LIKE '%\"denied\"%'",
        "DELETE FROM record WHERE body LIKE '%\"denied\"%'; UPDATE head SET size = size - 1",
        "INSERT INTO record (log_index, body, leaf, subtree, kind, timestamp) SELECT (SELECT max(log_index) + 1 FROM record),"
        " body, leaf, subtree, kind, timestamp FROM record WHERE body LIKE '%\"granted\"%' LIMIT 1",
    ],
)
def test_an_edited_database_grants_nothing(sandbox: Sandbox, statement: str) -> None:
    """Whatever is changed in the log's rows, the registry says that they are not what was signed for."""
    approver(sandbox)
    add(sandbox)
    assert approve(sandbox)[0] == 0
    assert sandbox.run(*SERVERS, "deny", "files", "--reason", "odd").returncode == 0
    tamper(sandbox, statement)
    for verb in (["show", "files"], ["list"], ["verify"]):
        done = sandbox.run(*SERVERS, *verb)
        assert done.returncode == 1 and b"damaged" in done.stderr, (verb, done)


def test_rows_of_somebody_else_grant_nothing(sandbox: Sandbox) -> None:
    """There is no row that says approved: columns and tables beside the records are not asked."""
    add(sandbox)
    tamper(
        sandbox,
        "CREATE TABLE registry_servers (name TEXT, state TEXT); INSERT INTO registry_servers VALUES ('files', 'approved');"
        "UPDATE record SET kind = 'granted', decision = 'approved'",
    )
    assert standing(sandbox) == ("unknown", "pending")


def test_import(sandbox: Sandbox) -> None:
    """The servers of clients' configurations: named plainly, secrets left out, our own left alone."""
    path = program(sandbox)
    token = "ghp_" + "a1B2" * 9
    servers: dict[str, Any] = {
        "My Files": {"command": str(path), "args": ["/repo"], "env": {"GITHUB_TOKEN": token, "LEVEL": "debug", "A": "${B}"}},
        "cavra": {"command": str(sandbox.binary), "args": ["serve"]},
        "web": {"type": "http", "url": "https://example.com/mcp", "headers": {"Authorization": f"Bearer {token}"}},
        "bad": {"command": str(path), "args": ["--token", token]},
    }
    (sandbox.repository / ".mcp.json").write_text(json.dumps({"mcpServers": servers}))
    (sandbox.repository / ".vscode").mkdir()
    (sandbox.repository / ".vscode" / "mcp.json").write_text(
        '{ // servers\n "servers": { "code": { "command": "/bin/true", "args": ["x",], }, } }\n'
    )
    (sandbox.home / ".claude.json").write_text(
        json.dumps({"projects": {str(sandbox.repository): {"mcpServers": {"local": {"command": "/bin/true"}}}}})
    )
    (sandbox.home / ".codex").mkdir()
    (sandbox.home / ".codex" / "config.toml").write_text(
        'model = "x"\n[mcp_servers.codex-one]\ncommand = "/bin/true" # a comment\nargs = [\n  "a", \'b\',\n]\n'
        '[mcp_servers.codex-one.env]\nKEY_FILE = "/x"\n[other]\ntext = """\n[mcp_servers.evil]\n"""\n'
    )
    dry = sandbox.json(*SERVERS, "import", "--dry-run", "--json")
    assert sandbox.json(*SERVERS, "list", "--json") == {"servers": []} and dry["servers"]
    told = sandbox.json(*SERVERS, "import", "--json", expect=1)
    outcomes = {each["client_name"]: (each["name"], each["outcome"]) for each in told["servers"]}
    assert outcomes == {
        "My Files": ("my-files", "registered"), "cavra": ("cavra", "own"), "web": ("web", "registered"),
        "bad": ("bad", "refused"), "code": ("code", "registered"), "local": ("local", "registered"),
        "codex-one": ("codex-one", "registered"),
    }
    files = sandbox.json(*SERVERS, "show", "my-files", "--json")["launch"]
    assert files["environment"] == [
        {"name": "GITHUB_TOKEN", "from": "GITHUB_TOKEN"}, {"name": "LEVEL", "text": "debug"}, {"name": "A", "from": "B"},
    ]
    assert sandbox.json(*SERVERS, "show", "codex-one", "--json")["launch"]["arguments"] == ["a", "b"]
    assert token.encode() not in sandbox.database.read_bytes()
    again = sandbox.json(*SERVERS, "import", "--json", expect=1)
    assert {each["outcome"] for each in again["servers"]} == {"known", "own", "refused"}
    servers["My Files"]["args"] = ["/"]
    (sandbox.repository / ".mcp.json").write_text(json.dumps({"mcpServers": {"My Files": servers["My Files"]}}))
    done = sandbox.run(*SERVERS, "import", "--from", ".mcp.json")
    assert done.returncode == 1 and b"another launch" in done.stdout
    assert sandbox.run(*SERVERS, "import", "--from", ".mcp.json", "--replace").returncode == 0


@pytest.mark.parametrize("text", ["{", '{"mcpServers": []}', '{"mcpServers": {"x": {}}}', '{"mcpServers": {"x": {"command": "y", "args": [1]}}}'])
def test_import_of_what_is_none(sandbox: Sandbox, text: str) -> None:
    """A file that cannot be read registers nothing, and is named."""
    (sandbox.repository / "servers.json").write_text(text)
    done = sandbox.run(*SERVERS, "import", "--from", "servers.json")
    assert done.returncode == 1 and b"servers.json" in done.stderr
    assert sandbox.json(*SERVERS, "list", "--json") == {"servers": []}


def test_what_is_not_pinned(sandbox: Sandbox) -> None:
    """A package that is fetched at each start stays an experiment, with the reason."""
    approver(sandbox)
    runner = program(sandbox, "npx")
    runner.write_bytes(b"\x7fELF")
    assert sandbox.run(*SERVERS, "add", "fetched", "--", str(runner), "-y", "some-server").returncode == 0
    status, seen, _ = approve(sandbox, "fetched", "--tier", "trusted")
    assert status == 1 and "fetches the package" in seen
    status, seen, _ = approve(sandbox, "fetched")
    assert status == 0 and "NOT PINNED" in seen
    assert standing(sandbox, "fetched") == ("experimental", "approved")


def test_export(sandbox: Sandbox) -> None:
    """A signed document that verifies, and does not when it was changed; and a page."""
    approver(sandbox)
    add(sandbox)
    assert approve(sandbox)[0] == 0
    document = sandbox.run(*SERVERS, "export").stdout
    path = sandbox.repository / "registry.json"
    path.write_bytes(document)
    assert sandbox.run(*SERVERS, "verify", "--file", "registry.json").returncode == 0
    path.write_bytes(document.replace(b'"approval_state":"approved"', b'"approval_state":"pending"'))
    done = sandbox.run(*SERVERS, "verify", "--file", "registry.json")
    assert done.returncode == 1 and b"not what" in done.stdout
    page = sandbox.run(*SERVERS, "export", "files", "--markdown").stdout.decode()
    assert page.startswith("# Trust registry") and "approved by alice" in page
    assert sandbox.run(*SERVERS, "export", "nobody").returncode == 1


def test_agents(sandbox: Sandbox) -> None:
    """An agent from its registration to its end."""
    approver(sandbox)
    agents = ("registry", "agents")
    assert sandbox.run(*agents, "add", "claude-code", "--vendor", "Anthropic").returncode == 0
    status, seen, _ = at_terminal(
        sandbox, *agents, "approve", "claude-code", "--repository", "/src", "--tool", "files/read_file", "--reason", "team",
        answers=[PASSPHRASE],
    )
    assert status == 0 and "repositories: /src" in seen, seen
    told = sandbox.json(*agents, "show", "claude-code", "--json")
    assert told["approval_state"] == "approved" and told["grant"]["in_force"]["tools"] == ["files/read_file"]
    assert sandbox.run(*agents, "scope", "claude-code", "--remove", "files/read_file", "--reason", "no").returncode == 0
    assert sandbox.json(*agents, "show", "claude-code", "--json")["grant"]["in_force"]["tools"] == []
    assert sandbox.run(*agents, "verify").returncode == 0
    assert sandbox.run(*agents, "block", "claude-code", "--reason", "left").returncode == 0
    assert sandbox.json(*agents, "list", "--json")["agents"][0]["approval_state"] == "denied"
    assert changes(sandbox)[-1] == ("blocked", "claude-code")


def test_names(sandbox: Sandbox) -> None:
    """A second name that looks like the first is refused, and so is what is no plain name."""
    add(sandbox)
    for name in ("fi1es", "fi-les", "Files", "a__b", "../x", "fіles"):
        done = sandbox.run(*SERVERS, "add", name, "--", "/bin/true")
        assert done.returncode == 1, name
    done = sandbox.run(*SERVERS, "add", "files", "--", "/bin/true")
    assert done.returncode == 1 and b"--replace" in done.stderr


VERBS = ["add", "import", "approve", "deny", "block", "scope", "review", "export", "remove"]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", ["servers", "agents"])
def test_agents_change_nothing(sandbox: Sandbox, kind: str, verb: str) -> None:
    """The changing verbs are for people, wherever the words stand."""
    for line in (f"cavra-mcp registry {kind} {verb} x --reason y", f"/usr/bin/env cavra-mcp registry {kind} '{verb}' x"):
        decision = sandbox.json("guard", "command", "--json", "--", line, expect=2)
        assert decision["rule_id"] == "cavra.builtin.human_only", line


@pytest.mark.parametrize("verb", ["list", "show git", "diff git", "verify"])
def test_agents_may_look(sandbox: Sandbox, verb: str) -> None:
    """Looking is no change."""
    done = sandbox.run("guard", "command", "--json", "--", f"cavra-mcp registry servers {verb}")
    assert json.loads(done.stdout)["rule_id"] != "cavra.builtin.human_only"


def test_every_verb_is_one_or_the_other(sandbox: Sandbox) -> None:
    """A verb that comes later is for people until somebody says otherwise."""
    for kind in ("servers", "agents"):
        text = sandbox.run("registry", kind, "--help").stdout.decode().split("SUBCOMMANDS:")[1]
        verbs = {line.split()[0] for line in text.splitlines() if line.startswith("  ") and not line.startswith("   ")}
        verbs -= {"See"}
        assert verbs <= {*VERBS, "list", "show", "diff", "verify"}, verbs


def test_agents_do_not_reach_the_files(sandbox: Sandbox) -> None:
    """Nobody plants a definition."""
    add(sandbox)
    done = sandbox.run("guard", "file", "--operation", "write", str(sandbox.state / "registry" / "x.json"), "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["rule_id"] == "cavra.builtin.own_files"


def test_without_a_log(sandbox: Sandbox) -> None:
    """Looking makes nothing."""
    assert sandbox.json(*SERVERS, "list", "--json") == {"servers": []}
    assert not sandbox.state.exists()
    assert sandbox.run(*SERVERS, "show", "x").returncode == 1
    shutil.rmtree(sandbox.home)
