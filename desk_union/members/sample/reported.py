"""The personnel office's list of the made-up works, compared: most agrees, a few differ, one was left as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE, PERSONNEL
from desk_union.members.ledgers.people import on_roll
from desk_union.members.ledgers.personnel import COMPARED
from desk_union.members.personnel import comparing, deciding, lists
from desk_union.members.tables import Person
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

AGO = 20


def fill(session: Session, today: date) -> None:
    day = today - timedelta(AGO)
    on = select(Person.id).where(on_roll(day), on_roll(today), Person.hired_on < day).order_by(Person.sort, Person.id)
    known = tree.read(session, day)
    made = [_line(values, known.full_name) for values in rows.values_of(session, PEOPLE, list(session.scalars(on)), day).values()]
    _differ(made)
    lists.number(session, made, day)
    rows.add_rows(session, PERSONNEL, made, today)
    done = comparing.compare(session, day)
    deciding.ignore(session, done.found["走了"][1:2], "工会专职，不在人事名单里", day)
    deciding.correct(session, done.found["改了信息"][:1], day, today)


def _line(values: dict[str, Any], unit_name: Any) -> dict[str, Any]:
    unit = values["unit"]
    told = {key: values[key] for key in COMPARED}
    return {**told, "wage": None, "unit_name": None if unit is None else unit_name(unit), "note": None}


def _differ(made: list[dict[str, Any]]) -> None:
    """Two are missing, one came, two have another job, one moved, one cannot be told, one unit is called otherwise."""
    del made[3:5]
    made[0]["job"] = made[1]["job"] = "班组安全员"
    names: Sequence[str] = sorted({one["unit_name"] for one in made if one["unit_name"]})
    made[2]["unit_name"] = next(name for name in names if name != made[2]["unit_name"])
    made[5]["unit_name"] = "综合保障部"
    made[6].update(work_no=None, id_number=None, unit_name=None, note="人事科没有写部门")
    made.append({**dict.fromkeys(made[0]), "name": "欧阳新来", "work_no": "90001", "unit_name": names[0], "employ_type": "正式", "standing": "在岗"})
