"""排名图: the standings of a contest as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import points
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning
from desk_union.contests.running.paper.meant import OPTIONS, SAYS, contests_meant, days_of, marks_until, stage_then
from desk_union.describe.bar_chart import Bar, BarPage
from desk_union.describe.content import BarCharts
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.contests.running.tables import Contest
    from desk_union.describe.sheet import Request


def bars(session: Session, request: Request) -> list[BarPage]:
    name = organisation(session)
    return [_page(session, contest, name, request) for contest in contests_meant(session, request)]


def _page(session: Session, contest: Contest, name: str, request: Request) -> BarPage:
    result = reckoning.result_of(session, contest.id, marks_until(contest, request))
    drawn = [
        Bar(
            f"{one.place}　{result.entries[one.contender.key].name}", one.total,
            f"{points.rounded(one.total)}{'（否决）' if one.vetoed else ''}", hollow=bool(one.vetoed),
        )
        for one in result.ranked
    ]  # fmt: skip
    told = "结果还没有签字。" if stage_then(session, contest, request.day) not in words.FROZEN else ""
    return BarPage(
        title=f"{contest.name}排名图", bars=drawn, printed_on=request.today, organisation=name, period=days_of(contest),
        notes=tuple(text for text in (told,) if text), value_title="总分",
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.standings_picture", "排名图", "一项竞赛的总分画成横条，按名次排。",
        BarCharts(bars), ledgers=("contests.scores",), options=OPTIONS, says=SAYS,
    ),
)  # fmt: skip
