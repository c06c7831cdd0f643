"""Which columns of a row are frozen because the voucher that paid it is posted, and the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.ledger import Fault
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values
    from desk_union.describe.paid import Paid

REMEDY = "请先用红字冲销那张凭证，再改这一笔。"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A voucher that is posted and stands; ``words`` is how it is called."""

    link: Paid
    voucher: int
    words: str

    @property
    def sentence(self) -> str:
        return f"已记入 {self.words}，不能再改。"

    def labels(self, ledger: Ledger) -> str:
        return "、".join(shown.label for shown in ledger.fields if shown.key in self.link.frozen)


def held_by(session: Session, ledger: Ledger, ids: Sequence[int]) -> dict[int, list[HeldRow]]:
    """By row the vouchers that freeze it; rows that none freezes are left out."""
    found: dict[int, list[HeldRow]] = defaultdict(list)
    for shown in ledger.held_through:
        link, row = shown.link, ledger.row
        query = select(row.id, link.column, link.words()).where(link.binds())
        if shown.through is not None:
            query = query.join(link.row, shown.through())
        for chunk in chunks(ids):
            for row_id, voucher, words in session.execute(query.where(row.id.in_(chunk))):
                found[row_id].append(HeldRow(link, voucher, words))
    return found


def faults(held: Sequence[HeldRow], keys: Collection[str]) -> list[Fault]:
    """For each of these columns that a voucher freezes."""
    return [
        Fault(key, one.sentence, REMEDY) for one in held for key in keys if key in one.link.frozen
    ]  # fmt: skip


def changed(now: Values, new: Mapping[str, object]) -> list[str]:
    """The keys whose value differs."""
    return [key for key, value in new.items() if value != now.get(key)]
