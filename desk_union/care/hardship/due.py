"""What is due about households in difficulty: reviews, applications under way, papers, who died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.care import moving
from desk_union.care.hardship import aid_words, asking
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.aid_ledgers import APPLICATIONS, unpaid
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.hardship.survey_ledgers import LINES
from desk_union.care.hardship.tables import AidApplication, HardshipFile, HardshipLine
from desk_union.describe.due import Due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency

SHOWN = 500


def due(session: Session, today: date) -> list[Due]:
    return [*_files(session, today), *_applications(session), *_no_line(session)]


def _files(session: Session, today: date) -> Iterator[Due]:
    kinds: tuple[tuple[str, str, ColumnElement[bool], str, Urgency], ...] = (
        (
            "hardship_died", "建档职工已去世", asking.holder_died(today),
            "{who}已去世，档案还在帮扶，请核对是否注销。", "late",
        ),
        ("hardship_review", "困难职工复核", asking.review_due(today), "{who}该做年度复核了，共{n}户。", "late"),
        (
            "hardship_posted", "公示期满",
            and_(HardshipFile.stage == words.POSTING, HardshipFile.posted_until < today),
            "{who}公示已经期满，请上报审批。", "soon",
        ),
        (
            "hardship_way", "建档申请正在办理",
            HardshipFile.stage.in_((words.APPLIED, words.CHECKED)),
            "{who}申请建档，还没有评议公示，共{n}户。", "soon",
        ),
        (
            "hardship_differs", "困难类别与测算不一致", asking.differs(),
            "{who}的困难类别与收支测算不一致，请核对，共{n}户。", "info",
        ),
        ("hardship_papers", "建档材料不齐", asking.lacks_papers(), "{who}的建档材料不齐，共{n}户。", "info"),
    )  # fmt: skip
    for kind, title, where, sentence, urgency in kinds:
        ids = list(session.scalars(select(HardshipFile.id).where(where).order_by(HardshipFile.id)))
        if ids:
            told = sentence.format(who=moving.called(session, FILES, ids, "户"), n=len(ids))
            yield Due(kind, title, None, told, FILES.code, tuple(ids[:SHOWN]), urgency)


def _applications(session: Session) -> Iterator[Due]:
    waiting = AidApplication.stage.in_((aid_words.ASKED, aid_words.LOOKED_INTO))
    asked = list(session.scalars(select(AidApplication.id).where(waiting).order_by(AidApplication.id)))
    if asked:
        told = f"有{len(asked)}份补助、助学申请还没有审批。"
        yield Due("aid_waiting", "补助、助学申请", None, told, APPLICATIONS.code, tuple(asked[:SHOWN]), "soon")
    granted = select(AidApplication.id, AidApplication.decided).where(unpaid(days.today())).order_by(AidApplication.id)
    rows = session.execute(granted).all()
    if rows:
        total = show_yuan(sum(row.decided or 0 for row in rows))
        told = f"有{len(rows)}份申请已经批准，还没有编发放单，共{total}元。"
        ids = tuple(row.id for row in rows[:SHOWN])
        yield Due("aid_unpaid", "批准了没发放", None, told, APPLICATIONS.code, ids, "soon")


def _no_line(session: Session) -> Iterator[Due]:
    files = session.scalar(select(func.count(HardshipFile.id)).where(HardshipFile.stage.in_(words.OPEN)))
    if files and session.scalar(select(HardshipLine.id).limit(1)) is None:
        told = "还没有设置当地低保标准，困难类别不能测算，请在“困难认定标准”里填写。"
        yield Due("hardship_line", "低保标准", None, told, LINES.code, (), "info")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """The person's own file."""
    held = select(HardshipFile.id, HardshipFile.number, HardshipFile.stage, asking.next_review().label("next")).where(
        HardshipFile.person == person
    )
    found = []
    for row in session.execute(held.order_by(HardshipFile.id)):
        late = row.next is not None and row.next <= today
        review = f"，{days.show_day_long(row.next)}前复核" if row.next is not None else ""
        sentence = f"困难职工档案 {row.number or ''}：{row.stage}{review}。"
        urgency: Urgency = "late" if late else "info"
        found.append(Due("hardship_file", "困难职工档案", row.next, sentence, FILES.code, (row.id,), urgency))
    return found
