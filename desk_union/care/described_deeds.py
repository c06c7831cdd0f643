"""The deeds of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.care.campaigns import described_deeds as of_campaigns
from desk_union.care.cover import described_deeds as of_cover
from desk_union.care.giving import described_deeds as of_giving
from desk_union.care.hardship import described_deeds as of_hardship
from desk_union.care.visits import described_deeds as of_visits

DEEDS = (*of_hardship.DEEDS, *of_visits.DEEDS, *of_campaigns.DEEDS, *of_cover.DEEDS, *of_giving.DEEDS)
