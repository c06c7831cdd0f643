"""How 劳动竞赛 leads a clerk: a suggestion, and what settles suggestions, hazards and contests that wait."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    usual=(Way("add", "contests.suggestions"),),
    settles={
        "contests_unsigned": Way("deed", "contests.sign_off"),
        "contests_unpaid": Way("deed", "contests.prizes"),
        "contests_none": Way("deed", "contests.start"),
        "contests_suggestions_overdue": Way("deed", "contests.carry_out"),
        "contests_suggestions_unanswered": Way("deed", "contests.reply"),
        "contests_suggestions_unlisted": Way("deed", "contests.idea_prizes"),
        "contests_mentorships_overdue": Way("deed", "contests.check_pairs"),
        "contests_hazards_overdue": Way("deed", "contests.fix_hazards"),
        "contests_hazards_open": Way("deed", "contests.fix_hazards"),
        "contests_hazards_unchecked": Way("deed", "contests.recheck_hazards"),
        "contests_pioneers_lacking": Way("deed", "contests.lay_papers"),
    },
    next={
        "contests.suggestions": (Way("deed", "contests.hand_over"), Way("sheet", "contests.suggestion_list")),
    },
)  # fmt: skip
