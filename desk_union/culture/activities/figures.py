"""The figures of activities, who came, entries, prizes, clubs and works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, select

from desk_union.culture import culture_words as words
from desk_union.culture.activities.ledgers import (
    ACTIVITIES,
    CLUB_MEMBERS,
    CLUBS,
    ENTRIES,
    SIGNED,
    WORKS,
    belongs,
    came,
    club_on,
    heads,
)
from desk_union.culture.activities.tables import Activity, ActivityPerson, ArtWork, Club, ClubMember, CultureEntry
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, newest, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from desk_union.describe.figure import Span

KINDS = (
    ("shows", Activity.kind == words.SHOW, "文艺汇演场次", ()), ("parties", Activity.kind == words.PARTY, "联欢会次数", ("F179",)), ("painting", Activity.kind == words.PAINTING, "书画竞赛次数", ("F068",)),
    ("shooting", Activity.kind == words.SHOOTING, "射击活动次数", ("F090",)), ("sports", Activity.kind == words.SPORTS, "运动会次数", ()), ("may_day", Activity.occasion == "五一", "五一文体活动次数", ("F177",)),
    ("womens_day", Activity.occasion == "三八", "三八女职工活动次数", ("F180",)), ("campaign", Activity.campaign.is_not(None), "主题系列活动项数", ("F061",)),
)  # fmt: skip


def _by_kind() -> Iterator[Figure]:
    for code, where, label, seeds in KINDS:
        yield Figure(f"culture.activities_{code}", label, "项", lambda: ACTIVITIES, during(Activity, Activity.held_on, where), parent="culture.activities", seeds=seeds)


def _signed(*where: ColumnElement[bool]) -> Any:
    """Who signed, until the end of the span, for the activities of the span."""
    def rows(span: Span) -> Select[Any]:
        held = select(Activity.id).where(Activity.held_on.between(span.first, span.last), *where)
        return select(ActivityPerson.id).where(ActivityPerson.activity.in_(held), came(span.last))

    return rows


def _column(row: type[Any], name: str) -> Any:
    return lambda: row.__table__.c[name]


def _ranked() -> Any:
    held = CultureEntry.__table__.c
    return func.concat(held.event, " 第", held.rank, "名")


def _won() -> Any:
    held = CultureEntry.__table__.c
    return func.concat(held.event, " ", held.prize)


def _edition() -> Any:
    held = Activity.__table__.c
    return func.concat(held.name, "（第", held.edition, "届）")


SENT = CultureEntry.kind == words.COMPETED
RANKED, PRIZED = and_(SENT, CultureEntry.rank.is_not(None)), CultureEntry.prize.is_not(None)
RANKS = (
    ("rank", "最近参赛名次", (), ("F191",)), ("rank_women", "最近女子组名次", (CultureEntry.part == "女子",), ("F259", "F260")), ("rank_men", "最近男子组名次", (CultureEntry.part == "男子",), ("F261",)),
    ("rank_province", "最近省级比赛名次", (CultureEntry.level == "省级",), ("F287",)),
)  # fmt: skip
PRIZES = (
    ("prize", "最近参赛奖项", (), ("F322",)), ("prize_team", "最近团体奖项", (CultureEntry.part == "团体",), ("F232",)), ("prize_middle", "最近中年组奖项", (CultureEntry.part == "中年组",), ("F278",)),
    ("prize_young", "最近青年组奖项", (CultureEntry.part == "青年组",), ("F279",)),
)  # fmt: skip


def _newest() -> Iterator[Figure]:
    for code, label, where, seeds in RANKS:
        yield Figure(f"culture.{code}", label, "", lambda: ENTRIES, newest(CultureEntry, CultureEntry.day, RANKED, *where), "latest", show=_ranked, seeds=seeds)
    for code, label, where, seeds in PRIZES:
        yield Figure(f"culture.{code}", label, "", lambda: ENTRIES, newest(CultureEntry, CultureEntry.day, SENT, PRIZED, *where), "latest", show=_won, seeds=seeds)


FIGURES: tuple[Figure, ...] = (
    Figure("culture.activities", "文体活动项数", "项", lambda: ACTIVITIES, during(Activity, Activity.held_on), seeds=("F210", "F289")),
    *_by_kind(),
    Figure("culture.participants", "文体活动参加人次", "人次", lambda: ACTIVITIES, during(Activity, Activity.held_on), "total", amount_on=heads, seeds=("F076",), note="填写的参加人数与签到人数取多的。"),
    Figure("culture.persons", "参加文体活动的人数", "人", lambda: SIGNED, _signed(), "distinct", amount=_column(ActivityPerson, "person"), note="签到的人，参加几次也只算一人。"),
    Figure("culture.sports_persons", "运动会参加人数", "人", lambda: SIGNED, _signed(Activity.kind == words.SPORTS), "distinct", amount=_column(ActivityPerson, "person"),
           parent="culture.persons", seeds=("F116", "F323")),
    Figure("culture.active_units", "办过文体活动的单位数", "个", lambda: ACTIVITIES, during(Activity, Activity.held_on, Activity.unit.is_not(None)), "distinct", amount=_column(Activity, "unit"), seeds=("F067",),
           note="每个单位每年至少一次；没有办的看《各单位文体活动次数》。"),
    Figure("culture.edition", "最近一届的活动", "", lambda: ACTIVITIES, newest(Activity, Activity.held_on, Activity.edition.is_not(None)), "latest", show=_edition, seeds=("F089", "F204", "F233", "F288"), note="写了届数的活动里最近的一次。"),
    Figure("culture.activity_cost", "文体活动花费", "元", lambda: ACTIVITIES, during(Activity, Activity.held_on, Activity.cost > 0), "sum", amount=_column(Activity, "cost")),
    Figure("culture.entries", "外出参赛项数", "项", lambda: ENTRIES, during(CultureEntry, CultureEntry.day, SENT)),
    Figure("culture.entrants", "外出参赛人数", "名", lambda: ENTRIES, during(CultureEntry, CultureEntry.day, SENT), "total", amount=_column(CultureEntry, "heads"), seeds=("F190",)),
    Figure("culture.performances", "选送文艺节目数", "个", lambda: ENTRIES, during(CultureEntry, CultureEntry.day, CultureEntry.kind == words.PERFORMED), seeds=("F156",)),
    Figure("culture.performing_units", "选送节目的单位数", "个", lambda: ENTRIES, during(CultureEntry, CultureEntry.day, CultureEntry.kind == words.PERFORMED, CultureEntry.unit.is_not(None)), "distinct", amount=_column(CultureEntry, "unit"), seeds=("F155",)),
    Figure("culture.prizes", "参赛获奖项数", "项", lambda: ENTRIES, during(CultureEntry, CultureEntry.day, PRIZED), seeds=("F286",)),
    Figure("culture.speech_prizes", "演讲比赛获奖项数", "项", lambda: ENTRIES, during(CultureEntry, CultureEntry.day, PRIZED, CultureEntry.event.contains("演讲")), parent="culture.prizes", seeds=("F318",)),
    *_newest(),
    Figure("culture.clubs", "兴趣小组和代表队数", "个", lambda: CLUBS, standing(Club, club_on)),
    Figure("culture.club_members", "兴趣小组和代表队人数", "人", lambda: CLUB_MEMBERS, standing(ClubMember, belongs), "distinct", amount=_column(ClubMember, "person"), seeds=("F321",)),
    Figure("culture.works", "征文书画作品件数", "件", lambda: WORKS, during(ArtWork, ArtWork.handed_on)),
)  # fmt: skip
