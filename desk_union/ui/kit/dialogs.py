"""Boxes that say something or ask something, and the edge at which slots turn refusals into them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QPushButton, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.store.opened import KEPT, kept_words
from desk_union.ui.kit import style

if TYPE_CHECKING:
    from pathlib import Path

SHOW, SEEN = "查看这些记录", "知道了"
OFFERED = 3
SPACE = 8  # pixels between two buttons
Slot = TypeVar("Slot", bound=Callable[..., Any])


def show_refusal(parent: QWidget | None, refusal: Refusal) -> None:
    """A calm box with what is wrong and what to do; where rows stand in the way, it leads to them."""
    window = _leading(parent) if refusal.shows else None
    if window is None:
        tell(parent, refusal.reason, refusal.remedy)
        return
    answers = {
        f"{SHOW}：{_shown(code, ids)}" if len(refusal.shows) > 1 else SHOW: (code, ids)
        for code, ids in refusal.shows[:OFFERED]
    }
    answer = choose(parent, refusal.reason, refusal.remedy, (*answers, SEEN))
    if answer in answers:
        window.show_rows(*answers[answer])


def _leading(parent: QWidget | None) -> Any:
    """The window that shows rows, unless a dialog stands before it."""
    if QApplication.activeModalWidget() is not None:
        return None
    while parent is not None and not hasattr(parent, "show_rows"):
        parent = parent.parentWidget()
    return parent


def _shown(code: str, ids: tuple[int, ...]) -> str:
    ledger = known_ledgers.called(code)
    return f"{ledger.title} {len(ids):,}{ledger.counter}" if ledger else str(len(ids))


def with_kept(refusal: Refusal, before: int) -> Refusal:
    """The refusal, saying also what was kept in the book since ``before`` (the length of ``KEPT`` then)."""
    kept = kept_words(before)
    if not kept:
        return refusal
    return Refusal(refusal.reason, f"{refusal.remedy}{kept}", field=refusal.field, shows=refusal.shows)


def tell(parent: QWidget | None, sentence: str, more: str = "") -> None:
    box = _box(parent, sentence, more)
    box.addButton(SEEN, QMessageBox.ButtonRole.AcceptRole)
    _run(box)


def ask(parent: QWidget | None, question: str, more: str = "", *, yes: str = "是", no: str = "取消") -> bool:
    """A question with two answers; Esc is ``no``."""
    return choose(parent, question, more, (yes, no)) == yes


def choose(parent: QWidget | None, question: str, more: str, answers: tuple[str, ...]) -> str:
    """A question with named answers, the first being the usual and the last the one that does nothing."""
    box = _box(parent, question, more)
    buttons: dict[QPushButton, str] = {}
    for place, answer in enumerate(answers):
        last = place == len(answers) - 1
        role = QMessageBox.ButtonRole.RejectRole if last else QMessageBox.ButtonRole.AcceptRole
        button = box.addButton(answer, role)
        buttons[button] = answer
        if place == 0:
            box.setDefaultButton(button)
            style.mark(button, "role", "primary")
        if last:
            box.setEscapeButton(button)
    _run(box)
    return next((answer for button, answer in buttons.items() if button is box.clickedButton()), answers[-1])


def show_bug(report: Path) -> None:
    """The one window for a fault of the program itself, with the report that was saved."""
    box = _box(
        QApplication.activeWindow(),
        "程序出了问题，您的数据没有丢失。",
        f"已保存的内容都在账本里；没有保存的这一步请重做一次。\n如果反复出现，请把问题报告交给维护人员：\n{report}",
    )
    opener = box.addButton("打开报告所在的文件夹", QMessageBox.ButtonRole.ActionRole)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    _run(box)
    if box.clickedButton() is opener:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(report.parent)))


def _box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("工会工作台")
    box.setText(text)
    box.setInformativeText(more)
    return box


def _run(box: QMessageBox) -> None:
    """Ask; the caller may still see which button was pressed, then the box goes.

    A message box shrinks its buttons to the style sheet's least width and cuts their words; these stay whole. More
    than fit into a line stand one under another.
    """
    for button in box.buttons():
        button.setMinimumWidth(button.sizeHint().width())
    line = sum(button.sizeHint().width() + SPACE for button in box.buttons())
    row = box.findChild(QDialogButtonBox)
    if row is not None and line > box.screen().availableSize().width() * 3 // 4:
        row.setOrientation(Qt.Orientation.Vertical)
    try:
        box.exec()
    finally:
        box.deleteLater()


def fault_colour() -> str:
    """For the red mark inside a text, where the style sheet does not reach."""
    return style.colours()["fault"]


def guarded(slot: Slot) -> Slot:
    """Let a refusal in a widget's slot end in a box; what the signal carries beyond its parameters is dropped."""
    return guarded_by(lambda widget: widget)(slot)


def guarded_by(window_of: Callable[[Any], QWidget]) -> Callable[[Slot], Slot]:
    """``guarded`` for objects that are no widgets themselves; ``window_of`` gives the parent of the box."""

    def guard(slot: Slot) -> Slot:
        taken = len(inspect.signature(slot).parameters) - 1

        @wraps(slot)
        def edge(self: Any, *given: Any) -> Any:
            before = len(KEPT)
            try:
                return slot(self, *given[:taken])
            except Refusal as refusal:
                show_refusal(window_of(self), with_kept(refusal, before))
                return None

        return cast("Slot", edge)

    return guard
