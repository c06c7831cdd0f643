"""The mapped classes of all parts, so that the book knows them."""

from __future__ import annotations

from desk_union.culture.activities import tables as of_activities
from desk_union.culture.press import tables as of_press
from desk_union.culture.reading import tables as of_reading
from desk_union.culture.striving import tables as of_striving
from desk_union.culture.training import tables as of_training

__all__ = ["of_activities", "of_press", "of_reading", "of_striving", "of_training"]
