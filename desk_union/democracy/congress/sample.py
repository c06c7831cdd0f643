"""Two sittings of the made-up office with delegates, motions at every stage, and what was passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES, MOTIONS, QUESTIONS, RESOLUTIONS
from desk_union.democracy.congress.quality import QUESTIONS as QUESTIONS_OF
from desk_union.members.ledgers import PEOPLE
from desk_union.members.sample.picking import branches, members_from, write
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

STAFF, DELEGATES_DUE = 300, 40
PASSED = (
    ("工会工作报告", "审议建议"), ("集体合同（草案）", "审查同意或否决"), ("女职工特殊权益保护专项集体合同（草案）", "审查同意或否决"), ("岗位绩效工资制方案（修订稿）", "审查同意或否决"), ("职工福利费使用方案", "审议决定"),
)  # fmt: skip
# title, kind, stage, handler, satisfaction
MOTIONS_OF = (
    ("改善铸造车间通风降温条件", "劳动安全卫生", words.CLOSED, "设备部", "满意"), ("食堂增加夜班热餐供应", "文体生活", words.CLOSED, "后勤部", "基本满意"),
    ("完善一线岗位津贴标准", "工资福利", words.CLOSED, "人力资源部", "满意"), ("增加数控操作技能培训班次", "教育培训", words.CLOSED, "人力资源部", "满意"),
    ("机修备件实行看板管理", "生产经营", words.ANSWERED, "生产部", None), ("增设员工自行车棚", "文体生活", words.AGAIN, "后勤部", "不满意"),
    ("推广装配工序防错装置", "技术质量", words.ASSIGNED, "技术部", None), ("减少重复填报的报表", "民主管理", words.FILED, None, None),
    ("铸造车间加装排风扇", "劳动安全卫生", words.MERGED, None, None), ("调整个人岗位", "其他", words.REFUSED, None, None),
    ("增加职工书屋开放时间", "文体生活", words.AS_OPINION, None, None), ("为夜班职工增开班车", "文体生活", words.RAISED, None, None),
)  # fmt: skip


def fill(book: Book, today: date) -> None:
    with book.deed("示例职代会", code="found") as session:
        session.info["kind"] = "final"
        people = members_from(session, date(today.year - 2, 2, 1), today)
        last, this = _sittings(session, today)
        _delegates(session, people, today)
        _motions(session, people, last, date(today.year - 1, 2, 18), today, every=False)
        if this is not None:
            _motions(session, people, this, date(today.year, 2, 19), today, every=True)


def _sittings(session: Session, today: date) -> tuple[int, int | None]:
    """Last year's third sitting of the fourth 届, with this year's fourth where it is past, and one of a workshop."""
    common = {"body": "职代会", "number": 4, "staff": STAFF, "due": DELEGATES_DUE, "place": "公司会议室"}
    agenda = "听取工会工作报告；审议集体合同草案；审议绩效工资方案；民主评议领导干部。"
    sat: list[dict[str, Any]] = [
        {**common, "session": n, "held_on": date(year, 2, day), "present": present, "agenda": agenda, "good": present - 3, "fair": 3, "bad": 0, "fair_worth": 80,
         "preparation": "代表选举和提案征集已完成，会议材料已送代表预审。", "party_opinion": "同意召开。", "minutes": "会议按议程进行，各项决议表决通过。"}
        for n, year, day, present in ((3, today.year - 1, 18, 38), (4, today.year, 19, 39)) if date(year, 2, day) <= today
    ]  # fmt: skip
    made = write(session, CONGRESSES, sat, today)
    workshop = {"body": "职代会", "level": "车间", "unit": branches(session)[0], "number": 4, "session": 2, "held_on": date(today.year - 1, 3, 12), "due": 18, "present": 17}
    write(session, CONGRESSES, [workshop], today)
    for row, held in zip(made, sat, strict=True):
        votes = {"issued": held["present"], "returned": held["present"], "in_favour": held["present"] - 2, "against": 1, "abstained": 1}
        papers = [{"congress": row, "title": f"{held['held_on'].year}年{title}", "power": power, "document": f"示职代〔{held['held_on'].year}〕{n}号", **votes} for n, (title, power) in enumerate(PASSED, 1)]
        write(session, RESOLUTIONS, papers, today)
        asked = [{"congress": row, "place": n, "title": title, "full": 12_500_000, "good": held["present"] - n % 4, "fair": n % 4, "bad": 0} for n, title in enumerate(QUESTIONS_OF, 1)]
        write(session, QUESTIONS, asked, today)
    return made[0], made[1] if len(made) > 1 else None


def _delegates(session: Session, people: Sequence[int], today: date) -> None:
    """Forty of the fourth 届, elected two years before this; one replaced last year."""
    elected = date(today.year - 2, 2, 1)
    some = people[3 : 3 + DELEGATES_DUE]
    units = rows.values_of(session, PEOPLE, some, today)
    fresh: list[dict[str, Any]] = [
        {"person": person, "body": "职代会", "number": 4, "unit": units[person]["unit"], "elected_on": elected, "how": words.ELECTED, "delegation": f"第{'一二三四'[place % 4]}代表团",
         "kind": words.FRONT_LINE if place % 10 < 6 else "技术人员" if place % 10 < 8 else "管理人员", "role": "团长" if place < 4 else None,
         "trained_on": elected + timedelta(40) if place % 3 else None, "training": "职工代表履职培训" if place % 3 else None}
        for place, person in enumerate(some)
    ]  # fmt: skip
    stands_in = people[3 + DELEGATES_DUE]
    changed = date(today.year - 1, 2, 10)
    fresh[-1] |= {"until": changed, "replaced_by": stands_in}
    fresh.append({**fresh[-1], "person": stands_in, "how": words.ADDED, "elected_on": changed, "until": None, "replaced_by": None, "unit": fresh[-1]["unit"], "trained_on": None, "training": None})
    write(session, DELEGATES, fresh, today)


def _motions(session: Session, people: Sequence[int], congress: int, held_on: date, today: date, *, every: bool) -> None:
    """Of last year all are closed; of this year they stand at every stage."""
    names = _names(session, people[3 : 3 + DELEGATES_DUE])
    fresh: list[dict[str, Any]] = []
    for n, (title, kind, stage, handler, satisfaction) in enumerate(MOTIONS_OF if every else MOTIONS_OF[:4]):
        raised = held_on - timedelta(20 - n)
        one: dict[str, Any] = {
            "title": title if every else f"{title}（{held_on.year}年）", "kind": kind, "stage": stage, "congress": congress, "proposer": names[n], "seconders": "、".join(names[n + 1 : n + 3]),
            "raised_on": raised, "situation": "现场条件与职工需要还有差距。", "proposal": "请有关部门研究解决。", "handler": handler, "satisfaction": satisfaction,
        }  # fmt: skip
        if stage in (words.FILED, words.ASSIGNED, *words.HAVE_ANSWER):
            one["filed_on"] = raised + timedelta(5)
        if handler:
            one["due_on"] = days.add_months(held_on, 3)
        if stage in words.HAVE_ANSWER:
            one |= {"answered_on": min(held_on + timedelta(30), today), "reply": "已列入年度计划，分期实施。", "replier": f"{handler}负责人"}
        if stage in (words.REFUSED, words.AS_OPINION):
            one["refused_because"] = "属于个人事项。" if stage == words.REFUSED else "可以由书屋直接改进。"
        fresh.append(one)
    made = write(session, MOTIONS, fresh, today)
    for row, one in zip(made, fresh, strict=True):
        if one["stage"] == words.MERGED:
            rows.save_row(session, MOTIONS, row, {"merged_into": made[0]}, today)


def _names(session: Session, people: Sequence[int]) -> list[str]:
    held = rows.values_of(session, PEOPLE, people, session.info["at"].date())
    return [held[person]["name"] for person in people]
