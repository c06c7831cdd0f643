"""The command that takes in an old 总结 and says which of its numbers the ledgers know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.days import today
from desk_union.commands.console import opened, say_json
from desk_union.commands.numbers import span_asked
from desk_union.commands.streams import say
from desk_union.exchange.wordtext import read_text
from desk_union.reports.writing import taking_in

if TYPE_CHECKING:
    from argparse import Namespace

    from desk_union.reports.writing.taking_in import FoundNumber


def take_in(given: Namespace) -> int:
    """Refusal where the file has no text; nothing is written with ``--dry-run``."""
    span, text = span_asked(given), read_text(given.file)
    title = given.title or given.file.stem
    with opened(given.book, writes=not given.dry_run, who=given.who) as book:
        with book.reading() as session:
            draft, numbers = taking_in.drafted(session, title, text, span, today())
        row = None
        if not given.dry_run:
            with book.deed("收进旧总结", code="reports.take_in") as session:
                values = {"title": title, "first": span.first, "last": span.last, "text": text}
                row = taking_in.take_in(session, (), values, today()).ids[0]
    if given.json:
        say_json({"row": row, "title": title, "sections": len(draft.sections), "numbers": [_told(one) for one in numbers]})
        return 0
    for one in numbers:
        say(f"{one.words}\t{one.around}\t{taking_in.proposed(one)}")
    say(f"《{title}》{len(draft.sections)}个部分，认出{len(numbers)}个数，{sum(one.matched is not None for one in numbers)}个对上了台账。")
    return 0


def _told(one: FoundNumber) -> dict[str, Any]:
    matched = one.matched
    proposals = [{"figure": it.figure.code, "label": it.figure.label, "equal": it.equal} for it in one.proposals]
    return {"text": one.digits, "unit": one.unit, "around": one.around, "figure": matched.code if matched is not None else None, "proposals": proposals}
