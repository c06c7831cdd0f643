"""工作移交: what is proposed to go over, and handing it over: rows in the book, then the folder for the next clerk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Day
from desk_union.prints.reports.handingpack import HandedFolder, hand_out
from desk_union.reports.handing import gathering
from desk_union.reports.handing import handing_words as words
from desk_union.store.archive import SUFFIX
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desk_union.screens.desk import Desk
    from desk_union.store.progress import Work

DEED = "reports.hand_over"


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A line of the list in words."""

    kind: str
    what: str
    amount: str = ""
    place: str = ""


def proposed(desk: Desk) -> list[HandedLine]:
    """Things as they were handed over the last time, else the usual ones, with what the book counts."""
    with desk.book.reading() as session:
        found = gathering.things(session)
    return [HandedLine(one["kind"], one["what"], one["amount"] or "", one["place"] or "") for one in found]


def still_open(desk: Desk) -> list[tuple[str, str, str]]:
    """Day, what and in which ledger of all that is due today."""
    with desk.book.reading() as session:
        found = gathering.open_things(session, desk.today())
    return [(str(one["due_on"] or ""), one["what"], one["kept_in"] or "") for one in found]


def hand_over(
    desk: Desk, given: Mapping[str, str], lines: Sequence[HandedLine], folder: Path | None
) -> Work[tuple[int, HandedFolder | None]]:
    """``given`` are day, giver, taker, witness, passwords and note as typed. Gives the row, and the folder if wanted.

    Refusal before anything is kept where the folder is not there, a day is none, or somebody is not named.
    """
    if folder is not None and not folder.is_dir():
        raise Refusal(f"文件夹“{folder}”不在。", "请插好U盘，或者选一个有的文件夹。", field="folder")
    values: dict[str, Any] = {key: text.strip() or None for key, text in given.items()}
    values["day"] = _day(given.get("day", ""), desk)
    for key, label in (("giver", "移交人"), ("taker", "接交人")):
        if not values.get(key):
            raise Refusal(f"没有写{label}。", f"请写{label}的姓名。", field=key)
    told = [_told(place, one) for place, one in enumerate(lines, 1) if one.what.strip() or one.amount.strip()]
    deed = tabs.deed_called(DEED)
    if deed is None:
        raise ValueError(DEED)
    yield Progress(0, 1, "正在登记移交")
    with desk.book.deed(f"{deed.title}：{values['giver']}移交{values['taker']}", who=desk.who) as session:
        result = deed.do(session, (), {**values, "lines": told, "things": True}, desk.today())
    row = result.ids[0]
    if folder is None:
        return row, None
    return row, (yield from hand_out(desk.book, row, folder, desk.today(), desk.who))


def _day(text: str, desk: Desk) -> Any:
    try:
        return Day().read(text) if text.strip() else desk.today()
    except ValueError as fault:
        raise Refusal(f"移交日期：{fault}", field="day") from fault


def _told(place: int, one: HandedLine) -> dict[str, Any]:
    kind = words.KIND.find(one.kind.strip() or words.OTHER)
    if kind is None:
        raise Refusal(f"第{place}行的移交内容“{one.kind}”没有这一种。", f"可以写：{'、'.join(words.KIND.labels)}。")
    if not one.what.strip():
        raise Refusal(f"第{place}行没有写名称。", "请写交的是什么，或者删去这一行。")
    amount, place_words = one.amount.strip() or None, one.place.strip() or None
    return {"kind": kind, "what": one.what.strip(), "amount": amount, "place": place_words}


def backup_in(folder: Path) -> Path:
    """The backup in a folder that was handed over, the newest where there are several; Refusal where there is none."""
    found = sorted(folder.glob(f"*{SUFFIX}"), key=lambda one: one.stat().st_mtime)
    if not found:
        remedy = f"请选移交人写的“工作移交……”文件夹，里面有一个{SUFFIX}文件。"
        raise Refusal(f"“{folder.name}”里没有账本的备份。", remedy)
    return found[-1]
