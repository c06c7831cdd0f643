"""修改记录 in words, of one row or of the whole book, and looking in it for a person, a time and a content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.screens import lookingback
from desk_union.screens.list import trailwords
from desk_union.store import deeds, listing, ownfields, stages
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.store.deeds import ChangeLine

HEADERS = ("时间", "操作人", "做了什么", "属于", "哪一项", "原来", "改为")
DEED_HEADERS = ("时间", "操作人", "做了什么", "改动", "")
MOST = 500  # deeds of the book that are listed at once
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

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.at, self.who, self.deed, self.place, self.label, self.before, self.after)


class HistoryPage:
    """The changes of one row, or (``whole``) the deeds of the whole book, of which those sought are shown."""

    def __init__(self, desk: Desk, ledger: Ledger | None = None, row_id: int | None = None) -> None:
        self.desk = desk
        self.lines = history_of(desk, ledger, row_id) if ledger is not None and row_id is not None else []
        self.of_row = row_id is not None
        self.whole = not self.of_row
        self.sought = deeds.Sought()

    def seek(self, who: str = "", since: str = "", until: str = "", text: str = "") -> None:
        """Raises Refusal for what is no day; the days are both included."""
        self.sought = lookingback.sought(who, since, until, text)

    @property
    def headers(self) -> tuple[str, ...]:
        return DEED_HEADERS if self.whole else HEADERS

    def rows(self) -> list[tuple[str, ...]]:
        """What is shown, newest first."""
        if not self.whole:
            return [line.cells for line in self.lines if self._fits(line)]
        with self.desk.book.reading() as session:
            found = deeds.deeds(session, MOST, sought=self.sought)
        return [
            (show_moment(one.at), one.who, one.title, f"{one.rows}行", "已撤销" if one.undone else "") for one in found
        ]

    def _fits(self, line: HistoryLine) -> bool:
        return lookingback.fits(self.sought, line.at[:10], line.who, line.cells[2:])

    def told(self, count: int) -> str:
        more = "，只列最近的，请缩小范围" if self.whole and count >= MOST else ""
        return f"共{count:,}条{more}。" if count else "没有符合的修改记录。"


def history_of(desk: Desk, ledger: Ledger, row_id: int) -> list[HistoryLine]:
    """Every change of the row and of the rows that are its parts now, newest first."""
    with desk.book.reading() as session:
        found = [(change, ledger, "", row_id) for change in deeds.history(session, trailwords.table_of(ledger), row_id)]
        for part in ledger.parts:
            child = part.ledger()
            for child_id in listing.ids_of(session, child, ListAsk(desk.today(), owner=(part.owner, row_id))):
                changes = deeds.history(session, trailwords.table_of(child), child_id)
                found.extend((change, child, part.owner, child_id) for change in changes)
        lines = [
            (change.change_id, line)
            for change, of, owner, id_ in found
            for line in _lines(session, change, of, owner, _notes(session, of, id_), is_part=of is not ledger)
        ]
        for of, id_ in {(of, id_) for _, of, _, id_ in found}:
            lines.extend(_own_lines(session, of, id_, is_part=of is not ledger))
        lines.sort(key=lambda entry: entry[0], reverse=True)
        return [line for _, line in lines]


def _own_lines(session: Any, ledger: Ledger, row_id: int, *, is_part: bool) -> Iterator[tuple[int, HistoryLine]]:
    """The changes of the row's own columns, which are kept beside it."""
    for shown, value_id in ownfields.kept_of(session, ledger, row_id):
        for change in deeds.history(session, ownfields.VALUES, value_id):
            for field in change.fields:
                if field.key in ownfields.PLACES:
                    words = [trailwords.words_of(session, shown, raw) for raw in (field.before, field.after)]
                    where = (change.title, ledger.title if is_part else "", shown.label)
                    yield change.change_id, HistoryLine(show_moment(change.at), change.who, *where, *words)


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
