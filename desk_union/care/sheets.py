"""The sheets of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.care.campaigns import sheets as of_campaigns
from desk_union.care.cover import sheets as of_cover
from desk_union.care.giving import sheets as of_giving
from desk_union.care.hardship import sheets as of_hardship
from desk_union.care.visits import sheets as of_visits

SHEETS = (*of_hardship.SHEETS, *of_visits.SHEETS, *of_campaigns.SHEETS, *of_cover.SHEETS, *of_giving.SHEETS)
