"""The office's own columns of the ledger of vouchers, as cells of the lines of the voucher being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.ledger import Own
from desk_union.funds.account import deeds
from desk_union.funds.ledgers.books import VOUCHERS
from desk_union.screens.form import typed
from desk_union.store import ownfields, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.screens.desk import Desk


class OwnCells:
    """Which own columns there were as the voucher was opened, and what its lines then held in them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.shown = {shown.key: shown for shown in VOUCHERS.fields if isinstance(shown, Own)}
        self._masked: set[tuple[str, Any]] = set()

    def read(self, session: Any, entries: Sequence[int]) -> list[dict[str, Any]]:
        """By line what stands in them."""
        if not self.shown:
            return [{} for _ in entries]
        held = rows.values_of(session, VOUCHERS, entries, self.desk.today())
        found = [{key: held[entry].get(key) for key in self.shown} for entry in entries]
        self._masked = {(key, one[key]) for one in found for key, shown in self.shown.items() if shown.private}
        return found

    def typed(self, key: str, text: str) -> Any:
        """The value of what was typed; raises ValueError with a sentence when it cannot be."""
        return typed.read_text(self.desk, self.shown[key], text) if text.strip() else None

    def offers(self, key: str, text: str) -> list[tuple[Any, str]]:
        """What there is to choose from."""
        return typed.offers(self.desk, self.shown[key], text)

    def words(self, key: str, value: Any) -> str:
        """What is private and was not just typed shows only a part, which stays as it is unless written over."""
        if value in (None, ""):
            return ""
        shown = self.shown[key]
        return shown.kind.mask(value) if (key, value) in self._masked else typed.show_text(self.desk, shown, value)

    def told(self, values: Mapping[str, Any]) -> list[str]:
        """What stands in them, each with its label."""
        words = ((shown.label, self.words(key, values.get(key))) for key, shown in self.shown.items())
        return [f"{label}：{word}" for label, word in words if word]

    def write(self, session: Any, voucher: int, lines: Sequence[Mapping[str, Any]]) -> None:
        """Keep them with the entries that the lines have become."""
        if self.shown:
            entries = deeds.read_voucher(session, voucher).entries
            whole = [{key: line.get(key) for key in self.shown} for line in lines]
            ownfields.write(session, VOUCHERS, list(zip(entries, whole, strict=True)))
