"""Volunteers and help to find work: one person a row, and the figures over them."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.care.serving.ledgers import JOBS, VOLUNTEERS, one_person
from desk_union.describe.figure import Span
from desk_union.store import rows
from desk_union.store.figures import evaluate
from desk_union.tabs import figures
from tests.screens.desks import TODAY, small_desk


@pytest.mark.parametrize(
    ("values", "keys"),
    [({"person": 1}, []), ({"outsider": "李"}, []), ({}, ["person"]), ({"person": 1, "outsider": "李"}, ["outsider"])],
)
def test_one_row_is_of_one_person(values, keys):
    assert [fault.key for fault in one_person(values)] == keys


def test_figures(tmp_path):
    with small_desk(tmp_path) as desk:
        with desk.book.deed("录") as session:
            for person, day, hours in ((1, date(2026, 3, 5), 2), (1, date(2026, 4, 5), 3), (2, date(2026, 3, 5), 1), (3, date(2025, 3, 5), 9)):
                rows.save_row(session, VOLUNTEERS, None, {"person": person, "day": day, "activity": "义诊", "hours": hours}, TODAY)
            for name, result in (("甲某", "培训"), ("甲某", "安置"), ("乙某", "帮扶中")):
                rows.save_row(session, JOBS, None, {"outsider": name, "day": TODAY, "result": result}, TODAY)
        with desk.book.reading() as session:
            by_code = {one.code: one for one in figures()}
            told = [evaluate(session, by_code[f"care.{code}"], Span.year(2026), figures()).number for code in ("volunteers", "volunteer_hours", "work_again")]
        assert told == [2, 6, 1]
