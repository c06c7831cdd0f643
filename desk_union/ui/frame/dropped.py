"""A file dropped onto the window: a book is opened, a list is imported into the ledger in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.screens.form import dropping
from desk_union.ui.form.dropping import Drops
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.ui.frame.workplace import Workplace


def onto_window(window: Workplace) -> Drops:
    return Drops(window.widget, bool, lambda paths: _take(window, paths))


@dialogs.guarded_by(lambda window: window.widget)
def _take(window: Workplace, paths: Sequence[Path]) -> None:
    from desk_union.ui.bringing.importing import open_import

    page = window.page
    dropped = dropping.onto_window(window.desk, page.ledger if page is not None else None, paths)
    window.widget.activateWindow()
    if dropped.kind == "open":
        question = f"打开账本“{dropped.path.name}”？"
        more = "现在的账本已经保存好，随时可以再打开。"
        if dialogs.ask(window.widget, question, more, yes="打开") and window.may_leave():
            window.open_other(dropped.path)
    elif page is not None and page.may_leave():
        if page.page.is_past:
            page.back_to_today()
        open_import(window.widget, window.desk, page.ledger, dropped.path)
