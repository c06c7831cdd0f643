"""What a clerk does with 班组, 带班组, 师带徒 and titles, as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from desk_union.contests.moving import go, named
from desk_union.contests.teams import deeds
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers import ASSESSMENTS, CHECKS, MENTORSHIPS, PIONEERS, STANDARDS, TEAMS
from desk_union.contests.teams.ledgers.work_teams import active
from desk_union.contests.teams.tables import Mentorship, Pioneer, PioneerPaper, TeamAssessment, TeamLevel, TeamStandard
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Points, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "劳动竞赛", "contests.teamwork"
PAST_DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)
QUARTERS = "一二三四"


def _newest(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    standard = session.scalar(select(TeamStandard.id).order_by(TeamStandard.since.desc(), TeamStandard.id.desc()).limit(1))
    return {"standard": standard, "period": f"{day.year}年{QUARTERS[(day.month - 1) // 3]}季度"}


def _start(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = deeds.start(session, ids, values["standard"], values["period"], values["day"], today)
    told = named(session, TEAMS, ids)
    words_ = f"开始考核{told}（{values['period']}），各项已经列好，等着打分。"
    return DeedResult(ids=tuple(ids), words=words_, name=told, seen=(ASSESSMENTS.code, tuple(made)))


def _unrated(_day: date) -> ColumnElement[bool]:
    """Reckoned to a level, and the team was not yet raised for it."""
    raised = select(TeamLevel.id).where(TeamLevel.team == TeamAssessment.team, TeamLevel.note == TeamAssessment.period)
    return and_(TeamAssessment.level.is_not(None), ~raised.correlate(TeamAssessment).exists())


def _rate(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    told = deeds.rate(session, ids, values["day"], values["document"], today)
    table = (("班组", "等级"), *told)
    name = named(session, ASSESSMENTS, ids)
    return DeedResult(ids=tuple(ids), words=f"评定{len(told)}个班组的等级。", name=name, table=table)


def _lay(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    count = deeds.lay_papers(session, ids, today)
    told = named(session, PIONEERS, ids)
    return DeedResult(ids=tuple(ids), words=f"给{told}列出{count}件申报材料。", name=told)


def _bare(_day: date) -> ColumnElement[bool]:
    return ~select(PioneerPaper.id).where(PioneerPaper.pioneer == Pioneer.id).correlate(Pioneer).exists()


def _running(_day: date) -> ColumnElement[bool]:
    return Mentorship.stage == words.RUNNING


def _check(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    told = {key: values[key] for key in ("day", "kind", "progress", "problem", "score", "checker")}
    rows.add_rows(session, CHECKS, [{"mentorship": row_id, **told} for row_id in ids], today)
    name = named(session, MENTORSHIPS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{name}的{values['kind']}。", name=name, printed=ids[0])


def _finish(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"stage": words.FINISHED, "finished_on": values["day"], "result": values["result"]}
    if values["summary"]:
        new["summary"] = values["summary"]
    for row_id in ids:
        go(session, MENTORSHIPS, row_id, today, new)
    name = named(session, MENTORSHIPS, ids)
    return DeedResult(ids=tuple(ids), words=f"登记{name}结业：{values['result']}。", name=name, printed=ids[0])


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="contests.start_assessment", title="开始考核", tab=TAB, ledger=lambda: TEAMS, page=PAGE, do=_start, propose=_newest, waiting=True,
        help="给选中的班组按标准各开一张考核，各个项目自动列好，自评分、考核分一项项填。",
        shows=("leader", "level"), fits=active, unfit="要是还没有撤销的班组。",
        asks=(
            PAST_DAY, Shown(key="standard", label="考核标准", kind=Ref(lambda: STANDARDS), required=True),
            Shown(key="period", label="考核期", kind=Text(30), required=True, help="如：2025年三季度。"),
        ),
    ),
    Deed(
        code="contests.rate_teams", title="评定等级", tab=TAB, ledger=lambda: ASSESSMENTS, page=PAGE, do=_rate, waiting=True,
        help="按考核总分和标准的分数线评定班组等级，记进升级记录；还有项目没打分的不能评。",
        shows=("total", "level"), fits=_unrated, unfit="要是打好了分、还没有评定等级的考核，标准里要有分数线。",
        asks=(PAST_DAY, Shown(key="document", label="文号", kind=Text(60))),
    ),
    Deed(
        code="contests.lay_papers", title="列出申报材料", tab=TAB, ledger=lambda: PIONEERS, page=PAGE, do=_lay, waiting=True,
        help="把工人先锋号申报要的材料列在下面，备齐一件填一件的日期。", shows=("stage",), fits=_bare, unfit="要是还没有列材料的申报。",
    ),
    Deed(
        code="contests.check_pairs", title="登记检验", tab=TAB, ledger=lambda: MENTORSHIPS, page=PAGE, do=_check, waiting=True, prints="contests.mentor_sheet",
        help="给选中的师徒、带班组登记一次定期检验、中期摸底。", shows=("trade", "next_check"), fits=_running, unfit="要是培养中的。",
        asks=(
            PAST_DAY, Shown(key="kind", label="检查类别", kind=Choice(words.CHECK_KIND), required=True, default=words.PERIODIC),
            Shown(key="progress", label="进展情况", kind=LongText()), Shown(key="problem", label="存在问题", kind=LongText()),
            Shown(key="score", label="得分", kind=Points()), Shown(key="checker", label="检查人", kind=Text(40)),
        ),
    ),
    Deed(
        code="contests.finish_pairs", title="登记结业", tab=TAB, ledger=lambda: MENTORSHIPS, page=PAGE, do=_finish, waiting=True, prints="contests.mentor_sheet",
        help="师徒期满考核，记结果和小结。", shows=("trade", "ends_on"), fits=_running, unfit="要是培养中的。",
        asks=(PAST_DAY, Shown(key="result", label="结果", kind=Choice(words.RESULT), required=True), Shown(key="summary", label="结业小结", kind=LongText())),
    ),
)  # fmt: skip
