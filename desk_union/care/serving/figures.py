"""How many served as volunteers, and how many out of work were trained or placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from desk_union.care.serving.ledgers import HELPED, JOBS, VOLUNTEERS
from desk_union.care.serving.tables import VolunteerDay, WorkAgain
from desk_union.describe.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.figure import Span


def _in(row: Any, *where: Any) -> Callable[[Span], Select[Any]]:
    return lambda span: select(row.id).where(row.day.between(span.first, span.last), *where)


def _who(row: Any) -> Callable[[], Any]:
    held = row.__table__.c
    return lambda: func.coalesce(held.outsider, func.concat("#", held.person))


FIGURES: tuple[Figure, ...] = (
    Figure("care.volunteers", "工会志愿者", "名", lambda: VOLUNTEERS, _in(VolunteerDay), "distinct", amount=_who(VolunteerDay), seeds=("F211",)),
    Figure("care.volunteer_hours", "志愿服务小时", "小时", lambda: VOLUNTEERS, _in(VolunteerDay), "total", amount=lambda: VolunteerDay.__table__.c.hours),
    Figure("care.work_again", "培训和安置下岗失业人员", "人", lambda: JOBS, _in(WorkAgain, WorkAgain.result.in_(HELPED)), "distinct", amount=_who(WorkAgain), seeds=("F256",)),
)  # fmt: skip
