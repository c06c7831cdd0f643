"""Whether what somebody gets goes beyond a rule, as pure functions; amounts in whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desk_union.basis.money import show_yuan
from desk_union.describe.words import dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

EACH_TIME, EACH_YEAR, EACH_FESTIVAL, EACH_ILLNESS, OF_INCOME = "每次", "每年", "每个节日", "同一病种每年", "占本年收入"
WINDOW = dictionary("ceiling_window", "怎么算", EACH_TIME, EACH_YEAR, EACH_FESTIVAL, EACH_ILLNESS, OF_INCOME)
WARN, BLOCK = "提醒", "拦住"
LEVEL = dictionary("ceiling_level", "超过时", WARN, BLOCK)
GOODS, COUPON, CASH = "实物", "提货券", "现金"
FORM_WORDS = (GOODS, COUPON, CASH)
COUPONS = ("券", "卡")


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingRule:
    """``matters`` are added up; ``share`` is in thousandths of the year's income, ``forms`` those that are allowed.

    With ``extra`` the amount comes on top of the other rules of the same matters and window.
    """

    matters: tuple[str, ...]
    window: str
    festival: str = ""
    amount: int | None = None
    times: int | None = None
    share: int | None = None
    forms: tuple[str, ...] = ()
    blocks: bool = False
    extra: bool = False
    since: date | None = None
    until: date | None = None
    document: str = ""

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def concerns(self, one: Grant) -> bool:
        return one.matter in self.matters and (not self.festival or one.festival == self.festival)

    @property
    def named(self) -> tuple[tuple[str, ...], str]:
        return self.matters, self.window


class Grant(NamedTuple):
    """What one receiver gets by one line; ``roll`` is the list, which with the matter makes one event.

    ``said`` are the words of the line, from which the ``matter`` of the rules was told.
    """

    id: int
    whom: int | str
    name: str
    roll: int | str | None
    day: date
    matter: str
    festival: str
    illness: str
    cash: int
    goods: int
    item: str
    said: str = ""

    @property
    def worth(self) -> int:
        return self.cash + self.goods

    @property
    def event(self) -> tuple[object, ...]:
        return (self.roll if self.roll is not None else f"无单{self.id}", self.matter)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence about one line that goes beyond a rule; ``blocks`` where no reason helps."""

    sentence: str
    blocks: bool
    key: str = "cash"


def verdicts(one: Grant, others: Sequence[Grant], rules: Sequence[CeilingRule]) -> list[Verdict]:
    """What is wrong with giving ``one`` beside the ``others`` of the same receiver, who may be among them."""
    held = [rule for rule in rules if one.matter in rule.matters and rule.holds(one.day) and rule.concerns(one)]
    if not held:
        return []
    own = one.id
    everything = [one, *[other for other in others if other.id != own]]
    found: list[Verdict] = []
    for rule in _narrowest(held):
        more = sum(each.amount or 0 for each in held if each.extra and each.named == rule.named)
        found.extend(_of_rule(one, everything, rule, more))
    return found


def _narrowest(rules: Sequence[CeilingRule]) -> list[CeilingRule]:
    """Without extras, and without the general rule of a matter where one of its festival holds."""
    named = {rule.named for rule in rules if rule.festival}
    return [rule for rule in rules if not rule.extra and (rule.festival or rule.named not in named)]


def _of_rule(one: Grant, everything: Sequence[Grant], rule: CeilingRule, more: int) -> Iterator[Verdict]:
    key = "cash" if one.cash else "goods_value"
    by = f"（{rule.document}）" if rule.document else ""
    if rule.forms and (wrong := _form(one, rule)):
        yield Verdict(f"{one.name}：{one.matter}按规定发{'、'.join(rule.forms)}，不发{wrong}{by}。", rule.blocks, key)
    most = None if rule.amount is None else rule.amount + more
    # All together is no more than this rule allows of its part: nothing to look at, as with nearly everybody.
    if rule.times is None and (most is None or sum(other.cash + other.goods for other in everything) <= most):
        return
    counted = [other for other in everything if rule.concerns(other) and _same_window(one, other, rule)]
    total = sum(other.cash + other.goods for other in counted)
    what = f"{one.name}：{'、'.join(rule.matters)}{rule.window}"
    if most is not None and total > most:
        before = total - one.worth
        told = f"连同已有的{show_yuan(before)}元共{show_yuan(total)}元" if before else f"这次{show_yuan(total)}元"
        yield Verdict(f"{what}最多{show_yuan(most)}元{by}，{told}。", rule.blocks, key)
    times = len({other.event for other in counted}) if rule.times is not None else 0
    if rule.times is not None and times > rule.times:
        yield Verdict(f"{what}最多{rule.times}次{by}，这是第{times}次。", rule.blocks, key)


def _form(one: Grant, rule: CeilingRule) -> str:
    """The form in which something is given and may not be; empty where all is well."""
    if not rule.forms:
        return ""
    coupon = any(word in one.item for word in COUPONS)
    given = ((CASH, one.cash > 0), (COUPON, coupon), (GOODS, bool(one.item or one.goods) and not coupon))
    return next((form for form, is_given in given if is_given and form not in rule.forms), "")


def _same_window(one: Grant, other: Grant, rule: CeilingRule) -> bool:
    if rule.window == EACH_TIME:
        return one.event == other.event
    if one.day.year != other.day.year:
        return False
    if rule.window == EACH_FESTIVAL:
        return one.festival == other.festival
    if rule.window == EACH_ILLNESS:
        return one.illness == other.illness
    return rule.window == EACH_YEAR
