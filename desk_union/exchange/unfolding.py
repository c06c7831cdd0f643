"""Lays a sheet out as one record a line: lists side by side one below the other, a row of months as a row each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Money, Ref, cell_text
from desk_union.describe.question import LEAVE_OUT, Question
from desk_union.exchange import sheetlines
from desk_union.exchange.headers import fillable
from desk_union.exchange.naming import UNIT_LIKE
from desk_union.exchange.reading import is_blank
from desk_union.exchange.rivals import MappedColumn
from desk_union.exchange.spread import amounts, needs_day, period_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from desk_union.describe.ledger import Shown
    from desk_union.exchange.plan import Plan
    from desk_union.exchange.reading import Cells, Grid
    from desk_union.exchange.rivals import RosterBlock
    from desk_union.exchange.spread import MonthColumn, Spread

WHICH_YEAR, WHAT = "各月的列是哪一年的", "各月的列写的是什么"
SAME = "相同"
ABOVE, CAPTION = "各栏上面写的", "是哪一项"
WHEN_PAID, TODAY, MONTH_END = "这一列没有，都记在哪一天", "今天", "各月最后一天"
_LISTED = 10


# Lists side by side


def stack(plan: Plan) -> None:
    """Put the lists that stand to the right of the first one below it."""
    block = plan.layout.block
    if block is None or not block.same:
        return
    grid, layout = plan.grid, plan.layout
    first = layout.first_row - grid.first_row
    last = layout.last_row - grid.first_row + 1
    head, lines = grid.rows[:first], grid.rows[first:last]
    rows, numbers = [*head], [*range(grid.first_row, grid.first_row + first)]
    of_list: list[int | None] = []
    places: dict[int, dict[int, int]] = {}
    stacked = block.start + block.width
    held = _filled_down(plan, first)
    for n in range(block.times):
        shift = n * block.width
        for place, line in enumerate(lines):
            part = line[block.start + shift : stacked + shift]
            if n and all(is_blank(cell) for cell in part):
                continue
            whole = [held.get((first + place, at), cell) for at, cell in enumerate(line)]
            before = [*line[: block.start]] if n == 0 else [""] * block.start
            places[len(rows)] = {at: at + shift for at in range(block.start, stacked)} if n else {}
            rows.append([*before, *whole[block.start + shift : stacked + shift]])
            numbers.append(layout.first_row + place)
            of_list.append(None if all(is_blank(cell) for cell in part) else n)
    plan.notes.append(f"这张表有{block.times}栏并排，右边的{block.count}行接在左边一栏的下面读。")
    captions = _captions(grid.rows[: layout.header_row - grid.first_row], block)
    plan.grid = replace(grid, rows=rows, numbers=tuple(numbers), merged=(), places=places)
    plan.layout = replace(layout, last_row=grid.first_row + len(rows) - 1, block=None)
    if captions:
        _take_captions(plan, captions, [*[None] * first, *of_list])


def _captions(above: Sequence[Sequence[object]], block: RosterBlock) -> tuple[str, ...]:
    """What one line above the headings says of each list by itself (the 车间 of its people); none where it does not."""
    for line in reversed(above):
        parts = [
            [cell_text(cell) for cell in line[block.start + n * block.width :][: block.width] if not is_blank(cell)]
            for n in range(block.times)
        ]
        if all(len(part) == 1 for part in parts):
            found = tuple(part[0] for part in parts)
            return found if len(set(found)) > 1 else ()
    return ()


def _take_captions(plan: Plan, captions: Sequence[str], of_list: Sequence[int | None]) -> None:
    """A column more, of what stands above the lists: a group by its words, else the clerk says what."""
    quoted = "、".join(captions)
    taken = {column.key for column in plan.layout.columns}
    free = {shown.label: shown for shown in fillable(plan.ledger) if shown.key not in taken}
    free = {label: shown for label, shown in free.items() if isinstance(shown.kind, Ref)}
    unit = next((label for label, shown in free.items() if shown.key == "unit"), None)
    if unit and all(UNIT_LIKE.fullmatch(caption) for caption in captions):
        answer: str | None = unit
        plan.notes.append(f"各栏上面写的“{quoted}”当作{unit}。")
    elif free:
        count = sum(n is not None for n in of_list)
        why = "它不在列里，说的是那一栏的每一行。"
        answer = plan.ask(Question(f"各栏上面写的“{quoted}”{CAPTION}", why, (*free, LEAVE_OUT), count))
    else:
        answer = LEAVE_OUT
        plan.notes.append(f"各栏上面写的“{quoted}”没有导入。")
    if answer in free:
        _add_column(plan, free[answer].key, ["" if n is None else captions[n] for n in of_list])


def _add_column(plan: Plan, key: str, cells: Sequence[str]) -> None:
    width = max(len(row) for row in plan.grid.rows)
    rows = [[*row, *[""] * (width - len(row)), cell] for row, cell in zip(plan.grid.rows, cells, strict=True)]
    plan.grid = replace(plan.grid, rows=rows, width=plan.grid.width or width)
    columns = plan.layout.columns[:width]
    blanks = tuple(MappedColumn(n, "", None, "未识别") for n in range(len(columns), width))
    plan.layout = replace(plan.layout, columns=(*columns, *blanks, MappedColumn(width, ABOVE, key, "完全一致")))


def _filled_down(plan: Plan, first: int) -> dict[tuple[int, int], object]:
    """What stands in cells merged over several lines, for the places that they cover."""
    rows = plan.grid.rows
    found = {
        (row, left): rows[top][left]
        for (top, left), (bottom, _) in plan.grid.merged
        if top >= first and not is_blank(rows[top][left])
        for row in range(top + 1, bottom + 1)
    }
    if found:
        plan.notes.append("上下合并的单元格，按每一行都是这个内容处理。")
    return found


# A column a month


def unfold(plan: Plan) -> None:
    """Make a line of each month of a line; what only the clerk can say of them is asked, and then nothing is made."""
    spread = plan.layout.spread
    if spread is not None:
        year = _year(plan, spread)
        keys = _keys(plan, spread)
        if plan.questions or plan.problems or keys is None:
            return
        _unfold(plan, spread, year, keys)
    _tell_day(plan)


def _year(plan: Plan, spread: Spread) -> int | None:
    """The year of the months whose headings do not tell it."""
    if all(each.year for each in spread.columns):
        return None
    if spread.year is not None:
        plan.notes.append(f"各月的列按表上写的{spread.year}年记。")
        return spread.year
    this = plan.today.year
    choices = tuple(f"{year}年" for year in (this, this - 1, this - 2, this + 1))
    answer = plan.ask(Question(WHICH_YEAR, "列名只有月份，表上没有写年份。", choices, len(spread.columns), kept=False))
    return int(answer[:4]) if answer else None


def _keys(plan: Plan, spread: Spread) -> Mapping[int, tuple[str, ...]] | None:
    """By column, the fields that its cells fill."""
    ledger = plan.ledger
    told: dict[int, tuple[str, ...]] = {each.index: (each.key,) for each in spread.columns if each.key}
    loose = [each for each in spread.columns if each.key is None]
    if not loose:
        return told
    taken = {column.key for column in plan.layout.columns} | {key for keys in told.values() for key in keys}
    free = [shown for shown in amounts(ledger) if shown.key not in taken]
    if not free:
        return told
    meant = tuple(shown.key for shown in free[:1])
    if len(amounts(ledger)) > 1:
        by_words: dict[str, tuple[str, ...]] = {shown.label: (shown.key,) for shown in free}
        if len(free) > 1:
            by_words[f"{'、'.join(shown.label for shown in free)}{SAME}"] = tuple(shown.key for shown in free)
        why = f"如「{plan.layout.columns[loose[0].index].header}」。"
        answer = plan.ask(Question(WHAT, why, tuple(by_words), len(loose)))
        if answer is None:
            return None
        meant = by_words[answer]
    return {**told, **{each.index: meant for each in loose}}


def _unfold(plan: Plan, spread: Spread, year: int | None, keys: Mapping[int, tuple[str, ...]]) -> None:
    grid, layout = plan.grid, plan.layout
    records = set(sheetlines.split(plan.ledger, grid, layout).records)
    by_month: dict[tuple[int, int], list[MonthColumn]] = {}
    for each in spread.columns:
        if each.index in keys:
            by_month.setdefault((each.year or year or 0, each.month), []).append(each)
    width = max((len(row) for row in grid.rows), default=0)
    fields = list(dict.fromkeys(key for some in keys.values() for key in some))
    rows: list[list[object]] = []
    numbers: list[int] = []
    headings: dict[int, dict[int, str]] = {}
    places: dict[int, dict[int, int]] = {}
    for n, row in enumerate(grid.rows):
        wide = [*row, *[""] * (width - len(row))]
        made = list(_lines_of(wide, by_month, keys, fields)) if n in records else [([*wide], {})]
        for line, names in made:
            headings[len(rows)] = {width + 1 + at: layout.columns[index].header for at, index in names.items()}
            held = dict(grid.places.get(n, {}))
            places[len(rows)] = held | {width + 1 + at: held.get(index, index) for at, index in names.items()}
            rows.append(line)
            numbers.append(grid.number(n))
    _say_blanks(plan, [grid.number(n) for n in sorted(records)], numbers, len(by_month))
    added = [MappedColumn(width, "月份", period_key(plan.ledger), "完全一致")]
    added += [
        MappedColumn(width + 1 + n, plan.ledger.by_key[key].label, key, "完全一致") for n, key in enumerate(fields)
    ]
    merged = _spread(grid, numbers, layout.first_row - grid.first_row)
    plan.grid = replace(
        grid, rows=rows, numbers=tuple(numbers), headings=headings, merged=merged, places=places,
        width=grid.width or width,
    )  # fmt: skip
    last = grid.first_row + len(rows) - 1
    plan.layout = replace(layout, columns=(*layout.columns[:width], *added), last_row=last, spread=None)


def _say_blanks(plan: Plan, records: Sequence[int], made: Sequence[int], months_each: int) -> None:
    """Months without anything make no line, and amounts that stand once in a line hold for each of its months."""
    counts = Counter(made)
    blank = sum(months_each - counts[number] for number in records)
    bare = [number for number in records if not counts[number]]
    if blank:
        plan.notes.append(f"各月的列里空着的{blank}格没有导入。")
    if bare:
        where = "、".join(map(str, bare[:_LISTED])) + ("……" if len(bare) > _LISTED else "")
        plan.notes.append(f"第{where}行各月都空着，没有导入。")
    own = ((column.header, plan.ledger.by_key.get(column.key or "")) for column in plan.layout.columns)
    if once := "、".join(f"「{header}」" for header, shown in own if shown is not None and _is_amount(shown)):
        plan.notes.append(f"{once}按每个月都是这个数记。")


def _is_amount(shown: Shown) -> bool:
    return isinstance(shown.kind, Money) and not shown.private


def _lines_of(
    wide: list[object],
    by_month: Mapping[tuple[int, int], Sequence[MonthColumn]],
    keys: Mapping[int, tuple[str, ...]],
    fields: Sequence[str],
) -> Iterator[tuple[list[object], dict[int, int]]]:
    """A line for each month of which anything is said, and by place of a field the column that says it."""
    for (year, month), some in by_month.items():
        said: dict[int, int] = {}
        cells: list[object] = [""] * len(fields)
        for each in some:
            for key in keys[each.index] if not is_blank(wide[each.index]) else ():
                cells[fields.index(key)] = wide[each.index]
                said[fields.index(key)] = each.index
        if said:
            yield [*wide, f"{year}-{month:02}", *cells], said


def _spread(grid: Grid, numbers: Sequence[int], first: int) -> tuple[Cells, ...]:
    """Cells merged over several lines stay so over all the lines that were made of those."""
    found = []
    for (top, left), (bottom, right) in grid.merged:
        if top < first:
            found.append(((top, left), (bottom, right)))
            continue
        inside = [n for n, number in enumerate(numbers) if grid.number(top) <= number <= grid.number(bottom)]
        if inside and not grid.numbers:
            found.append(((inside[0], left), (inside[-1], right)))
    return tuple(found)


# The day on which everything is booked


def _tell_day(plan: Plan) -> None:
    layout = plan.layout
    mapped = {column.key for column in layout.columns}
    shown = needs_day(plan.ledger, mapped)
    key = period_key(plan.ledger)
    if shown is None or key not in mapped:
        return
    question = Question(f"「{shown.label}」{WHEN_PAID}", "", (TODAY, MONTH_END), kept=False, column=shown.label)
    answer = plan.ask(question)
    if answer is None:
        return
    place = layout.of(key)[0].index if key else 0
    width = max((len(row) for row in plan.grid.rows), default=0)
    first = layout.first_row - plan.grid.first_row
    rows = [
        [*row, *[""] * (width - len(row)), _day_of(row, place, plan.today, answer) if n >= first else ""]
        for n, row in enumerate(plan.grid.rows)
    ]
    plan.grid = replace(plan.grid, rows=rows, width=plan.grid.width or width)
    plan.layout = replace(
        layout, columns=(*layout.columns[:width], MappedColumn(width, shown.label, shown.key, "完全一致"))
    )


def _day_of(row: Sequence[object], place: int, today: date, answer: str) -> object:
    if all(is_blank(cell) for cell in row):
        return ""
    if answer == TODAY:
        return today
    try:
        period = MonthOfAccount().read(row[place])
    except ValueError:
        return today  # the month itself is at fault and is told
    return months.last_day(period) if period else today
