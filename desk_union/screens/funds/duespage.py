"""收缴会费: collecting what is owed in chosen squares of the year, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.money import show_yuan, typed_yuan
from desk_union.basis.months import words
from desk_union.basis.refusal import Refusal
from desk_union.funds.dues import dues_deeds
from desk_union.funds.dues.dues_words import CASH
from desk_union.members.life.deeds import named
from desk_union.screens.funds.duesyear import DuesYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.funds.dues.dues_grid import DuesCell
    from desk_union.screens.desk import Desk

class DuesPage(DuesYear):
    """``day``, ``way``, ``collector`` and ``numbered`` go with every collecting until they are changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day = desk.today()
        self.way = CASH
        self.collector = ""
        self.numbered = False

    def selected_words(self, places: Sequence[tuple[int, int]]) -> str:
        cells = [cell for row, month in places if (cell := self.cell(row, month)) is not None]
        if len(cells) <= 1:
            return ""
        owed, paid = sum(cell.owed for cell in cells), sum(cell.paid for cell in cells)
        return f"选中{len(cells)}格：已缴{show_yuan(paid)}元，欠缴{show_yuan(owed)}元"

    def set_day(self, text: str) -> None:
        """Refusal for what is no day or lies ahead."""
        try:
            day = days.parse_day(text)
        except ValueError as fault:
            raise Refusal(f"收款日期：{fault}", field="day") from None
        if day > self.desk.today():
            raise Refusal("收款日期还没有到。", "请核对日期。", field="day")
        self.day = day

    def toggle(self, places: Sequence[tuple[int, int]]) -> str:
        """Collect what is owed in these squares; where nothing is owed any more, take it back."""
        cells = self._cells(places)
        if any(cell.owed for cell in cells):
            return self._collect([cell.dues for cell in cells if cell.owed])
        return self.take_back(places)

    def collect_month(self, month: int) -> str:
        """Everybody who is shown has paid this month."""
        owing = [cell.dues for row in range(len(self.rows)) if (cell := self.cell(row, month)) and cell.owed]
        if not owing:
            raise Refusal(f"{words(self.periods[month])}没有欠缴的。")
        return self._collect(owing)

    def pay_part(self, row: int, month: int, text: str) -> str:
        cells = self._cells([(row, month)])
        try:
            amount = typed_yuan(text)
        except ValueError as fault:
            raise Refusal(str(fault)) from None
        return self._collect([cells[0].dues], amount)

    def _collect(self, dues: Sequence[int], amount: int | None = None) -> str:
        with self.desk.book.deed("收会费", code="collect", who=self.desk.who) as session:
            done = dues_deeds.collect(
                session, dues, self.day, way=self.way, collector=self._collector() or None, amount=amount,
                numbered=self.numbered,
            )  # fmt: skip
            people = named(dues_deeds.names_of(session, dues))
            session.info["title"] = f"收会费 {people} {show_yuan(done.amount)}元"
        self.look_again(dues)
        return f"已收{people}会费{show_yuan(done.amount)}元。"

    def _collector(self) -> str:
        return self.collector.strip() or self.desk.who

    def take_back(self, places: Sequence[tuple[int, int]]) -> str:
        dues = [cell.dues for cell in self._cells(places) if cell.paid]
        if not dues:
            raise Refusal("所选的格子没有可收也没有可取消的会费。")
        with self.desk.book.deed("取消收会费", who=self.desk.who) as session:
            done = dues_deeds.take_back(session, dues)
            people = named(dues_deeds.names_of(session, dues))
            session.info["title"] = f"取消收会费 {people} {show_yuan(done.amount)}元"
        self.look_again(dues)
        return f"已取消{people}的收款{show_yuan(done.amount)}元。"

    def _cells(self, places: Iterable[tuple[int, int]]) -> list[DuesCell]:
        found = [cell for row, month in places if (cell := self.cell(row, month)) is not None]
        if not found:
            raise Refusal("这个月没有应缴会费。", "先点“生成应缴”；那个月还不是会员的，不用缴。")
        return found

    def next_owing(self, row: int, month: int) -> int:
        """The next member below who owes this month; the same place when there is none."""
        below = range(row + 1, len(self.rows))
        return next(
            (at for at in below if (cell := self.cell(at, month)) and cell.owed), min(row + 1, len(self.rows) - 1)
        )
