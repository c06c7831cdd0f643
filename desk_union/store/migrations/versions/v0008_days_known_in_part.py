"""days known in part, and the ID number of a child."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "partial_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_table", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partial_day")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("partial_day", schema=None) as batch_op:
        batch_op.create_index("ix_partial_day_owner", ["owner_table", "field", "owner_id"], unique=False)

    with op.batch_alter_table("child", schema=None) as batch_op:
        batch_op.add_column(sa.Column("id_number", sa.String(), nullable=True))
