"""稿件, carriers and their issues as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desk_union.basis import days
from desk_union.culture import culture_words as words
from desk_union.culture.press.tables import Article, Carrier, CarrierIssue
from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.members.ledgers import UNITS
from desk_union.store import rows
from desk_union.store.judging import doubting, line_by_line, only_once, settling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.store.judging import Line

TAB, GROUP = "宣教文体", "宣传报道"


def _carriers() -> Ledger:
    return CARRIERS


def _issues() -> Ledger:
    return ISSUES


def _check_article(values: Values) -> Sequence[Fault]:
    sent, published = values.get("sent_on"), values.get("published_on")
    found = in_order(values, ("sent_on", "投稿"), ("published_on", "发表"))
    if not sent and not published:
        found.append(Fault("sent_on", "没有投稿日期，也没有发表日期。", "两个日期至少填一个。"))
    if values.get("fee") is not None and values["fee"] < 0:
        found.append(Fault("fee", "不能是负数。", "请核对稿费。"))
    return found


def _articles() -> Ledger:
    return ARTICLES


def judge_articles(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """The same piece by the same author in the same medium again; a sheet meets the row that is there by ``match``."""
    for place, (row, values) in enumerate(lines):
        alike = [getattr(Article, key).is_not_distinct_from(values.get(key)) for key in ("title", "author", "medium")]
        there = select(Article.id, Article.sent_on, Article.published_on).where(*alike, Article.id < row).order_by(Article.id).limit(1)
        held = session.execute(there).first() if row is not None else None
        if held is not None:
            day = held.published_on or held.sent_on
            when = f"（{days.show_day_long(day)}）" if day else ""
            yield place, Fault("title", f"已经有一篇标题、作者、媒体都相同的稿件{when}。", "是同一篇的请不要重复登记，在另一家发表的请填媒体。", warns=True)


ARTICLES: Ledger = Ledger(
    code="culture.articles", title="信息稿件台账", counter="篇", tab=TAB, group=GROUP, row=Article, files=True, when="on",
    name=lambda: func.concat(Article.title, "（", func.coalesce(Article.medium, "未定媒体"), "）"),
    help="投了什么稿、谁写的、哪家媒体、哪一级、发表没有、稿费多少。同一篇在几家媒体发表的，一家一行。",
    fields=(
        Field(Article.title, "标题", Text(120), required=True, print_mm=66, aliases=("稿件标题", "稿件名称", "稿件题目", "文章标题", "新闻标题", "题目", "名称")), Field(Article.author, "作者", Text(60), print_mm=22, aliases=("撰稿人", "通讯员", "投稿人", "作者姓名", "供稿人")),
        Field(Article.medium, "媒体", Text(60), print_mm=34, aliases=("媒体名称", "刊物", "刊物名称", "发表媒体", "刊登媒体", "刊载媒体", "采用媒体", "发表刊物", "报刊", "投往媒体", "投稿媒体", "报送媒体", "发布媒体", "发布平台")), Field(Article.level, "级别", Choice(words.LEVEL), print_mm=18, aliases=("媒体级别",)),
        Field(Article.sent_on, "投稿日期", Day(ahead=0), print_mm=22, aliases=("上报日期", "报送日期")), Field(Article.published_on, "发表日期", Day(ahead=0), print_mm=22, aliases=("刊登日期", "刊发日期", "采用日期", "登载日期")),
        Field(Article.fee, "稿费", Money(), print_mm=18, total=True), Field(Article.points, "积分", Count(), print_mm=14, total=True, aliases=("得分",)), Field(Article.unit, "报送单位", Ref(lambda: UNITS), print_mm=26, aliases=("单位", "部门")),
        Field(Article.medium_kind, "媒体类别", Choice(words.MEDIUM_KIND), listed=False), Field(Article.issue, "版面期号", Text(40), listed=False, aliases=("版面", "期号")), Field(Article.note, "备注", LongText(), listed=False),
        Derived(key="on", label="计入日期", kind=Day(), sql=lambda _day: func.coalesce(Article.published_on, Article.sent_on), listed=False),
    ),
    order=("-published_on", "-sent_on", "-id"), match=(("title", "medium"), ("title", "author", "sent_on"), ("title",)), checks=(_check_article,), settle=doubting(_articles, judge_articles),
    presets=(Preset("published", "发表了的", lambda _day: Article.published_on.is_not(None)), Preset("waiting", "投了没发表", lambda _day: Article.published_on.is_(None))),
)  # fmt: skip


def carried_on(day: date) -> ColumnElement[bool]:
    return and_(or_(Carrier.since.is_(None), Carrier.since <= day), or_(Carrier.until.is_(None), Carrier.until > day))


def last_issue(day: date) -> ColumnElement[Any]:
    return select(func.max(CarrierIssue.day)).where(CarrierIssue.carrier == Carrier.id, CarrierIssue.day <= day).correlate(Carrier).scalar_subquery()


def _count(day: date) -> ColumnElement[Any]:
    held = select(func.count(CarrierIssue.id)).where(CarrierIssue.carrier == Carrier.id, CarrierIssue.day <= day)
    return held.correlate(Carrier).scalar_subquery()


def _grow(session: Session, name: str, _above: int | None) -> int:
    """A carrier met by its name among imported issues."""
    kind = next((label for label in words.CARRIER.labels if label in name), None)
    return rows.insert_rows(session, CARRIERS, [{"name": name, "kind": kind}], session.info["at"].date())[0]


CARRIERS: Ledger = Ledger(
    code="culture.carriers", title="宣传阵地", counter="个", tab=TAB, group=GROUP, row=Carrier, present="now", called="工会工作简报", grow=_grow,
    name=lambda: Carrier.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="简报、黑板报、橱窗、园地、网页：几个月出一期、谁编。到期没有出的，工作台会提醒。",
    fields=(
        Field(Carrier.name, "名称", Text(60), required=True, print_mm=60, aliases=("阵地名称",)), Field(Carrier.kind, "阵地类别", Choice(words.CARRIER), print_mm=28, aliases=("类别",)), Field(Carrier.every, "几个月一期", Count(least=1, most=12), print_mm=26, aliases=("周期", "出刊周期")),
        Field(Carrier.editor, "责任编辑", Text(40), print_mm=28, aliases=("编辑", "责任人")), Field(Carrier.place, "地点", Text(60), print_mm=36), Derived(key="issues", label="已出期数", kind=Count(), sql=_count, print_mm=20, total=True),
        Derived(key="last", label="最近一期", kind=Day(), sql=last_issue, print_mm=26), Field(Carrier.since, "开办日期", Day(), listed=False), Field(Carrier.until, "停办日期", Day(), listed=False), Field(Carrier.note, "备注", LongText(), listed=False),
    ),
    order=("id",), match=(("name",),), parts=(Part(_issues, "carrier"),), presets=(Preset("now", "在办的", carried_on),),
)  # fmt: skip

def judge_issues(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """No 期号 twice in a year and no 总期号 twice at all in one carrier; an issue is known by its day."""
    told = [(place, row, values) for place, (row, values) in enumerate(lines) if values.get("carrier") is not None and values.get("day") is not None]
    given = {(values["carrier"], values["day"]) for _, _, values in told}
    own = {row for _, row, _ in told if row is not None}
    taken: dict[tuple[object, ...], date] = {}
    for one in session.scalars(select(CarrierIssue).where(CarrierIssue.carrier.in_({values["carrier"] for _, _, values in told if isinstance(values["carrier"], int)}))):
        if one.id not in own and (one.carrier, one.day) not in given:
            taken |= dict.fromkeys(_numbers({"carrier": one.carrier, "day": one.day, "number": one.number, "total_number": one.total_number}), one.day)
    for place, _, values in told:
        for key, label in _numbers(values).items():
            if key in taken:
                yield place, Fault(str(key[0]), f"{label}已经在{days.show_day_long(taken[key])}出过。", "请核对期号和出刊日期。")
                break
            taken[key] = values["day"]


def _numbers(values: Values) -> dict[tuple[object, ...], str]:
    """By what tells them apart, how the numbers of an issue are called."""
    number, total = values.get("number"), values.get("total_number")
    found: dict[tuple[object, ...], str] = {}
    if number is not None:
        found["number", values["carrier"], values["day"].year, number] = f"{values['day'].year}年第{number}期"
    if total is not None:
        found["total_number", values["carrier"], total] = f"总第{total}期"
    return found


ISSUES: Ledger = Ledger(
    code="culture.issues", title="期刊板报台账", counter="期", tab=TAB, group=GROUP, row=CarrierIssue, files=True, when="day",
    name=lambda: select(func.concat(Carrier.name, "（", CarrierIssue.day, "）")).where(Carrier.id == CarrierIssue.carrier).correlate(CarrierIssue).scalar_subquery(),
    help="简报、黑板报、橱窗每出一期记一行。",
    fields=(
        Field(CarrierIssue.carrier, "名称", Ref(_carriers), required=True, print_mm=56, aliases=("阵地名称", "简报名称"), help="表里写的阵地还没有的，导入时新建。"), Field(CarrierIssue.number, "期号", Count(least=1), print_mm=18, aliases=("期数", "第几期")),
        Field(CarrierIssue.total_number, "总期号", Count(least=1), print_mm=20, aliases=("总期数",)), Field(CarrierIssue.day, "出刊日期", Day(ahead=0), required=True, print_mm=26, aliases=("日期", "出版日期")), Field(CarrierIssue.editor, "编辑", Text(40), print_mm=26),
        Field(CarrierIssue.contents, "主要内容", LongText(), print_mm=90, aliases=("内容", "目录")), Field(CarrierIssue.copies, "印数", Count(), print_mm=18, total=True), Field(CarrierIssue.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("carrier", "day", "number"), ("carrier", "day")), together=line_by_line(judge_issues), settle=settling(_issues, judge_issues, only_once(_issues, "carrier", "number", "day")),
)  # fmt: skip

LEDGERS = (ARTICLES, CARRIERS, ISSUES)
