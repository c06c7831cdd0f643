"""会员档案 on the screen: photo and what is due at the left, then the tabs, and what the chosen one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QListWidgetItem, QMenu, QTableWidget, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.list.historypage import HEADERS, history_of
from desk_union.screens.members.personfile import PersonFile
from desk_union.ui.drawn.person_file import Ui_PersonFile
from desk_union.ui.form.attached import FilesTab
from desk_union.ui.form.parts import PartTable, RowDialog
from desk_union.ui.frame.actions import tooltip
from desk_union.ui.kit import dialogs, naming
from desk_union.ui.kit.dialogframe import GAP, fill_table, on_keys, words
from desk_union.ui.kit.icons import icon
from desk_union.ui.kit.style import scaled
from desk_union.ui.members.personfacts import FactsView, NothingYet
from desk_union.ui.members.personpicture import PersonPictureView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from desk_union.screens.desk import Desk
    from desk_union.screens.form.partspage import PartTab
    from desk_union.screens.members.personfile import Reference

FACTS, FILES, HISTORY = "基本情况", "附件", "修改记录"
PICTURE = "picture"  # begins the key of a tab that draws what the ledger above it has of the year
ASIDE_WIDTH, TABS_WIDTH = 236, 184
PHOTO = (108, 144)
KEY = Qt.ItemDataRole.UserRole


class PersonFilePage(QWidget):
    """``leaving`` goes back to the list, ``editing`` carries the person whose form is wanted."""

    leaving = Signal()
    editing = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.file: PersonFile | None = None
        self.ui = Ui_PersonFile()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]  # compiled from the form
        self.ui.aside.setFixedWidth(scaled(ASIDE_WIDTH))
        self.ui.fileTabs.setFixedWidth(scaled(TABS_WIDTH))
        self.ui.photo.setFixedSize(scaled(PHOTO[0]), scaled(PHOTO[1]))
        self.facts, self.history = FactsView(), QTableWidget()
        self.files = FilesTab(desk, desk.ledger("members.people"))
        self._tables: dict[str, PartTable] = {}
        self.nothing = NothingYet(self._add_here)
        self.picture = PersonPictureView()
        for widget in (self.facts, self.files, self.history, self.nothing, self.picture):
            self.ui.content.addWidget(widget)
        self._connect()
        naming.name_parts(self, "会员档案")

    def _connect(self) -> None:
        ui = self.ui
        for button, name, keys, slot, hint in (
            (ui.back, "", "Esc", self.leaving.emit, "回到来的地方"),
            (ui.before, "previous", "Alt+Up", lambda: self.step(-1), ""),
            (ui.after, "next", "Alt+Down", lambda: self.step(1), ""),
            (ui.reveal, "eye", "Ctrl+R", self.reveal, "证件号码、电话等，会记下谁在何时看过"),
            (ui.record, "add", "Ctrl+N", self.record, "给这个人登记子女、任职、会籍变动等"),
            (ui.print, "print", "Ctrl+P", self.print_form, "会员登记表，先预览"),
            (ui.edit, "form", "F2", self.edit, "到花名册的表单里修改"),
        ):
            titles = {"previous": "上一人", "next": "下一人"}
            button.setToolTip(tooltip(titles.get(name) or button.text(), keys, hint))
            if name and button is not ui.edit:
                button.setIcon(icon(name))
            button.clicked.connect(lambda _on=False, slot=slot: slot())
            on_keys(self, keys, button.click)
        on_keys(self, "Ctrl+H", lambda: self.turn_to(HISTORY))
        on_keys(self, "F3", self.to_content)
        on_keys(self, "F7", ui.fileTabs.setFocus)
        ui.fileTabs.currentItemChanged.connect(lambda _item: self._show_tab())
        ui.fileTabs.itemActivated.connect(lambda _item: self.to_content())

    # What is shown

    def show_person(self, person: int, ids: Sequence[int] = (), day: date | None = None) -> None:
        """Show a person among those of ``ids``; Refusal when there is no such person any more."""
        self.file = PersonFile(self.desk, person, ids, day)
        self.ui.fileTabs.setCurrentRow(0)
        self._show()

    @dialogs.guarded
    def refresh(self) -> None:
        """Read the book again; a person that was deleted meanwhile has no file."""
        if self.file is None:
            return
        try:
            self.file.refresh()
        except Refusal:
            self.leaving.emit()
            return
        self._show()

    def _show(self) -> None:
        file, ui = self.file, self.ui
        if file is None:
            return
        ui.name.setText(file.name)
        ui.glance.setText(file.at_a_glance)
        ui.glance.setToolTip(file.at_a_glance)
        ui.place.setText(file.place_words)
        ui.pastBand.setVisible(bool(file.past_words))
        ui.pastWords.setText(file.past_words)
        ui.before.setEnabled(file.can_step(-1))
        ui.after.setEnabled(file.can_step(1))
        ui.reveal.setVisible(file.can_reveal)
        ui.record.setEnabled(not file.form.frozen)
        ui.edit.setEnabled(not file.form.frozen)
        self._show_photo(file.photo)
        self._show_due()
        self._fill_tabs()
        self._show_tab()

    def _show_photo(self, photo: bytes | None) -> None:
        picture = QPixmap()
        if photo and picture.loadFromData(photo):
            ratio = self.devicePixelRatio()
            size = self.ui.photo.size() * ratio
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(size, keep, smooth)
            picture.setDevicePixelRatio(ratio)
            self.ui.photo.setPixmap(picture)
        else:
            self.ui.photo.setText("没有照片")

    def _show_due(self) -> None:
        column, file = self.ui.dueColumn, self.file
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        due = file.due if file is not None else []
        for one in due:
            card = QFrame()
            card.setProperty("role", "card")
            card.setProperty("urgent", one.urgency == "late")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(12, GAP, 12, GAP)
            inside.setSpacing(2)
            inside.addWidget(words(one.title, "heading"))
            inside.addWidget(words(one.sentence, "hint"))
            column.addWidget(card)
        past = file is not None and file.day is not None
        self.ui.dueHeading.setHidden(past)
        if not due and not past:
            column.addWidget(words("没有到期的事。", "hint"))

    # The tabs

    def _fill_tabs(self) -> None:
        """The tabs of this person, on the one that was in sight."""
        file, tabs = self.file, self.ui.fileTabs
        if file is None:
            return
        kept = self.tab
        with QSignalBlocker(tabs):
            tabs.clear()
            self._add_tab(FACTS, FACTS)
            heading = ""
            for tab in file.tabs:
                if tab.ledger.tab != heading and heading:
                    title = QListWidgetItem(tab.ledger.tab)
                    title.setFlags(Qt.ItemFlag.NoItemFlags)
                    tabs.addItem(title)
                heading = tab.ledger.tab
                self._add_tab(_key(tab), tab.title, tab.count)
                if (picture := file.picture(tab)) is not None:
                    self._add_tab(f"{PICTURE} {_key(tab)}", self.desk.wording.say(picture.sheet.title))
            self._add_tab(FILES, FILES, file.files)
            self._add_tab(HISTORY, HISTORY)
            self._mark(kept)

    def _add_tab(self, key: str, title: str, count: int = 0) -> None:
        item = QListWidgetItem(f"{title}　{count:,}" if count else title)
        item.setData(KEY, key)
        self.ui.fileTabs.addItem(item)

    @property
    def tab(self) -> str:
        """The key of the tab in sight: one of the fixed ones, or ledger and field."""
        item = self.ui.fileTabs.currentItem()
        return str(item.data(KEY) or "") if item is not None else FACTS

    def turn_to(self, key: str) -> None:
        self._mark(key)

    def _mark(self, key: str) -> None:
        tabs = self.ui.fileTabs
        places = {tabs.item(place).data(KEY): place for place in range(tabs.count())}
        tabs.setCurrentRow(places.get(key, 0))

    @dialogs.guarded
    def _show_tab(self) -> None:
        file, key = self.file, self.tab
        if file is None or not key:  # a heading of the list is no tab
            return
        if key == FACTS:
            self.facts.show_facts(file.facts)
        elif key == FILES:
            self.files.show_owner(file.person, frozen=file.form.frozen)
        elif key == HISTORY:
            lines = history_of(self.desk, file.people, file.person)
            rows = [(one.at, one.who, one.deed, one.place, one.label, one.before, one.after) for one in lines]
            fill_table(self.history, HEADERS, rows)
        self.ui.content.setCurrentWidget(self._widget(key, file))

    def _widget(self, key: str, file: PersonFile) -> QWidget:
        fixed: dict[str, QWidget] = {FACTS: self.facts, FILES: self.files, HISTORY: self.history}
        if key in fixed:
            return fixed[key]
        tab = next(tab for tab in file.tabs if _key(tab) == key.removeprefix(f"{PICTURE} "))
        if key != _key(tab) and (picture := file.picture(tab)) is not None:
            self.picture.show_picture(picture)
            return self.picture
        if not tab.count:
            self.nothing.show_for(tab.ledger.title, frozen=file.form.frozen)
            return self.nothing
        table = self._table(tab)
        table.show_owner(file.person, frozen=file.form.frozen)
        return table

    def _table(self, tab: PartTab) -> PartTable:
        table = self._tables.get(_key(tab))
        if table is None:
            table = self._tables[_key(tab)] = PartTable(self.desk, tab)
            self.ui.content.addWidget(table)
        return table

    def to_content(self) -> None:
        """Put the cursor into what the tab holds."""
        widget = self.ui.content.currentWidget()
        instead: dict[QWidget | None, QWidget] = {self.nothing: self.nothing.add, self.picture: self.picture.year}
        inside = instead.get(widget, widget)
        table = inside.table if isinstance(inside, (PartTable, FilesTab)) else inside
        if table is not None:
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is done

    @dialogs.guarded
    def step(self, by: int) -> None:
        if self.file is not None:
            self.file.step(by)
            self._show()

    @dialogs.guarded
    def reveal(self) -> None:
        if self.file is not None and self.file.can_reveal:
            self.file.reveal()
            self._show()

    def record(self) -> None:
        """A menu of everything that can be noted of this person."""
        if self.file is None or self.file.form.frozen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.file.references:
            menu.addAction(f"{one.title}…", self._adding(one))
        menu.popup(self.ui.record.mapToGlobal(self.ui.record.rect().bottomLeft()))

    def _adding(self, one: Reference) -> Callable[[], None]:
        return lambda: self.add(one)

    def _add_here(self) -> None:
        """The first row of the tab in sight."""
        if self.file is not None:
            self.add(next(one for one in self.file.references if f"{one.ledger.code} {one.key}" == self.tab))

    @dialogs.guarded
    def add(self, one: Reference) -> None:
        """Write a row of another ledger about this person, and turn to it."""
        if self.file is None:
            return
        dialog = RowDialog(self, self.desk, one.ledger, None, {one.key: self.file.person})
        if dialog.exec() == RowDialog.DialogCode.Accepted:
            self.refresh()
            self.turn_to(f"{one.ledger.code} {one.key}")

    @dialogs.guarded
    def print_form(self) -> None:
        from desk_union.ui.paper.printing import print_row

        if self.file is not None:
            print_row(self, self.desk, "members.registration", self.file.person, self.file.day)

    def edit(self) -> None:
        if self.file is not None and not self.file.form.frozen:
            self.editing.emit(self.file.person)


def _key(tab: PartTab) -> str:
    return f"{tab.ledger.code} {tab.owner}"
