"""The checks of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.culture.activities import checks as of_activities
from desk_union.culture.press import checks as of_press
from desk_union.culture.reading import checks as of_reading
from desk_union.culture.training import checks as of_training

CHECKS = (*of_activities.CHECKS, *of_reading.CHECKS, *of_press.CHECKS, *of_training.CHECKS)
