"""A sheet of visits as an office keeps it comes in with its own headings, and again without doubling anything."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.care.visits.tables import CareOccasion, CareVisit
from desk_union.members.tables import Person, Unit
from desk_union.payouts.tables import PayoutLine
from desk_union.store.book import open_book
from tests.care.visits.visiting_office import visiting_office

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("慰问日期", "慰问对象", "证件号码", "慰问事由", "慰问金", "慰问品", "折价金额", "走访人", "户名", "人数", "受访单位", "活动/批次", "资金来源")
REGISTER = "「慰问对象」里职工会员花名册没有的人怎么记=先登记到花名册再导入"


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
    assert bring(capsys, book, sheet(tmp_path, *rows))[1]["added"] == 3
    assert {visit.home for visit in kept(book)} == {"老张家"}


def test_a_group_written_where_the_person_stands_is_a_unit_visited(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    group = next(unit for unit in kept(book, Unit) if unit.level == "小组")
    file = sheet(tmp_path, ("2026-04-12", group.name, None, "慰问一线职工", None, "饮料", 850.5, None, None, 12))
    status, told = bring(capsys, book, file)
    assert (status, told["added"]) == (0, 1)
    (visit,) = kept(book)
    assert (visit.site, visit.outsider, visit.person, visit.heads) == (group.name, None, None, 12)
    sorts = {one.id: one.sort for one in kept(book, CareOccasion)}
    assert sorts[visit.known_as] == "其他"  # 一线 is no festival
    assert bring(capsys, book, file)[1]["unchanged"] == 1


def test_who_is_in_no_roster_is_kept_as_written(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The issue: words taken as written; that these are nobody of the roster is told, not asked."""
    file = sheet(
        tmp_path,
        ("2026-01-10", "欧阳大娘", "990001194001011234", "春节走访遗孀", 300),
        ("2026-01-10", "慕容老汉", None, "困难", 300),
    )
    assert main(["import", str(book), "care.visits", str(file), "--dry-run"]) == 0
    assert "「慰问对象」里有2处职工会员花名册里没有的姓名，照原样记，不在册：欧阳大娘、慕容老汉。" in capsys.readouterr().out
    assert bring(capsys, book, file)[0] == 0
    first, second = kept(book)
    assert (first.outsider, first.outsider_id) == ("欧阳大娘", "990001194001011234")
    assert (second.outsider, second.person) == ("慕容老汉", None)
    assert bring(capsys, book, file)[1]["unchanged"] == 2
    status, told = bring(capsys, book, file, "--answer", REGISTER)
    assert status == 1
    assert {problem["row"] for problem in told["problems"]} >= {2, 3}


def test_a_name_like_one_of_the_roster_is_still_asked_about(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = next(each for each in people(book) if len(each.name) > 2)
    status, told = bring(capsys, book, sheet(tmp_path, ("2026-01-10", f"{one.name[:-1]}误", None, "困难")))
    assert (status, kept(book)) == (1, [])
    assert one.name in str(told["problems"])


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
