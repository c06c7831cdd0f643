"""What a voucher must be: pure rules over its lines, with the facts of accounts, projects and the calendar.

Faults stop a voucher; warnings may be passed over with a reason, which 经审 then sees. Sources: 《工会会计制度》财会
〔2021〕7号 (A.1, A.5, A.6 of the office's facts), 《会计基础工作规范》.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts
    from desk_union.funds.account.periods import Calendar

INCOME, EXPENSE = "收入", "支出"
MONTH_END, YEAR_END = "期末结转", "年终结转"
CLOSING = (MONTH_END, YEAR_END)  # kinds of vouchers that the program itself makes
SPLIT = "明细结转"  # moves what stands on an account to one below it, in red, so that no total changes
CARRIED = ("321", "322")
# What ordinary vouchers may touch of 321 and 322 (A.5 item 5): 年初余额调整 and 单位内部调剂.
BY_HAND = ("32101", "32102", "32201", "32202")
CAPITAL = "507"
DUES = "401"
# Non-cash assets and the part of 资产基金 that must equal them (A.5 item 2); 163 and 172 count against theirs.
MIRROR: Mapping[str, tuple[str, ...]] = {
    "30101": ("141",), "30102": ("151",), "30103": ("161",), "30104": ("162", "163"), "30105": ("171", "172"),
    "30106": ("181",),
}  # fmt: skip
PENDING = "182"


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """One line of a voucher; amounts in fen, one of them zero; ``account`` and ``project`` are ids."""

    summary: str
    account: int | None
    debit: int = 0
    credit: int = 0
    project: int | None = None
    earmarked: bool = False
    party: str | None = None
    bill: str | None = None
    economic: str | None = None
    unit: int | None = None  # id of the unit for which the money was

    def red(self) -> VoucherLine:
        """The same line with its amount in red (红字冲销)."""
        return replace(self, debit=-self.debit, credit=-self.credit)


@dataclass(frozen=True, slots=True)
class VoucherFault:
    """``line`` counts from 0 (None: the voucher as a whole), ``key`` is a field of ``VoucherLine`` or of the head."""

    line: int | None
    key: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """``rule`` names it in the record of what was passed over; ``sentence`` holds before and after posting."""

    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    name: str
    started_on: date | None
    finished_on: date | None


def faults(
    lines: Sequence[VoucherLine],
    day: date,
    chart: AccountChart,
    projects: Mapping[int, ProjectFacts],
    calendar: Calendar,
    kind: str = "普通",
) -> list[VoucherFault]:
    """Everything for which a voucher of this day may not be posted; year-end ones go into a December just closed."""
    found: list[VoucherFault] = []
    objection = calendar.objection(day)
    if objection and kind != YEAR_END:
        found.append(VoucherFault(None, "day", *objection))
    if len(lines) < 2:  # noqa: PLR2004 - a debit and a credit
        found.append(VoucherFault(None, "account", "至少要有一借一贷两条分录。", "请补上另一条。"))
    for place, line in enumerate(lines):
        found += _faults_of_line(place, line, day, chart, {} if kind in (*CLOSING, SPLIT) else projects, kind)
    if kind == SPLIT:
        found += _uneven(lines, chart)
    debit, credit = totals(lines)
    if debit != credit:
        reason = (
            f"借方合计{show_yuan(debit)}，贷方合计{show_yuan(credit)}，相差{show_yuan(abs(debit - credit))}，借贷不平。"
        )
        found.append(VoucherFault(None, "debit", reason, "请核对金额。"))
    return found


def totals(lines: Sequence[VoucherLine]) -> tuple[int, int]:
    """Sums of debits and of credits in fen."""
    return sum(line.debit for line in lines), sum(line.credit for line in lines)


def _uneven(lines: Sequence[VoucherLine], chart: AccountChart) -> Iterator[VoucherFault]:
    """A voucher that only hands an account on to those below it leaves the account, with all below, as it was."""
    uppers = [one for one in {line.account: chart.by_id.get(line.account or 0) for line in lines}.values() if one]
    tops = [one for one in uppers if not one.leaf]
    for top in tops:
        held = Counter[tuple[int | None, bool]]()
        for line in lines:
            own = chart.by_id.get(line.account or 0)
            if own is not None and own.code.startswith(top.code):
                held[line.project, line.earmarked] += line.debit - line.credit
        if any(held.values()):
            yield VoucherFault(None, "debit", f"{top.words}转出的和明细转入的不相等。", "请用“拆分明细”重新起草。")
    for place, line in enumerate(lines):
        own = chart.by_id.get(line.account or 0)
        if own is not None and not any(own.code.startswith(top.code) for top in tops):
            reason = f"{own.words}不在要拆分的科目下面。"
            yield VoucherFault(place, "account", reason, "请用“拆分明细”重新起草，别的事另写凭证。")


def _faults_of_line(
    place: int, line: VoucherLine, day: date, chart: AccountChart, projects: Mapping[int, ProjectFacts], kind: str
) -> Iterator[VoucherFault]:
    if not line.summary.strip():
        yield VoucherFault(place, "summary", "摘要不能为空。", "请写明是什么事。")
    account = chart.by_id.get(line.account) if line.account is not None else None
    if account is None:
        yield VoucherFault(place, "account", "科目不能为空。", "请填科目编码或名称。")
    else:
        yield from _faults_of_account(place, account, line, chart, kind)
    if line.debit and line.credit:
        yield VoucherFault(place, "credit", "同一条分录不能又有借方又有贷方金额。", "请分成两条。")
    elif not line.debit and not line.credit:
        yield VoucherFault(place, "debit", "没有金额。", "请填借方金额或贷方金额。")
    if line.project is not None and line.project in projects:
        yield from _faults_of_project(place, projects[line.project], day)


def _faults_of_account(
    place: int, account: AccountFacts, line: VoucherLine, chart: AccountChart, kind: str
) -> Iterator[VoucherFault]:
    if not account.leaf and kind != SPLIT:
        below = "、".join(one.words for one in chart.below(account.code)[1:4])
        yield VoucherFault(
            place, "account", f"{account.words}下面有明细科目，不能直接记账。", f"请记到明细科目，如：{below}。"
        )
    if not account.in_use:
        yield VoucherFault(place, "account", f"{account.words}没有启用。", "确需使用，请先在“会计科目”里启用它。")
    if line.earmarked and account.code.startswith(DUES):
        yield VoucherFault(
            place, "earmarked", "会费收入不能列为专项资金，它只转入工会资金结余。", "请去掉“专项”和项目。"
        )
    needs = account.by_project or line.earmarked
    if needs and line.project is None:
        why = f"{account.words}是专项资金" if account.by_project else "这一条是专项资金"
        yield VoucherFault(
            place, "project", f"{why}，必须写明项目。", "请填项目；还没有这个项目的，先在“专项项目”里登记。"
        )


def _faults_of_project(place: int, project: ProjectFacts, day: date) -> Iterator[VoucherFault]:
    if project.finished_on is not None and day > project.finished_on:
        told = f"{project.finished_on.year}年{project.finished_on.month}月{project.finished_on.day}日"
        yield VoucherFault(
            place, "project", f"项目“{project.name}”已于{told}完成，不能再记。", "请核对项目，或改正项目的完成日期。"
        )
    if project.started_on is not None and day < project.started_on:
        yield VoucherFault(place, "project", f"项目“{project.name}”那时还没有开始。", "请核对日期和项目。")


def warnings(lines: Sequence[VoucherLine], kind: str, chart: AccountChart) -> list[Caution]:
    """What in the voucher itself goes against the invariants of A.5; the program's own closing vouchers may."""
    if kind in (*CLOSING, SPLIT):
        return []
    known = [
        (chart.by_id[line.account], line) for line in lines if line.account is not None and line.account in chart.by_id
    ]
    return [*_untouchable(known), *_capital(known), *_undeclared(known)]


def may_touch_carried(code: str, others: Collection[str]) -> bool:
    """Whether an ordinary voucher may have an entry on this account of 321 or 322 beside ``others`` (A.5 item 5)."""
    bond = code.startswith("32205") and any(other.startswith("151") for other in others)
    return bond or code.startswith(BY_HAND)


def _untouchable(known: Sequence[tuple[AccountFacts, VoucherLine]]) -> Iterator[Caution]:
    codes = {account.code for account, _ in known}
    for account, _ in known:
        if account.code.startswith(CARRIED) and not may_touch_carried(account.code, codes):
            yield Caution("carried", f"{account.words}平时不能直接记账，只由结账转入转出。")


def _capital(known: Sequence[tuple[AccountFacts, VoucherLine]]) -> Iterator[Caution]:
    """Every debit to 507 has a credit to 301 of the same amount in the same voucher (A.5 item 4)."""
    spent = sum(line.debit - line.credit for account, line in known if account.code.startswith(CAPITAL))
    funded = sum(line.credit - line.debit for account, line in known if account.code.startswith("301"))
    if spent and spent != funded:
        yield Caution(
            "capital",
            f"资本性支出{show_yuan(spent)}没有记入资产基金的第二组分录（借162等、贷301），两边应相等。",
        )


def one_sided(moved: Mapping[str, int]) -> dict[str, int]:
    """By how many fen each part of 资产基金 lags behind its assets (A.5 item 2), from debit-positive sums by code;
    nothing while something is pending in 182.
    """
    if moved.get(PENDING, 0):
        return {}
    gaps = {fund: sum(moved.get(code, 0) for code in (fund, *assets)) for fund, assets in MIRROR.items()}
    return {fund: gap for fund, gap in gaps.items() if gap}


def mirror_code(code: str) -> str:
    """The code under which ``one_sided`` looks for what moved on an account."""
    return code[:5] if code.startswith("301") else code[:3]


def _undeclared(known: Sequence[tuple[AccountFacts, VoucherLine]]) -> Iterator[Caution]:
    for account, line in known:
        if account.kind in {INCOME, EXPENSE} and line.project is not None and not line.earmarked:
            yield Caution("earmark", f"{account.words}写了项目但没有标为专项，不会计入项目结转。")
