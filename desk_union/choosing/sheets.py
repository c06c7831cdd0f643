"""选人名单 with its reasons, and what letters to the chosen need: addresses as a list and as labels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.choosing import asking
from desk_union.choosing import choosing_words as words
from desk_union.choosing.formula import NEARLY
from desk_union.choosing.tables import ChosenList, ChosenPerson
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.ledgers import PEOPLE
from desk_union.members.office import organisation
from desk_union.members.paper import formsheets
from desk_union.members.tables import Person
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.form import Filled
    from desk_union.describe.sheet import Request

HEADS = (
    Column("序号", "center", 12), Column("单位/小组", width_mm=34), Column("姓名", width_mm=20),
    Column("理由", width_mm=96), Column("备注", width_mm=40),
)  # fmt: skip
MAIL = ("name", "unit", "phone", "address", "far_address")


def _held(session: Session, request: Request) -> ChosenList:
    query = select(ChosenList).order_by(ChosenList.day.desc(), ChosenList.id.desc()).limit(1)
    if request.row is not None:
        query = select(ChosenList).where(ChosenList.id == request.row)
    held = session.scalars(query).first()
    if held is None:
        raise Refusal("还没有选人名单。", "请先在“选人条件”里用“按条件选人”。")
    return held


def chosen(session: Session, request: Request) -> list[Table]:
    """Who is in and why, by unit; then apart who is left out by one thing only; the others are a number."""
    held = _held(session, request)
    query = (
        select(ChosenPerson, Person.name)
        .join(Person, Person.id == ChosenPerson.person)
        .where(ChosenPerson.roll == held.id)
        .order_by(Person.sort, Person.id)
    )
    people = [(one, name) for one, name in session.execute(query)]
    units = _units(session, [one.person for one, _ in people], held)
    people.sort(key=lambda pair: units.get(pair[0].person, ""))
    in_it = [pair for pair in people if pair[0].state in words.CHOSEN]
    nearly = [pair for pair in people if pair[0].state == NEARLY]
    rest = len(people) - len(in_it) - len(nearly)
    notes = (f"{held.terms or ''}。", *((f"其余{rest}人不符合或已去掉，理由在名单明细里。",) if rest else ()))

    def table(title: str, some: Sequence[tuple[ChosenPerson, str]], notes: tuple[str, ...]) -> Table:
        return Table(
            title=f"{title} {held.title}", columns=HEADS, rows=_rows(some, units, request), organisation=organisation(session),
            printed_on=request.today, period=f"截至{days.show_day_long(held.day)}", count_text=f"共 {len(some)} 人", notes=notes,
        )  # fmt: skip

    tables = [table("选人名单", in_it, notes)]
    return [*tables, table("只差一条的人", nearly, ("理由栏先写差的那一条。",))] if nearly else tables


def _rows(people: Sequence[tuple[ChosenPerson, str]], units: dict[int, str], request: Request) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for n, (one, name) in enumerate(people, 1):
        told = [f"差：{one.against}" if one.state == NEARLY and one.against else "", one.speaks or ""]
        told += [one.private or ""] if request.private else []
        found.append((str(n), units.get(one.person, ""), name, "；".join(part for part in told if part), one.note or ""))
    return found


def _units(session: Session, people: Sequence[int], held: ChosenList) -> dict[int, str]:
    """The units by name as they were on the day of the list."""
    lines = listing.lines(session, PEOPLE, [PEOPLE.by_key["unit"]], people, held.day)
    return {line.id: line.words[0] for line in lines}


def mailing(session: Session, request: Request) -> list[Table]:
    """Names and addresses of the chosen, for mail merge; addresses and numbers only when they are asked for."""
    held = _held(session, request)
    ids = asking.chosen_of(session, held.id)
    columns = [PEOPLE.by_key[key] for key in MAIL]
    lines = listing.lines(session, PEOPLE, columns, ids, held.day, private=True)
    by_id = {line.id: line for line in lines}
    heads = (
        Column("序号", "center", 12), Column("姓名", width_mm=22), Column("单位/小组", width_mm=34),
        Column("移动电话", "center", 30), Column("通讯地址", width_mm=100),
    )  # fmt: skip
    rows = [
        (str(n), line.words[0], line.words[1], line.words[2] if request.private else "", line.words[4] or line.words[3])
        for n, line in enumerate((by_id[one] for one in ids if one in by_id), 1)
    ]
    return [
        Table(
            title=f"通讯名单 {held.title}", columns=heads, rows=rows, organisation=organisation(session),
            printed_on=request.today, period=f"截至{days.show_day_long(held.day)}", count_text=f"共 {len(rows)} 人",
        )
    ]  # fmt: skip


def labels(session: Session, request: Request) -> Filled:
    """通讯标签 of the chosen."""
    held = _held(session, request)
    ids = tuple(asking.chosen_of(session, held.id))
    if not ids:
        raise Refusal(f"“{held.title}”里没有入选的人。", "请换一张名单。")
    return formsheets.labels(session, replace(request, row=None, rows=ids, search="", unit=None))



SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "choosing.list", "选人名单", "按条件选出的名单，每人写明理由；只差一条的另列一张。", Tables(chosen),
        ledgers=("choosing.chosen", "choosing.lists"), private=("其他理由",), options=("id",), says="不指定时是最近的一张名单。",
    ),
    Sheet(
        "choosing.mailing", "通讯名单", "名单里入选的人的地址、电话，给信封、慰问信套打用。", Tables(mailing),
        ledgers=("members.people",), private=("移动电话",), options=("id",), outputs=("xlsx", "pdf"),
        says="不指定时是最近的一张名单。",
    ),
    Sheet(
        "choosing.labels", "名单通讯标签", "名单里入选的人的地址标签，印在整张标签纸上。", OfficialForm("labels", labels),
        ledgers=("choosing.chosen", "choosing.lists"), options=("id",), outputs=("pdf",), says="不指定时是最近的一张名单。",
    ),
)  # fmt: skip
