"""The words of budget and audit."""

from __future__ import annotations

from desk_union.describe.words import dictionary

AUDIT = dictionary(
    "audit_kind",
    "审查种类",
    ("本级经审会审查", "", "经审", "内部审查"),
    ("上级审计", "", "上级检查"),
    ("离任审计", ""),
    ("专项审计", ""),
)
