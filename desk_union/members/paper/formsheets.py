"""What fills the official forms of 会员台账: 登记表, 申请书, 会员证, labels; a mapping of words for each person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import WHO, Choose, Request, Sheet
from desk_union.members import tree
from desk_union.members.ledgers import EVENTS, PEOPLE, RELATIVES, RESUMES, RETIREES
from desk_union.members.office import organisation
from desk_union.members.tables import MembershipEvent, Relative, Resume, Union
from desk_union.store import listing, partial
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

BLANK = "blank"
_EMPTY = (BLANK, "空白表（手填）")
_JOINED = ("joined", "本年新入会的会员")
_BLANK_DAY = "　　　年　　月　　日"
_NAMED = 20
PRIVATE = ("id_number", "phone", "wage")
_TOLD_EVENTS = frozenset({"申请入会", "入会"})  # they have a place of their own on the form


def _ask(request: Request, usual: str) -> tuple[Ledger, ListAsk]:
    """Who is meant: one row, or everybody of the chosen group, of a unit, found by name."""
    who = request.chosen.get(WHO) or usual
    ledger, preset = (RETIREES, who.removeprefix("retired_")) if who.startswith("retired") else (PEOPLE, who)
    conditions: tuple[Condition, ...] = ()
    if request.unit is not None:
        conditions = (Condition("unit", "is", request.unit),)
    if who == "joined":
        first = request.day.replace(month=1, day=1)
        conditions += (Condition("joined_on", "between", first, request.day),)
        preset = "members"
    if request.picked:
        return PEOPLE, ListAsk(request.day, ids=request.picked)
    presets = () if preset == "retired" else (preset,)
    return ledger, ListAsk(request.day, search=request.search, presets=presets, conditions=conditions)


def _who(*first: tuple[str, str], last: tuple[tuple[str, str], ...] = ()) -> tuple[Choose, ...]:
    """The groups to choose from: the usual one first, then every group of the roster."""
    groups = (*first, *((preset.code, preset.title) for preset in PEOPLE.presets), *last)
    return (Choose(WHO, "打印谁", tuple(dict(groups).items())),)


class _People:
    """The columns of the persons asked for, in the order of the roster."""

    def __init__(self, session: Session, request: Request, keys: Sequence[str], usual: str) -> None:
        ledger, ask = _ask(request, usual)
        self.units = tree.read(session, request.day)
        self.ids = listing.ids_of(session, ledger, ask)
        if not self.ids:
            raise Refusal("没有要打印的人。", "请换一个范围、分会/小组或姓名再打印。")
        columns = [PEOPLE.by_key[key] for key in ("unit", *keys)]
        lines = listing.lines(session, PEOPLE, columns, self.ids, request.day, private=True)
        place = {unit: n for n, unit in enumerate(self.units.in_order())}
        self.lines = sorted(lines, key=lambda line: place.get(line.values[0], len(place)))
        self.keys = keys

    def words(self, line: listing.ListedLine) -> dict[str, str]:
        unit = line.values[0]
        found = {"unit": self.units.full_name(unit) if unit in self.units.names else ""}
        for key, value, word in zip(self.keys, line.values[1:], line.words[1:], strict=True):
            found[key] = days.show_day_long(value) if key.endswith("_on") and value else word
        return found

    def value(self, line: listing.ListedLine, key: str) -> Any:
        return line.values[1 + self.keys.index(key)]

    def pictures(self, line: listing.ListedLine) -> dict[str, str]:
        photo = self.value(line, "photo")
        return {"photo": photo} if photo else {}


_REGISTRATION = (
    "card_no", "name", "sex", "ethnicity", "born_on", "native_place", "political", "education", "id_number", "wage",
    "phone", "employ_type", "job", "title", "started_on", "joined_on", "address", "note", "photo", "applied_on",
)  # fmt: skip


def registration(session: Session, request: Request) -> Filled:
    """One page a person; ID number, phone and wage are left for the pen unless asked for.

    It bears the day on which the person applied, else joined; who did neither yet fills it in today.
    """
    office = {**_office(session), "today": days.show_day_long(request.today)}
    if request.chosen.get(WHO) == BLANK and not request.picked:
        return Filled([Copy({"union": office["union"], "employer": office["employer"], "today": _BLANK_DAY})])
    people = _People(session, request, _REGISTRATION, "members")
    family, careers, events = _family(session), _careers(session), _events(session, request.day)
    copies: list[Copy] = []
    for line in people.lines:
        words = {**office, **people.words(line)}
        words["rank"] = words.pop("title")
        words["today"] = words.pop("applied_on") or words["joined_on"] or office["today"]
        words["note"] = "\n".join(part for part in (words["note"], *events.get(line.id, ())) if part)
        if not request.private:
            words.update(dict.fromkeys(PRIVATE, ""))
        rows = {"relatives": family.get(line.id, ()), "resume": careers.get(line.id, ())}
        copies.append(Copy(words, rows, people.pictures(line)))
    return Filled(copies)


def application(session: Session, request: Request) -> Filled:
    """For those whose application is under way, or whoever is asked for."""
    office = _office(session)
    if request.chosen.get(WHO) == BLANK and not request.picked:
        return Filled([Copy({"union": office["union"], "employer": office["employer"], "day": _BLANK_DAY})])
    people = _People(session, request, ("name", "applied_on"), "applying")
    copies: list[Copy] = []
    for line in people.lines:
        words = {**office, **people.words(line)}
        words["day"] = words.pop("applied_on") or _BLANK_DAY
        copies.append(Copy(words))
    return Filled(copies)


def cards(session: Session, request: Request) -> Filled:
    """A card without its number is told."""
    people = _People(session, request, ("name", "sex", "card_no", "joined_on", "photo"), "members")
    office = _office(session)
    copies = [Copy({**office, **people.words(line)}, pictures=people.pictures(line)) for line in people.lines]
    lacking = [copy.words["name"] for copy in copies if not copy.words["card_no"]]
    return Filled(copies, _told(lacking, "没有会员证号，证号处是空的"))


def labels(session: Session, request: Request) -> Filled:
    """Retired persons unless another group is asked for; who has died or has no address gets none and is told."""
    keys = ("name", "address", "far_address", "died_on")
    people = _People(session, request, keys, "retired")
    office = _office(session)
    copies: list[Copy] = []
    lacking: list[str] = []
    dead: list[str] = []
    for line in people.lines:
        died = people.value(line, "died_on")
        if died and died <= request.day:
            dead.append(people.words(line)["name"])
            continue
        words = {**office, **people.words(line)}
        words["address"] = words.pop("far_address") or words["address"]
        if words["address"]:
            copies.append(Copy(words))
        else:
            lacking.append(words["name"])
    if not copies:
        raise Refusal("要打印的人都没有登记住址，或已去世。", "请先在人员的“住址”里填好，再打印标签。")
    notes = _told(dead, "已去世，没有打印标签") if request.picked else ()
    return Filled(copies, (*notes, *_told(lacking, "没有登记住址，没有打印标签")))


def _told(names: Sequence[str], what: str) -> tuple[str, ...]:
    if not names:
        return ()
    more = f"等{len(names)}人" if len(names) > _NAMED else ""
    return (f"{'、'.join(names[:_NAMED])}{more}{what}。",)


def _office(session: Session) -> dict[str, str]:
    union = session.execute(select(Union.employer, Union.address, Union.postcode).order_by(Union.id).limit(1)).first()
    employer, address, postcode = union or ("", "", "")
    return {
        "union": organisation(session),
        "employer": employer or "",
        "sender": address or "",
        "postcode": postcode or "",
    }


def _family(session: Session) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    told = partial.telling(session, RELATIVES, "born_on")
    for row in session.scalars(select(Relative).order_by(Relative.id)):
        born = _day(told(row.id, "born_on", row.born_on))
        found[row.person].append(
            {"relation": row.relation, "name": row.name, "born_on": born, "employer": row.employer or ""}
        )
    return found


def _careers(session: Session) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    told = partial.telling(session, RESUMES, "since", "until")
    for row in session.scalars(select(Resume).order_by(Resume.since, Resume.id)):
        span = f"{days.show_month_long(told(row.id, 'since', row.since))}—"
        span += days.show_month_long(told(row.id, "until", row.until)) if row.until else "现在"
        found[row.person].append({"span": span, "what": row.what})
    return found


def _events(session: Session, day: date) -> dict[int, list[str]]:
    """保留会籍, 转入 and the like with their days, as the form's 备注 asks for them."""
    found: dict[int, list[str]] = defaultdict(list)
    query = select(MembershipEvent).where(MembershipEvent.day <= day).order_by(MembershipEvent.day, MembershipEvent.id)
    told = partial.telling(session, EVENTS, "day")
    for event in session.scalars(query):
        if event.kind not in _TOLD_EVENTS:
            found[event.person].append(f"{_day(told(event.id, 'day', event.day))}{event.kind}")
    return found


def _day(day: Any) -> str:
    return days.show_day_long(day) if day else ""


_MEMBERS = ("members", "在册会员")
_RETIRED = (
    ("retired", "全部离退休人员"),
    *((f"retired_{preset.code}", f"离退休：{preset.title}") for preset in RETIREES.presets),
)
FORM_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.registration", "会员登记表", "工会会员登记表，每人一页；家人、简历多于五行的印在续页。",
        OfficialForm("registration", registration), ledgers=("members.people",),
        options=("unit", "search", "id", "ids"), outputs=("pdf",),
        choices=_who(_MEMBERS, _JOINED, last=(_EMPTY,)), private=tuple(PEOPLE.by_key[key].label for key in PRIVATE),
    ),
    Sheet(
        "members.application", "入会申请书", "申请入会的人每人一页，也可以印空白的。",
        OfficialForm("application", application), ledgers=("members.people",),
        options=("unit", "search", "id", "ids"), outputs=("pdf", "docx"),
        choices=_who(("applying", "申请入会中"), _JOINED, last=(_EMPTY,)),
    ),
    Sheet(
        "members.cards", "会员证", "一张A4纸印十张会员证，沿线裁开。",
        OfficialForm("cards", cards), ledgers=("members.people",),
        options=("year", "unit", "search", "id", "ids"), outputs=("pdf",),
        choices=_who(_MEMBERS, _JOINED),
    ),
    Sheet(
        "members.labels", "通讯标签", "寄信用的姓名地址标签，印在整张标签纸上；默认给离退休人员。",
        OfficialForm("labels", labels), ledgers=("members.retirees",),
        options=("unit", "search", "id", "ids"), outputs=("pdf",),
        choices=_who(*_RETIRED),
    ),
)  # fmt: skip
