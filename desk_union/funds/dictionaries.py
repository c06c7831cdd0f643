"""The words of 经费 that a clerk chooses from, with what other sheets call them."""

from __future__ import annotations

from desk_union.describe.words import dictionary

PROJECT_SOURCE = dictionary(
    "project_source", "专项来源", ("上级专项补助", "", "上级补助", "专项转移支付"), ("行政专项补助", "", "行政补助"),
    ("本级安排", "", "本级"), ("其他", ""),
)  # fmt: skip
WORD = dictionary(
    "voucher_word", "凭证字", ("记", "", "记账", "记字"), ("收", "", "收款"), ("付", "", "付款"), ("转", "", "转账")
)
# domain-facts B.8: the kinds of spending that have a list of papers of their own.
SPENDING = dictionary(
    "spending", "支出种类", "节日慰问品", "慰问金", "慰问品", "活动", "困难补助", "培训会议", "购置资产", "其他"
)
