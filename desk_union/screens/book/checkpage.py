"""检查账本: what is wrong with the book, in lines to read, to keep as a text and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.paper import Column, Table
from desk_union.screens.paper.printpage import tables_paper
from desk_union.store import chain
from desk_union.store.chaincheck import begins_on
from desk_union.store.check import checking
from desk_union.tabs import accepted, checks

if TYPE_CHECKING:
    from datetime import datetime

    from desk_union.basis.refusal import Problem
    from desk_union.screens.desk import Desk
    from desk_union.screens.paper.printpage import Paper
    from desk_union.store.overrides import Accepted
    from desk_union.store.progress import Work

TITLE = "账本检查结果"
WHOLE = "整个账本"
HEADERS = ("台账", "记录", "问题", "怎么办")


class CheckPage:
    """``checked_at`` is None until a check has been finished."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.problems: list[Problem] = []
        self.accepted: list[Accepted] = []  # warnings that somebody passed over with a reason; no problems
        self.checked_at: datetime | None = None
        self.code = ""
        self.begins = ""

    def check(self) -> Work[bool]:
        """Look through the whole book; True when finished, whatever was found."""
        self.problems = yield from checking(self.desk.book, checks(), self.desk.ledgers)
        with self.desk.book.reading() as session:
            self.accepted = accepted(session)
        self.checked_at = self.desk.book.clock()
        with self.desk.book.reading() as session:
            self.code, self.begins = chain.present_code(session), begins_on(session)
        return True

    def compare(self, code: str) -> str:
        """Whether a code from printed paper belongs to this book's history, in sentences; Refusal for no code."""
        with self.desk.book.reading() as session:
            answer = chain.compare(session, code)
        return f"{answer.sentence}{answer.remedy}"

    @property
    def code_words(self) -> str:
        """The book's check code now, and from when on it covers the trail where that is not all of it."""
        begins = f"（校验链从{self.begins}开始，以前的记录从那天起受保护）" if self.begins else ""
        return f"账本现在的校验码：{self.code}{begins}" if self.code else ""

    @property
    def says(self) -> str:
        if self.checked_at is None:
            return "还没有检查。"
        more = f"另有{len(self.accepted):,}处提醒，是写明理由后保存的。" if self.accepted else ""
        if not self.problems:
            return f"检查完毕，没有发现问题。{more}"
        found = f"检查完毕，发现{len(self.problems):,}个问题。"
        return f"{found}账本没有改动，请照“怎么办”一栏处理，然后再检查一次。{more}"

    @property
    def lines(self) -> list[tuple[str, str, str, str]]:
        found = [(one.column or WHOLE, one.value, one.reason, one.remedy) for one in self.problems]
        return found + [(one.title, one.name, f"提醒：{one.sentence}", f"理由：{one.reason}") for one in self.accepted]

    @property
    def used(self) -> list[int]:
        """The columns that say anything at all."""
        return [place for place in range(len(HEADERS)) if any(line[place] for line in self.lines)]

    @property
    def text(self) -> str:
        """The result as a text file."""
        head = [TITLE, f"工会：{self.desk.union_name}", f"账本：{self.desk.book.path}", f"检查时间：{self._when}"]
        head += [self.code_words] if self.code else []
        listed = [f"{number}. {problem}" for number, problem in enumerate([*self.problems, *self.accepted], start=1)]
        return "\n".join([*head, "", self.says, *listed, ""])

    @property
    def _when(self) -> str:
        at = self.checked_at
        return f"{days.show_day(at.date())} {at:%H:%M}" if at else ""

    def paper(self) -> Work[Paper]:
        table = Table(
            title=TITLE,
            columns=[Column(HEADERS[place]) for place in self.used],
            rows=[[line[place] for place in self.used] for line in self.lines],
            printed_on=self.desk.today(),
            organisation=self.desk.union_name,
            period=f"检查时间：{self._when}",
            count_text=self.says,
            signers=("检查人",),
            notes=(self.code_words,) if self.code else (),
        )
        return (yield from tables_paper(self.desk, TITLE, (table,)))
