"""计提折旧: what a month wants written off, asset by asset, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.basis.money import show_yuan
from desk_union.funds.account import periods
from desk_union.funds.property import asset_deeds
from desk_union.store import listing

if TYPE_CHECKING:
    from desk_union.funds.property.asset_deeds import Planned
    from desk_union.screens.desk import Desk

UNKNOWN = "unknown"  # the preset of assets without a useful life


class DepreciationPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.plan: list[Planned] = []
        self.missed: list[int] = []
        self.unknown: list[int] = []
        with desk.book.reading() as session:
            calendar = periods.read_calendar(session, desk.today())
            now = months.period_of(desk.today())
            waiting = asset_deeds.missed(session, now)
        self.offered = sorted({*months.between(calendar.open_period, now), *waiting}) or [now]
        # Months are written off in their order: the first one that waits, else the present one.
        self.period = waiting[0] if waiting else now
        self.refresh()

    def refresh(self) -> None:
        ledger = self.desk.ledger("funds.assets")
        day = months.last_day(self.period)
        with self.desk.book.reading() as session:
            self.plan = asset_deeds.planned(session, self.period)
            self.missed = asset_deeds.missed(session, self.period)
            self.unknown = listing.ids_of(session, ledger, listing.Ask(day, presets=(UNKNOWN,)))

    @property
    def choices(self) -> list[tuple[int, str]]:
        return [(period, months.words(period)) for period in self.offered]

    def choose(self, period: int) -> None:
        self.period = period
        self.refresh()

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return [
            (
                one.number, one.name, one.category, show_yuan(one.cost), show_yuan(one.before), show_yuan(one.amount),
                show_yuan(one.net),
            )
            for one in self.plan
        ]  # fmt: skip

    @property
    def says(self) -> str:
        if not self.plan:
            return f"{months.words(self.period)}没有要计提的：可能已经计提过，或资产都已提足、不计提折旧。"
        total = sum(one.amount for one in self.plan)
        sides = "借 资产基金，贷 累计折旧"
        return f"{months.words(self.period)}要计提 {len(self.plan)} 项，共 {show_yuan(total)} 元（{sides}）。"

    @property
    def warning(self) -> str:
        told = []
        if self.missed:
            named = "、".join(months.words(period) for period in self.missed)
            told.append(f"{named}还没有计提，请先补提。")
        if self.unknown:
            told.append(f"有 {len(self.unknown)} 项资产没有填使用年限，没有列入。")
        return "".join(told)

    def run(self) -> str:
        title = f"计提{months.words(self.period)}折旧"
        with self.desk.book.deed(title, who=self.desk.who) as session:
            done = asset_deeds.depreciate(session, self.period, self.desk.who or None)
        told = f"已{title} {done.count} 项，{show_yuan(done.total)} 元，起草了凭证（草稿{done.voucher}）。"
        later = [period for period in self.offered if period > self.period]
        if later:
            self.period = later[0]
        self.refresh()
        return told
