"""The figures of 创争 and 文明家庭."""

from __future__ import annotations

from desk_union.culture import culture_words as words
from desk_union.culture.striving.ledgers import FAMILIES, STRIVINGS
from desk_union.culture.striving.tables import StarFamily, Striving
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during

FIGURES: tuple[Figure, ...] = (
    Figure("culture.learning_units", "命名学习型组织数", "个", lambda: STRIVINGS, during(Striving, Striving.named_on, Striving.kind != words.LEARNER), note="期间内命名的学习型组织、班组。"),
    Figure("culture.learners", "命名知识型职工人数", "人", lambda: STRIVINGS, during(Striving, Striving.named_on, Striving.kind == words.LEARNER)),
    Figure("culture.families", "评上文明家庭户数", "户", lambda: FAMILIES, during(StarFamily, StarFamily.chosen_on, StarFamily.state == words.CHOSEN), note="期间内评上的。"),
    Figure("culture.families_full", "十星齐全的家庭户数", "户", lambda: FAMILIES, during(StarFamily, StarFamily.chosen_on, StarFamily.state == words.CHOSEN, StarFamily.stars == words.STARS), parent="culture.families"),
)  # fmt: skip
