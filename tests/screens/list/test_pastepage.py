"""Copying rows for Excel and WPS, and pasting their cells onto a list: preview, problems, all or nothing, one undo."""

from __future__ import annotations

import pytest

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.exchange.pasted import grid_of
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.list.copying import copy_rows
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.pastepage import PastePage, PasteSpot
from desk_union.screens.privacy import shown_log
from desk_union.screens.undoing import Undoing
from desk_union.store.book import open_book
from desk_union.store.progress import finish
from tests.exchange.clipboards import EXCEL, ID, WPS
from tests.screens.desks import TODAY, count, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=5) as desk:
        yield desk


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.choose_columns(["name", "id_number", "phone", "political", "age", "unit"])
    page.sort("id_number")  # 张一 to 张五
    return page


START = PasteSpot()


def column(page, key):
    page.refresh()
    place = [shown.key for shown in page.columns].index(key)
    return [page.row(at).words[place] for at in range(page.count)]


def tried(page, text="", html="", spot=START):
    paste = PastePage(page, html, text, spot)
    finish(paste.rehearse())
    return paste


def changes(paste):
    return [(c.row, c.name, c.column, c.before, c.after, c.fault) for c in paste.report.changes]


# Row by row, from where the cursor stands


def test_cells_go_onto_the_rows_and_columns_from_the_cursor_on(desk, page):
    paste = tried(page, "党员\r\n\r\n团员\r\n", spot=PasteSpot(1, 3))
    assert not paste.by_keys
    assert paste.place_words == "从“张二”起逐行对应"
    assert changes(paste) == [(1, "张二", "政治面貌", "", "中共党员", ""), (3, "张四", "政治面貌", "", "共青团员", "")]
    assert paste.summary == "没有问题：将修改 2 行。"
    assert column(page, "political") == [""] * 5  # looked at only
    assert finish(paste.run()) == "已粘贴：修改 2 行"
    assert column(page, "political") == ["", "中共党员", "", "共青团员", ""]
    assert Undoing(desk).next_undo() == "粘贴到职工会员花名册：新增0，更新2"
    Undoing(desk).undo()
    assert column(page, "political") == [""] * 5


def test_what_is_blank_in_the_block_stays_as_it_is(page):
    paste = tried(page, "13800000001\t\r\n\t党员\r\n", spot=PasteSpot(0, 2))
    finish(paste.run())
    assert column(page, "political")[:2] == ["", "中共党员"]
    assert column(page, "phone")[1] == "139****0002"


def test_one_line_goes_onto_every_selected_row_and_computed_columns_are_left_out(page):
    chosen = (page.id_at(0), page.id_at(4))
    paste = tried(page, "党员\t99\t机修小组\r\n", spot=PasteSpot(4, 3, chosen))
    assert [(name, label) for _row, name, label, *_ in changes(paste)] == [("张一", "政治面貌"), ("张五", "政治面貌")]
    assert any("年龄" in note for note in paste.notes)
    finish(paste.run())
    assert column(page, "political") == ["中共党员", "", "", "", "中共党员"]


def test_every_problem_is_named_and_nothing_is_kept(desk, page):
    paste = tried(page, "12345\t外星人\r\n13800000001\t党员\r\n", spot=PasteSpot(0, 2))
    told = [(row, name, label, after) for row, name, label, _before, after, fault in changes(paste) if fault]
    assert told == [(1, "张一", "移动电话", "12345"), (1, "张一", "政治面貌", "外星人")]
    assert (2, "张二", "政治面貌", "", "中共党员", "") in changes(paste)
    assert not paste.may_import
    with pytest.raises(Refusal, match="还不能粘贴"):
        finish(paste.run())
    assert column(page, "political") == [""] * 5
    paste.answer_word("political", "外星人", "群众")
    finish(paste.rehearse())
    assert {label for _row, _name, label, *_rest, fault in changes(paste) if fault} == {"移动电话"}


def test_a_number_that_is_somebody_elses_is_refused(page):
    paste = tried(page, f"{identity.sample_id(2)}\r\n", spot=PasteSpot(0, 1))
    (fault,) = [change.fault for change in paste.report.changes if change.column == "证件号码"]
    assert fault.startswith("账本里另一行已有这个证件号码")


@pytest.mark.parametrize(
    ("text", "spot", "reason"),
    [
        ("a\tb\tc\td\te\tf\tg", PasteSpot(0, 2), "从「移动电话」起只有4列"),
        ("党员\r\n" * 6, PasteSpot(0, 3), "从这里往下只有5行"),
        ("41\r\n", PasteSpot(0, 4), "自动算出"),
    ],
)
def test_a_block_that_does_not_fit_is_refused(page, text, spot, reason):
    with pytest.raises(Refusal, match=reason):
        tried(page, text, spot=spot)


def test_lines_below_the_list_are_new_rows_when_they_have_a_name(desk, page):
    lines = f"张五\t\t\r\n钱七\t{ID[3]}\t\r\n"
    paste = tried(page, lines, spot=PasteSpot(4, 0))
    assert not paste.by_keys or paste.may_choose_way
    paste.choose_way(by_keys=False)
    finish(paste.rehearse())
    assert changes(paste) == [(2, "钱七", "（新增一行）", "", f"姓名 钱七，证件号码 {ID[3]}", "")]
    finish(paste.run())
    assert count(desk) == 6


def test_pasting_on_what_may_not_be_changed_is_refused(desk, page, tmp_path):
    page.choose_day(TODAY.replace(year=2025))
    with pytest.raises(Refusal, match="过去某一天"):
        PastePage(page, "", "党员", PasteSpot())


# By header and keys


def test_excels_block_with_a_header_adds_and_changes_by_key(desk, page):
    before = count(desk)
    paste = tried(page, html=EXCEL)
    assert paste.has_header
    assert paste.by_keys
    assert paste.report.ok, paste.report.problems
    assert [change.name for change in paste.report.changes] == ["欧阳红", "王五"]
    assert paste.summary == "没有问题：将新增 2 行。"
    finish(paste.run())
    assert count(desk) == before + 2
    again = tried(page, html=EXCEL)
    assert again.summary == "粘贴的内容与账本里的一样，没有要改的。"
    Undoing(desk).undo()
    assert count(desk) == before


def test_wps_block_under_a_title_has_its_rounded_number_refused(page):
    paste = tried(page, html=WPS)
    faults = [change for change in paste.report.changes if change.fault]
    assert [(change.row, change.column) for change in faults] == [(4, "身份证号")]
    assert faults[0].after == "9.9E+17"
    assert "科学计数" in faults[0].fault
    assert paste.left_out == "「应到人数」在这里没有对应的栏目，没有粘贴。"
    assert "2016-05-01" in next(change.after for change in paste.report.changes if change.name == "赵六")


def test_a_header_that_tells_nobody_is_put_on_the_rows_from_the_cursor_on(page):
    paste = tried(page, "政治面貌\r\n党员\r\n党员", spot=PasteSpot(2, 0))
    assert paste.has_header
    assert not paste.by_keys
    assert [(change.row, change.name) for change in paste.report.changes] == [(2, "张三"), (3, "张四")]


def test_names_in_the_order_of_the_list_are_those_rows(page):
    paste = tried(page, "姓名\t政治面貌\r\n张二\t党员\r\n张三\t党员", spot=PasteSpot(1, 0))
    assert not paste.by_keys
    assert [change.column for change in paste.report.changes] == ["政治面貌", "政治面貌"]


def test_an_empty_list_takes_a_block_with_a_header(tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        page = ListPage(desk, UNITS)
        page.search("没有这样的一行")
        assert page.count == 0
        paste = tried(page, "名称\t层级\r\n新工艺组\t小组\r\n")
        assert paste.summary == "没有问题：将新增 1 行。"


# Copying


def test_rows_are_copied_with_what_is_in_sight_and_private_values_masked(desk, page):
    ids = [page.id_at(1), page.id_at(0)]
    made = copy_rows(page, ids, heads=True)
    lines = made.text.splitlines()
    assert lines[0].split("\t") == [shown.label for shown in page.columns]
    assert lines[1].startswith("张二\t990000********")
    assert made.said == "已复制 2 行（带表头），证件号码、移动电话隐去了一部分"
    assert grid_of(made.html, "").rows == grid_of("", made.text).rows
    assert shown_log(desk) == []


def test_numbers_that_excel_would_spoil_are_marked_as_text(desk, page):
    made = copy_rows(page, [page.id_at(0)], secret=True)
    assert f"""<td style='mso-number-format:"\\@"' x:str sdnum="2052;0;@">{identity.sample_id(1)}</td>""" in made.html
    assert identity.sample_id(1) in made.text
    assert "姓名" not in made.text
    (line,) = shown_log(desk)
    assert line["what"] == "复制 证件号码、移动电话（1 行）"


def test_a_text_that_would_be_computed_is_not(desk, page):
    page.choose_columns(["name"])
    with desk.book.deed("") as session:
        from desk_union.store import rows

        rows.save_row(session, PEOPLE, page.id_at(0), {"name": "=1+1<b>"}, TODAY)
    page.refresh()
    place = column(page, "name").index("=1+1<b>")
    made = copy_rows(page, [page.id_at(place)])
    assert made.text == "'=1+1<b>\r\n"
    assert "=1+1&lt;b&gt;" in made.html
    assert grid_of(made.html, "").rows == [["=1+1<b>"]]


def test_masked_values_cannot_be_pasted_back(page):
    made = copy_rows(page, [page.id_at(0)], heads=True)
    paste = tried(page, made.text, made.html, PasteSpot(0, 0, (page.id_at(0),)))
    faults = [change for change in paste.report.changes if change.fault]
    assert [change.column for change in faults] == ["证件号码", "移动电话"]
    assert "隐去" in faults[0].fault


def test_what_was_copied_in_clear_is_pasted_back_unchanged(page):
    made = copy_rows(page, list(page.ids), heads=True, secret=True)
    paste = tried(page, made.text, made.html)
    assert paste.report.ok, paste.report.problems
    assert paste.report.unchanged == 5


def test_a_book_that_is_only_looked_at_copies_masked_alone(desk, page):
    book = open_book(desk.book.path, read_only=True)
    try:
        looked = ListPage(type(desk)(book, desk.today), PEOPLE)
        looked.refresh()
        assert "****" in copy_rows(looked, [looked.id_at(0)]).text
        with pytest.raises(Refusal, match="只能查看"):
            copy_rows(looked, [looked.id_at(0)], secret=True)
        with pytest.raises(Refusal, match="只能查看"):
            PastePage(looked, "", "党员", PasteSpot())
    finally:
        book.close()
