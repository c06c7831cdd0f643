"""The arithmetic of a total in words, item by item, so that everybody can follow it with a pencil."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from desk_union.basis.points import rounded, trimmed
from desk_union.scoring.conversion import BY_RANK, BY_RATIO
from desk_union.scoring.scheme import BONUS, MEASURED, PENALTY, SCORED, TRIM_FROM, VETO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk_union.scoring.ranking import RankedEntrant, Reckoning
    from desk_union.scoring.scheme import ScoreItem

SHOWN = 4  # places of what is not the end of a reckoning
RULE = "各项按分数精确相加，只在最后四舍五入到两位小数；名次按没有四舍五入的总分排。"


def arithmetic(reckoning: Reckoning, standing: RankedEntrant) -> list[str]:
    """One sentence for each item that has a mark or lacks one, then the sum."""
    entrant = standing.contender.key
    told = [line for item in reckoning.scheme.items for line in _item(reckoning, entrant, item)]
    parts = [
        (item, points) for item in reckoning.scheme.items if (points := reckoning.points(entrant, item)) is not None
    ]
    sum_of = "".join(_term(points, n) for n, (_, points) in enumerate(parts)) or "0"
    told.append(f"总分：{sum_of}＝{trimmed(standing.total, SHOWN)}，四舍五入得{rounded(standing.total)}。")
    if standing.vetoed:
        told.append(f"一票否决（{'、'.join(standing.vetoed)}），排在最后。")
    return told


def _term(points: Fraction, place: int) -> str:
    sign = "－" if points < 0 else "＋" if place else ""
    return f"{sign}{trimmed(abs(points), SHOWN)}"


def _item(reckoning: Reckoning, entrant: int, item: ScoreItem) -> Iterator[str]:
    held = reckoning.tallies.get((entrant, item.key))
    if held is None:
        if item.kind in (SCORED, MEASURED):
            yield f"{item.name}：没有分数，按0分。"
        return
    words = {SCORED: _scored, MEASURED: _measured}.get(item.kind, _plain)
    yield f"{item.name}：{words(reckoning, entrant, item)}。"


def _scored(reckoning: Reckoning, entrant: int, item: ScoreItem) -> str:
    held = reckoning.tallies[entrant, item.key]
    show = _shower(reckoning.scale)
    mean = reckoning.mean(entrant, item) or Fraction(0)
    if held.n == 1:
        told = f"得{show(held.total)}分"
    elif reckoning.scheme.trimmed and held.n >= TRIM_FROM:
        total, count = held.kept(trimmed=True)
        told = (
            f"{held.n}个分数去掉最高{show(held.high)}、最低{show(held.low)}，"
            f"其余{count}个合计{show(total)}，平均{trimmed(mean, SHOWN)}分"
        )
    else:
        told = f"{held.n}个分数合计{show(held.total)}，平均{trimmed(mean, SHOWN)}分"
    if item.weight is None:
        return told
    full = trimmed(item.full or Fraction(100), SHOWN)
    points = trimmed(reckoning.points(entrant, item) or Fraction(0), SHOWN)
    return f"{told}，÷满分{full}×权重{trimmed(item.weight, SHOWN)}＝{points}分"


def _measured(reckoning: Reckoning, entrant: int, item: ScoreItem) -> str:
    value = trimmed(reckoning.mean(entrant, item) or Fraction(0), SHOWN)
    points, how = reckoning.points(entrant, item), item.conversion
    if how is None or points is None:
        return f"实绩{value}，只列出，不计分"
    if how.way == BY_RATIO:
        why = f"与最好的相比，最好得{trimmed(item.worth, SHOWN)}分"
    elif how.way == BY_RANK:
        why = "按名次计分"
    else:
        why = "按对照表计分"
    return f"实绩{value}，{why}，得{trimmed(points, SHOWN)}分"


def _plain(reckoning: Reckoning, entrant: int, item: ScoreItem) -> str:
    value = trimmed(reckoning.mean(entrant, item) or Fraction(0), SHOWN)
    verb = {BONUS: "加", PENALTY: "扣"}.get(item.kind)
    return f"{verb}{value}分" if verb and item.kind != VETO else "有一票否决的情形"


def _shower(scale: int) -> Callable[[Fraction | int], str]:
    return lambda value: trimmed(Fraction(value) / scale, SHOWN)
