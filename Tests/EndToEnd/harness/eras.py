"""The protocol's revisions and how a client speaks each of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict

Frame = Dict[str, Any]

MODERN_VERSION = "2026-07-28"
LEGACY_VERSIONS = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")

CLIENT = {"name": "cavra-e2e", "version": "1"}
META = "io.modelcontextprotocol/"


@dataclass(frozen=True)
class Era:
    """One revision as a client speaks it."""

    version: str

    @property
    def modern(self) -> bool:
        """Whether requests carry their own envelope and no handshake is made."""
        return self.version == MODERN_VERSION

    @property
    def batches(self) -> bool:
        """Whether a client may send several requests in one array."""
        return self.version == "2025-03-26"

    @property
    def structured(self) -> bool:
        """Whether tool results carry structured content beside their text, and tools a title and an output schema."""
        return self.version >= "2025-06-18"

    def __str__(self) -> str:
        return self.version

    def envelope(self) -> dict[str, Any]:
        """The `_meta` members that every modern request carries."""
        return {
            META + "protocolVersion": self.version,
            META + "clientInfo": CLIENT,
            META + "clientCapabilities": {},
        }

    def request(
        self, identifier: int | str, method: str, params: Frame | None = None, meta: Frame | None = None
    ) -> Frame:
        """A request frame."""
        members = dict(params or {})
        envelope = {**(self.envelope() if self.modern else {}), **(meta or {})}
        if envelope:
            members["_meta"] = envelope
        frame: Frame = {"jsonrpc": "2.0", "id": identifier, "method": method}
        if members:
            frame["params"] = members
        return frame

    def opening(self, identifier: int | str) -> Frame:
        """The first request of a connection."""
        if self.modern:
            return self.request(identifier, "server/discover")
        params = {"protocolVersion": self.version, "capabilities": {}, "clientInfo": CLIENT}
        return self.request(identifier, "initialize", params)


MODERN = Era(MODERN_VERSION)
LEGACY = Era(LEGACY_VERSIONS[-1])
EVERY_ERA = tuple(Era(version) for version in (*LEGACY_VERSIONS, MODERN_VERSION))


def notification(method: str, params: Frame | None = None) -> Frame:
    """A notification frame."""
    frame: Frame = {"jsonrpc": "2.0", "method": method}
    if params is not None:
        frame["params"] = params
    return frame


def encode(frame: Any) -> bytes:
    """A frame as one line."""
    return json.dumps(frame, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
