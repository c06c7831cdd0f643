"""What can be typed: one parser with every command, its arguments and its Chinese help.

``--help`` is asked for by impatient people and by scripts: a command's arguments are laid out, and what does its work
is read from disk, only when it is the one that was typed. For the same reason neither ``typing`` nor ``pathlib`` is
brought in here.
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
    from typing import Any, NoReturn

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


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _day(text: str) -> date:
    from desk_union.basis import days

    return days.parse_day(text)


def _month(text: str) -> int:
    month = int(text)
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError
    return month


def _year(text: str) -> int:
    year = int(text)
    if not EARLIEST <= year <= LATEST:
        raise ValueError
    return year


def _period(text: str) -> int:
    from desk_union.basis import months

    return months.parse(text)


def does(place: str) -> Callable[[argparse.Namespace], int]:
    """The work of a command by its place below ``commands``, ``module:function``, read from disk when it is done."""

    def work(given: argparse.Namespace) -> int:
        module, _, name = place.partition(":")
        status: int = getattr(importlib.import_module(f"desk_union.commands.{module}"), name)(given)
        return status

    return work


def make_parser() -> Parser:
    parser = Parser(prog="desk-union", description="工会办公室：不带命令时打开窗口。")
    parser.add_argument("--book", type=_path, metavar="账本", help="打开这个账本")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=Parser)
    for name, text, place, lay in COMMANDS:
        commands.add_parser(name, help=text, description=text, lay=lay).set_defaults(run=does(place))
    return parser


def _book(command: Parser) -> None:
    command.add_argument(
        "book", type=_path, metavar="BOOK", help="账本文件；有密码时放在环境变量 DESK_UNION_PASSWORD 里，或按提示输入"
    )


def _output(command: Parser, text: str) -> None:
    command.add_argument("-o", "--output", type=_path, required=True, metavar="文件", help=text)


def _json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="以JSON输出")


def _span(command: Parser) -> None:
    command.add_argument("--year", type=_year, metavar="年", help="年度；写明了 --from 和 --to 时可以不写")
    command.add_argument("--from", dest="first", type=_day, metavar="D", help="从哪天，不写就从年初")
    command.add_argument("--to", dest="last", type=_day, metavar="D", help="到哪天，不写就到年底")


def _months_asked(command: Parser) -> None:
    command.add_argument("--year", type=_year, metavar="Y", help="年度")
    command.add_argument("--month", type=_month, metavar="M", help="月份")
    command.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), metavar="Q", help="季度")


def _new(command: Parser) -> None:
    command.add_argument("book", type=_path, metavar="BOOK", help="新账本的文件名")
    command.add_argument("--union", required=True, metavar="名称", help="工会名称")
    command.add_argument("--sample", action="store_true", help="填入示例单位的数据")


def _check(command: Parser) -> None:
    _book(command)
    command.add_argument("--code", metavar="校验码", help="印在封面、报表或审查记录上的校验码，看它是不是这个账本的")
    _json(command)


def _backup(command: Parser) -> None:
    _book(command)
    _output(command, "备份文件")


def _restore(command: Parser) -> None:
    command.add_argument("backup", type=_path, metavar="F", help="备份文件")
    _output(command, "恢复到这个账本文件")
    command.add_argument(
        "--plain", action="store_true", help="原来的账本有密码时，恢复后不再设密码（不写就仍用原来的密码）"
    )


def _password(command: Parser) -> None:
    _book(command)
    command.add_argument("--remove", action="store_true", help="取消密码")
    command.add_argument(
        "--open", choices=("encrypt", "remove", "keep"), default="encrypt",
        help="以前没有密码的备份：encrypt改用新密码（默认） remove删除 keep留着，谁都能打开",
    )  # fmt: skip


def _audit_copy(command: Parser) -> None:
    _book(command)
    _output(command, "副本的文件名")


def _template(command: Parser) -> None:
    command.add_argument("ledger", metavar="LEDGER", help="台账代码，如 members.people")
    _output(command, "xlsx文件")


def _import(command: Parser) -> None:
    _book(command)
    command.add_argument("ledger", metavar="LEDGER", help="台账代码")
    command.add_argument("file", type=_path, metavar="F", help="xlsx、xls、ods 或 csv 文件")
    command.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    command.add_argument(
        "--mode",
        choices=("add", "update", "complete"),
        default="add",
        help="add只新增（默认） update新增并更新 complete新增并补空白",
    )
    command.add_argument(
        "--answer", action="append", default=[], metavar="问题=答复",
        help="回答导入时的问题，可写多次；问题和可选的答复见没有 --answer 时的输出",
    )  # fmt: skip
    command.add_argument("--reason", default="", metavar="理由", help="有提醒时为什么仍要导入，会记下来备查")
    command.add_argument("--result", type=_path, metavar="R.xlsx", help="结果表：原表加“是否成功”“原因”两列")
    _json(command)


def _export(command: Parser) -> None:
    _book(command)
    command.add_argument("ledger", metavar="LEDGER", help="台账代码")
    _output(command, "xlsx或csv文件；记账凭证还可以是 .journal（hledger）、.beancount 和 .xml（审计数据接口）")
    command.add_argument("--year", type=_year, metavar="Y", help="年度，只用于记账凭证的 .xml")
    command.add_argument(
        "--where", nargs="+", action="extend", default=[], metavar="列=值", help="只导出符合的行；值为空表示该列空白"
    )
    command.add_argument("--private", action="store_true", help="连同证件号码等私密列（会留下记录）")


def _print(command: Parser) -> None:
    _book(command)
    command.add_argument("form", metavar="FORM", help="表的代码，如 members.roster")
    _output(command, "pdf、xlsx或docx文件")
    _months_asked(command)
    command.add_argument("--unit", metavar="小组", help="只打印这个分会或小组")
    several = "只打印这一条；会员登记表等可以写几次"
    command.add_argument("--id", type=int, action="append", default=[], metavar="ROW", help=several)
    command.add_argument("--search", default="", metavar="姓名", help="只打印找到的人（会员登记表、会员证、标签等）")
    command.add_argument(
        "--choose", nargs="+", action="extend", default=[], metavar="项目=选择", help="表的其他选择，如 标签纸=3x8"
    )
    command.add_argument("--private", action="store_true", help="连同证件号码等隐私栏目（会留下记录）")


def _figures(command: Parser) -> None:
    _book(command)
    _span(command)
    _json(command)


def _evidence(command: Parser) -> None:
    _book(command)
    command.add_argument("figure", metavar="FIGURE", help="数字的代码")
    _span(command)
    _json(command)


def _numbers(command: Parser) -> None:
    _book(command)
    command.add_argument("form", metavar="FORM", help="表的代码，如 members.structure")
    _months_asked(command)
    command.add_argument("--unit", metavar="小组", help="只看这个分会或小组")
    _json(command)
    command.set_defaults(id=[], search="", choose=[], private=False)


def _do(command: Parser) -> None:
    _book(command)
    command.add_argument("deed", metavar="DEED", help="事的代码或名称，如 members.move")
    command.add_argument("--id", type=int, nargs="+", action="extend", default=[], metavar="ROW", help="给哪些行办")
    where = "给符合的行办；几个条件同时符合才算"
    command.add_argument("--where", nargs="+", action="extend", default=[], metavar="列=值", help=where)
    answers = "它问的每一项；每行各填一个的，可以写 数量@行的编号=值"
    command.add_argument("--set", type=_pair, nargs="+", action="extend", default=[], metavar="字段=值", help=answers)
    command.add_argument("--reason", default="", metavar="理由", help="有提醒时的处理说明")
    command.add_argument("--who", default="", metavar="姓名", help="谁办的，记在修改记录里")
    command.add_argument("--dry-run", action="store_true", help="只说会怎样，不写入")
    _json(command)


def _pair(text: str) -> str:
    if not text.partition("=")[1]:
        raise ValueError
    return text


def _post(command: Parser) -> None:
    _book(command)
    command.add_argument("--through", type=_period, metavar="YYYY-MM", help="只记到这个月为止的草稿")
    command.add_argument("--reason", default="", metavar="说明", help="有提醒时的处理说明，经费审查时会看到")


def _close(command: Parser) -> None:
    _book(command)
    command.add_argument("period", type=_period, metavar="YYYY-MM", help="月份")


def _close_year(command: Parser) -> None:
    _book(command)
    command.add_argument("year", type=_year, metavar="YYYY", help="年度")
    command.add_argument("--reason", default="", metavar="原因", help="账账不符仍要结账的原因，会印在报表和附注上")


def _nothing_more(_command: Parser) -> None:
    pass


# Name, what it is for, the place of its work, its arguments.
COMMANDS: tuple[tuple[str, str, str, Callable[[Parser], None]], ...] = (
    ("new", "新建账本", "books:new", _new),
    ("check", "检查账本：文件完好、防改装置、会籍与变动是否相符、附件是否齐全", "books:check", _check),
    ("backup", "备份账本", "books:backup", _backup),
    ("restore", "从备份恢复账本；目标处原有的账本先另存一份", "books:restore", _restore),
    ("password", "设、换或取消账本密码；原密码和新密码放在环境变量里，或按提示输入", "books:password", _password),
    ("audit-copy", "给经费审查人员做一份只能查看、去掉个人隐私的账本", "books:audit_copy", _audit_copy),
    ("ledgers", "列出所有台账及其列", "sheets:ledgers", _json),
    ("template", "生成空白导入表", "sheets:template", _template),
    ("import", "导入表格：要么全部导入，要么一行也不导入", "sheets:bring", _import),
    ("export", "导出台账", "sheets:export", _export),
    ("forms", "列出可打印的表", "paper:forms", _json),
    ("print", "打印成PDF、Excel或Word；台账代码也可当作表，打印整个台账", "paper:print_", _print),
    ("figures", "列出所有统计数字", "numbers:figures", _figures),
    ("evidence", "列出一个数字背后的每一行", "numbers:evidence", _evidence),
    ("numbers", "列出一张表上的每个数字、它的统计代码或背后的台账和行数、所属期间", "numbers:numbers", _numbers),
    ("deeds", "列出可以办的事，每件事问什么", "deeds:deeds", _json),
    ("do", "办一件事：要么所选的行全部办好，要么一行也不办", "deeds:do", _do),
    ("post", "把凭证草稿记账：要么全部记账，要么一张也不记", "accounts:post", _post),
    ("close", "结一个月的账；结账后不能再改", "accounts:close", _close),
    ("close-year", "年终结账：先结没有结的月份，再按次序结转", "accounts:close_year", _close_year),
    ("self-test", "程序自检：用临时账本把导入、打印、备份、加密和各个窗口走一遍", "selftest:self_test", _nothing_more),
)
