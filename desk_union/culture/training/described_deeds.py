"""What a clerk does about courses: list who went, note results and certificates of many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS
from desk_union.culture.training.tables import Trainee
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Count, Day, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.store import rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "宣教文体", "culture.training"


def _enrol(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    training = values["training"]
    held = set(session.scalars(select(Trainee.person).where(Trainee.training == training)))
    fresh = [person for person in ids if person not in held]
    if not fresh:
        raise Refusal("选中的人都已经在这期培训的名单里。", "请另选人，或换一期培训。")
    made = rows.add_rows(session, TRAINEES, [{"training": training, "person": person, "hours": values["hours"]} for person in fresh], today)
    names = named(list(session.scalars(select(Person.name).where(Person.id.in_(fresh)).order_by(Person.id))))
    notes = (f"有{len(ids) - len(fresh)}人已经在名单里，没有重复登记。",) if len(fresh) < len(ids) else ()
    return DeedResult(ids=tuple(fresh), words=f"登记{names}参加“{name_of(session, TRAININGS, training)}”。", name=names, seen=(TRAINEES.code, tuple(made)), notes=notes)


def _certify(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {"passed": True, "certificate": values["certificate"], "certified_on": values["day"], "valid_until": values["until"]}
    rows.change_many(session, TRAINEES, list(ids), given, today)
    return DeedResult(ids=tuple(ids), words=f"给{len(ids)}名学员登记{values['certificate']}。", name=values["certificate"], printed=ids[0])


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="culture.enrol", title="登记参加培训", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_enrol, help="选参加的人，登记到一期培训的名单里。",
        asks=(Shown(key="training", label="培训名称", kind=Ref(lambda: TRAININGS), required=True), Shown(key="hours", label="课时", kind=Count())),
    ),
    Deed(
        code="culture.certify", title="登记培训证书", tab=TAB, ledger=lambda: TRAINEES, page=PAGE, do=_certify, prints="culture.certificates", waiting=True, shows=("training", "score"),
        help="给及格的学员登记证书和有效期；编号可以再逐行填。", fits=lambda _day: Trainee.certified_on.is_(None) & Trainee.passed.is_not(False), unfit="要是及格、还没有发证的学员。",
        asks=(Shown(key="certificate", label="证书名称", kind=Text(60), required=True), Shown(key="day", label="发证日期", kind=Day(ahead=0), required=True), Shown(key="until", label="有效期至", kind=Day())),
    ),
)  # fmt: skip
