"""Placing fields on a scan or PDF: dragged on the page as it is printed for a real row, or typed in millimetres."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)

from desk_union.exchange.ownfiles import KINDS
from desk_union.reports.ownforms.keeping import ledger_titled
from desk_union.reports.ownforms.sheets import code_of
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, Framed, push_button, told
from desk_union.ui.kit.dialogframe import words as told_words
from desk_union.ui.kit.numberbox import NumberBox
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.reports.formcanvas import FormCanvas
from desk_union.ui.reports.formfieldpanel import MM, FormFieldPanel
from desk_union.ui.reports.ledgerchoice import LedgerChoice

if TYPE_CHECKING:
    from desk_union.screens.reports.ownformpage import OwnFormPage

SIZE = (1180, 690)
HELP = "reports.ownforms"
TOLD = 3
NEXT_BELOW = 2.0  # mm between a field and the next new one


class ScanFormDialog(Framed):
    """``page`` is what stands in the book; the page in sight is printed anew after every change."""

    help_page = HELP
    asks_first = False  # every field is kept when it is placed

    def __init__(self, parent: QWidget | None, page: OwnFormPage) -> None:
        sentence = (
            "在纸上空白处拖出一格，右边选栏目，回车放好；拖动移格子，拖右下角改大小，方向键移1毫米（按住Alt是0.2）。"
        )
        super().__init__(parent, f"自备表样　{page.name}", sentence)
        self.page = page
        self.canvas, self.panel = FormCanvas(page), FormFieldPanel(page)
        self.paper = QScrollArea()
        self.paper.setWidget(self.canvas)
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.paper.setAccessibleName("表样的一页")
        self.paper.viewport().installEventFilter(self)
        self.state = told_words("", "hint")
        self.body.addLayout(self._top())
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.paper)
        whole.addWidget(self.panel)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(0, 1)
        whole.setSizes([scaled(780), scaled(350)])
        self.body.addWidget(whole, 1)
        self.body.addWidget(self.state)
        self._buttons()
        self.resize(*(scaled(length) for length in SIZE))
        self.canvas.picked.connect(self.pick)
        self.canvas.moved.connect(self.move_field)
        self.canvas.drawn.connect(self.draw_new)
        self.canvas.unwanted.connect(lambda _field: self.take_off())
        self.panel.wanted.connect(lambda: self.command(self.put))
        self._pdf = b""
        self.show_page()

    def _top(self) -> QHBoxLayout:
        self.number = NumberBox(minimum=1, maximum=max(1, self.page.pages))
        for one in (self.number, *self.number.findChildren(QLineEdit)):
            one.setAccessibleName("第几页")
        self.number.valueChanged.connect(self.turn_to)
        self.of = QLabel()
        self.who = QLineEdit(placeholderText="姓名、编号")
        self.who.setToolTip("换一行预览：打姓名或编号，回车")
        self.who.setAccessibleName("用哪一行预览")
        self.who.setProperty(NO_INPUT, True)
        self.who.setProperty(TAKES_ENTER, True)
        self.who.returnPressed.connect(self.look_for)
        self.whose = QLabel()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (QLabel("第"), self.number, self.of):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.whose)
        row.addWidget(self.who)
        row.addWidget(push_button("纸张和校准…", self.adjust))
        return row

    def _buttons(self) -> None:
        changing = [
            self.add_button("换底图…", self.change_file, left=True),
            self.add_button("去掉这一格", self.take_off, left=True, key="Ctrl+Delete"),
            self.add_button("新放一格", self.begin_new, left=True, key="Ctrl+N"),
        ]
        self.add_button("打印…", self.print_it, left=True, key="Ctrl+P")
        self.add_button("关闭", self.reject)
        changing.append(self.add_button("放好", self.put, primary=True))
        for button in changing:
            button.setEnabled(not self.page.fixed)

    # What is shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.paper.viewport() and event.type() == QEvent.Type.Resize:
            self.canvas.set_width(self._width)
        return super().eventFilter(watched, event)

    @property
    def _width(self) -> int:
        return max(scaled(300), self.paper.viewport().width() - 2)

    @told
    def show_page(self) -> None:
        """Print the form for the row anew and show the page in sight."""
        page = self.page
        self.number.setMaximum(max(1, page.pages))
        self.of.setText(f"页，共{page.pages}页，纸{page.size[0]:g}×{page.size[1]:g}毫米")
        self.whose.setText(f"预览：{page.row_name}" if page.row_name else "")
        self._pdf, notes = page.pdf()
        self.canvas.show_pdf(self._pdf, self._width)
        told = list(dict.fromkeys((*page.problems, *notes)))
        more = f"（还有{len(told) - TOLD}处）" if len(told) > TOLD else ""
        self.state.setText("\n".join(told[:TOLD]) + more)
        self.state.setVisible(bool(told))

    def turn_to(self, place: int) -> None:
        self.page.place = place
        self.pick(0)
        self.show_page()

    def pick(self, field: int) -> None:
        self.canvas.choose(field)
        self.panel.show_field(self.page.field(field))

    @told
    def look_for(self) -> None:
        found = self.page.look_for(self.who.text())
        self.show_page()
        if not found:
            self.tell(f"没有找到“{self.who.text().strip()}”。")

    # What is done

    @told
    def put(self) -> None:
        """What stands on the right goes to the chosen field, or becomes a new one."""
        chosen = self.canvas.chosen
        made = self.page.put(chosen or None, self.panel.given())
        self.show_page()
        if chosen:
            self.pick(made)
            self.canvas.setFocus()
        else:
            self._after(made)

    def _after(self, made: int) -> None:
        """Ready for the next one, below."""
        self.pick(0)
        held = self.page.field(made)
        if held is not None:
            x, y, wide, tall = held.at
            self.panel.show_box((x, min(y + tall + NEXT_BELOW, self.page.size[1] - tall), wide, tall))
        self.panel.line.setFocus()

    @told
    def move_field(self, field: int, box: tuple[float, float, float, float]) -> None:
        self.page.put(field, dict(zip(("x", "y", "wide", "tall"), box, strict=True)))
        self.show_page()
        self.pick(field)

    def draw_new(self, box: tuple[float, float, float, float]) -> None:
        self.pick(0)
        self.panel.show_box(box)
        self.panel.line.setFocus()

    def begin_new(self) -> None:
        self.pick(0)
        self.panel.line.setFocus()

    @told
    def take_off(self) -> None:
        if not self.canvas.chosen:
            self.tell("没有选中格子。请先点一格。")
            return
        self.page.take_off(self.canvas.chosen)
        self.pick(0)
        self.show_page()

    @told
    def change_file(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "选择新的底图", str(Path.home()), KINDS)
        if names:
            self.page.change_file(sorted(Path(one) for one in names))
            self.show_page()

    @told
    def adjust(self) -> None:
        if PaperQuestion(self, self.page).exec():
            self.setWindowTitle(f"自备表样　{self.page.name}")
            self.panel.show_field(None)
            self.show_page()

    @told
    def print_it(self) -> None:
        from desk_union.ui.paper.printing import print_sheet

        print_sheet(self, self.page.desk, code_of(self.page.id))


class PaperQuestion(Framed):
    """Name, ledger, paper, and by how much the printer is out."""

    help_page = HELP

    def __init__(self, parent: QWidget | None, page: OwnFormPage) -> None:
        super().__init__(
            parent, "纸张和校准", "印出来偏了，量一量差几毫米填在这里；左、上写负数。先用白纸印一张，叠在表上对着光看。"
        )
        self.page = page
        self.name, self.ledger = QLineEdit(page.name), LedgerChoice(page.desk, page.held["ledger"] or "")
        held = page.held
        self.lengths = {
            key: QDoubleSpinBox(
                minimum=least,
                maximum=most,
                decimals=1,
                singleStep=0.5,
                suffix=MM,
                value=(held[key] or 0) / 1_000_000,
            )
            for key, least, most in (
                ("wide", 20, 2000),
                ("tall", 20, 2000),
                ("shift_x", -100, 100),
                ("shift_y", -100, 100),
            )
        }
        self.bare = QCheckBox("不印底图（纸上已经印好了表）")
        self.bare.setChecked(bool(held["bare"]))
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow("表样名称", self.name)
        form.addRow("填哪个台账", self.ledger)
        for key, label in (("wide", "纸宽"), ("tall", "纸高"), ("shift_x", "整体右移"), ("shift_y", "整体下移")):
            form.addRow(label, self.lengths[key])
        form.addRow("", self.bare)
        self.body.addLayout(form)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("保存", self.keep, primary=True).setEnabled(not page.fixed)
        self.lead(lambda: (self.name, self.ledger, *self.lengths.values()))
        self.setMinimumWidth(scaled(440))

    @told
    def keep(self) -> None:
        title = self.ledger.chosen
        lengths = {key: box.value() for key, box in self.lengths.items()}
        self.page.change(
            name=self.name.text().strip(),
            ledger=ledger_titled(title) if title else None,
            bare=self.bare.isChecked(),
            **lengths,
        )
        self.accept()
