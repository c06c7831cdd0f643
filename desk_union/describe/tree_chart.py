"""A tree of boxes to be drawn from the top down, as plain values that know neither paper nor ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class Box:
    """``lines`` stand under the title, each broken where it is long."""

    title: str
    lines: tuple[str, ...] = ()
    below: tuple[Box, ...] = ()

    def all(self) -> Iterator[Box]:
        """The box and everything below it."""
        yield self
        for box in self.below:
            yield from box.all()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """``bodies`` stand between the root and what is below it; the first of them leads to that."""

    title: str
    root: Box
    printed_on: date
    bodies: tuple[Box, ...] = ()
    organisation: str = ""
    period: str = ""
    notes: tuple[str, ...] = ()
