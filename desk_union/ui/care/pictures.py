"""The windows of 送温暖 and 发放 that the manual shows: each ledger, and one campaign from the names to the voucher."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union.screens.paper.printpage import options_of, sheet_paper
from desk_union.store import listing
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish
from desk_union.tabs import deed_called
from desk_union.ui.frame.room import RoomPicture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk

LIST, DIALOG, SMALL, PAPER = QSize(1280, 720), QSize(920, 620), QSize(920, 360), QSize(1000, 680)
FESTIVE = "两节送温暖"


def _found(desk: Desk, ledger: str, search: str = "", *presets: str) -> list[int]:
    with desk.book.reading() as session:
        return list(listing.ids_of(session, desk.ledger(ledger), ListAsk(desk.today(), search=search, presets=presets)))


def _list(desk: Desk, ledger: str, search: str = "", *presets: str) -> QWidget:
    """The window on a ledger, or on what is found there."""
    from desk_union.ui.frame.window import MainWindow

    window = MainWindow(desk, lambda _path: None)
    window.show_rows(ledger, _found(desk, ledger, search, *presets) if search else [])
    return window


def _deed(desk: Desk, code: str, ids: list[int]) -> QWidget:
    from desk_union.ui.form.deeddialog import DeedDialog
    from desk_union.ui.frame.window import MainWindow

    deed = deed_called(code)
    assert deed is not None  # noqa: S101 - named here
    return DeedDialog(MainWindow(desk, lambda _path: None), desk, deed, ids)


def _paper(desk: Desk, code: str, row: int | None = None, year: int | None = None) -> QWidget:
    from desk_union.ui.paper.preview import Preview
    from desk_union.ui.paper.printing import sheet_of

    sheet = sheet_of(code)
    request = replace(options_of(desk, sheet).request(), row=row)
    paper = finish(sheet_paper(desk, sheet, replace(request, year=year) if year else request))
    preview = Preview(None, paper.pdf, paper.title)
    preview.zoom.setCurrentText("整页")
    return preview


def _campaign(desk: Desk) -> list[int]:
    """The campaign that is still to come."""
    return _found(desk, "care.campaigns", f"{desk.today().year + 1}年{FESTIVE}")[:1]


def _names(desk: Desk) -> QWidget:
    """Who was chosen for that campaign, each with the reason."""
    return _list(desk, "choosing.chosen", f"{desk.today().year + 1}年{FESTIVE}", "in")


def _signed(desk: Desk) -> list[int]:
    """A list of this year that waits for its voucher."""
    return _found(desk, "payouts.lists", "困难职工补助", "unbooked")[:1]


SUBJECTS = (
    RoomPicture("care_visits", lambda desk: _list(desk, "care.visits"), LIST),
    RoomPicture("care_year", lambda desk: _paper(desk, "care.year_picture", year=desk.today().year - 1), PAPER),
    RoomPicture("care_files", lambda desk: _list(desk, "care.files"), LIST),
    RoomPicture("care_cover", lambda desk: _list(desk, "care.claims"), LIST),
    RoomPicture("care_checkups", lambda desk: _list(desk, "care.checkup_batches"), LIST),
    RoomPicture("care_drives", lambda desk: _list(desk, "care.drives"), LIST),
    RoomPicture("care_campaigns", lambda desk: _list(desk, "care.campaigns"), LIST),
    RoomPicture("care_walk_choose", lambda desk: _deed(desk, "care.choose_campaign", _campaign(desk)), SMALL),
    RoomPicture("care_walk_names", _names, LIST),
    RoomPicture("care_walk_list", lambda desk: _deed(desk, "care.hand_out_campaign", _campaign(desk)), DIALOG),
    RoomPicture("care_walk_sheet", lambda desk: _paper(desk, "payouts.sign_sheet", row=_signed(desk)[0]), PAPER),
    RoomPicture("care_walk_book", lambda desk: _deed(desk, "payouts.book", _signed(desk)), DIALOG),
    RoomPicture("payouts_lists", lambda desk: _list(desk, "payouts.lists"), LIST),
    RoomPicture("payouts_standards", lambda desk: _list(desk, "payouts.ceilings"), LIST),
    RoomPicture("choosing_rules", lambda desk: _list(desk, "choosing.rules"), LIST),
)
