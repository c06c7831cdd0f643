"""The described deeds in the window: entries of the tabs' menus and of the row menu, and starting one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.screens.form.deedpage import of_ledger, possible
from desk_union.ui.frame import actions
from desk_union.ui.frame.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from desk_union.describe.deed import Deed
    from desk_union.describe.ledger import Ledger
    from desk_union.ui.frame.takingback import TakingBack
    from desk_union.ui.list.ledgerpage import LedgerPage

NAMED = 5  # deeds in a sentence


class DeedTeller(Workplace, Protocol):
    """A window with the band that tells what was done."""

    taking_back: TakingBack


class DeedMenu:
    """Reads the descriptions when a menu is first opened; the window is there sooner."""

    def __init__(self, window: DeedTeller, guarded: Callable[[Callable[[], object]], None]) -> None:
        self._window = window
        self._guarded = guarded
        self._actions: dict[str, QAction] = {}

    def put_into(self, menu: QMenu, deeds: Sequence[Deed], before: QAction | None) -> list[QMenu]:
        """Add these deeds above an entry, or below all; returns the menus in which groups of them stand."""
        below: dict[str, QMenu] = {}
        for deed in deeds:
            inside = menu
            if deed.group:
                inside = below.get(deed.group) or below.setdefault(deed.group, menu.addMenu(deed.group))
            action = inside.addAction(f"{self._window.desk.wording.say(deed.title)}…")
            action.setObjectName(deed.code)
            if inside is menu and before is not None:
                menu.insertAction(before, action)
            action.triggered.connect(lambda _on=False, deed=deed: self._guarded(lambda: self.start(deed)))
            self._actions[deed.code] = action
        return list(below.values())

    def show_possible(self) -> None:
        """Switch off what makes no sense with the rows in sight, and say what it wants."""
        ids, page = self._chosen()
        writable = self._writable(page)
        here = of_ledger(tabs.deeds(), page.ledger) if page is not None else []
        fit = {deed.code for deed in possible(self._window.desk, here, ids)} if writable else set()
        for deed in tabs.deeds():
            action = self._actions.get(deed.code)
            if action is not None:
                action.setEnabled(writable and (deed.rows == "none" or deed.waiting or deed.code in fit))
                action.setToolTip(deed.help if action.isEnabled() else f"{deed.title}：{deed.unfit or deed.help}")

    def of_page(self, page: LedgerPage) -> list[QAction]:
        """The entries for the menu on a row, as far as they make sense."""
        self.show_possible()
        own = of_ledger(tabs.deeds(), page.ledger)
        return [self._actions[deed.code] for deed in own if deed.code in self._actions]

    def offer(self) -> None:
        """What can be done with the chosen rows as they are, in a menu at the row; the first entry is ready."""
        ids, page = self._chosen()
        if page is None or not ids:
            raise Refusal("要办的事是给选中的行办的。", "请先在表格里选一行或几行；正在新增的先保存。")
        deeds = possible(self._window.desk, of_ledger(tabs.deeds(), page.ledger), ids) if self._writable(page) else []
        if not deeds:
            words = f"{page.ledger.title}里选中的行，现在没有可以办理的事。"
            raise Refusal(words, f"可能已经办过，或几行的情况不一样；请只选一行看看。{self._wanted_by(page.ledger)}")
        menu = QMenu(self._window.widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        titles = actions.with_letters(f"{self._window.desk.wording.say(deed.title)}…" for deed in deeds)
        for deed, title in zip(deeds, titles, strict=True):
            action = menu.addAction(title)
            action.setToolTip(deed.help)
            action.triggered.connect(lambda _on=False, deed=deed: self._guarded(lambda: self.start(deed, ids)))
        menu.popup(page.table.corner_of_current())
        menu.setActiveAction(menu.actions()[0])

    def _wanted_by(self, ledger: Ledger) -> str:
        """What rows the deeds of this ledger want, so that the clerk sees what is still missing."""
        own = [deed for deed in of_ledger(tabs.deeds(), ledger) if deed.rows != "none" and deed.unfit]
        return "".join(f"“{self._window.desk.wording.say(deed.title)}”：{deed.unfit}" for deed in own[:NAMED])

    def _writable(self, page: LedgerPage | None) -> bool:
        return not self._window.desk.book.read_only and (page is None or not page.page.is_past)

    def _chosen(self) -> tuple[list[int], LedgerPage | None]:
        page = self._window.page
        return (page.table.ids() if page is not None else []), page

    def start(
        self,
        deed: Deed,
        ids: Sequence[int] | None = None,
        at: int | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask and do it with the rows in sight, or with those given; what came of it is told in the band."""
        window = self._window
        if ids is None:
            ids, at = self._meant(deed)
        if not window.may_leave():
            return
        from desk_union.ui.form.deeddialog import carry_out

        told = carry_out(window.widget, window.desk, deed, ids, at=at, given=given)
        if told is not None:
            window.taking_back.say_done(told)

    def start_with(self, code: str) -> None:
        """Do it with exactly the rows that are chosen."""
        deed, page = tabs.deed_called(code), self._window.page
        if deed is not None and page is not None:
            self._guarded(lambda: self.start(deed, page.table.ids()))

    def _meant(self, deed: Deed) -> tuple[list[int], int | None]:
        """The chosen rows; of a deed with rows that wait, one chosen row is only where the cursor begins."""
        ids, page = self._chosen()
        if deed.rows == "none":
            return [], None
        here = page is not None and page.ledger.row is deed.ledger().row
        if here and page is not None and page.page.is_past:
            raise Refusal("正在看过去某一天的名册，不能办理。", "请先回到今天。")
        if not here or not ids:
            if deed.waiting:
                return [], None
            title = self._window.desk.wording.say(deed.title)
            raise Refusal(f"办理“{title}”要先选中行。", f"请到{deed.ledger().title}里选中，再办理。")
        if deed.waiting and len(ids) == 1:
            return [], ids[0]
        return ids, None

