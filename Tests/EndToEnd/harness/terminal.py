"""The binary at a terminal of its own, where it asks for passphrases."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time

from harness.sandbox import Sandbox

PASSPHRASE = "correct horse battery"
QUESTIONS = ("New passphrase", "Passphrase", "Once more")


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
        last = seen.rsplit("\n", 1)[-1]
        if rest and last.startswith(QUESTIONS) and last.rstrip(" ").endswith(":"):
            # The echo is off before the question is shown; what is typed early would be thrown away.
            time.sleep(0.2)
            os.write(leader, (rest.pop(0) + "\n").encode())
            seen += "\n"
        if child.poll() is not None and not ready:
            break
    output, _ = child.communicate(timeout=30)
    os.close(leader)
    return child.returncode, seen, output.decode()
