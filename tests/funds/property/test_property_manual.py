"""The manual's pages of bank, assets and goods name ledgers, sheets, presets and entries of the menu that there are."""

from __future__ import annotations

import re

import pytest

from desk_union.basis.places import HELP
from desk_union.funds.ledgers.books import ACCOUNTS
from desk_union.funds.ledgers.property import LEDGERS
from desk_union.funds.paper.propertysheets import SHEETS
from desk_union.funds.property import property_words as words
from desk_union.funds.tab import TAB
from desk_union.ui.frame import rooms

QUOTED = re.compile("“([^”]+)”")
ERRANDS = {"银行对账", "现金盘点", "购入固定资产", "处置固定资产", "计提折旧", "物资盘点", "打印选中的卡片、单据"}
BUTTONS = {"导入对账单", "按建议勾对", "看已勾对的", "取消勾对", "打印调节表", "检查账本", "起草凭证"}
OTHER = {"经费", "102 银行存款", "162 固定资产", "163 累计折旧", "141 库存物品", "待处理财产损溢", "期初余额", "截至", "配对", "基本户", "累计折旧"}


@pytest.mark.parametrize("code", ["funds.banking", "funds.property"])
def test_what_the_manual_names_is_there(code):
    text = (HELP / f"{code}.md").read_text(encoding="utf-8")
    fields = {shown.label for ledger in LEDGERS for shown in ledger.fields}
    known = {ledger.title for ledger in (*LEDGERS, ACCOUNTS)} | {sheet.title for sheet in SHEETS} | fields
    assert set(QUOTED.findall(text)) - known - ERRANDS - BUTTONS - OTHER == set()


def test_the_entries_of_the_menu_are_those_of_the_window():
    offered = {errand.title for errand in rooms.errands_of(TAB).values()} | {deed.title for deed in TAB.deeds()}
    assert offered >= ERRANDS


def test_ways_of_disposal_are_those_of_the_form():
    text = (HELP / "funds.property.md").read_text(encoding="utf-8")
    assert "、".join(words.DISPOSAL.labels) in text
