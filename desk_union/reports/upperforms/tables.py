"""A workbook that the upper union hands out, kept among the attachments of its row, and the marks on its cells."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class UpperForm(Row):
    """``rhythm`` says for which period it is filled; the workbook is the newest one attached to the row."""

    __tablename__ = "upper_form"

    name: Mapped[str] = mapped_column(unique=True)
    rhythm: Mapped[str]
    receiver: Mapped[str | None]
    days: Mapped[int | None]  # after the end of the period until which it is handed in
    ahead: Mapped[int | None]
    note: Mapped[str | None]


class FormMark(Row):
    """What is written into ``cell`` of ``sheet``: a figure over a span, a typed number, or words such as the union's name."""

    __tablename__ = "form_mark"

    form: Mapped[int] = mapped_column(ForeignKey("upper_form.id", ondelete="CASCADE"), index=True)
    sheet: Mapped[str]
    cell: Mapped[str]
    what: Mapped[str]
    label: Mapped[str | None]
    figure: Mapped[str | None]
    span: Mapped[str | None]
    money: Mapped[str | None]
    text: Mapped[str | None]
    note: Mapped[str | None]
