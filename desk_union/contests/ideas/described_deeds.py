"""What a clerk does with 合理化建议, 金点子, 小改小革 and slogans, as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas import prizing
from desk_union.contests.ideas.ledgers import INNOVATIONS, SLOGANS, SUGGESTIONS
from desk_union.contests.ideas.tables import Innovation, Slogan, Suggestion
from desk_union.contests.moving import go, named
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Money, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.funds.described.asking import PROJECT
from desk_union.payouts.ledgers import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "劳动竞赛", "contests.ideas"
PAST_DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)
HANDLER = Shown(key="handler", label="承办单位", kind=Text(60))
DUE_ON = Shown(key="due_on", label="承办期限", kind=Day())
PROGRESS = dictionary("idea_progress", "实施情况", words.TRIED, words.DOING, words.DONE)
# Between a stage and the one that a deed brings a row to.
BETWEEN = {
    (words.RAISED, words.ADOPTED): (words.JUDGED,), (words.RAISED, words.REFUSED): (words.JUDGED,),
    (words.RAISED, words.SUBMITTED): (words.JUDGED,), (words.SCREENED, words.ADOPTED): (words.JUDGED,),
    (words.SCREENED, words.SUBMITTED): (words.JUDGED,), (words.ADOPTED, words.DONE): (words.DOING,),
    (words.TRIED, words.DONE): (words.DOING,), (words.DONE, words.REWARDED): (words.RATED,),
}  # fmt: skip


def _stages(*stages: str) -> Callable[[date], ColumnElement[bool]]:
    return lambda _day: Suggestion.stage.in_(stages)


def _bring(session: Session, row_id: int, stage: str, new: Mapping[str, Any], today: date) -> None:
    """To the stage over those that lie between; where it stands there already only the rest is written."""
    now = session.execute(select(Suggestion.stage).where(Suggestion.id == row_id)).scalar_one()
    steps = [{"stage": one} for one in BETWEEN.get((now, stage), ())]
    go(session, SUGGESTIONS, row_id, today, *steps, {"stage": stage, **new})


def _given(values: Values, *keys: str) -> dict[str, Any]:
    return {key: values[key] for key in keys if values.get(key) is not None}


def _hand_over(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for row_id in ids:
        _bring(session, row_id, words.SCREENED, _given(values, "handler", "due_on"), today)
    told = named(session, SUGGESTIONS, ids)
    return DeedResult(ids=tuple(ids), words=f"把{told}交{values['handler']}承办。", name=told)


def _reply(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    answer = values["answer"]
    new = _given(values, "reply", "replier", "handler", "due_on")
    if answer != words.SUBMITTED:
        new["replied_on"] = values["day"]
    for row_id in ids:
        _bring(session, row_id, answer, new, today)
    told = named(session, SUGGESTIONS, ids)
    notes = ("请打印答复单交建议人。",) if answer != words.SUBMITTED else ()
    return DeedResult(ids=tuple(ids), words=f"答复{told}：{answer}。", name=told, notes=notes, printed=ids[0])


def _carry_out(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    stage = values["progress"]
    new = _given(values, "benefit", "reckoning")
    if stage == words.DONE:
        new["done_on"] = values["day"]
    for row_id in ids:
        _bring(session, row_id, stage, new, today)
    told = named(session, SUGGESTIONS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{told}{stage}。", name=told)


def _award(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = _given(values, "award", "bonus")
    for row_id in ids:
        now = session.execute(select(Suggestion.stage).where(Suggestion.id == row_id)).scalar_one()
        stage = words.REWARDED if now in (words.DONE, words.RATED) else now
        _bring(session, row_id, stage, new, today)
    told = named(session, SUGGESTIONS, ids)
    return DeedResult(ids=tuple(ids), words=f"把{told}评为{values['award']}。", name=told)


def _prizes(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = prizing.prize_list(session, ids, values["title"], values["source"], values["project"], today)
    words_ = f"编好发放单 {made.number}：{len(made.lines)}笔，奖金{show_yuan(made.cash)}元。"
    told = named(session, SUGGESTIONS, ids)
    return DeedResult(ids=tuple(ids), words=words_, name=told, seen=(LISTS.code, (made.id,)), printed=made.id)


def _judge_slogans(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for row_id in ids:
        go(session, SLOGANS, row_id, today, {"grade": values["grade"], "judged_on": values["day"]})
    told = named(session, SLOGANS, ids)
    return DeedResult(ids=tuple(ids), words=f"把{told}评为{values['grade']}。", name=told)


def _appraise(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"stage": words.APPRAISED, "appraised_on": values["day"], **_given(values, "appraisal", "grade")}
    for row_id in ids:
        go(session, INNOVATIONS, row_id, today, new)
    told = named(session, INNOVATIONS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{told}的鉴定。", name=told, printed=ids[0])


def _finish(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"done_on": values["day"], "used_on": values["day"], **_given(values, "benefit", "reckoning", "proof")}
    for row_id, stage in _standing(session, ids):
        steps = [{"stage": words.BUILT}] if stage == words.STARTED else []
        go(session, INNOVATIONS, row_id, today, *steps, {"stage": words.IN_USE, **new})
    told = named(session, INNOVATIONS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{told}完成。", name=told)


def _standing(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    for row_id in ids:
        yield row_id, session.execute(select(Innovation.stage).where(Innovation.id == row_id)).scalar_one()


BENEFIT = Shown(key="benefit", label="经济效益", kind=Money(), help="一年的效益，按元填。")
RECKONING = Shown(key="reckoning", label="效益计算", kind=LongText())
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="contests.hand_over", title="交办建议", tab=TAB, ledger=lambda: SUGGESTIONS, page=PAGE, do=_hand_over, waiting=True,
        help="把新提的建议交给承办单位，定一个期限；到期没有办完的在工作台上提醒。",
        shows=("number", "proposers", "raised_on"), fits=_stages(words.RAISED), unfit="要是刚提出、还没有交办的建议。",
        asks=(PAST_DAY, Shown(key="handler", label="承办单位", kind=Text(60), required=True), DUE_ON),
    ),
    Deed(
        code="contests.reply", title="答复建议", tab=TAB, ledger=lambda: SUGGESTIONS, page=PAGE, do=_reply, prints="contests.reply_slip", waiting=True,
        help="给建议人答复：采纳、不采纳（要写理由），或提交办公会；可以打印答复单。",
        shows=("number", "proposers", "stage"), fits=_stages(*words.UNANSWERED), unfit="要是还没有答复的建议。",
        asks=(
            PAST_DAY, Shown(key="answer", label="答复结果", kind=Choice(words.ANSWER), required=True),
            Shown(key="reply", label="答复意见", kind=LongText(), help="不采纳的要写明理由；印在答复单上。"),
            Shown(key="replier", label="答复人", kind=Text(40)), HANDLER, DUE_ON,
        ),
    ),
    Deed(
        code="contests.carry_out", title="登记实施", tab=TAB, ledger=lambda: SUGGESTIONS, page=PAGE, do=_carry_out, waiting=True,
        help="采纳的建议试行、动手实施或实施完成，完成的填效益。",
        shows=("number", "proposers", "stage"), fits=_stages(words.ADOPTED, *words.BEING_DONE), unfit="要是采纳了、还没有实施完的建议。",
        asks=(PAST_DAY, Shown(key="progress", label="实施情况", kind=Choice(PROGRESS), required=True, default=words.DONE), BENEFIT, RECKONING),
    ),
    Deed(
        code="contests.award_ideas", title="给建议评奖", tab=TAB, ledger=lambda: SUGGESTIONS, page=PAGE, do=_award, waiting=True,
        help="给采纳的建议评奖级、定奖金；实施完的同时转为“奖励”。评委打过分的按评分排。",
        shows=("number", "proposers", "score", "award"), fits=_stages(*words.TAKEN_UP), unfit="要是采纳了的建议。",
        asks=(Shown(key="award", label="奖级", kind=Choice(words.AWARD), required=True), Shown(key="bonus", label="每条奖金", kind=Money())),
    ),
    Deed(
        code="contests.idea_prizes", title="编制建议奖金发放单", tab=TAB, ledger=lambda: SUGGESTIONS, page=PAGE, do=_prizes, waiting=True, prints="payouts.sign_sheet",
        help="把评了奖的建议的奖金编成一张发放单，几个人一起提的平分；批准、签领后在50301入账。",
        shows=("proposers", "award", "bonus"), fits=lambda _day: prizing.unlisted(), unfit="要是评了奖金、还没有编发放单的建议。",
        asks=(
            Shown(key="title", label="标题", kind=Text(60), help="不填就是“合理化建议奖金”。"),
            Shown(key="source", label="资金来源", kind=Text(60), help="印在发放单上。"), PROJECT,
        ),
    ),
    Deed(
        code="contests.finish_innovation", title="登记完成", tab=TAB, ledger=lambda: INNOVATIONS, page=PAGE, do=_finish, waiting=True,
        help="小改小革做完、投入使用：填日期、年效益、怎么算的、谁证明的。",
        shows=("number", "leader", "stage"), fits=lambda _day: Innovation.stage.in_((words.STARTED, words.BUILT)), unfit="要是还没有完成的项目。",
        asks=(PAST_DAY, Shown(key="benefit", label="年效益", kind=Money(), help="一年的经济效益，按元填。"), RECKONING, Shown(key="proof", label="效益证明", kind=Text(120))),
    ),
    Deed(
        code="contests.appraise", title="登记鉴定", tab=TAB, ledger=lambda: INNOVATIONS, page=PAGE, do=_appraise, waiting=True, prints="contests.innovation_form",
        help="完成的项目经评审：写鉴定意见、评等次。",
        shows=("number", "leader", "benefit"), fits=lambda _day: Innovation.stage == words.IN_USE, unfit="要是已经完成、还没有鉴定的项目。",
        asks=(PAST_DAY, Shown(key="appraisal", label="鉴定意见", kind=LongText(), required=True), Shown(key="grade", label="评审等次", kind=Choice(words.GRADE))),
    ),
    Deed(
        code="contests.judge_slogans", title="评定安全用语", tab=TAB, ledger=lambda: SLOGANS, page=PAGE, do=_judge_slogans, waiting=True,
        help="选中同一等次的几条一起评定。", shows=("author", "grade"),
        fits=lambda _day: Slogan.kind == words.COLLECTED, unfit="要是征集来的，不是悬挂的标语。",
        asks=(PAST_DAY, Shown(key="grade", label="评定等次", kind=Choice(words.GRADE), required=True)),
    ),
)  # fmt: skip
