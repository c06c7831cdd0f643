"""What an import knows of one sheet while it is worked out, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desk_union.basis import offering
from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Fault, Ledger
    from desk_union.describe.question import Question
    from desk_union.exchange.cells import ColumnReader
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.matching import Record
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.references import Resolver
    from desk_union.exchange.report import ChangedField, Choices, Mode, StandingRow
    from desk_union.exchange.rivals import MappedColumn


ASKED = "问:"
_QUOTED = 60
_LONG = 1e15


@dataclass
class Plan:
    """Everything an import knows about one sheet; ``problems`` must be empty before anything is written."""

    session: Session
    ledger: Ledger
    grid: Grid
    layout: SheetLayout
    mode: Mode
    choices: Choices
    today: date
    learned: Mapping[tuple[str, str], str]
    places: Mapping[int, int] = field(default_factory=dict)  # rows of the sheet that stand for rows of the book, by id
    pasted: bool = False  # from the clipboard onto a list, where nobody can answer a question
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)  # passed over with the reason of the run
    notes: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    readers: list[ColumnReader] = field(default_factory=list)
    resolvers: dict[str, Resolver] = field(default_factory=dict)
    left_blank: dict[str, Any] = field(default_factory=dict)  # defaults that a blank cell of a column keeps away
    changes: tuple[ChangedField, ...] = ()  # for a preview cell by cell
    coming: tuple[StandingRow, ...] = ()
    changing: tuple[StandingRow, ...] = ()
    questions: dict[str, Question] = field(default_factory=dict)  # open ones, by their text
    heard: dict[str, Question] = field(default_factory=dict)  # those that were answered
    recalled: dict[str, str] = field(default_factory=dict)  # answers of an earlier import

    @property
    def is_open(self) -> bool:
        """Something is wrong or unanswered: nothing may be written."""
        return bool(self.problems or self.questions)

    def ask(self, question: Question) -> str | None:
        """The clerk's answer, now or to the same question of an earlier sheet; None while it is open."""
        text = question.text
        answer = self.choices.answers.get(text)
        if answer is None and question.kept:
            answer = self.learned.get((memory_of(self.ledger), text))
            if answer in question.choices:
                self.recalled[text] = answer or ""
        elif answer is not None and answer not in question.choices:
            may = offering.instead(answer, question.choices, "种", lead="可以答")
            self.problems.append(Problem(f"“{text}”没有“{answer}”这个答复。", may))
            return None
        if answer not in question.choices:
            if self.pasted:
                remedy = "请在原来的表里写明，再复制；或把表存成文件，用“导入”。"
                self.problems.append(Problem(question.sentence, remedy, column=question.column))
            else:
                self.questions[text] = question
            return None
        self.heard[text] = question
        return answer

    def judge(self, record: Record, fault: Fault) -> None:
        """Note what a check found in a line: a fault, or a warning that asks for the reason of the run."""
        if not fault.warns:
            self.object_to(record, fault.key, fault.reason, fault.remedy)
        elif self.choices.reason:
            record.warned.append(fault)
            self.warnings.append(self._problem(record, fault.key, fault.reason, fault.remedy, warning=True))
        else:
            self.object_to(record, fault.key, fault.reason, fault.remedy, warning=True)

    def object_to(
        self,
        record: Record,
        key: str,
        reason: str,
        remedy: str = "",
        *,
        column: MappedColumn | None = None,
        warning: bool = False,
    ) -> None:
        """Note a fault of a line; what already is at fault in a key is not said twice."""
        if key and column is None and (key in record.faults or any(f.startswith(f"{key}.") for f in record.faults)):
            return
        if key:
            record.faults[key] = None
        problem = self._problem(record, key, reason, remedy, column, warning=warning)
        told = f"{'提醒：' if warning else ''}{reason}{remedy}"
        record.reasons.append(f"「{problem.column}」{told}" if problem.column else told)
        self.problems.append(problem)

    def _problem(
        self,
        record: Record,
        key: str,
        reason: str,
        remedy: str,
        column: MappedColumn | None = None,
        *,
        warning: bool = False,
    ) -> Problem:
        column = column or next(iter(self.layout.of(key)), None) or self._beside(key)
        shown = self.ledger.by_key.get(key)
        header = (column and record.headings.get(column.index, column.header)) or (shown.label if shown else "")
        cell = record.cells[column.index] if column and column.index < len(record.cells) else ""
        place = self.place(record, column) if column else None
        return Problem(reason, remedy, record.row, header, _short(_seen(cell)), warning, place[1] if place else None)

    def place(self, record: Record, column: MappedColumn) -> tuple[int, int] | None:
        """The row and column of the file where a cell of this column came from; None for one of our own making."""
        if column.index in record.places:
            return record.row, record.places[column.index]
        own = self.grid.width and column.index >= self.grid.width
        return None if own else (record.row, column.index)

    def _beside(self, key: str) -> MappedColumn | None:
        """The column of a number by which a reference was given (科目编码 for the account), where its name has none."""
        own = f"{key}."
        return next((column for column in self.layout.columns if key and (column.key or "").startswith(own)), None)


def memory_of(ledger: Ledger) -> str:
    """Under what the answers to questions about sheets of this ledger are remembered."""
    return f"{ASKED}{ledger.code}"


def _seen(cell: object) -> str:
    """The cell as the spreadsheet shows it; long numbers stand there as 4.40106E+17."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) >= _LONG:
        mantissa, exponent = f"{cell:.5E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return cell_text(cell)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
