"""`init claude-code`: what goes in comes out again, and nothing else changes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, Callable

import pytest

from harness.client_setup import OK, ClientSetup, hook_groups, is_ours, without_privileges

OWN_GROUP = {"matcher": "Bash", "hooks": [{"type": "command", "command": "./check.sh"}]}
OWN = {
    "model": "opus",
    "permissions": {"allow": ["Bash(make:*)"], "deny": ["Read(./.env)", "Read(//**/.env)"]},
    "hooks": {"PreToolUse": [OWN_GROUP]},
    "n": 1,
}
SHAPES: dict[str, bytes] = {
    "empty": b"{}",
    "empty lines": b"{\n\n}\n",
    "empty places": b'{"hooks": { }, "permissions": {"deny": [\n]}}',
    "two spaces": json.dumps(OWN, indent=2).encode() + b"\n",
    "tabs": json.dumps(OWN, indent="\t").encode(),
    "one line": json.dumps(OWN).encode(),
    "compact": json.dumps(OWN, separators=(",", ":")).encode() + b"\n",
    "carriage returns": json.dumps(OWN, indent=4).replace("\n", "\r\n").encode(),
    "escapes": b'{\n  "h\\u006foks": {"PreToolUse": []},\n  "x": "\\ud83d\\ude00\\/",\n  "n": [1.0, -0, 1e400]\n}',
}


def test_a_new_project_and_back(setup: ClientSetup) -> None:
    """Three files are made, a second run changes nothing, and taking out leaves no trace."""
    before = setup.tree()
    told = setup.init()
    assert "+++ " in told and "--- /dev/null" in told and "restart Claude Code" in told
    assert {".mcp.json", ".claude/settings.json", ".cavra/policy.yaml"} == set(setup.tree()) - set(before) - {
        ".claude",
        ".cavra",
    }
    server = json.loads(setup.servers.read_bytes())["mcpServers"]["cavra"]
    assert server["command"] == str(setup.binary) and server["args"][0] == "serve"
    for event in ("PreToolUse", "PostToolUse", "UserPromptSubmit", "SessionStart"):
        assert [is_ours(group) for group in hook_groups(setup.settings, event)] == [True]
    (group,) = hook_groups(setup.settings, "PreToolUse")
    assert group["matcher"] == "*" and group["hooks"][0]["onFailure"] == "block"
    assert "Read(//**/.env)" in json.loads(setup.settings.read_bytes())["permissions"]["deny"]
    assert setup.states() == {".mcp.json": "current", "settings.json": "current", "policy.yaml": "current"}
    marks = {path: path.stat() for path in (setup.servers, setup.settings, setup.policy)}
    assert "in place already" in setup.init()
    for path, mark in marks.items():
        assert (path.stat().st_mtime_ns, path.stat().st_ino) == (mark.st_mtime_ns, mark.st_ino)
    assert "removed" in setup.init("--remove")
    assert setup.tree() == before
    assert not list(setup.configuration.rglob("*.json"))
    assert "nothing of cavra-mcp is here" in setup.init("--remove")


def test_the_starter_policy_is_valid_and_changes_nothing(setup: ClientSetup) -> None:
    """The policy that is written loads, and holds no rule."""
    setup.init()
    done = setup.sandbox.run("policy", "validate", str(setup.policy))
    assert done.returncode == OK and b" 0 rules" in done.stdout, done.stderr


@pytest.mark.parametrize("shape", SHAPES)
def test_what_was_there_comes_back(setup: ClientSetup, shape: str) -> None:
    """A file with content of its own keeps its mode and, after taking out, its bytes."""
    setup.write_settings(SHAPES[shape])
    setup.settings.chmod(0o640)
    setup.servers.write_bytes(b'{"mcpServers":{"other":{"command":"x"}},"z":[]}')
    before = setup.tree()
    own = json.loads(SHAPES[shape])
    setup.init()
    merged = json.loads(setup.settings.read_bytes())
    for name, value in own.items():
        if name not in ("hooks", "permissions"):
            assert merged[name] == value
    kept = [group for group in hook_groups(setup.settings, "PreToolUse") if not is_ours(group)]
    assert kept == own.get("hooks", {}).get("PreToolUse", [])
    denied = own.get("permissions", {}).get("deny", [])
    assert merged["permissions"]["deny"][: len(denied)] == denied
    assert len(set(merged["permissions"]["deny"])) == len(merged["permissions"]["deny"])
    assert json.loads(setup.servers.read_bytes())["mcpServers"]["other"] == {"command": "x"}
    setup.init("--remove")
    assert setup.tree() == before


def _in_text(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def _with_json(change: Callable[[dict[str, Any]], None], **layout: Any) -> Callable[[str], str]:
    def edit(text: str) -> str:
        value = json.loads(text)
        change(value)
        return json.dumps(value, **layout)

    return edit


def _add_groups(value: dict[str, Any]) -> None:
    groups = value["hooks"]["PreToolUse"]
    groups.insert(0, {"hooks": [{"type": "command", "command": "first"}]})
    groups.append({"hooks": [{"type": "command", "command": "last"}]})


def _add_denials(value: dict[str, Any]) -> None:
    value["permissions"]["deny"].insert(0, "Read(./first)")
    value["permissions"]["deny"].append("Read(./last)")


HAND: dict[str, Callable[[str], str]] = {
    "a key in front": _in_text('{\n  "model"', '{\n    "first" : [ 1,2 ],\n  "model"'),
    "a key behind": _in_text('"n": 1\n', '"n": 1,\n      "last": {}\n'),
    "another value": _in_text('"opus"', '"sonnet"'),
    "nothing": lambda text: text,
    "written anew": _with_json(lambda value: None, indent=2),
    "written anew in one line": _with_json(lambda value: None),
    "groups around ours": _with_json(_add_groups, indent=2),
    "denials around ours": _with_json(_add_denials, indent=2),
}


@pytest.mark.parametrize("kind", HAND)
def test_hands_edits_stay(setup: ClientSetup, kind: str) -> None:
    """Work on the file between two runs stays as it is; taking out leaves the start with just that work."""
    start = json.dumps(OWN, indent=2)
    setup.write_settings(start.encode())
    setup.init()
    setup.settings.write_text(HAND[kind](setup.settings.read_text()))
    setup.init()
    setup.init()
    setup.init("--remove")
    assert setup.settings.read_text() == HAND[kind](start)
    assert not setup.servers.exists()


def test_work_in_a_file_that_we_made_stays(setup: ClientSetup) -> None:
    """A file that init made and a person went on with is not removed."""
    setup.init()
    value = json.loads(setup.settings.read_bytes())
    value["model"] = "opus"
    setup.settings.write_text(json.dumps(value, indent=2))
    setup.policy.write_text(setup.policy.read_text() + "# ours now\n")
    setup.init("--remove")
    assert json.loads(setup.settings.read_bytes()) == {"model": "opus"}
    assert setup.policy.read_text().endswith("# ours now\n")


def test_a_policy_of_the_projects_own_stays(setup: ClientSetup) -> None:
    """A policy that is there is neither changed nor removed."""
    setup.policy.parent.mkdir()
    setup.policy.write_text('metadata: {id: own, title: t, description: d, version: "1"}\n')
    before = setup.tree()
    setup.init()
    setup.init("--remove")
    assert setup.tree() == before


def test_a_dry_run_writes_nothing(setup: ClientSetup) -> None:
    """The same diff, no file, no record, no lock."""
    before = setup.tree()
    told = setup.init("--dry-run")
    assert "+++ " in told and "nothing was written" in told
    assert setup.tree() == before and not setup.configuration.exists()
    assert json.loads(setup.run("claude-code", "--dry-run", "--json").stdout)["written"] is False
    setup.init()
    installed = setup.tree()
    assert "+++ /dev/null" in setup.init("--remove", "--dry-run")
    assert setup.tree() == installed


@pytest.mark.parametrize("damage", ["gone", "garbage", "truncated", "a folder"])
def test_taking_out_without_the_records(setup: ClientSetup, damage: str) -> None:
    """On another machine, or with a broken home, our entries are known by their form."""
    setup.write_settings(SHAPES["two spaces"])
    setup.init()
    for record in list(setup.configuration.rglob("installation.json")):
        content = record.read_bytes()
        record.unlink()
        if damage == "garbage":
            record.write_bytes(b"\x00{")
        if damage == "truncated":
            record.write_bytes(content[: len(content) // 2])
        if damage == "a folder":
            record.mkdir()
    assert setup.states()["settings.json"] == "current"
    setup.init("--remove")
    left = json.loads(setup.settings.read_bytes())
    # One of the denied reads was the user's too; which, only the record could tell.
    assert left["hooks"] == OWN["hooks"] and left["permissions"]["deny"] == ["Read(./.env)"]
    assert json.loads(setup.servers.read_bytes()) == {}


def test_taking_out_opens_neither_log_nor_keys_nor_policy(setup: ClientSetup) -> None:
    """With all of them broken `--remove` works, because it never looks at them."""
    setup.write_settings(SHAPES["tabs"])
    setup.init()
    state = setup.home / ".local" / "state" / "cavra"
    (state / "keys").mkdir(parents=True, exist_ok=True)
    broken = [setup.configuration / "policy.yaml", setup.configuration / "config.yaml", state / "evidence.db"]
    for path in [*broken, state / "keys" / "log.key"]:
        path.write_bytes(b"\xff: {[broken")
    setup.init(expect=1)
    trace = setup.sandbox.root / "trace"
    wrapper = ["strace", "-f", "-qq", "-e", "trace=file", "-o", str(trace)]
    setup.init("--remove", wrapper=wrapper)
    assert setup.settings.read_bytes() == SHAPES["tabs"]
    touched = trace.read_text()
    assert str(setup.settings.name) in touched
    assert not [path for path in [*map(str, broken), str(state), "/etc/cavra"] if path in touched]


def test_taking_out_where_our_own_folder_is_closed(setup: ClientSetup) -> None:
    """Records that cannot be removed, and a lock that cannot be taken, keep nobody from taking out."""
    setup.write_settings(SHAPES["tabs"])
    setup.init()
    folders = [path for path in setup.configuration.rglob("*") if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    (setup.configuration / "clients" / "lock").chmod(0)
    try:
        told = setup.init("--remove", wrapper=without_privileges())
    finally:
        for folder in folders:
            folder.chmod(0o755)
        (setup.configuration / "clients" / "lock").chmod(0o600)
    assert "could not be removed" in told and "without the lock" in told
    assert setup.settings.read_bytes() == SHAPES["tabs"] and not setup.servers.exists()
    setup.init()
    setup.init("--remove")
    assert setup.settings.read_bytes() == SHAPES["tabs"]


def test_another_binary_takes_over_in_place(setup: ClientSetup) -> None:
    """Entries of an older place are stale to the new binary, and replaced where they stand."""
    setup.write_settings(SHAPES["two spaces"])
    setup.init()
    newer = setup.sandbox.root / "new place" / "cavra-mcp"
    newer.parent.mkdir()
    os.link(setup.binary, newer)
    states = setup.states(expect=1, binary=newer)
    assert states == {".mcp.json": "stale", "settings.json": "stale", "policy.yaml": "current"}
    lines = len(setup.settings.read_text().splitlines())
    setup.init(binary=newer)
    assert len(setup.settings.read_text().splitlines()) == lines
    assert str(setup.binary) not in setup.settings.read_text() + setup.servers.read_text()
    setup.states(binary=newer)
    setup.init("--remove", binary=newer)
    assert setup.settings.read_bytes() == SHAPES["two spaces"]


def test_status_tells_what_is_wrong(setup: ClientSetup) -> None:
    """Absent, current, stale and damaged, each with its exit code."""
    assert set(setup.states(expect=1).values()) == {"absent"}
    setup.init()
    value = json.loads(setup.settings.read_bytes())
    good = setup.settings.read_bytes()
    for change in (
        lambda v: v["hooks"].pop("PreToolUse"),
        lambda v: v.update(disableAllHooks=True),
        lambda v: v.update(hooks=[]),
    ):
        broken = json.loads(good)
        change(broken)
        setup.settings.write_text(json.dumps(broken))
        assert setup.states(expect=1)["settings.json"] in ("damaged", "absent")
    setup.settings.write_text("{ // note\n}")
    assert setup.states(expect=1)["settings.json"] == "damaged"
    value["permissions"]["deny"].pop()
    setup.settings.write_text(json.dumps(value))
    assert setup.states(expect=1)["settings.json"] == "stale"
    setup.settings.write_bytes(good)
    setup.policy.unlink()
    assert setup.states()["policy.yaml"] == "absent"


def test_eight_at_once(setup: ClientSetup) -> None:
    """Runs that meet wait for one another: one makes the change, the others find it made."""
    setup.write_settings(SHAPES["tabs"])
    command = [str(setup.binary), "init", "claude-code", "--json"]
    for arguments in ([], ["--remove"]):
        running = [
            subprocess.Popen(
                [*command, *arguments], cwd=setup.project, env=setup.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for _ in range(8)
        ]
        outputs = [process.communicate(timeout=60) for process in running]
        assert [process.returncode for process in running] == [0] * 8, outputs
        assert sorted(json.loads(out)["written"] for out, _ in outputs) == [False] * 7 + [True]
    assert setup.settings.read_bytes() == SHAPES["tabs"]


def test_killed_at_any_moment(setup: ClientSetup) -> None:
    """A run that is killed leaves every file whole, old or new; the next run finishes, and taking out still works."""
    chance = random.Random(20261123)
    setup.write_settings(SHAPES["two spaces"])
    for _ in range(12):
        process = subprocess.Popen(
            [str(setup.binary), "init", "claude-code"],
            cwd=setup.project,
            env=setup.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.0, 0.08))
        process.send_signal(signal.SIGKILL)
        process.wait()
        json.loads(setup.settings.read_bytes())
        if setup.servers.exists():
            json.loads(setup.servers.read_bytes())
        if chance.random() < 0.5:
            setup.init()
            setup.states()
        setup.init("--remove")
        assert setup.settings.read_bytes() == SHAPES["two spaces"]
        assert not setup.servers.exists() and not setup.policy.exists()
