"""Take the values of a sheet file's tables, noting in plain Chinese what is wrong and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Taker:
    """One table of the file; ``place`` says which. A wrong value is noted and the usual one stands in for it."""

    given: dict[str, Any]
    place: str
    problems: list[Problem]
    taken: set[str] = field(default_factory=set)

    def wrong(self, what: str, remedy: str = "") -> None:
        self.problems.append(Problem(f"{self.place}：{what}", remedy))

    def _take(self, key: str) -> Any:
        self.taken.add(key)
        return self.given.get(key)

    def text(self, key: str, usual: str = "", *, needed: bool = False) -> str:
        found = self._take(key)
        if found is None:
            if needed:
                self.wrong(f"缺少“{key}”。")
            return usual
        if not isinstance(found, str):
            self.wrong(f"“{key}”要写成文字，现在是“{found}”。", '请在两边加上英文引号，如 "姓名"。')
            return usual
        return found

    def number(self, key: str, usual: float, least: float, most: float) -> float:
        found = self._take(key)
        if found is None:
            return usual
        if not _is_number(found) or not least <= found <= most:
            self.wrong(f"“{key}”要写成{least:g}到{most:g}之间的数，现在是“{found}”。")
            return usual
        return float(found)

    def count(self, key: str, usual: int, most: int) -> int:
        found = self.number(key, usual, 1, most)
        if found != int(found):
            self.wrong(f"“{key}”要写成整数，现在是“{found:g}”。")
        return int(found)

    def word(self, key: str, usual: str, allowed: Sequence[str]) -> Any:
        found = self.text(key, usual)
        if found not in allowed:
            self.wrong(f"“{key}”不能是“{found}”。", f"可以用：{'、'.join(allowed)}。")
            return usual
        return found

    def numbers(self, key: str, names: Sequence[str]) -> tuple[float, ...]:
        """Lengths in mm, one for each name; all zero when they are not there."""
        found = self._take(key)
        if not isinstance(found, list) or len(found) != len(names) or not all(map(_is_number, found)):
            said = "没有写" if found is None else f"现在是“{found}”"
            self.wrong(f"“{key}”要写{len(names)}个毫米数（{'、'.join(names)}），{said}。")
            return (0.0,) * len(names)
        return tuple(map(float, found))

    def tables(self, key: str) -> list[dict[str, Any]]:
        found = self._take(key)
        if found is None:
            return []
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self.wrong(f"“{key}”的写法不对。", f"每一个都要以 [[{key}]] 开头，或写成 {{ … }} 的列表。")
            return []
        return found

    def named(self, key: str) -> dict[str, dict[str, Any]]:
        found = self._take(key)
        if found is None:
            return {}
        if not isinstance(found, dict) or not all(isinstance(each, dict) for each in found.values()):
            self.wrong(f"“{key}”的写法不对。", '每一行要写成 名称 = { label = "……", sample = "……" }。')
            return {}
        return found

    def end(self) -> None:
        """Whatever was not taken is no part of a sheet file: most often a slip of the pen."""
        for key in self.given.keys() - self.taken:
            self.wrong(f"不认识“{key}”。", f"这里可以写：{'、'.join(sorted(self.taken))}。")


def _is_number(found: Any) -> bool:
    return isinstance(found, (int, float)) and not isinstance(found, bool)
