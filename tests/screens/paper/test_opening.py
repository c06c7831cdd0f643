"""What opens behind a number says how many rows there are and how many different persons, in the words of the command."""

from __future__ import annotations

import json

import pytest

from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import FigureBehind, RowsBehind
from desk_union.describe.figure import Span
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.desk import Desk
from desk_union.screens.paper.opening import found_behind
from desk_union.tabs import figures
from tests.samples import TODAY, sample_book

SPAN = Span.year(2026)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.mark.parametrize("code", ["funds.dues_liable", "funds.dues_payer_rate", "members.staff"])
def test_the_screen_says_what_the_command_says(desk, code, capsys):
    (found,) = found_behind(desk, (FigureBehind(code, SPAN),))
    capsys.readouterr()
    assert main(["evidence", str(desk.book.path), code, "--year", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert f"下面{found.says}" == told["lines"]
    assert [row["id"] for row in told["rows"]] == list(found.ids)
    assert ("different" in told) == ("不同的有" in found.says)


def test_every_figure_with_rows_says_how_many(desk):
    opened = 0
    for figure in figures():
        try:
            (found,) = found_behind(desk, (FigureBehind(figure.code, SPAN),))
        except Refusal:
            continue
        opened += 1
        assert f"共{len(found.ids):,}行" in found.says, figure.code
        assert ("不同的有" in found.says) or figure.measure != "distinct", figure.code
    assert opened > 100


def test_rows_that_are_no_figure_say_whether_they_are_added_up(desk):
    counted, added = (), (("id", 1),)
    (found,) = found_behind(desk, (RowsBehind(PEOPLE, lambda _s: [1, 2], SPAN, counted),))
    assert found.says == f"每一行是“{PEOPLE.title}”里的一条，共2行。"
    both = (RowsBehind(PEOPLE, lambda _s: [1, 2], SPAN, added), RowsBehind(PEOPLE, lambda _s: [2, 3], SPAN, added))
    (found,) = found_behind(desk, both)
    assert found.ids == (1, 2, 3)
    assert found.says == f"每一行是“{PEOPLE.title}”里的一条，共3行，数是它们的合计。"
