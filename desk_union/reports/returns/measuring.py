"""One number of a return: what it is of a span and unit, the rows that it counts, and what each row is worth in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe import figure as registry
from desk_union.describe.behind import FigureBehind, Number, RowsBehind
from desk_union.reports.numbers.typed_rows import typed_row
from desk_union.reports.returns.narrowing import all_of_unit
from desk_union.store.figures import evaluate, rows_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure, Span
    from desk_union.describe.ledger import Ledger
    from desk_union.reports.numbers.tables import TypedNumber

MISSING = "（缺）"
YUAN, TEN_THOUSAND = "元", "万元"
FEN = {YUAN: 100, TEN_THOUSAND: 1_000_000}
WORTH = ("sum", "total")


@dataclass(frozen=True, slots=True)
class Measure:
    """``number`` None: words, or nothing to tell. ``typed`` is the hand that wrote it, with ``said`` by the rows."""

    shown: str
    number: float | None = None
    figure: Figure | None = None
    span: Span | None = None
    unit: int | None = None
    typed: str = ""
    said: str = ""
    measured: str = ""  # in what a typed number was typed

    @property
    def exact(self) -> bool:
        return all(sign in "0123456789.,-" for sign in self.shown)

    @property
    def missing(self) -> bool:
        return self.shown == MISSING

    def cell(self) -> str:
        """For paper: the number with what opens behind it."""
        if self.typed:
            return Number(self.shown, typed=True)
        if self.figure is None or self.span is None or self.number is None:
            return self.shown
        if self.unit is None:
            return Number(self.shown, FigureBehind(self.figure.code, self.span))
        figure, span = self.figure, self.span
        return Number(self.shown, RowsBehind(figure.ledger(), lambda one: rows_behind(one, figure, span), span))

    def keys(self, session: Session) -> list[list[Any]]:
        """The rows behind it with what each is worth in a sum (fen or pieces); None where rows are counted."""
        if self.figure is None or self.span is None or self.number is None or self.typed:
            return []
        ids = rows_behind(session, self.figure, self.span)
        value = self.figure.value(self.span.last) if self.figure.measure in WORTH else None
        if value is None:
            return [[row, None] for row in sorted(ids)]
        row = self.figure.ledger().row
        held = select(row.id, value).where(row.id.in_(self.figure.rows(self.span))).order_by(row.id)
        return [[one, worth] for one, worth in session.execute(held)]


def measure(session: Session, code: str, label: str, span: Span, unit: int | None) -> Measure:
    """By figure ``code`` or, without one, by the number typed under ``label``; what is typed goes before the rows."""
    typed = typed_row(session, (code or label,), span) if unit is None else None
    figure, needed = _figure(code, unit)
    if figure is None:
        if typed is None:
            return Measure(MISSING if unit is None else "")
        return Measure(typed.value, as_number(typed.value), span=span, typed=_hand(typed), measured=typed.unit or "")
    value = evaluate(session, figure, span, needed)
    number = float(value.number) if isinstance(value.number, int | float) else None
    if typed is not None:
        return Measure(typed.value, as_number(typed.value), figure, span, unit, _hand(typed), value.shown, typed.unit or "")
    return Measure(value.shown, number, figure, span, unit)


def in_money(told: Measure, unit: str) -> Measure:
    """An amount in 元 or 万元 as ``unit`` says, without losing a fen: 5600.50 元 is 0.56005 万元.

    What is no amount, or was typed as about so much, stays as it is.
    """
    said = told.measured or YUAN
    amount = told.figure.measure == "sum" if told.figure is not None else bool(told.measured)
    if told.number is None or said == unit or not {said, unit} <= FEN.keys() or not amount or not told.exact:
        return told
    moved = Decimal(told.shown.replace(",", "")) * FEN[said] / FEN[unit]
    exact = moved.to_integral_value()
    shown = str(int(exact)) if moved == exact else f"{moved.normalize():f}"
    return replace(told, shown=shown, number=float(moved), measured=unit)


def _figure(code: str, unit: int | None) -> tuple[Figure | None, Sequence[Figure]]:
    every = registry.known()
    if unit is not None:
        return all_of_unit(every, unit, code)
    return next((one for one in every if one.code == code), None), every


def _hand(typed: TypedNumber) -> str:
    return "，".join(filter(None, (typed.author, typed.source))) or "手填"


def as_number(words: str) -> float | None:
    plain = words.replace(",", "").strip("约近超~+余多")
    try:
        return float(plain)
    except ValueError:
        return None


def ledger_of(figure: Figure | None) -> Ledger | None:
    return figure.ledger() if figure is not None else None


def digest(*told: Any) -> str:
    """The hash of plain values, the same on every computer."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
