"""送温暖活动: each year's campaigns with whom they mean, what was planned and what was handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, or_, select

from desk_union.care.campaigns import aid
from desk_union.care.campaigns import campaign_words as words
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.choosing.ledgers import LISTS as CHOSEN_LISTS
from desk_union.choosing.ledgers import RULES
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text, Year
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Preset
from desk_union.payouts.ledgers import KINDS, worth
from desk_union.payouts.payout_words import SOURCE
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

AHEAD = 800


def _campaigns() -> Ledger:
    return CAMPAIGNS


def check(values: Values) -> Sequence[Fault]:
    """The days follow one another and no amount is negative."""
    first, last = values.get("first"), values.get("last")
    found = [Fault("last", "结束日期早于开始日期。", "请核对两个日期。")] if first and last and last < first else []
    return [
        *found,
        *(
            Fault(key, "不能是负数。", "请核对金额。")
            for key in ("per_head", "item_value", "planned_amount")
            if (values.get(key) or 0) < 0
        ),
    ]


def complete(values: Values) -> Values:
    """The year is that of the first day; what is planned is so many heads at so much."""
    told: dict[str, Any] = {}
    if values.get("first") and not values.get("year"):
        told["year"] = values["first"].year
    each = (values.get("per_head") or 0) + (values.get("item_value") or 0)
    if values.get("planned_heads") and each and values.get("planned_amount") is None:
        told["planned_amount"] = values["planned_heads"] * each
    return told


def _of_lines(what: Any) -> ColumnElement[Any]:
    return select(what).where(aid.of_campaign()).correlate(CareCampaign).scalar_subquery()


def lists_of() -> ColumnElement[Any]:
    """How many 发放单 the campaign has, at whatever stage."""
    held = select(func.count(PayoutList.id)).where(PayoutList.campaign == CareCampaign.title)
    return held.correlate(CareCampaign).scalar_subquery()


def heads() -> ColumnElement[Any]:
    return _of_lines(func.count(func.distinct(aid.receiver())))


def paid(column: Any) -> ColumnElement[Any]:
    return _of_lines(func.coalesce(func.sum(column), 0))


CAMPAIGNS: Ledger = Ledger(
    code="care.campaigns", title="送温暖活动", tab="送温暖", group="活动", row=CareCampaign, counter="项", when="first", called="2026年两节送温暖",
    name=lambda: CareCampaign.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="两节送温暖、送清凉、节日福利、金秋助学、生日、六一、返乡补贴等，一年一项：选谁、每人多少、计划和实际。发放单的“活动/批次”写这里的名称。",
    empty="还没有活动。新增一项，或在去年的活动上用“今年再办一次”。",
    fields=(
        Field(CareCampaign.title, "活动名称", Text(60), required=True, fixed=True, print_mm=54, aliases=("名称", "活动", "批次", "活动/批次")),
        Field(CareCampaign.year, "年度", Year(), required=True, print_mm=14),
        Field(CareCampaign.occasion, "种类", Choice(words.OCCASION), print_mm=24, aliases=("活动种类",)),
        Field(CareCampaign.first, "开始日期", Day(ahead=AHEAD, ends="last"), print_mm=22, aliases=("日期", "活动日期")),
        Field(CareCampaign.last, "结束日期", Day(ahead=AHEAD), listed=False),
        Field(CareCampaign.rule, "选人条件", Ref(lambda: RULES), listed=False, help="这项活动给谁：先在“选人条件”里写好。"),
        Field(CareCampaign.chosen, "选人名单", Ref(lambda: CHOSEN_LISTS), listed=False, help="用“选人编名单”得出，也可以选一张手工编的。"),
        Field(CareCampaign.kind, "开支种类", Ref(lambda: KINDS), listed=False, aliases=("种类科目",), help="决定入账时通常记哪个科目。"),
        Field(CareCampaign.matter, "事项", Text(60), listed=False, help="印在签领表上；不填就是活动名称。"),
        Field(CareCampaign.per_head, "每人金额", Money(), print_mm=20, aliases=("标准", "补助标准", "发放标准")),
        Field(CareCampaign.item, "每人物品", Text(60), listed=False, aliases=("慰问品", "物品")),
        Field(CareCampaign.item_value, "每人物品折价", Money(), listed=False, aliases=("物品折价",)),
        Field(CareCampaign.planned_heads, "计划人数", Count(), print_mm=16, total=True),
        Field(CareCampaign.planned_amount, "计划金额", Money(), print_mm=24, total=True, help="不填就是计划人数乘每人金额和物品折价。"),
        Derived(key="lists", label="发放单", kind=Count(), sql=lambda _day: lists_of(), print_mm=14),
        Derived(key="heads", label="实际人数", kind=Count(), sql=lambda _day: heads(), print_mm=16, total=True),
        Derived(key="cash", label="实际现金", kind=Money(), sql=lambda _day: paid(PayoutLine.cash), print_mm=22, total=True),
        Derived(key="paid", label="实际合计", kind=Money(), sql=lambda _day: paid(worth()), print_mm=24, total=True),
        Field(CareCampaign.source, "资金来源", Choice(SOURCE), listed=False, aliases=("经费来源",)),
        Field(CareCampaign.before, "上一次", Ref(_campaigns), listed=False, help="去年的哪一项；“今年再办一次”会自己填。"),
        Field(CareCampaign.note, "备注", LongText(), listed=False),
    ),
    order=("-year", "-first", "-id"), match=(("title",),), checks=(check,), note=complete,
    presets=(
        Preset("year", "本年", lambda day: CareCampaign.year == day.year),
        Preset("last_year", "去年", lambda day: CareCampaign.year == day.year - 1),
        Preset("no_list", "没有发放单", lambda _day: lists_of() == 0),
        Preset("unchosen", "还没有名单", lambda _day: or_(CareCampaign.chosen.is_(None))),
    ),
)  # fmt: skip
LEDGERS: tuple[Ledger, ...] = (CAMPAIGNS,)
