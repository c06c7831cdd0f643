"""An import from the choice of the file to the last sentence: what is asked, answered, and may be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.exchange import importing
from desk_union.screens.bringing import importdraft
from desk_union.screens.bringing.importlines import ProblemLine
from desk_union.screens.bringing.importmending import ImportMending
from desk_union.store.backup import automatic
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.basis.refusal import Problem
    from desk_union.exchange.report import Report
    from desk_union.store.progress import Work

BEFORE = "导入前"
NAMED = 10


class ImportPage(ImportMending):
    """The dry run, what it found in words, and the import itself."""

    def rehearse(self) -> Work[Report]:
        """Try the whole import without writing; the report is kept for what follows."""
        self.refuse_missing()
        self.report = None
        report = yield from importing.rehearse(
            self.desk.book, self.ledger, self.grid, self.layout, self.mode, self.choices, self.desk.today()
        )
        self.report = report
        importdraft.lay_down(self)
        return report

    @property
    def may_import(self) -> bool:
        return self.report is not None and self.report.ok and bool(self.report.added or self.report.updated)

    @property
    def summary(self) -> str:
        """What the import would do, in one or two sentences."""
        report = self.report
        if report is None:
            return ""
        would = f"新增 {report.added:,} 行，更新 {report.updated:,} 行，{report.unchanged:,} 行没有变化"
        if report.grown:
            more = "等" if len(report.grown) > NAMED else ""
            would += f"，并新建 {len(report.grown)} 个{report.grown_as}：{'、'.join(report.grown[:NAMED])}{more}"
        if report.only_warned:
            return f"有 {len(report.problems):,} 处提醒。核对无误的，在下面写明理由就可以导入；理由会记下来备查。"
        if not report.ok:
            if not report.problems:
                return f"有 {len(report.asked):,} 个问题要您答复，答了才能导入。"
            rows = len({problem.row for problem in report.problems if problem.row is not None})
            where = f"，在 {rows:,} 行里" if rows else ""
            return f"有 {len(report.problems):,} 处问题{where}，现在还不能导入。没有问题的行：{would}。"
        if not self.may_import:
            return f"没有问题，也没有要写入的内容：{would}。"
        passed = f"{len(report.warnings):,} 处提醒会连同理由记下来。" if report.warnings else ""
        return f"没有问题，可以导入：将{would}。{passed}"

    @property
    def notes(self) -> list[str]:
        """What else the clerk should know: units to be made, columns and rows left out."""
        return list(dict.fromkeys(self.report.notes)) if self.report else []

    def problems(self) -> list[ProblemLine]:
        if self.report is None:
            return []
        asked = [ProblemLine(0, question.column, "", question.sentence) for question in self.report.asked]
        return asked + [
            ProblemLine(problem.row or 0, problem.column, problem.value, _told(problem))
            for problem in (*self.report.problems, *self.report.warnings)
        ]

    # Writing

    def save_result(self, target: Path) -> Work[str]:
        """The clerk's own sheet with what came of every row; returns the sentence for the clerk."""
        from desk_union.exchange.result import write_result  # brings openpyxl, which the window need not wait for

        if self.report is None or self.path is None:
            raise Refusal("还没有试运行。", "请先试运行，再保存结果表。")
        yield Progress(0, 1, "正在保存结果表")
        whole = write_result(self.path, self.grid, self.layout, self.report, target)
        plain = "" if whole else "您的表不能带着格式另存，这是不带格式的副本；原来的表没有改动。"
        return f"结果表已存为“{target}”。{plain}改好后再导入一次即可。"

    def save_template(self, target: Path) -> None:
        from desk_union.exchange.template import write_template

        write_template(self.ledger, target)

    def run(self) -> Work[str]:
        """Back up, then import in one deed; returns the sentence for the clerk. Refusal when anything is wrong."""
        if not self.may_import:
            raise Refusal("还不能导入。", "请先试运行，并把问题改好。")
        kept = yield from automatic(self.desk.book, self.desk.book.clock(), BEFORE)
        report = yield from importing.run(
            self.desk.book, self.ledger, self.grid, self.layout, self.mode, self.choices, self.desk.today()
        )
        self.report = report
        if not report.ok:
            raise Refusal("账本在这期间有了变化，没有导入。", "请看列出的问题，改好后再试一次。")
        importdraft.let_go(self)
        return " ".join([self._done(report), *kept.notices])

    def _done(self, report: Report) -> str:
        unit = self.ledger.counter
        parts = [f"新增 {report.added:,} {unit}"] if report.added else []
        parts += [f"更新 {report.updated:,} {unit}"] if report.updated else []
        return f"导入完成：{'，'.join(parts)}。可用“撤销”整批撤回。"


def _told(problem: Problem) -> str:
    return f"{'提醒：' if problem.warning else ''}{problem.reason}{problem.remedy}"
