"""The chain of the trail."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("deed", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settings", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("chain", sa.String(), nullable=True))
        batch_op.create_index("ix_deed_settings", ["id"], unique=False, sqlite_where=sa.text("settings IS NOT NULL"))

    with op.batch_alter_table("deed_current", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_deed", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("last_change", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("head", sa.String(), nullable=True))
