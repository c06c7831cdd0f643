"""A deed as a clerk answers it: which rows, the questions, what it would do, and doing it; for window and command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.basis import offering
from desk_union.basis.refusal import Refusal
from desk_union.screens.form import namesakes, typed
from desk_union.screens.form.fieldform import FieldForm
from desk_union.store import attachments, backup, listing, overrides
from desk_union.store.backupplaces import default_folder
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desk_union.describe.deed import Deed, DeedResult
    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk

NAMED = 12  # so many rows are named before the rest is a number
NAMED_AT_FAULT = 5
BEFORE = "清理前"


@dataclass(frozen=True, slots=True)
class Told:
    """A deed that was done: what came of it, in words for the clerk, and which deed of the trail (0: none)."""

    deed: Deed
    done: DeedResult
    words: str
    deed_id: int

    @property
    def seen(self) -> tuple[str, tuple[int, ...]]:
        """Ledger and rows that 查看 opens."""
        return (self.deed.ledger().code, self.done.ids) if self.done.seen is None else self.done.seen


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be chosen: its name and what stands beside it."""

    id: int
    name: str
    facts: tuple[str, ...]


class Unanswered(Refusal):
    """Everything that must still be answered; ``fields`` are the questions."""

    def __init__(self, title: str, fields: Sequence[Shown]) -> None:
        labels = "、".join(shown.label for shown in fields)
        super().__init__(f"“{title}”还没有填：{labels}。", "请填好再办。", field=fields[0].key)
        self.fields = tuple(fields)


class DeedPage(FieldForm):
    """``ids`` are the chosen rows; ``answers`` holds by key and row what is asked of each of them."""

    def __init__(
        self, desk: Desk, deed: Deed, ids: Sequence[int] = (), given: Mapping[str, Any] | None = None, reason: str = ""
    ) -> None:
        self.deed = deed
        self.ledger = own_ledger(desk, deed)
        super().__init__(desk, deed.asks)
        self.title = desk.wording.say(deed.title)
        self.ids = [] if deed.rows == "none" else list(ids)
        self.answers: dict[str, dict[int, Any]] = {shown.key: {} for shown in deed.each}
        if deed.rows == "one" and len(self.ids) > 1:
            raise Refusal(f"“{self.title}”一次只能办一行。", "请只选一行。")
        usual = {shown.key: shown.default for shown in deed.asks if shown.default is not None}
        if "day" in self.fields:
            usual["day"] = desk.today()
        with desk.book.reading() as session:
            if deed.propose is not None:
                usual |= deed.propose(session, self.ids, desk.today())
        self.reason = reason
        self._checked = False
        self.start({**usual, **(given or {})})

    # Which rows

    @property
    def needs_rows(self) -> bool:
        return self.deed.rows != "none"

    @property
    def lists(self) -> bool:
        """Whether the rows are chosen here, or something is asked of each of them."""
        return self.needs_rows and (bool(self.deed.each) or not self.ids)

    def day(self) -> date:
        """As of which day the rows must fit."""
        day = self.entries[self.deed.since].value if self.deed.since in self.entries else None
        return day or self.desk.today()

    def candidates(self) -> list[Candidate]:
        """The rows that were chosen, else all for which it makes sense today."""
        deed, day = self.deed, self.desk.today()
        shown = [self.ledger.by_key[key] for key in deed.shows]
        with self.desk.book.reading() as session:
            fits = deed.fits(day) if deed.fits is not None else None
            ids = list(self.ids) or listing.waiting(session, self.ledger, fits, ListAsk(day))
            lines = listing.lines(session, self.ledger, shown, ids, day)
            names = namesakes.told_apart(session, self.ledger, listing.names_of(session, self.ledger, ids).items(), day)
        told = dict(names)
        return [Candidate(line.id, told[line.id], line.words) for line in lines]

    @property
    def names(self) -> str:
        """Who or what is concerned, the first dozen by name."""
        with self.desk.book.reading() as session:
            named = namesakes.called(session, self.ledger, self.ids[:NAMED], self.desk.today())
            first = [named.get(row_id, "") for row_id in self.ids[:NAMED]]
        number = f"{'等' if len(self.ids) > NAMED else ''}，共{len(self.ids):,}{self.counter}"
        return f"{'、'.join(first)}{number if len(self.ids) > 1 else ''}"

    @property
    def counter(self) -> str:
        return "人" if self.ledger.row.__name__ == "Person" else "行"

    def take_each(self, key: str, row: int, text: str) -> None:
        """What was typed of one row; ValueError with a sentence when it is no value. Rows with an answer are chosen."""
        shown = next(shown for shown in self.deed.each if shown.key == key)
        value = typed.read_text(self.desk, shown, text)
        if value is None:
            self.answers[key].pop(row, None)
        else:
            self.answers[key][row] = value

    def show_each(self, key: str, row: int) -> str:
        shown = next(shown for shown in self.deed.each if shown.key == key)
        value = self.answers[key].get(row)
        return "" if value is None else typed.show_text(self.desk, shown, value)

    @property
    def chosen(self) -> list[int]:
        """The rows it will be done with: of what is asked row by row, those with the first answer."""
        return list(self.answers[self.deed.each[0].key]) if self.deed.each else self.ids

    # What is asked

    def is_wanted(self, key: str) -> bool:
        """Whether the question makes sense beside what was answered."""
        wanted = self.deed.wanted
        return wanted is None or key in wanted({key: entry.value for key, entry in self.entries.items()})

    def is_hidden(self, key: str) -> bool:
        return not self.is_wanted(key)

    def is_locked(self, key: str) -> bool:
        return not self.is_wanted(key)

    def follow(self, changed: str) -> None:
        """Fill what follows from an answer, where nothing was typed by hand."""
        if self.deed.follow is not None and not self.entries[changed].unreadable:
            with self.desk.book.reading() as session:
                found = self.deed.follow(session, changed, {key: one.value for key, one in self.entries.items()})
            for key, value in found.items():
                entry = self.entries[key]
                entry.value, entry.text, entry.unreadable, entry.filled = value, self.words(key, value), "", True
        self.check(every=self._checked)

    def check(self, *, every: bool = True) -> bool:
        self._checked = self._checked or every
        super().check(every=every)
        self.problems = {key: told for key, told in self.problems.items() if self.is_wanted(key)}
        return not self.problems

    def given(self) -> dict[str, Any]:
        """The answers by key, of unwanted questions none."""
        values = {key: entry.value if self.is_wanted(key) else None for key, entry in self.entries.items()}
        return {**values, **self.answers}

    # What it does

    def refuse_unready(self, *, rehearse: bool) -> None:
        """Refusal for what is not answered, no rows, or rows with which it makes no sense.

        Rehearsing leaves the notes under the fields as they are: nobody said yet that all is answered.
        """
        if rehearse and self.lacking:
            raise Refusal(self.lacking)
        if not self.check(every=self._checked or not rehearse):
            missing = [key for key in self.problems if self.is_missing(key)]
            if missing and missing == list(self.problems):
                raise Unanswered(self.title, [self.fields[key] for key in missing])
            key, told = next((key, told) for key, told in self.problems.items() if key not in missing)
            raise Refusal(f"「{self.fields[key].label}」{told}", field=key)
        chosen = self.chosen
        if self.deed.each and not chosen:
            raise Refusal(f"还没有填{self.deed.each[0].label}。", f"请在要办的行后面填{self.deed.each[0].label}。")
        if self.needs_rows and not chosen:
            remedy = f"请先在{self.ledger.title}里选中，可按住 Ctrl 或 Shift 多选。"
            raise Refusal(f"“{self.title}”还没有选{self.counter}。", remedy)
        self._refuse_unfit(chosen)

    def _refuse_unfit(self, chosen: Sequence[int]) -> None:
        fits = self.deed.fits(self.day()) if self.deed.fits is not None else None
        with self.desk.book.reading() as session:
            there = listing.fitting(session, self.ledger, fits, chosen)
            wrong = [row for row in chosen if row not in there]
            names = [listing.name_of(session, self.ledger, row) or f"编号{row}" for row in wrong[:NAMED_AT_FAULT]]
        if wrong:
            why = self.deed.unfit or "没有这样的行。"
            named = offering.offered(names, self.counter, count=len(wrong))
            raise Refusal(f"{named}不能办理“{self.title}”：{why}", "请去掉这些行，或核对日期。")

    def is_missing(self, key: str) -> bool:
        """Whether nothing was answered where something must be."""
        entry = self.entries[key]
        return self.fields[key].required and entry.value is None and not entry.unreadable

    @property
    def lacking(self) -> str:
        """What is still to be answered or chosen before anything can be said, in words."""
        first = self.deed.each[0].label if self.deed.each and not self.chosen else ""
        rows = self.counter if self.needs_rows and not self.deed.each and not self.chosen else ""
        asked = (shown for key, shown in self.fields.items() if shown.required and self.is_wanted(key))
        empty = [shown.label for shown in asked if self.value(shown.key) is None and not self.problems.get(shown.key)]
        labels = "、".join(label for label in (first, *empty) if label)
        told = [part for part in (rows and f"选{rows}", labels and f"填{labels}") if part]
        return f"还要{'，'.join(told)}。" if told else ""

    def preview(self) -> DeedResult:
        """What it would do and leave; nothing is written. Refusal with the reason why it may not be done."""
        return self._run(rehearse=True)[0]

    def run(self, reason: str = "") -> Told:
        """Do it, in one deed of the trail; ``reason`` answers what raises ``Doubtful`` without one."""
        self.reason = reason or self.reason
        kept = _kept_before(self) if self.deed.guarded else ()
        done, deed_id = self._run(rehearse=False)
        if self.deed.guarded:
            attachments.sweep(self.desk.book)
        self.begin()
        return Told(self.deed, done, "".join((f"已{done.words}", *done.notes, *kept)), deed_id)

    def save(self, reason: str = "") -> int:
        return len(self.run(reason).done.ids)

    def _run(self, *, rehearse: bool) -> tuple[DeedResult, int]:
        self.refuse_unready(rehearse=rehearse)
        deed, desk = self.deed, self.desk
        try:
            with desk.book.deed(self.title, code=deed.code, who=desk.who, rehearse=rehearse) as session:
                overrides.because(session, self.reason)
                done = deed.do(session, self.chosen, self.given(), desk.today())
                session.info["title"] = f"{self.title} {done.name}".strip()
                deed_id = session.info["deed_id"] if done.ids or done.number or done.voucher else 0
        except overrides.Doubtful:
            raise
        except Refusal as refusal:
            if refusal.field in self.fields and not rehearse:
                self.problems[refusal.field] = str(refusal)
            raise
        return done, deed_id


def _kept_before(page: DeedPage) -> tuple[str, ...]:
    """A backup of the book as it is, and the sentence that names it; Refusal before one is made for nothing."""
    page.refuse_unready(rehearse=False)
    page.preview()
    book = page.desk.book
    info = finish(backup.backup_to(book, default_folder(book.path), BEFORE, book.clock()))
    return (f"办之前的备份：{info.file.name}。",)


def own_ledger(desk: Desk, deed: Deed) -> Ledger:
    """The deed's ledger in the union's own words."""
    plain = deed.ledger()
    return next((ledger for ledger in desk.ledgers if ledger.code == plain.code), plain)


def of_ledger(deeds: Sequence[Deed], ledger: Ledger) -> list[Deed]:
    """The deeds that are done with rows of a ledger."""
    return [deed for deed in deeds if deed.rows != "none" and deed.ledger().row is ledger.row]


def possible(desk: Desk, deeds: Sequence[Deed], ids: Sequence[int]) -> list[Deed]:
    """Those deeds that make sense for all the chosen rows as they are today."""
    if not ids:
        return []
    fit, day = [], desk.today()
    with desk.book.reading() as session:
        for deed in deeds:
            if deed.rows == "one" and len(ids) > 1:
                continue
            ledger = deed.ledger()
            fits = None if deed.fits is None else deed.fits(day)
            if fits is None or len(listing.fitting(session, ledger, fits, ids)) == len(set(ids)):
                fit.append(deed)
    return fit
