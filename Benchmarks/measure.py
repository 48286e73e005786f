"""Timing helpers of the benchmarks."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import Callable, Dict, List


@dataclass(frozen=True)
class Latency:
    """How long one thing took, in milliseconds."""

    count: int
    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, samples: List[float]) -> "Latency":
        """Summarises samples in seconds."""
        ordered = sorted(samples)

        def quantile(share: float) -> float:
            return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 3)

        return cls(len(ordered), round(statistics.median(ordered) * 1000, 3), quantile(0.95), quantile(0.99))

    def json(self) -> Dict[str, float]:
        """The members of the report."""
        return {"count": self.count, "p50_ms": self.p50, "p95_ms": self.p95, "p99_ms": self.p99}


def timed(action: Callable[[], object]) -> float:
    """The seconds that one call of `action` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def samples(action: Callable[[], object], count: int) -> List[float]:
    """The seconds of each of `count` calls."""
    return [timed(action) for _ in range(count)]
