"""Which values there are for a form of the office's own: the columns of a ledger, and those of the rows it points to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from desk_union.basis import offering
from desk_union.describe import known_ledgers
from desk_union.describe.kinds import Photo, Ref
from desk_union.office import wording
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.basis.words import Wording
    from desk_union.describe.kind import Kind
    from desk_union.describe.ledger import Ledger, Part, Shown

DOT = "."
DOTS = str.maketrans("．·。", "...")


@dataclass(frozen=True, slots=True)
class FormSource:
    """A column of ``ledger``, or with ``via`` of the row to which that column of it points."""

    ledger: Ledger
    shown: Shown
    via: Shown | None = None

    @property
    def name(self) -> str:
        return f"{self.via.label}{DOT}{self.shown.label}" if self.via is not None else self.shown.label

    @property
    def private(self) -> bool:
        return self.shown.private or (self.via is not None and self.via.private)

    @property
    def kind(self) -> Kind:
        return self.shown.kind

    @property
    def is_photo(self) -> bool:
        return isinstance(self.shown.kind, Photo)


class FormValue(NamedTuple):
    """A value as it is kept, and in words."""

    value: Any
    words: str


NOTHING = FormValue(None, "")


def ledger_of(title: str | None) -> Ledger | None:
    """None also where the program has it no longer."""
    return known_ledgers.called(title) if title else None


def find(ledger: Ledger, name: str, say: Wording | None = None) -> FormSource | None:
    """By its heading or another name of it, in the program's words or the office's; ``对象.手机`` goes one row further."""
    plain = name.strip().translate(DOTS)
    own = _column(ledger, name, say) or _column(ledger, plain, say)  # a heading of the office's own may have a point
    if own is not None:
        return FormSource(ledger, own)
    head, dot, rest = plain.partition(DOT)
    via = _column(ledger, head, say) if dot else None
    if via is None or not isinstance(via.kind, Ref):
        return None
    further = _column(via.kind.ledger, rest, say)
    return FormSource(ledger, further, via) if further is not None else None


def part_of(ledger: Ledger, name: str, say: Wording | None = None) -> Part | None:
    """The rows that belong to one of the ledger, by the title of theirs."""
    plain = name.strip()
    every = ((part, part.ledger().title) for part in ledger.parts)
    return next((part for part, title in every if plain in {title, say.say(title) if say else title}), None)


def _column(ledger: Ledger, name: str, say: Wording | None) -> Shown | None:
    plain = name.strip()
    if (found := ledger.by_label.get(plain)) is not None:
        return found
    for shown in ledger.fields:
        if plain in {shown.key, *shown.aliases} or (say is not None and say.say(shown.label) == plain):
            return shown
    return None


def offered(ledger: Ledger) -> list[FormSource]:
    """Every column, then those of the rows that it points to (of persons and units, of whom forms tell more)."""
    own = [FormSource(ledger, shown) for shown in ledger.fields]
    further = [
        FormSource(ledger, shown, via)
        for via in ledger.fields
        if isinstance(via.kind, Ref) and via.kind.ledger.code != ledger.code
        for shown in via.kind.ledger.fields
        if not isinstance(shown.kind, Ref) or shown.listed
    ]
    return [*own, *further]


def instead(ledger: Ledger, name: str) -> str:
    """What to write instead of a name that there is not, in a sentence; of ``对象.手迹`` the columns of that row."""
    head, dot, rest = name.strip().translate(DOTS).partition(DOT)
    via = _column(ledger, head, None) if dot else None
    if via is not None and isinstance(via.kind, Ref):
        return offering.instead(rest, [shown.label for shown in via.kind.ledger.fields], "栏")
    return offering.instead(name, [one.name for one in offered(ledger)], "栏")


def values(
    session: Session, sources: Iterable[FormSource], ids: Sequence[int], day: date, *, private: bool
) -> dict[int, dict[str, FormValue]]:
    """By row and name of the source; private ones are empty unless they were asked for."""
    found: dict[int, dict[str, FormValue]] = {row: {} for row in ids}
    groups: dict[str, list[FormSource]] = {}
    for one in dict.fromkeys(sources):
        groups.setdefault(one.via.key if one.via is not None else "", []).append(one)
    for group in groups.values():
        for row, told in _group(session, group, ids, day, private=private).items():
            found[row] |= told
    return found


def _group(
    session: Session, group: Sequence[FormSource], ids: Sequence[int], day: date, *, private: bool
) -> Mapping[int, dict[str, FormValue]]:
    ledger, via = group[0].ledger, group[0].via
    shown = [one.shown for one in group]
    if via is None:
        return {line.id: _told(group, line, private=private) for line in _lines(session, ledger, shown, ids, day)}
    pointed = {line.id: line.values[0] for line in _lines(session, ledger, [via], ids, day)}
    target = via.kind.ledger  # type: ignore[attr-defined]  # only a reference is gone through
    wanted = sorted({row for row in pointed.values() if row is not None})
    lines = {line.id: _told(group, line, private=private) for line in _lines(session, target, shown, wanted, day)}
    return {row: lines.get(at, {}) for row, at in pointed.items()}


def _lines(
    session: Session, ledger: Ledger, shown: Sequence[Shown], ids: Sequence[int], day: date
) -> list[listing.ListedLine]:
    return listing.lines(session, ledger, shown, ids, day, private=True)


def _told(group: Sequence[FormSource], line: listing.ListedLine, *, private: bool) -> dict[str, FormValue]:
    every = zip(group, line.values, line.words, strict=True)
    return {one.name: NOTHING if one.private and not private else FormValue(value, said) for one, value, said in every}


def worded(session: Session) -> Wording:
    return wording.read(session)
