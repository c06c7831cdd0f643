"""A form that the office brought itself, its file among the attachments of its row, and the fields placed on it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class OwnForm(Row):
    """``ledger`` is the title of that whose rows fill it; lengths are millimetres in millionths (``basis.points``)."""

    __tablename__ = "own_form"

    name: Mapped[str] = mapped_column(unique=True)
    made_of: Mapped[str]
    ledger: Mapped[str | None]
    pages: Mapped[int | None]
    wide: Mapped[int | None]
    tall: Mapped[int | None]
    shift_x: Mapped[int | None]  # by how much all that is printed goes to the right and down, for this printer
    shift_y: Mapped[int | None]
    bare: Mapped[bool | None]  # only the fields are printed, on paper that bears the form already
    sizes: Mapped[str | None]  # of the pages of its file in mm, where they are not all of one size: 210x297 297x210
    places: Mapped[str | None]  # of a Word file, what stands between its braces, one a line
    note: Mapped[str | None]


class OwnFormField(Row):
    """What stands at a place of a page: a column of the row, a number, today, the union's name, or fixed words."""

    __tablename__ = "own_form_field"

    form: Mapped[int] = mapped_column(ForeignKey("own_form.id", ondelete="CASCADE"), index=True)
    page: Mapped[int]
    what: Mapped[str]
    source: Mapped[str | None]
    figure: Mapped[str | None]
    span: Mapped[str | None]
    text: Mapped[str | None]
    shape: Mapped[str | None]
    boxes: Mapped[int | None]
    x: Mapped[int]
    y: Mapped[int]
    wide: Mapped[int]
    tall: Mapped[int]
    face: Mapped[str | None]
    size: Mapped[int | None]
    align: Mapped[str | None]
