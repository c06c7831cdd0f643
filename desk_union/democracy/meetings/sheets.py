"""What is printed of meetings: sign-in, minutes, counts by month; and 民主管理网络图."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import in_office as is_delegate
from desk_union.democracy.congress.tables import Congress, Delegate
from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS, PARTICIPATIONS, came
from desk_union.democracy.meetings.tables import Meeting, MeetingPerson, MeetingTask
from desk_union.describe.content import Document, Tables, TreeChart
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.describe.sheet import Choose, Sheet
from desk_union.describe.tree_chart import Box, Chart
from desk_union.members.ledgers.union import in_office
from desk_union.members.ledgers.units import standing_on
from desk_union.members.office import organisation
from desk_union.members.paper.registers import crossed, facts, paper, register, row_of, rows_of
from desk_union.members.tables import Person, Post, Unit
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
EMPTY_LINES = 20  # for a meeting whose people are not listed
PAPER = Choose("paper", "纸张", (("A4", "A4横放"), ("A3", "A3横放")))


def called(held: Meeting) -> str:
    return held.title or held.kind


def sign_in(session: Session, request: Request) -> list[Table]:
    held = row_of(session, Meeting, request, Meeting.day, "还没有会议记录。")
    ids = list(session.scalars(select(MeetingPerson.id).where(MeetingPerson.meeting == held.id, came(request.day)).order_by(MeetingPerson.id)))
    due = len(ids) or held.due or ""
    blanks = (Column("签名", width_mm=44), Column("到会时间", width_mm=28), Column("备注", width_mm=36))
    table = ledger_table(
        session, ATTENDANCE, [ATTENDANCE.by_key["person"]], ids, held.day, blanks=blanks, title="会议签到表", organisation=organisation(session), period=f"{called(held)}　{days.show_day_long(held.day)}",
        printed_on=request.today, count_text=f"应到 {due} 人", signers=("主持人", "记录人"),
    )  # fmt: skip
    if ids:
        return [table]
    return [replace(table, rows=[(str(n), "", "", "", "") for n in range(1, max(EMPTY_LINES, held.due or 0) + 1)])]


def minutes(session: Session, request: Request) -> Prose:
    held = row_of(session, Meeting, request, Meeting.day, "还没有会议记录。")
    by_state: dict[str, list[str]] = defaultdict(list)
    people = select(Person.name, MeetingPerson.state).join(Person, Person.id == MeetingPerson.person).where(MeetingPerson.meeting == held.id, came(request.day))
    for row in session.execute(people.order_by(MeetingPerson.id)):
        by_state[row.state].append(row.name)
    there = [(state, "、".join(by_state[state])) for state in words.ATTENDANCE.labels if by_state[state]] or [("应到、到会", f"应到{held.due or '　'}人，到会{held.present or '　'}人")]
    tasks = session.scalars(select(MeetingTask).where(MeetingTask.meeting == held.id).order_by(MeetingTask.id)).all()
    blocks: list[Block] = [
        facts(("时间", held.day), ("地点", held.place), ("主持人", held.chair), ("记录人", held.recorder), *there), Heading("议题"), Paragraph(f"　　{held.topics or ''}"), Heading("决定事项"), Paragraph(f"　　{held.decisions or ''}"),
    ]  # fmt: skip
    if tasks:
        told = "\n".join(f"{n}．{one.content}：{one.owner or '　'}承办" + (f"，{days.show_day_long(one.due_on)}前完成" if one.due_on else "") + (f"；{days.show_day_long(one.done_on)}已完成" if one.done_on and one.done_on <= request.day else "") + "。" for n, one in enumerate(tasks, 1))
        blocks += [Heading("会后落实"), Paragraph(told)]
    return paper(session, request, f"{called(held)}纪要", blocks, signers=("主持人", "记录人", "签发人"))


def by_month(session: Session, request: Request) -> list[Table]:
    """How many of each kind were held where."""
    return [crossed(session, MEETINGS, rows_of(session, MEETINGS, request, order=("day", "id")), "kind", "chair", request, title="会议次数统计表")]


def network(session: Session, request: Request) -> Chart:
    """职代会 with its delegations above, the council and the committee that work for it, the units below."""
    day = request.day
    sat = session.execute(select(Congress).where(Congress.unit.is_(None), Congress.held_on <= day).order_by(Congress.held_on.desc()).limit(1)).scalar()
    body = sat.body if sat else words.BODY.labels[0]
    delegates = select(Delegate.delegation, func.count(Delegate.id)).where(is_delegate(day), Delegate.body == body).group_by(Delegate.delegation)
    groups = {row[0] or "代表": row[1] for row in session.execute(delegates.order_by(Delegate.delegation))}
    posts = select(Post.role, Person.name, Post.unit).join(Person, Person.id == Post.person).where(in_office(day)).order_by(Post.since, Post.id)
    held = session.execute(posts).all()
    council = [row.name for row in held if row.role == words.COUNCIL_ROLE]
    chairs = [f"{row.role.removeprefix('工会')}：{row.name}" for row in held if (row.role in ("工会主席", "工会副主席") and row.unit is None) or row.role == "工会主席"]
    top = session.scalars(select(Unit).where(Unit.level == "分会", standing_on(day)).order_by(Unit.place, Unit.id)).all()
    leaders = {row.unit: row.name for row in held if row.role == "分会主席"}
    root = Box(f"{body}（第{sat.number}届第{sat.session}次）" if sat else body, (f"代表{sum(groups.values())}名",))
    bodies = [Box("工会委员会（职代会工作机构）", tuple(dict.fromkeys(chairs)))]
    if council:
        bodies.append(Box(words.COUNCIL, (f"委员：{'、'.join(council)}",)))
    bodies.append(Box("代表团", tuple(f"{name}：{number}名" for name, number in groups.items())))
    below = tuple(Box(f"{unit.name}民主管理小组", (f"组长：{leaders[unit.id]}",) if unit.id in leaders else ()) for unit in top)
    office = organisation(session)
    return Chart(title="民主管理网络图", root=Box(root.title, root.lines, below), bodies=tuple(bodies), organisation=office, period=f"截至{days.show_day_long(day)}", printed_on=request.today)


SHEETS: tuple[Sheet, ...] = (
    Sheet("democracy.meeting_sign_in", "会议签到表", "一次会议的签到表；点了名的按名单印，没有名单的印空行。", Tables(sign_in), ledgers=("democracy.attendance", "democracy.meetings"), options=("year", "month", "id"), says="打印所选期间最近一次会议的。"),
    Sheet("democracy.minutes", "会议纪要", "一次会议的出席情况、议题、决定和会后要办的事。", Document(minutes), ledgers=("democracy.meetings",), options=("year", "month", "id"), outputs=DOCUMENT, says="打印所选期间最近一次会议的。"),
    register("democracy.meeting_list", "会议与学习登记表", "所选期间的会议和学习：类别、到会、迟到、议题、决定。", MEETINGS, ("kind", "day", "title", "were_due", "were_there", "late", "absent", "rate", "topics", "decisions"), sections=True),
    Sheet("democracy.meeting_counts", "会议次数统计表", "所选期间各类会议开了几次，按主持人。", Tables(by_month), ledgers=("democracy.meetings",), options=("year", "quarter", "month")),
    register("democracy.participation_list", "参与监督记录表", "工会参加竞聘、采购、招投标等的记录。", PARTICIPATIONS, ("day", "kind", "title", "representatives", "opinion", "result")),
    Sheet("democracy.network", "民主管理网络图", "职代会、工会委员会、民主管理委员会、代表团和各分会，画成一张图。", TreeChart(network), ledgers=("democracy.congresses", "democracy.delegates", "members.posts", "members.units"), options=("year",), outputs=("pdf",), choices=(PAPER,)),
)  # fmt: skip
