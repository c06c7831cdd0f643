"""How far a long piece of work has come, told to whoever drives it.

Long work is a generator that yields ``Progress`` and returns its result; closing the generator cancels the work,
and what it had begun is taken back.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int
    sentence: str


Work = Generator[Progress, None, T]


def finish(work: Work[T]) -> T:
    """Drive ``work`` to its end without showing anything and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
