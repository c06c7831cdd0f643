"""The papers of a secret vote: numbered ballots that name no voter, 计票单, the result as it is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import summed
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.honors import honors_words as words
from desk_union.honors.selection import tallying
from desk_union.honors.selection.eligibility import cut_off
from desk_union.honors.selection.ledgers import VOTES
from desk_union.honors.selection.nominating import nominee
from desk_union.honors.selection.round_sheets import called
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardRound, BallotVote
from desk_union.members import tree
from desk_union.members.office import organisation
from desk_union.members.paper.registers import paper, row_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

NONE = "还没有投票。"


def _meant(session: Session, request: Request) -> tuple[AwardBallot, AwardRound]:
    held = row_of(session, AwardBallot, request, AwardBallot.day, NONE)
    return held, session.get_one(AwardRound, held.round)


def _standing(session: Session, ballot: int, award: AwardRound, request: Request) -> list[tuple[BallotVote, str, str]]:
    """Each candidate with name and the unit that put him forward."""
    names = tree.read(session, cut_off(award, request.today)).names
    query = select(BallotVote, nominee().label("name"), AwardNomination.by_unit).join(AwardNomination, AwardNomination.id == BallotVote.nomination)
    found = session.execute(query.where(BallotVote.ballot == ballot).order_by(BallotVote.place, BallotVote.id)).all()
    return [(row[0], row[1] or "", names.get(row[2] or 0, "")) for row in found]


def ballot_papers(session: Session, request: Request) -> Filled:
    held, award = _meant(session, request)
    standing = _standing(session, held.id, award, request)
    if not standing:
        raise Refusal("选票上还没有候选人。", "请在评选台账里用“生成选票”。")
    told = {
        "union": organisation(session), "round": called(award), "award": award.award, "places": str(tallying.seats(session, award, held.batch)),
        "day": days.show_day_long(held.day) if held.day else "",
    }  # fmt: skip
    rows = {"candidates": [{"n": str(one.place), "name": name, "unit": unit} for one, name, unit in standing]}
    copies = (held.issued or held.voters or 1) if request.chosen.get("copies") == "all" else 1
    return Filled([Copy({**told, "number": f"{n:03}"}, rows) for n in range(1, copies + 1)])


def count_sheet(session: Session, request: Request) -> list[Table]:
    held, award = _meant(session, request)
    standing = _standing(session, held.id, award, request)
    places = tallying.seats(session, award, held.batch)
    columns = (
        Column("序号", "center", 14), Column("候选人（集体）", width_mm=40), Column("推荐单位", width_mm=44), Column("画“正”字", width_mm=46),
        Column("第一计票人票数", "right", 26), Column("第二计票人票数", "right", 26), Column("结果", "center", 24),
    )  # fmt: skip
    body = [(str(one.place), name, unit, "", _number(one.first), _number(one.second), one.result or "") for one, name, unit in standing]
    unlike = [name for one, name, _ in standing if one.first is not None and one.second is not None and one.first != one.second]
    notes = [f"发出{_number(held.issued) or '　　'}张，收回{_number(held.returned) or '　　'}张，有效{_number(held.valid) or '　　'}张，作废{_void(held) or '　　'}张。", f"应选{places}名；当选条件：{award.majority}。"]
    notes += [f"两名计票人票数不一致：{'、'.join(unlike)}。"] if unlike else []
    ids = [one.id for one, _, _ in standing]
    day = held.day or request.today
    totals = None
    if any(one.first is not None for one, _, _ in standing):
        sums = [summed(str(sum(getattr(one, key) or 0 for one, _, _ in standing)), VOTES, ids, Span(day, day), key) for key in ("first", "second")]
        totals = ("", "合计", "", "", *sums, "")
    return [
        Table(
            title=f"{award.award}计票单", columns=columns, rows=body, totals=totals, organisation=organisation(session), printed_on=request.today,
            period=f"{called(award)}　第{held.batch}次投票　{days.show_day_long(held.day) if held.day else ''}", notes=tuple(notes),
            signers=("第一计票人", "第二计票人", "监票人"), signed={key: name for key, name in (("第一计票人", held.first_counter), ("第二计票人", held.second_counter), ("监票人", held.supervisor)) if name},
            count_text=f"候选人 {len(standing)}，应选 {places}",
        )
    ]  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _void(held: AwardBallot) -> str:
    return "" if held.returned is None or held.valid is None else str(held.returned - held.valid)


def _elected_before(session: Session, held: AwardBallot) -> list[str]:
    """Whom the earlier votes for the same award elected."""
    won = select(nominee()).select_from(BallotVote).join(AwardBallot, AwardBallot.id == BallotVote.ballot).join(AwardNomination, AwardNomination.id == BallotVote.nomination)
    counted = won.where(AwardBallot.round == held.round, AwardBallot.batch < held.batch, AwardBallot.counted_on.is_not(None), BallotVote.result == words.IN)
    return [name or "" for name in session.scalars(counted.order_by(AwardBallot.batch, BallotVote.place))]


def result_report(session: Session, request: Request) -> Prose:
    held, award = _meant(session, request)
    if held.counted_on is None:
        raise Refusal("这次投票还没有计票。", "请先用“计票”。")
    counted, places = tallying.result_of(session, held.id), tallying.seats(session, award, held.batch)
    present = f"应到{held.voters}人，" if held.voters is not None else ""
    blocks: list[Block] = [
        Paragraph(f"　　{called(award)}“{award.award}”于{days.show_day_long(held.day) if held.day else '　年　月　日'}无记名投票，应选{places}名，候选人{len(counted)}名。"),
        Paragraph(f"　　{present}发出选票{_number(held.issued) or '　'}张，收回{_number(held.returned) or '　'}张，有效{_number(held.valid) or _number(held.returned)}张。当选条件：{award.majority}。"),
        ProseGrid("得票情况", (Column("名次", "center", 16), Column("候选人（集体）", width_mm=70), Column("得票", "right", 24), Column("结果", "center", 30)), [(str(n), one.name, str(one.votes), one.result) for n, one in enumerate(counted, 1)]),
        Heading("结果"),
    ]  # fmt: skip
    elected = [one.name for one in counted if one.result == words.IN]
    tied = [one.name for one in counted if one.result == words.TIED]
    blocks.append(Paragraph(f"　　当选{len(elected)}名：{'、'.join(elected) or '无'}。"))
    before = _elected_before(session, held)
    if before:
        blocks.append(Paragraph(f"　　前面的投票已经选出{len(before)}名：{'、'.join(before)}；合计当选{len(before) + len(elected)}名。"))
    if tied:
        blocks.append(Paragraph(f"　　{'、'.join(tied)}得票相同，最后的名额待定。"))
    return paper(session, request, f"{award.award}选举结果报告", blocks, signers=("计票人", "监票人", "会议主持人"))
