"""From the places to the prizes: who wins what by the grades of a contest, and the 发放单 by which it is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning, rules, signing
from desk_union.contests.running.ledgers import AWARDS
from desk_union.contests.running.tables import Contest, ContestAward, ContestEntry, ContestGrade, ContestMember
from desk_union.payouts import making
from desk_union.payouts.tables import PayoutKind
from desk_union.scoring.scheme import MEASURED, TOTAL
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from sqlalchemy.orm import Session

    from desk_union.contests.running.reckoning import ContestResult
    from desk_union.payouts.making import MadeList

STOP, ALL = "停下来", "并列的都评上"


@dataclass(frozen=True)
class Winner:
    entrant: int
    place: int
    result: str


def award(session: Session, contest: int, day: date, ties: str, today: date) -> list[int]:
    """Give the prizes of every grade by the signed places; returns the ids of the awards."""
    held = session.get_one(Contest, contest)
    if session.scalar(select(ContestAward.id).where(ContestAward.contest == contest).limit(1)) is not None:
        raise Refusal(f"“{held.name}”已经评过奖。", "要重评的，请先在获奖台账里删去原来的。", field="contest")
    grades = reckoning.grades_of(session, contest)
    if not grades:
        raise Refusal(f"“{held.name}”还没有设奖项。", "请先在奖项设置里写奖项和名额。", field="contest")
    result = reckoning.result_of(session, contest)
    fresh = list(_winners_of_all(held, grades, result, ties, day))
    ids = rows.add_rows(session, AWARDS, [{**rows.defaults(AWARDS), **one} for one in fresh], today)
    if held.stage == words.SIGNED:
        signing.go(session, contest, today, {"stage": words.AWARDED, "awarded_on": day})
    return ids


def _winners_of_all(
    held: Contest, grades: Sequence[ContestGrade], result: ContestResult, ties: str, day: date
) -> Iterator[dict[str, Any]]:
    placed: set[int] = set()  # who has a grade by the total has no second one by it
    for grade in grades:
        by_total = grade.by in (None, "", TOTAL)
        if not grade.places:
            raise Refusal(f"奖项“{grade.name}”没有写名额。", "请先填名额。", field="places")
        order = _by_total(result, grade, placed) if by_total else _by_item(held, result, grade)
        winners = _cut(grade, order, result, ties)
        placed |= {one.entrant for one in winners} if by_total else set()
        for one in winners:
            yield {
                "contest": held.id, "grade": grade.name, "winner": result.entries[one.entrant].name, "place": one.place,
                "result": one.result, "money": grade.money, "gift": grade.gift, "gift_value": grade.gift_value,
                "day": day,
            }  # fmt: skip


def _by_total(result: ContestResult, grade: ContestGrade, placed: set[int]) -> list[Winner]:
    return [
        Winner(one.contender.key, one.in_group if grade.group else one.place, points.rounded(one.total))
        for one in result.ranked
        if not one.vetoed and one.contender.key not in placed and _is_of(one.contender.group, grade)
    ]


def _is_of(group: str, grade: ContestGrade) -> bool:
    return not grade.group or group == grade.group


def _by_item(held: Contest, result: ContestResult, grade: ContestGrade) -> list[Winner]:
    """By one item alone, the better value first; who was vetoed wins nothing here either."""
    item = next((one for one in result.scheme.items if one.name == grade.by), None)
    if item is None:
        raise Refusal(f"“{held.name}”没有项目“{grade.by}”。", f"请核对奖项“{grade.name}”的评定依据。", field="by")
    values: dict[int, Fraction] = {}
    for one in result.ranked:
        value = result.reckoning.mean(one.contender.key, item)
        if value is not None and not one.vetoed and _is_of(one.contender.group, grade):
            values[one.contender.key] = value
    smaller = item.kind == MEASURED and item.conversion is not None and item.conversion.smaller
    order = sorted(values, key=lambda key: values[key] if smaller else -values[key])
    found: list[Winner] = []
    for n, key in enumerate(order, start=1):
        same = bool(found) and values[key] == values[found[-1].entrant]
        found.append(Winner(key, found[-1].place if same else n, points.trimmed(values[key])))
    return found


def _cut(grade: ContestGrade, order: Sequence[Winner], result: ContestResult, ties: str) -> list[Winner]:
    """The first so many; of those that share the last place all or none, as the clerk says."""
    most = grade.places or 0
    if len(order) <= most or order[most - 1].place != order[most].place:
        return list(order[:most])
    last = order[most].place
    shared = [one for one in order if one.place == last]
    if ties != ALL:
        room = most - sum(one.place < last for one in order)
        names = "、".join(result.entries[one.entrant].name for one in shared)
        raise Refusal(
            f"“{grade.name}”{most}个名额，第{last}名有{len(shared)}个并列（{names}），只剩{room}个名额。",
            f"请增加名额，或选“{ALL}”，或填排名依据分出先后。", field="ties",
        )  # fmt: skip
    return [one for one in order if one.place <= last]


# Handing out


def prize_list(
    session: Session, contest: int, title: str | None, source: str | None, project: int | None, today: date
) -> MadeList | None:
    """A 发放单 of all that was won and stands in none yet, a team's money split among its members; None for nothing."""
    held = session.get_one(Contest, contest)
    worth = (ContestAward.money > 0) | (ContestAward.gift_value > 0) | ContestAward.gift.is_not(None)
    query = select(ContestAward).where(ContestAward.contest == contest, ContestAward.roll.is_(None), worth)
    awards = list(session.scalars(query.order_by(ContestAward.id)))
    lines = [line for one in awards for line in lines_of(session, one)]
    if not lines:
        return None
    kind = session.scalar(select(PayoutKind.id).where(PayoutKind.name == words.PRIZE_KIND))
    given = {
        "title": title or f"{held.name}奖金", "kind": kind, "occasion": held.name, "campaign": held.name,
        "source": source or held.source, "project": project or held.project,
        "day": max((one.day for one in awards if one.day), default=today),
    }  # fmt: skip
    made = making.make_lines(session, given, lines, today)
    ids = [one.id for one in awards]
    session.connection().execute(update(ContestAward).where(ContestAward.id.in_(ids)).values(roll=made.id))
    return made


def lines_of(session: Session, one: ContestAward) -> Iterator[dict[str, Any]]:
    """Who gets what of an award: the winner, or the members of a team by their shares; goods go to the team as one."""
    members = _members(session, one) if one.money else []
    if members:
        for member, share in zip(members, rules.split(one.money or 0, [m.share or 1 for m in members]), strict=True):
            if share:
                whom = {"person": member.person} if member.person is not None else {"outsider": member.name}
                yield {**whom, "matter": one.grade, "cash": share, "note": one.winner}
    cash = None if members else one.money or None
    if cash or one.gift or one.gift_value:
        goods = {"item": one.gift, "goods_value": one.gift_value, "quantity": 1} if one.gift or one.gift_value else {}
        yield {**_whom(one), "matter": one.grade, "cash": cash, **goods}


def _members(session: Session, one: ContestAward) -> list[ContestMember]:
    """Of a team; who competes alone has none, whatever an older book holds."""
    alone = select(ContestEntry.id).where(ContestEntry.id == one.entry, ContestEntry.kind == words.PERSON)
    if one.entry is None or session.scalar(alone) is not None:
        return []
    query = select(ContestMember).where(ContestMember.entry == one.entry).order_by(ContestMember.id)
    return list(session.scalars(query))


def _whom(one: ContestAward) -> dict[str, Any]:
    if one.person is not None:
        return {"person": one.person}
    return {"unit": one.unit} if one.unit is not None else {"outsider": one.winner[:30]}
