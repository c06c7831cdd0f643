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
    (r"argument (.*): expected (\d+) arguments?", r"“\1”后面要写\2个值。"),
    (r"argument (.*): ignored explicit argument (.*)", r"“\1”后面不写值，多了\2。"),
    (r"ambiguous option: (.*) could match (.*)", r"“\1”不知道是哪一个：\2。"),
    (r"argument (.*): not allowed with argument (.*)", r"“\1”和“\2”不能一起写。"),
    (r"argument (.*): invalid .* value: (.*)", r"“\1”的值\2不对。"),
    (r"argument (.*?): (.*。)", r"“\1”\2"),
    (r"unrecognized arguments: (.*)", r"不认识：\1。"),
)
USAGE = "用法："
FEW_COLUMNS = 80  # where no terminal says its own width
FEW_CHOICES, NEAREST, ALIKE = 8, 5, 0.4
MARGIN = 2  # as argparse leaves it


class _Help(argparse.HelpFormatter):
    """Asks the terminal for its width itself; argparse reads three packing libraries from disk to do so."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - MARGIN)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)


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
        self._positionals.title, self._optionals.title = "要写明的", "可以加的"
        self.add_argument("-h", "--help", action="help", help="显示用法")
        self._lay = lay
        self._is_command = lay is not None

    def laid_out(self) -> Parser:
        """The parser with all its arguments."""
        lay, self._lay = self._lay, None
        if lay is not None:
            lay(self)
        return self

    def parse_known_args(  # type: ignore[override]  # of its many overloads, the one that is used
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        given, more = argparse.ArgumentParser.parse_known_args(self.laid_out(), args, namespace)
        if more and self._is_command:  # else the parser of all commands would complain, with its own usage
            self.error(f"unrecognized arguments: {' '.join(more)}")
        return given, more

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, sentence, message)
                break
        sys.stderr.write(f"{self.format_usage()}用法不对：{message}详见 {self.prog} --help\n")
        raise SystemExit(2)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Of many possible words, commands above all, only the nearest are named."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        if len(known) <= FEW_CHOICES:
            raise argparse.ArgumentError(action, f"不能是“{value}”，可用：{'、'.join(known)}。")
        from difflib import get_close_matches

        near = get_close_matches(str(value), known, n=NEAREST, cutoff=ALIKE)
        meant = f"最相近的有：{'、'.join(near)}；" if near else ""
        raise argparse.ArgumentError(action, f"没有“{value}”，{meant}共{len(known)}个。")


def path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _wrong(text: str, wanted: str) -> argparse.ArgumentTypeError:
    """How an argument is to be written, where it is written otherwise."""
    return argparse.ArgumentTypeError(f"的值“{text}”不对，{wanted}。")


def _whole(text: str, least: int, most: int, wanted: str) -> int:
    if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
        raise _wrong(text, wanted)
    return int(text)


def day(text: str) -> date:
    from desk_union.basis import days

    try:
        return days.parse_day(text)
    except ValueError:
        raise _wrong(text, "请写成 2025-03-01 的样子") from None


def month(text: str) -> int:
    return _whole(text, 1, 12, "应是1到12")


def quarter(text: str) -> int:
    return _whole(text, 1, 4, "应是1到4")


def year(text: str) -> int:
    return _whole(text, EARLIEST, LATEST, f"应是{EARLIEST}到{LATEST}的年度，如 2025")


def row(text: str) -> int:
    return _whole(text, 1, sys.maxsize, "应是行的编号，如 7")


def period(text: str) -> int:
    from desk_union.basis import months

    try:
        return months.parse(text)
    except ValueError:
        raise _wrong(text, "请写成 2025-03 的样子") from None


def pair(text: str) -> str:
    """字段=值; the full-width sign of equality is one too."""
    for written, meant in (("＝", "="), ("≥", ">="), ("≤", "<="), ("≠", "!=")):
        text = text.replace(written, meant, 1) if "=" not in text else text
    if not text.partition("=")[1]:
        raise _wrong(text, "请写成 左边=右边 的样子")
    return text


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
    command.add_argument("--quarter", type=quarter, metavar="Q", help="季度")


def filters(command: Parser, which: str) -> None:
    """Which rows are meant; ``which`` says what becomes of them."""
    signs = "列!=值、列>=值、列<=值、列~=含的字、列!~=不含的字、改过=日期、没改过=日期"
    where = f"{which}；值为空表示该列空白；还可以写 {signs}"
    command.add_argument("--where", type=pair, nargs="+", action="extend", default=[], metavar="列=值", help=where)
    inside = "写在括号里的几个条件，满足其一就行（有 --any 时都要满足）；可以写几次"
    command.add_argument("--group", type=pair, nargs="+", action="append", default=[], metavar="列=值", help=inside)
    command.add_argument("--any", action="store_true", help="任一满足：几个条件满足一个就行，不写就是全部满足")
    command.add_argument("--filter", default="", metavar="筛选", help="窗口里存下的筛选的名称")


def nothing_more(_command: Parser) -> None:
    pass
