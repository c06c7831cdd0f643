"""自备表样 in the window: which form, a new one of a file, and the dialog that belongs to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFormLayout, QLineEdit, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.exchange.ownfiles import KINDS
from desk_union.reports.ownforms.ledgers import OWN_FORMS
from desk_union.screens.reports.ownformpage import OwnFormPage, forms, take_in
from desk_union.tabs import people
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, told
from desk_union.ui.kit.style import scaled
from desk_union.ui.reports.ledgerchoice import LedgerChoice
from desk_union.ui.reports.which import WhichQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace

QUESTION_SIZE = (720, 420)
HELP = "reports.ownforms"


class OwnFormQuestion(WhichQuestion):
    """Which form of the office's own, or a new one of a file."""

    help_page = HELP
    asks_first = False  # a choice only
    heads, new, size_asked = ("表样名称", "文件", "填哪个台账", "几处"), "拿来一张新的…", QUESTION_SIZE

    def __init__(self, parent: QWidget | None, desk: Desk, ledger: str = "") -> None:
        self.ledger = ledger
        sentence = "扫描的图片、PDF表，在上面放栏目；或者写了{{姓名}}这样占位符的Word文件。打印时自动填好。"
        super().__init__(parent, desk, "自备表样", sentence)

    def held(self) -> list[tuple[int, Sequence[str]]]:
        return [
            (
                one.id,
                (
                    one.name,
                    one.made_of,
                    one.ledger,
                    f"{one.fields}{f'，{one.problems}处填不了' if one.problems else ''}",
                ),
            )
            for one in forms(self.desk)
        ]

    @told
    def make(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, "选择扫描的图片（可以选几页）、PDF或Word文件", str(Path.home()), KINDS
        )
        if not names:
            return
        paths = sorted(Path(one) for one in names)
        question = NewFormQuestion(self, self.desk, paths, self.ledger)
        if question.exec() and question.made is not None:
            self.chosen = question.made
            self.accept()


class NewFormQuestion(Framed):
    """How the new form is called, and the rows of which ledger fill it; ``made`` is its row."""

    help_page = HELP

    def __init__(self, parent: QWidget | None, desk: Desk, paths: Sequence[Path], ledger: str = "") -> None:
        super().__init__(parent, "新的自备表样", "、".join(path.name for path in paths))
        self.desk, self.paths = desk, paths
        self.made: int | None = None
        self.name, self.ledger = QLineEdit(paths[0].stem), LedgerChoice(desk, ledger or people().title)
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow("表样名称", self.name)
        form.addRow("填哪个台账", self.ledger)
        self.body.addLayout(form)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("拿来", self.take, primary=True)
        self.lead(lambda: (self.name, self.ledger))
        self.setMinimumWidth(scaled(460))
        self.name.setFocus()
        self.name.selectAll()

    @told
    def take(self) -> None:
        self.made = take_in(self.desk, self.paths, self.name.text(), self.ledger.chosen)
        self.accept()


def own_forms(window: Workplace) -> None:
    """It is asked which, the one one stands on before all."""
    if not window.may_leave():
        return
    page = window.page
    title = page.ledger.title if page is not None and page.ledger.code != OWN_FORMS.code else ""
    chosen = OwnFormQuestion(window.widget, window.desk, title).answer(window, OWN_FORMS)
    if chosen is not None:
        open_form(window.widget, window.desk, chosen)
    window.show_anew()


def open_form(parent: QWidget | None, desk: Desk, form: int) -> None:
    try:
        dialog_of(parent, desk, form).exec()
    except Refusal as refusal:
        dialogs.show_refusal(parent, refusal)


def dialog_of(parent: QWidget | None, desk: Desk, form: int) -> Framed:
    page = OwnFormPage(desk, form)
    if page.is_word:
        from desk_union.ui.reports.wordform import WordFormDialog

        return WordFormDialog(parent, page)
    from desk_union.ui.reports.scanform import ScanFormDialog

    return ScanFormDialog(parent, page)
