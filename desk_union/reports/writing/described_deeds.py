"""What a clerk does about 总结和计划."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe.deed import Deed
from desk_union.describe.kinds import Choice, Day, LongText, Ref, Text, Year
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.members.ledgers import UNITS
from desk_union.reports.numbers.number_kinds import ExactNumber, FigureName
from desk_union.reports.writing import doing, taking_in
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.ledgers import NUMBERS, SECTIONS, WRITINGS
from desk_union.reports.writing.tables import Writing, WritingNumber, WritingSection

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "报表", "reports.writing"
HALVES = dictionary("half", "半年", "上半年", "下半年")


def _is_open(_day: date) -> ColumnElement[bool]:
    return Writing.stage == words.DRAFT


def _in_open(_day: date) -> ColumnElement[bool]:
    held = select(WritingSection.id).join(Writing, Writing.id == WritingSection.writing).where(Writing.stage == words.DRAFT)
    return WritingNumber.section.in_(held)


def _section_open(_day: date) -> ColumnElement[bool]:
    return WritingSection.writing.in_(select(Writing.id).where(Writing.stage == words.DRAFT))


def _wanted(values: Values) -> Collection[str]:
    kind = values.get("kind")
    usual = ("kind", "office", "money", "unit")
    if kind == words.HALF:
        return (*usual, "year", "half")
    if kind in {words.YEARLY, words.GROUP}:
        return (*usual, "year")
    return (*usual, "first", "last")


def _begin(_session: Session, _ids: Sequence[int], today: date) -> Mapping[str, Any]:
    return {"year": today.year if today.month > 9 else today.year - 1}  # noqa: PLR2004 - a year is written of from October on


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="reports.draft", title="起草总结", tab=TAB, ledger=lambda: WRITINGS, rows="none", page=PAGE, do=doing.begin, wanted=_wanted, propose=_begin, prints="reports.summary",
        help="按单位类型的样子起草一份总结，数都从台账里取；起草以后可以改文字、换顺序、加内容。",
        asks=(
            Shown(key="kind", label="文种", kind=Choice(words.WRITING), required=True, default=words.YEARLY), Shown(key="year", label="年度", kind=Year()), Shown(key="half", label="半年", kind=Choice(HALVES), default="上半年"),
            Shown(key="first", label="期间起", kind=Day()), Shown(key="last", label="期间止", kind=Day()), Shown(key="office", label="单位类型", kind=Choice(words.OFFICE), default=words.USUAL),
            Shown(key="money", label="金额单位", kind=Choice(words.MONEY), default=words.YUAN), Shown(key="unit", label="分会/小组", kind=Ref(lambda: UNITS), help="只写一个分会、小组的填它；全单位的不填。"),
        ),
    ),
    Deed(
        code="reports.renew_all", title="核对取新数", tab=TAB, ledger=lambda: WRITINGS, rows="one", page=PAGE, do=doing.renew_document, fits=_is_open, unfit="要是草稿的总结。",
        help="把文中的数和台账对一遍，列出旧数和新数，一起换成新的。先看不换的，看完取消。",
    ),
    Deed(
        code="reports.renew", title="取新数", tab=TAB, ledger=lambda: NUMBERS, page=PAGE, do=doing.renew_numbers, fits=_in_open, unfit="要是草稿里的数。", shows=("figure", "text"),
        help="只把选中的数换成台账里现在的数，列出旧数和新数。",
    ),
    Deed(
        code="reports.type_number", title="手填这个数", tab=TAB, ledger=lambda: NUMBERS, rows="one", page=PAGE, do=doing.type_number, fits=_in_open, unfit="要是草稿里的数。", shows=("figure", "text"),
        help="文中用手填的数，手填数字台账里记下谁填的、为什么，以及台账里的数是多少。",
        asks=(
            Shown(key="value", label="数值", kind=ExactNumber(), required=True), Shown(key="reason", label="为什么手填", kind=Text(120), required=True), Shown(key="unit", label="单位", kind=Text(20), help="与原来一样的不填。"),
            Shown(key="source", label="来源", kind=Text(80)), Shown(key="author", label="填报人", kind=Text(40)),
        ),
    ),
    Deed(
        code="reports.add_number", title="放进数字", tab=TAB, ledger=lambda: SECTIONS, rows="one", page=PAGE, do=doing.add_number, fits=_section_open, unfit="要是草稿的总结里的。", shows=("heading",),
        help="把一个数字放进这部分的文字，放在指定的词后面；不指定的放在最后。",
        asks=(Shown(key="figure", label="数字", kind=FigureName(), required=True), Shown(key="after", label="放在哪几个字后面", kind=Text(60))),
    ),
    Deed(
        code="reports.plan_from", title="思路列入计划", tab=TAB, ledger=lambda: WRITINGS, rows="one", page=PAGE, do=doing.plan_from,
        help="把总结里下一年的思路逐条列进工作计划台账，再填责任人和期限。",
    ),
    Deed(
        code="reports.take_in", title="收进旧总结", tab=TAB, ledger=lambda: WRITINGS, rows="none", page=PAGE, do=taking_in.take_in,
        help="把以前写的总结粘贴进来：分成各部分，认出里面的数，和台账对得上的换成会跟着台账走的数，其余照原文。",
        asks=(
            Shown(key="title", label="标题", kind=Text(80), required=True), Shown(key="first", label="期间起", kind=Day(), required=True), Shown(key="last", label="期间止", kind=Day(), required=True),
            Shown(key="text", label="总结全文", kind=LongText(taking_in.LONGEST), required=True), Shown(key="money", label="金额单位", kind=Choice(words.MONEY), default=words.YUAN),
        ),
    ),
)  # fmt: skip
