"""What the clerk answers before an import and what the import answers: plain values without the book."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from desk_union.basis.money import plain_yuan
from desk_union.describe.question import Question
from desk_union.exchange.corrected import Mended

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desk_union.basis.refusal import Problem

BLANK, NEW = "空着不填", "新建"
CENTURY = "两位数的年份是哪个年代"
CENTURIES: Mapping[str, int | None] = {
    "不晚于今天": None,
    "19几几年": 19,
    "20几几年": 20,
}  # None: as the day of import lets it
Mode = Literal["add", "update", "complete"]
Outcome = Literal["新增", "更新", "无变化", "有误", "略去"]


def word_asked(title: str, text: str) -> str:
    return f"「{title}」里的“{text}”是什么"


def name_asked(header: str, text: str) -> str:
    return f"「{header}」里的“{text}”是哪一个"


@dataclass(frozen=True)
class Choices:
    """The clerk's answers to the questions of a dry run.

    ``words``: (dictionary, text in the sheet) → its label, "" for leaving the cell blank. ``refs``: (column key, text
    in the sheet) → id of the row meant, None for "a new one". ``century`` settles two-digit years: 19, 20, or a day
    after which none of them may lie (the later century that allows it).
    ``grow``: names of units not yet in the book are made. ``answers``: the text of a question → one of its choices.
    """

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    century: int | date | None = None
    refs: Mapping[tuple[str, str], int | None] = field(default_factory=dict)
    grow: bool = True
    answers: Mapping[str, str] = field(default_factory=dict)
    mended: Mended = field(default_factory=Mended)
    reason: str = ""  # why the warnings of the checks are passed over, one for the whole run


@dataclass(frozen=True)
class Pasting:
    """A block of cells put onto a list: ``places`` gives the row of the book (id) that a row of the block stands for.

    A row without a place is found by its keys, or is new. ``shown`` is how many changes are wanted in the report.
    """

    places: Mapping[int, int] = field(default_factory=dict)
    shown: int = 500


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One cell before and after in words (a new row is one line of them), or the fault that stands there."""

    row: int
    name: str
    column: str
    before: str
    after: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no dictionary knows, to be asked once; ``suggestions`` are labels, the likeliest first."""

    dictionary: str
    title: str
    text: str
    count: int
    suggestions: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def question(self) -> Question:
        return Question(word_asked(self.title, self.text), "", (*self.labels, BLANK), self.count, column=self.title)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that is not in the book but much like one, or that several rows bear; answered by ``Choices.refs``."""

    key: str
    header: str
    text: str
    count: int
    candidates: tuple[tuple[int, str], ...]  # id and words of rows of the book
    may_grow: bool

    @property
    def question(self) -> Question:
        choices = tuple(words for _, words in self.candidates)
        return Question(
            name_asked(self.header, self.text),
            "",
            (*choices, *((NEW,) if self.may_grow else ())),
            self.count,
            column=self.header,
        )


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A column with years of two digits; ``examples`` are the first cells."""

    header: str
    count: int
    examples: tuple[str, ...]

    @property
    def question(self) -> Question:
        return Question(CENTURY, f"如 {'、'.join(self.examples)}", tuple(CENTURIES), self.count, column=self.header)


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A row as it will stand in the book: of each field its words, and for a change the words of the book before."""

    row: int
    name: str  # of the row of the book; "" for a new one
    cells: Mapping[str, str]  # by label of the field
    before: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # by label, where a change stands in the file
    kept: frozenset[str] = frozenset()  # labels for which the book is kept


@dataclass(frozen=True, slots=True)
class RowOutcome:
    row: int
    outcome: Outcome
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What an import did, or would do; nothing was written unless ``ok``."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()  # passed over with the reason that was given
    unknown: tuple[Unknown, ...] = ()
    ambiguous: tuple[AmbiguousName, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    grown: tuple[str, ...] = ()
    grown_as: str = ""  # what the names in ``grown`` are, in the words of their ledgers
    notes: tuple[str, ...] = ()
    rows: tuple[RowOutcome, ...] = ()
    changes: tuple[ChangedField, ...] = ()  # when a preview was asked for
    coming: tuple[StandingRow, ...] = ()  # the first new rows
    changing: tuple[StandingRow, ...] = ()  # the first rows of the book that the sheet changes, or differs from
    asked: tuple[Question, ...] = ()  # about headings, lines and amounts

    @property
    def ok(self) -> bool:
        return not self.problems and not self.asked

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that waits for an answer, each question once."""
        every = [
            *self.asked,
            *(each.question for each in self.ambiguous[:1]),
            *(each.question for each in self.unknown),
        ]
        every += [each.question for each in self.doubts]
        return tuple({each.text: each for each in every if each.choices}.values())

    @property
    def only_warned(self) -> bool:
        """Nothing stands in the way but warnings, for which a reason is wanted."""
        return bool(self.problems) and not self.asked and all(problem.warning for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """``problems`` holds the open questions first, each with the text and the choices for ``--answer``."""
        told: dict[str, Any] = {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "problems": [*map(_as_json, self.questions), *map(_problem_json, self.problems)],
        }
        return told | ({"warnings": [_problem_json(problem) for problem in self.warnings]} if self.warnings else {})


def _problem_json(problem: Problem) -> dict[str, Any]:
    told: dict[str, Any] = {
        "row": problem.row, "column": problem.column, "value": problem.value,
        "reason": f"{problem.reason}{problem.remedy}",
    }  # fmt: skip
    return told | ({"warning": True} if problem.warning else {})


def _as_json(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = {
        "row": None, "column": question.column, "value": "", "reason": question.sentence, "question": question.text,
        "choices": list(question.choices), "count": question.count,
    }  # fmt: skip
    return found if question.amount is None else {**found, "sum": plain_yuan(question.amount)}
