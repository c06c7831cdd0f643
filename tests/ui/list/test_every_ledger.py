"""Every ledger in the window of the sample book: its model keeps Qt's rules, and its page reads as the golden text says.

After a wanted change write the golden texts anew: ``GOLDENS=write pytest tests/ui/test_every_ledger.py``, and read them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desk_union.screens.desk import Desk
from desk_union.screens.list.listpage import ListPage
from desk_union.tabs import ledgers
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.funds.voucherpanel import VoucherPanel
from desk_union.ui.list.rowtable import RowModel
from tests.samples import TODAY, sample_book

ENOUGH = 1000
GOLDENS = Path(__file__).parents[2] / "goldens" / "window"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("book") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.fixture(scope="module")
def window(qapp, desk):
    window = MainWindow(desk, lambda _path: None)
    window.resize(1366, 728)
    window.show()
    yield window
    window.close()
    window.deleteLater()


def is_golden(name, lines):
    file = GOLDENS / f"{name}.txt"
    text = "\n".join(lines) + "\n"
    if os.environ.get("GOLDENS") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def read_page(page):
    """What a clerk reads on the page of a ledger, the made-up rows left out."""
    filters, panel = page.filters, page.panel
    yield f"标题　{page.ui.title.text()}"
    yield f"说明　{page.ui.purpose.text()}"
    yield f"筛选　{'、'.join(filters.presets.itemText(at) for at in range(filters.presets.count()))}"
    yield f"截至　{'有' if filters.day.isVisibleTo(filters) else '没有'}"
    yield f"列　　{'、'.join(shown.label for shown in page.page.columns)}"
    yield f"底部　{page.ui.status.text().split('  ·  已选')[0]}"
    if isinstance(panel, VoucherPanel):
        return
    for title, section in panel.fields.sections.items():
        rows = [row for row in panel.fields.rows.values() if section.isAncestorOf(row.editor.widget)]
        names = [row.shown.label + ("*" if row.shown.required else "") for row in rows]
        folded = "（折叠）" if section.body.isHidden() else ""
        yield f"表单　{title or '（无标题）'}{folded}：{'、'.join(names)}"
    parts = [panel.parts.widget(at) for at in range(panel.parts.count())]
    if parts:
        yield f"明细　{'、'.join(panel.parts.tabText(at).split(' ')[0] for at in range(len(parts)))}"


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_the_page_reads_as_agreed(window, ledger):
    page = window.show_ledger(ledger.code)
    page.table.go_to(0)
    page.settle()
    is_golden(ledger.code, read_page(page))


def test_a_persons_file_reads_as_agreed(window):
    page = window.show_ledger("members.people")
    page.table.go_to(0)
    window.commands.by_code["file"].trigger()
    file = window.files.in_sight
    buttons = (file.ui.back, file.ui.reveal, file.ui.record, file.ui.print, file.ui.edit)
    tabs = [file.ui.fileTabs.item(at).text().split("　")[0] for at in range(file.ui.fileTabs.count())]
    facts = [f"{section.heading}：{'、'.join(label for label, _ in section.lines)}" for section in file.file.facts]
    lines = [f"按钮　{'、'.join(button.text() for button in buttons)}", f"目录　{'、'.join(tabs)}", *facts]
    file.ui.back.click()
    is_golden("file", lines)


def read_menu(menu, indent="  "):
    menu.aboutToShow.emit()
    for action in menu.actions():
        if action.isSeparator():
            yield f"{indent}----"
        else:
            keys = action.shortcut().toString()
            yield f"{indent}{action.text()}{f'　{keys}' if keys else ''}"


def test_the_menus_read_as_agreed(window):
    window.show_ledger("members.people")  # what the tool bar has follows from the page
    window.commands.show_undo()
    lines = []
    for name, menu in window.commands._menus.items():
        # The sheets are read from their registry and tested there.
        lines += [menu.title(), *(() if name == "报表" else read_menu(menu))]
    tools = [action.iconText() for action in window.ui.tools.actions() if not action.isSeparator()]
    is_golden("menus", [*lines, "工具栏", *(f"  {text}" for text in tools)])


def test_the_morning_page_reads_as_agreed(window):
    window.ui.tabs.setCurrentIndex(0)
    while window._today is None:
        window._approach_today()
    state = window._today.state
    cards = [f"{card.title}：{card.sentence}（{card.button}）" for card in (*state.cards, *state.for_information)]
    is_golden("today", [state.heading, state.subheading, *cards, state.backup.sentence])


def narrow(page):
    """The tester looks at every cell after every change: of thousands of rows, those like the first are enough."""
    if page.count > ENOUGH:
        page.search(page.row(0).words[1])
        assert 0 < page.count <= ENOUGH


# Last, because columns that were chosen are shown from then on.
@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_the_model_keeps_qts_rules(desk, ledger):
    page = ListPage(desk, ledger)
    page.refresh()
    narrow(page)
    model = RowModel(page)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for change in (
        lambda: page.sort(page.columns[0].key, descending=True),
        lambda: page.choose_columns([shown.key for shown in ledger.fields]),
        lambda: page.choose_columns([shown.key for shown in ledger.listed]),
        lambda: page.search("没有这样的一行"),
        page.clear_filters,
    ):
        change()
        narrow(page)
        model.reset()
        assert model.rowCount() == page.count
        assert model.columnCount() == len(page.columns)
        for column in range(model.columnCount() if page.count else 0):
            last = model.index(page.count - 1, column)
            assert last.data() == page.row(page.count - 1).words[column]
    del tester
