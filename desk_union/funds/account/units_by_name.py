"""The units that stand now, by name, for the lines of a voucher that say for which of them the money was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import names
from desk_union.members.tables import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

NAMED = 5


@dataclass(frozen=True, slots=True)
class UnitNames:
    """``closed`` ones keep their names and are offered no longer."""

    by_id: Mapping[int, str]
    closed: frozenset[int] = frozenset()

    def name(self, unit: int | None) -> str:
        return self.by_id.get(unit or 0, "")

    def like(self, text: str) -> list[tuple[int, str]]:
        """Those that fit the characters or pinyin initials typed; all for nothing."""
        wanted = text.strip()
        return [(id_, name) for id_, name in self.by_id.items() if id_ not in self.closed and _fits(name, wanted)]

    def read(self, text: str) -> int | None:
        """ValueError with a sentence where none or several are meant."""
        wanted = text.strip()
        if not wanted:
            return None
        whole = [id_ for id_, name in self.by_id.items() if name == wanted]
        found = whole or [id_ for id_, _ in self.like(wanted)]
        if not found:
            raise ValueError(f"没有叫“{wanted}”的部门、小组，请先在“组织机构”里登记。")
        if len(found) > 1:
            many = "、".join(self.by_id[id_] for id_ in found[:NAMED])
            raise ValueError(f"不止一个部门、小组叫“{wanted}”：{many}，请写全。")
        return found[0]


def _fits(name: str, wanted: str) -> bool:
    return wanted in name or (wanted.isascii() and any(wanted.lower() in one for one in names.every_initials(name)))


def read(session: Session) -> UnitNames:
    held = session.execute(select(Unit.id, Unit.name, Unit.closed_on).order_by(Unit.place, Unit.id)).all()
    return UnitNames({row.id: row.name for row in held}, frozenset(row.id for row in held if row.closed_on is not None))
