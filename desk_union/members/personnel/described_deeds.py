"""人事核对 as descriptions: comparing the list with the roster, and what is done with each difference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Flag, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.members.dictionaries import ID_TYPE
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.personnel import DIFFERENCES, PERSONNEL
from desk_union.members.ledgers.units import standing_on
from desk_union.members.life.deeds import named
from desk_union.members.personnel import comparing, deciding
from desk_union.members.personnel import personnel_words as words
from desk_union.members.tables import PersonnelDifference, PersonnelLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.members.personnel.comparing import ListCompared

    Do = Callable[[Session, Sequence[int], Values, date], DeedResult]

TAB, PAGE, GROUP = "会员台账", "personnel", "人事核对"
AHEAD = 366
DAY = Shown(key="day", label="从哪天起", kind=Day(ahead=AHEAD), required=True)
REASON = Shown(key="reason", label="原因", kind=Text(120))
PASSPORT = "护照"
PAPER = Shown(
    key="id_type", label="证件类型", kind=Choice(ID_TYPE), help="名单上的号码不是身份证号的，是什么证件；身份证号不用选。"
)
SHOWS = ("what", "before", "after")


def _compared(told: str, name: str, done: ListCompared) -> DeedResult:
    numbers = "，".join(f"{kind}{len(ids)}处" for kind, ids in done.found.items()) or "没有差别"
    notes = [f"另有{done.ignored}处以前定了“不处理”，没有再列。"] if done.ignored else []
    gone = len(done.found.get(words.GONE, ()))
    if 2 * gone > done.on_roll:
        notes.append(f"在册{done.on_roll}人里有{gone}人名单里没有，请核对这份名单是不是全的。")
    table = (("差别", "处数"), *((kind, str(len(ids))) for kind, ids in done.found.items()))
    return DeedResult(
        ids=done.ids, words=f"{told}：{numbers}。", name=name, seen=(DIFFERENCES.code, done.ids), notes=tuple(notes),
        table=table if done.found else (), number=len(done.ids),
    )  # fmt: skip


def _compare(session: Session, _ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    done = comparing.compare(session, values["day"])
    return _compared(f"把{done.listed}人的名单与{days.show_day_long(values['day'])}的花名册核对", "", done)


def _day_of_list(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    read_on = session.scalar(select(PersonnelLine.read_on).order_by(PersonnelLine.id.desc()).limit(1))
    return {"day": read_on or day}


def _day_compared(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """From the day as of which the first of them was compared."""
    held = select(PersonnelDifference.day).where(PersonnelDifference.id.in_(ids))
    return {"day": session.scalar(held.limit(1)) or day}


def _day_and_paper(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """A number that is of no identity card is most often that of a passport."""
    other = bool(ids) and bool(deciding.papers(session, ids, day))
    return {**_day_compared(session, ids, day), **({"id_type": PASSPORT} if other else {})}


def _done(names: Sequence[str], told: str, ids: Sequence[int]) -> DeedResult:
    return DeedResult(ids=tuple(ids), words=told.format(who=named(names)), name=named(names))


def _register(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    names = deciding.register(session, ids, values["day"], values["joining"], values["approver"] or "", today, values["id_type"])
    joined = "" if values["joining"] == words.STAYS_OUT else f"，并办理{values['joining']}"
    return _done(names, f"把{{who}}登记进花名册{joined}。", ids)


def _go(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    names = deciding.go(
        session, ids, values["how"], values["day"], values["reason"] or "", transfer=bool(values["transfer"]), today=today
    )
    return _done(names, f"给{{who}}办理{values['how']}，{days.show_day_long(values['day'])}起。", ids)


def _sides(session: Session, ids: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """What the roll says and what the list says, as the ledger shows it (masked where it is private)."""
    one = PersonnelDifference
    held = session.execute(select(one.name, one.what, one.before, one.after).where(one.id.in_(ids)).order_by(one.id))
    return (("姓名", "项目", "原来", "改成"), *((name, what or "部门", before or "", after or "") for name, what, before, after in held))


def _move(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    sides = _sides(session, ids)
    names = deciding.move(session, ids, values["day"], values["reason"] or "", today)
    return replace(_done(names, f"照名单调动{{who}}，{days.show_day_long(values['day'])}起。", ids), table=sides)


def _correct(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    sides = _sides(session, ids)
    done = deciding.correct(session, ids, values["day"], today, values["id_type"])
    return replace(_done(done, "照名单改正{who}的资料。", ids), table=sides)


def _ignore(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    return _done(deciding.ignore(session, ids, values["reason"] or "", today), "定{who}的差别不处理。", ids)


def _open_again(session: Session, ids: Sequence[int], _values: Values, _today: date) -> DeedResult:
    return _done(deciding.open_again(session, ids), "把{who}的差别改回待处理。", ids)


def _same(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    name, done = deciding.tell_who(session, ids, values["person"], today)
    return _compared(f"认定名单里的{name}是花名册里的人", name, done)


def _other(session: Session, ids: Sequence[int], _values: Values, today: date) -> DeedResult:
    name, done = deciding.tell_who(session, ids, None, today)
    return _compared(f"认定名单里的{name}是新来的人", name, done)


def _same_propose(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    meant = select(PersonnelDifference.person).where(PersonnelDifference.id.in_(ids), PersonnelDifference.person.is_not(None))
    return {"person": session.scalar(meant.limit(1))} if ids else {}


def _unit(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    name, done = deciding.tell_unit(session, ids, values["unit"], today)
    return _compared(f"认定名单里的“{name}”是哪个分会、小组", name, done)


def _of(kind: str, state: str = words.OPEN) -> Callable[[date], ColumnElement[bool]]:
    return lambda _day: (PersonnelDifference.kind == kind) & (PersonnelDifference.state == state)


def _in_state(state: str) -> Callable[[date], ColumnElement[bool]]:
    return lambda _day: PersonnelDifference.state == state


def _deed(code: str, title: str, help_: str, asks: tuple[Shown, ...], do: Do, kind: str, **more: Any) -> Deed:
    return Deed(
        code=f"members.{code}", title=title, tab=TAB, ledger=lambda: DIFFERENCES, help=help_, asks=asks, do=do,
        fits=_of(kind), unfit=f"要是还没有处理的“{kind}”。", shows=SHOWS, page=PAGE, group=GROUP,
        **{"propose": _day_compared if asks and asks[0].key == DAY.key else None, **more},
    )  # fmt: skip


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="members.compare", title="与花名册核对", tab=TAB, ledger=lambda: PERSONNEL, rows="none", page=PAGE, group=GROUP,
        help="把最近读入的人事名单与花名册那一天的情况对照，列出新来、走了、换部门、改了信息的人。还没有处理的旧差别换成新的。",
        asks=(Shown(key="day", label="核对日", kind=Day(ahead=0), required=True, help="花名册按这一天的情况来比。"),),
        do=_compare, propose=_day_of_list,
    ),
    _deed(
        "take_new", "登记新来的", "照名单把新来的人登记进花名册；以前离开过的人接着用原来的档案。",
        (
            replace(DAY, help="名单上有进单位日期的，用它自己的。"),
            Shown(key="joining", label="会籍", kind=Choice(words.JOINING), required=True, default=words.STAYS_OUT),
            Shown(key="approver", label="批准人", kind=Text(40)), PAPER,
        ),
        _register, words.NEW, propose=_day_and_paper,
    ),
    _deed(
        "let_go", "登记走了的", "名单里没有了的人，办理离职或退休。",
        (
            DAY, Shown(key="how", label="怎么走的", kind=Choice(words.GOING), required=True, default=words.LEFT),
            REASON,
            Shown(key="transfer", label="会籍一并转出", kind=Flag(), default=True, help="离职的会员；不转出的会籍保留。"),
        ),
        _go, words.GONE, wanted=lambda values: {"day", "how", *(("reason", "transfer") if values["how"] == words.LEFT else ())},
    ),
    _deed("move_listed", "照名单调动", "从这一天起到名单上的分会、小组，以前的保留。", (DAY, REASON), _move, words.MOVED),
    _deed(
        "take_facts", "照名单改正", "花名册改成名单上的；岗位、用工形式等从这一天起变，以前的保留。",
        (DAY, PAPER), _correct, words.CHANGED, propose=_day_and_paper,
    ),
    _deed(
        "same_person", "是花名册里的人", "说明名单里的这一行是花名册里的哪一个人，以后的名单也这样认。",
        (Shown(key="person", label="是谁", kind=Ref(lambda: PEOPLE), required=True),),
        _same, words.DOUBTFUL, rows="one", propose=_same_propose,
    ),
    _deed("other_person", "是新来的人", "说明名单里的这一行是花名册里没有的人。", (), _other, words.DOUBTFUL, rows="one"),
    _deed(
        "same_unit", "是这个分会小组", "说明名单上的部门是哪个分会、小组，以后的名单也这样认。",
        (Shown(key="unit", label="是哪一个", kind=Ref(lambda: UNITS, standing_on), required=True),),
        _unit, words.NO_UNIT,
    ),
    Deed(
        code="members.leave_as_is", title="不处理", tab=TAB, ledger=lambda: DIFFERENCES, asks=(REASON,), do=_ignore,
        help="名单和花名册就该不一样的（如工会专职人员不在人事名单里）；下个月不再列出，除非又变了。",
        fits=_in_state(words.OPEN), unfit="已经处理了。", shows=SHOWS, page=PAGE, group=GROUP,
    ),
    Deed(
        code="members.look_again", title="重新处理", tab=TAB, ledger=lambda: DIFFERENCES, do=_open_again,
        help="定了“不处理”的，改回待处理。", fits=_in_state(words.IGNORED), unfit="要是定了“不处理”的。",
        shows=SHOWS, page=PAGE, group=GROUP,
    ),
)  # fmt: skip
