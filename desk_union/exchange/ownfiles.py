"""The file of a form that the office brought: looked at in a process apart, made plain, and kept with its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk_union.basis.refusal import Refusal
from desk_union.exchange import apart, containers
from desk_union.store.attachments import LARGEST
from desk_union.store.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.store.opened import Book

MEGA = 1 << 20
PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".gif")
ENDINGS = (*PICTURES, ".pdf", ".docx")
KINDS = f"图片、PDF、Word文件 ({' '.join(f'*{one}' for one in ENDINGS)})"


class TakenScan(NamedTuple):
    """``pdf`` lies under the fields; ``sizes`` of its pages are in mm."""

    pdf: bytes
    sizes: list[tuple[float, float]]


class TakenWord(NamedTuple):
    """``insides`` is what stands between the braces of its places, once each; ``lines`` the text to be looked at."""

    content: bytes
    insides: list[str]
    lines: list[str]


def is_word(path: Path) -> bool:
    return path.suffix.casefold() in {".docx", ".doc", ".dotx", ".docm", ".wps"}


def _refuse_unread(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        raise Refusal(f"没有找到文件“{path.name}”。", "请核对文件名，确认它还在原来的文件夹里。") from None
    if not path.is_file():
        raise Refusal(f"“{path.name}”不是文件。", "请选一个图片、PDF或Word文件。")
    if size > LARGEST:
        raise Refusal(
            f"“{path.name}”太大（{size // MEGA} MB），最多{LARGEST // MEGA} MB。",
            "请用300点每英寸扫描，或者另存为较小的文件。",
        )
    if size == 0:
        raise Refusal(f"“{path.name}”是空的。", "请重新扫描或另存一份再试。")


def take_scan(book: Book, paths: Sequence[Path]) -> TakenScan:
    """Of one PDF, or of pictures each of which is a page; Refusal with the reason where a file is none of these."""
    for path in paths:
        _refuse_unread(path)
    with scratch(book.path) as folder:
        target = folder / "底图.pdf"
        try:
            sizes = apart.ask("ground", [str(path.absolute()) for path in paths], str(target))
        except apart.Died as death:
            raise _lost(paths[0].name, late=death.late) from None
        except OSError:
            raise Refusal(f"读不了文件“{paths[0].name}”。", "请确认它没有被别的程序占用。") from None
        return TakenScan(target.read_bytes(), [(float(one[0]), float(one[1])) for one in sizes])


def take_word(path: Path) -> TakenWord:
    """Refusal where it is no Word file, is locked, or damaged."""
    _refuse_unread(path)
    name = path.name
    if path.suffix.casefold() != ".docx":
        raise Refusal(f"“{name}”不是Word文件（.docx）。", "旧的.doc、WPS文件请先用Word或WPS另存为“Word文档（.docx）”。")
    try:
        content = path.read_bytes()
    except OSError:
        raise Refusal(f"读不了文件“{name}”。", "请确认它没有被别的程序占用。") from None
    if content.startswith(containers.OLE):
        raise Refusal(
            f"“{name}”加了打开密码，或者是旧的.doc文件。", "请用Word打开它，去掉密码，另存为“Word文档（.docx）”再试。"
        )
    return look_word(content, name, path)


def look_word(content: bytes, name: str, path: Path) -> TakenWord:
    """What stands in the file; ``path`` is where it lies."""
    broken = Refusal(f"“{name}”打不开，可能已经损坏，或者不是真正的Word文件。", "请用Word打开它，另存一份再试。")
    if not content.startswith(containers.ZIP):
        raise broken
    try:
        containers.look_at(content, name)
    except Refusal as fault:
        raise broken from fault
    try:
        insides, lines = apart.ask("word", str(path.absolute()), name)
    except apart.Died as death:
        raise _lost(name, late=death.late) from None
    return TakenWord(content, [str(one) for one in insides], [str(one) for one in lines])


def _lost(name: str, *, late: bool) -> Refusal:
    if late:
        return Refusal(f"“{name}”读了很久也没有读完。", "请换一个小些、简单些的文件，或者重新扫描。")
    return Refusal(f"“{name}”读不了，可能已经损坏或者太大。", "请重新扫描或另存一份再试。")
