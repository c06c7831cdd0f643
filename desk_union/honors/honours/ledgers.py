"""荣誉台账, and 会议纪律罚款 with deposits, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text, Year
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Preset, Together
from desk_union.honors import honors_words as words
from desk_union.honors import links
from desk_union.honors.honours import rules
from desk_union.honors.honours.tables import Honour, MeetingPenalty
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person
from desk_union.members.tables import Person, Unit
from desk_union.payouts.ledgers import LISTS

if TYPE_CHECKING:
    from datetime import date

TAB, GROUP = "建家评先", "荣誉与奖惩"


def holder() -> ColumnElement[Any]:
    person = select(Person.name).where(Person.id == Honour.person).correlate(Honour).scalar_subquery()
    unit = select(Unit.name).where(Unit.id == Honour.unit).correlate(Honour).scalar_subquery()
    return func.coalesce(person, unit, Honour.holder)


def held_honour(day: date) -> ColumnElement[bool]:
    """Granted by ``day`` and not withdrawn."""
    return and_(Honour.granted_on <= day, or_(Honour.withdrawn_on.is_(None), Honour.withdrawn_on > day))


def _how_many(day: date) -> ColumnElement[Any]:
    """How many honours the same holder holds on the day."""
    other = Honour.__table__.alias("other_honour")
    same = or_(other.c.person == Honour.person, other.c.unit == Honour.unit, other.c.holder == Honour.holder)
    held = and_(other.c.granted_on <= day, or_(other.c.withdrawn_on.is_(None), other.c.withdrawn_on > day))
    return select(func.count(other.c.id)).where(same, held).correlate(Honour).scalar_subquery()


HONOURS: Ledger = Ledger(
    code="honors.honors", title="荣誉台账", tab=TAB, group=GROUP, row=Honour, files=True, when="granted_on", present="held", name=lambda: func.concat(holder(), " ", Honour.name, "（", Honour.year, "）"),
    help="个人和集体得到的荣誉：名称、级别、文号、证书。收回的填收回日期，不要删除。评先的“表彰”会自动登记到这里，上级授予的在这里新增。",
    fields=(
        Field(Honour.name, "荣誉名称", Text(80), required=True, print_mm=34, aliases=("名称", "称号", "奖项", "荣誉称号")),
        Field(Honour.kind, "荣誉类别", Choice(words.HONOUR), print_mm=24, aliases=("类别", "种类"), help="不填：有姓名的是先进个人，其余是先进集体。"),
        Field(Honour.level, "级别", Choice(words.HONOUR_LEVEL), default=words.HOME_OFFICE, print_mm=16, aliases=("荣誉级别",)),
        Field(Honour.person, "姓名", Ref(lambda: PEOPLE), print_mm=18, aliases=("获奖人", "个人", "先进个人")), Field(Honour.unit, "集体", Ref(lambda: UNITS), print_mm=24, aliases=("获奖单位", "集体名称", "先进集体")),
        Field(Honour.holder, "获得者", Text(60), print_mm=24, aliases=("获奖者", "获得单位"), help="不在花名册、分会小组台账里的写在这里；本单位整体获得的写单位名称。"),
        Field(Honour.year, "年度", Year(), print_mm=14, aliases=("年份",), help="不填就是授予的那一年。"), Field(Honour.granted_on, "授予日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "表彰日期", "获奖日期", "颁发日期")),
        Field(Honour.document, "文号", Text(60), print_mm=24, aliases=("表彰文号", "文件号")), Field(Honour.granter, "授予单位", Text(60), print_mm=24, aliases=("颁奖单位", "表彰单位", "颁发单位")),
        Field(Honour.certificate, "证书或奖牌号", Text(40), listed=False, aliases=("证书号", "奖牌号")), Field(Honour.prize, "奖金", Money(), print_mm=20, total=True), Field(Honour.gift, "奖品", Text(40), listed=False),
        Field(Honour.roll, "发放单", Ref(lambda: LISTS), listed=False, editable=False), Derived(key="held_now", label="现有荣誉数", kind=Count(), sql=_how_many, listed=False),
        Field(Honour.withdrawn_on, "收回日期", Day(ahead=0), print_mm=22, aliases=("撤销日期", "摘牌日期")), Field(Honour.withdrawn_because, "收回理由", Text(120), listed=False, aliases=("撤销理由",)),
        Field(Honour.deeds, "主要事迹", LongText(), listed=False), Field(Honour.note, "备注", LongText(), listed=False),
    ),
    order=("-granted_on", "name", "id"), match=(("name", "person", "granted_on"), ("name", "unit", "granted_on"), ("name", "holder", "granted_on")), note=rules.complete_honour, checks=(rules.check_honour,), together=Together(lambda *_: (), one_of=rules.HOLDERS),
    presets=(
        Preset("held", "现有的荣誉", held_honour), Preset("withdrawn", "收回的", lambda day: Honour.withdrawn_on <= day),
        Preset("groups", "先进集体", lambda day: and_(held_honour(day), Honour.kind == words.COLLECTIVE)), Preset("persons", "先进个人", lambda day: and_(held_honour(day), Honour.kind == words.SINGLE)),
        Preset("prizes", "奖励没有编发放单", lambda _day: and_(Honour.roll.is_(None), or_(Honour.prize > 0, Honour.gift.is_not(None)))),
    ),
)  # fmt: skip


def _penalties() -> Ledger:
    return PENALTIES


def returned(day: date) -> ColumnElement[bool]:
    """The deposit was settled by ``day``: given back, whole or after a deduction."""
    other = MeetingPenalty.__table__.alias("giving_back")
    return select(other.c.id).where(other.c.deposit == MeetingPenalty.id, other.c.kind == words.RETURNED, other.c.day <= day).correlate(MeetingPenalty).exists()


PENALTIES: Ledger = Ledger(
    code="honors.penalties", title="会议纪律罚款与抵押金", tab=TAB, group=GROUP, row=MeetingPenalty, files=True, when="day", counter="笔", name=lambda: of_person(MeetingPenalty.person, MeetingPenalty.kind),
    help="例会迟到、铃声的罚款，工作考核风险抵押金的缴纳、扣罚和退还。收付以后填收付日期，用“罚款和抵押金入账”生成凭证。",
    fields=(
        Field(MeetingPenalty.day, "日期", Day(ahead=0), required=True, print_mm=22, aliases=("登记日期",)), Field(MeetingPenalty.kind, "类别", Choice(words.PENALTY), required=True, default=words.FINE, print_mm=26),
        Field(MeetingPenalty.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=22, aliases=("被罚人", "缴款人")), Field(MeetingPenalty.reason, "事由", Choice(words.PENALTY_REASON), print_mm=22, aliases=("原因", "理由")),
        Field(MeetingPenalty.meeting, "会议", Text(60), print_mm=34, aliases=("会议名称",)), Field(MeetingPenalty.amount, "金额", Money(), required=True, print_mm=22, total=True, aliases=("罚款金额", "抵押金金额")),
        Field(MeetingPenalty.paid_on, "收付日期", Day(ahead=0), print_mm=22, aliases=("缴款日期", "收款日期")), Booked(links.PENALTY, print_mm=24),
        Field(MeetingPenalty.deposit, "哪一笔抵押金", Ref(_penalties), listed=False, help="扣罚、退还的，是哪一笔缴纳的抵押金。"), Field(MeetingPenalty.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("person", "day", "kind", "reason"), ("person", "day", "kind")), checks=(rules.check_penalty,),
    presets=(
        Preset("unpaid", "没有收付", lambda _day: MeetingPenalty.paid_on.is_(None)),
        Preset("deposits", "没有兑现的抵押金", lambda day: and_(MeetingPenalty.kind == words.DEPOSIT, MeetingPenalty.day <= day, ~returned(day))),
    ),
)  # fmt: skip

LEDGERS = (HONOURS, PENALTIES)
