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
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from sqlalchemy import BigInteger, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Text = Annotated[str, mapped_column(String)]
Fen = Annotated[int, mapped_column(BigInteger)]

OWN_TABLES = "desk_union.store.tables"
TABS = "desk_union.tabs"  # by name, because the store stands below; told by it which modules keep something in a book
_TELLERS: list[Callable[[], Iterable[str]]] = []

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


def told_by(modules: Callable[[], Iterable[str]]) -> None:
    """The tabs tell which modules keep something in the book, since the store stands below them and names none."""
    _TELLERS.append(modules)


def every_table() -> MetaData:
    """All tables of the book. A package's own are loaded when it is first used; who asks for all gets them all."""
    if not _TELLERS:
        importlib.import_module(TABS)
    for module in (OWN_TABLES, *(module for teller in _TELLERS for module in teller())):
        loaded = importlib.import_module(module)
        for part in getattr(loaded, "PARTS", ()):  # of a package that reads its modules on demand
            importlib.import_module(f"{module}.{part}")
    return Base.metadata


def is_audited(table: Table) -> bool:
    return bool(table.info.get("audited", True))
