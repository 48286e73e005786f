"""Drives a server with the official client of the 2.x series and prints what it saw as JSON.

Usage: client_2x.py MODE PLAN COMMAND...; the plan is a JSON list of [tool, arguments]. In the arguments `$decision` and
`$session` stand for the ids that the first decision carried.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from plan import known_from, resolve


async def drive(mode: str, plan: list[tuple[str, dict[str, Any]]], command: list[str]) -> dict[str, Any]:
    """Lists everything, calls everything, reads everything."""
    server = StdioServerParameters(command=command[0], args=command[1:], env=dict(os.environ))
    async with Client(stdio_client(server), mode=mode, cache=None, read_timeout_seconds=20) as client:
        tools = (await client.list_tools()).tools
        called: list[dict[str, Any]] = []
        known: dict[str, str] = {}
        for name, arguments in plan:
            result = await client.call_tool(name, resolve(arguments, known))
            structured = result.structured_content
            known = known or known_from(structured)
            texts = [block.text for block in result.content if block.type == "text"]
            called.append({"tool": name, "error": result.is_error, "structured": structured, "texts": texts})
        resources = [str(resource.uri) for resource in (await client.list_resources()).resources]
        templates = [found.uri_template for found in (await client.list_resource_templates()).resource_templates]
        uris = resources + [template.replace("{id}", known["$session"]) for template in templates]
        read = {uri: (await client.read_resource(uri)).contents[0].text for uri in uris}
        prompts = (await client.list_prompts()).prompts
        got: dict[str, str] = {}
        for prompt in prompts:
            words = {each.name: "a word" for each in prompt.arguments or [] if each.required}
            got[prompt.name] = (await client.get_prompt(prompt.name, words)).messages[0].content.text
        info = client.server_info
        return {
            "protocol": client.protocol_version,
            "server": info.name if info else None,
            "instructions": client.instructions,
            "tools": [tool.name for tool in tools],
            "called": called,
            "read": read,
            "prompts": got,
        }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(drive(sys.argv[1], json.loads(sys.argv[2]), sys.argv[3:]))))
