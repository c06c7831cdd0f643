"""The words of budget and audit."""

from __future__ import annotations

from desk_union.describe.words import dictionary

AUDIT = dictionary(
    "audit_kind",
    "审查种类",
    ("本级经审会审查", "", "经审", "内部审查", "半年审查", "年度审查", "季度审查", "定期审查", "同级审查", "本级审查"),
    ("上级审计", "", "上级检查"),
    ("离任审计", ""),
    ("专项审计", ""),
)
