"""What must always hold of 建家."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem

CHECKS: tuple[Callable[[Session], list[Problem]], ...] = ()
