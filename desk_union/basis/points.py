"""Points and measured values: kept exactly in whole millionths, shown without needless zeros, rounded half up."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from desk_union.basis.names import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALE: Final = 1_000_000
PLACES: Final = 6
LARGEST: Final = 10**12  # of what is measured, in whole units


def parse(text: str) -> int:
    """A typed number (9.85, 1,200, 98.5%) in millionths; ValueError with a sentence."""
    bare = clean(text).replace(",", "").replace("，", "").removesuffix("分").strip()
    per_cent = bare.endswith(("%", "％"))
    try:
        value = Decimal(bare.rstrip("%％").strip())
    except InvalidOperation:
        raise ValueError(f"“{text}”不是一个数，请只写数字，如 92.5。") from None
    if not value.is_finite():
        raise ValueError(f"“{text}”不是一个数，请只写数字，如 92.5。")
    if abs(value) >= LARGEST:
        raise ValueError(f"这个数太大了，请核对；应小于{LARGEST:,}。")
    scaled = value * SCALE / (100 if per_cent else 1)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"最多{PLACES}位小数，请四舍五入后再填。")
    return int(scaled)


def show(value: int) -> str:
    """9850000 is 9.85."""
    whole, rest = divmod(abs(value), SCALE)
    tail = f".{rest:0{PLACES}}".rstrip("0").rstrip(".")
    return f"{'-' if value < 0 else ''}{whole}{tail}"


def exact(value: int) -> Fraction:
    return Fraction(value, SCALE)


def rounded(value: Fraction, places: int = 2) -> str:
    """The value to so many places, a half away from nought, with all its places: 88.67, 90.00."""
    scale = 10**places
    whole = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    sign = "-" if value < 0 and whole else ""
    front, back = divmod(whole, scale)
    return f"{sign}{front}.{back:0{places}}" if places else f"{sign}{front}"


def trimmed(value: Fraction, places: int = 2) -> str:
    """Likewise without needless zeros: 88.67, 90."""
    text = rounded(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def alike(values: Sequence[Fraction | None], places: int = 2) -> list[str]:
    """The values of one column, all with as many places as the one that needs most: 88.67, 90.00; none is empty."""
    shown = [None if value is None else trimmed(value, places) for value in values]
    most = max((len(text.partition(".")[2]) for text in shown if text), default=0)
    return ["" if value is None else rounded(value, most) for value in values]


def stored(value: Fraction) -> int:
    """The nearest that can be kept, in millionths, a half away from nought."""
    digits = rounded(value, PLACES)
    return int(digits.replace(".", ""))
