"""会员情况表 and 女工会员情况表: cross tables of the members by unit, as of a day.

Each group of columns parts the members of a row, so its columns add up to the row's members and the rows to the totals;
what is not recorded gets a column of its own. Insurance and checkups (S03) are not among the women's columns:
送温暖 keeps them above this tab, and the sheet names the one of that tab that has them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.behind import FigureBehind, Number, counted
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members import dictionaries as words
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.lives import gets_june_gift
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.ledgers.union import in_office
from desk_union.members.office import organisation
from desk_union.members.paper import rolls
from desk_union.members.tables import Child, Person, Post
from desk_union.store import listing
from desk_union.store.figures import NOTHING, tenths_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

Facts = dict[str, Any]
UNIT, UNKNOWN = "分会、小组", "未登记"
BANDS = ((35, "35岁及以下"), (45, "36—45岁"), (55, "46—55岁"), (200, "56岁及以上"))
SCHOOLING = {
    "博士研究生": "研究生", "硕士研究生": "研究生", "大学本科": "本科", "大学专科": "专科",
    "中等专科": "中专技校高中", "技工学校": "中专技校高中", "高中": "中专技校高中",
    "初中": "初中及以下", "小学": "初中及以下", "其他": "初中及以下",
}  # fmt: skip
PARTIES = {
    "中共党员": "党员", "中共预备党员": "党员", "共青团员": "团员", "无党派人士": "民主党派无党派", "群众": "群众",
    **dict.fromkeys(words.POLITICAL.labels[3:11], "民主党派无党派"),
}  # fmt: skip
MARRIAGE = {"未婚": "未婚", "已婚": "已婚", "离异": "离异丧偶", "丧偶": "离异丧偶"}
KEYS = ("unit", "sex", "age", "employ_type", "education", "political", "marital", "title", "skill")


@dataclass(frozen=True)
class Group:
    """Columns under one heading; ``part(facts)`` names the one under which a person is counted.

    The columns of a ``sparse`` group appear only when somebody is counted there.
    """

    heading: str
    titles: tuple[str, ...]
    part: Callable[[Facts], str]
    sparse: bool = False


@dataclass(frozen=True)
class UnitForm:
    """One cross table; ``marks`` are further columns that overlap and add up to nothing."""

    title: str
    staff: str
    members: str
    groups: tuple[Group, ...]
    marks: tuple[tuple[str, Callable[[Facts], bool]], ...] = ()
    only: Callable[[Facts], bool] = lambda _facts: True
    lacks: str = ""  # what belongs on it and stands on another sheet
    figures: tuple[str, str, str] = ("members.staff", "members.members", "members.rate")  # of the whole union
    by_employment: bool = False  # a further table with 入会率 of each kind of employment


def _mapped(heading: str, key: str, words_of: dict[str, str], *, sparse: bool = False) -> Group:
    titles = tuple(dict.fromkeys(words_of.values()))
    return Group(heading, titles, lambda facts: words_of.get(facts[key], UNKNOWN), sparse)


def _band(facts: Facts) -> str:
    age = facts["age"]
    return UNKNOWN if age is None else next(title for limit, title in BANDS if age <= limit)


_AGE = Group("年龄", tuple(title for _, title in BANDS), _band)
_SEX = _mapped("性别", "sex", {"男": "男", "女": "女"})
_EMPLOYMENT = _mapped("用工形式", "employ_type", {kind: kind for kind in words.EMPLOYMENT.labels}, sparse=True)
_EDUCATION = _mapped("学历", "education", SCHOOLING)
_POLITICAL = _mapped("政治面貌", "political", PARTIES)

STRUCTURE = UnitForm(
    "会员情况表", "职工总数", "会员数", (_SEX, _AGE, _EMPLOYMENT, _EDUCATION, _POLITICAL), by_employment=True
)
WOMEN = UnitForm(
    "女工会员情况表", "女职工数", "女会员数",
    (_AGE, _mapped("婚姻", "marital", MARRIAGE), _EDUCATION, _POLITICAL),
    (
        ("有职称", lambda facts: bool(facts["title"])),
        ("有技术等级", lambda facts: facts["skill"] not in {None, "无"}),
        ("任工会职务", lambda facts: facts["post"]),
        ("有六一慰问年龄子女", lambda facts: facts["parent"]),
    ),
    lambda facts: facts["sex"] == "女",
    lacks="保险、体检两项见“送温暖”的“女工参保体检情况表”，按参保、体检台账列出。",
    figures=("members.staff_women", "members.members_women", "members.rate_women"),
)  # fmt: skip


def structure(session: Session, request: Request) -> list[Table]:
    return _tables(session, request, STRUCTURE)


def women(session: Session, request: Request) -> list[Table]:
    return _tables(session, request, WOMEN)


def _tables(session: Session, request: Request, form: UnitForm) -> list[Table]:
    """By the units directly below the asked one and, where that says more, by the single units and by employment."""
    units = tree.read(session, request.day)
    people = [facts for facts in _facts(session, request.day, rolls.june_of(request)) if form.only(facts)]
    if request.unit is not None:
        inside = set(units.below(request.unit))
        people = [facts for facts in people if facts["unit"] in inside]
    near, single = list(_by_child(units, people, request.unit)), list(_by_unit(units, people))
    cuts = [(form.title, UNIT, near)]
    if len(near) != len(single):
        cuts.append((f"{form.title}（按小组）", UNIT, single))
    if form.by_employment:
        cuts.append((f"{form.title}（按用工形式）", "用工形式", list(_by_employment(people))))
    where = units.names[request.unit] if request.unit is not None else ""
    office = organisation(session)
    return [_table(form, title, head, rows, people, request, office, where) for title, head, rows in cuts]


def _facts(session: Session, day: date, june: date) -> list[Facts]:
    """Everybody who is on the roll or a member on the day; ``june`` is the day of the 六一 list."""
    roll = set(session.scalars(select(Person.id).where(on_roll(day))))
    members = set(session.scalars(select(Person.id).where(member_on(day))))
    posts = set(session.scalars(select(Post.person).where(in_office(day))))
    parents = set(session.scalars(select(Child.person).where(gets_june_gift(june))))
    columns = [PEOPLE.by_key[key] for key in KEYS]
    return [
        {**dict(zip(KEYS, line.values, strict=True)),
         "id": line.id, "roll": line.id in roll, "member": line.id in members,
         "post": line.id in posts, "parent": line.id in parents}
        for line in listing.lines(session, PEOPLE, columns, sorted(roll | members), day)
    ]  # fmt: skip


def _by_unit(units: tree.Tree, people: Sequence[Facts]) -> Iterator[tuple[str, list[Facts]]]:
    """Every unit that has people of its own, then those who are in none."""
    own: dict[int | None, list[Facts]] = defaultdict(list)
    for facts in people:
        own[facts["unit"]].append(facts)
    for unit in (*units.in_order(), None):
        if unit in own:
            yield tree.NOWHERE if unit is None else units.full_name(unit), own[unit]


def _by_child(units: tree.Tree, people: Sequence[Facts], top: int | None) -> Iterator[tuple[str, list[Facts]]]:
    """The units directly below ``top`` (the union when None), all below them included; first ``top``'s own people."""
    roots = units.children.get(None, [])
    if top is None and len(roots) == 1:
        top = roots[0]
    towards = {unit: units.child_towards(top, unit) for unit in {f["unit"] for f in people if f["unit"] is not None}}
    below = units.children.get(top, ())
    for child in (None, *below):
        own = [facts for facts in people if facts["unit"] is not None and towards[facts["unit"]] == child]
        named = child if child is not None else top
        if own and named is not None:
            yield f"{units.names[named]}{'直属' if child is None and below else ''}", own
    if lost := [facts for facts in people if facts["unit"] is None]:
        yield tree.NOWHERE, lost


def _by_employment(people: Sequence[Facts]) -> Iterator[tuple[str, list[Facts]]]:
    for kind in (*words.EMPLOYMENT.labels, None):
        if own := [facts for facts in people if facts["employ_type"] == kind]:
            yield kind or "不在册", own


def _table(
    form: UnitForm,
    title: str,
    head: str,
    rows: Sequence[tuple[str, list[Facts]]],
    people: Sequence[Facts],
    request: Request,
    office: str,
    where: str,
) -> Table:
    kept = [(group, name) for group in form.groups for name in _shown_titles(group, people)]
    columns = (
        Column(head, "left", 26),
        *(Column(name, "right") for name in (form.staff, form.members, "入会率")),
        *(Column(name, "right", groups=(group.heading,)) for group, name in kept),
        *(Column(name, "right", groups=("其中",)) for name, _ in form.marks),
    )  # fmt: skip
    span = Span(request.day, request.day)
    outside = sum(facts["member"] and not facts["roll"] for facts in people)
    return Table(
        title=title,
        columns=columns,
        rows=[(name, *_cells(form, kept, own, span)) for name, own in rows],
        totals=("合计", *_cells(form, kept, people, span, whole=request.unit is None)),
        organisation=office,
        period=f"截至{days.show_day_long(request.day)}",
        filter_text=where,
        count_text=f"共 {sum(facts['member'] for facts in people)} 人",
        notes=tuple(
            note for note in (f"会员中有{outside}人当日不在册，未计入入会率。" if outside else "", form.lacks) if note
        ),
        printed_on=request.today,
    )


def _shown_titles(group: Group, people: Sequence[Facts]) -> list[str]:
    held = {group.part(facts) for facts in people if facts["member"]}
    titles = [title for title in group.titles if not group.sparse or title in held]
    return [*titles, UNKNOWN] if UNKNOWN in held else titles


def _cells(
    form: UnitForm, kept: Sequence[tuple[Group, str]], people: Sequence[Facts], span: Span, *, whole: bool = False
) -> list[str]:
    """Each number opens its persons; that of the whole union is the office's own figure where there is one."""
    members = [facts for facts in people if facts["member"]]
    roll = [facts for facts in people if facts["roll"]]
    joined = sum(facts["member"] for facts in roll)
    parts: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for group in form.groups:
        for facts in members:
            parts[group.heading, group.part(facts)].append(facts)
    found = [roll, members, *(parts[group.heading, title] for group, title in kept)]
    found += [[facts for facts in members if test(facts)] for _, test in form.marks]
    numbers: list[str] = [counted(PEOPLE, [facts["id"] for facts in some], span) for some in found]
    rate = tenths_of(joined, len(roll))
    shown = NOTHING if rate is None else Ratio().show(rate)
    if whole:
        numbers[:2] = (
            Number(number, FigureBehind(figure, span))
            for number, figure in zip(numbers[:2], form.figures, strict=False)
        )
        shown = Number(shown, FigureBehind(form.figures[2], span))
    return [*numbers[:2], shown, *numbers[2:]]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.structure", "会员情况表", "会员按性别、年龄、用工、学历、政治面貌的人数。",
        Tables(structure), ledgers=("members.people",),
    ),
    Sheet(
        "members.women", "女工会员情况表", "女会员按年龄、婚姻、学历、政治面貌的人数。",
        Tables(women), ledgers=("members.people", "members.children", "members.posts"),
    ),
)  # fmt: skip
