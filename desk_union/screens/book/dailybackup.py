"""A daily backup by the task scheduler of Windows, which runs whether or not the program is open."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from desk_union.store.opened import Book

USUAL = "17:30"
CONSOLE = "desk-union-cli.exe"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def possible() -> bool:
    """Only the shipped program on Windows has a scheduler to ask and a console program to name."""
    return sys.platform == "win32" and Path(sys.executable).with_name(CONSOLE).is_file()


def task(book: Book, time: str, program: Path) -> list[str]:
    """The words for ``schtasks``; Refusal for a time that is none and for a book that nobody opens unattended."""
    if not _TIME.fullmatch(time):
        raise Refusal(f"“{time}”不是时间。", "请写成 17:30 的样子。", field="time")
    if book.encrypted:
        raise Refusal(
            "这个账本设有密码，没有人输入密码时打不开，不能由Windows自动备份。",
            "关闭程序时照常自动备份；请同时设好U盘备份文件夹。",
        )
    run = f'"{program}" backup "{book.path.absolute()}" --daily'
    name = f"工会工作台每天备份 {book.path.stem}"
    return ["schtasks", "/Create", "/F", "/SC", "DAILY", "/ST", time, "/TN", name, "/TR", run]


def set_up(book: Book, time: str) -> str:
    """Tell Windows; returns the sentence for the clerk. Refusal when Windows will not."""
    command = task(book, time, Path(sys.executable).with_name(CONSOLE))
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words, no shell
    except OSError as error:
        raise Refusal("这台电脑没有“任务计划程序”，没有设成。", "请每天关闭程序一次，关闭时会自动备份。") from error
    if done.returncode:
        raise Refusal("Windows没有同意设立自动备份的任务。", "请让管理员在“任务计划程序”里添加，或每天关闭程序一次。")
    return f"以后每天{time}自动备份（电脑开着时）；没有改动的日子不备份。"
