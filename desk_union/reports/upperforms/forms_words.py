"""The words of 上级表格: how often one is filled, what a mark writes, and over which span a number is taken."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from desk_union.describe.kind import Kind
from desk_union.describe.words import dictionary

MONTHLY, QUARTERLY, YEARLY = "月报", "季报", "年报"
RHYTHM = dictionary(
    "reports.form_rhythm", "填报周期", (MONTHLY, "month", "每月", "月"), (QUARTERLY, "quarter", "每季度", "每季", "季", "季度"), (YEARLY, "year", "每年", "年", "年度", "统计"),
)  # fmt: skip
RHYTHM_CODE = {word.label: word.code for word in RHYTHM.words}

NUMBER, UNION, PERIOD, YEAR, MONTH, QUARTER, DAY, FIXED = "数字", "填报单位", "期间", "年", "月", "季度", "填报日期", "固定的字"
WHAT = dictionary(
    "reports.mark_what", "填什么", (NUMBER, "number", "数"), (UNION, "union", "单位名称", "工会名称"), (PERIOD, "period", "报告期"), (YEAR, "year", "年份"), (MONTH, "month", "月份"),
    (QUARTER, "quarter", "季"), (DAY, "day", "日期", "填表日期"), (FIXED, "fixed", "文字"),
)  # fmt: skip

NOW, SO_FAR, YEAR_AGO, LAST_YEAR = "本期", "本年累计", "上年同期", "上年全年"
SPAN = dictionary(
    "reports.mark_span", "哪段期间", (NOW, "now", "本月", "本季", "本季度", "本年", "期末"), (SO_FAR, "so_far", "累计", "年初至今", "本年度累计"), (YEAR_AGO, "year_ago", "去年同期", "同期"),
    (LAST_YEAR, "last_year", "上年", "去年"),
)  # fmt: skip
YUAN, TEN_THOUSAND = "元", "万元"
MONEY = dictionary("reports.mark_money", "金额单位", YUAN, TEN_THOUSAND)

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
LAST_COLUMN, LAST_ROW, LETTERS = 16_384, 1_048_576, 26


@dataclass(frozen=True)
class CellName(Kind):
    """The place of a cell as a workbook names it, such as C5."""

    width: ClassVar[int] = 8
    hint: ClassVar[str] = "列的字母和行号，如 C5"

    def _read_text(self, text: str) -> str:
        plain = unicodedata.normalize("NFKC", text).replace("$", "").replace(" ", "").upper()
        found = ADDRESS.fullmatch(plain)
        if found is None or column_number(found[1]) > LAST_COLUMN or int(found[2]) > LAST_ROW:
            raise ValueError(f"“{text}”不是一个单元格，请写列的字母和行号，如 C5。")
        return plain

    def sample(self, n: int) -> str:
        return f"C{n + 3}"

    def broken(self) -> str:
        return "第五行"


def column_number(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number


def place_of(cell: str) -> tuple[int, int]:
    """Row and column, both from 0, of a cell such as C5."""
    found = ADDRESS.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    return int(found[2]) - 1, column_number(found[1]) - 1


def name_of_place(row: int, column: int) -> str:
    """The other way round: 4, 2 is C5."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
