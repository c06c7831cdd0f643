"""Several sheets printed in one go: each as usual for a year and month, bound into one PDF or put into a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.prints.binding import bind
from desk_union.screens.bookshelf import plain_name
from desk_union.screens.paper.printpage import options_of, sheet_paper
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.describe.sheet import Sheet
    from desk_union.screens.desk import Desk
    from desk_union.screens.paper.printpage import Paper
    from desk_union.store.progress import Work


@dataclass(frozen=True)
class Bundle:
    """The papers in order; ``refused`` says which could not be printed and why."""

    papers: tuple[Paper, ...]
    refused: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.papers[0].title}等{len(self.papers)}张表" if len(self.papers) > 1 else self.papers[0].title

    @property
    def warning(self) -> str:
        told = [f"《{paper.title}》{paper.warning}" for paper in self.papers if paper.warning]
        return "\n".join((*self.refused, *told))

    @property
    def checked(self) -> str:
        """What is still missing on any of them; nothing where all is there."""
        return "\n".join(
            f"《{paper.title}》{''.join(waiting)}"
            for paper in self.papers
            if (waiting := paper.publication.checked.waiting)
        )

    @property
    def pdf(self) -> bytes:
        return bind([(paper.title, paper.pdf) for paper in self.papers])

    def left(self, how: str) -> None:
        for paper in self.papers:
            paper.left(how)


def bundle(desk: Desk, sheets: Sequence[Sheet], year: int, month: int | None) -> Work[Bundle]:
    """``month`` None leaves each sheet its usual one; private values stay out. Refusal when nothing could be printed."""
    papers: list[Paper] = []
    refused: list[str] = []
    for number, sheet in enumerate(sheets):
        title = desk.wording.say(sheet.title)
        yield Progress(number, len(sheets), f"正在准备《{title}》（{number + 1}/{len(sheets)}）")
        options = options_of(desk, sheet)
        options.year = year
        options.month = options.month if month is None else month
        try:
            papers.append((yield from _quietly(sheet_paper(desk, sheet, options.request()))))
        except Refusal as refusal:
            refused.append(f"《{title}》没有印：{refusal}")
    if not papers:
        raise Refusal("选中的表都没有可以打印的内容。", "".join(refused))
    return Bundle(tuple(papers), tuple(refused))


def _quietly(work: Work[Paper]) -> Work[Paper]:
    """One sheet's own steps are not told, but it can be given up between them."""
    try:
        while True:
            step = next(work)
            yield Progress(0, 0, step.sentence)
    except StopIteration as end:
        done: Paper = end.value
        return done
    finally:
        work.close()


def put_into(folder: Path, bundled: Bundle) -> list[Path]:
    """Each paper as a PDF of its own; a file of that name that is there already stays."""
    written: list[Path] = []
    for paper in bundled.papers:
        target = _free(folder, plain_name(paper.title))
        with landing(target) as beside:
            beside.write_bytes(paper.pdf)
        written.append(target)
    return written


def _free(folder: Path, name: str) -> Path:
    target, number = folder / f"{name}.pdf", 1
    while target.exists():
        number += 1
        target = folder / f"{name}({number}).pdf"
    return target
