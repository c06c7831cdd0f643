"""The office's own 常用业务: templates, their entries, and the months for which each was drafted."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class OwnTemplate(Row):
    """A voucher kept to be written again; with ``day_of_month`` it is drafted monthly from ``first`` to ``last``."""

    __tablename__ = "fund_template"

    name: Mapped[str] = mapped_column(unique=True)
    spending: Mapped[str | None]
    ask_party: Mapped[bool] = mapped_column(default=False)
    ask_unit: Mapped[bool] = mapped_column(default=False)
    day_of_month: Mapped[int | None]
    first: Mapped[int | None]  # yyyymm
    last: Mapped[int | None]
    in_use: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str | None]


class OwnTemplateLine(Row):
    """One entry; ``how`` says whether ``amount`` is fixed, asked each time, or what balances the voucher."""

    __tablename__ = "fund_template_line"

    template: Mapped[int] = mapped_column(ForeignKey("fund_template.id", ondelete="CASCADE"), index=True)
    line: Mapped[int] = mapped_column(default=1)
    summary: Mapped[str]
    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    side: Mapped[str]
    how: Mapped[str]
    amount: Mapped[int | None]  # fen
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    party: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)


class TemplateMonth(Row):
    """A month that is done with: the voucher that was drafted for it, or none where it was left out."""

    __tablename__ = "fund_template_month"
    __table_args__ = (UniqueConstraint("template", "period"),)

    template: Mapped[int] = mapped_column(ForeignKey("fund_template.id", ondelete="CASCADE"), index=True)
    period: Mapped[int]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
