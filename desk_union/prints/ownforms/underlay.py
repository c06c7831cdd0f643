"""Lays the pages of a kept PDF under the pages of a finished one, each of them in the file only once."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, StreamObject

from desk_union.basis.refusal import Refusal
from desk_union.prints.page.fitting import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject

NAME = "/Ground"


def laid_under(pdf: bytes, ground: bytes, places: Sequence[int], shift: tuple[float, float]) -> bytes:
    """``places`` say for each page which page of ``ground`` lies below it, stretched to its size; below zero, or past
    the last, none does. ``shift`` is in mm, to the right and down.
    """
    try:
        below = PdfReader(BytesIO(ground))
        count = len(below.pages)
    except Exception as fault:  # pypdf raises errors of many kinds
        raise Refusal("这张表样的底图已损坏。", "请在“自备表样”里打开它，重新换上底图。") from fault
    writer = PdfWriter(clone_from=BytesIO(pdf))
    forms: dict[int, Any] = {}
    for page, place in zip(writer.pages, places, strict=True):
        if not 0 <= place < count:
            continue
        if place not in forms:
            forms[place] = writer._add_object(_as_form(writer, below.pages[place]))
        _put(writer, page, forms[place], below.pages[place], shift)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _as_form(writer: PdfWriter, page: PageObject) -> StreamObject:
    """The page as something that may be drawn on any other."""
    contents = page.get_contents()
    form = DecodedStreamObject()
    form.set_data(contents.get_data() if contents is not None else b"")
    box = page.mediabox
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([FloatObject(one) for one in (box.left, box.bottom, box.right, box.top)]),
        }
    )  # fmt: skip
    resources = page.get("/Resources")
    form[NameObject("/Resources")] = (
        resources.get_object().clone(writer) if resources is not None else DictionaryObject()
    )
    return form.flate_encode()


def _put(writer: PdfWriter, page: PageObject, form: Any, below: PageObject, shift: tuple[float, float]) -> None:
    box, own = below.mediabox, page.mediabox
    wide, tall = float(own.width) / float(box.width), float(own.height) / float(box.height)
    x = shift[0] * MM - float(box.left) * wide
    y = -shift[1] * MM - float(box.bottom) * tall
    order = f"q {wide:.6f} 0 0 {tall:.6f} {x:.3f} {y:.3f} cm {NAME} Do Q\n".encode()
    first = DecodedStreamObject()
    first.set_data(order)
    held = page.get("/Contents")
    before = held.get_object() if held is not None else ArrayObject()
    rest = list(before) if isinstance(before, ArrayObject) else [held]
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(first), *rest])
    resources: Any = page[NameObject("/Resources")].get_object()
    # Pages that share their resources all draw their own ground under the same name: each gets a list of its own.
    own_resources = DictionaryObject(resources)
    drawn = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    drawn[NameObject(NAME)] = form
    own_resources[NameObject("/XObject")] = drawn
    page[NameObject("/Resources")] = own_resources
