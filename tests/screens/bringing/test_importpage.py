from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.store import listing
from desk_union.store.backup import list_backups
from desk_union.store.backupplaces import default_folder
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from tests.screens.desks import BAD, GOOD, HEADER, TODAY, count, workbook


@pytest.fixture
def page(desk):
    return ImportPage(desk, desk.ledger("members.people"))


def opened(page, path, lines):
    page.open(workbook(path, lines))
    page.leave_rest()
    return page


def line(page, header):
    return next(line for line in page.columns() if line.header == header)


def test_columns_are_shown_with_what_stands_in_them(page, tmp_path):
    opened(page, tmp_path / "名单.xlsx", GOOD)
    assert [(line.header, line.key) for line in page.columns()] == [
        ("序号", None), ("姓名", "name"), ("身份证号", "id_number"), ("部门", "unit"), ("职工类别", "employ_type"),
        ("入会时间", "joined_on"), ("血型", None),
    ]  # fmt: skip
    assert line(page, "入会时间").samples == ("2015.3.1", "2016年5月1日")
    assert "第2行" in page.sheet_words


def test_a_column_that_is_not_understood_is_decided_before_the_trial(page, tmp_path):
    page.open(workbook(tmp_path / "名单.xlsx", GOOD))
    assert (line(page, "血型").how, line(page, "血型").doubtful) == ("请选定", True)
    with pytest.raises(Refusal, match="血型"):
        finish(page.rehearse())
    page.choose(line(page, "血型").index, None)
    assert page.undecided() == []
    finish(page.rehearse())
    assert page.may_import


def test_a_month_without_a_day_is_asked_and_the_answer_kept_for_the_same_heading(page, desk, tmp_path):
    lines = (("姓名", "工号", "出生年月"), ("孙一", "A1", "1985年3月"), ("孙二", "A2", "1986年4月"))
    opened(page, tmp_path / "名单.xlsx", lines)
    finish(page.rehearse())
    (question,) = page.asked
    assert (question.count, "按1日记" in question.choices, page.may_import) == (2, True, False)
    page.answer(question.text, "按1日记")
    finish(page.rehearse())
    finish(page.run())
    again = ImportPage(desk, page.ledger)
    opened(again, tmp_path / "二.xlsx", (("姓名", "工号", "出生年月"), ("孙三", "A3", "1987年5月")))
    finish(again.rehearse())
    assert (again.asked, again.may_import) == ((), True)
    assert any("按上次的回答“按1日记”" in note for note in again.notes)


def test_a_choice_frees_the_column_that_had_the_field(page, tmp_path):
    opened(page, tmp_path / "名单.xlsx", GOOD)
    page.choose(line(page, "血型").index, "name")
    assert line(page, "血型").key == "name"
    assert line(page, "姓名").key is None


def test_without_a_needed_column_nothing_is_tried(page, tmp_path):
    opened(page, tmp_path / "名单.xlsx", GOOD)
    page.choose(line(page, "姓名").index, None)
    with pytest.raises(Refusal, match="姓名"):
        finish(page.rehearse())
    assert not page.may_import


def test_an_import_writes_once_and_is_taken_back_by_one_undo(page, desk, tmp_path):
    before = count(desk)
    opened(page, tmp_path / "名单.xlsx", GOOD)
    finish(page.rehearse())
    assert count(desk) == before
    assert page.may_import
    assert any("新工艺组" in note for note in page.notes)
    assert "新增 2 行" in page.summary
    said = finish(page.run())
    assert said.startswith("导入完成：新增 2 人。")
    assert count(desk) == before + 2
    assert [info.why for info in list_backups(default_folder(desk.book.path))] == ["导入前"]
    undo(desk.book)
    assert count(desk) == before


def test_the_same_file_again_has_nothing_to_write(page, tmp_path):
    opened(page, tmp_path / "名单.xlsx", GOOD)
    finish(page.rehearse())
    finish(page.run())
    page.open(tmp_path / "名单.xlsx")
    page.leave_rest()
    finish(page.rehearse())
    assert not page.may_import
    assert "没有要写入的内容" in page.summary
    with pytest.raises(Refusal):
        finish(page.run())


def test_every_problem_of_a_row_and_nothing_written(page, desk, tmp_path):
    before = count(desk)
    opened(page, tmp_path / "名单.xlsx", BAD)
    finish(page.rehearse())
    assert [(each.row, each.column, each.value) for each in page.problems()] == [
        (5, "身份证号", "4.40106E+17"), (5, "职工类别", "外星人"), (5, "入会时间", "1990-02-30"),
    ]  # fmt: skip
    assert all(each.reason for each in page.problems())
    assert "3 处问题，在 1 行里" in page.summary
    with pytest.raises(Refusal):
        finish(page.run())
    assert count(desk) == before


def test_an_answered_word_is_remembered_for_the_next_file(page, desk, tmp_path):
    lines = (HEADER, (1, "赵六", identity.sample_id(601), "机修小组", "长期工", "2015-3-1", ""))
    opened(page, tmp_path / "名单.xlsx", lines)
    finish(page.rehearse())
    (asked,) = page.unknown
    assert page.has_questions
    page.answer_word(asked.dictionary, asked.text, "正式")
    finish(page.rehearse())
    assert not page.has_questions
    finish(page.run())
    again = ImportPage(desk, page.ledger)
    opened(
        again,
        tmp_path / "又一张.xlsx",
        (HEADER, (1, "钱七", identity.sample_id(602), "机修小组", "长期工", "2015-3-1", "")),
    )
    finish(again.rehearse())
    assert not again.has_questions
    assert again.may_import


def test_two_digit_years_are_asked_once_for_all(page, desk, tmp_path):
    opened(page, tmp_path / "名单.xlsx", (HEADER, (1, "赵六", "", "", "", "98-3-1", "")))
    finish(page.rehearse())
    assert [each.header for each in page.ambiguous] == ["入会时间"]
    assert not page.may_import
    page.answer_century(19)
    finish(page.rehearse())
    assert not page.has_questions
    finish(page.run())
    people = page.ledger
    with desk.book.reading() as session:
        (found,) = listing.ids_of(session, people, listing.ListAsk(TODAY, search="赵六"))
        (line,) = listing.lines(session, people, [people.by_key["joined_on"]], [found], TODAY)
    assert line.values == (date(1998, 3, 1),)


def test_a_name_much_like_one_in_the_book_is_asked(page, desk, tmp_path):
    opened(page, tmp_path / "名单.xlsx", (HEADER, (1, "赵六", identity.sample_id(601), "机修组", "", "", "")))
    units = count(desk, "members.units")
    finish(page.rehearse())
    (doubt,) = page.doubts
    assert next(words for _, words in doubt.candidates).endswith("机修小组")
    page.answer_name(doubt.key, doubt.text, doubt.candidates[0][0])
    finish(page.rehearse())
    finish(page.run())
    assert count(desk, "members.units") == units


@pytest.mark.parametrize(("mode", "updated"), [("add", 0), ("update", 1), ("complete", 0)])
def test_modes_differ_for_who_is_there_already(page, tmp_path, mode, updated):
    opened(
        page, tmp_path / "名单.xlsx", (("姓名", "身份证号", "手机号"), ("张一", identity.sample_id(1), "13911112222"))
    )
    page.set_mode(mode)
    finish(page.rehearse())
    assert page.report.updated == updated


def test_any_change_of_the_question_makes_the_dry_run_stale(page, tmp_path):
    opened(page, tmp_path / "名单.xlsx", GOOD)
    for change in (
        lambda: page.set_mode("update"),
        lambda: page.choose(line(page, "血型").index, "note"),
        lambda: page.open(tmp_path / "名单.xlsx"),
    ):
        finish(page.rehearse())
        assert page.may_import
        change()
        assert not page.may_import


def test_the_result_sheet_is_the_clerks_own_with_reasons(page, tmp_path):
    opened(page, tmp_path / "名单.xlsx", BAD)
    finish(page.rehearse())
    finish(page.save_result(tmp_path / "结果.xlsx"))
    sheet = load_workbook(tmp_path / "结果.xlsx").active
    cells = [cell.value for cell in sheet[5]]
    assert cells[1] == "赵六"
    assert any("1990年2月没有30日" in str(cell) for cell in cells)


def test_fields_are_found_by_characters_and_initials(page):
    assert ("name", "姓名") in page.fields_like("xm")
    assert ("id_number", "证件号码") in page.fields_like("证件")
    assert page.fields_like("")[0] == ("", "（不导入）")


def test_sheets_can_be_chosen(page, tmp_path):
    path = workbook(tmp_path / "两张.xlsx", GOOD, sheet="职工")
    book = load_workbook(path)
    book.create_sheet("退休").append(["姓名", "身份证号"])
    book["退休"].append(["孙八", identity.sample_id(700)])
    book.save(path)
    page.open(path)
    assert page.sheet == 0
    page.choose_sheet(1)
    finish(page.rehearse())
    assert page.report.added == 1


def test_a_file_that_is_none_is_refused(page, tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nonsense")
    with pytest.raises(Refusal):
        page.open(broken)
    with pytest.raises(Refusal, match="还没有选文件"):
        page.columns()


def test_answers_hold_for_the_mended_file(page, tmp_path):
    lines = (HEADER, (1, "赵六", identity.sample_id(601), "机修小组", "长期工", "2015-3-1", ""))
    wrong = (*lines, (2, "", identity.sample_id(602), "", "", "", ""))
    opened(page, tmp_path / "名单.xlsx", wrong)
    finish(page.rehearse())
    (asked,) = page.unknown
    page.answer_word(asked.dictionary, asked.text, "正式")
    finish(page.rehearse())
    assert not page.may_import
    opened(page, tmp_path / "名单（改）.xlsx", lines)
    finish(page.rehearse())
    assert (page.has_questions, page.may_import) == (False, True)
