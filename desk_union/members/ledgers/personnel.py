"""The personnel office's list as read, and its differences from the roster of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func

from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Preset, Shown, Together
from desk_union.members.ledgers.people import PEOPLE
from desk_union.members.ledgers.units import UNITS
from desk_union.members.life import rules
from desk_union.members.personnel import lists
from desk_union.members.personnel import personnel_words as words
from desk_union.members.tables import PersonnelDifference, PersonnelLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values

COMPARED = (
    "name", "work_no", "sex", "born_on", "id_number", "phone", "employ_type", "standing", "job", "title", "education",
    "political", "hired_on", "wage",
)  # fmt: skip
"""Columns of the roster that a personnel list tells too; the unit beside them stands as the list calls it."""


def _as_told(key: str) -> Shown:
    """The roster's own column, by whatever heading it is known there, kept as the list tells it."""
    shown = PEOPLE.by_key[key]
    return Field(
        getattr(PersonnelLine, key), shown.label, shown.kind, aliases=shown.aliases, private=shown.private,
        required=shown.required, print_mm=shown.print_mm, listed=shown.listed, joins=shown.joins,
    )  # fmt: skip


def _batch(_day: date) -> ColumnElement[Any]:
    return PersonnelLine.batch  # type: ignore[return-value]  # an attribute is a column element in SQL


def check_line(values: Values) -> Sequence[Fault]:
    """A number that cannot be is told, as nobody is found by it; the list may be read all the same."""
    number = values.get("id_number")
    told = rules.number_problem(number) if number else ""
    return [Fault("id_number", told, "请向人事部门核对。", warns=True)] if told else []


_UNIT = PEOPLE.by_key["unit"]
_NOTED = PEOPLE.by_key["note"]

PERSONNEL: Ledger = Ledger(
    code="members.personnel", title="人事名单", counter="人", tab="会员台账", group="人事核对", row=PersonnelLine,
    name=lambda: PersonnelLine.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="人事部门每月给的在岗名单，照原样读进来，再用“与花名册核对”找出新来、走了、换部门、改了信息的人。读进新的一份，旧的一份就换掉。",
    empty="还没有人事名单。请把人事部门给的Excel“导入”到这里，再办“与花名册核对”。",
    leading=("name", "work_no", "unit_name", "job"),
    fields=(
        *(_as_told(key) for key in COMPARED[:2]),
        Field(PersonnelLine.unit_name, "部门", Text(80), print_mm=36, aliases=(_UNIT.label, *(one for one in _UNIT.aliases if one != "部门"))),
        *(_as_told(key) for key in COMPARED[2:]),
        Field(PersonnelLine.note, "备注", LongText(), listed=False, aliases=_NOTED.aliases),
        Field(PersonnelLine.read_on, "读入日期", Day(), listed=False),
        Derived(key="batch", label="第几份名单", kind=Count(), sql=_batch, listed=False),
    ),
    order=("id",), match=(("batch", "id_number"), ("batch", "name", "work_no"), ("batch", "name", "unit_name")),
    checks=(check_line,), together=Together(lambda *_: (), lists.number), settle=lists.settle,
    hidden=lambda values: {"batch": values.get("batch")},
)  # fmt: skip


def _open(_day: date) -> ColumnElement[bool]:
    return PersonnelDifference.state == words.OPEN


def _of_kind(kind: str) -> Preset:
    code = {words.NEW: "new", words.GONE: "gone", words.MOVED: "moved", words.CHANGED: "changed"}[kind]
    return Preset(code, kind, lambda day: _open(day) & (PersonnelDifference.kind == kind))


DIFFERENCES: Ledger = Ledger(
    code="members.differences", title="人员变动核对", counter="处", tab="会员台账", group="人事核对", row=PersonnelDifference,
    name=lambda: func.concat(PersonnelDifference.name, " ", PersonnelDifference.kind),
    help="人事名单和花名册不一样的地方，一处一行。选中（可以多选）以后办“登记新来的”“登记走了的”“照名单调动”“照名单改正”或“不处理”；不处理的下个月不再列出，除非又变了。",
    empty="没有差别。把人事部门的名单导入“人事名单”，再办“与花名册核对”。",
    leading=("name", "kind", "what", "before", "after", "state"),
    fields=(
        Field(PersonnelDifference.day, "核对日", Day(), required=True, fixed=True, print_mm=22),
        Field(PersonnelDifference.kind, "差别", Choice(words.KIND), required=True, fixed=True, print_mm=22),
        Field(PersonnelDifference.name, "姓名", Text(80), required=True, fixed=True, print_mm=22),
        Field(PersonnelDifference.work_no, "工号", Text(20), fixed=True, print_mm=20),
        Field(PersonnelDifference.person, "花名册里的人", Ref(lambda: PEOPLE), fixed=True, listed=False),
        Field(PersonnelDifference.line, "名单里的人", Ref(lambda: PERSONNEL), fixed=True, listed=False),
        Field(PersonnelDifference.what, "项目", Text(40), fixed=True, print_mm=22),
        Field(PersonnelDifference.before, "花名册", Text(200), fixed=True, print_mm=38),
        Field(PersonnelDifference.after, "人事名单", Text(200), fixed=True, print_mm=38),
        Field(PersonnelDifference.unit, "名单上的小组", Ref(lambda: UNITS), fixed=True, listed=False),
        Field(PersonnelDifference.state, "处理情况", Choice(words.STATE), required=True, default=words.OPEN, print_mm=20),
        Field(PersonnelDifference.settled_on, "处理日期", Day(), print_mm=22),
        Field(PersonnelDifference.note, "说明", Text(120), print_mm=40),
    ),
    order=("-day", "id"), when="day", match=(("day", "kind", "name", "work_no", "what"),),
    presets=(
        Preset("open", "待处理", _open),
        *(_of_kind(kind) for kind in (words.NEW, words.GONE, words.MOVED, words.CHANGED)),
        Preset("ignored", "不处理", lambda _day: PersonnelDifference.state == words.IGNORED),
    ),
)  # fmt: skip
