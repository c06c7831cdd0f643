"""The card of a row: what is filled in, to be read at a glance; a click on a value leads into its field."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.screens.form.cardlines import card_lines, photo_key
from desk_union.ui.form.editors import PHOTO
from desk_union.ui.form.formparts import LABEL_WIDTH
from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.describe.unit_counts import CountLine
    from desk_union.screens.form.cardlines import CardLine
    from desk_union.screens.form.formpage import RowForm

FOLD = 4  # fewer lines are not worth a fold
SHOW, MORE, LESS, HELD, PRINT = "显示", "更多栏目", "收起", "打开凭证", "打印（含下级）"


class RowCard(QScrollArea):
    """``editing`` carries the key of the field that was clicked, ``opening`` the place of a part of the row.

    ``going`` asks for rows of another ledger: its code and their ids; ``printing`` for a sheet of the row.
    """

    editing = Signal(str)
    opening = Signal(int)
    going = Signal(str, list)
    printing = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("formScroll")
        self.setAccessibleName("卡片")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._whole = False
        self._form: RowForm | None = None
        self._parts: Sequence[str] = ()
        self._counts: Sequence[CountLine] = ()
        self._photo = QLabel()
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 4, 16, 16)
        column.addWidget(self._photo)
        column.addWidget(self.text)
        column.addStretch()
        self.setWidget(body)
        self.text.linkActivated.connect(self._follow)

    def show_form(self, form: RowForm, parts: Sequence[str]) -> None:
        """``parts`` are the words of what belongs to the row, each of which opens."""
        if form is not self._form:
            self._whole = False
            self.verticalScrollBar().setValue(0)
        self._form, self._parts = form, parts
        self._show()

    def _show(self) -> None:
        form = self._form
        if form is None:
            return
        self._show_photo(form)
        lines = card_lines(form)
        more = [line for line in lines if not line.everyday]
        folds = len(more) >= FOLD and len(more) < len(lines)
        shown = [line for line in lines if line.everyday or not folds or self._whole]
        rows = "".join((*map(_row, shown), *self._counted(form)))
        pieces = [*self._held(form), f"<table width='100%' cellpadding='3'>{rows}</table>"]
        if folds:
            words = LESS if self._whole else f"{MORE} {len(more)}"
            pieces.append(f"<p>{_link('more:', words)}</p>")
        if self._parts:
            links = (_link(f"part:{place}", words) for place, words in enumerate(self._parts) if words)
            pieces.append("".join(f"<p style='margin:4px 0'>{link} ›</p>" for link in links))
        self.text.setText("".join(pieces))

    def _show_photo(self, form: RowForm) -> None:
        key, picture = photo_key(form), QPixmap()
        try:
            content = form.picture(key) if key else None
        except Refusal:  # the form itself says that it is lost
            content = None
        self._photo.setVisible(content is not None and picture.loadFromData(content))
        if not picture.isNull():
            how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._photo.setPixmap(picture.scaled(PHOTO, *how))

    def _counted(self, form: RowForm) -> Iterable[str]:
        """Numbers of a unit, each of which opens the rows behind it, and its roll to print."""
        self._counts = form.count_lines()
        for n, line in enumerate(self._counts):
            links = " · ".join(_link(f"count:{n}.{m}", one.words) for m, one in enumerate(line.links))
            yield _cells(line.label, links)
        if self._counts and (sheet := tabs.row_sheet(form.ledger.code)):
            yield _cells("花名册", _link(f"print:{sheet}", PRINT))

    def _held(self, form: RowForm) -> Iterable[str]:
        shades = f"background-color:{colours()['band']};color:{colours()['band_text']}"
        for place, (sentence, _, _) in enumerate(form.held_words):
            yield f"<p style='{shades}'>{escape(sentence)} {_link(f'held:{place}', HELD)}</p>"

    def _follow(self, link: str) -> None:
        what, _, which = link.partition(":")
        if what == "more":
            self._whole = not self._whole
            self._show()
        elif what == "part":
            self.opening.emit(int(which))
        elif what == "count":
            line, _, number = which.partition(".")
            told = self._counts[int(line)].links[int(number)]
            self.going.emit(told.ledger, list(told.ids))
        elif what == "print" and self._form is not None and self._form.row_id is not None:
            self.printing.emit(which, self._form.row_id)
        elif what == "held" and self._form is not None:
            _, ledger, rows = self._form.held_words[int(which)]
            self.going.emit(ledger, list(rows))
        else:
            self.editing.emit(which)


def _link(to: str, words: str, colour: str = "link") -> str:
    return f"<a href='{to}' style='color:{colours()[colour]};text-decoration:none'>{escape(words)}</a>"


def _row(line: CardLine) -> str:
    words = escape(line.words).replace("\n", "<br>")
    if line.opens:
        shade = colours()["text"]
        words = f"<a href='edit:{line.key}' style='color:{shade};text-decoration:none'>{words}</a>"
    if line.masked and line.opens:
        words += f" &nbsp;{_link(f'edit:{line.key}', SHOW)}"
    return _cells(line.label, words)


def _cells(label: str, words: str) -> str:
    quiet = f"<td width='{scaled(LABEL_WIDTH)}' style='color:{colours()['quiet']}'>{escape(label)}</td>"
    return f"<tr>{quiet}<td>{words}</td></tr>"
