"""Which voucher paid the rows of 经费's own ledgers: dues, what goes up, back or down, goods, assets, depreciation."""

from __future__ import annotations

from sqlalchemy import and_, case, false

from desk_union.funds.dues.dues_words import SELF
from desk_union.funds.paid.linking import MONEY, paid
from desk_union.funds.property.property_words import INTO_STORE, OPENING_STOCK
from desk_union.funds.spending import spending_links as spending_links  # noqa: PLC0414 - its triggers come with these
from desk_union.funds.tables import Asset, Depreciation, DuesPayment, GoodsMove, Refund, Remittance, Transfer

PAYING = "可选中它，在表单下面或“经费”菜单里办理，生成凭证。"
AGAIN = "可打开原凭证用“重新记账”，或改正后重新办理。"

DUES_PAYMENT = paid(
    DuesPayment.voucher, "会费收款", amount=lambda: DuesPayment.amount, accounts=MONEY,
    freezes=(DuesPayment.amount, DuesPayment.day, DuesPayment.dues), drafted="可在“收缴会费”里用“记入凭证”生成凭证。",
)  # fmt: skip
REMITTANCE = paid(
    Remittance.voucher, "上解", amount=lambda: -Remittance.paid, accounts=MONEY,
    freezes=(Remittance.paid, Remittance.paid_on), drafted=PAYING,
    wanted=lambda: and_(Remittance.paid != 0, Remittance.channel == SELF),
)  # fmt: skip
# Received from the union above or paid to those below: the row is the same.
REFUND = paid(
    Refund.voucher, "经费返还", amount=lambda: Refund.amount, accounts=MONEY, signed=False,
    freezes=(Refund.amount, Refund.day), drafted=PAYING, wanted=lambda: Refund.reviewed_on.is_not(None),
)  # fmt: skip
TRANSFER = paid(
    Transfer.voucher, "下拨", amount=lambda: -Transfer.amount, accounts=MONEY,
    freezes=(Transfer.amount, Transfer.day), drafted=PAYING,
)  # fmt: skip
GOODS_MOVE = paid(
    GoodsMove.voucher, "物资收发", accounts=("141",), key="paid_by", preset="loose",
    amount=lambda: case((GoodsMove.kind.in_(INTO_STORE), GoodsMove.amount), else_=-GoodsMove.amount),
    freezes=(GoodsMove.amount, GoodsMove.quantity, GoodsMove.day, GoodsMove.good, GoodsMove.kind),
    drafted=f"{AGAIN}没有凭证的，请核对是不是已经另行记账。", wanted=lambda: GoodsMove.kind != OPENING_STOCK,
)  # fmt: skip
# Cards and depreciation without any voucher were taken over with the openings, or booked by hand.
ASSET_BOUGHT = paid(
    Asset.voucher, "资产购置", amount=lambda: Asset.cost, accounts=("162",), freezes=(Asset.cost, Asset.acquired_on),
    drafted=AGAIN, wanted=false, key="paid_by", label="购置凭证", preset_title="购置没有入账",
    guard="fund_asset_voucher",
)  # fmt: skip
ASSET_DISPOSED = paid(
    Asset.disposal_voucher, "资产处置", amount=lambda: -Asset.cost, accounts=("162",),
    freezes=(Asset.disposed_on, Asset.disposal), drafted=AGAIN, wanted=false, key="disposed_by", label="处置凭证",
    preset="undisposed", preset_title="处置没有入账", guard="fund_asset_disposal_voucher",
)  # fmt: skip
DEPRECIATION = paid(
    Depreciation.voucher, "折旧", amount=lambda: -Depreciation.amount, accounts=("163",), key="paid_by",
    freezes=(Depreciation.amount, Depreciation.period, Depreciation.asset), wanted=false,
    drafted="可在“经费”菜单的“计提折旧”里重新计提，或打开原凭证用“重新记账”。",
)  # fmt: skip
