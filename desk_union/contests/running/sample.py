"""A made-up year of 竞赛: 六赛 by quarters, skill contests, 大干100天, a quiz, the flag; last year and this."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.points import SCALE
from desk_union.contests.running import awarding, flagging, rounds, signing, starting
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import (
    AWARDS,
    CONTESTS,
    CRITERIA,
    ENTRIES,
    FLAGS,
    GRADES,
    JOINT_WORK,
    MEMBERS,
    SCORES,
)
from desk_union.contests.running.starting import add_rows
from desk_union.contests.running.tables import Contest, ContestEntry, ContestFlag, ContestPattern
from desk_union.funds.tables import Entry, Voucher
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Person, Placement, Unit
from desk_union.payouts import handling, settling
from desk_union.payouts.tables import PayoutLine
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CHAIR = "赵主席"
TEAMS = 14
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
JUDGING = "孙科长、马工、林工"
EXPERTS = "高技师、陈技师、何技师、罗技师、梁技师"
PAID = "劳动竞赛奖励"  # of the vouchers of last year


def fill(book: Book, today: date) -> None:
    with book.deed("示例竞赛", code="found") as session:
        session.info["kind"] = "final"
        teams, people = _teams(session), _people(session, today)
        for year in (today.year - 1, today.year):
            _six(session, year, teams, today)
            _skill(session, year, people[year % 5 :: 5][:18], today)
        _drive(session, today.year - 1, teams, today)
        _quiz(session, today)
        _stars(session, today, people)
        _joint(session, today)
        _unsigned(session, today)


def _teams(session: Session) -> list[Any]:
    """Units that have nothing below them."""
    above = select(Unit.parent).where(Unit.parent.is_not(None))
    return list(session.execute(select(Unit.id, Unit.name).where(Unit.id.not_in(above)).order_by(Unit.id).limit(TEAMS)))


def _people(session: Session, today: date) -> list[Any]:
    there = select(Person.id, Person.name).where(member_on(today), Person.retired_on.is_(None)).order_by(Person.id)
    return list(session.execute(there.limit(200)))


def _pattern(session: Session, name: str) -> int:
    return session.scalars(select(ContestPattern.id).where(ContestPattern.name == name)).one()


def _run(session: Session, contest: int) -> None:
    signing.go(session, contest, session.info["at"].date(), {"stage": words.RUNNING})


def _mark(session: Session, contest: int, marks: Sequence[Mapping[str, Any]], today: date) -> None:
    add_rows(session, SCORES, [{"contest": contest, **one} for one in marks], today)


def _six(session: Session, year: int, teams: Sequence[Any], today: date) -> None:
    """Quarter after quarter as far as the year has come; the whole once it is over."""
    given = {"name": f"{year}年六赛劳动竞赛", "starts_on": date(year, 1, 1), "organiser": "厂工会"}
    whole = starting.by_pattern(session, _pattern(session, "六赛"), given, QUARTERS, today)
    below = list(session.scalars(select(Contest).where(Contest.whole == whole).order_by(Contest.starts_on)))
    for n, one in enumerate(below):
        contest, ends = one.id, one.ends_on or today
        session.get_one(Contest, contest).judges = JUDGING
        session.flush()
        entries = [{"contest": contest, "name": unit.name, "unit": unit.id, "kind": words.TEAM} for unit in teams]
        add_rows(session, ENTRIES, entries, today)
        if one.starts_on is None or one.starts_on > today:
            continue
        _run(session, contest)
        over = ends < today
        _mark(session, contest, _six_marks(teams, year, n, last=len(teams) if over else 5), today)
        if over:
            result = signing.sign_off(session, contest, ends + timedelta(days=3), CHAIR, today)
            best = result.entries[result.ranked[0].contender.key].name
            _flag(session, contest, f"{year}年{one.round}", best, ends + timedelta(days=5), today)
    if date(year, 12, 31) < today:
        rounds.gather(session, whole, today)
        signing.sign_off(session, whole, date(year, 12, 31), CHAIR, today)
        awarding.award(session, whole, date(year, 12, 31), awarding.ALL, today)


def _six_marks(teams: Sequence[Any], year: int, quarter: int, last: int) -> list[dict[str, Any]]:
    full = (("成本", 20), ("产量", 20), ("质量", 20), ("安全", 20), ("纪律", 10), ("精神", 10))
    found: list[dict[str, Any]] = [
        {
            "entrant": unit.name, "item": item, "judge": judge,
            "mark": most * SCALE - ((5 * t + 3 * i + 7 * j + 2 * quarter + year) % 7) * most * SCALE // 80,
        }
        for t, unit in enumerate(teams[:last])
        for i, (item, most) in enumerate(full)
        for j, judge in enumerate(JUDGING.split("、"))
    ]  # fmt: skip
    found += [{"entrant": teams[quarter].name, "item": "加分", "mark": 2 * SCALE, "word": "合理化建议获采纳"}]
    found += [{"entrant": teams[(quarter + 3) % last].name, "item": "扣分", "mark": SCALE // 2, "word": "交接班记录缺项"}]
    if (year + quarter) % 5 == 0:
        found += [{"entrant": teams[(quarter + 2) % last].name, "item": "安全事故", "mark": SCALE, "word": "轻伤一起"}]
    return found


def _flag(session: Session, contest: int, period: str, holder: str, day: date, today: date) -> None:
    """To the best of the quarter; who was the best twice running keeps it by a new row."""
    day = min(day, today)
    held = session.scalars(select(ContestFlag.id).where(ContestFlag.until.is_(None))).first()
    given = {"day": day, "holder": holder, "period": period, "contest": contest}
    if held is not None:
        flagging.hand_on(session, held, given, today)
    else:
        more = {"name": "流动红旗", "holder": holder, "since": day, "period": period, "contest": contest}
        rows.save_row(session, FLAGS, None, more, today)


def _skill(session: Session, year: int, people: Sequence[Any], today: date) -> None:
    """A skill contest of five judges in June, with prizes."""
    given = {
        "name": f"{year}年焊工技能比武", "starts_on": date(year, 6, 5), "ends_on": date(year, 6, 6), "organiser": "厂工会",
    }  # fmt: skip
    contest = starting.by_pattern(session, _pattern(session, "技能比武"), given, (), today)
    held = session.get_one(Contest, contest)
    held.judges, held.edition, held.scope = EXPERTS, year - today.year + 3, "焊工岗位职工"
    session.flush()
    for grade, places, yuan in (("优胜奖", 5, 300),):
        add_rows(session, GRADES, [{"contest": contest, "name": grade, "places": places, "money": yuan * 100, "place": 9}], today)
    for name, yuan in (("一等奖", 1_200), ("二等奖", 800), ("三等奖", 500)):
        grade_id = session.scalars(select(GRADES.row.id).where(GRADES.row.contest == contest, GRADES.row.name == name)).one()
        rows.save_row(session, GRADES, grade_id, {"money": yuan * 100}, today)
    theory = session.scalars(select(CRITERIA.row.id).where(CRITERIA.row.contest == contest, CRITERIA.row.name == "理论")).one()
    rows.save_row(session, CRITERIA, theory, {"judges": "高技师"}, today)
    entries = [
        {"contest": contest, "name": one.name, "person": one.id, "kind": words.PERSON, "group": "青工组" if n % 3 else "技师组", "trade": "焊工"}
        for n, one in enumerate(_distinct(people))
    ]
    add_rows(session, ENTRIES, entries, today)
    if date(year, 6, 6) > today:
        return
    rounds.draw_lots(session, contest)
    _run(session, contest)
    names = [one["name"] for one in entries]
    _mark(session, contest, _skill_marks(names, year), today)
    signing.sign_off(session, contest, date(year, 6, 6), CHAIR, today)
    awarding.award(session, contest, date(year, 6, 8), awarding.ALL, today)
    if year < today.year:
        _hand_out(session, contest, 6, today)


def _distinct(people: Sequence[Any]) -> list[Any]:
    return list({one.name: one for one in people}.values())


def _skill_marks(names: Sequence[str], year: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for n, name in enumerate(names):
        found += [{"entrant": name, "item": "理论", "judge": "高技师", "mark": (70 + (13 * n + year) % 28) * SCALE}]
        found += [
            {"entrant": name, "item": "实操", "judge": judge, "mark": (74 + (11 * n + year) % 20) * SCALE + (2 * j - 4) * SCALE // 2}
            for j, judge in enumerate(EXPERTS.split("、"))
        ]
    found += [{"entrant": names[3], "item": "违规操作", "mark": 2 * SCALE, "word": "未戴防护面罩"}]
    return found


def _hand_out(session: Session, contest: int, month: int, today: date) -> None:
    """The list was signed for and is paid by the voucher of last year's that booked as much."""
    spent = select(Entry.voucher, Voucher.day, Entry.debit).join(Voucher, Voucher.id == Entry.voucher).where(
        Entry.summary == PAID, Entry.debit > 0, Voucher.day < date(today.year, 1, 1)
    )  # fmt: skip
    paid = next((one for one in session.execute(spent.order_by(Voucher.day)) if one.day.month == month), None)
    made = awarding.prize_list(session, contest, None, "专项资金", None, today if paid is None else paid.day)
    if made is None or paid is None or paid.debit != made.cash:
        return
    day = paid.day
    handling.approve(session, made.id, day, CHAIR, "工会委员会会议纪要", today)
    handling.sign(session, made.id, day, None, today)
    for line in list(session.scalars(select(PayoutLine.id).where(PayoutLine.roll == made.id))):
        settling.change(session, line, voucher=paid.voucher)
    session.expire_all()
    handling.go(session, made.id, today, {"stage": "已入账", "booked_on": day})
    settling.seal(session, made.id)


def _drive(session: Session, year: int, teams: Sequence[Any], today: date) -> None:
    """大干100天 from June, measured against targets; two teams share its prize among their members."""
    given = {"name": f"{year}年大干100天", "starts_on": date(year, 6, 20), "organiser": "生产科、厂工会"}
    contest = starting.by_pattern(session, _pattern(session, "大干100天"), given, (), today)
    session.get_one(Contest, contest).judges = JUDGING
    session.flush()
    grade = session.scalars(select(GRADES.row.id).where(GRADES.row.contest == contest)).one()
    rows.save_row(session, GRADES, grade, {"money": 290_000}, today)
    some = teams[:6]
    add_rows(session, ENTRIES, [{"contest": contest, "name": one.name, "unit": one.id, "kind": words.TEAM} for one in some], today)
    add_rows(session, CRITERIA, [{"contest": contest, "name": "事故起数", "kind": "实绩", "smaller": True, "place": 8}], today)
    _run(session, contest)
    _members(session, contest, some, date(year, 9, 1), today)
    marks: list[dict[str, Any]] = []
    for n, one in enumerate(some):
        done, aim = 940 + (37 * n) % 120, 1_000
        marks += [
            {"entrant": one.name, "item": "产量完成率", "mark": done * SCALE, "target": aim * SCALE, "base": 900 * SCALE},
            {"entrant": one.name, "item": "单位成本", "mark": (95 + (5 * n) % 9) * SCALE, "base": 104 * SCALE},
            {"entrant": one.name, "item": "事故起数", "mark": 0, "target": 0},
        ]
        marks += [{"entrant": one.name, "item": "现场管理", "judge": judge, "mark": (82 + (7 * n + 2 * j) % 12) * SCALE} for j, judge in enumerate(JUDGING.split("、"))]
    _mark(session, contest, marks, today)
    signing.sign_off(session, contest, date(year, 10, 8), CHAIR, today)
    awarding.award(session, contest, date(year, 10, 20), awarding.ALL, today)
    _hand_out(session, contest, 11, today)


def _members(session: Session, contest: int, teams: Sequence[Any], day: date, today: date) -> None:
    for one in teams:
        placed = select(Person.id, Person.name).join(Placement, Placement.person == Person.id).where(
            Placement.value == one.id, Placement.since <= day, member_on(day), Person.died_on.is_(None), member_on(today),
        )  # fmt: skip
        there = _distinct(list(session.execute(placed.order_by(Person.id).limit(7))))
        members = [{"contest": contest, "team": one.name, "name": p.name, "person": p.id} for p in there]
        add_rows(session, MEMBERS, members, today)


def _quiz(session: Session, today: date) -> None:
    """The final of a safety quiz: ten units with three each, this year."""
    given = {"name": f"{today.year}年“安康杯”安全知识竞赛决赛", "kind": words.KNOWLEDGE, "starts_on": date(today.year, 6, 18), "ends_on": date(today.year, 6, 18), "organiser": "厂工会、安全科"}
    contest = starting.by_pattern(session, _pattern(session, "读书"), given, (), today)
    held = session.get_one(Contest, contest)
    held.theme, held.edition, held.round, held.precedence = "安全生产月", 2, "决赛", None
    held.judging = words.PLAIN
    session.flush()
    old = list(session.scalars(select(CRITERIA.row.id).where(CRITERIA.row.contest == contest)))
    rows.delete_rows(session, CRITERIA, old, today)
    items = (("必答", 100), ("抢答", None), ("风险题", 40))
    add_rows(session, CRITERIA, [{"contest": contest, "name": name, "full": full and full * SCALE, "place": n} for n, (name, full) in enumerate(items)], today)
    names = [f"{one}队" for one in ("铸造", "机加工", "装配", "热处理", "动力", "仓储", "质检", "设备", "后勤", "工具")]
    add_rows(session, ENTRIES, [{"contest": contest, "name": name, "kind": words.TEAM, "unit_name": name.removesuffix("队"), "heads": 3} for name in names], today)
    if date(today.year, 6, 18) > today:
        return
    _run(session, contest)
    marks = [
        {"entrant": name, "item": item, "mark": (30 + (17 * n + 5 * i) % (most or 60) % 70) * SCALE if most != 40 else (n * 10 % 50 // 10 * 10) * SCALE}
        for n, name in enumerate(names)
        for i, (item, most) in enumerate(items)
    ]
    _mark(session, contest, marks, today)
    there = session.scalars(select(ContestEntry.id).where(ContestEntry.contest == contest))
    if list(there):
        signing.sign_off(session, contest, date(today.year, 6, 18), CHAIR, today)


def _stars(session: Session, today: date, people: Sequence[Any]) -> None:
    """服务明星 of last year as the office was told them, and the call for 巾帼建功状元 that is open."""
    year = today.year - 1
    given = {"name": f"{year}年后勤服务明星评选", "kind": words.STARS, "starts_on": date(year, 10, 1), "ends_on": date(year, 12, 10), "organiser": "厂工会"}
    (contest,) = add_rows(session, CONTESTS, [given], today)
    stars = _distinct(people[7::31])[:6]
    awards = [{"contest": contest, "grade": "服务明星", "winner": one.name, "person": one.id, "day": date(year, 12, 12)} for one in stars]
    add_rows(session, AWARDS, awards, today)
    signing.go(session, contest, today, {"stage": words.SIGNED, "signed_on": date(year, 12, 10)})
    signing.go(session, contest, today, {"stage": words.AWARDED, "awarded_on": date(year, 12, 12)})
    given = {"name": f"{today.year}年巾帼建功十大状元竞赛", "kind": words.WOMEN, "starts_on": date(today.year, 3, 8), "ends_on": date(today.year, 12, 31), "organiser": "女职工委员会"}
    (contest,) = add_rows(session, CONTESTS, [given], today)
    add_rows(session, GRADES, [{"contest": contest, "name": "巾帼建功状元", "places": 10}], today)


def _joint(session: Session, today: date) -> None:
    year = today.year - 1
    given: list[dict[str, Any]] = [
        {"name": "清理铸造车间余料堆场", "kind": "义务劳动", "day": date(year, 3, 5), "organiser": "厂工会、厂团委", "heads": 46, "hours": 138, "effect": "清出可回用余料2.4吨"},
        {"name": "修旧利废突击日", "kind": "降本增效", "day": date(year, 7, 12), "organiser": "厂工会、厂团委", "heads": 31, "hours": 93, "effect": "修复工装夹具27件"},
        {"name": "厂区绿化", "kind": "义务劳动", "day": date(today.year, 3, 12), "organiser": "厂工会、厂团委", "heads": 52, "hours": 104},
    ]
    add_rows(session, JOINT_WORK, [one for one in given if one["day"] <= today], today)


def _unsigned(session: Session, today: date) -> None:
    """All marks are in, and it waits for its signature."""
    given = {
        "name": f"{today.year}年读书心得评比", "starts_on": today - timedelta(days=20), "ends_on": today - timedelta(days=8), "organiser": "厂工会",
    }  # fmt: skip
    contest = starting.by_pattern(session, _pattern(session, "读书"), given, (), today)
    session.get_one(Contest, contest).judges = JUDGING
    session.flush()
    old = list(session.scalars(select(CRITERIA.row.id).where(CRITERIA.row.contest == contest)))
    rows.delete_rows(session, CRITERIA, old, today)
    add_rows(session, CRITERIA, [{"contest": contest, "name": "心得", "full": 100 * SCALE, "place": 1}], today)
    names = ("铸造读书组", "机加读书组", "装配读书组")
    add_rows(session, ENTRIES, [{"contest": contest, "name": name, "kind": words.TEAM} for name in names], today)
    _run(session, contest)
    judges = enumerate(JUDGING.split("、"))
    marks = [{"entrant": name, "item": "心得", "judge": judge, "mark": (86 + 3 * n + j) * SCALE} for j, judge in judges for n, name in enumerate(names)]
    _mark(session, contest, marks, today)
