"""The links of 送温暖's rows to vouchers, so that a book gets the triggers that come with them."""

from __future__ import annotations

from desk_union.care.cover import links as of_cover
from desk_union.care.giving import links as of_giving

__all__ = ["of_cover", "of_giving"]
