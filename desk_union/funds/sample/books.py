"""The made-up office's vouchers over two years: openings, everyday events, budget, posting and closing month by month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from desk_union.basis.months import between, following, last_day, period_of
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import budget_approving, closing, deeds, periods, plans_words, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.described.budgets import approve_lines
from desk_union.funds.dues import dues_deeds
from desk_union.funds.dues.dues_words import SELF
from desk_union.funds.ledgers.books import PROJECTS
from desk_union.funds.ledgers.plans import AUDITS, BUDGET, BUDGET_CHANGES
from desk_union.funds.ledgers.wages import WAGES
from desk_union.funds.sample import dues, own_templates, property, slips  # noqa: A004 - the area of things owned
from desk_union.funds.tables import Budget, DuesPayment, Opening, Project
from desk_union.store import rows, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.store.opened import Book

MAKER = "王干事"
WARM, CONTEST = "送温暖", "劳动竞赛"
OPENINGS = (("101", 860, None), ("102", 186_400, None), ("135", 500, None), ("32104", -3_200, WARM), ("32205", -184_560, None))
# Wages of a month, of which 2% are due; 40% of that goes up.
PAYROLL = 1_450_000
# day, event, account, yuan, project, papers, kind of spending; in which months.
SPENT: tuple[tuple[tuple[int, ...], int, str, str, int, str | None, int, str | None], ...] = (
    ((1,), 12, "春节慰问品，会员每人一份", "50105", 74_100, None, 6, "节日慰问品"),
    ((6,), 8, "端午节慰问品", "50105", 37_050, None, 6, "节日慰问品"),
    ((9,), 20, "中秋国庆慰问品", "50105", 49_400, None, 6, "节日慰问品"),
    ((2, 5, 8, 11), 26, "会员生日蛋糕券", "50105", 6_300, None, 4, "慰问品"),
    ((3,), 5, "三八妇女节活动", "50102", 3_860, None, 5, "活动"),
    ((4, 10), 18, "职工篮球赛、拔河赛", "50102", 5_240, None, 5, "活动"),
    ((5,), 16, "安全知识讲座课酬", "50101", 1_600, None, 3, "培训会议"),
    ((7,), 20, "职工书屋购书活动", "50304", 2_480, CONTEST, 3, "活动"),
    ((3, 9), 22, "住院慰问", "50105", 2_000, None, 4, "慰问金"),
    ((1,), 18, "走访困难职工家庭", "50404", 6_000, None, 5, "困难补助"),
    ((12,), 15, "送温暖慰问金", "50405", 4_600, WARM, 5, "困难补助"),
    ((6, 11), 25, "劳动竞赛奖励", "50301", 5_800, CONTEST, 4, "活动"),
    ((2,), 24, "会员代表大会会议费", "50502", 2_150, None, 4, "培训会议"),
    ((4,), 10, "工会干部培训费", "50501", 1_980, None, 3, "培训会议"),
    ((3, 6, 9, 12), 28, "职工互助保障费", "50305", 4_500, None, 3, "其他"),
)
# Posted in spite of its warning (a project, but not marked as earmarked), so that the sample has a reason to show.
PASSED_OVER = ("职工书屋购书活动", CONTEST)
RECEIVED: tuple[tuple[tuple[int, ...], int, str, str, int, str | None], ...] = (
    ((5,), 12, "上级专项补助：送温暖", "40302", 5_000, WARM),
    ((4,), 8, "单位行政补助：劳动竞赛", "405", 12_000, CONTEST),
    ((3, 6, 9, 12), 21, "存款利息", "408", 168, None),
)
BUDGETED = (
    ("401", 78_000, "按会员人数和会费标准测算"), ("402", 208_800, "按工资总额2%的60%测算"), ("40302", 5_000, "上级送温暖专项"),
    ("405", 12_000, "劳动竞赛专项"), ("408", 600, ""), ("50101", 2_000, ""), ("50102", 40_000, "含体育用品"),
    ("50105", 200_000, "节日、生日、住院慰问"), ("50301", 12_000, "劳动竞赛"), ("50304", 3_000, ""), ("50305", 18_000, "互助保障"),
    ("50404", 9_000, ""), ("50405", 24_000, "送温暖、送清凉"), ("50501", 3_000, ""), ("50502", 3_000, ""),
    ("50702", 6_000, "投影仪"), ("50703", 13_000, "健身器材"),
)  # fmt: skip


def fill(book: Book, today: date) -> None:
    """Two years up to today: last year closed, this year's months closed but the last two."""
    first = (today.year - 1) * 100 + 1
    with book.deed("建立示例账套", code="found") as session:
        _begin(session, first, today)
        property.fill(session, today)
        dues.fill(session, today)
        deeds.draft_vouchers(session, list(_everyday(session, read_chart(session), first, today)))
        _dues_by_month(session, first, today)
        _plans(session, today)
        own_templates.fill(session, today)
        _wages(session, first, today)
        slips.fill(session, today)
    _post_and_close(book, first, today)
    with book.deed("示例对账单", code="found") as session:
        property.reconcile(session, today)
        property.count_cash(session, today)


def _begin(session: Session, first: int, today: date) -> None:
    settings.put(session, periods.START, first)
    for name, source in ((WARM, "上级专项补助"), (CONTEST, "行政专项补助")):
        values = {"name": name, "source": source, "started_on": date(first // 100, 1, 1)}
        rows.save_row(session, PROJECTS, None, values, today)
    chart, projects = read_chart(session), _projects(session)
    session.connection().execute(
        insert(Opening),
        [
            {
                "account": chart.by_code[code].id, "project": projects.get(project or ""), "debit": max(yuan, 0) * 100,
                "credit": max(-yuan, 0) * 100,
            }
            for code, yuan, project in OPENINGS
        ],
    )  # fmt: skip


def _projects(session: Session) -> dict[str, int]:
    return {row.name: row.id for row in session.execute(select(Project.id, Project.name))}


def _everyday(session: Session, chart: AccountChart, first: int, today: date) -> Iterator[Draft]:
    projects = _projects(session)

    def line(what: str, code: str, debit: int, credit: int, project: str | None = None) -> VoucherLine:
        own = projects.get(project or "")
        earmarked = own is not None and (what, project) != PASSED_OVER
        return VoucherLine(what, chart.by_code[code].id, debit * 100, credit * 100, own, earmarked)

    period = first
    while period <= period_of(today):
        year, month = divmod(period, 100)
        wages = _wages_of(period, first)
        whole, upward = wages * 2 // 100, wages * 2 // 100 * 40 // 100
        events: list[tuple[int, str, list[tuple[str, int, int, str | None]], int, str | None]] = [
            (8, "收到行政拨缴工会经费", [("102", whole, 0, None), ("402", 0, whole - upward, None), ("211", 0, upward, None)], 2, None),
            (15, "上缴上级经费", [("211", upward, 0, None), ("102", 0, upward, None)], 2, None),
        ]  # fmt: skip
        events += [
            (day, what, [(code, yuan, 0, project), ("102", 0, yuan, None)], papers, spending)
            for months, day, what, code, yuan, project, papers, spending in SPENT
            if month in months
        ]
        events += [
            (day, what, [("102", yuan, 0, None), (code, 0, yuan, project)], 1, None)
            for months, day, what, code, yuan, project in RECEIVED
            if month in months
        ]
        for day, what, lines, papers, spending in sorted(events, key=lambda one: one[0]):
            on = date(year, month, day)
            if on <= today:
                made = tuple(line(what, *one) for one in lines)
                yield Draft(on, made, papers=papers, spending=spending, maker=MAKER, checker="李主席")
        period = following(period)


def _wages_of(period: int, first: int) -> int:
    """Yuan that the made-up works pays in a month."""
    year, month = divmod(period, 100)
    return PAYROLL + (month % 3) * 12_000 + (year - first // 100) * 40_000


def _wages(session: Session, first: int, today: date) -> None:
    """This year's wages, until the month before the present one."""
    for period in between(today.year * 100 + 1, following(period_of(today), -1)) if today.month > 1 else ():
        values = {"period": period, "wages": _wages_of(period, first) * 100, "heads": 86, "rate": 200, "share": 6000, "channel": SELF, "source": "财务部工资表"}
        rows.save_row(session, WAGES, None, values, today)


def _dues_by_month(session: Session, first: int, today: date) -> None:
    """What was collected in a month is booked at its end."""
    period = first
    while period <= period_of(today):
        day = min(last_day(period), today)
        waiting = select(DuesPayment.id).where(DuesPayment.voucher.is_(None), DuesPayment.day <= day).limit(1)
        if session.scalar(waiting) is not None and day == last_day(period):
            booked = dues_deeds.book(session, day, maker=MAKER)
            _bring_to_bank(session, booked.voucher, day)
        period = following(period)


def _bring_to_bank(session: Session, voucher: int, day: date) -> None:
    """The cash of a month's dues goes to the bank at once."""
    chart = read_chart(session)
    cash, bank = chart.by_code["101"].id, chart.by_code["102"].id
    amount = sum(line.debit - line.credit for line in deeds.read_voucher(session, voucher).draft.lines if line.account == cash)
    if amount > 0:
        lines = (VoucherLine("会费现金存入银行", bank, debit=amount), VoucherLine("会费现金存入银行", cash, credit=amount))
        deeds.draft_voucher(session, Draft(day, lines, papers=1, maker=MAKER, checker="李主席"))


def _plans(session: Session, today: date) -> None:
    chart = read_chart(session)
    for year in (today.year - 1, today.year):
        for code, yuan, words in BUDGETED:
            line: dict[str, Any] = {"year": year, "account": chart.by_code[code].id, "amount": yuan * 100, "explanation": words or None}
            rows.save_row(session, BUDGET, None, line, today)
        ids = budget_approving.lines_of(session, year, plans_words.PLANNED)
        if date(year, 1, 20) <= today:
            approve_lines(session, ids, date(year, 1, 20), f"{year}年职工代表大会", today)
    for code, yuan in (("402", 215_000), ("50102", 45_000)):  # next year's is still being planned
        ahead = {"year": today.year + 1, "account": chart.by_code[code].id, "amount": yuan * 100}
        rows.save_row(session, BUDGET, None, ahead, today)
    changed = session.scalar(
        select(Budget.id).where(Budget.year == today.year, Budget.account == chart.by_code["50102"].id)
    )
    values: dict[str, Any] = {"budget": changed, "day": date(today.year, 7, 10), "amount": 3_000_00, "reason": "增加秋季运动会", "document": f"示工字〔{today.year}〕9号"}
    rows.save_row(session, BUDGET_CHANGES, None, values, today)
    for year, month, last, published in ((today.year - 1, 7, 6, 20), (today.year, 1, 12, 25), (today.year, 7, 6, None)):
        on = date(year, month, 15)
        of = year if last <= month else year - 1
        values = {
            "day": on, "kind": "本级经审会审查", "first": of * 100 + last - 5, "last": of * 100 + last,
            "auditors": "赵主任、钱委员、孙委员", "vouchers": 48, "findings": "一张发票没有写明品名，已退回补正。" if published else None,
            "opinion": "收支合规，账目清楚。", "rectified": "已补正。" if published else None,
            "rectified_on": on.replace(day=18) if published else None, "published_on": on.replace(day=published) if published else None,
        }  # fmt: skip
        if on <= today:
            rows.save_row(session, AUDITS, None, values, today)


def _post_and_close(book: Book, first: int, today: date) -> None:
    """Every month is posted and closed in its turn; last month is posted only, this month's last drafts stay drafts."""
    now = period_of(today)
    open_from = following(now, -1)
    period = first
    while period <= open_from:
        with book.deed(f"示例记账 {period}", code="found") as session:
            ids = posting.drafts_through(session, period)
            if ids:
                posting.post(session, ids, session.info["at"], who=MAKER, reason="示例：已核对")
        if period < open_from:
            _close(book, period)
        period = following(period)
    with book.deed("示例记账", code="found") as session:
        ids = _but_last(posting.drafts_through(session, now))
        if ids:
            posting.post(session, ids, session.info["at"], who=MAKER, reason="示例：已核对")


def _but_last(ids: Sequence[int]) -> list[int]:
    return list(ids[:-2])


def _close(book: Book, period: int) -> None:
    with book.deed(f"示例结账 {period}", code="found") as session:
        try:
            if period % 100 == closing.DECEMBER:
                closing.close_year(session, period // 100, session.info["at"], who=MAKER)
            else:
                closing.close_month(session, period, session.info["at"], who=MAKER)
        except Refusal as refusal:  # a fault of the sample itself
            raise AssertionError(str(refusal)) from refusal
