"""Takes a form of the office's own into the book, changes its file, and puts fields on it."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from desk_union.basis import offering
from desk_union.basis.points import SCALE
from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.filling import GROUND, TABLE, form_called
from desk_union.reports.ownforms.ledgers import OWN_FORM_FIELDS, OWN_FORMS
from desk_union.store import rows
from desk_union.store.attachments import attach

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

LONGEST = 60
PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def name_of(stem: str) -> str:
    return stem.strip()[:LONGEST] or "自备表样"


def ledger_titled(name: str) -> str:
    """The title of the ledger of this title or code; Refusal where there is none."""
    found = known_ledgers.called(name.strip())
    if found is None:
        titles = [one.title for one in known_ledgers.known()]
        raise Refusal(f"没有叫“{name}”的台账。", offering.instead(name, titles, "个"))
    return found.title


def _refuse_taken(session: Session, name: str) -> None:
    from desk_union.describe import known_sheets

    if form_called(session, name) is not None:
        raise Refusal(f"已经有一张叫“{name}”的自备表样。", "换新文件的，打开它按“换文件”；另一张表请换个名称。", field="name")
    if any(name in {one.title, one.code} for one in known_sheets.known()):
        raise Refusal(f"程序自带的表里已经有“{name}”。", "请换个名称，如在后面加“（本厂）”。", field="name")


def new_scan(
    session: Session, book: Book, name: str, ledger: str | None, pdf: bytes, sizes: Sequence[tuple[float, float]], source: str, today: date
) -> int:
    """``sizes`` in mm; the paper is that of the first page. Refusal where a form or sheet is called so already."""
    _refuse_taken(session, name)
    given = {"name": name, "made_of": words.SCAN, "ledger": ledger, "pages": len(sizes), **paper(sizes[0])}
    made = rows.add_rows(session, OWN_FORMS, [rows.completed(OWN_FORMS, {**rows.defaults(OWN_FORMS), **given})], today)[0]
    put_file(session, book, made, pdf, source, PDF, today)
    note_sizes(session, made, sizes)
    return made


def note_sizes(session: Session, form: int, sizes: Sequence[tuple[float, float]]) -> None:
    """Kept only where the pages differ."""
    from desk_union.reports.ownforms.tables import OwnForm

    told = [f"{wide:.1f}x{tall:.1f}" for wide, tall in sizes]
    session.get_one(OwnForm, form).sizes = " ".join(told) if len(set(told)) > 1 else None
    session.flush()


def paper(size: tuple[float, float]) -> dict[str, int]:
    return {"wide": round(size[0] * 10) * SCALE // 10, "tall": round(size[1] * 10) * SCALE // 10}


def new_word(
    session: Session, book: Book, name: str, ledger: str | None, content: bytes, insides: Sequence[str], source: str, today: date
) -> int:
    _refuse_taken(session, name)
    given = {"name": name, "made_of": words.WORD, "ledger": ledger}
    made = rows.add_rows(session, OWN_FORMS, [rows.completed(OWN_FORMS, {**rows.defaults(OWN_FORMS), **given})], today)[0]
    put_file(session, book, made, content, source, DOCX, today)
    note_places(session, made, insides)
    return made


def put_file(session: Session, book: Book, form: int, content: bytes, source: str, media: str, today: date) -> None:
    """Another file in the place of the one before, which undo brings back."""
    from desk_union.store.attachments import attachments, detach

    detach(session, [one.id for one in attachments(session, TABLE, form, GROUND)])
    attach(session, book, TABLE, form, GROUND, content, name=source, media_type=media or mimetypes.guess_type(source)[0] or "", on=today)


def note_places(session: Session, form: int, insides: Sequence[str]) -> None:
    from desk_union.reports.ownforms.tables import OwnForm

    session.get_one(OwnForm, form).places = "\n".join(insides)
    session.flush()


def put_field(session: Session, field: int | None, given: Mapping[str, Any], today: date) -> int:
    """Refusal as the ledger of fields refuses."""
    start = {} if field is not None else rows.defaults(OWN_FORM_FIELDS)
    values = {**start, **given}
    if field is None:
        values = rows.completed(OWN_FORM_FIELDS, {**{shown.key: None for shown in OWN_FORM_FIELDS.fields}, **values})
    return rows.save_row(session, OWN_FORM_FIELDS, field, values, today)
