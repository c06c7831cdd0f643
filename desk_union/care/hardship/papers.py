"""Which papers a file asks for, by its causes.

《困难职工家庭建档申请审批表》 and the lists of its papers in the office's facts D.4 (KNFLOW, KNAPP).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.hardship import hardship_words as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

EVERYBODY = (
    "建档申请书", "困难职工家庭建档申请审批表", "身份证复印件",
    "户口簿复印件（全部家庭成员）", "一年的工资单或盖章的收入证明", "银行卡复印件（注明支行）",
)  # fmt: skip
BY_CAUSE: Mapping[str, tuple[str, ...]] = {
    words.NO_STRENGTH: ("残疾证复印件",),
    words.JOBLESS: ("失业证明",),
    words.LAID_OFF: ("失业证明",),
    words.ILL_CAUSE: ("二级以上医院诊断证明", "一年的自付医疗费票据"),
    words.DISASTER_CAUSE: ("公安或民政部门的证明",),
    words.ACCIDENT_CAUSE: ("公安或民政部门的证明",),
    words.SCHOOL_CAUSE: ("学生证或录取通知书复印件", "学费票据"),
}
ON_MINIMUM = "一年内盖章的低保证"
MIGRANT = "一年以上的劳动合同"
ALONE = "离婚证或死亡证明"
_OF_CAUSES = (one for some in BY_CAUSE.values() for one in some)
EVERY = tuple(dict.fromkeys((*EVERYBODY, *_OF_CAUSES, ON_MINIMUM, MIGRANT, ALONE)))


def wanted(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The papers of a file with these values, each once, in the order of the list."""
    causes = {facts.get("cause"), *(facts.get("minor_causes") or "").split("、")}
    asked = {one for cause in causes for one in BY_CAUSE.get(cause or "", ())}
    asked |= {ON_MINIMUM} if facts.get("on_minimum") else set()
    asked |= {ALONE} if facts.get("single_parent") else set()
    asked |= {MIGRANT} if facts.get("work_state") == "农民工" else set()
    return tuple(one for one in EVERY if one in EVERYBODY or one in asked)
