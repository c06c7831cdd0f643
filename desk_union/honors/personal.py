"""What of 建家评先 tells of single people and not of money; fines stay as what was booked, without their occasion."""

from __future__ import annotations

from desk_union.describe.private import Private
from desk_union.honors.homes.tables import Pledge
from desk_union.honors.honours.tables import Honour, MeetingPenalty
from desk_union.honors.marking.tables import MarkedItem, MarkEvidence
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, BallotVote

PRIVATE = Private(
    blanked={MeetingPenalty.__tablename__: frozenset({"reason", "meeting", "note"})},
    dropped=frozenset(
        row.__tablename__
        for row in (AwardBallot, AwardNomination, BallotVote, Honour, MarkEvidence, MarkedItem, Pledge)
    ),
)
