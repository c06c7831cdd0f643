"""What fills a form that the office brought itself: cells over its pages, or words for the places of a Word file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.form import Copy

# A place of a Word file that is to be filled, as {{姓名}}; what stands inside is its first group.
PLACE = re.compile(r"[{｛]{2}\s*([^{}｛｝]+?)\s*[}｝]{2}")


@dataclass(frozen=True, slots=True)
class OverGround:
    """``sheets`` are the pages, each as a sheet file describes one (``forms/sheets``); ``ground`` is the hash of the
    PDF that lies under them, empty where there is none; ``shift`` moves all that is printed, in mm.
    """

    name: str
    sheets: Sequence[Mapping[str, Any]]
    copies: Sequence[Copy]
    ground: str = ""
    bare: bool = False  # the paper bears the form already
    shift: tuple[float, float] = (0.0, 0.0)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordCopy:
    """One filling: words by place as it stands in the file, and rows of such words by the name of their list."""

    subject: str
    words: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordFilling:
    """``template`` is the hash of the Word file; ``listed`` gives, by place, the list for which its row is repeated."""

    name: str
    template: str
    copies: Sequence[WordCopy]
    listed: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
