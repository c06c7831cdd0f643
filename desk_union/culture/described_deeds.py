"""The deeds of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.culture.activities import described_deeds as of_activities
from desk_union.culture.press import described_deeds as of_press
from desk_union.culture.reading import described_deeds as of_reading
from desk_union.culture.training import described_deeds as of_training

DEEDS = (*of_activities.DEEDS, *of_reading.DEEDS, *of_press.DEEDS, *of_training.DEEDS)
