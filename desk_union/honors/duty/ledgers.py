"""述职, 小组总结 and the marks for them as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from desk_union.basis import points
from desk_union.contests.owning import owners_by
from desk_union.describe.kinds import Choice, Day, LongText, Points, Ref, Text, Year
from desk_union.describe.ledger import Fault, Field, Ledger, Part, Preset
from desk_union.honors import honors_words as words
from desk_union.honors.duty import reckoning
from desk_union.honors.duty.tables import DutyMark, DutyReport
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Person, Unit
from desk_union.store.judging import only_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

TAB, GROUP = "建家评先", "述职总结"


def _reports() -> Ledger:
    return REPORTS


def _marks() -> Ledger:
    return DUTY_MARKS


def reporter() -> ColumnElement[Any]:
    """Who reports: the person, else the group."""
    person = select(Person.name).where(Person.id == DutyReport.person).correlate(DutyReport).scalar_subquery()
    unit = select(Unit.name).where(Unit.id == DutyReport.unit).correlate(DutyReport).scalar_subquery()
    return func.coalesce(person, unit, "")


def _check_report(values: Values) -> Sequence[Fault]:
    """Somebody reports; a group's own summary names the group."""
    if values.get("person") is None and values.get("unit") is None:
        return [Fault("person", "没有写谁述职。", "请填述职人，或填单位。")]
    if values.get("kind") == words.GROUP_SUMMARY and values.get("unit") is None:
        return [Fault("unit", "小组总结没有写是哪个小组的。", "请填单位。")]
    return []


def _check_mark(values: Values) -> Sequence[Fault]:
    mark = values.get("mark")
    if mark is not None and not 0 <= mark <= reckoning.FULL * points.SCALE:
        return [Fault("mark", f"{points.show(mark)}分不在0到满分{reckoning.FULL}之间。", "请核对分数。")]
    return []


REPORTS: Ledger = Ledger(
    code="honors.duty_reports", title="述职与小组总结", counter="份", tab=TAB, group=GROUP, row=DutyReport, files=True, when="day",
    name=lambda: func.concat(DutyReport.year, "年", reporter(), DutyReport.kind),
    help="工会委员、专门委员会委员、工会小组长的述职和小组的年度总结。正文由“起草小组述职总结”“起草个人述职”按本组、本人当年的数字写好，再改；评议的分数写在“述职评分”里。",
    empty="还没有述职。在分会、小组台账里选好小组，用“起草小组述职总结”；在花名册里选委员，用“起草个人述职”。",
    fields=(
        Field(DutyReport.year, "年度", Year(), required=True, print_mm=16), Field(DutyReport.kind, "种类", Choice(words.DUTY), required=True, print_mm=28, aliases=("类别",)), Field(DutyReport.day, "述职日期", Day(ahead=366), required=True, print_mm=24, aliases=("日期", "报告日期")),
        Field(DutyReport.person, "述职人", Ref(lambda: PEOPLE), print_mm=24, aliases=("姓名", "报告人")), Field(DutyReport.unit, "单位", Ref(lambda: UNITS), print_mm=40, aliases=("小组", "工会小组")), Field(DutyReport.post, "职务", Text(40), print_mm=30),
        Field(DutyReport.text, "正文", LongText(), print_mm=50, aliases=("内容", "工作情况")), Field(DutyReport.problems, "存在问题", LongText(), listed=False, aliases=("不足",)), Field(DutyReport.plans, "下步打算", LongText(), listed=False, aliases=("打算", "下一年计划")),
        Field(DutyReport.score, "评议得分", Points(), editable=False, print_mm=20), Field(DutyReport.verdict, "评议意见", Text(200), print_mm=34, aliases=("评议结果",)), Field(DutyReport.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "kind", "id"), match=(("year", "kind", "person", "unit"), ("year", "kind", "person"), ("year", "kind", "unit")), checks=(_check_report,), parts=(Part(_marks, "report"),), settle=only_once(_reports, "year", "kind", "unit", "person"),
    presets=(Preset("unmarked", "没有评议", lambda _day: DutyReport.score.is_(None) & (DutyReport.kind != words.GROUP_SUMMARY)), Preset("summaries", "小组总结", lambda _day: DutyReport.kind == words.GROUP_SUMMARY)),
)  # fmt: skip

DUTY_MARKS: Ledger = Ledger(
    code="honors.duty_marks", title="述职评分", counter="个", tab=TAB, group=GROUP, row=DutyMark, name=lambda: func.concat(DutyMark.judge, "的评分"),
    help="参加评议的人给每份述职打的分，百分制；得分是平均分。不记名的，评议人写“票1、票2”。",
    fields=(
        Field(DutyMark.report, "述职", Ref(_reports), required=True, print_mm=80), Field(DutyMark.judge, "评议人", Text(40), required=True, print_mm=40, aliases=("评委", "票号")),
        Field(DutyMark.mark, "分数", Points(), required=True, print_mm=24, aliases=("得分", "打分")), Field(DutyMark.note, "备注", LongText(), print_mm=60),
    ),
    order=("report", "id"), match=(("report", "judge"),), checks=(_check_mark,), owners=owners_by(DutyMark.report), settle=reckoning.settle_reports,
)  # fmt: skip

LEDGERS = (REPORTS, DUTY_MARKS)
