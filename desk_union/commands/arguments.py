"""What every command is made of: a parser that speaks Chinese, and the arguments that many of them take.

Read for every ``--help``, so that neither ``typing`` nor ``pathlib`` is brought in here.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Any, NoReturn, TypeAlias

    # Name, what it is for, the place of its work, its arguments.
    Command: TypeAlias = tuple[str, str, str, Callable[["Parser"], None]]

EARLIEST, LATEST = 1900, 2200  # years that an office can mean
_SENTENCES = (
    (r"the following arguments are required: (.*)", r"缺少：\1。"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"“\1”不能是\2，可用：\3。"),
    (r"argument (.*): expected one argument", r"“\1”后面要写一个值。"),
    (r"argument (.*): expected at least one argument", r"“\1”后面至少写一个值。"),
    (r"argument (.*): invalid .* value: (.*)", r"“\1”的值\2不对。"),
    (r"unrecognized arguments: (.*)", r"不认识：\1。"),
)
FEW_COLUMNS = 80  # where no terminal says its own width
MARGIN = 2  # as argparse leaves it


class _Help(argparse.HelpFormatter):
    """Asks the terminal for its width itself; argparse reads three packing libraries from disk to do so."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - MARGIN)


def _columns() -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or FEW_COLUMNS  # type: ignore[union-attr]  # caught
    except (AttributeError, ValueError, OSError):
        return FEW_COLUMNS


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in Chinese and leaves with status 2.

    ``lay`` adds its arguments when it is first asked to read or to explain.
    """

    def __init__(self, *, lay: Callable[[Parser], None] | None = None, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": _Help, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="显示用法")
        self._lay = lay

    def laid_out(self) -> Parser:
        """The parser with all its arguments."""
        lay, self._lay = self._lay, None
        if lay is not None:
            lay(self)
        return self

    def parse_known_args(  # type: ignore[override]  # of its many overloads, the one that is used
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        return argparse.ArgumentParser.parse_known_args(self.laid_out(), args, namespace)

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, sentence, message)
        sys.stderr.write(f"{self.format_usage().replace('usage:', '用法：')}用法不对：{message}\n")
        raise SystemExit(2)


def path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def day(text: str) -> date:
    from desk_union.basis import days

    return days.parse_day(text)


def month(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError
    return number


def year(text: str) -> int:
    number = int(text)
    if not EARLIEST <= number <= LATEST:
        raise ValueError
    return number


def period(text: str) -> int:
    from desk_union.basis import months

    return months.parse(text)


def does(place: str) -> Callable[[argparse.Namespace], int]:
    """The work of a command by its place, ``module:function``, read from disk when it is done."""

    def work(given: argparse.Namespace) -> int:
        module, _, name = place.partition(":")
        status: int = getattr(importlib.import_module(module), name)(given)
        return status

    return work


def takes_book(command: Parser) -> None:
    command.add_argument(
        "book", type=path, metavar="BOOK", help="账本文件；有密码时放在环境变量 DESK_UNION_PASSWORD 里，或按提示输入"
    )


def says_who(command: Parser) -> None:
    """Of every command that writes."""
    command.add_argument("--who", default="", metavar="姓名", help="谁办的，记在修改记录里；不写就是登录这台电脑的人")


def output(command: Parser, text: str) -> None:
    command.add_argument("-o", "--output", type=path, required=True, metavar="文件", help=text)


def as_json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="以JSON输出")


def of_span(command: Parser) -> None:
    command.add_argument("--year", type=year, metavar="年", help="年度；写明了 --from 和 --to 时可以不写")
    command.add_argument("--from", dest="first", type=day, metavar="D", help="从哪天，不写就从年初")
    command.add_argument("--to", dest="last", type=day, metavar="D", help="到哪天，不写就到年底")


def months_asked(command: Parser) -> None:
    command.add_argument("--year", type=year, metavar="Y", help="年度")
    command.add_argument("--month", type=month, metavar="M", help="月份")
    command.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), metavar="Q", help="季度")


def nothing_more(_command: Parser) -> None:
    pass
