"""The figures of 述职 and 小组总结."""

from __future__ import annotations

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.honors import honors_words as words
from desk_union.honors.duty.ledgers import REPORTS
from desk_union.honors.duty.tables import DutyReport

FIGURES: tuple[Figure, ...] = (
    Figure("honors.duty_reports", "述职和总结份数", "份", lambda: REPORTS, during(DutyReport, DutyReport.day)),
    Figure("honors.group_summaries", "小组总结份数", "份", lambda: REPORTS, during(DutyReport, DutyReport.day, DutyReport.kind == words.GROUP_SUMMARY), parent="honors.duty_reports"),
)  # fmt: skip
