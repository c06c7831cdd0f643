"""The checks of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.care.campaigns import checks as of_campaigns
from desk_union.care.cover import checks as of_cover
from desk_union.care.giving import checks as of_giving
from desk_union.care.hardship import checks as of_hardship
from desk_union.care.visits import checks as of_visits

CHECKS = (*of_hardship.CHECKS, *of_visits.CHECKS, *of_campaigns.CHECKS, *of_cover.CHECKS, *of_giving.CHECKS)
