"""修改记录 of one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidget, QWidget

from desk_union.screens.list.historypage import history_of
from desk_union.ui.kit.dialogframe import Framed, fill_table
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

HEADERS = ("时间", "操作人", "做了什么", "属于", "哪一项", "原来", "改为")
SIZE = (900, 520)


def show_history(parent: QWidget, desk: Desk, ledger: Ledger, row_id: int, name: str) -> None:
    dialog = Framed(parent, f"修改记录：{name}", "最近的在最上面，包括属于它的会籍、任职等记录。")
    table = QTableWidget()
    lines = history_of(desk, ledger, row_id)
    rows = [(line.at, line.who, line.deed, line.place, line.label, line.before, line.after) for line in lines]
    fill_table(table, HEADERS, rows, wide=-1)
    dialog.body.addWidget(table)
    dialog.add_button("关闭", dialog.accept, primary=True)
    dialog.resize(*(scaled(length) for length in SIZE))
    dialog.exec()
