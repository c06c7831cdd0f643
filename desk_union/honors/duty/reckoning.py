"""The marks of a report become its score by the engine that contests use too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.honors.duty.tables import DutyMark, DutyReport
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import ScoreItem, ScoreScheme
from desk_union.scoring.tally import tally
from desk_union.scoring.telling import arithmetic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant

FULL = 100
WHOLE = ScoreItem(0, "述职评分", full=points.exact(FULL * points.SCALE))


class JudgedReports:
    """Those of these reports that have marks, in the order of their places."""

    def __init__(self, session: Session, reports: Sequence[int]) -> None:
        given: dict[int, list[int]] = defaultdict(list)
        asked = select(DutyMark.report, DutyMark.mark).where(DutyMark.report.in_(list(reports)))
        for row in session.execute(asked.order_by(DutyMark.id)):
            given[row.report].append(row.mark)
        tallies = {(report, WHOLE.key): held for report, marks in given.items() if (held := tally(marks)) is not None}
        scheme = ScoreScheme((WHOLE,))
        self.standings: list[RankedEntrant] = ranked(scheme, tallies, [Contender(one) for one in given], points.SCALE)
        self.reckoning = Reckoning(scheme, tallies, points.SCALE)

    def told(self, report: int) -> list[str]:
        standing = next((one for one in self.standings if one.contender.key == report), None)
        return arithmetic(self.reckoning, standing) if standing is not None else []


def settle_reports(session: Session, reports: Sequence[int], _today: date) -> None:
    session.expire_all()
    totals = {one.contender.key: points.stored(one.total) for one in JudgedReports(session, reports).standings}
    for report in reports:
        session.connection().execute(update(DutyReport).where(DutyReport.id == report).values(score=totals.get(report)))
