"""In the trial a cell is put right, a row left out, sheet or book taken, and the file read again."""

from __future__ import annotations

import pytest

from desk_union.basis import identity
from desk_union.exchange.corrected import BOOK, SHEET
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.store import deeds, listing, overrides
from desk_union.store.progress import finish
from tests.screens.desks import TODAY, count, workbook

HEAD = ("姓名", "身份证号", "部门", "入会时间", "学历")


def person(n, name, **more):
    line = {"unit": "机修小组", "joined": "2015-3-1", "edu": "本科"} | more
    return (name, identity.sample_id(n), line["unit"], line["joined"], line["edu"])


@pytest.fixture
def page(desk):
    return ImportPage(desk, desk.ledger("members.people"))


def tried(page, path, lines, mode="add"):
    page.open(workbook(path, lines))
    page.leave_rest()
    page.set_mode(mode)
    finish(page.rehearse())
    return page


def value(desk, name, key):
    people = desk.ledger("members.people")
    with desk.book.reading() as session:
        ((id_, _),) = listing.names_like(session, people, name, 2)
        return listing.lines(session, people, [people.by_key[key]], [id_], TODAY)[0].values[0]


FAULTY = (
    HEAD, person(601, "赵六"), person(602, "钱七", joined="2015-02-30"), person(603, "孙八", joined="2015-02-30"),
    person(604, "李九", joined="2016-13-1"), person(605, "周十", edu="本科"),
)  # fmt: skip


def test_equal_faults_are_one_line_and_those_of_a_column_one_group(page, tmp_path):
    tried(page, tmp_path / "名单.xlsx", FAULTY)
    (group,) = page.groups()
    assert (group.column, group.title) == ("入会时间", "3 处")
    assert [(line.rows, line.value, line.place) for line in group.lines] == [
        ((3, 4), "2015-02-30", 3), ((5,), "2016-13-1", 3),
    ]  # fmt: skip


def test_a_corrected_cell_is_checked_and_written_like_the_others(page, desk, tmp_path):
    tried(page, tmp_path / "名单.xlsx", FAULTY)
    page.correct((3, 4), 3, "2015-2-31")
    finish(page.rehearse())
    assert [line.value for line in page.groups()[0].lines] == ["2015-2-31", "2016-13-1"]
    page.correct((3, 4), 3, "2015-2-28")
    page.correct((5,), 3, "2016-12-1")
    finish(page.rehearse())
    assert page.may_import
    assert "照您改正的读了3格：第3、4、5行。" in page.notes
    finish(page.run())
    assert value(desk, "孙八", "joined_on").isoformat() == "2015-02-28"
    with desk.book.reading() as session:
        told = overrides.accepted(session, "members.people")
        title = deeds.deeds(session)[0].title
    assert [each.sentence for each in told if each.name == "孙八"] == [
        "「入会日期」导入的文件第4行写的是“2015-02-30”，导入时改成“2015-2-28”。"
    ]
    assert title.endswith("新增5，更新0；与文件不同：改正3格")


def test_what_is_private_is_not_told_in_the_trail(page, desk, tmp_path):
    wrong = identity.sample_id(602)[:-1] + ("1" if identity.sample_id(602)[-1] != "1" else "2")
    tried(page, tmp_path / "名单.xlsx", (HEAD, ("钱七", wrong, "机修小组", "2015-3-1", "本科")))
    (group,) = page.groups()
    page.correct(group.lines[0].rows, group.lines[0].place, identity.sample_id(602))
    finish(page.rehearse())
    finish(page.run())
    with desk.book.reading() as session:
        (told,) = overrides.accepted(session, "members.people")
    assert wrong not in told.sentence
    assert identity.sample_id(602) not in told.sentence


def test_faulty_rows_are_skipped_and_the_rest_comes_in(page, desk, tmp_path):
    before = count(desk)
    tried(page, tmp_path / "名单.xlsx", FAULTY)
    assert (page.may_skip, page.skip_words) == (True, "跳过这3行，导入其余2人")
    page.leave_out(page.faulty_rows)
    finish(page.rehearse())
    assert page.may_import
    assert page.report.problems == ()
    finish(page.run())
    assert count(desk) == before + 2
    with desk.book.reading() as session:
        assert "没有导入第3、4、5行" in deeds.deeds(session)[0].title


def test_a_fault_of_the_whole_sheet_lets_no_row_be_skipped(page, tmp_path):
    tried(page, tmp_path / "名单.xlsx", (("姓名", "工号", "出生年月"), ("孙一", "A1", "1985年3月")))
    assert page.asked
    assert not page.may_skip


def test_where_sheet_and_book_differ_either_may_hold(page, desk, tmp_path):
    lines = (
        ("姓名", "身份证号", "学历"),
        ("张一", identity.sample_id(1), "本科"),
        ("张二", identity.sample_id(2), "大专"),
    )
    with desk.book.reading():
        tried(page, tmp_path / "一.xlsx", lines, "update")
    finish(page.run())
    other = (
        ("姓名", "身份证号", "学历"),
        ("张一", identity.sample_id(1), "大专"),
        ("张二", identity.sample_id(2), "中专"),
    )
    tried(page, tmp_path / "二.xlsx", other, "add")
    assert [group.count for group in page.groups()] == [2]
    page.decide(page.differing(2), SHEET)
    page.decide(page.differing(3), BOOK)
    finish(page.rehearse())
    assert page.may_import
    finish(page.run())
    assert (value(desk, "张一", "education"), value(desk, "张二", "education")) == ("大学专科", "大学专科")


def test_an_update_shows_old_and_new_and_a_value_may_be_kept(page, desk, tmp_path):
    phone = page.ledger.by_key["phone"].label
    lines = (("姓名", "身份证号", "学历", "联系电话"), ("张一", identity.sample_id(1), "本科", "13900000088"))
    tried(page, tmp_path / "一.xlsx", lines, "update")
    (row,) = page.report.changing
    assert (row.name, row.cells["学历"], row.before["学历"]) == ("张一", "大学本科", "")
    assert row.cells[phone] == "13900000088"
    page.decide([row.places[phone]], BOOK)
    finish(page.rehearse())
    assert page.report.changing[0].kept == {phone}
    finish(page.run())
    assert value(desk, "张一", "education") == "大学本科"
    assert value(desk, "张一", "phone") == "13900000001"


def test_a_clean_trial_shows_the_rows_as_they_will_stand(page, tmp_path):
    tried(page, tmp_path / "名单.xlsx", (HEAD, person(601, "赵六")))
    (row,) = page.report.coming
    assert (row.cells["姓名"], row.cells["入会日期"], row.cells["性别"]) == (
        "赵六", "2015-03-01", identity.sex_of(identity.sample_id(601)),
    )  # fmt: skip


def test_the_file_read_again_keeps_what_was_said(page, tmp_path):
    path = tmp_path / "名单.xlsx"
    head = (*HEAD[:-1], "文化")
    tried(page, path, (head, *FAULTY[1:]))
    page.choose(4, "education")
    page.correct((3,), 3, "2015-2-28")
    page.correct((5,), 3, "2016-12-1")
    page.leave_out((4, 6))
    workbook(path, (head, *FAULTY[1:4], person(604, "李九", joined="2016-11-1"), person(605, "周十改")))
    page.read_again()
    assert next(line.key for line in page.columns() if line.header == "文化") == "education"
    assert set(page.mended.cells) == {(3, 3)}
    assert page.mended.left_out == {4}
    finish(page.rehearse())
    assert page.may_import


def test_a_file_opened_again_after_the_trial_is_taken_up_where_it_was(page, desk, tmp_path):
    path = tmp_path / "名单.xlsx"
    head = (*HEAD[:-1], "文化")
    page.open(workbook(path, (head, *FAULTY[1:])))
    page.choose(4, "education")
    page.correct((3, 4), 3, "2015-2-28")
    finish(page.rehearse())
    again = ImportPage(desk, page.ledger)
    again.open(path)
    assert next(line.key for line in again.columns() if line.header == "文化") == "education"
    assert set(again.mended.cells) == {(3, 3), (4, 3)}
    again.correct((5,), 3, "2016-12-1")
    finish(again.rehearse())
    finish(again.run())
    third = ImportPage(desk, page.ledger)
    third.open(path)
    assert not third.mended.cells


def test_lists_side_by_side_are_put_right_where_they_stand(page, tmp_path):
    head = ("姓名", "身份证号", "入会时间")
    tried(
        page,
        tmp_path / "双栏.xlsx",
        (
            (*head, *head),
            ("赵六", identity.sample_id(601), "2015-3-1", "钱七", identity.sample_id(602), "2015-13-1"),
            ("孙八", identity.sample_id(603), "2015-3-1", "李九", identity.sample_id(604), "2015-3-1"),
        ),
    )
    (group,) = page.groups()
    (line,) = group.lines
    assert (line.rows, line.place) == ((2,), 5)
    page.correct(line.rows, line.place, "2015-12-1")
    finish(page.rehearse())
    assert page.may_import


def test_the_same_unknown_word_of_many_rows_is_one_line_and_corrected_once(page, tmp_path):
    lines = [person(700 + n, f"人{n}", edu="火星学历") for n in range(60)]
    tried(page, tmp_path / "名单.xlsx", (HEAD, *lines))
    (group,) = page.groups()
    (line,) = group.lines
    assert (line.value, len(line.rows), group.title, line.where) == ("火星学历", 60, "60 处", "2、3、4等60行")
    page.correct(line.rows, line.place, "中专")
    finish(page.rehearse())
    assert page.groups() == []
    assert page.may_import
