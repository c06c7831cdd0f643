"""会费: reckoning what is owed, booking what was collected, giving back, and withdrawing a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, period_of
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Flag, Money, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.funds.described.asking import BANK, DAY, drafted, maker, usual_bank
from desk_union.funds.dues import dues_deeds, dues_reckoning, dues_roll, dues_rules, dues_state
from desk_union.funds.dues import dues_words as words
from desk_union.funds.ledgers.dues import DUES, DUES_PAYMENTS, DUES_RUNS
from desk_union.funds.paid import links
from desk_union.funds.tables import Dues, DuesPayment, DuesRun
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.funds.dues.dues_reckoning import Reckoned

TAB, PAGE = "经费", "funds.dues"
JOINERS = {"入会当月起缴": dues_rules.SAME_MONTH, "入会次月起缴": dues_rules.NEXT_MONTH}
LEAVERS = {"离开当月不缴": dues_rules.OWES_NOT, "离开当月仍缴": dues_rules.STILL_OWES}
MOVERS = {"调动当月归新小组": dues_rules.NEW_GROUP, "调动当月归原小组": dues_rules.OLD_GROUP}
JOINER_WORDS = dictionary("dues_joiners", "新会员", *JOINERS)
LEAVER_WORDS = dictionary("dues_leavers", "离开的", *LEAVERS)
MOVER_WORDS = dictionary("dues_movers", "调动的", *MOVERS)


def _reckon_propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """The months from the last reckoned one to this."""
    newest, this = dues_deeds.newest_period(session), period_of(day)
    customs = dues_roll.read_customs(session)
    return {
        "first": following(newest) if newest is not None and newest < this else this, "last": this,
        "joiners": _word(JOINERS, customs.joiners), "leavers": _word(LEAVERS, customs.leavers),
        "movers": _word(MOVERS, customs.movers),
        "again": newest is not None and newest >= this,
    }  # fmt: skip


def _word(words_: Mapping[str, str], code: str) -> str | None:
    return next((label for label, held in words_.items() if held == code), None)


def _reckon(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    customs = dues_rules.Customs(
        JOINERS[values["joiners"]], LEAVERS[values["leavers"]], MOVERS[values["movers"]]
    )  # fmt: skip
    dues_roll.keep_customs(session, customs)
    done = dues_reckoning.reckon(session, values["first"], values["last"], today, again=bool(values["again"]))
    made = () if done.run is None else tuple(session.scalars(select(Dues.id).where(Dues.run == done.run)))
    number = done.added + done.changed + done.removed
    notes = _reckon_notes(done)
    return DeedResult(ids=made, number=number, words=_reckoned(done), name=done.title, notes=notes)


def _reckoned(done: Reckoned) -> str:
    free = f"，其中免缴{done.exempt}人次" if done.exempt else ""
    added = f"生成{done.title}：{done.added}人次，应缴{show_yuan(done.due)}元{free}。" if done.added else ""
    if done.changed or done.removed:
        return f"{added}重新计算改了{done.changed}人次，去掉{done.removed}人次。"
    return added


def _reckon_notes(done: Reckoned) -> tuple[str, ...]:
    unknown = f"{named(done.unknown)}没有登记月工资，应缴待定。" if done.unknown else ""
    ruleless = f"{named(done.ruleless)}没有适用的会费标准，没有生成。" if done.ruleless else ""
    return tuple(note for note in (unknown, ruleless) if note)


def _book_propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": dues_deeds.in_hand(session).last or day, "bank": usual_bank(session)}


def _book(session: Session, _ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = dues_deeds.book(session, values["day"], bank=values["bank"], maker=maker(session))
    ids = session.scalars(select(DuesPayment.id).where(DuesPayment.voucher == done.voucher))
    told = f"把{done.payments}笔会费、共{show_yuan(done.amount)}元入账"
    return drafted(session, done.voucher, told, tuple(ids), name=f"{show_yuan(done.amount)}元")


def _withdrawable(_day: date) -> ColumnElement[bool]:
    posted = select(Dues.run).join(DuesPayment, DuesPayment.dues == Dues.id)
    return DuesRun.id.not_in(posted.where(Dues.run.is_not(None), links.DUES_PAYMENT.binds()))


def _withdraw(session: Session, ids: Sequence[int], _values: Values, _today: date) -> DeedResult:
    done = dues_deeds.withdraw(session, ids[0])
    money = f"，连同{done.payments}笔收款" if done.payments else ""
    told = f"撤回{done.title}的{done.rows}人次应缴{money}。"
    return DeedResult(ids=tuple(ids), words=told, name=done.title, seen=("", ()))


def _paid(_day: date) -> ColumnElement[bool]:
    return dues_state.paid() > 0


def _give_back_propose(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    paid = sum(session.scalars(select(dues_state.paid()).select_from(Dues).where(Dues.id.in_(ids)))) if ids else 0
    return {"amount": paid or None}


def _give_back(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    amount, way = values["amount"], values["way"] or words.CASH
    dues_deeds.give_back_all(session, ids, amount, values["day"], way=way, reason=values["reason"] or "")
    names = select(Person.name).join(Dues, Dues.person == Person.id).where(Dues.id.in_(ids)).order_by(Person.sort)
    name = named(list(dict.fromkeys(session.scalars(names))))
    told = f"登记退还{name}会费{show_yuan(amount)}元，下次“会费记入凭证”时用红字冲减。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{name} {show_yuan(amount)}元")


DEEDS = (
    Deed(
        code="funds.reckon_dues", title="生成应缴会费", tab=TAB, ledger=lambda: DUES, rows="none", page=PAGE,
        help="按各月的会籍、小组、用工形式和登记的月工资计算；已经缴过的和手工登记的不动。",
        asks=(
            Shown(key="first", label="从哪个月", kind=MonthOfAccount(), required=True),
            Shown(key="last", label="到哪个月", kind=MonthOfAccount(), required=True),
            Shown(key="joiners", label="新会员", kind=Choice(JOINER_WORDS), required=True),
            Shown(key="leavers", label="离开的", kind=Choice(LEAVER_WORDS), required=True, help="离会、保留会籍、退休的当月；是月初那天就离开的，当月都不缴。"),
            Shown(key="movers", label="调动的", kind=Choice(MOVER_WORDS), required=True, help="当月从一个小组调到另一个小组的，会费列在哪个小组。"),
            Shown(key="again", label="重新计算", kind=Flag(), help="工资、名册或标准有变动时，把没有缴的重算一遍。"),
        ),
        do=_reckon, propose=_reckon_propose,
    ),
    Deed(
        code="funds.book_dues", title="会费记入凭证", tab=TAB, ledger=lambda: DUES_PAYMENTS, rows="none", page=PAGE,
        help="把截至这一天收的、还没有入账的会费合成一张凭证，凭证也用这一天。",
        asks=(DAY, BANK), do=_book, propose=_book_propose,
    ),
    Deed(
        code="funds.give_back_dues", title="退还会费", tab=TAB, ledger=lambda: DUES, rows="many", page=PAGE,
        help="多收、重复扣缴、离开以后多缴的退给本人，可以一次选几个月。还没有入账的，在“收缴会费”里用空格取消就可以。",
        asks=(
            Shown(key="amount", label="退还金额", kind=Money(), required=True, help="选了几个月的是合计，不足合计时先退后面的月份。"),
            Shown(key="reason", label="原因", kind=Text(120), help="如：多收、重复扣缴。"),
            Shown(key="way", label="退还方式", kind=Choice(words.WAY), default=words.CASH), DAY,
        ),
        do=_give_back, propose=_give_back_propose, fits=_paid, unfit="要缴过会费的月份。",
    ),
    Deed(
        code="funds.withdraw_dues", title="撤回应缴会费", tab=TAB, ledger=lambda: DUES_RUNS, rows="one", page=PAGE,
        help="整批去掉一次生成的应缴会费，连同在它上面收的款和还没有记账的凭证草稿。",
        do=_withdraw, fits=_withdrawable, unfit="收的钱已经记账的不能撤回。", waiting=True, shows=("rows", "due", "paid"),
    ),
)  # fmt: skip
