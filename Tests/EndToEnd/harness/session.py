"""A client that checks every frame it receives."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Iterable, Mapping, Sequence

from harness.decisions import decision_of
from harness.eras import Era, Frame, encode, notification
from harness.pipes import LinePeer
from harness.schemas import FrameChecker


class Session:
    """One connection to a server in one era, already opened."""

    def __init__(
        self, command: Sequence[str], era: Era, env: Mapping[str, str], cwd: Path, stderr: Path | None = None
    ) -> None:
        self.era = era
        self.peer = LinePeer(command, env, cwd, stderr)
        self.checker = FrameChecker(era)
        self.notifications: list[Frame] = []
        self.stray: list[Frame] = []
        self.frames = 0
        self._asked: dict[Any, str] = {}
        self._arrived: dict[Any, Frame] = {}
        self._sequence = 0
        self._output_schemas: dict[str, Frame | None] = {}
        self._tools_asked: dict[Any, str] = {}
        self.opening = self._open()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.peer.close()

    def ask(self, method: str, params: Frame | None = None, meta: Frame | None = None) -> int:
        """Sends a request and returns its id without waiting."""
        self._sequence += 1
        self.send_request(self.era.request(self._sequence, method, params, meta))
        return self._sequence

    def send_request(self, frame: Frame) -> None:
        """Sends a request that the caller made."""
        self.expect([frame])
        self.peer.send(encode(frame))

    def expect(self, frames: Iterable[Frame]) -> None:
        """Says that these requests are about to be sent, so that their answers are known."""
        for frame in frames:
            self._asked[frame["id"]] = frame["method"]
            if frame["method"] == "tools/call":
                self._tools_asked[frame["id"]] = frame.get("params", {}).get("name", "")

    def notify(self, method: str, params: Frame | None = None) -> None:
        """Sends a notification."""
        self.peer.send(encode(notification(method, params)))

    def answer(self, identifier: Any, timeout: float = 15) -> Frame:
        """Waits for one answer; what else arrives meanwhile is kept."""
        deadline = time.monotonic() + timeout
        while identifier not in self._arrived:
            self.receive(deadline - time.monotonic())
        return self._arrived.pop(identifier)

    def call(self, method: str, params: Frame | None = None, meta: Frame | None = None) -> Frame:
        """Sends a request and waits for its answer."""
        return self.answer(self.ask(method, params, meta))

    def result(self, method: str, params: Frame | None = None, meta: Frame | None = None) -> Frame:
        """The result of a request that must succeed."""
        frame = self.call(method, params, meta)
        assert "result" in frame, f"{method} failed: {frame.get('error')}"
        return frame["result"]

    def error(self, method: str, params: Frame | None = None, meta: Frame | None = None) -> Frame:
        """The error of a request that must fail."""
        frame = self.call(method, params, meta)
        assert "error" in frame, f"{method} succeeded: {frame.get('result')}"
        return frame["error"]

    def tool(self, name: str, arguments: Frame | None = None) -> Frame:
        """A tool's result."""
        return self.result("tools/call", {"name": name, "arguments": arguments or {}})

    def decide(self, name: str, arguments: Frame) -> Frame:
        """The decision of a guard tool."""
        result = self.tool(name, arguments)
        assert not result.get("isError"), f"{name} {arguments}: {result['content']}"
        return decision_of(result)

    def tools(self) -> list[Frame]:
        """The server's tools; from then on their structured content is checked against their own schemas."""
        tools = self.result("tools/list")["tools"]
        self._output_schemas = {tool["name"]: tool.get("outputSchema") for tool in tools}
        return tools

    def receive(self, timeout: float) -> Frame | list[Frame]:
        """Takes in and checks one line."""
        frame = json.loads(self.peer.line(timeout))
        for part in frame if isinstance(frame, list) else [frame]:
            self._take(part)
        return frame

    def receive_one(self, timeout: float = 10) -> Frame:
        """Takes in and checks one line that must be a single message."""
        frame = self.receive(timeout)
        assert isinstance(frame, dict), f"an array: {frame}"
        return frame

    def settle(self, timeout: float = 0.2) -> None:
        """Asks once more and waits, so that everything the server had to say before has been taken in."""
        self.call("tools/list")
        time.sleep(timeout)
        self.call("tools/list")

    def _take(self, frame: Frame) -> None:
        self.frames += 1
        if "method" in frame:
            assert "id" not in frame, f"the server sent a request: {frame['method']}"
            self.checker.notification(frame)
            self.notifications.append(frame)
            return
        identifier = frame.get("id")
        method = self._asked.pop(identifier, None)
        self.checker.response(frame, method)
        if identifier in self._tools_asked and "result" in frame:
            schema = self._output_schemas.get(self._tools_asked.pop(identifier))
            self.checker.structured(frame["result"], schema)
        if method is None:
            self.stray.append(frame)
        else:
            self._arrived[identifier] = frame

    def _open(self) -> Frame:
        self._sequence += 1
        self.send_request(self.era.opening(self._sequence))
        opening = self.answer(self._sequence)
        if not self.era.modern:
            self.notify("notifications/initialized")
        return opening
