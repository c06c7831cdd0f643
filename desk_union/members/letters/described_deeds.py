"""介绍信 as descriptions: written for members who go, its receipt noted, made void."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, select

from desk_union.basis import days
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Count, Day, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.letters import LETTERS, is_out
from desk_union.members.letters import writing
from desk_union.members.life.deeds import named
from desk_union.members.tables import MembershipEvent, Person, TransferLetter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE, GROUP, SHEET = "会员台账", "letters", "转会介绍信", "members.transfer_letter"
DAY = Shown(key="day", label="开信日期", kind=Day(ahead=0), required=True)
VALID = Shown(key="valid_days", label="有效天数", kind=Count(least=1, most=365), help="介绍信上印的；过了没有回执，工作台会提醒。不填按30天提醒。")
HANDLER = Shown(key="handler", label="经手人", kind=Text(40))


def _gone(day: date) -> ColumnElement[bool]:
    """Gone to another union, and no letter of theirs is still out: two letters would let them be taken in twice."""
    went = exists().where(
        MembershipEvent.person == Person.id, MembershipEvent.kind == "转出", MembershipEvent.day <= day
    )
    return and_(went, ~exists().where(TransferLetter.person == Person.id, is_out(day)))


def told_of(session: Session, ids: Sequence[int], letters: Sequence[int], told: str) -> DeedResult:
    """What came of letters that were written for persons."""
    numbers = named(writing.numbers_of(session, letters))
    return DeedResult(
        ids=tuple(ids), words=told.format(numbers=numbers), name=numbers, printed=letters[0] if len(letters) == 1 else None,
        seen=(LETTERS.code, tuple(letters)),
    )  # fmt: skip


def _write(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    made = writing.write(
        session, ids, values["day"], values["other_union"], today, valid_days=values["valid_days"],
        handler=values["handler"] or "",
    )  # fmt: skip
    return told_of(session, ids, made, "开转会介绍信{numbers}。")


def _propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """The union that they went to, where their going out tells it."""
    told = select(MembershipEvent.other_union).where(MembershipEvent.person.in_(ids), MembershipEvent.kind == "转出")
    newest = told.where(MembershipEvent.other_union.is_not(None)).order_by(MembershipEvent.day.desc()).limit(1)
    return {"day": day, "other_union": session.scalar(newest)} if ids else {"day": day}


def _back(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {"returned_on": values["day"], "accepted_on": values["accepted_on"]}
    numbers = named(writing.change(session, ids, given, today))
    return DeedResult(ids=tuple(ids), words=f"登记{numbers}的回执{days.show_day_long(values['day'])}收到。", name=numbers)


def _void(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {"void_on": values["day"], "note": values["reason"]}
    numbers = named(writing.change(session, ids, given, today))
    return DeedResult(ids=tuple(ids), words=f"把介绍信{numbers}作废，号码保留。", name=numbers)


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="members.write_letter", title="开转会介绍信", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, group=GROUP, do=_write,
        help="给已经转出的会员开会籍转移介绍信，一人一封，自动编号；印出来有存根和回执。",
        asks=(DAY, Shown(key="other_union", label="对方工会", kind=Text(80), required=True), VALID, HANDLER),
        fits=_gone, unfit="要先办“转出”；以前开的信回执没有回来的，先办“介绍信作废”，或者在台账里再印一次。", propose=_propose, prints=SHEET,
    ),
    Deed(
        code="members.letter_back", title="登记回执", tab=TAB, ledger=lambda: LETTERS, page=PAGE, group=GROUP, do=_back,
        help="对方工会寄回了回执。",
        asks=(
            Shown(key="day", label="收到日期", kind=Day(ahead=0), required=True),
            Shown(key="accepted_on", label="对方接转日期", kind=Day(ahead=0)),
        ),
        fits=is_out, unfit="要是发出了、回执还没有回来的。",
    ),
    Deed(
        code="members.letter_void", title="介绍信作废", tab=TAB, ledger=lambda: LETTERS, page=PAGE, group=GROUP, do=_void,
        help="开错了、人没有去的；号码留着，不再用。",
        asks=(
            Shown(key="day", label="作废日期", kind=Day(ahead=0), required=True),
            Shown(key="reason", label="原因", kind=Text(120), required=True),
        ),
        fits=is_out, unfit="要是发出了、回执还没有回来的。",
    ),
)  # fmt: skip
