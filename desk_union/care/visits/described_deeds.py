"""What a clerk does about visits, as descriptions: register them, put them into a 发放单, settle an advance with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care.visits import visiting
from desk_union.care.visits.ledgers import NOT_YET, OCCASIONS, VISITS, in_no_list, to_settle
from desk_union.care.visits.tables import CareVisit
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Flag, Money, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account.account_codes import CASH, RECEIVABLE
from desk_union.funds.described.asking import (
    DAY,
    MONEY,
    PAPERS,
    PROJECT,
    SPENDING,
    account,
    drafted,
    first_leaf,
    maker,
)  # fmt: skip
from desk_union.members.ledgers import PEOPLE
from desk_union.payouts import payout_words
from desk_union.payouts.handling import Booking, sums_of
from desk_union.payouts.ledgers import KINDS, LISTS
from desk_union.payouts.loose_lines import Advance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE, SLIP = "送温暖", "care.visiting", "care.visit_slip"
UNFIT = "要是给过慰问金或慰问品、还没有编发放单也没有入账的走访。"

UNPAID = "要是给过慰问金或要付款的慰问品、还没有编发放单也没有入账的走访。"


def _asked(key: str, **more: Any) -> Shown:
    """What the ledger itself keeps, asked in the same words."""
    shown = VISITS.by_key[key]
    given = {"key": key, "label": shown.label, "kind": shown.kind, "required": shown.required, "help": shown.help}
    return Shown(**{**given, **more})


REGISTER = (
    _asked("day", kind=NOT_YET),
    _asked("reason"),
    _asked("visitors"),
    _asked("cash", label="每人慰问金"),
    _asked("item"),
    Shown(key="quantity", label="每人数量", kind=Count(least=1)),
    _asked("goods_value", label="每人折价", help="慰问品每人值多少元。"),
    Shown(key="household", label="同一户的户名", kind=Text(40, "name"), help="选的人同属一户时填：算1户，慰问金、慰问品只给一份。"),
    _asked("heads", label="每人算几人次", help="不填算1；看望一家几口、只登记一个人的写几。"),
    _asked("site"), _asked("way"), _asked("campaign"), _asked("source"), _asked("relation"),
    Shown(key="occasion", label="另定种类", kind=Ref(lambda: OCCASIONS), help="不填就按慰问事由里的字眼。"),
)  # fmt: skip


def _told(session: Session, verb: str, visits: Sequence[int]) -> str:
    sums = visiting.sums_of(session, visits)
    parts = [f"{verb}{sums.households}户、{sums.times}人次"]
    parts += [f"慰问金{show_yuan(sums.cash)}元"] if sums.cash else []
    parts += [f"慰问品折价{show_yuan(sums.goods_value)}元"] if sums.goods_value else []
    return "，".join(parts)


def _visit(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {shown.key: values.get(shown.key) for shown in REGISTER}
    made = visiting.register(session, ids, given, today)
    name = session.scalar(select(VISITS.name()).where(CareVisit.id == made[0])) if made else ""
    more = f"等{len(made)}笔" if len(made) > 1 else ""
    return DeedResult(
        ids=tuple(ids), number=len(made), words=f"{_told(session, '登记走访', made)}。", name=f"{name}{more}",
        seen=(VISITS.code, tuple(made)), printed=made[0] if made else None,
    )  # fmt: skip


def _list_proposed(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    if not ids:
        return {}
    campaign = visiting.shared(session, ids, CareVisit.campaign)
    kinds = set(visiting.kinds_of(session, ids).values())
    return {
        "title": campaign or f"{day.year}年{day.month}月走访慰问", "campaign": campaign,
        "source": visiting.shared(session, ids, CareVisit.source), "kind": kinds.pop() if len(kinds) == 1 else None,
    }  # fmt: skip


def _to_list(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {key: values[key] for key in ("title", "kind", "campaign", "source", "project")}
    made = visiting.to_list(session, ids, {**given, "day": today, "maker": maker(session)}, today)
    sums = sums_of(session, made)
    return DeedResult(
        ids=tuple(ids), words=f"由走访编好发放单 {sums.number}“{sums.title}”：{sums.lines}笔，合计{show_yuan(sums.worth)}元。",
        name=f"{sums.number} {sums.title}", seen=(LISTS.code, (made,)), printed=made,
    )  # fmt: skip


def _settle_proposed(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"advance": first_leaf(session, (RECEIVABLE,)), "back": first_leaf(session, (CASH,)), "papers": len(ids) or None}


def _settle(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    returned = values["returned"] or 0
    if returned < 0:
        raise Refusal("退回的余款不能是负数。", "请核对金额。", field="returned")
    said = f"{values['borrower']}走访慰问借款" if values["borrower"] else "走访慰问借款"
    given = Booking(
        day=values["day"], expense=values["expense"], project=values["project"], papers=values["papers"],
        prepaid=bool(values["prepaid"]), maker=maker(session),
    )  # fmt: skip
    advance = Advance(account=values["advance"], returned=returned, back=values["back"])
    done = visiting.settle(session, ids, f"报销{said}", given, advance)
    told = _told(session, "走访报销冲借款：", ids)
    told += f"，退回余款{show_yuan(returned)}元" if returned else ""
    return drafted(session, done.voucher, told, ids, name=said, notes=done.notes)


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="care.visit", title="登记走访", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_visit, asks=REGISTER, prints=SLIP,
        help="给选中的人各记一次走访；同属一户的填户名，算1户，慰问金和慰问品只给一份。慰问单位、不在册的人，在走访慰问台账里“新增”。",
    ),
    Deed(
        code="care.visits_to_list", title="从走访编发放单", tab=TAB, ledger=lambda: VISITS, page=PAGE, do=_to_list,
        propose=_list_proposed, fits=lambda _day: in_no_list(), unfit=UNFIT, waiting=True, prints="payouts.sign_sheet",
        shows=("reason", "cash", "goods_value"),
        help="把走访时给的慰问金、慰问品编成一张发放单，接着批准、签领、入账。走访的金额不另记一遍。",
        asks=(
            Shown(key="title", label="标题", kind=Text(60), required=True),
            Shown(key="kind", label="开支种类", kind=Ref(lambda: KINDS), help="不填就按每一笔的事由。"),
            Shown(key="campaign", label="活动/批次", kind=Text(60)),
            Shown(key="source", label="资金来源", kind=Choice(payout_words.SOURCE)), PROJECT,
        ),
    ),
    Deed(
        code="care.settle_visits", title="走访报销冲借款", tab=TAB, ledger=lambda: VISITS, page=PAGE, do=_settle,
        propose=_settle_proposed, fits=lambda _day: to_settle(), unfit=UNPAID, waiting=True,
        shows=("reason", "cash", "goods_value"),
        help="走访前先借了现金的，走访一次报一次：按事由记支出，冲减其他应收款，余款退回。",
        asks=(
            DAY, account("advance", "借款科目", (RECEIVABLE,), help="借款时记的其他应收款明细。"),
            Shown(key="borrower", label="借款人", kind=Text(40)),
            Shown(key="returned", label="退回余款", kind=Money(), help="这次一并交回的现金；以后再报的不填。"),
            account("back", "退到科目", MONEY, required=False),
            account("expense", "支出科目", SPENDING, required=False, help="不填就按每笔事由的开支种类。"), PROJECT, PAPERS,
            Shown(key="prepaid", label="实物已另行付款", kind=Flag(), default=False, help="慰问品不是用这笔借款买的选“是”。"),
        ),
    ),
)  # fmt: skip
