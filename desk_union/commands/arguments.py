"""What every command is made of: a parser that speaks Chinese, and the arguments that many of them take."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desk_union.basis import days, months

if TYPE_CHECKING:
    from datetime import date

_SENTENCES = (
    (r"the following arguments are required: (.*)", r"缺少：\1。"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"“\1”不能是\2，可用：\3。"),
    (r"argument (.*): expected one argument", r"“\1”后面要写一个值。"),
    (r"argument (.*): expected at least one argument", r"“\1”后面至少写一个值。"),
    (r"argument (.*): invalid .* value: (.*)", r"“\1”的值\2不对。"),
    (r"unrecognized arguments: (.*)", r"不认识：\1。"),
)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in Chinese and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, sentence, message)
        sys.stderr.write(f"{self.format_usage().replace('usage:', '用法：')}用法不对：{message}\n")
        raise SystemExit(2)


def day(text: str) -> date:
    return days.parse_day(text)


def month(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError
    return number


def period(text: str) -> int:
    return months.parse(text)


def add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")


Commands = argparse._SubParsersAction


def command(commands: Commands[Parser], name: str, text: str) -> Parser:
    made = commands.add_parser(name, help=text, description=text, add_help=False)
    add_help(made)
    return made


def takes_book(taking: argparse.ArgumentParser) -> None:
    taking.add_argument(
        "book", type=Path, metavar="BOOK", help="账本文件；有密码时放在环境变量 DESK_UNION_PASSWORD 里，或按提示输入"
    )


def output(taking: argparse.ArgumentParser, text: str) -> None:
    taking.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help=text)


def as_json(taking: argparse.ArgumentParser) -> None:
    taking.add_argument("--json", action="store_true", help="以JSON输出")


def of_year(taking: argparse.ArgumentParser) -> None:
    taking.add_argument("--year", type=int, required=True, metavar="年", help="年度")


def months_asked(taking: argparse.ArgumentParser) -> None:
    taking.add_argument("--year", type=int, metavar="Y", help="年度")
    taking.add_argument("--month", type=month, metavar="M", help="月份")
    taking.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), metavar="Q", help="季度")
