"""Drives a server with the official client of the 1.x series and prints what it saw as JSON.

Usage: client_1x.py PLAN COMMAND...; the plan is a JSON list of [tool, arguments]. In the arguments `$decision` and
`$session` stand for the ids that the first decision carried.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from pydantic import AnyUrl

from plan import known_from, resolve


async def drive(plan: list[tuple[str, dict[str, Any]]], command: list[str]) -> dict[str, Any]:
    """Lists everything, calls everything, reads everything."""
    server = StdioServerParameters(command=command[0], args=command[1:], env=dict(os.environ))
    async with stdio_client(server) as (incoming, outgoing), ClientSession(incoming, outgoing) as session:
        opening = await session.initialize()
        tools = (await session.list_tools()).tools
        called: list[dict[str, Any]] = []
        known: dict[str, str] = {}
        for name, arguments in plan:
            result = await session.call_tool(name, resolve(arguments, known))
            structured = result.structuredContent
            known = known or known_from(structured)
            texts = [block.text for block in result.content if block.type == "text"]
            called.append({"tool": name, "error": result.isError, "structured": structured, "texts": texts})
        resources = [str(resource.uri) for resource in (await session.list_resources()).resources]
        templates = [found.uriTemplate for found in (await session.list_resource_templates()).resourceTemplates]
        uris = resources + [template.replace("{id}", known["$session"]) for template in templates]
        read = {uri: (await session.read_resource(AnyUrl(uri))).contents[0].text for uri in uris}
        prompts = (await session.list_prompts()).prompts
        got: dict[str, str] = {}
        for prompt in prompts:
            words = {each.name: "a word" for each in prompt.arguments or [] if each.required}
            got[prompt.name] = (await session.get_prompt(prompt.name, words)).messages[0].content.text
        await session.send_ping()
        return {
            "protocol": opening.protocolVersion,
            "server": opening.serverInfo.name,
            "instructions": opening.instructions,
            "tools": [tool.name for tool in tools],
            "called": called,
            "read": read,
            "prompts": got,
        }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(drive(json.loads(sys.argv[1]), sys.argv[2:]))))
