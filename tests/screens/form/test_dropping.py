"""Which file may be dragged onto what, and the sentence when it may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form import dropping
from desk_union.screens.form.dropping import Dropped
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.listpage import ListPage
from tests.screens.desks import small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=1) as desk:
        yield desk


@pytest.mark.parametrize("name", ["名单.xlsx", "名单.XLS", "名单.csv", "名单.ods"])
def test_a_list_is_imported_into_the_ledger_in_sight(desk, name):
    assert dropping.onto_window(desk, PEOPLE, [Path(name)]) == Dropped("import", Path(name))


def test_a_book_is_opened_wherever_one_is(desk):
    assert dropping.onto_window(desk, None, [Path("别的.desk")]) == Dropped("open", Path("别的.desk"))


@pytest.mark.parametrize(
    ("ledger", "names", "reason"),
    [
        (None, ["名单.xlsx"], "导入到哪个台账"),
        (PEOPLE, ["一.xlsx", "二.xlsx"], "一次只能拖进来一个"),
        (PEOPLE, ["证书.pdf"], "不是名单.*附件"),
        (PEOPLE, ["程序.exe"], "认不出"),
        (PEOPLE, ["文件夹"], "认不出"),
    ],
)
def test_what_cannot_be_done_is_said(desk, ledger, names, reason):
    with pytest.raises(Refusal) as caught:
        dropping.onto_window(desk, ledger, [Path(name) for name in names])
    assert re.search(reason, str(caught.value))


def test_the_open_book_itself_is_not_opened_again(desk):
    with pytest.raises(Refusal, match="就是现在打开的账本"):
        dropping.onto_window(desk, PEOPLE, [desk.book.path])


def test_papers_are_attached_to_a_saved_row_and_lists_are_not(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    saved, new = RowForm(desk, PEOPLE, page.id_at(0)), RowForm(desk, PEOPLE, None)
    papers = [Path("证书.PDF"), Path("合影.jpg")]
    assert dropping.may_attach(saved, papers)
    assert not dropping.may_attach(saved, [*papers, Path("名单.xlsx")])
    assert not dropping.may_attach(saved, [])
    assert not dropping.may_attach(new, papers)
    assert not dropping.may_attach(None, papers)
