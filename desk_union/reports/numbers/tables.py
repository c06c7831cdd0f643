"""Numbers typed by hand."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class TypedNumber(Row):
    """A number of a period that no ledger holds, or that stands in place of what the rows say."""

    __tablename__ = "typed_number"

    figure: Mapped[str | None] = mapped_column(index=True)  # code of a figure, or of one in the list of typed ones
    name: Mapped[str]
    unit: Mapped[str | None]
    value: Mapped[str]  # exactly as typed: 1087.60 is not 1087.6
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)
    author: Mapped[str | None]
    typed_on: Mapped[date | None]
    source: Mapped[str | None]
    reason: Mapped[str | None]
    rows_said: Mapped[str | None]  # of a figure of the house: its number when this was typed
    note: Mapped[str | None]
