"""The words of the office's own 常用业务: on which side an entry stands and how its amount is found."""

from __future__ import annotations

from desk_union.describe.words import dictionary

DEBIT, CREDIT = "借", "贷"
SIDE = dictionary("template_side", "借贷方向", (DEBIT, "", "借方"), (CREDIT, "", "贷方"))
FIXED, ASKED, BALANCES = "固定金额", "每次填", "凑平"
HOW = dictionary("template_amount", "金额怎么来", (FIXED, "", "固定"), (ASKED, "", "每次问"), (BALANCES, "", "平衡", "倒挤"))
