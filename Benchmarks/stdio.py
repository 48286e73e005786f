"""The measured client: the least that can call a tool over a server's pipes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence

LEGACY = "2025-11-25"
MODERN = "2026-07-28"
CLIENT = {"name": "cavra-bench", "version": "1"}
META = "io.modelcontextprotocol/"


class Caller:
    """One connection; calls are made one after the other."""

    def __init__(self, command: Sequence[str], version: str, env: Mapping[str, str], cwd: Path) -> None:
        self.version = version
        self._sequence = 0
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=dict(env),
            cwd=cwd,
        )
        assert self.process.stdin and self.process.stdout
        self._input = self.process.stdin.fileno()
        self._output = self.process.stdout.fileno()
        if version == MODERN:
            self.request("server/discover", {})
        else:
            self.request("initialize", {"protocolVersion": version, "capabilities": {}, "clientInfo": CLIENT})
            self._send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def __enter__(self) -> "Caller":
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def request(self, method: str, params: Dict[str, Any]) -> Dict[str, Any]:
        """Sends one request and waits for its answer."""
        self._sequence += 1
        if self.version == MODERN:
            envelope = {
                META + "protocolVersion": MODERN,
                META + "clientInfo": CLIENT,
                META + "clientCapabilities": {},
            }
            params = {**params, "_meta": envelope}
        self._send({"jsonrpc": "2.0", "id": self._sequence, "method": method, "params": params})
        while True:
            answer = json.loads(self._line())
            if answer.get("id") == self._sequence:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def guard_file(self) -> None:
        """The measured call: may a file be read?"""
        self.request("tools/call", {"name": "guard_file", "arguments": {"operation": "read", "path": "README.md"}})

    def resident_megabytes(self) -> float:
        """The server's resident memory."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return round(int(line.split()[1]) / 1024, 1)
        raise RuntimeError("the kernel does not tell the resident memory")

    def _send(self, frame: Dict[str, Any]) -> None:
        os.write(self._input, json.dumps(frame, separators=(",", ":")).encode() + b"\n")

    def _line(self) -> bytes:
        chunks: List[bytes] = []
        while not chunks or not chunks[-1].endswith(b"\n"):
            chunk = os.read(self._output, 1 << 16)
            if not chunk:
                raise RuntimeError("the server closed its output")
            chunks.append(chunk)
        return b"".join(chunks)
