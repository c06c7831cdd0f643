"""会员档案: one person whole - what is recorded, what is due, and everything that any ledger says of this person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Photo, Ref
from desk_union.describe.ledger import Derived, Ledger
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form import attached
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.form.partspage import PartTab, short_title, with_parts
from desk_union.screens.members.personpicture import PersonPicture, picture_of
from desk_union.store import listing
from desk_union.store.listing import ListAsk
from desk_union.tabs import due_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from desk_union.describe.due import Due
    from desk_union.screens.desk import Desk

CODE = PEOPLE.code
AT_A_GLANCE = ("sex", "age", "unit", "job", "standing", "member_state")


@dataclass(frozen=True, slots=True)
class Reference:
    """A ledger whose rows name a person; ``key`` is the field that does, ``always`` says that it is told when empty."""

    ledger: Ledger
    key: str
    title: str
    always: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """One section of what is recorded, as (label, words)."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def person_keys(ledger: Ledger) -> list[str]:
    """The fields of a ledger that name a person; those that only follow from other rows do not count."""
    return [shown.key for shown in ledger.fields if not isinstance(shown, Derived) and _names_person(shown.kind)]


def _names_person(kind: object) -> bool:
    return isinstance(kind, Ref) and kind.ledger.row is PEOPLE.row


def concerns(ledger: Ledger) -> bool:
    """Whether its rows are people or name one."""
    return ledger.row is PEOPLE.row or bool(person_keys(ledger))


def persons_of(desk: Desk, ledger: Ledger, ids: Sequence[int], day: date) -> list[int | None]:
    """For each of these rows the person it is or names."""
    if ledger.row is PEOPLE.row:
        return list(ids)
    keys = person_keys(ledger)
    if not keys:
        return [None] * len(ids)
    with desk.book.reading() as session:
        lines = listing.lines(session, ledger, [ledger.by_key[keys[0]]], ids, day)
    named = {line.id: line.values[0] for line in lines}
    return [named.get(row_id) for row_id in ids]


def references(ledgers: Sequence[Ledger]) -> list[Reference]:
    """Every ledger that names people, found from its description; the parts of a person come first."""
    parts = [part.ledger().code for part in PEOPLE.parts]
    known = {ledger.code: ledger for ledger in with_parts(ledgers)}
    in_order = [*(code for code in parts if code in known), *(code for code in known if code not in parts)]
    found: list[Reference] = []
    for code in in_order:
        ledger = known[code]
        for place, key in enumerate(person_keys(ledger)):
            title = short_title(ledger)
            label = ledger.by_key[key].label
            found.append(Reference(ledger, key, f"{title}（{label}）" if place else title, code in parts and not place))
    return found


class PersonFile:
    """``ids`` are the people among whom one goes back and forth; with a past ``day`` the person is as then."""

    def __init__(self, desk: Desk, person: int, ids: Sequence[int] = (), day: date | None = None) -> None:
        self.desk = desk
        self.people = desk.ledger(CODE)
        self.references = references(desk.ledgers)
        self.ids = list(dict.fromkeys(ids))
        self.day = None if day == desk.today() else day
        self.show(person)

    def show(self, person: int) -> None:
        self.form = RowForm(self.desk, self.people, person, day=self.day)
        self.person = person
        self._read()

    def refresh(self) -> None:
        """Read everything again; Refusal when the person was deleted meanwhile."""
        self.form.load(self.day or self.desk.today())
        self._read()

    def _read(self) -> None:
        today = self.desk.today()
        with self.desk.book.reading() as session:
            self.due: list[Due] = due_of(session, self.person, today) if self.day is None else []
            counts = [
                listing.count_of(session, one.ledger, ListAsk(today, owner=(one.key, self.person)))
                for one in self.references
            ]
        self.tabs = [
            PartTab(one.ledger, one.key, one.title, count)
            for one, count in zip(self.references, counts, strict=True)
            if count or one.always
        ]
        self.files = attached.count(self.desk, self.people, self.person)

    # Who it is

    @property
    def name(self) -> str:
        return self.form.name

    @property
    def at_a_glance(self) -> str:
        """Sex, age, unit ... in one line."""
        words = {key: self.form.text(key) for key in AT_A_GLANCE}
        if words["age"]:
            words["age"] += "岁"
        return " · ".join(word for word in words.values() if word)

    @property
    def past_words(self) -> str:
        return f"正在看 {days.show_day(self.day)} 的情况，不能修改" if self.day else ""

    @property
    def facts(self) -> list[Facts]:
        """What is recorded, section by section; what is not recorded is left out."""
        found: list[Facts] = []
        leading = next(shown.group for shown in self.people.fields if shown.required)  # says who it is
        for heading in dict.fromkeys((leading, *(shown.group for shown in self.people.fields))):
            lines = tuple(
                (shown.label, self.form.text(shown.key))
                for shown in self.people.fields
                if shown.group == heading and not isinstance(shown.kind, Photo) and self.form.text(shown.key)
            )
            if lines:
                found.append(Facts(heading, lines))
        return found

    @property
    def photo(self) -> bytes | None:
        try:
            return self.form.picture("photo")
        except Refusal:  # the file of attachments is not there; everything else can still be read
            return None

    def take_photo(self, file: Path) -> None:
        """A new photo of this person, saved at once; Refusal when the row may not be changed."""
        if self.form.frozen:
            raise Refusal("现在只能查看，不能换照片。", "请回到今天，或以可写方式打开账本后再换。")
        self.form.put_picture("photo", file)
        self.form.save()

    def picture(self, tab: PartTab) -> PersonPicture | None:
        """What a ledger of which there are rows draws of this person's year, where it draws anything."""
        sheet = picture_of(tab.ledger.code) if tab.count else None
        year = (self.day or self.desk.today()).year
        return PersonPicture(self.desk, sheet, self.person, year) if sheet is not None else None

    # Private values

    @property
    def can_reveal(self) -> bool:
        return self.form.has_private and not self.form.revealed

    def reveal(self) -> None:
        """Show this person's private values until another is shown; it is noted."""
        self.form.reveal()

    # The people before and after

    @property
    def place_words(self) -> str:
        if self.person not in self.ids or len(self.ids) == 1:
            return ""
        return f"第 {self.ids.index(self.person) + 1:,} 人，共 {len(self.ids):,} 人"

    def can_step(self, by: int) -> bool:
        return self.person in self.ids and 0 <= self.ids.index(self.person) + by < len(self.ids)

    def step(self, by: int) -> None:
        if self.can_step(by):
            self.show(self.ids[self.ids.index(self.person) + by])
