"""What can be wrong with an installation, each as a context: wrong inside, as before outside."""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, ContextManager, Iterator

from harness.claude_sandbox import ClaudeSandbox

Damage = Callable[[ClaudeSandbox], ContextManager[None]]
BROKEN_PACK = "rules: [\n"
NEW_NAMESPACE, PRIVATE_EVERYWHERE, BIND = 0x20000, 0x44000, 0x1000


@contextmanager
def put_away(path: Path) -> Iterator[None]:
    """Moves a file or folder aside, and back over whatever stands in its place at the end."""
    aside = path.with_name(path.name + ".aside")
    if path.exists():
        path.rename(aside)
    try:
        yield
    finally:
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        if aside.exists():
            aside.rename(path)


@contextmanager
def replaced(path: Path, content: bytes | None, mode: int = 0o600) -> Iterator[None]:
    """Another content, nothing for None, in the place of a file or folder."""
    with put_away(path):
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(mode)
        yield


@contextmanager
def folder_instead(path: Path) -> Iterator[None]:
    """A folder in the place of a file."""
    with put_away(path):
        path.mkdir(parents=True)
        yield


def binary_is(content: str | None, mode: int = 0o755) -> Damage:
    """Something else in the place of the binary."""
    return lambda sandbox: replaced(sandbox.binary, None if content is None else content.encode(), mode)


@contextmanager
def log_locked(sandbox: ClaudeSandbox) -> Iterator[None]:
    """Another process holds every lock of the log."""
    files = [open(path, "rb") for path in sandbox.state.iterdir() if path.suffix in (".lock", ".turn")]
    assert files, "the log has no lock file"
    for file in files:
        fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        for file in files:
            file.close()


@contextmanager
def database_locked(sandbox: ClaudeSandbox) -> Iterator[None]:
    """Another program writes to the database and never ends."""
    connection = sqlite3.connect(sandbox.database, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.close()


@contextmanager
def database_overwritten(sandbox: ClaudeSandbox) -> Iterator[None]:
    """Pages in the middle of the database hold something else."""
    content = sandbox.database.read_bytes()
    with replaced(sandbox.database, content[:4096] + b"\xa5" * (len(content) - 8192) + content[-4096:]):
        yield


@contextmanager
def database_cut(sandbox: ClaudeSandbox) -> Iterator[None]:
    """The second half of the database is gone."""
    content = sandbox.database.read_bytes()
    with replaced(sandbox.database, content[: len(content) // 2]):
        yield


@contextmanager
def last_record_removed(sandbox: ClaudeSandbox) -> Iterator[None]:
    """The newest record is gone from the log."""
    with replaced(sandbox.database, sandbox.database.read_bytes()):
        connection = sqlite3.connect(sandbox.database)
        with connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute("DELETE FROM record WHERE log_index = (SELECT max(log_index) FROM record)")
        connection.close()
        yield


@contextmanager
def disk_full(sandbox: ClaudeSandbox) -> Iterator[None]:
    """The state lies on a file system without a free block."""
    with put_away(sandbox.state):
        sandbox.state.mkdir(mode=0o700)
        command = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(sandbox.state)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            raise NotPermitted("mounting a small file system")
        try:
            aside = sandbox.state.with_name(sandbox.state.name + ".aside")
            shutil.copytree(aside, sandbox.state, dirs_exist_ok=True)
            with open(sandbox.state / "ballast", "wb", buffering=0) as ballast:
                try:
                    while ballast.write(bytes(4096)):
                        pass
                except OSError:
                    pass
            yield
        finally:
            subprocess.run(["umount", str(sandbox.state)], check=True)


@contextmanager
def state_read_only(sandbox: ClaudeSandbox) -> Iterator[None]:
    """Nothing in the state folder may be written, not even by root."""
    place = str(sandbox.state)
    for arguments in (["--bind", place, place], ["-o", "remount,bind,ro", place]):
        if subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode != 0:
            subprocess.run(["umount", place], capture_output=True, check=False)
            raise NotPermitted("mounting a folder read-only")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


class NotPermitted(Exception):
    """The system does not let the tests do this to it."""


def no_room_to_write(handles_signal: bool) -> Callable[[], None]:
    """In a process to be: no file may grow, and the signal for that kills it or not."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN if handles_signal else signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    return limit


def limited(what: int, value: int) -> Callable[[], None]:
    """In a process to be: little of some resource."""
    return lambda: resource.setrlimit(what, (value, value))


def stream_is(number: int, path: str | None) -> Callable[[], None]:
    """In a process to be: a standard stream leads elsewhere, or is closed."""

    def change() -> None:
        if path is None:
            os.close(number)
        else:
            os.dup2(os.open(path, os.O_RDWR), number)

    return change


def etc_is(folder: Path) -> Callable[[], None]:
    """In a process to be, and nowhere else: this folder, with what the system needs added, in the place of `/etc`."""
    for name in ("passwd", "group", "nsswitch.conf", "localtime"):
        if Path("/etc", name).exists():
            shutil.copy(Path("/etc", name), folder / name)
    library = ctypes.CDLL(None, use_errno=True)

    def enter() -> None:
        for failed in (
            library.unshare(NEW_NAMESPACE),
            library.mount(b"none", b"/", None, PRIVATE_EVERYWHERE, None),
            library.mount(str(folder).encode(), b"/etc", None, BIND, None),
        ):
            if failed:
                raise OSError(ctypes.get_errno(), "a mount namespace of its own")

    return enter
