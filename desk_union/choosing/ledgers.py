"""选人条件 with its terms, and 选人名单 with its people, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, extract, func, select

from desk_union.choosing import choosing_words as words
from desk_union.choosing.formula import NEARLY
from desk_union.choosing.tables import ChoosingRule, ChoosingTerm, ChosenList, ChosenPerson
from desk_union.describe import criterion
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Person, Placement, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

GROUP = "选人"
PARTS = 20


def _rules() -> Ledger:
    return RULES


def _terms() -> Ledger:
    return TERMS


def _lists() -> Ledger:
    return LISTS


def _chosen() -> Ledger:
    return CHOSEN


def check_term(values: Values) -> Sequence[Fault]:
    """What is written beside a criterion is something that it asks."""
    found = criterion.called(values.get("criterion") or "")
    if found is None:
        return ()
    takes = (("number", found.number, "数字"), ("words", found.words, "字样"), ("since", found.since, "日期"))
    return [
        Fault(key, f"“{found.title}”用不着{what}。", "请清空，或换一个条件。")
        for key, meaning, what in takes
        if not meaning and values.get(key) not in (None, "")
    ]


def _count(*states: str) -> Any:
    def column(_day: date) -> ColumnElement[Any]:
        held = select(func.count(ChosenPerson.id)).where(ChosenPerson.roll == ChosenList.id, ChosenPerson.state.in_(states))
        return held.correlate(ChosenList).scalar_subquery()

    return column


def _terms_count(_day: date) -> ColumnElement[Any]:
    held = select(func.count(ChoosingTerm.id)).where(ChoosingTerm.rule == ChoosingRule.id)
    return held.correlate(ChoosingRule).scalar_subquery()


def _unit(_day: date) -> ColumnElement[Any]:
    """The unit on the day of the list."""
    held = (
        select(Unit.name)
        .join(Placement, Placement.value == Unit.id)
        .join(ChosenList, ChosenList.id == ChosenPerson.roll)
        .where(Placement.person == ChosenPerson.person, Placement.since <= ChosenList.day)
        .where((Placement.until.is_(None)) | (Placement.until > ChosenList.day))
        .order_by(Placement.since.desc())
        .limit(1)
    )
    return held.correlate(ChosenPerson).scalar_subquery()


RULES: Ledger = Ledger(
    code="choosing.rules", title="选人条件", tab="会员台账", group=GROUP, row=ChoosingRule, called="40岁以上体检",
    name=lambda: ChoosingRule.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="给一组条件起个名字，以后每年用：组号相同的条件满足一条就行（或者），组号不同的都要满足（并且）。用“按条件选人”得出名单，每人写明为什么。",
    empty="还没有选人条件。新增一个，再在下面加条件。",
    fields=(
        Field(ChoosingRule.name, "名称", Text(40), required=True, print_mm=60, aliases=("条件名称",)),
        Field(ChoosingRule.audience, "在哪些人里选", Choice(words.AUDIENCE), required=True, default=words.STAFF, print_mm=36),
        Field(ChoosingRule.within_year, "年内满就算", Flag(), default=False, print_mm=22, help="选“是”：年龄、年限当年内会满的就算；选“否”：到当天满了才算。"),
        Derived(key="terms", label="条件数", kind=Count(), sql=_terms_count, print_mm=16),
        Field(ChoosingRule.note, "备注", LongText(), print_mm=80),
    ),
    order=("name",), match=(("name",),), parts=(Part(_terms, "rule"),),
)  # fmt: skip

TERMS: Ledger = Ledger(
    code="choosing.terms", title="选人条件明细", tab="会员台账", group=GROUP, row=ChoosingTerm,
    name=lambda: func.concat(ChoosingTerm.criterion, " ", func.coalesce(ChoosingTerm.number, ""), func.coalesce(ChoosingTerm.words, "")),
    help="一行一个条件。组号相同的满足一条即可（或者），不同组的都要满足（并且）；“不”选“是”就反过来。",
    fields=(
        Field(ChoosingTerm.rule, "选人条件", Ref(_rules), required=True, print_mm=50),
        Field(ChoosingTerm.part, "组", Count(least=1, most=PARTS), required=True, default=1, print_mm=12, help="组号相同的，满足一条就行（或者）；都要满足的（如会龄满1年、工龄满2年），组号要不同，如1和2。"),
        Field(ChoosingTerm.turned, "不", Flag(), default=False, print_mm=12, help="选“是”：不符合这一条的才算。"),
        Field(ChoosingTerm.criterion, "条件", Choice(words.CRITERION), required=True, print_mm=44),
        Field(ChoosingTerm.number, "数字", Count(), print_mm=20, help="年龄、年数、月份、元数；不填按通常的数。"),
        Field(ChoosingTerm.words, "字样", Text(80), print_mm=50, help="几个词用空格隔开，有一个就算。"),
        Field(ChoosingTerm.since, "从哪天起", Day(ahead=366), print_mm=24, help="不填就是当年1月1日。"),
    ),
    order=("rule", "part", "id"), match=(("rule", "part", "criterion", "number", "words"), ("rule", "part", "criterion", "number"), ("rule", "part", "criterion", "words"), ("rule", "part", "criterion")), checks=(check_term,),
)  # fmt: skip

LISTS: Ledger = Ledger(
    code="choosing.lists", title="选人名单", tab="会员台账", group=GROUP, row=ChosenList, when="day", called="40岁以上体检 名单",
    name=lambda: ChosenList.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="按条件选出的名单：入选的、只差一条的、不符合的，每人写明为什么。可以手工加人、去人，再编发放单、印标签。",
    empty="还没有名单。在选人条件里用“按条件选人”，或在花名册里选人后用“把所选人员编成名单”。",
    fields=(
        Field(ChosenList.title, "标题", Text(60), required=True, print_mm=60),
        Field(ChosenList.day, "截至日期", Day(ahead=366), required=True, print_mm=24, aliases=("日期",)),
        Derived(key="chosen", label="入选", kind=Count(), sql=_count(*words.CHOSEN), print_mm=16, total=True),
        Derived(key="nearly", label="差一条", kind=Count(), sql=_count(NEARLY), print_mm=16),
        Field(ChosenList.rule, "选人条件", Ref(_rules), print_mm=40),
        Field(ChosenList.terms, "当时的条件", LongText(), print_mm=90),
        Field(ChosenList.maker, "编制人", Text(40), listed=False),
        Field(ChosenList.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("title", "day"),), parts=(Part(_chosen, "roll"),),
    presets=(Preset("year", "本年", lambda day: extract("year", ChosenList.day) == day.year),),
)  # fmt: skip

CHOSEN: Ledger = Ledger(
    code="choosing.chosen", title="选人名单明细", tab="会员台账", group=GROUP, row=ChosenPerson, counter="人",
    name=lambda: select(Person.name).where(Person.id == ChosenPerson.person).correlate(ChosenPerson).scalar_subquery(),
    help="名单里的每个人和理由。不要的改成“去掉”，漏掉的新增一行选“加入”，在备注里写为什么。",
    fields=(
        Field(ChosenPerson.roll, "选人名单", Ref(_lists), required=True, print_mm=44),
        Field(ChosenPerson.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=22),
        Derived(key="in_unit", label="单位/小组", kind=Text(), sql=_unit, print_mm=30),
        Field(ChosenPerson.state, "结果", Choice(words.STATE), required=True, default=words.ADDED, print_mm=18),
        Field(ChosenPerson.speaks, "符合", LongText(), print_mm=60, fixed=True),
        Field(ChosenPerson.against, "不符合", LongText(), print_mm=50, fixed=True),
        Field(ChosenPerson.private, "其他理由", LongText(), private=True, listed=False, fixed=True),
        Field(ChosenPerson.note, "备注", Text(120), print_mm=30, aliases=("加入、去掉的理由",)),
    ),
    order=("roll", "state", "id"), match=(("roll", "person"),),
    presets=(
        Preset("in", "入选", lambda _day: ChosenPerson.state.in_(words.CHOSEN)),
        Preset("nearly", "只差一条", lambda _day: ChosenPerson.state == NEARLY),
        Preset("by_hand", "手工改过", lambda _day: ChosenPerson.state.in_((words.ADDED, words.STRUCK))),
    ),
)  # fmt: skip

LEDGERS = (RULES, TERMS, LISTS, CHOSEN)
