"""The command that takes in a workbook of the upper union's and says what each of its cells is likely to want."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

from desk_union.basis import offering
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import opened, say_json
from desk_union.commands.streams import say
from desk_union.exchange import formsheets
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms import intake
from desk_union.reports.upperforms.filling import TABLE
from desk_union.reports.upperforms.proposing import propose
from desk_union.store.attachments import attach

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from desk_union.exchange.formsheets import FormSheet


def take_form(given: Namespace) -> int:
    """Refusal where the file is no workbook or a form is called so already; nothing is written with ``--dry-run``."""
    sheets = formsheets.look(given.file)
    name = given.name or intake.name_of(given.file.stem)
    rhythm = _rhythm(given.rhythm) if given.rhythm else intake.rhythm_of(name, [title for sheet in sheets for title in sheet.titles])
    row, marked = None, 0
    with opened(given.book, writes=not given.dry_run, who=given.who) as book:
        with book.reading() as session:
            known = intake.labels_of(session)
        if not given.dry_run:
            with book.deed(f"拿来上级表格《{name}》", who=given.who) as session:
                row = intake.new_form(session, name, rhythm, today())
                media = mimetypes.guess_type(given.file.name)[0] or "application/octet-stream"
                attach(session, book, TABLE, row, "file", given.file, name=given.file.name, media_type=media, on=today())
                for one in _likely(row, sheets, known) if given.mark else ():
                    intake.put_mark(session, None, one, today())
                    marked += 1
    told = [line for sheet in sheets for line in _proposals(sheet, known)]
    if given.json:
        say_json({"row": row, "name": name, "rhythm": rhythm, "marked": marked, "cells": told})
        return 0
    for line in told:
        say(f"{line['sheet']}\t{line['cell']}\t{line['label']}\t{line['span']}\t{'；'.join(line['figures']) or line['what']}")
    say(f"《{name}》（{rhythm}）{len(sheets)}张工作表，{len(told)}格像要填的，标上了{marked}格。")
    return 0


def _rhythm(text: str) -> str:
    found = words.RHYTHM.find(text)
    if found is None:
        raise Refusal(f"没有叫“{text}”的填报周期。", f"可以写：{offering.offered(words.RHYTHM.labels, '种')}。")
    return found


def _seen(sheet: FormSheet, row: int, column: int) -> str:
    return sheet.text(*sheet.first_of((row, column)))


def _likely(form: int, sheets: list[FormSheet], known: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        mark
        for sheet in sheets
        for mark in intake.likely_marks(form, sheet.name, sheet.places(), lambda r, c, it=sheet: _seen(it, r, c), known)  # type: ignore[misc]  # bound at once
    ]


def _proposals(sheet: FormSheet, known: Mapping[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for at in sheet.places():
        told = propose(lambda row, column: _seen(sheet, row, column), *at, known)
        if told is not None and (told.figures or told.what != words.NUMBER):
            likely = [f"{one.label}" for one in told.figures[:3]]
            sure = told.sure.code if told.sure is not None else None
            found.append({"sheet": sheet.name, "cell": words.name_of_place(*at), "what": told.what, "label": told.label, "span": told.span, "figure": sure, "figures": likely})  # fmt: skip
    return found
