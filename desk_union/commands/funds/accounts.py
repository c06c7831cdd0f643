"""Commands of the books of account: post, close, close-year."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import opened
from desk_union.commands.streams import complain, say
from desk_union.screens.desk import Desk

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from desk_union.screens.funds.closingpage import ClosingPage

BY_COMMAND = "命令里写 --reason 原因。"


def post(given: Namespace) -> int:
    """Post all drafts up to a month, in the order of their days; all or none."""
    from desk_union.screens.funds.postingpage import PostingPage

    with opened(given.book, writes=True, who=given.who) as book:
        page = PostingPage(Desk(book, today, given.who), given.through)
        if not page.lines:
            say(page.sentence)
            return 0
        passed = page.may_post and bool(given.reason.strip())
        for doubt in page.doubts:
            complain(f"{doubt}（写明原因后记账）" if passed else doubt)
        try:
            told = page.post(given.reason)
        except Refusal as refusal:
            remedy = f"{refusal.remedy}{BY_COMMAND if page.may_post and not passed else ''}"
            raise Refusal(refusal.reason, remedy, field=refusal.field) from None
    say(told)
    return 0


def close(given: Namespace) -> int:
    from desk_union.funds.account import closing
    from desk_union.screens.funds.closingpage import ClosingPage

    with opened(given.book, writes=True, who=given.who) as book:
        page = ClosingPage(Desk(book, today, given.who))
        if given.period == page.period:
            _tell_open(page)
        with _asked_by_command(), book.deed(f"结账 {months.words(given.period)}", code="close") as session:
            closing.close_month(session, given.period, session.info["at"], reason=given.reason)
    say(f"{months.words(given.period)}已结账。")
    return 0


def close_year(given: Namespace) -> int:
    from desk_union.funds.account import closing
    from desk_union.screens.funds.closingpage import ClosingPage

    with opened(given.book, writes=True, who=given.who) as book:
        page = ClosingPage(Desk(book, today, given.who))
        if given.year == page.year:
            _tell_open(page)
        with _asked_by_command(), book.deed(f"年终结账 {given.year}年", code="close_year") as session:
            done = closing.close_year(session, given.year, session.info["at"], reason=given.reason)
    for one in done[:-1]:
        say(f"{months.words(one.period)}已结账。")
    for title in done[-1].vouchers:
        say(f"结转凭证：{title}")
    say(f"{given.year}年已结账。")
    return 0


def _tell_open(page: ClosingPage) -> None:
    for item in page.open_items:
        complain(f"请留意：{item.title}——{item.sentence}")


@contextmanager
def _asked_by_command() -> Iterator[None]:
    """What wants a reason says everything that it wants it for, and how a command gives it."""
    from desk_union.funds.account.closing import Unsound

    try:
        yield
    except Unsound as unsound:
        for problem in unsound.problems[1:]:
            complain(problem.reason)
        raise Refusal(unsound.reason, f"{unsound.remedy}{BY_COMMAND}") from None
