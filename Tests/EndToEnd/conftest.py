"""Fixtures of the end-to-end tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Callable

import pytest

from harness.claude_sandbox import ClaudeSandbox
from harness.client_setup import ClientSetup
from harness.eras import LEGACY, MODERN, Era
from harness.sandbox import Sandbox


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the one required option: the binary under test."""
    parser.addoption("--binary", required=True, type=Path, help="the cavra-mcp binary to test")


@pytest.fixture(scope="session")
def binary(request: pytest.FixtureRequest) -> Path:
    """The binary under test."""
    return request.config.getoption("--binary").resolve()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, binary: Path) -> Path:
    """The binary as a user has it: copied to a place outside any work tree."""
    copy = Path(shutil.copy(binary, tmp_path_factory.mktemp("installed") / "cavra-mcp"))
    copy.chmod(0o755)
    return copy


@pytest.fixture
def claude(tmp_path: Path, installed: Path) -> ClaudeSandbox:
    """A fresh home and project of a user of Claude Code; `init` has not run yet."""
    return ClaudeSandbox(tmp_path / "sandbox", installed)


@pytest.fixture
def sandbox(tmp_path: Path, binary: Path) -> Sandbox:
    """A fresh home, state folder and repository."""
    return Sandbox(tmp_path / "sandbox", binary)


@pytest.fixture
def new_sandbox(tmp_path: Path, binary: Path) -> Callable[[], Sandbox]:
    """Makes one more sandbox at each call."""
    made: list[Sandbox] = []

    def make() -> Sandbox:
        made.append(Sandbox(tmp_path / f"sandbox-{len(made)}", binary))
        return made[-1]

    return make


@pytest.fixture
def setup(sandbox: Sandbox, installed: Path) -> ClientSetup:
    """A project without any client's configuration, and the installed binary."""
    return ClientSetup(sandbox, installed)


@pytest.fixture(params=[LEGACY, MODERN], ids=str)
def era(request: pytest.FixtureRequest) -> Era:
    """The newest legacy revision, then the modern one."""
    return request.param
