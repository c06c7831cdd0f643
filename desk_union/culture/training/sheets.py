"""What is printed of courses: the plan, sign-in, marks, certificates, those that run out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS, came
from desk_union.culture.training.tables import Trainee, Training
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import in_words, register, row_of, within
from desk_union.members.tables import Person
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request

EMPTY_LINES = 30


def _dates(held: Training) -> str:
    ends = f"至{in_words(held.ends_on)}" if held.ends_on and held.ends_on != held.starts_on else ""
    return f"{in_words(held.starts_on)}{ends}"


def _list(session: Session, request: Request, title: str, keys: Sequence[str], blanks: Sequence[Column], *, listed: bool) -> tuple[Table, bool]:
    where = (Training.id.in_(select(Trainee.training).where(came(request.day))),) if listed and not request.picked else ()
    held = row_of(session, Training, request, Training.starts_on, "还没有培训。", *where)
    ids = list(session.scalars(select(Trainee.id).where(Trainee.training == held.id, came(request.day)).order_by(Trainee.id)))
    table = ledger_table(
        session, TRAINEES, [TRAINEES.by_key[key] for key in keys], ids, request.day, blanks=blanks, title=title, organisation=organisation(session), period=f"{held.name}　{_dates(held)}",
        printed_on=request.today, count_text=f"共 {len(ids)} 人" if ids else "", signers=("授课人", "经办人"),
    )  # fmt: skip
    return table, bool(ids)


def sign_in(session: Session, request: Request) -> list[Table]:
    held = row_of(session, Training, request, Training.starts_on, "还没有培训。")
    blanks = (Column("单位/小组", width_mm=50), Column("签到", width_mm=44), Column("备注", width_mm=40))
    table, listed = _list(session, request, "培训签到表", ("person",), blanks, listed=False)
    return [table if listed else replace(table, rows=[(str(n), "", "", "", "") for n in range(1, max(EMPTY_LINES, held.attended or 0) + 1)])]


def marks(session: Session, request: Request) -> list[Table]:
    """Marks with how many passed; of the newest course that has a list."""
    table, listed = _list(session, request, "培训成绩表", ("person", "hours", "score", "passed", "certificate", "certificate_no"), (), listed=True)
    sat = [row[4] for row in table.rows if row[4]]
    through = sum(1 for one in sat if one == "是")
    told = f"应考{len(sat)}人，及格{through}人，及格率{100 * through / len(sat):.1f}%。" if sat else "" if listed else "这期培训没有学员名单。"
    return [replace(table, notes=(told,) if told else ())]


def certificates(session: Session, request: Request) -> Filled:
    """A page for everybody who passed and got one in the span, or for those chosen."""
    span = within(request)
    held = select(Trainee, Training, Person.name).join(Training, Training.id == Trainee.training).join(Person, Person.id == Trainee.person)
    held = held.where(Trainee.id.in_(request.picked)) if request.picked else held.where(Trainee.certified_on.between(span.first, span.last))
    copies = []
    for one, training, name in session.execute(held.order_by(Trainee.training, Trainee.id)):
        until = f"有效期至{days.show_day_long(one.valid_until)}" if one.valid_until else ""
        hours = one.hours or training.hours
        copies.append(Copy({
            "union": organisation(session), "name": name, "training": training.name, "dates": _dates(training), "hours": str(hours) if hours else "　", "certificate": one.certificate or "培训合格证书",
            "number": one.certificate_no or "", "until": until, "day": in_words(one.certified_on),
        }))  # fmt: skip
    if not copies:
        raise Refusal("没有要打印的证书。", "请先用“登记培训证书”，或换一个期间。")
    return Filled(copies)


SHEETS: tuple[Sheet, ...] = (
    register("culture.training_plan", "培训计划表", "所选年度列入计划的培训。", TRAININGS, ("name", "kind", "subject", "audience", "starts_on", "ends_on", "rounds", "hours", "teacher", "host"), presets=("planned",), order=("starts_on",)),
    register("culture.training_list", "培训登记表", "所选期间办的培训：期数、人次、应考、及格和及格率，有合计。", TRAININGS, ("name", "starts_on", "kind", "audience", "rounds", "hours", "came", "sat", "through", "rate"), order=("starts_on",)),
    Sheet("culture.training_sign_in", "培训签到表", "一期培训的签到表；没有学员名单的印空行。", Tables(sign_in), ledgers=("culture.training_persons", "culture.trainings"), options=("year", "month", "id"), says="打印所选期间最近一期培训的。"),
    Sheet("culture.training_marks", "培训成绩表", "一期培训的成绩、及格没有、证书，写明及格率。", Tables(marks), ledgers=("culture.training_persons", "culture.trainings"), options=("year", "month", "id"), says="打印所选期间最近一期有名单的培训。"),
    Sheet("culture.certificates", "培训证书", "给及格的学员打印证书，A4横放一人一页。", OfficialForm("training_certificate", certificates), ledgers=("culture.training_persons",), options=("year", "month", "id", "ids"), outputs=("pdf", "docx"), says="打印所选期间发的证书。"),
    register("culture.expiring_certificates", "到期证书名单", "快到期和刚到期、还没有换证的人。", TRAINEES, ("certificate", "person", "certificate_no", "certified_on", "valid_until"), presets=("expiring",), standing=True, sections=True, empty="没有快到期的证书。"),
)  # fmt: skip
