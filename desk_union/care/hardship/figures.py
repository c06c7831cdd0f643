"""The figures of households in difficulty, surveys, students aided and aid for the disabled.

Money counts by the day of its voucher or, before that, of the handing out, as everywhere in 发放; visits are not in it.
Of the office's own list F167 (所在村数) is vague in its source and answered as far as applications tell the village.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, and_, cast, func, or_, select

from desk_union.care.hardship import aid_words, asking
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.hardship.survey_ledgers import ABOVE_CITY, DECLARATIONS, SURVEYS
from desk_union.care.hardship.tables import (
    AidApplication,
    HardshipDeclaration,
    HardshipFile,
    HardshipSurvey,
)
from desk_union.describe.figure import Figure, Span
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement


def _about(*marks: str) -> ColumnElement[bool]:
    """Lines of a 发放单 that speak of this, by their matter or by the title of their list."""
    lists = select(PayoutList.id).where(or_(*(PayoutList.title.contains(mark) for mark in marks)))
    told = or_(*(PayoutLine.matter.contains(mark) for mark in marks))
    return and_(PayoutLine.roll.is_not(None), or_(told, PayoutLine.roll.in_(lists)))


def _applied_for(*kinds: str) -> ColumnElement[bool]:
    return PayoutLine.id.in_(select(AidApplication.line).where(AidApplication.kind.in_(kinds)))


def _lines(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    return lambda span: select(PayoutLine.id).where(handed_out(), paid_day().between(span.first, span.last), *where)


def of_students() -> ColumnElement[bool]:
    """What was handed out to students: 金秋助学 and 升学奖励."""
    return or_(_about(aid_words.STUDY_WORD, "升学"), _applied_for(*aid_words.OF_STUDENTS))


def _of_level(*levels: str) -> ColumnElement[bool]:
    named = select(AidApplication.line).where(AidApplication.level.in_(levels))
    return and_(of_students(), or_(PayoutLine.id.in_(named), PayoutLine.matter.contains("大学")))


def _application(what: Any) -> Any:
    """Of a line the application that it pays."""
    lines = PayoutLine.__table__.c
    return select(what).where(AidApplication.line == lines.id).limit(1).correlate(PayoutLine.__table__).scalar_subquery()


def _student() -> Any:
    """A student told by the application, else by whoever got the money."""
    lines = PayoutLine.__table__.c
    whose = func.coalesce(cast(lines.person, String), lines.outsider_id, lines.outsider, "")
    return func.concat(whose, "/", func.coalesce(_application(AidApplication.student), ""))


def _household() -> Any:
    """The household of a line: as it says itself, as the receiver's file names it, else the receiver."""
    lines = PayoutLine.__table__.c
    named = select(HardshipFile.household).where(HardshipFile.person == lines.person, HardshipFile.household.is_not(None))
    held = named.order_by(HardshipFile.id.desc()).limit(1).correlate(PayoutLine.__table__).scalar_subquery()
    return func.coalesce(lines.household, held, cast(lines.person, String), lines.outsider_id, lines.outsider)


def _cash() -> Any:
    return PayoutLine.__table__.c.cash


def _surveyed() -> Any:
    held = HardshipSurvey.__table__.c
    return func.coalesce(cast(held.file, String), held.household)


def _files(where: Callable[[Span], ColumnElement[bool]]) -> Callable[[Span], Select[Any]]:
    return lambda span: select(HardshipFile.id).where(where(span))


def _out(span: Span) -> ColumnElement[bool]:
    return and_(HardshipFile.stage == words.OUT, HardshipFile.closed_on.between(span.first, span.last))


def _surveys(span: Span) -> Select[Any]:
    return select(HardshipSurvey.id).where(HardshipSurvey.day.between(span.first, span.last))


def _declared(span: Span) -> Select[Any]:
    within = HardshipDeclaration.day.between(span.first, span.last)
    return select(HardshipDeclaration.id).where(within, HardshipDeclaration.level.in_(ABOVE_CITY))


FIGURES: tuple[Figure, ...] = (
    Figure("care.files_held", "在档困难职工", "户", lambda: FILES, _files(lambda span: asking.held_on(span.last)), note="期末在帮扶、复核阶段的档案。"),
    Figure("care.files_opened", "新建困难职工档案", "户", lambda: FILES, _files(lambda span: HardshipFile.approved_on.between(span.first, span.last)), note="期间内审批建档的户。"),
    Figure("care.files_out", "困难职工脱困", "户", lambda: FILES, _files(_out), note="期间内脱困退出的户，不含注销。"),
    Figure("care.surveyed", "入户调查户数", "户", lambda: SURVEYS, _surveys, "distinct", amount=_surveyed, seeds=("F148",), note="期间内入户调查过的户，一户只算一次。"),
    Figure("care.declared", "申报市级以上困难职工", "名", lambda: DECLARATIONS, _declared, "distinct", amount=lambda: HardshipDeclaration.__table__.c.file, seeds=("F213",), note="期间内向市级以上申报的，一户只算一次。"),
    Figure("care.students", "资助学生人数", "人", lambda: LINES, _lines(of_students()), "distinct", amount=_student, seeds=("F106",), note="金秋助学、升学奖励发放单上领到的学生，一人只算一次；没有申请的按领取人算。"),
    Figure("care.students_higher", "资助大学生人数", "人", lambda: LINES, _lines(_of_level(*words.HIGHER)), "distinct", amount=_student, parent="care.students", seeds=("F166",), note="按申请上的学段，或事项里写的“大学”。"),
    Figure("care.student_aid", "金秋助学金额", "元", lambda: LINES, _lines(of_students()), "sum", amount=_cash, seeds=("F107", "F165")),
    Figure("care.student_villages", "资助学生所在村（社区）数", "个", lambda: LINES, _lines(of_students()), "distinct", amount=lambda: _application(AidApplication.village), seeds=("F167",), note="按申请上写的村、社区。"),
    Figure("care.disabled_households", "残疾人补助户数", "户", lambda: LINES, _lines(or_(_about(*aid_words.DISABLED_WORDS), _applied_for(aid_words.DISABLED))), "distinct", amount=_household, seeds=("F146",), note="残疾人补助、助残日的发放单上领到的户。"),
    Figure("care.disabled_aid", "残疾人生活补助金", "元", lambda: LINES, _lines(or_(_about(*aid_words.DISABLED_WORDS), _applied_for(aid_words.DISABLED))), "sum", amount=_cash, seeds=("F147",)),
)  # fmt: skip
