"""The books of account: chart, projects, openings, vouchers with their entries, and what closing claimed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row

DRAFT, POSTED = "草稿", "已记账"
RED = "红字冲销"  # the kind of a voucher that takes another back


class Account(Row):
    """One account of the chart; what the accounting system prescribes is ``locked``."""

    __tablename__ = "fund_account"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    full_name: Mapped[str] = mapped_column(default="")  # 职工活动支出-文体活动支出
    parent: Mapped[int | None] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(default="")  # 资产 负债 净资产 收入 支出
    side: Mapped[str] = mapped_column(default="")  # 借 or 贷
    level: Mapped[int] = mapped_column(default=1)
    origin: Mapped[str] = mapped_column(default="自设")  # or 基本 县级 明细
    locked: Mapped[bool] = mapped_column(default=False)
    in_use: Mapped[bool] = mapped_column(default=True)
    by_project: Mapped[bool] = mapped_column(default=False)  # its entries need a project
    quantities: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]
    search: Mapped[str] = mapped_column(default="")


class Project(Row):
    """Earmarked money (专项) that is kept apart from its first income to its last leftover."""

    __tablename__ = "fund_project"

    code: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str | None]
    document: Mapped[str | None]
    granted: Mapped[int | None]
    started_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    keeper: Mapped[str | None]
    note: Mapped[str | None]


class Opening(Row):
    """The balance of an account when the book begins, and what had moved in that year before (taking over mid-year)."""

    __tablename__ = "fund_opening"
    __table_args__ = (UniqueConstraint("account", "project"),)

    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    debit: Mapped[Fen] = mapped_column(default=0)
    credit: Mapped[Fen] = mapped_column(default=0)
    moved_debit: Mapped[Fen] = mapped_column(default=0)
    moved_credit: Mapped[Fen] = mapped_column(default=0)
    note: Mapped[str | None]


class LastYear(Row):
    """What the year before the first one kept here had of an account, for the statements' column 上年数."""

    __tablename__ = "fund_last_year"

    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), unique=True)
    amount: Mapped[Fen]
    note: Mapped[str | None]


class Voucher(Row):
    """A voucher, draft or posted; ``sequence``, ``hash`` and ``previous`` chain the posted ones in their order."""

    __tablename__ = "fund_voucher"
    __table_args__ = (
        UniqueConstraint("period", "word", "number"),
        Index("ix_fund_voucher_draft", "id", sqlite_where=text("state = '草稿'")),
        Index("ix_fund_voucher_serial", "serial"),
        # Asked at every posting: whether the year's closing has begun.
        Index("ix_fund_voucher_year_end", "period", sqlite_where=text("kind = '年终结转'")),
    )

    day: Mapped[date] = mapped_column(index=True)
    period: Mapped[int]
    word: Mapped[str] = mapped_column(default="记")
    number: Mapped[int | None]
    serial: Mapped[str]  # groups the lines of an imported sheet; the program's own when typed here
    state: Mapped[str] = mapped_column(default=DRAFT)
    kind: Mapped[str] = mapped_column(default="普通")
    spending: Mapped[str | None]  # kind of spending whose checklist of papers applies
    papers: Mapped[int] = mapped_column(default=0)  # count of attached originals
    origin: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="RESTRICT"), index=True)
    maker: Mapped[str | None]
    checker: Mapped[str | None]
    cashier: Mapped[str | None]
    poster: Mapped[str | None]
    posted_at: Mapped[datetime | None]
    sequence: Mapped[int | None] = mapped_column(unique=True)
    previous: Mapped[str | None]
    hash: Mapped[str | None]
    note: Mapped[str | None]


class Entry(Row):
    """One line of a voucher; a red one has a negative amount. ``period`` is its voucher's, for sums without a join."""

    __tablename__ = "fund_entry"
    __table_args__ = (
        CheckConstraint("debit = 0 OR credit = 0", name="one_side"),
        Index("ix_fund_entry_sums", "account", "period", "debit", "credit", "voucher"),
        Index("ix_fund_entry_voucher", "voucher", "line"),
        Index("ix_fund_entry_project", "project", sqlite_where=text("project IS NOT NULL")),
        Index("ix_fund_entry_unit", "unit", sqlite_where=text("unit IS NOT NULL")),
    )

    voucher: Mapped[int] = mapped_column(ForeignKey("fund_voucher.id", ondelete="CASCADE"))
    line: Mapped[int]
    period: Mapped[int]
    summary: Mapped[str]
    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"))
    debit: Mapped[Fen] = mapped_column(default=0)
    credit: Mapped[Fen] = mapped_column(default=0)
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"))
    earmarked: Mapped[bool] = mapped_column(default=False)
    party: Mapped[str | None]
    bill: Mapped[str | None]
    economic: Mapped[str | None]  # 部门预算支出经济分类, 款 level
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))  # for whom the money was


class Period(Row):
    """A closed month (``period`` yyyymm) or year (yyyy00), with what the books said then."""

    __tablename__ = "fund_period"

    period: Mapped[int] = mapped_column(unique=True)
    closed_at: Mapped[datetime]
    closed_by: Mapped[str | None]
    vouchers: Mapped[int]
    sequence: Mapped[int]
    hash: Mapped[str | None]
    debit: Mapped[Fen]
    credit: Mapped[Fen]
    reason: Mapped[str | None]  # why it was closed too early, or a year whose books do not agree


class Claim(Row):
    """What closing a month said of one account; compared with the entries whenever the book is opened."""

    __tablename__ = "fund_claim"
    __table_args__ = (UniqueConstraint("period", "account"), {"info": {"called": "结账记录"}})

    period: Mapped[int]
    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    opening: Mapped[Fen]  # debit positive
    debit: Mapped[Fen]
    credit: Mapped[Fen]
