"""The ways that tabs tell of (``describe.guiding``) in the window: what one is called, and going it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.screens.form.deedpage import possible
from desk_union.screens.goto import Place
from desk_union.ui.frame import actions, errands, rooms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.deed import Deed
    from desk_union.describe.guiding import Way
    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace

ENDINGS = ("登记台账", "台账", "花名册", "名册", "登记", "记录")
PRINT, ADD, GO = "打印", "新增", "到"


def title_of(desk: Desk, way: Way) -> str:
    """Its words; empty where there is no such thing (any more). The deeds and sheets of its tab are read for that."""
    kind, code = way
    tab = tabs.tab_of(code)
    found = ""
    if kind == "command":
        found = next((spec.text.removesuffix("…") for spec in actions.SPECS if spec.code == code), "")
    elif tab is None:
        return ""
    elif kind == "deed":
        found = next((deed.title for deed in tab.deeds() if deed.code == code), "")
    elif kind == "sheet":
        found = next((f"{PRINT}{sheet.title}" for sheet in tab.sheets() if sheet.code == code), "")
    elif kind == "errand":
        errand = rooms.errands_of(tabs.shown_at(tab)).get(code)
        found = errand.title if errand is not None else ""
    else:
        title = next((ledger.title for ledger in tab.ledgers() if ledger.code == code), "")
        found = f"{GO}{title}" if title and kind == "ledger" else f"{ADD}{_short(title)}" if title else ""
    return desk.wording.say(found)


def keys_of(way: Way) -> str:
    """The key that does the same from anywhere, empty where there is none."""
    tab = tabs.tab_of(way.code)
    errand = rooms.errands_of(tabs.shown_at(tab)).get(way.code) if tab is not None and way.kind == "errand" else None
    return errand.keys if errand is not None else ""


def _short(title: str) -> str:
    return next((title.removesuffix(end) for end in ENDINGS if title.endswith(end) and title != end), title)


def follow(window: Workplace, way: Way, ids: Sequence[int] = (), of: str = "") -> None:
    """Go it; ``ids`` are rows of the ledger ``of`` that it is about, where it is a deed."""
    if way.kind == "deed":
        deed = tabs.deed_called(way.code)
        if deed is not None:
            _do(window, deed, ids, of)
    elif way.kind == "add":
        page = window.show_ledger(way.code)
        if page is not None:
            page.add()
    else:
        errands.go(window, Place(way.kind, "", "", way.code))


def _do(window: Workplace, deed: Deed, ids: Sequence[int], of: str) -> None:
    """A deed with rows that wait shows all of them; any other takes those of the line for which it makes sense."""
    ledger = deed.ledger()
    about = [] if not of or window.desk.ledger(of).row is not ledger.row else list(ids)
    if deed.rows == "none" or deed.waiting:
        window.commands.start_deed(deed.code, [], at=about[0] if about else None)
        return
    fitting = [row for row in about if possible(window.desk, [deed], [row])] if deed.fits is not None else about
    if not fitting or (deed.rows == "one" and len(fitting) > 1):
        window.show_rows(of or ledger.code, ids)
        title = window.desk.wording.say(deed.title)
        raise Refusal(f"办理“{title}”请先选一行。", "名单已经打开，选好以后按 F9。")
    window.commands.start_deed(deed.code, fitting)
