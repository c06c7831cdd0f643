"""No title in the list of ledgers is cut at its default width, also beside a count and at the largest letters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem

from desk_union.ui.frame.shelflook import MARGIN, PICTURE
from desk_union.ui.kit import style


@pytest.fixture(params=["标准", "特大"])
def letters(request, qapp):
    style.set_text_size(request.param)
    yield
    style.set_text_size(style.USUAL_SIZE)


def test_no_title_is_cut(letters, window):
    names, cut, numbers = window.ui.ledgers, [], 0
    for tab in window.tab_names[1:]:
        window.shelf.mark(window.desk.ledgers_of(tab)[0])
        window.shelf.look.fill_now()
        for row in range(names.count()):
            item, index = names.item(row), names.model().index(row, 0)
            option = QStyleOptionViewItem()
            names.itemDelegate().initStyleOption(option, index)
            option.rect, option.font, option.fontMetrics = names.visualItemRect(item), names.font(), names.fontMetrics()
            wide = option.fontMetrics.horizontalAdvance(option.text) + style.scaled(PICTURE + 2 * MARGIN)
            if option.text != item.text() or wide > names.viewport().width():
                cut.append(item.text())
            numbers += names.itemDelegate().has_room(option, index, "999")
    assert cut == []
    assert numbers > 100, "beside most titles a number of three digits has room"
