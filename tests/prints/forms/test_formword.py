"""The 入会申请书 as Word: the same words on the same paper, a page each, in faces every office has."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from desk_union.basis.refusal import Refusal
from desk_union.describe.form import Copy, Filled
from desk_union.prints.forms import formfile
from desk_union.prints.forms.formword import write_docx
from desk_union.store.progress import finish

AT = datetime(2026, 11, 20, 9, 0)


@pytest.fixture
def document():
    form = formfile.load("application")
    words = {key: holder.sample for key, holder in form.placeholders.items()}
    out = BytesIO()
    copies = [Copy({**words, "name": name}) for name in ("欧阳示范", "李示例")]
    printed = finish(write_docx(form, Filled(copies), out, at=AT))
    assert printed.pages == 2
    return Document(BytesIO(out.getvalue()))


def test_the_words_of_every_copy_on_a_page_of_its_own(document) -> None:
    pages = "\n".join(paragraph.text for paragraph in document.paragraphs).split("\n中华全国总工会入会申请书")
    assert len(pages) == 2
    for page, name in zip(pages, ("欧阳示范", "李示例"), strict=True):
        assert "我自愿加入中华全国总工会，遵守工会章程" in page
        assert f"申请人：{name}" in page
        assert "2025年3月1日" in page
    breaks = document.element.body.findall(f".//{qn('w:br')}")
    assert [each.get(qn("w:type")) for each in breaks] == ["page"]


def test_paper_and_faces(document) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    title, _, body = document.paragraphs[:3]
    faces = [paragraph.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) for paragraph in (title, body)]
    assert faces == ["黑体", "仿宋"]
    assert title.runs[0].font.size.pt == 22
    assert body.paragraph_format.line_spacing.pt == pytest.approx(16 * 1.9, abs=0.1)
    assert document.core_properties.created.replace(tzinfo=None) == AT


def test_a_form_with_rows_is_refused_rather_than_cut() -> None:
    with pytest.raises(Refusal, match="PDF"):
        finish(write_docx(formfile.load("registration"), Filled([Copy({})]), BytesIO(), at=AT))
