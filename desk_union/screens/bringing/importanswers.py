"""What an import asks and what was answered; answers are kept for the next dry run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.screens.bringing.importfile import ImportFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desk_union.describe.question import Question
    from desk_union.exchange.report import AmbiguousName, Doubt, Unknown


class ImportAnswers(ImportFile):
    """The questions of the last dry run, empty before there is one."""

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        return self.report.unknown if self.report else ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return self.report.doubts if self.report else ()

    @property
    def ambiguous(self) -> tuple[AmbiguousName, ...]:
        return self.report.ambiguous if self.report else ()

    @property
    def asked(self) -> tuple[Question, ...]:
        return self.report.asked if self.report else ()

    @property
    def has_questions(self) -> bool:
        return bool(self.unknown or self.doubts or self.ambiguous or self.asked)

    def answer(self, text: str, choice: str | None) -> None:
        """``choice`` None takes the answer back."""
        answers = {asked: told for asked, told in self.choices.answers.items() if asked != text}
        self.choices = replace(self.choices, answers=answers if choice is None else {**answers, text: choice})

    def answer_word(self, dictionary: str, text: str, label: str | None) -> None:
        """``label`` "" leaves the cell blank; None takes the answer back."""
        self.choices = replace(self.choices, words=_with(self.choices.words, (dictionary, text), label))

    def answer_name(self, key: str, text: str, row_id: int | None) -> None:
        """``row_id`` is the row of the book that is meant; None says that it is a new one."""
        self.choices = replace(self.choices, refs={**self.choices.refs, (key, text): row_id})

    def leave_name(self, key: str, text: str) -> None:
        refs = {asked: answer for asked, answer in self.choices.refs.items() if asked != (key, text)}
        self.choices = replace(self.choices, refs=refs)

    def answer_century(self, century: int | date | None) -> None:
        self.choices = replace(self.choices, century=century)

    @property
    def asks_reason(self) -> bool:
        """Only warnings stand in the way: with a reason the import may be tried again."""
        return self.report is not None and self.report.only_warned

    def give_reason(self, reason: str) -> None:
        """Why the warnings are passed over, one reason for the whole sheet; the last dry run is out of date."""
        self.choices, self.report = replace(self.choices, reason=reason.strip()), None


def _with(
    words: Mapping[tuple[str, str], str], asked: tuple[str, str], answer: str | None
) -> dict[tuple[str, str], str]:
    kept = {each: label for each, label in words.items() if each != asked}
    if answer is not None:
        kept[asked] = answer
    return kept
