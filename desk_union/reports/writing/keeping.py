"""Kept documents: written into the book as sections and numbers, read again as a draft, compared with what rows say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.members.office import organisation
from desk_union.reports.numbers.number_kinds import label_of
from desk_union.reports.numbers.typed_words import BY_SEED
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.drafts import DraftSection, WritingDraft
from desk_union.reports.writing.reckoning import TEN_THOUSANDS, YUAN, ReckonedNumber, Reckoner, parted
from desk_union.reports.writing.tables import Writing, WritingNumber, WritingSection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class MovedNumber:
    """A kept number whose rows say another by now, or are other rows: ``old`` and ``new`` as printed."""

    row: WritingNumber
    told: ReckonedNumber

    @property
    def old(self) -> str:
        return printed_as(self.row.text, self.row.unit) if self.row.text else "（缺）"

    @property
    def new(self) -> str:
        return self.told.words

    @property
    def reason(self) -> str:
        if (self.row.text or "") == self.told.text:
            return f"数没有变，换了行：{self.row.counted or 0}行→{self.told.count}行"
        return f"{self.row.counted or 0}行→{self.told.count}行"


def newest(session: Session, kind: str, span: Span, unit: int | None = None) -> int | None:
    """The document of this kind, span and unit; none that is void.

    One that is final before a draft, one drafted here before an old one that was only taken in, then the younger.
    """
    held = select(Writing.id).where(Writing.kind == kind, Writing.first == span.first, Writing.last == span.last)
    held = held.where(Writing.stage.is_distinct_from(words.VOID), Writing.unit.is_not_distinct_from(unit))
    return session.scalar(held.order_by(Writing.stage.is_distinct_from(words.FINAL), Writing.office.is_(None), Writing.id.desc()).limit(1))


def read(session: Session, id_: int) -> WritingDraft:
    """Refusal where there is none. Numbers are those that were taken; beside one that moved stands what it is now."""
    row = session.get(Writing, id_)
    if row is None:
        raise Refusal(f"没有编号为{id_}的总结。", "请到“总结台账”里看编号。")
    held = session.scalars(select(WritingSection).where(WritingSection.writing == id_).order_by(WritingSection.place, WritingSection.id))
    sections = [
        DraftSection(str(one.id), one.heading or "", one.level or 1, tuple(line for line in (one.text or "").split("\n") if line.strip()))
        for one in held if not one.left_out
    ]  # fmt: skip
    moved = {one.row.id: one for one in drifted(session, [id_])}
    numbers = {one.mark: placed(session, one, moved.get(one.id)) for one in numbers_of(session, [id_])}
    return WritingDraft(
        row.title, Span(row.first, row.last), sections, numbers, row.signed_by or organisation(session), row.signed_on,
        void=row.stage == words.VOID, unit=row.unit,
    )  # fmt: skip


def taken_on(session: Session, writings: Sequence[int]) -> dict[int, date | None]:
    """Of each document the day on which its numbers were taken last."""
    held = select(WritingSection.writing, func.max(WritingNumber.taken_on)).join(WritingNumber, WritingNumber.section == WritingSection.id)
    return {writing: day for writing, day in session.execute(held.where(WritingSection.writing.in_(writings)).group_by(WritingSection.writing))}  # noqa: C416 - rows are no pairs for the type checker


def units_of(session: Session, writings: Sequence[int]) -> dict[int, int | None]:
    """Of each section the unit whose document it is in."""
    held = select(WritingSection.id, Writing.unit).join(Writing, Writing.id == WritingSection.writing)
    return {section: unit for section, unit in session.execute(held.where(Writing.id.in_(writings)))}  # noqa: C416 - rows are no pairs for the type checker


def numbers_of(session: Session, writings: Sequence[int]) -> list[WritingNumber]:
    """Every number of these documents, in the order of their marks."""
    held = select(WritingNumber).join(WritingSection, WritingSection.id == WritingNumber.section)
    return list(session.scalars(held.where(WritingSection.writing.in_(writings)).order_by(WritingNumber.mark)))


def placed(session: Session, one: WritingNumber, moved: MovedNumber | None = None) -> ReckonedNumber:
    """As it stands in the text, with what it is by now where it moved."""
    span = Span(one.first, one.last)
    digest, places = parted(one.digest)
    live = not (one.figure in BY_SEED or label_of(one.figure) == one.figure)
    typed_row = None if live else Reckoner(session, span).at(one.figure, span).typed_row
    return ReckonedNumber(
        one.figure, label_of(one.figure), one.unit or "", span, one.text or "", digest, one.counted or 0, places=places,
        typed=bool(one.typed), missing=not one.text, live=live, typed_row=typed_row, drift=moved.new if moved else None,
    )  # fmt: skip


def printed_as(text: str, unit: str | None) -> str:
    return f"{text}{unit}" if unit in {YUAN, TEN_THOUSANDS, "%"} else text


def drifted(session: Session, writings: Sequence[int], only: Sequence[int] | None = None) -> Iterator[MovedNumber]:
    """The numbers of these documents that their rows no longer say, in their order."""
    reckoners: dict[tuple[Span, str, int | None], Reckoner] = {}
    units = units_of(session, writings)
    for one in numbers_of(session, writings):
        if only is not None and one.id not in only:
            continue
        span = Span(one.first, one.last)
        money = TEN_THOUSANDS if one.unit == TEN_THOUSANDS else YUAN
        unit = units.get(one.section)
        reckoner = reckoners.setdefault((span, money, unit), Reckoner(session, span, money, unit))
        told = reckoner.at(one.figure, span)
        if (places := parted(one.digest)[1]) is not None:
            told = told.rounded(places)
        if (told.text, told.print_of_rows) != (one.text or "", one.digest or ""):
            yield MovedNumber(one, told)


def take(session: Session, moved: Sequence[MovedNumber], today: date) -> None:
    """The new values stand in the texts from now on."""
    for one in moved:
        row, told = session.merge(one.row), one.told
        row.text, row.unit, row.digest, row.counted = told.text, told.unit, told.print_of_rows, told.count
        row.typed, row.taken_on = told.typed_row is not None, today
    session.flush()


def looked_at(session: Session, numbers: Sequence[WritingNumber], today: date) -> None:
    """That these were compared with the ledgers on this day."""
    for one in numbers:
        one.taken_on = today
    session.flush()


def sections_of(draft: WritingDraft) -> Iterator[tuple[DraftSection, list[tuple[int, ReckonedNumber]]]]:
    """Each section with the numbers that stand in it."""
    for section in draft.sections:
        yield section, list(replace(draft, sections=[section]).standing())


def next_mark(session: Session, writing: int) -> int:
    held = select(func.max(WritingNumber.mark)).join(WritingSection, WritingSection.id == WritingNumber.section)
    return (session.scalar(held.where(WritingSection.writing == writing)) or 0) + 1
