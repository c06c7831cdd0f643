"""A contest by commands alone: sheets are written, imported, printed and read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook

from desk_union.__main__ import main
from desk_union.store.book import open_book

if TYPE_CHECKING:
    from pathlib import Path

CRITERIA = ("竞赛", "项目", "种类", "满分", "权重")
ENTRIES = ("竞赛", "参赛者", "组别", "所属单位")
SCORES = ("竞赛", "参赛者", "项目", "评委", "得分")
NAME = "2025年钳工技能比武"


@dataclass
class ByCommand:
    path: Path
    capsys: Any

    def run(self, *words: object) -> tuple[int, str]:
        status = main([str(word) for word in words])
        told = self.capsys.readouterr()
        return status, told.out + told.err

    def bring(self, ledger: str, heads: tuple[str, ...], *lines: tuple[Any, ...], more: tuple[str, ...] = ()) -> tuple[int, str]:
        book = Workbook()
        for line in (heads, *lines):
            book.active.append(list(line))
        target = self.path.parent / "表.xlsx"
        book.save(target)
        return self.run("import", self.path, ledger, target, *more)

    def contest(self, name: str = NAME, rule: str = "平均", kind: str = "技能比武", **days: str) -> None:
        given = {"开始日期": "2025-06-01", "结束日期": "2025-06-02", **days}
        told = self.bring("contests.contests", ("名称", "类型", "开始日期", "结束日期", "计分方法"), (name, kind, *given.values(), rule))
        assert told[0] == 0, told

    def all(self, criteria: list[tuple[Any, ...]], entrants: list[Any], scores: list[tuple[Any, ...]], name: str = NAME) -> None:
        """Items as (项目, 种类, 满分, 权重), entrants by name, marks as (参赛者, 项目, 评委, 得分)."""
        for told in (
            self.bring("contests.criteria", CRITERIA, *((name, *one) for one in criteria)),
            self.bring("contests.entries", ENTRIES, *((name, *(one if isinstance(one, tuple) else (one, None, None))) for one in entrants)),
            self.bring("contests.scores", SCORES, *((name, *one) for one in scores)),
        ):
            assert told[0] == 0, told

    def do(self, deed: str, *words: object, where: str = f"名称={NAME}") -> tuple[int, str]:
        return self.run("do", self.path, deed, "--where", where, *words)

    def id(self, name: str = NAME, ledger: str = "contests.contests") -> int:
        from sqlalchemy import select

        from desk_union.contests.running.tables import Contest

        book = open_book(self.path)
        try:
            with book.reading() as session:
                return session.scalars(select(Contest.id).where(Contest.name == name)).one()
        finally:
            book.close()

    def printed(self, form: str, name: str = NAME) -> list[dict[str, Any]]:
        """The rows of a sheet as a workbook, by their headings."""
        target = self.path.parent / "印.xlsx"
        status, told = self.run("print", self.path, form, "-o", target, "--id", self.id(name))
        assert status == 0, told
        rows = [[cell.value for cell in row] for row in load_workbook(target).worksheets[0].iter_rows()]
        head = next(n for n, row in enumerate(rows) if row[0] in {"名次", "序号"})
        titles = [str(title).replace("\n", "") for title in rows[head] if title is not None]
        found = []
        for row in rows[head + 1 :]:
            if row[1] is None or row[0] is None:
                break
            found.append(dict(zip(titles, row, strict=False)))
        return found

    def ranking(self, name: str = NAME) -> list[tuple[Any, ...]]:
        return [(row["名次"], row["参赛者"], row["总分"]) for row in self.printed("contests.ranking", name)]

    def figures(self, year: int = 2025) -> dict[str, Any]:
        told = json.loads(self.run("figures", self.path, "--year", year, "--json")[1])
        return {one["code"]: one["value"] for one in told}
