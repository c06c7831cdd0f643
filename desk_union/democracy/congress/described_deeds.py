"""What a clerk does about delegates and motions: elect; file, merge, refuse, pass on, answer, note what was thought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from desk_union.basis import days, points
from desk_union.basis.refusal import Refusal
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress import quality
from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES, MOTIONS, QUESTIONS, in_office
from desk_union.democracy.congress.tables import Congress, CongressQuestion, Delegate, Motion
from desk_union.democracy.openness.ledgers import OPINIONS
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Day, LongText, Points, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import member_on
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.store import rows
from desk_union.store.listing import name_of, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "民主管理", "democracy.congress"
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)


def _newest(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:  # noqa: ARG001 - the same for whomever
    last = select(Congress.body, Congress.number).where(Congress.unit.is_(None)).order_by(Congress.held_on.desc())
    held = session.execute(last.limit(1)).first()
    return {"how": words.ELECTED} | ({"body": held.body, "number": held.number} if held else {"body": words.BODY.labels[0]})


def _elect(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """Who is a delegate of that 届 already is named and left as he is."""
    body, number = values["body"], values["number"]
    there = select(Delegate.person).where(Delegate.person.in_(ids), Delegate.body == body, Delegate.number == number, in_office(values["day"]))
    held = set(session.scalars(there))
    fresh = [person for person in ids if person not in held]
    if not fresh:
        raise Refusal("选中的人都已经是这一届的代表。", "请另选人，或换一届。")
    unit = PEOPLE.by_key["unit"].column(values["day"])
    placed = {row[0]: row[1] for row in session.execute(select(Person.id, unit).where(Person.id.in_(fresh)))}
    common = {"body": body, "number": number, "kind": values["kind"], "delegation": values["delegation"], "how": values["how"], "elected_on": values["day"]}
    made = rows.add_rows(session, DELEGATES, [{**rows.defaults(DELEGATES), **common, "person": one, "unit": placed.get(one)} for one in fresh], today)
    names = named(list(session.scalars(select(Person.name).where(Person.id.in_(fresh)).order_by(Person.id))))
    notes = (f"有{len(held)}人已经是这一届的代表，没有重复登记。",) if held else ()
    return DeedResult(ids=tuple(fresh), words=f"把{names}登记为第{number}届{body}代表。", name=names, seen=(DELEGATES.code, tuple(made)), notes=notes)


def _replace(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """The one leaves, the other stands in for the rest of the term: same 届, unit, delegation and kind."""
    held = session.get_one(Delegate, ids[0])
    names = {row.id: row.name for row in session.execute(select(Person.id, Person.name).where(Person.id.in_([held.person, values["by"]])))}
    if values["by"] == held.person:
        raise Refusal("自己不能接替自己。", "请另选接替的人。", field="by")
    if held.elected_on is not None and values["day"] <= held.elected_on:
        raise Refusal(f"替换日期不能早于{names[held.person]}当选的{days.show_day_long(held.elected_on)}。", "请核对日期。", field="day")
    same = (Delegate.person == values["by"], Delegate.body == held.body, Delegate.number.is_not_distinct_from(held.number))
    if session.scalar(select(Delegate.id).where(*same, in_office(values["day"]))) is not None:
        raise Refusal(f"{names[values['by']]}已经是这一届的代表。", "请另选接替的人。", field="by")
    common = {key: getattr(held, key) for key in ("body", "number", "unit", "kind", "delegation", "committee")}
    note = "\n".join(part for part in (held.note, f"替换原因：{values['why']}") if part) if values["why"] else held.note
    rows.save_row(session, DELEGATES, held.id, {"until": values["day"], "replaced_by": values["by"], "note": note}, today)
    fresh = {**rows.defaults(DELEGATES), **common, "person": values["by"], "how": values["how"], "elected_on": values["day"]}
    made = rows.add_rows(session, DELEGATES, [fresh], today)
    told = f"{days.show_day_long(values['day'])}起由{names[values['by']]}接替{names[held.person]}担任代表。"
    return DeedResult(ids=tuple(ids), words=told, name=names[held.person], seen=(DELEGATES.code, tuple(made)))


def _lay_quality(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """The eight questions of the sheet with the same full mark each, waiting for the votes."""
    name = name_of(session, CONGRESSES, ids[0])
    fresh = [{**rows.defaults(QUESTIONS), "congress": ids[0], "place": n, "title": title, "full": values["full"]} for n, title in enumerate(quality.QUESTIONS, 1)]
    made = rows.add_rows(session, QUESTIONS, fresh, today)
    rows.save_row(session, CONGRESSES, ids[0], {"fair_worth": values["worth"]}, today)
    return DeedResult(ids=tuple(ids), words=f"为{name}列好质量评估{len(made)}项。", name=name, seen=(QUESTIONS.code, tuple(made)))


def _as_last_time(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    """A hundred marks in equal parts; what 基本满意 is worth as the office said last time."""
    worth = session.scalar(select(Congress.fair_worth).where(Congress.fair_worth.is_not(None)).order_by(Congress.held_on.desc()).limit(1))
    return {"full": 100 * points.SCALE // len(quality.QUESTIONS), "worth": worth}


def _without_questions(_day: date) -> ColumnElement[bool]:
    return ~select(CongressQuestion.id).where(CongressQuestion.congress == Congress.id).correlate(Congress).exists()


def _at(*stages: str) -> Callable[[date], ColumnElement[bool]]:
    return lambda _day: Motion.stage.in_(stages)


def _go(session: Session, ids: Sequence[int], today: date, told: str, **values: Any) -> DeedResult:
    """Move the motions and say so: 立案 "改善车间通风" 等3件."""
    names = list(names_of(session, MOTIONS, ids).values())
    rows.change_many(session, MOTIONS, list(ids), values, today)
    first = f"“{names[0]}”" + (f"等{len(names)}件" if len(names) > 1 else "")
    return DeedResult(ids=tuple(ids), words=f"{told.format(names=first)}。", name=names[0])


def _file(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    return _go(session, ids, today, "把提案{names}立案", stage=words.FILED, filed_on=values["day"])


def _refuse(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    return _go(session, ids, today, "把提案{names}定为不立案", stage=words.REFUSED, refused_because=values["why"], decided_on=values["day"])


def _merge(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    if values["into"] in ids:
        raise Refusal("提案不能并入它自己。", "请另选一件并入的提案。", field="into")
    return _go(session, ids, today, "把提案{names}并案", stage=words.MERGED, merged_into=values["into"], decided_on=values["day"])


def _as_opinion(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = {one.id: one for one in session.scalars(select(Motion).where(Motion.id.in_(ids)))}
    done = _go(session, ids, today, "把提案{names}转为意见建议", stage=words.AS_OPINION, refused_because=values["why"], decided_on=values["day"])
    fresh = [
        {**rows.defaults(OPINIONS), "day": values["day"], "channel": "提案转办", "kind": one.kind, "motion": one.id, "content": one.title, "handler": values["handler"]}
        for one in (held[row] for row in ids)
    ]  # fmt: skip
    made = rows.add_rows(session, OPINIONS, fresh, today)
    return DeedResult(ids=done.ids, words=done.words, name=done.name, seen=(OPINIONS.code, tuple(made)))


def _assign(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    told = f"把提案{{names}}转{values['handler']}承办"
    return _go(session, ids, today, told, stage=words.ASSIGNED, handler=values["handler"], helper=values["helper"], due_on=values["due_on"])


def _answer(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    return _go(session, ids, today, "答复提案{names}", stage=words.ANSWERED, answered_on=values["day"], reply=values["reply"], replier=values["replier"], satisfaction=None, feedback=None, feedback_on=None)


def _feedback(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    pleased = values["satisfaction"] in words.PLEASED
    told = "登记提案{names}的反馈：" + values["satisfaction"] + ("，办结" if pleased else "，退回再办")
    stage = words.CLOSED if pleased else words.AGAIN
    return _go(session, ids, today, told, stage=stage, satisfaction=values["satisfaction"], feedback=values["feedback"], feedback_on=values["day"])


def _seconded(_day: date) -> ColumnElement[bool]:
    """Raised, and more than one name stands as seconder."""
    names: Any = func.trim(Motion.seconders)
    for mark in ("，", ",", " ", "；", ";", "/", "　"):
        names = func.replace(names, mark, "、")
    return and_(Motion.stage == words.RAISED, names.contains("、"))


WHY = Shown(key="why", label="理由", kind=Text(200), required=True)
COLUMNS = ("number", "proposer", "seconders")
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="democracy.elect_delegates", title="登记为职工代表", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_elect, propose=_newest,
        help="把选中的人登记为某一届的职工代表；不是会员的不能登记。",
        asks=(
            Shown(key="body", label="会议名称", kind=Choice(words.BODY), required=True), Shown(key="number", label="届", kind=Count(least=1, most=99), required=True),
            Shown(key="day", label="当选日期", kind=Day(ahead=0), required=True), Shown(key="kind", label="代表身份", kind=Choice(words.DELEGATE_KIND)),
            Shown(key="delegation", label="代表团", kind=Text(40)), Shown(key="how", label="产生方式", kind=Choice(words.HOW)),
        ),
    ),
    Deed(
        code="democracy.replace_delegate", title="替换代表", tab=TAB, ledger=lambda: DELEGATES, rows="one", page=PAGE, do=_replace, fits=in_office, unfit="要是在任的代表。", shows=("number", "unit", "delegation"),
        help="一名代表离任，由另一名会员接替：原代表记下离任日期和接替的人，新代表接着同一届、同一选举单位和代表团。",
        asks=(
            Shown(key="day", label="替换日期", kind=Day(ahead=0), required=True), Shown(key="by", label="接替的人", kind=Ref(lambda: PEOPLE, member_on), required=True),
            Shown(key="how", label="产生方式", kind=Choice(words.HOW), required=True, default=words.ADDED), Shown(key="why", label="替换原因", kind=Text(100)),
        ),
    ),
    Deed(
        code="democracy.lay_out_quality", title="列质量评估项目", tab=TAB, ledger=lambda: CONGRESSES, rows="one", page=PAGE, do=_lay_quality, propose=_as_last_time, fits=_without_questions, unfit="要是还没有列评估项目的会议。",
        help="为这次会议列好质量评估的八项，票数填进去，得分由程序算。",
        asks=(Shown(key="full", label="每项满分", kind=Points(), required=True), Shown(key="worth", label="基本满意折合百分数", kind=Count(most=100), help="一票基本满意算满分的百分之几，按本单位的评估办法填。")),
    ),
    Deed(
        code="democracy.file_motions", title="提案立案", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_file, waiting=True, shows=COLUMNS,
        help="审查后予以立案的。", fits=_seconded, unfit="要是提出后还没有审查、有两名以上附议人的提案。", asks=(DAY,),
    ),
    Deed(
        code="democracy.merge_motions", title="提案并案", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_merge, waiting=True, shows=COLUMNS,
        help="同一件事的几件提案，并到其中一件里办理。", fits=_at(words.RAISED, words.FILED), unfit="要是提出或立案、还没有转办的提案。",
        asks=(DAY, Shown(key="into", label="并入的提案", kind=Ref(lambda: MOTIONS, _at(words.FILED, words.ASSIGNED, words.ANSWERED, words.AGAIN)), required=True)),
    ),
    Deed(
        code="democracy.refuse_motions", title="提案不立案", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_refuse, waiting=True, shows=COLUMNS,
        help="超出职权、违法、纯属个人的提案不予立案，写明理由。", fits=_at(words.RAISED), unfit="要是提出后还没有审查的提案。", asks=(DAY, WHY),
    ),
    Deed(
        code="democracy.motions_as_opinions", title="提案转意见", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_as_opinion, waiting=True, shows=COLUMNS,
        help="不够立案、但值得答复的，转到“意见建议台账”去办。", fits=_at(words.RAISED), unfit="要是提出后还没有审查的提案。",
        asks=(DAY, WHY, Shown(key="handler", label="转办部门", kind=Text(60))),
    ),
    Deed(
        code="democracy.assign_motions", title="提案转办", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_assign, waiting=True, shows=COLUMNS,
        help="立案的提案交给承办部门，定下期限。", fits=_at(words.FILED), unfit="要是已经立案、还没有转办的提案。",
        asks=(Shown(key="handler", label="承办部门", kind=Text(60), required=True), Shown(key="helper", label="协办部门", kind=Text(60)), Shown(key="due_on", label="办理期限", kind=Day(), required=True)),
    ),
    Deed(
        code="democracy.answer_motion", title="提案答复", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_answer, waiting=True, shows=(*COLUMNS, "handler"),
        help="承办部门书面答复以后登记。", fits=_at(words.ASSIGNED, words.AGAIN), unfit="要是正在承办或再办的提案。",
        asks=(DAY, Shown(key="reply", label="答复内容", kind=LongText(), required=True), Shown(key="replier", label="答复人", kind=Text(40))),
    ),
    Deed(
        code="democracy.motion_feedback", title="提案人反馈", tab=TAB, ledger=lambda: MOTIONS, page=PAGE, do=_feedback, waiting=True, shows=(*COLUMNS, "handler"),
        help="满意、基本满意的办结；不满意的退回承办部门再办。", fits=_at(words.ANSWERED), unfit="要是已经答复的提案。",
        asks=(DAY, Shown(key="satisfaction", label="反馈", kind=Choice(words.SATISFACTION), required=True), Shown(key="feedback", label="反馈说明", kind=Text(200))),
    ),
)  # fmt: skip
