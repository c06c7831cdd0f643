"""The dialog that brings a workbook in: file, columns, questions, dry run, and only then the import itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.ui.bringing.checkstep import CheckStep
from desk_union.ui.bringing.importsteps import ColumnsStep, QuestionsStep
from desk_union.ui.kit import jobs
from desk_union.ui.kit.dialogframe import GAP, Framed, push_button, told, words
from desk_union.ui.kit.undokey import takes_back

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

KINDS = "名单文件 (*.xlsx *.xls *.ods *.csv *.txt);;所有文件 (*)"
STEPS = ("选文件", "核对各列", "回答问题", "试运行", "完成")
FILE, COLUMNS, QUESTIONS, CHECK, DONE = range(5)
SENTENCES = (
    "选一张Excel名单。大标题、合并格、空行、下面的说明都不用先整理。",
    "程序按表头猜了每一列是什么，请核对；改过的会记住，下次不用再选。",
    "有几处只有您知道，答了以后会记住；先不定的，那些行会算作有误。",
    "这是试运行，还没有写入账本。有误的在这里改、不要，或改好文件再“重新读取”；全部正确才能导入。",
    "",
)


def open_import(parent: QWidget | None, desk: Desk, ledger: Ledger, path: Path | None = None) -> bool:
    """True when rows were imported."""
    dialog = ImportDialog(parent, desk, ledger)
    if path is not None:
        dialog.take_file(path)
    dialog.exec()
    return dialog.imported


class ImportDialog(Framed):
    help_page = "import"

    def __init__(self, parent: QWidget | None, desk: Desk, ledger: Ledger) -> None:
        super().__init__(parent, f"导入：{ledger.title}")
        self.page = ImportPage(desk, ledger)
        self.imported = False
        self.steps = words("", "hint")
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self.steps)
        self.stack = QStackedWidget()
        self.columns = ColumnsStep(self.page)
        self.questions = QuestionsStep(self.page)
        self.check = CheckStep(self.page)
        self.check.mended.connect(self.try_again)
        self.done_words = words("", "good")
        for widget in (self._file_step(), self.columns, self.questions, _rolling(self.check), self._done_step()):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self.reason = QLineEdit()
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName("理由")
        self.reason.setPlaceholderText("理由，如：已向本人核实；整张表写一个")
        self.body.addWidget(self.reason)
        self._buttons()
        takes_back(self.close_button, desk, self.done_words.setText)  # which has the hand once the import is done
        self.resize(940, 660)
        self.go(FILE)

    def _file_step(self) -> QWidget:
        step, column = _column()
        choose = push_button("选择文件(&O)…", self.choose_file, primary=True)
        blank = push_button("保存空白表(&T)…", self.save_template)
        blank.setToolTip("带下拉选项和填写说明的空白表，可以发给各小组填（Alt+T）")
        self.file_note = words("", "hint")
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words("可以是 xlsx、xls、ods 或 csv。", "hint"))
        column.addSpacing(2 * GAP)
        column.addWidget(blank, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words("手上没有现成的名单，可以先存一张空白表填好再导入。", "hint"))
        column.addWidget(self.file_note)
        column.addStretch(1)
        return step

    def _done_step(self) -> QWidget:
        step, column = _column()
        column.addWidget(self.done_words)
        column.addStretch(1)
        return step

    def _buttons(self) -> None:
        self.result_button = self.add_button("保存结果表(&R)…", self.save_result, left=True)
        self.result_button.setToolTip("您自己的表，右边加上“是否成功”和“原因”（Alt+R）")
        self.again_button = self.add_button("重新读取(&E)", self.read_again, left=True)
        self.again_button.setToolTip(
            "在Excel里改好并保存后，再读一遍这个文件；选过的列、答过的、改正过的都还在（Alt+E）"
        )
        self.skip_button = self.add_button("", self.skip_faulty, left=True)
        self.close_button = self.add_button("取消", self.reject, key="Esc")
        self.back_button = self.add_button("上一步(&B)", self.back)
        self.next_button = self.add_button("下一步(&N)", self.next, primary=True)

    def standing(self) -> tuple[str, ...]:
        """What was chosen for columns and answered, and the reason; once it is imported there is nothing to lose."""
        if self.step == DONE:
            return ()
        answers = tuple(box.currentText() for box in self.questions.boxes if box.currentData() is not None)
        mended = tuple(f"{row} {told}" for row, told in self.page.mended_words())
        return (*self.columns.chosen, *answers, *mended, *filter(None, (self.reason.text(),)))

    # Going from step to step

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.say(SENTENCES[step])
        self.tell("")
        shown = (f"<b>{n}. {title}</b>" if n == step + 1 else f"{n}. {title}" for n, title in enumerate(STEPS, 1))
        self.steps.setText("&nbsp;&nbsp;›&nbsp;&nbsp;".join(shown))
        self.back_button.setVisible(step in {COLUMNS, QUESTIONS, CHECK})
        self.next_button.setVisible(step in {COLUMNS, QUESTIONS, CHECK})
        self.result_button.setVisible(step == CHECK and not self.page.may_import)
        self.again_button.setVisible(step in {COLUMNS, QUESTIONS, CHECK})
        self.skip_button.setVisible(step == CHECK and self.page.may_skip)
        self.skip_button.setText(f"{self.page.skip_words}(&S)")
        self.next_button.setText("导入(&I)" if step == CHECK else "下一步(&N)")
        self.next_button.setEnabled(step != CHECK or self.page.may_import or self.page.asks_reason)
        self.reason.setVisible(step == CHECK and self.page.asks_reason)
        self.close_button.setText("关闭" if step == DONE else "取消")
        if step == CHECK:
            self.check.show_report()

    @told
    def next(self) -> None:
        if self.step == CHECK:
            self.run_import()
        else:
            self._rehearse(asked=self.step == QUESTIONS)

    def _rehearse(self, *, asked: bool) -> None:
        """After the columns come the questions, if there are any; after the questions always the result."""
        self.page.refuse_missing()
        before = {question.text for question in self.page.asked} if asked else set()
        report = jobs.run(self, "试运行", self.page.rehearse)
        if report is None:
            return
        # An answer may lead to a further question; one left open is told among what is wrong.
        further = any(question.text not in before for question in self.page.asked)
        if self.page.has_questions and (not asked or further):
            self.questions.show_questions()
            self.go(QUESTIONS)
            if self.questions.boxes:
                self.questions.boxes[0].setFocus()
        else:
            self.go(CHECK)
            self._put_hand()

    @told
    def try_again(self) -> None:
        """After something was put right the whole is tried anew: lines may depend on one another."""
        if jobs.run(self, "试运行", self.page.rehearse) is not None:
            self.go(CHECK)
            self._put_hand()

    def _put_hand(self) -> None:
        """Where something is to be done next: the reason, the first fault, or the main button."""
        if self.page.asks_reason:
            self.reason.setFocus()
        elif self.page.may_import or not self.page.groups():
            self.next_button.setFocus()
        else:
            self.check.drawn.problems.setFocus()

    @told
    def skip_faulty(self) -> None:
        """Without the rows at fault the rest is tried, and brought in where nothing else stands in the way."""
        self.page.leave_out(self.page.faulty_rows)
        if jobs.run(self, "试运行", self.page.rehearse) is None:
            return
        self.go(CHECK)
        if self.page.may_import:
            self.run_import()

    @told
    def read_again(self) -> None:
        tried = self.step == CHECK
        self.page.read_again()
        self.questions.boxes = []
        self.columns.show_file()
        self.go(COLUMNS)
        if tried and not self.page.undecided():
            self._rehearse(asked=False)

    @told
    def back(self) -> None:
        if self.step == CHECK and self.questions.boxes:
            self.go(QUESTIONS)
        else:
            self.go(COLUMNS if self.step in {CHECK, QUESTIONS} else FILE)

    # The file

    @told
    def choose_file(self) -> None:
        start = self.page.path.parent if self.page.path else Path.home()
        name, _ = QFileDialog.getOpenFileName(self, "选择要导入的文件", str(start), KINDS)
        if name:
            self.take_file(Path(name))

    @told
    def take_file(self, path: Path) -> None:
        self.page.open(path)
        self.setWindowTitle(f"导入：{self.page.ledger.title} — {path.name}")
        self.questions.boxes = []
        self.columns.show_file()
        self.go(COLUMNS)
        self.next_button.setFocus()

    @told
    def save_template(self) -> None:
        target = self._target(f"{self.page.ledger.title}空白表.xlsx")
        if target is not None:
            self.page.save_template(target)
            self.file_note.setText(f"已存为“{target}”。")

    # What comes of it

    @told
    def save_result(self) -> None:
        stem = self.page.path.stem if self.page.path else self.page.ledger.title
        target = self._target(f"{stem}-导入结果.xlsx")
        if target is not None and (sentence := jobs.run(self, "保存结果表", lambda: self.page.save_result(target))):
            self.say(sentence)

    def _target(self, name: str) -> Path | None:
        folder = self.page.path.parent if self.page.path else Path.home()
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", str(folder / name), "Excel 工作簿 (*.xlsx)")
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix.casefold() == ".xlsx" else target.with_name(f"{target.name}.xlsx")

    def run_import(self) -> None:
        if self.page.asks_reason:
            self._try_with_reason()
            return
        sentence = jobs.run(self, "导入", self.page.run)
        if sentence is None:
            self.go(CHECK)
            return
        self.imported = True
        self.done_words.setText(sentence)
        self.go(DONE)
        self.close_button.setFocus()

    def _try_with_reason(self) -> None:
        """With the reason the whole is tried again: behind a warning there may stand what refuses."""
        if not self.reason.text().strip():
            self.reason.setFocus()
            raise Refusal("还没有写理由。", "请写明为什么可以这样，或改好表格再导入。")
        self.page.give_reason(self.reason.text())
        self._rehearse(asked=True)
        if self.page.may_import:
            self.run_import()


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, GAP, 0, 0)
    column.setSpacing(GAP)
    return widget, column


def _rolling(widget: QWidget) -> QScrollArea:
    """On a screen too low for all of it the step is rolled."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
