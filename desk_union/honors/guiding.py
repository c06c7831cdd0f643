"""How 建家评先 leads a clerk: what settles pledges, nominations and prizes that wait."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    settles={
        "honors_pledges_overdue": Way("deed", "honors.sign_pledges"),
        "honors_nominations_stage_0": Way("deed", "honors.review"),
        "honors_ballots_uncounted": Way("deed", "honors.count"),
        "honors_rounds_ready": Way("deed", "honors.grant"),
        "honors_homes_recheck": Way("deed", "honors.recheck_homes"),
        "honors_honors_prizes": Way("deed", "honors.prizes"),
        "honors_penalties_unbooked": Way("deed", "honors.book_penalties"),
    },
)  # fmt: skip
