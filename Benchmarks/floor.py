"""The floors that the server's figures are set against."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import List

from measure import timed

RECORD_BYTES = 2048


def raw_commits(folder: Path, count: int) -> List[float]:
    """Seconds of each durable single-row commit of SQLite in WAL mode with `synchronous=FULL`."""
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS record (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        body = bytes(RECORD_BYTES)

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO record (body) VALUES (?)", (body,))
            connection.execute("COMMIT")

        return [timed(commit) for _ in range(count)]
    finally:
        connection.close()
