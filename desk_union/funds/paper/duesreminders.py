"""催缴通知 as notices or slips, and the list that the payroll office keeps dues back by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.money import show_yuan
from desk_union.basis.months import span_words
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import summed
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.funds.dues import dues_state
from desk_union.funds.ledgers.dues import DUES
from desk_union.funds.paper.duessheets import units_of
from desk_union.funds.tables import Dues, DuesReminder
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.office import organisation
from desk_union.members.tables import Person
from desk_union.store import listing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

PRIVATE = ("id_number", "bank_card")


def notice(session: Session, request: Request) -> Filled:
    """A notice for each reminder chosen, or for all of the last day on which any was sent within the months asked."""
    query = select(DuesReminder, Person.name).join(Person, Person.id == DuesReminder.person)
    wanted = units_of(session, request)
    if request.picked:
        query = query.where(DuesReminder.id.in_(request.picked))
    else:
        span = span_of(request)
        within = DuesReminder.day.between(span.first_day, span.last_day)
        last = session.scalar(select(func.max(DuesReminder.day)).where(within))
        query = query.where(DuesReminder.day == last)
    if request.search:
        query = query.where(Person.search.contains(request.search.casefold()))
    found = session.execute(query.order_by(DuesReminder.unit, Person.sort, DuesReminder.id)).all()
    copies = [_copy(session, one, name, request) for one, name in found if wanted is None or one.unit in wanted]
    if not copies:
        raise Refusal("这一期没有发过催缴通知。", "请在“会费收缴台账”里选中欠缴的月份，先办“催缴会费”。")
    return Filled(copies)


def _copy(session: Session, one: DuesReminder, name: str, request: Request) -> Copy:
    known = tree.read(session, request.day)
    return Copy(
        {
            "union": organisation(session), "name": name, "unit": known.full_name(one.unit) if one.unit else "",
            "months": one.months, "amount": f"¥{show_yuan(one.amount)}", "words": in_words(one.amount),
            "until": days.show_day_long(one.pay_until), "payee": one.payee or "工会小组长",
            "day": days.show_day_long(one.day),
        }
    )  # fmt: skip


FILL_IN = "请在“实扣金额”里填写实际扣了多少，没有扣的空着，原样发回。"
OWED_NOW = "欠多少按今天的资料，已经补缴的不再列出。"


def payroll(session: Session, request: Request) -> list[Table]:
    """Who owes what for which month of those asked, with an empty column for what was kept back."""
    span, wanted = span_of(request), units_of(session, request)
    query = select(Dues.id, Dues.person, Dues.period, Dues.unit, dues_state.owed().label("owed")).join(
        Person, Person.id == Dues.person
    )
    months = Dues.period.between(span.first, span.last)
    owing = query.where(months, dues_state.liable(), dues_state.paid() < Dues.due)
    found = session.execute(owing.order_by(Dues.period, Person.sort, Person.id)).all()
    rows = [row for row in found if wanted is None or row.unit in wanted]
    keys = ("name", "work_no", *PRIVATE)
    shown = [PEOPLE.by_key[key] for key in keys]
    people = sorted({row.person for row in rows})
    persons = listing.lines(session, PEOPLE, shown, people, request.day, private=request.private)
    told = {line.id: line.words for line in persons}
    known = tree.read(session, request.day)
    kept = [n for n, key in enumerate(keys) if request.private or key not in PRIVATE]
    lines = [
        (
            str(n), *(told[row.person][place] for place in kept), known.full_name(row.unit) if row.unit else "",
            f"{row.period // 100}-{row.period % 100:02}", show_yuan(row.owed), "",
        )
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip
    heads = (
        Column("序号", "center"), *(Column(shown[place].label) for place in kept), Column("分会、小组"),
        Column("月份", "center"), Column("应扣金额", "right"), Column("实扣金额", "right"),
    )  # fmt: skip
    ids = [row.id for row in rows]
    total = summed(show_yuan(sum(row.owed for row in rows)), DUES, ids, Span(request.day, request.day), "owed")
    return [
        Table(
            title="会费代扣名单", columns=heads, rows=lines, organisation=organisation(session),
            period=span_words(span.first, span.last),
            count_text=f"共 {len(people)} 人，{len(lines)} 笔", printed_on=request.today,
            totals=("合计", *("",) * len(kept), "", "", total, ""),
            notes=(*((FILL_IN,) if lines else ("没有要代扣的会费。",)), OWED_NOW),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.reminder", "会费催缴通知", "写明欠哪几个月、多少钱、缴到哪天、交给谁；一人一页或一页三份。",
        OfficialForm("dues_reminder", notice), ledgers=("funds.reminders",), outputs=("pdf", "docx"),
        options=("year", "month", "unit", "search", "id", "ids"), monthly=True, says="所选月份里最后一次发的催缴通知。",
    ),
    Sheet(
        "funds.payroll_list", "会费代扣名单", "交给财务代扣：每人每月应扣多少；存成Excel，填了实扣金额发回来再导入。",
        Tables(payroll), ledgers=("funds.dues", "members.people"), options=("year", "month", "quarter", "unit"),
        monthly=True, says="所选月份还没有缴清的会费。", private=tuple(PEOPLE.by_key[key].label for key in PRIVATE),
    ),
)  # fmt: skip
