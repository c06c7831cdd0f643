"""补助申请审批表 and 金秋助学申请审批表: one page an application, or blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import capitals, days
from desk_union.basis.refusal import Refusal
from desk_union.care import persons
from desk_union.care.hardship import aid_words
from desk_union.care.hardship.aid_ledgers import APPLICATIONS
from desk_union.care.hardship.filesheets import BLANK, family_rows, told, yuan
from desk_union.care.hardship.settling import facts_of
from desk_union.care.hardship.tables import AidApplication, HardshipFile, HardshipRelative
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import WHO, Choose, Sheet
from desk_union.members.office import organisation
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

PERSON = (
    "name", "sex", "political", "born_on", "started_on", "unit", "job", "wage", "address", "phone", "id_number", "bank_card",
)  # fmt: skip
PRIVATE_KEYS = (
    "wage", "year_income", "per_head", "reason", "phone", "id_number", "student_id", "tuition", "bank", "card",
)  # fmt: skip
PRIVATE = ("申请理由", "学生身份证号", "年学费", "家庭年度总收入", "家庭月人均收入", "证件号码", "开户银行", "银行卡号", "月收入")
WHICH = (("year", "本年的"), ("every", "全部"), (BLANK, "空白表（手填）"))


def _forms(students: bool) -> Callable[[Session, Request], Filled]:
    def fill(session: Session, request: Request) -> Filled:
        union = organisation(session)
        who = request.chosen.get(WHO) or "year"
        if who == BLANK and not request.picked:
            return Filled([Copy({"union": union, "day": "　　　年　　月　　日"})])
        presets = ("year",) if who == "year" and not request.picked else ()
        if students and not request.picked:
            presets = (*presets, "students")
        ask = ListAsk(request.day, ids=request.picked or None, search=request.search, presets=presets)
        ids = listing.ids_of(session, APPLICATIONS, ask)
        held = {one.id: one for one in session.scalars(select(AidApplication).where(AidApplication.id.in_(ids)))}
        meant = [held[row] for row in ids if request.picked or students or held[row].kind not in aid_words.OF_STUDENTS]
        if not meant:
            raise Refusal("没有要打印的申请。", "请换一个范围，或先登记申请。")
        return Filled([_copy(session, one, union, request) for one in meant])

    return fill


def _copy(session: Session, one: AidApplication, union: str, request: Request) -> Copy:
    file = session.get(HardshipFile, one.file) if one.file is not None else _file_of(session, one)
    person = one.person if one.person is not None else file.person if file is not None else None
    day = one.day or request.today
    known = persons.facts(session, [person] if person else [], PERSON, day).get(person or 0, {})
    words = {"union": union, **_asked(one, day), **_household(session, file), **_of_person(one, file, known)}
    words["relation"] = _relation(session, file, one.student)
    if not request.private:
        words |= dict.fromkeys(PRIVATE_KEYS, "")
    family = family_rows(session, [file.id], day, private=request.private).get(file.id, []) if file else []
    return Copy(words, {"family": family})


def _file_of(session: Session, one: AidApplication) -> HardshipFile | None:
    if one.person is None:
        return None
    held = select(HardshipFile).where(HardshipFile.person == one.person).order_by(HardshipFile.id.desc()).limit(1)
    return session.scalar(held)


def _asked(one: AidApplication, day: Any) -> dict[str, str]:
    granted = one.stage == aid_words.GRANTED
    approved = ""
    if one.decided_on is not None:
        who = f"，审批人{one.approver}" if one.approver else ""
        approved = f"{days.show_day_long(one.decided_on)}{'批准' if granted else '不批准'}{who}。"
    decided = one.decided if granted else None
    return {
        "number": one.number or "", "matter": one.kind, "asked": yuan(one.asked), "day": days.show_day_long(day), "approved": approved,
        "decided": yuan(decided), "decided_words": capitals.in_words(decided) if decided else "", "reason": one.reason or "",
        "student": one.student or "", "student_sex": one.student_sex or "", "student_id": one.student_id or "", "level": one.level or "",
        "school": one.school or "", "major": one.major or "", "grade": one.grade or "", "years": told(one.years, "年"),
        "tuition": yuan(one.tuition), "notice": one.notice or "", "other_aid": one.other_aid or "",
    }  # fmt: skip


def _household(session: Session, file: HardshipFile | None) -> dict[str, str]:
    if file is None:
        return {}
    heads, income = facts_of(session, file)["heads"], file.year_income
    return {
        "kind": file.kind or "", "file": file.number or "", "heads": told(heads, "人"), "year_income": yuan(income),
        "per_head": yuan(income // (12 * heads)) if income is not None and heads else "",
        "bank": "".join(filter(None, (file.bank, file.bank_branch))),
    }  # fmt: skip


def _of_person(one: AidApplication, file: HardshipFile | None, known: dict[str, str]) -> dict[str, str]:
    name = known.get("name") or one.outsider or (file.outsider if file else "") or ""
    number = known.get("id_number") or one.outsider_id or (file.outsider_id if file else "") or ""
    card = (file.bank_card if file else "") or known.get("bank_card", "")
    plain = {key: known.get(key, "") for key in PERSON if key not in ("name", "id_number", "bank_card")}
    return {**plain, "name": name, "id_number": number, "card": card}


def _relation(session: Session, file: HardshipFile | None, student: str | None) -> str:
    if file is None or not student:
        return ""
    own = (HardshipRelative.file == file.id, HardshipRelative.name == student)
    return session.scalar(select(HardshipRelative.relation).where(*own)) or ""


_LEDGERS = ("care.applications", "care.files", "care.families")
AID_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.application", "困难职工补助申请审批表", "困难补助、医疗救助等的申请审批表，每份申请一页，也可以印空白的。",
        OfficialForm("aid_application", _forms(False)), ledgers=_LEDGERS, options=("search", "id", "ids"), outputs=("pdf",),
        choices=(Choose(WHO, "打印哪些", WHICH),), private=PRIVATE,
    ),
    Sheet(
        "care.study_application", "金秋助学申请审批表", "助学、升学奖励的申请审批表，每名学生一页，也可以印空白的。",
        OfficialForm("study_application", _forms(True)), ledgers=_LEDGERS, options=("search", "id", "ids"), outputs=("pdf",),
        choices=(Choose(WHO, "打印哪些", WHICH),), private=PRIVATE,
    ),
)  # fmt: skip
