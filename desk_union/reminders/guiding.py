"""How reminders lead a clerk: what settles a line of 工作台."""

from __future__ import annotations

from desk_union.describe.guiding import Guidance, Way

GUIDANCE = Guidance(
    settles={"reminder": Way("deed", "reminders.done")},
    puts_off={"reminder": Way("deed", "reminders.later")},
)
