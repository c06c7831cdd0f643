"""The items of a scheme are numbered one after the other, none twice; the same of the questions of a 职代会."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.democracy.congress.ledgers import CONGRESSES, QUESTIONS
from desk_union.honors.marking.ledgers import ITEMS, SCHEMES
from tests.union_work import command, kept, sheet, working_office

HEADS = ("考评标准", "序号", "考评内容", "满分")


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_new_items_follow_on(office) -> None:
    scheme = office.save(SCHEMES, name="小家考评", kind="其他考评")
    for name in ("组织", "民主", "阵地"):
        office.save(ITEMS, scheme=scheme, name=name, full=1_000_000)
    assert [one.place for one in office.all(ITEMS)] == [1, 2, 3]
    third = office.all(ITEMS)[2].id
    with pytest.raises(Refusal, match="序号2已经用在“民主”，“阵地”不能再用。请改序号，接着编是3。"):
        office.save(ITEMS, third, place=2)
    with pytest.raises(Refusal, match="序号1已经用在“组织”，“民主”不能再用"):
        office.save(ITEMS, office.all(ITEMS)[1].id, place=1)
    office.save(ITEMS, third, place=7)
    assert [one.place for one in office.all(ITEMS)] == [1, 2, 7]


def test_a_sheet_with_a_number_twice_names_the_line(capsys, office, tmp_path) -> None:
    office.save(SCHEMES, name="小家考评", kind="其他考评")
    path = office.desk.book.path
    office.desk.book.close()
    named = "小家考评 第1版"
    status, told = command(capsys, "import", path, "honors.items", sheet(tmp_path, HEADS, (named, 1, "一", 5), (named, 2, "二", 5), (named, 2, "三", 5)))
    assert (status, "第4行" in told, "序号2已经用在“二”" in told) == (1, True, True), told
    assert command(capsys, "import", path, "honors.items", sheet(tmp_path, ("考评标准", "考评内容", "满分"), *((named, name, 5) for name in "一二三")))[0] == 0
    assert [one.place for one in kept(path, ITEMS)] == [1, 2, 3]


def test_questions_of_a_congress_follow_on_too(office) -> None:
    sat = office.save(CONGRESSES, number=4, session=3, held_on=date(2026, 2, 19), due=40, present=40)
    for title in ("议题", "程序"):
        office.save(QUESTIONS, congress=sat, title=title, full=1_000_000)
    assert [one.place for one in office.all(QUESTIONS)] == [1, 2]
