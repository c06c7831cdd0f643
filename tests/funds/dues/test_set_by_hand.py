"""What a clerk set by hand stays through every later run, whatever runs, joiners, leavers and payments come between."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.dues import dues_deeds
from desk_union.funds.ledgers.dues import DUES
from desk_union.funds.tables import Dues
from desk_union.members.life import deeds as staff
from desk_union.store import rows
from tests.funds.dues_office import TODAY, Office, dues_office

NAMES = ("张一", "李二")
MONTHS = st.integers(202601, 202604)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), MONTHS, st.booleans()),
        st.tuples(st.just("exempt"), MONTHS, st.sampled_from(NAMES)),
        st.tuples(st.just("due"), MONTHS, st.sampled_from(NAMES)),
        st.tuples(st.just("pay"), MONTHS, st.sampled_from(NAMES)),
        st.tuples(st.just("leave"), MONTHS, st.sampled_from(NAMES)),
    ),
    max_size=8,
)


def held(office: Office, row_id: int) -> tuple[int, str | None]:
    with office.book.reading() as session:
        row = session.get_one(Dues, row_id)
        return row.due, row.exempt


def do(office: Office, step: tuple[object, ...], kept: dict[int, tuple[int, str | None]]) -> None:
    kind, month, more = step
    if kind == "run":
        office.reckon(202601, int(str(month)), again=bool(more))
        return
    name = str(more)
    with office.book.deed("手工") as session:
        if kind == "leave":
            staff.leave(session, [office.people[name]], date(2026, int(str(month)) % 100, 20), "调出")
            return
        row_id = session.scalar(select(Dues.id).where(Dues.person == office.people[name], Dues.period == month))
        if row_id is None:
            return
        if kind == "pay":
            dues_deeds.collect(session, [row_id], TODAY, amount=100)
            return
        values = {"exempt": "困难免缴", "due": 0} if kind == "exempt" else {"exempt": None, "due": 777}
        rows.save_row(session, DUES, row_id, values, TODAY)
    kept[row_id] = held(office, row_id)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_runs_leave_alone_what_was_set_by_hand(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = dues_office(Path(folder) / "账本.desk")
        office.rule()
        office.reckon(202601, 202602)
        kept: dict[int, tuple[int, str | None]] = {}
        do(office, ("exempt", 202601, "张一"), kept)
        for step in (*steps, ("run", 202604, True)):
            try:
                do(office, step, kept)
            except Refusal:
                continue
            assert {row_id: held(office, row_id) for row_id in kept} == kept, step
        office.book.close()
