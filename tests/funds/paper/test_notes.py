"""The notes to the statements: their numbers are those of the books, what the books cannot know is marked to be filled in."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.describe.prose import Heading, Paragraph, ProseGrid
from desk_union.describe.sheet import Request
from desk_union.funds.ledgers.property import ASSETS
from desk_union.funds.paper.notessheets import SHEETS
from desk_union.funds.tables import Budget
from desk_union.prints import stationery
from desk_union.prints.prose.prosepdf import write_prose
from desk_union.prints.prose.proseword import write_prose_docx
from desk_union.store import rows
from desk_union.store.progress import finish
from tests.funds.property_books import TODAY, office

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.prose import Prose
    from tests.funds.property_books import Office

(SHEET,) = SHEETS
DAY = date(2025, 12, 31)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    """Dues 6,000, sports 1,500 of a budget of 3,000, 200 found to belong to the year before, a pennant at 1 yuan."""
    folder: Path = tmp_path_factory.mktemp("附注")
    with office(folder, a102=100_000_00, a32205=-100_000_00) as one:
        one.voucher(date(2025, 1, 10), ("102", 6000_00, 0), ("401", 0, 6000_00))
        one.voucher(date(2025, 5, 10), ("50102", 1500_00, 0), ("102", 0, 1500_00))
        one.voucher(date(2025, 6, 10), ("102", 200_00, 0), ("32201", 0, 200_00))
        one.post()
        with one.book.deed("预算和资产") as session:
            session.add(Budget(year=2025, account=one.account["501"], amount=3000_00))
            asset = {
                "number": "01", "name": "劳模赠旗", "category": "文物和陈列品", "cost": 100, "nominal": True,
                "acquired_on": date(2025, 2, 1), "source": "接受捐赠",
            }  # fmt: skip
            rows.save_row(session, ASSETS, None, asset, TODAY)
        yield one


@pytest.fixture(scope="module")
def notes(made: Office) -> Prose:
    with made.book.reading() as session:
        return SHEET.content.fill(session, Request(DAY, DAY, year=2025))


def text_of(notes: Prose) -> str:
    return "".join(one.text for one in notes.blocks if isinstance(one, Paragraph))


def grid(notes: Prose, title: str) -> ProseGrid:
    return next(one for one in notes.blocks if isinstance(one, ProseGrid) and one.title == title)


def test_all_that_notes_must_tell_has_a_heading(notes) -> None:
    heads = [one.text for one in notes.blocks if isinstance(one, Heading)]
    assert [head[:2] for head in heads] == ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、"]
    for said in ("声明", "财务状况", "预算执行", "会计政策", "重要项目", "处置", "名义金额", "以前年度", "其他"):
        assert any(said in head for head in heads)


def test_numbers_are_those_of_the_books(notes) -> None:
    told = text_of(notes)
    assert "2025年末资产总计104,700.00元，比年初增加4,700.00元" in told
    assert "2025年收入合计6,000.00元，支出合计1,500.00元，收支差额4,500.00元" in told
    assert "本年支出预算（含调整）3,000.00元，完成1,500.00元，执行率50.0%" in told
    assert grid(notes, "货币资金").totals == ("合计", "100,000.00", "104,700.00")
    assert grid(notes, "本年支出明细").rows == [("50102 职工活动支出-文体活动支出", "1,500.00", "")]
    assert grid(notes, "年初余额调整").totals == ("合计", "", "", "200.00")
    assert grid(notes, "以名义金额（1元）计量的资产").rows[0][0] == "劳模赠旗"


def test_a_year_that_is_not_closed_says_so(notes) -> None:
    assert "还没有年终结账" in text_of(notes)


def test_it_is_printed_and_written_for_word_with_every_block(made, notes) -> None:
    out = BytesIO()
    printed = finish(write_prose(notes, out))
    pages = "".join(page.extract_text() for page in PdfReader(out).pages).replace("\n", "")
    with made.book.reading() as session:
        hand = stationery.read(session)
    word = BytesIO()
    finish(write_prose_docx(notes, word, at=datetime(2026, 1, 5), hand=hand))
    document = Document(word)
    paragraphs = "".join(one.text for one in document.paragraphs)
    assert printed.missing == ()
    assert len(document.tables) == len([one for one in notes.blocks if isinstance(one, ProseGrid)])
    for block in notes.blocks:
        if not isinstance(block, ProseGrid):
            assert block.text.replace("\n", "")[:30] in paragraphs
            assert block.text.split("\n")[0][:20] in pages
    assert [table.title for table in notes.tables()][:2] == ["财务报表附注", "资产、负债和净资产"]
