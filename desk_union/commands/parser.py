"""What can be typed: one parser with every command, its arguments and its Chinese help."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desk_union.basis import days, months
from desk_union.commands import accounts, books, deeds, numbers, paper, sheets

if TYPE_CHECKING:
    from datetime import date

EARLIEST, LATEST = 1900, 2200  # years that an office can mean
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


def _day(text: str) -> date:
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
    return months.parse(text)


def make_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="desk-union", description="工会办公室：不带命令时打开窗口。", add_help=False)
    _help(parser)
    parser.add_argument("--book", type=Path, metavar="账本", help="打开这个账本")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=Parser)
    _add_books(commands)
    _add_sheets(commands)
    _add_numbers(commands)
    _add_accounts(commands)
    _add_deeds(commands)
    self_test = _command(commands, "self-test", "程序自检：用临时账本把导入、打印、备份、加密和各个窗口走一遍")
    self_test.set_defaults(run=_self_test)
    return parser


def _self_test(given: argparse.Namespace) -> int:
    from desk_union.commands import selftest

    return selftest.self_test(given)


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")


Commands = argparse._SubParsersAction


def _command(commands: Commands[Parser], name: str, text: str) -> Parser:
    command = commands.add_parser(name, help=text, description=text, add_help=False)
    _help(command)
    return command


def _book(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "book", type=Path, metavar="BOOK", help="账本文件；有密码时放在环境变量 DESK_UNION_PASSWORD 里，或按提示输入"
    )


def _output(command: argparse.ArgumentParser, text: str) -> None:
    command.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help=text)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="以JSON输出")


def _span(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", type=_year, metavar="年", help="年度；写明了 --from 和 --to 时可以不写")
    command.add_argument("--from", dest="first", type=_day, metavar="D", help="从哪天，不写就从年初")
    command.add_argument("--to", dest="last", type=_day, metavar="D", help="到哪天，不写就到年底")


def _add_books(commands: Commands[Parser]) -> None:
    new = _command(commands, "new", "新建账本")
    new.add_argument("book", type=Path, metavar="BOOK", help="新账本的文件名")
    new.add_argument("--union", required=True, metavar="名称", help="工会名称")
    new.add_argument("--sample", action="store_true", help="填入示例单位的数据")
    new.set_defaults(run=books.new)
    check = _command(commands, "check", "检查账本：文件完好、防改装置、会籍与变动是否相符、附件是否齐全")
    _book(check)
    check.add_argument("--code", metavar="校验码", help="印在封面、报表或审查记录上的校验码，看它是不是这个账本的")
    _json(check)
    check.set_defaults(run=books.check)
    backup = _command(commands, "backup", "备份账本")
    _book(backup)
    _output(backup, "备份文件")
    backup.set_defaults(run=books.backup)
    restore = _command(commands, "restore", "从备份恢复账本；目标处原有的账本先另存一份")
    restore.add_argument("backup", type=Path, metavar="F", help="备份文件")
    _output(restore, "恢复到这个账本文件")
    restore.set_defaults(run=books.restore)
    restore.add_argument(
        "--plain", action="store_true", help="原来的账本有密码时，恢复后不再设密码（不写就仍用原来的密码）"
    )
    password = _command(commands, "password", "设、换或取消账本密码；原密码和新密码放在环境变量里，或按提示输入")
    _book(password)
    password.add_argument("--remove", action="store_true", help="取消密码")
    password.add_argument(
        "--open", choices=("encrypt", "remove", "keep"), default="encrypt",
        help="以前没有密码的备份：encrypt改用新密码（默认） remove删除 keep留着，谁都能打开",
    )  # fmt: skip
    password.set_defaults(run=books.password)
    copy = _command(commands, "audit-copy", "给经费审查人员做一份只能查看、去掉个人隐私的账本")
    _book(copy)
    _output(copy, "副本的文件名")
    copy.set_defaults(run=books.audit_copy)


def _add_sheets(commands: Commands[Parser]) -> None:
    ledgers = _command(commands, "ledgers", "列出所有台账及其列")
    _json(ledgers)
    ledgers.set_defaults(run=sheets.ledgers)
    template = _command(commands, "template", "生成空白导入表")
    template.add_argument("ledger", metavar="LEDGER", help="台账代码，如 members.people")
    _output(template, "xlsx文件")
    template.set_defaults(run=sheets.template)
    bring = _command(commands, "import", "导入表格：要么全部导入，要么一行也不导入")
    _book(bring)
    bring.add_argument("ledger", metavar="LEDGER", help="台账代码")
    bring.add_argument("file", type=Path, metavar="F", help="xlsx、xls、ods 或 csv 文件")
    bring.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    bring.add_argument(
        "--mode",
        choices=("add", "update", "complete"),
        default="add",
        help="add只新增（默认） update新增并更新 complete新增并补空白",
    )
    bring.add_argument("--reason", default="", metavar="理由", help="有提醒时为什么仍要导入，会记下来备查")
    bring.add_argument("--result", type=Path, metavar="R.xlsx", help="结果表：原表加“是否成功”“原因”两列")
    _json(bring)
    bring.set_defaults(run=sheets.bring)
    export = _command(commands, "export", "导出台账")
    _book(export)
    export.add_argument("ledger", metavar="LEDGER", help="台账代码")
    _output(export, "xlsx或csv文件；记账凭证还可以是 .journal（hledger）、.beancount 和 .xml（审计数据接口）")
    export.add_argument("--year", type=_year, metavar="Y", help="年度，只用于记账凭证的 .xml")
    export.add_argument(
        "--where", nargs="+", action="extend", default=[], metavar="列=值", help="只导出符合的行；值为空表示该列空白"
    )
    export.add_argument("--private", action="store_true", help="连同证件号码等私密列（会留下记录）")
    export.set_defaults(run=sheets.export)
    forms = _command(commands, "forms", "列出可打印的表")
    _json(forms)
    forms.set_defaults(run=paper.forms)
    print_ = _command(commands, "print", "打印成PDF、Excel或Word；台账代码也可当作表，打印整个台账")
    _book(print_)
    print_.add_argument("form", metavar="FORM", help="表的代码，如 members.roster")
    _output(print_, "pdf、xlsx或docx文件")
    _months_asked(print_)
    print_.add_argument("--unit", metavar="小组", help="只打印这个分会或小组")
    several = "只打印这一条；会员登记表等可以写几次"
    print_.add_argument("--id", type=int, action="append", default=[], metavar="ROW", help=several)
    print_.add_argument("--search", default="", metavar="姓名", help="只打印找到的人（会员登记表、会员证、标签等）")
    print_.add_argument(
        "--choose", nargs="+", action="extend", default=[], metavar="项目=选择", help="表的其他选择，如 标签纸=3x8"
    )
    print_.add_argument("--private", action="store_true", help="连同证件号码等隐私栏目（会留下记录）")
    print_.set_defaults(run=paper.print_)


def _months_asked(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", type=_year, metavar="Y", help="年度")
    command.add_argument("--month", type=_month, metavar="M", help="月份")
    command.add_argument("--quarter", type=int, choices=(1, 2, 3, 4), metavar="Q", help="季度")


def _add_numbers(commands: Commands[Parser]) -> None:
    figures = _command(commands, "figures", "列出所有统计数字")
    _book(figures)
    _span(figures)
    _json(figures)
    figures.set_defaults(run=numbers.figures)
    evidence = _command(commands, "evidence", "列出一个数字背后的每一行")
    _book(evidence)
    evidence.add_argument("figure", metavar="FIGURE", help="数字的代码")
    _span(evidence)
    _json(evidence)
    evidence.set_defaults(run=numbers.evidence)
    told = _command(commands, "numbers", "列出一张表上的每个数字、它的统计代码或背后的台账和行数、所属期间")
    _book(told)
    told.add_argument("form", metavar="FORM", help="表的代码，如 members.structure")
    _months_asked(told)
    told.add_argument("--unit", metavar="小组", help="只看这个分会或小组")
    _json(told)
    told.set_defaults(run=numbers.numbers, id=[], search="", choose=[], private=False)


def _add_deeds(commands: Commands[Parser]) -> None:
    every = _command(commands, "deeds", "列出可以办的事，每件事问什么")
    _json(every)
    every.set_defaults(run=deeds.deeds)
    do = _command(commands, "do", "办一件事：要么所选的行全部办好，要么一行也不办")
    _book(do)
    do.add_argument("deed", metavar="DEED", help="事的代码或名称，如 members.move")
    do.add_argument("--id", type=int, nargs="+", action="extend", default=[], metavar="ROW", help="给哪些行办")
    where = "给符合的行办；几个条件同时符合才算"
    do.add_argument("--where", nargs="+", action="extend", default=[], metavar="列=值", help=where)
    answers = "它问的每一项；每行各填一个的，可以写 数量@行的编号=值"
    do.add_argument("--set", type=_pair, nargs="+", action="extend", default=[], metavar="字段=值", help=answers)
    do.add_argument("--reason", default="", metavar="理由", help="有提醒时的处理说明")
    do.add_argument("--who", default="", metavar="姓名", help="谁办的，记在修改记录里")
    do.add_argument("--dry-run", action="store_true", help="只说会怎样，不写入")
    _json(do)
    do.set_defaults(run=deeds.do)


def _pair(text: str) -> str:
    if not text.partition("=")[1]:
        raise ValueError
    return text


def _add_accounts(commands: Commands[Parser]) -> None:
    post = _command(commands, "post", "把凭证草稿记账：要么全部记账，要么一张也不记")
    _book(post)
    post.add_argument("--through", type=_period, metavar="YYYY-MM", help="只记到这个月为止的草稿")
    post.add_argument("--reason", default="", metavar="说明", help="有提醒时的处理说明，经费审查时会看到")
    post.set_defaults(run=accounts.post)
    close = _command(commands, "close", "结一个月的账；结账后不能再改")
    _book(close)
    close.add_argument("period", type=_period, metavar="YYYY-MM", help="月份")
    close.set_defaults(run=accounts.close)
    close_year = _command(commands, "close-year", "年终结账：先结没有结的月份，再按次序结转")
    _book(close_year)
    close_year.add_argument("year", type=_year, metavar="YYYY", help="年度")
    close_year.set_defaults(run=accounts.close_year)
