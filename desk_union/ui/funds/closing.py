"""月末结账: the checklist of the month, and the steps of the year's end shown before they are posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QTableWidget, QTreeWidget, QTreeWidgetItem, QWidget

from desk_union import tabs
from desk_union.funds.account.closing import Unsound
from desk_union.funds.described import halves
from desk_union.screens.funds.closingpage import ClosingPage
from desk_union.ui.form.deeddialog import carry_out
from desk_union.ui.funds.asking_reason import ask_why
from desk_union.ui.funds.posting import post_all
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import Framed, fill_table, fit_rows, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

SIZE = (860, 600)
WHY_EARLY = "最好先取消，等过完再结。确实要现在结账，请写明原因，经费审查时会看到："
WHY_UNSOUND = (
    "最好先取消；账账不符的，用“补上另一半”或红字冲销改正。确实要结账，请写明原因，会印在报表、附注和经费审查提示清单上："
)
MARKS = {(True, True): "✓", (True, False): "✓", (False, True): "✗ 必须", (False, False): "！留意"}


class ClosingDialog(Framed):
    help_page = "funds.closing"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(
            parent, "月末结账", "结账后这个月不能再记账，也不能反结账；发现错误，在以后的月份用更正凭证处理。"
        )
        self.page = ClosingPage(desk)
        self.title = words("", "title")
        self.table = QTableWidget()
        self.style_box = QCheckBox("每月把收入支出转入结转结余（不勾选是年终一次结转）")
        self.said = words("", "good")
        self.said.hide()
        self.body.addWidget(self.title)
        self.body.addWidget(self.said)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.style_box)
        self.post_button = self.add_button("全部记账…", self.post, left=True)
        self.half_button = self.add_button("补上另一半…", self.complete_half, left=True)
        self.year_button = self.add_button("年终结账…", self.close_year, left=True)
        self.add_button("关闭", self.reject)
        self.close_button = self.add_button("结账", self.close_month, primary=True)
        self.style_box.clicked.connect(lambda on: self.set_style(monthly=on))
        self.resize(*(scaled(length) for length in SIZE))
        self._show()

    def _show(self) -> None:
        page = self.page
        page.refresh()
        self.title.setText(f"{page.title}　结账检查")
        rows = [(MARKS[item.done, item.blocking], item.title, item.sentence) for item in page.items]
        fill_table(self.table, ("", "检查", "结果"), rows, wide=2)
        fit_rows(self.table, 2)
        self.style_box.setChecked(page.monthly)
        writable = not page.desk.book.read_only
        self.close_button.setEnabled(writable and page.is_ready)
        self.close_button.setText(f"结{page.title}的账" if not page.waits_for_year else "结账")
        self.year_button.setEnabled(writable and page.can_close_year)
        self.style_box.setEnabled(writable)
        self.half_button.setVisible(writable and page.lacks_half)
        self.post_button.setEnabled(writable and any(not item.done for item in page.items[1:2]))

    @told
    def set_style(self, *, monthly: bool) -> None:
        self.page.set_style(monthly)
        self._show()

    @told
    def post(self) -> None:
        posted = post_all(self, self.page.desk, self.page.period)
        if posted:
            self._tell_done(posted)

    @told
    def complete_half(self) -> None:
        deed = tabs.deed_called(halves.CODE)
        answer = carry_out(self, self.page.desk, deed) if deed is not None else None
        if answer is not None:
            self._tell_done(answer.words)

    def _tell_done(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()
        self._show()

    @told
    def close_month(self) -> None:
        page = self.page
        doubts = [item.sentence for item in page.open_items]
        reason = ""
        if page.early:
            reason = ask_why(self, [page.early, *doubts], WHY_EARLY)
        elif not dialogs.ask(
            self, f"结{page.title}的账？", "\n".join([*doubts, "结账后不能再改这个月。"]), yes="结账"
        ):
            return
        if reason or not page.early:
            self._tell_done(page.close_month(reason))

    @told
    def close_year(self) -> None:
        dialog = YearDialog(self, self.page)
        done = dialog.exec()
        dialog.deleteLater()
        if not done:
            return
        try:
            self._tell_done(self.page.close_year())
        except Unsound as unsound:
            if reason := ask_why(self, [problem.reason for problem in unsound.problems], WHY_UNSOUND):
                self._tell_done(self.page.close_year(reason))


class YearDialog(Framed):
    """The eight steps with their entries, before anything is posted."""

    help_page = "funds.closing"

    def __init__(self, parent: QWidget, page: ClosingPage) -> None:
        super().__init__(
            parent, f"{page.year}年年终结账",
            "下面是按制度次序要生成的结转凭证。确认后一次记账，并结清全年；下一年的年初余额自动转入。",
        )  # fmt: skip
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["步骤和科目", "借方", "贷方"])
        for step in page.steps(year=True):
            top = QTreeWidgetItem([step.title, "", "" if step.lines else "没有要转的"])
            top.setToolTip(0, step.explanation)
            top.addChild(QTreeWidgetItem([step.explanation, "", ""]))
            for account, debit, credit in step.lines:
                line = QTreeWidgetItem([account, debit, credit])
                for column in (1, 2):
                    line.setTextAlignment(column, line.textAlignment(column) | 0x0002 | 0x0080)
                top.addChild(line)
            self.tree.addTopLevelItem(top)
            top.setExpanded(bool(step.lines))
        self.tree.setColumnWidth(0, scaled(520))
        self.body.addWidget(self.tree, 1)
        self.add_button("取消", self.reject)
        self.add_button(f"结清{page.year}年", self.accept, primary=True)
        self.resize(*(scaled(length) for length in SIZE))


def open_closing(parent: QWidget | None, desk: Desk) -> None:
    dialog = ClosingDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()
