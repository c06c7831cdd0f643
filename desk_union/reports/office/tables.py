"""工作日志, duties with what was done of them, an inspector's checklist, what lies in which box, and 公文."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class WorkEntry(Row):
    """What was done on a day; ``deed`` is the deed of the trail that proposed it, ``kept_in`` and ``kept`` its row."""

    __tablename__ = "work_entry"

    day: Mapped[date] = mapped_column(index=True)
    what: Mapped[str]
    kind: Mapped[str | None]
    place: Mapped[str | None]
    who: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="SET NULL"), index=True)
    heads: Mapped[int | None]
    result: Mapped[str | None]
    left_out: Mapped[bool | None]
    deed: Mapped[int | None] = mapped_column(index=True)
    kept_in: Mapped[str | None]
    kept: Mapped[int | None]
    note: Mapped[str | None]


class Duty(Row):
    """Something that comes again: ``rhythm`` with the day, weekday, month, festival or solar term of it."""

    __tablename__ = "duty"

    name: Mapped[str] = mapped_column(unique=True)
    rhythm: Mapped[str]
    month: Mapped[int | None]
    day: Mapped[int | None]
    weekday: Mapped[str | None]
    festival: Mapped[str | None]
    term: Mapped[str | None]
    before: Mapped[int | None]
    owner: Mapped[str | None]
    figure: Mapped[str | None]
    ahead: Mapped[int | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    source: Mapped[str | None]
    note: Mapped[str | None]


class DutyDone(Row):
    """A duty was seen to: ``due_on`` is the day for which it was due."""

    __tablename__ = "duty_done"

    duty: Mapped[int] = mapped_column(ForeignKey("duty.id", ondelete="CASCADE"), index=True)
    due_on: Mapped[date] = mapped_column(index=True)
    done_on: Mapped[date | None]
    who: Mapped[str | None]
    note: Mapped[str | None]


class Checklist(Row):
    """What an inspection wants to see."""

    __tablename__ = "checklist"

    name: Mapped[str] = mapped_column(unique=True)
    inspector: Mapped[str | None]
    day: Mapped[date | None]
    year: Mapped[int | None]
    keeper: Mapped[str | None]
    note: Mapped[str | None]


class ChecklistItem(Row):
    """One item with its proofs: a sheet, rows of a ledger, a figure, files."""

    __tablename__ = "checklist_item"

    checklist: Mapped[int] = mapped_column(ForeignKey("checklist.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    section: Mapped[str | None]
    title: Mapped[str]
    points: Mapped[str | None]
    own_points: Mapped[str | None]
    sheet: Mapped[str | None]
    year: Mapped[int | None]
    figure: Mapped[str | None]
    lies: Mapped[str | None]
    keeper: Mapped[str | None]
    ready: Mapped[bool | None]
    note: Mapped[str | None]


class ArchivePiece(Row):
    """A paper or a file laid away: category, year, box and number in it."""

    __tablename__ = "archive_piece"

    title: Mapped[str]
    category: Mapped[str]
    year: Mapped[int]
    made_on: Mapped[date | None]
    number: Mapped[str | None]
    maker: Mapped[str | None]
    box: Mapped[str | None]
    place: Mapped[int | None]
    pages: Mapped[int | None]
    medium: Mapped[str | None]
    kept_for: Mapped[str | None]
    lies: Mapped[str | None]
    note: Mapped[str | None]


class OfficialPaper(Row):
    """A 公文 of the office with its text."""

    __tablename__ = "official_letter"

    kind: Mapped[str]
    title: Mapped[str]
    number: Mapped[str | None]
    addressee: Mapped[str | None]
    body: Mapped[str]
    annexes: Mapped[str | None]
    day: Mapped[date] = mapped_column(index=True)
    signer: Mapped[str | None]
    copies: Mapped[str | None]
    secrecy: Mapped[str | None]
    urgency: Mapped[str | None]
    remark: Mapped[str | None]  # 附注: what stands in brackets under the day
    note: Mapped[str | None]


class LetterAnnex(Row):
    """A list of the program that goes with a 公文 as an annex: of ``sheet``, over the days from ``first`` to ``last``."""

    __tablename__ = "letter_annex"

    letter: Mapped[int] = mapped_column(ForeignKey("official_letter.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    title: Mapped[str]
    sheet: Mapped[str | None]
    first: Mapped[date | None]
    last: Mapped[date | None]
    note: Mapped[str | None]
