"""What must always hold of 职代会: nothing was passed without quorum or before the sitting, none was held twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.days import show_day_long
from desk_union.basis.refusal import Problem
from desk_union.democracy.congress import rules
from desk_union.democracy.congress.ledgers import CONGRESSES, RESOLUTIONS
from desk_union.democracy.congress.tables import Congress, Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def passed_with_quorum(session: Session) -> list[Problem]:
    """Numbers of a sitting may be corrected after its papers were written down."""
    held = select(Resolution, Congress.due, Congress.present).join(Congress, Congress.id == Resolution.congress)
    found = []
    for paper, due, present in session.execute(held.order_by(Resolution.id)):
        values = {key: getattr(paper, key) for key in ("result", "issued", "returned", *rules.VOTES)}
        found += [
            Problem(f"“{paper.title}”：{fault.reason}", fault.remedy, column=RESOLUTIONS.title)
            for fault in rules.check_sitting(values, due, present)
        ]
    return found


def voted_in_time(session: Session) -> list[Problem]:
    held = select(Resolution.title, Resolution.day, Congress.held_on).join(Congress, Congress.id == Resolution.congress)
    found = []
    for row in session.execute(held.where(Resolution.day < Congress.held_on).order_by(Resolution.id)):
        reason = f"“{row.title}”的表决日期早于会议召开的{show_day_long(row.held_on)}。"
        found.append(Problem(reason, "请核对两个日期。", column=RESOLUTIONS.title))
    return found


def held_once(session: Session) -> list[Problem]:
    which = (Congress.body, Congress.unit, Congress.number, Congress.session)
    held = select(Congress.body, Congress.number, Congress.session).group_by(*which).having(func.count() > 1)
    found = []
    for row in session.execute(held.order_by(Congress.number, Congress.session)):
        reason = f"第{row.number}届第{row.session}次{row.body}登记了不止一次。"
        found.append(Problem(reason, "请把重复的删去。", column=CONGRESSES.title))
    return found


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (passed_with_quorum, voted_in_time, held_once)
