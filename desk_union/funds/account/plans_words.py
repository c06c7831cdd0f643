"""The words of budget and audit."""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

AUDIT = dictionary(
    "audit_kind",
    "审查种类",
    ("本级经审会审查", "", "经审", "内部审查", "半年审查", "年度审查", "季度审查", "定期审查", "同级审查", "本级审查"),
    ("上级审计", "", "上级检查"),
    ("离任审计", ""),
    ("专项审计", ""),
)

PLANNED, SUBMITTED, APPROVED = "编制中", "送审中", "已核定"
BUDGET_STAGE = Stage(
    dictionary("budget_stage", "预算状态", (PLANNED, "", "草案", "未核定", "编制"), (SUBMITTED, "", "送审", "审议中", "上报"), (APPROVED, "", "核定", "已批准", "已通过")),
    moves=(
        Move(PLANNED, SUBMITTED), Move(SUBMITTED, PLANNED), Move(SUBMITTED, APPROVED, needs=("approved_on",)), Move(APPROVED, PLANNED, reason=True),
    ),
    days=((APPROVED, "approved_on"),),
    freezes=((APPROVED, ("year", "account", "project", "amount", "last_final", "approved_on")),),
)  # fmt: skip
