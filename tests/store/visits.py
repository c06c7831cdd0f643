"""A ledger of toy visits with every word of the vocabulary that is about a row's life: stage, serial, warnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desk_union.describe.kinds import Day, Flag, Money, Text
from desk_union.describe.ledger import Fault, Field, Ledger, Serial
from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary
from desk_union.store import stages
from tests.store.toys import ToyVisit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

TODAY = date(2026, 11, 20)
STAGE = Stage(
    dictionary("toy_stage", "办理情况", "申请", "已批", "已付", "退回"),
    moves=(
        Move("申请", "已批", needs=("approved_on",)),
        Move("已批", "已付"),
        Move("申请", "已付", only=lambda values: bool(values.get("urgent")), only_words="急难的"),
        Move("申请", "退回", reason=True),
        Move("退回", "申请"),
    ),
    days=(("已批", "approved_on"),),
)


def large(values: Values) -> Sequence[Fault]:
    amount = values.get("amount")
    if amount is not None and amount > 100_000:
        return (Fault("amount", f"{amount // 100}元超过了通常的1000元。", "请核对金额。", warns=True),)
    return ()


def never_less(values: Values, before: Values | None) -> Sequence[Fault]:
    if before and (values.get("amount") or 0) < (before.get("amount") or 0):
        return (Fault("amount", "金额只能增加。", "请另登一笔。"),)
    return ()


VISITS = Ledger(
    code="toy.visits", title="走访台账", tab="玩具", row=ToyVisit, help="", when="day",
    name=lambda: ToyVisit.whom,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    fields=(
        Serial(ToyVisit.number, "编号", "慰-{year}-{n:04}", day="day"),
        Field(ToyVisit.whom, "对象", Text(40), required=True),
        Field(ToyVisit.day, "日期", Day(), required=True),
        Field(ToyVisit.urgent, "急难", Flag(), default=False),
        Field(ToyVisit.stage, "办理情况", STAGE, default="申请"),
        *stages.columns(ToyVisit.stage, STAGE),
        Field(ToyVisit.approved_on, "批准日期", Day()),
        Field(ToyVisit.amount, "金额", Money()),
    ),
    order=("stage", "id"), match=(("number",), ("whom", "day")), checks=(large,), compared=(never_less,),
    presets=stages.presets(ToyVisit.stage, STAGE),
)  # fmt: skip
GAPLESS = replace(
    VISITS,
    code="toy.gapless",
    fields=(
        Serial(ToyVisit.number, "编号", "收{year}-{n:03}号", day="day", gapless=True),
        *(shown for shown in VISITS.fields if shown.key != "number"),
    ),
)
