"""A sitting of a congress is found however a sheet writes it, and 时间 in a heading is 日期."""

from __future__ import annotations

import pytest

from desk_union.basis.numerals import ordinals_in_digits
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.democracy.congress.ledgers import CONGRESSES, RESOLUTIONS
from desk_union.exchange.headers import words_of
from tests.screens.desks import TODAY
from tests.union_work import command, kept, sheet, working_office


@pytest.mark.parametrize(
    ("text", "digits"),
    [("第四届第三次", "4届3次"), ("四届三次", "4届3次"), ("第14届第2次", "14届2次"), ("十四届二次", "14届2次"), ("一组", "一组"), ("第一分会", "第一分会")],
)
def test_ordinals_have_one_writing(text, digits):
    assert ordinals_in_digits(text) == digits


@pytest.mark.parametrize("said", ["第4届第3次职代会", "四届三次职代会", "4届3次", "第四届第三次职工代表大会", "职代会四届三次", "职工代表大会第四届第三次会议"])
def test_a_sitting_is_found_by_every_writing(capsys, tmp_path, said):
    with working_office(tmp_path) as office:
        sat = office.save(CONGRESSES, number=4, session=3, held_on=TODAY)
        office.save(CONGRESSES, number=3, session=4, held_on=TODAY)
        path = office.desk.book.path
    status, told = command(capsys, "import", path, "democracy.resolutions", sheet(tmp_path, ("届次", "文件名称"), (said, "工会工作报告")))
    assert (status, [one.congress for one in kept(path, RESOLUTIONS)]) == (0, [sat]), told


def test_a_sitting_that_never_was_is_none(capsys, tmp_path):
    with working_office(tmp_path) as office:
        office.save(CONGRESSES, number=4, session=3, held_on=TODAY)
        path = office.desk.book.path
    status, told = command(capsys, "import", path, "democracy.resolutions", sheet(tmp_path, ("届次", "文件名称"), ("四届五次职代会", "工会工作报告")))
    assert (status, "四届五次职代会" in told) == (1, True)


def test_a_time_of_a_heading_is_its_day():
    assert words_of(ARTICLES).find("投稿时间", {}) == ("sent_on", "别名")
