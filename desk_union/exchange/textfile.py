"""Reads csv files as offices make them: UTF-8 or GBK, parted by comma, semicolon or tab."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from desk_union.basis.refusal import Refusal

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",\t;"
_LOOKED_AT = 50
_ODD = re.compile("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")  # what replaces a lost character, and what no keyboard types
MOST_CELLS = 6_000_000
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


def rows_of(data: bytes, name: str) -> list[list[object]]:
    """All records; every cell is text. Refusal when the text cannot be read."""
    text = _decoded(data, name)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter_of(text), strict=True)
    rows: list[list[object]] = []
    begun, cells = 1, 0
    try:
        for record in reader:
            if odd := next((cell for cell in record if _ODD.search(cell)), None):
                raise Refusal(
                    f"“{name}”第{begun}行有认不出的字符：{_ODD.sub('□', odd)[:20]}。",
                    "文件可能没有存完整或者编码不对，请从原来的程序重新导出，或用Excel、WPS另存为xlsx后再导入。",
                )
            cells += len(record)
            if cells > MOST_CELLS:
                raise Refusal(f"“{name}”里的内容太多了。", "请拆成几个文件分别导入。")
            rows.append([_bare(cell) for cell in record])
            begun = reader.line_num + 1
    except csv.Error:
        raise Refusal(
            f"“{name}”从第{begun}行起读不通：有引号没有成对。",
            "请用记事本打开，改好这一行的引号，或用Excel、WPS另存为xlsx后再导入。",
        ) from None
    return rows


def _bare(cell: str) -> str:
    """Other programs write ="4401…" so that Excel keeps all digits."""
    found = _KEPT_AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return found[1] if found else cell


def _decoded(data: bytes, name: str) -> str:
    mark, marked = next(((mark, coding) for mark, coding in _MARKS if data.startswith(mark)), (b"", ""))
    if marked == "utf-16":
        try:
            return data.decode(marked)
        except UnicodeDecodeError:
            raise Refusal(
                f"“{name}”没有存完整，或者编码不对，有的字读不出来。",
                "请从原来的程序重新导出，或另存为xlsx后再导入。",
            ) from None
    # Some programs put the mark of UTF-8 before whatever they write.
    data = data.removeprefix(mark)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal(f"认不出“{name}”的文字编码。", "请用Excel或WPS另存为xlsx后再导入。")


def _delimiter_of(text: str) -> str:
    """The mark that parts most of the first lines into the same number of cells."""
    head = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])

    def evidence(mark: str) -> int:
        widths = Counter(len(record) for record in csv.reader(StringIO(head, newline=""), delimiter=mark))
        return max((count * width for width, count in widths.items() if width > 1), default=0)

    return max(_DELIMITERS, key=evidence)
