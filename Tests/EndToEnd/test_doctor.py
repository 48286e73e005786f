"""`doctor`: what it tries, what it finds in the way, and that it runs nothing which `init` did not write."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from harness.claude_sandbox import ClaudeSandbox

TRIALS = ["denied", "neutral", "garbage", "missing", "not_executable", "killed", "hung"]


def report(claude: ClaudeSandbox, expect: int) -> dict[str, Any]:
    """What `doctor --json` says, after checking its exit status."""
    done = claude.run("doctor", "--json")
    assert done.returncode == expect, f"{done.returncode} {done.stdout!r} {done.stderr!r}"
    return json.loads(done.stdout)


def edit(path: Path, **members: Any) -> None:
    """Sets members of a JSON file."""
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **members}, indent=2))


def problems(found: dict[str, Any]) -> list[str]:
    """The places of the problems of Claude Code."""
    return [finding["place"] for finding in found["clients"][0]["findings"] if finding["level"] == "problem"]


def test_all_is_well_after_init(claude: ClaudeSandbox) -> None:
    """Every trial passes, the log saw two of them, and no statistic counts them."""
    claude.init()
    found = report(claude, 0)
    assert found["healthy"] and [trial["trial"] for trial in found["trials"]] == TRIALS
    assert all(trial["passed"] for trial in found["trials"])
    client = found["clients"][0]
    assert (client["client"], client["advised"], client["hooked"], client["proxied"]) == ("claude-code", True, True, False)
    listed = claude.run("evidence", "list", "--json").stdout.decode().splitlines()
    records = [json.loads(line) for line in listed]
    assert {record["surface"] for record in records} == {"doctor"}
    assert sorted(record["decision"] for record in records) == ["allow", "block"]


def test_the_sandbox_is_tried(claude: ClaudeSandbox) -> None:
    """The binary starts its own supervisor, and a program in a sandbox behind it; where that fails, it says why."""
    found = report(claude, 1)["sandbox"]
    assert found["works"] == (found["problem"] is None)
    if found["bubblewrap"] is None:
        assert found["problem"] == "bubblewrap is not installed"
    else:
        trial = [found["bubblewrap"], "--unshare-user", "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "/bin/true"]
        works = subprocess.run(trial, capture_output=True, check=False).returncode == 0
        assert found["works"] == works, found


def test_without_init_nothing_is_held_up(claude: ClaudeSandbox) -> None:
    """No hook: no trial, a problem with its remedy, and exit code 1."""
    found = report(claude, 1)
    assert not found["trials"] and not found["clients"][0]["hooked"]
    assert "hooks.PreToolUse" in problems(found)
    assert all(finding["remedy"] for finding in found["clients"][0]["findings"])


@pytest.mark.parametrize(
    "written, changed, place",
    [
        ("/usr/bin/timeout", "touch {trap}; /usr/bin/timeout", "hooks.PreToolUse"),
        ("-k 1 5 ", "-k 1 5 touch {trap} ", "settings of the project"),
    ],
)
def test_a_hook_that_init_did_not_write_is_not_run(
    claude: ClaudeSandbox, written: str, changed: str, place: str
) -> None:
    """A changed command line is named and left alone, whatever it would do."""
    claude.init()
    trap = claude.root / "was-run"
    settings = claude.settings.read_text()
    claude.settings.write_text(settings.replace(written, changed.format(trap=trap)))
    found = report(claude, 1)
    assert not found["trials"] and not trap.exists()
    assert place in problems(found)


def test_a_hook_that_only_speaks_of_ours_is_anothers(claude: ClaudeSandbox) -> None:
    """Our words in a comment hide nothing."""
    claude.init()
    other = {"type": "command", "command": "/opt/rewriter # cavra-mcp hook claude-code"}
    local = claude.settings.with_name("settings.local.json")
    local.write_text(json.dumps({"hooks": {"PreToolUse": [{"matcher": "*", "hooks": [other]}]}}))
    warned = [finding["text"] for finding in report(claude, 0)["clients"][0]["findings"]]
    assert any(text.startswith("1 other hook can change a call") for text in warned)


@pytest.mark.parametrize(
    "members, place",
    [
        ({"disableAllHooks": True}, "disableAllHooks"),
        ({"disabledMcpjsonServers": ["cavra"]}, "disabledMcpjsonServers"),
    ],
)
def test_what_switches_off_is_a_problem(claude: ClaudeSandbox, members: dict[str, Any], place: str) -> None:
    """A switch in any of the settings files is found."""
    claude.init()
    local = claude.settings.with_name("settings.local.json")
    local.write_text(json.dumps(members))
    found = report(claude, 1)
    assert any(problem.endswith(place) for problem in problems(found))
    assert found["clients"][0]["hooked"] == (place != "disableAllHooks")


def test_what_gets_in_between_is_a_warning(claude: ClaudeSandbox) -> None:
    """Other hooks, variables of the settings, servers that start unasked: told, and no problem."""
    claude.init()
    local = claude.settings.with_name("settings.local.json")
    other = {"matcher": "Bash", "hooks": [{"type": "command", "command": "true"}]}
    local.write_text(
        json.dumps({"hooks": {"PreToolUse": [other]}, "env": {"PATH": "/x"}, "enableAllProjectMcpServers": True})
    )
    edit(claude.repository / ".mcp.json", mcpServers={
        **json.loads((claude.repository / ".mcp.json").read_bytes())["mcpServers"], "other": {"command": "x"}})
    found = report(claude, 0)
    warned = [finding for finding in found["clients"][0]["findings"] if finding["level"] == "warning"]
    assert {finding["place"].rsplit(": ")[-1] for finding in warned} >= {"hooks.PreToolUse", "env", "enableAllProjectMcpServers"}
    assert any("`other`" in finding["text"] for finding in found["clients"][0]["findings"])


def test_a_log_that_cannot_be_written_is_found(claude: ClaudeSandbox) -> None:
    """The hook denies then too, but the harmless call does not pass: that is told."""
    claude.init()
    claude.state.parent.mkdir(parents=True, exist_ok=True)
    claude.state.write_text("a file in the place of the folder")
    found = report(claude, 1)
    faults = {trial["trial"]: trial["fault"] for trial in found["trials"]}
    assert faults["denied"] and faults["neutral"]
    assert not any(faults[name] for name in ["garbage", "missing", "not_executable", "killed", "hung"])


def test_in_words(claude: ClaudeSandbox) -> None:
    """The same for people."""
    claude.init()
    done = claude.run("doctor")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "Claude Code: advised yes, hooked yes, proxied no"
    assert lines[-1] == "all is well"
