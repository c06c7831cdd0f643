"""奖金发放签领表, 奖状, 竞赛台账 and 流动红旗流转表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import capitals, days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import awarding
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, ENTRIES
from desk_union.contests.running.ledgers.contesting import began_in, won_on
from desk_union.contests.running.paper.meant import OPTIONS, days_of, stage_then
from desk_union.contests.running.tables import Contest, ContestAward, ContestEntry, ContestFlag
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.members.office import organisation
from desk_union.members.tables import Person, Unit

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

NAMED = 20
SIGNERS = ("工会主席", "审核人", "制表人")


def prize_sheet(session: Session, request: Request) -> list[Table]:
    """Who signs for what was won in the span or in the contest asked for; a team's money is split among its members."""
    query = select(ContestAward).join(Contest, Contest.id == ContestAward.contest)
    if request.picked:
        query = query.where(Contest.id.in_(request.picked))
    else:
        span = span_of(request)
        query = query.where(won_on().between(span.first_day, span.last_day))
    order = (Contest.starts_on, Contest.id, ContestAward.place, ContestAward.id)
    won: dict[int, list[ContestAward]] = {}
    for award in session.scalars(query.order_by(*order)):
        won.setdefault(award.contest, []).append(award)
    worth = {key: some for key, some in won.items() if any(one.money or one.gift_value or one.gift for one in some)}
    if not worth:
        raise Refusal("没有要发的奖金、奖品。", "请先办理“评奖”，或在获奖台账里登记奖金、奖品。")
    name = organisation(session)
    return [_prizes(session, session.get_one(Contest, key), some, name, request) for key, some in worth.items()]


def _prizes(
    session: Session, contest: Contest, awards: list[ContestAward], name: str, request: Request
) -> Table:
    rows: list[tuple[str, ...]] = []
    paid = 0
    for award in awards:
        for line in awarding.lines_of(session, award):
            cash, value = line.get("cash") or 0, line.get("goods_value") or 0
            paid += cash
            gift = f"{line.get('item') or ''}{f'（折价{show_yuan(value)}元）' if value else ''}"
            who = _receiver(session, line)
            of_team = award.winner if award.winner != who else ""
            rows.append((str(len(rows) + 1), award.grade, who, of_team, show_yuan(cash) if cash else "", gift, "", ""))
    columns = (
        Column("序号", "center", 10), Column("奖项", width_mm=28), Column("领取人", width_mm=24), Column("获奖集体", width_mm=30),
        Column("奖金", "right", 22), Column("奖品", width_mm=30), Column("签名", width_mm=26), Column("备注", width_mm=20),
    )  # fmt: skip
    day = contest.awarded_on or request.today
    with_money = [one.id for one in awards if one.money]
    total = summed(show_yuan(paid), AWARDS, with_money, Span(day, day), "money") if with_money else ""
    return Table(
        title="竞赛奖金发放签领表", columns=columns, rows=rows, organisation=name, printed_on=request.today,
        period=f"{contest.name}　{days_of(contest)}", totals=("", "合计", "", "", total, "", "", ""), signers=SIGNERS,
        notes=(f"奖金合计（大写）：{capitals.in_words(paid)}。",) if paid else (), count_text=f"共 {len(rows)} 笔",
    )  # fmt: skip


def _receiver(session: Session, line: dict[str, Any]) -> str:
    for key, row in (("person", Person), ("unit", Unit)):
        if line.get(key) is not None:
            return session.scalar(select(row.name).where(row.id == line[key])) or ""
    return str(line.get("outsider") or "")


def certificates(session: Session, request: Request) -> Filled:
    """A certificate for each award: of one award, of one contest chosen by its awards, or of the span."""
    query = select(ContestAward, Contest.name).join(Contest, Contest.id == ContestAward.contest)
    if request.picked:
        query = query.where(ContestAward.id.in_(request.picked))
    else:
        span = span_of(request)
        query = query.where(ContestAward.day.between(span.first_day, span.last_day))
    found = session.execute(query.order_by(ContestAward.contest, ContestAward.place, ContestAward.id)).all()
    if not found:
        raise Refusal("没有要打印的奖状。", "请先评奖，或换一个期间。")
    office = organisation(session)
    return Filled([_certificate(row.ContestAward, row.name, office) for row in found])


def _certificate(award: ContestAward, contest: str, office: str) -> Copy:
    return Copy(
        {
            "winner": award.winner, "contest": contest, "grade": award.grade, "number": award.number or "",
            "union": office, "day": days.show_day_long(award.day) if award.day else "",
        }
    )  # fmt: skip


def register(session: Session, request: Request) -> list[Table]:
    """竞赛台账: every contest of the span with its entrants, winners and prizes."""
    span = span_of(request)
    held = began_in(span.first_day, span.last_day)
    query = select(Contest).where(held, Contest.whole.is_(None)).order_by(Contest.starts_on, Contest.id)
    contests = list(session.scalars(query))
    asked = Span(span.first_day, span.last_day)
    rows = [_register_row(session, n, one, asked) for n, one in enumerate(contests, start=1)]
    columns = (
        Column("序号", "center", 10), Column("竞赛名称", width_mm=50), Column("类型", width_mm=26), Column("起止日期", width_mm=44),
        Column("主办", width_mm=26), Column("参赛", "right", 14), Column("办理情况", "center", 18), Column("评奖结果", width_mm=60),
        Column("奖金", "right", 22),
    )  # fmt: skip
    ids = [one.id for one in contests]
    awards = [award for one in ids for award in _awards(session, [one], asked)]
    money = sum(one.money or 0 for one in awards)
    total = summed(show_yuan(money), AWARDS, [one.id for one in awards if one.money], asked, "money") if money else ""
    entered = list(session.scalars(select(ContestEntry.id).where(ContestEntry.contest.in_(ids))))
    totals = ("", "合计", "", "", "", counted(ENTRIES, entered, asked), "", "", total) if rows else None
    return [
        Table(
            title="劳动竞赛台账", columns=columns, rows=rows, organisation=organisation(session), period=span.words,
            printed_on=request.today, totals=totals, count_text=f"共 {len(rows)} 项", signers=("制表人", "审核人", "负责人"),
            notes=() if rows else ("这个期间没有竞赛。",),
        )
    ]  # fmt: skip


def _awards(session: Session, contests: list[int], span: Span) -> list[ContestAward]:
    """Of these contests and of their rounds, each once, as far as they were won by the end of the span."""
    query = select(ContestAward).join(Contest, Contest.id == ContestAward.contest)
    mine = ContestAward.contest.in_(contests) | Contest.whole.in_(contests)
    return list(session.scalars(query.where(mine, won_on() <= span.last).order_by(ContestAward.place, ContestAward.id)))


def _names(winners: list[str]) -> str:
    """The first of many by name; who else won stands in 获奖台账."""
    return "、".join(winners) if len(winners) <= NAMED else f"{'、'.join(winners[:NAMED])}等{len(winners)}个"


def _register_row(session: Session, n: int, one: Contest, span: Span) -> tuple[str, ...]:
    awards = _awards(session, [one.id], span)
    entrants = session.scalar(select(func.count(ContestEntry.id)).where(ContestEntry.contest == one.id)) or 0
    winners: dict[str, list[str]] = {}
    for award in awards:
        winners.setdefault(award.grade, []).append(award.winner)
    told = "；".join(f"{grade}：{_names(some)}" for grade, some in winners.items())
    paid = [award.id for award in awards if award.money]
    money = sum(award.money or 0 for award in awards)
    return (
        str(n), one.name, one.kind or "", days_of(one), one.organiser or "", str(entrants or ""), stage_then(session, one, span.last), told,
        summed(show_yuan(money), AWARDS, paid, span, "money") if paid else "",
    )  # fmt: skip


def flag_register(session: Session, request: Request) -> list[Table]:
    """流动红旗流转表: every holder of every flag, and who holds it now."""
    query = select(ContestFlag).order_by(ContestFlag.name, ContestFlag.since, ContestFlag.id)
    if request.months is not None:
        last = request.months.last_day
        ended = func.coalesce(ContestFlag.until, last) >= request.months.first_day
        query = query.where(ContestFlag.since <= last, ended)
    flags = list(session.scalars(query))
    times: dict[tuple[str, str], int] = {}
    rows = []
    for one in flags:
        key = (one.name, one.holder)
        times[key] = times.get(key, 0) + 1
        now = "现持有" if one.until is None else f"{one.ended or words.HANDED_ON}{f'：{one.reason}' if one.reason else ''}"
        since, until = (days.show_day(day) if day else "" for day in (one.since, one.until))
        rows.append((one.name, one.period or "", one.holder, since, until, f"第{times[key]}次", now, ""))
    columns = (
        Column("旗牌名称", width_mm=34), Column("期间", width_mm=26), Column("获得单位", width_mm=36), Column("授予日期", "center", 22),
        Column("交出日期", "center", 22), Column("次数", "center", 16), Column("去向", width_mm=34), Column("接旗人签名", width_mm=28),
    )  # fmt: skip
    return [
        Table(
            title="流动红旗流转表", columns=columns, rows=rows, organisation=organisation(session),
            period=request.months.words if request.months else "", printed_on=request.today, count_text=f"共 {len(rows)} 行",
            notes=() if rows else ("还没有授予过流动红旗。",), signers=("制表人", "审核人", "负责人"),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.prize_sheet", "竞赛奖金发放签领表", "一项竞赛的奖金、奖品由谁签领；集体奖金分到队员，一分不差。",
        Tables(prize_sheet), ledgers=("contests.awards",), options=OPTIONS, says="打印一项竞赛；不指定时打印所选期间评出的全部。",
    ),
    Sheet(
        "contests.certificate", "奖状", "每个获奖者一张，带证书编号；版式在“奖状”样式里可以改。",
        OfficialForm("certificate", certificates), ledgers=("contests.awards",), outputs=("pdf", "docx"),
        options=("year", "month", "id", "ids"), says="所选期间获奖的全部，或选中的几个。",
    ),
    Sheet(
        "contests.register", "劳动竞赛台账", "所选期间的每项竞赛：参赛、评奖结果、奖金。",
        Tables(register), ledgers=("contests.contests", "contests.awards"), options=("year", "quarter", "month"),
        says="所选期间开展的竞赛。",
    ),
    Sheet(
        "contests.flag_register", "流动红旗流转表", "每面红旗到过哪几家、现在在谁手里、第几次得。",
        Tables(flag_register), ledgers=("contests.flags",), options=("year", "quarter", "month"),
        says="所选期间有人拿着的旗牌；不选就是全部。",
    ),
)  # fmt: skip
