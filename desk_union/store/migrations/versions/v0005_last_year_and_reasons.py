"""上年数 of the first year, and why a year was closed though its books did not agree."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "fund_last_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account"], ["fund_account.id"], name=op.f("fk_fund_last_year_account"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_last_year")),
        sa.UniqueConstraint("account", name=op.f("uq_fund_last_year_account")),
        sqlite_autoincrement=True,
    )
    op.add_column("fund_period", sa.Column("reason", sa.String(), nullable=True))
