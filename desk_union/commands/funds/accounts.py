"""Commands of the books of account: post, close, close-year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.commands.console import opened
from desk_union.commands.streams import complain, say

if TYPE_CHECKING:
    from argparse import Namespace


def post(given: Namespace) -> int:
    """Post all drafts up to a month, in the order of their days; all or none."""
    from desk_union.funds.account import posting

    with opened(given.book, writes=True) as book, book.deed("记账", code="post") as session:
        ids = posting.drafts_through(session, given.through)
        if not ids:
            say("没有未记账的凭证。")
            return 0
        done = posting.post(session, ids, session.info["at"], reason=given.reason, ask=False)
        session.info["title"] = f"记账 {len(done.ids)}张凭证"
    for caution in done.warned:
        complain(f"已记账，但请核对：{caution.sentence}")
    say(f"已记账 {len(done.ids)} 张凭证：{done.titles[0]} 至 {done.titles[-1]}。")
    return 0


def close(given: Namespace) -> int:
    from desk_union.funds.account import closing

    with opened(given.book, writes=True) as book:
        with book.reading() as session:
            for item in closing.checklist(session, given.period):
                if not item.done and not item.blocking:
                    complain(f"请留意：{item.title}——{item.sentence}")
        with book.deed(f"结账 {months.words(given.period)}", code="close") as session:
            closing.close_month(session, given.period, session.info["at"])
    say(f"{months.words(given.period)}已结账。")
    return 0


def close_year(given: Namespace) -> int:
    from desk_union.funds.account import closing

    with (
        opened(given.book, writes=True) as book,
        book.deed(f"年终结账 {given.year}年", code="close_year") as session,
    ):
        done = closing.close_year(session, given.year, session.info["at"], reason=given.reason)
    for one in done[:-1]:
        say(f"{months.words(one.period)}已结账。")
    for title in done[-1].vouchers:
        say(f"结转凭证：{title}")
    say(f"{given.year}年已结账。")
    return 0
