"""Fixtures of the end-to-end tests."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest

from harness.eras import LEGACY, MODERN, Era
from harness.sandbox import Sandbox


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the one required option: the binary under test."""
    parser.addoption("--binary", required=True, type=Path, help="the cavra-mcp binary to test")


@pytest.fixture(scope="session")
def binary(request: pytest.FixtureRequest) -> Path:
    """The binary under test."""
    return request.config.getoption("--binary").resolve()


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


@pytest.fixture(params=[LEGACY, MODERN], ids=str)
def era(request: pytest.FixtureRequest) -> Era:
    """The newest legacy revision, then the modern one."""
    return request.param
