"""固定资产 and 折旧明细."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, or_, select

from desk_union.basis.months import period_of
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Preset, Serial
from desk_union.funds.paid import links
from desk_union.funds.property import asset_rules
from desk_union.funds.property import property_words as words
from desk_union.funds.tables import Asset, Depreciation
from desk_union.members.ledgers import UNITS

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "物资资产"
_WHAT, _WORTH, _WHERE, _GONE = "基本情况", "价值与折旧", "存放与保管", "处置"


def _assets() -> Ledger:
    return ASSETS


def excluded() -> ColumnElement[bool]:
    """Nothing is written off, by class, kind or nominal worth."""
    classes, kinds = asset_rules.never_written_off()
    return or_(
        Asset.nominal.is_(True), Asset.category.in_(classes), func.coalesce(Asset.kind, "").in_(kinds)
    )  # fmt: skip


def monthly() -> ColumnElement[Any]:
    """The amount of an ordinary month, as ``asset_rules.monthly`` says."""
    usual = (2 * Asset.cost + Asset.months) // (2 * Asset.months)
    return case((or_(excluded(), func.coalesce(Asset.months, 0) == 0), literal(0)), else_=usual)


def accumulated(day: date) -> ColumnElement[Any]:
    """Written off by the end of the day's month, with what had been before the book began."""
    done = select(func.coalesce(func.sum(Depreciation.amount), 0)).where(
        Depreciation.asset == Asset.id, Depreciation.period <= period_of(day)
    )
    found: ColumnElement[Any] = Asset.depreciated + done.correlate(Asset).scalar_subquery()
    return found


def held_on(day: date) -> ColumnElement[bool]:
    """Acquired and not yet disposed of on ``day``."""
    return and_(Asset.acquired_on <= day, or_(Asset.disposed_on.is_(None), Asset.disposed_on > day))


def standing(day: date) -> ColumnElement[Any]:
    return case(
        (Asset.disposed_on <= day, literal("已处置")),
        (and_(~excluded(), Asset.cost > 0, accumulated(day) >= Asset.cost), literal("提足")),
        else_=literal("在用"),
    )


ASSETS: Ledger = Ledger(
    code="funds.assets", title="固定资产台账", tab="经费", group=GROUP, row=Asset, files=True, called="台式电脑",
    instead="不再用的请办“处置固定资产”。",
    name=lambda: func.concat(Asset.number, " ", Asset.name),
    help="每件或每批固定资产一张卡片。单位价值通用设备1000元、专用设备1500元以上，使用一年以上的才作固定资产；单位借给工会用的不登记在这里。",
    empty="还没有固定资产。可以新增，或从Excel导入原有的台账。",
    fields=(
        Serial(Asset.number, "资产编号", "固-{year}-{n:03}", day="acquired_on", fixed=False, longest=30, group=_WHAT, print_mm=24, aliases=("编号", "固定资产编号", "卡片编号")),
        Field(Asset.name, "名称", Text(60), required=True, group=_WHAT, print_mm=30, aliases=("资产名称", "固定资产名称")),
        Field(Asset.category, "类别", Choice(words.ASSET_CLASS), required=True, group=_WHAT, print_mm=22, aliases=("资产类别", "固定资产类别")),
        Field(Asset.kind, "品种", Choice(words.ASSET_KIND), group=_WHAT, listed=False, aliases=("资产品种", "细类"), help="选了品种，使用年限自动填最低年限。"),
        Field(Asset.spec, "规格型号", Text(60), joins=True, group=_WHAT, listed=False, aliases=("规格", "型号")),
        Field(Asset.quantity, "数量", Count(least=1), group=_WHAT, default=1, print_mm=12),
        Field(Asset.measure, "单位", Text(10), group=_WHAT, listed=False, aliases=("计量单位",)),
        Field(Asset.cost, "原值", Money(), required=True, group=_WORTH, print_mm=24, total=True, aliases=("金额", "原价", "资产原值", "购置金额", "价值", "资产价值", "购入价", "总价", "原值(元)")),
        Field(Asset.acquired_on, "购置日期", Day(ahead=0, partial=True), required=True, group=_WORTH, print_mm=20, aliases=("取得日期", "入账日期", "购买日期", "购入日期", "购入时间", "购置时间", "购买时间", "取得时间", "入账时间")),
        Field(Asset.months, "使用年限（月）", Count(least=1, most=1200), group=_WORTH, print_mm=16, aliases=("使用月数", "折旧月数", "预计使用月数", "使用年限", "折旧年限", "预计使用年限"), help="按月填，6年是72；填6也认作6年。不计提折旧的不填。"),
        Derived(key="monthly", label="月折旧", kind=Money(), group=_WORTH, sql=lambda _day: monthly(), print_mm=20, total=True, aliases=("月折旧额",)),
        Derived(key="written_off", label="至今累计折旧", kind=Money(), group=_WORTH, sql=accumulated, print_mm=24, total=True),
        Derived(key="net", label="净值", kind=Money(), group=_WORTH, sql=lambda day: Asset.cost - accumulated(day), print_mm=24, total=True),
        Field(Asset.depreciated, "启用前累计折旧", Money(), group=_WORTH, default=0, listed=False, aliases=("期初累计折旧", "已提折旧", "累计折旧", "累计折旧额"), help="启用账套以前已经计提的折旧。"),
        Field(Asset.nominal, "名义金额", Flag(), group=_WORTH, default=False, listed=False, help="价值无法确定、按1元入账的，不计提折旧。"),
        Field(Asset.source, "资金来源", Choice(words.SOURCE), group=_WORTH, listed=False, aliases=("来源",)),
        Booked(links.ASSET_BOUGHT, group=_WORTH, listed=False),
        Field(Asset.unit, "使用部门", Ref(lambda: UNITS), group=_WHERE, listed=False, aliases=("使用单位", "部门")),
        Field(Asset.place, "存放地点", Text(60), group=_WHERE, print_mm=20, aliases=("地点", "存放处")),
        Field(Asset.keeper, "保管人", Text(40), group=_WHERE, print_mm=16, aliases=("责任人", "使用人")),
        Field(Asset.counted_on, "最近盘点", Day(ahead=0, partial=True), group=_WHERE, listed=False, aliases=("盘点日期",)),
        Derived(key="standing", label="状态", kind=Text(), group=_GONE, sql=standing, print_mm=14),
        Field(Asset.disposed_on, "处置日期", Day(ahead=0), group=_GONE, listed=False, help="用“处置”办理会同时起草凭证；处置当月不再计提折旧。"),
        Field(Asset.disposal, "处置方式", Choice(words.DISPOSAL), group=_GONE, listed=False),
        Booked(links.ASSET_DISPOSED, group=_GONE, listed=False),
        Field(Asset.note, "备注", LongText(), group=_GONE, listed=False),
    ),
    order=("number", "id"), match=(("number",),), present="held",
    note=asset_rules.completed, checks=(asset_rules.check_asset,),
    presets=(
        Preset("held", "在用", held_on),
        Preset("gone", "已处置", lambda day: Asset.disposed_on <= day),
        Preset("written", "提足", lambda day: and_(held_on(day), ~excluded(), Asset.cost > 0, accumulated(day) >= Asset.cost)),
        Preset("uncounted", "本年未盘点", lambda day: and_(held_on(day), or_(Asset.counted_on.is_(None), func.substr(Asset.counted_on, 1, 4) != str(day.year)))),
        Preset("unknown", "没有填年限", lambda day: and_(held_on(day), ~excluded(), Asset.months.is_(None))),
    ),
)  # fmt: skip

DEPRECIATIONS: Ledger = Ledger(
    code="funds.depreciations", title="折旧明细", tab="经费", group=GROUP, row=Depreciation,
    name=lambda: select(func.concat(Asset.name, " ", Depreciation.period)).where(Asset.id == Depreciation.asset).scalar_subquery(),
    help="每件资产每个月计提了多少折旧。用“计提折旧”按月生成，同时起草凭证；记账以后不能改。",
    fields=(
        Field(Depreciation.asset, "固定资产", Ref(_assets), required=True, print_mm=60, aliases=("资产",)),
        Field(Depreciation.period, "月份", MonthOfAccount(), required=True, print_mm=22, aliases=("期间", "会计期间")),
        Field(Depreciation.amount, "折旧金额", Money(), required=True, print_mm=30, total=True, aliases=("本月折旧", "金额")),
        Booked(links.DEPRECIATION, print_mm=36),
    ),
    order=("-period", "asset", "id"), match=(("asset", "period"),),
    presets=(
        Preset("month", "本月", lambda day: Depreciation.period == period_of(day)),
        Preset("year", "本年", lambda day: Depreciation.period.between(day.year * 100, day.year * 100 + 12)),
    ),
)  # fmt: skip

LEDGERS = (ASSETS, DEPRECIATIONS)
