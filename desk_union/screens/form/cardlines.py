"""What a row's card reads: the filled fields in the words of the list, everyday ones before those that stay folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe.kinds import Photo

if TYPE_CHECKING:
    from desk_union.screens.form.fieldform import FieldForm


@dataclass(frozen=True, slots=True)
class CardLine:
    """``opens`` says that the field may be written from here; of a ``masked`` one it is asked first."""

    key: str
    label: str
    words: str
    opens: bool
    masked: bool
    everyday: bool


def card_lines(form: FieldForm) -> list[CardLine]:
    """A line for every field with something in it, in the order of the ledger."""
    return [
        CardLine(key, shown.label, form.text(key), form.may_open(key), form.is_masked(key), shown.listed)
        for key, shown in form.fields.items()
        if form.text(key) and not isinstance(shown.kind, Photo)
    ]


def photo_key(form: FieldForm) -> str:
    """The field that holds a photo of the row, where there is one; else nothing."""
    held = (key for key, shown in form.fields.items() if isinstance(shown.kind, Photo) and form.value(key))
    return next(held, "")
