"""The figures of courses, those who went, exams and certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, or_, select

from desk_union.culture import culture_words as words
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS, attended, examined, length, passed
from desk_union.culture.training.tables import Trainee, Training
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from desk_union.describe.figure import Span

HELD = Training.starts_on


def about(subject: str) -> ColumnElement[bool]:
    """By its subject, or by its name where none was chosen."""
    return or_(Training.subject.contains(subject), Training.name.contains(subject))


PLANNED, CADRES = Training.planned.is_(True), Training.audience == words.CADRES
ROUNDS: tuple[tuple[str, str, tuple[ColumnElement[bool], ...], tuple[str, ...]], ...] = (
    ("safety", "安全及劳保监督员培训期数", (or_(about(words.SAFETY), about(words.SUPERVISORS)),), ("F020",)), ("cadres", "工会干部培训期数", (CADRES,), ("F065", "F066")),
    ("cadres_planned", "计划工会干部培训期数", (CADRES, PLANNED), ("F235",)), ("lectures", "讲座场次", (Training.kind == words.LECTURE,), ("F086", "F319")),
    ("skill", "技能培训班数", (Training.kind == words.SKILL_CLASS,), ("F217",)), ("taiji", "太极拳培训班期数", (about(words.TAIJI),), ("F324",)),
)  # fmt: skip
HEADS = (("forklift", "叉车培训人数", (about(words.FORKLIFT),), ("F218",)), ("welding", "焊工培训人数", (or_(about(words.WELDING), about("焊工")),), ("F219",)))


def _column(name: str) -> Any:
    return lambda: Training.__table__.c[name]


def _with_exam(span: Span) -> Select[Any]:
    return select(Training.id).where(HELD.between(span.first, span.last), examined(span.last) > 0)


def _parts() -> Iterator[Figure]:
    for code, label, where, seeds in ROUNDS:
        yield Figure(f"culture.trainings_{code}", label, "期", lambda: TRAININGS, during(Training, HELD, *where), "total", amount=_column("rounds"), parent="culture.trainings", seeds=seeds)
    for code, label, where, seeds in HEADS:
        yield Figure(f"culture.trainees_{code}", label, "人次", lambda: TRAININGS, during(Training, HELD, *where), "total", amount_on=attended, parent="culture.trainees", seeds=seeds)


FIGURES: tuple[Figure, ...] = (
    Figure("culture.trainings", "培训期数", "期", lambda: TRAININGS, during(Training, HELD), "total", amount=_column("rounds")),
    Figure("culture.trainees", "培训参加人次", "人次", lambda: TRAININGS, during(Training, HELD), "total", amount_on=attended, seeds=("F195",)),
    *_parts(),
    Figure("culture.training_subjects", "培训班种类", "种", lambda: TRAININGS, during(Training, HELD, Training.subject.is_not(None)), "distinct", amount=_column("subject"), seeds=("F194",)),
    Figure("culture.planned_subjects", "计划培训班种类", "种", lambda: TRAININGS, during(Training, HELD, PLANNED, Training.subject.is_not(None)), "distinct", amount=_column("subject"), seeds=("F057",)),
    Figure("culture.post_training_days", "岗位培训天数", "天", lambda: TRAININGS, during(Training, HELD, Training.kind == words.POST_TRAINING), "total", amount=length, seeds=("F291",), note="从开始到结束，首尾都算；七天就是一周。"),
    Figure("culture.exam_days", "培训考试天数", "天", lambda: TRAININGS, during(Training, HELD, Training.exam_days > 0), "total", amount=_column("exam_days"), seeds=("F292",)),
    Figure("culture.examined", "培训考试人次", "人次", lambda: TRAININGS, _with_exam, "total", amount_on=examined),
    Figure("culture.pass_rate", "培训考试及格率", "%", lambda: TRAININGS, _with_exam, "ratio", base="culture.examined", amount_on=passed, seeds=("F293",), note="及格人数除以应考人数；没有写应考人数的，按参加人次。"),
    Figure("culture.certificates", "培训取证人数", "人", lambda: TRAINEES, during(Trainee, Trainee.certified_on), "distinct", amount=lambda: Trainee.__table__.c.person, seeds=("F294",)),
)  # fmt: skip
