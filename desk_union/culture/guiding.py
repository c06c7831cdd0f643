"""How 宣教文体 leads a clerk: what settles loans and costs that wait."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    settles={
        "culture_activities_unbooked": Way("deed", "culture.book_activities"),
        "culture_subscriptions_unbooked": Way("deed", "culture.book_subscriptions"),
        "culture_loans_overdue": Way("deed", "culture.give_back"),
    },
)  # fmt: skip
