"""What a clerk does about 评先: share out places, nominate, review, vote and count, confirm, publish, commend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, or_, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.honors import honors_words as words
from desk_union.honors.honours import granting
from desk_union.honors.honours.ledgers import HONOURS
from desk_union.honors.selection import allotting, counting, rules, tallying
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, QUOTAS, ROUNDS
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardQuota, AwardRound, BallotVote
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.store import overrides, rows
from desk_union.store.listing import name_of, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "建家评先", "honors.selecting"
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)
LEVELS = dictionary("allot_level", "分到哪一级", "小组", "分会", "车间")
PASSES = dictionary("review_result", "评审结果", ("通过", "", "同意", "评审通过"), ("未通过", "", "不通过", "不同意"))
COMMITTEE = "工会委员会"


def _allot(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.get_one(AwardRound, ids[0])
    if session.scalar(select(AwardNomination.id).where(AwardNomination.round == held.id).limit(1)) is not None:
        raise Refusal(f"“{held.award}”已经收到推荐，不能重新分配。", "个别单位要改的，请用“调整名额”。")
    plan = allotting.plan(session, held, held.day or today, values["level"] or allotting.GROUPS)
    before = list(session.scalars(select(AwardQuota.id).where(AwardQuota.round == held.id)))
    rows.delete_rows(session, QUOTAS, before, today)
    made = rows.add_rows(session, QUOTAS, [{**rows.defaults(QUOTAS), **one} for one in plan.rows(held.id)], today)
    got = sum(1 for one in plan.allotted if one.places)
    table = (("单位", "人数", "应得", "应分名额"), *((one.sharer.name, str(one.sharer.heads), one.exact, str(one.places)) for one in plan.allotted))
    said = f"按{days.show_day_long(plan.day)}的{held.basis}，把“{held.award}”{held.places}个名额分到{got}个单位"
    return DeedResult(ids=tuple(ids), words=f"{said}。", name=held.award, seen=(QUOTAS.code, tuple(made)), table=table, notes=plan.notes, printed=held.id)


def _open_quota(_day: date) -> ColumnElement[bool]:
    nominated = exists().where(AwardNomination.round == AwardRound.id).correlate(AwardRound)
    return and_(AwardRound.commended_on.is_(None), ~nominated)


def _move_quota(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """From one unit to another, so that the sum stays."""
    giving, taking = session.get_one(AwardQuota, ids[0]), session.get_one(AwardQuota, values["to"])
    names = {row: name_of(session, UNITS, row) for row in (giving.unit, taking.unit)}
    if giving.round != taking.round or giving.id == taking.id:
        raise Refusal("只能在同一个奖项的两个单位之间调整。", "请另选调给的单位。", field="to")
    if giving.places < values["count"]:
        raise Refusal(f"{names[giving.unit]}只有{giving.places}名，调不出{values['count']}名。", "请核对名数。", field="count")
    for one, count in ((giving, -values["count"]), (taking, values["count"])):
        rows.save_row(session, QUOTAS, one.id, {"places": one.places + count, "reason": values["why"]}, today)
    told = f"把{names[giving.unit]}的{values['count']}个名额调给{names[taking.unit]}"
    return DeedResult(ids=tuple(ids), words=f"{told}。", name=names[giving.unit], seen=(QUOTAS.code, (giving.id, taking.id)))


def _nominate(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.get_one(AwardRound, values["round"])
    given = {"round": held.id, "received_on": values["day"], "by_unit": values["by_unit"], "deeds": values["deeds"], "opinion": values["opinion"]}
    made = [rows.save_row(session, NOMINATIONS, None, {**given, "person": one}, today) for one in ids]
    names = named(list(session.scalars(select(Person.name).where(Person.id.in_(ids)).order_by(Person.id))))
    return DeedResult(ids=tuple(ids), words=f"登记推荐{names}为“{held.award}”。", name=names, seen=(NOMINATIONS.code, tuple(made)))


def _propose_round(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    newest = select(AwardRound.id).where(AwardRound.commended_on.is_(None), AwardRound.whom == words.PERSON).order_by(AwardRound.year.desc(), AwardRound.id.desc())
    return {"round": session.scalar(newest.limit(1))}


def _of_people(_day: date) -> ColumnElement[bool]:
    return and_(AwardRound.whom == words.PERSON, AwardRound.commended_on.is_(None))


def _review(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    passes = values["passes"] == "通过"
    if not passes and not values["why"]:
        raise Refusal("评审未通过的要写意见。", "请填评审意见。", field="why")
    stage = words.REVIEWED if passes else words.REJECTED
    rows.change_many(session, NOMINATIONS, list(ids), {"stage": stage, "reviewed_on": values["day"], "review": values["why"]}, today)
    first = _first(session, ids)
    return DeedResult(ids=tuple(ids), words=f"把{first}定为{stage}。", name=first)


def _first(session: Session, ids: Sequence[int]) -> str:
    names = list(names_of(session, NOMINATIONS, ids[:1]).values())
    return names[0] + (f"等{len(ids)}个" if len(ids) > 1 else "")


def _open_ballot(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.get_one(AwardRound, ids[0])
    given = {"day": values["day"], "voters": values["voters"], "issued": values["issued"]}
    places = tallying.seats(session, held)
    made, count = counting.open_ballot(session, held, given, today)
    said = f"生成“{held.award}”的选票，候选人{count}个，选{places}个"
    return DeedResult(ids=tuple(ids), words=f"{said}。", name=held.award, seen=(BALLOTS.code, (made,)), printed=made)


def _count(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    counted = counting.count(session, ids[0], values["day"], today)
    name = name_of(session, BALLOTS, ids[0])
    table = (("候选人", "得票", "结果"), *((one.name, str(one.votes), one.result) for one in counted))
    tied = any(one.result == words.TIED for one in counted)
    notes = ("最后的名额有并列的：请再投一次，或在评选台账里定下并列时的办法，再计票。",) if tied else ()
    return DeedResult(ids=tuple(ids), words=f"完成“{name}”的计票：{tallying.told(counted)}。", name=name, table=table, notes=notes, printed=ids[0])


def _reopen(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.get_one(AwardBallot, ids[0])
    later = select(AwardBallot.id).where(AwardBallot.round == held.round, AwardBallot.batch > held.batch, AwardBallot.counted_on.is_not(None))
    name = name_of(session, BALLOTS, held.id)
    if session.scalar(later.limit(1)) is not None:
        raise Refusal("后面还有一次投票已经计票。", "请先撤销最后一次投票的计票。")
    overrides.because(session, overrides.reason_of(session) or values["why"])
    counting.reopen(session, held.id, today)
    award = session.get_one(AwardRound, held.round)
    confirmed = award.confirmed_on is not None
    if confirmed:
        rows.save_row(session, ROUNDS, award.id, {"confirmed_by": None, "confirmed_on": None}, today)
    said = f"撤销“{name}”的计票{'和确认' if confirmed else ''}"
    return DeedResult(ids=tuple(ids), words=f"{said}。", name=name, notes=("候选人回到“评审通过”，票数可以改了；改好后再“计票”、确认。",))


def _counted(_day: date) -> ColumnElement[bool]:
    unpublished = exists().where(AwardRound.id == AwardBallot.round, AwardRound.commended_on.is_(None), AwardRound.public_from.is_(None))
    return and_(AwardBallot.counted_on.is_not(None), unpublished)


def _unconfirmed() -> ColumnElement[bool]:
    return exists().where(AwardRound.id == AwardBallot.round, AwardRound.commended_on.is_(None), AwardRound.confirmed_on.is_(None))


def _countable(_day: date) -> ColumnElement[bool]:
    waiting = _unconfirmed()
    filled = exists().where(BallotVote.ballot == AwardBallot.id)
    return and_(waiting, filled)


def _confirm(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """What was reviewed is chosen; where a vote decides, it must have been counted and nothing may be tied."""
    held = list(session.scalars(select(AwardRound).where(AwardRound.id.in_(ids)).order_by(AwardRound.id)))
    chosen = 0
    for one in held:
        if one.way == words.BY_QUOTA:
            passed = list(session.scalars(select(AwardNomination.id).where(AwardNomination.round == one.id, AwardNomination.stage == words.REVIEWED)))
            if passed:
                rows.change_many(session, NOMINATIONS, passed, {"stage": words.ELECTED, "decided_on": values["day"]}, today)
        counting.refuse_altered(session, one)
        counting.refuse_tied(session, one)
        won = session.scalars(select(AwardNomination.id).where(AwardNomination.round == one.id, AwardNomination.stage.in_(words.WINNERS))).all()
        _refuse_number(session, one, len(won))
        voted = session.scalar(select(func.max(AwardBallot.day)).where(AwardBallot.round == one.id)) if one.way == words.BY_BALLOT else None
        if voted is not None and values["day"] < voted:
            raise Refusal(f"“{one.award}”{days.show_day_long(voted)}才投票，不能在这以前确认。", "请核对日期。", field="day")
        chosen += len(won)
        rows.save_row(session, ROUNDS, one.id, {"confirmed_by": values["by"], "confirmed_on": values["day"]}, today)
    name = f"“{held[0].award}”" + (f"等{len(held)}项" if len(held) > 1 else "")
    return DeedResult(ids=tuple(ids), words=f"登记{values['by']}确认{name}，当选{chosen}个。", name=name)


def _refuse_number(session: Session, held: AwardRound, won: int) -> None:
    if won > held.places:
        raise Refusal(f"“{held.award}”名额{held.places}，当选的有{won}个。", "请核对推荐人选的办理情况。")
    if won == 0:
        waiting = session.scalar(select(AwardNomination.id).where(AwardNomination.round == held.id, AwardNomination.stage == words.NOMINATED).limit(1))
        why = "推荐人选还没有评审" if waiting is not None else "还没有计票" if held.way == words.BY_BALLOT else "还没有评审通过的人选"
        raise Refusal(f"“{held.award}”{why}，不能确认。", "请先评审（投票产生的先计票）。")


def _publish(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for one in session.scalars(select(AwardRound).where(AwardRound.id.in_(ids)).order_by(AwardRound.id)).all():
        counting.refuse_altered(session, one)
    until = rules.last_public_day(values["day"], values["count"])
    given = {"public_from": values["day"], "public_days": values["count"], "public_until": until}
    rows.change_many(session, ROUNDS, list(ids), given, today)
    names = list(names_of(session, ROUNDS, ids).values())
    told = f"“{names[0]}”" + (f"等{len(names)}项" if len(names) > 1 else "")
    span = f"{days.show_day_long(values['day'])}起公示{values['count']}个工作日，到{days.show_day_long(until)}止"
    return DeedResult(ids=tuple(ids), words=f"登记{told}{span}。", name=names[0], notes=("工作日按周一至周五数，没有扣除法定节假日；遇节假日请改公示结束日期。",), printed=ids[0])


def _grant(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = list(session.scalars(select(AwardRound).where(AwardRound.id.in_(ids)).order_by(AwardRound.id)))
    for one in held:
        counting.refuse_altered(session, one)
        if one.public_until is not None and one.public_until >= values["day"]:
            raise Refusal(f"“{one.award}”公示到{days.show_day_long(one.public_until)}，还没有期满。", "请在公示期满以后表彰。", field="day")
    notes = tuple(f"“{one.award}”没有登记公示。" for one in held if one.public_until is None)
    made = [row for one in held for row in granting.grant(session, one, values, today)]
    name = f"“{held[0].award}”" + (f"等{len(held)}项" if len(held) > 1 else "")
    return DeedResult(ids=tuple(ids), words=f"表彰{name}，登记荣誉{len(made)}条。", name=name, seen=(HONOURS.code, tuple(made)), notes=notes)


def _at(*stages: str) -> Any:
    return lambda _day: AwardNomination.stage.in_(stages)


def _propose_by(_session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"by": COMMITTEE}


def _propose_days(_session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"count": words.PUBLIC_DAYS}


def _propose_level(_session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"level": allotting.GROUPS}


def _confirmable(_day: date) -> ColumnElement[bool]:
    def some(stage: str) -> ColumnElement[bool]:
        return exists().where(AwardNomination.round == AwardRound.id, AwardNomination.stage == stage).correlate(AwardRound)

    by_quota = and_(AwardRound.way == words.BY_QUOTA, or_(some(words.REVIEWED), some(words.ELECTED)))
    return and_(AwardRound.confirmed_on.is_(None), or_(by_quota, and_(AwardRound.way == words.BY_BALLOT, some(words.ELECTED))))


def _won(_day: date) -> ColumnElement[bool]:
    won = exists().where(AwardNomination.round == AwardRound.id, AwardNomination.stage == words.ELECTED).correlate(AwardRound)
    return and_(AwardRound.commended_on.is_(None), AwardRound.confirmed_on.is_not(None), won)


def _candidates_left() -> ColumnElement[bool]:
    """There are candidates that no vote decided on, or places that the votes so far have left open."""
    of_round = AwardNomination.round == AwardRound.id
    waiting = exists().where(of_round, AwardNomination.stage.in_((words.NOMINATED, words.REVIEWED))).correlate(AwardRound)
    missed = exists().where(of_round, AwardNomination.stage == words.NOT_ELECTED).correlate(AwardRound)
    won = select(func.count(AwardNomination.id)).where(of_round, AwardNomination.stage.in_(words.WINNERS)).correlate(AwardRound).scalar_subquery()
    return or_(waiting, and_(missed, won < AwardRound.places))


def _of_open_round(_day: date) -> ColumnElement[bool]:
    return exists().where(AwardRound.id == AwardQuota.round, AwardRound.commended_on.is_(None)).correlate(AwardQuota)


def _uncounted() -> ColumnElement[bool]:
    """A vote stands that was not counted: a second one beside it would elect twice."""
    return exists().where(AwardBallot.round == AwardRound.id, AwardBallot.counted_on.is_(None)).correlate(AwardRound)


SHOWN = ("year", "places", "way", "progress")
DEEDS: tuple[Deed, ...] = (
    Deed(
        code="honors.allot", title="分配名额", tab=TAB, ledger=lambda: ROUNDS, rows="one", page=PAGE, do=_allot, waiting=True, shows=SHOWN, fits=_open_quota, propose=_propose_level, prints="honors.quota_sheet",
        unfit="要是还没有表彰、还没有收到推荐的奖项。", help="按资格截止日（没有填的按当天）各小组的会员数或职工数，用最大余数法把总名额分下去，算式写在名额分配表里。",
        asks=(Shown(key="level", label="分到哪一级", kind=Choice(LEVELS)),),
    ),
    Deed(
        code="honors.move_quota", title="调整名额", tab=TAB, ledger=lambda: QUOTAS, rows="one", page=PAGE, do=_move_quota, shows=("heads", "exact", "places"),
        fits=lambda day: and_(AwardQuota.places > 0, _of_open_round(day)), unfit="要是有名额、奖项还没有表彰的单位。", help="把一个单位的名额调给另一个单位，总数不变，写明理由。",
        asks=(Shown(key="to", label="调给", kind=Ref(lambda: QUOTAS, _of_open_round), required=True), Shown(key="count", label="名数", kind=Count(least=1), required=True, default=1), Shown(key="why", label="理由", kind=Text(120), required=True)),
    ),
    Deed(
        code="honors.nominate", title="推荐评先", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_nominate, propose=_propose_round, help="把选中的人登记为某个奖项的推荐人选：不符合资格条件的、超过单位名额的都会指出来。",
        asks=(
            Shown(key="round", label="评选", kind=Ref(lambda: ROUNDS, _of_people), required=True), DAY, Shown(key="by_unit", label="推荐单位", kind=Ref(lambda: UNITS), help="不填就是本人所在、有名额的单位。"),
            Shown(key="deeds", label="主要事迹", kind=LongText()), Shown(key="opinion", label="小组意见", kind=LongText()),
        ),
    ),
    Deed(
        code="honors.review", title="评审人选", tab=TAB, ledger=lambda: NOMINATIONS, page=PAGE, do=_review, waiting=True, shows=("by_unit", "fit", "why", "twice"),
        fits=_at(words.NOMINATED), unfit="要是还没有评审的推荐。", help="工会干部会议评审推荐人选，通过的进入投票或确认。",
        asks=(DAY, Shown(key="passes", label="评审结果", kind=Choice(PASSES), required=True, default="通过"), Shown(key="why", label="评审意见", kind=Text(200))),
    ),
    Deed(
        code="honors.open_ballot", title="生成选票", tab=TAB, ledger=lambda: ROUNDS, rows="one", page=PAGE, do=_open_ballot, waiting=True, shows=SHOWN, prints="honors.ballot_paper",
        fits=lambda _day: and_(AwardRound.way == words.BY_BALLOT, AwardRound.commended_on.is_(None), _candidates_left(), ~_uncounted()),
        unfit="要是无记名投票产生、已有候选人、还没有表彰的奖项；有一次投票还没有计票的，请先计票，选票要重排的先删去那次投票。", help="把评审通过的人选（集体）排上选票，然后打印。",
        asks=(Shown(key="day", label="投票日期", kind=Day(ahead=60), required=True), Shown(key="voters", label="应到人数", kind=Count()), Shown(key="issued", label="发出票", kind=Count())),
    ),
    Deed(
        code="honors.count", title="计票", tab=TAB, ledger=lambda: BALLOTS, rows="one", page=PAGE, do=_count, waiting=True, shows=("issued", "returned", "valid"), prints="honors.count_sheet", fits=_countable,
        unfit="要是有候选人、奖项还没有确认的投票。", help="核对两名计票人录的票数和发出、收回、有效票数，按当选条件定出当选的人。", asks=(Shown(key="day", label="日期", kind=Day(ahead=0)),),
    ),
    Deed(
        code="honors.reopen_count", title="撤销计票", tab=TAB, ledger=lambda: BALLOTS, rows="one", page=PAGE, do=_reopen, shows=("counted_on", "result"), fits=_counted,
        unfit="要是已经计票、奖项还没有公示和表彰的投票。", help="计票以后票数不能再改。录错了的，写明理由撤销计票（已经确认的，确认一并撤销），改好票数再计一次。", asks=(Shown(key="why", label="理由", kind=Text(120), required=True),),
    ),
    Deed(
        code="honors.confirm", title="委员会确认", tab=TAB, ledger=lambda: ROUNDS, page=PAGE, do=_confirm, waiting=True, shows=SHOWN, propose=_propose_by,
        fits=_confirmable, unfit="要是还没有确认、有评审通过（投票产生的有当选）人选的奖项。", help="工会委员会（或与党办联合）确认当选人选：等额推荐的，评审通过就是当选；投票产生的要先计票。",
        asks=(DAY, Shown(key="by", label="确认机构", kind=Text(60), required=True)),
    ),
    Deed(
        code="honors.publish", title="登记公示", tab=TAB, ledger=lambda: ROUNDS, page=PAGE, do=_publish, waiting=True, shows=SHOWN, propose=_propose_days, prints="honors.publicity",
        fits=lambda _day: and_(AwardRound.confirmed_on.is_not(None), AwardRound.public_from.is_(None)), unfit="要是已经确认、还没有公示的奖项。", help="从哪天起公示几个工作日，程序数出哪天期满。",
        asks=(Shown(key="day", label="公示开始", kind=Day(ahead=60), required=True), Shown(key="count", label="工作日数", kind=Count(least=1, most=60), required=True)),
    ),
    Deed(
        code="honors.grant", title="表彰", tab=TAB, ledger=lambda: ROUNDS, page=PAGE, do=_grant, waiting=True, shows=SHOWN, fits=_won, unfit="要是已经确认、还没有表彰的奖项。", help="把当选的人和集体登记到荣誉台账，写明文号、日期。",
        asks=(Shown(key="day", label="表彰日期", kind=Day(ahead=0), required=True), Shown(key="document", label="文号", kind=Text(60)), Shown(key="granter", label="授予单位", kind=Text(60))),
    ),
)  # fmt: skip
