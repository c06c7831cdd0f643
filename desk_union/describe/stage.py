"""Stages: where a row stands in its life, which moves are legal, and what each of them asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Move:
    """One legal move; who makes it fills in the fields of ``needs`` and, with ``reason``, writes why.

    ``only`` says which rows may make it, such as one that skips a stage, and ``only_words`` who that is ("急难的").
    """

    before: str
    after: str
    needs: tuple[str, ...] = ()
    reason: bool = False
    only: Callable[[Mapping[str, Any]], bool] | None = None
    only_words: str = ""


@dataclass(frozen=True)
class Stage(Choice):
    """A choice whose words are the stages in their order; an old row only goes on by ``moves``.

    ``days`` are pairs of a stage and the key of the field that says from when a row stands there. A new row may enter
    at any stage, since a book is also begun with history. ``freezes`` are stages that settle something (approved,
    signed, closed) with the keys of the fields that then stay as they are, unless the row goes back.
    """

    moves: tuple[Move, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    freezes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def frozen_at(self, stage: str | None) -> tuple[str, ...]:
        """The fields that do not change while a row stands there."""
        return dict(self.freezes).get(stage or "", ())

    @property
    def stages(self) -> tuple[str, ...]:
        return self.dictionary.labels

    @property
    def hint(self) -> str:  # type: ignore[override]  # its own words and moves instead of one fixed sentence
        told = "；".join(self._told(stage) for stage in self.stages)
        return f"从下拉中选。{told}。"

    def _told(self, stage: str) -> str:
        moves = [move for move in self.moves if move.before == stage]
        after = "、".join(f"{move.after}{_asked(move)}" for move in moves)
        return f"{stage}→{after}" if after else f"{stage}（不再变化）"

    def move(self, before: str, after: str) -> Move | None:
        return next((move for move in self.moves if (move.before, move.after) == (before, after)), None)

    def following(self, before: str, values: Mapping[str, Any]) -> tuple[str, ...]:
        """The stages that a row with these values may go to from ``before``, in the order of stages."""
        legal = {move.after for move in self.moves if move.before == before and (not move.only or move.only(values))}
        return tuple(stage for stage in self.stages if stage in legal)

    def way_back(self, stage: str, key: str) -> tuple[str, ...]:
        """The stages through which a row goes back until the field may change again, the last of them free; none
        where no way leads back.
        """
        order, way = self.stages.index, list[str]()
        while stage and (not way or key in self.frozen_at(stage)):
            back = [move.after for move in self.moves if move.before == stage and order(move.after) < order(stage)]
            stage = max(back, key=order, default="")
            way += [stage] if stage else []
        return tuple(way) if stage else ()

    def behind(self, stage: str | None) -> tuple[str, ...]:
        """The stages that may lie behind a row that stands in ``stage``, and it itself, in the order of stages; moves
        back to an earlier one do not count as a way.
        """
        order = {one: place for place, one in enumerate(self.stages)}
        found = {stage} & set(order)
        for move in sorted(self.moves, key=lambda one: -order[one.after]):
            if move.after in found and order[move.before] < order[move.after]:
                found.add(move.before)
        return tuple(one for one in self.stages if one in found)

    def day_key(self, stage: str | None) -> str:
        """The field that says since when a row stands in ``stage``; empty where none does."""
        return dict(self.days).get(stage or "", "")


def _asked(move: Move) -> str:
    words = [f"限{move.only_words}"] if move.only_words else []
    words += ["要写理由"] if move.reason else []
    return f"（{'，'.join(words)}）" if words else ""
