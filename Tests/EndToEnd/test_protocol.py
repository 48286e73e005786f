"""Every method in every revision; the session itself checks each frame against the official schemas."""

from __future__ import annotations

import re

import pytest

from harness.eras import EVERY_ERA, MODERN_VERSION, Era, Frame
from harness.sandbox import Sandbox

every_era = pytest.mark.parametrize("era", EVERY_ERA, ids=str)

README = {"operation": "read", "path": "README.md"}


@every_era
def test_opening(sandbox: Sandbox, era: Era) -> None:
    """The server agrees to the version that the client speaks and announces only what it has."""
    with sandbox.serve(era) as session:
        result = session.opening["result"]
        capabilities = result["capabilities"]
        assert {"tools", "resources", "prompts"} <= set(capabilities)
        assert len(result["instructions"].splitlines()) == 5
        if era.modern:
            assert MODERN_VERSION in result["supportedVersions"]
            assert "logging" not in capabilities
        else:
            assert result["protocolVersion"] == era.version
            assert result["serverInfo"]["name"] == "cavra"


def test_unknown_legacy_version_is_answered_with_the_newest(sandbox: Sandbox) -> None:
    """A client that asks for a revision that never was gets the newest legacy one and may leave."""
    with sandbox.serve(Era("2024-01-01")) as session:
        assert session.opening["result"]["protocolVersion"] == "2025-11-25"


@every_era
def test_tools_are_described(sandbox: Sandbox, era: Era) -> None:
    """Each tool has a title, annotations and both schemas; none names another; the order never changes."""
    with sandbox.serve(era) as session:
        tools = session.tools()
        assert tools == session.tools()
    names = [tool["name"] for tool in tools]
    assert len(set(names)) == len(names)
    for tool in tools:
        assert re.fullmatch(r"[A-Za-z0-9_.-]{1,128}", tool["name"])
        assert tool["inputSchema"]["additionalProperties"] is False
        assert ("annotations" in tool) == (era.version >= "2025-03-26")
        if era.structured:
            assert tool["title"] and tool["outputSchema"]["type"] == "object"
        words = f"{tool.get('title')} {tool['description']}"
        assert [name for name in names if name in words] == [], tool["name"]


@every_era
def test_guard_answers(sandbox: Sandbox, era: Era) -> None:
    """Decisions carry their reason and their place in the log, as structure and as text."""
    with sandbox.serve(era) as session:
        session.tools()
        cases: list[tuple[str, Frame, str]] = [
            ("guard_file", {"operation": "read", "path": "README.md"}, "allow"),
            ("guard_file", {"operation": "read", "path": ".env"}, "block"),
            ("guard_file", {"operation": "read", "path": "src/../.env"}, "block"),
            ("guard_file", {"operation": "delete", "path": ".git/config"}, "block"),
            ("guard_command", {"command": "git status"}, "allow"),
            ("guard_command", {"command": "rm -rf /"}, "block"),
            ("guard_git", {"operation": "status"}, "allow"),
            ("guard_mcp_tool", {"server": "x", "tool": "y", "arguments": {"deep": [1, {"a": None}]}}, "block"),
        ]
        indices: list[int] = []
        for name, arguments, wanted in cases:
            decision = session.decide(name, arguments)
            assert decision["decision"] == wanted, f"{name} {arguments}: {decision['reason']}"
            assert decision["reason"] and decision["rule_id"]
            indices.append(decision["log_index"])
        assert indices == sorted(set(indices))


@every_era
def test_a_path_with_nul_is_judged(sandbox: Sandbox, era: Era) -> None:
    """What no file can be called is an action all the same: it is not allowed, and that is recorded."""
    with sandbox.serve(era) as session:
        result = session.tool("guard_file", {"operation": "read", "path": ".env\0.md"})
        assert "isError" not in result or result["isError"] is False
        assert "ALLOWED" not in result["content"][0]["text"]
        assert "entry" in result["content"][0]["text"]



@every_era
def test_wrong_arguments_are_tool_errors(sandbox: Sandbox, era: Era) -> None:
    """What is missing, of the wrong type or unknown is named in the tool's error and decides nothing."""
    wrong: list[tuple[str, Frame, str]] = [
        ("guard_file", {}, "operation"),
        ("guard_file", {"operation": "read"}, "path"),
        ("guard_file", {"operation": "look", "path": "x"}, "operation"),
        ("guard_file", {"operation": "read", "path": 7}, "path"),
        ("guard_file", {"operation": "read", "path": ""}, "path"),
        ("guard_file", {"operation": "read", "path": "x", "mode": "audit_only"}, "mode"),
        ("guard_command", {"command": ["ls"]}, "command"),
        ("guard_mcp_tool", {"server": "x", "tool": "y"}, "arguments"),
        ("guard_mcp_tool", {"server": "x", "tool": "y", "arguments": []}, "arguments"),
        ("explain_decision", {"decision_id": "dec_00000000000000000000"}, "dec_00000000000000000000"),
        ("show_policy", {"extra": 1}, "extra"),
    ]
    with sandbox.serve(era) as session:
        for name, arguments, word in wrong:
            result = session.tool(name, arguments)
            assert result["isError"] is True, f"{name} {arguments}"
            assert word in result["content"][0]["text"], f"{name} {arguments}: {result['content']}"
        session.decide("guard_file", README)
    assert len(sandbox.decisions()) == 1


@every_era
def test_evidence_tools(sandbox: Sandbox, era: Era) -> None:
    """What was decided in the session can be found, explained, verified, summed up and exported."""
    with sandbox.serve(era) as session:
        session.tools()
        blocked = session.decide("guard_file", {"operation": "read", "path": ".env"})
        session.decide("guard_file", README)
        explained = session.tool("explain_decision", {"decision_id": blocked["decision_id"]})
        assert blocked["rule_id"] in str(explained)
        assert blocked["decision_id"] in str(session.tool("search_evidence"))
        for name in ("show_policy", "verify_evidence", "session_summary", "export_evidence"):
            result = session.tool(name)
            assert not result.get("isError") and result["content"][0]["text"], name


@every_era
def test_evidence_tools_see_their_own_session_only(sandbox: Sandbox, era: Era) -> None:
    """A second session of another agent does not see the first one's decisions."""
    with sandbox.serve(era) as first:
        decision = first.decide("guard_file", {"operation": "read", "path": ".env"})
    with sandbox.serve(era) as second:
        explained = second.tool("explain_decision", {"decision_id": decision["decision_id"]})
        assert explained["isError"] is True
        assert decision["decision_id"] not in str(second.tool("search_evidence"))


@every_era
def test_resources(sandbox: Sandbox, era: Era) -> None:
    """Resources and templates are listed and read; what is not there has the error of its revision."""
    with sandbox.serve(era) as session:
        decision = session.decide("guard_file", README)
        uris = [resource["uri"] for resource in session.result("resources/list")["resources"]]
        assert "cavra://policy/active" in uris
        templates = session.result("resources/templates/list")["resourceTemplates"]
        assert "cavra://session/{id}/decisions" in [template["uriTemplate"] for template in templates]
        assert any(uri.startswith("cavra://session/") for uri in uris)
        for uri in uris:
            contents = session.result("resources/read", {"uri": uri})["contents"]
            assert contents and all(part["uri"] == uri and part["text"] for part in contents)
            if uri.startswith("cavra://session/"):
                assert decision["decision_id"] in contents[0]["text"]
        code = -32602 if era.modern else -32002
        for uri in ("cavra://nothing/here", "file:///etc/passwd", "cavra://session/../decisions", ""):
            assert session.error("resources/read", {"uri": uri})["code"] in (code, -32602), uri
        assert session.error("resources/read", {"uri": "cavra://nothing/here"})["code"] == code


@every_era
def test_prompts(sandbox: Sandbox, era: Era) -> None:
    """The prompt is listed and got; another name is an invalid parameter."""
    with sandbox.serve(era) as session:
        prompts = session.result("prompts/list")["prompts"]
        assert len(prompts) == 1
        got = session.result("prompts/get", {"name": prompts[0]["name"]})
        assert got["messages"][0]["content"]["text"]
        assert session.error("prompts/get", {"name": "nobody"})["code"] == -32602
