"""工作日志 takes what was done elsewhere and feeds the month; an inspection's list becomes a folder; boxes and letters."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.basis.refusal import Refusal
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.reports.office.due import due
from desk_union.reports.office.ledgers import ARCHIVE, CHECKLIST_ITEMS, CHECKLISTS, OFFICIAL_LETTERS, WORKLOG
from desk_union.reports.office.logged import in_work_words
from desk_union.screens.list.exportpage import ExportPage
from desk_union.screens.list.listpage import ListPage
from desk_union.store import undo
from desk_union.store.overrides import Faulty
from desk_union.store.progress import finish
from tests.union_work import command, kept, sheet, working_office

TODAY = date(2026, 11, 20)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_deeds_of_the_day_become_lines_once(office):
    row = office.save(ARTICLES, title="信息", medium="日报", sent_on=date(2026, 11, 18))
    office.do("culture.publish", row, day="2026-11-19", level="市级")
    office.do("reports.take_work", first="2026-11-20", last="2026-11-20")
    lines = office.all(WORKLOG)
    told = [one.what for one in lines]
    assert "登记发表：信息" in told or any("发表" in one for one in told)
    published = next(one for one in lines if "发表" in one.what)
    assert (published.kept_in, published.kept, published.day) == ("article", row, TODAY)
    with pytest.raises(Refusal, match="没有可收的办理记录"):
        office.do("reports.take_work", first="2026-11-20", last="2026-11-20")


def test_what_was_taken_back_is_not_logged(office):
    office.do("reports.take_work", first="2026-11-20", last="2026-11-20")
    before = len(office.all(WORKLOG))
    row = office.save(ARTICLES, title="信息", medium="日报", sent_on=date(2026, 11, 18))
    undo.undo(office.desk.book)
    with pytest.raises(Refusal, match="没有可收的办理记录"):
        office.do("reports.take_work", first="2026-11-20", last="2026-11-20")
    assert len(office.all(WORKLOG)) == before
    assert row


def test_the_log_is_what_was_done_in_the_month(office):
    office.do("reports.log", day="2026-10-21", what="走访住院职工", heads="2", result="送上慰问金")
    office.do("reports.log", day="2026-10-05", what="召开委员会会议。")
    text = office.tables("reports.month", year=2026, month=10)[0].rows
    assert text[1][0] == "1. 10月5日，召开委员会会议。\n2. 10月21日，走访住院职工，2人参加，送上慰问金。"


def test_a_group_has_its_own_book(office):
    office.do("reports.log", day="2026-10-21", what="班组学习", unit="机修小组", heads="6")
    office.do("reports.log", day="2026-10-22", what="报送月报")
    (whole,) = office.tables("reports.worklog", year=2026, month=10)
    assert (whole.title, len(whole.rows)) == ("二级工会工作台账", 2)
    unit = office.all(WORKLOG)[0].unit
    (own,) = office.tables("reports.worklog", year=2026, month=10, unit=unit)
    assert (own.title, [row[3] for row in own.rows]) == ("工会小组工作台账", ["班组学习"])
    assert office.figure("reports.work_entries") == 2


def test_a_day_to_come_was_not_worked(office):
    with pytest.raises(Faulty, match="还没有到"):
        office.save(WORKLOG, day=date(2026, 12, 1), what="开会")


HEADS = ("清单名称", "序号", "验收标准", "分值", "用哪张表", "数字", "存放位置")


def test_an_item_twice_is_refused(capsys, office, tmp_path):
    office.save(CHECKLISTS, name="职工之家验收", year=2026)
    path = office.desk.book.path
    office.desk.book.close()
    twice = sheet(tmp_path, HEADS, ("职工之家验收", 1, "会员花名册", "2", None, None, None), ("职工之家验收", 2, "委员会会议", "3", None, None, None), ("职工之家验收", 3, "会员 花名册", "2", None, None, None))
    status, told = command(capsys, "import", path, "reports.checklist_items", twice)
    assert (status, "第4行" in told, "已经有了（第1项），同一项不能有两次" in told) == (1, True, True)
    assert kept(path, CHECKLIST_ITEMS) == []


def test_a_folder_has_numbered_proofs_and_names_what_lacks(capsys, office, tmp_path):
    day = date(2026, 12, 1)
    held = office.save(CHECKLISTS, name="职工之家验收", year=2026, day=day, inspector="市总工会")
    office.save(ARTICLES, title="信息", medium="日报", sent_on=date(2026, 3, 1), published_on=date(2026, 3, 2))
    items = (("花名册", {"sheet": "会员花名册"}), ("稿件", {"figure": "culture.articles"}), ("照片", {}), ("账本", {"lies": "2号柜"}), ("年鉴", {"sheet": "没有的表"}))
    rows = [office.save(CHECKLIST_ITEMS, checklist=held, place=n, title=title, points="2", **more) for n, (title, more) in enumerate(items, 1)]
    with office.desk.book.reading() as session:
        assert [one.sentence for one in due(session, TODAY) if one.kind == "inspection"] == ["“职工之家验收”2026年12月1日检查，还缺1项资料。"]
    tables = office.tables("reports.folder", row=held)
    listed = [table for table in tables if table.columns[0].title == "编号"]
    assert [row[3] for row in listed[0].rows] == ["《会员花名册》2026年", "信息稿件发表篇数1篇", "缺", "2号柜", "《没有的表》2026年"]
    assert [row[1] for row in listed[1].rows] == ["照片"]
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "export", path, "reports.checklists", "-o", tmp_path / "资料.zip")
    assert status == 0, told
    assert "缺1项：03 照片。" in told
    assert "第5项的《没有的表》不是程序里的表" in told
    with zipfile.ZipFile(tmp_path / "资料.zip") as file:
        assert file.namelist() == ["00 封面目录缺项.pdf", "01 花名册.pdf", "02 稿件（明细）.pdf"]
        assert all(file.read(name)[:4] == b"%PDF" for name in file.namelist())
    assert rows


def test_proofs_are_made_ready(office):
    held = office.save(CHECKLISTS, name="验收", year=2026)
    rows = [office.save(CHECKLIST_ITEMS, checklist=held, place=n, title=f"项目{n}") for n in (1, 2)]
    assert office.do("reports.item_ready", rows[0], lies="1号柜").done.notes == ("这份清单还缺1项。",)
    assert office.do("reports.item_ready", rows[1]).done.notes == ("这份清单不缺了。",)


def test_an_empty_checklist_prints_nothing(office):
    with pytest.raises(Refusal, match="还没有验收资料清单"):
        office.tables("reports.folder")
    held = office.save(CHECKLISTS, name="验收")
    with pytest.raises(Refusal, match="里还没有项目"):
        office.tables("reports.folder", row=held)


def test_papers_go_into_boxes_in_their_order(office):
    rows = [office.save(ARCHIVE, title=f"记录{n}", category="组织", year=2025, made_on=date(2025, 12, 30 - n), pages=10) for n in (1, 2, 3)]
    with pytest.raises(Refusal, match="还没有装盒"):
        office.tables("reports.box_contents")
    office.do("reports.box", *rows[:2], box="2025-1", lies="2号柜")
    told = office.do("reports.box", rows[2], box="2025-1")
    assert "从第3件起" in told.done.words
    (contents,) = office.tables("reports.box_contents", year=2025)
    assert [tuple(row[1:3]) for row in contents.rows] == [("1", "记录2"), ("2", "记录1"), ("3", "记录3")]
    handed, left = office.tables("reports.handover")
    assert [tuple(map(str, row[1:6])) for row in handed.rows] == [("2025", "组织", "3", "2025-1", "2号柜")]
    assert left.title == "未了事项移交清单"


def test_a_letter_stands_on_the_page_of_the_standard(capsys, office, tmp_path):
    """GB/T 9704: 22 lines a page, red head with number, who signed it out where it goes upward, its own page numbers."""
    body = "一、范围\n各小组。\n" + "\n".join(f"第{n}条。" for n in range(1, 20))
    more = {"number": "厂工〔2026〕3号", "annexes": "推荐表\n名额表", "signer": "赵主席", "day": date(2026, 11, 20), "body": body}
    row = office.save(OFFICIAL_LETTERS, title="关于评先的通知", kind="通知", addressee="各小组", copies="厂党委", **more)
    upward = office.save(OFFICIAL_LETTERS, title="关于评先的请示", kind="请示", addressee="厂党委：", **{**more, "number": "厂工〔2026〕4号"})
    path = office.desk.book.path
    office.desk.book.close()

    def printed(of, name):
        assert command(capsys, "print", path, "reports.letter", "-o", tmp_path / name, "--id", of)[0] == 0
        return [page.extract_text() for page in PdfReader(tmp_path / name).pages]

    pages = printed(row, "通知.pdf")
    assert len(pages) == 2
    assert all(f"— {n} —" in page for n, page in enumerate(pages, 1))
    for words in ("某某机械厂工会文件", "厂工〔2026〕3号", "各小组：", "一、范围"):
        assert words in pages[0], words
    for words in ("附件：1.推荐表", "2.名额表", "2026年11月20日", "抄送：厂党委。"):
        assert words in pages[1], words
    assert "签发人" not in pages[0]
    assert "签发人：赵主席" in printed(upward, "请示.pdf")[0]
    assert command(capsys, "print", path, "reports.letter", "-o", tmp_path / "通知.docx", "--id", row)[0] == 0
    document = Document(str(tmp_path / "通知.docx"))
    assert [(one.text, one.runs[0].font.name) for one in document.paragraphs if one.text in {"关于评先的通知", "一、范围", "各小组。"}] == [("关于评先的通知", "方正小标宋简体"), ("一、范围", "黑体"), ("各小组。", "仿宋_GB2312")]
    section = document.sections[0]
    assert [round(one.mm) for one in (section.top_margin, section.left_margin, section.right_margin)] == [37, 28, 26]


def test_an_inspectors_lines_are_pasted_into_a_list(office):
    held = office.save(CHECKLISTS, name="检查", year=2026)
    pasted = "序号\t类别\t验收内容\t分值\n1\t组织\t会员花名册、组织机构\t5分\n2\t民主\t职工代表大会资料\t10\n\n（三）工会经费收支\n4. 活动照片"
    told = office.do("reports.list_items", held, items=pasted).done
    assert told.words == "在“检查”里列入4项。"
    assert [(one.place, one.section, one.title, one.points) for one in office.all(CHECKLIST_ITEMS)] == [
        (1, "组织", "会员花名册、组织机构", "5"), (2, "民主", "职工代表大会资料", "10"), (3, None, "工会经费收支", None), (4, None, "活动照片", None),
    ]  # fmt: skip
    with pytest.raises(Refusal, match="同一项不能有两次"):
        office.do("reports.list_items", held, items="职工代表大会 资料")
    with pytest.raises(Refusal, match="没有一行是验收项目"):
        office.do("reports.list_items", held, items="序号\t项目\n \n")
    assert len(office.all(CHECKLIST_ITEMS)) == 4


def test_a_sheet_that_there_is_not_is_refused_with_the_nearest(capsys, office, tmp_path):
    office.save(CHECKLISTS, name="职工之家验收", year=2026)
    path = office.desk.book.path
    office.desk.book.close()
    bad = sheet(tmp_path, HEADS, ("职工之家验收", 1, "花名册", "2", "花名册", None, None))
    status, told = command(capsys, "import", path, "reports.checklist_items", bad)
    assert (status, "第2行「用哪张表」（花名册）：没有叫“花名册”的表。相近的有：会员花名册、职工花名册" in told) == (1, True)
    good = sheet(tmp_path, HEADS, ("职工之家验收", 1, "花名册", "2", "《会员花名册》", None, None), ("职工之家验收", 2, "稿件", "2", "信息稿件台账", None, None))
    assert command(capsys, "import", path, "reports.checklist_items", good)[0] == 0
    assert [one.sheet for one in kept(path, CHECKLIST_ITEMS)] == ["会员花名册", "信息稿件台账"]


def test_the_folder_is_of_the_list_that_is_chosen(capsys, office, tmp_path):
    lists = [office.save(CHECKLISTS, name=f"验收{n}", year=2026, day=date(2026, 12, n)) for n in (1, 2)]
    for one in lists:
        office.save(CHECKLIST_ITEMS, checklist=one, place=1, title="账本", lies="2号柜")
    page = ListPage(office.desk, CHECKLISTS)
    export = replace(ExportPage.of(page, [lists[0]]), count=2)
    export.format = export.formats[-1]
    assert "“验收1”" in finish(export.write(tmp_path / "一.zip"))
    assert "“验收2”" in finish(replace(export, chosen=()).write(tmp_path / "二.zip")), "the newest"
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "export", path, "reports.checklists", "-o", tmp_path / "三.zip", "--where", "清单名称=验收1")
    assert (status, "“验收1”" in told) == (0, True)


def test_an_entry_goes_with_a_row_that_is_found_again(office):
    row = office.save(ARTICLES, title="信息", medium="日报", sent_on=date(2026, 11, 18))
    entry = office.do("reports.log", day="2026-11-20", what="写了一篇信息", source="信息稿件台账", named="信息").done.ids[0]
    assert [(one.kept_in, one.kept) for one in office.all(WORKLOG) if one.id == entry] == [("article", row)]
    with pytest.raises(Refusal, match="里没有“别的”"):
        office.do("reports.log", day="2026-11-20", what="写了一篇信息", source="信息稿件台账", named="别的")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("新增 梁明 2026.11.30 生病探望（走访慰问台账）", "登记走访慰问：梁明 2026.11.30 生病探望"), ("修改 王五（职工会员花名册）", "修改职工会员花名册：王五"), ("批准发放单 发-2026-0001", "批准发放单 发-2026-0001"),
        ("新增 灭火器（安全检查（检查项目））", "登记安全检查（检查项目）：灭火器"),
    ],
)  # fmt: skip
def test_a_deed_is_told_as_a_clerk_tells_it(title, words):
    assert in_work_words(title) == words
