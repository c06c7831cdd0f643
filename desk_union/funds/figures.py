"""The figures of 经费: what was reckoned and paid, audited, received and handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.account.money_figures import FIGURES as MONEY
from desk_union.funds.account.plans_figures import FIGURES as PLANS
from desk_union.funds.dues.dues_figures import FIGURES as DUES
from desk_union.funds.property.property_figures import FIGURES as PROPERTY

if TYPE_CHECKING:
    from desk_union.describe.figure import Figure

FIGURES: tuple[Figure, ...] = (*MONEY, *DUES, *PLANS, *PROPERTY)
