"""The words of applications for aid: kinds, stages, and how the lines that pay them are known.

申请类别 日常救助 and 临时救助 by the office's facts D.3 (KNAPP); the other kinds as the two source texts name them.
"""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

STUDY, PRIZE, DISABLED = "金秋助学", "升学奖励", "残疾人生活补助"
OF_STUDENTS = (STUDY, PRIZE)
KIND = dictionary(
    "aid_kind", "申请类别", ("日常救助", "", "生活救助", "困难补助", "生活困难补助"), ("临时救助", "", "应急救助", "临时补助"), ("医疗救助", "", "大病救助", "医疗补助"),
    (STUDY, "", "助学", "助学救助", "助学金"), (PRIZE, "", "子女升学奖励", "升学"), (DISABLED, "", "残疾补助", "残疾人补助"), is_open=True,
)  # fmt: skip
STUDY_WORD = "助学"
DISABLED_WORDS = ("残疾", "助残")
# The usual kinds of spending by what was applied for (B.4: hardship aid 50404, 金秋助学 50405).
SPENT_AS = {STUDY: "送温暖、送清凉、助学", PRIZE: "送温暖、送清凉、助学"}
SPENT_USUALLY = "困难补助"

ASKED, LOOKED_INTO, GRANTED, DENIED = "申请", "核查", "已批准", "不批准"
STAGE = Stage(
    dictionary("aid_stage", "办理情况", (ASKED, "", "待审批", "受理"), (LOOKED_INTO, "", "审核", "核实"), (GRANTED, "", "批准", "通过", "同意"), (DENIED, "", "未批准", "不同意", "未通过")),
    moves=(
        Move(ASKED, LOOKED_INTO, needs=("checked_on",)),
        Move(ASKED, GRANTED, needs=("decided_on", "decided")),
        Move(LOOKED_INTO, GRANTED, needs=("decided_on", "decided")),
        Move(ASKED, DENIED, needs=("decided_on",), reason=True),
        Move(LOOKED_INTO, DENIED, needs=("decided_on",), reason=True),
        Move(GRANTED, LOOKED_INTO, reason=True),
        Move(DENIED, LOOKED_INTO, reason=True),
    ),
    days=((ASKED, "day"), (LOOKED_INTO, "checked_on"), (GRANTED, "decided_on"), (DENIED, "decided_on")),
    freezes=((GRANTED, ("decided", "decided_on", "approver", "kind")),),
)  # fmt: skip
