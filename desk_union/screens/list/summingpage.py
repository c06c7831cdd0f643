"""按…汇总 of a list: by which column, which numbers, the groups, the rows behind each, and keeping it by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.prints.lists import ownsheet
from desk_union.store import listing, ownreports, summing
from desk_union.store.summing import Grouping, GroupNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.sheet import Sheet
    from desk_union.screens.list.listpage import ListPage
    from desk_union.store.ownreports import OwnReport


class SummingPage:
    """What the list asks now, grouped; ``refresh`` asks the book."""

    def __init__(self, page: ListPage) -> None:
        self.desk = page.desk
        self.ledger = page.ledger
        self.ask = replace(page.ask, order=())
        self.filter_words = page.filter_words
        self.groupings = summing.groupings(self.ledger)
        self.offered = summing.measures(self.ledger)
        if not self.groupings:
            raise Refusal(f"“{self.ledger.title}”没有可以汇总的列。", "请换一本台账。")
        chosen = next((one for one in self.groupings if one.step == summing.BELOW), self.groupings[0])
        self.grouping: Grouping = chosen
        totals = [one for one in self.offered if one.kind == summing.SUM and self.ledger.by_key[one.key].total]
        self.measures: tuple[GroupNumber, ...] = (GroupNumber(summing.COUNT), *totals[:2])
        self.found: summing.Summary | None = None

    def grouping_words(self, one: Grouping) -> str:
        return summing.grouping_words(self.ledger, one)

    def measure_words(self, one: GroupNumber) -> str:
        return summing.measure_words(self.ledger, one)

    def choose(self, grouping: Grouping, measures: Sequence[GroupNumber]) -> None:
        if not measures:
            raise Refusal("没有选要算的数。", "请至少勾一项，如“数量”。")
        self.grouping, self.measures = grouping, tuple(measures)
        self.refresh()

    def refresh(self) -> None:
        with self.desk.book.reading() as session:
            self.found = summing.summary(session, self.ledger, self.ask, self.grouping, self.measures)

    @property
    def headers(self) -> list[str]:
        return [self.grouping_words(self.grouping), *(self.measure_words(one) for one in self.measures)]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The groups as they are read, 合计 last."""
        if self.found is None:
            return []
        lines = (*self.found.lines, self.found.total)
        return [(ownsheet.INDENT * line.depth + line.label, *line.words) for line in lines]

    def ids_at(self, row: int) -> list[int]:
        """The rows of a group by its place; of 合计 all."""
        if self.found is None:
            return []
        with self.desk.book.reading() as session:
            if row >= len(self.found.lines):
                return listing.ids_of(session, self.ledger, self.ask)
            return summing.ids_in(session, self.ledger, self.ask, self.grouping, self.found.lines[row].value)

    def report(self, name: str) -> OwnReport:
        with self.desk.book.reading() as session:
            return ownreports.of_ask(session, name, self.ledger, self.ask, self.grouping, self.measures)

    def sheet(self, *, bars: bool) -> Sheet:
        """What is on the screen as a sheet that nobody kept."""
        return ownsheet.sheets(self.report(f"{self.ledger.title}汇总"))[int(bars)]

    def names(self) -> list[str]:
        """The reports that were kept of this ledger."""
        with self.desk.book.reading() as session:
            return [one.name for one in ownreports.every(session) if one.ledger == self.ledger.code]

    def save(self, name: str) -> str:
        """Keep it among all that can be printed, in place of what had its name; returns the name."""
        if self.ask.ids is not None:
            raise Refusal("现在看的是指定的几行，存不成报表。", "请先清除筛选，再按条件筛选后保存。")
        name = ownreports.proper(name, [sheet.title for sheet in tabs.sheets()])
        with self.desk.book.reading() as session:
            there = ownreports.called(session, name)
        if there is not None and there.ledger != self.ledger.code:
            raise Refusal(f"别的台账已经有叫“{name}”的报表。", "请换一个名称。")
        with self.desk.book.deed(f"保存报表 {name}", who=self.desk.who) as session:
            ownreports.keep(session, self.report_in(session, name))
        return name

    def report_in(self, session: object, name: str) -> OwnReport:
        return ownreports.of_ask(session, name, self.ledger, self.ask, self.grouping, self.measures)  # type: ignore[arg-type]  # a session

    def drop(self, name: str) -> None:
        with self.desk.book.deed(f"删除报表 {name}", who=self.desk.who) as session:
            ownreports.drop(session, name)

    def open(self, name: str) -> str:
        """Show a report that was kept; returns its filter in words. Refusal when it means nothing any more."""
        with self.desk.book.reading() as session:
            report = ownreports.called(session, name)
            if report is None:
                raise Refusal(f"没有名为“{name}”的报表。", "它可能已被删除。")
            ownreports.refuse_faulty(session, report)
            self.ask = report.ask(self.ask.day)
            self.filter_words = listing.describe_ask(session, self.ledger, self.ask)
        self.grouping, self.measures = report.grouping, report.measures
        self.refresh()
        return self.filter_words
