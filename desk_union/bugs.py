"""A report of an unexpected error, saved for whoever maintains the program; it holds no data of the book."""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import desk_union
from desk_union.basis import profile

if TYPE_CHECKING:
    from collections.abc import Iterator

# Their messages speak of the program only. Every other message may quote what somebody typed or what the book holds.
HARMLESS = (AttributeError, ImportError, NameError, TypeError)
ROOTS = ("site-packages", "desk_union")
MOST_IN_A_SECOND = 100


def report(error: BaseException) -> Path:
    """Write the report and return its path: where it happened and what kind of error it was, but no values."""
    now = datetime.now()
    where = f"{platform.platform()} Python {platform.python_version()}"
    head = f"desk_union {desk_union.__version__}\n{where}\n{now:%Y-%m-%d %H:%M:%S}\n"
    text = "\n".join([head, *_chain(error), ""])
    try:
        return _written(profile.reports_folder(), now, text)
    except OSError:
        return _written(Path(tempfile.gettempdir()), now, text)


def _written(folder: Path, now: datetime, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"问题报告-{now:%Y%m%d-%H%M%S}{f'-{n}' if n else ''}.txt" for n in range(MOST_IN_A_SECOND))
    last = folder / f"问题报告-{now:%Y%m%d-%H%M%S}.txt"
    path = next((path for name in names if not (path := folder / name).exists()), last)
    path.write_text(text, encoding="utf-8")
    return path


def _chain(error: BaseException) -> Iterator[str]:
    """The error and, after it, what it came from."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield _kind(one)
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}\n    {frame.line}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, HARMLESS):
        return f"{name}: {error}"
    if isinstance(error, OSError):
        return f"{name}: {error.errno} {error.strerror}"
    return f"{name} {getattr(error, 'sqlite_errorname', '')}".rstrip()


def _short(filename: str) -> str:
    """Without the folders before the program, which may name a person."""
    parts = Path(filename).parts
    for root in ROOTS:
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else ""
