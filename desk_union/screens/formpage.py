"""One row in a form: typed texts become values, problems stand beside their fields, saving is one named deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Dated, Derived, Fault
from desk_union.screens import typed
from desk_union.screens.privacy import log_shown
from desk_union.store import listing, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk


@dataclass
class Entry:
    """One field of the form; ``typed`` is set while the text cannot be read, and says why in ``unreadable``."""

    value: Any = None
    text: str = ""
    unreadable: str = ""
    filled: bool = False  # by the program, following from another field


class RowForm:
    """A row being written; ``row_id`` None is a new one with ``given`` values (such as its owner)."""

    def __init__(self, desk: Desk, ledger: Ledger, row_id: int | None, given: Mapping[str, Any] | None = None) -> None:
        self.desk = desk
        self.ledger = ledger
        self.row_id = row_id
        self.given = dict(given or {})
        self.since: date = desk.today()
        self.revealed = row_id is None
        self.name = ""
        self.problems: dict[str, str] = {}
        self._checked = False
        self._entries: dict[str, Entry] = {}
        self._before: dict[str, Any] = {}
        self.load(desk.today())

    # Reading the row

    def load(self, day: date) -> None:
        """Take the row's values as they stand in the book on ``day``; what was typed is forgotten."""
        self.problems = {}
        self._checked = False
        self.since = self.desk.today()
        if self.row_id is None:
            values = {**rows.defaults(self.ledger), **self.given}
            self._entries = {
                key: Entry(values.get(key), self._words(shown, values.get(key)))
                for key, shown in self.ledger.by_key.items()
            }
        else:
            self._entries = self._read_row(self.row_id, day)
        self._before = {key: entry.value for key, entry in self._entries.items()}

    def _words(self, shown: Shown, value: Any) -> str:
        return "" if value is None else typed.show_text(self.desk, shown, value)

    def _read_row(self, row_id: int, day: date) -> dict[str, Entry]:
        fields = self.ledger.fields
        with self.desk.book.reading() as session:
            found = listing.lines(session, self.ledger, fields, [row_id], day, private=self.revealed)
            self.name = str(listing.name_of(session, self.ledger, row_id))
        if not found:
            raise Refusal("这一行已不存在，可能已被删除。", "请刷新后再看，或到回收站恢复。")
        line = found[0]
        return {
            shown.key: Entry(value, words)
            for shown, value, words in zip(fields, line.values, line.words, strict=True)
        }

    def reveal(self) -> None:
        """Show the private fields of this row; that it was done is noted in the book."""
        if self.revealed or self.row_id is None:
            return
        log_shown(self.desk, self.ledger, f"查看 {self.name}")
        self.revealed = True
        for shown in self.ledger.fields:
            if shown.private:
                entry = self._entries[shown.key]
                entry.text = self._words(shown, entry.value)

    @property
    def has_private(self) -> bool:
        return any(shown.private for shown in self.ledger.fields)

    @property
    def title(self) -> str:
        return f"新增：{self.ledger.title}" if self.row_id is None else self.name

    # One field

    def value(self, key: str) -> Any:
        return self._entries[key].value

    def text(self, key: str) -> str:
        return self._entries[key].text

    def is_masked(self, key: str) -> bool:
        return self.ledger.by_key[key].private and not self.revealed and self._before.get(key) is not None

    def is_locked(self, key: str) -> bool:
        """Not to be typed into: computed, fixed after saving, masked, or following from other rows already there."""
        shown = self.ledger.by_key[key]
        if not shown.editable or key in self.given or self.is_masked(key):
            return True
        if self.row_id is None:
            return False
        # What follows from events (membership) is changed by a further event, not by writing over it.
        settled = isinstance(shown, Derived) or shown.fixed
        return settled and self._before.get(key) is not None

    def type(self, key: str, text: str) -> None:
        """Take a typed text; the field then holds its value, or a sentence why it has none."""
        shown, entry = self.ledger.by_key[key], self._entries[key]
        if text == entry.text:
            return
        entry.filled = False
        try:
            entry.value = typed.read_text(self.desk, shown, text)
        except ValueError as error:
            entry.text, entry.value, entry.unreadable = text, None, str(error)
        else:
            entry.text, entry.unreadable = self._words(shown, entry.value), ""
        self._follow(key)

    def put(self, key: str, value: Any) -> None:
        """Take a value chosen from a list."""
        shown, entry = self.ledger.by_key[key], self._entries[key]
        entry.value, entry.text, entry.unreadable, entry.filled = value, self._words(shown, value), "", False
        self._follow(key)

    def offers(self, key: str, text: str) -> list[tuple[Any, str]]:
        return typed.offers(self.desk, self.ledger.by_key[key], text)

    def _follow(self, changed: str) -> None:
        """Fill what follows from the values now given, in fields that are empty or were filled that way before."""
        if self.ledger.note is not None:
            known = {
                key: entry.value
                for key, entry in self._entries.items()
                if entry.value is not None and not (entry.filled and key != changed)
            }
            for key, value in self.ledger.note(known).items():
                entry = self._entries[key]
                free = (entry.value is None or entry.filled) and not entry.unreadable
                if key != changed and value is not None and free:
                    entry.value, entry.text, entry.filled = value, self._words(self.ledger.by_key[key], value), True
        self.check(every=self._checked)

    # The whole row

    def values(self) -> dict[str, Any]:
        return {key: entry.value for key, entry in self._entries.items() if self.ledger.by_key[key].editable}

    def changed(self) -> dict[str, Any]:
        """What saving would write: the values that differ from those in the book."""
        return {key: value for key, value in self.values().items() if value != self._before.get(key)}

    @property
    def is_dirty(self) -> bool:
        return bool(self.changed()) or any(entry.unreadable for entry in self._entries.values())

    @property
    def asks_since(self) -> bool:
        """Whether a dated value of a row already there changes, so that the day of the change must be known."""
        return self.row_id is not None and any(isinstance(self.ledger.by_key[key], Dated) for key in self.changed())

    def changed_dated(self) -> list[str]:
        return [key for key in self.changed() if isinstance(self.ledger.by_key[key], Dated)]

    def check(self, *, every: bool = True) -> bool:
        """Note what is wrong: with ``every``, also empty required fields. True when nothing is."""
        self._checked = self._checked or every
        self.problems = {key: entry.unreadable for key, entry in self._entries.items() if entry.unreadable}
        touched = {key for key, entry in self._entries.items() if entry.value != self._before.get(key)}
        for fault in rows.faults_of(self.ledger, rows.completed(self.ledger, self._known())):
            if every or (fault.key in touched and self._entries[fault.key].value is not None):
                self.problems.setdefault(fault.key, f"{fault.reason}{fault.remedy}")
        return not self.problems

    def _known(self) -> dict[str, Any]:
        return {key: value for key, value in self.values().items() if value is not None}

    def save(self) -> int:
        """Write the row in one deed and return its id; ``Faulty`` fills ``problems`` and leaves the book as it is."""
        if not self.check():
            raise rows.Faulty(self.ledger, self._faults())
        given = self.changed() if self.row_id is not None else self._known()
        verb = "新增" if self.row_id is None else "修改"
        title = f"{verb} {self.name or self._new_name()}（{self.ledger.title}）"
        today = self.desk.today()
        try:
            with self.desk.book.deed(title, who=self.desk.who) as session:
                saved = rows.save_row(session, self.ledger, self.row_id, given, today, since=self.since)
                self._refuse_unheard(rows.values_of(session, self.ledger, [saved], today).get(saved, {}), given)
        except Refusal as refusal:
            self._note(refusal)
            raise
        self.row_id = saved
        self.given = {}
        self.load(today)
        return saved

    def _faults(self) -> Sequence[Fault]:
        return [Fault(key, reason) for key, reason in self.problems.items()]

    def _note(self, refusal: Refusal) -> None:
        if isinstance(refusal, rows.Faulty):
            self.problems = {fault.key: f"{fault.reason}{fault.remedy}" for fault in refusal.faults}
        elif refusal.field in self._entries:
            self.problems = {refusal.field: str(refusal)}

    def _refuse_unheard(self, saved: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        """A value that follows from events must come out as it was typed; else the clerk would believe it was kept."""
        faults = [
            Fault(key, f"由变动得出的是“{self._words(shown, saved.get(key)) or '空'}”，与填写的不一致。", "请改正或清空。")
            for key, shown in self.ledger.by_key.items()
            if isinstance(shown, Derived) and shown.editable and given.get(key) not in (None, saved.get(key))
        ]
        if faults:
            raise rows.Faulty(self.ledger, faults)

    def _new_name(self) -> str:
        texts = (entry.text for key, entry in self._entries.items() if key not in self.given and entry.text)
        first = next((shown for shown in self.ledger.fields if shown.key == "name"), None)
        return self._entries["name"].text if first else next(texts, "")
