"""催缴 and 工资代扣 as descriptions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.dues import dues_state, payroll, reminding
from desk_union.funds.dues import dues_words as words
from desk_union.funds.ledgers.chasing import PAYROLL, REMINDERS
from desk_union.funds.ledgers.dues import DUES
from desk_union.funds.tables import DuesReminder, PayrollLine
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE, WEEKS = "经费", "funds.chasing", 14
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)


def _remind(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    made = reminding.remind(session, ids, values["day"], values["pay_until"], values["payee"] or "")
    names = select(Person.id, Person.name).where(Person.id.in_([one.person for one in made]))
    told = {row.id: row.name for row in session.execute(names)}
    who = named([told[one.person] for one in made])
    amount = show_yuan(sum(one.amount for one in made))
    table = (("姓名", "欠缴月份", "金额"), *((told[one.person], one.months, show_yuan(one.amount)) for one in made))
    reminders = tuple(one.id for one in made)
    return DeedResult(
        ids=tuple(ids), words=f"给{who}发催缴通知{len(made)}份，共欠{amount}元，请在{days.show_day_long(values['pay_until'])}前缴。",
        name=who, number=len(made), table=table, seen=(REMINDERS.code, reminders),
        printed=reminders[0] if len(reminders) == 1 else None,
    )  # fmt: skip


def _remind_propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """Two weeks to pay, to whom it was the last time."""
    payee = select(DuesReminder.payee).order_by(DuesReminder.id.desc()).limit(1)
    return {"day": day, "pay_until": day + timedelta(WEEKS), "payee": session.scalar(payee)}


def _book(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = payroll.book(session, ids, values["day"])
    told = f"登记工资代扣的会费：{done.persons}人，{done.rows}个月，共{show_yuan(done.amount)}元。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{done.persons}人 {show_yuan(done.amount)}元")


def _same(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    payroll.tell_who(session, ids, values["person"])
    name = session.scalar(select(Person.name).where(Person.id == values["person"])) or ""
    return DeedResult(ids=tuple(ids), words=f"认定回单里的这{len(ids)}行是{name}。", name=name)


def _same_propose(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    """The only one of that name."""
    names = select(PayrollLine.name).where(PayrollLine.id.in_(ids))
    held = session.scalars(select(Person.id).where(Person.name.in_(names)).limit(2)).all()
    return {"person": held[0]} if len(held) == 1 else {}


def _waits(*outcomes: str) -> Callable[[date], ColumnElement[bool]]:
    return lambda _day: and_(PayrollLine.booked_on.is_(None), PayrollLine.outcome.in_(outcomes))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="funds.remind_dues", title="催缴会费", tab=TAB, ledger=lambda: DUES, page=PAGE, do=_remind,
        help="给所选欠缴月份的会员各出一份催缴通知，欠的几个月写在一份上；可以先按小组筛选“欠费”，再全选。",
        asks=(
            DAY, Shown(key="pay_until", label="缴费期限", kind=Day(ahead=366), required=True),
            Shown(key="payee", label="交给谁", kind=Text(60), help="如：本小组工会小组长，或工会办公室王干事。"),
        ),
        propose=_remind_propose, fits=dues_state.arrears, unfit="要是以前月份还欠着的。", waiting=True,
        shows=("unit", "owed"), prints="funds.reminder",
    ),
    Deed(
        code="funds.take_payroll", title="登记代扣", tab=TAB, ledger=lambda: PAYROLL, page=PAGE, do=_book,
        help="把核对上的代扣记到会费里，缴费方式是“工资代扣”，等“会费记入凭证”入账。",
        asks=(DAY,), fits=_waits(words.PAIRED), unfit="要是核对上的。", shows=("amount", "owed", "outcome"),
    ),
    Deed(
        code="funds.take_payroll_part", title="按实扣数登记", tab=TAB, ledger=lambda: PAYROLL, page=PAGE, do=_book,
        help="扣的和欠的不一样：按实扣的金额，从最早欠的月份起抵；比欠的多的不能登记。",
        asks=(DAY,), fits=_waits(words.OTHER_AMOUNT), unfit="要是金额不同的。", shows=("amount", "owed", "outcome"),
    ),
    Deed(
        code="funds.payroll_person", title="是这个会员", tab=TAB, ledger=lambda: PAYROLL, page=PAGE, do=_same,
        help="说明回单里的这一行是哪一个会员，再与他欠缴的核对。",
        asks=(Shown(key="person", label="会员", kind=Ref(lambda: PEOPLE), required=True),),
        propose=_same_propose, fits=_waits(words.DOUBTFUL, words.NOT_FOUND), unfit="要是没有认出是谁的。", shows=("amount", "outcome"),
    ),
)  # fmt: skip
