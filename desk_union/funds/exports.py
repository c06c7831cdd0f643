"""What others ask of 经费 as files in a form of their own: the posted vouchers for other programs and for auditors."""

from __future__ import annotations

from desk_union.describe.export import Export
from desk_union.describe.tab import Named

EXPORTS = (
    Export(
        ledger="funds.vouchers",
        suffixes=(".journal", ".hledger", ".beancount"),
        by_suffix=True,
        write=Named("desk_union.exchange.funds.journals:write"),
    ),
    Export(
        ledger="funds.vouchers",
        suffixes=(".xml",),
        by_suffix=True,
        write=Named("desk_union.exchange.funds.auditdata:write"),
    ),
)
