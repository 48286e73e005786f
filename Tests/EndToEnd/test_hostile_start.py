"""Where something is wrong from the start: refused with a reason or blocked, never allowed."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sqlite3
import subprocess
from contextlib import contextmanager
from typing import Iterator

import pytest

from harness.eras import LEGACY, MODERN
from harness.pipes import PeerClosed
from harness.sandbox import Sandbox, json_lines
from harness.session import Session

README = {"operation": "read", "path": "README.md"}


def record_one(sandbox: Sandbox) -> None:
    """Leaves a log with one record."""
    assert sandbox.run("guard", "file", "--operation", "read", "README.md").returncode == 0


def assert_never_allows(sandbox: Sandbox, env: dict[str, str] | None = None) -> str:
    """Fails where a harmless read is allowed by any surface; returns what the user is told."""
    env = sandbox.env if env is None else env
    told = [server_refusal(sandbox, env)]
    question = json_lines([{"id": "1", "action_type": "read_file", "target": "README.md"}])
    for arguments, stdin in (
        (["guard", "file", "--operation", "read", "README.md"], b""),
        (["guard", "batch"], question),
    ):
        done = sandbox.run(*arguments, stdin=stdin, env=env)
        assert done.returncode > 0 or b'"decision":"block"' in done.stdout, done
        assert done.returncode >= 0 and b'"decision":"allow"' not in done.stdout, done
        assert (done.stdout + done.stderr).strip(), "no reason is given"
        told.append((done.stdout + done.stderr).decode())
    return "\n".join(told)


def server_refusal(sandbox: Sandbox, env: dict[str, str]) -> str:
    """What a server says that either does not start or decides nothing but blocks."""
    try:
        with Session(sandbox.command("serve"), LEGACY, env, sandbox.repository, sandbox.stderr) as session:
            result = session.tool("guard_file", README)
            decision = (result.get("structuredContent") or {}).get("decision")
            assert decision == "block" or (decision is None and result["isError"]), result
            return result["content"][0]["text"]
    except PeerClosed:
        said = sandbox.stderr.read_text()
        assert said.strip(), "the server ended without a word"
        return said


@pytest.mark.parametrize("variable", ["CAVRA_HOME", "HOME"])
def test_no_folder_can_be_made(sandbox: Sandbox, variable: str) -> None:
    """The state or the whole home is below a file."""
    file = sandbox.root / "file"
    file.write_text("in the way\n")
    env = {**sandbox.env, variable: str(file / "below")}
    if variable == "HOME":
        del env["CAVRA_HOME"]
    assert str(file) in assert_never_allows(sandbox, env)


def test_read_only_state(sandbox: Sandbox) -> None:
    """The log is there but may not be written."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    record_one(sandbox)
    paths = [sandbox.state, *sandbox.state.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert_never_allows(sandbox)
    finally:
        for path in paths:
            path.chmod(0o700)


def test_relative_state(sandbox: Sandbox) -> None:
    """A relative folder would depend on who starts the process."""
    assert "CAVRA_HOME" in assert_never_allows(sandbox, {**sandbox.env, "CAVRA_HOME": "relative"})
    assert not (sandbox.repository / "relative").exists()


@pytest.mark.parametrize(
    "text",
    [
        "rules: [",
        "metadata: 7\n",
        "rules:\n  - id: x\n    on: nothing\n",
        "metadata: &a [*a]\n",
        "\x00",
        "a: 1\na: 2\n",
    ],
    ids=["syntax", "type", "rule", "alias", "nul", "duplicate"],
)
def test_broken_policy(sandbox: Sandbox, text: str) -> None:
    """A repository's policy that cannot be read blocks, naming the file."""
    folder = sandbox.repository / ".cavra"
    folder.mkdir()
    (folder / "policy.yaml").write_text(text)
    assert "policy.yaml" in assert_never_allows(sandbox)


def test_policy_cannot_be_read(sandbox: Sandbox) -> None:
    """A policy that is a directory is no missing policy."""
    (sandbox.repository / ".cavra" / "policy.yaml").mkdir(parents=True)
    assert "policy.yaml" in assert_never_allows(sandbox)


@pytest.mark.parametrize("order", ["none", "file", "pipe"])
def test_supervise_runs_nothing_for_a_person(sandbox: Sandbox, order: str) -> None:
    """The hidden command by which the binary starts itself takes its order from a gateway alone."""
    made = sandbox.root / "made"
    words = ["/", "0", "2", "/usr/bin/touch", str(made)]
    (sandbox.root / "order").write_text("".join(word + "\0" for word in words))
    redirection = {"none": "5<&-", "file": f"5<{sandbox.root / 'order'}", "pipe": "5<&0"}[order]
    script = f'exec "$0" supervise 3</dev/null 4>/dev/null {redirection}'
    done = subprocess.run(
        ["/bin/sh", "-c", script, *sandbox.command()],
        input=(sandbox.root / "order").read_bytes(),
        capture_output=True,
        env=sandbox.env,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (64, b"") and not made.exists()


@contextmanager
def locked(sandbox: Sandbox) -> Iterator[None]:
    """Holds the database and every lock file of the state folder."""
    connection = sqlite3.connect(sandbox.database, isolation_level=None)
    files = [open(path, "rb") for path in sandbox.state.iterdir() if "lock" in path.name]
    try:
        connection.execute("BEGIN EXCLUSIVE")
        for file in files:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        connection.close()
        for file in files:
            file.close()


def test_log_is_locked(sandbox: Sandbox) -> None:
    """Somebody holds the log for ever: the wait ends, and what cannot be recorded is blocked."""
    record_one(sandbox)
    with locked(sandbox):
        assert_never_allows(sandbox)
    record_one(sandbox)
    sandbox.assert_verified()


def test_log_is_locked_while_serving(sandbox: Sandbox) -> None:
    """A server that met the lock goes on once it is free."""
    with sandbox.serve(MODERN) as session:
        assert session.decide("guard_file", README)["decision"] == "allow"
        with locked(sandbox):
            result = session.answer(session.ask("tools/call", {"name": "guard_file", "arguments": README}), timeout=60)
            assert result["result"].get("isError") or result["result"]["structuredContent"]["decision"] == "block"
        assert session.decide("guard_file", README)["decision"] == "allow"
    sandbox.assert_verified()


def test_newer_store(sandbox: Sandbox) -> None:
    """A log of a later version is not touched."""
    record_one(sandbox)
    connection = sqlite3.connect(sandbox.database)
    with connection:
        connection.execute("PRAGMA user_version = 1000000")
    connection.close()
    assert "newer" in assert_never_allows(sandbox)


def test_store_is_no_database(sandbox: Sandbox) -> None:
    """A file of something else is neither used nor overwritten."""
    sandbox.state.mkdir(mode=0o700)
    sandbox.database.write_bytes(b"this is no database, and it is long enough to be read as one\n" * 100)
    before = sandbox.database.read_bytes()
    assert_never_allows(sandbox)
    assert sandbox.database.read_bytes() == before


def test_records_were_removed(sandbox: Sandbox) -> None:
    """A log whose newest record is gone is not continued as if nothing had happened."""
    for _ in range(3):
        record_one(sandbox)
    connection = sqlite3.connect(sandbox.database)
    with connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        table = next(name for name in tables if "record" in name)
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
    connection.close()
    assert sandbox.verify().returncode == 1
    assert_never_allows(sandbox)


def limit_file_size() -> None:
    """Makes every file write beyond 256 KiB fail, as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 << 10, 256 << 10))


def test_disk_is_full(sandbox: Sandbox) -> None:
    """When no more can be written, no more is allowed; what was answered before is in the log."""
    questions = json_lines({"id": n, "action_type": "read_file", "target": "README.md"} for n in range(2000))
    done = subprocess.run(
        sandbox.command("guard", "batch"),
        input=questions,
        capture_output=True,
        env=sandbox.env,
        cwd=sandbox.repository,
        preexec_fn=limit_file_size,
        timeout=120,
        check=False,
    )
    lines = done.stdout.splitlines()
    allowed = [line for line in lines if b'"decision":"allow"' in line]
    assert 0 < len(allowed) < 2000, "the limit was not reached"
    assert all(b'"log_index"' in line for line in allowed)
    assert all(b'"decision":"block"' in line or b'"error"' in line for line in lines if line not in allowed)
    assert len(sandbox.decisions()) >= len(allowed)
    sandbox.assert_verified()


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_standard_stream_is_closed(sandbox: Sandbox, closed: int) -> None:
    """A missing standard stream must not let the log take its number and be written as a stream."""
    record_one(sandbox)

    def close() -> None:
        os.close(closed)

    for arguments in (["serve"], ["guard", "file", "--operation", "read", "README.md"]):
        subprocess.run(
            sandbox.command(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=sandbox.env,
            cwd=sandbox.repository,
            preexec_fn=close,
            timeout=20,
            check=False,
        )
    record_one(sandbox)
    sandbox.assert_verified()
