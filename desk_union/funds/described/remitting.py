"""拨缴经费 that came in, 上解, 返还 and 下拨: rows that wait for their voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select, union_all

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, period_of
from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import MonthOfAccount, Rate
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Money
from desk_union.describe.ledger import Shown
from desk_union.funds.account import account_codes
from desk_union.funds.described.asking import BANK, DAY, account, drafted, first_leaf, maker, usual_bank
from desk_union.funds.dues import dues_words as words
from desk_union.funds.dues import remit_deeds, remit_waiting
from desk_union.funds.ledgers.remitting import REFUNDS, REMITTANCES, TRANSFERS
from desk_union.funds.paid import links
from desk_union.funds.tables import Refund, Remittance
from desk_union.members.tables import Union

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values
    from desk_union.funds.dues.remit_deeds import Drafted

TAB, PAGE = "经费", "funds.dues"
SPENT_ON = account("account", "支出科目", (remit_waiting.SPENDING,))
ASKED_OF_OWN = {"rate", "due_on"}  # only a union that remits by itself is asked these


def _receive_propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    month = following(period_of(day), -1)
    rate = remit_waiting.last_rate(session)
    return {"first": month, "last": month, "bank": usual_bank(session), **({} if rate is None else {"rate": rate})}


def _receive_wanted(values: Values) -> Collection[str]:
    every = {"channel", "day", "total", "first", "last", "bank"}
    return every | ASKED_OF_OWN if values["channel"] == words.SELF else every


def _receive(session: Session, _ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    first, last, total = values["first"], values["last"], values["total"]
    if last < first:
        raise Refusal("截止月份早于起始月份。", "请核对两个月份。", field="last")
    done = remit_deeds.receive(
        session, values["day"], total, first, last, rate=values["rate"] or 0, channel=values["channel"],
        due_on=values["due_on"], bank=values["bank"], maker=maker(session),
    )  # fmt: skip
    owed = f"，应上解{show_yuan(done.upward)}元登记到上解台账" if done.upward else ""
    told = f"把{show_yuan(total)}元记作本级收入{show_yuan(done.own)}元{owed}"
    made = () if done.remittance is None else (done.remittance,)
    return drafted(session, done.voucher, told, made, name=f"{show_yuan(total)}元", number=1)


def _paying(
    code: str, title: str, help_: str, ledger: Ledger, fits: Callable[[date], ColumnElement[bool]],
    draft: Callable[..., Drafted], unfit: str, shows: tuple[str, ...], *asks: Shown,
) -> Deed:  # fmt: skip
    def propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
        known = {"bank": usual_bank(session)}
        usual = first_leaf(session, (account_codes.SUBSIDY,)) if asks else None
        return known if usual is None else {**known, "account": usual}

    def do(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
        more = {shown.key: values[shown.key] for shown in asks}
        done = draft(session, ids, values["day"], bank=values["bank"], maker=maker(session), **more)
        told = f"把{title}{done.rows}笔、共{show_yuan(done.amount)}元入账"
        return drafted(session, done.voucher, told, ids, name=f"{show_yuan(done.amount)}元")

    return Deed(
        code=code, title=title, tab=TAB, ledger=lambda: ledger, help=help_, asks=(DAY, BANK, *asks), do=do, fits=fits,
        unfit=unfit, waiting=True, shows=shows, propose=propose, page=PAGE,
    )  # fmt: skip


def _reviewed(_day: date) -> ColumnElement[bool]:
    return and_(~links.REFUND.in_voucher(), Refund.reviewed_on.is_not(None))


def _owed(_day: date) -> ColumnElement[bool]:
    own = Remittance.channel == words.SELF
    return and_(~links.REMITTANCE.in_voucher(), own, or_(Remittance.due > 0, Remittance.paid > 0))


def _own_refunds(day: date) -> ColumnElement[bool]:
    """What was reviewed for another union is not this union's income."""
    own = union_all(select(Union.name), select(Union.employer)).subquery()
    return and_(_reviewed(day), Refund.enterprise.in_(select(own.c[0]).where(own.c[0].is_not(None))))


REVIEWED = "要填了审核日期、还没有记入凭证的。"
RECEIVE = Deed(
    code="funds.receive", title="收到拨缴经费", tab=TAB, ledger=lambda: REMITTANCES, rows="none",
    help="单位按工资总额2%拨的经费到账时登记：分成本级收入（402）和应上解（211）两部分；上级分成后拨下来的全是本级收入。",
    asks=(
        Shown(key="channel", label="渠道", kind=Choice(words.CHANNEL), required=True, default=words.SELF),
        DAY,
        Shown(key="total", label="到账金额", kind=Money(), required=True, help="到账的总额。"),
        Shown(key="first", label="所属月份从", kind=MonthOfAccount(), required=True),
        Shown(key="last", label="所属月份到", kind=MonthOfAccount(), required=True),
        Shown(key="rate", label="上解比例", kind=Rate(), required=True, help="按上级工会的文件填，如 40%；不用上解的填 0%。"),
        Shown(key="due_on", label="应上解日期", kind=Day(), help="不填就不提醒。"),
        BANK,
    ),
    do=_receive, propose=_receive_propose, wanted=_receive_wanted, page=PAGE,
)  # fmt: skip
DEEDS = (
    RECEIVE,
    _paying("funds.remit", "上解会费、经费", "把登记在上解台账、还没有付的付给上级工会。", REMITTANCES, _owed, remit_deeds.remit,
            "要有应上解的钱、还没有记入凭证的自行上解；税务代收、财政划拨的由上级直接分成。", ("due", "paid")),
    _paying("funds.receive_refunds", "收到经费返还", "上级工会把返还的经费拨到了本会账上。", REFUNDS, _own_refunds,
            remit_deeds.receive_refunds, f"{REVIEWED[:-1]}，企业是本单位。", ("amount",)),
    _paying("funds.pass_refunds", "拨付经费返还", "把审核过的返还拨给下级、小微企业工会。", REFUNDS, _reviewed,
            remit_deeds.pass_refunds, REVIEWED, ("amount",)),
    _paying("funds.transfer", "下拨补助", "把登记的下拨、转移支付付出去。", TRANSFERS, lambda _day: ~links.TRANSFER.in_voucher(),
            remit_deeds.transfer, "要还没有记入凭证的。", ("amount",), SPENT_ON),
)  # fmt: skip
