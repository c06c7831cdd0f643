"""A column of several words from a closed list, written one behind the other with blanks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desk_union.describe.kinds import Text


@dataclass(frozen=True)
class SeveralWords(Text):
    """``known`` are the words that may stand here; 、 and ， between them are read too."""

    known: tuple[str, ...] = ()
    hint: ClassVar[str] = "从规定的几个词里选，几个之间用空格隔开"

    def _read_text(self, text: str) -> str:
        words = text.replace("、", " ").replace("，", " ").split()
        if unknown := [word for word in words if word not in self.known]:
            raise ValueError(f"不认得“{unknown[0]}”。请从这些里选，几个之间用空格隔开：{'、'.join(self.known)}。")
        return super()._read_text(" ".join(dict.fromkeys(words)))

    def sample(self, n: int) -> str:
        return self.known[n % len(self.known)]

    def broken(self) -> str | None:
        return "没有这个词"
