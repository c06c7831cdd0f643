"""Looks at every window as a clerk may have it - screen, scale, colours, size of letters - and tells what is cut off.

``python -m desk_union.ui.manual.looks FOLDER`` photographs them all on made-up screens; a test holds the rule that
no words of a label or button are cut.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from desk_union.ui.kit import byeye, naming
from desk_union.ui.kit.fitting import Elided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TODAY = date(2026, 11, 20)
LAPTOP, DESKTOP = (1366, 768), (1920, 1080)
NEAR = 1  # pixel; sizes of letters are rounded
ARROW = 36  # of a drop-down, with the padding and the edge that the style sheet gives it


@dataclass(frozen=True, slots=True)
class Look:
    """``screen`` in pixels of the glass; ``colours`` light, dark, night or desert (high contrast)."""

    name: str
    screen: tuple[int, int] = LAPTOP
    scale: float = 1.0
    colours: str = "light"
    letters: str = "标准"


LOOKS = (
    Look("light"),
    Look("dark", colours="dark"),
    Look("night", colours="night"),
    Look("desert", colours="desert"),
    Look("150", scale=1.5),
    Look("150wide", screen=DESKTOP, scale=1.5),
    Look("large", letters="特大"),
    Look("150large", screen=DESKTOP, scale=1.5, letters="特大"),
)


def cut(window: QWidget) -> list[str]:
    """The words of the window that do not have the room they need, each with what it has and what it needs."""
    found: list[str] = []
    room = window.screen().availableSize()
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    for size in (least, window.size()):
        if size.width() > room.width() or size.height() > room.height():
            found.append(f"窗口要{_said(size)}，屏幕只有{_said(room)}")
            break
    for widget in (child for child in window.findChildren(QWidget) if child.isVisible()):
        words = _words(widget)
        if not words:
            continue
        need = _need(widget)
        have = widget.size()
        if need.width() > have.width() + NEAR or need.height() > have.height() + NEAR:
            found.append(f"“{words}”要{_said(need)}，只有{_said(have)}")
        elif _is_outside(widget, window):
            found.append(f"“{words}”伸出了它所在的地方")
    return found


def _said(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"


def _words(widget: QWidget) -> str:
    """What can be read on a label, a button or in a box; fields scroll within themselves and are left out."""
    if isinstance(widget, QLabel):
        return "" if isinstance(widget, Elided) else re.sub(r"<[^>]*>", "", widget.text()).strip()[:40]
    if isinstance(widget, QAbstractButton):
        bare = isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if bare else widget.text().strip()
    if isinstance(widget, QComboBox) and not widget.isEditable():
        return widget.currentText()
    if isinstance(widget, QLineEdit) and not widget.text() and not isinstance(widget.parent(), QComboBox):
        return widget.placeholderText()
    return ""


def _need(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, (QComboBox, QLineEdit)):
        # The hint is for the longest entry, or for a good many letters; what is read is the present one.
        air = ARROW if isinstance(widget, QComboBox) else 2 * widget.fontMetrics().averageCharWidth()
        return QSize(widget.fontMetrics().horizontalAdvance(_words(widget)) + air, widget.minimumSizeHint().height())
    if isinstance(widget, QLabel):
        return widget.sizeHint()
    return widget.minimumSizeHint().expandedTo(widget.sizeHint())


def _is_outside(widget: QWidget, window: QWidget) -> bool:
    """Whether a part lies beyond a parent, except where one can scroll to it."""
    above: QWidget | None = widget.parentWidget()
    while above is not None:
        corner = widget.mapTo(above, QPoint(0, 0))
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return False
        whole = above.rect().adjusted(-NEAR, -NEAR, NEAR, NEAR)
        if not whole.contains(corner) or not whole.contains(corner + QPoint(widget.width() - 1, widget.height() - 1)):
            return True
        above = None if above is window else above.parentWidget()
    return False


def main(arguments: Sequence[str]) -> int:
    """All looks, or those named behind the folder; each in its own process, since a screen is given at the start."""
    folder, *names = arguments
    faults = 0
    for look in (each for each in LOOKS if not names or each.name in names):
        place = Path(folder) / look.name
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            done = subprocess.run(  # noqa: S603 - this very module
                [sys.executable, "-c", _ONE.format(name=look.name, place=str(place))],
                env={**os.environ, **_screen(look, Path(scratch))},
                check=False,
            )
        faults += done.returncode != 0
    return 1 if faults else 0


_ONE = "import sys; from desk_union.ui.manual.looks import photograph; sys.exit(photograph({name!r}, {place!r}))"


def _screen(look: Look, scratch: Path) -> dict[str, str]:
    width, height = look.screen
    screen = {
        "name": look.name, "x": 0, "y": 0, "width": width, "height": height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip
    config = scratch / "screen.json"
    settings = {"synchronousWindowSystemEvents": False, "windowFrameMargins": True, "screens": [screen]}
    config.write_text(json.dumps(settings), encoding="utf-8")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": str(look.scale)}


def photograph(name: str, folder: str) -> int:
    """One picture a window on the screen of this process, and what is cut off, told line by line."""
    from PySide6.QtCore import QCoreApplication, QSettings

    from desk_union.founding import new_book
    from desk_union.screens.desk import Desk
    from desk_union.ui.kit import style
    from desk_union.ui.manual.pictures import now
    from desk_union.ui.manual.tour import Guide

    look = next(each for each in LOOKS if each.name == name)
    with tempfile.TemporaryDirectory() as scratch:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, scratch)
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        application = style.make_application([])
        application.setQuitOnLastWindowClosed(False)
        wear(look)
        book = new_book(Path(scratch) / "示例机械厂工会.desk", "示例机械厂工会", today=TODAY, clock=now, sample=True)
        guide = Guide(_Album(Path(folder)).take)
        guide.show_all(Desk(book, lambda: TODAY, "王干事"))
        guide.rest()
        book.close()
    for fault in guide.faults:
        print(f"{name}\t{fault}")  # noqa: T201 - a tool of the command line
    return 1 if guide.faults else 0


def wear(look: Look) -> None:
    """The colours and the letters of a look."""
    from desk_union.ui.kit import contrast, style

    worn = {
        "light": style.LIGHT, "dark": style.DARK,
        "night": contrast.colours(contrast.NIGHT), "desert": contrast.colours(contrast.DESERT),
    }  # fmt: skip
    style.wish(worn[look.colours])
    style.set_text_size(look.letters)


class _Album:
    """Keeps a picture of every window and says what is cut off in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def take(self, title: str, window: QWidget) -> None:
        self._count += 1
        shown = "".join(char for char in title if char.isalnum() or char in "._- ")[:30]
        window.grab().save(str(self._folder / f"{self._count:02}-{shown}.png"))
        for fault in self._faults(window):
            print(f"{self._folder.name}\t{title}\t{fault}")  # noqa: T201 - a tool of the command line

    def _faults(self, window: QWidget) -> Iterator[str]:
        yield from cut(window)
        yield from (f"没有名字：{type(one).__name__} {one.objectName()}" for one in naming.unnamed(window))
        yield from (f"“{text}”不归它后面的一栏" for text in byeye.friendless(window))
        yield from (f"Tab倒着走：{step}" for step in byeye.against_the_eye(window))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
