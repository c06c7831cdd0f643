"""The sheets of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.culture.activities import judgingsheets as of_judging
from desk_union.culture.activities import sheets as of_activities
from desk_union.culture.press import sheets as of_press
from desk_union.culture.reading import sheets as of_reading
from desk_union.culture.striving import sheets as of_striving
from desk_union.culture.training import sheets as of_training

SHEETS = (*of_activities.SHEETS, *of_judging.SHEETS, *of_reading.SHEETS, *of_press.SHEETS, *of_training.SHEETS, *of_striving.SHEETS)
