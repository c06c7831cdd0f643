"""What goes with a 公文: the names of its annexes, and the lists of the program that are printed as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.prose import ProseGrid
from desk_union.reports.office.tables import LetterAnnex
from desk_union.store import listing
from desk_union.store.ledgertable import ledger_table
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.reports.office.tables import OfficialPaper


def annexes_of(session: Session, letter: int) -> Sequence[LetterAnnex]:
    held = select(LetterAnnex).where(LetterAnnex.letter == letter)
    return session.scalars(held.order_by(LetterAnnex.place, LetterAnnex.id)).all()


def names_of(session: Session, letter: OfficialPaper) -> tuple[str, ...]:
    """Those that are lists of the program first, then those that lie on paper."""
    written = tuple(one.strip() for one in (letter.annexes or "").split("\n") if one.strip())
    listed = tuple(one.title for one in annexes_of(session, letter.id))
    return (*listed, *(one for one in written if one not in listed))


def grids_of(session: Session, letter: OfficialPaper, today: date) -> tuple[ProseGrid, ...]:
    """Each annex that names a ledger, as its list; private columns never stand there."""
    return tuple(_grid(session, one, letter.day, today) for one in annexes_of(session, letter.id) if one.sheet)


def _grid(session: Session, annex: LetterAnnex, day: date, today: date) -> ProseGrid:
    ledger = known_ledgers.called(annex.sheet or "")
    if ledger is None:
        raise Refusal(f"附件“{annex.title}”写的台账“{annex.sheet}”现在没有了。", "请在公文附表里另选一个台账，或清空。")
    last = min(annex.last or day, today)
    ids = listing.ids_of(session, ledger, ListAsk(last, conditions=_days(annex, ledger)))
    columns = [shown for shown in ledger.listed if not shown.private]
    table = ledger_table(session, ledger, columns, ids, last, title=annex.title, organisation="", printed_on=today)
    totals = tuple(table.totals) if table.totals else None
    return ProseGrid(annex.title, tuple(table.columns), [tuple(row) for row in table.rows], totals)


def _days(annex: LetterAnnex, ledger: Ledger) -> tuple[Condition, ...]:
    """Refusal where days are meant and the ledger has none."""
    if annex.first is None and annex.last is None:
        return ()
    if not ledger.when:
        raise Refusal(f"“{ledger.title}”没有按日期的栏目，附件“{annex.title}”不能只要几天的。", "请清空公文附表里的起止日期。")
    return (Condition(ledger.when, "between", annex.first, annex.last),)
