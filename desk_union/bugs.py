"""A report of an unexpected error, saved for whoever maintains the program; it holds no data of the book."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_dir

import desk_union


def report(error: BaseException) -> Path:
    """Write the report and return its path; values of variables are left out because they may be private."""
    folder = Path(user_log_dir("desk_union", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now()
    path = folder / f"问题报告-{now:%Y%m%d-%H%M%S}.txt"
    frames = traceback.format_exception(type(error), error, error.__traceback__)
    where = f"{platform.platform()} Python {platform.python_version()}"
    head = f"desk_union {desk_union.__version__}\n{where}\n{now:%Y-%m-%d %H:%M:%S}\n\n"
    path.write_text(head + "".join(frames), encoding="utf-8")
    return path
