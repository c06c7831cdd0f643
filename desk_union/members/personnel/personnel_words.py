"""The words of the personnel list: in what a line may differ, and what became of it."""

from __future__ import annotations

from desk_union.describe.words import dictionary

NEW, GONE, MOVED, CHANGED, DOUBTFUL, NO_UNIT = "新来", "走了", "换部门", "改了信息", "分不清是谁", "部门对不上"
KIND = dictionary("personnel_kind", "差别", NEW, GONE, MOVED, CHANGED, DOUBTFUL, NO_UNIT)

OPEN, DONE, IGNORED = "待处理", "已办", "不处理"
STATE = dictionary("personnel_state", "处理情况", OPEN, DONE, IGNORED)

LEFT, RETIRED = "离职", "退休"
GOING = dictionary("personnel_going", "怎么走的", LEFT, RETIRED)
STAYS_OUT, JOINS, TRANSFERS = "暂不入会", "入会", "转入"
JOINING = dictionary("personnel_joining", "会籍", STAYS_OUT, JOINS, TRANSFERS)
