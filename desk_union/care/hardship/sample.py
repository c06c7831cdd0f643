"""Twelve made-up households over last year and this one, with families, surveys, applications and what was paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis import days
from desk_union.care.hardship import aid_words, paying
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.aid_ledgers import APPLICATIONS
from desk_union.care.hardship.file_ledgers import FAMILIES, FILES
from desk_union.care.hardship.survey_ledgers import DECLARATIONS, LINES, SURVEYS
from desk_union.care.hardship.tables import HardshipFile, HardshipPaper, HardshipRelative
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Person
from desk_union.payouts import handling
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CHAIR, CLERK, UNION_ABOVE = "赵主席", "王干事", "示例区总工会"
# Cause, heads, year's income, rigid spending, class, stage, months before today at which it was applied for.
PLANS: tuple[tuple[str, int, int, dict[str, int], str, str, int], ...] = (
    (words.ILL_CAUSE, 3, 42_000, {"ill_cost": 21_000}, words.DEEP, words.HELPED, 20),
    (words.SCHOOL_CAUSE, 4, 72_000, {"school_cost": 16_000}, words.RELATIVE, words.HELPED, 19),
    (words.NO_STRENGTH, 3, 48_000, {"disabled_cost": 9_000, "ill_cost": 4_000}, words.RELATIVE, words.HELPED, 18),
    (words.LAID_OFF, 2, 18_000, {"rent_cost": 4_800}, words.DEEP, words.HELPED, 10),
    (words.ACCIDENT_CAUSE, 3, 66_000, {}, words.ACCIDENT, words.HELPED, 9),
    (words.SCHOOL_CAUSE, 5, 80_000, {"school_cost": 24_000, "elders_cost": 3_600}, words.RELATIVE, words.REVIEW, 17),
    (words.ILL_CAUSE, 2, 30_000, {"ill_cost": 16_500}, words.DEEP, words.OUT, 21),
    (words.NO_STRENGTH, 4, 60_000, {"disabled_cost": 6_000}, words.RELATIVE, words.CLOSED, 16),
    (words.ILL_CAUSE, 3, 45_000, {"ill_cost": 12_000}, words.RELATIVE, words.APPROVING, 2),
    (words.SCHOOL_CAUSE, 4, 66_000, {"school_cost": 13_000}, words.RELATIVE, words.POSTING, 1),
    (words.DISASTER_CAUSE, 3, 54_000, {"rent_cost": 7_200}, words.RELATIVE, words.CHECKED, 1),
    (words.ILL_CAUSE, 3, 39_000, {"ill_cost": 15_000}, "", words.APPLIED, 1),
)  # fmt: skip
MINIMUM = 75_000
STEPS = (
    (words.CHECKED, "checked_on", 6), (words.POSTING, "posted_on", 10), (words.APPROVING, "submitted_on", 20), (words.HELPED, "approved_on", 28),
)  # fmt: skip
GIVEN = ("欣怡", "子轩", "雨桐", "浩然", "思远", "佳琪", "明哲", "若溪", "俊杰", "诗涵", "一鸣", "晓彤")


def fill(book: Book, today: date) -> None:
    with book.deed("示例困难职工", code="found") as session:
        session.info["kind"] = "final"
        overrides.because(session, "示例")
        line = {"since": date(today.year - 2, 7, 1), "minimum": MINIMUM, "times": 20, "document": "示例市民政局通知"}
        rows.save_row(session, LINES, None, line, today)
        later = {"since": date(today.year, 7, 1), "minimum": MINIMUM + 4_000, "times": 20, "document": "示例市民政局通知"}
        rows.save_row(session, LINES, None, later, today)
        people = _people(session, today)
        files = [_file(session, person, plan, today) for person, plan in zip(people, PLANS, strict=False)]
        for n, row in enumerate(files):
            _family(session, row, n, today)
        _papers(session, files[:8], today)
        _surveys(session, files, today)
        _declare(session, files, today)
        _aid(session, files, people, today)
        overrides.because(session, "")


def _people(session: Session, today: date) -> list[int]:
    """Members of the middle years with the lowest wages, who were there two years ago and still are."""
    there = select(Person.id).where(
        member_on(days.add_months(today, -24)), member_on(today), Person.died_on.is_(None), Person.retired_on.is_(None),
        Person.born_on.between(date(today.year - 55, 1, 1), date(today.year - 42, 1, 1)),
    )  # fmt: skip
    return list(session.scalars(there.order_by(Person.wage, Person.id)))[: 2 * len(PLANS) : 2]


def _file(session: Session, person: int, plan: tuple[Any, ...], today: date) -> int:
    cause, heads, income, costs, kind, stage, months = plan
    applied = days.add_months(today, -months)
    told = {key: yuan * 100 for key, yuan in costs.items()}
    values: dict[str, Any] = {
        "person": person, "cause": cause, "heads": heads, "year_income": income * 100, "wage": income * 100 // 16, **told,
        "kind": kind or None, "applied_on": applied, "maker": CLERK, "work_state": "在岗", "housing": "自购房", "area": 60 + heads * 5,
        "homes": 1, "insured": "职工医保", "model": "非劳模", "industry": "机电", "employer_kind": "国有企业", "employer_state": "正常",
        "single_parent": False, "self_help": True, "jobless_home": False, "stage": words.APPLIED,
    }  # fmt: skip
    by_cause: dict[str, dict[str, Any]] = {
        words.ILL_CAUSE: {"health": "恶性肿瘤", "minor_causes": words.SCHOOL_CAUSE, "other_cause": "患病住院，长期服药，自付医疗费多。"},
        words.NO_STRENGTH: {"health": "残疾", "disability": "肢体", "disability_level": "二级", "other_cause": "肢体残疾，不能从事重体力劳动。"},
        words.ACCIDENT_CAUSE: {"accident_cost": 40_000_00, "other_cause": "家人遭遇车祸，赔偿以后自付仍多。"},
        words.SCHOOL_CAUSE: {"other_cause": "子女在外地上学，学费和生活费负担重。"},
    }
    values |= by_cause.get(cause, {"other_cause": "家庭收入少，生活困难。"})
    row = rows.save_row(session, FILES, None, values, today)
    _walk(session, row, stage, applied, today)
    return row


def _walk(session: Session, row: int, stage: str, applied: date, today: date) -> None:
    """Bring a file from stage to stage up to the one where it stands, each on its own day."""
    end = list(words.STAGE.stages).index(stage)
    for place, (after, key, later) in enumerate(STEPS, 1):
        if place > end:
            return
        day = min(applied + timedelta(later), today)
        new: dict[str, Any] = {"stage": after, key: day}
        if after == words.POSTING:
            new["posted_until"] = day + timedelta(6)
        if after == words.APPROVING:
            new["posted_result"] = "无异议"
        if after == words.HELPED:
            new["approver"] = UNION_ABOVE
        rows.save_row(session, FILES, row, new, today)
    if stage != words.HELPED:
        reviewed = min(days.add_months(applied, 12), today)
        rows.save_row(session, FILES, row, {"stage": words.REVIEW, "reviewed_on": reviewed}, today)
        if stage in (words.OUT, words.CLOSED):
            rows.save_row(session, FILES, row, {"stage": stage, "closed_on": min(reviewed + timedelta(5), today)}, today)


def _family(session: Session, row: int, n: int, today: date) -> None:
    held = session.get_one(HardshipFile, row)
    holder = session.get_one(Person, held.person)
    surname = holder.name[0]
    spouse: dict[str, Any] = {
        "name": f"{'李周吴郑'[n % 4]}{'秀英' if holder.sex == '男' else '建国'}", "relation": "配偶", "sex": "女" if holder.sex == "男" else "男",
        "born_on": date(1974 + n % 6, 3 + n % 9, 12), "health": ("良好", "高血压病", "残疾")[n % 3], "income": (2_100_00, 0, 1_600_00)[n % 3],
        "work_state": ("在岗", "失（无）业", "灵活就业")[n % 3], "place": "示例市第二百货" if n % 3 == 0 else None,
        "disability": "视力" if n % 3 == 2 else None,
    }  # fmt: skip
    level, school = (("本科", "示例大学"), ("高中", "示例市第一中学"), ("高职高专", "示例职业技术学院"), ("初中", "示例市第五中学"))[n % 4]
    child: dict[str, Any] = {
        "name": f"{surname}{GIVEN[n % len(GIVEN)]}", "relation": "女儿" if n % 2 else "儿子", "sex": "女" if n % 2 else "男",
        "born_on": date(today.year - (20, 17, 19, 14)[n % 4], 5, 4 + n), "work_state": "在校学生", "stage": level, "school": school,
        "major": {"本科": "机械工程", "高职高专": "机电一体化"}.get(level), "grade": "一年级", "years": {"本科": 4}.get(level, 3),
        "tuition": {"本科": 5_500_00, "高职高专": 6_000_00}.get(level), "health": "良好",
    }  # fmt: skip
    elders: list[dict[str, Any]] = [
        {"name": f"{surname}老太", "relation": "母亲", "sex": "女", "born_on": date(1948, 8, 8), "health": "心血管病", "income": 1_500_00, "work_state": "退休"},
        {"name": f"{surname}老伯", "relation": "父亲", "sex": "男", "born_on": date(1946, 6, 6), "health": "腰颈椎病", "income": 0, "work_state": "务农"},
    ]  # fmt: skip
    for one in [spouse, child, *elders][: max((held.heads or 2) - 1, 1)]:
        rows.save_row(session, FAMILIES, None, {"file": row, **one}, today)


def _papers(session: Session, files: Sequence[int], today: date) -> None:
    """The older files have their papers, but for one that lacks its last."""
    for place, row in enumerate(files):
        wanted = list(session.scalars(select(HardshipPaper.id).where(HardshipPaper.file == row).order_by(HardshipPaper.id)))
        day = session.scalars(select(HardshipFile.checked_on).where(HardshipFile.id == row)).one() or today
        got = wanted[:-1] if place == 3 else wanted
        session.connection().execute(update(HardshipPaper).where(HardshipPaper.id.in_(got)).values(got_on=day, copies=1))


def _surveys(session: Session, files: Sequence[int], today: date) -> None:
    for n, row in enumerate(files):
        held = session.get_one(HardshipFile, row)
        if held.checked_on is None:
            continue
        income = held.year_income or 0
        values = {
            "file": row, "day": held.checked_on, "surveyor": f"{CHAIR}、{CLERK}", "heads": held.heads, "wages": income, "month_cost": 1_200_00,
            "medical_cost": held.ill_cost, "school_cost": held.school_cost, "housing": held.housing, "area": held.area, "homes": 1, "cars": 0,
            "shops": False, "illness": held.other_cause, "cause": held.cause, "needs": ("医疗救助", "孩子上学", "临时补助")[n % 3],
            "finding": "情况属实。",
        }  # fmt: skip
        rows.save_row(session, SURVEYS, None, values, today)
    for month, name in ((11, "孙桂芳"), (10, "马德福"), (5, "冯玉兰")):
        day = days.add_months(today, -month)
        values = {"household": name, "day": day, "surveyor": CLERK, "heads": 2, "pension": 26_000_00, "housing": "自建房", "needs": "节日慰问", "finding": "暂不建档，列为走访户。"}
        rows.save_row(session, SURVEYS, None, values, today)


def _declare(session: Session, files: Sequence[int], today: date) -> None:
    plans = ((0, 17, "市级", "同意", 5_000_00), (3, 8, "市级", "同意", 5_000_00), (4, 6, "省级", "待答复", None), (1, 12, "区级", "不同意", None))
    for place, months, level, answer, amount in plans:
        day = days.add_months(today, -months)
        answered = None if answer == "待答复" else day + timedelta(30)
        values = {"file": files[place], "day": day, "programme": "中央财政帮扶资金", "level": level, "answer": answer, "answered_on": answered, "amount": amount}
        rows.save_row(session, DECLARATIONS, None, values, today)


def _aid(session: Session, files: Sequence[int], people: Sequence[int], today: date) -> None:
    """金秋助学 of last year and 残疾人补助 are signed for; of this year some is granted, some waits."""
    last = today.year - 1
    study = list(_students(session, files[:6], date(last, 8, 10), granted=True, today=today))
    _paid(session, study, f"{last}年金秋助学", date(last, 9, 5), today)
    disabled = [
        _apply(session, {"kind": aid_words.DISABLED, "person": people[place], "file": files[place], "day": date(last, 5, 6), "asked": 500_00, "reason": "肢体残疾"}, today, decided=500_00)
        for place in (2, 7)
    ]  # fmt: skip
    _paid(session, disabled, f"{last}年助残日残疾人生活补助", date(last, 5, 17), today)
    recent = max(date(today.year, 1, 1), days.add_months(today, -2))
    list(_students(session, files[1:3], recent, granted=True, today=today))
    list(_students(session, files[5:6], recent, granted=False, today=today))
    _apply(session, {"kind": "临时救助", "person": people[3], "file": files[3], "day": recent, "asked": 3_000_00, "reason": "突发疾病住院"}, today)


def _students(session: Session, files: Sequence[int], day: date, *, granted: bool, today: date) -> Iterator[int]:
    pupils = select(HardshipRelative).where(HardshipRelative.file.in_(files), HardshipRelative.stage.in_(words.FROM_SENIOR))
    for n, one in enumerate(session.scalars(pupils.order_by(HardshipRelative.id)).all()):
        amount = 5_000_00 if one.stage in words.HIGHER else 3_000_00
        person = session.scalars(select(HardshipFile.person).where(HardshipFile.id == one.file)).one()
        values = {
            "kind": aid_words.STUDY, "file": one.file, "person": person, "day": day, "student": one.name, "student_sex": one.sex, "level": one.stage,
            "school": one.school, "major": one.major, "grade": one.grade, "years": one.years, "tuition": one.tuition, "asked": amount,
            "village": ("厂前社区", "河东村")[n % 2], "source": "上级补助", "reason": "家庭困难，供养子女上学。",
        }  # fmt: skip
        yield _apply(session, values, today, decided=amount if granted else None)


def _apply(session: Session, values: dict[str, Any], today: date, decided: int | None = None) -> int:
    row = rows.save_row(session, APPLICATIONS, None, values, today)
    if decided is not None:
        day = min(values["day"] + timedelta(7), today)
        new = {"stage": aid_words.GRANTED, "decided": decided, "decided_on": day, "approver": CHAIR}
        rows.save_row(session, APPLICATIONS, row, new, today)
    return row


def _paid(session: Session, applications: Sequence[int], title: str, day: date, today: date) -> None:
    made = paying.pay(session, applications, title, {"day": day - timedelta(6), "maker": CLERK}, today)
    handling.approve(session, made.id, day - timedelta(4), CHAIR, "工会委员会会议纪要", today)
    handling.sign(session, made.id, day, None, today)
