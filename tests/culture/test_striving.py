"""创争 and 文明家庭: who strives, who was put forward, who was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.culture.striving.ledgers import FAMILIES, STRIVINGS
from desk_union.members.ledgers import UNITS
from desk_union.store.overrides import Faulty
from tests.union_work import command, kept, sheet, working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_only_what_was_named_in_the_span_counts(office):
    unit = office.save(UNITS, name="铸造分会", level="分会")
    office.save(STRIVINGS, year=2026, kind="学习型组织", unit=unit, named_on=date(2026, 6, 1))
    office.save(STRIVINGS, year=2026, kind="学习型班组", unit=unit)
    office.save(STRIVINGS, year=2026, kind="知识型职工", person=office.people[0], named_on=date(2026, 6, 1))
    assert [office.figure(f"culture.{code}") for code in ("learning_units", "learners")] == [1, 1]
    (table,) = office.tables("culture.striving_list")
    assert len(table.rows) == 3


def test_families_are_chosen_by_their_stars(office):
    for n, person in enumerate(office.people[:3]):
        chosen = {"state": "评上", "chosen_on": date(2026, 5, 15)} if n < 2 else {}
        office.save(FAMILIES, year=2026, kind="十星级文明家庭", person=person, stars=10 - n, **chosen)
    assert [office.figure(f"culture.{code}") for code in ("families", "families_full")] == [2, 1]
    (candidates,), (roll,) = office.tables("culture.family_candidates"), office.tables("culture.family_roll")
    assert (len(candidates.rows), len(roll.rows)) == (3, 2)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "知识型职工"}, "知识型职工没有写是谁"), ({"kind": "学习型组织"}, "没有写是哪个单位"),
    ],
)  # fmt: skip
def test_whoever_strives_is_named(office, values, said):
    with pytest.raises(Faulty, match=said):
        office.save(STRIVINGS, year=2026, **values)


BAD = [
    ({"年度": 2026, "姓名": "张一", "星数": 11}, "星数"), ({"年度": 2026, "姓名": "张一", "星数": 10, "缺的星": "绿化星"}, "没有缺的星"),
    ({"年度": 2026, "姓名": "张一", "评上日期": "2026-05-01"}, "没有评上的不填评上日期"), ({"年度": 2026, "姓名": "没有这人"}, "没有这人"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), BAD)
def test_a_bad_family_is_named(capsys, tmp_path, line, said):
    with working_office(tmp_path) as office:
        path = office.desk.book.path
    status, told = command(capsys, "import", path, "culture.families", sheet(tmp_path, list(line), list(line.values())))
    assert (status, said in told, kept(path, FAMILIES)) == (1, True, []), told
