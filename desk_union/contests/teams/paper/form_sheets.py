"""师徒协议书, 师徒考核表, 带班组定期检验表, 工人先锋号申报表: filled from their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests import papers
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers import CHECKS, MENTORSHIPS, PAPERS, PIONEERS, TEAMS
from desk_union.contests.teams.ledgers.mentoring import ran
from desk_union.contests.teams.tables import Mentorship
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.contests.papers import Words
    from desk_union.describe.sheet import Request

NONE = "这个期间没有师徒结对。"


def _span(row: Words) -> str:
    return "至".join(filter(None, (row["starts_on"], row["ends_on"])))


def _both(row: Words) -> Words:
    """Mentor and whom he teaches: an apprentice, else a team."""
    return {"mentor": row["mentor_name"], "apprentice": row["apprentice_name"] or row["team"]}


def agreement(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, MENTORSHIPS, request, NONE)
    rows = papers.words_of(session, MENTORSHIPS, ids, request.day)
    money = [{"allowance": f"{row['allowance']}元" if row["allowance"] else "按制度执行"} for row in rows]
    return Filled([Copy({**row, **_both(row), **more}) for row, more in zip(rows, money, strict=True)])


def _running(session: Session, request: Request, presets: tuple[str, ...]) -> list[int]:
    """Those that had begun and were not over at some day of the span; Refusal where there are none."""
    span = papers.asked(request)
    on = set(session.scalars(select(Mentorship.id).where(ran(span.first, span.last))))
    ids = listing.ids_of(session, MENTORSHIPS, ListAsk(span.last, presets=presets, order=("starts_on", "id")))
    running = [row_id for row_id in ids if row_id in on]
    if not running:
        raise Refusal("这个期间没有进行中的师徒结对。", "请先登记，或换一个期间。")
    return running


def _sheet(session: Session, request: Request, heading: str, presets: tuple[str, ...], *, led: bool) -> Filled:
    ids = papers.meant(session, MENTORSHIPS, request, NONE, presets=presets) if request.picked else _running(session, request, presets)
    rows = papers.words_of(session, MENTORSHIPS, ids, request.day)
    checks = papers.children(session, CHECKS, "mentorship", ids, request.day)
    picked = [(row_id, row) for row_id, row in zip(ids, rows, strict=True) if (row["kind"] == words.TEAM_LED) is led]
    if not picked and request.picked:  # the row asked for is of the other kind: its own sheet comes
        picked, heading = list(zip(ids, rows, strict=True)), LED if not led else PAIR
    return Filled([_filled(row_id, row, heading, checks[row_id]) for row_id, row in picked])


PAIR, LED = "师徒考核表", "带班组定期检验表"


def _filled(_row_id: int, row: Words, heading: str, checks: Sequence[Words]) -> Copy:
    return Copy({**row, **_both(row), "heading": heading, "span": _span(row)}, {"checks": checks})


def appraisal(session: Session, request: Request) -> Filled:
    return _sheet(session, request, PAIR, (), led=False)


def led_check(session: Session, request: Request) -> Filled:
    presets = () if request.picked else ("led",)
    return _sheet(session, request, LED, presets, led=True)


def pioneer(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, PIONEERS, request, "这个期间没有工人先锋号申报。")
    rows = papers.words_of(session, PIONEERS, ids, request.day)
    listed = papers.children(session, PAPERS, "pioneer", ids, request.day, done=("ready_on",))
    teams = papers.values_of(session, PIONEERS, ids, request.day, "team")
    about = papers.words_of(session, TEAMS, [team for (team,) in teams], request.day)
    facts = {row["name"]: row for row in about}
    union = organisation(session)
    copies = []
    for row_id, row in zip(ids, rows, strict=True):
        team = facts.get(row["team"], {})
        shown = "至".join(filter(None, (row["shown_from"], row["shown_until"])))
        told = {
            "union": union, "kind": team.get("kind", ""), "heads": team.get("heads", ""), "leader": team.get("leader", ""), "stops": _stops(row),
            "shown": shown, "granted": " ".join(filter(None, (row["granted_on"], row["document"]))),
        }  # fmt: skip
        copies.append(Copy({**row, **told}, {"papers": listed[row_id]}))
    return Filled(copies, foot=papers.as_now(request))


def _stops(row: Words) -> str:
    """The stop-list, each with what is known."""
    answers = {"是": "有", "否": "没有", "": "未核实"}
    return "；".join(f"{told}：{answers.get(row[key], row[key])}" for key, told in words.PIONEER_STOPS)


ROWS = ("year", "month", "id", "ids")
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.mentor_agreement", "师徒协议书", "师徒双方职责、期限、计划、津贴，一式三份签名；不指定时打印所选期间结对的全部。",
        OfficialForm("mentor_agreement", agreement), ledgers=("contests.mentorships",), options=ROWS, outputs=("pdf", "docx"), says="打印所选期间开始的师徒。",
    ),
    Sheet(
        "contests.mentor_sheet", PAIR, "一对师徒的目标、计划、各次检验和结业结果。",
        OfficialForm("mentor_sheet", appraisal), ledgers=("contests.mentorships", "contests.mentor_checks"), options=ROWS, outputs=("pdf",),
        says="打印所选期间进行中的师徒。",
    ),
    Sheet(
        "contests.led_sheet", LED, "技术能手带班组的计划和定期检验记录。",
        OfficialForm("mentor_sheet", led_check), ledgers=("contests.mentorships", "contests.mentor_checks"), options=ROWS, outputs=("pdf",),
        says="打印所选期间进行中的带班组。",
    ),
    Sheet(
        "contests.pioneer_form", "工人先锋号申报表", "班组情况、事迹、不得申报的情形、材料清单、验收和命名。",
        OfficialForm("pioneer_form", pioneer), ledgers=("contests.pioneers", "contests.pioneer_papers"), options=ROWS, outputs=("pdf",),
        says="打印所选期间申报的。",
    ),
)  # fmt: skip
