"""体检通知, 体检签到表, 疗休养安排表 and 疗休养公平表."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care import holders, persons
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.health_ledgers import BATCHES, STAYS, TOURS
from desk_union.care.cover.tables import Checkup, CheckupBatch, RestStay, StayTour
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import Document, Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Official, Table
from desk_union.describe.prose import Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.members.age_lines import years_at
from desk_union.members.ledgers.people import member_on
from desk_union.members.office import organisation
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Request


def _asked(session: Session, request: Request, row: Any, ledger: Ledger) -> list[Any]:
    """The batches or tours meant: the one asked for, else those that begin in the span, else the newest."""
    query = select(row)
    if request.picked:
        query = query.where(row.id.in_(request.picked))
    elif request.months is not None:
        query = query.where(row.first.between(request.months.first_day, request.months.last_day))
    else:
        query = query.order_by(row.first.desc(), row.id.desc()).limit(1)
    found = list(session.scalars(query if request.months is None else query.order_by(row.first, row.id)))
    if not found:
        raise Refusal(f"没有要打印的{ledger.title}。", f"请先在“{ledger.title}”里登记，或换一个期间。")
    return found


def _when(first: date | None, last: date | None) -> str:
    if first is None:
        return ""
    return days.show_day_long(first) + (f"至{days.show_day_long(last)}" if last and last != first else "")


def _called(session: Session, batch: CheckupBatch, day: date) -> list[Any]:
    query = select(Checkup.id, holders.name_of(Checkup).label("name"), Person.sex, holders.unit_of(Checkup, day).label("unit"))
    query = query.outerjoin(Person, Person.id == Checkup.person).where(Checkup.batch == batch.id)
    found = session.execute(query.order_by(Person.sort, Checkup.id)).all()
    first: dict[str, int] = {}
    for place, row in enumerate(found):
        first.setdefault(row.unit or "", place)
    return sorted(found, key=lambda row: first[row.unit or ""])


NOTICE = (Column("序号", "center", 14), Column("姓名", "center", 30), Column("性别", "center", 16), Column("单位/小组", "left", 60), Column("备注", "left", 40))


def checkup_notice(session: Session, request: Request) -> Prose:
    """The notice of one batch with its list of names."""
    batch = _asked(session, request, CheckupBatch, BATCHES)[0]
    day = batch.first or request.today
    people = _called(session, batch, day)
    place = f"在{batch.place}" if batch.place else ""
    whom = batch.audience_note or batch.audience or "下列人员"
    told = [
        f"各分会、工会小组：\n为关心职工健康，定于{_when(batch.first, batch.last) or '　　年　　月　　日'}{place}组织{batch.kind or '职工体检'}。现将有关事项通知如下：",
        f"一、体检对象：{whom}，共{len(people)}人，名单附后。",
        f"二、体检时间：{_when(batch.first, batch.last) or '另行通知'}。",
        f"三、体检地点：{batch.place or '另行通知'}。",
    ]  # fmt: skip
    more = [("体检项目", batch.items), ("注意事项", batch.notice)]
    for n, (label, text) in zip("四五", [one for one in more if one[1]], strict=False):
        told.append(f"{n}、{label}：{text}")
    told.append("请各分会、工会小组通知到本人，因故不能参加的提前说明。体检结果由本人领取，不公开。")
    rows = [(str(n), row.name, row.sex or "", row.unit or "", "") for n, row in enumerate(people, 1)]
    grid = ProseGrid("体检人员名单", NOTICE, rows)
    return Prose(
        title=f"关于组织{batch.name}的通知", organisation=organisation(session), period=days.show_day_long(request.today), printed_on=request.today,
        blocks=[*(Paragraph(text) for text in told), *([grid] if rows else [])], signers=("经办人", "负责人"), official=Official(money=""),
    )  # fmt: skip


SIGN = (
    Column("序号", "center", 10), Column("姓名", width_mm=24), Column("性别", "center", 12), Column("单位/小组", width_mm=50), Column("签到时间", "center", 30),
    Column("签名", width_mm=36), Column("备注", width_mm=30),
)  # fmt: skip


def checkup_signin(session: Session, request: Request) -> list[Table]:
    """One sheet a batch to be signed at the door."""
    tables = []
    for batch in _asked(session, request, CheckupBatch, BATCHES):
        people = _called(session, batch, batch.first or request.today)
        rows = [(str(n), row.name, row.sex or "", row.unit or "", "", "", "") for n, row in enumerate(people, 1)]
        tables.append(
            Table(
                title="体检签到表", columns=SIGN, rows=rows, organisation=organisation(session), period=f"{batch.name}　{_when(batch.first, batch.last)}".strip(),
                filter_text=batch.place or "", printed_on=request.today, count_text=f"应到 {len(rows)} 人，实到　　　人", signers=("签到人", "带队人", "负责人"),
                notes=() if rows else ("还没有列名单。",),
            )
        )  # fmt: skip
    return tables


# 疗休养

PLAN = (
    Column("序号", "center", 10), Column("姓名", width_mm=20), Column("性别", "center", 10), Column("年龄", "right", 12), Column("单位/小组", width_mm=34), Column("人员类别", width_mm=24),
    Column("移动电话", "center", 28), Column("特殊病情", width_mm=26), Column("行政承担", "right", 22), Column("工会承担", "right", 22), Column("个人承担", "right", 22), Column("签名", width_mm=24),
)  # fmt: skip
PARTS = ("employer_part", "union_part", "own_part")


def stay_plan(session: Session, request: Request) -> list[Table]:
    """Who goes on a tour, and whose money it costs; telephone and illness only when asked for."""
    return [_plan(session, tour, request) for tour in _asked(session, request, StayTour, TOURS)]


def _plan(session: Session, tour: StayTour, request: Request) -> Table:
    day = tour.first or request.today
    query = (
        select(RestStay, holders.name_of(RestStay).label("who"), Person.sex, Person.phone, years_at(Person.born_on, day).label("age"), holders.unit_of(RestStay, day).label("unit"))
        .outerjoin(Person, Person.id == RestStay.person)
        .where(RestStay.tour == tour.id, RestStay.state != words.NOT_GONE)
    )  # fmt: skip
    found = session.execute(query.order_by(Person.sort, RestStay.id)).all()
    span = Span(day, day)
    rows = [_goer(row, n, span, private=request.private) for n, row in enumerate(found, 1)]
    sums = (_sum(found, key, span) for key in PARTS)
    totals = ("", "合计", "", "", f"{len(rows)}人", "", "", "", *sums, "")
    quota = f"　名额{tour.quota}人" if tour.quota else ""
    where = "　".join(filter(None, (tour.place, _when(tour.first, tour.last))))
    return Table(
        title="职工疗休养安排表", columns=PLAN, rows=rows, organisation=organisation(session), period=f"{tour.name}　{where}{quota}".strip(), printed_on=request.today,
        totals=totals if rows else None, count_text=f"共 {len(rows)} 人", signers=("填表人", "带队人", "工会主席"),
        notes=(f"集合：{tour.gathering}。",) if tour.gathering else (),
    )  # fmt: skip


def _goer(row: Any, n: int, span: Span, *, private: bool) -> tuple[str, ...]:
    one = row.RestStay
    amounts = (summed(show_yuan(getattr(one, key)), STAYS, [one.id], span, key) if getattr(one, key) else "" for key in PARTS)
    secret = (row.phone or "", one.illness or "") if private else ("", "")
    age = str(row.age) if row.age is not None else ""
    return (str(n), row.who, row.sex or "", age, row.unit or "", one.category or "", *secret, *amounts, "")


def _sum(found: Sequence[Any], key: str, span: Span) -> str:
    ids = [row.RestStay.id for row in found if getattr(row.RestStay, key)]
    return summed(show_yuan(sum(getattr(row.RestStay, key) or 0 for row in found)), STAYS, ids, span, key) if ids else ""


FAIR = (
    Column("序号", "center", 10), Column("姓名", width_mm=22), Column("性别", "center", 12), Column("年龄", "right", 14), Column("司龄", "right", 14), Column("单位/小组", width_mm=50),
    Column("去过几次", "right", 20), Column("最近一次", "center", 26), Column("地点", width_mm=40), Column("轮候", width_mm=40),
)  # fmt: skip


def stay_fairness(session: Session, request: Request) -> list[Table]:
    """All members by when they last went: who never was comes first, the longer here the sooner."""
    day = request.day
    stays: dict[int, list[Any]] = {}
    went = select(RestStay.id, RestStay.person, RestStay.since, RestStay.place).where(
        RestStay.state == words.WENT, RestStay.person.is_not(None), RestStay.since <= day
    )
    for row in session.execute(went.order_by(RestStay.since, RestStay.id)):
        stays.setdefault(row.person, []).append(row)
    query = select(
        Person.id, Person.name, Person.sex, years_at(Person.born_on, day).label("age"), years_at(Person.hired_on, day).label("here"), Person.hired_on,
        Person.sort,
    ).where(member_on(day))  # fmt: skip
    people = sorted(session.execute(query).all(), key=lambda row: _turn(row, stays.get(row.id), day))
    placed = _units(session, [row.id for row in people], day)
    span = Span(day, day)
    rows = [_fair(row, n, stays.get(row.id, []), placed.get(row.id, ""), day, span) for n, row in enumerate(people, 1)]
    recent = days.add_months(day, -12 * words.AIM_YEARS)
    gone = [row.id for row in people if stays.get(row.id) and stays[row.id][-1].since > recent]
    never = [row.id for row in people if row.id not in stays]
    yearly = -(-len(people) // words.AIM_YEARS)
    note = f"会员{len(people)}人，近{words.AIM_YEARS}年去过{len(gone)}人，从来没有去过{len(never)}人；{words.AIM_YEARS}年轮一遍，每年约安排{yearly}人。"
    return [
        Table(
            title="职工疗休养公平表", columns=FAIR, rows=rows, organisation=organisation(session), period=f"截至{days.show_day_long(day)}", printed_on=request.today,
            count_text=f"共 {len(rows)} 人", notes=(note, f"没有去过的、在本单位时间长的排在前面；{words.GAP_YEARS}年内去过的暂缓。"),
        )
    ]  # fmt: skip


def _turn(row: Any, stays: list[Any] | None, day: date) -> tuple[Any, ...]:
    return (stays[-1].since if stays else day.min, row.hired_on or day, row.sort, row.id)


def _units(session: Session, people: Sequence[int], day: date) -> dict[int, str]:
    return {row: told["unit"] for row, told in persons.facts(session, people, ("unit",), day).items()}


def _fair(row: Any, n: int, stays: Sequence[Any], unit: str, day: date, span: Span) -> tuple[str, ...]:
    last = stays[-1] if stays else None
    waits = "可安排"
    if last is not None and last.since > days.add_months(day, -12 * words.GAP_YEARS):
        waits = f"{words.GAP_YEARS}年内去过，暂缓"
    elif last is None:
        waits = "没有去过，优先"
    times = counted(STAYS, [one.id for one in stays], span) if stays else ""
    ages = (str(value) if value is not None else "" for value in (row.age, row.here))
    return (str(n), row.name, row.sex or "", *ages, unit, times, days.show_day(last.since) if last else "", (last.place or "") if last else "", waits)


HEALTH_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.checkup_notice", "体检通知", "一批体检的通知和人员名单，可以存成Word再改；不指定时印最近的一批。",
        Document(checkup_notice), ledgers=("care.checkup_batches", "care.checkups"), options=("id",), outputs=("pdf", "docx", "xlsx"),
    ),
    Sheet(
        "care.checkup_signin", "体检签到表", "一批体检的签到表，按小组排好；不指定时印最近的一批。",
        Tables(checkup_signin), ledgers=("care.checkups", "care.checkup_batches"), options=("year", "month", "id"), says="打印所选期间开始的批次。",
    ),
    Sheet(
        "care.stay_plan", "职工疗休养安排表", "一批疗休养的人员和各方承担的费用；不指定时印最近的一批。电话、特殊病情默认留空。",
        Tables(stay_plan), ledgers=("care.stays", "care.stay_tours"), options=("year", "id"), private=("特殊病情",), says="打印所选年度开始的批次。",
    ),
    Sheet(
        "care.stay_fairness", "职工疗休养公平表", "全体会员按轮候先后：没有去过的在前，写明去过几次、最近一次什么时候。",
        Tables(stay_fairness), ledgers=("members.people", "care.stays"), options=("year", "month"),
    ),
)  # fmt: skip
