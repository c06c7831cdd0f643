"""Makes the manual's pictures from the program itself, with a made-up office, on a machine without a screen.

Run it after the window changed: ``QT_QPA_PLATFORM=offscreen python -m desk_union.ui.manual.pictures``.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from desk_union import tabs
from desk_union.basis.places import HELP
from desk_union.founding import new_book
from desk_union.screens.desk import Desk
from desk_union.ui.frame import rooms
from desk_union.ui.frame.room import RoomPicture
from desk_union.ui.kit import style

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.ui.frame.window import MainWindow

TODAY = date(2026, 11, 20)
MOST_WAITED = 8
SETTLE_MS = 1500
WIDTH = 900  # pixels of a finished picture
COLOURS = 256  # enough for a plain window, and half the size

# Windows listen to the book as long as it is open, so they stay as long as that.
_kept: list[QWidget] = []


def now() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 9, 30)  # noqa: DTZ001 - the clock on the wall


def make_all(folder: Path = HELP / "pictures") -> list[Path]:
    """Write every picture and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as scratch:
        # A short path of its own, because the dialog of backups shows where they lie.
        os.chdir(scratch)
        try:
            QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, scratch)
            style.make_application([])
            book = new_book(Path("示例机械厂工会.desk"), "示例机械厂工会", today=TODAY, clock=now, sample=True)
            desk = Desk(book, lambda: TODAY, "王干事")
            try:
                return [_save(make(desk), folder / f"{name}.png", size) for name, make, size in subjects()]
            finally:
                desk.book.close()
        finally:
            os.chdir(before)


def _save(widget: QWidget, file: Path, size: QSize) -> Path:
    widget.resize(size)
    widget.show()
    for _ in range(MOST_WAITED if isinstance(widget, QMainWindow) else 1):  # its pages fill one after the other
        _settle()
    picture = widget.grab().toImage().scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    widget.hide()
    _kept.append(widget)
    picture.save(str(file))
    _fewer_colours(file)
    return file


def _settle() -> None:
    """Let everything that was put off be done and drawn; pages of a PDF come from another thread."""
    waiting = QEventLoop()
    QTimer.singleShot(SETTLE_MS, waiting.quit)
    waiting.exec()


def _fewer_colours(file: Path) -> None:
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def _today(desk: Desk) -> QWidget:
    from desk_union.ui.frame.window import MainWindow

    return MainWindow(desk, lambda _path: None)


def window_of_people(desk: Desk) -> MainWindow:
    """The main window on the list of persons."""
    from desk_union.ui.frame.window import MainWindow

    window = MainWindow(desk, lambda _path: None)
    window.show_rows(tabs.people().code, [])
    return window


def _printing(desk: Desk) -> QWidget:
    """What can be printed."""
    from desk_union.ui.frame.window import MainWindow

    window = MainWindow(desk, lambda _path: None)
    window.printing.show()
    return window


def _backups(desk: Desk) -> QWidget:
    from desk_union.ui.book.backups import BackupDialog

    dialog = BackupDialog(None, desk)
    dialog.back_up()
    return dialog


def _summing(desk: Desk) -> QWidget:
    """The people of the made-up office by one column."""
    from desk_union.screens.list.listpage import ListPage
    from desk_union.ui.list.summing import SummingDialog

    page = ListPage(desk, tabs.people())
    page.refresh()
    return SummingDialog(None, page)


def _own_columns(desk: Desk) -> QWidget:
    from desk_union.ui.book.settingsdialog import SettingsDialog

    dialog = SettingsDialog(None, desk)
    (place,) = (n for n in range(dialog.pages.count()) if dialog.names.item(n).text() == "自设栏目")
    dialog.names.setCurrentRow(place)
    return dialog


def _settings(desk: Desk) -> QWidget:
    from desk_union.ui.book.settingsdialog import SettingsDialog

    dialog = SettingsDialog(None, desk)
    for role, name, since in (
        ("填表人", "王干事", "2024-1-1"), ("填表人", "李干事", "2026-7-1"), ("负责人", "赵主席", "2024-1-1"),
    ):  # fmt: skip
        dialog.signers.role.setCurrentText(role)
        dialog.signers.name.setText(name)
        dialog.signers.since.setText(since)
        dialog.signers.add()
    dialog.names.setCurrentRow(dialog.pages.indexOf(dialog.signers))
    return dialog


SUBJECTS = (
    RoomPicture("today", _today, QSize(1280, 760)),
    RoomPicture("printing", _printing, QSize(1280, 760)),
    RoomPicture("window", window_of_people, QSize(1280, 720)),
    RoomPicture("backups", _backups, QSize(940, 520)),
    RoomPicture("settings", _settings, QSize(760, 520)),
    RoomPicture("summing", _summing, QSize(980, 620)),
    RoomPicture("own_columns", _own_columns, QSize(900, 600)),
)


def subjects() -> list[RoomPicture]:
    """Every picture of the manual: those of the house, then those of its tabs."""
    return [*SUBJECTS, *(one for tab in tabs.every() for one in rooms.of(tab).pictures())]


if __name__ == "__main__":
    for made in make_all():
        print(f"{made.name}\t{made.stat().st_size // 1024} KB")  # noqa: T201 - a tool of the command line
