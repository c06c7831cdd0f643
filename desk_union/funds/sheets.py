"""Every sheet that 经费 prints, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.paper import (
    appropriationsheets,
    archivesheets,
    booksheets,
    budgetbook,
    duesreceipt,
    duesreminders,
    duessheets,
    planssheets,
    propertysheets,
    remitsheets,
    spendingsheets,
    statementsheets,
    unitsheets,
    yearsheets,
)

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (
    *statementsheets.SHEETS,
    *booksheets.SHEETS,
    *planssheets.SHEETS,
    *yearsheets.SHEETS,
    *budgetbook.SHEETS,
    *unitsheets.SHEETS,
    *spendingsheets.SHEETS,
    *duessheets.SHEETS,
    *duesreceipt.SHEETS,
    *appropriationsheets.SHEETS,
    *duesreminders.SHEETS,
    *remitsheets.SHEETS,
    *propertysheets.SHEETS,
    *archivesheets.SHEETS,
)
