"""Beside the text: the rows of a number, what changed, what is missing, what was typed by hand, what could be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk_union.ui.kit.dialogframe import GAP, push_button, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_union.screens.reports.writerpage import WriterPage

ROWS, CHANGED, MISSING, TYPED, PROBLEMS = range(5)
TITLES = ("这个数的明细", "变了的数", "尚缺", "手打的数", "可写的问题")
EMPTY = (
    "点文中的一个数，这里列出它的记录。", "文中的数都和台账一致。", "没有缺的数。",
    "文中没有像台账数字的手打数。", "从台账里看不出什么问题。",
)  # fmt: skip
COMPARING = "正在和台账核对……"
FIRST = ("看明细", "换成新数", "填上…", "换成活的数", "放进文中")


class WriterSide(QWidget):
    """``done`` carries the view and the thing chosen in it (None of all), ``gone_to`` the same when it is looked at."""

    done = Signal(int, object)
    gone_to = Signal(int, object)

    def __init__(self, page: WriterPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.mark: int | None = None
        self.view = QComboBox()
        self.view.setToolTip("换一种清单看")
        self.says = words("", "hint")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setObjectName("wrapped")  # Qt reckons the height of wrapped lines without air at their sides
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.first = push_button("", lambda: self._do(self.thing))
        self.all = push_button("全部换新", lambda: self._do(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.first, self.all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.view, self.says, self.list):
            column.addWidget(widget)
        column.setStretch(2, 1)
        column.addLayout(buttons)
        self.view.addItems(TITLES)
        self.view.currentIndexChanged.connect(lambda _place: self.refresh())
        self.list.currentItemChanged.connect(lambda _now, _before: self._look())
        self.list.itemClicked.connect(lambda _item: self._look())
        self.list.itemActivated.connect(lambda _item: self._do(self.thing))
        self.refresh()

    @property
    def thing(self) -> Any:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def show_number(self, mark: int) -> None:
        """The rows of a number on which the cursor came."""
        self.mark = mark
        if self.view.currentIndex() == ROWS:
            self.refresh()

    def turn_to(self, view: int) -> None:
        if self.view.currentIndex() == view:
            self.refresh()
        else:
            self.view.setCurrentIndex(view)

    def refresh(self) -> None:
        """Show what is found by now."""
        found = self.page.findings
        counts = (
            0,
            len(found.changed),
            len(self.page.missing),
            len({(one.line, one.start) for one in found.typed}),
            len(found.problems),
        )
        for place, (title, count) in enumerate(zip(TITLES, counts, strict=True)):
            self.view.setItemText(place, f"{title}（{count}）" if count else title)
        view = self.view.currentIndex()
        self.list.blockSignals(True)
        self.list.clear()
        for text, thing in self._lines(view):
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.UserRole, thing)
            self.list.addItem(item)
        self.first.setText(FIRST[view])
        some = bool(self.list.count())
        fixed = bool(self.page.fixed) and view != ROWS
        if some:
            self.list.setCurrentRow(0)
        self.first.setEnabled(some and not fixed)
        self.all.setVisible(view == CHANGED)
        self.all.setEnabled(some and not fixed)
        self.list.blockSignals(False)
        if view != ROWS:
            compared = found.compared or view == MISSING
            self.says.setText("" if some else EMPTY[view] if compared else COMPARING)
        self.says.setVisible(bool(self.says.text()))

    def _lines(self, view: int) -> Iterable[tuple[str, Any]]:
        found = self.page.findings
        if view == ROWS:
            return self._rows()
        if view == CHANGED:
            return [(f"{one.label}　{one.old} → {one.new}（{one.reason}）", one.mark) for one in found.changed]
        if view == MISSING:
            return [(label, mark) for mark, label in self.page.missing]
        if view == TYPED:
            return [
                (f"…{one.around}… → {label}{'（数相同）' if one.equal and not place else ''}", (one, code))
                for one in found.typed
                for place, (code, label) in enumerate(zip(one.codes, one.labels, strict=True))
            ]
        return [(one.words, one) for one in found.problems]

    def _rows(self) -> list[tuple[str, Any]]:
        if self.mark is None:
            self.says.setText(EMPTY[ROWS])
            return []
        evidence = self.page.evidence(self.mark)
        told = self.page.told(self.mark)
        self.says.setText(f"{told}\n{evidence.words}" if evidence is not None else f"{told}\n后面没有记录。")
        return [(name or "（无名）", self.mark) for name in evidence.names] if evidence is not None else []

    def _look(self) -> None:
        if self.thing is not None and self.view.currentIndex() != ROWS:
            self.gone_to.emit(self.view.currentIndex(), self.thing)

    def _do(self, thing: object) -> None:
        self.done.emit(self.view.currentIndex(), thing)
