from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook

from desk_union.basis.refusal import Refusal
from desk_union.screens.list import exportpage
from desk_union.screens.list.exportpage import ExportPage
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.privacy import shown_log
from desk_union.store.progress import finish


@pytest.fixture
def page(desk):
    seen = ListPage(desk, desk.ledger("members.people"))
    seen.choose_columns(["name", "phone", "joined_on"])
    return ExportPage.of(seen)


def log(desk):
    return shown_log(desk)


def rows_of(path):
    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]


def test_rows_and_columns_as_seen_without_private_ones(page, desk, tmp_path):
    assert "3 行" in page.says
    said = finish(page.write(tmp_path / "名册.xlsx"))
    assert "3 行" in said
    rows = rows_of(tmp_path / "名册.xlsx")
    assert rows[0] == ["姓名", "入会日期"]
    assert {row[0] for row in rows[1:]} == {"张一", "张二", "张三"}
    assert log(desk) == []


def test_private_columns_when_asked_are_noted(page, desk, tmp_path):
    page.private = True
    finish(page.write(tmp_path / "名册.xlsx"))
    assert rows_of(tmp_path / "名册.xlsx")[1][1].startswith("139")
    (line,) = log(desk)
    assert line["who"] == "王干事"


def test_all_columns(page, tmp_path):
    page.every = True
    finish(page.write(tmp_path / "全.xlsx"))
    heads = rows_of(tmp_path / "全.xlsx")[0]
    assert "学历" in heads
    assert "证件号码" not in heads


def test_csv_and_pdf(page, tmp_path):
    page.format = exportpage.CSV
    finish(page.write(tmp_path / "名册.csv"))
    with (tmp_path / "名册.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == ["姓名", "入会日期"]
    page.format = exportpage.PDF
    finish(page.write(tmp_path / "名册.pdf"))
    assert (tmp_path / "名册.pdf").read_bytes().startswith(b"%PDF")


def test_the_upload_sheet_has_its_own_columns_and_is_of_persons_only(page, desk, tmp_path):
    upload = next(one for one in page.formats if not one.free)
    page.format = upload
    finish(page.write(tmp_path / "上报.xlsx"))
    assert any("证件号码" in row for row in rows_of(tmp_path / "上报.xlsx"))
    assert len(log(desk)) == 1
    units = ExportPage.of(ListPage(desk, desk.ledger("members.units")))
    assert upload not in units.formats


@pytest.mark.parametrize(
    ("form", "ending"), [(exportpage.XLSX, ".xlsx"), (exportpage.CSV, ".csv"), (exportpage.PDF, ".pdf")]
)
def test_file_names_say_what_and_when(page, form, ending):
    page.format = form
    assert page.file_name == f"职工会员花名册20261120{ending}"


def test_nothing_to_hand_out_is_refused(desk, tmp_path):
    seen = ListPage(desk, desk.ledger("members.people"))
    seen.search("没有这个人")
    with pytest.raises(Refusal):
        finish(ExportPage.of(seen).write(tmp_path / "空.xlsx"))
    seen = ListPage(desk, desk.ledger("members.people"))
    seen.choose_columns(["phone"])
    with pytest.raises(Refusal):
        finish(ExportPage.of(seen).write(tmp_path / "空.xlsx"))
    assert not (tmp_path / "空.xlsx").exists()
