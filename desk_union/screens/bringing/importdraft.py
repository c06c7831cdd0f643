"""What was said in the trial of an import that is not done yet stands for the mended file, until the book closes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.exchange import corrected

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Protocol

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Choices, Mode
    from desk_union.screens.desk import Desk

    class Bringing(Protocol):
        """The page of an import, as far as a draft needs it."""

        desk: Desk
        ledger: Ledger
        path: Path | None
        mode: Mode
        choices: Choices

        @property
        def grid(self) -> Grid: ...

        @property
        def layout(self) -> SheetLayout: ...

        def choose(self, index: int, key: str | None) -> None: ...


@dataclass(frozen=True)
class ImportDraft:
    path: Path
    sheet: str
    grid: Grid
    mode: Mode
    choices: Choices
    headers: Mapping[str, str | None]


def _name(page: Bringing) -> str:
    return f"import {page.ledger.code}"


def take_up(page: Bringing) -> None:
    """Headings mean what they were said to; answers and corrections hold for the same sheet of the same file."""
    held = page.desk.kept.get(_name(page))
    if not isinstance(held, ImportDraft):
        return
    choose_headers(page, held.headers)
    page.mode = held.mode
    if held.path == page.path and held.sheet == page.grid.name and not page.choices.answers:
        mended = corrected.of_new_file(held.choices.mended, held.grid, page.grid)
        page.choices = replace(held.choices, mended=mended)


def lay_down(page: Bringing) -> None:
    if page.path is not None:
        said = replace(page.choices, reason="")  # given for what was doubtful then
        draft = ImportDraft(page.path, page.grid.name, page.grid, page.mode, said, chosen_headers(page))
        page.desk.kept[_name(page)] = draft


def let_go(page: Bringing) -> None:
    page.desk.kept.pop(_name(page), None)


def chosen_headers(page: Bringing) -> dict[str, str | None]:
    """By heading, what the columns that the clerk decided were said to be; headings that stand twice are left."""
    seen = Counter(column.header for column in page.layout.columns)
    return {
        column.header: column.key
        for column in page.layout.columns
        if column.header and seen[column.header] == 1 and column.how == "记住的"
    }


def choose_headers(page: Bringing, chosen: Mapping[str, str | None]) -> None:
    for column in page.layout.columns:
        if column.header in chosen:
            page.choose(column.index, chosen[column.header])
