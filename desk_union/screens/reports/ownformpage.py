"""自备表样: the fields of a form of the office's own, what each comes to for a real row, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis.atomic_files import landing
from desk_union.basis.names import search_key
from desk_union.basis.points import SCALE
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import WHO, Request
from desk_union.exchange import ownfiles
from desk_union.prints.publishing import publish
from desk_union.reports.ownforms import checking, columns, filling, keeping, places, sheets
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.ledgers import OWN_FORM_FIELDS, OWN_FORMS
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.screens.desk import Desk

READ_ONLY = "账本只能查看，不能改表样。"
LENGTHS = ("x", "y", "wide", "tall", "size")
SHOWN = 400


@dataclass(frozen=True, slots=True)
class OwnFormChoice:
    id: int
    name: str
    made_of: str
    ledger: str
    fields: int
    problems: int


@dataclass(frozen=True, slots=True)
class PlacedField:
    """``at`` is left, top, width and height in mm; ``values`` those of its row."""

    id: int
    page: int
    name: str
    at: tuple[float, float, float, float]
    boxes: int
    values: Mapping[str, Any]
    lost: bool
    hidden: bool  # private: nothing of it is seen here


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that may be printed, ``key`` is what it is found by."""

    name: str
    says: str
    key: str


def forms(desk: Desk) -> list[OwnFormChoice]:
    """Those that there are, in the order of their names."""
    with desk.book.reading() as session:
        found = []
        for row in listing.ids_of(session, OWN_FORMS, ListAsk(desk.today())):
            form = session.get_one(OWN_FORMS.row, row)
            count = (
                len(filling.fields_of(session, row))
                if form.made_of == words.SCAN
                else len(sheets.places_of(session, form))
            )
            found.append(
                OwnFormChoice(
                    row, form.name, form.made_of, form.ledger or "", count, len(checking.problems_of(session, form))
                )
            )
    return found


def titles(desk: Desk) -> list[str]:
    """Of every ledger whose rows may fill a form."""
    return [one.title for one in tabs.ledgers() if one.tab in desk.tab_names or one.tab]


def take_in(desk: Desk, paths: Sequence[Path], name: str, ledger: str | None) -> int:
    """A new form of a Word file, a PDF, or pictures; Refusal where the file is none of these. Gives its row."""
    name = keeping.name_of(name)
    title = keeping.ledger_titled(ledger) if ledger else None
    if ownfiles.is_word(paths[0]):
        word = ownfiles.take_word(paths[0])
        with desk.book.deed(f"拿来自备表样《{name}》", who=desk.who) as session:
            return keeping.new_word(
                session, desk.book, name, title, word.content, word.insides, paths[0].name, desk.today()
            )
    scan = ownfiles.take_scan(desk.book, paths)
    with desk.book.deed(f"拿来自备表样《{name}》", who=desk.who) as session:
        return keeping.new_scan(session, desk.book, name, title, scan.pdf, scan.sizes, paths[0].name, desk.today())


class OwnFormPage:
    """``row`` is the one with which the form is looked at, None where there is none; ``place`` the page in sight."""

    def __init__(self, desk: Desk, form: int) -> None:
        self.desk, self.id = desk, form
        self.row: int | None = None
        self.row_name = ""
        self.place = 1
        self.refresh()
        self.look_for("")

    def refresh(self) -> None:
        """Read the form again."""
        today = self.desk.today()
        with self.desk.book.reading() as session:
            held = rows.values_of(session, OWN_FORMS, [self.id], today).get(self.id)
            if held is None:
                raise Refusal("这张自备表样已经删除了。", "可以在回收站里找回它。")
            form = session.get_one(OWN_FORMS.row, self.id)
            say = columns.worded(session)
            self.problems = checking.problems_of(session, form)
            self.places = sheets.places_of(session, form)
            self.held: dict[str, Any] = held
            self.ledger: Ledger | None = columns.ledger_of(form.ledger)
            fields = filling.fields_of(session, self.id)
            by_id = rows.values_of(session, OWN_FORM_FIELDS, [one.id for one in fields], today)
            self.fields = [self._placed(one, filling.item_of(one, self.ledger, say), by_id[one.id]) for one in fields]
            self.pages = filling.pages_of(form, fields)
            self._sizes = [filling.size_of(form, page) for page in range(1, self.pages + 1)]
        self.place = min(self.place, self.pages)

    @staticmethod
    def _placed(field: Any, item: Any, values: Mapping[str, Any]) -> PlacedField:
        at = (field.x / SCALE, field.y / SCALE, field.wide / SCALE, field.tall / SCALE)
        hidden = item.source is not None and item.source.private
        return PlacedField(field.id, field.page, item.name, at, field.boxes or 0, values, item.lost, hidden)

    @property
    def name(self) -> str:
        return str(self.held["name"])

    @property
    def is_word(self) -> bool:
        return bool(self.held["made_of"] == words.WORD)

    @property
    def fixed(self) -> str:
        return READ_ONLY if self.desk.book.read_only else ""

    @property
    def size(self) -> tuple[float, float]:
        """Of the page in sight, in mm."""
        return self._sizes[self.place - 1]

    @property
    def on_page(self) -> list[PlacedField]:
        return [one for one in self.fields if one.page == self.place]

    def field(self, row: int | None) -> PlacedField | None:
        return next((one for one in self.fields if one.id == row), None)

    # What may be placed

    @cached_property
    def _every(self) -> dict[str, list[ColumnChoice]]:
        return {}

    @property
    def columns(self) -> list[ColumnChoice]:
        if self.ledger is None:
            return []
        if self.ledger.code not in self._every:
            say = self.desk.wording.say
            self._every[self.ledger.code] = [
                ColumnChoice(
                    one.name, "隐私" if one.private else say(one.shown.group), search_key(say(one.name), one.name)
                )
                for one in columns.offered(self.ledger)
            ]
        return self._every[self.ledger.code]

    def fitting(self, text: str) -> list[ColumnChoice]:
        sought = text.strip().casefold().split()
        found = [one for one in self.columns if all(word in one.key for word in sought)]
        return sorted(found, key=lambda one: (columns.DOT in one.name, not one.name.startswith(text.strip())))[:SHOWN]

    def to_copy(self, text: str) -> list[tuple[str, str]]:
        """The places that may be written into a Word file, with a word on each."""
        sought = text.strip().casefold()
        found = [(place, says) for place, says in places.to_offer(self.ledger) if sought in search_key(place)]
        return found[:SHOWN]

    # What is done

    def _refuse_fixed(self) -> None:
        if self.fixed:
            raise Refusal(self.fixed)

    def put(self, field: int | None, given: Mapping[str, Any]) -> int:
        """WordPlace a field or change one; lengths in mm and points as numbers. Refusal as its ledger refuses."""
        self._refuse_fixed()
        values = {
            key: round(value * SCALE) if key in LENGTHS and value is not None else value for key, value in given.items()
        }
        if field is None:
            values = {"form": self.id, "page": self.place, **values}
        held = self.field(field)
        told = held.name if held is not None else given.get("source") or given.get("text") or given.get("what") or ""
        with self.desk.book.deed(f"《{self.name}》{'改' if field else '放上'}“{told}”", who=self.desk.who) as session:
            made = keeping.put_field(session, field, values, self.desk.today())
        self.refresh()
        return made

    def take_off(self, field: int) -> None:
        self._refuse_fixed()
        held = self.field(field)
        with self.desk.book.deed(f"《{self.name}》去掉“{held.name if held else ''}”", who=self.desk.who) as session:
            rows.delete_rows(session, OWN_FORM_FIELDS, [field], self.desk.today())
        self.refresh()

    def change(self, **given: Any) -> None:
        """Name, ledger, paper, shift, or whether the ground is printed; lengths in mm."""
        self._refuse_fixed()
        lengths = ("wide", "tall", "shift_x", "shift_y")
        values = {
            key: round(value * SCALE) if key in lengths and value is not None else value for key, value in given.items()
        }
        if all(self.held[key] == value for key, value in values.items()):
            return
        with self.desk.book.deed(f"改自备表样《{self.name}》", who=self.desk.who) as session:
            rows.save_row(session, OWN_FORMS, self.id, values, self.desk.today())
        self.refresh()
        if "ledger" in given:
            self.look_for("")

    def change_file(self, paths: Sequence[Path]) -> None:
        """Another file in the place of this one, with the same fields."""
        self._refuse_fixed()
        today, book = self.desk.today(), self.desk.book
        if self.is_word:
            word = ownfiles.take_word(paths[0])
            with book.deed(f"换《{self.name}》的文件", who=self.desk.who) as session:
                keeping.put_file(session, book, self.id, word.content, paths[0].name, keeping.DOCX, today)
                keeping.note_places(session, self.id, word.insides)
        else:
            if ownfiles.is_word(paths[0]):
                raise Refusal("这张表样是图片或PDF，不能换成Word文件。", "Word文件请“拿来一张新的”。")
            scan = ownfiles.take_scan(book, paths)
            with book.deed(f"换《{self.name}》的底图", who=self.desk.who) as session:
                keeping.put_file(session, book, self.id, scan.pdf, paths[0].name, keeping.PDF, today)
                changed = {"pages": len(scan.sizes), **keeping.paper(scan.sizes[0])}
                rows.save_row(session, OWN_FORMS, self.id, changed, today)
                keeping.note_sizes(session, self.id, scan.sizes)
        self.refresh()

    def save_file(self, target: Path) -> None:
        """The file as it was taken in."""
        with self.desk.book.reading() as session:
            held = filling.ground_of(session, self.id)
        if held is None:
            raise Refusal("这张表样没有文件。", "请先“换文件”。")
        with landing(target) as beside:
            beside.write_bytes(self.desk.book.files.get(held.sha256))

    # How it looks

    def look_for(self, text: str) -> bool:
        """Take the first row that is found for the preview; whether one was."""
        if self.ledger is None:
            self.row, self.row_name = None, ""
            return True
        ask = ListAsk(
            self.desk.today(), search=text.strip(), presets=(self.ledger.present,) if self.ledger.present else ()
        )
        with self.desk.book.reading() as session:
            found = listing.ids_of(session, self.ledger, ask, limit=1)
            if found:
                self.row, self.row_name = found[0], listing.name_of(session, self.ledger, found[0])
        return bool(found)

    def sheet(self) -> Sheet:
        with self.desk.book.reading() as session:
            found = tabs.kept_sheet(session, sheets.code_of(self.id))
        if found is None:
            raise Refusal("这张自备表样已经删除了。", "可以在回收站里找回它。")
        return found

    def request(self) -> Request:
        today = self.desk.today()
        if self.row is None and self.ledger is not None:
            return Request(today, today, chosen={WHO: filling.BLANK})
        return Request(today, today, row=self.row)

    def pdf(self) -> tuple[bytes, tuple[str, ...]]:
        """The form as it is printed for the row, with what must be known; private values stay out."""
        out = BytesIO()
        request = self.request()
        if not self.is_word:
            request = Request(
                request.day,
                request.today,
                row=request.row,
                chosen={**request.chosen, filling.GROUND_CHOICE: filling.WITH},
            )
        printed = finish(publish(self.desk.book, self.sheet(), request).write("pdf", out))
        return out.getvalue(), printed.notes

    def told_places(self) -> list[tuple[str, str, str]]:
        """Each place of a Word file, what it prints, and what that comes to for the row."""
        found = publish(self.desk.book, self.sheet(), self.request()).made if self.places else None
        copy = found.copies[0] if found is not None and found.copies else None
        told = []
        for one in self.places:
            value = ""
            if copy is not None and one.rows:
                value = f"{len(copy.rows.get(one.rows, ()))}行"
            elif copy is not None:
                value = copy.words.get(one.inside, "")
            private = one.item.source is not None and one.item.source.private
            told.append((one.written, one.fault or (f"{one.item.name}（隐私）" if private else one.item.name), value))
        return told
