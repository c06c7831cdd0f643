"""The room of 会员台账 in the window: what concerns all people, and the files of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Named
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.ui.book.settingsparts import SettingsTab
    from desk_union.ui.frame.workplace import Files, Workplace


def duplicates(window: Workplace) -> None:
    from desk_union.ui.members.duplicates import open_duplicates

    open_duplicates(window.widget, window.desk, window.show_rows)


def missing(window: Workplace) -> None:
    from desk_union.ui.members.missing import open_missing

    open_missing(window.widget, window.desk, window.show_rows)


def _files(window: Workplace) -> Files:
    from desk_union.ui.members.fileplace import FilePlace

    return FilePlace(window)


def _ages(desk: Desk) -> SettingsTab:
    from desk_union.ui.members.agesettings import AgesTab

    return AgesTab(desk)


ROOM = Room(
    errands={"duplicates": Errand("查重复", "", duplicates), "missing": Errand("实名制缺项", "", missing)},
    files=_files,
    settings=(_ages,),
    pictures=Named("desk_union.ui.members.pictures:SUBJECTS"),
)
