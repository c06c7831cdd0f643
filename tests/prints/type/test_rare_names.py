"""Names with rare characters: every Han character of GB 18030-2022 prints, copies and is found, or is named."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, get_args

import pytest
from docx import Document
from openpyxl import load_workbook

from desk_union.basis import names
from desk_union.basis.places import FONTS
from desk_union.describe.form import Copy, Filled
from desk_union.exchange import reading
from desk_union.members.ledgers import PEOPLE
from desk_union.prints.forms.formfile import load
from desk_union.prints.forms.forms import write_forms
from desk_union.prints.forms.formword import write_docx
from desk_union.prints.lists.listxlsx import write_xlsx
from desk_union.prints.type.fonts import GETA, Fonts, Role
from desk_union.store import listing, rows
from desk_union.store.progress import finish
from tests.prints.conftest import Paper, table
from tests.screens.desks import TODAY, small_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# GB 18030-2022, implementation level 3: CJK unified ideographs to 9FEF, extensions A to F, and twelve that stand among
# the compatibility ideographs.
BLOCKS = (
    (0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0),
)  # fmt: skip
TWELVE = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"
LEVEL_3 = [*(chr(code) for first, last in BLOCKS for code in range(first, last + 1)), *TWELVE]
NAMES = ("王㛃", "李䶮", "张𠮷", "赵𬭎", "钱𫖯", "孙𰻝")  # the last, biáng, is of extension G, beyond the standard
INSIDE = NAMES[:-1]


def test_the_standard_has_so_many():
    assert len(set(LEVEL_3)) == 87_887


def test_every_character_of_the_standard_is_drawn_in_every_role(fonts: Fonts, rare_face: Path):
    for role in get_args(Role):
        chain = fonts.chain(role)
        assert [char for char in LEVEL_3 if chain.font_of(char) is None] == []
    assert fonts.missing(LEVEL_3) == []


def test_the_bundled_faces_alone_draw_levels_1_and_2_and_name_the_rest():
    bundled = Fonts((FONTS,))
    missing = set(bundled.missing(LEVEL_3))
    assert len(LEVEL_3) - len(missing) == 27_783
    assert not missing & {chr(code) for code in range(0x4E00, 0x9FA6)}  # GBK and level 1
    assert missing & set("".join(NAMES)) == {"𠮷"}


def test_they_copy_out_of_a_list_as_they_went_in(printed: Callable[..., Paper], rare_face: Path):
    paper = printed(table([[name] for name in NAMES], "姓名"))
    assert paper.printed.missing == ("𰻝",)
    for name in INSIDE:
        assert name in paper.text
    assert f"孙{GETA}" in paper.text


def test_they_copy_out_of_a_form(fonts: Fonts, rare_face: Path):
    out = BytesIO()
    filled = Filled([Copy({"name": name}) for name in NAMES])
    done = finish(write_forms(load("application"), filled, out, fonts=fonts))
    text = Paper(out.getvalue(), done, []).text
    assert done.missing == ("𰻝",)
    assert all(name in text for name in INSIDE)


def test_word_and_workbook_hold_them_whole_and_tell_the_rest(tmp_path: Path, rare_face: Path):
    out = BytesIO()
    filled = Filled([Copy({"name": name}) for name in NAMES])
    done = finish(write_docx(load("application"), filled, out, at=datetime(2026, 11, 20)))
    assert done.missing == ("𰻝",)
    told = "".join(paragraph.text for paragraph in Document(BytesIO(out.getvalue())).paragraphs)
    assert all(name in told for name in NAMES)
    list(write_xlsx([table([[name] for name in NAMES], "姓名")], tmp_path / "a.xlsx"))
    cells = [cell.value for row in load_workbook(tmp_path / "a.xlsx").active for cell in row]
    assert set(NAMES) <= set(cells)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("王㛃", "wj"), ("李䶮", "ly"), ("张𠮷", "zj"), ("赵𬭎", "zhaoh"), ("钱𫖯", "qianfu"), ("王㛃", "㛃"), ("张𠮷", "𠮷")],
)
def test_they_are_found_by_themselves_and_by_their_sounds(name, typed, tmp_path):
    with small_desk(tmp_path) as desk:
        with desk.book.deed("登记") as session:
            rows.save_row(session, PEOPLE, None, {"name": name}, TODAY)
        with desk.book.reading() as session:
            found = listing.lines(
                session, PEOPLE, [PEOPLE.by_key["name"]], listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY, search=typed)),
                TODAY,
            )  # fmt: skip
        assert [line.words for line in found] == [(name,)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_they_come_in_from_text_files(encoding, tmp_path):
    file = tmp_path / "名单.csv"
    file.write_text("\n".join(["姓名,入会日期", *(f"{name},2015-3-1" for name in NAMES)]), encoding=encoding)
    (grid,) = reading.read_workbook(file)
    assert [row[0] for row in grid.rows[1:]] == list(NAMES)


@pytest.mark.parametrize(
    ("private", "meant"),
    [("\ue863", "䶮"), ("\ue81e", "\u9fb4"), ("\ue816", "\U00020087"), ("\ue864", "\u9fbb"), ("\ue815", "\u2e81")],
)
def test_private_places_of_old_files_become_the_character_meant(private, meant):
    assert names.clean(f"王{private}") == f"王{meant}"


def test_what_a_file_in_gbk_says_is_what_is_meant():
    # FE59 and FE9F in GB 18030-2022; Python and Windows decode them to private places.
    assert names.clean(bytes.fromhex("cdf5fe59").decode("gb18030")) == "王\u9fb4"
    assert names.clean(bytes.fromhex("cdf5fe9f").decode("gb18030")) == "王䶮"


def test_every_character_of_the_standard_survives_cleaning():
    assert [char for char in LEVEL_3 if names.clean(char) != char] == []
