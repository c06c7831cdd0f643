"""The figures of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.care.campaigns import figures as of_campaigns
from desk_union.care.cover import figures as of_cover
from desk_union.care.giving import figures as of_giving
from desk_union.care.hardship import figures as of_hardship
from desk_union.care.serving import figures as of_serving
from desk_union.care.visits import figures as of_visits

FIGURES = (*of_hardship.FIGURES, *of_visits.FIGURES, *of_campaigns.FIGURES, *of_cover.FIGURES, *of_giving.FIGURES, *of_serving.FIGURES)
