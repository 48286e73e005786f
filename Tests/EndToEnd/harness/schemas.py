"""Checks what a server sends against the official JSON Schemas."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from harness.eras import LEGACY_VERSIONS, META, MODERN_VERSION, Era, Frame

CACHE = Path(__file__).resolve().parents[3] / ".venv-e2e"

RESULTS = {
    "completion/complete": "CompleteResult",
    "initialize": "InitializeResult",
    "logging/setLevel": "EmptyResult",
    "ping": "EmptyResult",
    "prompts/get": "GetPromptResult",
    "prompts/list": "ListPromptsResult",
    "resources/list": "ListResourcesResult",
    "resources/read": "ReadResourceResult",
    "resources/subscribe": "EmptyResult",
    "resources/templates/list": "ListResourceTemplatesResult",
    "resources/unsubscribe": "EmptyResult",
    "server/discover": "DiscoverResult",
    "subscriptions/listen": "SubscriptionsListenResult",
    "tools/call": "CallToolResult",
    "tools/list": "ListToolsResult",
}

NOTIFICATIONS = {
    "notifications/cancelled": "CancelledNotification",
    "notifications/message": "LoggingMessageNotification",
    "notifications/progress": "ProgressNotification",
    "notifications/prompts/list_changed": "PromptListChangedNotification",
    "notifications/resources/list_changed": "ResourceListChangedNotification",
    "notifications/resources/updated": "ResourceUpdatedNotification",
    "notifications/subscriptions/acknowledged": "SubscriptionsAcknowledgedNotification",
    "notifications/tools/list_changed": "ToolListChangedNotification",
}

TYPED_ERRORS = {
    -32700: "ParseError",
    -32600: "InvalidRequestError",
    -32601: "MethodNotFoundError",
    -32602: "InvalidParamsError",
    -32603: "InternalError",
    -32022: "UnsupportedProtocolVersionError",
}


class SchemaViolation(AssertionError):
    """A frame does not match the official schema."""


@lru_cache(maxsize=None)
def _definitions(version: str) -> dict[str, Any]:
    folders = sorted(CACHE.glob("schema-*"))
    if not folders:
        raise FileNotFoundError("the protocol schemas are missing, run Tests/EndToEnd/setup.sh")
    return json.loads((folders[-1] / f"{version}.json").read_text())["$defs"]


@lru_cache(maxsize=None)
def _validator(version: str, name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": _definitions(version)})


@lru_cache(maxsize=256)
def _own_validator(schema: str) -> Draft202012Validator:
    parsed = json.loads(schema)
    Draft202012Validator.check_schema(parsed)
    return Draft202012Validator(parsed)


def _check(validator: Draft202012Validator, instance: Any, what: str) -> None:
    error = next(iter(validator.iter_errors(instance)), None)
    if error is not None:
        place = "/".join(str(part) for part in error.absolute_path)
        raise SchemaViolation(f"{what}: at `{place}`: {error.message[:300]}")


class FrameChecker:
    """Checks frames of one connection.

    The two newest revisions have official schemas; an older one is checked with the newest legacy schema, which only
    added optional members.
    """

    def __init__(self, era: Era) -> None:
        self.era = era
        self._version = MODERN_VERSION if era.modern else LEGACY_VERSIONS[-1]

    def response(self, frame: Frame, method: str | None) -> None:
        """Checks an answer; `method` is what was asked, None where the answer carries no id."""
        if "error" in frame:
            self._error(frame)
            return
        self._validate("JSONRPCResultResponse", frame)
        name = RESULTS.get(method or "")
        if name is None or name not in _definitions(self._version):
            raise SchemaViolation(f"a result for `{method}`, which has none in {self.era}")
        self._validate(name, frame["result"])
        if self.era.modern:
            self._modern_result(frame["result"], method)
        else:
            self._legacy_result(frame["result"], method)

    def notification(self, frame: Frame) -> None:
        """Checks a notification."""
        name = NOTIFICATIONS.get(frame["method"])
        if name is None or name not in _definitions(self._version):
            raise SchemaViolation(f"`{frame['method']}` is no notification of {self.era}")
        self._validate("JSONRPCNotification", frame)
        self._validate(name, frame)

    def structured(self, result: Frame, output_schema: Frame | None) -> None:
        """Checks a tool's structured content against the schema that the tool announced."""
        if output_schema is None or result.get("isError"):
            return
        if "structuredContent" not in result:
            raise SchemaViolation("a tool with an output schema answered without structured content")
        validator = _own_validator(json.dumps(output_schema, sort_keys=True))
        _check(validator, result["structuredContent"], "structuredContent")

    def _validate(self, name: str, instance: Any) -> None:
        _check(_validator(self._version, name), instance, f"{self.era} {name}")

    def _error(self, frame: Frame) -> None:
        if "result" in frame:
            raise SchemaViolation("an answer with both result and error")
        self._validate("JSONRPCErrorResponse", frame)
        code = frame["error"]["code"]
        typed = TYPED_ERRORS.get(code)
        if typed and self.era.modern:
            name = typed
            # The typed shapes describe the error alone or the whole answer, depending on the code.
            whole = "error" in _definitions(self._version)[name].get("properties", {})
            self._validate(name, frame if whole else frame["error"])
        if self.era.modern and (-32019 <= code <= -32000 or code == -32042):
            raise SchemaViolation(f"error code {code} must not be used in {self.era}")
        if "\n" in frame["error"]["message"]:
            raise SchemaViolation("an error message of several lines")

    def _modern_result(self, result: Frame, method: str | None) -> None:
        if result["resultType"] not in ("complete", "input_required"):
            raise SchemaViolation(f"unknown resultType `{result['resultType']}`")
        if META + "serverInfo" not in result.get("_meta", {}):
            raise SchemaViolation(f"the result of {method} does not name the server")

    def _legacy_result(self, result: Frame, method: str | None) -> None:
        for name in ("resultType", "ttlMs", "cacheScope"):
            if name in result:
                raise SchemaViolation(f"`{name}` in a legacy result of {method}")
