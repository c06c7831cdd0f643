"""The word lists of 总结和计划: kinds of documents and of offices, how money is written, where a document stands."""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

YEARLY, HALF, TERM, GROUP = "年度总结", "半年总结", "学期总结", "小组总结"
WRITING = dictionary("writing_kind", "文种", YEARLY, HALF, TERM, GROUP, ("专项总结", "", "专题总结"), is_open=True)

USUAL = "通用"
FILES = {USUAL: "usual", "企业": "works", "学校": "school", "机关": "agency", "银行": "bank", "乡镇": "town"}
OFFICE = dictionary("office_kind", "单位类型", USUAL, ("企业", "", "公司", "工厂", "厂矿"), ("学校", "", "院校"), ("机关", "", "事业单位"), ("银行", "", "金融"), ("乡镇", "", "街道", "乡", "镇"))

YUAN, TEN_THOUSANDS = "元", "万元"
MONEY = dictionary("money_unit", "金额单位", YUAN, TEN_THOUSANDS)

DRAFT, FINAL, VOID = "草稿", "定稿", "作废"
STAGE = Stage(
    dictionary("writing_stage", "状态", DRAFT, FINAL, VOID),
    moves=(Move(DRAFT, FINAL), Move(DRAFT, VOID, reason=True), Move(FINAL, DRAFT, reason=True), Move(FINAL, VOID, reason=True)),
    freezes=((FINAL, ("title", "kind", "first", "last", "unit", "money")),),
)
