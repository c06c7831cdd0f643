from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.exchange.headers import fillable, importable
from desk_union.exchange.template import example_values, write_template
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store import rows
from desk_union.tabs import ledgers

from .conftest import Office, placed, told

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger


def test_the_blank_sheet_says_what_to_fill_in(office: Office) -> None:
    write_template(PEOPLE, office.folder / "空.xlsx")
    workbook = openpyxl.load_workbook(office.folder / "空.xlsx")
    assert [(sheet.title, sheet.sheet_state) for sheet in workbook] == [
        ("名单", "visible"), ("示例", "visible"), ("填写说明", "visible"), ("选项", "hidden"),
    ]  # fmt: skip
    heads = {str(cell.value): cell.column_letter for cell in workbook["名单"][1]}
    assert "姓名＊" in heads
    assert "年龄" not in heads
    assert workbook["名单"].column_dimensions[heads["证件号码"]].number_format == "@"
    explained = {row[0].value: row for row in workbook["填写说明"].iter_rows(min_row=5)}
    assert explained["姓名"][1].value == "必填"
    assert set(explained) == {shown.label for shown in fillable(PEOPLE)}


def test_drop_downs_offer_the_dictionary_with_room_for_two_thousand(office: Office) -> None:
    write_template(PEOPLE, office.folder / "空.xlsx")
    workbook = openpyxl.load_workbook(office.folder / "空.xlsx")
    heads = {str(cell.value): cell.column_letter for cell in workbook["名单"][1]}
    rules = {str(rule.sqref): rule.formula1 for rule in workbook["名单"].data_validations.dataValidation}
    formula = rules[f"{heads['学历']}2:{heads['学历']}2001"]
    source = formula.split("!")[1].replace("$", "")
    words = [row[0].value for row in workbook["选项"][source]]
    assert words == list(PEOPLE.by_key["education"].kind.dictionary.labels)


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_a_blank_sheet_brings_nothing_and_a_filled_one_its_lines(office: Office, ledger) -> None:
    target = office.folder / "空.xlsx"
    write_template(ledger, target)
    assert office.bring(target, ledger).rows == ()
    grid, layout = office.prepared(target, ledger)
    assert grid.name == "名单"
    assert [column.key for column in layout.columns] == [shown.key for shown in importable(ledger)]


def test_a_filled_template_comes_in(office: Office) -> None:
    target = office.folder / "空.xlsx"
    write_template(PEOPLE, target)
    workbook = openpyxl.load_workbook(target)
    sheet = workbook["名单"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    sheet.cell(2, columns["姓名＊"]).value = "张三"
    sheet.cell(2, columns["证件号码"]).value = identity.sample_id(1)
    sheet.cell(3, columns["证件号码"]).value = identity.sample_id(2)
    workbook.save(target)
    assert placed(office.bring(target)) == [(3, "姓名＊")]


def test_only_a_workbook_can_be_a_template(office: Office) -> None:
    with pytest.raises(Refusal, match="Excel"):
        write_template(PEOPLE, office.folder / "空.csv")


@pytest.mark.parametrize("ledger", [PEOPLE, UNITS], ids=lambda ledger: ledger.code)
def test_the_example_row_would_come_in_as_it_stands(office: Office, ledger: Ledger) -> None:
    target = office.folder / "空.xlsx"
    write_template(ledger, target)
    workbook = openpyxl.load_workbook(target)
    for cell in workbook["示例"][2]:
        workbook["名单"][cell.coordinate].value = cell.value
    workbook.save(target)
    report = office.bring(target, ledger, mode="update")
    assert (told(report), len(report.rows)) == ([], 1)


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_an_example_has_all_that_is_required_and_no_fault(ledger: Ledger) -> None:
    values = example_values(ledger)
    assert {shown.key for shown in importable(ledger) if shown.required} <= set(values)
    assert [fault for check in ledger.checks for fault in check(rows.completed(ledger, values))] == []
