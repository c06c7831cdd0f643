"""What a clerk does about pairs and donations, as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_

from desk_union.basis.money import show_yuan
from desk_union.care import moving
from desk_union.care.giving import giving_words as words
from desk_union.care.giving import holding
from desk_union.care.giving.holding import HELD, HoldingBooking
from desk_union.care.giving.ledgers import CONTACTS, DONATIONS, DRIVES, PAIRS, USES, runs_on
from desk_union.care.giving.links import DONATED, PASSED_ON
from desk_union.care.giving.tables import Donation, DonationUse
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, LongText, Money, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.described.asking import DAY, MONEY, PAPERS, account, drafted, first_leaf, maker
from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "送温暖", "care.giving"
PAIRING, DONATING = "结对帮扶", "捐款"


def _contact(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {key: values.get(key) for key in ("day", "way", "who", "result")}
    for row_id in ids:
        rows.save_row(session, CONTACTS, None, {"pair": row_id, **given}, today)
    who = moving.called(session, PAIRS, ids, "对")
    return DeedResult(ids=tuple(ids), words=f"登记结对联系：{who}，共{len(ids)}对。", name=who)


def _give(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {"drive": values["drive"], "cash": values["amount"], "day": values["day"]}
    fresh = [{**rows.defaults(DONATIONS), **given, "person": one} for one in ids]
    made = rows.add_rows(session, DONATIONS, fresh, today)
    told = f"登记捐款{len(made)}人，共{show_yuan(values['amount'] * len(made))}元。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{len(made)}人", seen=(DONATIONS.code, tuple(made)))


def _booking(session: Session, values: Values) -> HoldingBooking:
    return HoldingBooking(
        day=values["day"], money=values.get("money"), held=values.get("held"), papers=values.get("papers"), maker=maker(session),
    )  # fmt: skip


def _money(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"money": first_leaf(session, MONEY), "papers": 1}


def _take_in(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = holding.take_in(session, ids, _booking(session, values))
    told = f"捐款入账{done.rows}笔，{show_yuan(done.amount)}元，记代管经费"
    return drafted(session, done.voucher, told, ids, name=f"{done.rows}笔")


def _pass_on(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = holding.pass_on(session, ids, _booking(session, values))
    told = f"转交捐款{done.rows}笔，{show_yuan(done.amount)}元，冲减代管经费"
    return drafted(session, done.voucher, told, ids, name=f"{done.rows}笔")


_MONEY = account("money", "收付款科目", MONEY, required=False)
_HELD = account("held", "代管科目", (HELD, "215"), required=False, help="不填就是“221 代管经费”，要先在会计科目里启用；也可以记215暂存。")

DEEDS: tuple[Deed, ...] = (
    Deed(
        code="care.contact_pair", title="登记结对联系", tab=TAB, group=PAIRING, ledger=lambda: PAIRS, page=PAGE, do=_contact, waiting=True,
        help="走访、电话联系过的，选中一对或几对登记一次。", shows=("last_contact", "next_contact"), fits=runs_on, unfit="要是在帮的结对。",
        asks=(
            DAY, Shown(key="way", label="联系方式", kind=Choice(words.WAY)), Shown(key="who", label="参加人", kind=Text(60)),
            Shown(key="result", label="帮扶内容", kind=LongText()),
        ),
    ),
    Deed(
        code="care.donate", title="登记捐款", tab=TAB, group=DONATING, ledger=lambda: PEOPLE, page=PAGE, do=_give,
        help="给选中的人登记同样数额的捐款；数额不同的逐笔登记，或从Excel导入名单。", prints="care.donation_notice",
        asks=(
            Shown(key="drive", label="活动名称", kind=Ref(lambda: DRIVES), required=True), DAY,
            Shown(key="amount", label="每人金额", kind=Money(), required=True),
        ),
    ),
    Deed(
        code="care.take_donations", title="捐款入账", tab=TAB, group=DONATING, ledger=lambda: DONATIONS, page=PAGE, do=_take_in, waiting=True, propose=_money,
        help="收到的捐款借银行存款、贷“221 代管经费”，不作工会收入。物品不入账。", shows=("cash", "day"),
        fits=lambda _day: and_(Donation.cash > 0, ~DONATED.in_voucher()), unfit="要是有金额、还没有入账的捐款。", asks=(DAY, _MONEY, _HELD, PAPERS),
    ),
    Deed(
        code="care.pass_donations", title="转交捐款入账", tab=TAB, group=DONATING, ledger=lambda: USES, page=PAGE, do=_pass_on, waiting=True, propose=_money,
        help="转交给受助人的捐款，从代管经费里付。", shows=("cash", "day"),
        fits=lambda _day: and_(DonationUse.cash > 0, ~PASSED_ON.in_voucher()), unfit="要是有金额、还没有入账的转交。", asks=(DAY, _MONEY, _HELD, PAPERS),
    ),
)  # fmt: skip
