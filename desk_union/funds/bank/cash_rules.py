"""Counting cash: what the pieces come to, and whether the count fits them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.ledger import Values

PIECES = {"n100": 100, "n50": 50, "n20": 20, "n10": 10, "n5": 5, "n1": 1}  # yuan


def total(pieces: Mapping[str, Any]) -> int:
    """What the counted pieces and coins come to, in fen."""
    notes = sum(value * 100 * int(pieces.get(key) or 0) for key, value in PIECES.items())
    return notes + int(pieces.get("coins") or 0)


def completed(values: Values) -> Values:
    return {"counted": total(values)} if values.get("counted") is None else {}


def check_count(values: Values) -> Sequence[Fault]:
    """The amount is that of the pieces, wherever pieces are given."""
    pieces, counted = total(values), values.get("counted")
    if pieces and counted is not None and counted != pieces:
        reason = f"各面额合计{show_yuan(pieces)}元，与实点金额{show_yuan(counted)}元不符。"
        return (Fault("counted", reason, "请核对张数；实点金额可以空着，由程序合计。"),)
    return ()
