"""The books of account on paper: what a page carries is right on every page, red lines close months, pages run through."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.basis.money import parse_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.account import deeds, periods
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.paper import columnfolios
from desk_union.funds.paper.booksheets import SHEETS
from desk_union.funds.tables import Opening
from desk_union.office.signers import Signer
from desk_union.office.signers import write as write_signers
from desk_union.prints.books.bookpaging import leaves
from desk_union.prints.books.bookpdf import write_book
from desk_union.prints.lists.listxlsx import write_xlsx
from desk_union.prints.type.fonts import fonts_here
from desk_union.store.progress import finish
from tests.funds.property_books import office
from tests.prints.conftest import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.accountbook import AccountBook
    from tests.funds.property_books import Office

BY_CODE = {sheet.code: sheet for sheet in SHEETS}
DAY = date(2025, 12, 31)
LONG = "支付会员节日慰问品（端午粽子、中秋月饼、春节米面油）款，附验收单、发放签领表和采购合同，经主席办公会议同意"
FONTS = fonts_here(bundled_only=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    """A year of 260 vouchers on 102, with summaries of one line and of five."""
    folder: Path = tmp_path_factory.mktemp("账簿")
    with office(folder, a102=1_000_000_00, a101=500_00, a32205=-1_000_500_00) as one:
        _year(one)
        with one.book.deed("签章人") as session:
            told = (("记账", "王一", 2024, 1), ("记账", "李二", 2025, 7), ("会计主管", "赵三", 2020, 1))
            write_signers(session, [Signer(role, name, date(year, month, 1)) for role, name, year, month in told])
        yield one


def _year(one: Office) -> None:
    dice = random.Random(5)
    drafts = []
    for number in range(260):
        day = date(2025, 1, 3) + timedelta(days=number // 2 * 340 // 130)
        amount = dice.randint(1_00, 900_00)
        summary = LONG if number % 7 == 0 else f"第{number}笔"
        if number % 5 == 0:
            lines = (VoucherLine(summary, one.account["102"], debit=amount), VoucherLine(summary, one.account["401"], credit=amount))
        else:
            code = ("50102", "50105", "50502")[number % 3]
            lines = (VoucherLine(summary, one.account[code], debit=amount), VoucherLine(summary, one.account["102"], credit=amount))
        drafts.append(Draft(day, lines, papers=1))
    with one.book.deed("凭证") as session:
        deeds.draft_vouchers(session, drafts)
    one.post()


def bound(made: Office, code: str, chosen: dict[str, str] | None = None, **more) -> AccountBook:
    with made.book.reading() as session:
        return BY_CODE[code].content.fill(session, Request(DAY, DAY, **{"year": 2025, **more}, chosen=chosen or {}))


def printed(book: AccountBook) -> Paper:
    out = BytesIO()
    told = finish(write_book(book, out, fonts=FONTS))
    return Paper(out.getvalue(), told, ())


@pytest.mark.parametrize(
    ("code", "chosen", "places"),
    [
        ("funds.bank_journal", {}, (-3, -2, -1)),
        ("funds.subsidiary_ledger", {"account": "102"}, (-4, -3, -1)),
    ],
)
def test_what_a_page_carries_is_the_month_so_far_on_every_page(made, code, chosen, places) -> None:
    book = bound(made, code, chosen)
    (folio,) = book.folios
    pages = leaves(folio, FONTS, 1)
    paper = printed(book)
    assert len(paper.pages) == len(pages) > 5
    debit = credit = 0
    balance: int | None = None
    carried: list[int | None] | None = None
    for number, leaf in enumerate(pages):
        lines = [(word, [cells[place] for place in places]) for word, cells in _four(paper, number, leaf)]
        assert (lines[0][0] == "承前页") == (number > 0)
        assert (lines[-1][0] == "过次页") == (number < len(pages) - 1)
        for word, (came, went, left) in lines:
            if word in {"承前页", "过次页"}:
                assert (came, went, left) == (debit, credit, balance)
                if word == "承前页":
                    assert [came, went, left] == carried
                carried = [came, went, left]
            elif word == "本月合计":
                assert (came, went, left) == (debit, credit, balance)
            elif word == "本年累计":
                debit = credit = 0
                assert left == balance
            elif word not in {"本日合计", "结转下年"}:
                debit, credit = debit + (came or 0), credit + (went or 0)
                expected = left if balance is None else balance + (came or 0) - (went or 0)
                assert left == expected
                balance = left
    assert balance == made.balance("102")


def _four(paper: Paper, number: int, leaf) -> list[tuple[str, list[int | None]]]:
    """Amounts of the last four columns; 借或贷 is no amount and stands for None."""
    edges, last = leaf.edges, len(leaf.edges) - 2
    rows: dict[float, dict[int, str]] = {}
    for piece in paper.pieces(number):
        column = sum(edge <= piece.x for edge in edges) - 1
        if 0 <= column <= last and piece.size <= 9:
            rows.setdefault(round(piece.y, 0), {})[column] = piece.text
    found = []
    for _, cells in sorted(rows.items(), reverse=True):
        if re.fullmatch(r"-?[\d,]+\.\d\d", cells.get(last, "")):
            told = [cells.get(place, "") for place in range(last - 3, last + 1)]
            found.append((cells.get(3, ""), [parse_yuan(text) if text[:1].isdigit() else None for text in told]))
    return found


def test_the_last_line_of_every_full_page_stands_at_the_same_height(made) -> None:
    paper = printed(bound(made, "funds.bank_journal"))
    heights = {
        round(piece.y, 1) for n in range(len(paper.pages)) for piece in paper.pieces(n) if piece.text == "过次页"
    }
    assert len(heights) == 1


def test_a_long_summary_is_printed_whole(made) -> None:
    paper = printed(bound(made, "funds.bank_journal"))
    told = re.sub(r"\s", "", paper.text)
    assert told.count("采购合同，经主席办公会议同意") == len([n for n in range(260) if n % 7 == 0])


def test_months_close_with_a_red_line_and_december_with_two(made) -> None:
    (folio,) = bound(made, "funds.general_ledger", {"account": "102"}).folios
    closing = [(row.cells[3], row.rule) for row in folio.rows if row.rule]
    assert closing[:2] == [("本月合计", "single"), ("本年累计", "single")]
    assert closing[-2:] == [("本月合计", "single"), ("本年累计", "double")]
    assert folio.rows[-1].cells[3] == "结转下年"
    assert [rule for _, rule in closing].count("double") == 1
    page = printed(bound(made, "funds.general_ledger", {"account": "102"})).reader.pages[0]
    assert page.get_contents().get_data().count(b".78 0 0 RG") == 1


def test_several_lines_of_a_day_have_their_sum(made) -> None:
    (folio,) = bound(made, "funds.bank_journal", month=1).folios
    rows = [row.cells for row in folio.rows]
    sums = [place for place, cells in enumerate(rows) if cells[3] == "本日合计"]
    assert sums
    for place in sums:
        day = [cells for cells in rows[:place] if cells[1] == rows[place][1] and cells[2]]
        assert len(day) > 1
        for column in (6, 7):
            assert sum(parse_yuan(cells[column]) for cells in day if cells[column]) == parse_yuan(rows[place][column])


def test_the_columns_of_an_expense_add_up_to_what_was_spent(made) -> None:
    (folio,) = bound(made, "funds.columns_ledger", {"account": "501"}).folios
    assert [column.title for column in folio.columns[8:]] == ["文体活动", "会员活动"]
    for row in folio.rows:
        for cells in (row.cells, row.carry):
            if cells[3] not in {"年初余额", "结转下年"}:
                assert parse_yuan(cells[4] or "0") == sum(parse_yuan(cell or "0") for cell in cells[8:])


def test_an_account_that_was_not_used_is_refused_by_name(made) -> None:
    with pytest.raises(Refusal, match="2025年2月没有可以打印的项目明细账"):
        bound(made, "funds.project_ledger", month=2)


def test_the_book_of_the_year_has_its_pages_numbered_through(made) -> None:
    book = bound(made, "funds.yearbook")
    paper = printed(book)
    pages = [re.sub(r"\s", "", text) for text in paper.pages]
    assert "会计账簿" in pages[0]
    assert "账簿启用及经管人员一览表" in pages[1]
    assert "目录第1页" in pages[2]
    numbered = [int(found[1]) for text in pages if (found := re.search(r"(?<!目录)第(\d+)页(?!至)", text[:400]))]
    body = [text for text in pages[2:] if "目录第" not in text]
    assert [int(re.search(r"第(\d+)页", text)[1]) for text in body] == list(range(1, len(body) + 1))
    assert numbered
    for folio in book.folios:
        assert f"第1页至第{len(body)}页" in pages[0] + pages[1]
        assert folio.account.replace(" ", "") in pages[2]


def test_the_contents_name_the_first_and_last_page_of_each_account(made) -> None:
    book = bound(made, "funds.yearbook")
    paper = printed(book)
    contents = re.sub(r"\s", "", paper.pages[2])
    first = 1
    for folio in book.folios:
        count = len(leaves(folio, FONTS, first))
        span = f"{first}" if count == 1 else f"{first}—{first + count - 1}"
        assert f"{folio.book}{folio.account}{span}".replace(" ", "") in contents
        first += count


def test_who_kept_the_books_stands_with_the_days_of_taking_over(made) -> None:
    text = printed(bound(made, "funds.yearbook")).pages[1]
    for told in ("王一", "李二", "2024-01-01", "2025-07-01", "赵三", "启用日期", "2025年1月1日"):
        assert told in text


def test_a_workbook_has_the_lines_but_no_page_carries(made, tmp_path) -> None:
    book = bound(made, "funds.yearbook")
    for _ in write_xlsx(book.tables(), tmp_path / "账簿.xlsx"):
        pass
    sheets = openpyxl.load_workbook(tmp_path / "账簿.xlsx").worksheets
    assert [sheet.title for sheet in sheets] == [
        "总账",
        "现金日记账",
        "银行存款日记账",
        "三栏式明细账",
        "多栏式明细账",
        "多栏式明细账(2)",
    ]
    words = [str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "过次页" not in words
    assert "承前页" not in words
    assert words.count(LONG) >= 38


def test_more_columns_than_a_page_holds_go_on_in_a_further_part(made, monkeypatch) -> None:
    monkeypatch.setattr(columnfolios, "MOST", 1)
    parts = bound(made, "funds.columns_ledger", {"account": "501"}).folios
    assert [(part.columns[-1].title, part.facts) for part in parts] == [
        ("文体活动", "第1部分，共2部分"), ("会员活动", "第2部分，共2部分"),
    ]  # fmt: skip
    assert [row.cells[:8] for row in parts[0].rows] == [row.cells[:8] for row in parts[1].rows]


def test_a_later_month_begins_with_what_had_moved_in_the_year(made) -> None:
    def last(code: str, chosen: dict[str, str], **more) -> list[str]:
        rows = bound(made, code, chosen, **more).folios[0].rows
        return [cell for row in rows if row.cells[3] == "本年累计" for cell in row.cells[4:] if cell][-4:]

    for code, chosen in (("funds.columns_ledger", {"account": "501"}), ("funds.subsidiary_ledger", {"account": "102"})):
        whole = bound(made, code, chosen).folios[0].rows
        june = [row.cells for row in whole if row.cells[0] == "06" and row.cells[3] == "本年累计"]
        assert [row.cells for row in bound(made, code, chosen, month=6).folios[0].rows if row.rule][-1:] == june
    assert last("funds.general_ledger", {"account": "102"}) == last(
        "funds.general_ledger", {"account": "102"}, month=12
    )


def test_books_taken_over_in_mid_year_begin_with_their_first_month(tmp_path) -> None:
    with office(tmp_path) as one:
        with one.book.deed("启用") as session:
            periods.set_start(session, 202506)
            session.add(Opening(account=one.account["102"], debit=900_00, moved_debit=500_00, moved_credit=100_00))
        one.voucher(date(2025, 6, 3), ("102", 50_00, 0), ("401", 0, 50_00))
        one.post()
        (folio,) = bound(one, "funds.bank_journal").folios
        assert [row.cells[3:] for row in folio.rows][:4] == [
            ("月初余额", "", "", "", "", "900.00"), ("事由", "会费收入", "", "50.00", "", "950.00"),
            ("本月合计", "", "", "50.00", "0.00", "950.00"), ("本年累计", "", "", "550.00", "100.00", "950.00"),
        ]  # fmt: skip
        with pytest.raises(Refusal, match="2025年6月启用"):
            bound(one, "funds.yearbook", year=2024)
