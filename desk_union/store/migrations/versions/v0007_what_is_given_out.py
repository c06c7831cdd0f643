"""what is given out."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:

    op.create_table(
        "payout_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["fund_account.id"], name=op.f("fk_payout_kind_account"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_kind")),
        sa.UniqueConstraint("name", name=op.f("uq_payout_kind_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "payout_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.String(), nullable=True),
        sa.Column("campaign", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("maker", sa.String(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approver", sa.String(), nullable=True),
        sa.Column("minutes", sa.String(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=True),
        sa.Column("seal", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["kind"], ["payout_kind.id"], name=op.f("fk_payout_list_kind"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["project"], ["fund_project.id"], name=op.f("fk_payout_list_project"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_list")),
        sa.UniqueConstraint("number", name=op.f("uq_payout_list_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("payout_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payout_list_campaign"), ["campaign"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_list_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_list_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_list_project"), ["project"], unique=False)

    op.create_table(
        "payout_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roll", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Integer(), nullable=True),
        sa.Column("outsider", sa.String(), nullable=True),
        sa.Column("outsider_id", sa.String(), nullable=True),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("cash", sa.BigInteger(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("good", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("goods_value", sa.BigInteger(), nullable=True),
        sa.Column("prepaid", sa.Boolean(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("kept_unit", sa.String(), nullable=True),
        sa.Column("kept_class", sa.String(), nullable=True),
        sa.Column("move", sa.Integer(), nullable=True),
        sa.Column("voucher", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["good"], ["fund_good.id"], name=op.f("fk_payout_line_good"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["move"], ["fund_goods_move.id"], name=op.f("fk_payout_line_move"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_payout_line_person"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["project"], ["fund_project.id"], name=op.f("fk_payout_line_project"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["roll"], ["payout_list.id"], name=op.f("fk_payout_line_roll"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name=op.f("fk_payout_line_unit"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["voucher"], ["fund_voucher.id"], name=op.f("fk_payout_line_voucher"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_line")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("payout_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payout_line_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_good"), ["good"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_move"), ["move"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_project"), ["project"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_roll"), ["roll"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_line_voucher"), ["voucher"], unique=False)
