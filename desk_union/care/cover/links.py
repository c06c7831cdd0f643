"""Which vouchers moved the premiums: the persons' own part as it came in (221), and all of it as it was passed on.

Premiums of others are 代管 and never the union's income; the union's own share is spent as 50305 (J.8, J.10).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, case, func

from desk_union.care.cover.cover_words import EMPLOYER
from desk_union.care.cover.tables import Insurance
from desk_union.funds.paid.linking import MONEY, paid

HERE = "可在“送温暖”菜单的“互助保障”里办理，生成凭证。"


def own_share() -> ColumnElement[int]:
    """What the persons themselves pay through the union, in fen; what the employer pays goes its own way."""
    rest = func.coalesce(Insurance.premium, 0) - func.coalesce(Insurance.union_part, 0)
    return case((Insurance.payer == EMPLOYER, 0), else_=rest)


def passed_on() -> ColumnElement[int]:
    """What the union hands to the insurer, in fen."""
    return case((Insurance.payer == EMPLOYER, 0), else_=func.coalesce(Insurance.premium, 0))


FROZEN = (Insurance.premium, Insurance.union_part, Insurance.payer)
PREMIUM_IN = paid(
    Insurance.collected, "代收互助保障费", amount=own_share, accounts=MONEY, key="collected_by", label="代收凭证",
    preset="uncollected", preset_title="个人保费没有入账", freezes=FROZEN, drafted=HERE,
    wanted=lambda: own_share() != 0, guard="insurance_collected",
)  # fmt: skip
PREMIUM_OUT = paid(
    Insurance.voucher, "缴互助保障费", amount=lambda: -passed_on(), accounts=MONEY, key="passed_by", label="缴费凭证",
    preset="unpassed", preset_title="保费没有上缴入账", freezes=FROZEN, drafted=HERE,
    wanted=lambda: passed_on() != 0, guard="insurance_passed",
)  # fmt: skip
