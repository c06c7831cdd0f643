"""数字一览: every figure of the house for any span with the two years before beside it, and its course over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import FigureBehind, RowsBehind
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Day
from desk_union.describe.paper import Column, Table
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.numbers.typed_rows import typed_row
from desk_union.reports.numbers.typed_words import BY_SEED
from desk_union.reports.writing.reckoning import shifted
from desk_union.screens.reports.figurechoices import choices, fitting
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.behind import Behind
    from desk_union.screens.desk import Desk
    from desk_union.screens.reports.figurechoices import FigureChoice

EVERY = "全部"
WHOLE, OWN = "全年", "自定起止"
HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
QUARTERS = {f"第{n}季度": (3 * n - 2, 3 * n) for n in range(1, 5)}
MONTHS = {f"{n}月": (n, n) for n in range(1, 13)}
PARTS: dict[str, tuple[int, int]] = {WHOLE: (1, 12), **HALVES, **QUARTERS, **MONTHS}
BACK = (0, -1, -2)  # the columns: this span, a year before, two years before
YEARS_SHOWN = 5
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """``shown`` as it is read; ``number`` None where it is none; ``said`` by rows what was ``typed`` in place of."""

    shown: str
    number: float | None = None
    typed: bool = False
    said: str = ""

    @property
    def words(self) -> str:
        return f"{self.shown}（手填）" if self.typed else self.shown

    @property
    def hint(self) -> str:
        return f"手填的；台账里是{self.said}" if self.typed and self.said else "手填的" if self.typed else ""


@dataclass(frozen=True, slots=True)
class Course:
    """A figure over the months of a year (with the same month a year before) or over years.

    With ``legend`` those ``before`` are of another figure, on a scale of their own where its unit differs (``apart``).
    """

    title: str
    names: tuple[str, ...]
    values: tuple[ToldFigure, ...]
    before: tuple[ToldFigure, ...] = ()
    legend: tuple[str, str] | None = None
    apart: bool = False


class FiguresPage:
    """``told`` by code are the values of the columns, once they are reckoned."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.every = choices(desk)
        self.year = desk.today().year
        self.part = WHOLE
        self.own: Span | None = None
        self.tab, self.text = EVERY, ""
        self.told: dict[str, tuple[ToldFigure, ...]] = {}

    @property
    def years(self) -> list[int]:
        return list(range(self.desk.today().year, self.desk.today().year - 30, -1))

    @property
    def tabs(self) -> list[str]:
        return [EVERY, *dict.fromkeys(one.tab for one in self.every)]

    @property
    def span(self) -> Span:
        if self.part == OWN and self.own is not None:
            return self.own
        first, last = PARTS.get(self.part, PARTS[WHOLE])
        end = date(self.year + last // 12, last % 12 + 1, 1)
        return Span(date(self.year, first, 1), date.fromordinal(end.toordinal() - 1))

    @property
    def spans(self) -> list[Span]:
        return [shifted(self.span, back) for back in BACK]

    def choose_own(self, first: str, last: str) -> None:
        """Days as they are typed; Refusal where one is none or they are turned round."""
        try:
            begin, end = Day().typed(first), Day().typed(last)
        except ValueError as fault:
            raise Refusal(str(fault), "日期写成 2025-3-1 的样子。") from None
        if begin is None or end is None:
            raise Refusal("起止日期没有填全。", "请填起、止两个日期。")
        if end < begin:
            raise Refusal("期间起晚于期间止。", "请核对两个日期。")
        self.own, self.part = Span(begin, end), OWN

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands over the columns of values."""
        if self.part == OWN:
            return ("本期", "上年同期", "前年同期")
        part = "" if self.part == WHOLE else self.part
        return tuple(f"{self.year + back}年{part}" for back in BACK)

    @property
    def shown(self) -> list[FigureChoice]:
        found = fitting(self.every, self.text)
        return [one for one in found if self.tab in {EVERY, one.tab}]

    def reckon(self, spans: Sequence[Span]) -> dict[str, tuple[ToldFigure, ...]]:
        """Every figure over these spans; reads only, so that it may run beside the window."""
        with self.desk.book.reading() as session:
            return {one.code: tuple(_told(session, one, span) for span in spans) for one in self.every}

    def values(self, one: FigureChoice) -> tuple[ToldFigure, ...]:
        return self.told.get(one.code, (ToldFigure("…"),) * len(BACK))

    def behind(self, one: FigureChoice, column: int) -> Behind:
        """What opens behind a value; Refusal where nobody has typed the number."""
        span = self.spans[column]
        if not one.typed:
            return FigureBehind(one.code, span)
        with self.desk.book.reading() as session:
            row = typed_row(session, BY_SEED[one.code].seeds, span, within=True)
        if row is None:
            raise Refusal(f"“{one.label}”这一期还没有填。", "选中它，按“手填这个数”。")
        ids = (row.id,)
        return RowsBehind(TYPED, lambda _session: ids, span)

    def given(self, one: FigureChoice) -> dict[str, Any]:
        """What a row of 手填数字台账 begins with."""
        return {
            "figure": one.code,
            "name": one.label,
            "unit": one.unit or None,
            "first": self.span.first,
            "last": self.span.last,
        }

    def by_month(self, one: FigureChoice) -> Course:
        """The months of the year in force that have begun, each beside the one a year before."""
        spans = [_month(self.year, month) for month in range(1, 13)]
        with self.desk.book.reading() as session:
            now = tuple(self._begun(session, one, span) for span in spans)
            before = tuple(_told(session, one, shifted(span, -1)) for span in spans)
        return Course(f"{one.label}　{self.year}年各月", tuple(f"{n}月" for n in range(1, 13)), now, before)

    def two_by_month(self, one: FigureChoice, other: FigureChoice) -> Course:
        """Both figures over the months of the year in force that have begun."""
        spans = [_month(self.year, month) for month in range(1, 13)]
        with self.desk.book.reading() as session:
            first = tuple(self._begun(session, one, span) for span in spans)
            second = tuple(self._begun(session, other, span) for span in spans)
        names, legend = tuple(f"{n}月" for n in range(1, 13)), (one.label, other.label)
        return Course(f"{self.year}年各月", names, first, second, legend, apart=one.unit != other.unit)

    def by_year(self, one: FigureChoice) -> Course:
        years = range(self.year - YEARS_SHOWN + 1, self.year + 1)
        with self.desk.book.reading() as session:
            told = tuple(_told(session, one, Span.year(year)) for year in years)
        return Course(f"{one.label}　近{YEARS_SHOWN}年", tuple(f"{year}年" for year in years), told)

    def _begun(self, session: Any, one: FigureChoice, span: Span) -> ToldFigure:
        return _told(session, one, span) if span.first <= self.desk.today() else ToldFigure("")

    def table(self) -> Table:
        """What is shown, for paper."""
        heads = (
            Column("数字", "left", 78),
            Column("单位", "left", 18),
            *(Column(head, "right", 28) for head in self.heads),
        )
        lines = [(one.label, one.unit, *(told.words for told in self.values(one))) for one in self.shown]
        first, last = days.show_day_long(self.span.first), days.show_day_long(self.span.last)
        return Table(
            title="数字一览", columns=heads, rows=lines, printed_on=self.desk.today(),
            organisation=self.desk.union_name, period=f"{first}至{last}", count_text=f"共 {len(lines)} 个数",
        )  # fmt: skip


def _month(year: int, month: int) -> Span:
    end = date(year + month // 12, month % 12 + 1, 1)
    return Span(date(year, month, 1), date.fromordinal(end.toordinal() - 1))


def _told(session: Any, one: FigureChoice, span: Span) -> ToldFigure:
    if one.typed:
        row = typed_row(session, BY_SEED[one.code].seeds, span, within=True)
        return ToldFigure("") if row is None else ToldFigure(row.value, _number(row.value), typed=True)
    every: Mapping[str, Any] = {figure.code: figure for figure in tabs.figures()}
    figure = every[one.code]
    value = evaluate(session, figure, span, tabs.figures())
    number = float(value.number) if isinstance(value.number, int | float) else None
    over = typed_row(session, (figure.code, *figure.seeds), span)
    if over is not None:
        return ToldFigure(over.value, _number(over.value), typed=True, said=value.shown)
    return ToldFigure(value.shown, number)


def _number(text: str) -> float | None:
    plain = text.replace(",", "").strip("约近超~+余多")
    try:
        return float(plain)
    except ValueError:
        return None
