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
SHOWN, FEW = 9, 4  # on a high and on a low screen; the rest stands behind 更多
ALL = "deeds"  # the action that offers all of them
MOST = 2000  # rows that are asked one by one; for more the menu is enough


class DeedBar(QLabel):
    """``wanted`` carries the code of the deed or action that was clicked; by keys the same stand in the menus.

    ``many`` are actions of the window, by code and words, that make sense for several rows.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.desk = desk
        self.deeds = of_ledger(deeds(), ledger)
        self.many: Sequence[tuple[str, str]] = ()
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setContentsMargins(*(scaled(side) for side in (16, 4, 16, 8)))
        self.linkActivated.connect(self.wanted)
        self.hide()

    def show_for(self, ids: Sequence[int], *, writable: bool) -> None:
        """Offer what makes sense for all of these rows."""
        offered = possible(self.desk, self.deeds, ids) if writable and self.deeds and len(ids) <= MOST else []
        say = self.desk.wording.say
        words = [(deed.code, say(deed.title)) for deed in offered]
        most = SHOWN if self.screen().availableGeometry().height() >= scaled(HIGH_ENOUGH) else FEW
        if len(words) > most + 1:
            words = [*words[:most], (ALL, f"更多 {len(words) - most} 件…（F9）")]
        if len(ids) > 1 and writable:
            words = [*self.many, *words]
        shade = colours()["link"]
        links = (f'<a href="{code}" style="color:{shade};text-decoration:none">{told}</a>' for code, told in words)
        self.setText(f"可以办理：{' · '.join(links)}" if words else "")
        self.setVisible(bool(words))
