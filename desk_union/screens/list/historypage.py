"""修改记录 of one row in words: who changed what, when, from which value to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.screens.list import trailwords
from desk_union.store import deeds, listing, stages
from desk_union.store.listing import Ask

if TYPE_CHECKING:
    from datetime import datetime

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.store.deeds import ChangeLine

VERBS = {"I": "新增", "U": "修改", "D": "删除"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One changed value; ``place`` says where it belongs when that is a part of the row (会籍变动台账)."""

    at: str
    who: str
    deed: str
    place: str
    label: str
    before: str
    after: str


def history_of(desk: Desk, ledger: Ledger, row_id: int) -> list[HistoryLine]:
    """Every change of the row and of the rows that are its parts now, newest first."""
    with desk.book.reading() as session:
        found = [(change, ledger, "", row_id) for change in deeds.history(session, trailwords.table_of(ledger), row_id)]
        for part in ledger.parts:
            child = part.ledger()
            for child_id in listing.ids_of(session, child, Ask(desk.today(), owner=(part.owner, row_id))):
                changes = deeds.history(session, trailwords.table_of(child), child_id)
                found.extend((change, child, part.owner, child_id) for change in changes)
        found.sort(key=lambda entry: entry[0].change_id, reverse=True)
        return [
            line
            for change, of, owner, id_ in found
            for line in _lines(session, change, of, owner, _notes(session, of, id_), is_part=of is not ledger)
        ]


def _notes(session: Any, ledger: Ledger, row_id: int) -> dict[tuple[datetime | None, str], str]:
    """The reasons of the row's moves from stage to stage."""
    return stages.notes(session, trailwords.table_of(ledger), row_id) if ledger.stages else {}


def _lines(
    session: Any,
    change: ChangeLine,
    ledger: Ledger,
    owner: str,
    notes: dict[tuple[datetime | None, str], str],
    *,
    is_part: bool,
) -> list[HistoryLine]:
    fields = trailwords.stored_fields(ledger)
    at, place = show_moment(change.at), ledger.title if is_part else ""
    lines = [
        HistoryLine(
            at,
            change.who,
            change.title,
            place,
            fields[field.key].label,
            trailwords.words_of(session, fields[field.key], field.before),
            _with_note(
                trailwords.words_of(session, fields[field.key], field.after),
                notes.get((change.at, fields[field.key].key), ""),
            ),
        )
        for field in change.fields
        if field.key in fields and fields[field.key].key != owner and (change.op == "U" or field.after or field.before)
    ]
    if lines or change.op == "U":
        return lines
    return [HistoryLine(at, change.who, change.title, place, VERBS[change.op], "", "")]


def _with_note(words: str, note: str) -> str:
    return f"{words}（理由：{note}）" if note else words


def show_moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
