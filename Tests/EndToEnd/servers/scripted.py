"""A legacy MCP server over stdio that says what a JSON file says: scripted.py FILE.

The file has `tools` (a list of definitions), `instructions`, and `answers` by tool name. It is read anew for each list, so
that a test can change what the server says while it runs.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def said() -> dict[str, Any]:
    """What the file says now."""
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def answer(method: str, params: dict[str, Any]) -> dict[str, Any] | None:
    """The result of a request; nil where there is no such method."""
    if method == "initialize":
        return {
            "protocolVersion": params.get("protocolVersion", "2025-06-18"),
            "capabilities": {"tools": {"listChanged": True}},
            "serverInfo": {"name": "scripted", "version": "1"},
            "instructions": said().get("instructions", ""),
        }
    if method == "tools/list":
        return {"tools": said()["tools"]}
    if method == "tools/call":
        text = said().get("answers", {}).get(params["name"], json.dumps(params.get("arguments", {})))
        return {"content": [{"type": "text", "text": text}]}
    if method == "ping":
        return {}
    return None


def main() -> None:
    """Answers until the input ends."""
    for line in sys.stdin:
        frame = json.loads(line)
        if "id" not in frame:
            continue
        reply: dict[str, Any] = {"jsonrpc": "2.0", "id": frame["id"]}
        result = answer(frame["method"], frame.get("params", {}))
        if result is None:
            reply["error"] = {"code": -32601, "message": "no such method"}
        else:
            reply["result"] = result
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
