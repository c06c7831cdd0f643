"""One row in a form: what follows is filled in, private values stay hidden, saving is one named deed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Derived, Fault
from desk_union.describe.stage import Stage
from desk_union.screens.form import typed
from desk_union.screens.form.fieldform import FieldForm
from desk_union.screens.form.typedfields import FieldEntry
from desk_union.screens.privacy import log_shown
from desk_union.store import deeds, holding, lasting, listing, overrides, partial, rows, stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.unit_counts import CountLine
    from desk_union.screens.desk import Desk
    from desk_union.store.holding import HeldRow

SINCE = "since"  # stands for the day of a change among the problems


class RowForm(FieldForm):
    """A row being written; ``row_id`` None is a new one with ``given`` values (such as its owner).

    With a ``day`` other than today the row is shown as it was then and cannot be changed.
    """

    def __init__(
        self,
        desk: Desk,
        ledger: Ledger,
        row_id: int | None,
        given: Mapping[str, Any] | None = None,
        *,
        day: date | None = None,
    ) -> None:
        super().__init__(desk, ledger.fields)
        self.ledger = ledger
        self.row_id = row_id
        self.given = dict(given or {})
        self.revealed = row_id is None
        self._opened: set[str] = set()  # fields that were asked for one by one
        self.name = ""
        self.held: tuple[HeldRow, ...] = ()
        self._checked = False
        self.day = day or desk.today()
        self.frozen = desk.book.read_only or self.day != desk.today()
        self.load(self.day)

    # Reading the row

    def load(self, day: date) -> None:
        """Take the row's values as they stand in the book on ``day``; what was typed is forgotten."""
        self._checked = False
        self.since = self.desk.today()
        self.since_problem = ""
        self.corrects = False
        if self.row_id is None:
            self.start({**rows.defaults(self.ledger), **self.given})
            return
        self.entries = self._read_row(self.row_id, day)
        self._unmask(self._opened)
        self.begin()

    def _read_row(self, row_id: int, day: date) -> dict[str, FieldEntry]:
        fields = tuple(self.fields.values())  # the ledger may have gained one of the office's own since
        with self.desk.book.reading() as session:
            found = listing.lines(session, self.ledger, fields, [row_id], day, private=self.revealed)
            self.name = str(listing.name_of(session, self.ledger, row_id))
            self.held = tuple(holding.held_by(session, self.ledger, [row_id]).get(row_id, ()))
        if not found:
            raise Refusal("这一行已不存在，可能已被删除。", "请刷新后再看，或到回收站恢复。")
        line = found[0]
        return {
            shown.key: FieldEntry(value, words)
            for shown, value, words in zip(fields, line.values, line.words, strict=True)
        }

    def reveal(self, key: str = "") -> None:
        if self.revealed or self.row_id is None or (key and not self.is_masked(key)):
            return
        log_shown(self.desk, self.ledger, f"查看 {self.name}{f'的{self.fields[key].label}' if key else ''}")
        if key:
            self._opened.add(key)
        else:
            self.revealed = True
        self._unmask([key] if key else list(self.fields))

    def _unmask(self, keys: Iterable[str]) -> None:
        for key in keys:
            if self.fields[key].private and not self.entries[key].unreadable:
                self.entries[key].text = self.words(key, self.entries[key].value)

    @property
    def has_private(self) -> bool:
        return any(shown.private for shown in self.ledger.fields)

    @property
    def title(self) -> str:  # type: ignore[override]  # computed here
        return f"新增：{self.ledger.title}" if self.row_id is None else self.name

    # One field

    def is_masked(self, key: str) -> bool:
        seen = self.revealed or key in self._opened
        return self.fields[key].private and not seen and self.before.get(key) is not None

    def is_locked(self, key: str) -> bool:
        """Not to be typed into: computed, fixed after saving, masked, or following from other rows already there."""
        return self.is_masked(key) or not self.may_open(key)

    def may_open(self, key: str) -> bool:
        shown = self.fields[key]
        if super().is_locked(key) or key in self.given or self.why_locked(key):
            return False
        # What follows from events (membership) is changed by a further event, not by writing over it.
        settled = shown.follows or shown.fixed
        return self.row_id is None or not settled or self.before.get(key) is None

    def why_locked(self, key: str) -> str:
        paid = next((one.sentence for one in self.held if key in one.link.frozen), "")
        settled = None if paid or self.row_id is None else stages.why_settled(self.ledger, key, self.before)
        return "".join(settled) if settled else paid

    @property
    def held_words(self) -> list[tuple[str, str, tuple[int, ...]]]:
        """For each voucher that freezes fields: the sentence, the ledger that shows it, and its rows there."""
        with self.desk.book.reading() as session:
            return [
                (f"已记入 {one.words}：{one.labels(self.ledger)}不能再改。", one.link.vouchers.ledger,
                 tuple(one.link.vouchers.lines(session, one.voucher)))
                for one in self.held
            ]  # fmt: skip

    def count_lines(self) -> list[CountLine]:
        """Of a unit its numbers on the day shown, with the rows behind each; of any other row nothing."""
        if self.row_id is None or self.ledger.row is not tabs.units().row:
            return []
        with self.desk.book.reading() as session:
            return tabs.unit_numbers(session, self.row_id, self.day)

    def follow(self, changed: str) -> None:
        """Fill what follows from the values now given, in fields that are empty or were filled that way before."""
        if self.ledger.note is not None:
            known = {
                key: entry.value
                for key, entry in self.entries.items()
                if entry.value is not None and not (entry.filled and key != changed)
            }
            for key, value in self.ledger.note(known).items():
                entry = self.entries[key]
                free = (entry.value is None or entry.filled) and not entry.unreadable
                if key != changed and value is not None and free:
                    entry.value, entry.text, entry.filled = value, self.words(key, value), True
        self.check(every=self._checked)

    # The whole row

    @property
    def asks_since(self) -> bool:
        """Whether a value that lasts changes in a row already there, so that the day of the change must be known."""
        return self.row_id is not None and bool(self.changed_dated())

    def changed_dated(self) -> list[str]:
        return [key for key in self.changed() if lasting.asks_day(self.fields[key], self.before.get(key))]

    def take_since(self, text: str) -> None:
        """From which day on the changed dated values hold, as typed."""
        try:
            self.since = typed.read_since(text, self.desk.today())
        except ValueError as error:
            self.since_problem = str(error)
        else:
            self.since_problem = ""

    def check(self, *, every: bool = True) -> bool:
        """Note what is wrong; fields nobody touched are let alone until the whole is checked once."""
        self._checked = self._checked or every
        super().check(every=False)
        self.doubts = {}
        if self.since_problem and self.asks_since and not self.corrects:
            self.problems[SINCE] = f"“自何日起”{self.since_problem}"
        touched = {key for key, value in self.changed().items() if value is not None}
        values, before = rows.completed(self.ledger, self.known()), None if self.row_id is None else self.before
        found = rows.fresh_faults(self.ledger, values, self.desk.today(), before)
        for fault in (*found, *self._foreseen(values)):
            if every or fault.key in touched:
                told = self.doubts if fault.warns else self.problems
                told.setdefault(fault.key, f"{fault.reason}{fault.remedy}")
        return not self.problems

    def _foreseen(self, values: Mapping[str, Any]) -> list[Fault]:
        """What saving would ask beside the other rows of the book, of a row that was touched."""
        if self.ledger.foreseen is None or self.frozen or not self.changed():
            return []
        with self.desk.book.reading() as session:
            found = self.ledger.foreseen(session, partial.stripped(values), self.row_id, self.desk.today())
        # Saving asks again, with all the rows that it concerns: here it only shows.
        return [replace(fault, warns=True) for fault in found]

    def offers(self, key: str, text: str) -> list[tuple[Any, str]]:
        """Of the stages of a row already there only its own and those it may go to."""
        found = super().offers(key, text)
        kind, held = self.fields[key].kind, self.before.get(key)
        if not isinstance(kind, Stage) or self.row_id is None or held is None:
            return found
        legal = {held, *kind.following(held, self.known())}
        return [(value, words) for value, words in found if value in legal]

    def save(self, reason: str = "") -> int:
        """Write the row in one deed and return its id; ``Faulty`` fills ``problems`` and leaves the book as it is.

        ``Doubtful`` when something needs the ``reason``, which is kept.
        """
        if not self.check():
            raise rows.Faulty(self.ledger, [Fault(key, reason) for key, reason in self.problems.items()])
        given = self.changed() if self.row_id is not None else self.known()
        verb = deeds.ADDED if self.row_id is None else "修改"
        today = self.desk.today()
        try:
            with self.desk.book.deed(verb, who=self.desk.who) as session:
                overrides.because(session, reason)
                saved = rows.save_row(
                    session, self.ledger, self.row_id, given, today, since=self.since, corrects=self.corrects
                )
                session.info["title"] = f"{verb} {listing.name_of(session, self.ledger, saved)}（{self.ledger.title}）"
                self._refuse_unheard(rows.values_of(session, self.ledger, [saved], today).get(saved, {}), given)
        except Refusal as refusal:
            self._note(refusal)
            raise
        self.row_id = saved
        self.given = {}
        self.load(today)
        return saved

    def _note(self, refusal: Refusal) -> None:
        if isinstance(refusal, rows.Doubtful):
            return
        if isinstance(refusal, rows.Faulty):
            self.problems = {fault.key: f"{fault.reason}{fault.remedy}" for fault in refusal.faults}
        elif refusal.field in self.entries:
            self.problems = {refusal.field: str(refusal)}

    def _refuse_unheard(self, saved: Mapping[str, Any], given: Mapping[str, Any]) -> None:
        """A value that follows from events must come out as typed; else the clerk would believe it was kept."""
        faults = [
            Fault(
                key,
                f"由变动得出的是“{self.words(key, saved.get(key)) or '空'}”，与填写的不一致。",
                "请改正或清空。",
            )
            for key, shown in self.fields.items()
            if isinstance(shown, Derived) and shown.editable and given.get(key) not in (None, saved.get(key))
        ]
        if faults:
            raise rows.Faulty(self.ledger, faults)
