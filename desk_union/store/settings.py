"""The book's own settings: small values under a key, outside of trail and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.store.tables import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

UNION_NAME = "union_name"
CREATED_AT = "created_at"
PROGRAM_VERSION = "program_version"
FILES_KEY = "files_key"
OPEN_SINCE = "open_since"  # while a book is written to: whoever finds it later knows that it was not closed
AUDIT_COPY = "audit_copy"  # set in a copy for auditors: when it was made, and of which file
LOOKS_BEFORE = "looks_before"  # digest of the lines of looks at private values from before they stood in the trail
FIRST_WEEK = "first_week_put_away"  # the clerk has read the list of the first week
NAMES = {
    UNION_NAME: "工会名称", CREATED_AT: "建账时间", PROGRAM_VERSION: "程序版本", LOOKS_BEFORE: "查看隐私的旧记录",
    FIRST_WEEK: "收起第一周的清单",
}  # fmt: skip
_TELLERS: list[Callable[[], Mapping[str, str]]] = []


def named_by(names: Callable[[], Mapping[str, str]]) -> None:
    """The tabs tell how the settings are called that they keep, since the store stands below them and knows none."""
    _TELLERS.append(names)


def name_of(key: str) -> str:
    """How a clerk calls a setting; the key itself where nobody told."""
    told = (names for teller in _TELLERS if key in (names := teller()))
    return NAMES.get(key) or next(told, {}).get(key, key)


def get(session: Session, key: str, default: Any = None) -> Any:
    row = session.get(Setting, key)
    return default if row is None else row.value


def under(session: Session, prefix: str) -> dict[str, Any]:
    """All settings whose keys begin so, by the rest of their keys."""
    rows = session.scalars(select(Setting).where(Setting.key.startswith(prefix, autoescape=True)).order_by(Setting.key))
    return {row.key.removeprefix(prefix): row.value for row in rows}


def put(session: Session, key: str, value: Any) -> None:
    """``value`` is anything JSON can hold."""
    session.merge(Setting(key=key, value=value))
