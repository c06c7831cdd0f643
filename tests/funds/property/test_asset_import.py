"""An office's own old list of assets comes in as it is: years for months, what was written off before, lives by kind."""

from __future__ import annotations

from datetime import date

import openpyxl

from desk_union.exchange import importing, mapping, reading
from desk_union.funds.ledgers.property import ASSETS
from desk_union.store import listing, rows
from desk_union.store.progress import finish
from tests.funds.property_books import TODAY, office

OLD = (
    ("某某厂工会固定资产台账",),
    ("序号", "编号", "名称", "类别", "品种", "规格型号", "数量", "原值（元）", "购置日期", "使用年限", "累计折旧", "存放地点", "责任人"),
    (1, "A-01", "电脑", "通用设备", "电脑", "联想", 2, 9600, "2022.4", 6, 4400, "工会办公室", "王干事"),
    (2, "A-02", "会议桌", "家具用具", "家具", "", 1, 7800, "2021-06-12", None, 1863.19, "职工之家", "李管理员"),
    (3, "A-03", "图书一批", "图书", "", "", 860, 21500, "2023年3月", None, None, "职工书屋", "李管理员"),
    ("合计", None, None, None, None, None, 863, 38900),
)  # fmt: skip


def test_an_old_list(tmp_path):
    book = openpyxl.Workbook()
    for line in OLD:
        book.active.append(list(line))
    book.save(tmp_path / "台账.xlsx")
    with office(tmp_path) as desk:
        grid = mapping.choose_grid(ASSETS, reading.read_workbook(tmp_path / "台账.xlsx"), {})
        layout = mapping.guess(ASSETS, grid, {}).sure()
        answers = {"「购置日期」只写了年月的怎么记": "按1日记"}
        choices = importing.Choices(answers=answers)
        report = finish(importing.run(desk.book, ASSETS, grid, layout, "add", choices, TODAY))
        assert [str(one) for one in report.problems] == []
        with desk.book.reading() as session:
            ids = listing.ids_of(session, ASSETS, listing.ListAsk(TODAY, order=("number",)))
            held = [rows.values_of(session, ASSETS, ids, TODAY)[row] for row in ids]
    keys = ("category", "kind", "cost", "acquired_on", "months", "depreciated")
    assert [tuple(one[key] for key in keys) for one in held] == [
        ("通用设备", "计算机设备", 960_000, date(2022, 4, 1), 72, 440_000),
        ("家具、用具、装具及动植物", "家具", 780_000, date(2021, 6, 12), 180, 186_319),
        ("图书、档案", None, 2_150_000, date(2023, 3, 1), None, 0),
    ]
