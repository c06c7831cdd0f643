"""Forms that the office brought itself: taken in, filled by the command, and what is said of bad files and lost columns."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader, PdfWriter
from sqlalchemy import text

from desk_union.basis.points import SCALE
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.exchange import ownfiles
from desk_union.prints.publishing import publish
from desk_union.reports.ownforms import keeping
from desk_union.reports.ownforms import ownform_words as words
from desk_union.store import privacylog, undo
from desk_union.store.book import open_book
from desk_union.tabs import kept_sheet
from tests.screens.desks import TODAY
from tests.union_work import command, working_office

PEOPLE = "职工会员花名册"
HEADS = ("表样名称", "第几页", "填什么", "哪一栏", "文字", "写法", "分几格", "左", "上", "宽", "高", "字号")


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def scan(folder, name="表.png", size=(620, 877)):
    Image.new("RGB", size, "white").save(folder / name)
    return folder / name


def pdf_of(folder, pages=2, size=(595.3, 841.9), *, rotate=0, password=""):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*size).rotate(rotate)
    if password:
        writer.encrypt(password)
    path = folder / "表.pdf"
    writer.write(path)
    return path


def fields(folder, *lines):
    book = Workbook()
    for line in (HEADS, *lines):
        book.active.append(list(line))
    book.save(folder / "格子.xlsx")
    return folder / "格子.xlsx"


def printed(office, capsys, tmp_path, name, *more, kind="pdf"):
    target = tmp_path / f"填好.{kind}"
    status, told = command(capsys, "print", office.desk.book.path, name, "-o", target, *more)
    return status, told, target


def ready(office, capsys, tmp_path, path, *lines, name="登记表"):
    """The form with its fields, taken in by commands as a clerk would; the book is closed meanwhile."""
    office.desk.book.close()
    told = command(capsys, "add-own-form", office.desk.book.path, path, "--name", name, "--ledger", PEOPLE)
    assert told[0] == 0, told
    if lines:
        told = command(capsys, "import", office.desk.book.path, "reports.own_form_fields", fields(tmp_path, *lines))
        assert told[0] == 0, told


def words_of(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_a_scan_with_fields_is_printed_for_each_row_over_its_picture(office, capsys, tmp_path):
    first, second = office.people[:2]
    ready(
        office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12),
        ("登记表", 1, words.FIXED, "", "本人自愿", "", "", 20, 40, 60, 8, 12), ("登记表", 1, words.TODAY, "", "", words.LONG_DAY, "", 20, 60, 60, 8, 12),
    )  # fmt: skip
    status, told, target = printed(office, capsys, tmp_path, "登记表", "--id", first, "--id", second)
    assert (status, "已打印到" in told) == (0, True)
    pages = words_of(target)
    assert [("张一" in page, "张二" in page) for page in pages] == [(True, False), (False, True)]
    assert all("本人自愿" in page and "年" in page for page in pages)
    reader = PdfReader(target)
    grounds = {page["/Resources"]["/XObject"].raw_get("/Ground").idnum for page in reader.pages}
    assert len(grounds) == 1, "the picture stands in the file once, however many are printed"
    assert [round(float(one)) for one in reader.pages[0].mediabox[2:]] == [595, 842]


def test_on_paper_that_bears_the_form_the_picture_stays_out(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12))
    _, _, target = printed(office, capsys, tmp_path, "登记表", "--id", 1, "--choose", "底图=不印底图（印在印好的表上）")
    assert "/Ground" not in PdfReader(target).pages[0]["/Resources"].get("/XObject", {})


def test_an_identity_number_goes_one_digit_a_box_and_is_asked_for(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "证件号码", "", "", 18, 20, 20, 126, 8, 12))
    _, _, without = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    assert words_of(without) == [""]
    status, _, target = printed(office, capsys, tmp_path, "登记表", "--id", 1, "--private")
    found = "".join(words_of(target)).replace(" ", "")
    assert (status, len(found)) == (0, 18)
    orders = PdfReader(target).pages[0].get_contents().get_data().decode("latin-1")
    left = sorted(float(x) for x in re.findall(r"1 0 0 1 ([\d.]+) [\d.]+ Tm", orders))
    assert len(left) == 18, "each digit stands in a box of its own"
    assert all(abs(after - one - 7 * 72 / 25.4) < 1 for one, after in pairwise(left))


def test_what_asks_for_private_values_is_noted(office, tmp_path):
    with office.desk.book.deed("表样") as session:
        form = keeping.new_scan(session, office.desk.book, "登记表", PEOPLE, b"", [(210.0, 297.0)], "表.pdf", TODAY)
        box = {"x": 0, "y": 0, "wide": 40 * SCALE, "tall": 8 * SCALE}
        keeping.put_field(session, None, {"form": form, "page": 1, "what": words.COLUMN, "source": "移动电话", **box}, TODAY)
    with office.desk.book.reading() as session:
        sheet = kept_sheet(session, "登记表")
        before = len(privacylog.log(session))
    assert sheet.private == ("移动电话",)
    publish(office.desk.book, sheet, Request(TODAY, TODAY, row=office.people[0], private=True), "王干事")
    with office.desk.book.reading() as session:
        assert len(privacylog.log(session)) == before + 1


def test_what_is_wrong_with_the_places_is_said_and_the_rest_is_printed(office, capsys, tmp_path):
    ready(
        office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12),
        ("登记表", 1, words.COLUMN, "没有的栏", "", "", "", 20, 40, 40, 8, 12), ("登记表", 1, words.FIXED, "", "出边", "", "", 200, 60, 40, 8, 12),
    )  # fmt: skip
    status, told, target = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    assert status == 0
    assert "“出边”：超出了边" in told
    assert "“没有的栏”填不了" in told
    assert "张一" in words_of(target)[0]
    status, told = command(capsys, "own-forms", office.desk.book.path)
    assert (status, "没有的栏" in told) == (1, True)


def test_fields_on_one_another_and_words_without_room_are_told(office, capsys, tmp_path):
    ready(
        office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12),
        ("登记表", 1, words.FIXED, "", "很长的字" * 40, "", "", 30, 22, 20, 8, 12), ("登记表", 1, words.COLUMN, "姓名", "", "", 1, 20, 60, 8, 8, 12),
    )  # fmt: skip
    status, told, target = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    assert status == 0
    assert "叠在一起" in told
    assert "放不下，已印在续页上" in told
    assert "只有1格，空着没有印" in told
    assert len(PdfReader(target).pages) == 2


def test_a_pdf_of_two_pages_turned_as_it_is_seen(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, pdf_of(tmp_path, rotate=90), ("登记表", 2, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12))
    _, _, target = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    reader = PdfReader(target)
    assert [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages] == [(842, 595)] * 2
    assert words_of(target)[0] == ""
    assert "张一" in words_of(target)[1]


def test_pages_of_several_sizes_stay_of_theirs(office, capsys, tmp_path):
    writer = PdfWriter()
    for size in ((595.3, 841.9), (841.9, 595.3)):
        writer.add_blank_page(*size)
    writer.write(tmp_path / "两种.pdf")
    ready(office, capsys, tmp_path, tmp_path / "两种.pdf", ("登记表", 2, words.COLUMN, "姓名", "", "", "", 250, 20, 40, 8, 12))
    status, told, target = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    assert (status, "超出了边" in told) == (0, False)
    assert [round(float(page.mediabox.width)) for page in PdfReader(target).pages] == [595, 842]


def test_a_form_of_numbers_alone_is_one_sheet_of_a_year(office, capsys, tmp_path):
    path = word_file(tmp_path / "数.docx", "{{数字:F173}}人，{{数字:F173|上年全年}}")
    office.desk.book.close()
    assert command(capsys, "add-own-form", office.desk.book.path, path, "--name", "数")[0] == 0
    status, told, target = printed(office, capsys, tmp_path, "数", "--year", 2026, kind="docx")
    assert (status, told_in(target)[0][0].split("人")[0]) == (0, "6"), told


def test_a_blank_one_is_printed_where_nobody_is_asked_for(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12))
    _, _, blank = printed(office, capsys, tmp_path, "登记表", "--choose", "打印哪些=一份空白的，不填内容")
    assert words_of(blank) == [""]
    _, _, found = printed(office, capsys, tmp_path, "登记表", "--search", "张三")
    assert ["张三" in page for page in words_of(found)] == [True]
    status, told, _ = printed(office, capsys, tmp_path, "登记表", "--search", "无此人")
    assert (status, "没有找到“无此人”" in told) == (1, True)


def test_a_shift_for_the_printer_moves_everything(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, scan(tmp_path), ("登记表", 1, words.COLUMN, "姓名", "", "", "", 20, 20, 40, 8, 12))
    _, _, plain = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    before = plain.read_bytes()
    book = Workbook()
    for line in (("表样名称", "表样文件", "整体右移", "整体下移"), ("登记表", words.SCAN, 3, -2)):
        book.active.append(line)
    book.save(tmp_path / "校准.xlsx")
    assert command(capsys, "import", office.desk.book.path, "reports.own_forms", tmp_path / "校准.xlsx", "--mode", "complete")[0] == 0
    _, _, target = printed(office, capsys, tmp_path, "登记表", "--id", 1)
    (tmp_path / "原.pdf").write_bytes(before)

    def orders(path):
        return PdfReader(path).pages[0].get_contents().get_data().decode("latin-1")

    assert "1 0 0 1 8.503937 5.669291 cm" in orders(target)
    assert "8.504 5.669 cm /Ground Do" in orders(target)
    assert "8.504 5.669 cm /Ground Do" not in orders(tmp_path / "原.pdf")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("坏.png", b"nothing of a picture", "不是图片（JPG、PNG），也不是PDF"),
        ("坏.pdf", b"%PDF-1.7\nnothing", "打不开，可能已经损坏"),
        ("空.jpg", b"", "是空的"),
        ("坏.docx", b"PK\x03\x04nothing", "不是真正的Word文件"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "不是Word文件（.docx）"),
        ("加锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "加了打开密码"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(office, capsys, tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    office.desk.book.close()
    status, said = command(capsys, "add-own-form", office.desk.book.path, tmp_path / name, "--ledger", PEOPLE)
    assert (status, told in said) == (1, True), said
    assert "Traceback" not in said
    assert json.loads(command(capsys, "own-forms", office.desk.book.path, "--json")[1]) == []


def test_a_locked_pdf_one_of_too_many_pages_and_one_of_200_mb_are_refused(office, tmp_path):
    book = office.desk.book
    for given, told in (({"password": "geheim"}, "加了密码"), ({"pages": 51}, "最多50页")):
        with pytest.raises(Refusal, match=told):
            ownfiles.take_scan(book, [pdf_of(tmp_path, **given)])
    large = tmp_path / "大.jpg"
    with large.open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(Refusal, match="200 MB"):
        ownfiles.take_scan(book, [large])
    with pytest.raises(Refusal, match="没有找到文件"):
        ownfiles.take_scan(book, [tmp_path / "没有.jpg"])


def test_a_picture_of_more_dots_than_any_paper_is_refused(office, tmp_path):
    huge = tmp_path / "炸弹.png"
    Image.new("1", (30_000, 30_000)).save(huge)
    with pytest.raises(Refusal, match="太大了"):
        ownfiles.take_scan(office.desk.book, [huge])


def test_a_name_that_is_taken_is_refused_and_taking_in_is_undone(office, tmp_path):
    book = office.desk.book
    with book.deed("表样") as session:
        keeping.new_scan(session, book, "登记表", PEOPLE, b"x", [(210.0, 297.0)], "表.pdf", TODAY)
    for name in ("登记表", "会员登记表"):
        with pytest.raises(Refusal, match=r"已经有|程序自带"), book.deed("表样") as session:
            keeping.new_scan(session, book, name, PEOPLE, b"x", [(210.0, 297.0)], "表.pdf", TODAY)
    undo.undo(book)
    with book.reading() as session:
        assert kept_sheet(session, "登记表") is None
    undo.redo(book)
    with book.reading() as session:
        assert kept_sheet(session, "登记表") is not None


# A Word file


def word_file(path, *paragraphs, rows=(), header=""):
    document = Document()
    for one in paragraphs:
        runs = one if isinstance(one, tuple) else (one,)
        paragraph = document.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for at, cells in enumerate(rows):
            for column, told in enumerate(cells):
                table.cell(at, column).text = told
    document.sections[0].header.paragraphs[0].text = header
    document.save(path)
    return path


def told_in(path):
    document = Document(path)
    return (
        [one.text for one in document.paragraphs],
        [[cell.text for cell in row.cells] for table in document.tables for row in table.rows],
        document.sections[0].header.paragraphs[0].text,
    )


def test_places_are_filled_wherever_they_stand_also_split_by_word(office, capsys, tmp_path):
    path = word_file(tmp_path / "证明.docx", ("兹证明{{姓", "名}}", "，{{出生日期|只", "要年}}年生"), "{{工会名称}}", rows=[("性别", "{{性别}}")], header="{{今天|2025年3月1日}}")
    ready(office, capsys, tmp_path, path, name="证明")
    status, _, target = printed(office, capsys, tmp_path, "证明", "--id", 1, kind="docx")
    assert status == 0
    paragraphs, cells, header = told_in(target)
    assert paragraphs[0].startswith("兹证明张一，")
    assert paragraphs[0].endswith("年生")
    assert paragraphs[1] == "某某机械厂工会"
    assert cells[0][1] in {"男", "女"}
    assert re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", header)


def test_a_row_of_a_table_is_repeated_for_every_chosen_row(office, capsys, tmp_path):
    path = word_file(tmp_path / "名单.docx", "名单", rows=[("序号", "姓名"), ("{{名单.序号}}", "{{名单.姓名}}")])
    ready(office, capsys, tmp_path, path, name="名单")
    _, _, target = printed(office, capsys, tmp_path, "名单", "--id", 1, "--id", 3, kind="docx")
    assert told_in(target)[1] == [["序号", "姓名"], ["1", "张一"], ["2", "张三"]]


def test_many_in_one_file_begin_each_on_a_page_and_one_each_go_into_a_folder(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, word_file(tmp_path / "证明.docx", "{{姓名}}", "完"), name="证明")
    _, _, target = printed(office, capsys, tmp_path, "证明", "--id", 1, "--id", 2, kind="docx")
    document = Document(target)
    assert [one.text for one in document.paragraphs] == ["张一", "完", "张二", "完"]
    assert [bool(one.paragraph_format.page_break_before) for one in document.paragraphs] == [False, False, True, False]
    folder = tmp_path / "各一份"
    folder.mkdir()
    status, told = command(capsys, "print", office.desk.book.path, "证明", "--id", 1, "--id", 2, "-o", folder)
    assert (status, sorted(one.name for one in folder.iterdir())) == (0, ["证明 张一.docx", "证明 张二.docx"]), told


def test_a_header_that_differs_cannot_stand_in_one_file(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, word_file(tmp_path / "证明.docx", "完", header="{{姓名}}"), name="证明")
    status, told, _ = printed(office, capsys, tmp_path, "证明", "--id", 1, "--id", 2, kind="docx")
    assert (status, "页眉页脚" in told) == (1, True)


def test_an_unknown_place_is_told_with_the_nearest_and_kept_only_as_it_is(office, capsys, tmp_path):
    path = word_file(tmp_path / "证明.docx", "{{姓明}} {{姓名}}")
    office.desk.book.close()
    given = ("add-own-form", office.desk.book.path, path, "--ledger", PEOPLE)
    status, told = command(capsys, *given)
    assert (status, "最相近的有：姓名" in told) == (1, True)
    assert command(capsys, *given, "--as-is")[0] == 0
    status, told, target = printed(office, capsys, tmp_path, "证明", "--id", 1, kind="docx")
    assert (status, told_in(target)[0]) == (0, [" 张一"])
    assert "“{{姓明}}”填不了" in told


def test_a_form_and_its_file_come_back_from_a_backup(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, word_file(tmp_path / "证明.docx", "{{姓名}}"), name="证明")
    made, again = tmp_path / "备份.duback", tmp_path / "又.desk"
    assert command(capsys, "backup", office.desk.book.path, "-o", made)[0] == 0
    assert command(capsys, "restore", made, "-o", again)[0] == 0
    target = tmp_path / "又.docx"
    assert command(capsys, "print", again, "证明", "--id", 1, "-o", target)[0] == 0
    assert told_in(target)[0] == ["张一"]


def test_a_removed_form_is_printed_no_more(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, word_file(tmp_path / "证明.docx", "{{姓名}}"), name="证明")
    status, told = command(capsys, "remove-own-form", office.desk.book.path, "证名")
    assert (status, "证明" in told) == (1, True)
    assert command(capsys, "remove-own-form", office.desk.book.path, "证明")[0] == 0
    status, told, _ = printed(office, capsys, tmp_path, "证明", "--id", 1, kind="docx")
    assert status == 1
    assert "没有代码为“证明”的表" in told


def test_a_ledger_that_is_gone_is_a_sentence(office, capsys, tmp_path):
    ready(office, capsys, tmp_path, word_file(tmp_path / "证明.docx", "{{姓名}}"), name="证明")
    book = open_book(office.desk.book.path)
    with book.deed("改") as session:
        session.execute(text("update own_form set ledger = '从前的台账'"))
    book.close()
    status, told = command(capsys, "own-forms", office.desk.book.path)
    assert (status, "程序里已经没有这个台账了" in told) == (1, True)
    status, told, _ = printed(office, capsys, tmp_path, "证明", "--id", 1, kind="docx")
    assert (status, "请在“自备表样”里给它另选一个台账" in told) == (1, True)
