"""The numbers of a document: what a name comes to over a span, in the words that are printed, with its rows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days, offering
from desk_union.basis.refusal import Refusal
from desk_union.describe import figure as figures
from desk_union.describe.figure import Figure, Span
from desk_union.reports.numbers.number_kinds import EXACT
from desk_union.reports.numbers.tables import TypedNumber
from desk_union.reports.numbers.typed_rows import typed_row
from desk_union.reports.numbers.typed_words import BY_SEED, INDICATORS
from desk_union.reports.returns.narrowing import all_of_unit
from desk_union.store.figures import NOTHING, evaluate, rows_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.reports.numbers.typed_words import Indicator
    from desk_union.reports.writing.clauses import NumberName
    from desk_union.store.figures import FigureValue

YUAN, TEN_THOUSANDS = "元", "万元"
PER_TEN_THOUSAND = 10_000
ROUNDED, PARTED = "≈", ":"
_FEN = {YUAN: 100, TEN_THOUSANDS: 1_000_000}


@dataclass(frozen=True, slots=True)
class ReckonedNumber:
    """``text`` is what is printed, ``suffix`` what goes with it (元, 万元, %); ``digest`` stands for exactly its rows.

    ``code`` is a figure's or, of a number that is only typed, its name; ``typed_row`` the row that says it. ``drift``
    is, of a number that a document keeps, what its rows say by now, where it is another.
    """

    code: str
    label: str
    unit: str
    span: Span
    text: str
    digest: str = ""
    count: int = 0
    nought: bool = False
    missing: bool = False
    typed_row: int | None = None
    typed: bool = False
    live: bool = True  # a figure of the house, whose rows open
    drift: str | None = None
    places: int | None = None  # decimals to which an old text rounded it

    @property
    def print_of_rows(self) -> str:
        """``digest`` as a document keeps it: of a rounded number with the decimals before it."""
        return self.digest if self.places is None else f"{ROUNDED}{self.places}{PARTED}{self.digest}"

    @property
    def plain(self) -> Decimal | None:
        """What its text counts, money in 元; None where the text is no plain number."""
        if not re.fullmatch(r"\d+(\.\d+)?", self.text):
            return None
        return Decimal(self.text) * (PER_TEN_THOUSAND if self.unit == TEN_THOUSANDS else 1)

    def rounded(self, places: int) -> ReckonedNumber:
        """With so many decimals, as an old text writes it: 1.56 for 1.5612万元."""
        told = f"{Decimal(self.text).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}" if self.plain is not None else self.text
        return replace(self, text=told, places=places)

    @property
    def unknown(self) -> bool:
        """No row says it, and it is none that is to be typed."""
        return self.text == NOTHING

    @property
    def suffix(self) -> str:
        return self.unit if self.unit in {YUAN, TEN_THOUSANDS, "%"} and not self.missing else ""

    @property
    def words(self) -> str:
        """As it stands in the text; what is missing is seen."""
        return f"【缺：{self.label}】" if self.missing else f"{self.text}{self.suffix}"


@dataclass
class Reckoner:
    """Reckons each number of a span once; ``money`` is 元 or 万元, ``unit`` the branch or group whose numbers they are."""

    session: Session
    span: Span
    money: str = YUAN
    unit: int | None = None
    _every: tuple[Figure, ...] = field(default_factory=figures.known)
    _done: dict[tuple[str, Span], ReckonedNumber] = field(default_factory=dict)

    def tell(self, name: NumberName) -> ReckonedNumber:
        return self.at(name.name, shifted(self.span, name.shift))

    def at(self, name: str, span: Span) -> ReckonedNumber:
        """Refusal where nothing bears the name."""
        if (name, span) not in self._done:
            self._done[name, span] = self._reckoned(name, span)
        return self._done[name, span]

    def _reckoned(self, name: str, span: Span) -> ReckonedNumber:
        figure = figures.known_as(name)
        if figure is not None:
            return self._figure(figure, span)
        indicator = BY_SEED.get(name) or next((one for one in INDICATORS if one.label == name), None)
        row = typed_row(self.session, (name,) if indicator is None else indicator.seeds, span, within=True)
        if row is not None:
            return self._typed_number(row, span)
        if indicator is not None or self._ever_typed(name):
            return _missing(name, indicator, span)
        labels = [*(one.label for one in self._every), *(one.label for one in INDICATORS)]
        raise Refusal(f"没有叫“{name}”的数字。", offering.instead(name, labels) or "请到“手填数字台账”里登记，或改用清单里的名称。")

    def _figure(self, figure: Figure, span: Span) -> ReckonedNumber:
        own, needed = (figure, self._every) if self.unit is None else all_of_unit(self._every, self.unit, figure.code)
        unit = self.money if figure.measure == "sum" else figure.unit.strip()
        if own is None:
            return ReckonedNumber(figure.code, figure.label, unit, span, NOTHING, nought=True)
        ids = rows_behind(self.session, own, span)
        value = evaluate(self.session, own, span, needed)
        told = ReckonedNumber(
            figure.code, figure.label, unit, span, self._shown(figure, value), digest_of(figure.ledger().code, ids),
            len(ids), nought=not value.number, missing=False,
        )  # fmt: skip
        over = typed_row(self.session, (figure.code, *figure.seeds), span) if self.unit is None else None
        if over is None:
            return told
        text = _in_money(over.value, over.unit or YUAN, self.money) if figure.measure == "sum" else over.value
        return ReckonedNumber(
            told.code, told.label, told.unit, span, text, told.digest, told.count, typed_row=over.id, typed=True,
            nought=_is_nought(over.value),
        )  # fmt: skip

    def _shown(self, figure: Figure, value: FigureValue) -> str:
        if figure.measure == "sum":
            return money_words(round(Decimal(str(value.number or 0)) * 100), self.money)
        return value.shown

    def _ever_typed(self, name: str) -> bool:
        return self.session.scalar(select(TypedNumber.id).where(TypedNumber.name == name).limit(1)) is not None

    def _typed_number(self, row: TypedNumber, span: Span) -> ReckonedNumber:
        money = row.unit in {YUAN, TEN_THOUSANDS}
        text = _in_money(row.value, row.unit or "", self.money) if money else row.value
        unit = self.money if money and text != row.value else row.unit or ""
        return ReckonedNumber(
            row.figure or row.name, row.name, unit, span, text, digest_of("typed", [row.id]), 1,
            nought=_is_nought(row.value), typed_row=row.id, typed=True, live=False,
        )  # fmt: skip

    def typed_only(self) -> list[TypedNumber]:
        """The rows of the span that stand for no figure of the house, in their order: the block of indicators."""
        held = select(TypedNumber).where(TypedNumber.first >= self.span.first, TypedNumber.last <= self.span.last)
        return list(self.session.scalars(held.where(TypedNumber.rows_said.is_(None)).order_by(TypedNumber.id)))


def parted(kept: str | None) -> tuple[str, int | None]:
    """``print_of_rows`` read again: the digest and the decimals."""
    if kept is None or not kept.startswith(ROUNDED):
        return kept or "", None
    places, _, digest = kept.removeprefix(ROUNDED).partition(PARTED)
    return digest, int(places)


def _missing(name: str, indicator: Indicator | None, span: Span) -> ReckonedNumber:
    label, unit = (indicator.label, indicator.unit) if indicator is not None else (name, "")
    code = indicator.code if indicator is not None else name
    return ReckonedNumber(code, label, unit, span, "", missing=True, live=False)


def _is_nought(text: str) -> bool:
    return text.strip("约近超~+余多-").replace(",", "").replace(".", "").strip("0") == ""


def _in_money(text: str, said: str, wanted: str) -> str:
    """A typed amount in the unit of the document; one that is no plain number stays as it was written."""
    if said == wanted or said not in _FEN or not EXACT.fullmatch(text) or not text.replace(",", "").replace(".", "").isdigit():
        return text
    return money_words(int(Decimal(text.replace(",", "")) * _FEN[said]), wanted)


def money_words(fen: int, unit: str) -> str:
    """So many fen in 元 or 万元, with none of them lost: 651427.87, 65.142787."""
    exact = Decimal(fen) / _FEN[unit]
    whole = exact.to_integral_value()
    return str(int(whole)) if exact == whole else f"{exact.normalize():f}" if unit == TEN_THOUSANDS else f"{exact:.2f}"


def digest_of(ledger: str, ids: Sequence[int]) -> str:
    """Stands for exactly these rows; told from another set whatever the number comes to."""
    return hashlib.sha256(f"{ledger}:{','.join(map(str, sorted(ids)))}".encode()).hexdigest()[:32]


def shifted(span: Span, years: int) -> Span:
    """So many years on; what ends with a month ends with it there too (29 February)."""
    if not years:
        return span
    after = span.last + timedelta(1)
    last = days.add_months(after, 12 * years) - timedelta(1) if after.day == 1 else days.add_months(span.last, 12 * years)
    return Span(days.add_months(span.first, 12 * years), last)
