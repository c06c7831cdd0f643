"""A whole document written anew, as an editor hands it back: its sections, with the numbers wherever they stand now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.drafts import MARK, mark_of
from desk_union.reports.writing.keeping import next_mark, numbers_of
from desk_union.reports.writing.ledgers import NUMBERS, SECTIONS
from desk_union.reports.writing.tables import Writing, WritingSection
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.reports.writing.reckoning import ReckonedNumber


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """``id`` None is a new one; the lines of one that is ``left_out`` are kept, not printed."""

    id: int | None
    heading: str
    level: int
    lines: tuple[str, ...]
    left_out: bool = False


def sections_held(session: Session, writing: int) -> list[WrittenSection]:
    """All of them, also those left out, in their order."""
    held = select(WritingSection).where(WritingSection.writing == writing).order_by(WritingSection.place, WritingSection.id)
    return [
        WrittenSection(one.id, one.heading or "", one.level or 1, tuple(line for line in (one.text or "").split("\n") if line.strip()), bool(one.left_out))
        for one in session.scalars(held)
    ]  # fmt: skip


def rewrite(session: Session, writing: int, sections: Sequence[WrittenSection], numbers: Mapping[int, ReckonedNumber], today: date) -> None:
    """Sections that are not named are deleted. ``numbers`` by mark are those that the book may not have yet.

    Refusal where the document is final, where a name in braces is no number's or a mark has no number.
    """
    document = session.get(Writing, writing)
    if document is None:
        raise Refusal("这份总结已经不在账本里了。", "请关闭窗口；文字可以先全选复制出来。")
    if document.stage in {words.FINAL, words.VOID}:
        raise Refusal(f"《{document.title}》已经{document.stage}，文字不能再改。", "要改的，先改回草稿，写明理由。")
    before = {one.id: one for one in sections_held(session, writing)}
    gone = before.keys() - {one.id for one in sections}
    ids = [_id_of(session, writing, one, place, today) for place, one in enumerate(sections, 1)]
    texts = _Marks(session, writing, numbers, today).settled(dict(zip(ids, ("\n".join(one.lines) for one in sections), strict=True)))
    if gone:
        rows.delete_rows(session, SECTIONS, sorted(one for one in gone if one is not None), today)
    for place, (id_, one) in enumerate(zip(ids, sections, strict=True), 1):
        fresh = {"place": place, "heading": one.heading or None, "level": one.level, "left_out": one.left_out, "text": texts[id_]}
        if _differs(session, id_, fresh):
            rows.save_row(session, SECTIONS, id_, fresh, today)


def _id_of(session: Session, writing: int, one: WrittenSection, place: int, today: date) -> int:
    if one.id is not None:
        return one.id
    fresh: dict[str, Any] = {**rows.defaults(SECTIONS), "writing": writing, "place": place, "heading": one.heading or None, "level": one.level}
    return rows.save_row(session, SECTIONS, None, fresh, today)


def _differs(session: Session, id_: int, fresh: Mapping[str, Any]) -> bool:
    row = session.get_one(WritingSection, id_)
    now = {"place": row.place, "heading": row.heading, "level": row.level or 1, "left_out": bool(row.left_out), "text": row.text or ""}
    return now != dict(fresh)


class _Marks:
    """Sees to it that each mark of the texts has its number, in the section in which it stands."""

    def __init__(self, session: Session, writing: int, numbers: Mapping[int, ReckonedNumber], today: date) -> None:
        self.session, self.numbers, self.today = session, numbers, today
        self.held = {one.mark: one for one in numbers_of(session, [writing])}
        self.next = max(next_mark(session, writing), *(one + 1 for one in numbers), 1)
        self.seen: set[int] = set()

    def settled(self, texts: Mapping[int, str]) -> dict[int, str]:
        told = {id_: MARK.sub(lambda found: self._at(int(found[1]), id_), text) for id_, text in texts.items()}  # noqa: B023 - used at once
        self.session.flush()
        return told

    def _at(self, mark: int, section: int) -> str:
        row = self.held.get(mark)
        if mark in self.seen and (row is not None or mark in self.numbers):
            return self._twice(mark, section)
        self.seen.add(mark)
        if row is not None:
            row.section = section
        elif mark in self.numbers:
            self._add(self.numbers[mark], mark, section)
        return mark_of(mark)

    def _twice(self, mark: int, section: int) -> str:
        """A number that was copied is another number from now on."""
        fresh, self.next = self.next, self.next + 1
        row = self.held.get(mark)
        if row is None:
            self._add(self.numbers[mark], fresh, section)
        else:
            keys = ("figure", "first", "last", "text", "unit", "digest", "counted", "typed")
            self._insert({**{key: getattr(row, key) for key in keys}, "section": section, "mark": fresh})
        self.seen.add(fresh)
        return mark_of(fresh)

    def _add(self, one: ReckonedNumber, mark: int, section: int) -> None:
        told = {"figure": one.code, "first": one.span.first, "last": one.span.last, "text": one.text or None, "unit": one.unit or None}
        counted = {"digest": one.print_of_rows or None, "counted": one.count, "typed": one.typed}
        self._insert({**told, **counted, "section": section, "mark": mark})

    def _insert(self, fresh: dict[str, Any]) -> None:
        rows.insert_rows(self.session, NUMBERS, [{**fresh, "taken_on": self.today}], self.today)
