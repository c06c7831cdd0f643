"""What of the accounts tells of single people and not of money: blanked for auditors, or said in plain words."""

from __future__ import annotations

from desk_union.describe.private import Private
from desk_union.funds.tables import Dues, DuesPayment, DuesReminder, DuesRun, GoodsMove, PayrollLine

BLANKED = {
    DuesReminder.__tablename__: frozenset({"note"}),
    PayrollLine.__tablename__: frozenset({"id_number", "bank_card", "note"}),
    Dues.__tablename__: frozenset({"base", "note"}),
    DuesPayment.__tablename__: frozenset({"note"}),
    GoodsMove.__tablename__: frozenset({"receiver", "purpose", "note"}),
}
# That somebody pays nothing is money; why is nobody's business.
SAID_PLAINLY = {Dues.__tablename__: {"exempt": "免缴"}}
# Tables whose rows, titles and papers are of people: their attachments and what deeds upon them were called go.
OF_PEOPLE = frozenset(row.__tablename__ for row in (Dues, DuesPayment, DuesReminder, DuesRun, GoodsMove, PayrollLine))
OF_MONEY = "fund_"  # so the names of all tables of the accounts begin
PRIVATE = Private(blanked=BLANKED, of_money=(OF_MONEY,), of_people=OF_PEOPLE, plainly=SAID_PLAINLY)
