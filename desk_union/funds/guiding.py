"""How 经费 leads a clerk: vouchers and dues, the accounts of the first week, what settles what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from desk_union.describe.guiding import FirstStep, Guidance, Way
from desk_union.funds.tables import DuesRule, Opening, Voucher

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _has_rules(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(DuesRule.id.is_not(None)))))


def _has_begun(session: Session) -> bool:
    """An office that begins with nothing has no openings; then its first voucher says so."""
    begun = session.scalar(select(exists().where(Opening.id.is_not(None))))
    return bool(begun or session.scalar(select(exists().where(Voucher.id.is_not(None)))))


RULES, SETUP = Way("ledger", "funds.dues_rules"), Way("errand", "funds.setup")
VOUCHER, DUES = Way("errand", "funds.voucher"), Way("errand", "funds.dues")
POSTING, CLOSING, BANK = Way("errand", "funds.posting"), Way("errand", "funds.closing"), Way("errand", "funds.bank")
GUIDANCE = Guidance(
    usual=(VOUCHER, DUES),
    settles={
        "beginning": SETUP, "drafts": POSTING, "recurring": Way("deed", "funds.draft_month"),
        "closing": CLOSING, "bank": BANK,
        "depreciation": Way("deed", "funds.depreciate"), "dues_arrears": DUES,
        "dues_reminded": Way("deed", "funds.remind_dues"), "dues_payroll": Way("deed", "funds.take_payroll"),
        "dues_left_over": Way("deed", "funds.give_back_dues"), "dues_run": Way("deed", "funds.reckon_dues"),
        "dues_unbooked": Way("deed", "funds.book_dues"), "asset_count": Way("sheet", "funds.asset_count"),
        "wages": Way("deed", "funds.note_wages"),
        "remittance": Way("deed", "funds.remit"), "refunds": Way("ledger", "funds.refunds"),
    },
    first_week=(
        FirstStep("定会费标准", "按工资比例或定额；定了才能生成应缴会费。", RULES, _has_rules),
        FirstStep("启用账套、填期初余额", "从哪一月起记账，各科目、银行账户的余额。", SETUP, _has_begun),
    ),
    next={
        "funds.dues_rules": (Way("deed", "funds.reckon_dues"),),
        "funds.bank": (BANK,),
        "funds.vouchers": (POSTING, Way("sheet", "funds.trial_balance")),
        "funds.dues": (DUES, Way("sheet", "funds.dues_list")),
        "funds.openings": (VOUCHER, Way("sheet", "funds.trial_balance")),
        "funds.assets": (Way("sheet", "funds.asset_book"),),
    },
    traces={"voucher": VOUCHER, "post": POSTING, "close": CLOSING, "close_year": CLOSING, "collect": DUES},
)  # fmt: skip
