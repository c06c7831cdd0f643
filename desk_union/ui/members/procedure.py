"""会籍办理: one dialog for every procedure, with the people concerned by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.screens.members.membership import Procedure, ProcedureForm
from desk_union.ui.form.form import RowFields
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import Framed, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk


class ProcedureDialog(Framed):
    def __init__(self, parent: QWidget, desk: Desk, procedure: Procedure, ids: Sequence[int]) -> None:
        self.form = ProcedureForm(desk, procedure, ids)
        super().__init__(parent, procedure.title, procedure.help)
        people = words(self.form.names)
        self.body.addWidget(people)
        self.fields = RowFields(procedure.asks)
        self.body.addWidget(self.fields, 1)
        self.fields.saving.connect(self._do)
        self.add_button("取消", self.reject)
        self.add_button(f"办理{procedure.title}", self._do, primary=True)
        self.fields.show_form(self.form)
        self.resize(scaled(460), scaled(220) + self.fields.natural_height())
        self.fields.go_to_start()

    def _do(self) -> None:
        self.tell("")
        self.fields.commit()
        try:
            self.form.save()
        except Refusal as refusal:
            if refusal.field in self.form.fields:
                self.form.problems[refusal.field] = str(refusal)
            self.fields.show_problems()
            self.tell(str(refusal))
            return
        self.accept()


def go_through(parent: QWidget, desk: Desk, procedure: Procedure, ids: Sequence[int]) -> bool:
    """Ask and do; false when the clerk gave up or nothing could be done."""
    try:
        return bool(ProcedureDialog(parent, desk, procedure, ids).exec())
    except Refusal as refusal:
        dialogs.show_refusal(parent, refusal)
        return False
