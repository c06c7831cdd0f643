"""安全用语: sayings that were collected and judged, and banners that were hung, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, extract

from desk_union.contests import naming
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas import rules
from desk_union.contests.ideas.ledgers.suggestions import CAMPAIGNS
from desk_union.contests.ideas.tables import Slogan
from desk_union.contests.owning import fill_in
from desk_union.describe.kinds import Choice, Day, LongText, Points, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.members.ledgers import PEOPLE, UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def _settle(session: Session, ids: Sequence[int], today: date) -> None:
    fill_in(session, Slogan.day, ids, today)
    naming.tie(session, Slogan, ids, {"person": "author"}, "day")


def _hung(values: Values) -> Values:
    """The same banner is hung again another year; the same saying of the same author is one."""
    return {"hung_on": values.get("day") if values.get("kind") == words.HUNG else None}


SLOGANS: Ledger = Ledger(
    code="contests.slogans", title="安全用语台账", tab="劳动竞赛", group="安全用语", row=Slogan, when="day",
    name=lambda: Slogan.words,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="征集来的安全警句格言，一条一行，评定等次、刊登在哪里；悬挂的宣传标语也记在这里，类别选“悬挂标语”。",
    fields=(
        Field(Slogan.words, "内容", Text(120), required=True, print_mm=100, aliases=("安全用语", "警句", "格言", "标语", "警句格言", "安全警句")),
        Field(Slogan.kind, "类别", Choice(words.SLOGAN_KIND), required=True, default=words.COLLECTED, print_mm=20, aliases=("类型",)),
        Field(Slogan.author, "作者", Text(30), print_mm=22, aliases=("姓名", "征集人", "投稿人"), help="花名册里没有的照写。"),
        Field(Slogan.unit, "单位", Ref(lambda: UNITS), print_mm=28, aliases=("所属单位", "部门", "小组")),
        Field(Slogan.day, "日期", Day(ahead=0), print_mm=20, aliases=("征集日期", "投稿日期", "悬挂日期"), help="不填就是今天。"),
        Field(Slogan.grade, "评定等次", Choice(words.GRADE), print_mm=18, aliases=("等次", "评奖", "奖级")),
        Field(Slogan.published, "刊登在", Text(60), print_mm=30, aliases=("刊登", "刊物", "发表")),
        Field(Slogan.person, "花名册", Ref(lambda: PEOPLE), listed=False),
        Field(Slogan.campaign, "征集活动", Ref(lambda: CAMPAIGNS), listed=False, aliases=("征集主题", "活动")),
        Field(Slogan.score, "评分", Points(), listed=False, aliases=("得分",)),
        Field(Slogan.judged_on, "评定日期", Day(ahead=0), listed=False),
        Field(Slogan.note, "备注", LongText(), listed=False),
        Derived(key="hung_on", label="悬挂于", kind=Day(), sql=lambda _day: case((Slogan.kind == words.HUNG, Slogan.day)), listed=False),
    ),
    order=("-day", "-id"), match=(("words", "author"), ("words", "hung_on"), ("words",)), note=_hung, checks=(rules.check_slogan,), settle=_settle,
    presets=(
        Preset("collected", words.COLLECTED, lambda _day: Slogan.kind == words.COLLECTED),
        Preset("hung", words.HUNG, lambda _day: Slogan.kind == words.HUNG),
        Preset("unjudged", "还没有评定", lambda _day: and_(Slogan.kind == words.COLLECTED, Slogan.grade.is_(None))),
        Preset("year", "本年", lambda day: extract("year", Slogan.day) == day.year),
    ),
)  # fmt: skip
