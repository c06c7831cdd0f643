"""The command ``print`` for official forms and charts: what was chosen, private values only when asked, PDF or Word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.commands.console import opened
from desk_union.members.ledgers import PEOPLE
from desk_union.prints import stationery
from desk_union.prints.books.bookpdf import print_bound
from desk_union.prints.charts.chart import print_chart
from desk_union.prints.forms.formprinting import choices_of, print_forms
from desk_union.prints.prose.prosepdf import print_prose
from desk_union.store import privacylog
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Choose, Request, Sheet
    from desk_union.prints.paper import Printed


def print_form(sheet: Sheet, asked: Callable[[Session], Request], given: Namespace, kind: str) -> Printed:
    """``asked`` makes the request; private values are printed only with --private, and then it is noted."""
    private = given.private and bool(sheet.private)
    with opened(given.book, writes=private) as book:
        chosen = chosen_of(choices_of(sheet, book), given.choose)
        with book.reading() as session:
            request = replace(asked(session), private=private, search=given.search, chosen=chosen)
            filled = sheet.fill(session, request)
        if private:
            privacylog.note(book, PEOPLE.title, privacylog.taken("打印", sheet.private, len(filled.copies)))
        return finish(print_forms(sheet, filled, request, book, given.output, kind))


def print_tree(sheet: Sheet, asked: Callable[[Session], Request], given: Namespace) -> Printed:
    """``asked`` makes the request of a sheet that is a chart."""
    chosen = chosen_of(sheet.choices, given.choose)
    with opened(given.book, writes=False) as book, book.reading() as session:
        request = replace(asked(session), chosen=chosen)
        drawn = sheet.draw(session, request)
        hand = stationery.read(session)
    return finish(print_chart(drawn, request, given.output, hand))


def print_book(sheet: Sheet, asked: Callable[[Session], Request], given: Namespace) -> Printed:
    """``asked`` makes the request of a sheet that is a book of account."""
    with opened(given.book, writes=False) as book:
        chosen = chosen_of(choices_of(sheet, book), given.choose)
        with book.reading() as session:
            request = replace(asked(session), chosen=chosen)
            bound = sheet.bind(session, request)
            hand = stationery.read(session)
        return finish(print_bound(bound, request, given.output, hand, book.path.parent))


def print_document(sheet: Sheet, asked: Callable[[Session], Request], given: Namespace, kind: str) -> Printed:
    """``asked`` makes the request of a sheet that is a document, PDF or Word."""
    with opened(given.book, writes=False) as book:
        chosen = chosen_of(choices_of(sheet, book), given.choose)
        with book.reading() as session:
            prose = sheet.write(session, replace(asked(session), chosen=chosen))
            hand = stationery.read(session)
        at = book.clock()
    if kind == "docx":
        from desk_union.prints.prose.proseword import write_prose_docx

        return finish(write_prose_docx(prose, given.output, at=at, hand=hand))
    return finish(print_prose(prose, given.output, hand))


def chosen_of(choices: Sequence[Choose], given: Sequence[str]) -> dict[str, str]:
    """From ``标签纸=3x8``: both sides may be codes or the words a clerk sees."""
    chosen: dict[str, str] = {}
    for text in given:
        label, _, wanted = text.partition("=")
        choose = next((choose for choose in choices if label in {choose.key, choose.label}), None)
        if choose is None:
            known = "、".join(choose.label for choose in choices)
            raise Refusal(f"这张表没有“{label}”这一项可选。", f"可以选：{known}。" if known else "请去掉 --choose。")
        code = next((code for code, words in choose.values if wanted in {code, words}), None)
        if code is None:
            known = "、".join(words for _, words in choose.values)
            raise Refusal(f"“{choose.label}”不能选“{wanted}”。", f"可以选：{known}。")
        chosen[choose.key] = code
    return chosen
