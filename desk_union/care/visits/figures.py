"""The figures of visits: households, times, units and what was given, by the day of the visit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from desk_union.basis import festivals
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.gifts import given
from desk_union.care.visits.ledgers import SERVICES, TALKS, VISITS, heads, home, of_migrant, of_sort, of_woman
from desk_union.care.visits.tables import CareService, CareTalk, CareVisit
from desk_union.describe.figure import Figure
from desk_union.members import age_lines
from desk_union.members.ledgers import CHILDREN, PEOPLE
from desk_union.members.ledgers.people import on_roll, retired_on
from desk_union.members.life import rules as members_rules
from desk_union.members.tables import Child, Person
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.figure import Span

TIMES, HOUSEHOLDS, CASH = "care.visit_times", "care.visit_households", "care.visit_cash"


def visits(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return select(CareVisit.id).where(CareVisit.day.between(span.first, span.last), *where)

    return rows


def _gift(column: Any) -> Callable[[], Any]:
    return lambda: given(column)(None)  # type: ignore[arg-type]  # the same on any day


def figure(code: str, label: str, unit: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return Figure(f"care.{code}", label, unit, lambda: VISITS, visits(*where), **more)


def households(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return figure(code, label, "户", home().is_not(None), *where, measure="distinct", amount=home, **more)


def times(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return figure(code, label, "人次", *where, measure="total", amount=heads, **more)


def cash(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return figure(code, label, "元", *where, measure="sum", amount=_gift(PayoutLine.cash), **more)


def people(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    """Different ones, however often they were visited."""
    return figure(code, label, "人", *where, measure="distinct", amount=_who, **more)


def _who() -> Any:
    own = func.iif(CareVisit.person.is_not(None), func.concat("#", CareVisit.person), None)
    return func.coalesce(own, CareVisit.outsider, CareVisit.household)


def _named(*words_: str) -> ColumnElement[bool]:
    """The campaign or the reason speaks of one of these."""
    told = func.concat(func.coalesce(CareVisit.campaign, ""), " ", CareVisit.reason)
    return or_(*(told.contains(word) for word in words_))


def _service(code: str, label: str, unit: str, kind: str, **more: Any) -> Figure:
    def rows(span: Span) -> Select[Any]:
        return select(CareService.id).where(CareService.day.between(span.first, span.last), CareService.kind == kind)

    return Figure(f"care.{code}", label, unit, lambda: SERVICES, rows, "total", amount=lambda: func.coalesce(CareService.count, 1), **more)


def _talks(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    return lambda span: select(CareTalk.id).where(CareTalk.day.between(span.first, span.last), *where)


def _aged(span: Span) -> Select[Any]:
    """Of the retired those who had reached the age line by 春节 of the year."""
    day = festivals.day_of(festivals.SPRING, span.last.year) or span.last
    reached = age_lines.age(Person.born_on, day) >= age_lines.line(age_lines.AGED, members_rules.AGED)
    return select(Person.id).where(retired_on(day), reached)


def _june_children(span: Span) -> Select[Any]:
    """Children of people on the roll who are below the age line on 1 June of the year."""
    day = date(span.last.year, 6, 1)
    young = age_lines.age(Child.born_on, day) < age_lines.line(age_lines.CHILD, members_rules.CHILD_LINE)
    return select(Child.id).join(Person, Person.id == Child.person).where(Child.born_on <= day, young, on_roll(day))


IN_NEED = of_sort(words.NEED, words.ILL)
HARDSHIP, ILL = of_sort(words.NEED), of_sort(words.ILL)
FESTIVE = _named("两节", "双节", "春节", "元旦")
PARENT_DIED = and_(of_sort(words.BEREAVED), or_(CareVisit.relation.in_(words.PARENTS), _named("父母", "父亲", "母亲")))
# A mother-in-law is 岳母 or 婆婆, no parent of one's own.
OWN_PARENT = and_(PARENT_DIED, ~_named("岳父", "岳母", "公婆"), func.coalesce(CareVisit.relation, "").not_in(("岳父", "岳母", "公公", "婆婆")))
OWN_MONEY = or_(CareVisit.source.contains("工会经费"), CareVisit.source.contains("会费"))
OF_SORT = (
    ("hardship", words.NEED), ("bereaved", words.BEREAVED), ("injured", words.INJURED), ("married", words.MARRIED), ("born", words.BORN),
    ("retired", words.RETIRED), ("aged", words.AGED), ("festival", words.FESTIVAL), ("heat", words.HEAT), ("disabled", words.DISABLED),
)  # fmt: skip

FIGURES: tuple[Figure, ...] = (
    households("visit_households", "走访慰问户数", note="不同的户名；没有写户名的一个人算一户；慰问单位的不算户。"),
    times("visit_times", "走访慰问人次", seeds=("F186",), note="各次的人数相加，没有写人数的算1。"),
    figure("visit_times_women", "其中女职工", "人次", of_woman(), parent=TIMES, note="花名册里的女职工，一行算一人次。"),
    figure("visit_times_migrant", "其中农民工", "人次", of_migrant(), parent=TIMES, seeds=("F187",), note="走访当天是农民工的，一行算一人次。"),
    figure("visit_units", "慰问基层单位", "家", func.coalesce(CareVisit.site, "") != "", measure="distinct", amount=lambda: func.replace(CareVisit.site, " ", ""), seeds=("F185",)),
    cash("visit_cash", "慰问金", seeds=("F188",), note="按慰问日期，入账没入账都算。"),
    figure("visit_goods", "慰问实物折价", "元", measure="sum", amount=_gift(PayoutLine.goods_value), seeds=("F189",), note="按慰问日期，入账没入账都算。"),
    households("visit_households_need", "走访困难、住院职工户数", IN_NEED, parent=HOUSEHOLDS, seeds=("F041",)),
    times("visit_times_need", "走访困难、住院职工人次", IN_NEED, parent=TIMES, seeds=("F042",)),
    cash("visit_cash_need", "困难、住院慰问金（救助金）", IN_NEED, parent=CASH, seeds=("F043",)),
    households("visit_households_hardship", "走访困难户数", HARDSHIP, parent=HOUSEHOLDS, seeds=("F206",)),
    figure("visits_hardship", "探望困难职工", "次", HARDSHIP, seeds=("F255",)),
    cash("visit_cash_hardship", "困难户慰问金", HARDSHIP, parent=CASH),
    cash("visit_cash_hardship_own", "困难户慰问金，工会经费", HARDSHIP, OWN_MONEY, parent=CASH, seeds=("F205",)),
    times("visit_times_ill", "探望患病职工", ILL, parent=TIMES, seeds=("F081",)),
    figure("visit_times_ill_women", "其中患病女职工", "人次", ILL, of_woman(), parent="care.visit_times_ill", seeds=("F082",)),
    people("visit_people_ill", "看望生病职工人数", ILL, seeds=("F325",), note="一个人看望几次只算一人。"),
    people("visit_people_bereaved", "慰问亲人亡故职工", of_sort(words.BEREAVED), seeds=("F326",)),
    people("visit_people_parent_died", "慰问父母离世职工", OWN_PARENT, seeds=("F084",), note="事由或“与职工关系”写明是父母的。"),
    figure("visits_married", "参加职工婚礼、新婚慰问", "次", of_sort(words.MARRIED), seeds=("F327",)),
    people("visit_people_festive", "两节慰问困难职工人数", HARDSHIP, FESTIVE, seeds=("F108",)),
    cash("visit_cash_festive", "两节慰问金", FESTIVE, parent=CASH, seeds=("F109",), note="活动/批次或事由写了两节、双节、春节、元旦的。"),
    households("visit_households_disabled", "助残日、残疾职工慰问户数", or_(of_sort(words.DISABLED), _named("助残")), parent=HOUSEHOLDS, seeds=("F149",)),
    figure("heat_days", "送清凉天数", "天", of_sort(words.HEAT), measure="distinct", amount=lambda: CareVisit.day, seeds=("F037",)),
    figure("double_ninth", "重阳节慰问离退休职工活动", "次", _named("重阳"), measure="distinct", amount=lambda: func.coalesce(CareVisit.campaign, CareVisit.day), seeds=("F313",), note="同一活动/批次算一次。"),
    *(times(f"visit_times_{code}", f"{sort}慰问人次", of_sort(sort), parent=TIMES) for code, sort in OF_SORT),
    Figure("care.aged_at_spring", "春节慰问的高龄老人", "人", lambda: PEOPLE, _aged, seeds=("F335",), note="到这一年春节满高龄年龄线的离退休人员；年龄线在设置里。"),
    Figure("care.june_children", "六一儿童节礼物的职工子女", "人", lambda: CHILDREN, _june_children, seeds=("F333",), note="6月1日不满年龄线的在册职工子女；年龄线在设置里，通常14周岁。"),
    Figure("care.talks", "谈心", "人次", lambda: TALKS, _talks()),
    _service("letters_sent", "寄发慰问信、贺年卡", "份", words.LETTERS, seeds=("F152",)),
    _service("passes_handled", "代办老年人乘车证", "人次", words.PASSES, seeds=("F151",)),
    _service("insurance_handled", "代办医保（服务登记）", "人次", words.INSURANCE),
)  # fmt: skip
