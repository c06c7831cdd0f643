"""The words of choosing: among whom, how one stands in a list, and the criteria that the tabs bring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from desk_union.choosing.formula import IN, NEARLY, OUT
from desk_union.describe import criterion
from desk_union.describe.words import Dictionary, dictionary

ADDED, STRUCK = "加入", "去掉"
STATE = dictionary("chosen_state", "结果", IN, NEARLY, OUT, (ADDED, "", "手工加入"), (STRUCK, "", "手工去掉"))
CHOSEN = (IN, ADDED)
STAFF, MEMBERS, RETIRED, ALL = "在册职工", "在册会员", "离退休人员", "在册和离退休"
AUDIENCE = dictionary("choosing_audience", "在哪些人里选", STAFF, MEMBERS, RETIRED, ALL)


@dataclass(frozen=True)
class CriterionWords(Dictionary):
    """The criteria by title, looked for when they are asked: the tabs above bring theirs later than this is read."""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(one.title for one in criterion.known())

    def find(self, text: str) -> str | None:
        found = criterion.called(text)
        return None if found is None else found.title


CRITERION = CriterionWords("choosing_criterion", "条件", ())
