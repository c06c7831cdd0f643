"""One table from the kind of a field to the editor that is typed into; every editor speaks to the form in one way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desk_union.basis.refusal import Refusal
from desk_union.describe import kinds
from desk_union.describe.stage import Stage
from desk_union.screens.form.dropping import is_photo
from desk_union.ui.form.choicebox import ChoiceBox, NameLine
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.form.dropping import Drops
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import push_button
from desk_union.ui.kit.icons import icon
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QFocusEvent

    from desk_union.describe.ledger import Shown
    from desk_union.screens.form.fieldform import FieldForm

LONG_TEXT_LINES = 3
PHOTO = QSize(84, 112)


class Editor(QObject):
    """Joins one widget to one field of a form; ``edited`` says that the form holds something new.

    ``typing`` follows every character, before the form holds any of it; ``unmasking`` wants to see what is masked.
    """

    edited = Signal(str)
    typing = Signal()
    unmasking = Signal(str)

    def __init__(self, shown: Shown, widget: QWidget) -> None:
        super().__init__(widget)
        self.key = shown.key
        self.shown = shown
        self.widget = widget
        self.form: FieldForm | None = None
        self.hint = shown.kind.hint
        widget.setObjectName(shown.key)
        widget.setAccessibleName(shown.label)
        line = widget.lineEdit() if isinstance(widget, QComboBox) else None
        if line is not None:
            line.setAccessibleName(shown.label)

    def show_form(self, form: FieldForm) -> None:
        """Show what the form holds for this field."""
        self.form = form
        self._show(form)
        self._lock(form.is_locked(self.key))

    def commit(self) -> None:
        """Give the form what was typed, before saving or leaving."""

    def standing(self) -> str | None:
        """The text that stands in the widget; None where nothing is typed into it."""
        return None

    @property
    def is_pending(self) -> bool:
        """Whether something stands in the widget that the form does not hold yet."""
        text = self.standing()
        return self.form is not None and not self.is_locked and text is not None and text != self.form.text(self.key)

    def _show(self, form: FieldForm) -> None:
        raise NotImplementedError

    @property
    def is_locked(self) -> bool:
        return self.form is None or self.form.is_locked(self.key)

    def _lock(self, locked: bool) -> None:
        self.widget.setEnabled(not locked)

    def _type(self, text: str) -> None:
        """Hand a typed text over and show how it was understood."""
        form = self.form
        if form is None or form.is_locked(self.key) or text == form.text(self.key):
            return
        form.type(self.key, text)
        self._show(form)
        self.edited.emit(self.key)

    def _put(self, value: Any) -> None:
        form = self.form
        if form is None or form.is_locked(self.key) or value == form.value(self.key):
            return
        form.put(self.key, value)
        self._show(form)
        self.edited.emit(self.key)


class LineEditor(Editor):
    def __init__(self, shown: Shown, line: QLineEdit | None = None) -> None:
        self.line = line or QLineEdit()
        self._eye: QAction | None = None
        super().__init__(shown, self.line)
        if shown.kind.align == "right":
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(lambda _text: self.typing.emit())

    def commit(self) -> None:
        self._type(self.line.text())

    def standing(self) -> str | None:
        return self.line.text()

    def _show(self, form: FieldForm) -> None:
        if self.line.text() != form.text(self.key):
            self.line.setText(form.text(self.key))
            self.line.setCursorPosition(0)

    def _lock(self, locked: bool) -> None:
        self.line.setReadOnly(locked)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus if locked else Qt.FocusPolicy.StrongFocus)
        masked = self.form is not None and self.form.is_masked(self.key) and self.form.may_open(self.key)
        if masked and self._eye is None:
            self._eye = self.line.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
            self._eye.setToolTip("点这里或直接输入：显示并修改，会留下记录")
            self._eye.triggered.connect(lambda _on: self.unmasking.emit(self.key))
        if self._eye is not None and isValid(self._eye):  # a window that closes lets go of its lines first
            self._eye.setVisible(masked)


class DayEditor(LineEditor):
    def __init__(self, shown: Shown) -> None:
        super().__init__(shown, DayLine())


class RefEditor(LineEditor):
    """A name typed with completion from the other ledger; choosing from the list settles which of several it is."""

    def __init__(self, shown: Shown) -> None:
        self.names = NameLine(self._offers)
        super().__init__(shown, self.names)
        self.names.chosen.connect(self._put)
        self.names.setPlaceholderText("输入名称或拼音首字母")

    def _offers(self, text: str) -> list[tuple[Any, str]]:
        return self.form.offers(self.key, text) if self.form else []


class ChoiceEditor(Editor):
    def __init__(self, shown: Shown) -> None:
        self.box = ChoiceBox(self._offers)
        super().__init__(shown, self.box)
        self.box.typed.connect(self._type)
        self.box.touched.connect(self.typing)

    def _offers(self, text: str) -> list[tuple[Any, str]]:
        return self.form.offers(self.key, text) if self.form else []

    def commit(self) -> None:
        self._type(self.box.currentText())

    def standing(self) -> str | None:
        return self.box.currentText()

    def _show(self, form: FieldForm) -> None:
        self.box.show_text(form.text(self.key))


class FlagEditor(Editor):
    """A box with a third state for not known, where nothing is taken for granted."""

    STATES = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}  # noqa: RUF012 - a constant table

    def __init__(self, shown: Shown) -> None:
        self.box = QCheckBox()
        self.box.setTristate(True)
        super().__init__(shown, self.box)
        self.box.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        # From not known the first press means yes, which Qt's own order (to unchecked) would not.
        before = self.form.value(self.key) if self.form else None
        following = {None: True, True: False, False: None if self.shown.default is None else True}
        self._put(following[before])

    def _show(self, form: FieldForm) -> None:
        value = form.value(self.key)
        self.box.setCheckState(self.STATES[value])
        self.box.setText(self.shown.kind.show(value) or "未填")


class LongTextEditor(Editor):
    def __init__(self, shown: Shown) -> None:
        self.text = TextBox(self.commit)
        super().__init__(shown, self.text)
        self.text.textChanged.connect(self._touched)
        self.text.setTabChangesFocus(True)
        self.hint = "Shift+Enter 换行，Enter 到下一栏"
        self.text.set_low(False)

    def _touched(self) -> None:
        if self.text.hasFocus():
            self.typing.emit()

    def commit(self) -> None:
        self._type(self.text.toPlainText())

    def standing(self) -> str | None:
        return self.text.toPlainText()

    def _show(self, form: FieldForm) -> None:
        if self.text.toPlainText() != form.text(self.key):
            self.text.setPlainText(form.text(self.key))

    def _lock(self, locked: bool) -> None:
        self.text.setReadOnly(locked)


class TextBox(QPlainTextEdit):
    """Some lines high; in a low form one, until the cursor is in it."""

    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        self._low = False

    def set_low(self, low: bool) -> None:
        self._low = low
        self._fit()

    def _fit(self) -> None:
        lines = 1 if self._low and not self.hasFocus() else LONG_TEXT_LINES
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + scaled(14 if lines > 1 else 18))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._fit()
        self._left()


class PhotoEditor(Editor):
    def __init__(self, shown: Shown) -> None:
        frame = QWidget()
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setMaximumSize(PHOTO)
        self.choose = push_button("选择照片…", self._choose)
        self.clear = push_button("去掉", lambda: self._put(None))
        super().__init__(shown, frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picture, self.choose, self.clear):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        Drops(frame, lambda paths: self.form is not None and not self.is_locked and is_photo(paths), self._take)

    @dialogs.guarded_by(lambda self: self.widget)
    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.widget, "选择照片", "", "照片 (*.jpg *.jpeg *.png *.bmp)")
        if name:
            self._take([Path(name)])

    @dialogs.guarded_by(lambda self: self.widget)
    def _take(self, paths: list[Path]) -> None:
        if self.form is not None:
            shown_as_photo(paths[0])
            self.form.put_picture(self.key, paths[0])
            self._show(self.form)
            self.edited.emit(self.key)

    def _show(self, form: FieldForm) -> None:
        self.picture.clear()
        self.picture.show()
        self.clear.setVisible(bool(form.value(self.key)))
        try:
            content = form.picture(self.key)
        except Refusal as refusal:
            # A lost picture must not keep the clerk from the rest of the row.
            self.picture.setText("照片缺失")
            self.picture.setToolTip(str(refusal))
            return
        picture = QPixmap()
        if content is None:
            self.picture.hide()
        elif picture.loadFromData(content):
            how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(picture.scaled(PHOTO, *how))
        else:
            self.picture.setText("无法显示")


def shown_as_photo(file: Path) -> None:
    """Refusal when the file is no picture that can be shown."""
    if QPixmap(str(file)).isNull():
        raise Refusal(f"“{file.name}”不是能显示的照片。", "请换一张 jpg、png 或 bmp 格式的照片。")


EDITORS: dict[type[kinds.Kind], Callable[[Shown], Editor]] = {
    kinds.Choice: ChoiceEditor,
    Stage: ChoiceEditor,
    kinds.Ref: RefEditor,
    kinds.Day: DayEditor,
    kinds.Flag: FlagEditor,
    kinds.LongText: LongTextEditor,
    kinds.Photo: PhotoEditor,
}
"""Every kind not named here is typed into a line."""


def editor_for(shown: Shown) -> Editor:
    if isinstance(shown.kind, kinds.Ref) and shown.kind.among is not None:
        return ChoiceEditor(shown)  # few enough to be looked through
    return EDITORS.get(type(shown.kind), LineEditor)(shown)
