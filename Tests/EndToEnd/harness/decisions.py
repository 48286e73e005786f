"""Reads a decision out of what a guard tool answers."""

from __future__ import annotations

import re

from harness.eras import Frame

# What stands before the first colon.
OUTCOMES = {
    "ALLOWED": "allow",
    "ALLOWED, to be attested": "allow_with_attestation",
    "ALLOWED with a warning": "warn",
    "ALLOWED, only observed (verdict": "audit_only",
    "APPROVAL REQUIRED": "require_approval",
    "BLOCKED": "block",
}


def decision_of(result: Frame) -> Frame:
    """The decision in a guard tool's result: the structured content, else as much as the words tell."""
    decision = find_decision(result)
    assert decision is not None, result
    return decision


def find_decision(result: Frame) -> Frame | None:
    """The decision in some result, None where it is the result of something else."""
    structured: Frame | None = result.get("structuredContent")
    if structured is not None:
        return structured if "may_proceed" in structured else None
    content = result.get("content") or [{}]
    return _told_decision(content[0].get("text", ""))


def _told_decision(text: str) -> Frame | None:
    """What the words of a guard tool say; older revisions have nothing else."""
    recorded = re.search(r"^Recorded as (?P<id>dec_[0-9a-f]{20}), entry (?P<index>[0-9]+) ", text, re.MULTILINE)
    why = re.search(r"^Why: (?P<reason>.*) \(rule (?P<rule>[^ ]+), [a-z]+\)$", text, re.MULTILINE)
    if not recorded or not why:
        return None
    return {
        "decision": OUTCOMES[text.split(":")[0]],
        "decision_id": recorded["id"],
        "log_index": int(recorded["index"]),
        "reason": why["reason"],
        "rule_id": why["rule"],
    }
