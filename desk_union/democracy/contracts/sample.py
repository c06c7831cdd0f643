"""Collective contracts with their clauses, labour contracts of the made-up staff, and three disputes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.contracts.ledgers import CLAUSES, CONTRACTS, DISPUTES, LABOUR_CONTRACTS
from desk_union.members.ledgers.people import on_roll
from desk_union.members.sample.picking import members_from, write
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CLAUSES_OF = (
    ("第八条", "职工工资按月足额发放", "人力资源部", "已履行"), ("第十二条", "职工年度体检每年一次", "工会", "已履行"), ("第十五条", "高温岗位发放防暑降温用品", "安全环保部", "已履行"),
    ("第十九条", "带薪年休假按规定安排", "人力资源部", "部分履行"), ("第二十三条", "女职工专项体检每年一次", "女工委", "已履行"), ("第二十六条", "职工食堂改造", "后勤部", "未到期"),
)  # fmt: skip
EVERY_OTHER = 2  # every second has a contract that the roster does not tell the end of


def fill(book: Book, today: date) -> None:
    with book.deed("示例合同", code="found") as session:
        session.info["kind"] = "final"
        _collective(session, today)
        _labour(session, today)
        _disputes(session, today)


def _collective(session: Session, today: date) -> None:
    year = today.year - 1
    soon = days.add_months(today, 1)
    common = {"employer": "示例机械制造股份有限公司", "union_side": "示例机械厂工会", "employer_chief": "示例厂长", "union_chief": "赵主席", "covered": 300, "covered_women": 110, "published": "公开栏、网站"}
    kinds = ((words.GENERAL, "集体合同", 3), ("工资专项", "工资专项集体合同", 2), (words.WOMEN_CONTRACT, "女职工特殊权益保护专项集体合同", 3), ("职业病防治", "职业病防治协议", 3))
    fresh: list[dict[str, Any]] = [
        {**common, "title": f"{year}年{title}", "kind": kind, "negotiated_on": date(year, 1, 20), "approved_on": date(year, 2, 18), "votes": "赞成36，反对1，弃权1", "signed_on": date(year, 2, 26),
         "filed_on": date(year, 3, 4), "filing_no": f"示人社备〔{year}〕{n}号", "since": date(year, 3, 1), "until": date(year + years, 2, 28), "checked_on": date(year, 12, 10)}
        for n, (kind, title, years) in enumerate(kinds, 11)
    ]  # fmt: skip
    fresh.append({**common, "title": f"{year - 1}年劳动安全卫生专项集体合同", "kind": "劳动安全卫生专项", "signed_on": days.add_months(soon, -24), "since": days.add_months(soon, -24), "until": soon})
    made = write(session, CONTRACTS, fresh, today)
    write(session, CLAUSES, [{"contract": made[0], "number": n, "content": c, "duty": d, "state": s, "checked_on": date(year, 12, 10), "evidence": "有台账和凭证", "problem": "生产忙时未能全部安排。" if s == "部分履行" else None} for n, c, d, s in CLAUSES_OF], today)


def _labour(session: Session, today: date) -> None:
    """As the roster tells the ends; of the others every second has no end."""
    held = session.execute(select(Person.id, Person.contract_until, Person.hired_on).where(on_roll(today)).order_by(Person.id)).all()
    fresh: list[dict[str, Any]] = []
    for place, (person, until, hired) in enumerate(held):
        if until is not None:
            since = next(day for years in range(3, 30) if (day := days.add_months(until, -12 * years) + timedelta(1)) <= today)
            fresh.append({"person": person, "kind": "固定期限", "since": since, "until": until, "signed_on": since})
        elif place % EVERY_OTHER and hired is not None and hired <= today:
            fresh.append({"person": person, "kind": "无固定期限", "since": date(max(hired.year, today.year - 4), 9, 1), "maternity": place % 11 != 1})
    fresh = [{"number": f"劳-{one['since'].year}-{n:04}", **one} for n, one in enumerate(fresh, 1)]
    write(session, LABOUR_CONTRACTS, fresh, today)


def _disputes(session: Session, today: date) -> None:
    people = members_from(session, date(today.year - 1, 1, 1), today)
    year = today.year - 1
    settled = {"stage": words.SETTLED, "mediators": "赵主席、王干事", "hearing_on": date(year, 5, 20), "closed_on": date(year, 5, 28), "result": "双方到场，经两次调解。", "agreement": "补发加班工资1200元，双方再无其他争议。"}
    fresh = [
        {"received_on": date(year, 5, 12), "person": people[30], "respondent": "装配车间", "kind": "工资", "claim": "补发4月份加班工资", "facts": "4月份周末加班三天未计。", **settled},
        {"received_on": date(year, 9, 3), "person": people[31], "respondent": "人力资源部", "kind": "劳动合同", "claim": "恢复原岗位", "stage": words.FAILED, "mediators": "赵主席", "hearing_on": date(year, 9, 10), "closed_on": date(year, 9, 20)},
        {"received_on": today - timedelta(9), "outsider": "外协工班组", "heads": 5, "respondent": "外协单位", "kind": "工资", "claim": "按时支付工资", "stage": words.ACCEPTED},
    ]  # fmt: skip
    write(session, DISPUTES, fresh, today)
