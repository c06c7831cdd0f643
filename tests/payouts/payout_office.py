"""A small office with goods in store, for tests of what is given out."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.ledgers.goods import GOODS
from desk_union.funds.property import goods_deeds
from desk_union.funds.property.goods_deeds import Incoming, Piece
from desk_union.funds.property.property_words import GRANTED
from desk_union.members.tables import Person
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.screens.form.deedpage import DeedPage
from desk_union.store import listing, rows
from desk_union.tabs import deed_called
from tests.screens.desks import TODAY, small_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.screens.desk import Desk
    from desk_union.screens.form.deedpage import Told


@dataclass
class PayingOffice:
    desk: Desk

    @property
    def people(self) -> list[int]:
        with self.desk.book.reading() as session:
            return list(session.scalars(select(Person.id).order_by(Person.id)))

    def good(self, name: str, quantity: int, amount: int) -> int:
        """So many came in for an amount in fen."""
        with self.desk.book.deed("入库") as session:
            values = {"name": name, "category": "慰问品", "measure": "条"}
            row = rows.save_row(session, GOODS, None, values, TODAY)
            goods_deeds.take_in(session, Incoming(TODAY, GRANTED, (Piece(row, quantity, amount),)), TODAY)
        return row

    def do(self, code: str, *ids: int, reason: str = "", each: dict[str, dict[int, str]] | None = None, **typed: str) -> Told:
        page = DeedPage(self.desk, deed_called(code), list(ids), reason=reason)
        for key, by_row in (each or {}).items():
            for row, text in by_row.items():
                page.take_each(key, row, text)
        for key, text in typed.items():
            page.type(key, text)
        return page.run()

    def hand_out(self, *people: int, reason: str = "", **typed: str) -> int:
        told = self.do("payouts.hand_out", *(people or self.people), reason=reason, **{"title": "春节慰问", "kind": "困难补助", **typed})
        return told.seen[1][0]

    def through(self, row: int, *codes: str) -> Told:
        for code in codes:
            told = self.do(f"payouts.{code}", row)
        return told

    def lines(self, row: int) -> list[PayoutLine]:
        with self.desk.book.reading() as session:
            return list(session.scalars(select(PayoutLine).where(PayoutLine.roll == row).order_by(PayoutLine.id)))

    def list(self, row: int) -> PayoutList:
        with self.desk.book.reading() as session:
            return session.get_one(PayoutList, row)

    def change(self, ledger: Any, row: int, **values: Any) -> None:
        with self.desk.book.deed("改") as session:
            rows.save_row(session, ledger, row, values, TODAY)

    def entries(self, voucher: int) -> list[tuple[str, int, int]]:
        with self.desk.book.reading() as session:
            held, chart = deeds.read_voucher(session, voucher), read_chart(session)
            return [(chart.by_id[one.account].code, one.debit, one.credit) for one in held.draft.lines]

    def post(self, *vouchers: int) -> None:
        with self.desk.book.deed("记账") as session:
            found = list(vouchers) or posting.drafts_through(session)
            posting.post(session, found, session.info["at"], reason="测试")

    def reverse(self, voucher: int) -> int:
        with self.desk.book.deed("红字冲销") as session:
            return deeds.reverse_voucher(session, voucher, TODAY)

    def with_preset(self, ledger: Any, preset: str) -> list[int]:
        with self.desk.book.reading() as session:
            return listing.ids_of(session, ledger, listing.ListAsk(TODAY, presets=(preset,)))


@contextmanager
def paying_office(folder: Path, people: int = 5) -> Iterator[PayingOffice]:
    with small_desk(folder, people=people) as desk:
        yield PayingOffice(desk)
