"""How long each kind of what is private is kept."""

from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class KeepingTerm(Row):
    """``years`` after a row's reason to be kept has ended, what is private in it is no longer kept."""

    __tablename__ = "keeping_term"

    kind: Mapped[str] = mapped_column(unique=True)
    years: Mapped[int]
    basis: Mapped[str | None]
    note: Mapped[str | None]
