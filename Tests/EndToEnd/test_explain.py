"""`policy explain`: the way to a verdict, without a decision."""

from __future__ import annotations

import json

import pytest

from harness.sandbox import Sandbox

LINE = "cd src && sudo -u root bash -c 'cat ../.env' | tee ../out.txt"


def test_tree(sandbox: Sandbox) -> None:
    """Each command with its place and way, the effects below it, and the rule of each."""
    done = sandbox.run("policy", "explain", "--", LINE)
    assert done.returncode == 2, done.stderr
    lines = done.stdout.decode().splitlines()
    assert lines[0] == f"block: `{LINE}`"
    assert "1:1  cd src" in lines
    assert "    1:11  bash -c 'cat ../.env'   via sudo" in lines
    assert "        1:32  cat ../.env   via bash -c" in lines
    read = lines.index(f"          - read {sandbox.repository}/.env → block")
    assert lines[read + 1].strip().startswith("filesystem.read.block: ")
    assert any(line.strip().startswith("instead: ") for line in lines[read:])


def test_object(sandbox: Sandbox) -> None:
    """The same as one JSON object."""
    done = sandbox.run("policy", "explain", "--json", "--", LINE)
    assert done.returncode == 2, done.stderr
    told = json.loads(done.stdout)
    assert told["decision"] == "block" and told["rule"]["outcome"] == "block"
    assert [command["words"][0] for command in told["commands"]] == ["cd", "sudo", "tee"]
    shell = told["commands"][1]["commands"][0]
    assert shell["words"] == ["bash", "-c", "cat ../.env"] and shell["via"] == ["sudo"]
    read = [effect for effect in shell["commands"][0]["effects"] if effect["kind"] == "read"]
    assert [effect["decision"] for effect in read] == ["block"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("ls", 0), ("cat .env", 2), ("sudo ls", 3), ("echo 'unclosed", 3), ("git push -f origin main", 2)],
)
def test_says_what_a_decision_would_be_and_records_nothing(sandbox: Sandbox, line: str, code: int) -> None:
    """The exit code is that of `guard command`; nothing is written."""
    assert sandbox.run("policy", "explain", "--", line).returncode == code
    assert not sandbox.database.exists()
    assert sandbox.run("guard", "command", "--", line).returncode == code


@pytest.mark.parametrize("arguments", [[], [""], ["--cwd", "src", "ls"]])
def test_usage(sandbox: Sandbox, arguments: list[str]) -> None:
    """What cannot be explained is a usage error."""
    assert sandbox.run("policy", "explain", *arguments).returncode == 64
