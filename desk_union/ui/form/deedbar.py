"""What can be done with the chosen rows as they are now, as words to click under their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from desk_union.screens.form.deedpage import of_ledger, possible
from desk_union.tabs import deeds
from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

HIGH_ENOUGH = 640
MOST = 2000  # rows that are asked one by one; for more the menu is enough


class DeedBar(QLabel):
    """``wanted`` carries the code of the deed that was clicked; by keys the same stand in the menus."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.desk = desk
        self.deeds = of_ledger(deeds(), ledger)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setContentsMargins(*(scaled(side) for side in (16, 4, 16, 8)))
        self.linkActivated.connect(self.wanted)
        self.hide()

    def show_for(self, ids: Sequence[int], *, writable: bool) -> None:
        """Offer what makes sense for all of these rows."""
        offered = possible(self.desk, self.deeds, ids) if writable and self.deeds and len(ids) <= MOST else []
        say, shade = self.desk.wording.say, colours()["accent"]
        style = f"color:{shade};text-decoration:none"
        links = (f'<a href="{deed.code}" style="{style}">{say(deed.title)}</a>' for deed in offered)
        self.setText(f"可以办理：{' · '.join(links)}" if offered else "")
        # On a low screen with large letters the form needs the height; the menus offer the same.
        self.setVisible(bool(offered) and self.screen().availableGeometry().height() >= scaled(HIGH_ENOUGH))
