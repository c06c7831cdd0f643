"""The made-up office's bank account, assets and goods: ``fill`` drafts the vouchers, ``reconcile`` follows the posting.

The openings that are laid here balance among themselves (162, 163, 30104 and 141, 30101).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from desk_union.basis import months
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import periods
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.bank import bank_lines, cash_deeds, cash_rules, reconciling
from desk_union.funds.ledgers.assets import ASSETS
from desk_union.funds.ledgers.bank import BANK, BANKS
from desk_union.funds.ledgers.goods import GOODS
from desk_union.funds.property import asset_deeds, asset_rules, goods_deeds
from desk_union.funds.property import property_words as words
from desk_union.funds.property.asset_deeds import Disposal, Purchase
from desk_union.funds.property.asset_rules import Card
from desk_union.funds.property.goods_deeds import Incoming, Outgoing, Piece
from desk_union.funds.tables import Asset, BankPair, Good, Opening
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.bank.reconciling import Open

SOURCE = words.BOUGHT
# number, name, class, kind, spec, pieces, measure, yuan, years before the first year, month, place, keeper
CARDS: tuple[tuple[Any, ...], ...] = (
    ("固-001", "台式电脑", "通用设备", "计算机设备", "联想启天", 2, "台", 9_600, 3, 4, "工会办公室", "王干事"),
    ("固-002", "激光打印机", "通用设备", "计算机设备", "A4", 1, "台", 1_850, 5, 9, "工会办公室", "王干事"),
    ("固-003", "会议桌椅", "家具、用具、装具及动植物", "家具", "12人", 1, "套", 7_800, 4, 6, "职工之家", "李管理员"),
    ("固-004", "音响设备", "通用设备", "广播、电视、电影设备", "", 1, "套", 12_400, 2, 11, "职工活动室", "李管理员"),
    ("固-005", "图书", "图书、档案", None, "职工书屋首批", 860, "册", 21_500, 2, 3, "职工书屋", "李管理员"),
    ("固-006", "乒乓球台", "专用设备", "体育设备", "折叠式", 1, "副", 2_600, 1, 5, "职工活动室", "李管理员"),
)
GOODS_KEPT: tuple[tuple[str, str, str, str], ...] = (
    ("篮球", "文体用品", "7号", "个"), ("羽毛球拍", "文体用品", "", "只"), ("羽毛球", "文体用品", "", "个"), ("口罩", "劳保防护用品", "医用外科", "只"),
    ("保温杯", "慰问品", "500毫升", "个"), ("毛巾", "慰问品", "", "条"), ("防暑凉茶", "慰问品", "12盒装", "箱"), ("象棋", "文体用品", "", "副"),
)  # fmt: skip
OPENING_GOODS = (("篮球", 4, 320), ("象棋", 6, 180), ("毛巾", 40, 400))
# years after the first, month, day; in: kind, source, account, (good, pieces, yuan)...; out: kind, receiver, purpose, (good, pieces)...
MOVES: tuple[tuple[Any, ...], ...] = (
    (0, 1, 16, words.BUYING, "某某体育用品店", "50102", ("羽毛球拍", 300, 13_500), ("羽毛球", 160, 960)),
    (0, 1, 20, words.ISSUED, "全体职工", "全民健身，每人一只球拍、两人一个球", ("羽毛球拍", 271), ("羽毛球", 136)),
    (0, 2, 3, words.GRANTED, "市总工会", "", ("口罩", 5_000, 4_000)),
    (0, 2, 6, words.BUYING, "某某医药公司", "50402", ("口罩", 3_000, 2_700)),
    (0, 2, 10, words.ISSUED, "各工会小组", "防护用品发放", ("口罩", 6_400)),
    (0, 5, 12, words.TAKEN, "机修车间分会", "车间篮球赛", ("篮球", 2)),
    (0, 7, 8, words.BUYING, "某某商贸公司", "50405", ("防暑凉茶", 60, 5_400), ("毛巾", 300, 2_850)),
    (0, 7, 12, words.ISSUED, "高温岗位", "夏送清凉", ("防暑凉茶", 52), ("毛巾", 260)),
    (1, 2, 27, words.BUYING, "某某百货", "50105", ("保温杯", 90, 4_410)),
    (1, 3, 7, words.ISSUED, "女职工", "三八节慰问", ("保温杯", 84)),
    (1, 4, 18, words.BUYING, "某某体育用品店", "50102", ("篮球", 5, 460)),
    (1, 7, 9, words.BUYING, "某某商贸公司", "50405", ("防暑凉茶", 58, 5_365)),
    (1, 7, 15, words.ISSUED, "高温岗位", "夏送清凉", ("防暑凉茶", 60), ("毛巾", 70)),
    (1, 9, 10, words.WRITTEN_OFF, "", "破损", ("羽毛球拍", 3)),
)
ASSETS_BOUGHT: tuple[tuple[Any, ...], ...] = (
    (0, 5, 20, "投影仪", "通用设备", "办公设备", 5_600, SOURCE, 1, "台"),
    (0, 10, 14, "乒乓球台", "专用设备", "体育设备", 5_200, words.FROM_ABOVE, 2, "副"),
    (1, 3, 25, "跑步机", "专用设备", "体育设备", 6_980, SOURCE, 1, "台"),
)
SCRAPPED = (1, 10, 22, "固-002", 60)
BRANCH = "某某银行城东支行"


def fill(session: Session, today: date) -> None:
    """Everything up to yesterday as drafts in the order of their days; nothing when there are cards already."""
    if session.scalar(select(Asset.id).limit(1)) is not None:
        return
    first = months.year_of(periods.start_of(session, today))
    _bank(session, first, today)
    _openings(session, first, today)
    ahead = sorted([*_purchases(first), *_moves(first)], key=lambda one: one[0])
    for period in months.between(first * 100 + 1, months.following(months.period_of(today), -1)):
        for day, given in ahead:
            if months.period_of(day) == period:
                _do(session, given, today)
        scrapped = date(first + SCRAPPED[0], SCRAPPED[1], SCRAPPED[2])
        if months.period_of(scrapped) == period:
            asset = session.scalars(select(Asset.id).where(Asset.number == SCRAPPED[3])).one()
            asset_deeds.dispose(session, Disposal(asset, scrapped, words.SCRAPPED, proceeds=SCRAPPED[4] * 100))
        if asset_deeds.planned(session, period):
            asset_deeds.depreciate(session, period)


def _bank(session: Session, first: int, today: date) -> None:
    account = leaf(read_chart(session), codes.BANK).id
    balance = func.coalesce(func.sum(Opening.debit - Opening.credit), 0)
    opening = session.scalar(select(balance).where(Opening.account == account)) or 0
    values = {
        "name": "基本存款账户", "bank": BRANCH, "number": "1200345600078", "account": account, "opening": opening,
        "opened_on": date(first - 6, 3, 1),
    }  # fmt: skip
    rows.save_row(session, BANKS, None, values, today)


def _openings(session: Session, first: int, today: date) -> None:
    """Cards and goods of earlier years, with the balances of their accounts."""
    cost = worn = 0
    for number, name, category, kind, spec, pieces, measure, yuan, years, month, place, keeper in CARDS:
        acquired = date(first - years, month, 12)
        life = asset_rules.kinds()[kind].months if kind else None
        before = _worn(Card(yuan * 100, acquired, life, None, life is None), first)
        values = {
            "number": number, "name": name, "category": category, "kind": kind, "spec": spec or None,
            "quantity": pieces, "measure": measure, "cost": yuan * 100, "acquired_on": acquired, "months": life,
            "depreciated": before, "source": SOURCE, "place": place, "keeper": keeper,
        }  # fmt: skip
        rows.save_row(session, ASSETS, None, values, today)
        cost, worn = cost + yuan * 100, worn + before
    for name, category, spec, measure in GOODS_KEPT:
        values = {"name": name, "category": category, "spec": spec or None, "measure": measure, "place": "工会库房", "keeper": "李管理员"}  # fmt: skip
        rows.save_row(session, GOODS, None, values, today)
    pieces_there = tuple(Piece(_good(session, name), count, yuan * 100) for name, count, yuan in OPENING_GOODS)
    goods_deeds.take_in(session, Incoming(date(first, 1, 1), words.OPENING_STOCK, pieces_there), today)
    stock = sum(piece.amount for piece in pieces_there)
    for code, amount in (
        (codes.ASSET, cost), (codes.WORN, -worn), (codes.ASSET_FUND, worn - cost), (codes.STOCK, stock),
        (codes.STOCK_FUND, -stock),
    ):  # fmt: skip
        account = leaf(read_chart(session), code).id
        session.add(Opening(account=account, debit=max(amount, 0), credit=max(-amount, 0)))
    session.flush()


def _worn(card: Card, first: int) -> int:
    """What has been written off before the first year kept."""
    done = 0
    for period in months.between(months.period_of(card.acquired_on), first * 100 - 100 + 12):
        done += asset_rules.amount_of(card, period, done)
    return done


def _good(session: Session, name: str) -> int:
    return session.scalars(select(Good.id).where(Good.name == name)).one()


def _purchases(first: int) -> Iterator[tuple[date, Any]]:
    for years, month, day, name, category, kind, yuan, source, pieces, measure in ASSETS_BOUGHT:
        on = date(first + years, month, day)
        card = {"kind": kind, "quantity": pieces, "measure": measure, "place": "职工活动室", "keeper": "李管理员"}
        yield on, Purchase(on, name, category, yuan * 100, source, card, papers=2)


def _moves(first: int) -> Iterator[tuple[date, Any]]:
    for years, month, day, *told in MOVES:
        yield date(first + years, month, day), (date(first + years, month, day), *told)


def _do(session: Session, given: Any, today: date) -> None:
    if isinstance(given, Purchase):
        asset_deeds.acquire(session, given, today)
        return
    day, kind, party, third, *told = given
    if kind in words.INTO_STORE:
        pieces = tuple(Piece(_good(session, name), count, yuan * 100) for name, count, yuan in told)
        expense = leaf(read_chart(session), third).id if third else None
        goods_deeds.take_in(session, Incoming(day, kind, pieces, party, expense=expense, papers=2), today)
    else:
        pieces = tuple(Piece(_good(session, name), count) for name, count in told)
        goods_deeds.hand_out(session, Outgoing(day, kind, pieces, party or None, purpose=third, papers=1), today)


def reconcile(session: Session, today: date) -> None:
    """After the posting: the statement through last month, ticked off but for what is open at its end."""
    account = reconciling.read_accounts(session)[0]
    end = months.last_day(months.following(months.period_of(today), -1))
    if reconciling.last_day(session, account) is not None:
        return
    lines, paired, balance = [], [], account.opening
    for place, entry in enumerate(_in_bank_order(reconciling.entries_of(session, account, end), end)):
        balance += entry.amount
        lines.append(_line(account.id, _day(entry, end), entry, balance))
        paired.append((place, entry.id))
    fee = reconciling.Open(0, end, -1_500, "账户管理费", BRANCH, "")
    lines.append(_line(account.id, end, fee, balance + fee.amount))
    bank_lines.number(session, lines, today)
    ids = bank_lines.insert(session, BANK, lines, today)
    if paired:
        session.connection().execute(
            insert(BankPair), [{"bank_line": ids[place], "entry": entry, "day": end} for place, entry in paired]
        )


def count_cash(session: Session, today: date) -> None:
    """After the posting: the cash at the end of each of the last three months, which comes out even."""
    for back in (-3, -2, -1):
        end = months.last_day(months.following(months.period_of(today), back))
        left, pieces = cash_deeds.booked_on(session, end), {}
        if left < 0:
            continue
        for key, yuan in cash_rules.PIECES.items():
            pieces[key], left = divmod(left, 100 * yuan)
        who = {"cashier": "王干事", "witness": "李管理员"}
        cash_deeds.count_cash(session, {"day": end, **pieces, "coins": left, **who}, today)


def _day(entry: Open, end: date) -> date:
    """Banks are up to two days late, but never past the end of the statement."""
    return min(entry.day + timedelta(entry.id % 3), end)


def _in_bank_order(entries: Sequence[Open], end: date) -> list[Open]:
    """What the bank knows: the last payment out of the span has not been presented yet."""
    paid = [one for one in entries if one.amount < 0]
    late = paid[-1].id if paid else None
    return sorted((one for one in entries if one.id != late), key=lambda one: (_day(one, end), one.id))


def _line(account: int, day: date, entry: Open, balance: int) -> dict[str, Any]:
    return {
        "bank_account": account, "day": day, "summary": entry.summary, "party": entry.party or None,
        "bill": entry.bill or None, "income": max(entry.amount, 0), "outgo": max(-entry.amount, 0), "balance": balance,
    }  # fmt: skip
