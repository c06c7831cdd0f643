"""A made-up cover over last year and this one: plans that the office's vouchers paid, claims, checkups, rest tours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis import days
from desk_union.care.cover import calling
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.health_ledgers import BATCHES, CHECKUPS, STAYS, TOURS
from desk_union.care.cover.insurance_ledgers import CLAIMS, INSURANCE, PLANS
from desk_union.care.cover.tables import Checkup, ClaimPaper, Insurance
from desk_union.funds.tables import Entry, Voucher
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.tables import Person
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

PAID = "职工互助保障费"  # what the made-up accounts call it, every quarter
# Name, kind, years, audience, heads by which a quarter's voucher is shared.
KINDS: tuple[tuple[str, str, int, str, int], ...] = (
    ("职工住院津贴互助保障", "住院津贴", 1, "在册会员", 150), ("职工重大疾病互助保障", "重大疾病", 1, "在册会员", 180),
    ("职工意外伤害互助保障", "意外伤害", 1, "在册会员", 90), ("女职工安康互助保障", "女职工特殊疾病", 1, "女职工", 60),
)  # fmt: skip


def fill(book: Book, today: date) -> None:
    with book.deed("示例互助保障", code="found") as session:
        session.info["kind"] = "final"
        overrides.because(session, "示例")
        plans = _plans(session, today)
        _insure(session, plans, today)
        _claim(session, plans, today)
        _checkups(session, today)
        _stays(session, today)
        overrides.because(session, "")


def _members(session: Session, day: date, today: date, *, women: bool = False) -> list[int]:
    """Members of that day who are there today too."""
    query = select(Person.id).where(member_on(day), on_roll(today), Person.died_on.is_(None))
    if women:
        query = query.where(Person.sex == "女")
    return list(session.scalars(query.order_by(Person.id)))


def _plans(session: Session, today: date) -> list[int]:
    found = []
    for name, kind, years, audience, heads in KINDS:
        values = {
            "name": name, "kind": kind, "organiser": "示例市职工互助保障服务中心", "premium": 450_000 // heads, "years": years, "most_shares": 3,
            "wait_days": 90 if kind == "重大疾病" else 30, "claim_days": 60, "audience": audience, "least_rate": 8_000 if audience == "女职工" else None,
            "benefit": "按承办单位的实施细则给付。",
        }  # fmt: skip
        found.append(rows.save_row(session, PLANS, None, values, today))
    own: dict[str, Any] = {"name": "职工家属意外互助", "kind": "意外伤害", "organiser": "示例市职工互助保障服务中心", "premium": 50_00, "years": 1, "audience": "在册会员", "claim_days": 60}
    return [*found, rows.save_row(session, PLANS, None, own, today)]


def _vouchers(session: Session) -> list[Any]:
    spent = select(Entry.voucher, Voucher.day, func.sum(Entry.debit).label("amount")).join(Voucher, Voucher.id == Entry.voucher)
    return list(session.execute(spent.where(Entry.summary == PAID, Entry.debit > 0).group_by(Entry.voucher).order_by(Voucher.day, Entry.voucher)))


def _insure(session: Session, plans: Sequence[int], today: date) -> None:
    """Each quarter's voucher paid one plan for as many people as it comes to."""
    for place, voucher in enumerate(_vouchers(session)):
        n = place % len(KINDS)
        people = _members(session, voucher.day, today, women=KINDS[n][3] == "女职工")[: KINDS[n][4]]
        if not people or voucher.amount % len(people):
            continue
        since = date(voucher.day.year, voucher.day.month, 1)
        given = {"plan": plans[n], "since": since, "joined_on": voucher.day, "payer": words.UNION, "premium": voucher.amount // len(people)}
        made = calling.enrol(session, people, given, today)
        session.connection().execute(update(Insurance).where(Insurance.id.in_(made)).values(voucher=voucher.voucher))
    recent = days.add_months(today, -1).replace(day=1)
    some = _members(session, recent, today)[3:63:5]
    calling.enrol(session, some, {"plan": plans[-1], "since": recent, "joined_on": recent, "payer": words.OWN}, today)
    ended = days.add_months(today, -11).replace(day=1)
    few = _members(session, ended, today)[8:28:5]
    calling.enrol(session, few, {"plan": plans[-1], "since": days.add_months(ended, -2), "joined_on": ended, "payer": words.EMPLOYER}, today)
    outside = {"plan": plans[-1], "outsider": "钱老师傅", "since": recent, "joined_on": recent, "payer": words.OWN}
    rows.save_row(session, INSURANCE, None, outside, today)


def _claim(session: Session, plans: Sequence[int], today: date) -> None:
    plan = plans[0]
    people: list[int | None] = list(session.scalars(select(Insurance.person).where(Insurance.plan == plan).order_by(Insurance.id).limit(60)))
    people = people or list(_members(session, today, today))
    plans_of = ((14, words.PAID, 1_200), (13, words.PAID, 860), (11, words.PAID, 2_400), (9, words.PAID, 640), (7, words.PAID, 1_500), (5, words.RETURNED, None), (3, words.PAID, 980), (1, words.FILED, None), (1, words.FILED, None), (0, words.WAITING, None), (3, words.WAITING, None))  # fmt: skip
    for n, (months, stage, yuan) in enumerate(plans_of):
        happened = days.add_months(today, -months) - timedelta(12)
        left = happened + timedelta(6)
        values: dict[str, Any] = {
            "plan": plan, "person": people[(n * 5 + 2) % len(people)], "happened_on": happened, "left_on": left, "day": min(left + timedelta(3), today), "hospital": "示例市人民医院",
            "diagnosis": ("肺炎", "骨折", "阑尾炎", "高血压")[n % 4], "cost": 8_600_00 + n * 310_00, "insured_part": 5_900_00, "own_part": 2_500_00, "asked": (yuan or 900) * 100,
        }  # fmt: skip
        row = rows.save_row(session, CLAIMS, None, values, today)
        if stage != words.WAITING:
            rows.save_row(session, CLAIMS, row, {"stage": words.FILED, "filed_on": min(values["day"] + timedelta(5), today)}, today)
            session.connection().execute(update(ClaimPaper).where(ClaimPaper.claim == row).values(got_on=values["day"]))
        later = min(values["day"] + timedelta(25), today)
        if stage == words.PAID and yuan is not None:
            rows.save_row(session, CLAIMS, row, {"stage": stage, "paid_on": later, "paid": yuan * 100}, today)
        if stage == words.RETURNED:
            rows.save_row(session, CLAIMS, row, {"stage": stage, "returned_on": later}, today)
    for n, months in enumerate((15, 10, 8, 2, 1)):
        day = days.add_months(today, -months)
        kind = words.MEDICAL[n % 2]
        given = {"kind": kind, "person": people[(n * 7 + 1) % len(people)], "day": day, "stage": words.PAID, "paid_on": day + timedelta(5)}
        rows.save_row(session, CLAIMS, None, given, today)


def _checkups(session: Session, today: date) -> None:
    last = today.year - 1
    plans = (
        (f"{last}年职工体检", "职工体检", None, date(last, 11, 6), words.OVER_FORTY, None), (f"{last}年女职工体检", words.WOMEN_CHECK, None, date(last, 3, 6), words.WOMEN, 70),
        (f"{last}年流动体检车第八批", words.MOBILE_CHECK, 8, date(last, 6, 18), words.STAFF, 60), (f"{today.year}年女职工两癌筛查", words.CANCER_CHECK, None, date(today.year, 3, 5), words.WOMEN_OVER_FORTY, None),
        (f"{today.year}年流动体检车第九批", words.MOBILE_CHECK, 9, date(today.year, 6, 17), words.STAFF, 45),
    )  # fmt: skip
    for name, kind, edition, first, audience, most in plans:
        if first > today:
            continue
        values = {
            "name": name, "kind": kind, "edition": edition, "first": first, "last": first + timedelta(2), "place": "示例市人民医院体检中心", "audience": audience, "payer": "行政",
            "items": "内科、外科、血常规、肝功能、心电图、胸片、腹部B超。", "notice": "早晨空腹，带身份证，前一天不饮酒。",
        }  # fmt: skip
        batch = rows.save_row(session, BATCHES, None, values, today)
        people = calling.audience(session, audience, None, first)[:most]
        made = rows.add_rows(session, CHECKUPS, [{**rows.defaults(CHECKUPS), "batch": batch, "person": one} for one in people], today)
        came = [row for n, row in enumerate(made) if n % 9 != 4]
        session.connection().execute(update(Checkup).where(Checkup.id.in_(came)).values(attended=True, day=first, result="未见异常"))
        odd = ((3, "轻度异常", "血脂偏高", "定期复查"), (11, "需要复检", "甲状腺结节", "复检"), (19, words.SUSPECTED, "肺部阴影", "就医"))
        for place, result, finding, advice in odd:
            if place < len(came):
                told: dict[str, Any] = {"result": result, "finding": finding, "advice": advice}
                told |= {"again_on": first + timedelta(60)} if result in words.TO_FOLLOW else {}
                if result == words.SUSPECTED or first.year == last:
                    told |= {"again_done_on": first + timedelta(40), "again_result": "复检后排除"}
                session.connection().execute(update(Checkup).where(Checkup.id == came[place]).values(**told))
    soon = today + timedelta(20)
    coming: dict[str, Any] = {"name": f"{soon.year}年职工体检", "kind": "职工体检", "first": soon, "last": soon + timedelta(2), "place": "示例市人民医院体检中心", "audience": words.OVER_FORTY, "payer": "行政", "notice": "早晨空腹，带身份证。"}
    batch = rows.save_row(session, BATCHES, None, coming, today)
    some = calling.audience(session, words.OVER_FORTY, None, today)[:60]  # the rest is still to be called
    rows.add_rows(session, CHECKUPS, [{**rows.defaults(CHECKUPS), "batch": batch, "person": one} for one in some], today)


def _stays(session: Session, today: date) -> None:
    last = today.year - 1
    plans = ((f"{last}年第一批职工疗休养", "示例山工人疗养院", date(last, 5, 18), 12, "一线职工"), (f"{last}年劳模先进疗休养", "示例湖疗养院", date(last, 9, 14), 8, "先进"), (f"{today.year}年第一批职工疗休养", "示例山工人疗养院", days.add_months(today, -5), 14, "一线职工"))  # fmt: skip
    everybody = _members(session, date(last, 1, 1), today)
    place = 0
    for name, where, first, heads, category in plans:
        tour = rows.save_row(session, TOURS, None, {"name": name, "place": where, "first": first, "last": first + timedelta(4), "outside": False, "quota": heads, "organiser": "示例市总工会", "gathering": "早上7:30厂门口集合"}, today)
        some = everybody[place : place + 3 * heads : 3]
        place += 3 * heads
        common = {"tour": tour, "state": words.WENT, "category": category, "employer_part": 1_800_00, "union_part": 0, "own_part": 200_00, "insured": True}
        rows.add_rows(session, STAYS, [{**rows.defaults(STAYS), **common, "person": one} for one in some], today)
    soon = today + timedelta(35)
    tour = rows.save_row(session, TOURS, None, {"name": f"{soon.year}年第二批职工疗休养", "place": "示例湖疗养院", "first": soon, "last": soon + timedelta(4), "quota": 10}, today)
    going = calling.arrange(session, everybody[1:16:3], {"tour": tour, "category": "一线职工", "employer_part": 2_000_00, "own_part": 200_00}, today)
    for row in going[:2]:
        rows.save_row(session, STAYS, row, {"state": words.CONFIRMED}, today)
    rows.save_row(session, STAYS, None, {"outsider": "冯退休", "place": "示例湖疗养院", "since": date(last, 9, 14), "until": date(last, 9, 18), "category": "劳模", "state": words.WENT}, today)
