"""A return goes out: its page, numbers and the keys of their rows are kept; later, what has drifted since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

import desk_union
from desk_union.describe.behind import FigureBehind, Number, RowsBehind
from desk_union.describe.figure import Span
from desk_union.reports.returns import frozen
from desk_union.reports.returns.measuring import digest, in_money, measure
from desk_union.reports.returns.returns_words import ISSUED, REOPENED
from desk_union.reports.returns.tables import IssuedNumber, IssuedReturn
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.behind import Behind
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.prose import Prose
    from desk_union.reports.returns.measuring import Measure

Cell = tuple[str, str, str, "Measure"]
NAMED = 5  # rows told by name


def standing(
    session: Session, form: str, span: Span, unit: int | None, own: int | None = None
) -> IssuedReturn | None:
    """The newest that went out for these days, also one that was looked into again since; ``own`` is which 上级表格."""
    held = select(IssuedReturn).where(
        IssuedReturn.form == form, IssuedReturn.first == span.first, IssuedReturn.last == span.last,
        IssuedReturn.unit.is_not_distinct_from(unit), IssuedReturn.own.is_not_distinct_from(own), IssuedReturn.state.in_((ISSUED, REOPENED)),
    )  # fmt: skip
    return session.scalar(held.order_by(IssuedReturn.id.desc()).limit(1))


def freeze(session: Session, issued: int, page: Prose, cells: Iterable[Cell]) -> None:
    """Keep what stands on the page of ``issued``, which is there already.

    ``cells`` are its numbers in the order of the page: label, unit, heading of the column, and the number.
    """
    row = session.get_one(IssuedReturn, issued)
    row.page = frozen.kept(page)
    row.who, row.version = session.info.get("who") or None, desk_union.__version__
    numbers = [_number(session, issued, place, *cell) for place, cell in enumerate(cells)]
    session.add_all(numbers)
    row.digest = digest(row.page, [one.digest for one in numbers])
    session.flush()


def _number(session: Session, issued: int, place: int, label: str, unit: str, part: str, told: Measure) -> IssuedNumber:
    keys = told.keys(session)
    span, figure = told.span, None if told.typed else told.figure
    return IssuedNumber(
        issued=issued, place=place, label=label, part=part, shown=told.shown, measured=unit or None,
        figure=figure.code if figure else None, ledger=figure.ledger().code if figure else None,
        first=span.first if span else None, last=span.last if span else None,
        count=len(keys) if figure else None, keys=json.dumps(keys),
        digest=digest(label, part, told.shown, figure.code if figure else "", keys),
    )  # fmt: skip


def intact(session: Session, issued: IssuedReturn) -> bool:
    """Whether page and numbers are those that were kept; True of one that was only registered."""
    if issued.page is None:
        return True
    held = session.scalars(select(IssuedNumber).where(IssuedNumber.issued == issued.id).order_by(IssuedNumber.place))
    told = [
        digest(one.label, one.part, one.shown, one.figure or "", json.loads(one.keys or "[]")) for one in held.all()
    ]
    return issued.digest == digest(issued.page, told)


@dataclass(frozen=True, slots=True)
class ReturnDrift:
    """A number of an issued return that is another by now; rows that came, went, or are worth something else."""

    label: str
    part: str
    before: str
    after: str
    came: tuple[int, ...]
    gone: tuple[int, ...]
    changed: tuple[int, ...]
    ledger: Ledger | None

    def rows_in_words(self, session: Session) -> str:
        kinds = (("新增", self.came), ("减少", self.gone), ("改动", self.changed))
        return "；".join(f"{what}{self._names(session, ids)}" for what, ids in kinds if ids)

    def _names(self, session: Session, ids: Sequence[int]) -> str:
        if self.ledger is None:
            return f"{len(ids)}条"
        names = listing.names_of(session, self.ledger, list(ids[:NAMED]))
        told = "、".join(names.get(row) or f"已删除的第{row}号" for row in ids[:NAMED])
        more = f"等{len(ids)}{self.ledger.counter}" if len(ids) > NAMED else ""
        return f"{len(ids)}{self.ledger.counter}（{told}{more}）"


def drifts(session: Session, issued: IssuedReturn) -> list[tuple[IssuedNumber, ReturnDrift | None]]:
    """Every number of the return with what has become of it."""
    held = session.scalars(select(IssuedNumber).where(IssuedNumber.issued == issued.id).order_by(IssuedNumber.place))
    return [(one, _drift(session, one, issued)) for one in held.all()]


def _drift(session: Session, one: IssuedNumber, issued: IssuedReturn) -> ReturnDrift | None:
    """A typed number is compared with what is typed now; one that was missing has nothing to compare."""
    span = Span(one.first or issued.first, one.last or issued.last)
    now = measure(session, one.figure or "", one.label, span, issued.unit)
    if issued.own is not None:  # each cell of a foreign sheet in its own unit
        now = in_money(now, one.measured or "")
    if one.figure is None and now.missing:
        return None
    before, after = _worths(json.loads(one.keys or "[]")), _worths(now.keys(session))
    if now.shown == one.shown and before == after:
        return None
    both = before.keys() & after.keys()
    return ReturnDrift(
        one.label, one.part or "", one.shown, now.shown, tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())), tuple(sorted(row for row in both if before[row] != after[row])),
        now.figure.ledger() if now.figure is not None else None,
    )  # fmt: skip


def _worths(keys: Sequence[Sequence[Any]]) -> dict[int, Any]:
    return {row: worth for row, worth in keys}  # noqa: C416 - the pairs are lists


def page_of(session: Session, issued: IssuedReturn) -> Prose:
    """The page as it went out; a number that is another by now opens the rows that it counted then."""
    told = [partial(_cell, one, drift, issued) for one, drift in drifts(session, issued)]
    return frozen.read(issued.page or "", told)


def _cell(one: IssuedNumber, drift: ReturnDrift | None, issued: IssuedReturn, words: str) -> str:
    """The number as it went out, with what it is by now where it is another."""
    behind = _behind(one, drift, issued)
    typed = one.figure is None
    if not words or (behind is None and drift is None and not typed):
        return words
    after = drift.after if drift is not None else None
    return Number(words, *([behind] if behind else []), unit=one.measured or "", typed=typed, drift=after)


def _behind(one: IssuedNumber, drift: ReturnDrift | None, issued: IssuedReturn) -> Behind | None:
    from desk_union.describe import figure as registry

    if one.figure is None or one.first is None or one.last is None or not one.count:
        return None
    span = Span(one.first, one.last)
    if drift is None and issued.unit is None:
        return FigureBehind(one.figure, span)
    figure = registry.known_as(one.figure)
    if figure is None:
        return None
    ledger, ids = figure.ledger(), [row for row, _ in json.loads(one.keys or "[]")]

    def find(session: Session) -> list[int]:
        return list(session.scalars(select(ledger.row.id).where(ledger.row.id.in_(ids)).order_by(ledger.row.id)))

    return RowsBehind(ledger, find, span)
