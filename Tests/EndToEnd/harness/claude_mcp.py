"""The MCP servers of a client session, spoken to with the official client."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Mapping

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from harness.claude_settings import Server
from harness.claude_tools import ToolFailed

TOOL_USE_ID = "claudecode/toolUseId"
SECONDS = 30.0


class McpConnection:
    """One server process, kept open for a session; one thread of its own speaks to it."""

    def __init__(self, server: Server, cwd: Path, environment: Mapping[str, str], stderr: Path) -> None:
        self._parameters = StdioServerParameters(
            command=server.command,
            args=server.arguments,
            env={**environment, **server.environment},
            cwd=cwd,
        )
        self._stderr = stderr
        self._opened: Future[tuple[asyncio.AbstractEventLoop, Client]] = Future()
        self._closing: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), daemon=True)
        self._thread.start()
        self._loop, self._client = self._opened.result(SECONDS)

    def tools(self) -> list[str]:
        """The names of the server's tools."""
        return [tool.name for tool in self._do(self._client.list_tools()).tools]

    def call(self, tool: str, arguments: dict[str, Any], tool_use_id: str | None) -> dict[str, Any]:
        """A tool's result as the client hands it to its hooks."""
        meta: Any = {TOOL_USE_ID: tool_use_id} if tool_use_id else None
        result = self._do(self._client.call_tool(tool, arguments, meta=meta))
        told = result.model_dump(mode="json", by_alias=True, exclude_none=True)
        if told.get("isError"):
            raise ToolFailed(str(told.get("content")))
        return told

    def close(self) -> None:
        """Ends the server."""
        if self._closing is not None:
            self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(SECONDS)
        assert not self._thread.is_alive(), "the server does not end"

    def _do(self, question: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(question, self._loop).result(SECONDS)

    async def _live(self) -> None:
        try:
            with open(self._stderr, "a", encoding="utf-8") as errors:
                transport = stdio_client(self._parameters, errlog=errors)
                async with Client(transport, mode="auto", cache=None, read_timeout_seconds=SECONDS) as client:
                    self._closing = asyncio.Event()
                    self._opened.set_result((asyncio.get_running_loop(), client))
                    await self._closing.wait()
        except BaseException as error:
            if self._opened.done():
                raise
            self._opened.set_exception(error)
