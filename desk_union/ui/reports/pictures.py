"""The manual's pictures of the windows of 报表, on the made-up office; ``ui.manual.pictures`` makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union import tabs
from desk_union.ui.frame.room import RoomPicture
from desk_union.ui.reports import writerside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk


def _drafted(desk: Desk) -> int:
    deed = tabs.deed_called("reports.draft")
    assert deed is not None  # noqa: S101 - it is this tab's own
    today = desk.today()
    given = {shown.key: shown.default for shown in deed.asks} | {"year": today.year - 1, "office": "企业"}
    with desk.book.deed(deed.title) as session:
        return deed.do(session, (), given, today).ids[0]


def _writer(desk: Desk) -> QWidget:
    """The year's document with the rows of a number beside it."""
    from desk_union.ui.reports.writer import WriterDialog

    dialog = WriterDialog(None, desk, _drafted(desk))
    dialog.checks.finish()
    mark = next(mark for mark, one in dialog.page.numbers.items() if one.code == "contests.contests")
    dialog.text.go_to_mark(mark)
    dialog.side.turn_to(writerside.ROWS)
    return dialog


def _pick(desk: Desk) -> QWidget:
    """A figure looked for by its pinyin."""
    from desk_union.screens.reports.writerpage import WriterPage
    from desk_union.ui.reports.figurepick import FigureQuestion

    question = FigureQuestion(None, WriterPage(desk, _drafted(desk)))
    question.line.setText("zfww")
    return question


def _figures(desk: Desk) -> QWidget:
    from desk_union.ui.reports.figures import FiguresDialog

    dialog = FiguresDialog(None, desk)
    dialog.search.setText("走访")
    dialog.work.finish()
    dialog.drawing.finish()
    return dialog


def _form(desk: Desk) -> QWidget:
    """The made-up office's form, pointed at a marked cell."""
    from desk_union.screens.reports.formpage import forms
    from desk_union.ui.reports.forms import FormDialog

    dialog = FormDialog(None, desk, forms(desk)[0].id)
    dialog.view.setCurrentCell(7, 3)
    return dialog


def _own_form(desk: Desk) -> QWidget:
    """The made-up office's form on its own scan, filled with a row."""
    from desk_union.reports.ownforms.ownform_words import SCAN
    from desk_union.screens.reports.ownformpage import forms
    from desk_union.ui.reports.ownforms import dialog_of

    scan = next(one for one in forms(desk) if one.made_of == SCAN)
    return dialog_of(None, desk, scan.id)


def _hand_over(desk: Desk) -> QWidget:
    from desk_union.ui.reports.handing import HandOverDialog

    return HandOverDialog(None, desk)


SUBJECTS = (
    RoomPicture("writer", _writer, QSize(1240, 720)),
    RoomPicture("writer_pick", _pick, QSize(620, 480)),
    RoomPicture("upper_form", _form, QSize(1180, 690)),
    RoomPicture("figures", _figures, QSize(1180, 680)),
    RoomPicture("own_form", _own_form, QSize(1180, 690)),
    RoomPicture("hand_over", _hand_over, QSize(980, 640)),
)
