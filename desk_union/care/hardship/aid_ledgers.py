"""补助、助学申请: what was asked for, what was decided, and what was paid by the line of a 发放单."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, extract, func, select

from desk_union.care import doubts, holders
from desk_union.care.hardship import aid_words, rules
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.file_ledgers import FILES, GROUP
from desk_union.care.hardship.tables import AidApplication, HardshipFile
from desk_union.describe.kinds import Choice, Count, Day, DocNumber, IdCard, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset, Serial
from desk_union.members import dictionaries as member_words
from desk_union.members.ledgers import PEOPLE
from desk_union.payouts import payout_words
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.received import handed_out
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.store import stages

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

_STUDENT, _WAY = "学生", "办理"


def whose() -> ColumnElement[Any]:
    """Who applies: named in the row, else the holder of the file."""
    holder = select(holders.name_of(HardshipFile)).where(HardshipFile.id == AidApplication.file)
    own = holders.name_of(AidApplication)
    return case((own != "", own), else_=func.coalesce(holder.correlate(AidApplication).scalar_subquery(), ""))


def _line(what: Any) -> ColumnElement[Any]:
    return select(what).where(PayoutLine.id == AidApplication.line).correlate(AidApplication).scalar_subquery()


def _list(_day: date) -> ColumnElement[Any]:
    held = select(PayoutList.title).join(PayoutLine, PayoutLine.roll == PayoutList.id)
    return held.where(PayoutLine.id == AidApplication.line).correlate(AidApplication).scalar_subquery()


def _paid(_day: date) -> ColumnElement[Any]:
    return _line(case((handed_out(), PayoutLine.cash), else_=None))


def unpaid(_day: date) -> ColumnElement[bool]:
    """Granted, and in no 发放单 yet."""
    return and_(AidApplication.stage == aid_words.GRANTED, AidApplication.line.is_(None))


APPLICATIONS: Ledger = Ledger(
    code="care.applications", title="补助、助学申请", counter="份", tab="送温暖", group=GROUP, row=AidApplication, files=True, when="day",
    name=lambda: func.concat(whose(), " ", AidApplication.kind),
    help="困难补助、医疗救助、金秋助学等的申请：谁申请、为什么、申请多少、批准多少、在哪张发放单上领了多少。",
    empty="还没有补助、助学申请。可以新增一份，或从Excel导入。",
    fields=(
        Serial(AidApplication.number, "申请编号", "助-{year}-{n:04}", day="day", print_mm=26, aliases=("编号",)),
        Field(AidApplication.day, "申请日期", Day(ahead=0), print_mm=22, aliases=("日期", "申请时间"), help="不填就是今天。"),
        Field(AidApplication.kind, "申请类别", Choice(aid_words.KIND), required=True, print_mm=26, aliases=("救助类别", "补助类别", "补助类型", "类别", "项目")),
        Field(AidApplication.person, "姓名", Ref(lambda: PEOPLE), print_mm=20, aliases=("职工姓名", "家长姓名", "申请人", "家长")),
        Derived(key="in_unit", label="单位/小组", kind=Text(), sql=lambda day: holders.unit_of(AidApplication, day), print_mm=26),
        Field(AidApplication.file, "困难档案", Ref(lambda: FILES), listed=False, aliases=("档案编号", "困难职工档案"), help="建档的户选档案；没有建档的空着。"),
        Field(AidApplication.student, "学生姓名", Text(30, "name"), group=_STUDENT, print_mm=20, aliases=("子女姓名", "受助学生")),
        Field(AidApplication.asked, "申请金额", Money(), print_mm=22, total=True),
        Field(AidApplication.decided, "批准金额", Money(), print_mm=22, total=True, aliases=("审批金额", "补助金额", "资助金额", "金额")),
        Derived(key="paid", label="已发金额", kind=Money(), print_mm=22, total=True, sql=_paid),
        Field(AidApplication.stage, "办理情况", aid_words.STAGE, required=True, default=aid_words.ASKED, print_mm=18, group=_WAY, aliases=("状态", "审批结果")),
        Derived(key="roll", label="发放单", kind=Text(), sql=_list, print_mm=36, group=_WAY),
        Field(AidApplication.reason, "申请理由", LongText(), private=True, listed=False, aliases=("困难原因", "主要困难原因", "理由")),
        Field(AidApplication.source, "资金来源", Choice(payout_words.SOURCE), listed=False, group=_WAY, aliases=("经费来源",)),
        Field(AidApplication.checked_on, "核查日期", Day(ahead=0), listed=False, group=_WAY, aliases=("审核日期",)),
        Field(AidApplication.decided_on, "审批日期", Day(ahead=0), listed=False, group=_WAY, aliases=("批准日期",)),
        Field(AidApplication.approver, "审批人", Text(40), listed=False, group=_WAY, aliases=("批准人",)),
        *stages.columns(AidApplication.stage, aid_words.STAGE, listed=False, group=_WAY),
        Field(AidApplication.outsider, "不在册人员姓名", Text(30, "name"), listed=False, aliases=("不在册人员", "受助人")),
        Field(AidApplication.outsider_id, "不在册人员证件号码", DocNumber(), private=True, listed=False),
        Field(AidApplication.student_id, "学生身份证号", IdCard(), private=True, listed=False, group=_STUDENT, aliases=("子女身份证号",)),
        Field(AidApplication.student_sex, "学生性别", Choice(member_words.SEX), listed=False, group=_STUDENT, aliases=("子女性别",)),
        Field(AidApplication.level, "学段", Choice(words.LEVEL), listed=False, group=_STUDENT, aliases=("学校类别", "就读学段")),
        Field(AidApplication.school, "就读学校", Text(60), listed=False, group=_STUDENT, aliases=("学校", "录取学校")),
        Field(AidApplication.major, "院系专业", Text(40), listed=False, group=_STUDENT, aliases=("专业",)),
        Field(AidApplication.grade, "年级", Text(20), listed=False, group=_STUDENT, aliases=("录取批次", "年级/录取批次")),
        Field(AidApplication.years, "学制", Count(least=1, most=10), listed=False, group=_STUDENT),
        Field(AidApplication.tuition, "年学费", Money(), private=True, listed=False, group=_STUDENT, aliases=("学费",)),
        Field(AidApplication.notice, "录取通知书号", Text(40), listed=False, group=_STUDENT),
        Field(AidApplication.other_aid, "其他资助", Text(80), listed=False, group=_STUDENT, help="已经得到的其他资助；同一项目一般不重复。"),
        Field(AidApplication.village, "家庭所在村（社区）", Text(40), listed=False, group=_STUDENT, aliases=("所在村", "村", "社区")),
        Field(AidApplication.line, "发放明细", Ref(lambda: LINES), listed=False, editable=False),
        Field(AidApplication.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("person", "kind", "day", "student"), ("person", "kind", "day"), ("outsider", "kind", "day")),
    checks=(rules.check_application,), note=rules.complete_application, together=doubts.people_in_sheets("day"),
    settle=doubts.minding(lambda: APPLICATIONS, doubts.people_of(AidApplication, AidApplication.day)),
    presets=(
        *stages.presets(AidApplication.stage, aid_words.STAGE),
        Preset("unpaid", "批准了没编发放单", unpaid),
        Preset("students", "助学、升学", lambda _day: AidApplication.kind.in_(aid_words.OF_STUDENTS)),
        Preset("year", "本年", lambda day: extract("year", AidApplication.day) == day.year),
    ),
)  # fmt: skip
