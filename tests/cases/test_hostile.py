"""Files that broke a reader once: each is read, or refused in a sentence that names the file and what to do."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path
from struct import pack, unpack_from
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from desk_union.__main__ import READ_APART, main
from desk_union.basis.refusal import Refusal
from desk_union.exchange import apart, limits
from desk_union.exchange.reading import read_workbook
from desk_union.founding import new_book

from .madefiles import OLD_XLS, ods, xlsx_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.apart

HERE = Path(__file__).parent
READ = {  # name → how many rows reach from the first to the last filled one
    "gbk-with-mark.csv": 2,
    "roster-merged-blank-below.xlsx": 2,
    "roster-unknown-style.xlsx": 4,
    "xlsx-yyyymmdd-number-with-date-format.xlsx": 3,
}
REFUSED = {  # name → what the sentence names
    "chain-loop.xls": "已损坏",
    "damaged-aborts.xls": "已损坏",
    "damaged-panics.xls": "已损坏",
    "roster-huge-hours.xlsx": "单元格B2（99999999999）",
    "xlsx-one-blank-cell-far-corner.xlsx": "单元格XFD1048576",
}


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        read_workbook(path)
    assert path.name in caught.value.reason
    assert caught.value.remedy
    return caught.value.reason


def test_every_case_is_in_the_table() -> None:
    beside = {file.name for file in HERE.iterdir() if file.suffix in {".xls", ".xlsx", ".ods"}}
    told = {case["file"] for case in tomllib.loads((HERE / "expectations.toml").read_text(encoding="utf-8"))["case"]}
    assert beside <= {*READ, *REFUSED, *told}


@pytest.mark.parametrize("name", READ)
def test_what_is_sound_behind_its_oddity_is_read(name: str) -> None:
    (grid,) = read_workbook(HERE / name)
    assert len(grid.rows) == READ[name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_and_the_program_lives(name: str) -> None:
    assert REFUSED[name] in refused(HERE / name)


def _bomb(folder: Path) -> Path:
    """Two million bytes of nothing stand for two thousand million: only what the list of parts says is looked at."""
    file = xlsx_of_parts(folder / "炸弹.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    data = bytearray(file.read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 24 : at + 28] = pack("<I", 2_000_000_000)
        at += 4
    file.write_bytes(data)
    return file


def _endless(folder: Path) -> Path:
    return xlsx_of_parts(
        folder / "满.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1040000"><c r="Z1040000"><v>1</v></c></row>',
    )


def _locked_ods(folder: Path) -> Path:
    return ods(folder / "密.ods", [["姓名"]], locked=True)


def _locked_xls(folder: Path) -> Path:
    """The old workbook with the record of a password after its first record."""
    data = bytearray(OLD_XLS.read_bytes())
    start = data.find(pack("<HH", 0x0809, 16))
    second = start + 4 + unpack_from("<H", data, start + 2)[0]
    data[second : second + 2] = pack("<H", 0x2F)
    (folder / "密.xls").write_bytes(data)
    return folder / "密.xls"


@pytest.mark.parametrize(
    ("make", "said"),
    [(_bomb, "解开以后太大"), (_endless, "太大"), (_locked_ods, "打开密码"), (_locked_xls, "打开密码")],
)
def test_further_kinds(tmp_path: Path, make: Callable[[Path], Path], said: str) -> None:
    assert said in refused(make(tmp_path))


def test_blank_formatted_cells_far_down_are_no_rows(tmp_path: Path) -> None:
    file = xlsx_of_parts(
        tmp_path / "空.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="60000"><c r="T60000"/></row>',
    )
    (grid,) = read_workbook(file)
    assert grid.rows == [[1.0]]


def test_what_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = xlsx_of_parts(tmp_path / "慢.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    monkeypatch.setattr(limits, "SECONDS", 0)
    assert "很久" in refused(file)


def test_what_wants_too_much_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="100000"><c r="T100000"><v>1</v></c></row>'
    file = xlsx_of_parts(tmp_path / "大.xlsx", rows)
    monkeypatch.setattr(limits, "MEMORY", 60 << 20)
    assert "读不了" in refused(file)


def test_only_plain_values_are_taken_from_the_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    led_astray = b"cposix\nsystem\n(S'true'\ntR."
    monkeypatch.setattr(apart, "_answer_of", lambda question: (led_astray, False))
    with pytest.raises(apart.Died):
        apart.ask("explain", "")


def test_the_word_is_the_one_the_program_listens_to() -> None:
    assert READ_APART == apart.WORD


def test_the_job_object_has_the_size_windows_wants() -> None:
    import ctypes

    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(limits.job_limits(1)) == 144  # JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64 bits


@pytest.mark.parametrize(("name", "rows"), [("roster-unknown-style.xlsx", 3), ("roster-merged-blank-below.xlsx", 1)])
def test_a_result_that_cannot_keep_the_looks_is_a_plain_copy(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, rows: int
) -> None:
    book, result = tmp_path / "账本.desk", tmp_path / "结果.xlsx"
    _founded(book)
    assert main(["import", str(book), "members.people", str(HERE / name), "--result", str(result)]) == 0
    out, err = capfd.readouterr()
    assert f"已新增 {rows} 行" in out
    assert "Warning" not in err
    lines = CalamineWorkbook.from_path(str(result)).get_sheet_by_index(0).to_python()
    assert [line[-2] for line in lines[1 : rows + 1]] == ["成功"] * rows


def test_the_clerks_cells_stay_as_they_are_in_the_result(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = HERE / "xlsx-yyyymmdd-number-with-date-format.xlsx"
    book, result = tmp_path / "账本.desk", tmp_path / "结果.xlsx"
    _founded(book)
    assert main(["import", str(book), "members.people", str(source), "--result", str(result)]) == 0
    assert "Warning" not in capfd.readouterr().err
    before, after = (CalamineWorkbook.from_path(str(each)).get_sheet_by_index(0).to_python() for each in (source, result))
    assert [row[:4] for row in after] == before
    with zipfile.ZipFile(result) as package:
        assert b"<v>19800102</v>" in package.read("xl/worksheets/sheet1.xml")


def _founded(book: Path) -> None:
    from datetime import date, datetime

    new_book(book, "红星厂工会", today=date(2026, 11, 20), clock=datetime.now).close()
