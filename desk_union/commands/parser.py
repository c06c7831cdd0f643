"""What can be typed: one parser with every command, its arguments and its Chinese help; tabs add their own.

``--help`` is asked for by impatient people and by scripts: a command's arguments are laid out, and what does its work
is read from disk, only when it is the one that was typed.
"""

from __future__ import annotations

import importlib
import sys

from desk_union.commands.arguments import (
    Parser,
    as_json,
    does,
    filters,
    months_asked,
    of_span,
    output,
    pair,
    path,
    row,
    says_who,
    takes_book,
    year,
)
from desk_union.commands.of_tabs import PLACES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.commands.arguments import Command


def make_parser() -> Parser:
    parser = Parser(prog="desk-union", description="工会办公室：不带命令时打开窗口。")
    parser.add_argument("--book", type=path, metavar="账本", help="打开这个账本")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=Parser)
    for name, text, place, lay in (*_own(), *_of_tabs()):
        commands.add_parser(name, help=text, description=text, lay=lay).set_defaults(run=does(place))
    return parser


def _own() -> Iterator[Command]:
    for name, text, place, lay in COMMANDS:
        yield name, text, f"desk_union.commands.{place}", lay


def _of_tabs() -> Iterator[Command]:
    """Those that the tabs bring; where the tabs are not read yet, they are not read for this."""
    tabs = sys.modules.get("desk_union.tabs")
    if tabs is not None:
        for tab in tabs.every():
            yield from tab.commands()
        return
    for place in PLACES:
        module, _, name = place.partition(":")
        yield from getattr(importlib.import_module(module), name)


def _new(command: Parser) -> None:
    command.add_argument("book", type=path, metavar="BOOK", help="新账本的文件名")
    command.add_argument("--union", required=True, metavar="名称", help="工会名称")
    command.add_argument("--sample", action="store_true", help="填入示例单位的数据")


def _check(command: Parser) -> None:
    takes_book(command)
    command.add_argument("--code", metavar="校验码", help="印在封面、报表或审查记录上的校验码，看它是不是这个账本的")
    as_json(command)


def _backup(command: Parser) -> None:
    takes_book(command)
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=path, metavar="F", help="备份文件，或放备份的文件夹")
    daily = "像关闭程序时那样：有改动才备份，放在账本旁边，旧的按天、周、月清理"
    where.add_argument("--daily", action="store_true", help=daily)


def _self_test(command: Parser) -> None:
    command.add_argument("--without-faces", action="store_true", help="缺少随附字体也算通过；发行版不可以缺")


def _restore(command: Parser) -> None:
    command.add_argument("backup", type=path, metavar="F", help="备份文件")
    output(command, "恢复到这个账本文件")
    command.add_argument(
        "--plain", action="store_true", help="原来的账本有密码时，恢复后不再设密码（不写就仍用原来的密码）"
    )


def _password(command: Parser) -> None:
    takes_book(command)
    command.add_argument("--remove", action="store_true", help="取消密码")
    command.add_argument(
        "--open", choices=("encrypt", "remove", "keep"), default="encrypt",
        help="以前没有密码的备份：encrypt改用新密码（默认） remove删除 keep留着，谁都能打开",
    )  # fmt: skip


def _audit_copy(command: Parser) -> None:
    takes_book(command)
    output(command, "副本的文件名")


def _of_book(command: Parser) -> None:
    command.add_argument("--book", dest="of_book", type=path, metavar="BOOK", help="连同这个账本里的自设栏目")


def _ledgers(command: Parser) -> None:
    as_json(command)
    _of_book(command)


def _template(command: Parser) -> None:
    command.add_argument("ledger", metavar="LEDGER", help="台账代码，用 desk-union ledgers 可以看到")
    _of_book(command)
    output(command, "xlsx文件")


def _import(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("ledger", metavar="LEDGER", help="台账代码")
    command.add_argument("file", type=path, metavar="F", help="xlsx、xls、ods 或 csv 文件")
    command.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    command.add_argument(
        "--mode",
        choices=("add", "update", "complete"),
        default="add",
        help="add只新增（默认） update新增并更新 complete新增并补空白",
    )
    command.add_argument(
        "--answer", type=pair, action="append", default=[], metavar="问题=答复",
        help="回答导入时的问题，可写多次；问题和可选的答复见没有 --answer 时的输出",
    )  # fmt: skip
    command.add_argument("--reason", default="", metavar="理由", help="有提醒时为什么仍要导入，会记下来备查")
    command.add_argument(
        "--correct", action="append", default=[], metavar="行:列=值",
        help="表里这一格按改正的读，文件不动，会记下来；可写多次",
    )  # fmt: skip
    command.add_argument(
        "--leave-out", type=row, action="append", default=[], metavar="行", help="这一行不导入；可写多次"
    )
    command.add_argument(
        "--take", action="append", default=[], metavar="行:列=表|账本", help="表与账本不一致的这一格以谁为准；可写多次"
    )
    command.add_argument("--result", type=path, metavar="R.xlsx", help="结果表：原表加“是否成功”“原因”两列")
    as_json(command)


def _export(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("ledger", metavar="LEDGER", help="台账代码")
    output(command, "xlsx或csv文件；记账凭证还可以是 .journal（hledger）、.beancount 和 .xml（审计数据接口）")
    command.add_argument("--year", type=year, metavar="Y", help="年度，只用于记账凭证的 .xml")
    filters(command, "只导出符合的行")
    command.add_argument("--private", action="store_true", help="连同证件号码等私密列（会留下记录）")


def _report(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("ledger", metavar="LEDGER", help="台账代码")
    by = "按哪一列汇总；日期后面可以写 :年 :月，单位后面可以写 :含下级"
    command.add_argument("--by", required=True, metavar="列", help=by)
    command.add_argument("--sum", nargs="+", action="extend", default=[], metavar="列", help="合计这些列")
    command.add_argument("--mean", nargs="+", action="extend", default=[], metavar="列", help="这些列的平均")
    command.add_argument("--different", nargs="+", action="extend", default=[], metavar="列", help="这些列不重复的个数")
    filters(command, "只汇总符合的行")
    command.add_argument("-o", "--output", type=path, metavar="文件", help="另写成pdf或xlsx文件")
    command.add_argument("--bars", action="store_true", help="文件里画成条形图")
    command.add_argument("--save", default="", metavar="名称", help="存成自定义报表，以后用 print BOOK 名称 打印")
    as_json(command)


def _print(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("form", metavar="FORM", help="表的代码，用 desk-union forms 可以看到")
    output(command, "pdf、xlsx或docx文件")
    months_asked(command)
    command.add_argument("--unit", metavar="小组", help="只打印这个分会或小组")
    several = "只打印这一条；会员登记表等可以写几次"
    command.add_argument("--id", type=row, action="append", default=[], metavar="ROW", help=several)
    filters(command, "只打印台账里符合的行")
    command.add_argument("--search", default="", metavar="姓名", help="只打印找到的人（会员登记表、会员证、标签等）")
    other = "表的其他选择，如 标签纸=3x8"
    command.add_argument("--choose", type=pair, nargs="+", action="extend", default=[], metavar="项目=选择", help=other)
    command.add_argument("--private", action="store_true", help="连同证件号码等隐私栏目（会留下记录）")


def _figures(command: Parser) -> None:
    takes_book(command)
    of_span(command)
    as_json(command)


def _evidence(command: Parser) -> None:
    takes_book(command)
    command.add_argument("figure", metavar="FIGURE", help="数字的代码")
    of_span(command)
    as_json(command)


def _numbers(command: Parser) -> None:
    takes_book(command)
    command.add_argument("form", metavar="FORM", help="表的代码，用 desk-union forms 可以看到")
    months_asked(command)
    command.add_argument("--unit", metavar="小组", help="只看这个分会或小组")
    command.add_argument("--id", type=row, action="append", default=[], metavar="ROW", help="只看这一条；可以写几次")
    other = "表的其他选择，如 单位类型=企业"
    command.add_argument("--choose", type=pair, nargs="+", action="extend", default=[], metavar="项目=选择", help=other)
    as_json(command)
    command.set_defaults(search="", private=False, where=[], group=[], any=False, filter="")


def _do(command: Parser) -> None:
    takes_book(command)
    command.add_argument("deed", metavar="DEED", help="事的代码或名称，用 desk-union deeds 可以看到")
    command.add_argument("--id", type=row, nargs="+", action="extend", default=[], metavar="ROW", help="给哪些行办")
    where = "给符合的行办；几个条件同时符合才算"
    command.add_argument("--where", type=pair, nargs="+", action="extend", default=[], metavar="列=值", help=where)
    answers = "它问的每一项；每行各填一个的，可以写 数量@行的编号=值"
    command.add_argument("--set", type=pair, nargs="+", action="extend", default=[], metavar="字段=值", help=answers)
    command.add_argument("--reason", default="", metavar="理由", help="有提醒时的处理说明")
    says_who(command)
    command.add_argument("--dry-run", action="store_true", help="只说会怎样，不写入")
    as_json(command)



# As every command, the place of its work told from this package on.
COMMANDS: tuple[Command, ...] = (
    ("new", "新建账本", "books:new", _new),
    ("check", "检查账本：文件完好、防改装置、会籍与变动是否相符、附件是否齐全", "books:check", _check),
    ("backup", "备份账本", "books:backup", _backup),
    ("restore", "从备份恢复账本；目标处原有的账本先另存一份", "books:restore", _restore),
    ("password", "设、换或取消账本密码；原密码和新密码放在环境变量里，或按提示输入", "books:password", _password),
    ("audit-copy", "给经费审查人员做一份只能查看、去掉个人隐私的账本", "books:audit_copy", _audit_copy),
    ("ledgers", "列出所有台账及其列", "sheets:ledgers", _ledgers),
    ("template", "生成空白导入表", "sheets:template", _template),
    ("import", "导入表格：要么全部导入，要么一行也不导入", "sheets:bring", _import),
    ("export", "导出台账", "sheets:export", _export),
    ("report", "按一列汇总台账：条数、合计、平均；可写成文件，或存成自定义报表", "reporting:report", _report),
    ("forms", "列出可打印的表", "paper:forms", as_json),
    ("print", "打印成PDF、Excel或Word；台账代码也可当作表，打印整个台账", "paper:print_", _print),
    ("figures", "列出所有统计数字", "numbers:figures", _figures),
    ("evidence", "列出一个数字背后的每一行", "numbers:evidence", _evidence),
    ("numbers", "列出一张表上的每个数字、它的统计代码或背后的台账和行数、所属期间", "numbers:numbers", _numbers),
    ("deeds", "列出可以办的事，每件事问什么", "deeds:deeds", as_json),
    ("do", "办一件事：要么所选的行全部办好，要么一行也不办", "deeds:do", _do),
    ("self-test", "程序自检：用临时账本把导入、打印、备份、加密和各个窗口走一遍", "selftest:self_test", _self_test),
)
