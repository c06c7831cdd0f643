"""写总结: a document on screen as plain values, its numbers with the rows behind them, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import FigureBehind, RowsBehind
from desk_union.describe.figure import Span
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.writing import keeping, rewriting, taking_in
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.composing import of_unit
from desk_union.reports.writing.drafts import MARK, Blank, blanks, mark_of
from desk_union.reports.writing.ledgers import WRITINGS
from desk_union.reports.writing.reckoning import YUAN, ReckonedNumber, Reckoner, shifted
from desk_union.screens.reports import writerchecks
from desk_union.store import listing, overrides, rows
from desk_union.store.behind import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.behind import Behind
    from desk_union.reports.writing.rewriting import WrittenSection
    from desk_union.screens.desk import Desk
    from desk_union.screens.reports.writerchecks import Findings, OfferedProblem, TypedByHand

NAMED = 60  # rows of a number told by name
READ_ONLY = "账本只能查看，总结不能改。"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows behind a number: which ledger, how many, the first of them by name; ``behind`` opens them."""

    title: str
    count: int
    names: tuple[str, ...]
    behind: Behind

    @property
    def words(self) -> str:
        more = f"……共{self.count:,}行" if self.count > len(self.names) else f"共{self.count:,}行"
        return f"{self.title}：{more}"


@dataclass(frozen=True, slots=True)
class WritingChoice:
    id: int
    title: str
    stage: str
    taken: str


def writings(desk: Desk) -> list[WritingChoice]:
    """The documents that there are, the newest first."""
    with desk.book.reading() as session:
        ids = listing.ids_of(session, WRITINGS, listing.ListAsk(desk.today()))
        held = rows.values_of(session, WRITINGS, ids, desk.today())
        names, taken = listing.names_of(session, WRITINGS, ids), keeping.taken_on(session, ids)
    shown = {one: days.show_day(day) for one, day in taken.items() if day is not None}
    return [WritingChoice(one, names[one], held[one]["stage"] or words.DRAFT, shown.get(one, "")) for one in ids]


class WriterPage:
    """``numbers`` by mark: those of the book, and those put in since, which the book gets when it is saved."""

    def __init__(self, desk: Desk, writing: int) -> None:
        self.desk, self.id = desk, writing
        self.numbers: dict[int, ReckonedNumber] = {}
        self.findings = writerchecks.Findings()
        self.refresh()

    def refresh(self) -> None:
        """Read the book again."""
        with self.desk.book.reading() as session:
            held = rows.values_of(session, WRITINGS, [self.id], self.desk.today())[self.id]
            self.sections: list[WrittenSection] = rewriting.sections_held(session, self.id)
            found = keeping.numbers_of(session, [self.id])
            self.ids = {one.mark: one.id for one in found}
            self.numbers = {**self.numbers, **{one.mark: keeping.placed(session, one) for one in found}}
        self.title: str = held["title"]
        self.stage: str = held["stage"] or words.DRAFT
        self.money: str = held["money"] or YUAN
        self.span = Span(held["first"], held["last"])
        self.unit: int | None = held["unit"]

    @property
    def fixed(self) -> str:
        """Why nothing can be written, where nothing can."""
        if self.desk.book.read_only:
            return READ_ONLY
        return "" if self.stage == words.DRAFT else f"已经{self.stage}，文字和数不再变；要改的，先改回草稿。"

    @property
    def says(self) -> str:
        first, last = days.show_day_long(self.span.first), days.show_day_long(self.span.last)
        return f"{self.stage}　{first}至{last}　金额用{self.money}"

    @property
    def shown(self) -> list[WrittenSection]:
        return [one for one in self.sections if not one.left_out]

    def save(self, shown: Sequence[WrittenSection]) -> bool:
        """Write the text as it stands; False where nothing differs. Refusal where it cannot be taken."""
        whole = self._with_left_out(shown)
        if whole == self.sections or self.fixed:
            return False
        with self.desk.book.deed(f"写《{self.title}》", who=self.desk.who) as session:
            rewriting.rewrite(session, self.id, whole, _standing(whole, self.numbers), self.desk.today())
        self.refresh()
        return True

    def _with_left_out(self, shown: Sequence[WrittenSection]) -> list[WrittenSection]:
        """Sections that are left out stay behind the one that they stood behind."""
        told = list(shown)
        for place, one in enumerate(self.sections):
            if one.left_out and one not in told:
                before = {it.id for it in self.sections[:place]}
                at = max((n + 1 for n, it in enumerate(told) if it.id in before), default=0)
                told.insert(at, one)
        return told

    # Sections

    def leave_out(self, section: int, *, out: bool) -> None:
        whole = [replace(one, left_out=out) if one.id == section else one for one in self.sections]
        self._rearrange(whole)

    def move(self, section: int, by: int) -> None:
        """Up (-1) or down (1) among all sections."""
        place = next(n for n, one in enumerate(self.sections) if one.id == section)
        target = place + by
        if not 0 <= target < len(self.sections):
            return
        whole = list(self.sections)
        whole[place], whole[target] = whole[target], whole[place]
        self._rearrange(whole)

    def add_section(self, after: int | None) -> int:
        """A new one behind that; gives its id."""
        place = next((n + 1 for n, one in enumerate(self.sections) if one.id == after), len(self.sections))
        fresh = rewriting.WrittenSection(None, "新的部分", 1, ())
        before = {one.id for one in self.sections}
        self._rearrange([*self.sections[:place], fresh, *self.sections[place:]])
        return next(one.id for one in self.sections if one.id is not None and one.id not in before)

    def _rearrange(self, whole: Sequence[WrittenSection]) -> None:
        if self.fixed:
            raise Refusal(f"《{self.title}》{self.fixed}", "")
        with self.desk.book.deed(f"调整《{self.title}》的各部分", who=self.desk.who) as session:
            rewriting.rewrite(session, self.id, whole, {}, self.desk.today())
        self.refresh()

    # Numbers

    def put_in(self, code: str, years: int = 0, *, bare: bool = False) -> str:
        """The mark of a figure's number, so many years on; Refusal of an unknown name.

        Its unit stands behind it where the number does not bring it, or where it is ``bare``.
        """
        with self.desk.book.reading() as session:
            told = Reckoner(session, self.span, self.money, self.unit).at(code, shifted(self.span, years))
        return f"{self.place(told)}{'' if told.suffix or bare else told.unit}"

    def put_instead(self, one: TypedByHand, code: str) -> tuple[str, int]:
        """The mark of a figure's number for digits that were typed, and how much of their unit goes with them."""
        with self.desk.book.reading() as session:
            reckoner = Reckoner(session, self.span, self.money, self.unit)
            told = taking_in.as_written(reckoner, code, self.span, one.digits, one.unit)
        behind = one.words.removeprefix(one.digits)
        return self.place(told), len(behind) if told.suffix and behind == one.unit else 0

    def place(self, told: ReckonedNumber) -> str:
        mark = max(self.numbers, default=0) + 1
        self.numbers[mark] = told
        return mark_of(mark)

    def put_problem(self, problem: OfferedProblem) -> str:
        """The sentence with marks of this document."""
        return MARK.sub(lambda found: self.place(problem.numbers[int(found[1])]), problem.text)

    def words_of(self, mark: int) -> str:
        one = self.numbers.get(mark)
        return "【缺：数字】" if one is None else one.words

    def change_of(self, mark: int) -> writerchecks.MovedInText | None:
        return next((one for one in self.findings.changed if one.mark == mark), None)

    def told(self, mark: int) -> str:
        """What the number is, in a line or two."""
        one = self.numbers.get(mark)
        if one is None:
            return ""
        lines = [f"{one.label}　{one.words if one.suffix or one.missing else one.words + one.unit}"]
        if one.span != self.span:
            lines.append(f"{days.show_day_long(one.span.first)}至{days.show_day_long(one.span.last)}")
        if (change := self.change_of(mark)) is not None:
            lines.append(f"文中写的{change.old}，台账里现在是{change.new}（{change.reason}）")
        if one.typed:
            lines.append("手填的数")
        return "\n".join(lines)

    def evidence(self, mark: int) -> Evidence | None:
        """None of a number behind which there is no row."""
        one = self.numbers.get(mark)
        if one is None or (not one.live and one.typed_row is None):
            return None
        behind: Behind | None = FigureBehind(one.code, one.span)
        if self.unit is not None and one.live:
            behind = of_unit(one.code, self.unit, one.span)
        if not one.live:
            ids = () if one.typed_row is None else (one.typed_row,)
            behind = RowsBehind(TYPED, lambda _session: ids, one.span)
        if behind is None:
            return None
        with self.desk.book.reading() as session:
            ledger, found = rows_of(session, behind, tabs.figures())
            names = listing.names_of(session, ledger, found[:NAMED])
        return Evidence(
            self.desk.ledger(ledger.code).title, len(found), tuple(names.get(row, "") for row in found[:NAMED]), behind
        )

    @property
    def missing(self) -> list[tuple[int | Blank, str]]:
        """尚缺: mark and label of what is to be typed yet, of the text saved last; then what was left blank in it."""
        standing = dict.fromkeys(int(mark) for one in self.shown for line in one.lines for mark in MARK.findall(line))
        lacking = [mark for mark in standing if mark in self.numbers and self.numbers[mark].missing]
        blank = dict.fromkeys(found for one in self.shown for line in one.lines for found in blanks(line))
        return [*((mark, self.numbers[mark].label) for mark in lacking), *((one, one.words) for one in blank)]

    def compare(self, lines: Sequence[str]) -> Findings:
        """Against the ledgers; reads only, so that it may run beside the window."""
        return writerchecks.compare(self.desk, self.id, self.span, self.money, lines, self.unit)

    def take(self, marks: Sequence[int]) -> int:
        """The new values of these numbers; how many there were. What is written is saved before."""
        wanted = [self.ids[mark] for mark in marks if mark in self.ids]
        with self.desk.book.deed(f"《{self.title}》取新数", who=self.desk.who) as session:
            moved = list(keeping.drifted(session, [self.id], only=wanted))
            keeping.take(session, moved, self.desk.today())
        self.refresh()
        left = tuple(one for one in self.findings.changed if one.mark not in set(marks))
        self.findings = replace(self.findings, changed=left)
        return len(moved)

    # The document

    @property
    def moves(self) -> list[tuple[str, bool]]:
        """To which stages it may go, and whether a reason is asked."""
        return [(move.after, move.reason) for move in words.STAGE.moves if move.before == self.stage]

    def go_to(self, stage: str, reason: str = "") -> None:
        fresh: dict[str, Any] = {"stage": stage}
        with self.desk.book.deed(f"《{self.title}》{stage}", who=self.desk.who) as session:
            if reason:
                overrides.because(session, reason)
            rows.save_row(session, WRITINGS, self.id, fresh, self.desk.today())
        self.refresh()


def _standing(whole: Sequence[WrittenSection], numbers: Mapping[int, ReckonedNumber]) -> dict[int, ReckonedNumber]:
    """The numbers that stand in the text."""
    marks = {int(mark) for one in whole for line in one.lines for mark in MARK.findall(line)}
    return {mark: one for mark, one in numbers.items() if mark in marks}
