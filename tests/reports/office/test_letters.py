"""A 公文 with lists as annexes, its marks and its foot; the pack for the next clerk; a ledger's list as a proof."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.culture.press.ledgers import ARTICLES
from desk_union.reports.office.ledgers import CHECKLIST_ITEMS, CHECKLISTS, LETTER_ANNEXES, OFFICIAL_LETTERS
from desk_union.store.overrides import Faulty
from tests.union_work import command, sheet, working_office

ASKING = {
    "title": "关于申请拨付活动经费的请示", "kind": "请示", "number": "厂工〔2026〕12号", "day": date(2026, 11, 18), "addressee": "市总工会", "signer": "赵主席",
    "body": "现申请拨付专项经费5万元。\n妥否，请批示。", "annexes": "活动方案", "copies": "公司党委", "urgency": "特急", "remark": "联系人：王干事，88886666",
}  # fmt: skip


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def letter(office):
    row = office.save(OFFICIAL_LETTERS, **ASKING)
    for n, day in enumerate((date(2026, 10, 8), date(2025, 3, 5)), 1):
        office.save(ARTICLES, title=f"第{n}篇稿件", medium="日报", sent_on=day, published_on=day)
    office.save(LETTER_ANNEXES, letter=row, place=1, title="2026年稿件", sheet="信息稿件台账", first=date(2026, 1, 1), last=date(2026, 11, 18))
    return row


def printed(capsys, office, tmp_path, row, kind):
    path = office.desk.book.path
    office.desk.book.close()
    target = tmp_path / f"公文.{kind}"
    status, told = command(capsys, "print", path, "reports.letter", "-o", target, "--id", row)
    assert status == 0, told
    if kind == "docx":
        word = Document(target)
        cells = [cell.text for table in word.tables for line in table.rows for cell in line.cells]
        return ["\n".join([*(one.text for one in word.paragraphs), *cells])]
    return [page.extract_text() for page in PdfReader(target).pages]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_list_goes_with_a_letter(capsys, office, tmp_path, kind):
    pages = printed(capsys, office, tmp_path, letter(office), kind)
    whole = "".join(pages).replace(" ", "")
    for told in ("附件：1.2026年稿件", "2.活动方案", "特　急", "签发人：赵主席", "（联系人：王干事，88886666）", "抄送：公司党委。", "2026年11月18日印发", "第1篇稿件"):
        assert told.replace("　", "") in whole.replace("　", ""), told
    assert "第2篇稿件" not in whole, "of another year"
    if kind == "pdf":
        assert "附件1" in pages[-1]
        assert "抄送" in pages[-1], "the foot stands on the last page"


def test_days_of_a_ledger_without_days_are_a_sentence(office):
    row = letter(office)
    with pytest.raises(Faulty, match="没有按日期的栏目"):
        office.save(LETTER_ANNEXES, letter=row, place=2, title="会员名册", sheet="职工会员花名册", first=date(2026, 1, 1))
    office.save(LETTER_ANNEXES, letter=row, place=2, title="会员名册", sheet="职工会员花名册")


def test_a_ledger_that_there_is_not_and_days_turned_round_are_sentences(capsys, office, tmp_path):
    row = letter(office)
    with pytest.raises(Faulty, match="早于"):
        office.save(LETTER_ANNEXES, letter=row, place=3, title="稿件", first=date(2026, 5, 1), last=date(2026, 1, 1))
    path = office.desk.book.path
    office.desk.book.close()
    bad = sheet(tmp_path, ("公文", "顺序", "附件名称", "用哪个台账"), (ASKING["title"], 4, "名册", "没有的台账"))
    status, told = command(capsys, "import", path, "reports.letter_annexes", bad)
    assert (status, "没有的台账" in told) == (1, True)


def packed(capsys, office, tmp_path, code):
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "export", path, code, "-o", tmp_path / "包.zip")
    assert status == 0, told
    with zipfile.ZipFile(tmp_path / "包.zip") as file:
        return file.namelist(), told


def test_the_pack_for_the_next_clerk(capsys, office, tmp_path):
    office.do("reports.log", day="2026-11-03", what="召开委员会会议")
    names, told = packed(capsys, office, tmp_path, "reports.archive_pieces")
    assert {"01 资料移交清单.pdf", "02 工作日历表.pdf", "03 逾期没办的事.pdf", "07 工作日历.pdf", "12 工作日志.pdf"} <= set(names)
    assert "《卷内目录》没有打印" in told
    assert "备份" in told


def test_a_ledger_is_a_proof_too(capsys, office, tmp_path):
    held = office.save(CHECKLISTS, name="验收", year=2026)
    office.save(ARTICLES, title="稿件", medium="日报", sent_on=date(2026, 10, 8), published_on=date(2026, 10, 8))
    office.save(CHECKLIST_ITEMS, checklist=held, place=1, title="稿件", sheet="信息稿件台账")
    office.save(CHECKLIST_ITEMS, checklist=held, place=2, title="往年稿件", sheet="信息稿件台账", year=2024)
    names, told = packed(capsys, office, tmp_path, "reports.checklists")
    assert "01 稿件.pdf" in names
    assert "02 往年稿件.pdf" not in names
    assert "第2项的《信息稿件台账》2024年没有记录" in told


def test_a_list_too_wide_for_the_text_lies_and_the_others_stand(capsys, office, tmp_path):
    row = letter(office)
    office.save(LETTER_ANNEXES, letter=row, place=2, title="名册", sheet="职工会员花名册")
    path = office.desk.book.path
    office.desk.book.close()
    for kind in ("pdf", "docx"):
        assert command(capsys, "print", path, "reports.letter", "-o", tmp_path / f"公文.{kind}", "--id", row)[0] == 0
    shapes = [(page.mediabox.width > page.mediabox.height, page.extract_text()) for page in PdfReader(tmp_path / "公文.pdf").pages]
    assert ["附件2" in text for lies, text in shapes if lies] == [True]
    assert not shapes[-1][0], "the foot stands on a page that stands"
    assert "印发" in shapes[-1][1]
    sections = Document(tmp_path / "公文.docx").sections
    assert [one.page_width > one.page_height for one in sections] == [False, True, False]


@pytest.mark.parametrize("lines", range(5, 13))
def test_no_page_bears_a_signature_alone(capsys, office, tmp_path, lines):
    row = office.save(OFFICIAL_LETTERS, **{**ASKING, "annexes": None, "remark": None, "body": "\n".join(f"第{n}件事请各分会抓紧办理。" for n in range(lines))})
    pages = printed(capsys, office, tmp_path, row, "pdf")
    signed = next(text for text in pages if "2026年11月18日" in text)
    assert "件事" in signed


def test_a_table_in_a_letter_is_as_wide_as_its_text(capsys, office, tmp_path):
    row = letter(office)
    path = office.desk.book.path
    office.desk.book.close()
    assert command(capsys, "print", path, "reports.letter", "-o", tmp_path / "公文.docx", "--id", row)[0] == 0
    table = Document(tmp_path / "公文.docx").tables[0]
    assert sum(column.width.mm for column in table.columns) == pytest.approx(156, abs=0.5)
