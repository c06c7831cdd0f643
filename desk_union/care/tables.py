"""The mapped classes of all parts, so that the book knows them."""

from __future__ import annotations

from desk_union.care.campaigns import tables as of_campaigns
from desk_union.care.cover import tables as of_cover
from desk_union.care.giving import tables as of_giving
from desk_union.care.hardship import tables as of_hardship
from desk_union.care.serving import tables as of_serving
from desk_union.care.visits import tables as of_visits

__all__ = ["of_campaigns", "of_cover", "of_giving", "of_hardship", "of_serving", "of_visits"]
