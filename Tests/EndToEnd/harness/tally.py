"""Keeps count of what was asked and what was answered."""

from __future__ import annotations

from collections import Counter
from typing import Any

from harness.decisions import find_decision
from harness.eras import Frame
from harness.oracle import Answer, Expectation, Key, key_of


class WrongCount(AssertionError):
    """Something was answered too often, too seldom, or without having been asked."""


class Tally:
    """The open account between a client and a server."""

    def __init__(self) -> None:
        self.answered = 0
        self.decisions: dict[str, Frame] = {}
        self.unanswered_guards = 0
        self._due: Counter[Key] = Counter()
        self._due_either_way: Counter[Key] = Counter()
        self._optional: Counter[Key] = Counter()
        self._anonymous_due = 0
        self._anonymous_optional = 0
        self._anonymous_extra = 0
        self._methods: dict[Key, set[str]] = {}
        self._guards: set[Key] = set()

    def asked(self, expectation: Expectation) -> None:
        """Books what one frame may be answered with."""
        allowed, key = expectation.allowed, expectation.key
        if key is None:
            if allowed == {Answer.WITHOUT_ID}:
                self._anonymous_due += 1
            elif Answer.WITHOUT_ID in allowed:
                self._anonymous_optional += 1
            return
        if expectation.method:
            self._methods.setdefault(key, set()).add(expectation.method)
        if (expectation.tool or "").startswith("guard_"):
            self._guards.add(key)
        if Answer.NOTHING in allowed:
            self._optional[key] += 1
            self._anonymous_optional += Answer.WITHOUT_ID in allowed
        elif Answer.WITHOUT_ID in allowed:
            self._due_either_way[key] += 1
        else:
            self._due[key] += 1

    def cancelled(self, key: Key) -> None:
        """Books that a request need not be answered any more."""
        open_requests = self._due.pop(key, 0)
        if open_requests:
            self._optional[key] += open_requests
            self.unanswered_guards += open_requests if key in self._guards else 0

    def got(self, frame: Frame) -> set[str]:
        """Books one answer and returns the methods that it may belong to."""
        self.answered += 1
        if "id" not in frame:
            self._got_anonymous(frame)
            return set()
        key = key_of(frame["id"])
        if key is None:
            raise WrongCount(f"an answer with an invalid id: {frame}")
        for account in (self._due, self._due_either_way, self._optional):
            if account[key] > 0:
                account[key] -= 1
                # Where two requests share an id it is open which of them was meant.
                self._anonymous_optional += account is self._due_either_way and self._optional[key] > 0
                break
        else:
            raise WrongCount(f"an answer that nobody asked for: {str(frame)[:300]}")
        if key in self._guards:
            self._book_decision(frame)
        return self._methods.get(key, set())

    @property
    def settled(self) -> bool:
        """Whether everything that must be answered has been."""
        either_way = self._due_either_way.total() - self._anonymous_extra
        return self._due.total() == 0 and self._anonymous_due == 0 and either_way <= 0

    def close_window(self) -> None:
        """Forgets what was optional and without id, after everything due was answered."""
        if not self.settled:
            raise WrongCount(f"unanswered: {self.missing()}")
        self._due.clear()
        self._due_either_way.clear()
        self._anonymous_optional = self._anonymous_extra = 0

    def missing(self) -> dict[str, Any]:
        """What is still to be answered."""
        return {
            "ids": [key for key, count in self._due.items() if count > 0],
            "ids or errors": [key for key, count in self._due_either_way.items() if count > 0],
            "errors without id": self._anonymous_due,
        }

    def _got_anonymous(self, frame: Frame) -> None:
        if "error" not in frame:
            raise WrongCount(f"a result without id: {str(frame)[:300]}")
        if self._anonymous_due > 0:
            self._anonymous_due -= 1
            return
        self._anonymous_extra += 1
        if self._anonymous_extra > self._due_either_way.total() + self._anonymous_optional:
            raise WrongCount(f"one error without id too many: {frame}")

    def _book_decision(self, frame: Frame) -> None:
        # Mutated frames may share an id, so the answer may be one to something that is no guard.
        decision = find_decision(frame.get("result", {}))
        if decision is None:
            return
        if decision["decision_id"] in self.decisions:
            raise WrongCount(f"decision {decision['decision_id']} answered twice")
        self.decisions[decision["decision_id"]] = decision
