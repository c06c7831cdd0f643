"""What of the personnel list waits for the clerk: a list that nobody compared, differences that nobody settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.members.ledgers.personnel import DIFFERENCES, PERSONNEL
from desk_union.members.personnel import lists
from desk_union.members.personnel.personnel_words import KIND, OPEN
from desk_union.members.tables import PersonnelDifference, PersonnelLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def due(session: Session) -> Iterator[Due]:
    open_ones = select(PersonnelDifference.id, PersonnelDifference.kind, PersonnelDifference.day).where(
        PersonnelDifference.state == OPEN
    )
    found = session.execute(open_ones.order_by(PersonnelDifference.id)).all()
    if found:
        kinds = [row.kind for row in found]
        told = "，".join(f"{kind}{kinds.count(kind)}处" for kind in KIND.labels if kind in kinds)
        sentence = f"{days.show_day_long(found[0].day)}核对人事名单，还有没处理的：{told}。"
        yield Due("personnel", "人事核对", None, sentence, DIFFERENCES.code, tuple(row.id for row in found), "soon")
    batch = lists.newest(session)
    if batch is None:
        return
    read_on = session.scalar(select(func.max(PersonnelLine.read_on)).where(PersonnelLine.batch == batch))
    compared = session.scalar(select(func.max(PersonnelDifference.day)))
    used = session.scalar(
        select(PersonnelDifference.id).join(PersonnelLine, PersonnelLine.id == PersonnelDifference.line).limit(1)
    )
    if used is None and read_on is not None and (compared is None or compared < read_on):
        sentence = f"{days.show_day_long(read_on)}读入了人事名单，还没有与花名册核对。"
        yield Due("personnel_list", "人事名单", None, sentence, PERSONNEL.code, (), "soon")
