"""慰问标准: the rules that this office keeps to, taken from a province's or written by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_

from desk_union.basis.money import show_yuan
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Text
from desk_union.describe.ledger import Fault, Field, Ledger, Preset
from desk_union.describe.words import dictionary
from desk_union.payouts.ceilings import presets
from desk_union.payouts.ceilings.ceiling_rules import FORM_WORDS, LEVEL, OF_INCOME, WARN, WINDOW
from desk_union.payouts.ceilings.several import SeveralWords
from desk_union.payouts.tables import PayoutCeiling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

PROVINCE = dictionary("ceiling_province", "标准", *presets.provinces())
AHEAD = 3660


def check(values: Values) -> Sequence[Fault]:
    """A rule says something, and is not above the published one without a reason."""
    found = []
    if all(values.get(key) in (None, "") for key in ("amount", "times", "share", "forms")):
        found.append(Fault("amount", "没有写金额、次数、占收入或形式，核对不了什么。", "请至少填一项。"))
    return [*found, *_amounts(values)]


def _amounts(values: Values) -> list[Fault]:
    found = []
    amount, published = values.get("amount"), values.get("preset_amount")
    if amount is not None and amount < 0:
        found.append(Fault("amount", "不能是负数。", "不限金额的不填。"))
    if amount is not None and published is not None and amount > published:
        told = f"{show_yuan(amount)}元高于公布的标准{show_yuan(published)}元。"
        found.append(Fault("amount", told, "请核对文件。", warns=True))
    if values.get("share") is not None and values.get("window") != OF_INCOME:
        found.append(Fault("share", f"只有“{OF_INCOME}”才填占收入。", "请改“怎么算”，或清空。"))
    since, until = values.get("since"), values.get("until")
    if since and until and until <= since:
        found.append(Fault("until", "止日不晚于起日。", "请核对两个日期。"))
    return found


CEILINGS: Ledger = Ledger(
    code="payouts.ceilings", title="慰问标准", tab="经费", group="发放", row=PayoutCeiling, called="节日慰问 每年",
    name=lambda: func.concat(PayoutCeiling.matter, " ", PayoutCeiling.window),
    help="每项慰问、补助最多多少、几次、什么形式。先用“选用慰问标准”取本省公布的，再按本单位的办法改；发放时边填边核对。",
    empty="还没有慰问标准，程序不核对金额上限。可以用“选用慰问标准”取本省公布的标准。",
    fields=(
        Field(PayoutCeiling.matter, "事项", SeveralWords(60, known=presets.matters()), required=True, print_mm=40, aliases=("慰问事项",), help="几项合在一起算的用空格隔开。"),
        Field(PayoutCeiling.window, "怎么算", Choice(WINDOW), required=True, print_mm=26),
        Field(PayoutCeiling.festival, "哪个节日", Text(10), listed=False, help="只管一个节日的填，如春节。"),
        Field(PayoutCeiling.amount, "最多金额", Money(), print_mm=22, aliases=("标准", "金额", "上限"), help="没有见到规定的不填，程序不替您定。"),
        Field(PayoutCeiling.preset_amount, "公布的金额", Money(), listed=False, fixed=True, help="规定里写的；自己新增的不填。"),
        Field(PayoutCeiling.times, "最多次数", Count(least=1), print_mm=16),
        Field(PayoutCeiling.share, "占本年收入‰", Count(least=1), listed=False, help="占本年账上收入的千分之几，如500就是一半。"),
        Field(PayoutCeiling.forms, "形式", SeveralWords(30, known=FORM_WORDS), print_mm=26, help="实物 提货券 现金，可以写几样，用空格隔开；不填不核对。"),
        Field(PayoutCeiling.level, "超过时", Choice(LEVEL), required=True, default=WARN, print_mm=14, help="提醒：写明理由可以继续；拦住：不能发。"),
        Field(PayoutCeiling.extra, "另加额度", Flag(), listed=False, default=False, help="在同一事项的标准以外另加的一次性额度选“是”。"),
        Field(PayoutCeiling.since, "起日", Day(ahead=AHEAD), required=True, print_mm=20, aliases=("施行日期",)),
        Field(PayoutCeiling.until, "止日", Day(ahead=AHEAD), print_mm=20, help="从这一天起不再有效。"),
        Field(PayoutCeiling.document, "文号", Text(60), print_mm=46, aliases=("依据", "文件")),
        Field(PayoutCeiling.mark, "出处", Text(10), print_mm=14, help="原文：见过正文；二手：转引，用前请对照文件。"),
        Field(PayoutCeiling.source, "来源", LongText(), listed=False),
        Field(PayoutCeiling.province, "取自", Choice(PROVINCE), listed=False, editable=False),
        Field(PayoutCeiling.note, "备注", LongText(), listed=False),
    ),
    order=("matter", "-since", "id"), match=(("matter", "window", "since", "document"),), checks=(check,),
    presets=(
        Preset("now", "现行", lambda day: (PayoutCeiling.since <= day) & or_(PayoutCeiling.until.is_(None), PayoutCeiling.until > day)),
        Preset("second", "二手资料", lambda _day: PayoutCeiling.mark == "二手"),
    ),
)  # fmt: skip
LEDGERS = (CEILINGS,)
