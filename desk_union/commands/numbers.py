"""Commands about numbers: all figures of a span, the rows behind one, and what is behind the numbers of a sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import opened, say_json, unknown
from desk_union.commands.streams import say
from desk_union.describe.behind import FigureBehind
from desk_union.describe.figure import Span
from desk_union.store import listing
from desk_union.store.behind import rows_of
from desk_union.store.figures import evaluate, lines_told, rows_behind, yuan
from desk_union.tabs import figures as figures_of_all
from desk_union.tabs import paid_by

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.behind import Behind
    from desk_union.describe.figure import Figure
    from desk_union.prints.numbers import ToldNumber
    from desk_union.store.figures import FigureValue


def span_asked(given: Namespace) -> Span:
    """The days asked for: the year, or what ``--from`` and ``--to`` leave of it or say instead of it."""
    if given.year is None and None in (given.first, given.last):
        raise Refusal("没有说是哪段时间。", "请写 --year 年度，或者同时写 --from 和 --to。")
    first, last = given.first or date(given.year, 1, 1), given.last or date(given.year, 12, 31)
    if last < first:
        raise Refusal("起止日期颠倒了。", "请让 --from 不晚于 --to。")
    return Span(first, last)


def figures(given: Namespace) -> int:
    span = span_asked(given)
    with opened(given.book, writes=False) as book, book.reading() as session:
        found = [(figure, evaluate(session, figure, span, figures_of_all())) for figure in figures_of_all()]
    if given.json:
        say_json([_told(figure, value) for figure, value in found])
        return 0
    for figure, value in found:
        say("\t".join((figure.code, figure.label, value.shown, figure.unit, *([value.basis] if value.basis else ()))))
    return 0


def _told(figure: Figure, value: FigureValue) -> dict[str, Any]:
    """A share says what it was made of, money in yuan; other figures have null there."""
    return {
        "code": figure.code,
        "label": figure.label,
        "value": value.number,
        "unit": figure.unit,
        "numerator": _part(value.numerator, value),
        "denominator": _part(value.denominator, value),
        "seeds": list(figure.seeds),
    }


def _part(part: int | None, value: FigureValue) -> int | float | None:
    return yuan(part) if part is not None and value.money else part


def numbers(given: Namespace) -> int:
    """Every number that a sheet prints, with its figure, or its ledger and how many rows, and the span."""
    from desk_union.commands.paper import published, refuse_unasked, sheet_or_ledger
    from desk_union.prints.numbers import numbers_of

    sheet, ledger = sheet_or_ledger(given.form, given.book)
    refuse_unasked(sheet, given)
    with opened(given.book, writes=False) as book:
        found = list(numbers_of(published(book, sheet, ledger, given).tables))
        with book.reading() as session:
            told = [(one, [_part_behind(session, part) for part in one.behind]) for one in found]
    if given.json:
        units = {figure.code: figure.unit for figure in figures_of_all()}
        say_json([_number(one, parts, units) for one, parts in told])
        return 0
    for one, parts in told:
        behind = "；".join(part["figure"] or f"{part['ledger']} {part['rows']}行" for part in parts)
        say(f"{one.table}\t{one.row}\t{one.column}\t{one.words}\t{behind}")
    return 0


def _part_behind(session: Session, part: Behind) -> dict[str, Any]:
    ledger, ids = rows_of(session, part, figures_of_all())
    return {
        "figure": part.figure if isinstance(part, FigureBehind) else None,
        "ledger": ledger.code,
        "rows": len(ids),
        "from": part.span.first,
        "to": part.span.last,
    }


def _number(one: ToldNumber, parts: Sequence[dict[str, Any]], units: Mapping[str, str]) -> dict[str, Any]:
    """The foremost of what is behind it stands with the number itself; ``parts`` are all that add up to it.

    ``text`` is what is printed, ``unit`` what it counts, else as the figure's of ``units``; ``drift`` what the rows say
    by now, where it is another.
    """
    nothing = dict.fromkeys(("figure", "ledger", "rows", "from", "to"))
    figure = next((part["figure"] for part in parts if part["figure"]), None)
    unit = one.unit or units.get(figure or "", "")
    issued = {"text": one.words, "unit": unit, "typed": one.typed, "drift": one.drift}
    named = {"table": one.table, "row": one.row, "column": one.column, "shown": one.words, "value": one.value}
    return {**issued, **named, **(parts[0] if parts else nothing), "parts": list(parts)}


def _figure(code: str) -> Figure:
    found = next((figure for figure in figures_of_all() if code in {figure.code, figure.label, *figure.seeds}), None)
    if found is None:
        known = {figure.code: figure.label for figure in figures_of_all()}
        raise unknown(f"没有代码为“{code}”的数字。", code, known, "figures 账本 --year 年度")
    return found


def evidence(given: Namespace) -> int:
    figure, span = _figure(given.figure), span_asked(given)
    ledger = figure.ledger()
    with opened(given.book, writes=False) as book, book.reading() as session:
        columns = [shown for shown in ledger.listed if not shown.private]
        value = evaluate(session, figure, span, figures_of_all())
        ids = rows_behind(session, figure, span)
        found = listing.lines(session, ledger, columns, ids, span.last)
        paid = _paid(paid_by(session, ids, ledger.code))
        lines, different = lines_told(session, figure, span, len(found), figures_of_all())
    if given.json:
        labels = [shown.label for shown in columns]
        rows = [{"id": line.id, **dict(zip(labels, line.words, strict=True))} for line in found]
        more = {"lines": f"下面{lines}", **({"different": different} if different is not None else {})}
        more |= {"paid": paid} if paid else {}
        say_json({**_told(figure, value), "ledger": ledger.code, "rows": rows, **more})
        return 0
    say(f"{figure.label}：{value.shown}{figure.unit}")
    say(f"下面{lines}")
    for line in found:
        say("\t".join(line.words))
    for one in paid:
        say(f"对应{one['title']}\t{len(one['ids'])}笔\t{show_yuan(round(one['amount'] * 100))}元")
    return 0


def _paid(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Of entries in the books: the rows of the ledgers that their vouchers paid."""
    return [
        {"ledger": one.ledger.code, "title": one.link.title, "ids": list(one.ids), "amount": yuan(one.amount)}
        for one in rows
    ]
