"""Books, loans, reading together and subscriptions as the clerk sees them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.culture import culture_words as words
from desk_union.culture import links
from desk_union.culture.reading import rules
from desk_union.culture.reading.rules import Lent
from desk_union.culture.reading.tables import BookLoan, LibraryBook, ReadingDrive, Subscription
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Fault, Field, Ledger, Part, Preset, Serial
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.membership import of_person
from desk_union.payouts import payout_words
from desk_union.store import rows
from desk_union.store.judging import line_by_line, only_once, settling
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.store.judging import Line

TAB, GROUP = "宣教文体", "职工书屋"


def _books() -> Ledger:
    return BOOKS


def _loans() -> Ledger:
    return LOANS


def lent(day: date) -> ColumnElement[bool]:
    return and_(BookLoan.lent_on <= day, or_(BookLoan.returned_on.is_(None), BookLoan.returned_on > day))


def out(day: date) -> ColumnElement[Any]:
    """How many copies are lent and not back."""
    return select(func.count(BookLoan.id)).where(BookLoan.book == LibraryBook.id, lent(day)).correlate(LibraryBook).scalar_subquery()


def in_library(day: date) -> ColumnElement[bool]:
    return and_(by_then(LibraryBook.came_on, day), or_(LibraryBook.gone_on.is_(None), LibraryBook.gone_on > day))


def on_shelf(day: date) -> ColumnElement[bool]:
    return and_(in_library(day), LibraryBook.copies > out(day))


def _settle_books(session: Session, books: Sequence[int], today: date) -> None:
    """There stay as many copies of a book as were lent together."""
    loans = list(session.scalars(select(BookLoan.id).where(BookLoan.book.in_(books)).order_by(BookLoan.id)))
    lines = list(rows.values_of(session, LOANS, loans, today).items())
    for place, fault in judge_loans(session, lines, today):
        reader = name_of(session, PEOPLE, lines[place][1]["person"])
        raise Refusal(f"{reader}{days.show_day_long(lines[place][1]['lent_on'])}借的这本书对不上：{fault.reason}", "请先改好借阅登记，或核对册数。")


BOOKS: Ledger = Ledger(
    code="culture.books", title="图书台账", counter="种", tab=TAB, group=GROUP, row=LibraryBook, present="held", called="细节决定成败",
    instead="不再借的请填“注销日期”。",
    name=lambda: LibraryBook.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="职工书屋里有什么书、几册、在架几册。借书、还书用“借出图书”“归还图书”。",
    fields=(
        Serial(LibraryBook.number, "图书编号", "书-{n:05}", day="came_on", print_mm=22, aliases=("编号", "书号")), Field(LibraryBook.title, "书名", Text(80), required=True, print_mm=60, aliases=("图书名称", "名称", "题名")),
        Field(LibraryBook.author, "著者", Text(60), print_mm=30, aliases=("作者",)), Field(LibraryBook.publisher, "出版社", Text(60), print_mm=34), Field(LibraryBook.kind, "图书类别", Choice(words.BOOK), print_mm=22, aliases=("类别", "分类")),
        Field(LibraryBook.copies, "册数", Count(least=1), required=True, default=1, print_mm=14, total=True, aliases=("数量", "本数")), Derived(key="out", label="借出册数", kind=Count(), sql=out, print_mm=18, total=True),
        Field(LibraryBook.price, "单价", Money(), print_mm=18, aliases=("定价", "价格")), Field(LibraryBook.shelf, "架位", Text(20), print_mm=16, aliases=("书架",)),
        Field(LibraryBook.isbn, "ISBN", Text(20), listed=False), Field(LibraryBook.came_on, "入库日期", Day(), listed=False, aliases=("购入日期", "日期")), Field(LibraryBook.source, "来源", Text(40), listed=False),
        Field(LibraryBook.gone_on, "注销日期", Day(), listed=False), Field(LibraryBook.note, "备注", LongText(), listed=False),
    ),
    order=("number", "id"), match=(("number",), ("title", "author"), ("title",)), checks=(rules.check_book,), settle=_settle_books, parts=(Part(_loans, "book"),),
    presets=(Preset("held", "馆藏", in_library), Preset("shelf", "在架", on_shelf), Preset("out", "有借出的", lambda day: out(day) > 0)),
)  # fmt: skip


def judge_loans(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """No more copies of a book are out on any day than there are."""
    books = {values["book"] for _, values in lines if isinstance(values.get("book"), int)}
    held = {row.id: row for row in session.execute(select(LibraryBook.id, LibraryBook.title, LibraryBook.copies).where(LibraryBook.id.in_(books)))}
    by_book: dict[int, dict[object, Lent]] = defaultdict(dict)
    for row in session.execute(select(BookLoan.id, BookLoan.book, BookLoan.person, BookLoan.lent_on, BookLoan.returned_on).where(BookLoan.book.in_(books)).order_by(BookLoan.id)):
        by_book[row.book][row.person, row.lent_on] = Lent((row.person, row.lent_on), row.lent_on, row.returned_on)
    for _, values in lines:
        if (loan := _lent(values)) is not None:
            by_book[values["book"]][loan.key] = loan
    for place, (_, values) in enumerate(lines):
        loan = _lent(values)
        if loan is not None and values["book"] in held and rules.out_together(loan, by_book[values["book"]].values()) > held[values["book"]].copies:
            book = held[values["book"]]
            yield place, Fault("book", f"《{book.title}》只有{book.copies}册，这段时间已经都借出了。", "请先登记归还，或核对书名和日期。")


def _lent(values: Values) -> Lent | None:
    if not isinstance(values.get("book"), int) or values.get("lent_on") is None:
        return None
    return Lent((values.get("person"), values["lent_on"]), values["lent_on"], values.get("returned_on"))


def _due_back(values: Values) -> Values:
    lent = values.get("lent_on")
    return {"due_on": days.add_months(lent, rules.MONTHS_LENT)} if lent and not values.get("due_on") else {}


def overdue(day: date) -> ColumnElement[bool]:
    return and_(lent(day), BookLoan.due_on < day)


LOANS: Ledger = Ledger(
    code="culture.loans", title="图书借阅登记", counter="人次", tab=TAB, group=GROUP, row=BookLoan, when="lent_on", name=lambda: of_person(BookLoan.person, func.concat("借书（", BookLoan.lent_on, "）")),
    help="谁借了哪本书、什么时候还。一本书没有还，不能再借给别人；有几册就能同时借几个人。",
    fields=(
        Field(BookLoan.person, "读者", Ref(lambda: PEOPLE), required=True, print_mm=30, aliases=("姓名", "借阅人", "借书人")), Field(BookLoan.book, "书名", Ref(_books), required=True, print_mm=80, aliases=("图书名称", "图书")),
        Field(BookLoan.lent_on, "借出日期", Day(ahead=0), required=True, print_mm=28, aliases=("借阅日期", "借书日期", "日期")), Field(BookLoan.due_on, "应还日期", Day(), print_mm=28, help="不填就是一个月以后。"),
        Field(BookLoan.returned_on, "归还日期", Day(ahead=0), print_mm=28, aliases=("还书日期",)), Field(BookLoan.note, "备注", LongText(), listed=False),
    ),
    order=("-lent_on", "-id"), match=(("person", "book", "lent_on"),), note=_due_back, checks=(rules.check_loan,), together=line_by_line(judge_loans), settle=settling(_loans, judge_loans, only_once(_loans, "book", "lent_on", "person")),
    presets=(Preset("out", "没有还", lent), Preset("overdue", "过期没有还", overdue)),
)  # fmt: skip

READINGS: Ledger = Ledger(
    code="culture.readings", title="读书活动台账", counter="项", tab=TAB, group=GROUP, row=ReadingDrive, files=True, when="day", name=lambda: ReadingDrive.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="读书月、共读一本书：对象、发了多少册、交了多少篇心得。",
    fields=(
        Field(ReadingDrive.title, "主题", Text(80), required=True, print_mm=60, aliases=("活动名称", "名称")), Field(ReadingDrive.day, "日期", Day(ahead=366), required=True, print_mm=24, aliases=("开始日期",)), Field(ReadingDrive.audience, "对象", Choice(words.AUDIENCE), print_mm=28, aliases=("参加对象",)),
        Field(ReadingDrive.book, "书目", Text(80), print_mm=60, aliases=("书名",)), Field(ReadingDrive.copies, "下发册数", Count(), print_mm=20, total=True, aliases=("册数",)), Field(ReadingDrive.readers, "参加人数", Count(), print_mm=20, total=True, aliases=("人数",)),
        Field(ReadingDrive.essays, "心得篇数", Count(), print_mm=20, total=True, aliases=("心得", "体会篇数")), Field(ReadingDrive.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("title", "day"),),
)  # fmt: skip

SUBSCRIPTIONS: Ledger = Ledger(
    code="culture.subscriptions", title="报刊征订台账", counter="种", tab=TAB, group=GROUP, row=Subscription, files=True, when="since", name=lambda: func.concat(Subscription.title, "（", Subscription.since, "起）"),
    help="订了什么报刊、学习用书，几份、多少钱、发给谁。",
    fields=(
        Field(Subscription.title, "报刊名称", Text(60), required=True, print_mm=50, aliases=("名称", "刊物名称", "书名")), Field(Subscription.since, "开始日期", Day(ahead=366, ends="until"), required=True, print_mm=24, aliases=("起订日期", "征订日期", "日期")),
        Field(Subscription.until, "结束日期", Day(), print_mm=24, aliases=("止订日期",)), Field(Subscription.copies, "份数", Count(least=1), print_mm=14, total=True, aliases=("数量",)), Field(Subscription.price, "单价", Money(), print_mm=20, aliases=("每份价格", "年价")),
        Field(Subscription.cost, "金额", Money(), print_mm=24, total=True, aliases=("合计", "费用", "总价"), help="不填就是份数乘单价。"), Field(Subscription.recipients, "发放对象", Text(120), print_mm=44, aliases=("发给谁", "分送")), Booked(links.SUBSCRIPTION, print_mm=26),
        Field(Subscription.source, "资金来源", Choice(payout_words.SOURCE), listed=False), Field(Subscription.note, "备注", LongText(), listed=False),
    ),
    order=("-since", "id"), match=(("title", "since"),), note=rules.cost_of, checks=(rules.check_subscription,),
    presets=(Preset("now", "正在订的", lambda day: and_(Subscription.since <= day, or_(Subscription.until.is_(None), Subscription.until >= day))),),
)  # fmt: skip

LEDGERS = (BOOKS, LOANS, READINGS, SUBSCRIPTIONS)
