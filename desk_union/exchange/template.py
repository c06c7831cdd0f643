"""Makes the blank sheet of a ledger: 名单 with drop-downs, 示例 with one filled row, 填写说明 for every column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Day, Flag, LongText, Ref, Text
from desk_union.exchange import cellwriting
from desk_union.exchange.headers import SINCE, dates_changes, importable
from desk_union.exchange.mapping import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from desk_union.describe.ledger import Ledger, Shown

ROOM = 2000  # rows that are prepared for filling in
_REQUIRED = PatternFill("solid", fgColor="F8D7DA")
_WRAP = Alignment(wrap_text=True, vertical="top")
_LISTS = "选项"
TRIES = 2  # to leave a value out, and to put one in
_PERSON, _OTHER, _UNION = "张三", "李四", "红星厂工会"


def write_template(ledger: Ledger, target: Path) -> None:
    """Save the blank workbook of the ledger; imported as it is, it brings nothing."""
    if target.suffix.casefold() != ".xlsx":
        raise Refusal("空白导入表要存为Excel文件。", "请用 .xlsx 作文件名的结尾。")
    columns = importable(ledger)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    names: Worksheet = workbook.create_sheet("名单")
    _heads(names, columns)
    example: Worksheet = workbook.create_sheet(EXAMPLE)
    _heads(example, columns)
    _example(example, ledger, columns)
    _explain(workbook.create_sheet("填写说明"), ledger, columns)
    lists: Worksheet = workbook.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    _prepare(names, lists, columns)
    with landing(target) as beside:
        workbook.save(beside)


def _heads(sheet: Worksheet, columns: tuple[Shown, ...]) -> None:
    for n, shown in enumerate(columns, 1):
        cell = sheet.cell(1, n)
        cell.value = f"{shown.label}＊" if shown.required else shown.label
        cell.font, cell.alignment = cellwriting.HEAD_FONT, cellwriting.HEAD_ALIGNMENT
        cell.fill = _REQUIRED if shown.required else cellwriting.HEAD_FILL
        sheet.column_dimensions[get_column_letter(n)].width = max(shown.kind.width, 2 * len(shown.label) + 2) + 2
    sheet.freeze_panes = "A2"


def _prepare(sheet: Worksheet, lists: Worksheet, columns: tuple[Shown, ...]) -> None:
    """Formats and drop-downs for the rows to come; in the cell rule itself Excel takes only 255 characters."""
    used = 0
    for n, shown in enumerate(columns, 1):
        letter = get_column_letter(n)
        sheet.column_dimensions[letter].number_format = cellwriting.format_of(shown.kind)
        words = _words(shown)
        if not words:
            continue
        used += 1
        for row, word in enumerate(words, 1):
            lists.cell(row, used).value = word
        source = get_column_letter(used)
        rule = DataValidation(type="list", formula1=f"'{_LISTS}'!${source}$1:${source}${len(words)}", allow_blank=True)
        rule.errorStyle = "warning" if _is_open(shown) else "stop"
        rule.errorTitle, rule.error = shown.label, "请从下拉中选一项。"
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{ROOM + 1}")


def _words(shown: Shown) -> tuple[str, ...]:
    if isinstance(shown.kind, Choice):
        return shown.kind.dictionary.labels
    return ("是", "否") if isinstance(shown.kind, Flag) else ()


def _is_open(shown: Shown) -> bool:
    return isinstance(shown.kind, Choice) and shown.kind.dictionary.open


def _example(sheet: Worksheet, ledger: Ledger, columns: tuple[Shown, ...]) -> None:
    values = example_values(ledger)
    for n, shown in enumerate(columns, 1):
        value = values.get(shown.key)
        cell = cellwriting.cell_at(sheet, 2, n)
        if value is not None and isinstance(shown.kind, Ref):
            cellwriting.put_text(cell, value)
        elif value is not None:
            cellwriting.put(cell, shown.kind, value)
    note = sheet.cell(4, 1)
    note.value = f"说明：这是《{ledger.title}》的填写样子，请在“名单”表里填写；本表不会导入。"
    note.font = Font(color="808080")


def example_values(ledger: Ledger) -> dict[str, Any]:
    """One row as a clerk would fill it in, which the ledger's own checks let stand; references are names."""
    values: dict[str, Any] = {}
    for shown in importable(ledger):
        # A state follows from the days and is left to the program.
        follows = shown.follows and not isinstance(shown.kind, Day)
        optional_text = isinstance(shown.kind, (Text, LongText)) and not shown.required
        upper = isinstance(shown.kind, Ref) and shown.kind.ledger.code == ledger.code
        if (shown.listed or shown.required) and not (follows or optional_text or upper):
            values[shown.key] = shown.default if shown.default is not None else _sample(ledger, shown)
    if ledger.note is not None:
        for key in list(values):
            told = ledger.note({each: value for each, value in values.items() if each != key}).get(key)
            values[key] = told or values[key]  # a nought stands for what was left out here
    _mend(ledger, values)
    for shown in importable(ledger):
        if shown.required and shown.key not in values:  # taken out, as it may not be the same as another
            values[shown.key] = shown.kind.sample(1)
    return values


def _mend(ledger: Ledger, values: dict[str, Any]) -> None:
    """Take out what does not stand together, and fill in what is wanted beside the rest, until the checks are quiet."""
    tried: Counter[str] = Counter()
    while faults := [fault for check in ledger.checks for fault in check(values) if tried[fault.key] < TRIES]:
        for fault in faults:
            tried[fault.key] += 1
            if values.pop(fault.key, None) is None and fault.key in ledger.by_key:
                again = _sample(ledger, ledger.by_key[fault.key])
                # Two persons of one row are seldom the same one.
                values[fault.key] = _OTHER if again == _PERSON and again in values.values() else again


def _sample(ledger: Ledger, shown: Shown) -> Any:
    kind = shown.kind
    if isinstance(kind, Ref):
        return kind.ledger.called or _PERSON
    if isinstance(kind, Text) and kind.form == "name":
        return _OTHER
    if ledger.called and shown.key == getattr(ledger.name(), "key", None):
        return _UNION if ledger.grow and ledger.within else kind.sample(0) if ledger.within else ledger.called
    return kind.sample(0)


def _explain(sheet: Worksheet, ledger: Ledger, columns: tuple[Shown, ...]) -> None:
    sheet.append([f"《{ledger.title}》填写说明"])
    sheet["A1"].font = Font(name="黑体", size=14)
    sheet.append(["在“名单”表里从第2行起填写，一行一条；红底带＊的列必填。列的先后可以换，不用的列可以删。"])
    sheet.append([])
    sheet.append(["列名", "必填", "怎么填", "说明", "也认识的列名"])
    for cell in sheet[4]:
        cell.font, cell.fill = cellwriting.HEAD_FONT, cellwriting.HEAD_FILL
    for shown in columns:
        sheet.append([shown.label, "必填" if shown.required else "", _how(shown), shown.help, "、".join(shown.aliases)])
    if dates_changes(ledger):
        words = (SINCE.label, "", _how(SINCE), f"可以另加这一列。{SINCE.help}", "、".join(SINCE.aliases))
        sheet.append(list(words))
    for letter, width in zip("ABCDE", (18, 8, 60, 40, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            cell.alignment = _WRAP


def _how(shown: Shown) -> str:
    if isinstance(shown.kind, Ref):
        target = shown.kind.ledger
        made = "；账本里没有的会自动新建" if target.grow else "，要先在那里登记"
        return f"填《{target.title}》里的名称{made}；有同名的请写成“上级/名称”或“姓名（工号）”"
    return shown.kind.hint or ("日期" if isinstance(shown.kind, Day) else "文字")
