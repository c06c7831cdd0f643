"""Importing 10,000 rows of 20 columns, against reading the sheet and inserting the same rows bare.

"The same" are the rows that the import leaves in the book: 10,000 lines of the sheet become about 60,000 rows of six
tables, each with its line in the trail. Against one bare table without trail the ratio is told too, without a limit.

Measured on two shared cores of Linux, Python 3.11.7: 1.9 times in processor time (2.1 s against 1.1 s), 7 to 9 times one
bare table. Of our time a third goes to the driver and its triggers, a fifth to reading 80,000 different cells, a
sixth to names and their pinyin, a tenth to unpacking the sheet.
"""

from __future__ import annotations

import gc
import statistics
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desk_union.__main__ import SELDOM
from desk_union.basis import identity
from desk_union.exchange import importing, mapping, reading
from desk_union.founding import new_book
from desk_union.members.ledgers import PEOPLE
from desk_union.store.book import open_book
from desk_union.store.engine import connect
from desk_union.store.progress import finish

from .measure import say, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Rows = dict[str, tuple[list[str], list[tuple[object, ...]]]]

TODAY = date(2026, 11, 20)
ROWS = 10_000
ROUNDS = 3
LIMIT = 2.0
HEADERS = (
    "工号", "姓名", "性别", "出生日期", "民族", "证件号码", "移动电话", "所在分会/小组", "用工形式", "就业状况",
    "岗位/职务", "职称", "学历", "政治面貌", "参加工作时间", "进单位日期", "入会日期", "籍贯", "住址", "备注",
)  # fmt: skip


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("导入") / "一万人.xlsx"
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("名单")
    page.append(HEADERS)
    for n in range(ROWS):
        number = identity.sample_id(n)
        born = identity.birth_of(number)
        started = born + timedelta(days=8000)
        page.append(
            [
                f"W{n:06}", "赵钱孙李周吴郑王"[n % 8] + "伟芳娜敏静丽强磊"[n // 8 % 8] + "军洋勇艳杰娟涛明"[n // 64 % 8],
                identity.sex_of(number), born, "汉族", number, f"139{n:08}", f"第{n % 40}小组", "正式", "在岗",
                "操作工", "技术员", "大学本科", "群众", started, started, started + timedelta(days=365), "河北石家庄", f"幸福路{n}号", "",
            ]
        )  # fmt: skip
    book.save(path)
    return path


@pytest.fixture
def _as_started() -> Iterator[None]:
    """Dead objects are looked for as seldom as in a command; in the window they wait for a pause."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_as_started")
def test_import_against_bare_reading_and_inserting(sheet: Path, tmp_path: Path) -> None:
    _import(sheet, _fresh(tmp_path / "先.desk"))
    rows = _rows_of(tmp_path / "先.desk")
    assert len(rows["person"][1]) == ROWS
    rounds = [_timed(sheet, tmp_path, turn, rows) for turn in range(ROUNDS)]
    ours, bare, flat = (statistics.median(times) for times in zip(*rounds, strict=True))
    times = statistics.median(one / other for one, other, _ in rounds)
    say(f"import of {ROWS} rows x {len(HEADERS)} columns", ours, bare, times, LIMIT)
    print(f"against one flat table without trail: {ours / flat:.1f}x")
    assert times <= LIMIT


def _timed(sheet: Path, folder: Path, turn: int, rows: Rows) -> tuple[float, float, float]:
    ours, bare = _fresh(folder / f"书{turn}.desk"), _fresh(folder / f"裸{turn}.desk")
    return (
        seconds(lambda: _import(sheet, ours)),
        seconds(lambda: _bare(sheet, bare, rows)),
        seconds(lambda: _flat(sheet, folder / f"平{turn}.db")),
    )


def _fresh(book: Path) -> Path:
    new_book(book, "大厂工会", today=TODAY, clock=datetime.now).close()
    return book


def _import(sheet: Path, target: Path) -> None:
    book = open_book(target)
    with book.reading() as session:
        memory = mapping.memory_of(session, PEOPLE)
    grid = mapping.choose_grid(PEOPLE, reading.read_workbook(sheet), memory)
    layout = mapping.guess(PEOPLE, grid, memory)
    report = finish(importing.run(book, PEOPLE, grid, layout, "add", importing.Choices(), TODAY))
    assert (report.added, report.problems) == (ROWS, ())
    book.close()


def _rows_of(book: Path) -> Rows:
    """What an import wrote: the columns and rows of each table, as the driver gives them."""
    connection = connect(book, None, writes=False)
    tables = ("unit", "person", "placement", "employment", "standing", "membership_event", "membership")
    found = {}
    for table in tables:
        cursor = connection.execute(
            f"select * from {table} where id > 1" if table == "unit" else f"select * from {table}"
        )
        found[table] = ([column[0] for column in cursor.description], cursor.fetchall())
    connection.close()
    return found


def _bare(sheet: Path, book: Path, rows: Rows) -> None:
    """The same reading, and the same rows into the same tables of a book by the driver alone."""
    CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    bare = connect(book, None, writes=True)
    bare.execute("begin immediate")
    for table, (columns, values) in rows.items():
        marks = ",".join("?" * len(columns))
        quoted = ",".join(f'"{column}"' for column in columns)
        bare.executemany(f"insert into {table} ({quoted}) values ({marks})", values)
    bare.execute("commit")
    bare.close()


def _flat(sheet: Path, target: Path) -> None:
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    target.touch()
    bare = connect(target, None, writes=True)
    bare.execute(f"create table flat (id integer primary key, {', '.join(f'c{n}' for n in range(len(HEADERS)))})")
    bare.execute("begin")
    marks = ",".join("?" * len(HEADERS))
    values = [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows[1:]]
    bare.executemany(f"insert into flat ({', '.join(f'c{n}' for n in range(len(HEADERS)))}) values ({marks})", values)
    bare.execute("commit")
    bare.close()
