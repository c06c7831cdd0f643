"""参保名单, 参保率表 and 理赔台账."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.care import holders
from desk_union.care.cover import calling
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.insurance_ledgers import CLAIMS, INSURANCE, covered_on
from desk_union.care.cover.links import own_share
from desk_union.care.cover.tables import Checkup, Insurance, InsuranceClaim, InsurancePlan
from desk_union.describe.accounting import PARTS, Rate
from desk_union.describe.behind import Number, counted, summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import member_on
from desk_union.members.office import organisation
from desk_union.members.paper import rolls
from desk_union.members.tables import Person
from desk_union.store.figures import NOTHING, tenths_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

JOINED, COVERED, PLAN = "joined", "covered", "plan"
EVERY = ("", "全部计划")
WHICH = Choose("which", "哪些人", ((JOINED, "本年参保的"), (COVERED, "期末在保的"), ("fresh", "本年新参保的")))
HEADS = (
    Column("计划"), Column("序号", "center", 10), Column("姓名", width_mm=20), Column("性别", "center", 10), Column("身份证号", "center", 38),
    Column("单位/小组", width_mm=34), Column("份数", "right", 12), Column("保费", "right", 22), Column("其中工会承担", "right", 24), Column("缴费方", width_mm=20),
    Column("保障起止", "center", 42), Column("参保方式", "center", 18), Column("备注", width_mm=18),
)  # fmt: skip


def plans_of(session: Session) -> tuple[Choose, ...]:
    """The plans by name, all of them first."""
    found = session.execute(select(InsurancePlan.id, InsurancePlan.name).order_by(InsurancePlan.name))
    return (Choose(PLAN, "计划", (EVERY, *((str(row.id), row.name) for row in found))),)


def span_of(request: Request) -> Span:
    """The year, quarter or month that is asked, whole; by itself the year of the day."""
    asked = request.months
    if asked is not None:
        return Span(asked.first_day, asked.last_day)
    return Span.year(request.day.year)


def in_words(span: Span) -> str:
    return f"{days.show_day_long(span.first)}至{days.show_day_long(span.last)}"


def insurance_list(session: Session, request: Request) -> list[Table]:
    """By plan, everybody who joined in the span or is covered at its end; ID numbers are masked unless asked for."""
    span, which = span_of(request), request.chosen.get("which") or JOINED
    last = min(span.last, request.today)
    where: Any = covered_on(last) if which == COVERED else Insurance.joined_on.between(span.first, span.last)
    if which == "fresh":
        where = and_(where, Insurance.joining == words.NEW)
    query = (
        select(Insurance, InsurancePlan.name.label("plan_name"), Person.name, Person.sex, holders.unit_of(Insurance, last).label("unit"), own_share().label("own"), holders.number_of(Insurance).label("number"))
        .join(InsurancePlan, InsurancePlan.id == Insurance.plan)
        .outerjoin(Person, Person.id == Insurance.person)
        .where(where)
    )  # fmt: skip
    if request.chosen.get(PLAN):
        query = query.where(Insurance.plan == int(request.chosen[PLAN]))
    found = session.execute(query.order_by(InsurancePlan.name, Person.sort, Insurance.id)).all()
    numbers: dict[str, int] = defaultdict(int)
    rows = []
    for row in found:
        numbers[row.plan_name] += 1
        rows.append(_insured(row, numbers[row.plan_name], span, private=request.private))
    ids = [row.Insurance.id for row in found]
    totals = ("", "合计", f"{len(ids)}人次", "", "", "", _total(found, ids, span, "shares"), _total(found, ids, span, "premium"), _total(found, ids, span, "union_part"), "", "", "", "")
    period = f"截至{days.show_day_long(last)}在保" if which == COVERED else in_words(span)
    return [
        Table(
            title="职工互助保障参保名单", columns=HEADS, rows=rows, organisation=organisation(session), period=period, printed_on=request.today,
            totals=totals if rows else None, count_text=f"共 {len(rows)} 人次", section_by=0, section_unit="人次",
            notes=() if rows else ("这个期间没有参保记录。",), signers=("填表人", "审核人", "工会（盖章）"),
        )
    ]  # fmt: skip


def _insured(row: Any, n: int, span: Span, *, private: bool) -> tuple[str, ...]:
    one = row.Insurance
    until = days.show_day(one.until) if one.until else ""
    number = (row.number or "") if private else ""
    return (
        row.plan_name, str(n), row.name or one.outsider or "", row.sex or "", number, row.unit or "",
        summed(str(one.shares or 1), INSURANCE, [one.id], span, "shares"),
        summed(show_yuan(one.premium), INSURANCE, [one.id], span, "premium") if one.premium is not None else "",
        summed(show_yuan(one.union_part), INSURANCE, [one.id], span, "union_part") if one.union_part else "",
        one.payer, f"{days.show_day(one.since)}至{until}", one.joining or "", one.note or "",
    )  # fmt: skip


def _total(found: Sequence[Any], ids: Sequence[int], span: Span, key: str) -> Number:
    total = sum(getattr(row.Insurance, key) or 0 for row in found)
    return summed(str(total) if key == "shares" else show_yuan(total), INSURANCE, ids, span, key)


# How many of those for whom a plan is are in it

RATES = (
    Column("计划名称", width_mm=60), Column("险种", width_mm=32), Column("参保对象", width_mm=26), Column("应参保人数", "right", 24), Column("在保人数", "right", 24),
    Column("参保率", "right", 20), Column("最低参保率", "right", 22),
)  # fmt: skip


def cover_rates(session: Session, request: Request) -> list[Table]:
    """Of each plan in force how many of its audience are covered at the end of the span."""
    last = min(span_of(request).last, request.today)
    span = Span(last, last)
    held = select(Insurance.plan).where(covered_on(last)).distinct()
    plans = session.scalars(select(InsurancePlan).where(InsurancePlan.id.in_(held)).order_by(InsurancePlan.name))
    rows = [_rate(session, plan, last, span) for plan in plans.all()]
    note = "参保率是参保对象里期末在保的人占多少；在册以外的参保人不算在内。"
    return [
        Table(
            title="互助保障参保率表", columns=RATES, rows=rows, organisation=organisation(session), printed_on=request.today,
            period=f"截至{days.show_day_long(last)}", count_text=f"共 {len(rows)} 个计划", notes=(note,) if rows else ("没有在保的计划。",),
        )
    ]  # fmt: skip


def _rate(session: Session, plan: InsurancePlan, day: date, span: Span) -> tuple[str, ...]:
    who = plan.audience if plan.audience in words.CHECK_AUDIENCE.labels else words.MEMBERS
    should = set(calling.audience(session, who, None, day))
    query = select(Insurance.person).where(covered_on(day), Insurance.plan == plan.id, Insurance.person.is_not(None))
    covered = sorted(should & set(session.scalars(query)))
    tenths = tenths_of(len(covered), len(should))
    rate = NOTHING if tenths is None else f"{tenths // 10}.{tenths % 10}%"
    least = Rate().show(plan.least_rate) if plan.least_rate is not None else ""
    if plan.least_rate is not None and should and len(covered) * PARTS < plan.least_rate * len(should):
        least = f"{least}（不足）"
    return (
        plan.name, plan.kind or "", who, counted(PEOPLE, sorted(should), span), counted(PEOPLE, covered, span), rate, least
    )  # fmt: skip


# Women by unit, for the women's table of 会员台账

WOMEN = (
    Column("分会、小组", width_mm=60), Column("女会员", "right", 24), Column("在保", "right", 24), Column("在保比例", "right", 22),
    Column("其中女职工专项", "right", 28), Column("本年体检", "right", 24), Column("体检比例", "right", 22),
)  # fmt: skip


def women_cover(session: Session, request: Request) -> list[Table]:
    """Of the women members of each unit how many are covered on the day, and were examined in its year."""
    day = request.day
    units = tree.read(session, day)
    span, year = Span(day, day), Span(date(day.year, 1, 1), day)
    members = set(session.scalars(select(Person.id).where(member_on(day), Person.sex == "女", rolls.of_unit(request, day))))
    held = select(Insurance.person).where(covered_on(day), Insurance.person.is_not(None))
    own = select(InsurancePlan.id).where(InsurancePlan.kind == "女职工特殊疾病")
    seen = select(Checkup.person).where(Checkup.attended.is_(True), Checkup.day.between(year.first, year.last))
    sets = [members & set(session.scalars(one)) for one in (held, held.where(Insurance.plan.in_(own)), seen)]
    placed = rolls.whereabouts(session, members)
    by_unit: dict[int | None, list[int]] = defaultdict(list)
    for person in sorted(members):
        by_unit[placed(person, day)].append(person)
    rows = [
        _women(tree.NOWHERE if unit is None else units.full_name(unit), by_unit[unit], sets, span)
        for unit in (*units.in_order(), None)
        if by_unit.get(unit)
    ]
    return [
        Table(
            title="女工参保体检情况表", columns=WOMEN, rows=rows, organisation=organisation(session), period=f"截至{days.show_day_long(day)}",
            filter_text=units.names[request.unit] if request.unit is not None else "", printed_on=request.today,
            totals=_women("合计", sorted(members), sets, span) if rows else None, count_text=f"共 {len(members)} 人",
            notes=("在保按任何一个互助保障计划算；体检按本年参加过的算，一人只算一次。",) if rows else ("没有女会员。",),
        )
    ]  # fmt: skip


def _women(name: str, people: Sequence[int], sets: Sequence[set[int]], span: Span) -> tuple[str, ...]:
    covered, special, examined = ([one for one in people if one in group] for group in sets)
    return (
        name, counted(PEOPLE, people, span), counted(PEOPLE, covered, span), _share(covered, people), counted(PEOPLE, special, span),
        counted(PEOPLE, examined, span), _share(examined, people),
    )  # fmt: skip


def _share(part: Sequence[int], whole: Sequence[int]) -> str:
    tenths = tenths_of(len(part), len(whole))
    return NOTHING if tenths is None else f"{tenths // 10}.{tenths % 10}%"


# Claims

CLAIM_HEADS = (
    Column("序号", "center", 10), Column("编号", "center", 26), Column("姓名", width_mm=18), Column("单位/小组", width_mm=30), Column("事项", width_mm=24),
    Column("计划", width_mm=34), Column("入院\n（发生）", "center", 22), Column("受理", "center", 22), Column("申报", "center", 22), Column("办理情况", "center", 18),
    Column("申请金额", "right", 22), Column("给付金额", "right", 22), Column("到账", "center", 22),
)  # fmt: skip


def claims_list(session: Session, request: Request) -> list[Table]:
    """What was received in the span, whatever came of it."""
    span = span_of(request)
    last = min(span.last, request.today)
    query = (
        select(InsuranceClaim, func.coalesce(InsurancePlan.name, "").label("plan_name"), holders.name_of(InsuranceClaim).label("who"), holders.unit_of(InsuranceClaim, last).label("unit"))
        .outerjoin(InsurancePlan, InsurancePlan.id == InsuranceClaim.plan)
        .where(InsuranceClaim.day.between(span.first, span.last))
    )  # fmt: skip
    found = session.execute(query.order_by(InsuranceClaim.day, InsuranceClaim.id)).all()
    rows = [_claim(row, n, span) for n, row in enumerate(found, 1)]
    totals = ("", "合计", f"{len(rows)}笔", *[""] * 7, *(_claimed(found, span, key) for key in ("asked", "paid")), "")
    return [
        Table(
            title="理赔、医保办理台账", columns=CLAIM_HEADS, rows=rows, organisation=organisation(session), period=in_words(span), printed_on=request.today,
            totals=totals if rows else None, count_text=f"共 {len(rows)} 笔", notes=() if rows else ("这个期间没有理赔。",),
        )
    ]  # fmt: skip


def _claim(row: Any, n: int, span: Span) -> tuple[str, ...]:
    one = row.InsuranceClaim
    dates = [days.show_day(day) if day else "" for day in (one.happened_on, one.day, one.filed_on)]
    amounts = (summed(show_yuan(amount), CLAIMS, [one.id], span, key) if amount else "" for key, amount in (("asked", one.asked), ("paid", one.paid)))
    return (
        str(n), one.number or "", row.who, row.unit or "", one.kind, row.plan_name, *dates, one.stage, *amounts, days.show_day(one.paid_on) if one.paid_on else "",
    )  # fmt: skip


def _claimed(found: Sequence[Any], span: Span, key: str) -> str:
    ids = [row.InsuranceClaim.id for row in found if getattr(row.InsuranceClaim, key)]
    return summed(show_yuan(sum(getattr(row.InsuranceClaim, key) or 0 for row in found)), CLAIMS, ids, span, key) if ids else ""


INSURANCE_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.insurance_list", "职工互助保障参保名单", "按计划列出参保的人，交承办单位用；身份证号默认留空，要打印的勾选隐私栏目。",
        Tables(insurance_list), ledgers=("care.insurance",), options=("year", "quarter", "month"), choices=(WHICH,), asks=plans_of,
        private=("证件号码",), says="打印所选期间参保的人，或期末在保的人。", ahead=True,
    ),
    Sheet(
        "care.cover_rates", "互助保障参保率表", "每个计划应参保多少人、在保多少人、参保率。", Tables(cover_rates),
        ledgers=("care.plans", "care.insurance", "members.people"), options=("year", "month"), says="按所选期间的最后一天。",
    ),
    Sheet(
        "care.women_cover", "女工参保体检情况表", "各分会、小组的女会员里多少人在保、多少人本年参加了体检，和“女工会员情况表”一起用。", Tables(women_cover),
        ledgers=("care.insurance", "care.checkups", "members.people"), options=("year", "month", "unit"),
    ),
    Sheet(
        "care.claims_list", "理赔、医保办理台账", "所选期间受理的每一笔理赔、医保办理：到了哪一步，给付多少。病名、医院不印。", Tables(claims_list),
        ledgers=("care.claims",), options=("year", "quarter", "month"), says="打印所选期间受理的。",
    ),
)  # fmt: skip
