"""The office's own columns as the settings show them: which there are, declaring one, retiring and bringing back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.own.described_deeds import DEEDS
from desk_union.own.ledgers import FIELDS
from desk_union.own.rules import PREFIX
from desk_union.store import listing
from desk_union.store.listing import ListAsk
from desk_union.store.ownfields import CHOICE, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk

HEADERS = ("台账", "栏目名称", "种类", "已填", "状态")
SHOWN = ("ledger", "label", "kind", "filled", "retired_on")
WORDS = {"ledger": "台账", "label": "栏目名称", "kind": "种类", "choices": "可选的词"}


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One declared column; ``cells`` fit ``HEADERS``."""

    id: int
    cells: tuple[str, ...]
    retired: bool


class OwnFieldsPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def kinds(self) -> tuple[str, ...]:
        return (*KINDS, CHOICE)

    def ledgers(self) -> list[str]:
        """The titles of those that can bear own columns, in the order of the window."""
        return [
            ledger.title for tab in self.desk.tabs for ledger in tab.ledgers()
            if ledger.editable and not ledger.code.startswith(PREFIX)
        ]  # fmt: skip

    def lines(self) -> list[OwnLine]:
        with self.desk.book.reading() as session:
            day = self.desk.today()
            ids = listing.ids_of(session, FIELDS, ListAsk(day))
            found = listing.lines(session, FIELDS, [FIELDS.by_key[key] for key in SHOWN], ids, day)
        return [OwnLine(line.id, (*line.words[:4], _state(line.words[4])), bool(line.words[4])) for line in found]

    def declare(self, *, ledger: str, label: str, kind: str, choices: str, private: bool) -> str:
        """Add one as typed; returns the sentence of what was done. Refusal names the field."""
        typed = {"ledger": ledger, "label": label, "kind": kind, "choices": choices if kind == CHOICE else ""}
        values: dict[str, object] = {"private": private}
        for key, text in typed.items():
            try:
                values[key] = FIELDS.by_key[key].kind.read(text)
            except ValueError as fault:
                raise Refusal(f"{WORDS[key]}：{fault}", field=key) from None
            if values[key] is None and key != "choices":
                raise Refusal(f"还没有填{WORDS[key]}。", "请填写后再加入。", field=key)
        deed = next(one for one in DEEDS if one.code == "own.declare")
        with self.desk.book.deed(deed.title, code=deed.code, who=self.desk.who) as session:
            result = deed.do(session, (), values, self.desk.today())
            session.info["title"] = f"{deed.title} {result.name}"
        return f"已{result.words}"

    def turn(self, lines: Sequence[OwnLine]) -> str:
        """Retire those in use, bring back the retired; returns the sentence."""
        told = []
        for code, retired in (("own.retire", False), ("own.revive", True)):
            ids = [line.id for line in lines if line.retired is retired]
            if not ids:
                continue
            deed = next(one for one in DEEDS if one.code == code)
            with self.desk.book.deed(deed.title, code=code, who=self.desk.who) as session:
                result = deed.do(session, ids, {"day": self.desk.today()}, self.desk.today())
                session.info["title"] = f"{deed.title} {result.name}"
            told.append(f"已{result.words}")
        return "".join(told)


def _state(retired_on: str) -> str:
    return f"{retired_on}停用" if retired_on else "在用"
