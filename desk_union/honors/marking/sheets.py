"""What is printed of 考评: score sheets, the booklet, gap lists with evidence, ranking, the weekly check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days, points
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Document, Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Choose, Sheet
from desk_union.honors.marking import evidence, reckoning
from desk_union.honors.marking.ledgers import MARKINGS, subject
from desk_union.honors.marking.tables import MarkedItem, MarkEvidence, Marking, MarkingItem, MarkingScheme
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, paper, rows_of, span_of
from desk_union.scoring.scheme import SCORED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

NONE = "这个期间没有考评。"
DOCUMENT = ("pdf", "docx", "xlsx")
KINDS = {"kept": ("自评分", "检查分"), "own": ("自评分", ""), "blank": ("", "")}


def _meant(session: Session, request: Request) -> list[Marking]:
    ids = rows_of(session, MARKINGS, request)
    if not ids:
        raise Refusal(NONE, "请先在分会、小组台账里用“开始考评”（办公室、食堂等在考评标准里用“开始检查”），或换一个期间。")
    held = {one.id: one for one in session.scalars(select(Marking).where(Marking.id.in_(ids)))}
    return [held[one] for one in ids]


def _scheme(session: Session, request: Request) -> MarkingScheme:
    """The scheme asked for, else the newest in force on the day."""
    held = session.get(MarkingScheme, request.picked[0]) if request.picked else None
    if held is None:
        newest = select(MarkingScheme).where(MarkingScheme.since.is_(None) | (MarkingScheme.since <= request.day)).order_by(MarkingScheme.since.desc(), MarkingScheme.id.desc())
        held = session.scalar(newest.limit(1))
    if held is None:
        raise Refusal("还没有考评标准。", "请先编考评标准和条目。")
    return held


def _name(session: Session, held: Marking) -> str:
    return session.scalar(select(subject()).where(Marking.id == held.id)) or ""


def _show(value: int | None) -> str:
    return "" if value is None else points.show(value)


# 考评打分表


def score_sheets(session: Session, request: Request) -> list[Table]:
    return [_score_sheet(session, held, request) for held in _meant(session, request)]


def _score_sheet(session: Session, held: Marking, request: Request) -> Table:
    scheme = session.get_one(MarkingScheme, held.scheme)
    own, given = KINDS[request.chosen.get("marks", "kept")]
    marks = {one.item: one for one in session.scalars(select(MarkedItem).where(MarkedItem.marking == held.id))}
    body = []
    for item in reckoning.items_of(session, held.scheme):
        mark = marks.get(item.id)
        said = (mark.reason or "") if mark is not None and given else ""
        body.append((
            item.chapter or "", str(item.place), item.name + ("（必备）" if item.must else ""), item.rule or "", _full(item),
            _show(mark.own) if mark is not None and own else "", _show(mark.given) if mark is not None and given else "", said,
        ))  # fmt: skip
    parts = [f"满分合计{_show(_sum_of(session, held.scheme))}"]
    parts += [f"自评总分{_show(held.own_total)}"] if own and held.own_total is not None else []
    parts += [f"检查总分{_show(held.total)}{f'（{held.verdict}）' if held.verdict else ''}"] if given and held.total is not None else []
    when = held.period or days.show_day_long(held.day)
    return Table(
        title=f"{scheme.name}打分表", columns=_score_heads(), rows=body, organisation=organisation(session), printed_on=request.today, period=f"{_name(session, held)}　{when}", notes=("，".join(parts) + "。",),
        section_by=0, section_unit="条", signers=("自评人", "检查人", "负责人"), count_text=f"共 {len(body)} 条",
    )  # fmt: skip


def _score_heads() -> tuple[Column, ...]:
    return (
        Column("章节"), Column("序号", "center", 12), Column("考评内容", width_mm=56), Column("扣分办法", width_mm=60), Column("满分", "right", 16), Column("自评分", "right", 18), Column("检查分", "right", 18), Column("扣分原因", width_mm=36),
    )  # fmt: skip


def _full(item: MarkingItem) -> str:
    return _show(item.full) if item.kind == SCORED else item.kind + (f"（最多{_show(item.full)}）" if item.full else "")


def _sum_of(session: Session, scheme: int) -> int:
    return sum(one.full or 0 for one in reckoning.items_of(session, scheme) if one.kind == SCORED)


# 50条 booklet


def booklet(session: Session, request: Request) -> Prose:
    """All items by chapter with what is asked and how marks are taken off."""
    held = _scheme(session, request)
    items = reckoning.items_of(session, held.id)
    blocks: list[Block] = [Paragraph(f"　　{held.preamble}")] if held.preamble else []
    chapters: dict[str, list[MarkingItem]] = {}
    for item in items:
        chapters.setdefault(item.chapter or "其他", []).append(item)
    heads = (Column("序号", "center", 14), Column("考评内容", width_mm=60), Column("满分", "right", 16), Column("扣分办法", width_mm=66))
    for n, (chapter, some) in enumerate(chapters.items(), 1):
        full = sum(one.full or 0 for one in some if one.kind == SCORED)
        blocks.append(Heading(f"{n}．{chapter}（{len(some)}条，{_show(full)}分）"))
        blocks.append(ProseGrid("", heads, [(str(one.place), one.name + ("（必备）" if one.must else ""), _full(one), one.rule or "") for one in some]))
    since = f"{days.show_day_long(held.since)}起施行" if held.since else ""
    blocks.append(Paragraph(f"共{len(chapters)}个方面{len(items)}条，满分{_show(_sum_of(session, held.id))}分。"))
    return paper(session, request, f"{held.name}（第{held.version}版）", blocks, period=since, signers=("工会主席", "日期"))


def blank_sheet(session: Session, request: Request) -> list[Table]:
    """The items of a scheme with empty columns for the pen."""
    held = _scheme(session, request)
    items = reckoning.items_of(session, held.id)
    body = [(item.chapter or "", str(item.place), item.name + ("（必备）" if item.must else ""), item.rule or "", _full(item), "", "", "") for item in items]
    return [
        Table(
            title=f"{held.name}打分表", columns=_score_heads(), rows=body, notes=(f"满分合计{_show(_sum_of(session, held.id))}，自评总分　　　　，检查总分　　　　。",), organisation=organisation(session), printed_on=request.today,
            period="被考评单位：　　　　　　　　考评期：　　　　　　", section_by=0, section_unit="条", signers=("自评人", "检查人", "负责人"), count_text=f"共 {len(items)} 条",
        )
    ]  # fmt: skip


# 差距和佐证


def gap_list(session: Session, request: Request) -> list[Table]:
    held = _meant(session, request)
    lacking = reckoning.gaps(session, [one.id for one in held])
    heads = (
        Column("序号", "center", 12), Column("章节", width_mm=30), Column("考评内容", width_mm=60), Column("满分", "right", 16), Column("自评分", "right", 16), Column("检查分", "right", 16), Column("失分", "right", 16), Column("原因", width_mm=44), Column("整改", width_mm=26),
    )  # fmt: skip
    tables = []
    for one in held:
        some = lacking.get(one.id, [])
        marks = {mark.item: mark for mark in session.scalars(select(MarkedItem).where(MarkedItem.marking == one.id))}
        body = [
            (str(n), gap.item.chapter or "", gap.item.name, _full(gap.item), _show(gap.own), _show(gap.given), _show(gap.lost), gap.reason, _mending(marks.get(gap.item.id)))
            for n, gap in enumerate(some, 1)
        ]  # fmt: skip
        lost = sum(gap.lost or 0 for gap in some)
        scheme = session.get_one(MarkingScheme, one.scheme)
        tables.append(Table(
            title=f"{scheme.name}差距清单", columns=heads, rows=body, organisation=organisation(session), printed_on=request.today,
            period=f"{_name(session, one)}　{one.period or days.show_day_long(one.day)}　检查总分{_show(one.total) or '（没有）'}", notes=(f"共失{_show(lost)}分。",) if body else ("没有失分的条目。",), signers=SIGNERS, count_text=f"失分 {len(some)} 条",
        ))  # fmt: skip
    return tables


def _mending(mark: MarkedItem | None) -> str:
    if mark is None:
        return ""
    if mark.mended_on:
        return f"{days.show_day(mark.mended_on)}完成"
    return f"限{days.show_day(mark.mend_by)}" if mark.mend_by else ""


def evidence_list(session: Session, request: Request) -> list[Table]:
    """Item by item what proves the mark, named as it is in its ledger now, with the files."""
    heads = (Column("章节"), Column("序号", "center", 12), Column("考评内容", width_mm=60), Column("检查分", "right", 18), Column("佐证", width_mm=110), Column("附件", "right", 16))
    tables = []
    for one in _meant(session, request):
        body = []
        for item in reckoning.items_of(session, one.scheme):
            mark = session.scalar(select(MarkedItem).where(MarkedItem.marking == one.id, MarkedItem.item == item.id))
            told = _evidence(session, mark.id) if mark is not None else []
            files = _files(session, mark.id) if mark is not None else 0
            body.append((item.chapter or "", str(item.place), item.name, _show(mark.given) if mark is not None else "", "\n".join(told) or (item.wanted and f"（要求：{item.wanted}）") or "", str(files) if files else ""))
        scheme = session.get_one(MarkingScheme, one.scheme)
        without = sum(not row[4] or row[4].startswith("（要求") for row in body if not row[5])
        tables.append(Table(
            title=f"{scheme.name}佐证目录", columns=heads, rows=body, organisation=organisation(session), printed_on=request.today, period=f"{_name(session, one)}　{one.period or days.show_day_long(one.day)}",
            section_by=0, section_unit="条", signers=SIGNERS, count_text=f"共 {len(body)} 条，没有佐证的 {without} 条",
            notes=(f"佐证按今天的资料（{days.show_day_long(request.today)}）。",) if request.day < request.today else (),
        ))  # fmt: skip
    return tables


def _evidence(session: Session, mark: int) -> list[str]:
    held = session.scalars(select(MarkEvidence).where(MarkEvidence.marked == mark).order_by(MarkEvidence.id)).all()
    return [evidence.in_words(session, one) for one in held]


def _files(session: Session, mark: int) -> int:
    from sqlalchemy import func, or_

    from desk_union.store.tables import Attachment

    of_it = select(MarkEvidence.id).where(MarkEvidence.marked == mark)
    own = (Attachment.owner_table == MarkedItem.__tablename__) & (Attachment.owner_id == mark)
    its = (Attachment.owner_table == MarkEvidence.__tablename__) & Attachment.owner_id.in_(of_it)
    return session.scalar(select(func.count(Attachment.id)).where(or_(own, its))) or 0


# 排名


def ranking(session: Session, request: Request) -> list[Table]:
    """Of each scheme and period all that were marked, by their places; 奖优罚劣 goes by it."""
    held = _meant(session, request)
    groups: dict[tuple[int, str], list[Marking]] = {}
    for one in held:
        groups.setdefault((one.scheme, one.period or ""), []).append(one)
    tables = []
    for (scheme_id, period), some in groups.items():
        scheme = session.get_one(MarkingScheme, scheme_id)
        result = reckoning.reckoned(session, scheme_id, [one.id for one in some])
        by_id = {one.id: one for one in some}
        body = [
            (str(standing.place), _name(session, by_id[standing.contender.key]), _show(by_id[standing.contender.key].own_total), points.show(points.stored(standing.total)), by_id[standing.contender.key].verdict or "", by_id[standing.contender.key].title or "", days.show_day(by_id[standing.contender.key].day))
            for standing in result.standings
        ]  # fmt: skip
        lacking = reckoning.unmarked(session, [standing.contender.key for standing in result.standings])
        waiting = [_name(session, one) for one in some if one.id not in {standing.contender.key for standing in result.standings}]
        heads = (Column("名次", "center", 16), Column("单位", width_mm=60), Column("自评总分", "right", 24), Column("检查总分", "right", 24), Column("评定", "center", 26), Column("特色之家", "center", 28), Column("考评日期", "center", 26))
        tables.append(Table(
            title=f"{scheme.name.removesuffix('考评')}考评排名", columns=heads, rows=body, organisation=organisation(session), printed_on=request.today, period=period or span_of(request).words,
            notes=_not_marked(waiting, {_name(session, by_id[one]): count for one, count in lacking.items()}), signers=SIGNERS, count_text=f"共 {len(some)} 个",
        ))  # fmt: skip
    return tables


def _not_marked(waiting: Sequence[str], lacking: Mapping[str, int]) -> tuple[str, ...]:
    """What the places do not yet count: who has no mark at all, and who lacks some."""
    some = "、".join(f"{name}缺{count}条" for name, count in lacking.items())
    told = (f"还没有检查分：{'、'.join(waiting)}。" if waiting else "", f"没有检查完，缺的没有计分：{some}。" if some else "")
    return tuple(one for one in told if one)


# 检查评比


def week_checks(session: Session, request: Request) -> list[Table]:
    """Every subject down and every check across, with the mean: the ranking of a term."""
    held = _meant(session, request)
    groups: dict[int, list[Marking]] = {}
    for one in held:
        groups.setdefault(one.scheme, []).append(one)
    return [_weeks(session, scheme, some, request) for scheme, some in groups.items()]


def _weeks(session: Session, scheme_id: int, some: Sequence[Marking], request: Request) -> Table:
    names = {one.id: _name(session, one) for one in some}
    checks = list(dict.fromkeys((one.period or days.show_day(one.day)) for one in sorted(some, key=lambda one: one.day)))
    marks: dict[str, dict[str, int]] = {}
    for one in some:
        if one.total is not None:
            marks.setdefault(names[one.id], {})[one.period or days.show_day(one.day)] = one.total
    mean = {name: sum(found.values()) // len(found) for name, found in marks.items()}
    order = sorted(marks, key=lambda name: (-mean[name], name))
    place = {name: 1 + sum(mean[other] > mean[name] for other in order) for name in order}
    body = [(str(place[name]), name, *(_show(marks[name].get(check)) for check in checks), points.rounded(points.exact(mean[name])), str(len(marks[name]))) for name in order]
    heads = (Column("名次", "center", 14), Column("检查对象", width_mm=36), *(Column(check, "right", 16) for check in checks), Column("平均分", "right", 20), Column("检查次数", "right", 20))
    scheme = session.get_one(MarkingScheme, scheme_id)
    return Table(
        title=f"{scheme.name}评比表", columns=heads, rows=body, organisation=organisation(session), printed_on=request.today, period=span_of(request).words, notes=("按平均分排名。",), signers=("检查人", "审核人", "负责人"), count_text=f"检查 {len(checks)} 次",
    )  # fmt: skip


WHICH = Choose("marks", "打印哪些分", (("kept", "自评分和检查分"), ("own", "只印自评分"), ("blank", "空白（手填）")))
OPTIONS = ("year", "quarter", "month", "id", "ids")
SHEETS: tuple[Sheet, ...] = (
    Sheet("honors.score_sheet", "考评打分表", "一个单位一张：各条满分、扣分办法、自评分、检查分，按章节分开；也可以印空白的。", Tables(score_sheets), ledgers=("honors.marks", "honors.marked_items"), options=OPTIONS, choices=(WHICH,), says="打印所选期间的考评。"),
    Sheet("honors.blank_score_sheet", "考评打分表（空白）", "一套标准的条目，分数空着手填。", Tables(blank_sheet), ledgers=("honors.schemes", "honors.items"), options=("year", "id"), says="打印所选年度现行的标准。"),
    Sheet("honors.booklet", "考评条目小册子", "一套标准（如工会小组考核50条）按章节印成小册子。", Document(booklet), ledgers=("honors.schemes", "honors.items"), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度现行的标准。"),
    Sheet("honors.gap_list", "考评差距清单", "一个单位失分的条目，失分多的在前，写明原因和整改期限。", Tables(gap_list), ledgers=("honors.marks", "honors.marked_items"), options=OPTIONS, says="打印所选期间的考评。"),
    Sheet("honors.evidence_list", "考评佐证目录", "一条一条的佐证：哪本台账的哪一条、档案盒、附件数。", Tables(evidence_list), ledgers=("honors.marks", "honors.evidence"), options=OPTIONS, says="打印所选期间的考评。"),
    Sheet("honors.ranking", "考评排名表", "同一套标准同一期的各单位，按检查总分排名。", Tables(ranking), ledgers=("honors.marks",), options=OPTIONS, says="打印所选期间的考评。"),
    Sheet("honors.week_checks", "检查评比表", "办公纪律和环境每周检查：各办公室每次得分、平均分和名次。", Tables(week_checks), ledgers=("honors.marks",), options=OPTIONS, says="打印所选期间的检查。"),
)  # fmt: skip
