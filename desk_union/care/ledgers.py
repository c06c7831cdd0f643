"""The ledgers of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.care.campaigns import ledgers as of_campaigns
from desk_union.care.cover import ledgers as of_cover
from desk_union.care.giving import ledgers as of_giving
from desk_union.care.hardship import ledgers as of_hardship
from desk_union.care.serving import ledgers as of_serving
from desk_union.care.visits import ledgers as of_visits

LEDGERS = (*of_hardship.LEDGERS, *of_visits.LEDGERS, *of_campaigns.LEDGERS, *of_cover.LEDGERS, *of_giving.LEDGERS, *of_serving.LEDGERS)
