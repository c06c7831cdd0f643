"""Importing 10,000 rows of 20 columns, against reading the sheet and inserting the same values bare."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desk_union.basis import identity
from desk_union.exchange import importing, mapping, reading
from desk_union.members.founding import new_book
from desk_union.members.ledgers import PEOPLE
from desk_union.store.engine import connect
from desk_union.store.progress import finish

from .measure import say, seconds

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
ROWS = 10_000
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


def test_import_against_bare_reading_and_inserting(sheet: Path, tmp_path: Path) -> None:
    pairs = [_timed(sheet, tmp_path, turn) for turn in range(3)]
    times = sorted(one / other for one, other in pairs)[1]
    one, other = sorted(pairs)[1]
    say(f"import of {ROWS} rows x {len(HEADERS)} columns", one, other, times, LIMIT)
    assert times <= LIMIT


def _timed(sheet: Path, folder: Path, turn: int) -> tuple[float, float]:
    ours = seconds(lambda: _import(sheet, folder / f"书{turn}.desk"))
    return ours, seconds(lambda: _bare(sheet, folder / f"裸{turn}.db"))


def _import(sheet: Path, target: Path) -> None:
    book = new_book(target, "大厂工会", today=TODAY, clock=datetime.now)
    with book.reading() as session:
        memory = mapping.memory_of(session, PEOPLE)
    grid = mapping.choose_grid(PEOPLE, reading.read_workbook(sheet), memory)
    layout = mapping.guess(PEOPLE, grid, memory)
    report = finish(importing.run(book, PEOPLE, grid, layout, "add", importing.Choices(), TODAY))
    assert (report.added, report.problems) == (ROWS, ())
    book.close()


def _bare(sheet: Path, target: Path) -> None:
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    target.touch()
    bare = connect(target, None, writes=True)
    columns = ", ".join(f"c{n}" for n in range(len(HEADERS)))
    bare.execute(f"create table person (id integer primary key, {columns})")
    bare.execute("begin")
    marks = ",".join("?" * len(HEADERS))
    values = [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows[1:]]
    bare.executemany(f"insert into person ({columns}) values ({marks})", values)
    bare.execute("commit")
    bare.close()
