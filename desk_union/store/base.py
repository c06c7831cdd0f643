"""What every mapped class of the book stands on: the declarative base, the row with its id, and the column types.

Conventions for every mapped class:
* a ledger row derives from ``Row``; ids are never used twice (AUTOINCREMENT), so undo and the recycle bin can bring a
  row back under its own id;
* a relationship is declared ``lazy="raise"`` and loaded by an explicit option of the query;
* money is whole fen (``Fen``), days are ``date``, there is no float and no blob in a ledger (attachments have their
  own store);
* a class with ``__table_args__ = {"info": {"audited": False}}`` is left out of the trail, of undo and of the bin.
"""

import importlib
from typing import Annotated, Any

from sqlalchemy import BigInteger, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Text = Annotated[str, mapped_column(String)]
Fen = Annotated[int, mapped_column(BigInteger)]

# The packages that keep something in the book; by name, because the store stands below them.
# Links to vouchers stand there too, for the triggers that they bring.
MAPPED = (
    "desk_union.store.tables", "desk_union.members.tables", "desk_union.funds.tables", "desk_union.funds.paid.links",
)  # fmt: skip

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class Row(Base):
    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        table = cls.__dict__.get("__table__")
        # Set here and not in __table_args__, where a subclass with arguments of its own would lose it.
        if isinstance(table, Table):
            table.dialect_options["sqlite"]["autoincrement"] = True


def every_table() -> MetaData:
    """All tables of the book. A package's own are loaded when it is first used; who asks for all gets them all."""
    for module in MAPPED:
        importlib.import_module(module)
    return Base.metadata


def is_audited(table: Table) -> bool:
    return bool(table.info.get("audited", True))
