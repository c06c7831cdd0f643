"""The libraries the program stands on and their licences: gathered for the shipped folder, told in the manual."""

from __future__ import annotations

import os
import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis.places import FONTS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable

LICENCES = RESOURCES / "licences"
INDEX = "index.tsv"  # in the shipped folder only, beside a folder of texts for each library
OURS = "desk-union"
# Texts that a library's own package leaves out, kept in the repository.
KEPT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6-pdf": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),  # with OpenSSL inside
}
WINDOW = 'extra == "window"'
BUNDLER = "pyinstaller"  # its starting program is part of the shipped folder
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_TERMS_MOST = 60


@dataclass(frozen=True, slots=True)
class Library:
    """``terms`` is what its package calls its licence; ``texts`` are the files with the words."""

    name: str
    version: str
    terms: str
    texts: tuple[Path, ...] = ()

    @property
    def folder(self) -> str:
        return f"{self.name}-{self.version}"


def used() -> list[Library]:
    """What this program stands on: as gathered where it was shipped, else as installed here."""
    index = LICENCES / INDEX
    if not index.is_file():
        return installed()
    rows = (line.split("\t") for line in index.read_text(encoding="utf-8").splitlines())
    found = (Library(name, version, terms) for name, version, terms in rows)
    return [
        Library(one.name, one.version, one.terms, tuple(sorted((LICENCES / one.folder).iterdir()))) for one in found
    ]


def installed(more: Iterable[str] = ()) -> list[Library]:
    """Every library that the program needs to run, with the libraries these need, as installed here, and ``more``."""
    wanted, found = [OURS, BUNDLER, *more], {}
    while wanted:
        name = _plain(wanted.pop())
        if name in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another system only
        found[name] = _library(name, package)
        if name != BUNDLER:
            wanted += [_needed(line) for line in package.requires or () if _shipped(line)]
    found.pop(OURS, None)
    return [_python(), *(found[name] for name in sorted(found)), _fonts()]


def gather(folder: Path, taken: Iterable[str] = ()) -> None:
    """Lay the texts of all libraries into a folder, as the shipped program reads them; ``taken`` are those bundled."""
    libraries = installed(taken)
    for library in libraries:
        target = folder / library.folder
        target.mkdir(parents=True, exist_ok=True)
        for place, text in enumerate(library.texts):
            there = (target / text.name).exists()
            (target / (f"{place}-{text.name}" if there else text.name)).write_bytes(text.read_bytes())
    lines = (f"{library.name}\t{library.version}\t{library.terms}\n" for library in libraries)
    (folder / INDEX).write_text("".join(lines), encoding="utf-8")


def _library(name: str, package: metadata.Distribution) -> Library:
    own = [Path(str(package.locate_file(file))) for file in package.files or () if ".dist-info" in str(file)]
    texts = [file for file in own if _TEXT.search(file.name) and file.is_file()]
    texts += [LICENCES / kept for kept in KEPT.get(name, ())]
    return Library(name, package.version, _terms(package.metadata), tuple(texts))


def _terms(told: metadata.PackageMetadata) -> str:
    known: list[str] = told.get_all("Classifier") or []
    classes = [line.rpartition(" :: ")[2] for line in known if line.startswith("License ::")]
    said = [*(told.get_all("License-Expression") or []), *(told.get_all("License") or []), ""]
    first = str(said[0]).partition("\n")[0]
    return (first if first and len(first) <= _TERMS_MOST else "、".join(classes)) or "见许可全文"


def _python() -> Library:
    places = (Path(sys.base_prefix) / "LICENSE.txt", Path(os.__file__).with_name("LICENSE.txt"))
    return Library("python", platform.python_version(), "PSF-2.0", tuple(file for file in places if file.is_file())[:1])


def _fonts() -> Library:
    return Library("fonts", "1", "SIL OFL 1.1", (FONTS / "OFL.txt", FONTS / "README.md"))


def _shipped(requirement: str) -> bool:
    """Of the extras of libraries only our own window is taken along."""
    return "extra ==" not in requirement or WINDOW in requirement.replace("'", '"')


def _needed(line: str) -> str:
    found = _NAME.match(line)
    return found.group() if found else ""


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
