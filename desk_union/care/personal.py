"""What of 送温暖 tells of single people and not of money: left out of a copy for auditors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.hardship.tables import (
    AidApplication,
    HardshipDeclaration,
    HardshipFile,
    HardshipPaper,
    HardshipRelative,
    HardshipSurvey,
)
from desk_union.describe.private import Private

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANKED: Mapping[str, frozenset[str]] = {}
DROPPED = frozenset(
    row.__tablename__
    for row in (HardshipFile, HardshipRelative, HardshipSurvey, HardshipPaper, HardshipDeclaration, AidApplication)
)
PRIVATE = Private(blanked=BLANKED, dropped=DROPPED)
