"""What a clerk does about honours and fines: prizes as a 发放单, an honour taken back, fines and deposits booked and settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select, update

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Money, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft, draft_voucher
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.described.asking import DAY as VOUCHER_DAY
from desk_union.funds.described.asking import PAPERS, account, drafted, first_leaf, maker
from desk_union.honors import honors_words as words
from desk_union.honors import links
from desk_union.honors.honours import granting
from desk_union.honors.honours.ledgers import HONOURS, PENALTIES, held_honour, returned
from desk_union.honors.honours.tables import Honour, MeetingPenalty
from desk_union.payouts import payout_words
from desk_union.payouts.ledgers import LISTS
from desk_union.store import rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE, FINES_PAGE = "建家评先", "honors.honouring", "honors.fining"
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)


def _prizes(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = granting.prize_list(session, ids, values["title"], values["source"], today)
    said = f"编发放单{made.number}，{made.heads}个对象，现金{show_yuan(made.cash)}元"
    return DeedResult(ids=tuple(ids), words=f"{said}。", name=made.number, seen=(LISTS.code, (made.id,)), notes=("请在“经费”的发放单里补上种类和奖品折价，再批准、签领、入账。",))


def _unprized(_day: date) -> ColumnElement[bool]:
    return and_(Honour.roll.is_(None), or_(Honour.prize > 0, Honour.gift.is_not(None)))


def _withdraw(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    rows.change_many(session, HONOURS, list(ids), {"withdrawn_on": values["day"], "withdrawn_because": values["why"]}, today)
    name = name_of(session, HONOURS, ids[0])
    return DeedResult(ids=tuple(ids), words=f"登记收回“{name}”{f'等{len(ids)}条' if len(ids) > 1 else ''}。", name=name)


def _book(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    """Fines are 其他收入, a deposit is owed to who paid it; what was given back goes out."""
    held = session.scalars(select(MeetingPenalty).where(MeetingPenalty.id.in_(ids)).order_by(MeetingPenalty.id)).all()
    sums = dict.fromkeys(words.PENALTY.labels, 0)
    for one in held:
        sums[one.kind] += one.amount
    said = f"罚款和抵押金{len(held)}笔"
    lines = Lines(read_chart(session), said)
    money = values["bank"] or first_leaf(session, (codes.CASH, codes.BANK)) or codes.CASH
    came = sums[words.FINE] + sums[words.DEDUCTED] + sums[words.DEPOSIT] - sums[words.RETURNED]
    lines.debit(money, max(came, 0))
    lines.debit(values["owed"] or codes.PAYABLE, sums[words.RETURNED], said=words.RETURNED)
    lines.credit(values["income"] or codes.OTHER_INCOME, sums[words.FINE] + sums[words.DEDUCTED], said="会议罚款和考核扣罚")
    lines.credit(values["owed"] or codes.PAYABLE, sums[words.DEPOSIT], said=words.DEPOSIT)
    lines.credit(money, max(-came, 0))
    voucher = draft_voucher(session, Draft(values["day"], tuple(lines.found), papers=values["papers"] or 0, maker=maker(session)))
    session.connection().execute(update(MeetingPenalty).where(MeetingPenalty.id.in_(ids)).values(voucher=voucher))
    session.expire_all()
    return drafted(session, voucher, f"{said}入账", ids, name=said)


def _propose_book(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"bank": first_leaf(session, (codes.CASH, codes.BANK)), "income": first_leaf(session, (codes.OTHER_INCOME,)), "owed": first_leaf(session, (codes.PAYABLE,))}


def _settle(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """The whole deposit is given back; what is deducted is kept of it as 考核扣罚."""
    taken = values["taken"] or 0
    fresh: list[dict[str, Any]] = []
    for one in session.scalars(select(MeetingPenalty).where(MeetingPenalty.id.in_(ids)).order_by(MeetingPenalty.id)):
        if taken > one.amount:
            raise Refusal(f"抵押金{show_yuan(one.amount)}元，扣罚不能多于它。", "请核对扣罚金额。", field="taken")
        common = {**rows.defaults(PENALTIES), "day": values["day"], "paid_on": values["day"], "person": one.person, "deposit": one.id}
        fresh.append({**common, "kind": words.RETURNED, "amount": one.amount})
        if taken:
            fresh.append({**common, "kind": words.DEDUCTED, "amount": taken, "note": values["why"]})
    made = rows.add_rows(session, PENALTIES, fresh, today)
    told = f"兑现抵押金{len(ids)}笔" + (f"，每笔扣罚{show_yuan(taken)}元" if taken else "，全额退还")
    return DeedResult(ids=tuple(ids), words=f"{told}。", name=f"{len(ids)}笔", seen=(PENALTIES.code, tuple(made)))


def _open_deposit(day: date) -> ColumnElement[bool]:
    return and_(MeetingPenalty.kind == words.DEPOSIT, MeetingPenalty.paid_on.is_not(None), ~returned(day))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="honors.prizes", title="编奖励发放单", tab=TAB, ledger=lambda: HONOURS, page=PAGE, do=_prizes, waiting=True, shows=("prize", "gift"), fits=_unprized, unfit="要是填了奖金或奖品、还没有编发放单的荣誉。", help="把选中荣誉的奖金、奖品编成一张发放单，在“经费”里批准、签领、入账。",
        asks=(Shown(key="title", label="标题", kind=Text(60), help="不填就是“某年表彰奖励”。"), Shown(key="source", label="资金来源", kind=Choice(payout_words.SOURCE))),
    ),
    Deed(
        code="honors.withdraw", title="收回荣誉", tab=TAB, ledger=lambda: HONOURS, page=PAGE, do=_withdraw, fits=held_honour, unfit="要是已经授予、没有收回的荣誉。", help="复查不合格的收回奖牌、证书，写明理由；以前的年度仍算得过。", asks=(DAY, Shown(key="why", label="理由", kind=Text(120), required=True)),
    ),
    Deed(
        code="honors.book_penalties", title="罚款和抵押金入账", tab=TAB, ledger=lambda: PENALTIES, page=FINES_PAGE, do=_book, propose=_propose_book, waiting=True, shows=("kind", "amount", "paid_on"), fits=lambda _day: links.PENALTY.waits(), unfit="要是填了收付日期、还没有入账的。",
        help="罚款、扣罚记其他收入；抵押金记其他应付款，退还时冲回。",
        asks=(VOUCHER_DAY, account("bank", "收付款科目", (codes.CASH, codes.BANK), required=False), account("income", "收入科目", (codes.OTHER_INCOME,), required=False), account("owed", "抵押金科目", (codes.PAYABLE,), required=False), PAPERS),
    ),
    Deed(
        code="honors.settle_deposits", title="兑现抵押金", tab=TAB, ledger=lambda: PENALTIES, page=FINES_PAGE, do=_settle, waiting=True, shows=("amount", "day"), fits=_open_deposit, unfit="要是收到了、还没有兑现的抵押金。", help="年底按考核兑现：退还全额，要扣的同时登记考核扣罚。",
        asks=(DAY, Shown(key="taken", label="每笔扣罚", kind=Money()), Shown(key="why", label="扣罚理由", kind=Text(120))),
    ),
)  # fmt: skip
