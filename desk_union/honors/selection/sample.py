"""A 评选 of this year with its four kinds of awards, each as far as it has come; last year's, which are over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.choosing import choosing_words
from desk_union.choosing.ledgers import RULES, TERMS
from desk_union.honors import honors_words as words
from desk_union.honors.selection import allotting, counting, eligibility, nominating
from desk_union.honors.selection.ledgers import NOMINATIONS, QUOTAS, ROUNDS, SHARES, VOTES
from desk_union.honors.selection.tables import AwardNomination, AwardRound, BallotVote
from desk_union.members.sample.picking import members_from, write
from desk_union.members.tables import Unit
from desk_union.store import rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

DEEDS = "积极参加工会组织的各项活动，热心为职工服务，带头完成本职工作。"
ISSUED, RETURNED, VALID = 40, 39, 38
BALLOT = {"voters": 42, "issued": ISSUED, "returned": RETURNED, "valid": VALID, "first_counter": "王明", "second_counter": "李红", "supervisor": "张强"}


def fill(book: Book, today: date) -> None:
    with book.deed("示例评先", code="found") as session:
        session.info["kind"] = "final"
        rule = _rule(session, today)
        _last_year(session, today)
        _open(session, today)
        groups, stars, active, _model = (session.get_one(AwardRound, one) for one in _rounds(session, rule, today))
        people = members_from(session, today - timedelta(800), today)
        _collective(session, groups, today)
        _by_vote(session, stars, people[5:13], today)
        _by_quota(session, active, people, today)


def _rule(session: Session, today: date) -> int:
    rule = write(session, RULES, [{"name": "工会活动积极分子条件", "audience": choosing_words.MEMBERS, "note": "一年以上会龄，在岗。"}], today)[0]
    terms = [{"criterion": "会龄满", "part": 1, "number": 1}, {"criterion": "没有会议罚款", "part": 2}]
    write(session, TERMS, [{"rule": rule, **one} for one in terms], today)
    return rule


def _rounds(session: Session, rule: int, today: date) -> list[int]:
    common: dict[str, Any] = {
        "name": "年度总结评选", "year": today.year, "day": today - timedelta(30), "opens_on": today - timedelta(12), "closes_on": today - timedelta(7),
        "due_on": today - timedelta(9), "basis": words.MEMBERS,
    }  # fmt: skip
    awards: tuple[dict[str, Any], ...] = (
        {"award": "模范工会小组", "places": 3, "way": words.BY_BALLOT, "conditions": "小组长按时出席工会例会，会员参加活动的多。"},
        {"award": "优秀工会积极分子", "places": 5, "way": words.BY_BALLOT, "majority": words.HALF_RETURNED, "ties": words.LONGER_MEMBER, "conditions": "担任工会委员、小组长或专门委员会委员。"},
        {"award": "工会活动积极分子", "places": 17, "way": words.BY_QUOTA, "rule": rule, "prize": 20_000},
        {"award": "职工道德行为模范", "places": 17, "way": words.BY_QUOTA, "basis": words.STAFF, "due_on": None},
    )
    made = write(session, ROUNDS, [{**common, **one} for one in awards], today)
    write(session, SHARES, [{"round": made[3], "kind": "女", "limit": words.LEAST, "percent": 20}, {"round": made[3], "kind": "管理人员", "limit": words.MOST, "number": 4}], today)
    return made


def _last_year(session: Session, today: date) -> None:
    """The groups of the year's end by vote, the stars of the middle of the year by quota, both commended."""
    year = today.year - 1
    given: list[dict[str, Any]] = [
        {"name": "年度总结评选", "award": "模范工会小组", "places": 4, "way": words.BY_BALLOT, "day": date(year, 11, 30), "opens_on": date(year, 12, 1), "closes_on": date(year, 12, 20)},
        {"name": "年中评选", "award": "服务之星", "places": 8, "way": words.BY_QUOTA, "whom": words.PERSON, "day": date(year, 5, 31), "opens_on": date(year, 6, 16), "closes_on": date(year, 6, 20)},
    ]  # fmt: skip
    groups, stars = (session.get_one(AwardRound, one) for one in write(session, ROUNDS, [{"year": year, "basis": words.MEMBERS, **one} for one in given], today))
    units = list(session.scalars(select(Unit.id).where(Unit.level == "小组", Unit.closed_on.is_(None)).order_by(Unit.id).limit(6)))
    write(session, NOMINATIONS, [{"round": groups.id, "unit": one, "received_on": date(year, 12, 10), "deeds": DEEDS, "stage": words.REVIEWED, "reviewed_on": date(year, 12, 12)} for one in units], today)
    ballot, _ = counting.open_ballot(session, groups, {"day": date(year, 12, 20), **BALLOT}, today)
    _type(session, ballot, (35, 33, 30, 27, 14, 9), today)
    counting.count(session, ballot, date(year, 12, 20), today)
    _finish(session, groups, date(year, 12, 22), min(date(today.year, 1, 16), today), today)
    _by_quota(session, stars, members_from(session, date(year - 1, 1, 10), today), today, received=date(year, 6, 16))
    won = list(session.scalars(select(AwardNomination.id).where(AwardNomination.round == stars.id)))
    rows.change_many(session, NOMINATIONS, won, {"stage": words.REVIEWED, "reviewed_on": date(year, 6, 18)}, today)
    rows.change_many(session, NOMINATIONS, won, {"stage": words.ELECTED, "decided_on": date(year, 6, 20)}, today)
    _finish(session, stars, date(year, 6, 20), date(year, 7, 1), today)


def _finish(session: Session, held: AwardRound, confirmed: date, commended: date, today: date) -> None:
    """Confirmed, made public for five working days and commended; the honours themselves are written with the others."""
    won = list(session.scalars(select(AwardNomination.id).where(AwardNomination.round == held.id, AwardNomination.stage == words.ELECTED)))
    rows.change_many(session, NOMINATIONS, won, {"stage": words.COMMENDED}, today)
    public = {"public_from": confirmed + timedelta(1), "public_days": words.PUBLIC_DAYS, "public_until": confirmed + timedelta(9)}
    rows.save_row(session, ROUNDS, held.id, {"confirmed_by": "工会委员会", "confirmed_on": confirmed, **public, "commended_on": commended}, today)


def _open(session: Session, today: date) -> None:
    """Reviewed, and waiting for its ballot."""
    common = {"name": "班组长之星评选", "year": today.year, "award": "班组长之星", "whom": words.PERSON, "places": 2, "way": words.BY_BALLOT, "basis": words.MEMBERS}
    (made,) = write(session, ROUNDS, [{**common, "day": today - timedelta(70), "opens_on": today - timedelta(60), "closes_on": today - timedelta(40)}], today)
    some = members_from(session, today - timedelta(800), today)[13:17]
    write(session, NOMINATIONS, [{"round": made, "person": one, "received_on": today - timedelta(55), "deeds": DEEDS, "stage": words.REVIEWED, "reviewed_on": today - timedelta(50)} for one in some], today)


def _collective(session: Session, held: AwardRound, today: date) -> None:
    """Candidates that passed the review, and a ballot that was voted and typed by both counters, not counted yet."""
    units = list(session.scalars(select(Unit.id).where(Unit.level == "小组", Unit.closed_on.is_(None)).order_by(Unit.id).limit(5)))
    write(session, NOMINATIONS, [{"round": held.id, "unit": one, "received_on": today - timedelta(9), "deeds": DEEDS, "stage": words.REVIEWED, "reviewed_on": today - timedelta(8)} for one in units], today)
    ballot, _ = counting.open_ballot(session, held, {"day": today - timedelta(8), **BALLOT}, today)
    _type(session, ballot, (33, 28, 20, 15, 11), today)


def _type(session: Session, ballot: int, votes: tuple[int, ...], today: date) -> None:
    held = list(session.scalars(select(BallotVote.id).where(BallotVote.ballot == ballot).order_by(BallotVote.place)))
    for row, count in zip(held, votes, strict=False):
        rows.save_row(session, VOTES, row, {"first": count, "second": count}, today)


def _by_vote(session: Session, held: AwardRound, people: list[int], today: date) -> None:
    """Voted, counted and confirmed."""
    fresh = [{"round": held.id, "person": one, "received_on": today - timedelta(9), "deeds": DEEDS, "stage": words.REVIEWED, "reviewed_on": today - timedelta(8)} for one in people]
    write(session, NOMINATIONS, fresh, today)
    ballot, _ = counting.open_ballot(session, held, {"day": today - timedelta(8), **BALLOT}, today)
    _type(session, ballot, (36, 34, 31, 29, 25, 12, 10, 8), today)
    counting.count(session, ballot, today - timedelta(8), today)
    rows.save_row(session, ROUNDS, held.id, {"confirmed_by": "工会委员会", "confirmed_on": today - timedelta(7)}, today)


def _by_quota(session: Session, held: AwardRound, people: list[int], today: date, *, received: date | None = None) -> None:
    """Places for every group; a third of the groups have not handed in, some nominations are reviewed.

    Received on one day, all are put forward and none is reviewed yet.
    """
    plan = allotting.plan(session, held, held.day or today, allotting.GROUPS)
    write(session, QUOTAS, plan.rows(held.id), today)
    free = {one.sharer.key: one.places for one in plan.allotted}
    fits = eligibility.judge_people(session, held, people, today)
    quotas = allotting.quotas_of(session, held.id)
    fresh: list[dict[str, Any]] = []
    for one in people:
        if not fits[one].fits or len(fresh) == (12 if received is None else held.places):
            continue
        unit = nominating.unit_for(session, held, one, None, quotas, today)
        if unit is None or not free.get(unit):
            continue
        free[unit] -= 1
        passed = received is None and len(fresh) % 2 == 0
        fresh.append({
            "round": held.id, "person": one, "by_unit": unit, "received_on": received or today - timedelta(10 if len(fresh) < 10 else 8), "deeds": DEEDS, "opinion": "同意推荐。",
            "stage": words.REVIEWED if passed else words.NOMINATED, "reviewed_on": today - timedelta(8) if passed else None,
        })  # fmt: skip
    write(session, NOMINATIONS, fresh, today)
