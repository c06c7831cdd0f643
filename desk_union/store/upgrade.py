"""Brings a book of an older version up to date: on a copy, in one transaction, after a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def upgrade(path: Path, password: str | None, now: datetime) -> str:
    raise Refusal(f"{path}{password}{now}")
