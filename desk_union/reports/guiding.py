"""How 报表 leads a clerk: today's work, and what settles duties and returns."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way
from desk_union.reports.returns.due import handed_in

GUIDANCE = Guidance(
    usual=(Way("errand", "reports.today"),),
    settles={
        "duty": Way("deed", "reports.duty_done"),
        "duty_late": Way("deed", "reports.duty_done"),
        "handed_over": Way("deed", "reports.hand_over_done"),
        "inspection": Way("deed", "reports.item_ready"),
        "return": Way("deed", "reports.issue"),
    },
    handed_in=handed_in,
)  # fmt: skip
