"""The picture of a year of one person: the same sheet that is printed, found from its description."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from desk_union.describe.content import StackedBars
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.paper.printpage import SheetOptions, sheet_paper
from desk_union.store.progress import finish
from desk_union.tabs import tab_of

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet
    from desk_union.screens.desk import Desk
    from desk_union.screens.paper.printpage import Paper


@cache
def picture_of(ledger_code: str) -> Sheet | None:
    """The sheet that draws what a ledger has of one person over a year, where there is one."""
    tab = tab_of(ledger_code)
    drawn = (one for one in (tab.sheets() if tab is not None else ()) if isinstance(one.content, StackedBars))
    return next((one for one in drawn if one.ledgers[:2] == (ledger_code, PEOPLE.code) and "id" in one.options), None)


@dataclass
class PersonPicture:
    """``year`` is the one in sight."""

    desk: Desk
    sheet: Sheet
    person: int
    year: int

    @property
    def years(self) -> list[int]:
        return SheetOptions(self.sheet, self.desk.today()).years

    def paper(self) -> Paper:
        """As it is printed; Refusal where the person is gone."""
        request = SheetOptions(self.sheet, self.desk.today(), year=self.year).request()
        return finish(sheet_paper(self.desk, self.sheet, replace(request, row=self.person)))
