"""What follows from saved rows of contests: names joined to rows, doubles refused, versions, signed results."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis.refusal import Refusal
from desk_union.contests.owning import belonging, mind_listed
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import prize_rates, rules, who
from desk_union.contests.running.reckoning import grades_of, scheme_now
from desk_union.contests.running.tables import (
    Contest,
    ContestAward,
    ContestCriterion,
    ContestEntry,
    ContestFlag,
    ContestMember,
    ContestScore,
)
from desk_union.store.bulk import chunks
from desk_union.store.tables import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


    Settle = Callable[[Session, Sequence[int], date], None]
    Owners = Callable[[Session, Sequence[int]], list[int]]

SEALED = ("entrant", "item", "judge", "mark", "base", "target", "day")
OF_ENTRY = ("name", "group", "state", "done_on")


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
    session.expire_all()


def _refuse_circle(session: Session, held: Contest) -> None:
    seen, at = {held.id}, held.whole
    while at is not None:
        if at in seen:
            raise Refusal(f"“{held.name}”成了自己的一个阶段。", "请核对“所属竞赛”。", field="whole")
        seen.add(at)
        at = session.scalar(select(Contest.whole).where(Contest.id == at))


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
        ids = _touched_rows(session, ContestMember, contest)
        loose = (ContestMember.id.in_(ids), ContestMember.person.is_(None))
        members = session.execute(select(ContestMember.id, ContestMember.name).where(*loose)).all()
        people = who.persons_named(session, (one.name for one in members), today)
        for one in members:
            if one.name in people:
                change(session, ContestMember, one.id, person=people[one.name])


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


# Prizes


def settle_grades(session: Session, contests: Sequence[int], _today: date) -> None:
    """Once the prizes are given, what could be won stays; history may still be brought in."""
    if session.info.get("code") == "import":
        return
    given = select(Contest.name).where(Contest.id.in_(contests), Contest.stage == words.AWARDED)
    if (name := session.scalar(given.limit(1))) is not None:
        remedy = f"确需更正的，先把办理情况退回“{words.SIGNED}”，写明理由。"
        raise Refusal(f"“{name}”已经颁奖，奖项设置不能再改。", remedy, field="contest")


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
        _refuse_too_many(session, contest, today)


def _refuse_too_many(session: Session, contest: int, today: date) -> None:
    """More winners than places - unless they share the last one - or than the share of those who take part."""
    awards = session.execute(
        select(ContestAward.grade, ContestAward.place, ContestAward.winner).where(ContestAward.contest == contest)
    ).all()
    for grade in grades_of(session, contest):
        some = sorted(one.place or 0 for one in awards if one.grade == grade.name)
        most = grade.places or len(some)
        shared = most > 0 and len(some) > most and some[most - 1] > 0 and some[most - 1] == some[-1]
        if len(some) > most and not grade.group and not shared:
            reason = f"“{grade.name}”只有{most}个名额，评了{len(some)}个。"
            raise Refusal(reason, "请增加名额，或减少获奖者。", field="grade")
    _refuse_beyond_share(session, contest, len({one.winner for one in awards}), today)


def _refuse_beyond_share(session: Session, contest: int, winners: int, today: date) -> None:
    day = func.coalesce(Contest.ends_on, Contest.starts_on).label("day")
    held = session.execute(select(Contest.share_cap, day).where(Contest.id == contest)).one_or_none()
    if held is None:
        return
    cap = prize_rates.shares().get(held.share_cap or words.NO_CAP)
    of_contest = select(func.count(ContestEntry.id)).where(ContestEntry.contest == contest)
    count = session.scalar(of_contest) or 0
    most = rules.most_winners(count, cap)
    if cap is not None and count and winners > most:
        reason = f"参赛{count}个，获奖{winners}个，超过获奖面上限{held.share_cap}（最多{most}个）。"
        told = prize_rates.basis(held.share_cap or "", held.day or today)
        remedy = f"请减少获奖者，或按规定调整“获奖面上限”{f'；{held.share_cap}的依据：{told}' if told else ''}。"
        raise Refusal(reason, remedy, field="winner")


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
