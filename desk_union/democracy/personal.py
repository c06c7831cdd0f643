"""What of 民主管理 is nobody's business who only audits the money: all of it, since no voucher stands on it."""

from __future__ import annotations

from desk_union.democracy.congress.tables import Delegate, Motion
from desk_union.democracy.contracts.tables import Dispute, LabourContract
from desk_union.democracy.meetings.tables import MeetingPerson, Violation
from desk_union.democracy.openness.tables import Appraisal, AppraisalItem, Opinion
from desk_union.describe.private import Private

PRIVATE = Private(
    dropped=frozenset(
        row.__tablename__
        for row in (
            Appraisal, AppraisalItem, Delegate, Dispute, LabourContract, MeetingPerson, Motion, Opinion, Violation,
        )
    )
)  # fmt: skip
