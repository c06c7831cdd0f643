"""银行对账: what is open on both sides, which belong together, ticking, and what is left of the difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.bank import bank_drafts, bank_lines, reconciling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger
    from desk_union.funds.bank.pairing import Proposal
    from desk_union.funds.bank.reconciling import BankSide, Open, Reconciliation, Sides
    from desk_union.screens.desk import Desk

NO_ACCOUNT = "还没有登记银行账户。请先在“银行账户”里登记，填好对应的会计科目。"


@dataclass(frozen=True, slots=True)
class BankRow:
    """One line of either side in words; ``pair`` counts the proposal it stands in (0: none), ``why`` explains it."""

    id: int
    day: str
    called: str
    words: str
    bill: str
    income: str
    outgo: str
    pair: int = 0
    why: str = ""
    sure: bool = False


class BankPage:
    """``until`` is the day of the sheet; ``ticked`` shows what is ticked off instead of what is open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.until: date = desk.today()
        self.ticked = False
        self.account: BankSide | None = None
        self.accounts: list[BankSide] = []
        self.proposals: list[Proposal] = []
        self._sides: Sides | None = None
        self._sheet: Reconciliation | None = None
        self.refresh()

    def refresh(self) -> None:
        with self.desk.book.reading() as session:
            self.accounts = reconciling.read_accounts(session)
            known = {one.id: one for one in self.accounts}
            if self.account is not None:
                self.account = known.get(self.account.id)
            if self.account is None and self.accounts:
                self.account = self.accounts[0]
            if self.account is None:
                self._sides = self._sheet = None
                self.proposals = []
                return
            self._sides = reconciling.sides(session, self.account, self.until)
            self._sheet = reconciling.reconcile(session, self.account, self.until, self._sides)
        self.proposals = reconciling.proposals(self._sides)

    def choose(self, account: int) -> None:
        self.account = next(one for one in self.accounts if one.id == account)
        self.refresh()

    def take_day(self, text: str) -> None:
        """The day of the sheet as typed; Refusal when it is none."""
        try:
            self.until = days.parse_day(text)
        except ValueError as error:
            raise Refusal(str(error)) from error
        self.refresh()

    @property
    def import_ledger(self) -> Ledger:
        """The ledger of statements, its lines going to the chosen account."""
        if self.account is None:
            raise Refusal("还没有登记银行账户。", "请先在“银行账户”里登记。")
        return bank_lines.bound(self.desk.ledger("funds.bank"), self.account.id)

    # The two sides

    def bank_rows(self) -> list[BankRow]:
        if self._sides is None:
            return []
        pairs = {row: (n, one) for n, one in enumerate(self.proposals, 1) for row in one.bank}
        items = self._sides.bank_done if self.ticked else self._sides.bank_open
        return [_row(one, pairs.get(one.id)) for one in items]

    def book_rows(self) -> list[BankRow]:
        if self._sides is None:
            return []
        pairs = {row: (n, one) for n, one in enumerate(self.proposals, 1) for row in one.book}
        items = self._sides.book_done if self.ticked else self._sides.book_open
        return [_row(one, pairs.get(one.id)) for one in items]

    def partners(self, bank: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What belongs to a line of the bank, on both sides: by proposal, or by what it is ticked off with."""
        if self.ticked and self._sides is not None:
            group = next((one for one in self._sides.groups if bank in one.bank), None)
            return (tuple(group.bank), tuple(group.book)) if group else ((bank,), ())
        found = next((one for one in self.proposals if bank in one.bank), None)
        return (found.bank, found.book) if found else ((bank,), ())

    def chosen_words(self, bank: Sequence[int], book: Sequence[int]) -> str:
        """What is selected on both sides, and whether it may be ticked off."""
        if self._sides is None or not (bank or book) or self.ticked:
            return ""
        stated = _sum(self._sides.bank_open, bank)
        booked = _sum(self._sides.book_open, book)
        told = f"选中银行 {len(bank)} 笔 {show_yuan(stated)}，账上 {len(book)} 笔 {show_yuan(booked)}"
        if not bank or not book:
            return f"{told}。"
        return (
            f"{told}，相等，按空格键勾对。" if stated == booked else f"{told}，相差 {show_yuan(abs(stated - booked))}。"
        )

    # Deeds

    def tick(self, bank: Sequence[int], book: Sequence[int]) -> str:
        with self.desk.book.deed("银行对账：勾对", who=self.desk.who) as session:
            reconciling.tick(session, bank, book, self.desk.today())
        self.refresh()
        return f"已勾对：银行 {len(bank)} 笔，账上 {len(book)} 笔。"

    def asks_account(self, bank: Sequence[int]) -> list[int]:
        """The lines whose other account nobody has said yet."""
        with self.desk.book.reading() as session:
            return [row for row in bank if bank_drafts.counter_of(session, row) is None]

    def account_choices(self) -> list[tuple[int, str]]:
        with self.desk.book.reading() as session:
            return [(one.id, one.words) for one in bank_drafts.choices(session)]

    def draft(self, bank: Sequence[int], account: int | None = None) -> str:
        """Draft the vouchers of lines that the books lack; ``account`` is the other side where it is not known."""
        if not bank or self.ticked:
            raise Refusal("还没有选中银行的一笔。", "请在左边选中账上没有的那一笔。")
        asked = set(self.asks_account(bank))
        title = f"银行对账：按对账单起草 {len(bank)} 张凭证"
        with self.desk.book.deed(title, who=self.desk.who) as session:
            for row in bank:
                bank_drafts.draft(session, row, account if row in asked else None)
        self.refresh()
        return f"已起草 {len(bank)} 张凭证。请到“记账凭证”里核对、记账，记账后回来勾对。"

    @property
    def sure(self) -> list[Proposal]:
        return [one for one in self.proposals if one.sure]

    def tick_sure(self) -> str:
        """Tick off every proposal that hardly leaves a doubt; the others stay to be looked at."""
        if not self.sure:
            raise Refusal("没有可以直接勾对的建议。", "请在两边选中同一笔业务，再按空格键勾对。")
        count = len(self.sure)
        with self.desk.book.deed(f"银行对账：按建议勾对 {count} 组", who=self.desk.who) as session:
            reconciling.accept(session, self.sure, self.desk.today())
        self.refresh()
        left = f"，还有 {len(self.proposals)} 组建议要逐个看" if self.proposals else ""
        return f"已按建议勾对 {count} 组{left}。可用“撤销”退回。"

    def untick(self, bank: Iterable[int], book: Iterable[int]) -> str:
        if self.account is None:
            return ""
        with self.desk.book.deed("银行对账：取消勾对", who=self.desk.who) as session:
            count = reconciling.untick(session, self.account, bank, book)
        if not count:
            raise Refusal("选中的还没有勾对过。")
        self.refresh()
        return f"已取消 {count} 笔的勾对。"

    # The foot

    @property
    def says(self) -> str:
        if self.account is None:
            return NO_ACCOUNT
        if self._sides is not None and not self._sides.bank_open and not self._sides.bank_done:
            return "还没有导入对账单。从网上银行下载明细（Excel或csv），点“导入对账单”。同一张再导一次不会重复。"
        sure = len(self.sure)
        doubtful = len(self.proposals) - sure
        return (
            f"左边是银行的，右边是账上的。有 {sure} 组可以直接勾对，{doubtful} 组建议要核对。"
            "选中左边一笔会自动选中右边对应的，按空格键勾对。"
        )

    @property
    def balances(self) -> list[tuple[str, str]]:
        """The foot of the two lists: both balances, what is open, both adjusted ones."""
        found = self._sheet
        if found is None:
            return []
        return [
            ("账面余额", show_yuan(found.book)),
            ("银行已收未记账", _told(found.bank_received)),
            ("银行已付未记账", _told(found.bank_paid)),
            ("调节后账面余额", show_yuan(found.book_adjusted)),
            ("对账单余额", show_yuan(found.bank)),
            ("账上已收银行未收", _told(found.union_received)),
            ("账上已付银行未付", _told(found.union_paid)),
            ("调节后银行余额", show_yuan(found.bank_adjusted)),
        ]

    @property
    def difference(self) -> int:
        """What the open items do not explain, in fen."""
        return self._sheet.difference if self._sheet is not None else 0

    @property
    def difference_words(self) -> str:
        if self._sheet is None:
            return ""
        if not self.difference and self._sides is not None:
            bank, book = len(self._sides.bank_open), len(self._sides.book_open)
            if not bank and not book:
                return "全部勾对，账面与银行一致。"
            return f"调节后两边相等；银行还有 {bank} 笔、账上还有 {book} 笔没有勾对，列入调节表。"
        return f"调节后还差 {show_yuan(abs(self.difference))} 元：请核对期初对账单余额，以及有没有漏导的对账单。"


def _row(one: Open, pair: tuple[int, Proposal] | None) -> BankRow:
    words = "　".join(word for word in (one.summary, one.party) if word)
    number, why, sure = (pair[0], pair[1].reason, pair[1].sure) if pair else (0, "", False)
    return BankRow(
        one.id, days.show_day(one.day), one.called.rpartition(" ")[2], words, one.bill,
        show_yuan(one.amount) if one.amount > 0 else "", show_yuan(-one.amount) if one.amount < 0 else "",
        number, why, sure,
    )  # fmt: skip


def _sum(items: Iterable[Open], ids: Iterable[int]) -> int:
    wanted = set(ids)
    return sum(one.amount for one in items if one.id in wanted)


def _told(items: Sequence[Open]) -> str:
    return f"{len(items)}笔 {show_yuan(abs(sum(one.amount for one in items)))}" if items else "无"
