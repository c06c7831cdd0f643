"""The pages of settings about paper: the union's words, who signs, and the faces of prints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLabel, QLineEdit, QTableWidget

from desk_union.basis import days
from desk_union.basis.words import TERMS, Wording
from desk_union.office.signers import ROLES
from desk_union.prints.stationery import NAMES, USUAL_OFFICE
from desk_union.ui.book.settingsparts import SettingsBox, SettingsTab
from desk_union.ui.kit.dialogframe import fill_table, on_keys, push_button, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk_union.screens.book.settingspage import SettingsPage

SPOKEN = "职工花名册　有职代会制度　分会/小组　厂务公开"
SAMPLE = "会员花名册　截至2026年3月8日　共97人"
SAMPLE_SIZES = {"body": 12.0, "head": 18.0}
USUAL_SHOWN = {"body": ("宋体", "思源宋体"), "head": ("黑体", "思源黑体（粗）", "思源黑体")}
HEADERS = ("签名的位置", "姓名", "从哪天起")


class WordsTab(SettingsTab):
    """One line a term: the usual word, and the union's own."""

    title = "用词"

    def __init__(self, page: SettingsPage) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self.say("您单位叫法不同的，在这里选或写上。窗口和打印的标题、表头照着改；您录入的内容一个字也不动。")
        form = self.form()
        for term in TERMS:
            box = SettingsBox(editable=True)
            box.addItems([term.usual, *term.others])
            box.setCurrentText(page.desk.wording.of(term.key))
            box.currentTextChanged.connect(self._show)
            self.boxes[term.key] = box
            form.addRow(term.usual, box)
        self.sample = words("", "hint")
        form.addRow("看一看", self.sample)
        self.body.addStretch(1)
        self._show()

    @property
    def chosen(self) -> dict[str, str]:
        return {key: box.currentText() for key, box in self.boxes.items()}

    def _show(self) -> None:
        self.sample.setText(Wording(self.chosen).say(SPOKEN))


class SignersTab(SettingsTab):
    """Who signs from which day; the list is kept only when the whole dialog is saved."""

    title = "签名人"

    def __init__(self, page: SettingsPage, told: Callable[[Callable[[], object]], Callable[[], object]]) -> None:
        super().__init__()
        self.page = page
        self.held = list(page.signers)
        self.say("表下面印谁的名字。换了人就从那天起再加一行：以前日期的表仍印以前的人。姓名空着就是从那天起不印。")
        self.role = SettingsBox(editable=True)
        self.role.addItems(ROLES)
        self.name = QLineEdit(placeholderText="姓名")
        self.since = QLineEdit(days.show_day(page.desk.today().replace(month=1, day=1)))
        self.since.setToolTip("可以写成20260101、2026-1-1或2026年1月1日")
        form = self.form()
        form.addRow(HEADERS[0], self.role)
        form.addRow(HEADERS[1], self.name)
        form.addRow(HEADERS[2], self.since)
        row = QHBoxLayout()
        self.add_button = push_button("加入", told(self.add))
        self.remove_button = push_button("去掉选中的", told(self.remove))
        self.remove_button.setToolTip("去掉选中的一行（Delete）")
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        form.addRow("", row)
        self.table = QTableWidget()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        on_keys(self.table, "Del", told(self.remove))
        self.body.addWidget(self.table, 1)
        self._show()

    def steps(self) -> list[QLineEdit | QComboBox]:
        return [self.role, self.name, self.since]

    def add(self) -> None:
        """A line for the same place and day takes the place of the one before."""
        new = self.page.signer(self.role.currentText(), self.name.text(), self.since.text())
        self.held = [one for one in self.held if (one.role, one.since) != (new.role, new.since)]
        self.held.append(new)
        self.name.clear()
        self._show()
        self.role.setFocus()

    def remove(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self.held):
            del self.held[place]
            self._show()

    def _show(self) -> None:
        usual = {role: place for place, role in enumerate(ROLES)}
        self.held.sort(key=lambda one: (usual.get(one.role, len(usual)), one.role, -one.since.toordinal()))
        rows = [(one.role, one.name or "（不印）", days.show_day(one.since)) for one in self.held]
        fill_table(self.table, HEADERS, rows, wide=1)
        self.remove_button.setEnabled(bool(rows))


class FacesTab(SettingsTab):
    """Faces of body and title on paper, each with a line printed in it."""

    title = "打印字体"

    def __init__(self, page: SettingsPage) -> None:
        super().__init__()
        self.say("列出的是这台电脑上有的字体。账本拿到没有这种字体的电脑上打印时，会换成普通的，并告诉您。")
        self.files = dict(page.faces_to_choose())
        self.boxes: dict[str, QComboBox] = {}
        self.samples: dict[str, QLabel] = {}
        form = self.form()
        for place, name in NAMES.items():
            box = self.boxes[place] = SettingsBox()
            box.addItem(f"照常（{USUAL_OFFICE[place]}）", "")
            for label in self.files:
                box.addItem(label, label)
            self._choose(box, page.faces.get(place, ""))
            self.samples[place] = QLabel(SAMPLE)
            self.samples[place].setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self.samples[place].setWordWrap(True)
            form.addRow(name, box)
            form.addRow("", self.samples[place])
            box.currentIndexChanged.connect(self._show)
        note = words("表样里写明用楷体、仿宋的格子不跟着变。罕见字这种字体没有时，仍用备用字体印。", "hint")
        form.addRow("", note)
        self.body.addStretch(1)
        self._show()

    def _choose(self, box: QComboBox, label: str) -> None:
        if label and label not in self.files:
            box.addItem(f"{label}（这台电脑上没有）", label)
        box.setCurrentIndex(max(0, box.findData(label)))

    @property
    def chosen(self) -> dict[str, str]:
        return {place: str(box.currentData()) for place, box in self.boxes.items()}

    def _show(self) -> None:
        for place, label in self.chosen.items():
            shown = (label,) if label else USUAL_SHOWN[place]
            file = next((self.files[one] for one in shown if one in self.files), None)
            sample, family = self.samples[place], _family(file) if file is not None else ""
            # The program's style sheet sets sizes, which a font set by itself would not outlive.
            sample.setStyleSheet(f'font-family: "{family}"; font-size: {SAMPLE_SIZES[place]:g}pt;')
            sample.setVisible(bool(family))


@cache
def _family(file: Path) -> str:
    """The name under which Qt knows the face of a file, empty when it cannot be shown."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return QFont(families[0]).family() if families else ""
