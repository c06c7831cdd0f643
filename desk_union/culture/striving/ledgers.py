"""创争 and 文明家庭 as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.culture import culture_words as words
from desk_union.culture.striving.tables import StarFamily, Striving
from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text, Year
from desk_union.describe.ledger import Fault, Field, Ledger, Preset
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person
from desk_union.members.tables import Person, Unit
from desk_union.store.judging import only_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values

TAB, GROUP = "宣教文体", "创争与文明家庭"


def _strivings() -> Ledger:
    return STRIVINGS


def _families() -> Ledger:
    return FAMILIES


def _check_striving(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("nominated_on", "推荐"), ("named_on", "命名"))
    unit, person = values.get("unit"), values.get("person")
    if values.get("kind") == words.LEARNER and person is None:
        found.append(Fault("person", "知识型职工没有写是谁。", "请填姓名。"))
    elif unit is None and person is None:
        found.append(Fault("unit", "没有写是哪个单位、哪个人。", "学习型组织、班组填单位，知识型职工填姓名。"))
    return found


def _check_family(values: Values) -> Sequence[Fault]:
    found = []
    if values.get("stars") == words.STARS and values.get("lacking"):
        found.append(Fault("lacking", f"{words.STARS}颗星齐全的家庭没有缺的星。", "请核对星数和缺的星。"))
    if values.get("chosen_on") and values.get("state") != words.CHOSEN:
        found.append(Fault("chosen_on", "没有评上的不填评上日期。", f"请把评选情况改为“{words.CHOSEN}”，或清空日期。"))
    return found


def striver() -> ColumnElement[Any]:
    person = select(Person.name).where(Person.id == Striving.person).correlate(Striving).scalar_subquery()
    unit = select(Unit.name).where(Unit.id == Striving.unit).correlate(Striving).scalar_subquery()
    return func.coalesce(person, unit, "")


STRIVINGS: Ledger = Ledger(
    code="culture.strivings", title="创争活动台账", counter="个", tab=TAB, group=GROUP, row=Striving, files=True,
    name=lambda: func.concat(Striving.year, "年 ", striver(), " ", Striving.kind),
    help="创建学习型组织、争做知识型职工：各单位的愿景和规划、学习记录、推荐和命名。",
    fields=(
        Field(Striving.year, "年度", Year(), required=True, print_mm=16, aliases=("年份",)), Field(Striving.kind, "创争类别", Choice(words.STRIVING), required=True, default=words.LEARNING_UNIT, print_mm=26, aliases=("类别", "称号")),
        Field(Striving.unit, "单位", Ref(lambda: UNITS), print_mm=34, aliases=("单位名称", "部门", "班组")), Field(Striving.person, "姓名", Ref(lambda: PEOPLE), print_mm=20, aliases=("职工姓名",), help="知识型职工填。"),
        Field(Striving.vision, "愿景", LongText(), print_mm=50, aliases=("共同愿景",)), Field(Striving.plan, "创争规划", LongText(), listed=False, aliases=("规划", "计划")), Field(Striving.records, "学习记录", LongText(), listed=False, aliases=("学习情况",)),
        Field(Striving.level, "级别", Choice(words.LEVEL), default=words.HOME_LEVEL, print_mm=18, aliases=("命名级别",)), Field(Striving.nominated_on, "推荐日期", Day(ahead=0), print_mm=22, aliases=("申报日期",)),
        Field(Striving.named_on, "命名日期", Day(ahead=0), print_mm=22, aliases=("表彰日期", "授予日期")), Field(Striving.document, "文号", Text(60), print_mm=26, aliases=("文件号",)), Field(Striving.note, "备注", LongText(), listed=False),
    ),
    order=("-year", "kind", "id"), match=(("year", "kind", "unit", "person"), ("year", "kind", "person"), ("year", "kind", "unit")), checks=(_check_striving,), settle=only_once(_strivings, "year", "kind", "person", "unit"),
    presets=(Preset("named", "命名了的", lambda day: Striving.named_on <= day), Preset("unplanned", "没有写规划", lambda _day: Striving.plan.is_(None))),
)  # fmt: skip

FAMILIES: Ledger = Ledger(
    code="culture.families", title="文明家庭评选", counter="户", tab=TAB, group=GROUP, row=StarFamily, files=True, name=lambda: of_person(StarFamily.person, func.concat(StarFamily.year, "年", StarFamily.kind)),
    help="十星级文明家庭、身边人等的推荐和评选：哪一户、几颗星、缺哪颗、评上没有。",
    fields=(
        Field(StarFamily.year, "年度", Year(), required=True, print_mm=16, aliases=("年份",)), Field(StarFamily.kind, "评选类别", Choice(words.FAMILY), required=True, default=words.FAMILY.labels[0], print_mm=30, aliases=("类别", "称号")),
        Field(StarFamily.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=20, aliases=("职工姓名", "户主", "户主姓名")), Field(StarFamily.unit, "推荐单位", Ref(lambda: UNITS), print_mm=30, aliases=("单位", "部门")),
        Field(StarFamily.stars, "星数", Count(most=words.STARS), print_mm=14, aliases=("星级", "几星")), Field(StarFamily.lacking, "缺的星", Text(60), print_mm=30, aliases=("未达到的星",)),
        Field(StarFamily.members, "家庭成员", Text(120), listed=False, aliases=("成员",)), Field(StarFamily.deeds, "事迹", LongText(), print_mm=50, aliases=("主要事迹", "简要事迹")),
        Field(StarFamily.state, "评选情况", Choice(words.CHOICE), required=True, default=words.NOMINATED, print_mm=18, aliases=("结果", "是否评上")), Field(StarFamily.chosen_on, "评上日期", Day(ahead=0), print_mm=22, aliases=("命名日期", "表彰日期")),
        Field(StarFamily.note, "备注", LongText(), listed=False),
    ),
    order=("-year", "-stars", "id"), match=(("year", "kind", "person"),), checks=(_check_family,), settle=only_once(_families, "year", "kind", "person"),
    presets=(Preset("chosen", "评上的", lambda _day: StarFamily.state == words.CHOSEN), Preset("full", "十星齐全", lambda _day: StarFamily.stars == words.STARS)),
)  # fmt: skip

LEDGERS = (STRIVINGS, FAMILIES)
