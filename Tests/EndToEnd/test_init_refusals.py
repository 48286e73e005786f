"""`init claude-code`: what it refuses, and that it then has changed nothing."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from harness.client_setup import ERROR, USAGE, ClientSetup, without_privileges

BROKEN: dict[str, tuple[bytes, str]] = {
    "comments": (b'{\n  // note\n  "a": 1\n}', ":2:3"),
    "a byte order mark": (b"\xef\xbb\xbf{}", ":1:1"),
    "empty": (b"", ":1:1"),
    "a trailing comma": (b'{"a": 1,}', ":1:9"),
    "a double name": (b'{"a": 1,\n"a": 2}', ":2:1"),
    "no UTF-8": (b'{"a": "\xff"}', ":1:7"),
    "a list": (b"[]", "`/`"),
    "hooks of another shape": (b'{"hooks": []}', "`/hooks`"),
    "an event of another shape": (b'{"hooks": {"PreToolUse": {}}}', "`/hooks/PreToolUse`"),
    "denials of another shape": (b'{"permissions": {"deny": "x"}}', "`/permissions/deny`"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_files_that_cannot_be_merged(setup: ClientSetup, kind: str) -> None:
    """Named with the place, left as they are, and no other file is written either."""
    content, place = BROKEN[kind]
    setup.write_settings(content)
    before = setup.tree()
    told = setup.init(expect=ERROR)
    assert str(setup.settings) in told and place in told and "\n" not in told.strip()
    assert setup.tree() == before


def test_somebody_elses_server(setup: ClientSetup) -> None:
    """An entry of our name that is not ours is neither replaced nor removed."""
    setup.servers.write_text('{"mcpServers": {"cavra": {"command": "/usr/bin/other", "args": ["serve"]}}}')
    before = setup.tree()
    assert "/mcpServers/cavra" in setup.init(expect=ERROR)
    assert setup.tree() == before
    setup.init("--remove")
    assert setup.tree() == before


@pytest.mark.parametrize("name", [".mcp.json", ".claude", ".claude/settings.json", ".cavra", ".cavra/policy.yaml"])
@pytest.mark.parametrize("arguments", [[], ["--remove"]], ids=["in", "out"])
def test_symbolic_links(setup: ClientSetup, name: str, arguments: list[str]) -> None:
    """A link is not followed: its target is named, and stays as it is."""
    elsewhere = setup.sandbox.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "settings.json").write_text("{}")
    (elsewhere / "policy.yaml").write_text("")
    path = setup.project / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(elsewhere if "." not in path.name[1:] else elsewhere / "settings.json")
    before, other = setup.tree(), setup.tree(elsewhere)
    told = setup.init(*arguments, expect=ERROR)
    assert str(path) in told and str(elsewhere) in told and "symbolic link" in told
    assert setup.tree() == before and setup.tree(elsewhere) == other


def test_hard_links(setup: ClientSetup) -> None:
    """A file with two names would be parted in two."""
    setup.write_settings(b"{}")
    (setup.project / "copy").hardlink_to(setup.settings)
    assert "2 names" in setup.init(expect=ERROR)
    assert not setup.servers.exists()


@pytest.mark.parametrize("closed", ["", ".claude", ".cavra"])
def test_folders_that_cannot_be_written(setup: ClientSetup, closed: str) -> None:
    """Found out before anything is written."""
    for name in (".claude", ".cavra"):
        (setup.project / name).mkdir()
    folder = setup.project / closed
    before = setup.tree()
    folder.chmod(0o555)
    try:
        told = setup.init(expect=ERROR, wrapper=without_privileges())
    finally:
        folder.chmod(0o755)
    assert str(folder) in told
    assert setup.tree() == before


def test_a_write_that_fails_half_way(setup: ClientSetup) -> None:
    """Where the second file cannot be written, the first is put back."""
    setup.servers.write_text('{"mcpServers": {}}')
    # Records and originals are written before; enough room for them, not for the settings.
    setup.write_settings(b'{"filler": "' + b"x" * 60_000 + b'"}')
    before = setup.tree()

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65_000, 65_000))

    told = setup.init(expect=ERROR, preexec_fn=limit, restore_signals=False)
    assert str(setup.settings) in told, told
    assert setup.tree() == before
    setup.init()
    setup.init("--remove")
    assert setup.tree() == before


def test_the_binary_must_be_nobody_elses_to_change(setup: ClientSetup) -> None:
    """Refused inside a work tree, when others can write it, and under another name; each time with the remedy."""
    inside = setup.project / "bin" / "cavra-mcp"
    loose = setup.sandbox.root / "loose" / "cavra-mcp"
    renamed = setup.sandbox.root / "named" / "other"
    open_folder = setup.sandbox.root / "open" / "cavra-mcp"
    for path in (inside, loose, renamed, open_folder):
        path.parent.mkdir()
        shutil.copy2(setup.binary, path)
    loose.chmod(0o777)
    open_folder.parent.chmod(0o777)
    before = setup.tree()
    for path, remedy in (
        (inside, "make install"),
        (loose, "chmod go-w"),
        (renamed, "make install"),
        (open_folder, "install it elsewhere"),
    ):
        told = setup.init(expect=ERROR, binary=path)
        assert str(path) in told and remedy in told
        assert setup.tree() == before
        # Taking out is possible with any binary.
        setup.init("--remove", binary=path)


def test_the_home_is_no_project(setup: ClientSetup) -> None:
    """The project's files in the home directory would be the user's own."""
    for directory in (setup.home, Path("/")):
        told = setup.init("--project", str(directory), expect=ERROR)
        assert "--scope user" in told
    assert not list(setup.home.iterdir())


def test_a_policy_that_does_not_load(setup: ClientSetup) -> None:
    """Nothing is written by a policy that would block everything."""
    setup.configuration.mkdir(parents=True)
    (setup.configuration / "policy.yaml").write_text("metadata: [")
    before = setup.tree()
    assert "policy.yaml" in setup.init(expect=ERROR)
    assert setup.tree() == before
    assert b"policy" in setup.run("claude-code", "--status").stderr


USAGE_ERRORS = [
    ["codex"],
    ["--remove"],
    ["--scope", "user"],
    ["claude-code", "--scope", "all"],
    ["claude-code", "--remove", "--status"],
    ["claude-code", "--status", "--dry-run"],
    ["claude-code", "--scope", "user", "--project", "/x"],
    ["claude-code", "--project", ""],
    ["claude-code", "extra"],
]


@pytest.mark.parametrize("arguments", USAGE_ERRORS, ids=" ".join)
def test_usage_errors(setup: ClientSetup, arguments: list[str]) -> None:
    """Exit code 64, words on standard error, nothing changed."""
    before = setup.tree()
    done: subprocess.CompletedProcess[bytes] = setup.run(*arguments)
    assert done.returncode == USAGE and done.stderr and not done.stdout
    assert setup.tree() == before
