"""A PDF that is made to be kept: title, author, language, its colours and what it says of itself, as PDF/A-2b asks.

Structure by ISO 19005-2: XMP metadata beside the information dictionary, an output intent with its profile, every face
embedded, nothing encrypted.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from desk_union.basis.places import RESOURCES
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from typing import BinaryIO

    from desk_union.prints.type.fonts import Fonts

LANGUAGE, CREATOR, COLOURS, VERSION = "zh-CN", "desk_union", "sRGB", (1, 7)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Unpacked(PDFStream):
    """Read by those who do not read PDF, so it may name no filter, not even none."""

    def format(self, document: Any) -> bytes:
        head = PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        told: bytes = head.format(document) + b"\nstream\n" + self.content + b"\nendstream\n"
        return told


def new_canvas(
    out: BinaryIO, size: tuple[float, float], *, title: str, author: str, fonts: Fonts, invariant: bool
) -> Canvas:
    """An empty document of pages of ``size`` points; with ``invariant`` equal input gives equal bytes."""
    ((first_face, _),) = fonts.chain("serif").runs("年")
    # The stubs take the name for a number; without it every page would begin with Helvetica, which is not embedded.
    begins: Any = {"initialFontName": first_face, "lang": LANGUAGE, "pdfVersion": VERSION}
    canvas = Canvas(out, pagesize=size, pageCompression=1, invariant=int(invariant), **begins)
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
    canvas.setSubject(clean(title))
    canvas.setCreator(CREATOR)
    document: Any = canvas._doc  # type: ignore[attr-defined]  # missing from the stubs
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]
    catalogue.Metadata = _metadata(document)
    catalogue.OutputIntents = PDFArray([_intent(document)])
    return canvas


def mark(canvas: Canvas, words: str, number: int) -> None:
    """A bookmark of the page in hand, which is the ``number``th."""
    key = f"page{number}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(clean(words).replace("\n", " "), key, level=0)


def _metadata(document: Any) -> PDFStream:
    info, stamp = document.info, document._timeStamp
    year, month, day, hour, minute, second = stamp.YMDhms
    at = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{stamp.dhh:+03}:{stamp.dmm:02}"
    told = _XMP.format(
        title=escape(info.title), author=escape(info.author), language=LANGUAGE, creator=CREATOR,
        producer=escape(info.producer), at=at,
    )  # fmt: skip
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return _Unpacked(kind, told.encode())


def _intent(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3, "Alternate": PDFName("DeviceRGB")}), _profile())
    return PDFDictionary({
        "Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "OutputConditionIdentifier": PDFString(COLOURS),
        "Info": PDFString(COLOURS), "DestOutputProfile": document.Reference(profile, "colours"),
    })  # fmt: skip


@cache
def _profile() -> bytes:
    return (RESOURCES / "icc" / f"{COLOURS}.icc").read_bytes()
