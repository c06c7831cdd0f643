"""The commands of 经费 and their arguments; what does their work is read when one is typed."""

from __future__ import annotations

from desk_union.commands.arguments import Parser, period, says_who, takes_book, year

TYPE_CHECKING = False
if TYPE_CHECKING:
    from desk_union.commands.arguments import Command


def _post(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("--through", type=period, metavar="YYYY-MM", help="只记到这个月为止的草稿")
    command.add_argument("--reason", default="", metavar="说明", help="有提醒时的处理说明，经费审查时会看到")


def _close(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("period", type=period, metavar="YYYY-MM", help="月份")
    command.add_argument("--reason", default="", metavar="原因", help="这个月还没有过完就结账的原因，经费审查时会看到")


def _close_year(command: Parser) -> None:
    takes_book(command)
    says_who(command)
    command.add_argument("year", type=year, metavar="YYYY", help="年度")
    command.add_argument(
        "--reason", default="", metavar="原因", help="没有过完、账账不符仍要结账的原因；账账不符的会印在报表和附注上"
    )


WORK = "desk_union.commands.funds.accounts"
COMMANDS: tuple[Command, ...] = (
    ("post", "把凭证草稿记账：要么全部记账，要么一张也不记", f"{WORK}:post", _post),
    ("close", "结一个月的账；结账后不能再改", f"{WORK}:close", _close),
    ("close-year", "年终结账：先结没有结的月份，再按次序结转", f"{WORK}:close_year", _close_year),
)
