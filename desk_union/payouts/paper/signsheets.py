"""发放签领表 and 发放台账."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import capitals, days, months
from desk_union.basis.identity import mask_id
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import Number, summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.account.spans import span_of
from desk_union.members.office import organisation
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import LINES, receiver, unit_of, worth
from desk_union.payouts.links import PAYOUT
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

LONGEST = 24  # of a title beside the day of printing
NOWHERE = "未编入小组"
NO_SOURCE = "未写资金来源"
BY, BY_UNIT, BY_SOURCE = "by", "unit", "source"
GROUPED = Choose(BY, "小计按", ((BY_UNIT, "单位、小组"), (BY_SOURCE, "资金来源")))
SUBTOTALS = "小计按{by}；合计只加各行，不重复加小计。"
SIGNERS = ("领导审批", "经办人", "证明人", "发放人", "审核人")
HEADS = (
    Column("序号", "center", 10), Column("姓名", width_mm=20), Column("单位/小组", width_mm=34),
    Column("证件号码", "center", 38), Column("事项/物品", width_mm=40), Column("数量", "right", 12),
    Column("金额", "right", 24), Column("签名", width_mm=26), Column("代领人", width_mm=20), Column("备注", width_mm=22),
)  # fmt: skip
AMOUNT = 6  # the place of 金额 among the heads
OF_IT_CASH = Column("其中现金", "right", 22)
Cells = tuple[str, ...]


def sign_sheets(session: Session, request: Request) -> list[Table]:
    """One table for each list: the one asked for, or all that were drawn up in the span."""
    query = select(PayoutList).order_by(PayoutList.day, PayoutList.id)
    if request.row is not None:
        query, empty = query.where(PayoutList.id == request.row), "这张发放单已不存在。"
    else:
        span = span_of(request)
        within = PayoutList.day.between(months.first_day(span.first), months.last_day(span.last))
        query, empty = query.where(within), f"{span.words}没有发放单。"
    lists = list(session.scalars(query))
    if not lists:
        raise Refusal(empty, "请先编发放单，或换一个期间。")
    name = organisation(session)
    return [_sign_sheet(session, one, name, request) for one in lists]


def _sign_sheet(session: Session, held: PayoutList, name: str, request: Request) -> Table:
    lines = _lines(session, held, held.approved_on or held.day or request.today)
    day = held.day or request.today
    span = Span(day, day)
    by = request.chosen.get(BY, BY_UNIT)
    both = any(one.cash for one in lines) and any(one.goods_value for one in lines)
    rows, bold = _rows(_grouped(lines, held, by), span, private=request.private, both=both)
    ids, total = [one.id for one in lines], sum(one.worth for one in lines)
    totals = (
        "", "合计", f"{len(lines)}笔", "", "", _quantity(lines, span), summed(show_yuan(total), LINES, ids, span, "worth"), *_of_it_cash(lines, span, both=both), "", "", "",
    )  # fmt: skip
    return Table(
        title="发放签领表", columns=(*HEADS[: AMOUNT + 1], *((OF_IT_CASH,) if both else ()), *HEADS[AMOUNT + 1 :]), rows=rows, organisation=name, printed_on=request.today,
        period=f"{held.number or ''} {held.title[:LONGEST]}".strip(), totals=totals, bold=frozenset(bold), count_text=f"共 {len(lines)} 笔",
        notes=(f"合计金额（大写）：{capitals.in_words(total)}。", SUBTOTALS.format(by=dict(GROUPED.values)[by]), *_notes(session, held)), signers=SIGNERS,
        signed={"领导审批": held.approver or "", "经办人": held.maker or ""},
    )  # fmt: skip


def _notes(session: Session, held: PayoutList) -> Iterator[str]:
    """What the list is about, and by what it was approved."""
    kind = session.scalar(select(PayoutKind.name).where(PayoutKind.id == held.kind))
    if len(held.title) > LONGEST:
        yield f"标题：{held.title}。"
    about = (("开支种类", kind), ("事由", held.occasion), ("活动/批次", held.campaign), ("资金来源", held.source))
    if told := "；".join(f"{label}：{words}" for label, words in about if words):
        yield f"{told}。"
    approved = (
        ("批准日期", days.show_day(held.approved_on) if held.approved_on else ""), ("批准人", held.approver),
        ("会议纪要", held.minutes),
    )  # fmt: skip
    if told := "；".join(f"{label}：{words}" for label, words in approved if words):
        yield f"{told}。"


def _lines(session: Session, held: PayoutList, day: date) -> list[Any]:
    """In the order in which they were written."""
    number = func.coalesce(Person.id_number, PayoutLine.outsider_id, "")
    query = (
        select(
            PayoutLine.id, receiver().label("name"), unit_of(day).label("unit"), number.label("number"),
            PayoutLine.matter, PayoutLine.item, PayoutLine.quantity, worth().label("worth"), PayoutLine.signer,
            PayoutLine.note, PayoutLine.source, PayoutLine.cash, PayoutLine.goods_value,
        )
        .outerjoin(Person, Person.id == PayoutLine.person)
        .where(PayoutLine.roll == held.id)
    )  # fmt: skip
    return list(session.execute(query.order_by(PayoutLine.id)))


def _grouped(lines: Sequence[Any], held: PayoutList, by: str) -> list[tuple[str, list[Any]]]:
    """The lines under the names of their groups, the group of the first line first."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for one in lines:
        groups[(one.source or held.source or NO_SOURCE) if by == BY_SOURCE else (one.unit or NOWHERE)].append(one)
    return list(groups.items())


def _rows(groups: Sequence[tuple[str, list[Any]]], span: Span, *, private: bool, both: bool) -> tuple[list[Cells], list[int]]:
    """The cells with a 小计 behind each group, and the places of those."""
    rows: list[Cells] = []
    bold: list[int] = []
    n = 0
    for name, some in groups:
        for one in some:
            n += 1
            rows.append(_row(n, one, span, private=private, both=both))
        bold.append(len(rows))
        amount = summed(show_yuan(sum(one.worth for one in some)), LINES, [one.id for one in some], span, "worth")
        rows.append(("", "小计", f"{name} {len(some)}笔", "", "", _quantity(some, span), amount, *_of_it_cash(some, span, both=both), "", "", ""))
    return rows, bold


def _row(n: int, one: Any, span: Span, *, private: bool, both: bool) -> Cells:
    what = "　".join(dict.fromkeys(word for word in (one.matter, one.item) if word))
    number = one.number if private else mask_id(one.number) if one.number else ""
    agent = one.signer if one.signer and one.signer != "本人" else ""
    quantity = summed(str(one.quantity), LINES, [one.id], span, "quantity") if one.quantity else ""
    amount = summed(show_yuan(one.worth), LINES, [one.id], span, "worth")
    cash = _of_it_cash([one], span, both=both)
    return (str(n), one.name, one.unit or "", number, what, quantity, amount, *cash, "", agent, one.note or "")


def _of_it_cash(lines: Sequence[Any], span: Span, *, both: bool) -> tuple[str, ...]:
    """The cell of the cash on a list that hands out cash and goods, so that nobody is paid the worth of the goods."""
    if not both:
        return ()
    ids = [one.id for one in lines if one.cash]
    return (summed(show_yuan(sum(one.cash or 0 for one in lines)), LINES, ids, span, "cash") if ids else "",)


def _quantity(lines: Sequence[Any], span: Span) -> str:
    ids = [one.id for one in lines if one.quantity]
    return summed(str(sum(one.quantity or 0 for one in lines)), LINES, ids, span, "quantity") if ids else ""


def register(session: Session, request: Request) -> list[Table]:
    """What was handed out in the span, line by line, by the day on which it counts."""
    span = span_of(request)
    first, last = months.first_day(span.first), months.last_day(span.last)
    title = select(PayoutList.title).where(PayoutList.id == PayoutLine.roll).scalar_subquery()
    query = select(
        PayoutLine.id, paid_day().label("day"), title.label("title"), receiver().label("name"), unit_of(last).label("unit"),
        PayoutLine.matter, PayoutLine.item, PayoutLine.quantity, PayoutLine.cash, PayoutLine.goods_value,
        PayoutLine.source, PAYOUT.words().label("voucher"),
    ).where(handed_out(), paid_day().between(first, last))  # fmt: skip
    lines = session.execute(query.order_by(paid_day(), PayoutLine.roll, PayoutLine.id)).all()
    heads = (
        Column("序号", "center", 10), Column("日期", "center", 20), Column("发放单", width_mm=40), Column("姓名", width_mm=18),
        Column("单位/小组", width_mm=28), Column("事项", width_mm=28), Column("物品", width_mm=22), Column("数量", "right", 12),
        Column("现金", "right", 24), Column("实物折价", "right", 24), Column("资金来源", width_mm=24), Column("凭证", "center", 24),
    )  # fmt: skip
    rows = [
        (
            str(n), days.show_day(one.day), one.title or "", one.name, one.unit or "", one.matter or "", one.item or "",
            str(one.quantity or ""), show_yuan(one.cash) if one.cash else "",
            show_yuan(one.goods_value) if one.goods_value else "", one.source or "", one.voucher or "",
        )
        for n, one in enumerate(lines, 1)
    ]  # fmt: skip
    asked = Span(first, last)
    totals = (
        "", "合计", f"{len(rows)}笔", "", "", "", "", *_sums(lines, asked, "quantity", "cash", "goods_value"), "", "",
    )  # fmt: skip
    return [
        Table(
            title="发放台账", columns=heads, rows=rows, organisation=organisation(session), period=span.words,
            printed_on=request.today, totals=totals if rows else None, count_text=f"共 {len(rows)} 笔",
            notes=() if rows else ("这个期间没有发放。",), signers=("制表人", "审核人", "负责人"),
        )
    ]  # fmt: skip


def _sums(lines: Sequence[Any], span: Span, *keys: str) -> Iterator[Number | str]:
    for key in keys:
        ids = [one.id for one in lines if getattr(one, key)]
        total = sum(getattr(one, key) or 0 for one in lines)
        words = str(total) if key == "quantity" else show_yuan(total)
        yield summed(words, LINES, ids, span, key) if ids else ""


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "payouts.sign_sheet", "发放签领表", "一张发放单的签领表：每人一行签名，按小组小计，合计和大写；不指定时打印所选期间的全部。",
        Tables(sign_sheets), ledgers=("payouts.lines", "payouts.lists"), private=("证件号码",),
        options=("year", "month", "id"), says="打印所选期间编的发放单。", choices=(GROUPED,),
    ),
    Sheet(
        "payouts.register", "发放台账", "所选期间实际发放的每一笔：谁、什么、多少、记在哪张凭证。",
        Tables(register), ledgers=("payouts.lines",), options=("year", "quarter", "month"), says="打印所选期间的发放。",
    ),
)  # fmt: skip
