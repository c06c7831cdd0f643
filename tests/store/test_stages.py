"""A row goes on by its legal moves only, each leaves its day and who, and a past day is told the stage of then."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.describe.figure import Span
from desk_union.store import figures, overrides, recycle, rows, stages
from desk_union.store.listing import ListAsk, ids_of, lines
from desk_union.store.tables import StageMove
from desk_union.store.undo import redo, undo
from tests.store.toys import ToyVisit
from tests.store.visits import STAGE, TODAY, VISITS


def add(book, **values):
    with book.deed("登记") as session:
        given = {"whom": "张三", "day": date(2026, 11, 1), **values}
        return rows.save_row(session, VISITS, None, given, TODAY)


def change(book, row, reason="", today=TODAY, **values):
    with book.deed("改") as session:
        overrides.because(session, reason)
        rows.save_row(session, VISITS, row, values, today)


def told(book, row, *keys, day=TODAY):
    with book.reading() as session:
        shown = [VISITS.by_key[key] for key in keys]
        return lines(session, VISITS, shown, [row], day)[0].values


def moves(book, row):
    with book.reading() as session:
        query = select(StageMove).where(StageMove.owner_id == row).order_by(StageMove.id)
        return [(one.before, one.stage, one.day, one.note) for one in session.scalars(query)]


@pytest.mark.parametrize(
    ("held", "given", "said"),
    [
        ("申请", {"stage": "已付"}, "不能从“申请”改为“已付”，只有急难的可以。现在可以改为“已批”、“退回”"),
        ("申请", {"stage": None}, "不能从“申请”改为“空”"),
        ("已批", {"stage": "申请"}, "现在可以改为“已付”"),
        ("已付", {"stage": "申请"}, "“已付”以后不再变化"),
        ("申请", {"stage": "已批"}, "批准日期不能为空"),
        ("申请", {"stage": "退回"}, "要写明理由"),
        ("申请", {"stage": "已付", "urgent": True}, ""),
        ("申请", {"stage": "已批", "approved_on": date(2026, 11, 5)}, ""),
        ("已批", {"whom": "李四"}, ""),
    ],
)  # fmt: skip
def test_only_legal_moves_are_saved(book, held, given, said) -> None:
    row = add(book, stage=held)
    if not said:
        change(book, row, **given)
        return
    with pytest.raises(rows.Faulty, match=said):
        change(book, row, **given)
    assert told(book, row, "stage") == (held,)
    assert len(moves(book, row)) == 1


@pytest.mark.parametrize("stage", ["已批", "已付"])
def test_a_day_before_that_of_an_earlier_stage_wants_a_reason(book, stage) -> None:
    early = {"stage": stage, "approved_on": date(2026, 10, 30), "urgent": True}
    with pytest.raises(overrides.Doubtful, match=r"「批准日期」2026-10-30早于.*（2026-11-01）。请核对"):
        add(book, **early)
    row = add(book)
    with pytest.raises(overrides.Doubtful, match="早于"):
        change(book, row, **early)
    change(book, row, "先口头批准，后补的申请", **early)
    with book.reading() as session:
        assert [one.reason for one in overrides.accepted(session)] == ["先口头批准，后补的申请"]
    change(book, row, whom="李四")  # nobody is asked twice


def test_days_of_stages_that_were_left_again_are_not_compared(book) -> None:
    row = add(book, approved_on=date(2026, 10, 30))  # left from an earlier round: the row only asks now
    assert told(book, row, "stage") == ("申请",)
    change(book, row, stage="已批", approved_on=date(2026, 11, 1))  # on the very day


def test_the_way_behind_a_stage_goes_by_its_moves() -> None:
    assert STAGE.behind("申请") == ("申请",)
    assert STAGE.behind("已付") == ("申请", "已批", "已付")
    assert STAGE.behind("退回") == ("申请", "退回")
    assert STAGE.behind(None) == ()


def test_a_new_row_may_enter_anywhere(book) -> None:
    row = add(book, stage="已付")
    assert moves(book, row) == [(None, "已付", date(2026, 11, 1), None)]


def test_a_move_that_asks_for_a_reason_keeps_it_and_is_no_warning_passed_over(book) -> None:
    row = add(book)
    change(book, row, "材料不全", stage="退回")
    assert moves(book, row)[-1] == ("申请", "退回", TODAY, "材料不全")
    with book.reading() as session:
        assert overrides.accepted(session) == []


def test_since_when_and_how_long(book) -> None:
    row = add(book)
    assert told(book, row, "stage_since", "stage_days") == (date(2026, 11, 1), 19)
    change(book, row, stage="已批", approved_on=date(2026, 11, 10))
    assert told(book, row, "stage_since", "stage_days") == (date(2026, 11, 10), 10)
    change(book, row, approved_on=date(2026, 11, 12))
    assert told(book, row, "stage_since", "stage_days") == (date(2026, 11, 12), 8)
    assert moves(book, row)[-1][2] == date(2026, 11, 12)


def test_undo_redo_and_the_bin_bring_the_moves_along(book) -> None:
    row = add(book)
    change(book, row, stage="已批", approved_on=date(2026, 11, 10))
    undo(book)
    assert [stage for _, stage, _, _ in moves(book, row)] == ["申请"]
    redo(book)
    assert [stage for _, stage, _, _ in moves(book, row)] == ["申请", "已批"]
    with book.deed("删") as session:
        rows.delete_rows(session, VISITS, [row], TODAY)
    undo(book)
    assert told(book, row, "stage", "stage_since") == ("已批", date(2026, 11, 10))


def test_figures_tell_each_stage_as_of_the_day(book) -> None:
    made = stages.figures("toy.stage", lambda: VISITS, ToyVisit.stage, STAGE, "走访")
    row, other = add(book), add(book, whom="李四", stage="已付")
    change(book, row, stage="已批", approved_on=date(2026, 11, 10))

    def counts(first, last):
        with book.reading() as session:
            return [figures.evaluate(session, one, Span(first, last), made).number for one in made]

    assert counts(date(2026, 1, 1), date(2026, 11, 5)) == [1, 0, 1, 0]
    assert counts(date(2026, 1, 1), date(2026, 11, 15)) == [0, 1, 1, 0]
    assert counts(date(2025, 1, 1), date(2025, 12, 31)) == [0, 0, 0, 0]
    with book.reading() as session:
        assert ids_of(session, VISITS, ListAsk(TODAY, presets=("stage_2",))) == [other]


def test_the_list_stands_in_the_order_of_stages(book) -> None:
    made = [add(book, whom=f"某{n}", stage=stage) for n, stage in enumerate(("退回", "已付", "申请", "已批"))]
    with book.reading() as session:
        assert ids_of(session, VISITS, ListAsk(TODAY)) == [made[2], made[3], made[1], made[0]]


def test_many_rows_at_once_are_refused_by_the_name_of_the_row(book) -> None:
    made = [add(book, whom="甲", stage="已批"), add(book, whom="乙", stage="退回")]
    with pytest.raises(rows.Faulty, match="“乙”「办理情况」不能从“退回”改为“已付”"), book.deed("改") as session:
        rows.change_many(session, VISITS, made, {"stage": "已付"}, TODAY)
    assert told(book, made[0], "stage") == ("已批",)


def test_a_row_from_the_bin_comes_back_with_its_life(book) -> None:
    row = add(book)
    with book.deed("删") as session:
        rows.delete_rows(session, VISITS, [row], TODAY)
    with book.reading() as session:
        entry = recycle.bin_rows(session, {"toy_call"})[0]
    recycle.restore(book, entry.change_id)
    assert told(book, row, "stage_since") == (date(2026, 11, 1),)
