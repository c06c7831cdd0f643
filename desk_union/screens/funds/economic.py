"""经济分类 as it is typed into a voucher: by code, name or initials of 部门预算支出经济分类."""

from __future__ import annotations

from desk_union.funds.dictionaries import ECONOMIC
from desk_union.screens.form.typed import fits


def offered(text: str) -> list[str]:
    """The 款 that fit what is typed, as they are kept: 30201 办公费."""
    found = [one for one in ECONOMIC.labels if one.startswith(text)]
    exact = [one for one in ECONOMIC.labels if text in one.split(" ")]
    more = [one for one in ECONOMIC.labels if fits(one.split(" ")[1], text)]
    return list(dict.fromkeys([*exact, *found, *more]))


def read(text: str) -> str:
    """What is kept of it; ValueError with a sentence where nothing fits."""
    wanted = text.strip()
    found = offered(wanted.split(" ")[0]) if wanted else [""]
    if not found:
        raise ValueError(f"经济分类里没有“{wanted}”，可以输编码、名称或拼音首字母。")
    return found[0]
