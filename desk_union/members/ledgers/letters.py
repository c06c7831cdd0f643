"""The register of 会籍转移介绍信: sent, back, void."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, literal

from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Preset, Serial, Values
from desk_union.members.ledgers.membership import of_person, people
from desk_union.members.tables import TransferLetter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

OUT, BACK, VOID = "回执未回", "回执已回", "作废"


def _state(day: date) -> ColumnElement[str]:
    return case(
        (TransferLetter.void_on <= day, literal(VOID)), (TransferLetter.returned_on <= day, literal(BACK)),
        else_=literal(OUT),
    )  # fmt: skip


def is_out(day: date) -> ColumnElement[bool]:
    """Sent by the day, and neither its receipt has come back nor was it made void."""
    return and_(TransferLetter.day <= day, _state(day) == OUT)


def _check(values: Values) -> Sequence[Fault]:
    day, back, taken = values.get("day"), values.get("returned_on"), values.get("accepted_on")
    found = [Fault("returned_on", "回执不会早于开信那天。", "请核对日期。")] if day and back and back < day else []
    if day and taken and taken < day:
        found.append(Fault("accepted_on", "接转不会早于开信那天。", "请核对日期。"))
    if back and values.get("void_on"):
        found.append(Fault("void_on", "回执已经回来的不能作废。", "请核对。"))
    return found


LETTERS = Ledger(
    code="members.letters", title="转会介绍信台账", counter="封", tab="会员台账", group="会籍", row=TransferLetter, files=True,
    name=lambda: of_person(TransferLetter.person, TransferLetter.number),
    help="转出会员时开的会籍转移介绍信，一封一行，每年连续编号；回执寄回来了登记日期。存根、介绍信、回执印在一张纸上。",
    empty="还没有开过介绍信。在花名册里选中要转走的会员，办“转出”，或者办“开转会介绍信”。",
    instead="开错了的请办“介绍信作废”，号码不能空。",
    fields=(
        Serial(TransferLetter.number, "编号", "会转〔{year}〕{n:03}号", day="day", gapless=True, print_mm=34, aliases=("介绍信编号", "文号")),
        Field(TransferLetter.day, "开信日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "发出日期")),
        Field(TransferLetter.person, "姓名", Ref(people), required=True, print_mm=20, aliases=("会员姓名",)),
        Field(TransferLetter.receiver, "转往工会", Text(80), required=True, print_mm=52, aliases=("对方工会", "接收工会")),
        Field(TransferLetter.dues_until, "会费缴至", MonthOfAccount(), print_mm=18),
        Field(TransferLetter.valid_days, "有效天数", Count(least=1, most=365), listed=False),
        Field(TransferLetter.handler, "经手人", Text(40), print_mm=18),
        Derived(key="state", label="情况", kind=Text(), sql=_state, print_mm=20),
        Field(TransferLetter.returned_on, "回执收到日期", Day(ahead=0), print_mm=24, aliases=("回执日期",)),
        Field(TransferLetter.accepted_on, "对方接转日期", Day(ahead=0), print_mm=24, aliases=("接转日期",)),
        Field(TransferLetter.void_on, "作废日期", Day(ahead=0), listed=False),
        Field(TransferLetter.note, "备注", LongText(), print_mm=24),
    ),
    order=("-day", "-id"), when="day", match=(("number",), ("person", "day")), checks=(_check,),
    presets=(
        Preset("out", OUT, is_out),
        Preset("back", BACK, lambda day: _state(day) == BACK),
        Preset("void", VOID, lambda day: _state(day) == VOID),
    ),
)  # fmt: skip
