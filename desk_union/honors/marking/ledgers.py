"""Schemes of marking, what was marked by them, and the evidence, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from desk_union.basis import points
from desk_union.contests.owning import owners_by
from desk_union.describe import known_ledgers
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Points, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.honors import honors_words as words
from desk_union.honors.marking import evidence, reckoning, rules
from desk_union.honors.marking.tables import MarkedItem, MarkEvidence, Marking, MarkingItem, MarkingScheme
from desk_union.members.ledgers import UNITS
from desk_union.members.tables import Unit
from desk_union.scoring.scheme import SCORED
from desk_union.store.judging import line_by_line, settling
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line

TAB, GROUP = "建家评先", "考评"


def _schemes() -> Ledger:
    return SCHEMES


def _items() -> Ledger:
    return ITEMS


def _markings() -> Ledger:
    return MARKINGS


def _marks() -> Ledger:
    return MARKS


def _evidence() -> Ledger:
    return EVIDENCE


def in_force(day: date) -> ColumnElement[bool]:
    since = or_(MarkingScheme.since.is_(None), MarkingScheme.since <= day)
    return and_(since, or_(MarkingScheme.until.is_(None), MarkingScheme.until > day))


def _full(_day: date) -> ColumnElement[Any]:
    held = select(func.sum(MarkingItem.full)).where(MarkingItem.scheme == MarkingScheme.id, MarkingItem.kind == SCORED)
    return held.correlate(MarkingScheme).scalar_subquery()


def _how_many(_day: date) -> ColumnElement[Any]:
    return select(func.count(MarkingItem.id)).where(MarkingItem.scheme == MarkingScheme.id).correlate(MarkingScheme).scalar_subquery()


SCHEMES: Ledger = Ledger(
    code="honors.schemes", title="考评标准", counter="套", tab=TAB, group=GROUP, row=MarkingScheme, files=True, present="now", called="职工之家考评标准",
    instead="不再用的请填“废止日期”。",
    name=lambda: func.concat(MarkingScheme.name, " 第", MarkingScheme.version, "版"),
    help="职工之家1000分、100分考评，工会小组考核50条，办公、五小检查的标准：分章、分条，写明满分和扣分办法。改标准另起一版，以前的考评仍按当时那一版。",
    fields=(
        Field(MarkingScheme.name, "标准名称", Text(80), required=True, print_mm=70, aliases=("名称", "考评标准", "方案名称")), Field(MarkingScheme.version, "版本", Count(least=1, most=99), required=True, default=1, print_mm=14, aliases=("版次",)),
        Field(MarkingScheme.kind, "考评种类", Choice(words.SCHEME), required=True, print_mm=40, aliases=("种类", "类别")), Field(MarkingScheme.since, "施行日期", Day(ahead=366), print_mm=24), Field(MarkingScheme.until, "废止日期", Day(ahead=366), listed=False),
        Field(MarkingScheme.full, "满分", Points(), print_mm=18, aliases=("总分",), help="应等于各条满分之和；不等的会标出来。"), Derived(key="sum", label="各条满分之和", kind=Points(), sql=_full, print_mm=26),
        Derived(key="items", label="条数", kind=Count(), sql=_how_many, print_mm=14), Field(MarkingScheme.passing, "合格分数", Points(), print_mm=20, aliases=("合格分",)),
        Field(MarkingScheme.document, "文号", Text(60), print_mm=36), Field(MarkingScheme.preamble, "说明", LongText(), listed=False, help="印在小册子前面。"), Field(MarkingScheme.note, "备注", LongText(), listed=False),
    ),
    order=("name", "-version"), match=(("name", "version"), ("name",)), checks=(rules.check_scheme,), parts=(Part(_items, "scheme"),), settle=reckoning.settle_schemes,
    presets=(Preset("now", "现行标准", in_force), Preset("unequal", "满分与各条之和不等", lambda day: and_(MarkingScheme.full.is_not(None), func.coalesce(_full(day), 0) != MarkingScheme.full))),
)  # fmt: skip

ITEMS: Ledger = Ledger(
    code="honors.items", title="考评条目", counter="条", tab=TAB, group=GROUP, row=MarkingItem, name=lambda: MarkingItem.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="标准里的一条一条：属于哪一章、满分多少、怎么扣分、要什么佐证。",
    fields=(
        Field(MarkingItem.scheme, "考评标准", Ref(_schemes), required=True, print_mm=50, aliases=("标准", "标准名称")), Field(MarkingItem.place, "序号", Count(least=1), required=True, default=1, print_mm=14, aliases=("条号",), help="不改就接着编下去。"),
        Field(MarkingItem.chapter, "章节", Text(40), print_mm=30, aliases=("类别", "方面", "章")), Field(MarkingItem.name, "考评内容", Text(120), required=True, print_mm=60, aliases=("条目", "项目", "考核内容", "内容")),
        Field(MarkingItem.kind, "计分种类", Choice(words.ITEM), required=True, default=SCORED, print_mm=20, aliases=("种类",)), Field(MarkingItem.full, "满分", Points(), print_mm=18, total=True, aliases=("标准分", "分值", "标准分值")),
        Field(MarkingItem.rule, "扣分办法", LongText(), print_mm=60, aliases=("评分办法", "评分标准", "扣分标准")), Field(MarkingItem.must, "必备", Flag(), print_mm=12, aliases=("是否必备",)),
        Field(MarkingItem.wanted, "要求的佐证", Text(200), listed=False, aliases=("佐证材料", "应有资料")),
    ),
    order=("scheme", "place", "id"), match=(("scheme", "place", "name"), ("scheme", "name")), checks=(rules.check_item,), together=line_by_line(reckoning.judge_items), owners=owners_by(MarkingItem.scheme), settle=reckoning.settle_items,
)  # fmt: skip


def subject() -> ColumnElement[Any]:
    """The unit, else what was written."""
    return func.coalesce(select(Unit.name).where(Unit.id == Marking.unit).correlate(Marking).scalar_subquery(), Marking.subject)


def _scheme_name() -> ColumnElement[Any]:
    return select(MarkingScheme.name).where(MarkingScheme.id == Marking.scheme).correlate(Marking).scalar_subquery()


def of_kind(*kinds: str) -> ColumnElement[bool]:
    return exists().where(MarkingScheme.id == Marking.scheme, MarkingScheme.kind.in_(kinds)).correlate(Marking)


def _unchecked() -> ColumnElement[bool]:
    return exists().where(MarkedItem.marking == Marking.id, MarkedItem.given.is_(None), MarkingItem.id == MarkedItem.item, MarkingItem.kind == SCORED).correlate(Marking)


MARKINGS: Ledger = Ledger(
    code="honors.marks", title="考评台账", counter="次", tab=TAB, group=GROUP, row=Marking, files=True, when="day", name=lambda: func.concat(subject(), " ", _scheme_name(), " ", func.coalesce(Marking.period, Marking.day)),
    help="一个单位（办公室、食堂）按一套标准考评一次一行；自评总分、检查总分由各条得分相加。在分会、小组台账里选好单位，用“开始考评”，各条就列好了。",
    empty="还没有考评。先编考评标准，再在分会、小组台账里选好单位，用“开始考评”。",
    fields=(
        Field(Marking.scheme, "考评标准", Ref(_schemes), required=True, print_mm=50, aliases=("标准",)), Field(Marking.unit, "单位", Ref(lambda: UNITS), print_mm=34, aliases=("小组", "被考评单位", "分会/小组")),
        Field(Marking.subject, "被考评对象", Text(60), print_mm=30, aliases=("办公室", "检查对象", "食堂"), help="不在分会、小组台账里的写这里：办公室、食堂、宿舍。"), Field(Marking.period, "考评期", Text(30), print_mm=24, aliases=("期间", "周次", "学期")),
        Field(Marking.day, "考评日期", Day(ahead=0), required=True, print_mm=24, aliases=("日期", "检查日期")), Field(Marking.own_total, "自评总分", Points(), editable=False, print_mm=20), Field(Marking.total, "检查总分", Points(), editable=False, print_mm=20),
        Field(Marking.verdict, "评定", Text(20), editable=False, print_mm=20), Field(Marking.title, "特色之家", Choice(words.TITLE), print_mm=22, aliases=("命名", "特色称号")),
        Field(Marking.checker, "检查人", Text(40), listed=False, aliases=("考评人",)), Field(Marking.checked_on, "检查日期", Day(ahead=0), listed=False), Field(Marking.comments, "会员测评意见", LongText(), listed=False, aliases=("会员意见", "测评意见")), Field(Marking.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "scheme", "id"), match=(("scheme", "unit", "day"), ("scheme", "subject", "day"), ("scheme", "unit", "period")), checks=(rules.check_marking,), parts=(Part(_marks, "marking"),), settle=reckoning.settle_markings,
    presets=(
        Preset("unchecked", "没有检查完", lambda _day: _unchecked()), Preset("failed", "不合格", lambda _day: Marking.verdict.in_((words.FAILED, words.VETOED, words.LACKING))),
        Preset("titled", "特色之家", lambda _day: Marking.title.is_not(None)), Preset("office", "办公检查", lambda _day: of_kind(words.OFFICE_CHECK, words.HYGIENE)),
    ),
)  # fmt: skip


def judge_marks(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """No mark is above the full mark of its item, and the item belongs to the scheme of the marking."""
    for place, (_, values) in enumerate(lines):
        item = session.get(MarkingItem, values["item"]) if isinstance(values.get("item"), int) else None
        if item is None:
            continue
        for key, label in (("own", "自评分"), ("given", "检查分")):
            mark = values.get(key)
            if mark is not None and item.full is not None and item.kind == SCORED and mark > item.full:
                yield place, Fault(key, f"“{item.name}”的{label}{points.show(mark)}超过了满分{points.show(item.full)}。", "请核对分数。")
        marking = values.get("marking")
        if isinstance(marking, int) and session.scalar(select(Marking.scheme).where(Marking.id == marking)) != item.scheme:
            yield place, Fault("item", f"“{item.name}”不是这次考评所用标准里的条目。", "请选这套标准里的条目。")


def _of_item(key: str) -> ColumnElement[Any]:
    return select(getattr(MarkingItem, key)).where(MarkingItem.id == MarkedItem.item).correlate(MarkedItem).scalar_subquery()


def _evidence_count(_day: date) -> ColumnElement[Any]:
    own = and_(Attachment.owner_table == MarkedItem.__tablename__, Attachment.owner_id == MarkedItem.id)
    files = select(func.count(Attachment.id)).where(own).correlate(MarkedItem).scalar_subquery()
    return select(func.count(MarkEvidence.id)).where(MarkEvidence.marked == MarkedItem.id).correlate(MarkedItem).scalar_subquery() + files


def _settle_marks(session: Session, owners: Sequence[int], today: date) -> None:
    """Of each marking whose marks changed: every mark must hold, then the totals follow."""
    ids = list(session.scalars(select(MarkedItem.id).where(MarkedItem.marking.in_(list(owners))).order_by(MarkedItem.id)))
    settling(_marks, judge_marks)(session, ids, today)
    reckoning.settle_markings(session, owners, today)


MARKS: Ledger = Ledger(
    code="honors.marked_items", title="考评得分", counter="条", tab=TAB, group=GROUP, row=MarkedItem, files=True, name=lambda: _of_item("name"),
    help="每一条的自评分和检查分；扣分、一票否决按正数填。佐证可以指到任何一本台账的一条，也可以附文件。",
    fields=(
        Field(MarkedItem.marking, "考评", Ref(_markings), required=True, print_mm=38), Derived(key="place", label="序号", kind=Count(), sql=lambda _day: _of_item("place"), print_mm=12), Derived(key="chapter", label="章节", kind=Text(), sql=lambda _day: _of_item("chapter"), print_mm=26), Field(MarkedItem.item, "考评内容", Ref(_items), required=True, print_mm=50, aliases=("条目", "项目")),
        Derived(key="full", label="满分", kind=Points(), sql=lambda _day: _of_item("full"), print_mm=18), Field(MarkedItem.own, "自评分", Points(), print_mm=18, total=True), Field(MarkedItem.given, "检查分", Points(), print_mm=18, total=True, aliases=("得分", "考评分")),
        Derived(key="lost", label="失分", kind=Points(), sql=lambda _day: case((_of_item("kind") == SCORED, _of_item("full") - MarkedItem.given), else_=None), print_mm=18), Field(MarkedItem.reason, "扣分原因", Text(200), print_mm=50, aliases=("存在问题", "说明")),
        Derived(key="evidence", label="佐证数", kind=Count(), sql=_evidence_count, print_mm=16), Field(MarkedItem.mend_by, "整改期限", Day(ahead=731), listed=False), Field(MarkedItem.mended_on, "整改完成", Day(ahead=0), listed=False),
    ),
    order=("marking", "place", "id"), match=(("marking", "item"),), checks=(rules.check_mark,), owners=owners_by(MarkedItem.marking), parts=(Part(_evidence, "marked"),),
    together=line_by_line(judge_marks), settle=_settle_marks,
    presets=(Preset("lost", "失了分的", lambda _day: and_(_of_item("kind") == SCORED, MarkedItem.given < _of_item("full"))), Preset("unmended", "整改没有完成", lambda _day: and_(MarkedItem.mend_by.is_not(None), MarkedItem.mended_on.is_(None)))),
)  # fmt: skip

EVIDENCE: Ledger = Ledger(
    code="honors.evidence", title="考评佐证", tab=TAB, group=GROUP, row=MarkEvidence, files=True, name=lambda: func.coalesce(MarkEvidence.named, MarkEvidence.told, MarkEvidence.box),
    help="一条得分的佐证：哪本台账的哪一条，或写说明、档案盒号，或附文件。",
    fields=(
        Field(MarkEvidence.marked, "考评得分", Ref(_marks), required=True, print_mm=60, aliases=("条目",)), Field(MarkEvidence.source, "台账", Choice(known_ledgers.LEDGER), print_mm=40, aliases=("来源台账",)),
        Field(MarkEvidence.named, "哪一条", Text(120), print_mm=60, aliases=("名称", "编号"), help="台账里那一条的名称或编号。"), Field(MarkEvidence.told, "说明", Text(200), print_mm=60, aliases=("佐证说明",)), Field(MarkEvidence.box, "档案盒", Text(40), print_mm=30, aliases=("盒号",)),
    ),
    order=("marked", "id"), match=(("marked", "source", "named"), ("marked", "told")), checks=(rules.check_evidence,), together=line_by_line(evidence.judge), settle=settling(_evidence, evidence.judge, evidence.settle),
)  # fmt: skip

LEDGERS = (SCHEMES, ITEMS, MARKINGS, MARKS, EVIDENCE)
