"""保存期限 as the office sets it, and the lists of who is past it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_

from desk_union.care.hardship.file_ledgers import FILES
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Text
from desk_union.describe.ledger import Derived, Field, Ledger
from desk_union.keeping import kinds
from desk_union.keeping.emptying import filled
from desk_union.keeping.tables import KeepingTerm
from desk_union.members.ledgers import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import ColumnElement

    Sql = Callable[[date], ColumnElement[Any]]

GROUP = "本单位设置"
UNSET = "没有设保存期限的不会到期：先在“保存期限”台账里写明保存几年。设了的，现在没有到期的。"

TERMS: Ledger = Ledger(
    code="keeping.terms", title="保存期限", tab="报表", group=GROUP, row=KeepingTerm, counter="项", called=kinds.GONE,
    name=lambda: KeepingTerm.kind,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="个人信息用完以后再保存几年。《个人信息保护法》第十九条：保存期限应当为实现处理目的所必要的最短时间；第四十七条：期限届满应当删除。法律没有定年数，由本单位按上级和档案规定定；不写就没有到期的。",
    empty="还没有定保存期限，所以没有到期的。按本单位的规定新增一项。",
    fields=(
        Field(KeepingTerm.kind, "种类", Choice(kinds.KIND), required=True, print_mm=50, help="离开的人员：去世，或不在册、不是会员、也不是本单位离退休人员的。已退出的困难档案：已脱困、注销、未批准的。"),
        Field(KeepingTerm.years, "保存年数", Count(least=1, most=99), required=True, print_mm=24, aliases=("年数", "几年"), help="离开、退出以后再保存几年。"),
        Field(KeepingTerm.basis, "依据", Text(120), print_mm=80, help="哪个文件、哪次会议定的。"),
        Field(KeepingTerm.note, "备注", LongText(), listed=False),
    ),
    order=("kind",), match=(("kind",),),
)  # fmt: skip


def _past(is_over: Sql, kind: str, since: Sql) -> Sql:
    return lambda day: and_(is_over(day), kinds.until(kind, since(day)) <= day)


def _list(ledger: Ledger, code: str, title: str, kind: str, is_over: Sql, since: Sql, why: Sql, named: str, **more: Any) -> Ledger:
    """Rows of ``ledger`` that are past their term, with the reason; the other columns are there to be chosen."""
    past = _past(is_over, kind, since)
    return replace(
        ledger, code=code, title=title, tab="报表", group=GROUP, only=past, present="", presets=(), leading=(named, "past_since", "past_why", "past_until", "past_filled"), order=(),
        fields=(
            *(replace(shown, listed=shown.key == named) for shown in ledger.fields),
            Derived(key="past_since", label="从哪天算起", kind=Day(), sql=since, print_mm=24),
            Derived(key="past_why", label="因为", kind=Text(), sql=why, print_mm=30),
            Derived(key="past_until", label="应保存到", kind=Day(), sql=lambda day: kinds.until(kind, since(day)), print_mm=24),
            Derived(key="past_filled", label="还有个人信息", kind=Flag(), sql=filled(ledger), print_mm=24),
        ),
        empty=UNSET, **more,
    )  # fmt: skip


PAST_PEOPLE = _list(
    PEOPLE, "keeping.people", "保存期限已到的人员", kinds.GONE, kinds.is_gone, kinds.left_on, kinds.why_left, "name",
    help="离开满了保存年数的人，每人写明为什么、从哪天算起。用“清理个人信息”把证件号码、电话、银行卡等清空；人和数字都留着。",
)  # fmt: skip
PAST_FILES = _list(
    FILES, "keeping.files", "保存期限已到的困难档案", kinds.CLOSED, kinds.is_closed, kinds.closed_on, kinds.why_closed, "person",
    help="退出满了保存年数的困难档案。用“清理困难档案的个人信息”清空病情、收支、证件号码、银行卡和附件；档案号、类别和数字都留着。",
)  # fmt: skip

LEDGERS = (TERMS, PAST_PEOPLE, PAST_FILES)
