"""Courses of the made-up office over two years, some with names, marks and certificates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.culture import culture_words as words
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS
from desk_union.members.sample.picking import members_from, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# name, month, day, kind, subject, audience, rounds, days, attended, examined, passed, exam days
TRAININGS_OF: tuple[tuple[str, int, int, str, str, str, int, int, int, int | None, int | None, int | None], ...] = (
    ("安全知识培训", 3, 18, "培训班", words.SAFETY, "全体职工", 2, 1, 126, 126, 126, None), ("劳动保护监督检查员培训", 4, 10, "培训班", words.SUPERVISORS, "劳保监督员", 1, 2, 24, 24, 23, 1), ("工会干部培训班", 4, 22, "培训班", "工会业务", words.CADRES, 1, 2, 32, None, None, None),
    ("职工代表履职培训", 1, 28, "培训班", "职工代表履职", "职工代表", 1, 1, 40, None, None, None), ("法律知识培训班", 5, 20, "培训班", "法律知识", "全体职工", 1, 1, 48, None, None, None), ("叉车工培训班", 6, 8, words.SKILL_CLASS, words.FORKLIFT, "特种作业人员", 1, 10, 79, 79, 79, 1),
    ("焊工培训班", 7, 6, words.SKILL_CLASS, words.WELDING, "特种作业人员", 1, 12, 33, 33, 32, 1), ("电工岗位培训", 8, 14, words.POST_TRAINING, "电工", "特种作业人员", 1, 7, 26, 26, 26, 2), ("公务礼仪专题讲座", 9, 11, words.LECTURE, "公务礼仪", "全体职工", 1, 1, 90, None, None, None),
    ("太极拳培训班", 9, 25, "兴趣班", words.TAIJI, "全体职工", 1, 90, 30, None, None, None),
)  # fmt: skip


def fill(book: Book, today: date) -> None:
    with book.deed("示例培训", code="found") as session:
        session.info["kind"] = "final"
        people = members_from(session, date(today.year - 1, 1, 1), today)
        fresh: list[dict[str, Any]] = []
        for year in (today.year - 1, today.year, today.year + 1):
            for name, month, day, kind, subject, audience, rounds, length, attended, examined, passed, exam_days in TRAININGS_OF:
                starts = date(year, month, day)
                plan = {"name": f"{year}年{name}", "starts_on": starts, "kind": kind, "subject": subject, "audience": audience, "rounds": rounds, "planned": kind == "培训班", "hours": 8 * min(length, 10), "teacher": "外聘讲师", "place": "培训教室", "host": "工会"}
                if starts + timedelta(length) <= today:
                    fresh.append({**plan, "ends_on": starts + timedelta(length - 1), "attended": attended, "examined": examined, "passed": passed, "exam_days": exam_days})
                elif (starts - today).days < 200 and audience == words.CADRES:
                    fresh.append({**plan, "planned": True})
        made = {one["name"]: row for one, row in zip(fresh, write(session, TRAININGS, fresh, today), strict=True)}
        _trainees(session, made, people, today)


def _trainees(session: Session, made: dict[str, int], people: Sequence[int], today: date) -> None:
    """The electricians of last year by name, with certificates that run out soon; the inspectors with marks."""
    year = today.year - 1
    issued = date(year, 9, 1)
    again = max(date(today.year, 1, 1), today - timedelta(40))  # the last four passed at the second attempt
    fresh: list[dict[str, Any]] = [
        {"training": made[f"{year}年电工岗位培训"], "person": person, "hours": 56, "score": 78 + place % 20, "passed": True, "certificate": "电工进网作业许可证", "certificate_no": f"示电{year}{place + 1:03}", "certified_on": issued if place < 22 else again,
         "valid_until": days.add_months(today, 2) if place < 6 else days.add_months(issued if place < 22 else again, 36)}
        for place, person in enumerate(people[120:146])
    ]  # fmt: skip
    fresh += [{"training": made[f"{year}年劳动保护监督检查员培训"], "person": person, "hours": 16, "score": 58 + place, "passed": 58 + place >= 60} for place, person in enumerate(people[90:112], 1)]
    write(session, TRAINEES, fresh, today)
