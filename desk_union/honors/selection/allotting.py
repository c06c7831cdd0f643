"""名额分配 over the units of the book: who counts on the cut-off day, the places, and what of them goes to whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe import criterion
from desk_union.describe.criterion import AskedOf
from desk_union.describe.ledger import open_on
from desk_union.honors import honors_words as words
from desk_union.honors.selection import apportioning
from desk_union.honors.selection.apportioning import Demand, KindCount, Sharer
from desk_union.honors.selection.tables import AwardQuota, AwardRound, AwardShare
from desk_union.members import tree
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.ledgers.units import standing_on
from desk_union.members.tables import Person, Placement, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.honors.selection.apportioning import Allotted

GROUPS = "小组"
CRITERIA = {"一线": "members.frontline", "女": "members.women", "农民工": "members.migrant", "管理人员": "members.job"}


@dataclass(frozen=True, slots=True)
class UnitHeads:
    """The units that share, each with its people by the kinds they are of; ``outside`` are people of none of them."""

    sharers: tuple[Sharer, ...]
    counts: Mapping[int, KindCount]
    outside: int


def heads_on(session: Session, basis: str, day: date, level: str, shares: Sequence[AwardShare] = ()) -> UnitHeads:
    """Members (or staff) of every standing unit of the level on the day, with all that lies below it."""
    held = tree.read(session, day)
    standing = set(session.scalars(select(Unit.id).where(Unit.level == level, standing_on(day))))
    units = [one for one in held.in_order() if one in standing]
    kinds = _kinds(session, basis, day, shares)
    found: dict[int, Counter[frozenset[str]]] = defaultdict(Counter)
    outside = 0
    for person, unit in _placed(session, basis, day):
        home = (
            next((step for step in reversed(held.path(unit)) if step in standing), None) if unit is not None else None
        )
        if home is None:
            outside += 1
        else:
            found[home][kinds.get(person, frozenset())] += 1
    sharers = tuple(Sharer(one, held.names[one], found[one].total(), n) for n, one in enumerate(units))
    return UnitHeads(sharers, {one: KindCount(dict(found[one])) for one in units}, outside)


def _counted(basis: str, day: date) -> Any:
    return on_roll(day) if basis == words.STAFF else member_on(day)


def _placed(session: Session, basis: str, day: date) -> list[tuple[int, int | None]]:
    """Everybody who counts, with the unit on the day."""
    unit = (
        select(Placement.value).where(Placement.person == Person.id, Placement.since <= day, open_on(Placement, day))
        .order_by(Placement.since.desc()).limit(1).correlate(Person).scalar_subquery()
    )  # fmt: skip
    query = select(Person.id, unit).where(_counted(basis, day)).order_by(Person.id)
    return [(row[0], row[1]) for row in session.execute(query)]


def _kinds(session: Session, basis: str, day: date, shares: Sequence[AwardShare]) -> dict[int, frozenset[str]]:
    """Of which of the kinds asked for each person is."""
    found: dict[int, set[str]] = defaultdict(set)
    told = {one.kind: one.words or "" for one in shares}
    for kind, said in told.items():
        for person in session.scalars(select(Person.id).where(_counted(basis, day), kind_condition(kind, said, day))):
            found[person].add(kind)
    return {person: frozenset(some) for person, some in found.items()}


def kind_condition(kind: str, said: str, day: date) -> Any:
    """The condition on a person to be 一线, 女, 农民工 or 管理人员; ``said`` are the office's own words for it."""
    one = criterion.called(CRITERIA[kind])
    if one is None:
        raise Refusal(f"不认得人员类别“{kind}”。", "请核对名额要求。")
    usual = words.MANAGER_WORDS if kind == "管理人员" else ""
    return one.where(AskedOf(day, words=said or usual))


@dataclass(frozen=True, slots=True)
class QuotaPlan:
    """What is to be kept of a round: the places, what of them is demanded, and what had to be said about it."""

    day: date
    allotted: tuple[Allotted, ...]
    shares: Mapping[str, Mapping[int, int]]
    notes: tuple[str, ...]

    def rows(self, round_id: int) -> list[dict[str, Any]]:
        return [
            {
                "round": round_id, "unit": one.sharer.key, "heads": one.sharer.heads, "exact": one.exact,
                "places": one.places, "arithmetic": one.arithmetic,
                **{words.SHARE_KEYS[kind]: given.get(one.sharer.key, 0) for kind, given in self.shares.items()},
            }
            for one in self.allotted
        ]  # fmt: skip


def plan(session: Session, held: AwardRound, day: date, level: str) -> QuotaPlan:
    """The quotas of an award as of a day; Refusal naming what cannot be."""
    shares = list(session.scalars(select(AwardShare).where(AwardShare.round == held.id).order_by(AwardShare.id)))
    there = heads_on(session, held.basis, day, level, shares)
    if not there.sharers:
        raise Refusal(
            f"这一天没有在册的{level}。", "请在分会、小组台账里核对层级和成立、撤销日期，或换一级分配。", field="level"
        )
    allotted = apportioning.allot(there.sharers, held.places, held.least)
    places = {one.sharer.key: one.places for one in allotted}
    demands = [demand_of(one, held.places) for one in shares]
    wrong = apportioning.impossible(held.places, places, there.counts, demands)
    if wrong:
        raise Refusal(f"名额要求办不到：{''.join(wrong)}", "请改名额要求，或改总名额。")
    order = {one.key: one.order for one in there.sharers}
    given = {one.kind: apportioning.spread(one, places, there.counts, order) for one in demands}
    return QuotaPlan(day, tuple(allotted), given, tuple(_notes(held, there, level)))


def demand_of(one: AwardShare, total: int) -> Demand:
    least = one.limit == words.LEAST
    return Demand(one.kind, least, apportioning.needed(total, number=one.number, percent=one.percent, at_least=least))


def _notes(held: AwardRound, there: UnitHeads, level: str) -> list[str]:
    who = "职工" if held.basis == words.STAFF else "会员"
    counting = sum(one.heads > 0 for one in there.sharers)
    notes = [f"有{there.outside}名{who}不在任何{level}里，没有计入。"] if there.outside else []
    if held.least is None and held.places < counting:
        notes.append(f"{held.places}个名额不够{counting}个单位每个1名，只按人数分配。")
    heads = sum(one.heads for one in there.sharers)
    if held.whom != words.GROUP and held.places > heads:
        notes.append(f"{held.places}个名额多于{heads}名{who}，请核对总名额。")
    empty = "、".join(one.name for one in there.sharers if not one.heads)
    return [*notes, f"{empty}没有{who}，不分名额。"] if empty else notes


def mind_places(session: Session, rounds: Sequence[int], _today: date) -> None:
    """A total is not lowered below what was allotted of it."""
    allotted = func.sum(AwardQuota.places)
    query = select(AwardRound.award, AwardRound.places, allotted).join(AwardQuota, AwardQuota.round == AwardRound.id)
    query = query.where(AwardRound.id.in_(list(rounds))).group_by(AwardRound.id).having(allotted > AwardRound.places)
    for award, places, given in session.execute(query.order_by(AwardRound.id).limit(1)):
        told = f"“{award}”已经分配了{given}个名额，总名额不能是{places}个。"
        raise Refusal(told, "请先在“名额分配表”里删除原来的分配，改好总名额再“分配名额”。", field="places")


def quotas_of(session: Session, round_id: int) -> dict[int, AwardQuota]:
    """By unit."""
    held = session.scalars(select(AwardQuota).where(AwardQuota.round == round_id).order_by(AwardQuota.id))
    return {one.unit: one for one in held}
