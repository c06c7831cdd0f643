"""What belongs to the made-up lives: children, relatives, curriculum, study beside work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.members.sample import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.members.sample.life import Life, Maker

Row = dict[str, Any]
STAGES = ((3, "学龄前"), (6, "幼儿园"), (12, "小学"), (15, "初中"), (18, "高中"), (22, "大学"))


def _stage(age: int) -> str:
    return next((stage for below, stage in STAGES if age < below), "已就业")


def children(maker: Maker, at_work: Sequence[Life]) -> Iterator[Row]:
    """A child or two of about every third married person, from babies to grown-ups."""
    rng, serial = maker.rng, 0
    for parent in at_work:
        born = parent.values["born_on"]
        if parent.values["marital"] != "已婚" or rng.random() > 0.4:
            continue
        for n in range(rng.choice((1, 1, 2))):
            day = maker.some_day(days.add_months(born, 12 * 24 + 30 * n), days.add_months(born, 12 * 27 + 30 * n))
            if day > maker.today:
                continue
            serial += 1
            sex = rng.choice(("男", "女"))
            age = days.age_on(day, maker.today)
            given = rng.choice(words.MALE if sex == "男" else words.FEMALE)
            school = f"示例市第{rng.randint(1, 9)}{_stage(age)}" if 6 <= age < 15 else None
            yield {"person": parent, "name": parent.values["name"][0] + given, "sex": sex, "born_on": day,
                   "stage": _stage(age), "school": school, "id_number": maker.number(day, sex, serial), "note": "住校。" if age in {13, 14, 16} else None}  # fmt: skip


def relatives(maker: Maker, at_work: Sequence[Life]) -> Iterator[Row]:
    rng = maker.rng
    for person in rng.sample(list(at_work), 60):
        married = person.values["marital"] == "已婚"
        relation = "配偶" if married else rng.choice(("父亲", "母亲"))
        male = relation == "父亲" or (married and person.values["sex"] == "女")
        years = 0 if married else 26
        maker.serial += 1
        yield {"person": person, "name": maker.name("男" if male else "女"), "relation": relation,
               "born_on": days.add_months(person.values["born_on"], -12 * years - rng.randint(0, 20)),
               "employer": rng.choice(words.FACTORIES), "phone": maker.phone(family=True)}  # fmt: skip


def resumes(maker: Maker, at_work: Sequence[Life]) -> Iterator[Row]:
    for person in maker.rng.sample(list(at_work), 50):
        started, hired = person.values["started_on"], person.values["hired_on"]
        if started < hired:
            yield {
                "person": person,
                "since": started,
                "until": hired,
                "what": f"{maker.rng.choice(words.FACTORIES[:6])}职工",
            }
        yield {"person": person, "since": hired, "until": None, "what": f"示例机械厂{person.values['job']}"}


def studies(maker: Maker, at_work: Sequence[Life]) -> Iterator[Row]:
    """Two finished 大专 by themselves this year, two are at 本科, others finished or broke off before."""
    rng, year = maker.rng, maker.today.year
    done = max(date(year, 1, 1), maker.ago(2))
    plans = (
        ("高中", "大学专科", "自学", "毕业", done), ("中等专科", "大学专科", "自学", "毕业", date(year, 1, 1)),
        ("大学专科", "大学本科", "自学", "在修", None), ("大学专科", "大学本科", "函授", "在修", None),
        ("大学专科", "大学本科", "函授", "毕业", maker.ago(15, 30 - 2)), ("初中", "中等专科", "网络教育", "毕业", maker.ago(20, 10)),
        ("大学本科", "硕士研究生", "单位选送", "中止", None),
    )  # fmt: skip
    grown = [person for person in at_work if person.values["hired_on"] < maker.ago(60)]
    for person, (before, target, route, state, finished) in zip(rng.sample(grown, len(plans)), plans, strict=True):
        if state == "毕业":
            person.values["education"] = target
        elif state == "在修":
            person.values["education"] = before
        yield {"person": person, "before": before, "target": target, "route": route, "school": rng.choice(words.SCHOOLS),
               "major": rng.choice(words.MAJORS), "state": state, "started_on": maker.ago(42, 1), "finished_on": finished,
               "note": "因工作调整中止。" if state == "中止" else None}  # fmt: skip
