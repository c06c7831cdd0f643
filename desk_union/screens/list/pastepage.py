"""Pasting a block of cells onto a list: which cells it means, what it would change, and doing it in one deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.names import clean_name
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import cell_text
from desk_union.exchange import asking, importing, mapping
from desk_union.exchange.headers import importable
from desk_union.exchange.mapping import SheetLayout
from desk_union.exchange.pasted import grid_of
from desk_union.exchange.report import Pasting
from desk_union.exchange.rivals import MappedColumn
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desk_union.basis.refusal import Problem
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Report
    from desk_union.screens.list.listpage import ListPage
    from desk_union.store.progress import Work


_COMPARED = 50  # lines looked at to tell that a block stands in the order of the list


@dataclass(frozen=True)
class PasteSpot:
    """Where the cursor stands in a list: ``row`` and ``column`` count from 0; ``chosen`` are the selected ids."""

    row: int = 0
    column: int = 0
    chosen: tuple[int, ...] = ()


class PastePage(ImportPage):
    """A block is an import of a small table: by its header and keys, or row by row from where the cursor stands."""

    def __init__(self, page: ListPage, html: str, text: str, spot: PasteSpot) -> None:
        super().__init__(page.desk, page.ledger)
        if page.desk.book.read_only:
            raise Refusal("账本现在只能查看，不能粘贴。", "请以可写方式打开账本后再粘贴。")
        if page.is_past:
            raise Refusal("正在看过去某一天的名册，不能粘贴。", "请先回到今天。")
        self.page = page
        self.spot = spot
        self.mode = "update"
        block = grid_of(html, text)
        guessed = mapping.guess(self.ledger, block, self._memory()).sure()
        self.has_header = guessed.header_row > 0 and any(column.key is not None for column in guessed.columns)
        self._grid, self._guessed = self._filled_down(block), guessed
        self.starts = self._starts()
        self.choose_start(min(spot.column, max(0, len(self.starts) - 1)))

    def _filled_down(self, block: Grid) -> Grid:
        """One line pasted on several selected rows is meant for each of them."""
        if self.has_header or len(block.rows) > 1 or len(self.spot.chosen) <= 1:
            return block
        return type(block)(block.name, block.rows * len(self.spot.chosen), block.first_row)

    # What the block means

    def _starts(self) -> list[tuple[str, str]]:
        """The columns in sight, as (key, label): from one of them on a block without header fills one after another."""
        return [(shown.key, shown.label) for shown in self.page.columns]

    @property
    def may_choose_way(self) -> bool:
        """Rows can be told by keys as well as by their places."""
        return bool(self.page.count) and self._tells_rows()

    def _tells_rows(self) -> bool:
        """The block says of each line whom it is about, or there is nobody yet."""
        keys = {column.key for column in self.layout.columns}
        told = any(keys.issuperset(match) for match in self.ledger.match)
        whole = not mapping.missing(self.ledger, self.layout)
        # A bare column of numbers is meant to fill the rows it is put on.
        return not self.page.count or (told or whole if self.has_header else told and whole)

    def _stands_in_order(self) -> bool:
        """The block names the very rows it would be put on."""
        name = getattr(self.ledger.name(), "key", "")
        place = next((column.index for column in self.layout.of(name)), None)
        targets = self._targets()[: len(self._lines())]
        if place is None or not targets:
            return False
        with self.desk.book.reading() as session:
            held = [str(listing.name_of(session, self.ledger, row_id)) for row_id in targets[:_COMPARED]]
        given = [clean_name(cell_text(self.grid.cell(row, place))) for row in self._lines()][:_COMPARED]
        return held == given

    def _lines(self) -> range:
        """The rows of the block below its header."""
        return range(self.layout.first_row, self.layout.last_row + 1)

    def _from(self, start: int) -> SheetLayout:
        """The block's columns as those in sight from ``start`` on; what cannot be filled is left out."""
        fillable = {shown.key for shown in importable(self.ledger)}
        width = len(self.grid.rows[0])
        columns = [
            MappedColumn(n, label, key if key in fillable else None, "完全一致" if key in fillable else "未识别")
            for n, (key, label) in enumerate(self.starts[start : start + width])
        ]
        return SheetLayout(0, tuple(columns), 1, len(self.grid.rows))

    def choose_start(self, start: int) -> None:
        self.start = start
        self._layout = self._guessed if self.has_header else self._from(start)
        self.by_keys = self._tells_rows() and not self._stands_in_order()
        self.report = None

    def choose_way(self, *, by_keys: bool) -> None:
        self.by_keys = by_keys
        self.report = None

    @property
    def size_words(self) -> str:
        head = f"（第{self.layout.header_row}行认作表头）" if self.has_header else ""
        return f"剪贴板里有 {len(self._lines()):,} 行 {len(self.grid.rows[0])} 列{head}"

    @property
    def place_words(self) -> str:
        """Onto which rows the block goes, row by row."""
        targets = self._targets()
        if not targets:
            return "在名单末尾逐行新增"
        return f"从“{self.page.names(targets[:1])}”起逐行对应"

    def _targets(self) -> Sequence[int]:
        """Ids of the rows that the lines of the block stand for, in order."""
        if len(self.spot.chosen) > 1:
            return self.spot.chosen
        return self.page.ids[self.spot.row :] if self.page.count else ()

    def _places(self) -> Mapping[int, int]:
        return {} if self.by_keys else dict(zip(self._lines(), self._targets(), strict=False))

    def missing(self) -> tuple[Problem, ...]:
        return super().missing() if self.by_keys and not self.page.count else ()

    def refuse_misfit(self) -> None:
        """Refusal when the block cannot lie where it would be put."""
        wide, room = len(self.grid.rows[0]), len(self.starts) - self.start
        if not self.has_header and wide > room:
            raise Refusal(
                f"粘贴的内容有{wide}列，从「{self.starts[self.start][1]}」起只有{room}列。",
                "请从更靠左的一列起，或连同表头一起复制。",
            )
        if not any(column.key for column in self.layout.columns):
            raise Refusal("粘贴的各列都是自动算出的，不能改。", "请换一列，或连同表头一起复制。")
        if self.by_keys:
            return
        lines = len(self._lines())
        over = lines - len(self._targets())
        required = {shown.key for shown in self.ledger.editable if shown.required and shown.default is None}
        if over > 0 and (len(self.spot.chosen) > 1 or not required <= {column.key for column in self.layout.columns}):
            where = "选中的" if len(self.spot.chosen) > 1 else "从这里往下"
            labels = "、".join(self.ledger.by_key[key].label for key in self.ledger.by_key if key in required)
            raise Refusal(
                f"粘贴的内容有{lines}行，{where}只有{lines - over}行。",
                f"请选够行数；要新增行，复制的内容里要有{labels}。",
            )

    # Doing

    def _through(self, work: Callable[..., Work[Report]]) -> Work[Report]:
        today, pasting = self.desk.today(), Pasting(self._places())
        return work(
            self.desk.book, self.ledger, self.grid, self.layout, self.mode, self.choices, today, pasting=pasting
        )

    def undecided(self) -> list[int]:
        """Nobody is asked for each column of a block: what has no place here is left out, and told (``left_out``)."""
        return sorted({index for each in self.layout.rivals for index in each.columns})

    @property
    def left_out(self) -> str:
        """The headings of the columns that hold something and fill nothing, in a sentence; empty without any."""
        heads = [f"「{column.header}」" for column in asking.leftover(self.grid, self.layout) if column.header]
        return f"{'、'.join(heads)}在这里没有对应的栏目，没有粘贴。" if heads else ""

    def rehearse(self) -> Work[Report]:
        """What would be changed and added, cell by cell in ``report.changes``; nothing is written."""
        self.report = None
        self.refuse_misfit()
        self.refuse_missing()
        report = yield from self._through(importing.rehearse)
        self.report = report
        return report

    @property
    def summary(self) -> str:
        report = self.report
        if report is None:
            return ""
        if report.only_warned:
            return f"有 {len(report.problems):,} 处提醒。核对无误的，写明理由就可以粘贴；理由会记下来备查。"
        if not report.ok:
            rows = len({problem.row for problem in report.problems if problem.row is not None})
            where = f"，在 {rows:,} 行里" if rows else ""
            return f"有 {len(report.problems):,} 处问题{where}，现在还不能粘贴，一格也没有写入。"
        if not self.may_import:
            return "粘贴的内容与账本里的一样，没有要改的。"
        return f"没有问题：将{self._counted(report)}。{self.left_out}"

    def _counted(self, report: Report) -> str:
        parts = [f"修改 {report.updated:,} 行"] if report.updated else []
        parts += [f"新增 {report.added:,} 行"] if report.added else []
        return "，".join(parts)

    def run(self) -> Work[str]:
        """All cells or none, in one deed; returns the sentence for the clerk. No backup: one undo takes it back."""
        if not self.may_import:
            raise Refusal("还不能粘贴。", "请先把列出的问题改好。")
        report = yield from self._through(importing.run)
        self.report = report
        if not report.ok:
            raise Refusal("账本在这期间有了变化，没有粘贴。", "请看列出的问题，改好后再试一次。")
        return f"已粘贴：{self._counted(report)}"
