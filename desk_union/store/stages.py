"""Rows on their way from stage to stage: what a move asks, that it leaves its day and who, and how long a row stands.

A ledger with a field of kind ``Stage`` gets its moves written by ``rows``; it adds ``columns``, ``presets`` and
``figures`` of this module to its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Integer, and_, case, cast, exists, func, literal, select, type_coerce, update

from desk_union.basis import days, months
from desk_union.describe.figure import Figure
from desk_union.describe.kinds import Count, Day
from desk_union.describe.ledger import Derived, Fault, Preset
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.overrides import reason_of
from desk_union.store.tables import StageMove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desk_union.describe.figure import Span
    from desk_union.describe.ledger import Ledger, Shown, Stored, Values
    from desk_union.describe.stage import Move, Stage

Moved = tuple[int, str | None, str | None, "Values"]  # id of the row, its stage before and now, its values now


# What a move asks


def faults(ledger: Ledger, values: Values, before: Values | None) -> Iterator[Fault]:
    """What is wrong with the way from the row ``before`` to these values; a new row may enter anywhere."""
    yield from _settled(ledger, values, before)
    for shown, kind in ledger.stages:
        now, held = values.get(shown.key), None if before is None else before.get(shown.key)
        yield from _disordered(ledger, kind, now, values)
        if held in (None, "") or now == held:
            continue
        move = kind.move(held, now) if now else None
        if move is None or (move.only and not move.only(values)):
            yield _illegal(shown, kind, held, now, values, move)
        else:
            yield from _asked(ledger, shown, move, values)


def _settled(ledger: Ledger, values: Values, before: Values | None) -> Iterator[Fault]:
    """What was approved, signed or closed stays as it was; what was left empty then may be filled in."""
    if before is None or not any(kind.freezes for _, kind in ledger.stages):
        return
    for key in values:
        if values[key] != before.get(key) and (told := why_settled(ledger, key, before, values)) is not None:
            yield Fault(key, *told)


def why_settled(
    ledger: Ledger, key: str, before: Values, values: Values | None = None
) -> tuple[str, str] | None:
    """Why a field of a row is settled, and the remedy; None where it is free. ``values``: what it is to become."""
    for shown, kind in ledger.stages:
        held = before.get(shown.key)
        now = held if values is None else values.get(shown.key)
        if before.get(key) not in (None, "") and key in kind.frozen_at(held) and key in kind.frozen_at(now):
            way = "”，再退回“".join(kind.way_back(str(held), key))
            remedy = f"要改的，先把“{shown.label}”退回“{way}”，写明理由；会留下记录。"
            return f"已经是“{held}”，{ledger.by_key[key].label}不能再改。", remedy
    return None


def _illegal(shown: Stored, kind: Stage, held: str, now: str | None, values: Values, move: Move | None) -> Fault:
    legal = "、".join(f"“{stage}”" for stage in kind.following(held, values))
    only = f"，只有{move.only_words}可以" if move is not None and move.only_words else ""
    remedy = f"现在可以改为{legal}，或保持“{held}”。" if legal else f"“{held}”以后不再变化。"
    return Fault(shown.key, f"不能从“{held}”改为“{now or '空'}”{only}。", remedy)


def _asked(ledger: Ledger, shown: Stored, move: Move, values: Values) -> Iterator[Fault]:
    for key in move.needs:
        if values.get(key) in (None, ""):
            label = ledger.by_key[key].label
            yield Fault(key, f"{shown.label}改为“{move.after}”时，{label}不能为空。", f"请填写{label}。")
    if move.reason:
        yield Fault(shown.key, f"从“{move.before}”改为“{move.after}”要写明理由。", warns=True, move=True)


def _disordered(ledger: Ledger, kind: Stage, stage: str | None, values: Values) -> Iterator[Fault]:
    """Approved before it was asked for, booked before it was signed: each day before one of an earlier stage."""
    keys = [kind.day_key(one) or (ledger.when if one == kind.stages[0] else "") for one in kind.behind(stage)]
    last: tuple[date, str] | None = None
    for key in dict.fromkeys(key for key in keys if values.get(key)):
        shown, day = ledger.by_key[key], values[key]
        if last is not None and _latest(shown, day) < last[0]:
            earlier = ledger.by_key[last[1]].label
            reason = f"{days.show_day(day)}早于{earlier}（{days.show_day(last[0])}）。"
            yield Fault(key, reason, f"请核对{shown.label}和{earlier}。", warns=True)
        if last is None or day > last[0]:
            last = (day, key)


def _latest(shown: Shown, day: date) -> date:
    """The last day that may be meant: a first of the month may stand for the month."""
    of_month = isinstance(shown.kind, Day) and shown.kind.partial and day.day == 1
    return months.last_day(months.period_of(day)) if of_month else day


# What a move leaves


def entered(session: Session, ledger: Ledger, rows: Sequence[tuple[int, Values]], today: date) -> None:
    """Write down at which stage new rows begin, from their own days where they tell them."""
    for shown, kind in ledger.stages:
        fresh = [(id_, None, row.get(shown.key), row) for id_, row in rows if row.get(shown.key)]
        days = [_first_day(ledger, kind, stage, row, today) for _, _, stage, row in fresh]
        _write(session, ledger, shown, fresh, days)


def _first_day(ledger: Ledger, kind: Stage, stage: str | None, row: Values, today: date) -> date | None:
    told: date | None = row.get(kind.day_key(stage)) or row.get(ledger.when)
    # What is planned for a later day, or of a year that is not over, stands where it stands from today on.
    return min(told, today) if told else today if stage == kind.stages[0] else None


def moved(session: Session, ledger: Ledger, rows: Sequence[tuple[int, Values, Values]], today: date) -> None:
    """Write down the moves of rows given as (id, values before, values now); a corrected day corrects the last move."""
    for shown, kind in ledger.stages:
        gone = [
            (id_, before.get(shown.key), now[shown.key], now)
            for id_, before, now in rows
            if now.get(shown.key) and now[shown.key] != before.get(shown.key)
        ]
        held = {id_: before for id_, before, _ in rows}
        _write(session, ledger, shown, gone, [_moved_on(kind, one, held[one[0]], today) for one in gone])
        moving = {id_ for id_, *_ in gone}
        for id_, before, now in rows:
            key = kind.day_key(now.get(shown.key))
            if id_ not in moving and key and now.get(key) and now[key] != before.get(key):
                last = _last(ledger.row.__tablename__, shown.key, literal(id_), StageMove.id)
                session.connection().execute(update(StageMove).where(StageMove.id == last).values(day=now[key]))


def _moved_on(kind: Stage, move: Moved, held: Values, today: date) -> date:
    """Its own day of that stage; back at an earlier stage that day is of the first time, and the move is of today."""
    _, before, after, now = move
    key, order = kind.day_key(after), kind.stages
    back = before in order and after in order and order.index(after) < order.index(before)
    told: date | None = now.get(key)
    return told if told and not (back and held.get(key) == told) else today


def _write(
    session: Session, ledger: Ledger, shown: Stored, rows: Sequence[Moved], days: Sequence[date | None]
) -> None:
    columns: dict[str, list[Any]] = {
        "owner_id": [row[0] for row in rows], "before": [row[1] for row in rows], "stage": [row[2] for row in rows],
        "day": list(days),
    }  # fmt: skip
    common = {
        "owner_table": ledger.row.__tablename__, "field": shown.key, "at": session.info["at"],
        "who": session.info["who"], "note": reason_of(session) or None,
    }  # fmt: skip
    columns |= {name: [value] * len(rows) for name, value in common.items()}
    if rows:
        insert_many(session, StageMove.__table__, columns)  # type: ignore[arg-type]  # a mapped class has a table


def notes(session: Session, table: str, row_id: int) -> dict[tuple[datetime | None, str], str]:
    """The reasons written for the moves of a row, by when they were written and the key of the stage."""
    query = select(StageMove).where(StageMove.owner_table == table, StageMove.owner_id == row_id)
    return {(one.at, one.field): one.note for one in session.scalars(query) if one.note}


# What can be asked


def _last(
    table: str, field: str, row_id: ColumnElement[Any], wanted: Any, day: date | None = None
) -> ColumnElement[Any]:
    """``wanted`` of the last move of a row, up to ``day``; a move of unknown day was there from the start."""
    query = select(wanted).where(StageMove.owner_table == table, StageMove.field == field, StageMove.owner_id == row_id)
    if day is not None:
        query = query.where(func.coalesce(StageMove.day, day) <= day)
    return query.order_by(StageMove.id.desc()).limit(1).scalar_subquery()


def _of(attr: InstrumentedAttribute[Any], wanted: Any, day: date | None = None) -> ColumnElement[Any]:
    row = attr.class_
    return _last(row.__tablename__, attr.key, row.id, wanted, day)


def stage_on(attr: InstrumentedAttribute[Any], day: date) -> ColumnElement[Any]:
    """Where a row stood on ``day`` (null: it was not there yet); rows older than their moves stand as they do now."""
    row = attr.class_
    any_move = exists().where(
        StageMove.owner_table == row.__tablename__, StageMove.field == attr.key, StageMove.owner_id == row.id
    )
    return case((any_move, _of(attr, StageMove.stage, day)), else_=attr)


def off(attr: InstrumentedAttribute[Any], day: date, *stages: str) -> ColumnElement[bool]:
    """The row stood at none of these on ``day``; one that was not there yet stood nowhere."""
    return func.coalesce(stage_on(attr, day), "").not_in(stages)


def words_then(session: Session, ledger: Ledger, ids: Sequence[int], day: date) -> dict[int, dict[str, str]]:
    """Of rows that went on after ``day``, the words that stood then: stage, since when, how long; what later moves
    asked is empty. Rows that were not there yet are left out.
    """
    found: dict[int, dict[str, str]] = {}
    for shown, kind in ledger.stages:
        moves: dict[int, list[Any]] = {}
        for chunk in chunks(ids):
            mine = StageMove.owner_id.in_(chunk), StageMove.owner_table == ledger.row.__tablename__
            query = select(StageMove.owner_id, StageMove.before, StageMove.stage, StageMove.day)
            for one in session.execute(query.where(*mine, StageMove.field == shown.key).order_by(StageMove.id)):
                moves.setdefault(one.owner_id, []).append(one)
        for row_id, some in moves.items():
            ahead = [one for one in some if one.day is not None and one.day > day]
            by_then = [one for one in some if one.day is None or one.day <= day]
            if ahead and by_then:
                found.setdefault(row_id, {}).update(_stood(shown.key, kind, by_then, ahead, day))
    return found


def _stood(key: str, kind: Stage, by_then: Sequence[Any], ahead: Sequence[Any], day: date) -> dict[str, str]:
    last = by_then[-1]
    known = {asked for one in by_then for asked in _told_by(kind, one)}
    empty = {asked for one in ahead for asked in _told_by(kind, one)} - known
    told = {**dict.fromkeys(empty, ""), key: last.stage}
    if last.day is not None:
        told |= {f"{key}_since": days.show_day(last.day), f"{key}_days": str((day - last.day).days)}
    return told


def _told_by(kind: Stage, moved: Any) -> set[str]:
    """The fields that a move asked for, and that of its day."""
    move = kind.move(moved.before, moved.stage)
    return {*(move.needs if move else ()), kind.day_key(moved.stage)} - {""}


def since(attr: InstrumentedAttribute[Any], kind: Stage) -> ColumnElement[Any]:
    """From which day a row stands where it stands: as its own field of that stage says, else as its last move does."""
    told = [(attr == stage, getattr(attr.class_, key)) for stage, key in kind.days]
    last = _of(attr, StageMove.day)
    return type_coerce(func.coalesce(case(*told), last) if told else last, Date)


def columns(attr: InstrumentedAttribute[Any], kind: Stage, **more: Any) -> tuple[Derived, Derived]:
    """The columns 自何日起 and 在此阶段天数 of a stage."""
    key = attr.key

    def days_there(day: date) -> ColumnElement[Any]:
        return cast(func.julianday(day) - func.julianday(since(attr, kind)), Integer)

    told = tuple(f"{attr.class_.__tablename__}.{day_key}" for _, day_key in kind.days)
    return (
        Derived(
            key=f"{key}_since", label="自何日起", kind=Day(partial=bool(told), told_by=told),
            sql=lambda _day: since(attr, kind), **more,
        ),
        Derived(key=f"{key}_days", label="在此阶段天数", kind=Count(least=-1_000_000), sql=days_there, **more),
    )  # fmt: skip


def presets(attr: InstrumentedAttribute[Any], kind: Stage) -> tuple[Preset, ...]:
    """The rows at each stage as they stand now, in the order of stages."""
    return tuple(_preset(attr, n, stage) for n, stage in enumerate(kind.stages))


def _preset(attr: InstrumentedAttribute[Any], n: int, stage: str) -> Preset:
    return Preset(f"{attr.key}_{n}", stage, lambda _day: attr == stage)


def figures(
    prefix: str,
    ledger: Callable[[], Ledger],
    attr: InstrumentedAttribute[Any],
    kind: Stage,
    label: str,
    *,
    unit: str = "人",
    where: ColumnElement[bool] | None = None,
    seeds: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Figure, ...]:
    """How many rows stood at each stage at the end of a span, one figure a stage."""
    return tuple(
        Figure(
            f"{prefix}_{n}", f"{label}：{stage}", unit, ledger, _standing(attr, stage, where),
            seeds=(seeds or {}).get(stage, ()),
        )
        for n, stage in enumerate(kind.stages)
    )  # fmt: skip


def _standing(
    attr: InstrumentedAttribute[Any], stage: str, where: ColumnElement[bool] | None
) -> Callable[[Span], Select[Any]]:
    narrowed = () if where is None else (where,)
    return lambda span: select(attr.class_.id).where(and_(stage_on(attr, span.last) == stage, *narrowed))
