"""购入固定资产 and 处置固定资产: what is asked, and the voucher that follows from it before it is drafted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Count, Day, Money, Text
from desk_union.funds.account import account_codes
from desk_union.funds.account.account_chart import leaf, leaves, read_chart
from desk_union.funds.property import asset_deeds, asset_rules, property_words
from desk_union.funds.property.asset_deeds import Disposal, Purchase
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.kinds import Kind
    from desk_union.funds.account.account_chart import Chart
    from desk_union.screens.desk import Desk

MONEY = ("102", "101")
PROCEEDS = (*MONEY, "135")  # what a person who must make good a loss owes
KINDS: Mapping[str, tuple[str, Kind]] = {
    "day": ("日期", Day(ahead=0)), "name": ("名称", Text()), "category": ("类别", Choice(property_words.ASSET_CLASS)),
    "kind": ("品种", Choice(property_words.ASSET_KIND)), "spec": ("规格型号", Text()), "quantity": ("数量",
    Count(least=1)),
    "measure": ("单位", Text(10)), "cost": ("原值", Money()), "months": ("使用年限（月）", Count(least=1, most=1200)),
    "source": ("来源", Choice(property_words.SOURCE)), "deposit": ("暂扣质保金", Money()), "costs": ("运费、税费",
    Money()),
    "party": ("供货单位", Text()), "place": ("存放地点", Text()), "keeper": ("保管人", Text(40)), "papers": ("附单据",
    Count()),
    "proceeds": ("处置收入", Money()), "how": ("处置方式", Choice(property_words.DISPOSAL)),
}  # fmt: skip
REQUIRED = ("day", "name", "category", "cost")
ON_CARD = ("kind", "spec", "quantity", "measure", "months", "place", "keeper")


def read(texts: Mapping[str, str]) -> dict[str, Any]:
    """Values from what was typed; Refusal naming the first that cannot be read."""
    found = {}
    for key, text in texts.items():
        label, kind = KINDS[key]
        try:
            found[key] = kind.read(text)
        except ValueError as error:
            raise Refusal(f"「{label}」{error}", field=key) from error
    return found


def open_projects(desk: Desk) -> list[tuple[int | None, str]]:
    """The earmarked projects that may still be spent from, the choice of none first."""
    ledger = desk.ledger("funds.projects")
    with desk.book.reading() as session:
        ids = listing.ids_of(session, ledger, listing.Ask(desk.today(), presets=("open",)))
        lines = listing.lines(session, ledger, [ledger.by_key["name"]], ids, desk.today())
    return [(None, "不是专项"), *((line.id, line.words[0]) for line in lines)]


def _accounts(chart: Chart, codes: Sequence[str]) -> list[tuple[int, str]]:
    return [(one.id, one.words) for one in leaves(chart, *codes)]


class PurchasePage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        with desk.book.reading() as session:
            self.chart = read_chart(session)
        self.expenses = _accounts(self.chart, (account_codes.CAPITAL,))
        self.moneys = _accounts(self.chart, MONEY)
        self.projects = open_projects(desk)

    def follows(self, kind: str) -> dict[str, str]:
        """Class and life that a kind tells, as they are to be shown."""
        found = asset_rules.completed({"kind": kind})
        return {key: str(value) for key, value in found.items()}

    def expense_for(self, category: str, kind: str) -> int:
        return leaf(self.chart, asset_rules.capital_account(category, kind or None)).id

    def is_bought(self, source: str) -> bool:
        return source == property_words.BOUGHT

    def save(self, texts: Mapping[str, str], expense: int | None, pay: int | None, project: int | None = None) -> str:
        given = read(texts)
        for key in REQUIRED:
            if not given.get(key):
                raise Refusal(f"「{KINDS[key][0]}」不能为空。", field=key)
        card = {key: given[key] for key in ON_CARD if given.get(key) is not None}
        purchase = Purchase(
            given["day"], given["name"], given["category"], given["cost"], given.get("source") or property_words.BOUGHT,
            card, expense, pay, given.get("deposit") or 0, given.get("costs") or 0, project, given.get("party"),
            papers=given.get("papers") or 0, maker=self.desk.who or None,
        )  # fmt: skip
        with self.desk.book.deed(f"购入固定资产 {given['name']}", who=self.desk.who) as session:
            bought = asset_deeds.acquire(session, purchase, self.desk.today())
        return asset_deeds.told(bought, given["cost"])


class DisposalPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.refresh()

    def refresh(self) -> None:
        ledger = self.desk.ledger("funds.assets")
        keys = [ledger.by_key[key] for key in ("number", "name", "cost", "written_off", "net")]
        with self.desk.book.reading() as session:
            self.moneys = _accounts(read_chart(session), PROCEEDS)
            ids = listing.ids_of(session, ledger, listing.Ask(self.desk.today(), presets=("held",)))
            self._lines = listing.lines(session, ledger, keys, ids, self.desk.today())

    @property
    def assets(self) -> list[tuple[int, str]]:
        return [(line.id, f"{line.words[0]}　{line.words[1]}") for line in self._lines]

    def says(self, asset: int | None, how: str) -> str:
        """What the chosen asset is worth, and which entries its disposal makes."""
        line = next((line for line in self._lines if line.id == asset), None)
        if line is None:
            return "没有在用的固定资产。"
        _, name, cost, worn, net = line.values
        direct = how in {property_words.SOLD, property_words.GIVEN}
        way = "直接冲减资产基金" if direct else "先转入“待处理财产损溢”，再冲减资产基金"
        return f"{name}：原值 {show_yuan(cost)}，累计折旧 {show_yuan(worn)}，净值 {show_yuan(net)} 元。{how}时{way}。"

    def save(self, asset: int | None, texts: Mapping[str, str], money: int | None, *, payable: bool) -> str:
        if asset is None:
            raise Refusal("没有选要处置的固定资产。")
        given = read(texts)
        if not given.get("day"):
            raise Refusal("「日期」不能为空。", field="day")
        disposal = Disposal(
            asset, given["day"], given["how"], given.get("proceeds") or 0, given.get("costs") or 0, money, payable,
            given.get("papers") or 0, self.desk.who or None,
        )  # fmt: skip
        name = next(words for row, words in self.assets if row == asset)
        with self.desk.book.deed(f"{given['how']}固定资产 {name}", who=self.desk.who) as session:
            voucher = asset_deeds.dispose(session, disposal)
        self.refresh()
        return f"已登记{given['how']}：{name}，起草了凭证（草稿{voucher}）。"
