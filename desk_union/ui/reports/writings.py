"""Which document is written: those that there are, or a new one drafted from the ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.reports.writing.ledgers import WRITINGS
from desk_union.screens.reports.writerpage import writings
from desk_union.ui.form.deeddialog import carry_out
from desk_union.ui.kit.dialogframe import told
from desk_union.ui.reports.which import WhichQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace

SIZE = (620, 420)
DRAFT = "reports.draft"


class WritingQuestion(WhichQuestion):
    """Which document, or a new one drafted."""

    help_page = "reports.writing"
    heads, new, size_asked = ("总结", "取数日期", "状态"), "起草新的…", SIZE

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, desk, "写总结", "接着写一份，或者起草新的：程序按台账起草，数都填好，您只管改文字。")

    def held(self) -> list[tuple[int, Sequence[str]]]:
        return [(one.id, (one.title, one.taken, one.stage)) for one in writings(self.desk)]

    @told
    def make(self) -> None:
        deed = tabs.deed_called(DRAFT)
        answer = carry_out(self, self.desk, deed) if deed is not None else None
        if answer is not None:
            self.chosen = answer.done.ids[0]
            self.accept()


def write(window: Workplace) -> None:
    """It is asked which, the one one stands on before all."""
    from desk_union.ui.reports.writer import WriterDialog

    if not window.may_leave():
        return
    chosen = WritingQuestion(window.widget, window.desk).answer(window, WRITINGS)
    if chosen is not None:
        WriterDialog(window.widget, window.desk, chosen).exec()
        window.show_anew()
