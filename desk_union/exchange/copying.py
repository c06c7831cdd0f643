"""Lays rows out for the clipboard: as tabbed text, and as a table that Excel and WPS take over without spoiling it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from html import escape
from io import StringIO
from typing import TYPE_CHECKING

from desk_union.describe.kinds import Count, Day, Money, Photo, Points
from desk_union.exchange import cellwriting
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.kinds import Kind
    from desk_union.describe.ledger import Ledger, Shown

# What Excel calls these formats in its own tables; without \@ it makes 4.4E+17 of an ID number and a day of 1-2.
_AS_TEXT, _AS_DAY, _AS_MONEY = r"\@", r"yyyy\-mm\-dd", r"\#\,\#\#0\.00"
_TEXT_ELSEWHERE = 'x:str sdnum="2052;0;@"'  # the same for WPS and for LibreOffice
_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns="http://www.w3.org/TR/REC-html40"><head><meta charset="utf-8"></head><body><!--StartFragment--><table>'
)
_FOOT = "</table><!--EndFragment--></body></html>"
_BREAK = '<br style="mso-data-placement:same-cell">'


@dataclass(frozen=True, slots=True)
class Copied:
    text: str
    html: str


def copied(
    session: Session,
    columns: Sequence[Shown],
    ledger: Ledger,
    ids: Sequence[int],
    day: date,
    *,
    heads: bool,
    secret: bool,
) -> Copied:
    """The rows in this order; ``heads`` puts the labels above, ``secret`` shows private values instead of masking."""
    shown = [column for column in columns if not isinstance(column.kind, Photo)]
    labels = [column.label for column in shown]
    lines = [line.words for line in listing.lines(session, ledger, shown, ids, day, private=secret)]
    return Copied(_text(labels if heads else [], lines), _html(shown, labels if heads else [], lines))


def _text(labels: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    if labels:
        writer.writerow(labels)
    writer.writerows([cellwriting.safe_csv(word) for word in words] for words in lines)
    return out.getvalue()


def _html(columns: Sequence[Shown], labels: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    marks = [_mark(column.kind) for column in columns]
    parts = [_HEAD]
    if labels:
        cells = "".join(f"<th>{escape(label)}</th>" for label in labels)
        parts.append(f"<tr>{cells}</tr>")
    for words in lines:
        cells = "".join(f"<td{mark}>{_inside(word)}</td>" for mark, word in zip(marks, words, strict=True))
        parts.append(f"<tr>{cells}</tr>")
    parts.append(_FOOT)
    return "".join(parts)


def _mark(kind: Kind) -> str:
    if isinstance(kind, (Count, Points)):
        return ""
    if isinstance(kind, Money):
        return _style(_AS_MONEY)
    return _style(_AS_DAY) if isinstance(kind, Day) else f"{_style(_AS_TEXT)} {_TEXT_ELSEWHERE}"


def _style(number_format: str) -> str:
    return f""" style='mso-number-format:"{number_format}"'"""


def _inside(word: str) -> str:
    return escape(word, quote=False).replace("\r\n", "\n").replace("\n", _BREAK)
