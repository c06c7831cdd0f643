"""What is wrong with a form of the office's own by now: a column that is no longer, a ledger that is gone, no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe import figure as figures
from desk_union.reports.numbers.typed_words import BY_SEED
from desk_union.reports.ownforms import columns, filling
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.places import faults_of
from desk_union.reports.ownforms.sheets import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desk_union.reports.ownforms.tables import OwnForm, OwnFormField


def problems_of(session: Session, form: OwnForm) -> list[str]:
    """In sentences, each with what to do."""
    return list(_problems(session, form))


def _problems(session: Session, form: OwnForm) -> Iterator[str]:
    ledger = columns.ledger_of(form.ledger)
    if form.ledger and ledger is None:
        yield f"它填的“{form.ledger}”，程序里已经没有这个台账了。请另选一个台账。"
        return
    if form.made_of == words.WORD:
        if filling.ground_of(session, form.id) is None:
            yield "还没有Word文件。请换上一个写了占位符的。"
        yield from faults_of(places_of(session, form))
        return
    say = columns.worded(session)
    for one in filling.fields_of(session, form.id):
        if filling.item_of(one, ledger, say).lost:
            yield f"第{one.page}页“{one.source}”：{_no_column(one, form)}"
        elif one.what == words.FIGURE and figures.known_as(one.figure or "") is None and (one.figure or "") not in BY_SEED:
            yield f"第{one.page}页“{one.figure}”：没有这个数字了。请改成别的数字，或去掉这一格。"


def _no_column(field: OwnFormField, form: OwnForm) -> str:
    ledger = columns.ledger_of(form.ledger)
    if ledger is None:
        return "这张表样没有选台账。请选一个台账。"
    return f"“{ledger.title}”里没有这一栏了。{columns.instead(ledger, field.source or '')}"
