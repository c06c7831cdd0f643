"""上解、返还、下拨记账: which rows, on which day, from which account; and 拨缴经费 that came in, split at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.basis.months import following, parse, period_of
from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import Rate
from desk_union.funds.bank import money_accounts
from desk_union.funds.dues import remit_deeds, remit_waiting
from desk_union.funds.dues.dues_words import SELF
from desk_union.funds.dues.remit_rules import split
from desk_union.funds.dues.remit_waiting import REFUND_IN, REFUND_OUT, REMIT, TRANSFER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.screens.desk import Desk

KINDS = (
    (REMIT, "上解会费、经费（付给上级）"), (REFUND_IN, "收到上级返还的经费"), (REFUND_OUT, "拨付返还给下级"),
    (TRANSFER, "下拨补助、转移支付"),
)  # fmt: skip


def read_day(text: str, today: date, label: str) -> date:
    """Refusal for what is no day or lies ahead."""
    try:
        day = days.parse_day(text)
    except ValueError as fault:
        raise Refusal(f"{label}：{fault}") from None
    if day > today:
        raise Refusal(f"{label}还没有到。", "请核对日期。")
    return day


class PayingPage:
    def __init__(self, desk: Desk, kind: str = REMIT) -> None:
        self.desk = desk
        self.day = desk.today()
        with desk.book.reading() as session:
            self.banks: Sequence[tuple[int, str]] = [(one.id, one.words) for one in money_accounts.banks(session)]
            self.accounts = remit_waiting.spending_accounts(session)
        self.bank = self.banks[0][0] if self.banks else None
        self.account = self.accounts[0][0] if self.accounts else None
        self.choose(kind)

    def choose(self, kind: str) -> None:
        self.kind = kind
        with self.desk.book.reading() as session:
            self.rows = remit_waiting.waiting(session, kind)

    @property
    def asks_account(self) -> bool:
        """Money passed down is booked as one kind of spending or another."""
        return self.kind == TRANSFER

    @property
    def says(self) -> str:
        if not self.rows:
            return "没有等着记账的。请先在台账里登记；返还要填了审核日期才能记账。"
        return "选中要记账的行（可以选几行），合成一张凭证草稿；核对后再记账。"

    def sum_words(self, ids: Sequence[int]) -> str:
        chosen = [row.amount for row in self.rows if row.id in set(ids)]
        return f"选中{len(chosen)}笔，共{show_yuan(sum(chosen))}元" if chosen else ""

    def run(self, ids: Sequence[int]) -> str:
        if not ids:
            raise Refusal("没有选中要记账的行。", "请先选中，再记入凭证。")
        title = dict(KINDS)[self.kind].partition("（")[0]
        with self.desk.book.deed(f"{title}记入凭证", who=self.desk.who) as session:
            done = remit_waiting.draft(
                session, self.kind, ids, self.day, account=self.account, bank=self.bank, maker=self.desk.who or None
            )
            session.info["title"] = f"{title}记入凭证 {show_yuan(done.amount)}元"
        self.choose(self.kind)
        return f"{title}{done.rows}笔、共{show_yuan(done.amount)}元，已记入凭证草稿{done.voucher}。"


class ReceivingPage:
    """拨缴经费 came in; ``rate`` is asked only of a union that remits by itself. Texts as they are typed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        today = desk.today()
        with desk.book.reading() as session:
            self.banks: Sequence[tuple[int, str]] = [(one.id, one.words) for one in money_accounts.banks(session)]
            rate = remit_waiting.last_rate(session)
        self.bank = self.banks[0][0] if self.banks else None
        self.channel = SELF
        self.day, self.total, self.due_on = days.show_day(today), "", ""
        month = following(period_of(today), -1)
        self.first = self.last = f"{month // 100}-{month % 100:02}"
        self.rate = Rate().show(rate) if rate is not None else ""

    @property
    def asks_rate(self) -> bool:
        return self.channel == SELF

    @property
    def says(self) -> str:
        """How the money will be split, as far as it can be said."""
        if not self.asks_rate:
            return "上级分成后拨下来的，全部是本级收入（402）。"
        try:
            own, upward = split(parse_yuan(self.total), self._rate())
        except (ValueError, Refusal):
            return "自主拨缴：按上级文件的比例分成本级收入（402）和应上解（211）。"
        return f"本级收入（402）{show_yuan(own)}元，应上解（211）{show_yuan(upward)}元。"

    def _rate(self) -> int:
        if not self.asks_rate:
            return 0
        try:
            found = Rate().read(self.rate)
        except ValueError as fault:
            raise Refusal(f"上解比例：{fault}") from None
        if found is None:
            raise Refusal("没有填上解比例。", "请按上级工会的文件填，如 40%；不用上解的填 0%。")
        return found

    def run(self) -> str:
        day = read_day(self.day, self.desk.today(), "收款日期")
        try:
            total = parse_yuan(self.total)
            first, last = parse(self.first), parse(self.last)
            due_on = days.parse_day(self.due_on) if self.due_on.strip() else None
        except ValueError as fault:
            raise Refusal(str(fault)) from None
        if last < first:
            raise Refusal("截止月份早于起始月份。", "请核对两个月份。")
        rate = self._rate()
        with self.desk.book.deed(f"收到拨缴经费 {show_yuan(total)}元", who=self.desk.who) as session:
            done = remit_deeds.receive(
                session, day, total, first, last, rate=rate, channel=self.channel, due_on=due_on, bank=self.bank,
                maker=self.desk.who or None,
            )  # fmt: skip
        owed = f"，应上解{show_yuan(done.upward)}元已登记到上解台账" if done.upward else ""
        return f"已记入凭证草稿{done.voucher}：本级收入{show_yuan(done.own)}元{owed}。"
