"""The office's own words, signers and faces reach every kind of print, and nobody's data is touched by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desk_union.basis.words import Wording
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request
from desk_union.founding import new_book
from desk_union.members.sheets import SHEETS
from desk_union.office import signers, wording
from desk_union.office.signers import Signer
from desk_union.prints import stationery
from desk_union.prints.forms.formfile import SHEETS as FORM_FILES
from desk_union.prints.forms.formprinting import print_forms
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.lists.listxlsx import write_xlsx
from desk_union.prints.type.faces import BY_LABEL, CHOICES, found, path_of
from desk_union.prints.type.fonts import BUNDLED_ONLY, fonts_here
from desk_union.store.progress import finish
from tests.screens.desks import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.store.opened import Book

DAY = date(2026, 11, 20)
OWN = Wording({"staff": "员工", "branch": "支会"})
TABLE = Table(
    title="职工花名册",
    columns=(Column("职工姓名", groups=("职工",)), Column("分会/小组")),
    rows=[("职工张三", "第一分会"), ("李四", "第二分会")],
    filter_text="分会/小组 是 第一分会",
    notes=("第一分会有1人。",),
    count_text="共 2 名职工",
    organisation="某某职工大学工会",
    printed_on=DAY,
)


@pytest.fixture
def book(tmp_path, monkeypatch) -> Iterator[Book]:
    monkeypatch.setenv(BUNDLED_ONLY, "1")
    book = new_book(tmp_path / "账本.desk", "某某工会", today=DAY, clock=Clock())
    yield book
    book.close()


def hand_of(book: Book) -> stationery.Stationery:
    with book.reading() as session:
        return stationery.read(session)


def hold(book: Book) -> None:
    with book.deed("签名人") as session:
        signers.write(session, (Signer("填表人", "王干事", date(2025, 1, 1)), Signer("填表人", "李干事", DAY)))


def words_of(pdf: BytesIO) -> str:
    return "".join(page.extract_text() for page in PdfReader(pdf).pages).replace("\n", "")


def test_headings_are_in_the_unions_words_and_data_is_not(book):
    with book.deed("用词") as session:
        wording.write(session, OWN.chosen)
    (told,) = hand_of(book).tables((TABLE,), DAY)
    assert (told.title, told.count_text) == ("员工花名册", "共 2 名员工")
    assert [column.title for column in told.columns] == ["员工姓名", "支会/小组"]
    assert told.columns[0].groups == ("员工",)
    for kept in ("rows", "filter_text", "notes", "organisation"):
        assert getattr(told, kept) == getattr(TABLE, kept)


def test_a_list_is_signed_by_those_of_its_day(book, tmp_path):
    hold(book)
    hand = hand_of(book)
    for day, name, other in ((DAY, "李干事", "王干事"), (date(2026, 3, 31), "王干事", "李干事")):
        tables, pdf, xlsx = hand.tables((TABLE,), day), BytesIO(), tmp_path / f"{day}.xlsx"
        finish(write_pdf(tables, pdf, fonts=hand.fonts))
        assert f"填表人：{name}" in words_of(pdf)
        assert other not in words_of(pdf)
        list(write_xlsx(tables, xlsx))
        cells = [str(cell.value) for row in load_workbook(xlsx).active for cell in row]
        assert any(f"填表人：{name}" in cell for cell in cells)


def test_an_own_sheet_file_names_a_place_of_signature(book):
    hold(book)
    own = book.path.parent / "表样"
    own.mkdir()
    shipped = (FORM_FILES / "application.toml").read_text(encoding="utf-8")
    (own / "application.toml").write_text(shipped.replace("{day}　　", "{填表人}"), encoding="utf-8")
    sheet = next(sheet for sheet in SHEETS if sheet.form == "application")
    pdf = BytesIO()
    finish(print_forms(sheet, Filled([Copy({"name": "张三"})]), Request(DAY, DAY), book, pdf))
    assert "李干事" in words_of(pdf)


def test_shipped_forms_speak_the_unions_words_and_own_files_stay(book):
    with book.deed("用词") as session:
        wording.write(session, OWN.chosen)
    sheet = next(sheet for sheet in SHEETS if sheet.form == "registration")
    request, filled = Request(DAY, DAY), Filled([Copy({"name": "分会张三"})])
    pdf = BytesIO()
    finish(print_forms(sheet, filled, request, book, pdf))
    assert "支会、小组" in words_of(pdf)
    assert "分会张三" in words_of(pdf)
    own = book.path.parent / "表样"
    own.mkdir()
    (own / "registration.toml").write_bytes((FORM_FILES / "registration.toml").read_bytes())
    pdf = BytesIO()
    finish(print_forms(sheet, filled, request, book, pdf))
    assert "分会、小组" in words_of(pdf)


def test_chosen_faces_lead_and_rare_characters_still_fall_back(book, tmp_path):
    with book.deed("字体") as session:
        stationery.write_faces(session, {"body": "思源黑体", "head": ""})
    hand = hand_of(book)
    assert hand.notes == ()
    assert hand.fonts.chain("serif").font_of("中").startswith("desk-NotoSansSC")
    assert hand.fonts.chain("song-bold").stroke > 0  # the chosen face is no bold one
    assert hand.fonts.chain("sans").first == fonts_here(bundled_only=True).chain("sans").first
    assert hand.fonts.missing("中䶮") == fonts_here(bundled_only=True).missing("中䶮")
    assert hand.office_faces == ("黑体", "黑体")
    list(write_xlsx((TABLE,), tmp_path / "a.xlsx", faces=("仿宋", "方正小标宋简体")))
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet["A1"].font.name == "方正小标宋简体"
    assert sheet["A2"].font.name == "仿宋"


def test_a_face_this_computer_lacks_is_told_and_replaced(book):
    absent = next(choice for choice in CHOICES if path_of(choice) is None)
    with book.deed("字体") as session:
        stationery.write_faces(session, {"head": absent.label})
    hand = hand_of(book)
    assert absent.label in hand.notes[0]
    assert hand.fonts.chain("sans").first == fonts_here(bundled_only=True).chain("sans").first
    assert hand.office_faces == ("宋体", absent.office)  # whoever opens the workbook may well have it


def test_faces_that_are_there_can_be_chosen(tmp_path):
    (tmp_path / "simfang.ttf").touch()
    assert [choice.label for choice, _ in found([tmp_path])] == ["仿宋"]
    assert len(BY_LABEL) == len(CHOICES)


def test_a_place_already_signed_keeps_its_name(book):
    hold(book)
    (told,) = hand_of(book).tables((replace(TABLE, signed={"填表人": "本人"}),), DAY)
    assert told.signatures == ["填表人：本人", "审核人：", "负责人："]
