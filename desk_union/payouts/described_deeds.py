"""What a clerk does about handing out, as descriptions: choose people, approve, note the signing, book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Flag, Money, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account.account_codes import RECEIVABLE
from desk_union.funds.described.asking import (
    DAY,
    MONEY,
    PROJECT,
    SPENDING,
    account,
    drafted,
    first_leaf,
    maker,
)  # fmt: skip
from desk_union.funds.ledgers.goods import GOODS, stock
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.units import standing_on
from desk_union.office import signers
from desk_union.payouts import handling, making
from desk_union.payouts import payout_words as words
from desk_union.payouts.ceilings import described_deeds as of_ceilings
from desk_union.payouts.ceilings import reckoning
from desk_union.payouts.ceilings.reckoning import NONE_CHOSEN
from desk_union.payouts.handling import Booking
from desk_union.payouts.ledgers import KINDS, LISTS, unbooked
from desk_union.payouts.making import Gift
from desk_union.payouts.tables import PayoutKind, PayoutList
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.payouts.making import MadeList

TAB, PAGE, SHEET = "经费", "payouts.handing_out", "payouts.sign_sheet"
TITLE = Shown(key="title", label="标题", kind=Text(60), required=True, help="如：2026年春节慰问品。")
KIND = Shown(key="kind", label="开支种类", kind=Ref(lambda: KINDS), required=True, help="决定入账时通常记哪个科目。")
MATTER = Shown(key="matter", label="事项", kind=Text(60), help="印在签领表上；不填就是开支种类。")
SOURCE = Shown(key="source", label="资金来源", kind=Choice(words.SOURCE))
WAY = Shown(key="way", label="发放方式", kind=Choice(words.WAY), help="打到银行卡的选“银行代发”，打印银行代发表。")
CAMPAIGN = Shown(key="campaign", label="活动/批次", kind=Text(60), help="同一活动分几张发放单时写同样的名称，重复的人会提醒。")
PER_HEAD = Shown(key="quantity", label="每人数量", kind=Count(least=1))


def _matter(session: Session, values: Values) -> str:
    if values.get("matter"):
        return str(values["matter"])
    return session.scalar(select(PayoutKind.name).where(PayoutKind.id == values["kind"])) or ""


def made_words(session: Session, made: MadeList, title: str) -> DeedResult:
    """What a fresh list is told as, and that nothing was held against a standard where the book has none."""
    parts = [f"现金{show_yuan(made.cash)}元"] if made.cash else []
    parts += [f"实物折价{show_yuan(made.goods_value)}元"] if made.goods_value else []
    told = f"编好发放单 {made.number}“{title}”：{made.heads}人{len(made.lines)}笔"
    return DeedResult(
        ids=(), number=made.heads, words="，".join([told, *parts]) + "。", name=f"{made.number} {title}",
        seen=(LISTS.code, (made.id,)), printed=made.id,
        notes=() if reckoning.rules_of(session) else (NONE_CHOSEN,),
    )  # fmt: skip


def gift_of(session: Session, values: Values, people: Sequence[int], **more: Any) -> Gift:
    """What these people are to get, as a deed was answered; ``more`` says how much of what."""
    beside = {"source": values.get("source"), "project": values.get("project"), "campaign": values.get("campaign"), "way": values.get("way")}
    return Gift(
        people=tuple(people), title=values["title"], kind=values["kind"], matter=_matter(session, values), more=beside, **more
    )  # fmt: skip


def _hand_out(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    good = values["good"]
    goods = {good: values["quantity"] or 1} if good is not None else None
    gift = gift_of(
        session, values, ids, amount=values["amount"], total=values["total"], goods=goods, item=values["item"],
        quantity=values["quantity"], value=values["value"],
    )  # fmt: skip
    return made_words(session, making.make(session, gift, today), gift.title)


def _hand_out_goods(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    people = making.audience(session, values["audience"], values["unit"], today)
    goods = {good: values["quantity"][good] for good in ids}
    gift = gift_of(session, values, people, goods=goods)
    return made_words(session, making.make(session, gift, today), gift.title)


def _stage(stage: str) -> Any:
    return lambda _day: PayoutList.stage == stage


def _approver(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    named = signers.on(signers.read(session), day)
    return {"approver": named.get("主席") or named.get("负责人")}


def _told(session: Session, verb: str, ids: Sequence[int]) -> tuple[str, str]:
    """What was done with these lists in words, and their numbers."""
    sums = [handling.sums_of(session, row_id) for row_id in ids]
    numbers = "、".join(one.number for one in sums)
    which = f"{sums[0].number}“{sums[0].title}”" if len(sums) == 1 else f"{numbers}共{len(sums)}张"
    lines, worth = sum(one.lines for one in sums), sum(one.worth for one in sums)
    return f"{verb}发放单 {which}：{lines}笔，合计{show_yuan(worth)}元", numbers


def _approve(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    approver, minutes = values["approver"], values["minutes"]
    notes = [handling.approve(session, row_id, values["day"], approver, minutes, today) for row_id in ids]
    told, numbers = _told(session, "批准", ids)
    found = tuple(dict.fromkeys(note for note in notes if note))
    return DeedResult(ids=tuple(ids), words=f"{told}。", name=numbers, notes=found, printed=ids[0])


def _sign(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    drawn = sum(handling.sign(session, row_id, values["day"], values["signer"], today) for row_id in ids)
    told, numbers = _told(session, "登记签领", ids)
    out = f"，其中库存物资出库{show_yuan(drawn)}元" if drawn else ""
    note = "请把签好的签领表扫描，拖到发放单上。"
    return DeedResult(ids=tuple(ids), words=f"{told}{out}。", name=numbers, notes=(note,), printed=ids[0])


def _to_book(_day: date) -> ColumnElement[bool]:
    return or_(PayoutList.stage == words.SIGNED, unbooked())


def _book_propose(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    own = Attachment.owner_table == PayoutList.__tablename__
    scans = session.scalar(select(func.count()).where(own, Attachment.owner_id.in_(ids))) if ids else 0
    return {"pay": first_leaf(session, MONEY), "papers": scans or 1}


def _book(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = Booking(
        day=values["day"], pay=values["pay"], expense=values["expense"], project=values["project"],
        papers=values["papers"], prepaid=bool(values["prepaid"]), maker=maker(session),
    )  # fmt: skip
    done = [handling.book(session, row_id, given, today) for row_id in ids]
    told, numbers = _told(session, "入账", ids)
    vouchers = [one.voucher for one in done if one.voucher is not None]
    notes = tuple(dict.fromkeys(note for one in done for note in one.notes))
    if not vouchers:
        return DeedResult(ids=tuple(ids), words=f"{told}，都已另行付款，不另做凭证。", name=numbers, notes=notes)
    told += f"；凭证{show_yuan(sum(one.amount for one in done))}元"
    if len(vouchers) > 1:
        told += f"，共起草{len(vouchers)}张凭证"
    return drafted(session, vouchers[0], told, ids, name=numbers, notes=notes)


LIST_DEEDS: tuple[Deed, ...] = (
    Deed(
        code="payouts.hand_out", title="发放给所选人员", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_hand_out, prints=SHEET,
        help="给选中的人编一张发放单：每人多少钱、一个总数平分，或每人多少物品。",
        asks=(
            TITLE, KIND, MATTER,
            Shown(key="amount", label="每人金额", kind=Money()),
            Shown(key="total", label="总额平分", kind=Money(), help="不填每人金额时，把这个数平分到每个人，一分不差。"),
            Shown(key="good", label="库存物资", kind=Ref(lambda: GOODS, lambda day: stock(day) > 0), help="从库存里发的选这里。"),
            Shown(key="item", label="其他物品", kind=Text(60), help="没有经过库存的写名称。"),
            PER_HEAD,
            Shown(key="value", label="每人折价", kind=Money(), help="其他物品每人值多少元；库存物资不用填。"),
            SOURCE, WAY, PROJECT, CAMPAIGN,
        ),
    ),
    Deed(
        code="payouts.hand_out_goods", title="发放库存物资", tab=TAB, ledger=lambda: GOODS, page=PAGE, do=_hand_out_goods,
        help="在要发的物资后面填每人数量，选发给哪些人，编成一张发放单。", prints=SHEET, waiting=True,
        shows=("measure", "stock", "price"), fits=lambda day: stock(day) > 0, unfit="要还有库存的。",
        each=(Shown(key="quantity", label="每人数量", kind=Count(least=1), required=True),),
        asks=(
            TITLE, KIND, MATTER,
            Shown(key="audience", label="发给谁", kind=Choice(words.AUDIENCE), required=True, default=words.MEMBERS),
            Shown(key="unit", label="小组", kind=Ref(lambda: UNITS, standing_on), help="只发给一个分会、小组（连同下面的）时填。"),
            SOURCE, CAMPAIGN,
        ),
    ),
    Deed(
        code="payouts.approve", title="批准发放", tab=TAB, ledger=lambda: LISTS, page=PAGE, do=_approve, propose=_approver,
        help="记下谁在哪一天批准，名单和金额从此定住；每个人当时的小组、会籍跟着记下。", prints=SHEET, waiting=True,
        shows=("number", "heads", "worth"), fits=_stage(words.DRAWN_UP), unfit="要是还没有批准的发放单。",
        asks=(
            DAY, Shown(key="approver", label="批准人", kind=Text(40)),
            Shown(key="minutes", label="会议纪要", kind=Text(120), help="集体研究的写会议名称或纪要文号。"),
        ),
    ),
    Deed(
        code="payouts.sign", title="登记签领", tab=TAB, ledger=lambda: LISTS, page=PAGE, do=_sign, waiting=True,
        help="签领表都签好以后办理；库存物资这时出库。个别由人代领的，先在明细里填签领人。",
        shows=("number", "heads", "worth"), fits=_stage(words.APPROVED), unfit="要是已经批准、还没有签领的发放单。",
        asks=(DAY, Shown(key="signer", label="签领人", kind=Text(40), help="不填就是本人。")),
    ),
    Deed(
        code="payouts.book", title="发放入账", tab=TAB, ledger=lambda: LISTS, page=PAGE, do=_book, propose=_book_propose, waiting=True,
        help="每张发放单起草一张凭证：现金按开支种类记支出；库存物资冲减库存；直接买来发的实物按折价付款。",
        shows=("number", "heads", "worth"), fits=_to_book, unfit="要是已经签领、还没有入账的发放单；没有批准、没有签领的先办理批准、签领。",
        asks=(
            DAY, account("expense", "支出科目", SPENDING, required=False, help="不填就按开支种类的通常科目。"),
            account("pay", "付款科目", (*MONEY, RECEIVABLE), required=False, help="用事先借出的钱发的，选其他应收款，冲这笔借款。"), PROJECT,
            Shown(key="papers", label="附单据", kind=Count(), help="签领表、发票、审批表等共几张。"),
            Shown(key="prepaid", label="实物已另行付款", kind=Flag(), default=False, help="没有经过库存的实物早已付款入账的选“是”。"),
        ),
    ),
)  # fmt: skip
DEEDS: tuple[Deed, ...] = (*LIST_DEEDS, *of_ceilings.DEEDS)
