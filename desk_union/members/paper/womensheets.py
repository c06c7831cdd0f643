"""女职工工作情况: what the women's committee did in a year, as a block for the 总结."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.behind import FigureBehind, Number
from desk_union.describe.content import Document
from desk_union.describe.paper import Column, Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.members import dictionaries as words
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers.union import WOMEN, in_office
from desk_union.members.office import organisation
from desk_union.members.paper import rolls
from desk_union.members.tables import Person, Post, WomenWork
from desk_union.store import partial
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

ROLES = ("女职工委员会主任", "女职工委员")
COUNTED = ("staff_women", "women_share", "members_women", "rate_women", "women_committee")


def report(session: Session, request: Request) -> Prose:
    """Numbers are those of the figures, sentences and rows those of 女职工工作台账 in the span."""
    asked = rolls.span(request)
    held = select(WomenWork).where(WomenWork.day.between(asked.first, asked.last))
    work = list(session.scalars(held.order_by(WomenWork.day, WomenWork.id)))
    blocks: list[Block] = [*_organisation(session, asked), *_work(work), *_contracts(session, asked)]
    return Prose(
        title="女职工工作情况", organisation=organisation(session), period=rolls.in_words(asked),
        printed_on=request.today, blocks=blocks, official=Official(money=""), signers=("女职工委员会主任", "填表人"),
    )  # fmt: skip


def _organisation(session: Session, asked: Span) -> Iterator[Block]:
    yield Heading("一、女职工队伍和组织")
    by_code = {one.code.removeprefix("members."): one for one in FIGURES}
    rows = []
    for code in COUNTED:
        figure = by_code[code]
        shown = evaluate(session, figure, asked, FIGURES).shown
        rows.append((figure.label, Number(shown, FigureBehind(figure.code, asked)), figure.unit))
    columns = (Column("项目", "left", 70), Column("数", "right", 30), Column("单位", "center", 20))
    yield ProseGrid(f"截至{days.show_day_long(asked.last)}", columns, rows)
    posts = select(Person.name, Post.role).join(Person, Person.id == Post.person).where(
        in_office(asked.last), Post.role.in_(ROLES)
    )  # fmt: skip
    found = sorted(session.execute(posts.order_by(Post.since, Post.id)), key=lambda row: ROLES.index(row.role))
    names = "；".join(
        f"{role}：{'、'.join(row.name for row in found if row.role == role)}"
        for role in ROLES if any(row.role == role for row in found)
    )  # fmt: skip
    yield Paragraph(f"{names}。" if names else "任职名册里还没有女职工委员会委员。")


def _work(work: Sequence[WomenWork]) -> Iterator[Block]:
    yield Heading("二、本期工作")
    if not work:
        yield Paragraph("女职工工作台账里本期没有记录。")
        return
    kinds = [kind for kind in words.WOMEN_KIND.labels if any(one.kind == kind for one in work)]
    told = []
    for kind in kinds:
        rows = [one for one in work if one.kind == kind]
        persons = sum(one.persons or 0 for one in rows)
        told.append(f"{kind}{len(rows)}次" + (f"、{persons}人次" if persons else ""))
    yield Paragraph(f"本期开展：{'；'.join(told)}。")
    for kind in kinds:
        lines = [_line(one) for one in work if one.kind == kind]
        yield Paragraph(f"{kind}：" + "".join(f"\n{n}．{line}" for n, line in enumerate(lines, 1)))


def _line(one: WomenWork) -> str:
    persons = f"，{one.persons}人参加" if one.persons else ""
    result = f"，{one.result.rstrip('。')}" if one.result else ""
    return f"{days.show_day_long(one.day)}，{one.title}{persons}{result}。"


def _contracts(session: Session, asked: Span) -> Iterator[Block]:
    """Special contracts in force on the last day, whenever they were signed."""
    held = select(WomenWork).where(
        WomenWork.kind == "专项集体合同", WomenWork.day <= asked.last, WomenWork.until > asked.last
    )
    told = partial.telling(session, WOMEN, "until")
    for one in session.scalars(held.order_by(WomenWork.day, WomenWork.id)):
        if one.until is not None:
            end = days.show_day_long(told(one.id, "until", one.until))
            yield Paragraph(f"有效的专项集体合同：{one.title}，{end}到期。")


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.women_report", "女职工工作情况", "女职工队伍、女工委和本期的活动、会议、专项合同、个案，写总结用。",
        Document(report), ledgers=("members.women_work", "members.people", "members.posts"),
        options=("year", "month", "quarter"), outputs=("pdf", "docx", "xlsx"), says="写所选年度、季度或月份里的工作。",
    ),
)  # fmt: skip
