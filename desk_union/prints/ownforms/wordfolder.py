"""A Word form of the office's own into a folder: a file for each row, called after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.atomic_files import landing
from desk_union.basis.file_names import file_name
from desk_union.prints.ownforms.wordfilling import each_word

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.prints.publishing import Publication
    from desk_union.store.progress import Work


def put_each(publication: Publication, folder: Path) -> Work[list[Path]]:
    """A file of that name that is there already stays."""
    made = yield from each_word(publication.made, publication.book)
    written: list[Path] = []
    for subject, content in made:
        target = _free(
            folder,
            f"{file_name(publication.title)} {file_name(subject)}"
            if len(made) > 1
            else file_name(publication.title),
        )
        with landing(target) as beside:
            beside.write_bytes(content)
        written.append(target)
    return written


def _free(folder: Path, name: str) -> Path:
    target, number = folder / f"{name}.docx", 1
    while target.exists():
        number += 1
        target = folder / f"{name}({number}).docx"
    return target
