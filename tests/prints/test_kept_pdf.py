"""A PDF is made to be kept (PDF/A-2b in structure): one sheet of each content from the sample book, read back."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from desk_union import tabs
from desk_union.describe.sheet import Request
from desk_union.prints.publishing import publish
from desk_union.store.progress import finish
from tests.samples import TODAY, sample_book

# Lists, an official form, a bound book, a chart, a document.
SHEETS = ("members.roster", "members.registration", "funds.general_ledger", "members.structure_chart", "funds.notes")
PART, RDF = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("kept") / "账本.desk")
    yield book
    book.close()


@pytest.fixture(scope="module", params=SHEETS)
def printed(request, book):
    sheet = next(one for one in tabs.sheets() if one.code == request.param)
    out = BytesIO()
    finish(publish(book, sheet, Request(TODAY, TODAY, year=TODAY.year)).write("pdf", out))
    return sheet, out.getvalue()


def test_it_says_what_it_is(printed):
    _, data = printed
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    assert data.startswith(b"%PDF-1.7")
    assert (root["/Lang"], "/Encrypt" in reader.trailer, len(reader.trailer["/ID"])) == ("zh-CN", False, 2)
    assert reader.metadata.title
    assert reader.metadata.author == "示例机械厂工会"
    metadata = root["/Metadata"]
    assert "/Filter" not in metadata
    told = ET.fromstring(metadata.get_data().decode().strip("\ufeff"))  # noqa: S314 - our own
    assert [told.find(f".//{PART}{name}").text for name in ("part", "conformance")] == ["2", "B"]
    titles = [one.text for one in told.iter(f"{RDF}li")]
    assert titles[:2] == [reader.metadata.title, reader.metadata.author]


def test_its_colours_have_a_profile(printed):
    (intent,) = PdfReader(BytesIO(printed[1])).trailer["/Root"]["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_data()
    assert (profile[12:20], profile[36:40]) == (b"mntrRGB ", b"acsp")


def test_every_face_is_embedded(printed):
    faces = [
        font.get_object()
        for page in PdfReader(BytesIO(printed[1])).pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert faces
    assert {face["/BaseFont"] for face in faces if "/FontFile2" not in face.get("/FontDescriptor", {})} == set()
