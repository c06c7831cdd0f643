"""Makes one plain PDF of a scan or a PDF form, to lie under the fields of a form; runs in a process apart."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.prints.page.fitting import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image
    from pypdf import PageObject, PdfReader, PdfWriter

MOST_PAGES = 50
MOST_PIXELS = 120_000_000  # A3 at 600 dots an inch has 70
SHORTEST, LONGEST = 20.0, 2000.0  # mm
FINEST = 2600  # pixels of the longer side that a page of paper shows
A4 = (210.0, 297.0)
QUALITY = 88
ASKEW = 0.06  # by how much the shape of a page laid on by hand differs from that of its paper
# What a reader of PDFs raises on a file that is none, beside its own errors.
_BROKEN = (
    OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError,
)  # fmt: skip


def take(files: Sequence[str], target: str) -> list[tuple[float, float]]:
    """Write a PDF of all pages as ``target``; gives the size of each in mm. Refusal where a file is none of these."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    sizes: list[tuple[float, float]] = []
    for one in files:
        path = Path(one)
        if path.read_bytes()[:1024].lstrip().startswith(b"%PDF"):
            sizes += _pages(writer, path)
        else:
            sizes.append(_picture(writer, path))
        if len(sizes) > MOST_PAGES:
            raise Refusal(f"一张表样最多{MOST_PAGES}页，这里有{len(sizes)}页以上。", "请只留下要填的那几页。")
    writer.compress_identical_objects()
    with Path(target).open("wb") as out:
        writer.write(out)
    return sizes


def _pages(writer: PdfWriter, path: Path) -> list[tuple[float, float]]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    broken = Refusal(f"“{path.name}”打不开，可能已经损坏。", "请用PDF阅读器打开它，另存或重新打印成PDF再试。")
    try:
        reader = PdfReader(path)
        _refuse_unfit(reader, path.name)
        return [_page(writer, page) for page in reader.pages]
    except Refusal:
        raise
    except (PyPdfError, *_BROKEN) as fault:
        raise broken from fault


def _refuse_unfit(reader: PdfReader, name: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refusal(f"“{name}”加了密码，读不了。", "请先去掉密码：用PDF阅读器打开，打印成一个新的PDF。")
    count = len(reader.pages)
    if count == 0:
        raise Refusal(f"“{name}”一页也没有。", "请换一个文件。")
    if count > MOST_PAGES:
        raise Refusal(f"“{name}”有{count}页，表样最多{MOST_PAGES}页。", "请只留下要填的那几页。")


def _page(writer: PdfWriter, page: PageObject) -> tuple[float, float]:
    """The page as it is seen: turned as it says, and of what is around it only what is shown."""
    made = writer.add_page(page)
    made.transfer_rotation_to_content()
    box = made.cropbox
    for name in ("/Annots", "/AA", "/B", "/Thumb", "/StructParents", "/Metadata", "/PieceInfo"):
        made.pop(name, None)
    made.mediabox = box
    size = float(box.width) / MM, float(box.height) / MM
    if not all(SHORTEST <= one <= LONGEST for one in size):
        raise Refusal(f"有一页的大小是{size[0]:.0f}×{size[1]:.0f}毫米，不像一张表。", "请换一个文件。")
    return size


def _picture(writer: PdfWriter, path: Path) -> tuple[float, float]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    too_large = Refusal(f"图片“{path.name}”太大了，读不了。", "请用300点每英寸重新扫描，或者缩小后再试。")
    try:
        with Image.open(path, formats=("JPEG", "PNG", "BMP", "TIFF", "WEBP", "GIF")) as raw:
            if raw.width * raw.height > MOST_PIXELS:
                raise too_large
            turned = ImageOps.exif_transpose(raw)
            plain = _on_white(turned)
    except (Image.DecompressionBombError, MemoryError) as fault:
        raise too_large from fault
    except UnidentifiedImageError as fault:
        raise Refusal(
            f"“{path.name}”不是图片（JPG、PNG），也不是PDF。",
            "请重新扫描成JPG、PNG或PDF；Word文件请另存为.docx再拿来。",
        ) from fault
    except (OSError, ValueError, SyntaxError) as fault:
        raise Refusal(f"图片“{path.name}”打不开，可能没有传完或已经损坏。", "请重新扫描或另存一份再试。") from fault
    size = _paper_of(plain)
    if min(size) < SHORTEST:
        raise Refusal(f"图片“{path.name}”太窄了，不像一张表。", "请换一个文件。")
    plain.thumbnail((FINEST, FINEST))
    page = BytesIO()
    plain.save(page, "PDF", resolution=plain.width / (size[0] / 25.4), quality=QUALITY)
    page.seek(0)
    from pypdf import PdfReader

    writer.add_page(PdfReader(page).pages[0])
    return size


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        see_through = image.convert("RGBA")
        white = Images.new("RGB", image.size, "white")
        white.paste(see_through, mask=see_through.getchannel("A"))
        return white
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _paper_of(image: Image) -> tuple[float, float]:
    """A scan is taken for A4, lying where it is wider than high, unless its shape is another."""
    short, long = A4
    wide, tall = image.size
    if abs(max(wide, tall) / min(wide, tall) - long / short) <= ASKEW:
        return (long, short) if wide > tall else (short, long)
    return (long, round(long * tall / wide, 1)) if wide > tall else (short, round(short * tall / wide, 1))
