"""数字一览 on screen: every figure with the years before, narrowed, opened, drawn, typed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union import tabs
from desk_union.describe.figure import Span
from desk_union.reports.numbers.tables import TypedNumber
from desk_union.reports.numbers.typed_words import INDICATORS
from desk_union.screens.desk import Desk
from desk_union.screens.reports.figurespage import OWN, FiguresPage
from desk_union.store.figures import evaluate
from desk_union.ui.form.parts import RowDialog
from desk_union.ui.reports.figures import BY_TWO, BY_YEAR, FIXED, FiguresDialog
from tests.samples import TODAY, sample_book


@pytest.fixture
def desk(tmp_path_factory, tmp_path):
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.fixture
def dialog(qtbot, desk):
    made = FiguresDialog(None, desk)
    qtbot.addWidget(made)
    made.show()
    made.work.finish()
    made.drawing.finish()
    yield made
    made.done(0)


def cells(dialog, row):
    return [dialog.table.item(row, column).text() for column in range(dialog.table.columnCount())]


def row_of(dialog, label):
    return next(row for row in range(dialog.table.rowCount()) if dialog.table.item(row, 0).text() == label)


def choose_year(dialog, year, part="全年"):
    dialog.year.setCurrentIndex(dialog.year.findData(year))
    dialog.part.setCurrentText(part)
    dialog.choose_span()
    dialog.work.finish()


def test_every_figure_stands_there_with_two_years_beside(desk, dialog):
    assert dialog.table.rowCount() == len(tabs.figures()) + len(INDICATORS)
    choose_year(dialog, 2025)
    assert [dialog.table.horizontalHeaderItem(n).text() for n in range(5)] == ["数字", "单位", "2025年", "2024年", "2023年"]
    figure = next(one for one in tabs.figures() if one.code == "culture.articles")
    with desk.book.reading() as session:
        wanted = [evaluate(session, figure, Span.year(year), tabs.figures()).shown for year in (2025, 2024, 2023)]
    assert cells(dialog, row_of(dialog, figure.label)) == [figure.label, figure.unit, *wanted]
    assert all("…" not in cells(dialog, row) for row in range(dialog.table.rowCount()))


@pytest.mark.parametrize(("part", "first", "last"), [("上半年", (1, 1), (6, 30)), ("第4季度", (10, 1), (12, 31)), ("2月", (2, 1), (2, 28)), ("全年", (1, 1), (12, 31))])
def test_any_part_of_a_year_is_a_span(desk, part, first, last):
    page = FiguresPage(desk)
    page.year, page.part = 2025, part
    assert page.span == Span(date(2025, *first), date(2025, *last))
    assert [one.first.year for one in page.spans] == [2025, 2024, 2023]


def test_days_of_ones_own_are_typed_and_turned_round_ones_refused(dialog):
    dialog.part.setCurrentText(OWN)
    dialog.choose_span()
    assert dialog.first.isVisible()
    dialog.first.setText("2025-9-1")
    dialog.last.setText("2025-1-1")
    dialog.choose_span()
    assert "期间起晚于期间止" in dialog.note.text()
    dialog.last.setText("约明年")
    dialog.choose_span()
    assert dialog.note.text()
    dialog.last.setText("2026-1-15")
    dialog.choose_span()
    assert dialog.note.text() == ""
    assert dialog.page.span == Span(date(2025, 9, 1), date(2026, 1, 15))


def test_it_is_narrowed_by_tab_words_and_pinyin(dialog):
    dialog.tab.setCurrentText("送温暖")
    dialog.narrow()
    labels = {cells(dialog, row)[0] for row in range(dialog.table.rowCount())}
    assert "走访慰问户数" in labels or any("走访" in one for one in labels)
    assert not any("稿件" in one for one in labels)
    dialog.tab.setCurrentIndex(0)
    dialog.search.setText("xxgj")
    assert "信息稿件" in cells(dialog, 0)[0]
    dialog.search.setText("F132")
    assert cells(dialog, 0)[0] == "累计供水"


def test_a_double_click_opens_the_rows_of_its_own_year(dialog, monkeypatch):
    opened = []
    monkeypatch.setattr("desk_union.ui.reports.figures.open_behind", lambda _dialog, _desk, behind: opened.append(behind[0]))
    choose_year(dialog, 2025)
    row = row_of(dialog, "信息稿件发表篇数")
    dialog.table.setCurrentCell(row, FIXED + 1)
    dialog.table.itemActivated.emit(dialog.table.item(row, FIXED + 1))
    assert (opened[0].figure, opened[0].span) == ("culture.articles", Span.year(2024))
    dialog.table.setCurrentCell(row_of(dialog, "累计供水"), FIXED)
    dialog.open_rows()
    assert "还没有填" in dialog.note.text()


def test_a_figure_is_drawn_over_months_and_years(desk, dialog):
    choose_year(dialog, 2025)
    dialog.table.setCurrentCell(row_of(dialog, "信息稿件发表篇数"), FIXED)
    dialog.drawing.finish()
    course = dialog.picture.course
    assert sum(one.number for one in course.values) == 51
    assert len(course.before) == 12
    dialog.course.setCurrentText(BY_YEAR)
    dialog.draw()
    dialog.drawing.finish()
    course = dialog.picture.course
    assert course.names[-1] == "2025年"
    assert course.values[-1].number == 51
    assert "2025年　51" in dialog.picture.toolTip()


def test_months_that_have_not_begun_are_empty(desk):
    page = FiguresPage(desk)
    course = page.by_month(next(one for one in page.every if one.code == "culture.articles"))
    assert course.values[-1].shown == ""
    assert course.values[0].number is not None


def test_a_number_is_typed_there_and_says_what_the_rows_say(desk, dialog, monkeypatch):
    choose_year(dialog, 2025)

    def answer(box):
        box.fields.form.type("value", "60")
        box.fields.refresh()
        box._save()

    monkeypatch.setattr(RowDialog, "exec", answer)
    row = row_of(dialog, "信息稿件发表篇数")
    dialog.table.setCurrentCell(row, FIXED)
    dialog.type_number()
    dialog.work.finish()
    item = dialog.table.item(row_of(dialog, "信息稿件发表篇数"), FIXED)
    assert item.text() == "60（手填）"
    assert "台账里是51" in item.toolTip()
    with desk.book.reading() as session:
        kept = session.scalars(select(TypedNumber).order_by(TypedNumber.id.desc())).first()
        assert (kept.figure, kept.value, kept.rows_said, kept.first) == ("culture.articles", "60", "51篇", date(2025, 1, 1))


def test_it_is_printed_as_it_stands(dialog):
    dialog.search.setText("稿件")
    table = dialog.page.table()
    assert [line[0] for line in table.rows] == [cells(dialog, row)[0] for row in range(dialog.table.rowCount())]
    assert table.count_text == f"共 {dialog.table.rowCount()} 个数"


def test_two_figures_stand_beside_each_other_by_month(desk, dialog):
    dialog.table.setCurrentCell(row_of(dialog, "经费收入"), FIXED)
    dialog.course.setCurrentText(BY_TWO)
    dialog.draw()
    assert dialog.other.isVisible()
    dialog.other.setCurrentIndex(dialog.other.findText("经费支出（元）"))
    dialog.draw()
    dialog.drawing.finish()
    course = dialog.picture.course
    assert (course.legend, course.apart) == (("经费收入", "经费支出"), False)
    figure = next(one for one in tabs.figures() if one.code == "funds.spending")
    with desk.book.reading() as session:
        january = evaluate(session, figure, Span(date(2026, 1, 1), date(2026, 1, 31)), tabs.figures()).shown
    assert course.before[0].shown == january
    assert f"经费支出 {january}" in dialog.picture.toolTip()
    assert not dialog.picture.grab().isNull()
    dialog.course.setCurrentText(BY_YEAR)
    dialog.draw()
    assert not dialog.other.isVisible()


def test_figures_of_different_units_have_scales_of_their_own(desk):
    page = FiguresPage(desk)
    known = {one.label: one for one in page.every}
    assert page.two_by_month(known["经费收入"], known["经费审查次数"]).apart
