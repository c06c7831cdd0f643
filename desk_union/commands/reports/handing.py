"""The command that hands the office over: rows in the book, and the folder for the next clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.days import today
from desk_union.commands.console import opened, say_json
from desk_union.commands.streams import complain, say
from desk_union.reports.handing import handing_words as words
from desk_union.screens.desk import Desk
from desk_union.screens.reports.handingpage import HandedLine, hand_over, proposed
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from argparse import Namespace


def hand_over_(given: Namespace) -> int:
    """Refusal where the folder is not there, or somebody is not named; the book is then as it was."""
    people = {key: getattr(given, key) for key in ("day", "giver", "taker", "witness", "passwords")}
    with opened(given.book, writes=True, who=given.who) as book:
        desk = Desk(book, today, given.who or "")
        lines = [_line(text) for text in given.item] if given.item else proposed(desk)
        row, handed = finish(hand_over(desk, people, lines, given.output))
    if handed is None:
        return 0
    if given.json:
        say_json({"row": row, "folder": str(handed.folder), "backup": handed.info.file.name, "files": handed.files, "notes": list(handed.notes)})
        return 0
    for note in handed.notes:
        complain(note)
    say(f"移交文件夹已写好：{handed.folder}（{handed.files}个文件，备份已读过）。")
    return 0


def _line(text: str) -> HandedLine:
    """From ``印章:工会公章=1枚``; without a kind it is 其他."""
    body, _, amount = text.partition("=")
    kind, colon, what = body.replace("：", ":").partition(":")
    return HandedLine(kind, what, amount) if colon else HandedLine(words.OTHER, body, amount)
