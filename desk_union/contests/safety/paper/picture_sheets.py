"""未整改隐患图: the open hazards by how long they have been known."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from desk_union.contests.safety.paper.list_sheets import NONE, bands, open_on
from desk_union.describe.bar_chart import Bar, BarPage
from desk_union.describe.content import BarCharts
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request


def age_picture(session: Session, request: Request) -> list[BarPage]:
    day = min(request.day, request.today)
    ages = open_on(session, day)
    bars = [Bar(label, Fraction(len(some)), f"{len(some)}项") for label, some in bands(ages)]
    return [
        BarPage(
            title="未整改隐患图", bars=bars, printed_on=request.today, organisation=organisation(session), period=f"截至{day.isoformat()}",
            notes=(f"共{len(ages)}项，按发现以后的天数。",) if ages else (NONE,), value_title="项数",
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.hazard_picture", "未整改隐患图", "还没有整改的隐患按天数画成横条。",
        BarCharts(age_picture), ledgers=("contests.hazards",), options=("year", "month"), says="所选时间末还没有整改的。",
    ),
)  # fmt: skip
