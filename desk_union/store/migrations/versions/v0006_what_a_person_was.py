"""What a person was before: earlier values of personal facts, by day."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "person_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("wage_before", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name=op.f("fk_person_change_person_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person_change", schema=None) as batch_op:
        batch_op.create_index("ix_person_change_person", ["person", "what", "day"], unique=False)
        batch_op.create_index("ix_person_change_what", ["what", "day"], unique=False)
    # What one was before a finished course was told by the course alone.
    op.execute(
        "INSERT INTO person_change (person, what, day, before) SELECT person, '学历', finished_on, before "
        "FROM education_change WHERE state = '毕业' AND finished_on IS NOT NULL AND before IS NOT NULL ORDER BY id"
    )
