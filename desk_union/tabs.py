"""The tuple of tabs, and what is asked of all of them together.

Whoever shows or prints all of an office's things asks here and not a single package: a further tab is a folder with its
``tab.py`` and one entry in ``TABS``. What a tab brings is read from disk when it is first looked at.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

from desk_union import office
from desk_union.care.tab import TAB as CARE
from desk_union.choosing.tab import TAB as CHOOSING
from desk_union.contests.tab import TAB as CONTESTS
from desk_union.culture.tab import TAB as CULTURE
from desk_union.democracy.tab import TAB as DEMOCRACY
from desk_union.describe import criterion, figure, known_due, known_ledgers, known_sheets
from desk_union.describe import private as privacy
from desk_union.describe.due import RANK
from desk_union.describe.guiding import Guidance
from desk_union.funds.tab import TAB as FUNDS
from desk_union.honors.tab import TAB as HONORS
from desk_union.keeping.tab import TAB as KEEPING
from desk_union.members.tab import TAB as MEMBERS
from desk_union.own.tab import TAB as OWN
from desk_union.payouts.tab import TAB as PAYOUTS
from desk_union.reminders.tab import TAB as REMINDERS
from desk_union.reports.tab import TAB as REPORTS
from desk_union.store import base, endings, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem
    from desk_union.describe.deed import Deed
    from desk_union.describe.due import Due
    from desk_union.describe.export import Export
    from desk_union.describe.figure import Figure
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.private import Private
    from desk_union.describe.sheet import Sheet
    from desk_union.describe.tab import Tab
    from desk_union.describe.unit_counts import CountLine
    from desk_union.store.overrides import Accepted

TABS: tuple[Tab, ...] = (
    MEMBERS, FUNDS, CHOOSING, PAYOUTS, CARE, CONTESTS, DEMOCRACY, CULTURE, HONORS, REMINDERS, REPORTS, OWN, KEEPING,
)  # fmt: skip
_handed: list[Tab] = []


def every() -> tuple[Tab, ...]:
    """The tabs of the house, from the lowest up."""
    return (*TABS, *_handed)


@contextmanager
def with_tabs(*more: Tab) -> Iterator[None]:
    """A house with these tabs too, as a test hands them."""
    before = list(_handed)
    _handed.extend(more)
    try:
        yield
    finally:
        _handed[:] = before


base.told_by(lambda: [module for tab in every() for module in (tab.tables, tab.links) if module])
endings.told_by(lambda: [pair for tab in every() for pair in tab.follows.items()])
criterion.told_by(lambda: tuple(one for tab in every() for one in tab.criteria()))
known_ledgers.told_by(lambda: ledgers())  # noqa: PLW0108 - it stands below
known_sheets.told_by(lambda: sheets())  # noqa: PLW0108 - likewise
known_due.told_by(lambda session, today: due(session, today))  # noqa: PLW0108 - likewise
figure.told_by(lambda: figures())  # noqa: PLW0108 - likewise
settings.named_by(lambda: office.SETTINGS | {key: name for tab in every() for key, name in tab.settings.items()})


def shown_at(tab: Tab) -> Tab:
    """The tab of the window in whose place this one's things are shown."""
    return next(one for one in every() if one.prefix == tab.shown_in) if tab.shown_in else tab


def tab_of(code: str) -> Tab | None:
    """The tab to which a ledger, sheet or figure of this code belongs."""
    return next((tab for tab in every() if tab.prefix == code.partition(".")[0]), None)


def ledgers() -> tuple[Ledger, ...]:
    return tuple(ledger for tab in every() for ledger in tab.ledgers())


def people() -> Ledger:
    """The ledger of persons."""
    return next(found for tab in every() if (found := tab.people()) is not None)


def units() -> Ledger:
    """The ledger of the units among which persons are placed."""
    return next(found for tab in every() if (found := tab.units()) is not None)


def unit_numbers(session: Session, unit: int, day: date) -> list[CountLine]:
    """What all tabs tell of a unit in numbers on the day."""
    return [line for tab in every() for line in tab.unit_numbers()(session, unit, day)]


def unit_order(session: Session) -> list[tuple[int, int, str]]:
    """Every unit in the order of paper: its id, how deep it lies below the whole, its name."""
    order = next((found for tab in every() if (found := tab.unit_order()) is not None), None)
    return order(session) if order is not None else []


def union() -> Ledger:
    """The ledger of the union's own record."""
    return next(found for tab in every() if (found := tab.union()) is not None)


def union_name(session: Session) -> str:
    """What stands above whatever is printed; where no tab says it, as given when the book was made."""
    told = next((found for tab in every() if (found := tab.union_name()) is not None), None)
    return told(session) if told is not None else str(settings.get(session, settings.UNION_NAME, ""))


def exports(ledger: Ledger) -> tuple[Export, ...]:
    """The files in forms of others that are taken from this ledger."""
    return tuple(one for tab in every() for one in tab.exports() if one.ledger == ledger.code)


def private() -> Private:
    """What auditors of the money do not get to see."""
    return privacy.all_of(told for tab in every() if (told := tab.private()) is not None)


def paid_by(session: Session, lines: Sequence[int], of_ledger: str) -> list[Any]:
    """What rows of a ledger paid, by kind of row, as ``Tab.paid_by`` tells; nothing where they are no money."""
    known = ledgers()
    if all(link.vouchers.ledger != of_ledger for one in known for link in one.paid):
        return []
    return [one for tab in every() if (ask := tab.paid_by()) is not None for one in ask(session, lines, known)]


def remembered(dictionary: str) -> str:
    """What the words remembered under this name are for, empty where they come from imports."""
    return next((tab.remembered[dictionary] for tab in every() if dictionary in tab.remembered), "")


def sheets() -> tuple[Sheet, ...]:
    """Every printable sheet, in the order of the tabs."""
    return tuple(sheet for tab in every() for sheet in tab.sheets())


def sheets_in(session: Session) -> tuple[Sheet, ...]:
    """Every printable sheet, also those that only this book has."""
    return (*sheets(), *kept_sheets(session))


def kept_sheets(session: Session) -> tuple[Sheet, ...]:
    """The forms that the office brought itself and keeps in the book."""
    return tuple(sheet for tab in every() for sheet in tab.kept_sheets()(session))


def kept_for(session: Session, ledger: Ledger) -> tuple[Sheet, ...]:
    """Those of them that rows of this ledger, or of another list of the same rows, fill."""
    found = ((sheet, ledger_called(sheet.ledgers[0])) for sheet in kept_sheets(session) if "ids" in sheet.options)
    return tuple(sheet for sheet, filled in found if filled is not None and filled.row is ledger.row)


def kept_sheet(session: Session, name: str) -> Sheet | None:
    """The one of these with this code or title."""
    return next((one for one in kept_sheets(session) if name in {one.code, one.title}), None)


def sheet_called(name: str) -> Sheet | None:
    """The sheet of this code or title. A code is looked for in its own tab alone, so that no other is read from disk;
    a tab's groups of sheets are read one after the other, until one has it.
    """
    own = tab_of(name)
    among = every() if own is None else (own,)
    groups = (group for tab in among for group in (*tab.groups_of_sheets, tab.sheets))
    return next((sheet for group in groups for sheet in group() if name in {sheet.code, sheet.title}), None)


def ledger_called(name: str) -> Ledger | None:
    """The ledger of this code or title; a code is looked for in its own tab alone."""
    own = tab_of(name)
    among = every() if own is None else (own,)
    groups = (group for tab in among for group in (*tab.groups_of_ledgers, tab.ledgers))
    return next((one for group in groups for one in group() if name in {one.code, one.title}), None)


def row_sheet(ledger_code: str) -> str:
    """The code of the sheet that prints one row of this ledger, empty where there is none."""
    return next((code for tab in every() if (code := tab.row_sheets.get(ledger_code))), "")


def printed_by(sheet_code: str) -> tuple[Ledger, ...]:
    """The ledgers of which this sheet prints one row; no other is read from disk."""
    codes = (code for tab in every() for code, sheet in tab.row_sheets.items() if sheet == sheet_code)
    return tuple(found for code in codes if (found := ledger_called(code)) is not None)


def figures() -> tuple[Figure, ...]:
    return tuple(figure for tab in every() for figure in tab.figures())


def deeds() -> tuple[Deed, ...]:
    """Every described deed, in the order of the tabs."""
    return tuple(deed for tab in every() for deed in tab.deeds())


def deed_called(name: str) -> Deed | None:
    """The deed of this code or title."""
    every_deed = deeds()
    by_code = next((deed for deed in every_deed if deed.code == name), None)
    return by_code or next((deed for deed in every_deed if deed.title == name), None)


def checks() -> tuple[Callable[[Session], list[Problem]], ...]:
    """What must always hold in the whole book."""
    alone = [check for tab in every() for check in tab.checks()]
    together = [check for tab in every() for check in tab.checks_of_all()]
    return (*alone, *(_over_all(check) for check in together))


def _over_all(check: Callable[[Session, Sequence[Ledger]], list[Problem]]) -> Callable[[Session], list[Problem]]:
    @wraps(check)
    def asked(session: Session) -> list[Problem]:
        return check(session, ledgers())

    return asked


def claims(session: Session) -> list[str]:
    """What the books claimed when they were last closed and no longer keep, in sentences; asked at every opening."""
    return [sentence for tab in every() for sentence in tab.claims()(session)]


def accepted(session: Session) -> list[Accepted]:
    """Every warning passed over in the whole book, in the order of time."""
    from desk_union.store import overrides  # it reads the engine of lists, which not every start needs

    found = [*overrides.accepted(session), *(one for tab in every() for one in tab.accepted()(session))]
    return sorted(found, key=lambda one: one.at)


def due(session: Session, today: date) -> list[Due]:
    """Everything that is due, the late first."""
    return _late_first(one for tab in every() for one in tab.due()(session, today))


def due_of_money(session: Session, today: date) -> list[Due]:
    """What is due of the tabs whose rows vouchers pay, the late first: what closing a month asks for."""
    return _late_first(one for tab in every() if tab.links for one in tab.due()(session, today))


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """What is due for one person, the late first, in sentences about nobody else."""
    return _late_first(one for tab in every() for one in tab.due_of()(session, person, today))


def _late_first(found: Iterator[Due]) -> list[Due]:
    return sorted(found, key=lambda one: (RANK[one.urgency], not one.asked))


def guidance() -> Guidance:
    """What all tabs tell about ways, in their order."""
    found = [tab.guidance() for tab in every()]
    return Guidance(
        usual=tuple(way for one in found for way in one.usual),
        settles={kind: way for one in found for kind, way in one.settles.items()},
        puts_off={kind: way for one in found for kind, way in one.puts_off.items()},
        first_week=tuple(step for one in found for step in one.first_week),
        next={code: ways for one in found for code, ways in one.next.items()},
        traces={code: way for one in found for code, way in one.traces.items()},
        handed_in=lambda session, today: [each for one in found for each in one.handed_in(session, today)],
    )


def counts(session: Session, today: date) -> list[str]:
    """How much there is, in short words: 在册职工 312 人."""
    return [words for tab in every() for words in tab.counts()(session, today)]


def help_pages() -> tuple[tuple[str, Path], ...]:
    """The manual's pages of all tabs in reading order, each with its file."""
    return tuple((code, tab.help_folder / f"{code}.md") for tab in every() for code in tab.help_pages)


def help_file(code: str) -> Path | None:
    """The page written by hand for a ledger, where there is one."""
    tab = tab_of(code)
    file = tab.help_folder / f"{code}.md" if tab is not None else None
    return file if file is not None and file.is_file() else None
