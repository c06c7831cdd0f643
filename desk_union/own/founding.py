"""The made-up office's own columns: one in use, and one put out of use with what was filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from desk_union.describe import known_ledgers
from desk_union.describe.tab import Founding
from desk_union.own.ledgers import FIELDS
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk
from desk_union.store.ownfields import CHOICE

if TYPE_CHECKING:
    from datetime import date


class Sample(NamedTuple):
    ledger: str
    label: str
    kind: str
    filled: tuple[str, ...]
    choices: str = ""


SIZES = ("170", "175", "180")
RETIRED = Sample("members.people", "工作服尺码", CHOICE, SIZES, "、".join(SIZES))
USED = Sample("culture.subscriptions", "投递地点", "文字", ("一号门传达室", "职工书屋"))


def fill(book: Any, today: date) -> None:
    _use(book, USED, today)
    made = _use(book, RETIRED, today)
    with book.deed(f"停用自设栏目 {RETIRED.label}") as session:
        rows.change_many(session, FIELDS, [made], {"retired_on": today}, today)


def _use(book: Any, one: Sample, today: date) -> int:
    ledger = known_ledgers.called(one.ledger)
    assert ledger is not None, one.ledger  # noqa: S101 - a tab of this house
    given = {"ledger": ledger.title, "label": one.label, "kind": one.kind, "choices": one.choices or None, "place": 1}
    with book.deed(f"自设一个栏目 {one.label}") as session:
        made = rows.save_row(session, FIELDS, None, given, today)
    with book.deed(f"填{one.label}") as session:
        found = listing.ids_of(session, ledger, ListAsk(today, order=("id",)), limit=len(one.filled))
        key = ledger.by_label[one.label].key
        new = {row: {key: words} for row, words in zip(found, one.filled, strict=False)}
        rows.change_rows(session, ledger, new, today)
    return made


FOUNDING = Founding(fill=fill)
