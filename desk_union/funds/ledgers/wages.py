"""工资总额台账: the month's wages of the employer, with what of them is to come to the union and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.describe.accounting import PARTS, MonthOfAccount, Rate
from desk_union.describe.kinds import Choice, Count, LongText, Money, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Preset
from desk_union.funds.account.account_codes import APPROPRIATED
from desk_union.funds.account.rules import CLOSING
from desk_union.funds.dues import appropriation
from desk_union.funds.dues import dues_words as words
from desk_union.funds.ledgers.remitting import GROUP
from desk_union.funds.tables import Account, Entry, Voucher, WageTotal
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values


def due() -> ColumnElement[Any]:
    """Fen of the month's wages that are this union's, to the nearest fen."""
    return (WageTotal.wages * WageTotal.rate * WageTotal.share + appropriation.WHOLE // 2) // appropriation.WHOLE


def whole() -> ColumnElement[Any]:
    """What the employer pays of the wages, before it is shared."""
    return (WageTotal.wages * WageTotal.rate + PARTS // 2) // PARTS


def came(_day: date) -> ColumnElement[Any]:
    held = (
        select(func.coalesce(func.sum(Entry.credit - Entry.debit), 0))
        .join(Voucher, Voucher.id == Entry.voucher)
        .join(Account, Account.id == Entry.account)
        .where(Entry.period == WageTotal.period, Voucher.state == POSTED, Voucher.kind.not_in(CLOSING))
        .where(Account.code.startswith(APPROPRIATED))
    )
    return held.correlate(WageTotal).scalar_subquery()


def complete(values: Values) -> dict[str, Any]:
    """The legal rate of the month, where none is given."""
    period = values.get("period")
    if values.get("rate") is None and period is not None and (rate := appropriation.rate_on(period)) is not None:
        return {"rate": rate}
    return {}


def check(values: Values) -> Sequence[Fault]:
    found = []
    if values.get("wages") is not None and values["wages"] <= 0:
        found.append(Fault("wages", "工资总额应大于0。", "请核对；填全部职工这个月的工资总额。"))
    period, rate = values.get("period"), values.get("rate")
    legal = appropriation.rate_on(period) if period is not None else None
    if rate is None:
        found.append(Fault("rate", "拨缴比例不能为空。", "这个月份没有法定的比例，请按当时的文件填。"))
    if rate is not None and legal is not None and rate != legal:
        told = f"拨缴比例{Rate().show(rate)}和《工会法》规定的{Rate().show(legal)}不同。"
        found.append(Fault("rate", told, "请核对。", warns=True))
    return found


WAGES: Ledger = Ledger(
    code="funds.wages", title="工资总额和应拨经费", counter="个月", tab="经费", group=GROUP, row=WageTotal, called="202601",
    name=lambda: func.concat(WageTotal.period // 100, "年", WageTotal.period % 100, "月工资总额"),
    help="每月登记一次单位的工资总额，程序按2%和本会留成比例算出应到本会的拨缴经费，和账上收到的对照。",
    empty="还没有登记工资总额。向单位劳资或财务要来，每月登记一次；也可以把全年的从Excel导入。",
    fields=(
        Field(WageTotal.period, "月份", MonthOfAccount(), required=True, print_mm=20, aliases=("所属月份", "工资月份")),
        Field(WageTotal.wages, "工资总额", Money(), required=True, print_mm=32, total=True, aliases=("全部职工工资总额", "应发工资合计", "工资合计")),
        Field(WageTotal.heads, "职工人数", Count(), print_mm=16, aliases=("人数",)),
        Field(WageTotal.rate, "拨缴比例", Rate(), print_mm=16, help="不填就是《工会法》规定的2%。"),
        Field(WageTotal.share, "本会留成比例", Rate(), required=True, print_mm=20, aliases=("留成比例", "基层留成"), help="拨缴经费里留给本会的部分，按上级工会的文件填，如 60%；没有要上解的填 100%。"),
        Field(WageTotal.channel, "拨缴渠道", Choice(words.CHANNEL), required=True, default=words.SELF, print_mm=22, aliases=("渠道",), help="少到的向谁要：自主拨缴的是单位行政，代收的是上级工会。"),
        Derived(key="whole", label="应拨缴", kind=Money(), sql=lambda _day: whole(), print_mm=28, total=True),
        Derived(key="due", label="应到本会", kind=Money(), sql=lambda _day: due(), print_mm=28, total=True),
        Derived(key="came", label="当月到账（402）", kind=Money(), sql=came, print_mm=28, total=True),
        Derived(key="gap", label="少到", kind=Money(), sql=lambda day: due() - came(day), print_mm=28, total=True, help="应到本会减当月到账；负数是多到，常是补以前月份的。"),
        Field(WageTotal.source, "数据来自", Text(60), listed=False, help="如：财务部工资发放表。"),
        Field(WageTotal.note, "备注", LongText(), listed=False),
    ),
    order=("-period", "id"), match=(("period",),), note=complete, checks=(check,),
    presets=(
        Preset("year", "本年", lambda day: WageTotal.period.between(day.year * 100, day.year * 100 + 12)),
        Preset("short", "当月少到的", lambda day: due() > came(day)),
    ),
)  # fmt: skip

LEDGERS = (WAGES,)
