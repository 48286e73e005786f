"""`init`: where it writes, what its entries point to, and which clients it finds."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

from harness.client_setup import ERROR, ClientSetup, hook_groups


def test_the_user_scope(setup: ClientSetup) -> None:
    """The user's files, closed to others; a project's are untouched."""
    home, project = setup.tree(setup.home), setup.tree()
    (setup.home / ".claude.json").write_text('{"numStartups":3,"projects":{}}')
    (setup.home / ".claude.json").chmod(0o600)
    setup.init("--scope", "user", cwd=setup.home)
    settings = setup.home / ".claude" / "settings.json"
    assert settings.stat().st_mode & 0o777 == 0o600 and settings.parent.stat().st_mode & 0o777 == 0o700
    assert (setup.home / ".claude.json").stat().st_mode & 0o777 == 0o600
    assert json.loads((setup.home / ".claude.json").read_bytes())["mcpServers"]["cavra"]["type"] == "stdio"
    assert setup.tree() == project
    setup.states("--scope", "user")
    setup.states(expect=ERROR)
    setup.init("--scope", "user", "--remove")
    assert (setup.home / ".claude.json").read_text() == '{"numStartups":3,"projects":{}}'
    (setup.home / ".claude.json").unlink()
    assert {name for name in setup.tree(setup.home) if not name.startswith(".config")} == set(home)


def test_a_configuration_folder_of_the_clients_own(setup: ClientSetup) -> None:
    """`CLAUDE_CONFIG_DIR` moves both files; a relative one is refused."""
    folder = setup.sandbox.root / "claude home"
    folder.mkdir()
    env = {"CLAUDE_CONFIG_DIR": str(folder)}
    setup.init("--scope", "user", env=env)
    assert set(setup.tree(folder)) == {".claude.json", "settings.json"}
    assert not (setup.home / ".claude").exists()
    setup.init("--scope", "user", "--remove", env=env)
    assert not list(folder.iterdir())
    setup.init("--scope", "user", env={"CLAUDE_CONFIG_DIR": "claude"}, expect=ERROR)


def test_the_entries_carry_the_places(setup: ClientSetup) -> None:
    """Where the places are not the defaults, hook and server are told them, whatever is in their names."""
    state, configuration = setup.sandbox.root / "it's state", setup.sandbox.root / "$(id) config"
    env = {"CAVRA_HOME": str(state), "XDG_CONFIG_HOME": str(configuration)}
    setup.init(env=env)
    flags = ["--state", str(state), "--configuration", f"{configuration}/cavra"]
    assert json.loads(setup.servers.read_bytes())["mcpServers"]["cavra"]["args"] == ["serve", *flags]
    (group,) = hook_groups(setup.settings, "PreToolUse")
    call = group["hooks"][0]["command"].split(" || ")[0]
    assert shlex.split(call) == ["/usr/bin/timeout", "-k", "1", "5", str(setup.binary), "hook", "claude-code", *flags]
    assert list((configuration / "cavra" / "clients").rglob("installation.json"))
    setup.states(env=env)
    assert setup.states(expect=ERROR)["settings.json"] == "stale"


def test_records_are_nobody_elses(setup: ClientSetup) -> None:
    """The original is kept as it was; files 0600, folders 0700."""
    setup.write_settings(b'{"a": 1}')
    setup.init()
    kept = setup.tree(setup.configuration / "clients")
    assert {mode for mode, content in kept.values() if content is None} == {0o700}
    assert {mode for mode, content in kept.values() if content is not None} == {0o600}
    originals = [content for name, (_, content) in kept.items() if name.endswith("/original")]
    assert originals == [b'{"a": 1}']


def test_the_project_is_the_work_tree(setup: ClientSetup) -> None:
    """From a folder of the work tree its root is meant; `--project` is taken at its word."""
    setup.init(cwd=setup.project / "src")
    assert setup.settings.exists() and not (setup.project / "src" / ".claude").exists()
    other = setup.sandbox.root / "plain"
    other.mkdir()
    setup.init("--project", str(other))
    assert (other / ".mcp.json").exists()
    setup.init("--project", "../plain", "--remove")
    assert not list(other.iterdir())
    setup.init("--project", str(other / "none"), expect=ERROR)


def test_names_are_shown_safely(setup: ClientSetup) -> None:
    """What a terminal would act on is written out in the diff."""
    setup.write_settings('{\n  "a": "\u202e\u009b31m"\n}'.encode())
    told = setup.init("--dry-run")
    assert "\\u{202E}" in told and "\u202e" not in told and "\u009b" not in told


def test_messages_are_shown_safely(setup: ClientSetup) -> None:
    """A name from the file, or a folder's, moves no cursor and forges no line, in errors and in diffs."""
    setup.write_settings('{"‮a\\n": 1, "‮a\\n": 2}'.encode())
    told = setup.init(expect=ERROR)
    assert "\\u{202E}" in told and "‮" not in told and len(told.splitlines()) == 1
    for name in ("new\nline", "it's", "$(id)", "é", "-x", "back\\slash", "‮"):
        folder = setup.sandbox.root / "odd" / name
        folder.mkdir(parents=True)
        told = setup.init("--project", str(folder))
        assert "‮" not in told and not [line for line in told.splitlines() if line.startswith("line/")]
        setup.states("--project", str(folder))
        setup.init("--project", str(folder), "--remove")
        assert not list(folder.iterdir())


def test_secrets_and_long_lines_are_not_shown(setup: ClientSetup) -> None:
    """A token beside the change is redacted, and of a file that is one long line the change is shown."""
    token = "ghp_" + "A1b2C3d4E5" * 4
    (setup.home / ".claude.json").write_text(json.dumps({"env": {"GITHUB_TOKEN": token}}, indent=2))
    told = setup.init("--scope", "user", "--dry-run")
    assert token not in told and "[redacted" in told
    (setup.home / ".claude.json").write_text(json.dumps({"history": "x " * 100_000, "env": {"GITHUB_TOKEN": token}}))
    told = setup.init("--scope", "user", "--dry-run")
    assert token not in told and '"mcpServers"' in told and max(map(len, told.splitlines())) < 3_000
    assert "[redacted" not in setup.init("--dry-run")


def test_clients_on_this_machine(setup: ClientSetup) -> None:
    """Found by folders and by programs in absolute folders of PATH; nothing is changed and nothing is run."""
    assert b"no agent client was found" in setup.run().stdout
    for name in (".claude", ".codex", ".config/Code"):
        (setup.home / name).mkdir(parents=True)
    (setup.project / ".cursor").mkdir()
    programs = setup.sandbox.root / "programs"
    programs.mkdir()
    for name in ("gemini", "kiro"):
        (programs / name).write_text("#!/bin/sh\ntouch ran\n")
    (programs / "gemini").chmod(0o755)
    here = setup.project / "windsurf"
    here.write_text("#!/bin/sh\n")
    here.chmod(0o755)
    env = {"PATH": f".:{programs}:{os.defpath}"}
    before, home = setup.tree(), setup.tree(setup.home)
    told = setup.run(env=env).stdout.decode()
    clients = json.loads(setup.run("--json", env=env).stdout)["clients"]
    assert {client["client"] for client in clients} == {"claude-code", "codex", "cursor", "gemini", "vscode"}
    assert {client["client"] for client in clients if client["supported"]} == {"claude-code"}
    assert "cavra-mcp init claude-code" in told and "[mcp_servers.cavra]" in told and '"servers"' in told
    assert "added by hand" in told and str(programs / "gemini") in told
    assert setup.tree() == before and setup.tree(setup.home) == home


def test_the_answer_as_json(setup: ClientSetup) -> None:
    """One object that says what was done to each file."""
    done = setup.run("claude-code", "--json")
    answer = json.loads(done.stdout)
    assert done.stderr == b"" or b"patterns" in done.stderr
    assert answer["written"] is True and answer["scope"] == "project"
    assert [file["action"] for file in answer["files"]] == ["create"] * 3
    assert [Path(file["path"]).name for file in answer["files"]] == [".mcp.json", "settings.json", "policy.yaml"]
    assert all(file["diff"][0] == "--- /dev/null" for file in answer["files"])
    again = json.loads(setup.run("claude-code", "--json").stdout)
    assert again["written"] is False and {file["action"] for file in again["files"]} == {"none"}
