"""A printed list is whole: every row, heading, page number and signature place, inside the margins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.prints.page.fitting import ACROSS, BINDING, MM, PAPERS, fit, sides
from desk_union.prints.page.grid import grid_of
from desk_union.prints.page.layout import SIGNED_ROW
from desk_union.prints.paper import Column
from tests.prints.conftest import Paper, Piece, roster, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.prints.type.fonts import Fonts

    Print = Callable[..., Paper]

LONG = "2019年由外省转入，原籍档案缺转出证明，已于2021年3月补齐，见会籍卷第12号；本人联系电话曾有变更。"


def test_no_row_is_lost_or_doubled_on_many_pages(printed: Print) -> None:
    paper = printed(roster(600))
    assert re.findall(r"职工\d{4}", paper.text) == [f"职工{n:04}" for n in range(1, 601)]
    assert len(paper.pages) == paper.printed.pages > 10


def test_every_page_has_header_page_number_and_print_date(printed: Print) -> None:
    paper = printed(roster(200))
    total = len(paper.pages)
    for number, text in enumerate(paper.pages, start=1):
        assert "出生日期" in text
        assert f"第 {number} 页 共 {total} 页" in text
        assert "打印日期：2026-01-05" in text
        assert text.count("滨江机械厂工会委员会") == 1


def test_a_page_that_goes_on_says_of_what(printed: Print) -> None:
    paper = printed(roster(60, period="发-2026-0003 两节送温暖"))
    assert all("会员花名册（续表）　发-2026-0003 两节送温暖" in text for text in paper.pages[1:])
    crowded = printed(roster(60, period="很长" * 60))
    assert all("会员花名册（续表）" in text and "很长" not in text for text in crowded.pages[1:])


@pytest.mark.parametrize(
    ("title", "cell", "signed"), [("签名", "", True), ("签到", "", True), ("签到", "已到", False), ("备注", "", False)]
)
def test_whoever_signs_has_room_for_a_pen(printed: Print, title: str, cell: str, signed: bool) -> None:
    paper = printed(table([(f"职工{n:04}", cell) for n in range(5)], "姓名", title))
    lines = sorted({round(piece.y, 1) for piece in paper.pieces() if piece.text.startswith("职工")})
    pitch = min(after - before for before, after in pairwise(lines))
    assert (pitch >= SIGNED_ROW - 0.2) is signed


def test_first_page_says_what_it_is_and_the_last_who_signs(printed: Print) -> None:
    paper = printed(roster(200, filter_text="在籍会员"))
    first, last = paper.pages[0], paper.pages[-1]
    for said in ("会员花名册", "单位：滨江机械厂工会委员会", "2025年度", "打印日期：2026-01-05", "筛选：在籍会员"):
        assert said in first
    for said in ("共 200 人", "填表人：", "审核人：", "负责人："):
        assert said in last
        assert said not in first


def test_title_is_centred_and_the_information_line_spans_the_page(printed: Print, fonts: Fonts) -> None:
    paper = printed(roster(3))
    pieces = {piece.text: piece for piece in paper.pieces()}
    width, _ = paper.box()
    title = pieces["会员花名册"]
    assert title.x + fonts.chain("sans").width(title.text, 16) / 2 == pytest.approx(
        (BINDING + width - ACROSS) / 2, abs=0.1
    )
    assert title.size == 16
    assert pieces["单位：滨江机械厂工会委员会"].x == pytest.approx(BINDING, abs=0.1)
    assert sum("2026" in piece.text for piece in paper.pieces()) == 1, "the day is said once, with what it is"
    day = next(piece for piece in paper.pieces() if piece.text.startswith("打印日期"))
    assert day.x + fonts.chain("serif").width(day.text, day.size) == pytest.approx(width - ACROSS, abs=0.1)


@pytest.mark.parametrize("count", range(15, 40))
def test_signatures_never_stand_on_a_page_without_rows(printed: Print, count: int) -> None:
    last = printed(roster(count, totals=["合计", "", "", "", "", ""], notes=("仅供核对。",))).pages[-1]
    assert re.search(r"职工\d{4}", last)
    assert "填表人：" in last
    assert "合计" in last
    assert "注：仅供核对。" in last


def test_what_is_filed_can_be_bound(printed: Print) -> None:
    upright = printed(roster(3))
    assert min(piece.x for piece in upright.pieces()) >= 25 * MM - 0.1
    lying = printed(roster(3), landscape=True)
    width, height = lying.box()
    assert width > height
    assert height - max(piece.y + piece.size for piece in lying.pieces()) >= 25 * MM - 6  # a line has air above


MONTHS = tuple(Column(f"{month}月", "right") for month in range(1, 13))


def test_months_stand_in_columns_of_one_width(fonts: Fonts) -> None:
    cells = [["张三", *("5.00" if month % 3 else "120.00" for month in range(12))]]
    fitted = fit(grid_of(table(cells, Column("姓名"), *MONTHS)), fonts)
    assert len({round(width, 3) for width in fitted.widths[1:]}) == 1


@pytest.mark.parametrize("recorded", [True, False])
def test_a_column_blank_all_over_gives_its_width_away_unless_a_pen_is_waited_for(fonts: Fonts, recorded: bool) -> None:
    heads = (Column("姓名"), Column("对方户名", width_mm=46.0, recorded=recorded), Column("备注说明"))
    widths = fit(grid_of(table([["张三", "", "看望慰问"]], *heads)), fonts).widths
    assert (widths[1] < widths[0]) == recorded
    assert sum(widths) == pytest.approx(PAPERS["A4"][0] - sum(sides(PAPERS["A4"])))


def test_a_long_unit_name_does_not_run_into_the_period(printed: Print, fonts: Fonts) -> None:
    unit = "中国机械冶金建材工会滨江市高新技术产业开发区精密机械制造联合工会委员会第二基层委员会"
    pieces = printed(roster(3, organisation=unit)).pieces()
    assert_apart(pieces, fonts)
    assert any(unit in piece.text for piece in pieces)


def assert_apart(pieces: list[Piece], fonts: Fonts) -> None:
    for one in pieces:
        for other in pieces:
            if one.y == other.y and one.x < other.x:
                assert one.x + fonts.chain("serif").width(one.text.strip(), one.size) <= other.x + 0.1


@pytest.mark.parametrize("columns", [2, 6, 12, 20, 40])
def test_any_number_of_columns_stays_inside_the_margins(printed: Print, fonts: Fonts, columns: int) -> None:
    heads = [Column(f"第{n}项", ("left", "center", "right")[n % 3]) for n in range(columns)]
    paper = printed(table([[f"内容{n}" for n in range(columns)]] * 3, *heads))
    width, height = paper.box()
    left, right = sides((width, height))
    for piece in paper.pieces():
        assert piece.x >= left - 0.1
        assert piece.x + fonts.chain("serif").width(piece.text.strip(), piece.size) <= width - right + 0.1
        assert 20 < piece.y < height - 40
    assert all(paper.text.count(f"内容{n}") >= 3 for n in range(min(columns, 10)))


def test_more_columns_than_a_page_can_hold_is_refused(printed: Print) -> None:
    with pytest.raises(Refusal, match="80 栏"):
        printed(table([["一"] * 80], *["项"] * 80))


@pytest.mark.parametrize(
    ("texts", "lying"),
    [(6, False), (24, True)],
)
def test_paper_lies_down_only_when_the_columns_need_it(printed: Print, texts: int, lying: bool) -> None:
    width, height = printed(table([["一车间"] * texts], *["班组"] * texts)).box()
    assert (width > height) is lying


@pytest.mark.parametrize("lying", [True, False])
def test_direction_can_be_asked_for(printed: Print, lying: bool) -> None:
    width, height = printed(roster(2), landscape=lying).box()
    assert (width > height) is lying


def test_type_is_made_smaller_before_the_paper_is_turned(printed: Print) -> None:
    few = printed(table([["一车间"] * 6], *["班组"] * 6)).pieces()
    more = printed(table([["一车间"] * 15], *["班组"] * 15))
    size = max(piece.size for piece in more.pieces() if piece.text.startswith("一车间"))
    assert next(piece.size for piece in few if piece.text.startswith("一车间")) == 10.5
    assert 7.5 <= size < 10.5
    assert more.box()[0] < more.box()[1]


def test_the_paper_is_turned_before_type_gets_too_small(printed: Print) -> None:
    paper = printed(table([["一车间"] * 18], *["班组"] * 18))
    assert paper.box()[0] > paper.box()[1]
    assert max(piece.size for piece in paper.pieces() if piece.text.startswith("一车间")) >= 8.5


def test_given_widths_are_wishes_and_kept_only_for_the_pen(printed: Print) -> None:
    written = printed(table([["甲"] * 6], *(Column(f"第{n}项", width_mm=40) for n in range(6))))
    assert written.box()[0] < written.box()[1]
    for_the_pen = printed(table([["甲", *[""] * 5]], *(Column(f"第{n}项", width_mm=40) for n in range(6))))
    assert for_the_pen.box()[0] > for_the_pen.box()[1]


def test_a_table_without_rows_fills_the_page_as_one_with_rows(printed: Print) -> None:
    """The widths that wait for a pen would fit no page: nothing waits where there is no row."""
    columns = tuple(
        Column(f"第{n}项", "right" if n == "五" else "left", width_mm=40) for n in "一二三四五六七八九十甲乙"
    )
    heads = sorted(piece.x for piece in printed(table([], *columns)).pieces() if re.fullmatch("第.项", piece.text))
    gaps = [after - before for before, after in pairwise(heads)]
    assert len(heads) == 12
    assert max(gaps) < 2 * min(gaps)
    assert max(heads) > 500  # of a page that lies or stands, in points


def test_a_heading_is_parted_at_its_stroke(printed: Print) -> None:
    pieces = [piece.text for piece in printed(table([["甲"] * 14], *["转出/转入工会"] * 14)).pieces()]
    assert pieces.count("转出/") == pieces.count("转入工会") == 14


def test_numbers_end_on_one_line_and_given_widths_are_kept(printed: Print, fonts: Fonts) -> None:
    amounts = ["5.00", "1,200.00", "1,000,000.00"]
    columns = ("姓名", Column("金额", "right"), Column("签字", width_mm=60))
    paper = printed(table([["张三", amount, "印"] for amount in amounts], *columns))
    pieces = [piece for piece in paper.pieces() if piece.text in amounts]
    ends = [piece.x + fonts.chain("serif").width(piece.text, piece.size) for piece in pieces]
    assert len(pieces) == 3
    assert ends == pytest.approx([ends[0]] * 3, abs=0.05)
    mark = next(piece for piece in paper.pieces() if piece.text == "印")
    assert paper.box()[0] - ACROSS - mark.x > 55 * 72 / 25.4


def test_wrapped_text_is_whole_and_under_its_own_column(printed: Print) -> None:
    paper = printed(table([["张三", LONG * 2, "男"], ["李四", "无", "女"]], "姓名", "备注", "性别"))
    note = next(piece for piece in paper.pieces() if piece.text.startswith("2019年"))
    lines = [piece for piece in paper.pieces() if abs(piece.x - note.x) < 0.1 and piece.text not in {"无", "备注"}]
    assert "".join(piece.text for piece in sorted(lines, key=lambda piece: -piece.y)) == LONG * 2
    assert len(lines) > 1
    below = next(piece for piece in paper.pieces() if piece.text == "李四")
    assert below.y < min(line.y for line in lines)


def test_a_row_taller_than_a_page_goes_on_and_no_text_is_lost(printed: Print) -> None:
    words = [f"第{n:04}句。" for n in range(3000)]
    paper = printed(table([["甲", "先"], ["乙", "".join(words)], ["丙", "后"]], "姓名", "事迹"))
    column = next(piece.x for piece in paper.pieces() if piece.text == "先")
    lines = [piece.text for number in range(len(paper.pages)) for piece in paper.pieces(number) if piece.x == column]
    assert "".join(lines) == f"先{''.join(words)}后"
    assert len(paper.pages) > 2
    assert "姓名" in [piece.text for piece in paper.pieces()]
    assert all("事迹" in page for page in paper.pages)
    assert "丙" in paper.pages[-1]


def test_a_line_break_in_a_cell_stays(printed: Print) -> None:
    pieces = {p.text: p for p in printed(table([["一车间\n二车间"]], "单位")).pieces()}
    assert pieces["一车间"].x == pieces["二车间"].x
    assert pieces["一车间"].y > pieces["二车间"].y


def test_everyday_rare_names_come_back_right(printed: Print) -> None:
    names = ["李㛃", "王䶮", "赵𬭎", "陈𫖯"]
    paper = printed(table([[name, "在籍"] for name in names], "姓名", "状态"))
    for name in names:
        assert name in paper.text
    assert paper.printed.missing == ()


@pytest.mark.usefixtures("rare_face")
def test_a_name_of_the_widest_plane_comes_back_right(printed: Print) -> None:
    paper = printed(table([["周𠮷祥", "在籍"]], "姓名", "状态", title="𠮷字花名册"))
    assert "周𠮷祥" in paper.text
    assert "𠮷字花名册" in paper.text
    assert paper.printed.missing == ()


def test_a_character_without_a_font_is_named(printed: Print) -> None:
    paper = printed(table([["王\U0010fffd"]], "姓名"))
    assert paper.printed.missing == ("\U0010fffd",)
    assert "王〓" in paper.text


def test_totals_stand_under_the_rows_in_their_columns(printed: Print, fonts: Fonts) -> None:
    rows = [["张三", "500.00"], ["李四", "1,500.00"]]
    paper = printed(table(rows, "姓名", Column("金额", "right"), totals=["合计", "2,000.00"]))
    pieces = {piece.text: piece for piece in paper.pieces()}
    total, above = pieces["2,000.00"], pieces["1,500.00"]
    assert total.y < above.y
    assert pieces["合计"].y == total.y
    ends = (
        total.x + fonts.chain("song-bold").width(total.text, total.size),
        above.x + fonts.chain("serif").width(above.text, above.size),
    )
    assert ends[0] == pytest.approx(ends[1], abs=0.1)


SECTIONED = [[unit, f"{unit}职工{n:02}"] for unit, count in (("甲组", 3), ("乙组", 60), ("", 2)) for n in range(count)]


def test_sections_have_a_title_and_a_count_of_their_own(printed: Print) -> None:
    paper = printed(table(SECTIONED, "小组", "姓名", section_by=0, totals=["合计", ""], count_text="共 65 人"))
    for said in ("甲组", "共 3 人", "乙组", "共 60 人", "（未填）", "共 2 人", "共 65 人", "合计"):
        assert said in paper.text
    assert "小组" not in paper.pages[0].replace("工会小组", "")
    assert "乙组（续）" in paper.pages[1]
    assert "甲组（续）" not in paper.text
    assert paper.text.count("乙组职工") == 60


def test_each_section_can_begin_a_page(printed: Print) -> None:
    paper = printed(table(SECTIONED, "小组", "姓名", section_by=0, section_page_break=True))
    assert "乙组" not in paper.pages[0]
    assert "甲组" not in paper.pages[1]
    assert "（未填）" in paper.pages[-1]


def test_group_headers_span_their_columns(printed: Print, fonts: Fonts) -> None:
    heads = (
        Column("单位"),
        Column("男", "right", groups=("会员", "性别")),
        Column("女", "right", groups=("会员", "性别")),
        Column("小计", "right", groups=("会员",)),
        Column("备注"),
    )
    pieces = {p.text: p for p in printed(table([["一车间", "1", "2", "3", "无"]], *heads)).pieces()}

    def middle(text: str) -> float:
        return pieces[text].x + fonts.chain("song-bold").width(text, pieces[text].size) / 2

    assert pieces["会员"].y > pieces["性别"].y > pieces["男"].y
    assert middle("性别") == pytest.approx((middle("男") + middle("女")) / 2, abs=0.1)
    assert middle("男") < middle("会员") < middle("小计")
    assert pieces["男"].y < pieces["小计"].y < pieces["会员"].y
    assert pieces["男"].y < pieces["单位"].y == pieces["备注"].y < pieces["会员"].y


def test_a_heading_in_two_lines_is_broken_in_its_middle(printed: Print) -> None:
    heads = [Column("46—55周岁", "right")] * 12
    texts = [piece.text for piece in printed(table([["1"] * 12], *heads)).pieces()]
    assert texts.count("46—55") == texts.count("周岁") == 12 or texts.count("46—") == texts.count("55周岁") == 12


def test_a_number_stays_whole_where_text_must_wrap(printed: Print) -> None:
    heads = [Column("分会、小组", "left", 26), *(Column("民主党派人士", "right") for _ in range(26))]
    rows = [["铸造分会 铸钢车间 造型一组", *["100.0%"] * 2, *["7"] * 24]]
    texts = [piece.text for piece in printed(table(rows, *heads)).pieces()]
    assert texts.count("100.0%") == 2
    assert not [text for text in texts if text in set("民主党派人士")]


def test_a_list_without_rows_says_so(printed: Print) -> None:
    paper = printed(table([], "姓名", "性别", count_text="共 0 人"))
    assert len(paper.pages) == 1
    for said in ("姓名", "（无记录）", "共 0 人", "填表人："):
        assert said in paper.text


def test_several_tables_are_numbered_through(printed: Print) -> None:
    paper = printed(roster(3), table([["一车间"] * 24], *["班组"] * 24, title="情况表"))
    assert "第 2 页 共 2 页" in paper.pages[1]
    assert "情况表" in paper.pages[1]
    assert paper.box(0)[0] < paper.box(1)[0]


def test_progress_grows_to_its_end(printed: Print) -> None:
    steps = printed(roster(1200)).progress
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert len(done) > 4
    assert steps[-1].done == steps[-1].total
    assert all("会员花名册" in step.sentence or "页" in step.sentence for step in steps)


def test_equal_input_gives_equal_bytes(printed: Print) -> None:
    assert printed(roster(40), invariant=True).data == printed(roster(40), invariant=True).data


def test_notes_are_numbered_when_there_are_several(printed: Print) -> None:
    text = printed(roster(2, notes=("含保留会籍。", "截至年末。"))).text
    assert "注：1. 含保留会籍。" in text
    assert "2. 截至年末。" in text


def test_rows_of_a_wrong_length_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        table([["一"]], "甲", "乙")
