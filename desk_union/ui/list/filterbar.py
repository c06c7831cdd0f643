"""The bar above a list: search, usual filters, further conditions, the day, and what is filtered now with a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.screens.list import joining
from desk_union.screens.list.savedfilters import SavedFilters
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit import dialogs, kinship
from desk_union.ui.kit.dialogframe import GAP, push_button
from desk_union.ui.kit.icons import icon
from desk_union.ui.kit.style import scaled
from desk_union.ui.list.conditions import ConditionDialog
from desk_union.ui.list.searchbox import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from desk_union.screens.list.asking import FilterPart
    from desk_union.screens.list.listpage import ListPage

DEBOUNCE_MS = 60
EVERYTHING = "全部"
MANAGE = "我的筛选…"
NARROWEST_SEARCH, NARROWEST_PRESETS, WIDEST_PRESETS = 156, 80, 200


class FilterBar(QWidget):
    """``changed`` follows every asking, ``said`` has words for the clerk, ``leaving`` wants the cursor in the table.

    In the drop-down a preset is the tuple of its code, and a saved filter its name.
    """

    changed = Signal()
    said = Signal(str)
    leaving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: ListPage | None = None
        self.saved: SavedFilters | None = None
        self.search = SearchBox()
        self.search.setMinimumWidth(scaled(NARROWEST_SEARCH))
        self.search.setMaximumWidth(scaled(320))
        self.presets = QComboBox()
        self.presets.setToolTip("常用筛选和我的筛选（Ctrl+G）；存下现在的筛选（Ctrl+Shift+G）")
        self.presets.setMinimumContentsLength(4)
        self.presets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.presets.setMinimumWidth(scaled(NARROWEST_PRESETS))
        self.presets.setMaximumWidth(scaled(WIDEST_PRESETS))
        self.presets.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add = push_button("条件…", self.add_condition)
        self.add.setToolTip("按任何一列再筛选（Ctrl+T）")
        self.add.setIcon(icon("filter"))
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.day_label = QLabel("截至")
        self.day = DayLine()
        self.day.setAccessibleName("截至哪一天")
        kinship.make_friends(self.day_label, self.day)
        self.presets.setAccessibleName("常用筛选")
        self.day.setFixedWidth(scaled(120))
        self.day.setToolTip("看任何一天的情况：填过去的日期，就显示那一天的名册（Ctrl+J）")
        self._timer = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self._timer.timeout.connect(self._search_now)
        self._now = _NowBar(self._remove, lambda: self._remove(None), self.turn)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.leaving.connect(self._leave)
        self.presets.activated.connect(self._choose_preset)
        self.day.editingFinished.connect(self._choose_day)
        self.day.returnPressed.connect(self.leaving)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.search, 3)
        row.addWidget(self.presets)
        row.addWidget(self.add)
        row.addStretch(1)
        self._day_part = QWidget()
        day = QHBoxLayout(self._day_part)
        day.setContentsMargins(0, 0, 0, 0)
        day.setSpacing(GAP)
        day.addWidget(self.day_label)
        day.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self._day_part, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._now)
        self._row, self._column = row, column

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The day has a line of its own where the first one is too short."""
        super().resizeEvent(event)
        beside = self._row.indexOf(self._day_part) >= 0
        need = self._row.minimumSize().width() + (0 if beside else GAP + self._day_part.minimumSizeHint().width())
        if beside == (self.width() >= need):
            return
        if beside:
            self._row.removeWidget(self._day_part)
            self._column.insertWidget(1, self._day_part, alignment=Qt.AlignmentFlag.AlignLeft)
        else:
            self._column.removeWidget(self._day_part)
            self._row.addWidget(self._day_part)

    def show_page(self, page: ListPage) -> None:
        self.page = page
        self.saved = SavedFilters(page.desk, page.ledger)
        if labels := page.searched:
            self.search.say_what(labels)
        self._fill_presets()
        self._day_part.setVisible(page.has_days)
        self.refresh()

    def open_usual(self) -> str:
        """Ask by the clerk's usual filter, or for all; returns what is to be said of a filter with something gone."""
        said = self.saved.open_usual(self.page) if self.saved is not None and self.page is not None else ""
        self.refresh()
        return said

    def _fill_presets(self) -> None:
        if self.page is None or self.saved is None:
            return
        self.presets.clear()
        self.presets.addItem(EVERYTHING, ())
        for preset in self.page.ledger.presets:
            self.presets.addItem(preset.title, (preset.code,))
        self.presets.insertSeparator(self.presets.count())
        for each in self.saved.filters:
            self.presets.addItem(each.name, each.name)
        self.presets.addItem(MANAGE, MANAGE)

    def refresh(self) -> None:
        """Show what the page asks now, whoever changed it."""
        page = self.page
        if page is None or self.saved is None:
            return
        if page.ask.search != " ".join(self.search.text().split()):
            self.search.blockSignals(True)
            self.search.setText(page.ask.search)
            self.search.blockSignals(False)
        present = self.saved.present(page)
        wanted = page.ask.presets if present is None else present.name
        held = [self.presets.itemData(at) for at in range(self.presets.count())]
        self.presets.setCurrentIndex(held.index(wanted) if wanted in held else -1)
        if not self.day.hasFocus() or page.is_past:
            self.day.setText(days.show_day(page.ask.day))
        self._now.show_parts(page.filter_parts, joining.turned(page), page.filter_words)

    def flush(self) -> None:
        """Search for what is typed without waiting for the next key."""
        if self._timer.isActive():
            self._timer.stop()
            self._search_now()

    def take_typed(self) -> None:
        """Ask for what is typed and was not asked for yet, so that the list asked anew does not forget it."""
        if self._timer.isActive() and self.page is not None:
            self._timer.stop()
            self.page.search(self.search.text())

    def stop(self) -> None:
        self._timer.stop()

    @dialogs.guarded
    def _search_now(self) -> None:
        if self.page is not None:
            self.page.search(self.search.text())
            self._tell()

    def _leave(self) -> None:
        self.flush()
        self.leaving.emit()

    @dialogs.guarded
    def _choose_preset(self) -> None:
        chosen = self.presets.currentData()
        if self.page is None or self.saved is None or chosen is None:
            return
        self.take_typed()
        if chosen == MANAGE:
            self.refresh()
            self.manage()
        elif isinstance(chosen, str):
            self.apply(chosen)
        else:
            if self.saved.present(self.page) is not None:
                self.page.clear_filters()  # one goes from one choice of the drop-down to another
            self.page.choose_presets(chosen)
            self._tell()
            self.leaving.emit()

    def apply(self, name: str) -> None:
        """Ask by a saved filter; Refusal when it names what is no more."""
        if self.page is None or self.saved is None:
            return
        try:
            lost = self.saved.apply(name, self.page)
        finally:
            self.refresh()
        self._tell()
        self.said.emit(lost)
        self.leaving.emit()

    @dialogs.guarded
    def manage(self) -> None:
        from desk_union.ui.list.savedfilters import choose_filter

        if self.page is None or self.saved is None:
            return
        self.saved.reload()
        name = choose_filter(self, self.page, self.saved)
        self._fill_presets()
        self.refresh()
        if name:
            self.apply(name)

    @dialogs.guarded
    def _choose_day(self) -> None:
        page = self.page
        if page is None or self.day.text() == days.show_day(page.ask.day):
            return
        try:
            day = days.parse_day(self.day.text()) if self.day.text().strip() else None
        except ValueError as error:
            self.day.setText(days.show_day(page.ask.day))
            raise Refusal(f"“截至”的日期不对：{error}") from error
        self.take_typed()
        page.choose_day(day)
        self._tell()

    @dialogs.guarded
    def add_condition(self) -> None:
        if self.page is None:
            return
        self.take_typed()
        if ConditionDialog(self, self.page).ask():
            self._tell()

    @dialogs.guarded
    def turn(self) -> None:
        """From 全部满足 to 任一满足 and back."""
        if self.page is not None:
            self.take_typed()
            self.page.want_any(not self.page.ask.any_of)
            self._tell()

    @dialogs.guarded
    def _remove(self, part: FilterPart | None) -> None:
        """Take one part of the filter away, or all of it."""
        if self.page is not None:
            self.page.clear_filters() if part is None else self.page.remove(part)
            self._tell()

    def open_presets(self) -> None:
        self.presets.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.presets.showPopup()

    def to_day(self) -> None:
        if self.day.isVisible():
            self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.day.selectAll()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()


class _NowBar(QWidget):
    """筛选中: each part of the filter with a cross, and 清除 for all."""

    def __init__(
        self, remove: Callable[[FilterPart], None], clear: Callable[[], None], turn: Callable[[], None]
    ) -> None:
        super().__init__()
        self._turn = turn
        self._remove = remove
        self._clear = clear
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._shown: tuple[tuple[FilterPart, ...], str] | None = None
        self.hide()

    def show_parts(self, parts: tuple[FilterPart, ...], joined: str, sentence: str) -> None:
        """``joined`` says how several conditions go together, empty where there is but one."""
        if (parts, joined) == self._shown:
            return
        self._shown = (parts, joined)
        self.setToolTip(sentence)
        self.setAccessibleName(f"筛选中：{sentence}")
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        label = QLabel("筛选中：")
        label.setProperty("role", "quiet")
        self._row.addWidget(label)
        if joined:
            turn = push_button(f"{joined} ⇄", self._turn)
            turn.setProperty("role", "flat")
            turn.setToolTip("几个条件是全部满足，还是任一满足；按一下换过来，括号里的跟着换")
            self._row.addWidget(turn)
        for part in parts:
            self._row.addWidget(self._chip(part))
        clear = push_button("清除", self._clear)
        clear.setProperty("role", "flat")
        clear.setToolTip(f"去掉全部筛选（{QKeySequence('Ctrl+Shift+F').toString()}）")
        self._row.addWidget(clear)
        self._row.addStretch(1)
        self.setVisible(bool(parts))

    def _chip(self, part: FilterPart) -> QPushButton:
        chip = push_button(f"{part.words}  ✕", lambda: self._remove(part))
        chip.setProperty("role", "chip")
        chip.setToolTip("去掉这个条件")
        return chip
