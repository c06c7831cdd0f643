"""修改记录 is searched by person, time and content, of one row and of the whole book."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.ledgers import PROJECTS
from desk_union.screens.list.historypage import HistoryPage
from desk_union.store import rows

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk


@pytest.fixture
def project(desk: Desk) -> int:
    made = 0
    for at, who, name in ((5, "王干事", "一分会"), (12, "李会计", "二分会"), (20, "王干事", "三分会")):
        with desk.book.deed(f"改名 {name}", who=who, at=datetime(2026, 3, at, 23, 59)) as session:
            made = rows.save_row(session, PROJECTS, made or None, {"name": name}, desk.today())
    return made


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        ({}, ["三分会", "二分会", "一分会"]), ({"who": "李"}, ["二分会"]), ({"since": "2026-03-12"}, ["三分会", "二分会"]),
        ({"until": "2026.3.12"}, ["二分会", "一分会"]), ({"since": "2026-03-12", "until": "2026-03-12"}, ["二分会"]),
        ({"who": "王", "text": "三分会"}, ["三分会"]), ({"text": "%"}, []),
    ],
)  # fmt: skip
def test_it_is_found_by_who_when_and_what(desk: Desk, project: int, sought: dict[str, str], names: list[str]) -> None:
    whole = HistoryPage(desk)
    whole.seek(**sought)
    mine = [row[2].removeprefix("改名 ") for row in whole.rows() if row[2].startswith("改名 ")]
    one = HistoryPage(desk, PROJECTS, project)
    one.seek(**sought)
    own = list(dict.fromkeys(row[2].removeprefix("改名 ") for row in one.rows()))
    assert own == names
    assert mine == names


def test_what_a_deed_changed_is_found_too(desk: Desk, project: int) -> None:
    page = HistoryPage(desk)
    page.seek(text="一分会")
    assert [row[2] for row in page.rows()] == ["改名 二分会", "改名 一分会"]


@pytest.mark.parametrize(("since", "until"), [("三月", ""), ("2026-03-12", "2026-03-01")])
def test_what_is_no_time_is_said(desk: Desk, since: str, until: str) -> None:
    with pytest.raises(Refusal, match="「"):
        HistoryPage(desk).seek(since=since, until=until)
