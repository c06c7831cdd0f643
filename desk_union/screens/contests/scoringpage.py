"""评分录入: the sheet of one judge typed into a grid, with where everybody stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import markgrid
from desk_union.contests.running.contest_kinds import MarkPoints
from desk_union.scoring.scheme import VETO
from desk_union.screens.contests.scorepaste import squares
from desk_union.store import overrides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.contests.running.markgrid import HeldMark, MarkGrid, Places
    from desk_union.scoring.scheme import ScoreItem
    from desk_union.screens.desk import Desk

EMPTY = "还没有竞赛。请先用“按样板开展竞赛”，或在竞赛项目台账里新增。"
NO_ENTRANTS = "这项竞赛还没有参赛者。请先在参赛名单里登记。"
NO_ITEMS = "这位评委没有要打分的项目。请换一位评委，或先登记评分项目。"
NO_JUDGE = "还没有写评委，只能录一份。几位评委打分的，请先在这项竞赛的“评委”里写上，用顿号隔开。"
WIDE_AS_A_DIGIT = "\u2007"
_KIND = MarkPoints()


class ScoringPage:
    """``again`` says that what is typed is the second typing, to be compared with the first."""

    def __init__(self, desk: Desk, contest: int | None = None) -> None:
        self.desk = desk
        self.again = False
        self.grid: MarkGrid | None = None
        self.standing: Places | None = None
        self.contests: list[tuple[int, str]] = []
        self.refresh(contest)

    def refresh(self, contest: int | None = None) -> None:
        """Read the book again, staying with the contest and the judge."""
        with self.desk.book.reading() as session:
            self.contests = markgrid.contests_to_mark(session)
            wanted = contest if contest is not None else self.grid.contest if self.grid else None
            there = {row_id for row_id, _ in self.contests}
            chosen = wanted if wanted in there else next(iter(row_id for row_id, _ in self.contests), None)
            judge = self.grid.judge if self.grid and self.grid.contest == chosen else None
            self.grid = None if chosen is None else markgrid.read(session, chosen, judge)
        self.rank()

    def choose_contest(self, contest: int) -> None:
        self.again = False
        self.refresh(contest)

    def choose_judge(self, judge: str) -> None:
        if self.grid is not None and judge != self.grid.judge:
            with self.desk.book.reading() as session:
                self.grid = markgrid.read(session, self.grid.contest, judge)

    def rank(self) -> None:
        """Reckon where everybody stands now."""
        if self.grid is None:
            self.standing = None
            return
        with self.desk.book.reading() as session:
            self.standing = markgrid.places(session, self.grid.contest)

    @property
    def empty(self) -> str:
        if self.grid is None:
            return EMPTY
        return NO_ENTRANTS if not self.grid.entries else NO_ITEMS if not self.grid.items else ""

    @property
    def entries(self) -> Sequence[Any]:
        return self.grid.entries if self.grid else ()

    @property
    def items(self) -> Sequence[ScoreItem]:
        return self.grid.items if self.grid else ()

    def name_of(self, row: int) -> str:
        """The entrant behind the number that was drawn, the numbers below each other."""
        entry, widest = self.entries[row], max((len(str(one.lot)) for one in self.entries if one.lot), default=0)
        if not widest:
            return str(entry.name)
        return f"{str(entry.lot or '').rjust(widest, WIDE_AS_A_DIGIT)}　{entry.name}"

    def heading(self, column: int) -> str:
        item = self.items[column]
        return f"{item.name}\n{points.trimmed(item.full)}分" if item.full is not None else f"{item.name}\n{item.kind}"

    def _held(self, row: int, column: int) -> HeldMark | None:
        return self.grid.marks.get((self.entries[row].id, self.items[column].key)) if self.grid else None

    def text(self, row: int, column: int) -> str:
        """What the square shows: the mark, or in the second typing what was typed the second time."""
        held = self._held(row, column)
        value = None if held is None else held.again if self.again else held.mark
        if value is None:
            return ""
        return "√" if self.items[column].kind == VETO else points.show(value)

    def is_unlike(self, row: int, column: int) -> bool:
        """The two typings differ."""
        held = self._held(row, column)
        return held is not None and held.again is not None and held.again != held.mark

    def standing_of(self, row: int) -> tuple[str, str]:
        """Place and total as they were reckoned last; nobody has a place before there is a mark."""
        begun = self.standing is not None and self.standing.has_marks
        found = self.standing.places.get(self.entries[row].id) if begun and self.standing else None
        return (str(found[0]), found[1]) if found else ("", "")

    def type(self, row: int, column: int, text: str, reason: str = "") -> None:
        """Write a mark; an empty text takes it away. Refusal, or Doubtful that asks for a reason."""
        grid = self.grid
        if grid is None:
            return
        entry, item = self.entries[row], self.items[column]
        held = self._held(row, column)
        value = self._read(row, column, text)
        if value == (None if held is None else held.again if self.again else held.mark):
            return
        with self.desk.book.deed(f"录入评分 {entry.name} {item.name}", who=self.desk.who) as session:
            if reason:
                overrides.because(session, reason)
            now = markgrid.put(session, grid, entry, item, value, again=self.again, today=self.desk.today())
        if now is None:
            grid.marks.pop((entry.id, item.key), None)
        else:
            grid.marks[entry.id, item.key] = now

    def _read(self, row: int, column: int, text: str) -> int | None:
        """The mark that a text means in this square, once the square may be written at all."""
        if self.grid is not None and self.grid.frozen:
            raise Refusal(f"“{self.grid.name}”的结果已经签字，分数不能再改。", words.REOPEN)
        entry, item, held = self.entries[row], self.items[column], self._held(row, column)
        if held is not None and len(held.ids) > 1:
            raise Refusal(f"{entry.name}的“{item.name}”有{len(held.ids)}笔。", "请在评分记录里逐笔修改。")
        try:
            value: int | None = _KIND.typed(text.strip())
        except ValueError as fault:
            raise Refusal(f"{entry.name}的“{item.name}”：{fault}", "请只写数字，如 9.85。") from None
        return value

    def paste(self, text: str, row: int, column: int, reason: str = "") -> str:
        """Cells of Excel written from a square on, all of them or none; returns the words for the clerk."""
        if self.grid is None or self.empty:
            return ""
        found = squares([one.name for one in self.entries], len(self.items), text, row, column)
        cells = [(at, over, self._read(at, over, cell)) for at, over, cell in found]
        with self.desk.book.deed(f"粘贴评分 {self.grid.name} {len(cells)}个", who=self.desk.who) as session:
            if reason:
                overrides.because(session, reason)
            given = [(self.entries[at], self.items[over], value) for at, over, value in cells]
            markgrid.put_all(session, self.grid, given, again=self.again, today=self.desk.today())
        with self.desk.book.reading() as session:
            self.grid = markgrid.read(session, self.grid.contest, self.grid.judge)
        return f"已粘贴{len(cells)}个分，可以一次撤销（Ctrl+Z）。"

    def previous_square(self, row: int, column: int) -> tuple[int, int]:
        if column > 0:
            return row, min(column, len(self.items)) - 1
        return (row - 1, len(self.items) - 1) if row > 0 else (row, column)

    def next_square(self, row: int, column: int) -> tuple[int, int]:
        """Across the sheet of one entrant, then down to the next, as a sheet is read out."""
        if column + 1 < len(self.items):
            return row, column + 1
        return min(row + 1, len(self.entries) - 1), 0 if row + 1 < len(self.entries) else column

    def arithmetic(self, row: int) -> str:
        """How the total of an entrant comes about, line by line."""
        if self.standing is None or not 0 <= row < len(self.entries):
            return ""
        return "\n".join(self.standing.arithmetic(self.entries[row].id))

    @property
    def words(self) -> str:
        """已录 84 个分，还缺 3 个."""
        if self.grid is None:
            return ""
        given = sum(1 for one in self.grid.marks.values() if one.mark is not None)
        gone = self.standing.missing if self.standing else 0
        no_judge = NO_JUDGE if self.grid.lacks_judges and not self.grid.frozen else ""
        told = f"{no_judge}{self.grid.judge}：{len(self.entries)}个参赛，已录{given}个分。"
        return f"{told}全部评委还缺{gone}个分。" if gone else f"{told}全部评委的分已齐。"
