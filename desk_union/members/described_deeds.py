"""Everything that a clerk does in 会员台账, in the order of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.members.letters import described_deeds as of_letters
from desk_union.members.life import described_deeds, unit_deeds
from desk_union.members.personnel import described_deeds as of_personnel

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = (*described_deeds.DEEDS, *unit_deeds.DEEDS, *of_letters.DEEDS, *of_personnel.DEEDS)
