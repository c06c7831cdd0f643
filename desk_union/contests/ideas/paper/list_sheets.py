"""合理化建议台账 with its sums, 统计表, 成果汇总表, 安全用语汇编."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.contests import papers
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas.ledgers import INNOVATIONS, SLOGANS, SUGGESTIONS
from desk_union.contests.ideas.ledgers.suggestions import one_of_them
from desk_union.contests.ideas.tables import SuggestionProposer
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span
    from desk_union.describe.sheet import Request

NOWHERE, UNDATED = "未写单位", "未写日期"
LIST_HEADS = (
    Column("序号", "center", 10), Column("编号", "center", 26), Column("建议名称", width_mm=50), Column("建议人", width_mm=26), Column("人次", "right", 12), Column("单位", width_mm=26),
    Column("提出日期", "center", 20), Column("类别", "center", 18), Column("有效", "center", 10), Column("承办单位", width_mm=20), Column("状态", "center", 18),
    Column("经济效益", "right", 24), Column("奖级", "center", 20),
)  # fmt: skip


def register(session: Session, request: Request) -> list[Table]:
    """Line by line, with the sums that a summary tells: how many, how many valid, from how many people."""
    ids = papers.within(session, SUGGESTIONS, request, unit="unit")
    span = papers.asked(request)
    rows = papers.words_of(session, SUGGESTIONS, ids, span.last)
    keys = ("number", "title", "proposers", "heads", "in_unit", "raised_on", "category", "valid", "handler", "stage", "benefit", "award")
    cells = [(str(n), *(row[key] for key in keys)) for n, row in enumerate(rows, 1)]
    paid = [row_id for row_id, row in zip(ids, rows, strict=True) if row["benefit"]]
    benefit = sum(value or 0 for (value,) in papers.values_of(session, SUGGESTIONS, paid, span.last, "benefit"))
    heads = sum(int(row["heads"] or 0) for row in rows)
    totals = (
        "", "合计", f"{len(ids)}条", "", papers.total(str(heads), SUGGESTIONS, ids, span, "heads"), "", "", "", "", "", "", papers.total(show_yuan(benefit), SUGGESTIONS, paid, span, "benefit"), "",
    )  # fmt: skip
    return [
        Table(
            title="合理化建议台账", columns=LIST_HEADS, rows=cells, organisation=organisation(session), period=papers.told(request), printed_on=request.today,
            totals=totals if cells else None, count_text=f"共 {len(cells)} 条", notes=(_sums(session, ids, rows), "人次：几个人一起提的一条算几人次；参与人数每人只算一次。") if cells else ("这个期间没有建议。",),
        )
    ]  # fmt: skip


def _sums(session: Session, ids: Sequence[int], rows: Sequence[papers.Words]) -> str:
    valid = sum(row["valid"] == "是" for row in rows)
    stages = [(stage, sum(row["stage"] == stage for row in rows)) for stage in words.STAGE.stages]
    people = _heads(_people(session), ids)
    told = "、".join(f"{stage}{count}条" for stage, count in stages if count)
    return f"合理化建议{len(rows)}条，有效{valid}条，参与{people}人；其中{told}。"


def _people(session: Session) -> Mapping[int, set[str]]:
    """Who made each suggestion."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in session.execute(select(SuggestionProposer.suggestion, one_of_them().label("who"))):
        found[row.suggestion].add(row.who)
    return found


def _heads(people: Mapping[int, set[str]], ids: Sequence[int]) -> int:
    return len(set[str]().union(*(people.get(row_id, set()) for row_id in ids)))


def statistics(session: Session, request: Request) -> list[Table]:
    """By stage, by unit and by month: how many, valid, adopted, done, from how many people."""
    ids = papers.within(session, SUGGESTIONS, request, unit="unit")
    span = papers.asked(request)
    rows = list(zip(ids, papers.words_of(session, SUGGESTIONS, ids, span.last), strict=True))
    name = organisation(session)
    return [
        _grouped(session, request, name, "合理化建议统计（按状态）", "状态", _by(rows, "stage", words.STAGE.stages)),
        _grouped(session, request, name, "合理化建议统计（按单位）", "单位", _by(rows, "in_unit", (), NOWHERE)),
        _grouped(session, request, name, "合理化建议统计（按月份）", "月份", _by_month(rows)),
    ]


Rows = list[tuple[int, papers.Words]]


def _by(rows: Rows, key: str, order: Iterable[str], nothing: str = "") -> dict[str, Rows]:
    found: dict[str, Rows] = {name: [] for name in order}
    for row_id, row in rows:
        found.setdefault(row[key] or nothing, []).append((row_id, row))
    return {name: some for name, some in found.items() if some}


def _by_month(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row_id, row in rows:
        found[row["raised_on"][:7] or UNDATED].append((row_id, row))
    return dict(sorted(found.items()))


def _grouped(session: Session, request: Request, name: str, title: str, head: str, groups: dict[str, Rows]) -> Table:
    span = papers.asked(request)
    heads = (
        Column(head, width_mm=44), Column("建议条数", "right", 24), Column("有效", "right", 20), Column("采纳", "right", 20), Column("已实施", "right", 20),
        Column("参与人数", "right", 24),
    )  # fmt: skip
    people = _people(session)
    cells = [(label, *_counts(people, some, span)) for label, some in groups.items()]
    every = [pair for some in groups.values() for pair in some]
    return Table(
        title=title, columns=heads, rows=cells, organisation=name, period=papers.told(request), printed_on=request.today,
        totals=("合计", *_counts(people, every, span)) if cells else None,
        count_text=f"共 {len(every)} 条", notes=("参与人数每人只算一次，各行相加可能大于合计。",) if cells else ("这个期间没有建议。",),
    )  # fmt: skip


def _counts(people: Mapping[int, set[str]], rows: Rows, span: Span) -> tuple[str, ...]:
    parts = (
        [row_id for row_id, _ in rows], [row_id for row_id, row in rows if row["valid"] == "是"],
        [row_id for row_id, row in rows if row["stage"] in words.TAKEN_UP], [row_id for row_id, row in rows if row["stage"] in words.FINISHED],
    )  # fmt: skip
    return (*(papers.count(SUGGESTIONS, ids, span) for ids in parts), f"{_heads(people, parts[0])}人")


def summary(session: Session, request: Request) -> list[Table]:
    """成果汇总表: who made what, at what cost, with what benefit."""
    ids = papers.within(session, INNOVATIONS, request, unit="unit")
    span = papers.asked(request)
    rows = [(row_id, row) for row_id, row in zip(ids, papers.words_of(session, INNOVATIONS, ids, span.last), strict=True) if row["stage"] != words.GIVEN_UP]
    heads = (
        Column("序号", "center", 10), Column("编号", "center", 24), Column("成果名称", width_mm=46), Column("类别", "center", 20), Column("完成单位", width_mm=28), Column("完成人", width_mm=40),
        Column("完成日期", "center", 20), Column("投入费用", "right", 24), Column("年效益", "right", 26), Column("评审等次", "center", 18),
    )  # fmt: skip
    keys = ("number", "title", "kind", "unit", "members", "done_on", "cost", "benefit", "grade")
    cells = [(str(n), *(row[key] for key in keys)) for n, (_, row) in enumerate(rows, 1)]
    sums = []
    for key in ("cost", "benefit"):
        with_it = [row_id for row_id, row in rows if row[key]]
        amount = sum(value for (value,) in papers.values_of(session, INNOVATIONS, with_it, span.last, key))
        sums.append(papers.total(show_yuan(amount), INNOVATIONS, with_it, span, key))
    totals = ("", "合计", f"{len(rows)}项", "", "", "", "", *sums, "")
    return [
        Table(
            title="“五小”创新成果汇总表", columns=heads, rows=cells, organisation=organisation(session), period=papers.told(request), printed_on=request.today,
            totals=totals if cells else None, count_text=f"共 {len(cells)} 项", notes=() if cells else ("这个期间没有成果。",),
        )
    ]  # fmt: skip


def sayings(session: Session, request: Request) -> list[Table]:
    """安全用语汇编: by grade, the best first."""
    ids = papers.within(session, SLOGANS, request, unit="unit", presets=("collected",))
    span = papers.asked(request)
    order = {grade: place for place, grade in enumerate(words.GRADE.labels)}
    rows = sorted(papers.words_of(session, SLOGANS, ids, span.last), key=lambda row: order.get(row["grade"], len(order)))
    heads = (Column("序号", "center", 10), Column("安全用语", width_mm=90), Column("作者", width_mm=20), Column("单位", width_mm=30), Column("等次", "center", 18))
    cells = [(str(n), row["words"], row["author"], row["unit"], row["grade"]) for n, row in enumerate(rows, 1)]
    return [
        Table(
            title="安全用语汇编", columns=heads, rows=cells, organisation=organisation(session), period=papers.told(request), printed_on=request.today,
            count_text=f"共 {len(cells)} 条",
            notes=(f"征集安全用语{len(cells)}条。",) if cells else ("这个期间没有征集安全用语。",),
        )
    ]  # fmt: skip


SPANS = ("year", "quarter", "month", "unit")
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.suggestion_list", "合理化建议台账", "所选期间的建议和金点子一条一行，下面写明条数、有效、参与人数和各状态条数。",
        Tables(register), ledgers=("contests.suggestions",), options=SPANS, says="打印所选期间提出的建议，状态是期末的。",
    ),
    Sheet(
        "contests.suggestion_statistics", "合理化建议统计表", "按状态、单位、月份统计条数、有效、采纳、实施和参与人数。",
        Tables(statistics), ledgers=("contests.suggestions", "contests.proposers"), options=SPANS, says="统计所选期间提出的建议。",
    ),
    Sheet(
        "contests.innovation_list", "成果汇总表", "所选期间的小改小革、五小成果、操作法汇总，有费用和效益合计。",
        Tables(summary), ledgers=("contests.innovations",), options=SPANS, says="按完成日期，没有完成的按开始日期。",
    ),
    Sheet(
        "contests.slogan_list", "安全用语汇编", "所选期间征集的安全用语，按等次排。",
        Tables(sayings), ledgers=("contests.slogans",), options=SPANS, says="所选期间征集的安全用语。",
    ),
)  # fmt: skip
