"""Figures of the office's own work: entries of 工作日志, duties seen to, papers laid away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.office.ledgers import ARCHIVE, DUTIES_DONE, WORKLOG
from desk_union.reports.office.tables import ArchivePiece, DutyDone, WorkEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

FIGURES: Sequence[Figure] = (
    Figure("reports.work_entries", "工作日志", "条", lambda: WORKLOG, during(WorkEntry, WorkEntry.day)),
    Figure("reports.duties_seen_to", "办完的日历事项", "次", lambda: DUTIES_DONE, during(DutyDone, DutyDone.due_on)),
    Figure("reports.archived", "归档资料", "件", lambda: ARCHIVE, during(ArchivePiece, ArchivePiece.made_on)),
)
