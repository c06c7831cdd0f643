"""《班组建设台账》: the bound book of a team - cover, contents, members, systems, records, assessments, honours, ideas."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from desk_union.basis.refusal import Refusal
from desk_union.contests import papers
from desk_union.contests.ideas.ledgers import SUGGESTIONS
from desk_union.contests.ideas.tables import Suggestion, SuggestionProposer
from desk_union.contests.safety.ledgers import CHECKS as SAFETY_CHECKS
from desk_union.contests.safety.ledgers import HAZARDS
from desk_union.contests.safety.tables import SafetyCheck, SafetyHazard
from desk_union.contests.teams.ledgers import ASSESSMENTS, LEVELS, MEMBERS, MENTORSHIPS, RECORDS, TEAMS, TITLES
from desk_union.contests.teams.ledgers.mentoring import ran
from desk_union.contests.teams.tables import (
    Mentorship,
    TeamAssessment,
    TeamLevel,
    TeamMember,
    TeamRecord,
    WorkTeam,
    WorkTitle,
)
from desk_union.describe.accountbook import AccountBook, BookRow, Folio
from desk_union.describe.content import BoundBook
from desk_union.describe.form import Copy
from desk_union.describe.ledger import open_on
from desk_union.describe.paper import Column
from desk_union.describe.sheet import Sheet
from desk_union.members.ledgers import PEOPLE, PLACEMENTS
from desk_union.members.office import organisation
from desk_union.members.tables import Person, Placement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desk_union.contests.papers import Words
    from desk_union.describe.figure import Span
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Request

COVER = "team_book_cover"
Chapter = tuple[str, tuple[Column, ...], list[tuple[str, ...]]]


def team_book(session: Session, request: Request) -> AccountBook:
    """Of the team chosen, else of all that stood at the end of the year, one behind the other."""
    span, year = papers.asked(request), request.year or request.today.year
    teams = [request.row] if request.row is not None else list(request.rows) or _standing(session, span)
    if not teams:
        raise Refusal("还没有班组。", "请先在班组台账里登记班组。")
    facts = papers.words_of(session, TEAMS, teams, span.last)
    folios = [folio for team, row in zip(teams, facts, strict=True) for folio in _folios(session, team, row, span)]
    union = organisation(session)
    cover = {**facts[0], "team": facts[0]["name"]} if len(facts) == 1 else _of_all(facts)
    front = ((COVER, Copy({**cover, "union": union, "year": str(year)})),)
    title = f"{facts[0]['name']}班组建设台账" if len(facts) == 1 else f"{year}年班组建设台账"
    return AccountBook(
        title=title, organisation=union, period=f"{year}年", printed_on=request.today, folios=folios, contents=True, front=front,
    )  # fmt: skip


def _of_all(facts: Sequence[Words]) -> dict[str, str]:
    """What the cover says when several teams are bound together; who leads each stands in its own first chapter."""
    levels = Counter(row["level"] for row in facts if row["level"])
    return {
        "team": f"全厂{len(facts)}个班组",
        "leader": "见各班组基本情况",
        "heads": str(sum(int(row["heads"] or 0) for row in facts)),
        "level": "、".join(f"{level}{count}个" for level, count in levels.most_common()),
    }


def _standing(session: Session, span: Span) -> list[int]:
    there = or_(WorkTeam.closed_on.is_(None), WorkTeam.closed_on > span.last)
    begun = or_(WorkTeam.founded_on.is_(None), WorkTeam.founded_on <= span.last)
    return list(session.scalars(select(WorkTeam.id).where(begun, there).order_by(WorkTeam.place, WorkTeam.id)))


def _folios(session: Session, team: int, row: Words, span: Span) -> Iterator[Folio]:
    for book, columns, cells in _chapters(session, team, row, span):
        lines = [BookRow(tuple(line)) for line in cells] or [BookRow(("", *("本年没有记录" if n == 0 else "" for n in range(len(columns) - 1))))]
        yield Folio(book=book, account=row["name"], columns=columns, rows=lines, summary=1, called="班组")


def _chapters(session: Session, team: int, row: Words, span: Span) -> Iterator[Chapter]:
    yield "基本情况", (Column("序号", "center", 14), Column("项目", width_mm=34), Column("内容", width_mm=128)), _basics(row)
    yield "班组成员", (
        Column("序号", "center", 14), Column("姓名", width_mm=30), Column("班组职务", "center", 30), Column("开始日期", "center", 30), Column("终止日期", "center", 30), Column("备注", width_mm=42),
    ), _members(session, team, span)  # fmt: skip
    in_span = (span.first, span.last)
    yield from _listed(session, span, "活动记录", RECORDS, select(TeamRecord.id).where(TeamRecord.team == team, TeamRecord.day.between(*in_span)).order_by(TeamRecord.day), ("day", "kind", "what", "heads", "noted_by"), (24, 26, 82, 18, 26))
    yield from _listed(session, span, "考核情况", ASSESSMENTS, select(TeamAssessment.id).where(TeamAssessment.team == team, TeamAssessment.day.between(*in_span)).order_by(TeamAssessment.day), ("day", "period", "own_total", "total", "level", "mending"), (24, 34, 24, 24, 26, 44))
    yield from _listed(session, span, "升级和称号", LEVELS, select(TeamLevel.id).where(TeamLevel.team == team, TeamLevel.day <= span.last).order_by(TeamLevel.day), ("day", "level", "document", "note"), (28, 36, 62, 50))
    yield from _listed(session, span, "获得荣誉", TITLES, select(WorkTitle.id).where(WorkTitle.team == team, WorkTitle.granted_on <= span.last).order_by(WorkTitle.granted_on), ("granted_on", "title", "level", "document"), (28, 60, 28, 60))
    yield from _listed(session, span, "带班组和师带徒", MENTORSHIPS, select(Mentorship.id).where(Mentorship.team == team, ran(*in_span)), ("starts_on", "mentor_name", "goal", "stage", "result"), (26, 26, 72, 28, 24))
    unit = session.scalar(select(WorkTeam.unit).where(WorkTeam.id == team))
    if unit is not None:
        yield from _of_unit(session, unit, span)


def _of_unit(session: Session, unit: int, span: Span) -> Iterator[Chapter]:
    """What the people of the team's unit proposed, and the checks and hazards there."""
    in_span = (span.first, span.last)
    theirs = select(SuggestionProposer.suggestion).where(SuggestionProposer.person.in_(_placed(unit, span)))
    mine = or_(Suggestion.unit == unit, Suggestion.id.in_(theirs))
    yield from _listed(session, span, "合理化建议", SUGGESTIONS, select(Suggestion.id).where(mine, Suggestion.raised_on.between(*in_span)).order_by(Suggestion.raised_on), ("raised_on", "title", "proposers", "stage", "award"), (26, 64, 34, 26, 26))
    yield from _listed(session, span, "安全检查", SAFETY_CHECKS, select(SafetyCheck.id).where(SafetyCheck.unit == unit, SafetyCheck.day.between(*in_span)).order_by(SafetyCheck.day), ("day", "kind", "place", "inspectors", "findings"), (26, 28, 36, 36, 50))
    yield from _listed(session, span, "隐患整改", HAZARDS, select(SafetyHazard.id).where(SafetyHazard.unit == unit, SafetyHazard.found_on.between(*in_span)).order_by(SafetyHazard.found_on), ("found_on", "what", "responsible", "due_on", "fixed_on", "stage"), (24, 60, 24, 24, 24, 20))


def _placed(unit: int, span: Span) -> Select[Any]:
    return select(Placement.person).where(Placement.value == unit, Placement.since <= span.last, open_on(Placement, span.first))


def _listed(
    session: Session, span: Span, book: str, ledger: Ledger, query: Select[Any], keys: Sequence[str], widths: Sequence[int]
) -> Iterator[Chapter]:
    rows = papers.words_of(session, ledger, list(session.scalars(query)), span.last)
    heads = (Column("序号", "center", 14), *(Column(ledger.by_key[key].label, ledger.by_key[key].kind.align, width - (14 if place == widths.index(max(widths)) else 0)) for place, (key, width) in enumerate(zip(keys, widths, strict=True))))
    yield book, heads, [(str(n), *(row[key] for key in keys)) for n, row in enumerate(rows, 1)]


def _basics(row: Words) -> list[tuple[str, ...]]:
    told = (
        ("班组名称", row["name"]), ("班组类别", row["kind"]), ("所属小组", row["unit"]), ("班组长", row["leader"]), ("人数", row["heads"]), ("等级", row["level"]),
        ("成立日期", row["founded_on"]), ("夺标计划", row["goal"]), ("班组制度", row["systems"]), ("备注", row["note"]),
    )  # fmt: skip
    return [(str(n), label, word) for n, (label, word) in enumerate(told, 1)]


def _members(session: Session, team: int, span: Span) -> list[tuple[str, ...]]:
    """Those with a role first, with their days; then who else was placed in its unit at the end of the span."""
    query = select(TeamMember.id).where(TeamMember.team == team, TeamMember.since <= span.last, or_(TeamMember.until.is_(None), TeamMember.until > span.first))
    noted = papers.words_of(session, MEMBERS, list(session.scalars(query.order_by(TeamMember.since, TeamMember.id))), span.last)
    cells = [(row["name"], row["role"], row["since"], row["until"], row["note"]) for row in noted]
    known = {row["name"] for row in noted}
    unit = session.scalar(select(WorkTeam.unit).where(WorkTeam.id == team))
    if unit is not None:
        placed = select(Placement.id).join(Person, Placement.person == Person.id)
        there = placed.where(Placement.value == unit, Placement.since <= span.last, open_on(Placement, span.last)).order_by(PEOPLE.row.sort)
        others = papers.words_of(session, PLACEMENTS, list(session.scalars(there)), span.last)
        cells += [(row["person"], "成员", row["since"], "", "") for row in others if row["person"] not in known]
    return [(str(n), *line) for n, line in enumerate(cells, 1)]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.team_book", "《班组建设台账》（装订成册）", "一个班组一年的台账：封面、目录、基本情况、成员、活动、考核、升级、荣誉、建议、检查和隐患，页码连续；不指定时全部班组装成一册。",
        BoundBook(team_book), ledgers=("contests.teams",), options=("year", "id", "ids"), says="所选年度的记录；等级和成员按年末。",
    ),
)  # fmt: skip
