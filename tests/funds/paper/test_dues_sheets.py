"""What the sheets of dues, 上解, 返还, 下拨 and 办实事 say; their sums are those of their rows."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desk_union.basis.refusal import Refusal
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Request
from desk_union.funds.dues import dues_deeds
from desk_union.funds.ledgers.remitting import OUTLAYS, REFUNDS, REMITTANCES, TRANSFERS
from desk_union.funds.paper import duesreceipt, duessheets, remitsheets
from desk_union.prints.forms.formfile import load
from desk_union.prints.forms.forms import write_forms
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.lists.listxlsx import write_xlsx
from desk_union.prints.page.grid import grid_of
from desk_union.store.progress import finish
from tests.funds.dues_office import TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.describe.paper import Table

SHEETS = {sheet.code: sheet for sheet in (*duessheets.SHEETS, *duesreceipt.SHEETS, *remitsheets.SHEETS)}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """January to April reckoned; 张一 has paid it all, 李二 a part of January, 赵四 January to March."""
    made = dues_office(tmp_path / "表.desk")
    made.rule()
    made.reckon(202601, 202604)
    with made.book.deed("收会费") as session:
        dues_deeds.collect(session, made.dues("张一"), date(2026, 4, 20), numbered=True, collector="李组长")
        dues_deeds.collect(session, made.dues("李二", 202601), date(2026, 4, 21), amount=500)
        dues_deeds.collect(session, made.dues("赵四", 202601, 202602, 202603), date(2026, 4, 22), numbered=True)
    yield made
    made.book.close()


def ask(**more) -> Request:
    given = {"day": TODAY, "today": TODAY, "year": 2026, **more}
    return Request(**given)


def tables(office: Office, code: str, **more) -> Sequence[Table]:
    with office.book.reading() as session:
        return SHEETS[code].tables(session, ask(**more))


def rows_of(table: Table) -> dict[str, Sequence[str]]:
    return {f"{row[0]} {row[2]}": row[3:] for row in table.rows}


def test_the_roll_has_months_across_and_sums_that_agree(office) -> None:
    roll, rates = tables(office, "funds.dues_list")
    assert [column.title for column in roll.columns[3:]] == ["1月", "2月", "3月", "4月", "应缴", "已缴", "欠缴", "签名"]
    assert rows_of(roll) == {
        "甲组 李二": ("5.00\n欠15.00", "欠20.00", "欠20.00", "", "60.00", "5.00", "55.00", ""),
        "甲组 孙六": ("欠22.50", "免", "免", "免", "22.50", "0.00", "22.50", ""),
        "甲组 张一": ("17.25", "17.25", "17.25", "17.25", "69.00", "69.00", "", ""),
        "甲组 小计": ("22.25", "17.25", "17.25", "17.25", "151.50", "74.00", "77.50", ""),
        "乙组 李二": ("", "", "", "欠20.00", "20.00", "0.00", "20.00", ""),
        "乙组 钱五": ("待定", "待定", "待定", "待定", "0.00", "0.00", "", ""),
        "乙组 王三": ("", "", "欠25.00", "欠25.00", "50.00", "0.00", "50.00", ""),
        "乙组 赵四": ("30.00", "30.00", "30.00", "欠30.00", "120.00", "90.00", "30.00", ""),
        "乙组 小计": ("30.00", "30.00", "30.00", "0.00", "190.00", "90.00", "100.00", ""),
    }
    assert [section.count for section in grid_of(roll).sections] == ["共 3 人", "共 4 人"]
    assert roll.totals == ("", "", "合计", "52.25", "47.25", "47.25", "17.25", "341.50", "164.00", "177.50", "")
    assert roll.notes[0] == "收缴率48%（已缴164.00元/应缴341.50元），缴清1人/应缴5人。"
    assert roll.count_text == "共 6 人"
    assert [row[1:] for row in rates.rows] == [
        ("甲组", "2", "0", "0", "2", "1", "50%", "151.50", "74.00", "77.50", "48.8%"),
        ("乙组", "4", "0", "1", "3", "0", "0%", "190.00", "90.00", "100.00", "47.4%"),
    ]
    assert rates.totals[2:] == ("6", "0", "1", "5", "1", "20%", "341.50", "164.00", "177.50", "48%")
    for place in (2, 3, 4, 5, 6):  # every column of persons adds up, also where somebody changed groups
        assert sum(int(row[place]) for row in rates.rows) == int(rates.totals[place])
    assert "有1人没有登记月工资" in "".join(rates.notes)


def test_a_page_for_each_group_has_its_own_sums(office) -> None:
    pages = tables(office, "funds.dues_list", month=1, chosen={"layout": duessheets.EACH})
    assert [{row[0] for row in page.rows} for page in pages] == [{"甲组"}, {"乙组"}]
    assert pages[0].totals == ("", "", "合计", "22.25", "59.75", "22.25", "37.50", "")
    assert "工会小组长" in pages[0].signers
    assert pages[1].count_text == "共 2 人"


def test_one_unit_alone(office) -> None:
    (roll,) = tables(office, "funds.dues_list", unit=office.units["乙组"], quarter=1)
    assert roll.filter_text == "乙组"
    assert {row[2] for row in roll.rows} == {"钱五", "王三", "赵四"}


def test_who_owes_and_which_months(office) -> None:
    (arrears,) = tables(office, "funds.dues_arrears")
    assert [(row[0], *row[2:6]) for row in arrears.rows] == [
        ("甲组", "李二", "2026年1至3月", "3", "55.00"), ("甲组", "孙六", "2026年1月", "1", "22.50"),
        ("乙组", "李二", "2026年4月", "1", "20.00"), ("乙组", "王三", "2026年3至4月", "2", "50.00"),
        ("乙组", "赵四", "2026年4月", "1", "30.00"),
    ]  # fmt: skip
    assert (arrears.totals[4], arrears.totals[5], arrears.count_text) == ("8", "177.50", "共 4 人")
    (march,) = tables(office, "funds.dues_arrears", day=date(2026, 3, 31), month=3)
    assert march.totals[5] == "102.50"
    (during,) = tables(office, "funds.dues_arrears", day=date(2026, 3, 30))
    assert (during.period, during.totals[5]) == ("截至2026年2月", "57.50")


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        ([202601], "2026年1月"),
        ([202601, 202602, 202603, 202605], "2026年1至3月、5月"),
        ([202512, 202601], "2025年12月，2026年1月"),
        ([202603, 202601], "2026年1月、3月"),
    ],
)
def test_months_in_words(periods, told) -> None:
    assert duessheets.months_in_words(periods) == told


def test_receipts_say_who_paid_which_months(office) -> None:
    with office.book.reading() as session:
        filled = SHEETS["funds.dues_receipt"].content.fill(session, ask(month=4))
        one = SHEETS["funds.dues_receipt"].content.fill(session, ask(search="zs", month=4)).copies
    first, second = filled.copies
    assert first.words | {"union": ""} == {
        "union": "", "number": "HF2026-00001", "day": "2026年4月20日", "name": "张一", "unit": "甲组", "months": "2026年1至4月",
        "amount": "¥69.00", "words": "人民币陆拾玖元整", "way": "现金", "collector": "李组长",
    }  # fmt: skip
    assert (second.words["name"], second.words["amount"]) == ("赵四", "¥90.00")
    assert [copy.words["name"] for copy in one] == ["赵四"]
    assert filled.notes == ("另有1笔收款没有收据号，没有打印。",)
    with office.book.reading() as session, pytest.raises(Refusal, match="没有编了收据号"):
        SHEETS["funds.dues_receipt"].content.fill(session, ask(month=5))


def test_remittances_refunds_transfers_and_deeds(office) -> None:
    for first, base, paid in ((202601, 5_000_000, 2_000_000), (202604, 100_050, 0)):
        office.add(
            REMITTANCES, first=first, last=first + 2, subject="拨缴经费", channel="自主拨缴", base=base, rate=4000, paid=paid,
            paid_on=TODAY if paid else None,
        )  # fmt: skip
    office.add(REFUNDS, enterprise="甲公司", first=202601, last=202606, paid=65_142_787, rate=10_000, day=TODAY)
    office.add(TRANSFERS, receiver="第一分会", purpose="建家补助", amount=80_000, day=date(2026, 3, 3))
    for payer, amount in (("工会", 50_000), ("行政", 100_000_000), ("行政", 1)):
        office.add(OUTLAYS, name=f"实事{amount}", payer=payer, amount=amount, day=date(2026, 5, 1))
    (up,) = tables(office, "funds.remittance_sheet")
    assert up.totals[6:8] == ("", "20,400.20")
    assert up.notes[0] == "应上解合计人民币贰万零肆佰元贰角整，欠上解400.20元。"
    assert len(tables(office, "funds.remittance_sheet", quarter=1)[0].rows) == 1
    (back,) = tables(office, "funds.refund_sheet")
    assert back.notes[0] == "共1家企业，返还金额合计人民币陆拾伍万壹仟肆佰贰拾柒元捌角柒分。"
    (down,) = tables(office, "funds.transfer_sheet", month=3)
    assert (down.totals[4], down.columns[-1].title) == ("800.00", "收款单位签收")
    (deeds,) = tables(office, "funds.outlay_sheet")
    assert [row[0] for row in deeds.rows] == ["行政", "行政", "工会"]
    assert deeds.notes[0] == "行政出资1,000,000.01元，工会出资500.00元。"


@pytest.mark.parametrize("code", [code for code, sheet in SHEETS.items() if not sheet.form])
def test_every_sheet_prints_also_when_there_is_nothing(office, code, tmp_path) -> None:
    for year in (2026, 2020):
        made = tables(office, code, year=year, day=min(TODAY, date(year, 12, 31)))
        if year == 2020:
            assert made[0].notes
        out = BytesIO()
        assert finish(write_pdf(made, out)).missing == ()
        finish(write_xlsx(made, tmp_path / f"{code}.{year}.xlsx"))


def test_a_receipt_keeps_a_stub_with_the_union(tmp_path):
    form = load("dues_receipt")
    finish(write_forms(form, Filled([Copy({key: one.sample for key, one in form.placeholders.items()})]), tmp_path / "收据.pdf"))
    said = PdfReader(tmp_path / "收据.pdf").pages[0].extract_text()
    assert said.count("HF2026-00001") == 2
    assert said.index("会费收据存根") < said.index("工会会费收据")
