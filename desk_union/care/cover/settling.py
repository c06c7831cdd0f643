"""What follows from saved enrolments, claims, checkups and stays: periods, shares, papers, doubles, fairness."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, update

from desk_union.basis import days
from desk_union.care import doubts
from desk_union.care.cover import cover_words as words
from desk_union.care.cover import rules
from desk_union.care.cover.tables import (
    Checkup,
    CheckupBatch,
    ClaimPaper,
    Insurance,
    InsuranceClaim,
    InsurancePlan,
    RestStay,
    StayTour,
)
from desk_union.members.tables import Person
from desk_union.store import doubting, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Fault, Ledger, Values

    Settle = Callable[[Session, Sequence[int], date], None]


def _set(session: Session, row: Any, **values: Any) -> None:
    changed = {key: value for key, value in values.items() if getattr(row, key) != value}
    if changed:
        session.connection().execute(update(type(row)).where(type(row).id == row.id).values(**changed))


def _held(session: Session, row: Any, ids: Sequence[int]) -> list[Any]:
    found = list(session.scalars(select(row).where(row.id.in_(ids)).order_by(row.id)))
    for one in found:
        session.refresh(one)
    return found


# 互助保障


def settling_insurance(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        for one in _held(session, Insurance, ids):
            _complete(session, one)
        if not doubting.by_import(session):
            found = [(one.id, fault) for one in _held(session, Insurance, ids) for fault in doubtful(session, one)]
            gone = doubts.people_of(Insurance, Insurance.since)(session, ids, today)
            doubting.mind(session, ledger(), [*found, *gone])

    return settle


def _complete(session: Session, one: Insurance) -> None:
    """The premium, period, share and kind of joining that follow from the plan and from what was before."""
    plan = session.get_one(InsurancePlan, one.plan)
    premium = one.premium
    if premium is None and plan.premium is not None:
        premium = plan.premium * (one.shares or 1)
    part = one.union_part if one.union_part is not None else rules.union_part_of(one.payer, premium)
    until = one.until or rules.until_of(one.since, plan.years)
    joining = one.joining or (words.RENEWED if _was_in(session, one) else words.NEW)
    _set(
        session, one, premium=premium, union_part=part, until=until, joining=joining, shares=one.shares or 1,
        joined_on=one.joined_on or one.since,
    )  # fmt: skip


def _same(one: Any) -> Any:
    return Insurance.person == one.person if one.person is not None else Insurance.outsider == one.outsider


def _was_in(session: Session, one: Insurance) -> bool:
    earlier = select(Insurance.id).where(_same(one), Insurance.plan == one.plan, Insurance.since < one.since)
    return session.scalar(earlier.limit(1)) is not None


def doubtful(session: Session, one: Insurance) -> list[Any]:
    """Twice in one plan at a time, more shares than it allows, or somebody whom it is not for."""
    plan = session.get(InsurancePlan, one.plan) if one.plan is not None else None
    if plan is None:  # made by the sheet in hand
        return []
    found = []
    last = one.left_on or one.until
    if last is not None:
        # A line of a sheet has no id yet: what begins on its day is the row that it means.
        other = Insurance.id != one.id if one.id is not None else Insurance.since != one.since
        ends = func.coalesce(Insurance.left_on, Insurance.until)
        overlap = select(Insurance.since).where(
            _same(one), Insurance.plan == one.plan, other, Insurance.since <= last, ends >= one.since
        )
        twice = session.scalar(overlap.limit(1))
        if twice is not None:
            found.append(_overlapping(plan.name, twice))
    if plan.most_shares and (one.shares or 1) > plan.most_shares:
        found.append(doubts.doubt("shares", f"“{plan.name}”每人最多{plan.most_shares}份。"))
    sex = session.scalar(select(Person.sex).where(Person.id == one.person)) if one.person is not None else None
    if plan.audience == "女职工" and sex == "男":
        found.append(doubts.doubt("person", f"“{plan.name}”是女职工的保障，这一位是男职工。"))
    return found


def _overlapping(plan: str, since: date) -> Fault:
    told = f"已经参加“{plan}”，保障期从{days.show_day_long(since)}起，两份的保障期重叠。"
    return doubts.doubt("since", told)


def insurance_in_sheets(
    session: Session, values: Sequence[Values], places: Sequence[int], _today: date
) -> doubts.Found:
    """Likewise for the lines of a sheet, which may also overlap one another."""
    found: doubts.Found = []
    terms: dict[tuple[Any, Any], list[tuple[date, date]]] = defaultdict(list)
    for place in places:
        one = doubts.planned(Insurance, values[place])
        plan = session.get(InsurancePlan, one.plan) if one.plan is not None else None
        one.until = one.until or rules.until_of(one.since, plan.years if plan else None)
        found += [(place, fault) for fault in doubtful(session, one)]
        term = (one.since, one.left_on or one.until)
        of_both = terms[values[place]["plan"], one.person or one.outsider]
        twice = next((first for first, last in of_both if first <= term[1] and last >= term[0]), None)
        if twice is not None:
            found.append((place, _overlapping(plan.name if plan else "这个计划", twice)))
        of_both.append(term)
    return found


# 理赔


def settling_claims(ledger: Callable[[], Ledger], papers: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        for one in _held(session, InsuranceClaim, ids):
            _set(session, one, day=one.day or today)
            _ask_for_papers(session, papers(), one, today)
        if not doubting.by_import(session):
            held = _held(session, InsuranceClaim, ids)
            found = [(one.id, fault) for one in held for fault in _uncovered(session, one)]
            doubting.mind(session, ledger(), found)

    return settle


def _ask_for_papers(session: Session, ledger: Ledger, one: InsuranceClaim, today: date) -> None:
    if one.kind != words.CLAIM or one.stage != words.WAITING:
        return
    there = set(session.scalars(select(ClaimPaper.paper).where(ClaimPaper.claim == one.id)))
    fresh = [{"claim": one.id, "paper": paper} for paper in words.CLAIM_PAPERS if paper not in there]
    if fresh:
        rows.insert_rows(session, ledger, [{**rows.defaults(ledger), **row} for row in fresh], today)


def _uncovered(session: Session, one: InsuranceClaim) -> list[Any]:
    """A claim for a day on which the person was in no such plan, or still waited."""
    plan = session.get(InsurancePlan, one.plan) if one.plan is not None else None
    if one.kind != words.CLAIM or plan is None or one.happened_on is None:
        return []
    held = select(Insurance).where(
        _same(one), Insurance.plan == one.plan, Insurance.since <= one.happened_on, Insurance.until >= one.happened_on,
        or_(Insurance.left_on.is_(None), Insurance.left_on > one.happened_on),
    )  # fmt: skip
    cover = session.scalars(held.order_by(Insurance.since).limit(1)).first()
    day = days.show_day_long(one.happened_on)
    known = select(Insurance.id).where(
        Insurance.plan == one.plan, Insurance.since <= one.happened_on, Insurance.until >= one.happened_on
    )
    if cover is None and session.scalar(known.limit(1)) is None:
        return []  # nobody's cover of that time is in the book
    if cover is None:
        return [doubts.doubt("happened_on", f"{day}不在“{plan.name}”的保障期内，参保名单里没有这个人。")]
    waited = (one.happened_on - cover.since).days < (plan.wait_days or 0)
    if waited and cover.joining == words.NEW:
        return [doubts.doubt("happened_on", f"{day}还在“{plan.name}”的免责期内（{plan.wait_days}天）。")]
    return []


def claims_in_sheets(session: Session, values: Sequence[Values], places: Sequence[int], _today: date) -> doubts.Found:
    """Likewise for the lines of a sheet."""
    planned = ((place, doubts.planned(InsuranceClaim, values[place])) for place in places)
    return [(place, fault) for place, one in planned for fault in _uncovered(session, one)]


# 体检, 疗休养


def settling_checkups(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        for one in _held(session, Checkup, ids):
            came = one.attended if one.attended is not None else True if one.day or one.result else None
            first = session.get_one(CheckupBatch, one.batch).first
            _set(session, one, attended=came, day=one.day or (first if came else None))
        if not doubting.by_import(session):
            held = _held(session, Checkup, ids)
            twice = [(one.id, fault) for one in held for fault in _twice_called(session, one)]
            begins = select(CheckupBatch.first).where(CheckupBatch.id == Checkup.batch).scalar_subquery()
            gone = doubts.people_of(Checkup, func.coalesce(Checkup.day, begins))(session, ids, today)
            doubting.mind(session, ledger(), [*twice, *gone])

    return settle


def _twice_called(session: Session, one: Checkup) -> list[Any]:
    same = Checkup.person == one.person if one.person is not None else Checkup.outsider == one.outsider
    other = select(Checkup.id).where(same, Checkup.batch == one.batch, Checkup.id < one.id)
    if session.scalar(other.limit(1)) is None:
        return []
    return [doubts.doubt("person" if one.person is not None else "outsider", "在这一批体检里已经有了。")]


def settling_stays(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        for one in _held(session, RestStay, ids):
            tour = session.get(StayTour, one.tour) if one.tour is not None else None
            if tour is not None:
                since, until = one.since or tour.first, one.until or tour.last
                _set(session, one, since=since, until=until, place=one.place or tour.place)
        if not doubting.by_import(session):
            held = _held(session, RestStay, ids)
            soon = [(one.id, fault) for one in held for fault in _too_soon(session, one)]
            doubting.mind(session, ledger(), [*soon, *doubts.people_of(RestStay, RestStay.since)(session, ids, today)])

    return settle


def _too_soon(session: Session, one: RestStay) -> list[Any]:
    """Who went in the last two years lets others go first."""
    if one.since is None or one.state == words.NOT_GONE or one.person is None:
        return []
    since = days.add_months(one.since, -12 * words.GAP_YEARS)
    another = RestStay.id != one.id if one.id is not None else RestStay.since != one.since
    other = select(func.max(RestStay.since)).where(
        RestStay.person == one.person, another, RestStay.state == words.WENT, RestStay.since > since,
        RestStay.since <= one.since,
    )  # fmt: skip
    last = session.scalar(other)
    if last is None:
        return []
    told = f"{days.show_day_long(last)}去过疗休养，间隔不到{words.GAP_YEARS}年。"
    return [doubts.doubt("person", told, "请先安排没有去过的人。")]


def stays_in_sheets(session: Session, values: Sequence[Values], places: Sequence[int], _today: date) -> doubts.Found:
    """Likewise for the lines of a sheet; days not told are those of the tour."""
    found: doubts.Found = []
    for place in places:
        one = doubts.planned(RestStay, values[place])
        tour = session.get(StayTour, one.tour) if one.tour is not None else None
        one.since = one.since or (tour.first if tour else None)
        found += [(place, fault) for fault in _too_soon(session, one)]
    return found
