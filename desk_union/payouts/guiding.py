"""How 发放 leads a clerk: what settles lists that wait."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    settles={
        "payouts_unsigned": Way("deed", "payouts.sign"),
        "payouts_unbooked": Way("deed", "payouts.book"),
    },
)  # fmt: skip
