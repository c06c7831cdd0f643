"""What must hold of prizes: winners known, grades that were set, no more winners than places or than the share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.owning import belonging, mind_listed
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import rules, who, winner_doubts
from desk_union.contests.running.contest_settling import LISTED, change, join, touched
from desk_union.contests.running.reckoning import grades_of
from desk_union.contests.running.tables import Contest, ContestAward, ContestCriterion, ContestEntry
from desk_union.scoring.scheme import TOTAL
from desk_union.store import rows
from desk_union.store.doubting import by_import, mind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.contest_settling import Settle
    from desk_union.describe.ledger import Ledger


def settling_awards(ledger: Callable[[], Ledger]) -> Settle:
    """Asks about the winners that the deed in hand wrote (an import asked line by line), then settles them."""

    def settle(session: Session, contests: Sequence[int], today: date) -> None:
        if not by_import(session):
            mine = set(session.scalars(touched(session, ContestAward)))
            there = [one for one in belonging(session, ContestAward.contest, contests) if one in mine]
            lines = list(rows.values_of(session, ledger(), there, today).items())
            found = [(lines[place][0], fault) for place, fault in winner_doubts.judge(session, lines, today)]
            mind(session, ledger(), found)
        settle_awards(session, contests, today)

    return settle


def settle_grades(session: Session, contests: Sequence[int], _today: date) -> None:
    """Once the prizes are given, what could be won stays; history may still be brought in."""
    for contest in contests:
        _refuse_unknown_basis(session, contest)
        _refuse_too_many(session, contest)
    if session.info.get("code") == "import":
        return
    given = select(Contest.name).where(Contest.id.in_(contests), Contest.stage == words.AWARDED)
    if (name := session.scalar(given.limit(1))) is not None:
        remedy = f"确需更正的，先把办理情况退回“{words.SIGNED}”，写明理由。"
        raise Refusal(f"“{name}”已经颁奖，奖项设置不能再改。", remedy, field="contest")


def _refuse_unknown_basis(session: Session, contest: int) -> None:
    """A grade is judged by the total or by an item, over all or in a group, as far as these are known yet."""
    items = list(session.scalars(select(ContestCriterion.name).where(ContestCriterion.contest == contest)))
    in_groups = select(ContestEntry.group).where(ContestEntry.contest == contest, ContestEntry.group.is_not(None))
    groups = [name for name in session.scalars(in_groups.distinct()) if name]
    for grade in grades_of(session, contest):
        if items and grade.by and grade.by not in (TOTAL, *items):
            told = f"请清空（按总分名次），或填其中一个项目：{'、'.join(items[:LISTED])}。"
            raise Refusal(f"奖项“{grade.name}”的评定依据“{grade.by}”不是这项竞赛的项目。", told, field="by")
        if groups and grade.group and grade.group not in groups:
            told = f"请清空，或填其中一个组别：{'、'.join(groups[:LISTED])}。"
            raise Refusal(f"奖项“{grade.name}”限的组别“{grade.group}”没有人参赛。", told, field="group")


def settle_awards(session: Session, contests: Sequence[int], today: date) -> None:
    """The winners whom the office knows, by the entry or by the name."""
    labels = {"winner": "获奖者", "money": "奖金", "gift": "奖品", "gift_value": "奖品折价"}
    mind_listed(session, ContestAward, belonging(session, ContestAward.contest, contests), labels)
    for contest in contests:
        join(session, contest, ContestAward, ContestAward.entry, ContestAward.winner, ContestEntry)
        query: Any = (
            select(ContestAward.id, ContestAward.winner, ContestEntry.person, ContestEntry.unit)
            .outerjoin(ContestEntry, ContestEntry.id == ContestAward.entry)
            .where(ContestAward.contest == contest, ContestAward.person.is_(None), ContestAward.unit.is_(None))
        )
        found = session.execute(query).all()
        loose = [one.winner for one in found if one.person is None and one.unit is None]
        people, units = who.persons_named(session, loose, today), who.units_named(session, loose)
        for one in found:
            person = one.person or people.get(one.winner)
            unit = one.unit or (units.get(one.winner) if person is None else None)
            if person is not None or unit is not None:
                change(session, ContestAward, one.id, person=person, unit=unit)
        _refuse_too_many(session, contest)


def _refuse_too_many(session: Session, contest: int) -> None:
    """More winners than places - unless they share the last one - or than the share of those who take part."""
    held = winner_doubts.awarded(session, contest)
    if held is None:
        return
    for grade in held.grades:
        if grade.places and rules.too_many(some := held.count(grade), grade.places):
            reason = f"“{grade.name}”只有{grade.places}个名额，评了{len(some)}个。"
            raise Refusal(reason, "请增加名额，或减少获奖者。", field="grade")
    fault = winner_doubts.beyond_share(held)
    if fault is not None:
        raise Refusal(fault.reason, fault.remedy, field=fault.key)
