"""The made-up works around its people: units and their history, the union's record, elections, offices, women's work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from stdnum.cn import uscc

from desk_union.basis import days
from desk_union.members.sample import vocabulary as words
from desk_union.members.sample.fates import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.members.sample.life import Life, Maker

Row = dict[str, Any]
FOUNDED = date(1986, 5, 1)
COMMITTEE, AUDIT, WOMEN = "工会委员会", "经费审查委员会", "女职工委员会"


def union_record(name: str) -> Row:
    return {
        "name": name, "union_code": "990001000001", "credit_code": _credit_code("81990001MC0000001"), "kind": "独立基层工会", "form": "工会委员会", "upper_union": "示例市机械工会",
        "founded_on": FOUNDED, "approval": "示市工〔1986〕12号", "founded_by": "线下", "status": "正常", "employer": "示例机械厂", "employer_code": _credit_code("91990001MA0000001"),
                "employer_nature": "企业", "economy": "国有", "industry": "通用设备制造业", "region": "示例省示例市东岭区",
        "address": "示例市厂前路1号", "postcode": "990001", "legal_person": "郑示范", "union_legal_person": "周示范",
        "party_body": "建有党总支", "phone": "13900000000", "email": "gonghui@example.com", "bank": "示例银行厂前支行",
        "bank_account": "622202990000000001", "has_seal": True, "has_account": True, "has_audit": True, "has_women": True,
        "has_congress": True, "has_disclosure": True, "has_contract": True, "has_supervision": True, "has_cards": False,
        "has_mutual_aid": True, "home_stars": "四星", "honors": "示例市模范职工之家。", "note": "示例数据，单位和人员均为虚构。",
    }  # fmt: skip


def _credit_code(body: str) -> str:
    return body + str(uscc.calc_check_digit(body))


def units(maker: Maker) -> list[Row]:
    """Rows of units, each after the one above it; ``parent`` is still a name."""
    founded, closed = {words.YOUNG: maker.ago(8, 1)}, {words.CLOSED: maker.ago(14, 1)}
    return [
        {"name": name, "level": level, "parent": parent or None, "code": f"{n:02}", "place": n,
         "founded_on": founded.get(name, FOUNDED), "closed_on": closed.get(name),
         "note": f"原{words.RENAMED[0]}。" if name == words.RENAMED[1] else None}
        for n, (name, level, parent, _) in enumerate(words.UNITS, 1)
    ]  # fmt: skip


def unit_changes(maker: Maker) -> list[Row]:
    this_year = max(date(maker.today.year, 1, 1), maker.ago(2, 1))
    old, new = words.RENAMED
    rows: tuple[tuple[date, str, str, str | None, str | None], ...] = (
        (maker.ago(14, 1), words.CLOSED, "撤销", words.CLOSED, "人员并入清理组"),
        (maker.ago(11, 1), new, "更名", old, new),
        (maker.ago(8, 1), words.YOUNG, "新建", None, words.YOUNG),
        (this_year, "铸钢车间", "调整", "三个班组", "造型一组、造型二组"),
    )
    return [
        {
            "day": day,
            "unit": unit,
            "kind": kind,
            "before": before,
            "after": after,
            "document": f"示工字〔{day.year}〕{n}号",
            "note": "经工会委员会讨论决定。",
        }
        for n, (day, unit, kind, before, after) in enumerate(rows, 21)
    ]


def terms(today: date) -> list[Row]:
    """Three terms of the committee, the last with its end in three months, and one each of the other bodies."""
    due = days.add_months(today, 3).replace(day=21)
    held = [days.add_months(due, -12 * 5 * n) for n in (3, 2, 1)]
    rows = [_term(COMMITTEE, 6 + n, day, 5, 80) for n, day in enumerate(held)]
    rows.append(_term(AUDIT, 4, held[-1], 5, 80))
    rows.append(_term(WOMEN, 4, days.add_months(held[-1], 24), 5, 60))
    rows.append(_term("分会委员会", 3, days.add_months(today, -14), 3, 40) | {"unit": "装配分会"})
    return rows


def _term(body: str, number: int, held_on: date, years: int, delegates: int) -> Row:
    return {
        "body": body, "number": number, "session": 1, "held_on": held_on, "years": years,
        "due_on": days.add_months(held_on, 12 * years), "delegates": delegates, "present": delegates - 3,
        "candidates": "差额推荐，名单见档案。", "votes": f"发出{delegates - 3}张，收回{delegates - 3}张，有效{delegates - 4}张。",
        "elected": f"选举产生第{number}届{body}。", "approved_on": days.add_months(held_on, 1),
        "approval": f"示市工〔{held_on.year}〕{number}号", "note": "档案存工会办公室。",
    }  # fmt: skip


def posts(maker: Maker, people: Sequence[Life]) -> list[Row]:
    """Offices of the bodies, branches and groups; three groups changed their leader in this and the last year."""
    rng, today = maker.rng, maker.today
    held = days.add_months(days.add_months(today, 3).replace(day=21), -12 * 5)
    old_hands = [
        p
        for p in people
        if p.is_member and len(p.events) == 1 and p.events[0]["day"] < held and p.standings[-1].value == "在岗"
    ]
    women = [p for p in old_hands if p.values["sex"] == "女"]
    rows = [
        *(_post(p, role, words.ROOT, held, COMMITTEE, full_time=role == "工会副主席")
          for p, role in zip(rng.sample(old_hands, 7), ("工会主席", "工会副主席", *("工会委员",) * 5), strict=True)),
        *(_post(p, role, words.ROOT, held, AUDIT)
          for p, role in zip(rng.sample(old_hands, 3), ("经审委员会主任", "经审委员", "经审委员"), strict=True)),
        *(_post(p, role, words.ROOT, days.add_months(held, 24), WOMEN)
          for p, role in zip(rng.sample(women, 4), ("女职工委员会主任", *("女职工委员",) * 3), strict=True)),
        _post(rng.choice(old_hands), "工会干事", words.ROOT, held, full_time=True),
        _post(rng.choice(old_hands), "专门委员会委员", words.ROOT, held),
        *(_post(p, "劳动保护监督检查员", words.ROOT, held) for p in rng.sample(old_hands, 3)),
        *_local_posts(maker, old_hands, held),
    ]  # fmt: skip
    former = next(p for p in people if p.values.get("retired_on") and p.values["retired_on"] > maker.ago(12))
    until = former.values["retired_on"]
    return [
        *rows,
        {
            **_post(former, "工会委员", words.ROOT, held, COMMITTEE),
            "until": until,
            "reason": "退休",
            "note": "暂不补选。",
        },
    ]


def _local_posts(maker: Maker, old_hands: Sequence[Life], held: date) -> Iterator[Row]:
    rng = maker.rng
    for name, level, _, _ in words.UNITS:
        if level == "分会":
            yield _post(rng.choice(old_hands), "分会主席", name, held)
    for n, unit in enumerate(GROUPS):
        own = [p for p in old_hands if p.unit == unit] or list(old_hands)
        since = max(held, maker.ago(8, 1)) if unit == words.YOUNG else held
        leader, guard = rng.choice(own), rng.choice(own)
        if n < 3:
            changed = max(date(maker.today.year, 1, 1), maker.ago(1)) if n == 0 else maker.ago(3 + 8 * n, 5)
            yield {**_post(rng.choice(own), "工会小组长", unit, since), "until": changed, "reason": "工作调动"}
            since = changed
        yield _post(leader, "工会小组长", unit, since)
        yield _post(guard, ("小组劳动保护检查员", "群监员", "信息员")[n % 3], unit, held)


def _post(person: Life, role: str, unit: str, since: date, body: str | None = None, *, full_time: bool = False) -> Row:
    """``person``, ``unit`` and ``term`` are still the life and names; the filling puts ids in their place."""
    return {"person": person, "role": role, "unit": unit, "since": since, "term": body, "full_time": full_time,
            "document": f"示工字〔{since.year}〕{since.month}号"}  # fmt: skip


def womens_work(maker: Maker) -> list[Row]:
    year = maker.today.year
    return [
        {"day": date(year - 1, 3, 8), "kind": "活动", "title": "三八妇女节趣味运动会", "persons": 86, "result": "评出优胜队三个。"},
        {"day": max(date(year, 1, 1), maker.ago(2)), "kind": "培训讲座", "title": "女职工健康知识讲座", "persons": 64, "result": "现场答疑。"},
        {"day": maker.ago(7, 20), "kind": "专项集体合同", "title": "女职工权益保护专项集体合同", "persons": 92,
         "until": days.add_months(maker.ago(7, 20), 36), "result": "已报劳动行政部门审查。"},
        {"day": maker.ago(15, 10), "kind": "会议", "title": "女职工委员会第四届第二次会议", "persons": 4, "result": "通过年度计划。"},
        {"day": maker.ago(10, 6), "kind": "维权个案", "title": "哺乳期调岗协商", "persons": 1, "result": "恢复原岗位。", "note": "已回访。"},
    ]  # fmt: skip
