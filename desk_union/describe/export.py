"""A file that others ask for in a form of their own: which ledger it is taken from, how it is called, who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class Export:
    """``write`` gives, read when it is first wanted, a function of (book, ask, target, ``ToExport``).

    It is work as in ``store.progress`` and returns the sentence for the clerk. With a ``title`` the window offers it
    under this one, with ``by_suffix`` the command takes it where the name of the file ends so.
    """

    ledger: str
    suffixes: tuple[str, ...]
    write: Callable[[], Callable[..., Any]]
    title: str = ""
    by_suffix: bool = False
    file_title: str = ""
    says: str = ""  # what stands in it, in a sentence before it is written


@dataclass(frozen=True, slots=True)
class ToExport:
    """What is known when a file is asked for; ``year`` None: the one that runs; ``chosen`` rows of the list."""

    today: Any
    who: str = ""
    year: int | None = None
    chosen: tuple[int, ...] = ()
