"""The office's own reports as places that Ctrl+K finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.prints.lists import ownsheet
from desk_union.screens.goto import Place

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk


def places(desk: Desk) -> list[Place]:
    with desk.book.reading() as session:
        return [Place("sheet", sheet.title, "自定义报表", sheet.code) for sheet in ownsheet.sheets_of(session)]
