"""What of the accounts tells of single people and not of money: blanked for auditors, or said in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.tables import Dues, DuesPayment, DuesRun, GoodsMove

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANKED: Mapping[str, frozenset[str]] = {
    Dues.__tablename__: frozenset({"base", "note"}),
    DuesPayment.__tablename__: frozenset({"note"}),
    GoodsMove.__tablename__: frozenset({"receiver", "purpose", "note"}),
}
# That somebody pays nothing is money; why is nobody's business.
SAID_PLAINLY: Mapping[str, Mapping[str, str]] = {Dues.__tablename__: {"exempt": "免缴"}}
# Tables whose rows, titles and papers are of people: their attachments and what deeds upon them were called go.
OF_PEOPLE = frozenset(row.__tablename__ for row in (Dues, DuesPayment, DuesRun, GoodsMove))
