"""Puts several finished files in their places as one step: a program killed on the way leaves it to the next opening.

What is to be moved and removed is first written down beside the book. From then on the step is done, now or later;
before, nothing of it is.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.store.faults import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

ENDING = ".step"


def journal_of(book: Path) -> Path:
    whole = book.absolute()  # a folder given as "." has no name of its own
    return whole.with_name(f".{whole.name}{ENDING}")


def settle_all(book: Path, moves: Sequence[tuple[Path, Path]], removes: Iterable[Path] = ()) -> None:
    """Move every file (from, to) and remove the others; all in the folder of ``book`` or below it.

    Refusal when nothing of it could be done; when only a part could, the rest is done at the next opening, and the
    refusal says so.
    """
    folder = book.parent
    for source, _ in moves:
        _on_disk(source)
    removes = tuple(removes)
    had = [*(source for source, _ in moves), *(each for each in removes if each.exists())]
    step = {
        "moves": [[os.path.relpath(source, folder), os.path.relpath(target, folder)] for source, target in moves],
        "removes": [os.path.relpath(each, folder) for each in removes],
    }
    journal = journal_of(book)
    part = journal.with_name(f"{journal.name}.part")
    part.write_text(json.dumps(step), encoding="utf-8")
    _on_disk(part)
    part.replace(journal)
    try:
        _do(book)
    except OSError as problem:
        if all(each.exists() for each in had):
            journal.unlink()  # nothing has gone to its place yet, and nothing is gone
            raise
        known = explain(problem)
        raise Refusal(
            f"只做了一半就停下了：{known.reason if known else '文件不让改动。'}",
            "请排除问题（如关闭正在使用这些文件的程序），再打开这个账本，剩下的会自动做完。",
        ) from problem


def is_unfinished(book: Path) -> bool:
    return journal_of(book).exists()


def finish(book: Path) -> None:
    """Do what a killed program had still to do; the book's lock is held."""
    if not is_unfinished(book):
        return
    try:
        _do(book)
    except (ValueError, KeyError, TypeError):
        journal_of(book).unlink()  # not written by ``settle_all``, which puts it there whole


def _do(book: Path) -> None:
    """Doing it again does no harm: what has gone to its place is no longer where it came from."""
    journal = journal_of(book)
    step = json.loads(journal.read_text(encoding="utf-8"))
    folder = book.parent
    sources = [folder / source for source, _ in step["moves"]]
    # Removing comes first, and only while nothing has moved: afterwards the same names belong to the new files.
    if all(source.exists() for source in sources):
        for name in step["removes"]:
            (folder / name).unlink(missing_ok=True)
    for source, (_, target) in zip(sources, step["moves"], strict=True):
        if source.exists():
            (folder / target).parent.mkdir(exist_ok=True)
            source.replace(folder / target)
    journal.unlink()
    with suppress(OSError):
        for leftover in {source.parent for source in sources}:
            leftover.rmdir()


def _on_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
