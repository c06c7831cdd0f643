"""Who signs the office's sheets, with the day from which each does: a sheet takes the signers of its own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.store import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

KEY = "office.signers"
# The places of signature on the office's sheets (domain-facts.md C and G); others may be added by hand.
ROLES = (
    "填表人", "审核人", "负责人", "主席", "经办人", "制表人", "检查人", "会计主管", "出纳", "制单", "审核", "记账",
    "法定代表人", "主管会计工作的负责人", "会计机构负责人", "编表", "经审主任", "经审委员",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signer:
    """``since`` is the first day; who came before needs no end. An empty name: from then on nobody is printed."""

    role: str
    name: str
    since: date


def read(session: Session) -> tuple[Signer, ...]:
    kept: list[dict[str, Any]] = settings.get(session, KEY, [])
    return tuple(Signer(one["role"], one["name"], date.fromisoformat(one["since"])) for one in kept)


def write(session: Session, signers: Iterable[Signer]) -> None:
    """Refusal when a place has two signers from the same day."""
    given = sorted(signers, key=lambda one: (one.role, one.since))
    for one, after in pairwise(given):
        if (one.role, one.since) == (after.role, after.since):
            raise Refusal(
                f"{one.role}从{one.since.isoformat()}起写了两个人：“{one.name}”和“{after.name}”。",
                "请改正其中一个的起始日期，或删去一行。",
                field="signers",
            )
    kept = [{"role": one.role, "name": one.name, "since": one.since.isoformat()} for one in given]
    settings.put(session, KEY, kept)


def on(signers: Sequence[Signer], day: date) -> dict[str, str]:
    """The name for each place of signature on a day; places without one are left out."""
    held = sorted((one for one in signers if one.since <= day), key=lambda one: one.since)
    return {role: name for role, name in {one.role: one.name for one in held}.items() if name}
