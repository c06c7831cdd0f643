"""Official forms as one PDF at true size: cells, photos, and continuation pages for what does not fit."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from desk_union.basis.refusal import Refusal
from desk_union.prints.forms.formfile import FaultyForm
from desk_union.prints.forms.formsetting import FormSetter, too_long
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.document import mark, new_canvas
from desk_union.prints.page.drawing import Pen, draw_words
from desk_union.prints.page.fitting import MM
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.ink import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.describe.form import Filled, Form
    from desk_union.prints.forms.formsetting import FormPage, Picture

_LINES = {"box": 0.5, "frame": 1.2, "bottom": 0.5}
_DOTS = 300 / 72  # a photo is kept no finer than paper shows
_PICTURE_AIR = 0.8 * MM
_SAY_EVERY = 20


def write_forms(
    form: Form,
    filled: Filled,
    target: Path | BinaryIO,
    *,
    layout: str = "",
    skip: int = 0,
    pictures: Callable[[str], bytes] | None = None,
    fonts: Fonts | None = None,
    author: str = "",
    invariant: bool = False,
) -> Generator[Progress, None, Printed]:
    """Print all copies; closing the generator early leaves the target as it was.

    ``layout`` is the code of one of the form's papers, ``skip`` the number of slots already used on its first sheet,
    ``pictures`` gives the bytes of a photo by its hash, ``author`` is the union.
    Faulty when the form's own words do not fit their cells.
    """
    if not filled.copies:
        raise ValueError("nothing to print")
    fonts = fonts or fonts_here()
    if problems := too_long(form, fonts):
        raise FaultyForm(f"{form.code}.toml", problems, "改好后再打印。")
    setter = FormSetter(form, form.layout(layout), fonts, skip=skip, foot=filled.foot)
    total = len(filled.copies)
    for number, copy in enumerate(filled.copies, 1):
        setter.add(copy)
        if number % _SAY_EVERY == 0:
            yield Progress(number, 2 * total, f"正在排版《{form.title}》：{number}／{total} 份")
    pages = setter.close()
    out = BytesIO()
    canvas = new_canvas(out, pages[0].size, title=form.title, author=author, fonts=fonts, invariant=invariant)
    # A viewer's own "fit to page" would spoil forms and labels that must be of true size.
    canvas.setViewerPreference("PrintScaling", "None")
    photos, ink = PagePhotos(pictures), Ink(canvas)
    for number, page in enumerate(pages, 1):
        if page.subject and total > 1:
            mark(canvas, page.subject, number)
        draw_form(canvas, page, fonts, photos, ink)
        if number % _SAY_EVERY == 0 or number == len(pages):
            yield Progress(
                total + total * number // len(pages), 2 * total, f"正在生成第 {number} 页，共 {len(pages)} 页"
            )
    canvas.save()
    save(out.getvalue(), target)
    lost = fonts.missing(line for page in pages for words in page.words for line in words.lines)
    notes = [*filled.notes, *photos.notes]
    if setter.overflowed:
        notes.append(f"有{setter.overflowed}处内容表格里放不下，已印在续页上。")
    return Printed(len(pages), tuple(lost), tuple(notes))


def draw_form(
    canvas: Canvas, page: FormPage, fonts: Fonts, photos: PagePhotos | None = None, ink: Ink | None = None
) -> None:
    canvas.setPageSize(page.size)
    height = page.size[1]
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    for (x, y, wide, tall), border in page.boxes:
        canvas.setLineWidth(_LINES[border])
        if border == "bottom":
            canvas.line(x, height - y - tall, x + wide, height - y - tall)
        else:
            canvas.rect(x, height - y - tall, wide, tall)
    canvas.setLineWidth(_LINES["box"])
    for x1, y1, x2, y2 in page.strokes:
        canvas.line(x1, height - y1, x2, height - y2)
    pen = Pen(canvas, height, ink)
    for words in page.words:
        draw_words(pen, 0, words, fonts.chain(words.role))
    for picture in page.pictures:
        if photos is not None:
            photos.draw(canvas, picture, height)
    pen.flush()
    canvas.showPage()


class PagePhotos:
    """Draws photos; one that cannot be had leaves its box empty and is told."""

    def __init__(self, find: Callable[[str], bytes] | None) -> None:
        self._find = find
        self._lost = 0

    @property
    def notes(self) -> list[str]:
        return [f"有{self._lost}张照片找不到或打不开，照片处是空的。"] if self._lost else []

    def draw(self, canvas: Canvas, picture: Picture, height: float) -> None:
        x, y, wide, tall = picture.box
        try:
            image = self._image(picture, wide, tall)
        except (Refusal, UnidentifiedImageError, OSError):
            self._lost += 1
            return
        air = _PICTURE_AIR
        canvas.drawImage(
            image,
            x + air,
            height - y - tall + air,
            wide - 2 * air,
            tall - 2 * air,
            preserveAspectRatio=True,
            anchor="c",
        )

    def _image(self, picture: Picture, wide: float, tall: float) -> ImageReader:
        if self._find is None:
            raise Refusal("没有照片。")
        with Image.open(BytesIO(self._find(picture.sha256))) as raw:
            image = ImageOps.exif_transpose(raw).convert("RGB")
        image.thumbnail((round(wide * _DOTS), round(tall * _DOTS)))
        return ImageReader(image)
