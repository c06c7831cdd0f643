"""看明细: a number of the preview opens its rows, by a double click where it stands and from the list of all numbers."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QMainWindow

from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.figure import Span
from desk_union.members.ledgers import PEOPLE
from desk_union.members.sheets import SHEETS
from desk_union.screens.paper import printpage
from desk_union.store.progress import finish
from desk_union.ui.kit import dialogs
from desk_union.ui.paper import numbers
from desk_union.ui.paper.preview import Preview


class Window(QMainWindow):
    shown: tuple[str, tuple[int, ...]] | None = None

    said = ""

    def show_rows(self, code, ids, says=""):
        self.shown = (code, tuple(ids))
        self.said = says


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def preview(qtbot, desk, window):
    """Of a sheet with three pages, each of another direction or breadth."""
    sheet = next(sheet for sheet in SHEETS if sheet.code == "members.structure")
    paper = finish(printpage.sheet_paper(desk, sheet, printpage.options_of(desk, sheet).request()))
    preview = Preview(window, paper.pdf, paper.title)
    preview.let_open(paper)
    preview.show()
    qtbot.waitExposed(preview)
    return preview


def spots(preview):
    return preview.numbers.paper.printed.spots


def double_click(qtbot, preview, spot):
    point = numbers.point_of(preview.view, spot)
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.value() + round(point.y()) - preview.view.viewport().height() // 2)
    point = numbers.point_of(preview.view, spot)
    qtbot.mouseDClick(
        preview.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(point.x()), round(point.y()))
    )


@pytest.mark.parametrize("zoom", ["适合宽度", "整页", "150%"])
def test_a_double_click_opens_the_number_under_it(qtbot, preview, window, zoom):
    preview.zoom.setCurrentText(zoom)
    counted = [spot for spot in spots(preview) if spot.number not in {"0", ""} and "%" not in spot.number]
    spot = counted[-1]
    double_click(qtbot, preview, spot)
    code, ids = window.shown
    assert code == "members.people"
    assert len(ids) == int(spot.number)
    assert not preview.isVisible()


def test_numbers_stand_where_their_words_are_drawn(preview):
    """The place that a click is compared with holds the very words of the number."""
    for spot in spots(preview)[:20]:
        left, top, right, bottom = spot.box
        page = preview.document.getAllText(spot.page)
        assert page.text()
        found = preview.document.getSelection(spot.page, _point(left, top), _point(right, bottom))
        assert str(spot.number) in found.text()


def _point(x, y):
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def test_a_click_beside_a_number_opens_nothing(qtbot, preview, window):
    qtbot.mouseDClick(preview.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert window.shown is None
    assert preview.isVisible()


def test_a_number_without_rows_says_so(preview, window):
    zero = next(spot for spot in spots(preview) if spot.number == "0")
    preview.numbers.open(zero.number.behind)
    assert window.shown is None
    assert preview.isVisible()


def test_any_number_is_reached_without_the_mouse(monkeypatch, preview, window):
    def choose(dialog):
        place = next(n for n, one in enumerate(dialog.numbers) if one.row == "合计" and one.column == "职工总数")
        dialog.table.setCurrentCell(place, 0)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(numbers.NumbersDialog, "exec", choose)
    preview.numbers.choose()
    code, ids = window.shown
    assert (code, len(ids)) == ("members.people", 3)
    assert "共3行" in window.said


def test_enter_takes_the_number_that_is_chosen(qtbot, preview):
    from desk_union.screens.paper.opening import opening_numbers

    dialog = numbers.NumbersDialog(preview, opening_numbers(preview.numbers.paper))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.setCurrentCell(1, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen is dialog.numbers[1]


def test_of_rows_of_two_ledgers_one_is_asked_for(monkeypatch, preview, window):
    from desk_union.members.ledgers import UNITS

    span = Span(date(2026, 1, 1), date(2026, 12, 31))
    both = Number("3", RowsBehind(PEOPLE, lambda _s: [1, 2], span), RowsBehind(UNITS, lambda _s: [1], span))
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda _p, _q, _m, answers: asked.append(answers) or answers[1])
    preview.numbers.open(both.behind)
    assert window.shown == ("members.units", (1,))
    assert len(asked[0]) == 3


def test_a_list_without_numbers_offers_nothing(qtbot, desk):
    people = desk.ledger("members.people")
    from desk_union.store.listing import ListAsk

    paper = finish(printpage.list_paper(desk, people, ListAsk(desk.today()), [people.by_key["name"]]))
    preview = Preview(None, paper.pdf, paper.title)
    qtbot.addWidget(preview)
    preview.let_open(paper)
    assert not list(preview.findChildren(numbers.OpenNumbers))
    assert preview.view.zoomMode() == QPdfView.ZoomMode.FitToWidth
