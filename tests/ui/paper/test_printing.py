from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desk_union import tabs
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.paper import printpage
from desk_union.screens.privacy import shown_log
from desk_union.ui.kit import dialogs, picking
from desk_union.ui.paper import printing
from desk_union.ui.paper.printing import STAY, WITH, WITHOUT, SheetQuestion
from tests.screens.desks import UNION


@pytest.fixture
def shown(monkeypatch):
    papers = []
    monkeypatch.setattr(printing, "show_paper", lambda _parent, paper: papers.append(paper))
    return papers


def page(desk, *keys):
    seen = ListPage(desk, desk.ledger("members.people"))
    seen.choose_columns(keys)
    return seen


def titles(paper):
    return [column.title for column in paper.tables[0].columns]


def test_a_list_without_private_columns_asks_nothing(desk, shown):
    printing.print_list(None, desk, page(desk, "name", "unit"))
    assert titles(shown[0]) == ["序号", "姓名", "所在分会/小组"]
    assert shown[0].tables[0].organisation == UNION


@pytest.mark.parametrize(
    ("answer", "columns", "noted"),
    [(WITHOUT, ["序号", "姓名"], 0), (WITH, ["序号", "姓名", "移动电话"], 1), (STAY, None, 0)],
)
def test_private_columns_are_asked_about(desk, shown, monkeypatch, answer, columns, noted):
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda _parent, question, *_: asked.append(question) or answer)
    printing.print_list(None, desk, page(desk, "name", "phone"))
    assert "移动电话" in asked[0]
    assert [titles(paper) for paper in shown] == ([columns] if columns else [])
    assert len(shown_log(desk)) == noted


def test_a_sheet_is_asked_for_its_year_month_and_unit(desk, shown, monkeypatch):
    def answer(question):
        question.year.setCurrentText("2025年")
        question.month.setCurrentText("6月")
        question.unit.setCurrentText("　机修小组")
        assert question.options.day == date(2025, 6, 30)
        assert "2025年6月30日" in question.says.text()
        return question.DialogCode.Accepted

    monkeypatch.setattr(SheetQuestion, "exec", answer)
    printing.print_sheet(None, desk, "members.roster")
    (paper,) = shown
    assert "2025年6月30日" in paper.tables[0].period
    assert len(paper.tables[0].rows) == 3


@pytest.mark.parametrize(
    ("code", "first_year", "month"),
    [
        ("members.changes", "2026年", "11月"),
        ("members.birthdays", "2027年", "11月"),
        ("members.staff", "2026年", "全年（到年底）"),
    ],
)
def test_a_question_begins_with_what_is_usual(desk, qtbot, code, first_year, month):
    question = SheetQuestion(None, desk, printpage.options_of(desk, printing.sheet_of(code)))
    qtbot.addWidget(question)
    assert (question.year.currentText(), question.year.itemText(0)) == ("2026年", first_year)
    assert question.month.currentText() == month
    assert question.options.year == 2026


@pytest.mark.parametrize(
    ("code", "part", "asked"),
    [
        ("reports.safety_quarter", "第2季度", (None, 2)), ("reports.safety_quarter", "现在这一季", (None, None)),
        ("reports.worklog", "第3季度", (None, 3)), ("reports.worklog", "5月", (5, None)), ("reports.month", "5月", (5, None)),
    ],
)  # fmt: skip
def test_a_quarter_is_asked_where_a_sheet_takes_one(desk, qtbot, code, part, asked):
    options = printpage.options_of(desk, printing.sheet_of(code))
    question = SheetQuestion(None, desk, options)
    qtbot.addWidget(question)
    question.month.setCurrentText(part)
    request = options.request()
    assert (request.month, request.quarter) == asked


def test_a_sheet_given_up_prints_nothing(desk, shown, monkeypatch):
    monkeypatch.setattr(SheetQuestion, "exec", lambda question: question.DialogCode.Rejected)
    printing.print_sheet(None, desk, "members.roster")
    assert shown == []


def test_a_form_asks_whom_and_whether_private(desk, shown, monkeypatch):
    def answer(question):
        question.search.setText("张二")
        question.chosen["who"].setCurrentText("在册职工")
        question.private.setChecked(True)
        assert not question.year.isVisibleTo(question)
        return question.DialogCode.Accepted

    monkeypatch.setattr(SheetQuestion, "exec", answer)
    printing.print_sheet(None, desk, "members.registration")
    (paper,) = shown
    assert paper.title == "会员登记表"
    text = PdfReader(BytesIO(paper.pdf)).pages[0].extract_text()
    assert "张二" in text
    assert "13900000002" in text


def chosen_window(qtbot, desk, count):
    from desk_union.ui.frame.window import MainWindow

    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show_ledger("members.people")
    window.show()
    window.page.table.selectRow(0)
    if count > 1:
        window.page.table.selectAll()
    return window


def test_forms_of_the_chosen_rows_by_one_key(qtbot, desk, shown, monkeypatch):
    asked = []

    def pick(_parent, question, _more, answers, _does):
        asked.append((question, answers))
        return "入会申请书"

    monkeypatch.setattr(picking, "pick", pick)
    window = chosen_window(qtbot, desk, 2)
    action = window.commands.by_code["print_chosen"]
    assert action.isEnabled()
    action.trigger()
    ((question, answers),) = asked
    assert f"{window.page.page.count}人" in question
    assert answers[:4] == ["会员登记表", "入会申请书", "会员证", "通讯标签"]  # then what further tabs print of a person
    assert len(PdfReader(BytesIO(shown[0].pdf)).pages) == window.page.page.count > 1


def test_where_rows_name_nobody_their_forms_cannot_be_printed(qtbot, desk):
    window = chosen_window(qtbot, desk, 1)
    window.show_ledger("members.units")
    window.page.table.selectRow(0)
    window.commands.show_possible()
    assert not window.commands.by_code["print_chosen"].isEnabled()


def test_every_sheet_asks_without_a_fault_whoever_is_chosen(qtbot, desk):
    """What a sheet is usually asked for need not be among what it offers (a month, where only years are asked)."""
    for sheet in tabs.sheets():
        for rows in ((), (1, 2)) if "ids" in sheet.options else ((),):
            options = printpage.options_of(desk, sheet, rows, desk.today())
            if options.asks:
                question = SheetQuestion(None, desk, options)
                qtbot.addWidget(question)
                assert options.request().rows == rows, sheet.code
