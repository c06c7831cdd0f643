"""What follows when a section was saved: names in braces become numbers, and a number that went from the text is gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.clauses import named, unit_fits
from desk_union.reports.writing.drafts import MARK, mark_of
from desk_union.reports.writing.keeping import next_mark
from desk_union.reports.writing.reckoning import YUAN, ReckonedNumber, Reckoner
from desk_union.reports.writing.tables import Writing, WritingNumber, WritingSection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

_NAMED = re.compile(r"\{([^{}#][^{}]*)\}(万元|元|%|％)?")

_LEFT = re.compile(r"[{}][^{}。，；、\s]{0,40}")


def number_row(section: int, mark: int, told: ReckonedNumber, today: date) -> dict[str, object]:
    """As it stands in the book, from what was reckoned."""
    return {
        "section": section, "mark": mark, "figure": told.code, "first": told.span.first, "last": told.span.last,
        "text": told.text or None, "unit": told.unit or None, "digest": told.print_of_rows or None, "counted": told.count,
        "typed": told.typed_row is not None, "taken_on": today,
    }  # fmt: skip


def sections(session: Session, ids: Sequence[int], today: date) -> None:
    """Refusal where a name is no number's, where the unit behind it is another's, or the document is final."""
    held = select(WritingSection.id, WritingSection.text, WritingSection.writing, Writing).join(Writing, Writing.id == WritingSection.writing)
    for id_, text, writing, document in session.execute(held.where(WritingSection.id.in_(ids))).all():
        if document.stage in {words.FINAL, words.VOID}:
            raise Refusal(f"《{document.title}》已经{document.stage}，文字不能再改。", "要改的，先在“状态”里改回草稿，写明理由。")
        reckoner = Reckoner(session, Span(document.first, document.last), document.money or YUAN, document.unit)
        told = _named(session, id_, text or "", reckoner, next_mark(session, writing), today)
        marks = {int(found) for found in MARK.findall(told)}
        known = set(session.scalars(select(WritingNumber.mark).where(WritingNumber.section == id_)))
        if lost := sorted(marks - known):
            raise Refusal(f"文中的{mark_of(lost[0])}没有对应的数字。", "数字要写成 {数字名称}，保存时程序会数出来。")
        session.execute(delete(WritingNumber).where(WritingNumber.section == id_, WritingNumber.mark.in_(known - marks)))
        if told != (text or ""):
            session.execute(update(WritingSection).where(WritingSection.id == id_).values(text=told))


def _named(session: Session, section: int, text: str, reckoner: Reckoner, mark: int, today: date) -> str:
    """The text with a mark for each name, whose number is kept."""
    told: list[str] = []
    place = 0
    for found in _NAMED.finditer(text):
        number = reckoner.tell(named(found[1]))
        after = text[found.end(1) + 1 :]
        if not unit_fits(number.unit, after):
            raise Refusal(f"“{number.label}”的单位是“{number.unit}”，后面写的却是“{after[:3]}”。", "请改单位，或者换一个数字。")
        session.add(WritingNumber(**number_row(section, mark, number, today)))
        said_twice = found[2] or ""
        told += [text[place : found.start()], mark_of(mark), "" if number.suffix else said_twice]
        place, mark = found.end(), mark + 1
    session.flush()
    whole = "".join((*told, text[place:]))
    if (left := _LEFT.search(MARK.sub("", whole))) is not None:
        raise Refusal(f"文字里的“{left[0]}”没有写完。", "数字要写成 {数字名称}，两边的括号成对、里面写名称；不是数字的请去掉大括号。")
    return whole


def numbers(session: Session, ids: Sequence[int], today: date) -> None:
    """A number that was added by itself is counted."""
    held = select(WritingNumber, Writing.money, Writing.unit).join(WritingSection, WritingSection.id == WritingNumber.section)
    held = held.join(Writing, Writing.id == WritingSection.writing).where(WritingNumber.id.in_(ids), WritingNumber.taken_on.is_(None))
    for row, money, unit in session.execute(held).all():
        told = Reckoner(session, Span(row.first, row.last), money or YUAN, unit).at(row.figure, Span(row.first, row.last))
        fresh = number_row(row.section, row.mark, told, today)
        session.execute(update(WritingNumber).where(WritingNumber.id == row.id).values(**{**fresh, "figure": row.figure}))
