"""月末结账 and 年终结账: what is still to be done, what will be posted, and doing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis.money import show_yuan
from desk_union.basis.months import last_day, words
from desk_union.funds.account import closing, other_half, yearend
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import STYLE, read_calendar
from desk_union.store import settings

if TYPE_CHECKING:
    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.closing import CheckItem
    from desk_union.funds.account.yearend import YearStep
    from desk_union.screens.desk import Desk

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step of closing as it is shown before it is posted."""

    title: str
    explanation: str
    lines: tuple[tuple[str, str, str], ...]  # account, debit, credit


class ClosingPage:
    """The month whose turn it is; in December the year can be closed too."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.refresh()

    def refresh(self) -> None:
        with self.desk.book.reading() as session:
            calendar = read_calendar(session, self.desk.today())
            self.period = calendar.open_period
            self.closed = calendar.closed
            self.year = calendar.open_year
            self.monthly = settings.get(session, STYLE) == closing.MONTHLY
            self.items: list[CheckItem] = []
            if not self.waits_for_year:
                day = min(self.desk.today(), last_day(self.period))
                say = self.desk.wording.say
                due = [
                    replace(one, title=say(one.title), sentence=say(one.sentence))
                    for one in tabs.due_of_money(session, day)
                ]
                self.items = closing.checklist(session, self.period, self.desk.ledgers, due)
            self._chart: AccountChart = read_chart(session)

    @property
    def lacks_half(self) -> bool:
        """Whether a posted voucher moved assets without 资产基金, or the reverse."""
        with self.desk.book.reading() as session:
            return bool(other_half.vouchers(session))

    @property
    def waits_for_year(self) -> bool:
        """All twelve months are closed, the year is not."""
        return self.period // 100 > self.year

    @property
    def can_close_year(self) -> bool:
        return self.waits_for_year or self.period % 100 == DECEMBER

    @property
    def title(self) -> str:
        return f"{self.year}年" if self.waits_for_year else words(self.period)

    @property
    def is_ready(self) -> bool:
        return not self.waits_for_year and all(item.done or not item.blocking for item in self.items)

    @property
    def early(self) -> str:
        """That the month is not over yet, in a sentence; then closing wants a reason."""
        ahead = None if self.waits_for_year else closing.early(self.period, self.desk.today())
        return ahead.reason if ahead is not None else ""

    @property
    def open_items(self) -> list[CheckItem]:
        """What is still to be seen to but does not keep the month open: 留意."""
        return [item for item in self.items if not item.done and not item.blocking]

    def set_style(self, monthly: bool) -> None:
        """Whether income and expense move to 321 and 322 each month or once a year."""
        with self.desk.book.deed("结转方式") as session:
            settings.put(session, STYLE, closing.MONTHLY if monthly else "yearly")
        self.refresh()

    def steps(self, *, year: bool) -> list[StepWords]:
        """What closing will post, worked out on the books as they are."""
        with self.desk.book.reading() as session:
            if year:
                found = yearend.year_steps(session, self.year, self._chart)
            else:
                found = yearend.month_steps(session, self.period, self._chart) if self.monthly else []
        return [self._words(step) for step in found]

    def _words(self, step: YearStep) -> StepWords:
        lines = step.draft.lines if step.draft is not None else ()
        return StepWords(
            f"{step.number}. {step.title}", step.explanation,
            tuple(
                (
                    self._chart.by_id[line.account or 0].words, show_yuan(line.debit) if line.debit else "",
                    show_yuan(line.credit) if line.credit else "",
                )
                for line in lines
            ),
        )  # fmt: skip

    def close_month(self, reason: str = "") -> str:
        """Raises ``closing.Unsound`` where the month is not over and no reason is given."""
        with self.desk.book.deed(f"结账 {self.title}", code="close", who=self.desk.who) as session:
            closing.close_month(session, self.period, session.info["at"], who=self.desk.who, reason=reason)
        told = f"{self.title}已结账。"
        self.refresh()
        return told

    def close_year(self, reason: str = "") -> str:
        """Raises ``closing.Unsound`` where the year is not over or the books do not agree and no reason is given."""
        year = self.year
        with self.desk.book.deed(f"年终结账 {year}年", code="close_year", who=self.desk.who) as session:
            done = closing.close_year(session, year, session.info["at"], who=self.desk.who, reason=reason)
        self.refresh()
        return f"{year}年已结账，生成{len(done[-1].vouchers)}张结转凭证。{year + 1}年的年初余额已由程序自动转入。"
