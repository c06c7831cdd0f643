"""A unit whose items are not all marked is not told to have failed, and what is missing is named on the ranking."""

from __future__ import annotations

from datetime import date

from desk_union.basis.points import SCALE
from desk_union.honors.marking.ledgers import ITEMS, MARKINGS, MARKS, SCHEMES
from tests.union_work import working_office

DAY = date(2026, 3, 1)


def test_a_missing_mark_is_named_and_nothing_is_judged_before_it_is_there(tmp_path) -> None:
    with working_office(tmp_path, people=0) as office:
        scheme = office.save(SCHEMES, name="小组考评", kind="工会小组考核", since=date(2026, 1, 1), full=100 * SCALE, passing=60 * SCALE)
        items = [office.save(ITEMS, scheme=scheme, place=n, name=name, full=50 * SCALE) for n, name in enumerate(("组织", "维权"), 1)]
        made = [office.save(MARKINGS, scheme=scheme, subject=name, day=DAY) for name in ("甲室", "乙室")]
        for one, marks in zip(made, ((40, 30), (50, None)), strict=True):
            for item, mark in zip(items, marks, strict=True):
                office.save(MARKS, marking=one, item=item, given=None if mark is None else mark * SCALE)
        (ranking,) = office.tables("honors.ranking", year=2026)
        assert ranking.title == "小组考评排名"
        assert [(row[1], row[4]) for row in ranking.rows] == [("甲室", "合格"), ("乙室", "")]
        assert ranking.notes == ("没有检查完，缺的没有计分：乙室缺1条。",)
        last = office.all(MARKS)[-1].id
        office.save(MARKS, last, given=5 * SCALE)
        (ranking,) = office.tables("honors.ranking", year=2026)
        assert ([row[4] for row in ranking.rows], ranking.notes) == (["合格", "不合格"], ())
