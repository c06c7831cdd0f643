"""Every character is drawn by a face that has it, or is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.places import FONTS
from desk_union.basis.refusal import Refusal
from desk_union.prints.type.fonts import GETA, Fonts
from desk_union.prints.type.tounicode import cmap

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = "\U0010fffd"


def test_everyday_and_government_list_characters_come_from_the_bundled_face(fonts: Fonts) -> None:
    chain = fonts.chain("serif")
    assert {chain.font_of(char) for char in "张㛃䶮𬭎𫖯Aa09，。￥"} == {chain.first}


def test_every_character_of_gb2312_has_a_face(fonts: Fonts) -> None:
    """Not looked for one by one when a list is printed, so it must be so."""
    chain = fonts.chain("serif")
    known = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)]
    assert len(set("".join(known))) == 7445
    assert [char for char in "".join(known) if chain.font_of(char) is None] == []


def test_rare_character_comes_from_the_fallback_face(fonts: Fonts, rare_face: Path) -> None:
    runs = fonts.chain("serif").runs("李𠮷明")
    assert [text for _, text in runs] == ["李", "𠮷", "明"]
    assert rare_face.stem in runs[1][0]
    assert fonts.missing(["李𠮷明"]) == []


def test_character_without_any_face_is_named_once_and_drawn_as_the_printers_mark(fonts: Fonts) -> None:
    assert fonts.missing([f"王{NOWHERE}", f"{NOWHERE}李\U0010fffc"]) == [NOWHERE, "\U0010fffc"]
    assert "".join(text for _, text in fonts.chain("serif").runs(f"王{NOWHERE}")) == f"王{GETA}"


def test_width_of_text_is_that_of_its_characters(fonts: Fonts) -> None:
    chain = fonts.chain("serif")
    assert chain.width("工会", 10) == pytest.approx(20)
    assert chain.width("11", 10) < 15
    assert chain.width("", 10) == 0


def test_without_the_fetched_faces_bold_is_stroked_and_the_faces_are_named() -> None:
    poor = Fonts((FONTS,))
    assert len(poor.absent_faces()) == 4
    assert any("NotoSerifSC-Bold.ttf" in name for name in poor.absent_faces())
    assert poor.chain("song-bold").stroke > 0
    assert poor.chain("sans").stroke > 0
    assert poor.chain("serif").stroke == 0
    assert poor.missing("𠮷") == ["𠮷"]


def test_a_real_bold_face_is_not_stroked(tmp_path: Path) -> None:
    shutil.copyfile(FONTS / "NotoSerifSC-Regular.ttf", tmp_path / "NotoSerifSC-Bold.ttf")
    rich = Fonts((FONTS, tmp_path))
    assert rich.chain("song-bold").stroke == 0
    assert "NotoSerifSC-Bold" in rich.chain("song-bold").first
    assert not any("NotoSerifSC-Bold" in name for name in rich.absent_faces())


@pytest.mark.parametrize(
    ("role", "file"),
    [("serif", "simsun.ttc"), ("sans", "simhei.ttf"), ("kai", "simkai.ttf"), ("fang", "simfang.ttf")],
)
def test_faces_of_windows_come_first(tmp_path: Path, role: str, file: str) -> None:
    shutil.copyfile(FONTS / "NotoSansSC-Regular.ttf", tmp_path / file)
    here = Fonts((FONTS,), windows=tmp_path)
    assert file.partition(".")[0] in here.chain(role).first  # type: ignore[arg-type]  # roles from the table above
    bundled = Fonts((FONTS,))
    assert "Noto" in bundled.chain(role).first  # type: ignore[arg-type]  # as above


def test_rare_character_face_never_leads(tmp_path: Path) -> None:
    shutil.copyfile(FONTS / "NotoSansSC-Regular.ttf", tmp_path / "simsunb.ttf")
    assert "NotoSerifSC" in Fonts((FONTS,), windows=tmp_path).chain("serif").first


def test_no_font_at_all_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="重新安装"):
        Fonts((tmp_path,)).chain("serif")


def test_tounicode_map_writes_high_characters_as_surrogates_in_legal_blocks() -> None:
    text = cmap("F", [0x20, 0x4E2D, 0x20BB7] + [0x5000 + n for n in range(150)])
    assert "<01> <4E2D>" in text
    assert "<02> <D842DFB7>" in text
    assert [line for line in text.splitlines() if line.endswith("beginbfchar")] == ["100 beginbfchar", "53 beginbfchar"]
