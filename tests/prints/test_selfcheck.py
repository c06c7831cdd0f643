"""A sheet tells before it is printed what does not add up, what is no amount, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk_union.describe.form import Cell, Copy, Form, Layout, Placeholder
from desk_union.describe.paper import Column, Table
from desk_union.prints.selfcheck import check_forms, check_tables

MONEY = Table(
    title="慰问表", columns=(Column("姓名"), Column("金额（元）", "right"), Column("人数", "right")),
    rows=(("张三", "1,200.50", "1"), ("李四", "", "2")), totals=("合计", "1,200.50", "3"),
    printed_on=date(2026, 11, 20), organisation="示例厂工会", signers=(),
)  # fmt: skip


def with_totals(*totals: str, notes: tuple[str, ...] = ()) -> Table:
    return replace(MONEY, totals=totals, notes=notes)


@pytest.mark.parametrize(
    ("table", "sums", "faulty"),
    [
        (MONEY, 2, ()),
        (with_totals("合计", "1,200.51", "3"), 1, ("金额（元）",)),
        (with_totals("合计", "1,200.51", "4"), 0, ("金额（元）", "人数")),
        (with_totals("合计", "1,200.50", "2", notes=("人数合计每人只算一次。",)), 1, ()),
        (with_totals("调节后余额", "9.00", ""), 0, ()),  # no sum, and not called one
        (with_totals("合计", "", ""), 0, ()),
        (replace(MONEY, totals=None), 0, ()),
        (replace(MONEY, rows=(*MONEY.rows, ("　其中：女职工", "200.00", "1"))), 2, ()),  # a part of a line above it
    ],
)
def test_totals(table: Table, sums: int, faulty: tuple[str, ...]) -> None:
    found = check_tables([table])
    assert found.sums == sums
    assert len(found.faults) == len(faulty)
    assert all(f"“{title}”一栏" in fault for title, fault in zip(faulty, found.faults, strict=True))
    assert ("自检" in found.sentence) is not bool(faulty)


@pytest.mark.parametrize("cell", ["12.345", "1,200.5", "nan", "None", "####"])
def test_what_is_no_amount_is_told_with_its_row(cell: str) -> None:
    table = replace(MONEY, rows=(("张三", "1.00", ""), ("李四", cell, "")), totals=None)
    (fault,) = check_tables([table]).faults
    assert "第2行" in fault
    assert f"“{cell}”" in fault


def test_who_has_not_signed_and_where_the_seal_goes() -> None:
    table = replace(MONEY, signers=("填表人", "审核人", "工会（盖章）"), signed={"填表人": "王干事"}, organisation="")
    assert check_tables([table, table]).waiting == (
        "没有填报单位（在“设置”里写工会名称）。", "签字处还空着：审核人。", "待盖章：工会（盖章）。",
    )  # fmt: skip


FORM = Form(
    "x", "登记表", (210, 297), 10,
    {key: Placeholder(key, label, "") for key, label in (("name", "姓名"), ("phone", "手机"), ("face", "照片"))},
    (
        Layout("a", "A4", (
            Cell("1", (0, 0, 9, 9), "{name} {phone}"), Cell("2", (0, 9, 9, 9), "照片", "face"), Cell("3", (0, 18, 9, 9), "{主席}"),
        )),
    ),
)  # fmt: skip


def test_what_a_form_leaves_empty_is_told_by_its_label() -> None:
    copies = [Copy({"name": "张三"}, pictures={"face": "ab"}), Copy({"name": "李四", "phone": "1"})]
    found = check_forms(FORM, copies, (), ())
    assert found.waiting == (
        "还空着：手机（1份）、照片（1份），可补登后再打印，或打印后手写。", "签字处还空着：主席。",
    )  # fmt: skip


def test_private_values_that_nobody_asked_for_are_not_missing() -> None:
    assert check_forms(FORM, [Copy({"name": "张三"}, pictures={"face": "ab"})], ("主席",), ("手机",)).waiting == ()
