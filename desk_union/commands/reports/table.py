"""The commands of 报表 and their arguments; what does their work is read when one is typed."""

from __future__ import annotations

from desk_union.commands.arguments import Parser, as_json, of_span, path, says_who, takes_book

TYPE_CHECKING = False
if TYPE_CHECKING:
    from desk_union.commands.arguments import Command


def _take_in(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("file", type=path, metavar="F", help="docx或txt文件")
    command.add_argument("--title", default="", metavar="标题", help="不写就用文件名")
    of_span(command)
    command.add_argument("--dry-run", action="store_true", help="只看认出了哪些数，不写入")
    as_json(command)


def _take_form(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("file", type=path, metavar="F.xlsx", help="上级发的Excel表")
    command.add_argument("--name", default="", metavar="名称", help="不写就用文件名")
    command.add_argument("--rhythm", default="", metavar="月报|季报|年报", help="不写就按名称猜")
    command.add_argument("--mark", action="store_true", help="把有把握的格子都标上")
    command.add_argument("--dry-run", action="store_true", help="只看会标哪些格子，不写入")
    as_json(command)


def _add_own(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("file", type=path, nargs="+", metavar="F", help="扫描的图片（一页一个）、一个PDF，或者写了占位符的docx")
    command.add_argument("--name", default="", metavar="名称", help="不写就用文件名")
    command.add_argument("--ledger", default="", metavar="台账", help="填哪个台账的行；只填数字的不写")
    command.add_argument("--as-is", action="store_true", help="Word文件里填不了的占位符就空着")
    as_json(command)


def _own(command: Parser) -> None:
    takes_book(command)
    as_json(command)


def _remove_own(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("name", metavar="名称")


def _hand_over(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("-o", "--output", type=path, required=True, metavar="文件夹", help="移交文件夹放在哪个文件夹（U盘）里")
    command.add_argument("--giver", required=True, metavar="移交人")
    command.add_argument("--taker", required=True, metavar="接交人")
    command.add_argument("--witness", default="", metavar="监交人")
    command.add_argument("--passwords", default="", metavar="放在哪里", help="密码放在哪里；不要写密码")
    command.add_argument("--day", default="", metavar="日期", help="不写就是今天")
    command.add_argument("--item", action="append", default=[], metavar="印章:工会公章=1枚", help="交了什么，可以写几个；不写就是常有的")
    as_json(command)


HANDING = "desk_union.commands.reports.handing"
OWN = "desk_union.commands.reports.ownforms"
FORMS = "desk_union.commands.reports.forms"
WORK = "desk_union.commands.reports.taking"
COMMANDS: tuple[Command, ...] = (
    ("take-in", "收进一份旧的总结：分成各部分，认出里面的数", f"{WORK}:take_in", _take_in),
    ("take-form", "拿来上级发的Excel表，看每一格像要填哪个数字", f"{FORMS}:take_form", _take_form),
    ("add-own-form", "拿来一张自备表样：扫描的图片、PDF，或者写了占位符的Word文件", f"{OWN}:add", _add_own),
    ("hand-over", "工作移交：登记交了什么和未了事项，写移交文件夹（备份、清单、资料）", f"{HANDING}:hand_over_", _hand_over),
    ("own-forms", "列出自备表样，填不了的栏目会说出来", f"{OWN}:listed", _own),
    ("remove-own-form", "删除一张自备表样，可以撤销", f"{OWN}:remove", _remove_own),
)
