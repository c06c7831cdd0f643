"""What is printed of 职代会: the report, the roll of delegates, their cards, sign-in, motions, ballots, resolutions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days, points
from desk_union.basis.refusal import Refusal
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress import quality
from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES, MOTIONS, RESOLUTIONS, in_office, passed_on
from desk_union.democracy.congress.rules import quorate
from desk_union.democracy.congress.tables import Congress, CongressQuestion, Delegate, Motion, Resolution
from desk_union.describe.behind import counted
from desk_union.describe.content import Document, OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.ledgers import PEOPLE
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, facts, paper, register, row_of, rows_of, span_of
from desk_union.members.tables import Person, Union
from desk_union.store import listing
from desk_union.store.figures import tenths_of
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

NOBODY = "还没有职代会届次。"
DOCUMENT = ("pdf", "docx", "xlsx")
FRONT_LEAST, MANAGERS_MOST = 500, 200  # tenths of a per cent of all delegates (F.1, cfg)
YOUNG = 35


def _sat(session: Session, request: Request) -> Congress:
    return row_of(session, Congress, request, Congress.held_on, NOBODY, *(() if request.picked else (Congress.unit.is_(None),)))


def called(held: Congress) -> str:
    return f"第{held.number}届第{held.session}次{held.body}"


def _delegates(session: Session, held: Congress) -> list[int]:
    """Who was a delegate on the day of the sitting, by delegation."""
    there = select(Delegate.id).where(in_office(held.held_on), Delegate.body == held.body)
    if held.unit is not None:
        there = there.where(Delegate.unit == held.unit)
    return list(session.scalars(there.order_by(Delegate.delegation, Delegate.id)))


def report(session: Session, request: Request) -> Prose:
    held = _sat(session, request)
    before = session.scalar(
        select(Congress.held_on).where(Congress.held_on < held.held_on, Congress.body == held.body, Congress.unit.is_not_distinct_from(held.unit)).order_by(Congress.held_on.desc()).limit(1)
    )
    union = session.scalar(select(Union).limit(1))
    grid = facts(
        ("单位名称", union.employer if union else ""), ("单位性质", union.employer_nature if union else ""), ("会议名称", called(held)), ("召开时间", held.held_on), ("地点", held.place),
        ("上次召开时间", before), ("职工总数", held.staff), ("应到代表", held.due), ("主要议题", held.agenda), ("筹备情况", held.preparation), ("同级党委意见", held.party_opinion or "\n\n"), ("上级工会意见", held.upper_opinion or "\n\n"),
    )  # fmt: skip
    return paper(session, request, f"召开{held.body}报告表", [grid], period=called(held), signers=("工会主席", "填表人", "填表日期"))


ROSTER = ("name", "sex", "born_on", "ethnicity", "political", "education", "job")


def roster(session: Session, request: Request) -> list[Table]:
    """Everybody in office on the day, and whether the shares are as they should be."""
    ids = listing.ids_of(session, DELEGATES, listing.ListAsk(request.day, presets=("now",), ids=request.picked or None))
    held = {row.id: row.person for row in session.execute(select(Delegate.id, Delegate.person).where(Delegate.id.in_(ids)))}
    people = {line.id: line.words for line in listing.lines(session, PEOPLE, [PEOPLE.by_key[key] for key in ROSTER], list(held.values()), request.day)}
    own = [DELEGATES.by_key[key] for key in ("unit", "kind", "delegation", "role", "elected_on", "how")]
    heads = (Column("序号", "center", 10), *(Column(PEOPLE.by_key[key].label, PEOPLE.by_key[key].kind.align) for key in ROSTER), *(Column(one.label, one.kind.align) for one in own))
    rows = [(str(n), *people[held[line.id]], *line.words) for n, line in enumerate(listing.lines(session, DELEGATES, own, ids, request.day), 1)]
    sitting = session.scalar(select(Congress).where(Congress.unit.is_(None), Congress.held_on <= request.day).order_by(Congress.held_on.desc()).limit(1))
    staff = f"职工总数{sitting.staff}人，" if sitting is not None and sitting.staff else ""
    roll = Table(
        title="职工代表名册", columns=heads, rows=rows, organisation=organisation(session), period=f"截至{days.show_day_long(request.day)}", printed_on=request.today,
        count_text=f"{staff}代表 {len(rows)} 人", notes=tuple(_shares_told(session, ids, request.day)) if rows else ("还没有在任的职工代表。",), signers=SIGNERS,
    )  # fmt: skip
    return [roll, _composition(session, ids, request)]


def _kinds(session: Session, ids: Sequence[int], day: date) -> dict[str, list[int]]:
    """Which delegates are what: of which kind, women, young, new."""
    born = select(Delegate.id, Delegate.kind, Delegate.how, Person.sex, Person.born_on).join(Person, Person.id == Delegate.person).where(Delegate.id.in_(ids))
    found: dict[str, list[int]] = {label: [] for label in (*words.DELEGATE_KIND.labels, "没有填身份", "女代表", f"{YOUNG}岁以下", "增补代表")}
    for row in session.execute(born.order_by(Delegate.id)):
        found.setdefault(row.kind or "没有填身份", []).append(row.id)
        found["女代表"] += [row.id] if row.sex == "女" else []
        found[f"{YOUNG}岁以下"] += [row.id] if row.born_on and days.age_on(row.born_on, day) < YOUNG else []
        found["增补代表"] += [row.id] if row.how == words.ADDED else []
    return found


def _shares_told(session: Session, ids: Sequence[int], day: date) -> Iterator[str]:
    kinds = _kinds(session, ids, day)
    front, managers = (tenths_of(sum(len(kinds.get(kind, ())) for kind in some), len(ids)) or 0 for some in ((words.FRONT_LINE,), words.MANAGERS))
    yield f"一线职工代表占{front / 10:g}%，{'符合' if front >= FRONT_LEAST else '不足'}不少于{FRONT_LEAST / 10:g}%的要求；管理、领导人员占{managers / 10:g}%，{'符合' if managers <= MANAGERS_MOST else '超过'}不多于{MANAGERS_MOST / 10:g}%的要求。"


def _composition(session: Session, ids: Sequence[int], request: Request) -> Table:
    span = Span(request.day, request.day)
    wanted = {words.FRONT_LINE: f"不少于{FRONT_LEAST / 10:g}%", words.MANAGERS[0]: f"与领导人员合计不多于{MANAGERS_MOST / 10:g}%"}
    rows = [
        (str(n), label, counted(DELEGATES, some, span), f"{(tenths_of(len(some), len(ids)) or 0) / 10:g}%", wanted.get(label, ""))
        for n, (label, some) in enumerate(((label, some) for label, some in _kinds(session, ids, request.day).items() if some), 1)
    ]  # fmt: skip
    heads = (Column("序号", "center", 10), Column("代表", "left", 50), Column("人数", "right", 24), Column("占代表", "right", 24), Column("要求", "left", 60))
    return Table(title="职工代表构成", columns=heads, rows=rows, organisation=organisation(session), period=f"截至{days.show_day_long(request.day)}", printed_on=request.today, count_text=f"代表 {len(ids)} 人", signers=SIGNERS)


def cards(session: Session, request: Request) -> Filled:
    ids = listing.ids_of(session, DELEGATES, listing.ListAsk(request.day, presets=("now",), ids=request.picked or None))
    if not ids:
        raise Refusal("没有在任的职工代表。", "请先登记职工代表。")
    lines = listing.lines(session, DELEGATES, [DELEGATES.by_key[key] for key in ("person", "sex", "unit", "number", "body", "delegation", "kind")], ids, request.day)
    photos = {row.id: row.photo for row in session.execute(select(Delegate.id, Person.photo).join(Person, Person.id == Delegate.person).where(Delegate.id.in_(ids)))}
    copies = []
    for n, line in enumerate(lines, 1):
        name, sex, unit, number, body, delegation, kind = line.words
        told = {"union": organisation(session), "name": name, "sex": sex, "unit": unit, "term": f"第{number}届{body}" if number else body, "delegation": delegation, "kind": kind, "number": f"{n:03}"}
        copies.append(Copy(told, pictures={"photo": photos[line.id]} if photos.get(line.id) else {}))
    return Filled(copies)


def sign_in(session: Session, request: Request) -> list[Table]:
    held = _sat(session, request)
    ids = _delegates(session, held)
    due = held.due if held.due is not None else len(ids)
    keys = ("delegation", "person", "unit", "kind")
    enough = "" if quorate(held.due, held.present) else "到会不足应到代表的三分之二，会议不能表决。"
    return [
        ledger_table(
            session, DELEGATES, [DELEGATES.by_key[key] for key in keys], ids, held.held_on, sections=True, blanks=(Column("签名", width_mm=40), Column("备注", width_mm=30)),
            title=f"{held.body}代表签到表", organisation=organisation(session), period=f"{called(held)}　{days.show_day_long(held.held_on)}", printed_on=request.today,
            count_text=f"应到 {due} 人，实到 {'' if held.present is None else held.present} 人", notes=tuple(note for note in (enough, "" if ids else "代表名册里还没有这一届的代表。") if note), signers=("会议工作人员", "资格审查", "日期"), section_unit="人",
        )
    ]  # fmt: skip


MOTION_KEYS = ("number", "title", "kind", "proposer", "seconders", "delegation", "situation", "proposal", "raised_on", "refused_because", "handler", "helper", "due_on", "reply", "replier", "answered_on", "satisfaction", "feedback", "first_answered_on", "first_reply", "first_feedback")


def motion_forms(session: Session, request: Request) -> Filled:
    """A page for each motion, or an empty one for the pen."""
    office = organisation(session)
    if request.chosen.get("who") == "blank" and not request.picked:
        return Filled([Copy({"union": office})])
    ids = rows_of(session, MOTIONS, request)
    if not ids:
        raise Refusal("这个期间没有提案。", "请换一个时间，或印空白表。")
    copies = []
    for line in listing.lines(session, MOTIONS, [MOTIONS.by_key[key] for key in (*MOTION_KEYS, "stage", "congress")], ids, request.day):
        told = dict(zip((*MOTION_KEYS, "stage", "congress"), line.words, strict=True))
        for key in ("raised_on", "due_on", "answered_on", "first_answered_on"):
            told[key] = days.show_day_long(line.values[MOTION_KEYS.index(key)]) if line.values[MOTION_KEYS.index(key)] else ""
        accepted = told["stage"] in (words.FILED, words.ASSIGNED, *words.HAVE_ANSWER)
        told["review"] = f"立案，交{told['handler']}承办" if accepted and told["handler"] else "立案" if accepted else f"{told['stage']}　{told['refused_because']}" if told["stage"] != words.RAISED else ""
        copies.append(Copy({"union": office, **told, "reply": _replies(told)}))
    return Filled(copies)


def _replies(told: Mapping[str, str]) -> str:
    """The answer; of what was done again the first one too, and why it did not please."""
    if not told["first_answered_on"] or told["stage"] == words.AGAIN:
        return told["reply"]
    first = f"首次答复（{told['first_answered_on']}）：{told['first_reply']}"
    thought = f"（{told['first_feedback']}）" if told["first_feedback"] else ""
    return f"{first}{thought}\n再办答复：{told['reply']}"


def motion_list(session: Session, request: Request) -> list[Table]:
    """Every motion of the span with its answer, and how many stand where."""
    ids = rows_of(session, MOTIONS, request, order=("raised_on", "id"))
    keys = ("number", "title", "kind", "proposer", "seconders", "stage", "handler", "answered_on", "reply", "satisfaction")
    stages = Counter(session.scalars(select(Motion.stage).where(Motion.id.in_(ids))))
    told = "，".join(f"{stage}{stages[stage]}件" for stage in words.MOTION.stages if stages[stage])
    return [
        ledger_table(
            session, MOTIONS, [MOTIONS.by_key[key] for key in keys], ids, request.day, title="职代会提案处理汇总表", organisation=organisation(session), period=span_of(request).words,
            printed_on=request.today, count_text=f"共 {len(ids)} 条", notes=(f"{told}。" if told else "这个期间没有提案。",), signers=("提案委员会", "填表人", "负责人"),
        )
    ]  # fmt: skip


def ballots(session: Session, request: Request) -> Filled:
    """One ballot for each delegate who is due, without any mark of whom it is for."""
    held = _sat(session, request)
    papers = session.scalars(select(Resolution.title).where(Resolution.congress == held.id).order_by(Resolution.id)).all()
    if not papers:
        raise Refusal(f"{called(held)}还没有要表决的文件。", "请先在“审议文件与决议”里登记。")
    copies = held.present or held.due or 1
    one = Copy({"union": organisation(session), "sitting": called(held), "day": days.show_day_long(held.held_on)}, {"papers": [{"n": str(n), "title": title} for n, title in enumerate(papers, 1)]})
    return Filled([one] * (copies if request.chosen.get("copies") == "all" else 1))


def resolution(session: Session, request: Request) -> Prose:
    held = row_of(session, Resolution, request, passed_on(), "还没有决议。", Resolution.result == words.PASSED)
    sat = session.get_one(Congress, held.congress)
    day = days.show_day_long(held.day or sat.held_on)
    told = f"{called(sat)}于{day}召开，应到代表{sat.due or '　'}人，实到{sat.present or '　'}人，符合法定人数。会议{held.power or '审议'}了《{held.title}》。"
    votes = f"表决结果：发出表决票{held.issued}张，收回{held.returned}张，赞成{held.in_favour or 0}票，反对{held.against or 0}票，弃权{held.abstained or 0}票。" if held.issued is not None else ""
    blocks = [Paragraph(f"　　{told}"), *([Paragraph(f"　　{votes}")] if votes else []), Paragraph(f"　　会议决定：{held.result}《{held.title}》。"), *([Paragraph(held.text)] if held.text else [])]
    return paper(session, request, f"{called(sat)}关于《{held.title}》的决议", blocks, period=held.document or "", signers=("会议主持人", "工会主席", "日期"))


def quality_paper(session: Session, request: Request) -> Prose:
    """The questions, to be ticked; where votes were counted, the votes with the total and how it came about."""
    held = _sat(session, request)
    questions = session.scalars(select(CongressQuestion).where(CongressQuestion.congress == held.id).order_by(CongressQuestion.place, CongressQuestion.id)).all()
    heads = (Column("序号", "center", 14), Column("评估内容", "left", 76), *(Column(head, "center", 24) for head in ("满意", "基本满意", "不满意")))
    counts = [(str(n), one.title, *("" if count is None else str(count) for count in (one.good, one.fair, one.bad))) for n, one in enumerate(questions, 1)]
    voted = any(count for row in counts for count in row[2:])
    grid = ProseGrid("各项票数" if voted else "请在相应的格内打“√”", heads, counts or [(str(n), question, "", "", "") for n, question in enumerate(quality.QUESTIONS, 1)])
    said = [held.good, held.fair, held.bad]
    result = f"评估结果：满意{held.good or 0}票，基本满意{held.fair or 0}票，不满意{held.bad or 0}票。" if any(one is not None for one in said) else "" if voted else "意见和建议："
    reckoned = quality.reckoned(session, held.id)
    told = [Paragraph(f"质量评估得分{points.rounded(reckoned[0].total)}分。" + (f"一票基本满意按满分的{held.fair_worth}%计。" if held.fair_worth is not None else "")), Paragraph("".join(reckoned[1]))] if reckoned else []
    return paper(session, request, f"{held.body}质量评估表", [Heading(called(held)), grid, *([Paragraph(result)] if result else []), *told], signers=("计票人", "监票人", "日期"))


SHEETS: tuple[Sheet, ...] = (
    Sheet("democracy.congress_report", "召开职代会报告表", "向上级工会报告召开职代会：议题、筹备情况、党委和上级工会意见。", Document(report), ledgers=("democracy.congresses",), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一次会议。"),
    Sheet("democracy.delegate_roll", "职工代表名册", "在任代表的名册，后面是代表构成，说明一线、管理人员的比例合不合要求。", Tables(roster), ledgers=("democracy.delegates", "members.people"), options=("year", "month", "ids")),
    Sheet("democracy.delegate_cards", "职工代表证", "一张A4纸印十张代表证，沿线裁开。", OfficialForm("delegate_card", cards), ledgers=("democracy.delegates",), options=("year", "id", "ids"), outputs=("pdf",)),
    Sheet("democracy.congress_sign_in", "职代会签到表", "按代表团排列，写明应到、实到人数，签名处空着。", Tables(sign_in), ledgers=("democracy.delegates", "democracy.congresses"), options=("year", "id"), says="打印所选年度最近一次会议的代表。"),
    Sheet("democracy.motion_form", "职代会提案表", "一件提案一页：案由、情况、建议、审查意见、答复和反馈；也可以印空白的。", OfficialForm("motion", motion_forms), ledgers=("democracy.motions",), options=("year", "quarter", "month", "id", "ids"), outputs=("pdf", "docx"),
          choices=(Choose("who", "打印", (("kept", "登记了的提案"), ("blank", "空白表（手填）"))),)),
    Sheet("democracy.motion_list", "提案处理汇总表", "所选期间的提案：谁提的、交谁办、怎么答复、提案人满意不满意。", Tables(motion_list), ledgers=("democracy.motions",), options=("year", "quarter", "month", "id", "ids"), says="打印所选期间提出的提案。"),
    Sheet("democracy.vote_papers", "职代会表决票", "列出这次会议要表决的文件；可以印一张样张，也可以按到会（应到）代表人数印。", OfficialForm("vote_paper", ballots), ledgers=("democracy.resolutions", "democracy.congresses"), options=("year", "id"), outputs=("pdf",),
          choices=(Choose("copies", "份数", (("one", "一张样张"), ("all", "每名到会代表一张"))),)),
    Sheet("democracy.resolution_paper", "职代会决议", "一份决议：会议、到会人数、表决票数、结果和正文。", Document(resolution), ledgers=("democracy.resolutions",), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近一份决议。"),
    register("democracy.passed_list", "审议通过文件目录", "所选期间职代会审议通过的文件，连同票数。", RESOLUTIONS, ("congress", "title", "power", "in_favour", "against", "abstained", "on", "document"), presets=("passed",), sections=True),
    register("democracy.congress_list", "职代会届次表", "所选期间召开的各次会议，应到、到会、提案和通过文件数。", CONGRESSES, ("body", "number", "session", "held_on", "level", "unit", "due", "present", "rate", "motions", "passed")),
    Sheet("democracy.quality", "职代会质量评估表", "八个问题，请代表打勾；计过票的印出各项票数、得分和怎么算的。", Document(quality_paper), ledgers=("democracy.congresses",), options=("year", "id"), outputs=DOCUMENT),
)  # fmt: skip
