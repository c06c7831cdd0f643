"""The office's words in one place, so that a union that says 教代会 for 职代会 changes them once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS: Final[Mapping[str, str]] = MappingProxyType({
    "union": "工会",
    "staff": "职工",
    "member": "会员",
    "branch": "分会",
    "group": "工会小组",
    "chair": "主席",
    "committee": "工会委员会",
    "women": "女职工委员会",
    "audit": "经费审查委员会",
    "congress": "职工代表大会",
    "member_congress": "会员代表大会",
})


def term(key: str, chosen: Mapping[str, str] | None = None) -> str:
    """Return the union's own word for ``key``, or the usual one; a blank choice counts as none."""
    return (chosen or {}).get(key, "").strip() or TERMS[key]
