"""Sheets by age and seniority: 40岁以上, 整岁生日, 88岁以上, 当月生日, 工龄会龄.

The lines are those of the office's own texts: 40 for the checkup, 50 and 55 (women), 55 and 60 (men) for the common
birthday, 88 for the visit before 春节 (office.md 5).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from desk_union.basis import days
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members import age_lines
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import on_roll, retired_on
from desk_union.members.life.deeds import among
from desk_union.members.paper import rolls
from desk_union.members.tables import Person
from desk_union.store import partial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

CHECKUP = 40
ROUND = {"女": (50, 55), "男": (55, 60)}
AGED_KEYS = ("name", "sex", "born_on", "retired_on", "lives_alone", "spouse", "service_group", "address")
SENIORITY_KEYS = (
    "work_no", "name", "sex", "started_on", "service_years", "hired_on", "here_years", "joined_on", "member_years",
)  # fmt: skip
BIRTHDAY_KEYS = ("name", "sex", "born_on", "job")


def age40(session: Session, request: Request) -> list[Table]:
    """On the roll and at least 40 on the day, or within its year where the office counts so."""
    roll, ages = on_roll(request.day), _ages(session, request, on_roll(request.day))
    found = [id_ for id_, age in ages.items() if age >= CHECKUP]
    keys = ("work_no", "name", "sex", "born_on", "job", "title", "employ_type")
    return [
        rolls.by_unit(
            session, request, f"{CHECKUP}岁以上职工名单", keys, found,
            ((Column("年龄", "right"),), lambda person: (str(ages[person]),)), empty=f"本期没有{CHECKUP}岁以上的职工。",
            notes=(_how(session), "不含离退休人员。", rolls.unknown(session, request, roll)),
        )
    ]  # fmt: skip


def seniority(session: Session, request: Request) -> list[Table]:
    """Everybody on the roll with the years at work, in this office and as a member; the longest at work first."""
    roll = on_roll(request.day)
    units = rolls.UnitOrder(session, request.day)
    told = rolls.lines(session, request, ("unit", *SENIORITY_KEYS), rolls.ids(session, request, roll), request.day)
    since = 1 + SENIORITY_KEYS.index("started_on")
    told.sort(key=lambda line: (line.values[since] is None, line.values[since] or date.max))
    rows = [(*line.words[1:3], units.name(line.values[0]), *line.words[3:]) for line in told]
    heads = rolls.columns(SENIORITY_KEYS)
    heads.insert(2, rolls.SECTION)
    lacking = sum(line.values[since] is None for line in told)
    return [
        rolls.table(
            session, request, "工龄会龄名单", heads, rows, empty="本期没有在册的职工。",
            notes=(
                "工龄从参加工作、司龄从进单位、会龄从入会算起，都按周年。",
                f"有{lacking}人没有登记参加工作时间，排在最后。" if lacking else "",
            ),
        )
    ]  # fmt: skip


def age88(session: Session, request: Request) -> list[Table]:
    """Retired and as old as the office's line or older, the oldest first."""
    retired = retired_on(request.day)
    line = age_lines.read(session).aged
    ages = {id_: age for id_, age in _ages(session, request, retired).items() if age >= line}
    keys = (*AGED_KEYS, *(("phone", "spouse_phone") if request.private else ()))
    told = rolls.lines(session, request, keys, list(ages), request.day)
    told.sort(key=lambda one: one.values[2])
    rows = [(*one.words[:3], str(ages[one.id]), *one.words[3:]) for one in told]
    heads = rolls.columns(keys)
    heads.insert(3, Column("年龄", "right"))
    return [
        rolls.table(
            session, request, f"{line}岁以上离退休职工名单", heads, rows, empty=f"本期没有{line}岁以上的离退休职工。",
            notes=(_how(session), rolls.unknown(session, request, retired, "离退休职工")),
        )
    ]  # fmt: skip


def round_birthdays(session: Session, request: Request) -> list[Table]:
    """Who reaches one of the ages in the year and is on the roll, or was until the birthday: some retire on it."""
    year = request.year or request.day.year
    meant = or_(
        *(and_(Person.sex == sex, Person.born_on.between(date(year - age, 1, 1), date(year - age, 12, 31)))
          for sex, ages in ROUND.items() for age in ages)
    )  # fmt: skip
    found = _birthdays(session, year, meant)
    by_eve: dict[date, list[int]] = defaultdict(list)
    for id_, day in found.items():
        by_eve[day - timedelta(1)].append(id_)
    kept = set(rolls.ids(session, request, among(Person.id, found), on_roll(request.day)))
    for eve, ids in by_eve.items():
        kept.update(rolls.ids(session, request, among(Person.id, ids), on_roll(eve), day=eve))
    lines = "，".join(f"{sex}{'、'.join(map(str, ages))}岁" for sex, ages in ROUND.items())
    told = _birthday_list(
        session, request, "整岁生日名单", {id_: day for id_, day in found.items() if id_ in kept}, f"{year}年",
        "本期没有过整岁生日的职工。",
        (f"整岁：{lines}。", rolls.unknown(session, request, on_roll(request.day))),
    )  # fmt: skip
    return [told]


def birthdays(session: Session, request: Request) -> list[Table]:
    """Birthdays of the month, or of the whole year, of those who are on the roll on the day."""
    year = request.year or request.day.year
    month = request.month or (None if request.year else request.day.month)
    roll = on_roll(request.day)
    wanted = set(rolls.ids(session, request, roll))
    found = {id_: day for id_, day in _birthdays(session, year, roll).items() if id_ in wanted}
    vague = {id_ for id_, day in found.items() if isinstance(day, days.Partial) and day.precision == days.YEAR}
    if month:
        found = {id_: day for id_, day in found.items() if day.month == month and id_ not in vague}
    title, period = ("当月生日名单", f"{year}年{month}月") if month else ("职工生日名单", f"{year}年")
    left = f"另有{len(vague)}名在册职工只登记了出生年份，无法列入。" if month and vague else ""
    notes = (f"按{days.show_day_long(request.day)}在册的职工。", left, rolls.unknown(session, request, roll))
    return [_birthday_list(session, request, title, found, period, "本期没有过生日的职工。", notes)]


def _ages(session: Session, request: Request, who: ColumnElement[bool]) -> dict[int, int]:
    """The age of everybody meant whose birth date is known, by pronunciation."""
    lines = age_lines.read(session)
    meant = select(Person.id, Person.born_on).where(who, rolls.of_unit(request, request.day))
    return {
        row.id: lines.age(row.born_on, request.day)
        for row in session.execute(meant.order_by(Person.sort, Person.id))
        if row.born_on is not None
    }


def _how(session: Session) -> str:
    return "年龄按当年计算，年内满的都算。" if age_lines.read(session).within_year else ""


def _birthdays(session: Session, year: int, who: ColumnElement[bool]) -> dict[int, date]:
    """The birthday in the year of everybody meant who was born before it."""
    born = select(Person.id, Person.born_on).where(who, Person.born_on.is_not(None)).order_by(Person.sort, Person.id)
    told = partial.telling(session, PEOPLE, "born_on")
    return {
        row.id: days.birthday_in(told(row.id, "born_on", row.born_on), year)
        for row in session.execute(born)
        if row.born_on is not None and row.born_on.year < year
    }


def _birthday(day: date) -> str:
    if not isinstance(day, days.Partial):
        return f"{day.month}月{day.day}日"
    return f"{day.month}月" if day.precision == days.MONTH else "不详"


def _birthday_list(
    session: Session,
    request: Request,
    title: str,
    found: dict[int, date],
    period: str,
    empty: str,
    notes: Sequence[str],
) -> Table:
    ordered = sorted(found, key=lambda id_: found[id_])  # stays by pronunciation within a day
    told = rolls.lines(session, request, BIRTHDAY_KEYS, ordered, request.day)
    units, unit_on = rolls.UnitOrder(session, request.day), rolls.whereabouts(session, found)
    rows = []
    for one in told:
        day = found[one.id]
        unit = unit_on(one.id, request.day) or unit_on(one.id, day - timedelta(1))
        name, sex, born, job = one.words
        age = str(days.age_on(one.values[2], day))
        rows.append((_birthday(day), name, sex, born, age, units.name(unit), job))
    heads = (
        Column("生日", "center"), *rolls.columns(("name", "sex", "born_on")), Column("满周岁", "right"), rolls.SECTION,
        *rolls.columns(("job",)),
    )  # fmt: skip
    return rolls.table(session, request, title, heads, rows, period=period, empty=empty, notes=notes)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.age40", "40岁以上职工名单", "40岁以上的在册职工，组织体检用。",
        Tables(age40), ledgers=("members.people",),
    ),
    Sheet(
        "members.seniority", "工龄会龄名单", "在册职工的工龄、司龄、会龄，工龄长的在前。",
        Tables(seniority), ledgers=("members.people",),
    ),
    Sheet(
        "members.round_birthdays", "整岁生日名单", "当年满整岁的在册职工：女50、55岁，男55、60岁。",
        Tables(round_birthdays), ledgers=("members.people",),
        options=("year", "unit"), says="打印所选年度的生日。", ahead=True,
    ),
    Sheet(
        "members.age88", "88岁以上离退休职工名单", "春节慰问用；年龄线可在设置中改。",
        Tables(age88), ledgers=("members.retirees",), options=("year", "month"),
        private=("移动电话", "配偶/遗孀电话"),
    ),
    Sheet(
        "members.birthdays", "当月生日名单", "所选月份过生日的在册职工；不选月份就是全年的。",
        Tables(birthdays), ledgers=("members.people",),
        says="打印所选年度或月份里的生日。", monthly=True, ahead=True,
    ),
)  # fmt: skip
