"""银行存款余额调节表 and 现金盘点表."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import kept_day
from desk_union.funds.bank import cash_rules, reconciling
from desk_union.funds.tables import CashCount
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.bank.reconciling import Open, Reconciliation

Cells = tuple[str, str, str, str]
SIDES = ("单位银行存款日记账", "银行对账单")
MONEY_MM = 26.0


def reconciliation(session: Session, request: Request) -> list[Table]:
    """One sheet for each account in use, or for the one that is asked."""
    kept_day(session, request.day, request.today)
    if request.row is not None:
        accounts = [reconciling.read_account(session, request.row)]
    else:
        accounts = reconciling.read_accounts(session, request.day)
    if not accounts:
        raise Refusal("还没有登记银行账户。", "请先在“银行账户”里登记，并导入对账单。")
    name = organisation(session)
    return [_sheet(reconciling.reconcile(session, one, request.day), name, request) for one in accounts]


def _sheet(found: Reconciliation, name: str, request: Request) -> Table:
    book = [
        ("账面余额", "", "", show_yuan(found.book)),
        *_listed("加：银行已收、单位未收", found.bank_received),
        *_listed("减：银行已付、单位未付", found.bank_paid, sign=-1),
    ]
    bank = [
        ("对账单余额", "", "", show_yuan(found.bank)),
        *_listed("加：单位已收、银行未收", found.union_received),
        *_listed("减：单位已付、银行未付", found.union_paid, sign=-1),
    ]
    blank: Cells = ("", "", "", "")
    rows = [(*left, *right) for left, right in zip_longest(book, bank, fillvalue=blank)]
    account = found.account
    where = "　".join(word for word in (account.bank, account.number) if word)
    return Table(
        title="银行存款余额调节表", columns=_heads(), rows=rows, organisation=name, printed_on=request.today,
        period=f"截至{days.show_day_long(found.day)}　{account.name}", count_text="",
        totals=(
            "调节后余额", "", "", show_yuan(found.book_adjusted), "调节后余额", "", "", show_yuan(found.bank_adjusted),
        ),
        notes=(*((f"开户银行和账号：{where}。",) if where else ()), _verdict(found)), signers=("编制人", "复核人",
        "会计主管"),
    )  # fmt: skip


def _heads() -> list[Column]:
    return [
        column
        for side in SIDES
        for column in (
            Column("项目", width_mm=46, groups=(side,)), Column("日期", "center", 21, groups=(side,)),
            Column("凭证号、票据号", width_mm=28, groups=(side,)), Column("金额", "right", MONEY_MM, groups=(side,)),
        )
    ]  # fmt: skip


def _listed(title: str, items: Sequence[Open], sign: int = 1) -> list[Cells]:
    total = sign * sum(one.amount for one in items)
    return [
        (title, "", f"{len(items)}笔" if items else "", show_yuan(total)),
        *(
            (f"　{one.summary or one.party}", days.show_day(one.day), _number(one), show_yuan(sign * one.amount))
            for one in items
        ),
    ]


def _number(one: Open) -> str:
    return "　".join(word for word in (one.called.rpartition(" ")[2], one.bill) if word)


def _verdict(found: Reconciliation) -> str:
    if not found.difference:
        return "调节后余额相等。"
    return f"调节后余额相差{show_yuan(abs(found.difference))}元，请核对期初对账单余额、漏导的对账单和没有记账的凭证。"


def cash_count(session: Session, request: Request) -> list[Table]:
    """The count that is asked, else the last one up to the day."""
    query = select(CashCount).order_by(CashCount.day.desc(), CashCount.id.desc()).limit(1)
    meant = CashCount.id == request.row if request.row is not None else CashCount.day <= request.day
    one = session.scalars(query.where(meant)).first()
    if one is None:
        raise Refusal("还没有盘点过现金。", "请先在“现金盘点”里登记。")
    rows = [
        (f"{value}元", str(getattr(one, key)), show_yuan(getattr(one, key) * value * 100))
        for key, value in cash_rules.PIECES.items()
    ]
    rows.append(("角、分币", "", show_yuan(one.coins)))
    difference = one.counted - one.booked
    told = (
        ("实点金额合计", one.counted), ("账面余额", one.booked), ("长款（实点多于账面）", max(difference, 0)),
        ("短款（实点少于账面）", max(-difference, 0)),
    )  # fmt: skip
    rows += [(title, "", show_yuan(amount)) for title, amount in told]
    notes = [f"实点金额大写：{in_words(one.counted)}。"]
    notes += [f"差额原因：{one.reason}"] if one.reason else []
    return [
        Table(
            title="现金盘点表", columns=(Column("面额", width_mm=70), Column("张数", "right", 40), Column("金额",
            "right", 60)),
            rows=rows, organisation=organisation(session), period=f"盘点日期：{days.show_day_long(one.day)}",
            printed_on=request.today, notes=tuple(notes), count_text="", signers=("出纳", "监盘人", "会计主管"),
            signed={role: name for role, name in (("出纳", one.cashier), ("监盘人", one.witness)) if name},
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.reconciliation", "银行存款余额调节表",
        "账面和对账单为什么不一样：四种未达账项逐笔列出，调节后应当相等。",
        Tables(reconciliation), ledgers=("funds.bank", "funds.vouchers"),
        options=("year", "month", "id"), says="按所选月份最后一天的情况编制。",
    ),
    Sheet(
        "funds.cash_count", "现金盘点表", "最近一次（或所选的一次）现金盘点，与账面余额比较。",
        Tables(cash_count, slip=True), ledgers=("funds.cash_counts",),
        options=("year", "month", "id"),
    ),
)  # fmt: skip
