"""An import from the choice of the file to the last sentence: what is asked, answered, and may be done next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.basis import names
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import cell_text
from desk_union.exchange import asking, importing, mapping
from desk_union.exchange.headers import finders, importable, words_of
from desk_union.exchange.reading import read_workbook
from desk_union.exchange.report import Choices, Report
from desk_union.screens.bringing.importlines import ASKED, HOW, NOT_IMPORTED, MapLine, ProblemLine
from desk_union.store.backup import automatic
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from desk_union.basis.refusal import Problem
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.question import Question
    from desk_union.exchange.mapping import Layout
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Ambiguous, Doubt, Mode, Unknown
    from desk_union.screens.desk import Desk
    from desk_union.store.progress import Work

BEFORE = "导入前"
SAMPLES = 3
NAMED = 10


class ImportPage:
    """Opening a file, mapping its columns, answering questions; every answer makes the last dry run out of date."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        self.desk = desk
        self.ledger = ledger
        self.path: Path | None = None
        self.grids: tuple[Grid, ...] = ()
        self.mode: Mode = "add"
        self.choices = Choices()
        self.report: Report | None = None
        self._grid: Grid | None = None
        self._layout: Layout | None = None

    # The file

    def open(self, path: Path) -> None:
        """Read the file and guess; Refusal when it cannot be read. Answers given before hold for the mended file."""
        grids = read_workbook(path)
        if path != self.path:
            self._keep_words_only()
        self.path, self.grids = path, grids
        memory = self._memory()
        self._take(mapping.choose_grid(self.ledger, grids, memory))

    def _keep_words_only(self) -> None:
        """Which 一组 and which century is meant may differ in another list; what a word means does not."""
        self.choices = Choices(words=self.choices.words)

    def _memory(self) -> dict[str, str]:
        with self.desk.book.reading() as session:
            return mapping.memory_of(session, self.ledger)

    def _take(self, grid: Grid) -> None:
        self._grid = grid
        self._layout = mapping.guess(self.ledger, grid, self._memory())
        self.report = None

    @property
    def grid(self) -> Grid:
        if self._grid is None:
            raise Refusal("还没有选文件。", "请先选择要导入的文件。")
        return self._grid

    @property
    def layout(self) -> Layout:
        if self._layout is None:
            raise Refusal("还没有选文件。", "请先选择要导入的文件。")
        return self._layout

    @property
    def sheets(self) -> list[str]:
        """The sheets of the file in words, in their order."""
        return [f"{grid.name}（{'隐藏，' if grid.hidden else ''}{len(grid.rows)} 行）" for grid in self.grids]

    @property
    def sheet(self) -> int:
        return next((place for place, grid in enumerate(self.grids) if grid is self._grid), 0)

    def choose_sheet(self, place: int) -> None:
        if self.grids[place] is not self._grid:
            self._keep_words_only()
            self._take(self.grids[place])

    @property
    def sheet_words(self) -> str:
        """Where the header was found and how far the list goes."""
        count = max(0, self.layout.last_row - self.layout.first_row + 1)
        more = ""
        if others := mapping.others(self.ledger, self.grids, self.grid, self._memory()):
            more = f"另有工作表也像是名单，要分别导入：{'、'.join(others)}。"
        return f"表头在第{self.layout.header_row}行，下面有{count}行。{more}"

    # The columns

    def fields(self) -> list[tuple[str, str]]:
        """Every field a column may fill, as (key, label)."""
        helping = [
            (key, f"{shown.label}的{helper.label}（用来认人）") for key, (shown, helper) in finders(self.ledger).items()
        ]
        return [(shown.key, shown.label) for shown in importable(self.ledger)] + helping

    def fields_like(self, text: str) -> list[tuple[str, str]]:
        """The fields that fit what is typed, by characters or pinyin initials; first the choice of none."""
        wanted = text.strip().casefold()
        everything = [("", NOT_IMPORTED), *self.fields()]
        return [
            (key, label) for key, label in everything if wanted in label.casefold() or wanted in names.initials(label)
        ]

    def label_of(self, key: str | None) -> str:
        return next((label for each, label in self.fields() if each == key), NOT_IMPORTED)

    def columns(self) -> list[MapLine]:
        """The columns that say or hold anything."""
        found = []
        asked = set(self.undecided())
        for column in self.layout.columns:
            samples = self._samples(column.index)
            if column.header or samples:
                how, doubtful = HOW[column.how], column.how == "相近"
                if column.index in asked:
                    how, doubtful = ASKED, True
                found.append(MapLine(column.index, column.header, samples, column.key, how, doubtful))
        return found

    def undecided(self) -> list[int]:
        """Columns with values that fill nothing, or that fill the same field as another, and wait to be decided."""
        rivals = {index for each in self.layout.rivals for index in each.columns}
        words = words_of(self.ledger)
        unknown = {c.index for c in asking.leftover(self.grid, self.layout) if not words.is_known(c.header)}
        return sorted(rivals | unknown)

    def leave_rest(self) -> None:
        """None of the columns that are still undecided is brought in."""
        for index in self.undecided():
            self.choose(index, None)

    def _samples(self, index: int) -> tuple[str, ...]:
        texts: list[str] = []
        for row in range(self.layout.first_row, self.layout.last_row + 1):
            text = cell_text(self.grid.cell(row, index))
            if text:
                texts.append(text)
            if len(texts) == SAMPLES:
                break
        return tuple(texts)

    def choose(self, index: int, key: str | None) -> None:
        self._layout = self.layout.choose(index, key)
        self.report = None

    def missing(self) -> tuple[Problem, ...]:
        return mapping.missing(self.ledger, self.layout)

    def set_mode(self, mode: Mode) -> None:
        if mode != self.mode:
            self.mode, self.report = mode, None

    # The questions

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        return self.report.unknown if self.report else ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return self.report.doubts if self.report else ()

    @property
    def ambiguous(self) -> tuple[Ambiguous, ...]:
        return self.report.ambiguous if self.report else ()

    @property
    def asked(self) -> tuple[Question, ...]:
        return self.report.asked if self.report else ()

    @property
    def has_questions(self) -> bool:
        return bool(self.unknown or self.doubts or self.ambiguous or self.asked)

    def answer(self, text: str, choice: str | None) -> None:
        """``choice`` None takes the answer back."""
        answers = {asked: told for asked, told in self.choices.answers.items() if asked != text}
        self.choices = replace(self.choices, answers=answers if choice is None else {**answers, text: choice})

    def answer_word(self, dictionary: str, text: str, label: str | None) -> None:
        """``label`` "" leaves the cell blank; None takes the answer back."""
        self.choices = replace(self.choices, words=_with(self.choices.words, (dictionary, text), label))

    def answer_name(self, key: str, text: str, row_id: int | None) -> None:
        """``row_id`` is the row of the book that is meant; None says that it is a new one."""
        self.choices = replace(self.choices, refs={**self.choices.refs, (key, text): row_id})

    def leave_name(self, key: str, text: str) -> None:
        refs = {asked: answer for asked, answer in self.choices.refs.items() if asked != (key, text)}
        self.choices = replace(self.choices, refs=refs)

    def answer_century(self, century: int | date | None) -> None:
        self.choices = replace(self.choices, century=century)

    # The dry run

    def refuse_missing(self) -> None:
        """Refusal when a column is missing without which nothing can be tried."""
        for problem in self.missing():
            raise Refusal(problem.reason, problem.remedy)
        if waiting := self.undecided():
            headers = "、".join(f"「{self.layout.columns[index].header}」" for index in waiting)
            raise Refusal(f"这些列还没有说怎么办：{headers}。", "请给每一列选定导入到哪一项，或选“（不导入）”。")

    def rehearse(self) -> Work[Report]:
        """Try the whole import without writing; the report is kept for what follows."""
        self.refuse_missing()
        self.report = None
        report = yield from importing.rehearse(
            self.desk.book, self.ledger, self.grid, self.layout, self.mode, self.choices, self.desk.today()
        )
        self.report = report
        return report

    @property
    def may_import(self) -> bool:
        return self.report is not None and self.report.ok and bool(self.report.added or self.report.updated)

    @property
    def asks_reason(self) -> bool:
        """Only warnings stand in the way: with a reason the import may be tried again."""
        return self.report is not None and self.report.only_warned

    def give_reason(self, reason: str) -> None:
        """Why the warnings are passed over, one reason for the whole sheet; the last dry run is out of date."""
        self.choices, self.report = replace(self.choices, reason=reason.strip()), None

    @property
    def summary(self) -> str:
        """What the import would do, in one or two sentences."""
        report = self.report
        if report is None:
            return ""
        would = f"新增 {report.added:,} 行，更新 {report.updated:,} 行，{report.unchanged:,} 行没有变化"
        if report.grown:
            what = "分会、小组" if self.ledger.code.startswith("members.") else "专项项目"
            more = "等" if len(report.grown) > NAMED else ""
            would += f"，并新建 {len(report.grown)} 个{what}：{'、'.join(report.grown[:NAMED])}{more}"
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
        return " ".join([self._done(report), *kept.notices])

    def _done(self, report: Report) -> str:
        unit = "人" if self.ledger.row.__tablename__ == "person" else "行"
        parts = [f"新增 {report.added:,} {unit}"] if report.added else []
        parts += [f"更新 {report.updated:,} {unit}"] if report.updated else []
        return f"导入完成：{'，'.join(parts)}。可用“撤销”整批撤回。"


def _told(problem: Problem) -> str:
    return f"{'提醒：' if problem.warning else ''}{problem.reason}{problem.remedy}"


def _with(
    words: Mapping[tuple[str, str], str], asked: tuple[str, str], answer: str | None
) -> dict[tuple[str, str], str]:
    kept = {each: label for each, label in words.items() if each != asked}
    if answer is not None:
        kept[asked] = answer
    return kept
