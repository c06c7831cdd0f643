"""The ledgers of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.culture.activities import ledgers as of_activities
from desk_union.culture.press import ledgers as of_press
from desk_union.culture.reading import ledgers as of_reading
from desk_union.culture.striving import ledgers as of_striving
from desk_union.culture.training import ledgers as of_training

LEDGERS = (*of_activities.LEDGERS, *of_reading.LEDGERS, *of_press.LEDGERS, *of_training.LEDGERS, *of_striving.LEDGERS)
