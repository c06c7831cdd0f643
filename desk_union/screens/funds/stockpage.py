"""物资入库, 出库 and 盘点: quantities are typed beside what is held; one press makes slip and draft of a voucher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.basis import days, names
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Count, Money
from desk_union.funds.account.account_chart import leaves, read_chart
from desk_union.funds.property import goods_deeds, goods_rules, property_words
from desk_union.funds.property.goods_deeds import Incoming, Outgoing, Piece
from desk_union.screens.funds.assetpage import open_projects
from desk_union.store import listing, rows

if TYPE_CHECKING:
    from datetime import date

    from desk_union.screens.desk import Desk
    from desk_union.store.listing import Line

IN, OUT, COUNT = "in", "out", "count"
TITLES = {IN: "物资入库", OUT: "物资出库", COUNT: "物资盘点"}
KINDS = {IN: property_words.INTO_STORE[1:], OUT: property_words.OUT_OF_STORE, COUNT: ()}
USUAL = {IN: property_words.BUYING, OUT: property_words.TAKEN, COUNT: ""}
SPENDING = ("501", "503", "504", "505", "510")
MONEY = ("101", "102")


@dataclass
class StockRow:
    """One good; ``quantity`` is what is typed (of a count None: not counted), ``amount`` what comes in costs."""

    good: int
    name: str
    category: str
    measure: str
    held: int
    worth: int
    quantity: int | None = None
    amount: int = 0

    @property
    def price(self) -> int | None:
        return goods_rules.Stock(self.held, self.worth).price


@dataclass(frozen=True, slots=True)
class Head:
    """What is typed once for the whole slip; ``expense`` and ``pay`` are ids of accounts."""

    party: str = ""
    purpose: str = ""
    expense: int | None = None
    pay: int | None = None
    papers: int = 0
    project: int | None = None


class StockPage:
    def __init__(self, desk: Desk, mode: str = IN) -> None:
        self.desk = desk
        self.mode = mode
        self.kind = USUAL[mode]
        self.day: date = desk.today()
        self.search = ""
        self.rows: list[StockRow] = []
        self.slip: int | None = None  # a row of the last slip, to be printed
        self.projects = open_projects(desk)
        self.refresh()

    def refresh(self) -> None:
        """Read what is held on the day; what was typed stays."""
        ledger = self.desk.ledger("funds.goods")
        typed = {row.good: (row.quantity, row.amount) for row in self.rows}
        shown = [ledger.by_key[key] for key in ("name", "spec", "category", "measure", "stock", "worth")]
        with self.desk.book.reading() as session:
            ids = listing.ids_of(session, ledger, listing.Ask(self.day))
            lines = listing.lines(session, ledger, shown, ids, self.day)
            chart = read_chart(session)
        self.rows = [_row(line, typed.get(line.id, (None, 0))) for line in lines]
        self.expenses = [(one.id, one.words) for one in leaves(chart, *SPENDING)]
        self.moneys = [(one.id, one.words) for one in leaves(chart, *reversed(MONEY))]

    @property
    def shown(self) -> list[StockRow]:
        """The goods that fit what is searched; to go out only those that are there."""
        text = self.search.strip().casefold()
        found = [
            row for row in self.rows if not text or text in row.name.casefold() or text in names.initials(row.name)
        ]
        return [row for row in found if self.mode != OUT or row.held > 0 or row.quantity]

    @property
    def buys(self) -> bool:
        return self.mode == IN and self.kind == property_words.BUYING

    def take_day(self, text: str) -> None:
        try:
            self.day = days.parse_day(text)
        except ValueError as error:
            raise Refusal(str(error), field="day") from error
        self.refresh()

    def take_quantity(self, good: int, text: str) -> None:
        row = self._row(good)
        try:
            row.quantity = Count().read(text)
        except ValueError as error:
            raise Refusal(f"“{row.name}”的数量{error}") from error

    def take_amount(self, good: int, text: str) -> None:
        row = self._row(good)
        try:
            row.amount = Money().read(text) or 0
        except ValueError as error:
            raise Refusal(f"“{row.name}”的金额：{error}") from error

    def _row(self, good: int) -> StockRow:
        return next(row for row in self.rows if row.good == good)

    def cost(self, row: StockRow) -> int | None:
        """What a row comes to in fen: typed for what comes in, by the average for what goes out; None of nothing."""
        if not row.quantity and self.mode != COUNT:
            return None
        if self.mode == IN:
            return row.amount
        held = goods_rules.Stock(row.held, row.worth)
        if self.mode == OUT:
            return goods_rules.issue_cost(held, row.quantity or 0)
        return None

    def change(self, row: StockRow) -> int:
        """Of a count: how many more (or fewer) than booked."""
        return 0 if row.quantity is None else row.quantity - row.held

    @property
    def filled(self) -> list[StockRow]:
        return [row for row in self.rows if (row.quantity if self.mode != COUNT else row.quantity is not None)]

    @property
    def says(self) -> str:
        if not self.rows:
            return "还没有登记物资，请先在下面新增。"
        if self.mode == COUNT:
            differing = sum(self.change(row) != 0 for row in self.filled)
            return f"已盘点 {len(self.filled)} 种，其中 {differing} 种与账面不符；没有填实盘数量的不变。"
        total = sum(self.cost(row) or 0 for row in self.filled)
        return f"已填 {len(self.filled)} 种，金额合计 {show_yuan(total)} 元。"

    def add_good(self, name: str, category: str, measure: str) -> int:
        """A new kind of goods; raises ``rows.Faulty`` for what lacks."""
        ledger = self.desk.ledger("funds.goods")
        values: dict[str, Any] = {"name": name.strip() or None, "measure": measure.strip() or None}
        values["category"] = property_words.GOODS_CATEGORY.find(category) or category or None
        with self.desk.book.deed(f"新增物资 {name}", who=self.desk.who) as session:
            good = rows.save_row(session, ledger, None, values, self.desk.today())
        self.refresh()
        return good

    def save(self, head: Head) -> str:
        """Keep the slip and draft its voucher; what was typed is cleared."""
        if not self.filled:
            raise Refusal("还没有填数量。", "请在要登记的物资后面填数量。")
        with self.desk.book.deed(TITLES[self.mode], who=self.desk.who) as session:
            told = self._taken(session) if self.mode == COUNT else self._moved(session, head)
            session.info["title"] = told.split("，")[0]
        self.rows = []
        self.refresh()
        return told

    def _moved(self, session: Any, head: Head) -> str:
        maker, today = self.desk.who or None, self.desk.today()
        pieces = tuple(Piece(row.good, row.quantity or 0, row.amount) for row in self.filled)
        if self.mode == IN:
            given = Incoming(
                self.day, self.kind, pieces, head.party.strip() or None, head.purpose.strip() or None, head.expense,
                head.pay, project=head.project, papers=head.papers, maker=maker,
            )  # fmt: skip
            done = goods_deeds.take_in(session, given, today)
        else:
            going = Outgoing(
                self.day, self.kind, pieces, head.party.strip() or None, purpose=head.purpose.strip() or None,
                papers=head.papers, maker=maker,
            )  # fmt: skip
            done = goods_deeds.hand_out(session, going, today)
        self.slip = done.ids[0]
        drafted = f"，起草了凭证（草稿{done.voucher}）" if done.voucher else ""
        return f"{TITLES[self.mode]} {done.slip}，{len(pieces)} 种，{show_yuan(done.amount)} 元{drafted}。"

    def _taken(self, session: Any) -> str:
        counted = {row.good: row.quantity or 0 for row in self.filled}
        done = goods_deeds.take_stock(session, self.day, counted, self.desk.today(), self.desk.who or None)
        told = [f"物资盘点，{done.same} 种相符"]
        for what, moved in (("盘盈", done.more), ("盘亏", done.less)):
            if moved is not None:
                self.slip = moved.ids[0]
                told.append(f"{what} {len(moved.ids)} 种 {show_yuan(moved.amount)} 元（草稿{moved.voucher}）")
        return f"{'，'.join(told)}。"


def _row(line: Line, typed: tuple[int | None, int]) -> StockRow:
    name, spec, category, measure, held, worth = line.values
    return StockRow(line.id, f"{name}（{spec}）" if spec else name, category, measure, held, worth, *typed)
