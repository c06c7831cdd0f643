from __future__ import annotations

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.commands.arguments import nothing_more
from desk_union.describe.content import Tables
from desk_union.describe.due import Due
from desk_union.describe.export import Export
from desk_union.describe.figure import Figure
from desk_union.describe.kinds import Day, Ref, Text
from desk_union.describe.ledger import Field, Ledger
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.describe.tab import Founding, Named
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Person
from desk_union.store import rows
from desk_union.store.progress import Progress
from tests.toytab.tables import Visit

VISITS = Ledger(
    code="toy.visits", title="走访台账", tab="玩具走访", row=Visit, name=lambda: Visit.reason, when="day",
    help="每一次走访。", order=("-day", "-id"),
    fields=(
        Field(Visit.day, "走访日期", Day(), required=True, print_mm=24),
        Field(Visit.person, "走访对象", Ref(lambda: PEOPLE), required=True, print_mm=24),
        Field(Visit.reason, "走访原因", Text(40), required=True, print_mm=40),
    ),
)  # fmt: skip
LEDGERS = (VISITS,)
FIGURES = (
    Figure("toy.visits", "走访人次", "人次", lambda: VISITS,
           lambda span: select(Visit.id).where(Visit.day.between(span.first, span.last))),
)  # fmt: skip


def _tables(session, request):
    told = session.execute(select(Visit.day, Visit.reason).order_by(Visit.id)).all()
    columns = (Column("走访日期", "left", 30), Column("走访原因", "left", 60))
    lines = [(str(day), reason) for day, reason in told]
    return [Table(title="走访一览表", columns=columns, rows=lines, organisation="厂", period="全年", printed_on=request.today)]


def write_export(book, _ask, target, asked):
    with book.reading() as session:
        target.write_text(f"{asked.year or asked.today.year}年{counts(session, asked.today)[0]}", encoding="utf-8")
    yield Progress(1, 1, "")
    return f"已写到{target.name}"


EXPORTS = (
    Export(
        ledger="toy.visits", title="走访报送文件", suffixes=(".visits",), by_suffix=True, file_title="走访报送", says="全部走访。",
        write=Named("tests.toytab.ledgers:write_export"),
    ),
)  # fmt: skip


def greet(_given):
    print("走访问好")  # noqa: T201
    return 0


COMMANDS = (("toy-greet", "问好", "tests.toytab.ledgers:greet", nothing_more),)


SHEETS = (Sheet("toy.list", "走访一览表", "全部走访。", Tables(_tables)), Sheet("toy.slip", "走访单", "一次走访。", Tables(_tables), options=("id",)))


def due(session, today):
    ids = tuple(session.scalars(select(Visit.id)))
    return [Due("toy", "走访待回访", today, f"有{len(ids)}次走访待回访。", VISITS.code, ids, "soon")] if ids else []


def due_of(session, person, today):
    ids = tuple(session.scalars(select(Visit.id).where(Visit.person == person)))
    return [Due("toy", "走访待回访", today, "这个人待回访。", VISITS.code, ids, "soon")] if ids else []


def counts(session, _today):
    return [f"走访 {len(session.scalars(select(Visit.id)).all())} 次"]


def no_empty_reason(session):
    return [
        Problem("走访没有写原因。", "请补上。", column=VISITS.title)
        for _ in session.scalars(select(Visit.id).where(Visit.reason == "?"))
    ]


CHECKS = (no_empty_reason,)


def _sample(session, today):
    person = session.scalar(select(Person.id).order_by(Person.id).limit(1))
    rows.save_row(session, VISITS, None, {"day": today, "person": person, "reason": "生病住院"}, today)


FOUNDING = Founding(sample=_sample)
