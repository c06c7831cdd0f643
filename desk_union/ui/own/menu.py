"""The room of 自设栏目 in the window: a page of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.ui.frame.room import Room

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.ui.book.settingsparts import SettingsTab


def _fields(desk: Desk) -> SettingsTab:
    from desk_union.ui.own.ownsettings import OwnFieldsTab

    return OwnFieldsTab(desk)


ROOM = Room(settings=(_fields,))
