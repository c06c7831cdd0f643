"""Taking turns: two ways are timed in the same run, round by round, and their ratio is what counts."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return clock() - start


def ratio(
    ours: Callable[[], object], bare: Callable[[], object], rounds: int = 7, clock: Callable[[], float] = time.perf_counter
) -> tuple[float, float, float]:
    """Medians of ours and of the bare way in seconds, and the median of the ratios of each round.

    ``clock`` is the time on the wall, or ``time.process_time`` for work of this process alone, which neighbours do not
    disturb."""
    ours()
    bare()
    pairs = [(seconds(ours, clock), seconds(bare, clock)) for _ in range(rounds)]
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(one / other for one, other in pairs),
    )


def say(what: str, ours: float, bare: float, times: float, limit: float) -> None:
    print(f"\n{what}: {ours * 1000:.1f} ms against {bare * 1000:.1f} ms, {times:.2f}x (limit {limit}x)")
