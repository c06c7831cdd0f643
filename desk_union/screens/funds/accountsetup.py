"""启用账套: what the guide asks step by step, each step kept as a deed of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, month_of, words, year_of
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Money
from desk_union.funds.account import closing, periods, taking_over
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.taking_over import NONE, Amounts
from desk_union.funds.ledgers.bank import BANKS
from desk_union.funds.ledgers.books import PROJECTS
from desk_union.store import listing, settings
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.basis.refusal import Problem
    from desk_union.funds.account.taking_over import Key
    from desk_union.screens.desk import Desk

JANUARY = 1
YEARLY = "yearly"
BALANCE, DEBIT, CREDIT = "balance", "debit", "credit"
# What kind of union needs an account of the county level.
NEEDED_BY = {
    "111": "财政给工会开了零余额账户的",
    "121": "年末有财政额度没有用完的",
    "132": "有下级工会要向本级上缴经费的",
    "151": "有对外投资的",
    "161": "自己盖房、装修，跨月没有完工的",
    "171": "有软件、土地使用权等的",
    "172": "与无形资产一起用",
    "181": "租房装修等要分几年摊销的",
    "201": "工会自己发工资的",
    "212": "要给下级工会转拨经费、拨补助的",
    "221": "替别的组织保管钱的",
    "311": "提取专用基金的",
    "331": "有财政拨款的",
    "332": "有财政拨款的",
    "341": "县级以上工会",
    "404": "收到政府补助的",
    "406": "有附属单位上缴收入的",
    "407": "有投资收益的",
    "411": "县级以上工会",
    "502": "县级以上工会",
    "506": "工会自己负担人员和办公经费的",
    "508": "给下级工会拨补助的",
    "509": "有附属单位的",
    "521": "县级以上工会",
}
HEADINGS = {BALANCE: "期初余额", DEBIT: "本年借方累计", CREDIT: "本年贷方累计"}


@dataclass(frozen=True, slots=True)
class Optional:
    """A county-level account that may be used too."""

    code: str
    title: str
    note: str
    in_use: bool


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One line of the grid; ``sign`` turns its debit-positive balance to the account's own side."""

    key: Key
    code: str
    title: str
    project: str
    side: str
    sign: int


class SetupPage:
    """``refused`` says why nothing can be changed any more; empty as long as it can."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.refresh()

    def refresh(self) -> None:
        today = self.desk.today()
        with self.desk.book.reading() as session:
            refusal = taking_over.refusal(session)
            self.refused = str(refusal) if refusal is not None else ""
            self.start = periods.start_of(session, today)
            self.is_chosen = settings.get(session, periods.START) is not None
            self.monthly = settings.get(session, periods.STYLE) == closing.MONTHLY
            self.chart = read_chart(session)
            self.optional = [
                Optional(one.code, one.words, NEEDED_BY.get(one.code, note), one.in_use)
                for one, note in taking_over.optional_accounts(self.chart, session)
            ]
            keys = ("account", "name", "bank", "number")
            shown = [BANKS.by_key[key] for key in keys]
            ids = listing.ids_of(session, BANKS, ListAsk(today))
            self.banks = [
                (self.chart.by_id[line.values[0]].code, *(str(value or "") for value in line.values[1:]))
                for line in listing.lines(session, BANKS, shown, ids, today)
            ]
            ids = listing.ids_of(session, PROJECTS, ListAsk(today))
            shown = [PROJECTS.by_key[key] for key in ("name", "document")]
            self.projects = {
                line.id: tuple(str(value or "") for value in line.values)
                for line in listing.lines(session, PROJECTS, shown, ids, today)
            }
            self.kept = taking_over.read_openings(session)
            self.rows = self._rows(taking_over.opening_keys(session, self.chart, mid_year=self.mid_year))
        self.typed: dict[Key, Amounts] = {}

    @property
    def mid_year(self) -> bool:
        return month_of(self.start) != JANUARY

    @property
    def columns(self) -> tuple[str, ...]:
        return (BALANCE, DEBIT, CREDIT) if self.mid_year else (BALANCE,)

    # The steps

    def keep_start(self, text: str, *, monthly: bool) -> None:
        try:
            start = periods.parse(text)
        except ValueError as error:
            raise Refusal(str(error), "请写成 2026-01 的样子。", field="start") from None
        if start == self.start and self.is_chosen and monthly == self.monthly:
            return
        self._refuse_late()
        with self.desk.book.deed(f"启用账套 {words(start)}", who=self.desk.who) as session:
            periods.set_start(session, start)
            settings.put(session, periods.STYLE, closing.MONTHLY if monthly else YEARLY)
        self.refresh()

    def keep_accounts(self, codes: Iterable[str]) -> None:
        wanted = set(codes)
        if wanted == {one.code for one in self.optional if one.in_use}:
            return
        with self.desk.book.deed("启用可选科目", who=self.desk.who) as session:
            taking_over.use_accounts(session, sorted(wanted), self.desk.today())
        self.refresh()

    def keep_names(self, banks: Sequence[Sequence[str]], projects: Sequence[Sequence[str]]) -> None:
        """New bank accounts as (name, bank, number) and projects as (name, document); empty rows are none."""
        new_banks = _named(banks, "账户名称", "开户银行或账号", {one[1] for one in self.banks})
        new_projects = _named(projects, "项目名称", "文号", {one[0] for one in self.projects.values()})
        if not (new_banks or new_projects):
            return
        with self.desk.book.deed("登记银行账户和项目", who=self.desk.who) as session:
            today = self.desk.today()
            for name, bank, number in new_banks:
                taking_over.add_bank(session, name, bank, number, today)
            for name, document in new_projects:
                taking_over.add_project(session, name, document, today)
        self.refresh()

    def keep_openings(self) -> None:
        changed = {key: amounts for key, amounts in self.typed.items() if amounts != self.kept.get(key, NONE)}
        if not changed:
            return
        self._refuse_late()
        with self.desk.book.deed("期初余额", who=self.desk.who) as session:
            count = taking_over.keep_openings(session, changed, self.desk.today())
            session.info["title"] = f"期初余额 {count}个科目"
        self.refresh()

    def problems(self) -> list[Problem]:
        with self.desk.book.reading() as session:
            return taking_over.problems(session, self.start)

    def _refuse_late(self) -> None:
        if self.refused:
            raise Refusal(self.refused)

    # The grid

    def _rows(self, keys: Sequence[Key]) -> list[OpeningRow]:
        found = []
        for account, project in keys:
            one = self.chart.by_id[account]
            named = self.projects[project][0] if project in self.projects else ""
            found.append(OpeningRow((account, project), one.code, one.full_name, named, one.side, one.sign))
        return found

    def amounts(self, row: int) -> Amounts:
        key = self.rows[row].key
        return self.typed.get(key, self.kept.get(key, NONE))

    def shown(self, row: int, column: str) -> str:
        amounts, line = self.amounts(row), self.rows[row]
        value = amounts.balance * line.sign if column == BALANCE else getattr(amounts, column)
        return show_yuan(value) if value else ""

    def type(self, row: int, column: str, text: str) -> None:
        """An amount as typed, on the account's own side (negative: on the other); Refusal when it is none."""
        line = self.rows[row]
        try:
            value = Money().typed(text) or 0
        except ValueError as error:
            raise Refusal(f"{line.code} {line.title}：{error}", field=column) from None
        if column == BALANCE:
            value *= line.sign
        self.typed[line.key] = replace(self.amounts(row), **{column: value})

    @property
    def sums(self) -> tuple[int, int]:
        """Balances on the debit and on the credit side, as typed so far."""
        found = [one.balance for one in {**self.kept, **self.typed}.values()]
        return sum(one for one in found if one > 0), -sum(one for one in found if one < 0)

    @property
    def sums_words(self) -> str:
        debit, credit = self.sums
        told = f"借方合计 {show_yuan(debit)}　　贷方合计 {show_yuan(credit)}　　"
        return told + (
            f"相差 {show_yuan(abs(debit - credit))}" if debit != credit else "借贷相等" if debit else "相差 0.00"
        )

    @property
    def is_even(self) -> bool:
        debit, credit = self.sums
        return debit == credit

    # What is told

    @property
    def mid_year_words(self) -> str:
        if not self.mid_year:
            return f"期初余额填{year_of(self.start) - 1}年12月31日的余额，即{year_of(self.start)}年的年初余额。"
        before = words(following(self.start, -1))
        return (
            f"年中启用：期初余额填{before}末的余额；“本年累计”填{year_of(self.start)}年1月到{before}的发生额合计，"
            "报表的“本年累计数”和年初数由此算出。收入、支出科目还没有结转的，余额就是本年累计数。"
        )

    @property
    def proof(self) -> list[tuple[bool, str, str]]:
        """What is done and not, as (right, what, sentence)."""
        month = words(self.start) if self.is_chosen else f"{words(self.start)}（还没有确定）"
        banks = f"{len(self.banks)} 个" if self.banks else "没有登记（只有现金的可以不登记）"
        told: list[tuple[bool, str, str]] = [
            (self.is_chosen, "启用月份", f"{month}，{'每月' if self.monthly else '年终一次'}结转收支"),
            (True, "银行账户", banks),
            (True, "专项项目", f"{len(self.projects)} 个"),
        ]
        if self.is_even:
            told.append((True, "期初余额", f"{len(self.kept)} 个科目，{self.sums_words.replace('　　', '，')}"))
        wrong = self.problems()
        told += [(False, one.column or "期初余额", f"{one.reason}{one.remedy}") for one in wrong]
        if not wrong:
            told.append((True, "平衡关系", "资产等于负债加净资产，资产基金等于对应的资产，项目没有超支。"))
        return told


def _named(given: Sequence[Sequence[str]], title: str, others: str, known: set[str]) -> list[tuple[str, ...]]:
    """The filled rows without surrounding blanks; refused where a name is missing or stands twice."""
    found: list[tuple[str, ...]] = []
    seen = set(known)
    for row in given:
        cells = tuple(cell.strip() for cell in row)
        if not any(cells):
            continue
        if not cells[0]:
            raise Refusal(f"有一行填了{others}，没有填{title}。", f"请填{title}，或清空这一行。")
        if cells[0] in seen:
            raise Refusal(f"{title}“{cells[0]}”重复了。", "请换一个名称，或清空这一行。")
        seen.add(cells[0])
        found.append(cells)
    return found
