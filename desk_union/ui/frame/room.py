"""What a tab adds to the window beyond its ledgers: errands of its menu, panels of its own, files of persons.

A tab names its room by an import string (``Tab.room``); the window reads it when it is built, so a room imports its
dialogs only when they are wanted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk
    from desk_union.ui.book.settingsparts import SettingsTab
    from desk_union.ui.form.rowpanel import RowPanel
    from desk_union.ui.frame.workplace import Files, Workplace


class Errand(NamedTuple):
    """An entry of the tab's menu; ``keys`` are heard wherever one is; ``about`` a ledger whose chosen row it opens."""

    title: str
    keys: str
    do: Callable[[Workplace], object]
    about: str = ""


class RoomPicture(NamedTuple):
    """A window that the manual shows, on the made-up office: what it opens on a desk, and how large."""

    name: str
    make: Callable[[Desk], QWidget]
    size: QSize


def _no_pictures() -> Sequence[RoomPicture]:
    return ()


@dataclass(frozen=True)
class Room:
    """``errands`` by code stand in the menu beside the deeds of the tab, which need nothing here.

    ``settings`` are pages in the dialog of settings, ``pictures`` those of the manual beside the pictures of all tabs.
    """

    errands: Mapping[str, Errand] = field(default_factory=dict)
    panels: Mapping[str, Callable[[], RowPanel]] = field(default_factory=dict)  # by ledger, in place of the usual form
    leads_with_printing: bool = False  # the page of all that can be printed is the first of its tab
    files: Callable[[Workplace], Files] | None = None
    settings: Sequence[Callable[[Desk], SettingsTab]] = ()
    pictures: Callable[[], Sequence[RoomPicture]] = _no_pictures
