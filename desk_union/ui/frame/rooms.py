"""The rooms of all tabs: which entries the menus of the tabs have, and how one is started by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.screens.goto import Place
from desk_union.ui.frame import rowprint
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desk_union.describe.deed import Deed
    from desk_union.describe.tab import Tab
    from desk_union.ui.frame.workplace import Files, Workplace

PRINT_ROW = Errand("打印选中的卡片、单据", "", rowprint.print_row)


def of(tab: Tab) -> Room:
    """The room of one tab; an empty one where it has none."""
    room: Room | None = tab.room()
    return room if room is not None else Room()


def menu_title(tab: Tab) -> str:
    return tab.menu or tab.name


def with_menus() -> list[Tab]:
    """The tabs that have a menu of their own: those with a place in the window where anything is offered."""
    return [tab for tab in tabs.every() if not tab.shown_in and any(map(_offers, at(tab)))]


def at(tab: Tab) -> list[Tab]:
    """The tab and those shown in its place."""
    return [one for one in tabs.every() if tabs.shown_at(one) is tab]


def _offers(tab: Tab) -> bool:
    room = tab.room()
    return bool(tab.row_sheets) or tab.offers_deeds or (room is not None and bool(room.errands))


def errands_of(tab: Tab) -> dict[str, Errand]:
    """What stands in the menu of a tab from the start, by full code."""
    found: dict[str, Errand] = {}
    for one in at(tab):
        found |= _coded(one, of(one).errands)
    if any(one.row_sheets for one in at(tab)):
        found[f"{tab.prefix}.print_row"] = PRINT_ROW
    return found


def deeds_of(tab: Tab) -> list[Deed]:
    """The described deeds that stand in the menu of a tab; reading them takes a while."""
    return [deed for one in at(tab) for deed in one.deeds()]


def _coded(tab: Tab, found: Mapping[str, Errand]) -> dict[str, Errand]:
    return {f"{tab.prefix}.{code}": errand for code, errand in found.items()}


def places() -> list[Place]:
    """All of it for Ctrl+K."""
    return [place for tab in with_menus() for place in _places(tab)]


def _places(tab: Tab) -> Iterator[Place]:
    title = menu_title(tab)
    for deed in deeds_of(tab):
        where = f"{title} {deed.group}".strip()
        hint = f"{where}：办理选中的行" if deed.rows != "none" and not deed.waiting else where
        yield Place("deed", deed.title, hint, deed.code)
    yield from (Place("errand", errand.title, title, code) for code, errand in errands_of(tab).items())


def start(window: Workplace, code: str) -> None:
    """Do what stands under this code."""
    for tab in with_menus():
        errand = errands_of(tab).get(code)
        if errand is not None:
            errand.do(window)
            return


def files(window: Workplace) -> Files:
    """Where the files of persons are shown, from the room of the tab that keeps the persons."""
    make = next(make for tab in tabs.every() if (make := of(tab).files) is not None)
    return make(window)
