"""Figures of the office's own work: entries of 工作日志, duties seen to, papers laid away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, or_

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.office.ledgers import ARCHIVE, DUTIES_DONE, WORKLOG
from desk_union.reports.office.tables import ArchivePiece, DutyDone, WorkEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

def _title() -> Any:
    return ArchivePiece.__table__.c.title


def _kept(*names: str) -> ColumnElement[bool]:
    """Papers whose titles speak of one of these."""
    return or_(*(ArchivePiece.title.contains(name) for name in names))


FIGURES: Sequence[Figure] = (
    Figure("reports.work_entries", "工作日志", "条", lambda: WORKLOG, during(WorkEntry, WorkEntry.day)),
    Figure("reports.duties_seen_to", "办完的日历事项", "次", lambda: DUTIES_DONE, during(DutyDone, DutyDone.due_on)),
    Figure("reports.archived", "归档资料", "件", lambda: ARCHIVE, during(ArchivePiece, ArchivePiece.made_on)),
    Figure("reports.archived_ledgers", "工会基础台账种类", "种", lambda: ARCHIVE, during(ArchivePiece, ArchivePiece.made_on, _kept("台账", "台帐")), "distinct", amount=_title, seeds=("F018",), note="归档资料里题名写着台账的，同名的算一种。"),
    Figure("reports.archived_members", "上报会员情况表种类", "种", lambda: ARCHIVE, during(ArchivePiece, ArchivePiece.made_on, _kept("会员情况表")), "distinct", amount=_title, seeds=("F281",), note="归档资料里题名写着会员情况表的，同名的算一种。"),
)
