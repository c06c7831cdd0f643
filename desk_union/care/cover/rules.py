"""What must hold of 互助保障, 体检 and 疗休养, as pure functions over values; amounts in whole fen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.care.cover import cover_words as words
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desk_union.describe.ledger import Values


def one_person(values: Values, what: str) -> Iterator[Fault]:
    """Somebody of the roster or a plain name, never both."""
    if not values.get("person") and not values.get("outsider"):
        yield Fault("person", f"没有写{what}是谁的。", "在花名册里的填姓名；不在花名册里的填不在册人员姓名。")
    if values.get("person") and values.get("outsider"):
        yield Fault("outsider", "一行只能是一个人。", "姓名和不在册人员姓名只填一个。")
    if values.get("outsider_id") and not values.get("outsider"):
        yield Fault("outsider_id", "没有不在册人员的姓名。", "花名册里的人，证件号码由程序带出，这里不填。")


def _not_below_zero(values: Values, *keys: str) -> Iterator[Fault]:
    for key in keys:
        if (values.get(key) or 0) < 0:
            yield Fault(key, "不能是负数。", "请核对金额。")


def _in_order(values: Values, first: str, last: str, said: str) -> Iterator[Fault]:
    begin, end = values.get(first), values.get(last)
    if begin and end and end < begin:
        yield Fault(last, f"早于{said}（{days.show_day(begin)}）。", "请核对两个日期。")


def until_of(since: date, years: int | None) -> date:
    """The last day of a period that lasts so many years, one where the plan does not say."""
    return days.add_months(since, 12 * (years or 1)) - timedelta(1)


def union_part_of(payer: str, premium: int | None) -> int | None:
    """What the union pays itself by who pays; where both do, the row must say it."""
    if premium is None or payer == words.SHARED:
        return None
    return premium if payer in words.BY_UNION else 0


def check_plan(values: Values) -> Sequence[Fault]:
    return list(_not_below_zero(values, "premium"))


def check_insurance(values: Values) -> Sequence[Fault]:
    found = [*one_person(values, "这份保障"), *_not_below_zero(values, "premium", "union_part")]
    found += _in_order(values, "since", "until", "保障起始日期")
    found += _in_order(values, "since", "left_on", "保障起始日期")
    premium, own = values.get("premium"), values.get("union_part")
    return [*found, *_shares(values.get("payer"), premium, own)]


def _shares(payer: str | None, premium: int | None, own: int | None) -> Iterator[Fault]:
    """What the union pays agrees with who is said to pay."""
    if own is not None and premium is not None and own > premium:
        yield Fault("union_part", "多于保费。", "工会承担的部分最多等于保费。")
    elif payer == words.SHARED and premium is not None and own is None:
        yield Fault("union_part", "个人和工会共同缴费时，要写工会承担多少。", "请填工会承担的金额。")
    elif payer in words.BY_UNION and own is not None and own != premium:
        yield Fault("union_part", f"缴费方是{payer}，应等于保费。", f"各出一部分的，缴费方请选“{words.SHARED}”。")
    elif payer in (words.OWN, words.EMPLOYER) and own:
        yield Fault("union_part", f"缴费方是{payer}，工会没有承担。", f"各出一部分的，缴费方请选“{words.SHARED}”。")


def check_claim(values: Values) -> Sequence[Fault]:
    amounts = ("cost", "insured_part", "own_part", "asked", "paid")
    found = [*one_person(values, "这一笔"), *_not_below_zero(values, *amounts)]
    found += _in_order(values, "happened_on", "left_on", "入院（发生）日期")
    found += _in_order(values, "filed_on", "paid_on", "申报日期")
    cost, insured, own = values.get("cost"), values.get("insured_part") or 0, values.get("own_part") or 0
    if cost is not None and insured + own > cost:
        found.append(Fault("own_part", "医保支付和自付合起来多于总费用。", "请核对三个金额。", warns=True))
    if values.get("stage") != words.PAID and (values.get("paid") or values.get("paid_on")):
        told = "给付金额" if values.get("paid") else "到账日期"
        remedy = f"钱到账了的，办理情况请填“{words.PAID}”；还没有到账的，清空给付金额和到账日期。"
        found.append(Fault("stage", f"填了{told}，办理情况却是“{values.get('stage') or '空白'}”。", remedy))
    if values.get("stage") == words.PAID and values.get("kind") == words.CLAIM and not values.get("paid"):
        found.append(Fault("paid", "已赔的没有给付金额。", "请填到账的金额。", warns=True))
    return found


def check_batch(values: Values) -> Sequence[Fault]:
    return [*_in_order(values, "first", "last", "开始日期"), *_not_below_zero(values, "cost")]


def check_checkup(values: Values) -> Sequence[Fault]:
    found = list(one_person(values, "这次体检"))
    found += _in_order(values, "day", "again_on", "体检日期")
    if values.get("attended") is False and values.get("result"):
        found.append(Fault("result", "没有参加的，不应有结果。", "请核对是否参加。"))
    return found


def check_tour(values: Values) -> Sequence[Fault]:
    return [*_in_order(values, "first", "last", "开始日期"), *_not_below_zero(values, "day_rate")]


def check_stay(values: Values) -> Sequence[Fault]:
    found = [*one_person(values, "这次疗休养"), *_in_order(values, "since", "until", "开始日期")]
    return [*found, *_not_below_zero(values, "employer_part", "union_part", "own_part")]
