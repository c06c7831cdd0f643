"""The words of assets and goods that a clerk chooses from, with what other sheets call them."""

from __future__ import annotations

from desk_union.describe.words import Dictionary, Word, dictionary
from desk_union.funds.property import asset_rules


def _kinds_of(name: str) -> tuple[str, ...]:
    """What stands for a class in sheets that name the kind instead (办公设备 is of 通用设备)."""
    classes = asset_rules.classes()
    taken = {word for one in classes.values() for word in (one.name, *one.aliases)}
    return tuple(one.name for one in asset_rules.kinds().values() if one.of_class == name and one.name not in taken)


ASSET_CLASS = Dictionary(
    "asset_class",
    "资产类别",
    tuple(Word(one.name, "", (*one.aliases, *_kinds_of(one.name))) for one in asset_rules.classes().values()),
)
ASSET_KIND = Dictionary(
    "asset_kind", "资产品种", tuple(Word(one.name, "", one.aliases) for one in asset_rules.kinds().values())
)
BOUGHT, FROM_ABOVE, DONATED, FOUND = "本级经费购置", "上级工会拨付", "接受捐赠", "盘盈"
SOURCE = dictionary(
    "property_source", "来源", (BOUGHT, "", "购置", "购入", "自购", "工会经费"), (FROM_ABOVE, "", "上级拨付", "上级工会", "上级调拨"),
    ("行政拨付", "", "行政", "单位拨付"), (DONATED, "", "捐赠", "受赠"), (FOUND, ""), ("其他", ""), is_open=True,
)  # fmt: skip
SOLD, SCRAPPED, GIVEN, MISSING = "出售", "报废", "捐赠调出", "盘亏"
DISPOSAL = dictionary(
    "asset_disposal", "处置方式", (SOLD, "", "变卖", "转让"), (SCRAPPED, "", "报损"), (GIVEN, "", "捐出", "无偿调出", "调出"),
    (MISSING, "", "丢失"),
)  # fmt: skip
GOODS_CATEGORY = dictionary(
    "goods_category", "物资类别", ("文体用品", "", "娱乐用具", "体育用品", "文娱用品"), ("图书", "", "书籍"), ("慰问品", "", "慰问物资"),
    ("劳保防护用品", "", "防护用品", "劳保用品"), ("办公用品", "", "办公"), ("宣传用品", "", "宣传品"), ("奖品", "", "纪念品"), ("其他", ""),
    is_open=True,
)  # fmt: skip
OPENING_STOCK, BUYING, GRANTED, RECEIVED, SURPLUS, RETURNED = "期初结存", "购入", "上级拨付", "接受捐赠", "盘盈", "退回"
TAKEN, ISSUED, SHORT, WRITTEN_OFF = "领用", "发放", "盘亏", "报废"
INTO_STORE = (OPENING_STOCK, BUYING, GRANTED, RECEIVED, SURPLUS, RETURNED)
OUT_OF_STORE = (TAKEN, ISSUED, SHORT, WRITTEN_OFF)
MOVE = dictionary(
    "goods_move", "收发类别", (BUYING, "", "购进", "采购", "采购入库", "购买", "入库"), (GRANTED, "", "上级工会", "拨入"), (RECEIVED, "", "受赠", "捐赠"),
    (OPENING_STOCK, "", "期初", "上年结转"), (RETURNED, "", "退库"), (SURPLUS, ""), (TAKEN, "", "领出", "出库", "借用"),
    (ISSUED, "", "分发", "发给职工"), (SHORT, ""), (WRITTEN_OFF, "", "报损"),
)  # fmt: skip
