"""Which vouchers moved the money of donations: it is held for others (221) from the day it came in until passed on.

A donation collected to be passed on is never the union's income (domain-facts J.10); one to the union itself is, and
does not belong here.
"""

from __future__ import annotations

from sqlalchemy import func

from desk_union.care.giving.tables import Donation, DonationUse
from desk_union.funds.paid.linking import MONEY, paid

HERE = "可在“送温暖”菜单的“捐款”里办理，生成凭证。"
DONATED = paid(
    Donation.voucher, "代收捐款", amount=lambda: func.coalesce(Donation.cash, 0), accounts=MONEY, drafted=HERE,
    freezes=(Donation.cash, Donation.drive), wanted=lambda: Donation.cash > 0, preset_title="捐款没有入账",
)  # fmt: skip
PASSED_ON = paid(
    DonationUse.voucher, "转交捐款", amount=lambda: -func.coalesce(DonationUse.cash, 0), accounts=MONEY, drafted=HERE,
    freezes=(DonationUse.cash, DonationUse.drive), wanted=lambda: DonationUse.cash > 0, preset_title="转交没有入账",
)  # fmt: skip
