"""What was divided does not come to more than the whole: places of a round, marks of a scheme."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.honors.marking.ledgers import ITEMS, SCHEMES
from desk_union.honors.selection.ledgers import QUOTAS, ROUNDS
from desk_union.screens.form.formpage import RowForm
from desk_union.store import rows
from tests.union_work import command, kept, sheet, working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_a_total_is_not_lowered_below_what_is_allotted(office):
    held = office.save(ROUNDS, name="年度评选", year=2026, award="工会积极分子", places=3, whom="个人", day=date(2026, 11, 1))
    office.do("honors.allot", held)
    form = RowForm(office.desk, ROUNDS, held)
    form.type("places", "2")
    with pytest.raises(Refusal, match="已经分配了3个名额，总名额不能是2个"):
        form.save()
    assert [one.places for one in office.all(ROUNDS)] == [3]
    office.save(ROUNDS, held, places=4)
    with office.desk.book.deed("删除分配") as session:
        rows.delete_rows(session, QUOTAS, [one.id for one in session.scalars(select(QUOTAS.row))], date(2026, 11, 20))
    office.save(ROUNDS, held, places=2)


def test_items_do_not_come_to_more_than_their_scheme(capsys, tmp_path):
    with working_office(tmp_path) as office:
        path = office.desk.book.path
        scheme = office.save(SCHEMES, name="建家标准", kind="职工之家考评100分", full=100_000_000)
        office.save(ITEMS, scheme=scheme, place=1, name="组织健全", full=60_000_000)
        with pytest.raises(Refusal, match="各条满分之和101，超过了标准的满分100"):
            office.save(ITEMS, scheme=scheme, place=2, name="工作规范", full=41_000_000)
        office.save(ITEMS, scheme=scheme, place=2, name="工作规范", full=40_000_000)
        office.save(ITEMS, scheme=scheme, place=3, name="特色工作", kind="加分", full=5_000_000)
        with pytest.raises(Refusal, match="各条满分之和100，超过了标准的满分90"):
            office.save(SCHEMES, scheme, full=90_000_000)
    heads = ["考评标准", "序号", "考评内容", "满分"]
    status, told = command(capsys, "import", path, "honors.items", sheet(tmp_path, heads, ["建家标准 第1版", 4, "群众满意", 1]))
    assert (status, "第2行" in told, "各条满分之和101，超过了标准的满分100" in told) == (1, True, True), told
    assert len(kept(path, ITEMS)) == 3
