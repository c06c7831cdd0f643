"""The meetings of the made-up office over two years, with attendance and follow-ups; its 民主管理委员会."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS, PARTICIPATIONS, TASKS, VIOLATIONS
from desk_union.members.ledgers import POSTS
from desk_union.members.sample.picking import branches, members_from, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# kind, day of the month, every how many months, who must come
RHYTHM = (
    (words.COMMITTEE_MEETING, 5, 1, 7), ("工会例会", 15, 1, 20), ("主席会议", 3, 1, 3), ("集中学习", 20, 3, 25), ("联席会议", 24, 3, 12), ("工会工作会议", 9, 4, 30), ("党委研究工会工作", 12, 6, 9), ("学习交流会", 27, 12, 40),
)  # fmt: skip
TOPICS = "小结上月工作，安排本月工作。"


def fill(book: Book, today: date) -> None:
    with book.deed("示例会议", code="found") as session:
        session.info["kind"] = "final"
        people = members_from(session, date(today.year - 2, 2, 1), today)
        held = list(_meetings(session, today))
        made = write(session, MEETINGS, held, today)
        _attendance(session, made, held, people, today)
        _council(session, people, today)
        _others(session, today)


def _meetings(session: Session, today: date) -> Iterator[dict[str, Any]]:
    group = branches(session)[0]
    for kind, day, every, due in RHYTHM:
        for month in range(every, 25, every):
            held = date(today.year - 1 + (month - 1) // 12, (month - 1) % 12 + 1, day)
            if held <= today:
                yield {"day": held, "kind": kind, "title": f"{held.year}年{held.month}月{kind}", "chair": "赵主席", "recorder": "王干事", "place": "工会会议室", "due": due, "present": due - month % 2, "topics": TOPICS, "decisions": "按分工落实，下次会议检查。"}
    monday = date(today.year - 1, 1, 4)
    for week in range(0, 100, 4):
        held = monday + timedelta(7 * week)
        if held <= today:
            yield {"day": held, "kind": "班组学习", "title": f"{held.month}月{held.day}日班组学习", "unit": group, "chair": "小组长", "due": 12, "present": 12, "topics": "学习安全操作规程。"}


def _attendance(session: Session, made: Sequence[int], held: Sequence[dict[str, Any]], people: Sequence[int], today: date) -> None:
    """The committee's meetings are kept by name; one came late, one was ill."""
    own = [(row, one) for row, one in zip(made, held, strict=True) if one["kind"] == words.COMMITTEE_MEETING]
    fresh, tasks = [], []
    for n, (row, one) in enumerate(own):
        for place, person in enumerate(people[50:57]):
            state = words.LATE if place == n % 7 and n % 3 == 0 else words.EXCUSED if place == (n + 2) % 7 and n % 4 == 0 else words.PRESENT
            fresh.append({"meeting": row, "person": person, "state": state})
        due = days.add_months(one["day"], 1)
        done = due - timedelta(3) if due - timedelta(3) <= today - timedelta(40) else None
        tasks.append({"meeting": row, "content": f"落实{one['day'].month}月份活动安排", "owner": "王干事", "due_on": due, "done_on": done, "result": "已完成。" if done else None})
    write(session, ATTENDANCE, fresh, today)
    write(session, TASKS, tasks, today)


def _council(session: Session, people: Sequence[int], today: date) -> None:
    since = date(today.year - 2, 3, 1)
    fresh = [{"person": person, "role": words.COUNCIL_ROLE, "since": since} for person in people[60:67]]
    fresh += [{"person": person, "role": words.DELEGATE_ROLE, "since": since} for person in people[70:90]]
    write(session, POSTS, fresh, today)


def _others(session: Session, today: date) -> None:
    year = today.year - 1
    taken = (("竞聘", "车间副主任竞聘", 4, 8), ("物资采购", "劳保用品采购比价", 6, 14), ("招投标", "食堂承包招标", 9, 22), ("评先评优", "年度先进评选", 12, 15))
    write(session, PARTICIPATIONS, [{"day": date(year, month, day), "kind": kind, "title": title, "representatives": "赵主席、职工代表两名", "opinion": "程序公开，同意结果。", "result": "已公示。"} for kind, title, month, day in taken], today)
    write(session, VIOLATIONS, [{"day": date(year, 7, 9), "kind": "违反劳动纪律", "who": "某职工", "content": "夜班脱岗一次。", "handling": "批评教育，扣当月奖金。"}], today)
