"""The made-up office's plans of three years and the 总结 of two half years, the first of which is final."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.members.sample.picking import write
from desk_union.reports.writing import doing
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.ledgers import PLAN_ITEMS, WRITINGS
from desk_union.reports.writing.tables import WritingSection
from desk_union.store import rows

if TYPE_CHECKING:
    from desk_union.store.opened import Book

# theme, measure, owner, month of the term, planned number and its figure
PLANNED = (
    ("围绕一个重点，深化劳动竞赛", "组织开展综合劳动竞赛和专项竞赛", "生产委员", 11, 3, "contests.contests"),
    ("围绕一个重点，深化劳动竞赛", "广泛征集合理化建议", "生产委员", 10, 60, "contests.suggestions"),
    ("盯住一个窗口，抓好班组建设", "做好班组升级验收，推进师徒结对", "生产委员", 12, 5, "contests.mentor_pairs"),
    ("拓宽一个渠道，做实帮扶工作", "完善困难职工档案，做好走访慰问", "工会干事", 12, 60, "care.visit_households"),
    ("拓宽一个渠道，做实帮扶工作", "开展“金秋助学”活动", "女工委员", 9, 5, "care.students"),
    ("推进一项制度，加强民主管理", "开好职工代表大会，落实提案答复", "工会主席", 3, 1, "democracy.congresses"),
    ("丰富一个栏目，活跃文体生活", "组织开展职工文体活动", "文体委员", 12, 10, "culture.activities"),
    ("强化一个意识，提升职工素质", "举办各类培训班，抓好读书活动", "宣传委员", 11, 8, "culture.trainings"),
    ("抓好一个根本，加强自身建设", "开展一年一次的经费审查并公布结果", "经审委员", 12, 1, "funds.audits"),
)


def fill(book: Book, today: date) -> None:
    with book.deed("示例计划和总结", code="found") as session:
        session.info["kind"] = "final"
        fresh: list[dict[str, Any]] = []
        for year in (today.year - 1, today.year, today.year + 1):
            for place, (theme, measure, owner, month, planned, figure) in enumerate(PLANNED, 1):
                due = date(year, month, 28)
                done = due if due < today and (place != 5 or year < today.year) else None
                fresh.append({
                    "year": year, "place": place, "theme": theme, "measure": measure, "owner": owner, "due": due, "planned": planned,
                    "figure": figure, "done_on": done, "result": "按期完成" if done else None,
                })  # fmt: skip
        write(session, PLAN_ITEMS, fresh, today)
        begun = doing.begin(session, (), {"kind": words.HALF, "year": today.year - 1, "half": "上半年"}, today)
        rows.change_many(session, WRITINGS, list(begun.ids), {"stage": words.FINAL}, today)
        present = doing.begin(session, (), {"kind": words.HALF, "year": today.year, "half": "上半年"}, min(today, date(today.year, 7, 5)))
        ahead = session.scalars(select(WritingSection).where(WritingSection.writing.in_(present.ids), WritingSection.heading == "下半年工作打算")).one()
        ahead.text = f"{ahead.text}\n+ 提前谋划，做好年底工作。开展年度评先；写好工作总结。"
