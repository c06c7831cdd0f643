"""What a sheet is for, in one word, as the page of all that can be printed groups them: from its title and content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_union.describe.content import BarCharts, BoundBook, Document, OfficialForm, StackedBars, TreeChart

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

ROLLS, COUNTS, CHANGES, FORMS, BOOKS, RETURNS, PAPERS = "名册", "统计", "变动", "证表", "账簿", "上报", "文书"
PURPOSES = (ROLLS, COUNTS, CHANGES, FORMS, BOOKS, RETURNS, PAPERS)

_RETURNS = re.compile("月报表|季报表|统计报表|报告表|上报|报出|上级")
_BOOKS = re.compile("账|凭证|资产负债|收入支出|收支|余额|附注|预算|决算|折旧|盘点|调节表|上解计算")
_CHANGES = re.compile("变动|流转|变更|届次|新会员|到期|逾期|催|选举结果")
_COUNTS = re.compile("统计|情况表|汇总|率表|次数|排名|公平表|总分|明细表|公开表|进展|完成表")


def purpose_of(sheet: Sheet) -> str:
    """The purpose it names itself, else what its title says, else what its kind of content is mostly for."""
    title, content = sheet.title.replace("台账", ""), sheet.content
    told = (
        (RETURNS, _RETURNS.search(title)),
        (BOOKS, isinstance(content, BoundBook) or _BOOKS.search(title)),
        (FORMS, isinstance(content, OfficialForm)),
        (CHANGES, _CHANGES.search(title)),
        (COUNTS, isinstance(content, BarCharts | StackedBars | TreeChart) or _COUNTS.search(title)),
        (PAPERS, isinstance(content, Document)),
    )
    return sheet.purpose or next((purpose for purpose, is_so in told if is_so), ROLLS)
