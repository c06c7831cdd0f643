"""The figures of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.culture.activities import figures as of_activities
from desk_union.culture.press import figures as of_press
from desk_union.culture.reading import figures as of_reading
from desk_union.culture.striving import figures as of_striving
from desk_union.culture.training import figures as of_training

FIGURES = (*of_activities.FIGURES, *of_reading.FIGURES, *of_press.FIGURES, *of_training.FIGURES, *of_striving.FIGURES)
