"""What a form is put together from: rows of label, editor and note; sections; the band that asks for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk_union.basis import days
from desk_union.describe.kinds import Choice
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.form.editors import Editor, editor_for
from desk_union.ui.kit import dialogs, kinship
from desk_union.ui.kit.style import mark, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from desk_union.describe.ledger import Shown
    from desk_union.screens.form.fieldform import FieldForm

LABEL_WIDTH = 104


class FieldRow(QObject):
    """One field in the form: label, editor, and below it the grey help (while it is worked on) or the red fault."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        self.editor: Editor = editor_for(shown)
        star = f"<span style='color:{dialogs.fault_colour()}'> *</span>" if shown.required else ""
        self.label = QLabel(f"{shown.label}{star}")
        self.label.setWordWrap(True)
        self.label.setFixedWidth(scaled(LABEL_WIDTH))
        kinship.make_friends(self.label, self.editor.widget)
        self.note = QLabel(wordWrap=True)
        self.note.hide()
        self.editor.widget.setToolTip(shown.help)
        self.why_locked = ""

    def _help(self) -> str:
        plain = isinstance(self.shown.kind, Choice) or self.editor.is_locked
        return self.shown.help or ("" if plain else self.editor.hint)

    def hide(self, hidden: bool) -> None:
        for widget in (self.label, self.editor.widget):
            widget.setHidden(hidden)

    def tell(self, problem: str, *, doubt: str = "", helping: bool = False) -> None:
        """``doubt`` is what may be saved with a reason: said, but not painted as a fault."""
        helps = (self.why_locked or self._help()) if helping else ""
        text = problem or (f"请核对：{doubt}" if doubt else helps)
        self.note.setText(text)
        self.note.setVisible(bool(text))
        mark(self.note, "role", "fault" if problem else "help")
        mark(self.editor.widget, "fault", bool(problem))


class Section(QWidget):
    """A heading that folds its fields away."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.head = QPushButton()
        self.head.setProperty("role", "section")
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.grid = QGridLayout(self.body)
        self.grid.setHorizontalSpacing(8)
        self.tighten(False)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body)
        self.head.setHidden(not title)
        self.head.clicked.connect(lambda: self.fold(not self.body.isHidden()))
        self.fold(False)

    def add(self, row: FieldRow) -> None:
        place = self.grid.rowCount()
        row.label.setContentsMargins(0, scaled(5), 0, 0)
        self.grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(row.editor.widget, place, 1)
        self.grid.addWidget(row.note, place + 1, 1)

    def tighten(self, low: bool) -> None:
        """Less air where the form is ``low``."""
        air = 4 if low else 8
        self.grid.setContentsMargins(0, air, 0, air)
        self.grid.setVerticalSpacing(air - 2)

    def fold(self, folded: bool) -> None:
        self.body.setHidden(folded)
        self.head.setText(f"{'▸' if folded else '▾'}  {self.title}")


class Brief(QPushButton):
    """更多栏目: of a new row only what is needed is asked at first; ``folded`` are the keys of the rest."""

    FEW = 4  # so many more fields do not hide

    def __init__(self, unfold: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "section")
        self.setToolTip("填其余的栏目；现在不填，以后也可以补")
        self.folded: frozenset[str] = frozenset()
        self.clicked.connect(lambda _on: unfold())
        self.hide()

    def fold(self, rows: Sequence[FieldRow], leading: Collection[str]) -> None:
        """Fold away what is neither required, nor on the list, nor what others follow from; nothing of no rows."""
        rest = [
            row.shown for row in rows if row.shown.editable and not row.shown.required and not row.shown.listed
        ]
        keys = frozenset(shown.key for shown in rest if shown.key not in leading)
        self.folded = keys if self.FEW < len(keys) < len(rows) else frozenset()
        self.setText(f"▸  更多栏目（{len(self.folded)}）")
        self.setVisible(bool(self.folded))


class HeldBand(QFrame):
    """Says which voucher froze fields of the row, with the way to it."""

    def __init__(self, go: Callable[[str, list[int]], None]) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self._go = go
        self._lines = QGridLayout(self)
        self._lines.setColumnStretch(0, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_for(self, form: FieldForm) -> None:
        told = form.held_words
        while self._lines.count():
            widget = self._lines.takeAt(0).widget()  # type: ignore[union-attr]  # there is one as long as count() says
            if widget is not None:
                widget.deleteLater()
        self.buttons = []
        for line, (sentence, ledger, rows) in enumerate(told):
            self._lines.addWidget(QLabel(sentence, wordWrap=True), line, 0)
            button = QPushButton("打开凭证")
            button.setToolTip("到记账凭证里看这张凭证")
            button.clicked.connect(lambda _checked=False, to=ledger, ids=list(rows): self._go(to, ids))
            self._lines.addWidget(button, line, 1, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        self.setVisible(bool(told))


class SinceBand(QFrame):
    """Asks from which day on a changed value holds, or whether a slip is corrected, which changes the past too."""

    def __init__(self, chosen: Callable[[str], None], corrected: Callable[[bool], None]) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self._words = QLabel(wordWrap=True)
        self.day = DayLine()
        self.day.setObjectName("since")
        self._fault = QLabel(wordWrap=True)
        self._fault.hide()
        row = QHBoxLayout()
        row.addWidget(QLabel("自何日起"))
        row.addWidget(self.day, 1)
        self.slip = QCheckBox("更正写错的")
        self.slip.setObjectName("slip")
        self.slip.setToolTip("原来就写错了，以前的表也跟着改；不勾就是从这一天起变了，以前的表不变。")
        row.addWidget(self.slip)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addWidget(self._fault)
        self.day.editingFinished.connect(lambda: chosen(self.day.text()))
        self.slip.toggled.connect(corrected)
        self.hide()

    def show_for(self, form: FieldForm, labels: list[str]) -> None:
        self.setVisible(form.asks_since)
        slip = form.corrects
        self._words.setText(f"{'、'.join(labels)}{'更正，以前的也一起改。' if slip else '有变动，以前的会保留。'}")
        self.slip.setChecked(slip)
        self.day.setEnabled(not slip)
        if not self.day.hasFocus():
            self.day.setText(days.show_day(form.since))

    def tell(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
