"""The first day of an office: a book, a messy staff list, the roster on paper, a wrong list refused, a backup that works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pypdf import PdfReader

from desk_union.__main__ import main
from desk_union.prints.type.fonts import absent_faces
from desk_union.tabs import ledgers, sheets
from tests.samples import sample_copy

from . import messy

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 1000


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def run_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    status, out, _ = run(capsys, *arguments, "--json")
    return status, json.loads(out)


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "办公室 账本.desk"
    assert run(capsys, "new", path, "--union", "示例厂工会")[0] == 0
    return path


def test_a_messy_list_becomes_a_roster_on_paper(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = messy.write(tmp_path / "名单.xlsx", messy.people(COUNT))
    status, dry = run_json(capsys, "import", book, "members.people", sheet, "--dry-run")
    assert (status, dry["added"], dry["problems"]) == (0, COUNT, [])
    status, real = run_json(capsys, "import", book, "members.people", sheet)
    assert (status, real["added"]) == (0, COUNT)
    status, again = run_json(capsys, "import", book, "members.people", sheet)
    assert (status, again["added"], again["updated"], again["unchanged"]) == (0, 0, 0, COUNT)

    members = sum(1 for row in messy.people(COUNT) if row[11])
    _, figures = run_json(capsys, "figures", book, "--year", "2026")
    by_code = {figure["code"]: figure["value"] for figure in figures}
    assert by_code["members.staff"] == COUNT
    assert by_code["members.members"] == members
    _, rows = run_json(capsys, "evidence", book, "members.members", "--year", "2026")
    assert len(rows["rows"]) == members

    roster = tmp_path / "会员花名册.pdf"
    assert run(capsys, "print", book, "members.roster", "-o", roster)[0] == 0
    pages = PdfReader(roster).pages
    text = "".join(page.extract_text() for page in pages)
    assert "示例厂工会" in text
    assert f"{members}" in text
    assert len(pages) > members // 60
    for unit in messy.UNITS:
        assert unit in text
    structure = tmp_path / "情况表.xlsx"
    assert run(capsys, "print", book, "members.structure", "-o", structure)[0] == 0
    assert openpyxl.load_workbook(structure).active.max_row > len(messy.UNITS)


def test_every_fault_of_a_bad_list_is_told_and_nothing_is_written(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = messy.people(12)
    rows[3][3] = "2025-02-30"  # also against the ID number, but unreadable first
    rows[3][6] = "志愿者"
    rows[3][9] = "12345"
    rows[5][4] = 4.40106e17
    rows[7][4] = rows[6][4]
    rows[9][1] = ""
    sheet = messy.write(tmp_path / "错.xlsx", rows)
    result = tmp_path / "结果.xlsx"
    before = book.read_bytes()
    status, told = run_json(capsys, "import", book, "members.people", sheet, "--result", result)
    assert status == 1
    named = {(problem["row"], problem["column"].replace(" ", "")) for problem in told["problems"]}
    # three title and header rows above, one blank row before the seventh person
    assert {(7, "出生年月"), (7, "职工类别"), (7, "联系电话"), (9, "身份证号码")} <= named
    assert any(row == 14 and column == "姓名" for row, column in named)
    assert any(row in {11, 12} and column == "身份证号码" for row, column in named)
    assert all(problem["reason"] for problem in told["problems"])
    assert book.read_bytes() == before
    marked = openpyxl.load_workbook(result)["职工名单"]
    texts = [[str(cell.value or "") for cell in row] for row in marked.iter_rows()]
    assert any("是否成功" in row for row in texts)
    assert any("原因" in row for row in texts)
    assert texts[0][0] == "示例厂职工花名册"


def test_out_and_back_and_restored(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = messy.write(tmp_path / "名单.xlsx", messy.people(40))
    assert run(capsys, "import", book, "members.people", sheet)[0] == 0
    out = tmp_path / "出.csv"
    assert run(capsys, "export", book, "members.people", "-o", out, "--where", "性别=女")[0] == 0
    lines = out.read_text(encoding="utf-8-sig").strip().splitlines()
    women = sum(1 for n in range(40) if int(messy.identity.sample_id(n)[16]) % 2 == 0)
    assert len(lines) == women + 1
    assert "证件号码" not in lines[0]
    saved = tmp_path / "备份.duback"
    assert run(capsys, "backup", book, "-o", saved)[0] == 0
    again = tmp_path / "另一处" / "账本.desk"
    again.parent.mkdir()
    assert run(capsys, "restore", saved, "-o", again)[0] == 0
    _, one = run_json(capsys, "figures", book, "--year", "2026")
    _, two = run_json(capsys, "figures", again, "--year", "2026")
    assert one == two
    assert run(capsys, "check", again)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("nonsense",), 2),
        (("new",), 2),
        (("print", "{book}", "members.roster"), 2),
        (("print", "{book}", "no.such.form", "-o", "{dir}/x.pdf"), 1),
        (("print", "{book}", "members.roster", "-o", "{dir}/x.docx"), 1),
        (("print", "{book}", "members.roster", "-o", "{dir}/x.pdf", "--unit", "没有这个组"), 1),
        (("import", "{book}", "members.people", "{dir}/没有.xlsx"), 1),
        (("import", "{book}", "no.ledger", "{dir}/没有.xlsx"), 1),
        (("export", "{book}", "members.people", "-o", "{dir}/x.xlsx", "--where", "血型=A"), 1),
        (("figures", "{dir}/没有.desk", "--year", "2025"), 1),
        (("evidence", "{book}", "F999", "--year", "2025"), 1),
        (("new", "{book}", "--union", "又一个"), 1),
        (("restore", "{book}", "-o", "{dir}/y.desk"), 1),
    ],
)
def test_wrong_use_is_answered_in_a_sentence(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int
) -> None:
    typed = [argument.format(book=book, dir=tmp_path) for argument in arguments]
    before = book.read_bytes()
    try:
        got, out, err = run(capsys, *typed)
    except SystemExit as left:
        got, said = int(left.code or 0), capsys.readouterr()
        out, err = said.out, said.err
    assert got == status
    assert "Traceback" not in out + err
    assert any("\u4e00" <= letter <= "\u9fff" for letter in err)
    assert book.read_bytes() == before


def test_every_form_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    _, forms = run_json(capsys, "forms")
    assert {sheet.code for sheet in sheets()} | {ledger.code for ledger in ledgers()} == {form["code"] for form in forms}
    assert {"members.roster", "members.structure", "members.women"} <= {form["code"] for form in forms}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_copy(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")


@pytest.mark.parametrize("code", [sheet.code for sheet in sheets()])
def test_every_form_prints(code: str, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # The first kind of file: that all of them are written is tested without the command, in conformance/test_sheets.
    output = next(sheet.outputs for sheet in sheets() if sheet.code == code)[0]
    target = tmp_path / f"{code}.{output}"
    status, _, err = run(capsys, "print", sample, code, "-o", target, "--year", "2026")
    assert status == 0, err
    if not absent_faces():  # without the fallback face the rare characters of the sample are rightly named
        assert "没有字体" not in err
    assert target.stat().st_size > 1000
