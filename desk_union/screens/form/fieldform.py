"""A form of fields: which may be typed into, from which day it holds, and that it is saved."""

from __future__ import annotations

from desk_union.screens.form.typedfields import TypedFields


class FieldForm(TypedFields):
    """What may be typed and what is saved is decided by those who derive."""

    row_id: int | None = None
    frozen = False
    title = ""
    since_problem = ""
    corrects = False

    def is_locked(self, key: str) -> bool:
        return self.frozen or not self.fields[key].editable

    def is_hidden(self, key: str) -> bool:
        """Whether the field is not asked at present; computed ones say nothing before the row was saved."""
        return not self.fields[key].editable and self.row_id is None

    def is_masked(self, key: str) -> bool:  # noqa: ARG002 - only a row already there hides what is private
        """Whether the field shows only a part of its value until that is asked for."""
        return False

    def may_open(self, key: str) -> bool:
        """Whether one may come to write in the field, be it after asking for what is masked."""
        return not self.is_locked(key)

    def reveal(self, key: str = "") -> None:
        """Show what is masked, in one field or in all; that it was done is noted in the book."""

    def why_locked(self, key: str) -> str:  # noqa: ARG002 - only a row that was paid knows of a reason
        """The sentence beside a field that may not be typed into for a reason of its own."""
        return ""

    @property
    def held_words(self) -> list[tuple[str, str, tuple[int, ...]]]:
        return []

    @property
    def asks_since(self) -> bool:
        """Whether the day from which the changed values hold must be known."""
        return False

    def changed_dated(self) -> list[str]:
        return []

    def take_correction(self, *, corrects: bool) -> None:
        """Whether what stood there was a slip: the past is changed too, and no day is asked."""
        self.corrects = corrects

    def take_since(self, text: str) -> None:
        """From which day on the changed dated values hold, as typed; only forms that ask for it take it."""

    def save(self, reason: str = "") -> int:
        """``reason`` answers what raises ``Doubtful`` without one."""
        raise NotImplementedError
