"""Begins contests: by a pattern, or once more as last year; and keeps one as a pattern."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import patterns, reckoning
from desk_union.contests.running.ledgers import CONTESTS, CRITERIA, ENTRIES, GRADES, MEMBERS, PATTERNS
from desk_union.contests.running.tables import (
    Contest,
    ContestCriterion,
    ContestEntry,
    ContestGrade,
    ContestMember,
    ContestPattern,
)
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

YEAR = 12
OF_CONTEST = (
    "kind", "theme", "level", "organiser", "scope", "judging", "judges", "precedence", "far", "twice", "share_cap",
    "budget", "source", "project", "purpose", "leaders", "content", "demands",
)  # fmt: skip
OF_CRITERION = (
    "name", "kind", "full", "weight", "chapter", "standard", "judges", "measure", "way", "steps", "smaller", "place",
)  # fmt: skip
OF_GRADE = ("name", "places", "by", "group", "money", "gift", "gift_value", "place")
OF_ENTRY = ("name", "kind", "group", "unit_name", "person", "unit", "trade", "captain", "heads")
OF_MEMBER = ("team", "name", "person", "share")
_YEAR = re.compile(r"(?:19|20)\d\d")


def add_rows(session: Session, ledger: Ledger, given: Sequence[Mapping[str, Any]], today: date) -> list[int]:
    return rows.add_rows(session, ledger, [{**rows.defaults(ledger), **one} for one in given], today) if given else []


def by_pattern(session: Session, pattern: int, given: Mapping[str, Any], rounds: Sequence[str], today: date) -> int:
    """A contest with the items and prizes of a pattern; with ``rounds`` a contest below it for each of them."""
    held = session.get_one(ContestPattern, pattern)
    first: date = given.get("starts_on") or today
    last = given.get("ends_on") or (
        first + timedelta(days=held.days - 1) if held.days else first.replace(month=12, day=31)
    )
    of_pattern = ("kind", "theme", "judging", "precedence", "purpose", "content", "demands")
    head = {key: getattr(held, key) for key in of_pattern if getattr(held, key) is not None}
    head |= {"starts_on": first, "ends_on": last} | {key: value for key, value in given.items() if value is not None}
    whole = {**head, "judges": None} if rounds else head  # the stages are judged, and their totals gathered
    (contest,) = add_rows(session, CONTESTS, [whole], today)
    items, grades = patterns.items_of(held.items), patterns.grades_of(held.grades)
    add_rows(session, GRADES, [{**one, "contest": contest} for one in grades], today)
    if not rounds:
        add_rows(session, CRITERIA, [{**one, "contest": contest} for one in items], today)
    for place, (name, begins, ends) in enumerate(_spans(rounds, first, last)):
        fresh = {**head, "name": f"{head['name']}{name}", "round": name, "whole": contest, "edition": None}
        (below,) = add_rows(session, CONTESTS, [{**fresh, "starts_on": begins, "ends_on": ends}], today)
        add_rows(session, CRITERIA, [{**one, "contest": below} for one in items], today)
        add_rows(session, CRITERIA, [{"contest": contest, "name": name, "place": place}], today)
    return contest


def _spans(rounds: Sequence[str], first: date, last: date) -> list[tuple[str, date, date]]:
    """The days of a contest in as many parts of equal length, of a whole year by months."""
    count, months = len(rounds), 12
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and count and months % count == 0:
        starts = [days.add_months(first, months // count * n) for n in range(count + 1)]
    else:
        whole = (last - first).days + 1
        starts = [first + timedelta(days=whole * n // count) for n in range(count + 1)] if count else []
    return [(name, starts[n], starts[n + 1] - timedelta(days=1)) for n, name in enumerate(rounds)]


def save_pattern(session: Session, contest: int, name: str, today: date) -> int:
    """The items, prizes and words of a contest as a pattern of the office."""
    held = session.get_one(Contest, contest)
    if session.scalar(select(ContestPattern.id).where(ContestPattern.name == name)) is not None:
        raise Refusal(f"已经有样板“{name}”。", "请换一个名称，或先删去原来的。", field="name")
    length = (held.ends_on - held.starts_on).days + 1 if held.starts_on and held.ends_on else None
    of_pattern = ("kind", "theme", "judging", "precedence", "purpose", "content", "demands")
    given = {key: getattr(held, key) for key in of_pattern}
    given |= {
        "name": name, "days": length, "own": True, "items": patterns.items_text(reckoning.items_of(session, contest)),
        "grades": patterns.grades_text(reckoning.grades_of(session, contest)),
    }  # fmt: skip
    return add_rows(session, PATTERNS, [given], today)[0]


def again(session: Session, contest: int, name: str | None, *, entrants: bool, today: date) -> int:
    """Last year's contest once more, a year later, with its rounds; marks and results are left behind."""
    held = session.get_one(Contest, contest)
    edition = held.edition + 1 if held.edition else None
    given = {"name": name or _a_year_on(held.name), "edition": edition}
    fresh = copied(session, held, given, entrants=entrants, today=today)
    below = session.scalars(select(Contest).where(Contest.whole == contest).order_by(Contest.starts_on, Contest.id))
    for one in list(below):
        title = _a_year_on(one.name) if name is None else f"{name}{one.round or ''}"
        copied(session, one, {"name": title, "whole": fresh, "round": one.round}, entrants=entrants, today=today)
    return fresh


def _a_year_on(name: str) -> str:
    """2025年六赛 is 2026年六赛; a name without a year stays."""
    return _YEAR.sub(lambda found: str(int(found[0]) + 1), name)


def copied(session: Session, held: Contest, given: Mapping[str, Any], *, entrants: bool, today: date) -> int:
    head = {key: getattr(held, key) for key in OF_CONTEST}
    for key in ("starts_on", "ends_on"):
        day = getattr(held, key)
        head[key] = days.add_months(day, YEAR) if day else None
    (contest,) = add_rows(session, CONTESTS, [{**head, **given}], today)
    parts: list[tuple[Ledger, type[Any], tuple[str, ...]]] = [
        (CRITERIA, ContestCriterion, OF_CRITERION), (GRADES, ContestGrade, OF_GRADE),
    ]  # fmt: skip
    parts += [(ENTRIES, ContestEntry, OF_ENTRY), (MEMBERS, ContestMember, OF_MEMBER)] if entrants else []
    for ledger, row, keys in parts:
        found = session.scalars(select(row).where(row.contest == held.id).order_by(row.id))
        add_rows(
            session, ledger, [{"contest": contest, **{key: getattr(one, key) for key in keys}} for one in found], today
        )
    return contest
