#!/usr/bin/env python3
"""A server that decides nothing and records nothing: the floor of a tool call over stdio, in both protocol eras."""

from __future__ import annotations

import json
import sys
from typing import Any, Dict, Optional

Object = Dict[str, Any]

NAME = {"name": "null", "version": "1"}
ABILITIES = {"tools": {}}
TOOLS = [
    {"name": "guard_file", "description": "Answers at once.", "inputSchema": {"type": "object"}},
    {
        "name": "read_note",
        "description": "Answers at once.",
        "inputSchema": {"type": "object", "properties": {"title": {"type": "string"}}},
        "annotations": {"readOnlyHint": True},
    },
]
MODERN_MARK = "io.modelcontextprotocol/protocolVersion"


def result(method: str, params: Object) -> Optional[Object]:
    """What a method answers, None where it is unknown."""
    if method == "initialize":
        return {"protocolVersion": params["protocolVersion"], "capabilities": ABILITIES, "serverInfo": NAME}
    if method == "server/discover":
        return {"supportedVersions": ["2026-07-28"], "capabilities": ABILITIES, "ttlMs": 0, "cacheScope": "private"}
    if method == "tools/list":
        return {"tools": TOOLS, "ttlMs": 0, "cacheScope": "private"}
    if method == "tools/call":
        return {"content": [{"type": "text", "text": "allow"}], "structuredContent": {"decision": "allow"}}
    return None


def answer(request: Object) -> Object:
    """The answer to one request."""
    params = request.get("params", {})
    found = result(request["method"], params)
    if found is None:
        error = {"code": -32601, "message": "method not found"}
        return {"jsonrpc": "2.0", "id": request["id"], "error": error}
    if MODERN_MARK in params.get("_meta", {}):
        found["resultType"] = "complete"
    return {"jsonrpc": "2.0", "id": request["id"], "result": found}


def main() -> None:
    """Answers requests until the input ends."""
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if "id" in message:
            sys.stdout.buffer.write(json.dumps(answer(message), separators=(",", ":")).encode() + b"\n")
            sys.stdout.buffer.flush()


main()
