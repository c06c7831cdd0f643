"""催缴通知 that were sent, and what the payroll office says it kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func

from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Preset, Stored, Together, Values
from desk_union.funds.dues import dues_words as words
from desk_union.funds.dues import payroll, reminding
from desk_union.funds.tables import DuesReminder, PayrollLine
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person, people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "会费"


def _check(values: Values) -> Sequence[Fault]:
    day, until = values.get("day"), values.get("pay_until")
    early = day is not None and until is not None and until < day
    found = [Fault("pay_until", "缴费期限早于通知日期。", "请核对两个日期。")] if early else []
    if values.get("first") and values.get("last") and values["last"] < values["first"]:
        found.append(Fault("last", "到的月份早于从的月份。", "请核对两个月份。"))
    return found


REMINDERS = Ledger(
    code="funds.reminders", title="会费催缴通知", counter="份", tab="经费", group=GROUP, row=DuesReminder,
    name=lambda: of_person(DuesReminder.person, func.concat(DuesReminder.months, "会费催缴")),
    help="发给欠缴会费的会员的通知，一人一份：欠哪几个月、多少钱、缴到哪天、交给谁。发出的日期记在这里，过了期限还没有缴清的，工作台会提醒。",
    empty="还没有发过催缴通知。在“会费收缴台账”里选中欠缴的月份，办“催缴会费”。",
    fields=(
        Field(DuesReminder.day, "通知日期", Day(ahead=0), required=True, print_mm=24, aliases=("催缴日期", "日期")),
        Field(DuesReminder.person, "姓名", Ref(people), required=True, print_mm=22, aliases=("会员姓名",)),
        Field(DuesReminder.unit, "分会/小组", Ref(lambda: UNITS), print_mm=40),
        Field(DuesReminder.months, "欠缴月份", Text(200), required=True, print_mm=50),
        Field(DuesReminder.amount, "催缴金额", Money(), required=True, total=True, print_mm=24),
        Field(DuesReminder.pay_until, "缴费期限", Day(), required=True, print_mm=24),
        Field(DuesReminder.payee, "交给谁", Text(60), print_mm=30),
        Derived(key="still", label="现在还欠", kind=Money(), sql=lambda _day: reminding.still_owed(), total=True, print_mm=24),
        Field(DuesReminder.first, "从哪个月", MonthOfAccount(), required=True, listed=False),
        Field(DuesReminder.last, "到哪个月", MonthOfAccount(), required=True, listed=False),
        Field(DuesReminder.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "unit", "id"), when="day", match=(("person", "day"),), checks=(_check,),
    presets=(
        Preset("late", "过了期限还没有缴清", lambda day: and_(DuesReminder.pay_until < day, reminding.still_owed() > 0)),
        Preset("paid", "已缴清", lambda _day: reminding.still_owed() == 0),
    ),
)  # fmt: skip


def _as_known(key: str) -> Stored:
    """The roster's own column, by whatever heading it is known there."""
    shown = PEOPLE.by_key[key]
    return Field(
        getattr(PayrollLine, key), shown.label, shown.kind, aliases=shown.aliases, private=shown.private,
        required=shown.required, print_mm=shown.print_mm, listed=key in {"name", "work_no"},
    )  # fmt: skip


def _outcome(outcome: str) -> Preset:
    code = {
        words.PAIRED: "paired", words.OTHER_AMOUNT: "other", words.NOT_FOUND: "unknown", words.DOUBTFUL: "doubtful",
        words.NOT_TAKEN: "untaken", words.NOTHING_OWED: "nothing", words.BOOKED: "booked",
    }[outcome]  # fmt: skip
    return Preset(code, outcome, lambda _day: PayrollLine.outcome == outcome)


def _batch(_day: date) -> ColumnElement[int | None]:
    return PayrollLine.batch  # type: ignore[return-value]  # an attribute is a column element in SQL


PAYROLL: Ledger = Ledger(
    code="funds.payroll", title="工资代扣回单", counter="人", tab="经费", group=GROUP, row=PayrollLine,
    name=lambda: PayrollLine.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="财务发回来的代扣名单：谁扣了多少。读进来就按工号、证件号、卡号和姓名认人，与欠缴的会费核对；核对无误的办“登记代扣”，才记到会费里。",
    empty="还没有代扣回单。先打印“会费代扣名单”交财务，发回来的Excel“导入”到这里。",
    leading=("name", "work_no", "amount", "owed", "outcome"),
    fields=(
        *(_as_known(key) for key in ("name", "work_no", "id_number", "bank_card")),
        Field(PayrollLine.period, "月份", MonthOfAccount(), print_mm=18, aliases=("扣款月份", "所属月份", "会费月份", "代扣月份"), help="不填的，从最早欠的月份起抵。"),
        Field(PayrollLine.amount, "实扣金额", Money(), total=True, print_mm=24, aliases=("代扣金额", "扣款金额", "实扣", "扣款", "代扣会费", "实扣会费", "已扣金额", "金额", "会费", "扣款额", "代扣额")),
        Field(PayrollLine.person, "会员", Ref(lambda: PEOPLE), listed=False, editable=False),
        Field(PayrollLine.owed, "欠缴", Money(), total=True, print_mm=24, editable=False, aliases=("应扣金额",)),
        Field(PayrollLine.outcome, "核对结果", Choice(words.PAYROLL_OUTCOME), print_mm=24, editable=False),
        Field(PayrollLine.booked_on, "登记日期", Day(), print_mm=24, editable=False),
        Field(PayrollLine.note, "备注", LongText(), listed=False, aliases=("说明", "未扣原因")),
        Derived(key="batch", label="第几份回单", kind=Count(), sql=_batch, listed=False),
    ),
    order=("id",), match=(("batch", "id_number", "period"), ("batch", "name", "work_no", "period"), ("batch", "name", "period"), ("batch", "name", "work_no"), ("batch", "name")),
    together=Together(lambda *_: (), payroll.number), settle=payroll.settle, hidden=lambda values: {"batch": values.get("batch")},
    presets=tuple(_outcome(one) for one in words.PAYROLL_OUTCOME.labels),
)  # fmt: skip
LEDGERS = (REMINDERS, PAYROLL)
