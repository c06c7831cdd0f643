"""What follows from saved rows of contests: names joined to rows, doubles refused, versions, signed results."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import rules, who
from desk_union.contests.running.reckoning import scheme_now
from desk_union.contests.running.tables import (
    Contest,
    ContestAward,
    ContestCriterion,
    ContestEntry,
    ContestFlag,
    ContestMember,
    ContestScore,
)
from desk_union.contests.running.team_shares import mind_split
from desk_union.describe.ledger import Fault
from desk_union.store.bulk import chunks
from desk_union.store.tables import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

    Line = tuple[int | None, Values]
    Settle = Callable[[Session, Sequence[int], date], None]
    Owners = Callable[[Session, Sequence[int]], list[int]]

SEALED = ("entrant", "item", "judge", "mark", "base", "target", "day")
OF_ENTRY = ("name", "group", "state", "done_on")
LISTED = 6


def contests_of(row: type[Any]) -> Owners:
    """The contests to which these rows belong."""

    def owners(session: Session, ids: Sequence[int]) -> list[int]:
        found: set[int] = set()
        for chunk in chunks(ids):
            found.update(session.scalars(select(row.contest).where(row.id.in_(chunk))))
        return sorted(found)

    return owners


def change(session: Session, row: type[Any], row_id: int, **values: Any) -> None:
    session.connection().execute(update(row).where(row.id == row_id).values(**values))


def touched(session: Session, row: type[Any]) -> Select[Any]:
    """Ids of the rows that the deed in hand has written."""
    deed, table = session.info.get("deed_id"), row.__tablename__
    return select(Change.row_id).where(Change.deed_id == deed, Change.table_name == table, Change.op != "D")


def _touched_rows(session: Session, row: type[Any], contest: int) -> list[int]:
    written = set(session.scalars(touched(session, row)))
    return sorted(written & set(session.scalars(select(row.id).where(row.contest == contest))))


# What was signed


def seal_now(session: Session, contest: int) -> str:
    """A digest of the scheme, the entrants and the marks, in whatever order they were entered."""
    told = [scheme_now(session, contest).to_text()]
    for row, keys in ((ContestEntry, OF_ENTRY), (ContestScore, SEALED)):
        columns = [getattr(row, key) for key in keys]
        lines = session.execute(select(*columns).where(row.contest == contest))
        told += sorted("\t".join("" if value is None else str(value) for value in line) for line in lines)
    return sha256("\n".join(told).encode()).hexdigest()


def mind_seal(session: Session, contest: int) -> None:
    """Nothing changes in a signed result; one brought in as signed has no seal and takes what is imported after it."""
    held = session.execute(select(Contest.name, Contest.seal, Contest.stage).where(Contest.id == contest)).one_or_none()
    if held is None or held.stage not in words.FROZEN:
        return
    unlike = seal_now(session, contest) != held.seal if held.seal else session.info.get("code") != "import"
    if unlike:
        raise Refusal(f"“{held.name}”的结果已经签字，评分项目、参赛者和分数不能再改。", words.REOPEN, field="contest")


def settle_contests(session: Session, ids: Sequence[int], today: date) -> None:
    """A contest without any day is one of today; one that was reopened has no signed result any more."""
    for held in session.scalars(select(Contest).where(Contest.id.in_(ids))):
        session.refresh(held)
        if held.starts_on is None and held.ends_on is None:
            change(session, Contest, held.id, starts_on=today)
        if held.stage in words.FROZEN and held.seal is not None:
            mind_seal(session, held.id)
        elif held.seal is not None:
            change(session, Contest, held.id, seal=None, scheme=None, signed_on=None, awarded_on=None)
            session.connection().execute(
                update(ContestEntry).where(ContestEntry.contest == held.id).values(place=None, total=None)
            )
        _refuse_circle(session, held)
        refuse_unranked(session, held)
    session.expire_all()


def _refuse_circle(session: Session, held: Contest) -> None:
    seen, at = {held.id}, held.whole
    while at is not None:
        if at in seen:
            raise Refusal(f"“{held.name}”成了自己的一个阶段。", "请核对“所属竞赛”。", field="whole")
        seen.add(at)
        at = session.scalar(select(Contest.whole).where(Contest.id == at))


def judge_names(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Everything that is brought in finds its contest by the name, whatever blanks stand in it.

    A line of a sheet (without an id) of the very name of a contest means that one.
    """
    held = session.execute(select(Contest.id, Contest.name)).all()
    by_name: dict[str, dict[int, str]] = defaultdict(dict)
    for row in held:
        by_name[row.name.replace(" ", "")][row.id] = row.name
    for place, (contest, values) in enumerate(lines):
        name = values.get("name") or ""
        others = (
            other for row_id, other in by_name.get(name.replace(" ", ""), {}).items()
            if (row_id != contest if contest is not None else other != name)
        )
        if (other := next(others, None)) is not None:
            yield place, Fault("name", f"已经有一项竞赛叫“{other}”。", "请写上年份、届次或轮次，每项不同。", warns=True)


def refuse_unranked(session: Session, held: Contest) -> None:
    """What is to rank is an item of the contest, once it has any."""
    items = list(session.scalars(select(ContestCriterion.name).where(ContestCriterion.contest == held.id)))
    unknown = rules.unranked(held.precedence, items) if items else None
    if unknown is not None:
        reason = f"“{held.name}”的排名依据“{unknown}”不是评分项目。"
        told = f"请改成总分、扣分少、日期早，或其中一个项目：{'、'.join(items[:LISTED])}。"
        raise Refusal(reason, told, field="precedence")


# Items


def settle_criteria(session: Session, contests: Sequence[int], _today: date) -> None:
    for contest in contests:
        _refuse_doubles(session, ContestCriterion, contest, "评分项目", "name")
        _rename(session, contest, ContestScore.item, ContestScore.criterion, ContestCriterion)
        mind_seal(session, contest)
        _count_version(session, contest)


def _count_version(session: Session, contest: int) -> None:
    """Once marks are there, a changed scheme is another version."""
    held = session.execute(select(Contest.stage, Contest.scheme).where(Contest.id == contest)).one_or_none()
    if held is None or held.stage in words.FROZEN:
        return
    scheme = scheme_now(session, contest)
    text = scheme.to_text()
    marked = session.scalar(select(ContestScore.id).where(ContestScore.contest == contest).limit(1)) is not None
    if marked and held.scheme is not None and held.scheme != text:
        version = scheme.version + 1
        change(session, Contest, contest, version=version)
        session.expire_all()
        text = scheme_now(session, contest).to_text()
    if held.scheme != text:
        change(session, Contest, contest, scheme=text)


def _rename(session: Session, contest: int, name: Any, link: Any, row: type[Any]) -> None:
    """Marks go along with an item or an entrant that was given another name."""
    new = select(row.name).where(row.id == link).scalar_subquery()
    table = name.class_
    session.connection().execute(
        update(table).where(table.contest == contest, link.is_not(None), name != new).values({name.key: new})
    )


def _refuse_doubles(session: Session, row: type[Any], contest: int, what: str, key: str) -> None:
    column = getattr(row, key)
    blankless = func.replace(column, " ", "")  # 张 三 is 张三
    query = select(func.min(column)).where(row.contest == contest).group_by(blankless).having(func.count() > 1).limit(1)
    if (twice := session.scalar(query)) is not None:
        name = session.scalar(select(Contest.name).where(Contest.id == contest))
        raise Refusal(f"“{name}”里有两个{what}“{twice}”。", "同名的请加上单位或工号区别，重复的请删去。", field=key)


# Entrants


def settle_entries(session: Session, contests: Sequence[int], today: date) -> None:
    for contest in contests:
        _refuse_doubles(session, ContestEntry, contest, "参赛者", "name")
        know_entries(session, contest, today)
        for name, link in ((ContestScore.entrant, ContestScore.entry), (ContestMember.team, ContestMember.entry),
                           (ContestAward.winner, ContestAward.entry)):  # fmt: skip
            _rename(session, contest, name, link, ContestEntry)
        _refuse_single(session, contest, ContestEntry)
        mind_seal(session, contest)


def know_entries(session: Session, contest: int, today: date) -> None:
    """Persons and units of the book that are meant, as far as a name means one."""
    ids = _touched_rows(session, ContestEntry, contest)
    entries = session.execute(
        select(ContestEntry.id, ContestEntry.name, ContestEntry.kind, ContestEntry.person, ContestEntry.unit).where(
            ContestEntry.id.in_(ids)
        )
    ).all()
    day = session.scalar(select(Contest.ends_on).where(Contest.id == contest)) or today
    names = [one.name for one in entries]
    people, units = who.persons_named(session, names, day), who.units_named(session, names)
    for one in entries:
        person = one.person or (people.get(one.name) if one.kind != words.TEAM else None)
        unit = one.unit or (units.get(one.name) if person is None and one.kind != words.PERSON else None)
        kind = one.kind or (words.TEAM if unit is not None else words.PERSON if person is not None else None)
        if (one.person, one.unit, one.kind) != (person, unit, kind):
            change(session, ContestEntry, one.id, person=person, unit=unit, kind=kind)


def settle_members(session: Session, contests: Sequence[int], today: date) -> None:
    for contest in contests:
        _enter_teams(session, contest, today)
        join(session, contest, ContestMember, ContestMember.entry, ContestMember.team, ContestEntry)
        lost = select(ContestMember.team).where(ContestMember.contest == contest, ContestMember.entry.is_(None))
        if (team := session.scalar(lost.limit(1))) is not None:
            raise Refusal(f"参赛名单里没有“{team}”。", "请先登记参赛队，或核对写法。", field="team")
        _refuse_single(session, contest, ContestMember)
        mind_split(session, contest)
        ids = _touched_rows(session, ContestMember, contest)
        loose = (ContestMember.id.in_(ids), ContestMember.person.is_(None))
        members = session.execute(select(ContestMember.id, ContestMember.name).where(*loose)).all()
        people = who.persons_named(session, (one.name for one in members), today)
        for one in members:
            if one.name in people:
                change(session, ContestMember, one.id, person=people[one.name])


def _refuse_single(session: Session, contest: int, row: type[ContestEntry | ContestMember]) -> None:
    """Nobody else is of the team of one who competes alone: the money of the prize would go to them."""
    query = (
        select(ContestMember.name, ContestEntry.name)
        .join(ContestEntry, ContestEntry.id == ContestMember.entry)
        .where(row.id.in_(_touched_rows(session, row, contest)), ContestEntry.kind == words.PERSON)
        .where(func.replace(ContestMember.name, " ", "") != func.replace(ContestEntry.name, " ", ""))
    )
    if (found := session.execute(query.limit(1)).one_or_none()) is not None:
        member, entrant = found
        raise Refusal(
            f"“{entrant}”是个人参赛，不能有队员“{member}”：奖金会分给队员。",
            f"确是几个人一队的，请先在参赛名单里把“{entrant}”的参赛形式改为“{words.TEAM}”。", field="team",
        )  # fmt: skip


def _enter_teams(session: Session, contest: int, today: date) -> None:
    """Teams of a contest in which nobody was entered yet, out of its first members."""
    if session.scalar(select(ContestEntry.id).where(ContestEntry.contest == contest).limit(1)) is None:
        teams = session.scalars(select(ContestMember.team).where(ContestMember.contest == contest).distinct())
        session.add_all([ContestEntry(contest=contest, name=one, kind=words.TEAM, state=words.IN) for one in teams])
        session.flush()
        know_entries(session, contest, today)
        mind_seal(session, contest)


def join(
    session: Session, contest: int, row: type[Any], link: Any, name: Any, other: type[Any], ids: Iterable[int] = ()
) -> None:
    """Find the row of the contest that a name means, for these rows or all of the contest."""
    meant = select(other.id).where(other.contest == row.contest, other.name == name).scalar_subquery()
    unlike = func.coalesce(link, 0) != func.coalesce(meant, 0)
    these = update(row).where(row.contest == contest, unlike)
    for chunk in chunks(sorted(ids)) if ids else (None,):
        where = these if chunk is None else these.where(row.id.in_(chunk))
        session.connection().execute(where.values({link.key: meant}))


# Flags


def settle_flags(session: Session, ids: Sequence[int], today: date) -> None:
    """A flag is in one place at a time, and its holders are units of the book where they are known."""
    for one in session.execute(select(ContestFlag).where(ContestFlag.id.in_(ids))).scalars():
        session.refresh(one)
        if one.since is None:
            change(session, ContestFlag, one.id, since=today)
            session.refresh(one)
        if one.unit is None:
            unit = who.units_named(session, [one.holder]).get(one.holder)
            if unit is not None:
                change(session, ContestFlag, one.id, unit=unit)
        _refuse_two_holders(session, one)


def _refuse_two_holders(session: Session, one: ContestFlag) -> None:
    last = one.until or date.max
    other = session.scalars(
        select(ContestFlag).where(
            ContestFlag.name == one.name, ContestFlag.id != one.id, ContestFlag.since < last,
            func.coalesce(ContestFlag.until, date.max) > one.since,
        ).limit(1)
    ).first()  # fmt: skip
    if other is not None:
        reason = f"“{one.name}”这时还在“{other.holder}”，同一面旗不能在两家。"
        raise Refusal(reason, "请先填上一家的交出日期，几面旗的请在名称里编号。", field="holder")
