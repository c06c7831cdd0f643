"""What opens behind a number of a preview: the rows, ledger by ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.prints.numbers import numbers_of
from desk_union.store.behind import lines_behind, rows_of
from desk_union.tabs import figures

if TYPE_CHECKING:
    from desk_union.describe.behind import Behind
    from desk_union.prints.numbers import ToldNumber
    from desk_union.screens.desk import Desk
    from desk_union.screens.paper.printpage import Paper


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one ledger, to be shown in its list; ``says`` what each line stands for, and how many there are."""

    code: str
    title: str
    ids: tuple[int, ...]
    says: str = ""

    @property
    def words(self) -> str:
        return f"{self.title}（{len(self.ids):,}行）"


def found_behind(desk: Desk, behind: tuple[Behind, ...]) -> list[Found]:
    """The rows of each ledger once; Refusal where there are none."""
    held: dict[str, dict[int, None]] = {}
    parts: dict[str, list[Behind]] = {}
    with desk.book.reading() as session:
        for part in behind:
            ledger, ids = rows_of(session, part, figures())
            held.setdefault(ledger.code, {}).update(dict.fromkeys(ids))
            parts.setdefault(ledger.code, []).append(part)
        found = []
        for code, every in ((code, tuple(rows)) for code, rows in held.items() if rows):
            ledger = desk.ledger(code)
            says = lines_behind(session, ledger, parts[code], len(every), figures())
            found.append(Found(code, ledger.title, every, says))
    if not found:
        raise Refusal("这个数后面没有记录。", "没有记录的数是0，或由别的数算出。")
    return found


def opening_numbers(paper: Paper) -> list[ToldNumber]:
    """Those numbers of a paper behind which there are rows, in reading order."""
    return [told for told in numbers_of(paper.tables) if told.behind]
