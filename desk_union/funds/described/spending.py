"""报销, 借款 and 支出审批 as deeds: approved by the limits the office set, then paid, with the vouchers drafted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Flag, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.described.asking import DAY, MONEY, PAPERS, SPENDING, account, drafted, first_leaf, maker
from desk_union.funds.ledgers.spending import EXPENSES, LOANS, REQUESTS
from desk_union.funds.spending import limits, paying
from desk_union.funds.spending.spending_words import APPROVED, DRAWN_UP, PAID, SETTLED
from desk_union.store import listing, overrides, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values
    from desk_union.funds.spending.paying import PaidOut

TAB, PAGE = "经费", "funds.claiming"
PAY = account("pay", "付款科目", MONEY)
EXPENSE = account("account", "支出科目", SPENDING, required=False, help="审批单上写了科目的不用填。")


def _stage(ledger: Ledger, stage: str) -> Any:
    return lambda _day: ledger.row.stage == stage


def _payable(ledger: Ledger) -> Any:
    """Approved and not paid, or paid with no voucher any more: its draft was deleted, or it came from elsewhere."""
    row: Any = ledger.row
    return lambda _day: or_(row.stage == APPROVED, and_(row.stage.in_((PAID, SETTLED)), row.voucher.is_(None)))


def _amount(session: Session, ledger: Ledger, row_id: int) -> int:
    return session.scalar(select(ledger.row.amount).where(ledger.row.id == row_id)) or 0


def _approving(ledger: Ledger, code: str, title: str, sheet: str) -> Deed:
    def propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
        most = max((_amount(session, ledger, row_id) for row_id in ids), default=0)
        held = limits.limit_for(session, most, day) if ids else None
        return {"approver": held.approver} if held is not None else {}

    def do(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
        total = 0
        for row_id in ids:
            amount, name = _amount(session, ledger, row_id), str(listing.name_of(session, ledger, row_id))
            if not amount:
                raise Refusal(f"“{name}”还没有金额。", "请先填好明细、金额。")
            doubt = limits.fault(session, amount, values["day"], values["approver"])
            passed = overrides.settled(session, ledger, [doubt], name) if doubt is not None else []
            given = {"stage": APPROVED, "approved_on": values["day"], "approver": values["approver"]}
            rows.save_row(session, ledger, row_id, given, today)
            overrides.keep(session, ledger, [(row_id, one) for one in passed])
            total += amount
        told = f"批准{ledger.title}{len(ids)}张，共{show_yuan(total)}元，由{values['approver']}批准；金额从此不能改。"
        return DeedResult(ids=tuple(ids), words=told, name=f"{show_yuan(total)}元", printed=ids[0])

    return Deed(
        code=code, title=title, tab=TAB, ledger=lambda: ledger, page=PAGE, do=do, propose=propose, waiting=True, prints=sheet,
        help="按本单位定的审批权限填批准人；由别人批的要写理由。批准后金额定住。", shows=("number", "amount"),
        fits=_stage(ledger, DRAWN_UP), unfit="要是还在填报的。",
        asks=(DAY, Shown(key="approver", label="批准人", kind=Text(40), required=True, help="写职务、姓名或会议。")),
    )  # fmt: skip


def _pay_propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"pay": first_leaf(session, MONEY)}


def _paying(
    ledger: Ledger, code: str, title: str, help_: str, pay: Callable[[Session, int, Values], PaidOut], fits: Any,
    unfit: str, *asks: Shown,
) -> Deed:  # fmt: skip
    def do(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
        done = [pay(session, row_id, values) for row_id in ids]
        total = show_yuan(sum(one.amount for one in done))
        name = str(listing.name_of(session, ledger, ids[0])).strip()
        which = name if len(ids) == 1 else f"{len(ids)}张"
        said = f"办理{which}，共{total}元：{'；'.join(dict.fromkeys(paying.told(one) for one in done))}"
        if len(done) > 1:
            said += f"；共起草{len(done)}张凭证"
        return drafted(session, done[0].voucher, said, ids, name=f"{total}元")

    return Deed(
        code=code, title=title, tab=TAB, ledger=lambda: ledger, page=PAGE, do=do, propose=_pay_propose, waiting=True, help=help_,
        shows=("number", "amount"), fits=fits, unfit=unfit, asks=(DAY, PAY, *asks),
    )  # fmt: skip


def _expense(session: Session, row_id: int, values: Values) -> PaidOut:
    return paying.pay_expense(session, row_id, values["day"], values["pay"], values["papers"], maker(session), keep=values["keep"] is True)


def _lend(session: Session, row_id: int, values: Values) -> PaidOut:
    return paying.lend(session, row_id, values["day"], values["pay"], maker(session))


def _take_back(session: Session, row_id: int, values: Values) -> PaidOut:
    return paying.take_back(session, row_id, values["day"], values["pay"], maker(session))


def _request(session: Session, row_id: int, values: Values) -> PaidOut:
    given = values["account"], values["papers"], maker(session)
    return paying.pay_request(session, row_id, values["day"], values["pay"], *given)


UNPAID = "要是已经批准、还没有付款的，或者付了、没有凭证的。"
COUNTED = Shown(key="papers", label=PAPERS.label, kind=PAPERS.kind, help="不填就按单子上的附件张数。")
KEEP = Shown(
    key="keep", label="借款余款留着再冲", kind=Flag(), help="冲借款、没有花完的：选“是”，余款以后的报销单再冲；不选就这次退回，借款结清。"
)  # fmt: skip
DEEDS: tuple[Deed, ...] = (
    _approving(EXPENSES, "funds.approve_expense", "批准报销", "funds.expense_slip"),
    _paying(EXPENSES, "funds.pay_expense", "报销付款", "按明细的支出科目起草凭证；冲借款的先冲，多退少补。还有别的报销单要冲同一笔借款的，余款留着，到最后一张结清。", _expense, _payable(EXPENSES), UNPAID, COUNTED, KEEP),
    _approving(LOANS, "funds.approve_loan", "批准借款", "funds.loan_slip"),
    _paying(LOANS, "funds.lend", "借出款项", "把批准的借款付给借款人：借其他应收款，贷现金或银行存款。", _lend, _payable(LOANS), UNPAID),
    _paying(LOANS, "funds.take_loan_back", "收回借款", "没有花的借款退回：从没有冲过的退原数，用报销单冲过一部分的退余款。", _take_back, _stage(LOANS, PAID), "要是已经借出、没有结清的。"),
    _approving(REQUESTS, "funds.approve_request", "批准支出", "funds.request_slip"),
    _paying(REQUESTS, "funds.pay_request", "按审批单付款", "直接付给收款人，按审批单的科目起草凭证；由人垫付的用报销单。", _request, _payable(REQUESTS), UNPAID, EXPENSE, COUNTED),
)  # fmt: skip
