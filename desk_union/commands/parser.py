"""What can be typed: one parser with every command, its arguments and its Chinese help; tabs add their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.commands import books, deeds, numbers, paper, sheets
from desk_union.commands.arguments import (
    Commands,
    Parser,
    add_help,
    as_json,
    command,
    day,
    months_asked,
    of_year,
    output,
    takes_book,
)

if TYPE_CHECKING:
    import argparse


def make_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="desk-union", description="工会办公室：不带命令时打开窗口。", add_help=False)
    add_help(parser)
    parser.add_argument("--book", type=Path, metavar="账本", help="打开这个账本")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=Parser)
    _add_books(commands)
    _add_sheets(commands)
    _add_paper(commands)
    _add_numbers(commands)
    for add in (tab.commands() for tab in tabs.every()):
        if add is not None:
            add(commands)
    _add_deeds(commands)
    self_test = command(commands, "self-test", "程序自检：用临时账本把导入、打印、备份、加密和各个窗口走一遍")
    self_test.set_defaults(run=_self_test)
    return parser


def _self_test(given: argparse.Namespace) -> int:
    from desk_union.commands import selftest

    return selftest.self_test(given)


def _add_books(commands: Commands[Parser]) -> None:
    new = command(commands, "new", "新建账本")
    new.add_argument("book", type=Path, metavar="BOOK", help="新账本的文件名")
    new.add_argument("--union", required=True, metavar="名称", help="工会名称")
    new.add_argument("--sample", action="store_true", help="填入示例单位的数据")
    new.set_defaults(run=books.new)
    check = command(commands, "check", "检查账本：文件完好、防改装置、会籍与变动是否相符、附件是否齐全")
    takes_book(check)
    check.add_argument("--code", metavar="校验码", help="印在封面、报表或审查记录上的校验码，看它是不是这个账本的")
    as_json(check)
    check.set_defaults(run=books.check)
    backup = command(commands, "backup", "备份账本")
    takes_book(backup)
    output(backup, "备份文件")
    backup.set_defaults(run=books.backup)
    restore = command(commands, "restore", "从备份恢复账本；目标处原有的账本先另存一份")
    restore.add_argument("backup", type=Path, metavar="F", help="备份文件")
    output(restore, "恢复到这个账本文件")
    restore.set_defaults(run=books.restore)
    restore.add_argument(
        "--plain", action="store_true", help="原来的账本有密码时，恢复后不再设密码（不写就仍用原来的密码）"
    )
    password = command(commands, "password", "设、换或取消账本密码；原密码和新密码放在环境变量里，或按提示输入")
    takes_book(password)
    password.add_argument("--remove", action="store_true", help="取消密码")
    password.add_argument(
        "--open", choices=("encrypt", "remove", "keep"), default="encrypt",
        help="以前没有密码的备份：encrypt改用新密码（默认） remove删除 keep留着，谁都能打开",
    )  # fmt: skip
    password.set_defaults(run=books.password)
    copy = command(commands, "audit-copy", "给经费审查人员做一份只能查看、去掉个人隐私的账本")
    takes_book(copy)
    output(copy, "副本的文件名")
    copy.set_defaults(run=books.audit_copy)


def _add_sheets(commands: Commands[Parser]) -> None:
    ledgers = command(commands, "ledgers", "列出所有台账及其列")
    as_json(ledgers)
    ledgers.set_defaults(run=sheets.ledgers)
    template = command(commands, "template", "生成空白导入表")
    template.add_argument("ledger", metavar="LEDGER", help="台账代码，用 desk-union ledgers 可以看到")
    output(template, "xlsx文件")
    template.set_defaults(run=sheets.template)
    bring = command(commands, "import", "导入表格：要么全部导入，要么一行也不导入")
    takes_book(bring)
    bring.add_argument("ledger", metavar="LEDGER", help="台账代码")
    bring.add_argument("file", type=Path, metavar="F", help="xlsx、xls、ods 或 csv 文件")
    bring.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    bring.add_argument(
        "--mode",
        choices=("add", "update", "complete"),
        default="add",
        help="add只新增（默认） update新增并更新 complete新增并补空白",
    )
    bring.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="问题=答复",
        help="回答导入时的问题，可写多次；问题和可选的答复见没有 --answer 时的输出",
    )
    bring.add_argument("--reason", default="", metavar="理由", help="有提醒时为什么仍要导入，会记下来备查")
    bring.add_argument("--result", type=Path, metavar="R.xlsx", help="结果表：原表加“是否成功”“原因”两列")
    as_json(bring)
    bring.set_defaults(run=sheets.bring)
    export = command(commands, "export", "导出台账")
    takes_book(export)
    export.add_argument("ledger", metavar="LEDGER", help="台账代码")
    output(export, "xlsx或csv文件；记账凭证还可以是 .journal（hledger）、.beancount 和 .xml（审计数据接口）")
    export.add_argument("--year", type=int, metavar="Y", help="年度，只用于记账凭证的 .xml")
    export.add_argument(
        "--where", nargs="+", action="extend", default=[], metavar="列=值", help="只导出符合的行；值为空表示该列空白"
    )
    export.add_argument("--private", action="store_true", help="连同证件号码等私密列（会留下记录）")
    export.set_defaults(run=sheets.export)


def _add_paper(commands: Commands[Parser]) -> None:
    forms = command(commands, "forms", "列出可打印的表")
    as_json(forms)
    forms.set_defaults(run=paper.forms)
    print_ = command(commands, "print", "打印成PDF、Excel或Word；台账代码也可当作表，打印整个台账")
    takes_book(print_)
    print_.add_argument("form", metavar="FORM", help="表的代码，用 desk-union forms 可以看到")
    output(print_, "pdf、xlsx或docx文件")
    months_asked(print_)
    print_.add_argument("--unit", metavar="小组", help="只打印这个分会或小组")
    several = "只打印这一条；会员登记表等可以写几次"
    print_.add_argument("--id", type=int, action="append", default=[], metavar="ROW", help=several)
    print_.add_argument("--search", default="", metavar="姓名", help="只打印找到的人（会员登记表、会员证、标签等）")
    print_.add_argument(
        "--choose", nargs="+", action="extend", default=[], metavar="项目=选择", help="表的其他选择，如 标签纸=3x8"
    )
    print_.add_argument("--private", action="store_true", help="连同证件号码等隐私栏目（会留下记录）")
    print_.set_defaults(run=paper.print_)


def _add_numbers(commands: Commands[Parser]) -> None:
    figures = command(commands, "figures", "列出所有统计数字")
    takes_book(figures)
    of_year(figures)
    figures.add_argument("--from", dest="first", type=day, metavar="D", help="从哪天")
    figures.add_argument("--to", dest="last", type=day, metavar="D", help="到哪天")
    as_json(figures)
    figures.set_defaults(run=numbers.figures)
    evidence = command(commands, "evidence", "列出一个数字背后的每一行")
    takes_book(evidence)
    evidence.add_argument("figure", metavar="FIGURE", help="数字的代码")
    of_year(evidence)
    as_json(evidence)
    evidence.set_defaults(run=numbers.evidence)
    told = command(commands, "numbers", "列出一张表上的每个数字、它的统计代码或背后的台账和行数、所属期间")
    takes_book(told)
    told.add_argument("form", metavar="FORM", help="表的代码，用 desk-union forms 可以看到")
    months_asked(told)
    told.add_argument("--unit", metavar="小组", help="只看这个分会或小组")
    as_json(told)
    told.set_defaults(run=numbers.numbers, id=[], search="", choose=[], private=False)


def _add_deeds(commands: Commands[Parser]) -> None:
    every = command(commands, "deeds", "列出可以办的事，每件事问什么")
    as_json(every)
    every.set_defaults(run=deeds.deeds)
    do = command(commands, "do", "办一件事：要么所选的行全部办好，要么一行也不办")
    takes_book(do)
    do.add_argument("deed", metavar="DEED", help="事的代码或名称，用 desk-union deeds 可以看到")
    do.add_argument("--id", type=int, nargs="+", action="extend", default=[], metavar="ROW", help="给哪些行办")
    where = "给符合的行办；几个条件同时符合才算"
    do.add_argument("--where", nargs="+", action="extend", default=[], metavar="列=值", help=where)
    answers = "它问的每一项；每行各填一个的，可以写 数量@行的编号=值"
    do.add_argument("--set", type=_pair, nargs="+", action="extend", default=[], metavar="字段=值", help=answers)
    do.add_argument("--reason", default="", metavar="理由", help="有提醒时的处理说明")
    do.add_argument("--who", default="", metavar="姓名", help="谁办的，记在修改记录里")
    do.add_argument("--dry-run", action="store_true", help="只说会怎样，不写入")
    as_json(do)
    do.set_defaults(run=deeds.do)


def _pair(text: str) -> str:
    if not text.partition("=")[1]:
        raise ValueError
    return text
