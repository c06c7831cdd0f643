"""Asks about the columns of a sheet before its lines are read: which of two is meant, what becomes of unknown ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import cell_text
from desk_union.describe.question import LEAVE_OUT, Question
from desk_union.exchange.headers import importable, normal, words_of
from desk_union.exchange.mapping import REASON, RESULT
from desk_union.exchange.reading import is_blank
from desk_union.exchange.rivals import MappedColumn, letter_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.plan import Plan
    from desk_union.exchange.reading import Grid

# A heading that speaks of an end, of membership or of an amount may not be left aside in silence.
_HEAVY = re.compile(
    r"[免离退止撤卸辞]|注销|解聘|解除|调[出走]|死亡|去世|逝世|亡故|结束|[期届]满|期至|截至|[在现]状|状态|在职|在岗|在册|在任|是否有效|会员|会籍|入会|在会|会费|金额|发生额|余额|借方|贷方|收入|支出|存入|取出|支取|转入额|转出额|[(]万?元[)]|\b(?:amount|debit|credit)\b"
)
# Nor may a column of any heading in which it is said of somebody or something that it is gone.
_GONE = re.compile(
    r"(?:现?已)?(?:离职|离岗|离任|离退休|退休|内退|退养|调走|调出|调离|辞职|辞退|解聘|除名|开除|死亡|去世|病故|亡故|身故|退会|卸任|免职"
    r"|注销|报废|停用|撤销|作废|停保|退保|退出)(?:人员|职工|会员|了)?"
)
_DIGIT = re.compile(r"\d")
_AMOUNT = re.compile(r"金额|发生额|余额|借方|贷方|收入|支出|存入|取出|支取|会费|元")


def settle(plan: Plan, records: Sequence[int]) -> None:
    """Bring the answers about columns into the layout; what is open is asked, and a list beside the first refused."""
    layout = plan.layout
    if layout.block is not None:  # one that could not be read as further lines
        block = layout.block
        plan.problems.append(
            Problem(
                f"这张表是双栏的：{block.letter}列起右边还有一栏，「{block.header}」下面有{block.count}个没有读到。",
                f"请把右边的{block.count}行剪切、粘贴到左边一栏的下面，再导入。",
            )
        )
        return
    for rival in layout.rivals:
        words = tuple(option.words for option in rival.options)
        more = (LEAVE_OUT,) if rival.may_skip else ()
        answer = plan.ask(Question(rival.text, "只能用其中一个，请选定。", (*words, *more), len(records)))
        if answer is not None:
            layout = layout.take(rival, words.index(answer) if answer in words else None)
    plan.layout = layout
    if plan.questions:
        return
    for column in unknown(plan, records):
        if not any(_filled(plan.grid, n, column) for n in records):
            continue
        question = _about(plan, column, records)
        answer = plan.ask(question)
        if answer is not None and answer != LEAVE_OUT:
            key = next(shown.key for shown in importable(plan.ledger) if shown.label == answer)
            layout = layout.choose(column.index, key)
    plan.layout = layout


def unknown(plan: Plan, records: Sequence[int]) -> Iterator[MappedColumn]:
    """Columns whose headings, or what their cells say, weigh too much to be left out unasked."""
    words = words_of(plan.ledger)
    for column in plan.layout.ignored:
        text = normal(column.header)
        own = column.header in {RESULT, REASON}
        if not text or own or column.how == "记住的" or words.is_known(text):
            continue
        if _HEAVY.search(text) or any(_says_gone(plan.grid, n, column) for n in records):
            yield column


def _says_gone(grid: Grid, n: int, column: MappedColumn) -> bool:
    cell = grid.rows[n][column.index] if column.index < len(grid.rows[n]) else ""
    return isinstance(cell, str) and _GONE.fullmatch(cell.strip()) is not None


def _filled(grid: Grid, n: int, column: MappedColumn) -> bool:
    cell = grid.rows[n][column.index] if column.index < len(grid.rows[n]) else ""
    if is_blank(cell):
        return False
    return not _AMOUNT.search(column.header) or bool(_DIGIT.search(cell_text(cell)))


def _about(plan: Plan, column: MappedColumn, records: Sequence[int]) -> Question:
    same = sum(other.header == column.header for other in plan.layout.columns) > 1
    place = f"{letter_of(column.index)}列" if same else ""
    taken = {other.key for other in plan.layout.columns}
    free = tuple(shown.label for shown in importable(plan.ledger) if shown.key not in taken)
    count = sum(_filled(plan.grid, n, column) for n in records)
    return Question(
        f"{place}「{column.header}」这一列导入到哪一项",
        "不认识这个列名。",
        (LEAVE_OUT, *free),
        count,
        column=column.header,
    )


def leftover(grid: Grid, layout: SheetLayout) -> list[MappedColumn]:
    """Columns with a heading and values that fill nothing and that the clerk has not said to leave out."""
    lines = range(layout.first_row - grid.first_row, layout.last_row - grid.first_row + 1)
    return [
        column
        for column in layout.ignored
        if column.header and column.how != "记住的" and any(_filled(grid, n, column) for n in lines)
    ]
