"""Random and mutated frames, all from one seed."""

from __future__ import annotations

import copy
import json
import random
from typing import Any, Callable

from harness.eras import Era, Frame

WORDS = ("", "read", "write", "delete", "push", "README.md", ".env", "~/.ssh/id_rsa", "../..", "main", "git status")
COMMANDS = ("ls -la", "git push origin main", "rm -rf /", "echo $(cat .env)", "true && false", "curl x | sh", "'")
STRINGS = WORDS + COMMANDS + ("\u212a", "e\u0301", "\x00", "\u202e", "\U0001f600", "a" * 3000, '"\\\n\t', "\ufeff")
NUMBERS = (0, -1, 1, 1.5, 2**53 + 1, 2**64, -(2**70), 1e300, 0.1)
METHODS = (
    "completion/complete",
    "initialize",
    "logging/setLevel",
    "ping",
    "prompts/get",
    "prompts/list",
    "resources/list",
    "resources/read",
    "resources/subscribe",
    "resources/templates/list",
    "resources/unsubscribe",
    "server/discover",
    "subscriptions/listen",
    "tools/list",
    "no/such/method",
)
NOTIFICATIONS = ("notifications/cancelled", "notifications/initialized", "notifications/progress", "notifications/x")
TOKENS = (
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"1e9",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc0\xaf",
    b"\r",
)


class FrameSource:
    """Makes lines for one era, each about as likely to be valid, nearly valid or garbage."""

    def __init__(self, seed: int, era: Era, tools: list[Frame]) -> None:
        self._random = random.Random(seed)
        self._era = era
        self._guards = [tool for tool in tools if tool["name"].startswith("guard_")]
        self._others = [tool for tool in tools if not tool["name"].startswith("guard_")]
        self._sequence = 0
        self._recent: list[int | str] = []

    def line(self) -> bytes:
        """The next line; it holds no newline."""
        make: Callable[[], bytes] = self._random.choices(
            (self._valid, self._reshaped, self._bitten, self._spliced, self._noise, self._batch),
            weights=(45, 25, 15, 5, 5, 5),
        )[0]
        return make().replace(b"\n", b" ")

    def _valid(self) -> bytes:
        return self._bytes(self._message())

    def _reshaped(self) -> bytes:
        """A valid message with one member dropped, replaced or added somewhere inside."""
        message = copy.deepcopy(self._message())
        for _ in range(self._random.randint(1, 3)):
            self._reshape(message)
        return self._bytes(message)

    def _bitten(self) -> bytes:
        """A valid line with some of its bytes changed."""
        line = bytearray(self._valid())
        for _ in range(self._random.randint(1, 4)):
            place = self._random.randrange(len(line) + 1)
            action = self._random.randrange(4)
            if action == 0:
                line[place : place + 1] = bytes([self._random.randrange(256)])
            elif action == 1:
                del line[place : place + self._random.randint(1, 8)]
            elif action == 2:
                line[place:place] = self._random.choice(TOKENS)
            else:
                del line[place:]
        return bytes(line)

    def _spliced(self) -> bytes:
        first, second = self._valid(), self._valid()
        return first[: self._random.randrange(len(first))] + second[self._random.randrange(len(second)) :]

    def _noise(self) -> bytes:
        if self._random.random() < 0.5:
            return self._random.randbytes(self._random.randint(0, 200))
        return self._bytes(self._value(4))

    def _batch(self) -> bytes:
        return self._bytes([self._message() for _ in range(self._random.randint(0, 5))])

    def _message(self) -> Frame:
        kind = self._random.choices(("guard", "tool", "method", "notification", "response"), weights=(50, 8, 30, 9, 3))[
            0
        ]
        if kind == "guard":
            return self._call(self._random.choice(self._guards))
        if kind == "tool":
            return self._call(self._random.choice(self._others))
        if kind == "notification":
            return self._notification()
        if kind == "response":
            return {"jsonrpc": "2.0", "id": self._identifier(), "result": {}}
        return self._era.request(self._identifier(), self._random.choice(METHODS), self._params(), self._meta())

    def _call(self, tool: Frame) -> Frame:
        arguments = self._arguments(tool["inputSchema"])
        params = {"name": tool["name"], "arguments": arguments}
        return self._era.request(self._identifier(), "tools/call", params, self._meta())

    def _notification(self) -> Frame:
        method = self._random.choice(NOTIFICATIONS)
        params: Frame = {"requestId": self._random.choice(self._recent or [0]), "reason": "fuzz"}
        if method == "notifications/progress":
            params = {"progressToken": 1, "progress": 1}
        return {"jsonrpc": "2.0", "method": method, "params": params}

    def _params(self) -> Frame:
        candidates: list[Frame] = [
            {},
            {"cursor": self._random.choice(STRINGS)},
            {
                "uri": self._random.choice(
                    ("cavra://policy/active", "cavra://session/x/decisions", "file:///etc/passwd")
                )
            },
            {"name": self._random.choice(WORDS), "arguments": {}},
            {"level": self._random.choice(("debug", "error", "loud"))},
            {"notifications": {"toolsListChanged": True}},
        ]
        return self._random.choice(candidates)

    def _meta(self) -> Frame | None:
        if self._random.random() < 0.2:
            return {"progressToken": self._random.choice((1, "token", 2**60))}
        return None

    def _arguments(self, schema: Frame) -> Frame:
        """Arguments that mostly follow a tool's input schema."""
        found: Frame = {}
        required = schema.get("required", [])
        for name, member in schema.get("properties", {}).items():
            if name in required or self._random.random() < 0.3:
                found[name] = self._fitting(member)
        return found

    def _fitting(self, schema: Frame) -> Any:
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        kind = schema.get("type")
        if kind == "string":
            return self._random.choice(STRINGS)
        if kind == "integer":
            return self._random.choice((0, 1, 5, 100))
        if kind == "boolean":
            return self._random.random() < 0.5
        if kind == "array":
            return [self._fitting(schema.get("items", {})) for _ in range(self._random.randint(0, 3))]
        if kind == "object":
            return {self._random.choice(WORDS): self._value(2) for _ in range(self._random.randint(0, 3))}
        return self._value(2)

    def _identifier(self) -> int | str:
        self._sequence += 1
        identifier: int | str = self._random.choice(
            (self._sequence + 1000, f"id-{self._sequence}", -self._sequence - 1000, 2**64 + self._sequence)
        )
        self._recent = [*self._recent[-8:], identifier]
        return identifier

    def _reshape(self, node: Any) -> None:
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                return
            key = self._random.choice(keys)
            inner = node[key]
            if isinstance(inner, (dict, list)) and self._random.random() < 0.7:
                node = inner
                continue
            action = self._random.randrange(3)
            if action == 0:
                del node[key]
            elif action == 1:
                node[key] = self._value(3)
            elif isinstance(node, dict):
                node[self._random.choice(("extra", "_meta", "id", "method", "params"))] = self._value(2)
            return

    def _value(self, depth: int) -> Any:
        kind = self._random.randrange(7 if depth > 0 else 5)
        if kind == 0:
            return None
        if kind == 1:
            return self._random.random() < 0.5
        if kind == 2:
            return self._random.choice(NUMBERS)
        if kind in (3, 4):
            return self._random.choice(STRINGS)
        if kind == 5:
            return [self._value(depth - 1) for _ in range(self._random.randint(0, 4))]
        return {self._random.choice(WORDS + ("id", "method")): self._value(depth - 1) for _ in range(3)}

    def _bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=self._random.random() < 0.5, separators=(",", ":")).encode()
