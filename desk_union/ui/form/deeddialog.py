"""One dialog for every deed: the rows, the questions, what it would do, and OK."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QTableWidget, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.form.deedpage import DeedPage, Told
from desk_union.store.overrides import Doubtful
from desk_union.ui.form.deedrows import DeedRows
from desk_union.ui.form.form import RowFields
from desk_union.ui.form.parts import RowDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, words
from desk_union.ui.kit.reasons import ask_reason
from desk_union.ui.kit.style import mark, scaled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from desk_union.describe.deed import Deed, Table
    from desk_union.screens.desk import Desk

PREVIEW_DELAY_MS = 120
WIDE, WIDER = 540, 1080
MANY = 8  # questions
LONG = 10  # characters of a title, too many for a button
NOTE = 28  # height of what stands below the field worked on
NUMBERED = 190  # height of what it would do with its entries in numbers
HIGHEST = 640
NUMBER = re.compile(r"-?[\d,]*(\.\d+)?")
LATER = "核对无误的，办理时写明理由就可以继续。"
LINES, FEWEST = 7, 3  # of the table in numbers, before it has to be scrolled: with room enough, and without


class DeedDialog(Framed):
    """``told`` is what came of it, once it was done."""

    help_page = "deeds"

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        deed: Deed,
        ids: Sequence[int] = (),
        *,
        at: int | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        self.page = DeedPage(desk, deed, ids, given)
        self.help_page = deed.page or self.help_page
        super().__init__(parent, self.page.title, desk.wording.say(deed.help))
        self.told: Told | None = None
        self.rows = DeedRows(self.page, at) if self.page.lists else None
        self.fields = RowFields(deed.asks)
        self._make_preview()
        self._lay()
        cancel = self.add_button("取消", self.reject)
        # The title as it is: before "提醒我" or "是这个分会小组" a "办理" would be no Chinese.
        words_ = self.page.title if len(self.page.title) <= LONG else "办理"
        self.go_button = self.add_button(words_, self.go, primary=True)
        self._connect(cancel)
        self._size()
        self._start()

    @property
    def is_wide(self) -> bool:
        """Whether rows or many questions leave no room below them for what it would do, which then stands beside."""
        return self.rows is not None or len(self.page.deed.asks) > MANY

    def _lay(self) -> None:
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight if self.is_wide else QBoxLayout.Direction.TopToBottom)
        asked = QVBoxLayout()
        both.setSpacing(2 * GAP)
        asked.setSpacing(GAP)
        if self.rows is not None:
            asked.addWidget(self.rows, 3)
        elif self.page.needs_rows:
            asked.addWidget(words(self.page.names, "heading"))
        asked.addWidget(self.fields, 2)
        self.fields.setVisible(bool(self.page.deed.asks))
        both.addLayout(asked, 3)
        beside = QVBoxLayout()
        beside.addWidget(self.band)
        if self.is_wide:
            beside.addStretch(1)
        both.addLayout(beside, 2 if self.is_wide else 0)
        self.body.addLayout(both, 1)

    def _make_preview(self) -> None:
        self.band = QFrame()
        self.band.setProperty("role", "band")
        column = QVBoxLayout(self.band)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.preview = WholeWords()
        self.numbers = QTableWidget()
        self.numbers.setSizeAdjustPolicy(QTableWidget.SizeAdjustPolicy.AdjustToContents)
        self.numbers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.numbers.hide()
        column.addWidget(self.preview)
        column.addWidget(self.numbers)

    def _connect(self, cancel: QWidget) -> None:
        self._timer = QTimer(self, interval=PREVIEW_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.look_ahead)
        self.fields.edited.connect(self._timer.start)
        self.fields.saving.connect(self.go)
        self.fields.ended.connect(lambda: self.go_button.setFocus(Qt.FocusReason.TabFocusReason))
        if self.rows is not None:
            self.rows.changed.connect(self._timer.start)
            self.rows.told.connect(self.tell)
            self.rows.leaving.connect(self._from_rows)
            self.rows.saving.connect(self.go)
            self.rows.adding.connect(self.add_row)
        # Enter in the last field comes to the main button, not to the one that gives up.
        last = list(self.fields.rows.values())[-1].editor.widget if self.page.deed.asks else None
        if last is not None:
            QWidget.setTabOrder(last, self.go_button)
        QWidget.setTabOrder(self.go_button, cancel)

    def _size(self) -> None:
        deed = self.page.deed
        fields = self.fields.natural_height() + scaled(NOTE) if deed.asks else 0
        rows = scaled(300) if self.rows is not None else 0
        preview = 0 if self.is_wide else scaled(50 if self.page.needs_rows else NUMBERED)
        self.fields.setMinimumHeight(min(fields, scaled(150)))
        high = min(scaled(190) + fields + rows + preview, scaled(HIGHEST))
        self.resize(scaled(WIDER if self.is_wide else WIDE), high)

    def _start(self) -> None:
        self.fields.show_form(self.page)
        if self.rows is not None:
            self.rows.table.setFocus()
        elif self.page.deed.asks:
            self.fields.go_to_start()
        else:
            self.go_button.setFocus()
        self.look_ahead()

    def _from_rows(self) -> None:
        if self.page.deed.asks:
            first = next(row for row in self.fields.rows.values() if not row.editor.widget.isHidden())
            first.editor.widget.setFocus(Qt.FocusReason.TabFocusReason)  # what is proposed there is typed over
        else:
            self.go_button.setFocus(Qt.FocusReason.TabFocusReason)

    # What it would do

    def look_ahead(self) -> None:
        """Tell what it would do with the answers of the moment, or why it would not."""
        self._timer.stop()
        try:
            done = self.page.preview()
        except Doubtful as doubt:
            self._say(f"{''.join(doubt.sentences)}{LATER}", "warning")
            return
        except Refusal as refusal:
            self._say(self.page.lacking or str(refusal), "hint" if self.page.lacking else "warning")
            return
        self._say("".join((f"将{done.words}", *done.notes)), "", done.table)

    def _say(self, sentence: str, role: str, table: Table = ()) -> None:
        self.preview.setText(sentence)
        self.band.setVisible(bool(sentence))
        mark(self.preview, "role", role)
        self.numbers.setVisible(len(table) > 1)
        if len(table) < 2:  # noqa: PLR2004 - headings and a line
            return
        fill_table(self.numbers, table[0], table[1:], wide=_wordiest(table))
        for row in range(self.numbers.rowCount()):
            for column in range(self.numbers.columnCount()):
                item = self.numbers.item(row, column)
                if item is not None and re.fullmatch(r"-?[\d,]+\.\d\d", item.text()):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lines = min(len(table) - 1, LINES)
        high = self.numbers.verticalHeader().defaultSectionSize()
        around = self.numbers.horizontalHeader().sizeHint().height() + GAP
        # On a small screen some lines are scrolled to, so that the buttons stay.
        self.numbers.setMinimumHeight(high * min(lines, FEWEST) + around)
        self.numbers.setMaximumHeight(high * lines + around)

    # What is done

    def add_row(self) -> None:
        dialog = RowDialog(self, self.page.desk, self.page.ledger, None)
        if dialog.exec() and dialog.saved is not None and self.rows is not None:
            self.rows.added(dialog.saved)

    def go(self) -> None:
        self.tell("")
        self.fields.commit()
        if self.rows is not None and self.rows.fault:
            self.tell(self.rows.fault)
            return
        try:
            self.told = self._done()
        except Doubtful as doubt:
            self._refuse(f"{''.join(doubt.sentences)}{LATER}")
            return
        except Refusal as refusal:
            self.fields.show_problems()
            self.fields.go_to_problem()
            self._refuse(str(refusal))
            return
        self.accept()

    def _refuse(self, sentence: str) -> None:
        """Say it once: what the preview foretold gives way to it."""
        self._say("", "")
        self.tell(sentence)

    def _done(self) -> Told:
        """Do it, asking for a reason where one is wanted; ``Doubtful`` when none was given."""
        try:
            return self.page.run()
        except Doubtful as doubt:
            reason = ask_reason(self, doubt.sentences, "写明理由并办理")
            if not reason:
                raise
            return self.page.run(reason)


class WholeWords(QLabel):
    """Words that are never cut off: as high as they need at the width they have, however little room is left."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))


def _wordiest(table: Table) -> int:
    """The column of names, which needs the room that is left; places and amounts keep their own."""
    columns = zip(*table[1:], strict=True)
    longest = [max(0 if NUMBER.fullmatch(word) else len(word) for word in column) for column in columns]
    return longest.index(max(longest))


def carry_out(
    parent: QWidget | None,
    desk: Desk,
    deed: Deed,
    ids: Sequence[int] = (),
    *,
    at: int | None = None,
    given: Mapping[str, Any] | None = None,
) -> Told | None:
    """Ask and do; None when the clerk gave up or nothing could be done."""
    try:
        dialog = DeedDialog(parent, desk, deed, ids, at=at, given=given)
    except Refusal as refusal:
        dialogs.show_refusal(parent, refusal)
        return None
    dialog.exec()
    return dialog.told
