"""The ledgers of 困难职工, in the order of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.hardship.aid_ledgers import APPLICATIONS
from desk_union.care.hardship.file_ledgers import FAMILIES, FILES
from desk_union.care.hardship.survey_ledgers import DECLARATIONS, LINES, PAPERS, SURVEYS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = (FILES, FAMILIES, APPLICATIONS, SURVEYS, PAPERS, DECLARATIONS, LINES)
