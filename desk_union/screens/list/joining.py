"""How one more condition goes together with those a list is filtered by: all, any, or in brackets with one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.store import filtering

if TYPE_CHECKING:
    from desk_union.describe.ledger import Shown
    from desk_union.screens.list.listpage import ListPage
    from desk_union.store.listing import Condition

ALL, ANY = "全部满足", "任一满足"


@dataclass(frozen=True, slots=True)
class Joined:
    """``beside`` is the place of the condition with which it stands in brackets."""

    words: str
    any_of: bool
    beside: int | None = None


def columns(page: ListPage) -> tuple[Shown, ...]:
    """What a condition may be about."""
    return filtering.filterable(page.ledger)


def column_of(page: ListPage, key: str) -> Shown:
    return filtering.shown_of(page.ledger, key) or page.ledger.fields[0]


def ways(page: ListPage) -> list[Joined]:
    """The present way first, so that Enter goes on as before."""
    now = page.ask.any_of
    plain = [Joined(f"{ANY if any_of else ALL}", any_of) for any_of in (now, not now)]
    parts = [part for part in page.filter_parts if part.kind == "condition"]
    inside = "都要满足" if now else "满足其一"
    return [*plain, *(Joined(f"与「{part.words.strip('（）')}」括在一起，{inside}", now, part.at) for part in parts)]


def add(page: ListPage, condition: Condition, joined: Joined | None) -> None:
    """Filter by one more condition."""
    if joined is not None and page.ask.conditions and joined.any_of != page.ask.any_of:
        page.want_any(joined.any_of)
    page.add_condition(condition, joined.beside if joined is not None else None)


def turned(page: ListPage) -> str:
    """How the conditions go together, where there are several of them."""
    several = len(page.ask.conditions) > 1 or any(isinstance(one, filtering.Grouped) for one in page.ask.conditions)
    return (ANY if page.ask.any_of else ALL) if several else ""
