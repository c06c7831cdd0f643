"""Sheets of the union's own bodies: 组织机构表, 任职名册, 届次表."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, extract, or_, select

from desk_union.basis import days
from desk_union.describe.behind import counted
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members import dictionaries as words
from desk_union.members import terms as terms_of
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE, POSTS, TERMS, UNITS
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.ledgers.union import in_office
from desk_union.members.ledgers.units import standing_on, within
from desk_union.members.paper import rolls
from desk_union.members.tables import Person, Post, Term, Unit
from desk_union.store import listing, partial

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Shown

ELECTION_KEYS = (
    "body", "unit", "held_on", "delegates", "present", "candidates", "votes", "elected", "approved_on", "approval",
)  # fmt: skip
LEADERS = ("工会主席", "分会主席", "工会小组长")
DEPTH = "　　"
POST_KEYS = ("unit", "since", "term", "full_time", "document")
OFFICER_KEYS = ("name", "sex", "born_on", "political", "education", "job")
TERM_KEYS = (
    "body", "unit", "number", "session", "held_on", "years", "due_on", "delegates", "present", "elected",
    "approved_on", "approval",
)  # fmt: skip


def organisation(session: Session, request: Request) -> list[Table]:
    """The units of the day as a tree, with their people (alone and with all below) and who leads them."""
    units = tree.read(session, request.day)
    standing = {row.id: row for row in session.scalars(select(Unit).where(standing_on(request.day)))}
    level = {row.id: row.level for row in session.scalars(select(Unit))}
    held = tuple(
        persons_by_unit(session, request, rolls.ids(session, request, who(request.day))) for who in (on_roll, member_on)
    )
    staff, members = held
    span = Span(request.day, request.day)
    leaders, told_day = _leaders(session, request), partial.telling(session, UNITS, "founded_on")
    top = units.in_order() if request.unit is None else units.below(request.unit)
    depth = len(units.path(request.unit)) if request.unit is not None else 1
    rows = []
    for unit in top:
        # A unit that was closed stays in sight as long as somebody is still written down in it.
        if unit in standing or staff[unit] or members[unit]:
            closed = "" if unit in standing else "（已撤销）"
            name = f"{DEPTH * (len(units.path(unit)) - depth)}{units.names[unit]}{closed}"
            founded = told_day(unit, "founded_on", standing[unit].founded_on) if unit in standing else None
            own, below = _numbers(held, [unit], span), _numbers(held, units.below(unit), span)
            rows.append((name, level[unit], *own, *below, "、".join(leaders[unit]), _day(founded)))
    if staff[None] or members[None]:
        rows.append((tree.NOWHERE, "", *_numbers(held, [None], span) * 2, "", ""))
    levels = Counter(level[unit] for unit in top if unit in standing)
    told = "，".join(f"{name}{levels[name]}个" for name in words.UNIT_LEVEL.labels if levels[name])
    everybody = _numbers(held, list({*staff, *members}), span)
    heads = (
        Column("名称"), Column("层级"), *(Column(title, "right", groups=("本级",)) for title in ("职工", "会员")),
        *(Column(title, "right", groups=("含下属",)) for title in ("职工", "会员")),
        Column("负责人"), Column("成立日期"),
    )  # fmt: skip
    return [
        rolls.table(
            session, request, "工会组织机构表", heads, rows, counted=f"共 {sum(levels.values())} 个单位",
            notes=(f"{told}。" if told else "", "含下属的数互相包含，合计每人只算一次。"), empty="本期没有分会、小组。",
            totals=("合计", "", "", *everybody * 2, "", ""),
        )
    ]  # fmt: skip


ByUnit = dict[int | None, list[int]]


def _numbers(held: Sequence[ByUnit], units: Sequence[int | None], span: Span) -> tuple[str, ...]:
    return tuple(counted(PEOPLE, [id_ for unit in units for id_ in one[unit]], span) for one in held)


def persons_by_unit(session: Session, request: Request, found: Sequence[int]) -> ByUnit:
    """Those of these persons who are in each unit on the day; None: in no unit."""
    held: ByUnit = defaultdict(list)
    for line in rolls.lines(session, request, ("unit",), found, request.day):
        held[line.values[0]].append(line.id)
    return held


def _leaders(session: Session, request: Request) -> dict[int, list[str]]:
    """Names by unit, of the first role before those of the next."""
    held = (
        select(Post.unit, Post.role, Person.name)
        .join(Person, Person.id == Post.person)
        .where(Post.unit.is_not(None), Post.role.in_(LEADERS), in_office(request.day))
        .order_by(Post.since, Post.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for unit, _, name in sorted(session.execute(held), key=lambda row: LEADERS.index(row.role)):
        if unit is not None and name not in found[unit]:
            found[unit].append(name)
    return found


def officers(session: Session, request: Request) -> list[Table]:
    """Who holds which office on the day, office by office."""
    held = select(Post.id, Post.person, Post.role, Post.unit).join(Person, Person.id == Post.person)
    if request.unit is not None:
        held = held.where(Post.unit.in_(within(request.unit, request.day)))
    posts = list(session.execute(held.where(in_office(request.day)).order_by(Person.sort, Post.id)))
    order = rolls.UnitOrder(session, request.day)
    known = words.ROLE.labels
    posts.sort(key=lambda post: (
        known.index(post.role) if post.role in known else len(known), post.role,
        -1 if post.unit is None else order.place(post.unit),
    ))  # fmt: skip
    shown = [POSTS.by_key[key] for key in POST_KEYS]
    told = listing.lines(session, POSTS, shown, [post.id for post in posts], request.day)
    people = rolls.lines(session, request, OFFICER_KEYS, sorted({post.person for post in posts}), request.day)
    person = {line.id: line.words for line in people}
    rows = [
        (post.role, *person[post.person], order.name(post.unit) if post.unit is not None else "", *line.words[1:])
        for post, line in zip(posts, told, strict=True)
    ]
    heads = (
        Column("工会职务"), *rolls.columns(OFFICER_KEYS), rolls.SECTION,
        *(Column(one.label, one.kind.align) for one in shown[1:]),
    )  # fmt: skip
    notes = (f"任职{len(posts)}项，一人担任几处的，人数按一人计。",) if len(posts) > len(people) else ()
    return [
        rolls.table(
            session, request, "工会干部任职名册", heads, rows, sections=True, notes=notes,
            counted=f"共 {len(people)} 人", empty="本期没有在任的工会干部。",
        )
    ]  # fmt: skip


def terms(session: Session, request: Request) -> list[Table]:
    """Every election and session held by the day, body by body, with the end of the last term of each."""
    held = select(Term).where(Term.held_on <= request.day).order_by(Term.held_on, Term.id)
    known = words.BODY.labels
    found = sorted(
        session.scalars(held),
        key=lambda term: (known.index(term.body) if term.body in known else len(known), term.body, term.unit or 0),
    )
    columns = [TERMS.by_key[key] for key in TERM_KEYS]
    told = listing.lines(session, TERMS, columns, [term.id for term in found], request.day)
    ends = {}
    for term in found:
        ends[term.body, term.unit, term.number] = terms_of.end_of(
            [one for one in found if (one.body, one.unit, one.number) == (term.body, term.unit, term.number)]
        )
    last = {(term.body, term.unit): term for term in found}
    names = tree.read(session, request.day).names
    notes = [_now(term, ends[term.body, term.unit, term.number], names, request) for term in last.values()]
    heads = [Column(one.label, one.kind.align) for one in columns]
    at = TERM_KEYS.index("due_on")
    rows = [
        (*line.words[:at], _day(ends[term.body, term.unit, term.number]), *line.words[at + 1 :])
        for term, line in zip(found, told, strict=True)
    ]
    return [
        rolls.table(
            session, request, "工会届次表", heads, rows, sections=True, measure="次", notes=notes,
            empty="本期没有换届、选举记录。",
        )
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return days.show_day(day) if day else ""


def elections(session: Session, request: Request) -> list[Table]:
    """One sheet for each sitting that elected, of the year or those picked: who stood, how it went, who was elected."""
    wanted: ColumnElement[bool] = Term.id.in_(request.picked)
    if not request.picked:
        year = request.year or request.day.year
        wanted = and_(extract("year", Term.held_on) == year, Term.held_on <= request.day)
    elected = or_(Term.candidates.is_not(None), Term.votes.is_not(None), Term.elected.is_not(None))
    held = select(Term).where(wanted, *(() if request.picked else (elected,))).order_by(Term.held_on, Term.id)
    found = list(session.scalars(held))
    if not found:
        heads = (Column("项目"), Column("内容"))
        return [rolls.table(session, request, "选举结果", heads, (), numbered=False, empty="本期没有登记选举。")]
    ends = terms_of.ends(session)
    columns = [TERMS.by_key[key] for key in ELECTION_KEYS]
    lines = listing.lines(session, TERMS, columns, [one.id for one in found], request.day)
    told = {line.id: line.words for line in lines}
    return [_election(session, request, term, columns, told[term.id], ends[term.id]) for term in found]


def _election(
    session: Session, request: Request, term: Term, columns: Sequence[Shown], words_of: Sequence[str], end: date | None
) -> Table:
    rows = [(one.label, word) for one, word in zip(columns, words_of, strict=True)]
    rows.insert(1, ("届次", f"第{term.number}届第{term.session}次"))
    rows.append(("任期届满", _day(end)))
    return rolls.table(
        session, request, f"{term.body}选举结果", (Column("项目", "left", 32.0), Column("内容", "left", 130.0)), rows,
        numbered=False, period=f"{days.show_day_long(term.held_on)}", counted="监票人：　　　　　　计票人：", empty="",
    )  # fmt: skip


def _now(term: Term, end: date | None, names: dict[int, str], request: Request) -> str:
    """How it stands with a body on the day."""
    whose = f"{names[term.unit]}：" if term.unit is not None else ""
    says = f"{whose}{term.body}现为第{term.number}届"
    if end is None:
        return f"{says}，没有登记任期届满日期。"
    over = "已届满" if end <= request.day else "届满"
    return f"{says}，{days.show_day_long(end)}{over}。"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.organisation", "组织机构表", "工会、分会、小组的树，每处的职工数、会员数和负责人。",
        Tables(organisation), ledgers=("members.units", "members.people"),
    ),
    Sheet(
        "members.officers", "任职名册", "某一天在任的工会干部，按职务排列。",
        Tables(officers), ledgers=("members.posts",),
    ),
    Sheet(
        "members.terms_sheet", "届次表", "工会委员会、经审会、女工委历次换届和选举。",
        Tables(terms), ledgers=("members.terms",), options=("year", "month")
    ),
    Sheet(
        "members.election", "选举结果", "换届、补选的候选人、选票情况和选举结果，每次选举一页。",
        Tables(elections), ledgers=("members.terms",), options=("year", "id", "ids"),
    ),
)  # fmt: skip
