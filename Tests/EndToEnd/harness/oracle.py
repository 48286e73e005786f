"""What the protocol allows as an answer to one arbitrary line.

The oracle reads a line on its own, with Python's JSON parser made strict, and says how many answers may follow. Where
the protocol leaves a choice, it says so instead of guessing.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Tuple, Union

from harness.eras import Era

# Above this depth a server may refuse a frame; a server must take anything below.
DEPTH_SURELY_TAKEN = 30
# Frames above this size may be refused for their size.
BYTES_SURELY_TAKEN = 100_000

Key = Tuple[str, Union[int, str, float]]  # the type beside the value: 1 and "1" are different ids


class Answer(Enum):
    """How a line may be answered."""

    NOTHING = "nothing"
    WITH_ID = "with its id"
    WITHOUT_ID = "an error without id"


@dataclass(frozen=True)
class Expectation:
    """The answers that are allowed for one request, notification or piece of garbage."""

    allowed: frozenset[Answer]
    key: Key | None = None
    method: str | None = None
    tool: str | None = None


def expect(*allowed: Answer, key: Key | None = None, method: str | None = None, tool: str | None = None) -> Expectation:
    """An expectation that allows these answers."""
    return Expectation(frozenset(allowed), key, method, tool)


_ID_MEMBER = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?[0-9]+)\s*[,}]')

GARBAGE = expect(Answer.WITHOUT_ID)


def key_of(identifier: Any) -> Key | None:
    """The id of a request or an answer as something to compare; None where it is no valid id.

    An integer that is spelled with a fraction or an exponent is an integer to the schema, though not to every server.
    """
    integral = isinstance(identifier, float) and identifier.is_integer()
    if isinstance(identifier, bool) or not (integral or isinstance(identifier, (int, str))):
        return None
    return (type(identifier).__name__, identifier)


class Unparsable(ValueError):
    """The line is not strict JSON."""


def parse_strictly(line: bytes) -> Any:
    """Reads one line as JSON without any of the parser's leniencies.

    Raises `Unparsable` also for duplicate keys and for numbers that JSON does not have.
    """

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Unparsable("duplicate key")
        return found

    def constant(name: str) -> Any:
        raise Unparsable(f"no such number: {name}")

    sys.set_int_max_str_digits(0)
    try:
        return json.loads(line.decode("utf-8"), object_pairs_hook=members, parse_constant=constant)
    except Unparsable:
        raise
    except (ValueError, RecursionError) as error:
        raise Unparsable(str(error)) from error


def expectations(line: bytes, era: Era) -> list[Expectation]:
    """What may answer one line, which holds no newline."""
    if not line.strip(b" \t\r"):
        blank = line in (b"", b"\r")
        return [expect(Answer.NOTHING)] if blank else [expect(Answer.NOTHING, Answer.WITHOUT_ID)]
    try:
        value = parse_strictly(line)
    except Unparsable:
        return [_unreadable(line)]
    if isinstance(value, list) and era.batches and value:
        parts = [_of_message(part) for part in value]
    else:
        parts = [_of_message(value)]
    if _is_extreme(line, value):
        return [replace(part, allowed=part.allowed | {Answer.WITHOUT_ID}) for part in parts]
    return parts


def cancelled_keys(line: bytes, era: Era) -> list[Key]:
    """The ids that a line cancels, alone or as parts of a batch."""
    try:
        value = parse_strictly(line)
    except Unparsable:
        return []
    parts = value if isinstance(value, list) and era.batches else [value]
    keys = (_cancelled_by(part) for part in parts if isinstance(part, dict))
    return [key for key in keys if key is not None]


def _cancelled_by(message: dict[str, Any]) -> Key | None:
    params = message.get("params")
    if message.get("method") != "notifications/cancelled" or not isinstance(params, dict):
        return None
    return key_of(params.get("requestId"))


def _unreadable(line: bytes) -> Expectation:
    """A server may have seen the id before it met the fault, so a refusal with it and one without are both right."""
    found = _ID_MEMBER.search(line.decode("utf-8", "replace"))
    try:
        key = key_of(json.loads(found[1])) if found else None
    except ValueError:
        key = None
    return GARBAGE if key is None else expect(Answer.WITHOUT_ID, Answer.WITH_ID, key=key)


def _of_message(value: Any) -> Expectation:
    if not isinstance(value, dict):
        return GARBAGE
    method = value.get("method")
    name = method if isinstance(method, str) else None
    key = key_of(value.get("id"))
    if "method" not in value and ("result" in value or "error" in value):
        return expect(Answer.NOTHING, Answer.WITHOUT_ID)
    if "id" not in value:
        return _without_id(value, name)
    if key is None:
        return GARBAGE
    if (
        isinstance(value["id"], float)
        or name is None
        or value.get("jsonrpc") != "2.0"
        or "result" in value
        or "error" in value
    ):
        return expect(Answer.WITH_ID, Answer.WITHOUT_ID, key=key, method=name)
    if name == "subscriptions/listen":
        return expect(Answer.WITH_ID, Answer.NOTHING, key=key, method=name)
    return expect(Answer.WITH_ID, key=key, method=name, tool=_tool(value))


def _tool(request: dict[str, Any]) -> str | None:
    params = request.get("params")
    name = params.get("name") if request["method"] == "tools/call" and isinstance(params, dict) else None
    return name if isinstance(name, str) else None


def _without_id(value: dict[str, Any], name: str | None) -> Expectation:
    regular = value.get("jsonrpc") == "2.0" and isinstance(value.get("params", {}), dict)
    if name is not None and regular:
        return expect(Answer.NOTHING)
    if "method" in value:
        return expect(Answer.NOTHING, Answer.WITHOUT_ID)
    return GARBAGE


def _is_extreme(line: bytes, value: Any) -> bool:
    """Whether a server may refuse a well-formed frame for its size, its depth or its lone surrogates."""
    if len(line) > BYTES_SURELY_TAKEN or _depth(value) > DEPTH_SURELY_TAKEN:
        return True
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _depth(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, (dict, list)):
            deepest = max(deepest, depth)
            inner = found.values() if isinstance(found, dict) else found
            waiting.extend((each, depth + 1) for each in inner)
    return deepest
