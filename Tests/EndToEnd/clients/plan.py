"""What the client scripts share: arguments that name a decision made earlier in the same run."""

from __future__ import annotations

from typing import Any

PLACEHOLDERS = {"$decision": "decision_id", "$session": "session_id"}


def resolve(arguments: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """The arguments with placeholders replaced by what they stand for."""
    return {name: known.get(value, value) if isinstance(value, str) else value for name, value in arguments.items()}


def known_from(structured: Any) -> dict[str, str]:
    """What the placeholders stand for after a decision; nothing after any other answer."""
    if not isinstance(structured, dict) or "decision_id" not in structured:
        return {}
    return {placeholder: structured[member] for placeholder, member in PLACEHOLDERS.items()}
