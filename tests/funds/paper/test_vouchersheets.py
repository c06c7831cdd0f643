"""记账凭证 on paper: fractions, struck-out lines, red amounts, sums in words; covers say what lies in each volume."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.paper.vouchersheets import SHEETS
from desk_union.funds.tables import Entry, Voucher
from desk_union.office.signers import Signer
from desk_union.office.signers import write as write_signers
from desk_union.prints.forms import formfile
from desk_union.prints.forms.forms import write_forms
from desk_union.prints.type.fonts import fonts_here
from desk_union.store.progress import finish
from tests.funds.property_books import AT, office
from tests.prints.conftest import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.form import Copy
    from tests.funds.property_books import Office

BY_CODE = {sheet.code: sheet for sheet in SHEETS}
DAY = date(2025, 12, 31)
FONTS = fonts_here(bundled_only=True)
FORM = formfile.load("voucher")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    """March: 记-1 of two lines, 记-2 of fourteen, 记-3 that takes 记-1 back, and a draft."""
    folder: Path = tmp_path_factory.mktemp("凭证")
    with office(folder, a102=100_000_00, a32205=-100_000_00) as one:
        acc = one.account
        many = tuple(VoucherLine(f"第{n}组会费", acc["102"], debit=n * 10_00) for n in range(1, 14))
        with one.book.deed("凭证") as session:
            first = deeds.draft_voucher(
                session,
                Draft(
                    date(2025, 3, 3),
                    (VoucherLine("购运动服", acc["50102"], debit=1409_50), VoucherLine("付款", acc["102"], credit=1409_50)),
                    papers=3,
                    maker="钱制单",
                ),
            )
            deeds.draft_voucher(
                session, Draft(date(2025, 3, 4), (*many, VoucherLine("会费", acc["401"], credit=910_00)), papers=13)
            )
            write_signers(
                session, [Signer("会计主管", "赵主管", date(2020, 1, 1)), Signer("制单", "旧人", date(2020, 1, 1))]
            )
        one.post()
        with one.book.deed("冲销") as session:
            red = deeds.reverse_voucher(session, first, date(2025, 3, 31))
            posting.post(session, [red], AT, reason="测试")
        one.voucher(date(2025, 3, 20), ("135", 10_00, 0), ("102", 0, 10_00))
        yield one


def copies(made: Office, code: str = "funds.voucher", **more) -> list[Copy]:
    asked = {"year": 2025, "month": 3, **more}
    with made.book.reading() as session:
        return list(BY_CODE[code].content.fill(session, Request(DAY, DAY, **asked)).copies)


def printed(made: Office, layout: str = "", **more) -> Paper:
    with made.book.reading() as session:
        filled = BY_CODE["funds.voucher"].content.fill(session, Request(DAY, DAY, year=2025, month=3, **more))
    out = BytesIO()
    told = finish(write_forms(FORM, filled, out, layout=layout, fonts=FONTS))
    return Paper(out.getvalue(), told, ())


def test_more_lines_than_a_slip_holds_go_on_under_a_fraction(made) -> None:
    told = [(copy.words["number"], len(copy.rows["lines"]), copy.words["debit"]) for copy in copies(made)]
    assert told == [
        ("1", 2, "¥1,409.50"), ("2 1/3", 6, ""), ("2 2/3", 6, ""), ("2 3/3", 2, "¥910.00"), ("3", 2, "-¥1,409.50"),
    ]  # fmt: skip


@pytest.mark.parametrize(("layout", "pages"), [("a5", 5), ("invoice", 5), ("a4", 3)])
def test_every_line_is_on_paper_and_nothing_is_continued_elsewhere(made, layout, pages) -> None:
    paper = printed(made, layout)
    assert paper.printed.pages == pages
    assert paper.text.count("组会费") == 13
    for said in (
        "记字第 2 3/3 号",
        "人民币壹仟肆佰零玖元伍角整",
        "制单：钱制单",
        "会计主管：赵主管",
        "附单据 13 张",
        "（转下张）",
    ):
        assert said in paper.text
    assert not [note for note in paper.printed.notes if "续页" in note]


def diagonals(paper: Paper) -> list[list[tuple[float, ...]]]:
    """Of every page the strokes that are neither level nor upright, in points."""
    found = []
    for page in paper.reader.pages:
        drawn = re.findall(
            r"n ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", page.get_contents().get_data().decode("latin-1")
        )
        strokes = [tuple(map(float, stroke)) for stroke in drawn]
        found.append([one for one in strokes if one[0] != one[2] and one[1] != one[3]])
    return found


def test_unused_lines_are_struck_out_through_both_amounts(made) -> None:
    pages = diagonals(printed(made, "a5"))
    assert [len(strokes) for strokes in pages] == [1, 0, 0, 1, 1]
    (repeat,) = FORM.layout("a5").repeats
    columns = {cell.keys[0]: cell.at for cell in repeat.columns}
    right = columns["credit"][0] + columns["credit"][2]
    top, bottom = (148 - repeat.top - repeat.head_height - rows * repeat.height for rows in (2, 6))
    wanted = [side * 72 / 25.4 for side in (right, top, columns["debit"][0], bottom)]
    assert pages[0][0] == pytest.approx(wanted, abs=0.1)


def test_a_reversal_is_red_and_says_so(made) -> None:
    paper = printed(made, "a5")
    last = paper.pages[-1]
    assert "红字冲销" in last
    assert "-1,409.50" in last
    assert "人民币负壹仟肆佰零玖元伍角整" in last
    red = [page.get_contents().get_data().count(b"0.78 0 0 rg") for page in paper.reader.pages]
    assert red == [0, 0, 0, 0, 4]


def test_drafts_are_told_but_not_printed_unless_asked_by_themselves(made) -> None:
    with made.book.reading() as session:
        filled = BY_CODE["funds.voucher"].content.fill(session, Request(DAY, DAY, year=2025, month=3))
    assert filled.notes == ("另有1张草稿没有记账，没有打印。",)
    with made.book.reading() as session:
        row = session.scalar(
            select(func.max(Entry.id)).join(Voucher, Voucher.id == Entry.voucher).where(Voucher.state == "草稿")
        )
    (draft,) = copies(made, row=row)
    assert draft.words["mark"] == "草稿，未记账"
    assert {line["tick"] for line in draft.rows["lines"]} == {""}


@pytest.mark.parametrize(
    ("asked", "numbers"), [("1", ["1"]), ("2-3", ["2", "3"]), ("记-1，3", ["1", "3"]), ("1至2", ["1", "2"])]
)
def test_vouchers_are_found_by_their_numbers(made, asked, numbers) -> None:
    assert list(dict.fromkeys(copy.words["number"].split()[0] for copy in copies(made, search=asked))) == numbers


@pytest.mark.parametrize(
    ("asked", "why"), [("甲乙", "看不懂凭证号“甲乙”"), ("99", "没有要打印的凭证"), ("付-1", "没有要打印的凭证")]
)
def test_numbers_that_are_none_are_refused(made, asked, why) -> None:
    with pytest.raises(Refusal, match=why):
        copies(made, search=asked)


def test_covers_share_the_month_among_its_volumes(made) -> None:
    told = [
        tuple(copy.words[key] for key in ("volume", "volumes", "from", "to", "count", "papers", "month"))
        for copy in copies(made, "funds.voucher_cover", chosen={"volumes": "2"})
    ]
    assert told == [("1", "2", "1", "1", "1", "3", "2025年3月"), ("2", "2", "2", "3", "2", "13", "2025年3月")]


def test_a_workbook_has_a_section_for_each_voucher(made) -> None:
    with made.book.reading() as session:
        (table,) = BY_CODE["funds.voucher"].tables(session, Request(DAY, DAY, year=2025, month=3))
    assert len({row[0] for row in table.rows}) == 3
    assert table.totals[-2:] == ("910.00", "910.00")


def test_an_offices_own_slip_may_have_other_paper(made, tmp_path) -> None:
    folder = tmp_path / "表样"
    folder.mkdir()
    text = (formfile.SHEETS / "voucher.toml").read_text(encoding="utf-8")
    (folder / "voucher.toml").write_text(text.replace("page = [240, 140]", "page = [241, 141]"), encoding="utf-8")
    form = formfile.load("voucher", tmp_path)
    assert form.page_of(form.layout("invoice")) == (241, 141)
    (folder / "voucher.toml").write_text(
        text.replace('strike = "debit credit"', 'strike = "debt"', 1), encoding="utf-8"
    )
    with pytest.raises(formfile.FaultyForm, match="strike"):
        formfile.load("voucher", tmp_path)
