"""A sheet of visits as an office keeps it comes in with its own headings, and again without doubling anything."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.care.visits.tables import CareVisit
from desk_union.members.tables import Person
from desk_union.payouts.tables import PayoutLine
from desk_union.store.book import open_book
from tests.care.visits.visiting_office import visiting_office

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("慰问日期", "慰问对象", "证件号码", "慰问事由", "慰问金", "慰问品", "折价金额", "走访人", "户名", "人数", "受访单位", "活动/批次", "资金来源")
KEEP = "「慰问对象」里职工会员花名册没有的人怎么记=照姓名记，不在册"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with visiting_office(tmp_path) as office:
        return office.desk.book.path


def sheet(folder: Path, *rows: tuple[Any, ...], heads: tuple[str, ...] = HEADS) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.append(heads)
    for row in rows:
        workbook.active.append([*row, *[None] * (len(heads) - len(row))])
    file = folder / "走访.xlsx"
    workbook.save(file)
    return file


def bring(capsys: pytest.CaptureFixture[str], book: Path, file: Path, *more: str) -> tuple[int, dict[str, Any]]:
    status = main(["import", str(book), "care.visits", str(file), "--json", *more])
    return status, json.loads(capsys.readouterr().out)


def kept(book: Path, row: type[Any] = CareVisit) -> list[Any]:
    with closing(open_book(book)) as opened, opened.reading() as session:
        return list(session.scalars(select(row).order_by(row.id)))


def people(book: Path) -> list[Person]:
    return kept(book, Person)


def test_words_are_taken_as_written(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two, *_ = people(book)
    file = sheet(
        tmp_path,
        ("2026-01-10", one.name, one.id_number, "家庭困难", 300, None, None, "赵主席", "老张家", 3, None, "双节送温暖", "工会会费账户"),
        ("2026-01-11", two.name, None, "住院", None, None, None, "王干事"),
        ("2026-01-12", None, None, "慰问基层单位", None, "绿豆、白糖", "1,612.90", None, None, 39, "第三水泥厂"),
    )
    assert bring(capsys, book, file) == (0, {"added": 3, "updated": 0, "unchanged": 0, "problems": []})
    first, second, third = kept(book)
    assert (first.household, first.heads, first.campaign, first.source) == ("老张家", 3, "双节送温暖", "工会会费账户")
    assert (second.heads, second.reason) == (1, "住院")
    assert (third.person, third.site, third.heads) == (None, "第三水泥厂", 39)
    assert [line.cash for line in kept(book, PayoutLine)] == [30_000, None]
    assert bring(capsys, book, file)[1]["unchanged"] == 3


def test_a_changed_amount_is_an_update(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = people(book)[0]
    bring(capsys, book, sheet(tmp_path, ("2026-01-10", one.name, None, "困难", 300)))
    status, told = bring(capsys, book, sheet(tmp_path, ("2026-01-10", one.name, None, "困难", 500)))
    assert status == 1
    assert "300.00" in told["problems"][0]["reason"]
    assert bring(capsys, book, sheet(tmp_path, ("2026-01-10", one.name, None, "困难", 500)), "--mode", "update")[1]["updated"] == 1
    (line,) = kept(book, PayoutLine)
    assert line.cash == 50_000


def test_two_of_one_house_are_two_visits(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two, *_ = people(book)
    rows = [("2026-01-10", each.name, None, "困难", None, None, None, None, "老张家") for each in (one, two)]
    rows.append(("2026-01-10", "孙大娘", None, "困难", None, None, None, None, "老张家"))
    assert bring(capsys, book, sheet(tmp_path, *rows), "--answer", KEEP)[1]["added"] == 3
    assert {visit.home for visit in kept(book)} == {"老张家"}


def test_who_is_in_no_roster_is_asked_about_once(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = sheet(
        tmp_path,
        ("2026-01-10", "欧阳大娘", "990001194001011234", "春节走访遗孀", 300),
        ("2026-01-10", "慕容老汉", None, "困难", 300),
    )
    status, told = bring(capsys, book, file)
    assert status == 1
    problem = next(one for one in told["problems"] if one.get("choices"))
    assert problem["choices"] == ["照姓名记，不在册", "先登记到花名册再导入"]
    assert kept(book) == []
    assert bring(capsys, book, file, "--answer", KEEP)[0] == 0
    first, second = kept(book)
    assert (first.outsider, first.outsider_id) == ("欧阳大娘", "990001194001011234")
    assert (second.outsider, second.person) == ("慕容老汉", None)
    assert bring(capsys, book, file, "--answer", KEEP)[1]["unchanged"] == 2
    status, told = bring(capsys, book, file, "--answer", KEEP.replace("照姓名记，不在册", "先登记到花名册再导入"))
    assert status == 1
    assert {problem["row"] for problem in told["problems"]} >= {2, 3}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("2026-01-10", None, None, "困难", 300), "没有写慰问了谁"),
        (("2099-01-10", "*", None, "困难", 300), "还没有到"),
        (("2026-01-10", "*", None, None, 300), "不能为空"),
        (("2026-01-10", "*", None, "困难", -5), "不能是负数"),
        (("2026-01-10", "*", None, "困难", "三百左右"), "三百左右"),
        (("2026-02-30", "*", None, "困难", 300), "2026-02-30"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str], row: tuple[Any, ...], reason: str) -> None:
    one, two, *_ = people(book)
    good = ("2026-01-09", two.name, None, "困难", 100)
    status, told = bring(capsys, book, sheet(tmp_path, good, tuple(one.name if cell == "*" else cell for cell in row)))
    assert status == 1
    assert any(problem["row"] == 3 and reason in problem["reason"] + problem["value"] for problem in told["problems"])
    assert kept(book) == []
    assert kept(book, PayoutLine) == []


@pytest.mark.parametrize(
    ("earlier", "rows", "doubted"),
    [
        ((), [("2026-01-10", "困难"), ("2026-01-11", "困难")], {3}),
        ([("2026-01-10", "困难")], [("2026-01-11", "困难")], {2}),
        ([("2026-01-10", "困难")], [("2026-01-10", "困难")], set()),
        ((), [("2026-01-10", "困难", ""), ("2026-01-11", "困难", "")], set()),
        ((), [("2026-01-10", "困难"), ("2026-01-11", "困难", "送清凉")], set()),
    ],
)
def test_twice_in_one_campaign_wants_a_reason(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str], earlier: Any, rows: Any, doubted: set[int]
) -> None:
    one = people(book)[0]

    def made(some: Any) -> Path:
        heads = ("慰问日期", "慰问对象", "慰问事由", "活动/批次", "走访人")
        return sheet(tmp_path, *((row[0], one.name, row[1], [*row, "两节"][2], "赵主席") for row in some), heads=heads)

    assert bring(capsys, book, made(earlier))[0] == 0
    status, told = bring(capsys, book, made(rows))
    assert {problem["row"] for problem in told["problems"] if "在同一活动“两节”里已于" in problem["reason"]} == doubted
    assert status == int(bool(doubted))
    assert bring(capsys, book, made(rows), "--reason", "分两次送")[0] == 0


def test_what_was_given_comes_once_whichever_sheet_comes_first(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = people(book)[0]
    rows = [("慰-2026-0007", "2026-01-10", one.name, "困难", 300, None, None, None), ("慰-2026-0008", "2026-01-10", None, "高温慰问", None, "凉茶", 500, "食堂"),
            ("慰-2026-0009", "2026-01-10", None, "高温慰问", None, "凉茶", 500, "食堂")]  # fmt: skip
    bring(capsys, book, sheet(tmp_path, *rows, heads=("编号", "慰问日期", "慰问对象", "慰问事由", "慰问金", "慰问品", "折价金额", "受访单位")))
    lines = kept(book, PayoutLine)
    assert [line.origin for line in lines] == ["慰-2026-0007", "慰-2026-0008", "慰-2026-0009"]
    other = tmp_path / "另一本"
    other.mkdir()
    with visiting_office(other) as office:
        second = office.desk.book.path
    for code in ("payouts.lines", "care.visits"):
        file = tmp_path / f"{code}.xlsx"
        assert main(["export", str(book), code, "-o", str(file), "--private"]) == 0
        assert main(["import", str(second), code, str(file)]) == 0, capsys.readouterr()
        capsys.readouterr()
    again = kept(second, PayoutLine)
    assert [(line.cash, line.goods_value, line.owner_table is not None) for line in again] == [(30_000, None, True), (None, 50_000, True), (None, 50_000, True)]
    assert sorted(line.owner_id for line in again) == [visit.id for visit in kept(second)]


def test_the_question_tells_of_all_names_and_no_line_once_more(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = sheet(tmp_path, ("2026-01-10", "孙大娘", None, "困难"), ("2026-01-11", "钱大爷", None, "困难"))
    status, told = bring(capsys, book, file)
    assert (status, kept(book)) == (1, [])
    assert str(told["problems"]).count("孙大娘") == 1
    status, told = bring(capsys, book, file, "--answer", KEEP.replace("照姓名记，不在册", "先登记到花名册再导入"))
    assert (status, [one["row"] for one in told["problems"]]) == (1, [2, 3])
