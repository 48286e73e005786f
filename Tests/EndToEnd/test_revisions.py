"""What each revision has that others lack, and what all share beside tools, resources and prompts."""

from __future__ import annotations

import pytest

from harness.eras import CLIENT, EVERY_ERA, META, MODERN, MODERN_VERSION, Era, Frame, encode
from harness.sandbox import Sandbox
from harness.session import Session

every_era = pytest.mark.parametrize("era", EVERY_ERA, ids=str)
legacy_eras = pytest.mark.parametrize("era", EVERY_ERA[:-1], ids=str)

READ_README = {"name": "guard_file", "arguments": {"operation": "read", "path": "README.md"}}


@every_era
def test_bad_parameters(sandbox: Sandbox, era: Era) -> None:
    """Cursors, tools and methods that do not exist have their own codes."""
    with sandbox.serve(era) as session:
        for method in ("tools/list", "resources/list", "resources/templates/list", "prompts/list"):
            assert session.error(method, {"cursor": "bogus"})["code"] == -32602, method
        assert session.error("tools/call", {"name": "nobody", "arguments": {}})["code"] == -32602
        assert session.error("tools/call", {"arguments": {}})["code"] == -32602
        assert session.error("tools/call", {"name": "guard_file", "arguments": "x"})["code"] == -32602
        assert session.error("no/such/method")["code"] == -32601
        assert session.error("notifications/initialized")["code"] in (-32601, -32600)


@legacy_eras
def test_legacy_only_methods(sandbox: Sandbox, era: Era) -> None:
    """Ping answers; logging answers where it is announced; `server/discover` is unknown after a handshake."""
    with sandbox.serve(era) as session:
        assert session.result("ping") == {}
        if "logging" in session.opening["result"]["capabilities"]:
            assert session.result("logging/setLevel", {"level": "debug"}) == {}
            assert session.error("logging/setLevel", {"level": "loud"})["code"] == -32602
        else:
            assert session.error("logging/setLevel", {"level": "debug"})["code"] == -32601
        assert session.error("initialize", {"protocolVersion": era.version, "capabilities": {}, "clientInfo": CLIENT})
        assert session.error("server/discover")["code"] in (-32601, -32600)


def test_removed_methods(sandbox: Sandbox) -> None:
    """What 2026-07-28 removed is unknown on a modern connection."""
    with sandbox.serve(MODERN) as session:
        for method in ("ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe"):
            assert session.error(method, {"level": "info", "uri": "cavra://policy/active"})["code"] == -32601, method
        refused = session.error(
            "initialize", {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": CLIENT}
        )
        assert refused["code"] in (-32022, -32601)


def test_modern_envelope(sandbox: Sandbox) -> None:
    """A modern request without its envelope is refused, and one of an unknown version told which are known."""
    with sandbox.serve(MODERN) as session:
        bare: list[Frame] = [
            {},
            {"_meta": {}},
            {"_meta": {META + "protocolVersion": MODERN_VERSION}},
            {"_meta": {META + "protocolVersion": MODERN_VERSION, META + "clientCapabilities": []}},
            {"_meta": {META + "protocolVersion": 7, META + "clientCapabilities": {}}},
        ]
        for number, params in enumerate(bare):
            identifier = f"bare-{number}"
            session.send_request({"jsonrpc": "2.0", "id": identifier, "method": "tools/list", "params": params})
            assert session.answer(identifier)["error"]["code"] == -32602, params
        refused = session.error("tools/list", meta={META + "protocolVersion": "1900-01-01"})
        assert refused["code"] == -32022
        assert MODERN_VERSION in refused["data"]["supported"] and refused["data"]["requested"] == "1900-01-01"
        minimal = {META + "protocolVersion": MODERN_VERSION, META + "clientCapabilities": {}}
        frame = {"jsonrpc": "2.0", "id": "min", "method": "tools/list", "params": {"_meta": minimal}}
        session.send_request(frame)
        assert "result" in session.answer("min")


def test_modern_results_can_be_cached(sandbox: Sandbox) -> None:
    """Discovery, lists and reads say how long they hold and for whom."""
    with sandbox.serve(MODERN) as session:
        cacheable: list[tuple[str, Frame]] = [
            ("server/discover", {}),
            ("tools/list", {}),
            ("resources/list", {}),
            ("resources/templates/list", {}),
            ("prompts/list", {}),
            ("resources/read", {"uri": "cavra://policy/active"}),
        ]
        for method, params in cacheable:
            result = session.result(method, params)
            assert result["ttlMs"] >= 0 and result["cacheScope"] in ("public", "private"), method


def test_listen(sandbox: Sandbox) -> None:
    """A subscription is acknowledged with what is honoured, ends when it is cancelled, and at the end of input."""
    with sandbox.serve(MODERN) as session:
        wanted = {"notifications": {"toolsListChanged": True, "resourceSubscriptions": ["cavra://policy/active"]}}
        first, second = (session.ask("subscriptions/listen", wanted) for _ in range(2))
        session.settle()
        acknowledged = [
            frame["params"]["_meta"][META + "subscriptionId"]
            for frame in session.notifications
            if frame["method"] == "notifications/subscriptions/acknowledged"
        ]
        assert sorted(acknowledged) == [first, second]
        for frame in session.notifications:
            assert set(frame["params"].get("notifications", {})) <= set(wanted["notifications"])
        session.notify("notifications/cancelled", {"requestId": first})
        session.settle()
        session.peer.close_input()
        for line in session.peer.rest():
            assert f'"id":{first},'.encode() not in line, "a cancelled subscription was answered"
        assert session.peer.wait() == 0


@every_era
def test_cancellation(sandbox: Sandbox, era: Era) -> None:
    """Cancelling what is unknown, done or malformed changes nothing; a cancel costs at most its own answer."""
    with sandbox.serve(era) as session:
        done = session.ask("tools/list")
        session.answer(done)
        for params in ({"requestId": done}, {"requestId": "nobody"}, {"requestId": None}, {}, {"requestId": 1.5}):
            session.notify("notifications/cancelled", params)
        kept = session.ask("tools/call", READ_README)
        gone = session.ask("tools/call", READ_README)
        session.notify("notifications/cancelled", {"requestId": gone, "reason": "test"})
        assert "result" in session.answer(kept)
        session.settle()
        assert session.stray == []


@every_era
def test_progress_tokens(sandbox: Sandbox, era: Era) -> None:
    """Progress belongs to a token of the client, rises strictly and stops at the answer."""
    with sandbox.serve(era) as session:
        tokens: list[int | str] = [1, "one", 2**53 + 1]
        for token in tokens:
            session.result("tools/call", {"name": "verify_evidence", "arguments": {}}, {"progressToken": token})
            before = len(session.notifications)
            session.settle(0.05)
            assert len(session.notifications) == before, "progress after the answer"
        seen: dict[int | str, list[float]] = {}
        for frame in session.notifications:
            if frame["method"] == "notifications/progress":
                seen.setdefault(frame["params"]["progressToken"], []).append(frame["params"]["progress"])
        assert set(seen) <= set(tokens)
        for values in seen.values():
            assert values == sorted(set(values))


def test_batches(sandbox: Sandbox) -> None:
    """2025-03-26 alone has batches; each part is answered in one array, notifications are not."""
    era = next(era for era in EVERY_ERA if era.batches)
    with sandbox.serve(era) as session:
        frames = [era.request(f"b{number}", "tools/call", READ_README) for number in range(3)]
        answers = batch(session, [*frames, {"jsonrpc": "2.0", "method": "notifications/x"}, era.request("p", "ping")])
        assert {answer["id"] for answer in answers} == {"b0", "b1", "b2", "p"}
        assert all("result" in answer for answer in answers)
        mixed = batch(session, [era.request("good", "ping"), 7, era.request("bad", "no/such/method")])
        assert [answer.get("id") for answer in mixed].count(None) == 1
        assert {answer["id"]: "result" in answer for answer in mixed if "id" in answer} == {"good": True, "bad": False}
        session.peer.send(b"[]\n")
        assert session.receive_one()["error"]["code"] == -32600
        session.peer.send(b'[{"jsonrpc":"2.0","method":"notifications/x"}]\n')
        session.settle(0.05)
        assert len(session.stray) == 2


def batch(session: Session, frames: list[Frame | int]) -> list[Frame]:
    """Sends frames as one array and returns the array that answers them."""
    session.expect([frame for frame in frames if isinstance(frame, dict) and "id" in frame])
    session.peer.send(encode(frames))
    answers = session.receive(10)
    assert isinstance(answers, list)
    return answers
