"""The figures of 厂务公开, appraisals, opinions and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.democracy.openness.ledgers import (
    APPRAISALS,
    DISCLOSURE_ITEMS,
    DISCLOSURES,
    OPINIONS,
    REVIEWS,
    RULES,
    listed_on,
    rule_in_force,
)
from desk_union.democracy.openness.tables import (
    Appraisal,
    Disclosure,
    DisclosureItem,
    HouseRule,
    OpennessReview,
    Opinion,
)
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of the rules of the house those of each class that the office's summaries count, with the figures they answer.
CLASSES = (
    ("work", "工会工作制度", ("F011",)), ("posts", "岗位责任制", ("F012",)), ("democratic", "民主管理", ("F013",)), ("study", "学习", ("F014",)),
    ("council", "民主管理委员会", ("F154",)),
)  # fmt: skip


def _by_class() -> Iterator[Figure]:
    for code, kind, seeds in CLASSES:
        label = f"{kind}数" if "制" in kind else f"{kind}制度数"
        rows = standing(HouseRule, rule_in_force, HouseRule.kind == kind)
        yield Figure(f"democracy.rules_{code}", label, "个", lambda: RULES, rows, parent="democracy.rules", seeds=seeds)


FIGURES: tuple[Figure, ...] = (
    Figure("democracy.disclosures", "厂务公开次数", "次", lambda: DISCLOSURES, during(Disclosure, Disclosure.day)),
    Figure("democracy.disclosure_items", "厂务公开事项数", "项", lambda: DISCLOSURE_ITEMS, standing(DisclosureItem, listed_on), note="期末公开目录里的事项。"),
    Figure("democracy.reviews", "公开考核次数", "次", lambda: REVIEWS, during(OpennessReview, OpennessReview.day)),
    Figure("democracy.appraisals", "民主测评次数", "次", lambda: APPRAISALS, during(Appraisal, Appraisal.day)),
    Figure("democracy.opinions", "征集意见建议数", "条", lambda: OPINIONS, during(Opinion, Opinion.day), seeds=("F245",)),
    Figure("democracy.opinions_answered", "已答复的意见建议数", "条", lambda: OPINIONS, during(Opinion, Opinion.answered_on), note="按答复日期。"),
    Figure("democracy.rules", "现行制度数", "个", lambda: RULES, standing(HouseRule, rule_in_force)),
    *_by_class(),
    Figure("democracy.rules_drafted", "草拟厂务公开制度数", "项", lambda: RULES, during(HouseRule, HouseRule.drafted_on, HouseRule.kind == "厂务公开"), seeds=("F273",)),
)  # fmt: skip
