"""What was saved of choosing: rules by name with their terms, and the lists that came of them."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class ChoosingRule(Row):
    """A combination of criteria under a name; ``within_year`` lets an age count that is reached in the year."""

    __tablename__ = "choosing_rule"

    name: Mapped[str] = mapped_column(unique=True)
    audience: Mapped[str]
    within_year: Mapped[bool | None] = mapped_column(default=False)
    note: Mapped[str | None]


class ChoosingTerm(Row):
    """One criterion of a rule; terms of one ``part`` are alternatives."""

    __tablename__ = "choosing_term"

    rule: Mapped[int] = mapped_column(ForeignKey("choosing_rule.id", ondelete="CASCADE"), index=True)
    part: Mapped[int] = mapped_column(default=1)
    turned: Mapped[bool | None] = mapped_column(default=False)
    criterion: Mapped[str]
    number: Mapped[int | None]
    words: Mapped[str | None]
    since: Mapped[date | None]


class ChosenList(Row):
    """What came of a rule on a day, or was put together by hand; ``terms`` says the rule as it was then."""

    __tablename__ = "chosen_list"

    title: Mapped[str]
    rule: Mapped[int | None] = mapped_column(ForeignKey("choosing_rule.id", ondelete="SET NULL"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    terms: Mapped[str | None]
    maker: Mapped[str | None]
    note: Mapped[str | None]


class ChosenPerson(Row):
    """One person of a list, chosen or not, with the reasons as they were; ``private`` ones stand apart."""

    __tablename__ = "chosen_person"
    __table_args__ = (Index("uq_chosen_person", "roll", "person", unique=True),)

    roll: Mapped[int] = mapped_column(ForeignKey("chosen_list.id", ondelete="CASCADE"))
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[str]
    speaks: Mapped[str | None]
    against: Mapped[str | None]
    private: Mapped[str | None]
    note: Mapped[str | None]
