"""会籍办理 as descriptions: what can be done with selected people (入会, 转出, 调动, 退休 ...) and what each asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, or_

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Flag, Ref, Text
from desk_union.describe.ledger import Shown, open_on
from desk_union.members import dictionaries as words
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.ledgers.units import standing_on
from desk_union.members.letters import writing
from desk_union.members.life import deeds
from desk_union.members.tables import Employment, Person
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.members.life.deeds import Handled

    Handle = Callable[[Session, Sequence[int], Values], Handled]

YEAR_AHEAD = 366  # a change may be noted ahead, but further than this the year was mistyped
DAY = Shown(key="day", label="日期", kind=Day(ahead=YEAR_AHEAD), required=True)
PAST_DAY = replace(DAY, kind=Day(ahead=0))
UNIT = Shown(key="unit", label="调到", kind=Ref(lambda: UNITS, standing_on), required=True)
REASON = Shown(key="reason", label="原因", kind=Choice(words.EVENT_REASON))
PLAIN_REASON = Shown(key="reason", label="原因", kind=Text(120))
APPROVER = Shown(key="approver", label="批准人", kind=Text(40))
MUST_APPROVE = replace(APPROVER, required=True)
DOCUMENT = Shown(key="document", label="文件", kind=Text(60))
CAME_WITH = replace(DOCUMENT, label="介绍信编号", help="转来时带的会籍转移介绍信。")
LETTER = Shown(key="letter", label="开介绍信", kind=Flag(), default=True, help="填了对方工会的，同时开好会籍转移介绍信。")
OTHER_UNION = Shown(key="other_union", label="对方工会", kind=Text(80), help="从哪里转来，或转到哪里。")
TRANSFER = Shown(key="transfer", label="会籍一并转出", kind=Flag(), default=True)
KEEP = Shown(key="keep", label="保留会籍", kind=Flag(), default=True, help="退休后会籍保留，不再交会费。")


def _alive(day: date) -> ColumnElement[bool]:
    return or_(Person.died_on.is_(None), Person.died_on > day)


def _outside(day: date) -> ColumnElement[bool]:
    return and_(_alive(day), ~member_on(day, "会员", "保留会籍"))


def _inside(day: date) -> ColumnElement[bool]:
    return member_on(day, "会员", "保留会籍")


def _employed(day: date) -> ColumnElement[bool]:
    return exists().where(Employment.person == Person.id, Employment.since <= day, open_on(Employment, day))


def _kept(day: date) -> ColumnElement[bool]:
    return member_on(day, "保留会籍")


def _applying(day: date) -> ColumnElement[bool]:
    return member_on(day, "申请中")


def _may_apply(day: date) -> ColumnElement[bool]:
    return and_(_outside(day), ~_applying(day))


APPLYING, MAY_APPLY = "要是申请入会中的人。", "要还不是会员、也没有在申请的人。"
OUTSIDE, INSIDE = "要还不是会员的人。", "要是会员或保留会籍的人。"
EMPLOYED = "那一天要在册。"


def _told(handled: Handled, words_: str, values: Values) -> DeedResult:
    day = days.show_day_long(values["day"])
    ended = f"，同时免去{handled.posts_ended}个职务" if handled.posts_ended else ""
    return DeedResult(ids=handled.ids, words=f"{words_}，{day}起{ended}。", name=handled.words)


def _deed(
    code: str, title: str, help_: str, asks: tuple[Shown, ...], handle: Handle, fits: Any, unfit: str
) -> Deed:
    def do(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
        handled = handle(session, ids, values)
        return _told(handled, f"给{handled.words}办理{title}", values)

    return Deed(
        code=f"members.{code}", title=title, tab="会员台账", ledger=lambda: PEOPLE, help=help_, asks=asks, do=do,
        fits=fits, unfit=unfit, page="membership",
    )  # fmt: skip


def _change(kind: str) -> Handle:
    def handle(session: Session, ids: Sequence[int], values: Values) -> Handled:
        given = {key: values.get(key) or "" for key in ("reason", "approver", "document", "other_union")}
        return deeds.change_membership(session, ids, kind, values["day"], **given)

    return handle


def _leave(session: Session, ids: Sequence[int], values: Values) -> Handled:
    transfer = bool(values["transfer"])
    return deeds.leave(session, ids, values["day"], values["reason"] or "", transfer=transfer)


def _retire(session: Session, ids: Sequence[int], values: Values) -> Handled:
    return deeds.retire(session, ids, values["day"], keep=bool(values["keep"]))


def _die(session: Session, ids: Sequence[int], values: Values) -> Handled:
    return deeds.die(session, ids, values["day"])


def _move(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    unit = listing.name_of(session, UNITS, values["unit"])
    handled = deeds.move(session, ids, values["unit"], values["day"], values["reason"] or "")
    if not handled.ids:
        raise Refusal(f"所选的人本来就在{unit}。", "请另选一个。", field="unit")
    done = _told(handled, f"把{handled.words}调到{unit}", values)
    stayed = f"{deeds.named(handled.unchanged)}本来就在那里。" if handled.unchanged else ""
    return replace(done, notes=(stayed,) if stayed else ())


def _go_elsewhere(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """Gone out, and with a union to go to and a day that has come the letter written at once."""
    handled = _change("转出")(session, ids, values)
    done = _told(handled, f"给{handled.words}办理转出", values)
    if not values["letter"]:
        return done
    if not values["other_union"] or values["day"] > today:  # said beforehand and afterwards, never a letter left out silently
        why = "没有写对方工会" if not values["other_union"] else f"{days.show_day_long(values['day'])}还没有到"
        return replace(done, notes=(f"{why}，不开介绍信；以后办“开转会介绍信”。",))
    made = writing.write(session, ids, values["day"], values["other_union"], today)
    numbers = deeds.named(writing.numbers_of(session, made))
    printed = made[0] if len(made) == 1 else None
    return replace(done, notes=(f"开了介绍信{numbers}。",), printed=printed)


DEEDS: tuple[Deed, ...] = (
    _deed("enrol", "入会", "所选职工同一天入会。", (DAY, APPROVER, DOCUMENT), _change("入会"), _outside, OUTSIDE),
    _deed("in", "转入", "从别的工会转来的会员。", (DAY, OTHER_UNION, REASON, CAME_WITH), _change("转入"), _outside, OUTSIDE),
    Deed(
        code="members.out", title="转出", tab="会员台账", ledger=lambda: PEOPLE, help="转到别的工会去的会员。", page="membership",
        asks=(DAY, OTHER_UNION, LETTER, REASON, DOCUMENT), do=_go_elsewhere, fits=_inside, unfit=INSIDE,
        prints="members.transfer_letter",
    ),
    _deed("keep", "保留会籍", "暂时不在岗等情形，会籍保留。", (DAY, REASON, APPROVER), _change("保留会籍"), member_on, "要是会员。"),
    _deed("resume", "恢复会籍", "保留会籍的人回来了。", (DAY, APPROVER), _change("恢复会籍"), _kept, "要是保留会籍的人。"),
    _deed("withdraw", "退会", "本人提出退会。", (DAY, REASON, APPROVER, DOCUMENT), _change("退会"), _inside, INSIDE),
    _deed("expel", "除名", "除名要有批准人。", (DAY, REASON, MUST_APPROVE, DOCUMENT), _change("除名"), _inside, INSIDE),
    _deed("die", "去世", "会籍、任职和所在小组从这一天起终止。", (PAST_DAY,), _die, _alive, "已经登记了去世。"),
    Deed(
        code="members.move", title="调动分会/小组", tab="会员台账", ledger=lambda: PEOPLE, asks=(DAY, UNIT, PLAIN_REASON),
        help="从这一天起到新的分会、小组，以前的保留。", do=_move, fits=_alive, unfit="已经登记了去世。", page="membership",
    ),
    _deed("leave", "离职", "从这一天起不再是本单位职工。", (DAY, PLAIN_REASON, TRANSFER), _leave, _employed, EMPLOYED),
    _deed("retire", "退休", "从这一天起是退休人员。", (DAY, KEEP), _retire, on_roll, EMPLOYED),
    _deed("apply", "申请入会", "收到了入会申请书，批准后再办理入会。", (PAST_DAY, DOCUMENT), _change("申请入会"), _may_apply, MAY_APPLY),
    _deed("refuse", "不予批准", "入会申请没有批准。", (DAY, PLAIN_REASON, APPROVER, DOCUMENT), _change("不予批准"), _applying, APPLYING),
    _deed("recall", "撤回申请", "本人撤回入会申请。", (DAY, PLAIN_REASON), _change("撤回申请"), _applying, APPLYING),
)  # fmt: skip
