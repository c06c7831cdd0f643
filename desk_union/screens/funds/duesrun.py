"""What the collecting of dues asks before it reckons, books or withdraws: months, day and bank account.

Sentences for the clerk come back; lists of names end after a few, since they are also in the ledger's filters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, parse, period_of, words
from desk_union.basis.refusal import Refusal
from desk_union.funds.bank import money_accounts
from desk_union.funds.dues import dues_deeds, dues_reckoning, dues_rules
from desk_union.members.deeds import named
from desk_union.store import settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.funds.dues.dues_reckoning import Reckoned
    from desk_union.screens.desk import Desk

JOINERS = ((dues_rules.SAME_MONTH, "入会当月起缴"), (dues_rules.NEXT_MONTH, "入会次月起缴"))


class RunQuestion:
    """``first`` and ``last`` as they are typed; the months proposed are those from the last reckoned one to this."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        with desk.book.reading() as session:
            newest = dues_deeds.newest_period(session)
            self.joiners = str(settings.get(session, dues_reckoning.JOINERS, dues_rules.SAME_MONTH))
            self.rules = len(dues_reckoning.read_rules(session))
        this = period_of(desk.today())
        first = following(newest) if newest is not None and newest < this else this
        self.first, self.last = _shown(first), _shown(this)
        self.again = newest is not None and newest >= this

    @property
    def says(self) -> str:
        if not self.rules:
            return "还没有会费标准。请先到“经费—会费标准”里登记计算方法和比例。"
        return "按各月的会籍、小组、用工形式和登记的月工资计算；已经缴过的和手工登记的不动。"

    def run(self) -> str:
        """Reckon the months; returns what was done."""
        first, last = _period(self.first, "起始月份"), _period(self.last, "截止月份")
        with self.desk.book.deed("生成应缴会费", who=self.desk.who) as session:
            settings.put(session, dues_reckoning.JOINERS, self.joiners)
            done = dues_reckoning.reckon(session, first, last, self.desk.today(), again=self.again)
            session.info["title"] = f"生成应缴会费 {done.title}"
        return _done(done)


def _shown(period: int) -> str:
    return f"{period // 100}-{period % 100:02}"


def _period(text: str, label: str) -> int:
    try:
        return parse(text)
    except ValueError as fault:
        raise Refusal(f"{label}：{fault}") from None


def _done(done: Reckoned) -> str:
    parts = []
    if done.added:
        free = f"，其中免缴{done.exempt}人次" if done.exempt else ""
        parts.append(f"已生成{done.title}：{done.added}人次，应缴{show_yuan(done.due)}元{free}。")
    if done.changed or done.removed:
        parts.append(f"重新计算改了{done.changed}人次，去掉{done.removed}人次。")
    if done.unknown:
        parts.append(f"{named(done.unknown)}没有登记月工资，应缴待定。")
    if done.ruleless:
        parts.append(f"{named(done.ruleless)}没有适用的会费标准，没有生成。")
    return "".join(parts)


def runs(desk: Desk) -> list[tuple[int, str]]:
    """Runs that may be withdrawn, the newest first."""
    with desk.book.reading() as session:
        return dues_deeds.withdrawable_runs(session)


def withdraw(desk: Desk, run: int) -> str:
    with desk.book.deed("撤回应缴会费", who=desk.who) as session:
        done = dues_deeds.withdraw(session, run)
        session.info["title"] = f"撤回应缴会费 {done.title}"
    with_money = f"，连同{done.payments}笔收款" if done.payments else ""
    return f"已撤回{done.title}的{done.rows}人次应缴{with_money}。可用“撤销”退回。"


class BookQuestion:
    """All money collected until ``day`` goes into one draft; ``bank`` is the account of what was not cash."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        with desk.book.reading() as session:
            self.waiting = dues_deeds.in_hand(session)
            self.banks: Sequence[tuple[int, str]] = [(one.id, one.words) for one in money_accounts.banks(session)]
        self.day: date = self.waiting.last or desk.today()
        self.bank = self.banks[0][0] if self.banks else None

    @property
    def says(self) -> str:
        if not self.waiting.payments:
            return "收到的会费都已经记入凭证。"
        return f"有{self.waiting.payments}笔会费、共{show_yuan(self.waiting.amount)}元没有入账。"

    def run(self) -> str:
        with self.desk.book.deed("会费记入凭证", who=self.desk.who) as session:
            done = dues_deeds.book(session, self.day, bank=self.bank, maker=self.desk.who or None)
            session.info["title"] = f"会费记入凭证 {show_yuan(done.amount)}元"
        return (
            f"已把{done.payments}笔会费、共{show_yuan(done.amount)}元记入凭证草稿{done.voucher}"
            f"（{words(period_of(self.day))}）。请在“记账凭证”里核对后记账。"
        )
