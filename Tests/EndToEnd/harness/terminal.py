"""The binary at a terminal of its own, as a person would run it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time

from harness.sandbox import Sandbox

PASSPHRASE = "correct horse battery"


def at_terminal(sandbox: Sandbox, *arguments: str, answers: list[str]) -> tuple[int, str, str]:
    """Runs the binary with a terminal of its own; the exit status, what stood at the terminal, standard output."""
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        ["/usr/bin/setsid", "--ctty", "--wait", *sandbox.command(*arguments)],
        stdin=follower, stdout=subprocess.PIPE, stderr=follower, env=sandbox.env, cwd=sandbox.repository,
    )
    os.close(follower)
    seen = ""
    rest = list(answers)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([leader], [], [], 0.1)
        if ready:
            try:
                got = os.read(leader, 4096)
            except OSError:
                break
            if not got:
                break
            seen += got.decode()
        if rest and seen.rstrip(" ").endswith(":"):
            # The echo is off before the question is shown; what is typed early would be thrown away.
            time.sleep(0.2)
            os.write(leader, (rest.pop(0) + "\n").encode())
            seen += "\n"
        if child.poll() is not None and not ready:
            break
    output, _ = child.communicate(timeout=30)
    os.close(leader)
    return child.returncode, seen, output.decode()


def add_approver(sandbox: Sandbox, name: str, *options: str) -> None:
    """Makes an approver."""
    status, seen, _ = at_terminal(sandbox, "approvers", "add", name, *options, answers=[PASSPHRASE, PASSPHRASE])
    assert status == 0, seen
    assert PASSPHRASE not in seen


def approve_server(sandbox: Sandbox, name: str, *options: str) -> str:
    """Approves whatever waits of a server; what stood at the terminal."""
    status, seen, output = at_terminal(
        sandbox, "registry", "servers", "approve", name, "--reason", "looked at", *options, answers=[PASSPHRASE]
    )
    assert status == 0, seen + output
    return seen
