"""Handing a list out as a file: the rows and columns as seen, private columns only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import days
from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.describe.export import ToExport
from desk_union.screens.bookshelf import plain_name
from desk_union.screens.paper.printpage import list_paper, private_labels
from desk_union.store import outputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.describe.export import Export
    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk
    from desk_union.screens.list.listpage import ListPage
    from desk_union.store.listing import ListAsk
    from desk_union.store.progress import Work


@dataclass(frozen=True, slots=True)
class Format:
    """One that others ask for (``export``) has columns of its own, all others let the clerk choose them."""

    title: str
    suffix: str
    export: Export | None = None

    @property
    def free(self) -> bool:
        return self.export is None


XLSX = Format("Excel 工作簿", ".xlsx")
CSV = Format("CSV 文本（别的系统用）", ".csv")
PDF = Format("PDF（只能看和打印）", ".pdf")


@dataclass
class ExportPage:
    """What will be handed out; ``every`` takes all columns of the ledger instead of those on the screen."""

    desk: Desk
    ledger: Ledger
    ask: ListAsk
    seen: Sequence[Shown]
    count: int
    filter_words: str = ""
    format: Format = XLSX
    every: bool = False
    private: bool = False
    chosen: tuple[int, ...] = ()

    @classmethod
    def of(cls, page: ListPage, chosen: Sequence[int] = ()) -> ExportPage:
        """``chosen`` are the rows on which the clerk stands, where a file is of one of them."""
        told = page.filter_words
        return cls(page.desk, page.ledger, page.ask, page.columns, page.count, told, chosen=tuple(chosen))

    @property
    def formats(self) -> list[Format]:
        """The usual ones, and those in which others want this ledger."""
        others = [one for one in tabs.exports(self.ledger) if one.title]
        return [XLSX, CSV, PDF, *(Format(one.title, one.suffixes[0], one) for one in others)]

    @property
    def columns(self) -> list[Shown]:
        chosen = self.ledger.fields if self.every else self.seen
        return [shown for shown in chosen if self.private or not shown.private]

    @property
    def private_words(self) -> str:
        """The private columns that could be handed out; empty when there are none."""
        return "、".join(private_labels(self.ledger.fields if self.every else self.seen))

    @property
    def says(self) -> str:
        narrowed = f"（筛选：{self.filter_words}）" if self.filter_words else ""
        rows = f"共 {self.count:,} 行{narrowed}"
        if self.format.export is not None:
            return f"{rows}。{self.format.export.says}"
        return f"{rows}，{len(self.columns)} 栏：{'、'.join(shown.label for shown in self.columns)}。"

    @property
    def file_name(self) -> str:
        export = self.format.export
        title = self.ledger.title if export is None else export.file_title
        return f"{plain_name(title)}{days.show_day(self.desk.today()).replace('-', '')}{self.format.suffix}"

    def write(self, target: Path) -> Work[str]:
        """Write the file and return the sentence for the clerk; what was handed out is noted in the book."""
        told = yield from self._write(target)
        title = self.ledger.title if self.format.export is None else self.format.export.title or self.ledger.title
        how = f"导出{self.format.suffix.removeprefix('.')}"
        left = outputs.Leaving(how, self.ledger.code, title, self.count, "行")
        outputs.note(self.desk.book, left, who=self.desk.who)
        return told

    def _write(self, target: Path) -> Work[str]:
        if self.count == 0:
            raise Refusal("名单是空的，没有可以导出的内容。", "请清除筛选，或先登记、导入。")
        if self.format is PDF:
            return (yield from self._write_pdf(target))
        if self.format.export is not None:
            asked = ToExport(self.desk.today(), self.desk.who, chosen=self.chosen)
            told: str = yield from self.format.export.write()(self.desk.book, self.ask, target, asked)
            return told
        from desk_union.exchange.exporting import export_rows  # brings openpyxl, which the window need not wait for

        count = yield from export_rows(
            self.desk.book, self.ledger, self.ask, self.columns, target,
            private=self.private, today=self.desk.today(), who=self.desk.who,
        )  # fmt: skip
        return f"已导出 {count:,} 行到“{target}”。"

    def _write_pdf(self, target: Path) -> Work[str]:
        paper = yield from list_paper(self.desk, self.ledger, self.ask, self.columns, private=self.private)
        with landing(target) as beside:
            beside.write_bytes(paper.pdf)
        return f"已导出 {self.count:,} 行到“{target}”。{paper.warning}"
