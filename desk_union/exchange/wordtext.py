"""The plain text of a Word file, or of a text file, paragraph by paragraph."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 40_000_000  # bytes of the text within; a long report has a fiftieth of them
_TEXT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_text(path: Path) -> str:
    """Its paragraphs, one a line; Refusal where the file is of another kind, broken, or without a word."""
    if not path.is_file():
        raise Refusal(f"没有找到文件“{path}”。", "请核对文件名。")
    suffix = path.suffix.casefold()
    if suffix == ".docx":
        told = "\n".join(_paragraphs(path))
    elif suffix in {".txt", ".md"}:
        told = _plain(path)
    else:
        raise Refusal(f"“{path.name}”不是Word文件（.docx）或文本文件（.txt）。", "旧的.doc文件请先用Word另存为.docx。")
    if not told.strip():
        raise Refusal(f"“{path.name}”里没有文字。", "扫描的图片认不出文字，请换有文字的文件，或者把全文粘贴进来。")
    return told


def _plain(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal(f"“{path.name}”不是文本文件。", "请用记事本另存为UTF-8后再试。")


def _paragraphs(path: Path) -> Iterator[str]:
    broken = Refusal(f"“{path.name}”打不开，可能已经损坏。", "请用Word打开后另存一份再试。")
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_TEXT).file_size > LARGEST:
                raise Refusal(f"“{path.name}”太大。", "请只留下总结的文字再试。")
            content = archive.read(_TEXT)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError) as fault:
        raise broken from fault
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:  # no Word file has any; they could swell without end
        raise broken
    try:
        root = ET.fromstring(content)  # noqa: S314 - without entities, and of limited size
    except ET.ParseError as fault:
        raise broken from fault
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(_said(one) for one in paragraph.iter())


def _said(one: ET.Element) -> str:
    if one.tag == f"{_W}t":
        return one.text or ""
    return "\t" if one.tag == f"{_W}tab" else ""
