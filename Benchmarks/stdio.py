"""The measured client: the least that can call a tool over a server's pipes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

LEGACY = "2025-11-25"
MODERN = "2026-07-28"
CLIENT = {"name": "cavra-bench", "version": "1"}
META = "io.modelcontextprotocol/"


class Caller:
    """One connection; calls are made one after the other."""

    def __init__(self, command: Sequence[str], version: str, env: Mapping[str, str], cwd: Path) -> None:
        self.version = version
        self._sequence = 0
        self._rest = b""
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
        self._ask(method, params)
        return self._answer(self._sequence)[1]

    def flood(self, name: str, arguments: Dict[str, Any], count: int, in_flight: int) -> None:
        """Calls a tool `count` times with at most that many unanswered."""
        for number in range(count):
            if number >= in_flight:
                self._answered()
            self._ask("tools/call", {"name": name, "arguments": arguments})
        for _ in range(min(count, in_flight)):
            self._answered()

    def _ask(self, method: str, params: Dict[str, Any]) -> None:
        self._sequence += 1
        if self.version == MODERN:
            envelope = {
                META + "protocolVersion": MODERN,
                META + "clientInfo": CLIENT,
                META + "clientCapabilities": {},
            }
            params = {**params, "_meta": envelope}
        self._send({"jsonrpc": "2.0", "id": self._sequence, "method": method, "params": params})

    def _answer(self, awaited: Optional[int] = None) -> Tuple[int, Dict[str, Any]]:
        """The answer to that request, or to any; notifications are passed over."""
        while True:
            answer = json.loads(self._line())
            if "id" in answer and "method" not in answer and awaited in (None, answer["id"]):
                if "error" in answer:
                    raise RuntimeError(f"request {answer['id']}: {answer['error']}")
                return answer["id"], answer["result"]

    def _answered(self) -> None:
        _, result = self._answer()
        if result.get("isError"):
            raise RuntimeError(f"a call was refused: {result}")

    def call(self, name: str, arguments: Dict[str, Any]) -> None:
        """One call of a tool, which must succeed."""
        result = self.request("tools/call", {"name": name, "arguments": arguments})
        if result.get("isError"):
            raise RuntimeError(f"`{name}` was refused: {result}")

    def guard_file(self) -> None:
        """The measured call: may a file be read?"""
        self.call("guard_file", {"operation": "read", "path": "README.md"})

    def resident_megabytes(self) -> float:
        """The server's resident memory."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return round(int(line.split()[1]) / 1024, 1)
        raise RuntimeError("the kernel does not tell the resident memory")

    def _send(self, frame: Dict[str, Any]) -> None:
        os.write(self._input, json.dumps(frame, separators=(",", ":")).encode() + b"\n")

    def _line(self) -> bytes:
        while b"\n" not in self._rest:
            chunk = os.read(self._output, 1 << 16)
            if not chunk:
                raise RuntimeError("the server closed its output")
            self._rest += chunk
        line, self._rest = self._rest.split(b"\n", 1)
        return line
