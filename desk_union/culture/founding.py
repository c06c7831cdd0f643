"""What the tab writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.culture.activities import sample as of_activities
from desk_union.culture.press import sample as of_press
from desk_union.culture.reading import sample as of_reading
from desk_union.culture.striving import sample as of_striving
from desk_union.culture.training import sample as of_training
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

PARTS = (of_activities, of_reading, of_press, of_training, of_striving)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(fill=_fill)
