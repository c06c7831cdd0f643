"""现金盘点: pieces are typed, the sum and the difference to the books follow at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Count, Money
from desk_union.funds.bank import cash_deeds, cash_rules

if TYPE_CHECKING:
    from datetime import date

    from desk_union.funds.bank.cash_deeds import Counted
    from desk_union.screens.desk import Desk

COINS = "coins"


class CashPage:
    """``pieces`` holds counts by field key, and ``coins`` in fen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.day: date = desk.today()
        self.pieces: dict[str, int] = {}
        self.saved: Counted | None = None
        self.refresh()

    def refresh(self) -> None:
        with self.desk.book.reading() as session:
            self.booked = cash_deeds.booked_on(session, self.day)

    @property
    def values(self) -> list[tuple[str, str]]:
        """The fields in order, as (key, label)."""
        return [*((key, f"{value}元") for key, value in cash_rules.PIECES.items()), (COINS, "角分（元）")]

    def take_day(self, text: str) -> None:
        try:
            self.day = days.parse_day(text)
        except ValueError as error:
            raise Refusal(str(error), field="day") from error
        self.refresh()

    def take(self, key: str, text: str) -> None:
        """So many pieces, or the coins in yuan, as typed; Refusal when it is no number."""
        kind = Money() if key == COINS else Count()
        try:
            self.pieces[key] = kind.read(text) or 0
        except ValueError as error:
            raise Refusal(str(error), field=key) from error

    def amount_of(self, key: str) -> str:
        """What the pieces of one value come to."""
        pieces = self.pieces.get(key, 0)
        return show_yuan(pieces if key == COINS else pieces * cash_rules.PIECES[key] * 100)

    @property
    def counted(self) -> int:
        return cash_rules.total(self.pieces)

    @property
    def difference(self) -> int:
        return self.counted - self.booked

    @property
    def sums(self) -> list[tuple[str, str]]:
        what = "长款（多出）" if self.difference > 0 else "短款（少了）" if self.difference < 0 else "差额"
        return [
            ("实点金额", show_yuan(self.counted)), ("账面余额", show_yuan(self.booked)), (what,
            show_yuan(abs(self.difference))),
        ]  # fmt: skip

    @property
    def says(self) -> str:
        if not self.difference:
            return "实点金额与账面余额相符。"
        side = "借库存现金、贷待处理财产损溢" if self.difference > 0 else "借待处理财产损溢、贷库存现金"
        return (
            f"与账面相差 {show_yuan(abs(self.difference))} 元。保存时可以起草差额的凭证（{side}），查明原因后再处理。"
        )

    def save(self, cashier: str, witness: str, reason: str, *, with_voucher: bool) -> str:
        values = {
            "day": self.day, **self.pieces, "cashier": cashier.strip() or None, "witness": witness.strip() or None,
            "reason": reason.strip() or None,
        }  # fmt: skip
        with self.desk.book.deed(f"现金盘点 {days.show_day(self.day)}", who=self.desk.who) as session:
            self.saved = cash_deeds.count_cash(
                session, values, self.desk.today(), with_voucher=with_voucher, maker=self.desk.who or None
            )
        drafted = f"，差额已起草凭证（草稿{self.saved.voucher}）" if self.saved.voucher else ""
        return f"已登记{days.show_day_long(self.day)}的现金盘点{drafted}。"
