"""The window's actions at work: which slot each has, where it stands (menus, tool bar), and when it makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QSize, Qt

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.store.opened import KEPT
from desk_union.ui.frame import actions, rooms
from desk_union.ui.frame.deedmenu import DeedMenu
from desk_union.ui.frame.workplace import Workplace
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.icons import icon
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

    from PySide6.QtWidgets import QMainWindow, QMenu

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.tab import Tab
    from desk_union.ui.drawn.main_window import Ui_MainWindow
    from desk_union.ui.frame.printplace import PrintPlace
    from desk_union.ui.frame.takingback import TakingBack
    from desk_union.ui.list.ledgerpage import LedgerPage

T = TypeVar("T")
CHOSEN_PERSONS, CHOSEN_ROWS = "打印选中人员的表…", "打印选中行的表样…"

PLACES = ("presets", "my_filters", "add_condition", "as_of", "clear_filters", "select_all", "find", "to_form",
          "to_table", "to_parts", "previous", "next")  # fmt: skip
ICON = 18
FEW_SHEETS = 10
ON_CHOSEN_ROWS = ("delete", "change_many", "deeds")
COPIES = ("copy", "copy_heads", "copy_secret")
ON_UNSAVED = ("save", "save_and_new")


def _pasting() -> ModuleType:
    from desk_union.ui.list import pasting  # wanted later than the window

    return pasting


def _letter(menu: QMenu) -> None:
    """Give every entry of a menu a letter to choose it by."""
    entries = [action for action in menu.actions() if not action.isSeparator()]
    for action, text in zip(entries, actions.with_letters(one.text() for one in entries), strict=True):
        action.setText(text)


class Frame(Workplace, Protocol):
    """What the actions ask beyond what every errand may."""

    ui: Ui_MainWindow
    taking_back: TakingBack
    printing: PrintPlace

    @property
    def widget(self) -> QMainWindow: ...

    def refresh(self) -> None: ...

    def to_ledgers(self) -> None: ...

    def resize_text(self, by: int) -> None: ...


class Commands(QObject):
    """``by_code`` holds every action of the table in ``actions.py``."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window.widget)
        self.window = window
        self.by_code = actions.make(window.widget, self._slots())
        self.deeds = DeedMenu(window, self.guarded)
        self._complete_tabs: set[str] = set()  # whose menus were looked at
        self._fill_menus()
        self._fill_tools()

    def _slots(self) -> dict[str, Callable[[], object]]:
        from desk_union.ui.frame import errands

        window, page, errand = self.window, self._on_page, self._errand
        return {
            "new_book": errand(errands.new_book), "open": errand(errands.open_book),
            "backups": errand(errands.backups), "check": errand(errands.check_book),
            "settings": errand(errands.settings),
            "quit": window.widget.close, "undo": window.taking_back.undo, "redo": window.taking_back.redo,
            "copy": page(lambda page: _pasting().copy(page)),
            "copy_heads": page(lambda page: _pasting().copy(page, heads=True)),
            "copy_secret": page(lambda page: _pasting().copy_secret(page)),
            "paste": page(lambda page: _pasting().paste(page)),
            "select_all": page(lambda page: page.table.selectAll()), "find": page(lambda page: page.focus_search()),
            "presets": page(lambda page: page.filters.open_presets()),
            "my_filters": page(lambda page: page.filters.manage()),
            "add_condition": page(lambda page: page.filters.add_condition()),
            "as_of": page(lambda page: page.filters.to_day()),
            "clear_filters": page(lambda page: page.clear_filters()), "add": page(lambda page: page.add()),
            "save": page(lambda page: page.panel.save()), "save_and_new": page(lambda page: page.panel.save_and_new()),
            "delete": page(lambda page: page.delete()),
            "deeds": page(lambda _page: self.deeds.offer()), "file": errand(errands.person_file),
            "history": errand(errands.history), "printing": window.printing.show,
            "change_many": errand(errands.change_many), "import": errand(errands.import_rows),
            "export": errand(errands.export), "print": errand(errands.print_list),
            "sum_up": errand(errands.sum_up), "print_chosen": errand(errands.print_chosen),
            "columns": page(lambda page: page.choose_columns()), "bin": errand(errands.open_bin),
            "refresh": window.refresh, "go_to": errand(errands.go_anywhere),
            "to_form": page(lambda page: page.to_form()), "to_table": page(lambda page: page.to_table()),
            "to_parts": page(lambda page: page.over.to_parts()),
            "to_ledgers": window.to_ledgers, "look": window.taking_back.look_at_done,
            "reveal": page(lambda page: page.panel.reveal()),
            "previous": page(lambda page: page.step(-1)), "next": page(lambda page: page.step(1)),
            "larger": lambda: window.resize_text(1), "smaller": lambda: window.resize_text(-1),
            "help": errand(errands.help_here), "about": errand(errands.about),
        }  # fmt: skip

    def _on_page(self, do: Callable[[LedgerPage], object]) -> Callable[[], object]:
        def slot() -> None:
            page = self.window.page
            if page is not None:
                page.settle()
                self.guarded(lambda: do(page))

        return slot

    def _errand(self, do: Callable[[Workplace], object]) -> Callable[[], object]:
        return lambda: self.guarded(lambda: do(self.window))

    def _starting(self, errand: Callable[[Workplace, T], object], what: T) -> Callable[[], object]:
        return lambda: self.guarded(lambda: errand(self.window, what))

    def guarded(self, do: Callable[[], object]) -> None:
        before = len(KEPT)
        try:
            do()
        except Refusal as refusal:
            dialogs.show_refusal(self.window.widget, dialogs.with_kept(refusal, before))

    # Where they stand

    def _fill_menus(self) -> None:
        bar = self.window.widget.menuBar()
        self._menus: dict[str, QMenu] = {}
        own = rooms.with_menus()
        titles = {
            actions.FILE: "F", actions.EDIT: "E", actions.ROW: "L",
            **{rooms.menu_title(tab): tab.letter for tab in own},
            actions.SHEETS: "R", actions.VIEW: "V", actions.HELP: "H",
        }  # fmt: skip
        for title, letter in titles.items():
            self._menus[title] = bar.addMenu(f"{title}(&{letter})" if letter else title)
            self._menus[title].setToolTipsVisible(True)
        for spec in actions.SPECS:
            self._menus[spec.menu].addAction(self.by_code[spec.code])
        for tab in own:
            self._fill_errands(tab)
        # What is offered there is read when it is first looked at; the window is there sooner.
        self._menus[actions.SHEETS].aboutToShow.connect(self._fill_sheets)

    def _fill_errands(self, tab: Tab) -> None:
        menu = self._menus[rooms.menu_title(tab)]
        for title, keys, errand, _about in rooms.errands_of(tab).values():
            action = menu.addAction(f"{title}…", self._errand(errand))
            if keys:
                action.setShortcut(keys)
        menu.aboutToShow.connect(lambda: self._complete(tab))

    def _complete(self, tab: Tab) -> None:
        """The keys must work from the start; deeds and letters wait, since they take a while to be read."""
        menu = self._menus[rooms.menu_title(tab)]
        if tab.prefix not in self._complete_tabs:
            self._complete_tabs.add(tab.prefix)
            first = next(iter(menu.actions()), None)
            # What has keys of its own is done daily and stays on top.
            daily = any(errand.keys for errand in rooms.errands_of(tab).values())
            if first is not None and daily:
                menu.addSeparator()
            below = self.deeds.put_into(menu, rooms.deeds_of(tab), None if daily else first)
            if first is not None and not daily:
                menu.insertSeparator(first)
            for each in (menu, *below):
                _letter(each)
        self.deeds.show_possible()

    def start_deed(
        self,
        code: str,
        ids: Sequence[int] | None = None,
        *,
        at: int | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask and do the deed of this code with the rows in sight, or with those given, with some answers given."""
        deed = tabs.deed_called(code)
        if deed is not None:
            self.deeds.start(deed, ids, at, given)

    def start_wanted(self, code: str) -> None:
        """An action of the window, or a deed with exactly the rows that are chosen."""
        if code in self.by_code:
            self.by_code[code].trigger()
        else:
            self.deeds.start_with(code)

    def on_many(self, ledger: Ledger) -> list[tuple[str, str]]:
        """What the window itself does with several rows of a ledger, by code and words."""
        forms = self.window.files.concerns(ledger) or self._has_forms(ledger)
        codes = ["change_many", *(["print_chosen"] if forms else ["print"])]
        return [(code, self.by_code[code].text().removesuffix("…")) for code in codes]

    def put_deeds_on(self, page: LedgerPage) -> None:
        """What is done with chosen rows, for the menu on a row, as soon as somebody asks for it."""
        for tab in rooms.with_menus():
            self._complete(tab)
        page.table.addActions(self.deeds.of_page(page))

    def _fill_sheets(self) -> None:
        """The page of all sheets, and the few that are used mostly."""
        from desk_union.screens.paper.sheetlist import SheetList
        from desk_union.ui.frame import errands

        menu = self._menus[actions.SHEETS]
        menu.clear()
        menu.addAction(self.by_code["printing"])
        found = SheetList(self.window.desk)
        found.refresh()
        wanted = [line for line in found.lines if line.wanted]
        few = list(dict.fromkeys([*found.usual, *wanted]))[:FEW_SHEETS]
        if few:
            menu.addSeparator()
        for line, text in zip(few, actions.with_letters(f"{one.title}…" for one in few), strict=True):
            menu.addAction(text, self._starting(errands.print_sheet, line.sheet.code))

    def _fill_tools(self) -> None:
        tools = self.window.ui.tools
        tools.setMovable(False)
        tools.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for place, group in enumerate(actions.TOOL_GROUPS):
            if place:
                tools.addSeparator()
            for code in group:
                action = self.by_code[code]
                action.setIconText(action.text().removesuffix("…"))
                tools.addAction(action)

    def redress(self) -> None:
        """Icons in the colours and the size of the moment."""
        self.window.ui.tools.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        for spec in actions.SPECS:
            if spec.picture:
                self.by_code[spec.code].setIcon(icon(spec.picture))

    def put_clipboard_on(self, page: LedgerPage) -> None:
        """Copying and pasting are heard in the table, pasting also where an empty list has none."""
        for code in (*COPIES, "paste"):
            page.table.addAction(self.by_code[code])
        page.ui.emptyPage.addAction(self.by_code["paste"])

    # When they make sense

    def show_undo(self) -> None:
        """Undo and redo say what they would take back or do again."""
        undoing = self.window.taking_back.undoing
        for code, plain, title in (("undo", "撤销", undoing.next_undo()), ("redo", "重做", undoing.next_redo())):
            action = self.by_code[code]
            action.setText(f"{plain}：{title}" if title else plain)
            action.setIconText(plain)
            action.setToolTip(actions.tooltip(plain, action.shortcut().toString(), title or f"没有可以{plain}的操作"))
            action.setEnabled(bool(title) and not self.window.desk.book.read_only)

    def show_possible(self) -> None:
        """Switch off what cannot be done with the page and the rows in sight."""
        page = self.window.page
        chosen = page is not None and page.table.has_chosen()
        writable = page is not None and not self.window.desk.book.read_only and not page.page.is_past
        for code in COPIES:
            self.by_code[code].setEnabled(chosen)
        self.by_code["paste"].setEnabled(writable)
        for spec in actions.SPECS:
            if spec.menu == actions.ROW and spec.code != "bin":
                possible = page is not None and (writable or not spec.writes)
                if spec.code in ON_CHOSEN_ROWS:
                    possible = possible and chosen
                elif spec.code in ON_UNSAVED:
                    possible = possible and page is not None and page.panel.can_save
                self.by_code[spec.code].setEnabled(possible)
        for code in PLACES:
            self.by_code[code].setEnabled(page is not None)
        self._show_file_possible(page)
        self.by_code["reveal"].setEnabled(page is not None and page.panel.can_reveal)

    def why_off(self, code: str) -> str:
        """Why an action cannot be done now, for whoever looks for it by name; empty when it can."""
        if self.by_code[code].isEnabled():
            return ""
        page = self.window.page
        spec = next(spec for spec in actions.SPECS if spec.code == code)
        reasons = (
            (spec.writes and self.window.desk.book.read_only, "账本现在只能查看"),
            (code == "undo", "没有可以撤销的操作"), (code == "redo", "没有可以重做的操作"),
            (page is None, "先打开一个台账"),
            (spec.writes and page is not None and page.page.is_past, "看的是过去某一天，清除筛选回到今天再改"),
            (code in ON_UNSAVED, "没有改动要保存"), (code == "reveal", "先选中一行有隐私内容的"),
            (page is not None and page.table.has_chosen(), "这个台账用不上"),
        )  # fmt: skip
        return next((reason for holds, reason in reasons if holds), "先在表格里选中行")

    def _show_file_possible(self, page: LedgerPage | None) -> None:
        """A person's file can be opened, and a person's forms printed, from any row that is a person or names one."""
        if page is None:
            return
        concerns, chosen = self.window.files.concerns(page.ledger), page.table.has_chosen()
        self.by_code["file"].setEnabled(chosen and concerns)
        self.by_code["print_chosen"].setEnabled(chosen and (concerns or self._has_forms(page.ledger)))
        self.by_code["print_chosen"].setText(CHOSEN_PERSONS if concerns else CHOSEN_ROWS)
        self._show_tool("file", shown=concerns)

    def _has_forms(self, ledger: Ledger) -> bool:
        """Whether its rows fill a form that the office brought itself."""
        with self.window.desk.book.reading() as session:
            return bool(tabs.kept_for(session, ledger))

    def _show_tool(self, code: str, *, shown: bool) -> None:
        """A tool that says nothing on a ledger does not stand over it; in the menu it stays."""
        tools, action = self.window.ui.tools, self.by_code[code]
        stands = action in tools.actions()
        if stands and not shown:
            tools.removeAction(action)
        elif shown and not stands:
            group = next(group for group in actions.TOOL_GROUPS if code in group)
            tools.insertAction(self.by_code[group[group.index(code) + 1]], action)
