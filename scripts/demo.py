#!/usr/bin/env python3
"""Plays an agent: starts `cavra-mcp serve`, asks the guards before it acts, then checks the evidence.

usage: demo.py BINARY        standard library only; state goes to a temporary home that is removed at the end
"""
import json
import os
import subprocess
import sys
import tempfile

QUESTIONS = [
    ("guard_file", {"operation": "read", "path": "README.md"}),
    ("guard_file", {"operation": "read", "path": "deploy/.env"}),
    ("guard_command", {"command": "git status && grep -rn TODO Sources | head"}),
    ("guard_command", {"command": "terraform plan && terraform apply -auto-approve"}),
    ("guard_git", {"operation": "push", "target": "origin main --force"}),
    ("guard_mcp_tool", {"server": "unknown", "tool": "run", "arguments": {"path": "/etc/passwd"}}),
    ("session_summary", {}),
    ("verify_evidence", {}),
]
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": {"name": "demo", "version": "1"},
    "io.modelcontextprotocol/clientCapabilities": {},
}


def main() -> int:
    """Asks every question in turn and prints what the model would read."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": os.environ.get("PATH", "/usr/bin:/bin")}
        server = subprocess.Popen([os.path.abspath(sys.argv[1]), "serve"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, env=environment)
        for number, (tool, arguments) in enumerate(QUESTIONS, 1):
            call = {"name": tool, "arguments": arguments, "_meta": META}
            request = {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": call}
            server.stdin.write(json.dumps(request).encode() + b"\n")
            server.stdin.flush()
            answer = json.loads(server.stdout.readline())
            print(f"\n> {tool} {json.dumps(arguments)}")
            if "error" in answer:
                print(answer["error"])
                return 1
            print(answer["result"]["content"][0]["text"])
        server.stdin.close()
        return server.wait(10)


sys.exit(main())
