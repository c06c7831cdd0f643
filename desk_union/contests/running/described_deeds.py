"""What a clerk does with 竞赛, as descriptions: start, draw lots, sign off, award, hand out, hand on the flag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from desk_union.basis import days, points
from desk_union.basis.money import show_yuan
from desk_union.contests.running import awarding, flagging, prize_rates, rounds, rules, signing, starting
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.contest_kinds import WeightPoints
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, FLAGS, GRADES, PATTERNS
from desk_union.contests.running.ledgers.winning import held_now
from desk_union.contests.running.tables import (
    Contest,
    ContestAward,
    ContestEntry,
    ContestFlag,
    ContestGrade,
    ContestPattern,
)
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Day, Flag, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.funds.described.asking import DAY, PROJECT
from desk_union.office import signers
from desk_union.payouts.ledgers import LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.payouts.making import MadeList

TAB, PAGE = "劳动竞赛", "contests.running"
NAMED = 5
TIES = dictionary("contest_ties", "并列时", awarding.STOP, awarding.ALL)
SOURCE = Shown(key="source", label="资金来源", kind=Text(60), help="印在发放单上；不填就用竞赛的经费来源。")


def _name(session: Session, contest: int) -> str:
    return session.scalar(select(Contest.name).where(Contest.id == contest)) or ""


def _stage(*stages: str) -> Any:
    return lambda _day: Contest.stage.in_(stages)


def _start(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {key: values.get(key) for key in ("name", "starts_on", "ends_on", "organiser", "judges")}
    parts = rules.names_in(values.get("rounds"))
    contest = starting.by_pattern(session, ids[0], given, parts, today)
    also = f"，分{len(parts)}个阶段" if parts else ""
    told = f"按样板开展“{given['name']}”{also}。"
    return DeedResult(ids=tuple(ids), words=told, name=given["name"] or "", seen=(CONTESTS.code, (contest,)), printed=contest)


def _start_propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    if len(ids) != 1:
        return {}
    name = session.scalar(select(ContestPattern.name).where(ContestPattern.id == ids[0])) or ""
    return {"name": f"{day.year}年{name}竞赛".replace("竞赛竞赛", "竞赛"), "starts_on": day}


def _save_pattern(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = starting.save_pattern(session, ids[0], values["name"], today)
    return DeedResult(
        ids=tuple(ids), words=f"存为样板“{values['name']}”。", name=values["name"], seen=(PATTERNS.code, (made,))
    )


def _again(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    fresh = starting.again(session, ids[0], values["name"], entrants=bool(values["entrants"]), today=today)
    name = _name(session, fresh)
    return DeedResult(ids=tuple(ids), words=f"照样再开展“{name}”。", name=name, seen=(CONTESTS.code, (fresh,)))


def _draw(session: Session, ids: Sequence[int], _values: Values, _today: date) -> DeedResult:
    """The order is drawn when the deed is done: a trial tells none, or one could try until it pleases."""
    order = rounds.draw_lots(session, ids[0])
    name = session.scalars(select(Contest.name).where(Contest.id == ids[0])).one()
    told = f"为“{name}”的{len(order)}个参赛者抽签排定出场顺序，结果记在参赛名单的出场号里。"
    return DeedResult(ids=tuple(ids), words=told, name=name)


def _chair(session: Session, day: date) -> str | None:
    named = signers.on(signers.read(session), day)
    return named.get("主席") or named.get("负责人")


def _signer(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"signer": _chair(session, day)}


def _sign_off(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    told, tables, notes = [], [], []
    for contest in ids:
        result = signing.sign_off(session, contest, values["day"], values["signer"], today)
        first = "、".join(result.entries[one.contender.key].name for one in result.ranked if one.place == 1)
        told.append(f"“{_name(session, contest)}”：{len(result.ranked)}个参赛，第一名{first}")
        if (weights := result.scheme.odd_weights) is not None:
            notes.append(f"“{_name(session, contest)}”各项权重合计{points.trimmed(weights)}，不是100，请核对。")
        tables += [
            (str(one.place), result.entries[one.contender.key].name, points.rounded(one.total)) for one in result.ranked
        ]
    table = (("名次", "参赛者", "总分"), *tables)
    words_of = f"办理结果签字：{'；'.join(told)}。"
    return DeedResult(ids=tuple(ids), words=words_of, name="、".join(_name(session, one) for one in ids), table=table, notes=tuple(notes), printed=ids[0])


def _lay_grades(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    usual = prize_rates.usual_grades()
    fresh = [{"contest": ids[0], "name": name, "places": places, "place": n} for n, (name, places) in enumerate(usual, 1)]
    starting.add_rows(session, GRADES, fresh, today)
    name, told = _name(session, ids[0]), "、".join(f"{one}{places}个" for one, places in usual)
    return DeedResult(ids=tuple(ids), words=f"给“{name}”列出常用奖项：{told}。", name=name, seen=(CONTESTS.code, tuple(ids)))


def _without_grades(_day: date) -> ColumnElement[bool]:
    graded = select(ContestGrade.id).where(ContestGrade.contest == Contest.id).exists()
    return and_(Contest.stage.in_((*words.OPEN, words.SIGNED)), ~graded)


def _award(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    contest = ids[0]
    made = awarding.award(session, contest, values["day"], values["ties"], today)
    name, told = _name(session, contest), _told_awards(session, made)
    listed = None
    if values["pay"]:
        listed = awarding.prize_list(session, contest, None, values.get("source"), values.get("project"), today)
    also = f"；{_told_list(listed)}" if listed else "；奖项没有设奖金、奖品，不编发放单" if values["pay"] else ""
    seen = (LISTS.code, (listed.id,)) if listed else (AWARDS.code, tuple(made))
    return DeedResult(ids=tuple(ids), number=len(made), words=f"为“{name}”评出{told}{also}。", name=name, seen=seen, printed=contest)


def _told_awards(session: Session, ids: Sequence[int]) -> str:
    """收息能手5人、服务明星6人."""
    first = func.min(ContestAward.id)
    query = select(ContestAward.grade, func.count(), first).where(ContestAward.id.in_(ids)).group_by(ContestAward.grade)
    return "、".join(f"{row[0]}{row[1]}个" for row in session.execute(query.order_by(first)))


def _told_list(made: MadeList) -> str:
    parts = [f"奖金{show_yuan(made.cash)}元"] if made.cash else []
    parts += [f"奖品折价{show_yuan(made.goods_value)}元"] if made.goods_value else []
    return "，".join([f"编好发放单 {made.number}：{len(made.lines)}笔", *parts])


def _prizes(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    name = _name(session, ids[0])
    made = awarding.prize_list(session, ids[0], values["title"], values.get("source"), values.get("project"), today)
    if made is None:
        return DeedResult(ids=tuple(ids), words=f"“{name}”没有要发的奖金、奖品，不编发放单。", name=name)
    return DeedResult(ids=tuple(ids), words=f"为“{name}”{_told_list(made)}。", name=name, seen=(LISTS.code, (made.id,)), printed=ids[0])


def _to_award(_day: date) -> ColumnElement[bool]:
    graded = select(ContestGrade.id).where(ContestGrade.contest == Contest.id).exists()
    won = select(ContestAward.id).where(ContestAward.contest == Contest.id).exists()
    return and_(Contest.stage.in_(words.FROZEN), graded, ~won)


def _waits_for_list(_day: date) -> ColumnElement[bool]:
    worth = (ContestAward.money > 0) | (ContestAward.gift_value > 0) | ContestAward.gift.is_not(None)
    waiting = select(ContestAward.id).where(ContestAward.contest == Contest.id, ContestAward.roll.is_(None), worth)
    return waiting.exists()


def _next(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    fresh = rounds.next_round(
        session, ids[0], values["name"], values["places"], values["weight"], values["day"] or today, today
    )
    count = session.scalar(select(func.count(ContestEntry.id)).where(ContestEntry.contest == fresh))
    name = _name(session, fresh)
    return DeedResult(ids=tuple(ids), words=f"开“{name}”，前{count}名进入。", name=name, seen=(CONTESTS.code, (fresh,)))


def _gather(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    count, name = rounds.gather(session, ids[0], today), _name(session, ids[0])
    return DeedResult(ids=tuple(ids), words=f"把{count}个阶段的总分汇入“{name}”。", name=name, printed=ids[0])


def _has_rounds(_day: date) -> ColumnElement[bool]:
    below = Contest.__table__.alias("below")
    return and_(Contest.stage.in_(words.OPEN), select(below.c.id).where(below.c.whole == Contest.id).exists())


def _hand_flag(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = flagging.hand_on(session, ids[0], values, today)
    name = session.scalar(select(ContestFlag.name).where(ContestFlag.id == ids[0])) or ""
    if made is None:
        told = f"收回“{name}”。"
    else:
        told = f"把“{name}”移交给{values['holder']}（{days.show_day(values['day'])}）。"
    return DeedResult(ids=tuple(ids), words=told, name=name, seen=(FLAGS.code, (*ids, *((made,) if made else ()))))


def _again_propose(_session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"entrants": True} if ids else {}


def _next_propose(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"name": "决赛", "day": day}


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="contests.start", title="按样板开展竞赛", tab=TAB, ledger=lambda: PATTERNS, page=PAGE, do=_start, rows="one", waiting=True,
        propose=_start_propose, shows=("kind", "theme"), prints="contests.plan",
        help="按样板建一项竞赛：评分项目、奖项和方案文字都带上，写名称和起止日期就行。",
        asks=(
            Shown(key="name", label="竞赛名称", kind=Text(60), required=True),
            Shown(key="starts_on", label="开始日期", kind=Day(), required=True),
            Shown(key="ends_on", label="结束日期", kind=Day(), help="不填就按样板的天数，样板没有的到年底。"),
            Shown(key="organiser", label="主办", kind=Text(60)),
            Shown(key="judges", label="评委", kind=Text(200), help="几位评委用顿号隔开，一人一张评分表；不分评委的不填。"),
            Shown(key="rounds", label="分阶段", kind=Text(80), help="如：一季度、二季度、三季度、四季度，每段各评一次，年终汇总。"),
        ),
    ),
    Deed(
        code="contests.save_pattern", title="存为样板", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_save_pattern, rows="one",
        help="把这项竞赛的评分项目、奖项和方案文字存为本单位的样板，以后照着开展。",
        asks=(Shown(key="name", label="样板名称", kind=Text(60), required=True),),
    ),
    Deed(
        code="contests.again", title="照样再开展", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_again, rows="one", propose=_again_propose,
        help="照上年的竞赛再开一项：日期往后一年，评分项目、奖项带上，分数不带。",
        asks=(
            Shown(key="name", label="竞赛名称", kind=Text(60), help="不填就把名称里的年份加一年。"),
            Shown(key="entrants", label="带上参赛名单", kind=Flag(), default=True),
        ),
    ),
    Deed(
        code="contests.draw", title="抽签", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_draw, rows="one", fits=_stage(*words.OPEN),
        unfit="要是结果还没有签字的竞赛。", help="给参赛者随机排定出场号，排过的留着备查。", shows=("entrants",),
    ),
    Deed(
        code="contests.sign_off", title="结果签字", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_sign_off, propose=_signer, waiting=True,
        fits=_stage(*words.OPEN), unfit="要是结果还没有签字的竞赛。", shows=("entrants", "marks"), prints="contests.ranking",
        help="查缺分和相差太大的分，定下名次。签字以后项目、参赛者和分数都不能再改。",
        asks=(DAY, Shown(key="signer", label="签字人", kind=Text(40))),
    ),
    Deed(
        code="contests.lay_grades", title="列出常用奖项", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_lay_grades, rows="one",
        fits=_without_grades, unfit="要是还没有设奖项、还没有颁奖的竞赛。",
        help="列出一、二、三等奖和组织奖的常用名额，再照竞赛方案改名额、填奖金。",
    ),
    Deed(
        code="contests.award", title="评奖", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_award, rows="one", waiting=True,
        fits=_to_award, unfit="要是结果已经签字、设了奖项、还没有评奖的竞赛。", shows=("entrants",), prints="contests.prize_sheet",
        help="按奖项设置的名额从名次里评出获奖者；有奖金、奖品的同时编好发放单，集体奖金按份额分到队员。",
        asks=(
            DAY, Shown(key="ties", label="并列时", kind=Choice(TIES), default=awarding.STOP, required=True, help="最后一个名额有并列的，停下来再定，或都评上。"),
            Shown(key="pay", label="同时编发放单", kind=Flag(), default=True), SOURCE, PROJECT,
        ),
    ),
    Deed(
        code="contests.prizes", title="编制奖金发放单", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_prizes, rows="one", waiting=True,
        fits=_waits_for_list, unfit="要是有奖金、奖品还没有编发放单的竞赛。", prints="contests.prize_sheet",
        help="把获奖台账里还没有发放单的奖编成一张发放单，批准、签领后在50301入账。",
        asks=(Shown(key="title", label="标题", kind=Text(60), help="不填就是竞赛名称加“奖金”。"), SOURCE, PROJECT),
    ),
    Deed(
        code="contests.next_round", title="进入下一轮", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_next, rows="one", propose=_next_propose,
        help="前几名进入下一轮（如决赛），最后一名并列的都进。可以把这一轮的总分按权重带过去。",
        asks=(
            Shown(key="name", label="轮次", kind=Text(20), required=True), Shown(key="places", label="进入几名", kind=Count(least=1), required=True),
            Shown(key="weight", label="带入成绩的权重", kind=WeightPoints(), help="不填就不带入。"),
            Shown(key="day", label="日期", kind=Day()),
        ),
    ),
    Deed(
        code="contests.gather", title="汇总各阶段成绩", tab=TAB, ledger=lambda: CONTESTS, page=PAGE, do=_gather, rows="one", waiting=True,
        fits=_has_rounds, unfit="要是分阶段、结果还没有签字的竞赛。", prints="contests.ranking",
        help="把已经签字的各季度、各轮的总分汇到总竞赛里，一个阶段一项，排出年度名次。",
    ),
    Deed(
        code="contests.hand_flag", title="移交红旗", tab=TAB, ledger=lambda: FLAGS, page=PAGE, do=_hand_flag, rows="one", waiting=True,
        fits=held_now, unfit="要是现在有人拿着的旗牌。", shows=("period", "holder", "since"), prints="contests.flag_register",
        help="上一家交出，记下新的一家。",
        asks=(
            DAY, Shown(key="holder", label="移交给", kind=Text(60), required=True),
            Shown(key="period", label="期间", kind=Text(30), help="如：2025年四季度。"),
            Shown(key="contest", label="依据的竞赛", kind=Ref(lambda: CONTESTS)),
        ),
    ),
    Deed(
        code="contests.take_flag", title="收回旗牌", tab=TAB, ledger=lambda: FLAGS, page=PAGE, do=_hand_flag, rows="one", waiting=True,
        fits=held_now, unfit="要是现在有人拿着的旗牌。", shows=("period", "holder", "since"), prints="contests.flag_register",
        help="资格不够的收回流动红旗、奖牌，写明原因。", asks=(DAY, Shown(key="reason", label="收回原因", kind=Text(120), required=True)),
    ),
)  # fmt: skip
