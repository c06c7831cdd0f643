"""Fields being filled in: typed texts become values, and problems stand beside their fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Day
from desk_union.screens.form import typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from desk_union.describe.ledger import Shown
    from desk_union.screens.desk import Desk

LARGEST_PICTURE = 20 << 20


@dataclass
class FieldEntry:
    """One field of a form; while its text cannot be read it has no value, and ``unreadable`` says why."""

    value: Any = None
    text: str = ""
    unreadable: str = ""
    filled: bool = False  # by the program, following from another field


class TypedFields:
    """Fields with their values now and before."""

    since: date

    def __init__(self, desk: Desk, fields: Sequence[Shown]) -> None:
        self.desk = desk
        self.fields = {shown.key: shown for shown in fields}
        self.problems: dict[str, str] = {}
        self.doubts: dict[str, str] = {}  # what may be saved with a reason
        self.since = desk.today()
        self.entries: dict[str, FieldEntry] = {}
        self.before: dict[str, Any] = {}

    def start(self, values: Mapping[str, Any]) -> None:
        """Begin from these values; what was typed is forgotten."""
        self.entries = {key: FieldEntry(values.get(key), self.words(key, values.get(key))) for key in self.fields}
        self.begin()

    def begin(self) -> None:
        """Take the present values as those that nothing was changed from."""
        self.problems = {}
        self.before = {key: entry.value for key, entry in self.entries.items()}

    def words(self, key: str, value: Any) -> str:
        return "" if value is None else typed.show_text(self.desk, self.fields[key], value)

    def value(self, key: str) -> Any:
        return self.entries[key].value

    def text(self, key: str) -> str:
        return self.entries[key].text

    def type(self, key: str, text: str) -> None:
        """Take a typed text; the field then holds its value, or a sentence why it has none."""
        entry = self.entries[key]
        if text == entry.text:
            return
        entry.filled = False
        try:
            entry.value = typed.read_text(self.desk, self.fields[key], text)
        except ValueError as error:
            entry.text, entry.value, entry.unreadable = text, None, str(error)
        else:
            entry.text, entry.unreadable = self.words(key, entry.value), ""
        self.follow(key)

    def put(self, key: str, value: Any) -> None:
        """Take a value chosen from a list."""
        entry = self.entries[key]
        entry.value, entry.text, entry.unreadable, entry.filled = value, self.words(key, value), "", False
        self.follow(key)

    def put_picture(self, key: str, file: Path) -> None:
        """Keep a picture file among the attachments and name it in the field."""
        if file.stat().st_size > LARGEST_PICTURE:
            raise Refusal("照片文件太大。", f"请换一张不超过{LARGEST_PICTURE >> 20}MB的照片。")
        self.put(key, self.desk.book.files.put(file).sha256)

    def picture(self, key: str) -> bytes | None:
        sha256 = self.value(key)
        return self.desk.book.files.get(sha256) if sha256 else None

    def offers(self, key: str, text: str) -> list[tuple[Any, str]]:
        return typed.offers(self.desk, self.fields[key], text)

    def follow(self, changed: str) -> None:
        """Called after each change; here nothing follows but the check."""
        del changed
        self.check(every=False)

    def values(self) -> dict[str, Any]:
        return {key: entry.value for key, entry in self.entries.items() if self.fields[key].editable}

    def known(self) -> dict[str, Any]:
        return {key: value for key, value in self.values().items() if value is not None}

    def changed(self) -> dict[str, Any]:
        """What differs from the values before."""
        return {key: value for key, value in self.values().items() if value != self.before.get(key)}

    @property
    def is_dirty(self) -> bool:
        return bool(self.changed()) or any(entry.unreadable for entry in self.entries.values())

    def check(self, *, every: bool = True) -> bool:
        """Note what is wrong: with ``every``, also empty required fields. True when nothing is."""
        self.problems = {key: entry.unreadable for key, entry in self.entries.items() if entry.unreadable}
        today = self.desk.today()
        for key, shown in self.fields.items():
            if isinstance(shown.kind, Day) and typed.is_too_late(self.value(key), today, shown.kind.ahead):
                self.problems.setdefault(key, typed.too_late_words(self.value(key)))
        if every:
            for key, shown in self.fields.items():
                if shown.required and self.value(key) is None:
                    self.problems.setdefault(key, f"请填写{shown.label}。")
        return not self.problems
