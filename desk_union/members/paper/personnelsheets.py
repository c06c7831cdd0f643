"""人员变动核对表: the differences of the personnel list from the roster, with what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members.ledgers.personnel import DIFFERENCES
from desk_union.members.paper import rolls
from desk_union.members.personnel.personnel_words import KIND
from desk_union.members.tables import PersonnelDifference
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

KEYS = ("kind", "name", "work_no", "what", "before", "after", "state", "settled_on", "note")


def differences(session: Session, request: Request) -> list[Table]:
    """Those of the last comparison within the months asked, or those chosen."""
    ids = request.picked
    period = ""
    if not ids:
        asked = rolls.span(request)
        within = PersonnelDifference.day.between(asked.first, asked.last)
        day = session.scalar(select(func.max(PersonnelDifference.day)).where(within))
        ids = tuple(session.scalars(select(PersonnelDifference.id).where(PersonnelDifference.day == day)))
        period = f"{days.show_day_long(day)}核对" if day else rolls.in_words(asked)
    shown = [DIFFERENCES.by_key[key] for key in KEYS]
    order = {kind: n for n, kind in enumerate(KIND.labels)}
    told = sorted(
        listing.lines(session, DIFFERENCES, shown, list(ids), request.day), key=lambda line: order[line.words[0]]
    )
    return [
        rolls.table(
            session, request, "人员变动核对表", [Column(one.label, one.kind.align) for one in shown],
            [line.words for line in told], measure="处", period=period, counted=_counted([one.words[0] for one in told]),
            empty="人事名单与花名册没有差别。",
        )
    ]  # fmt: skip


def _counted(kinds: Sequence[str]) -> str:
    told = "，".join(f"{kind}{kinds.count(kind)}处" for kind in KIND.labels if kind in kinds)
    return f"共 {len(kinds)} 处{f'：{told}' if told else ''}"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.differences", "人员变动核对表", "人事名单与花名册不一样的地方，每处怎么处理的，给人事部门核对。",
        Tables(differences), ledgers=("members.differences",), options=("year", "month", "ids"),
        says="打印所选年度或月份里最后一次核对的。", monthly=True,
    ),
)  # fmt: skip
