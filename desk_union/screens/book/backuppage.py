"""The backups of the book: which there are, whether one is overdue, and making, copying and restoring them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.screens.reopening import while_closed
from desk_union.store import settings
from desk_union.store.archive import read_info
from desk_union.store.backup import BY_HAND, backup_to, copy_to_stick, list_backups
from desk_union.store.backupplaces import STICK_FOLDER, default_folder
from desk_union.store.restore import RestoreResult, restore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desk_union.screens.desk import Desk
    from desk_union.store.archive import BackupInfo
    from desk_union.store.progress import Work

OVERDUE_DAYS = 7
STICK_DAYS = 30
HERE, STICK = "本机", "U盘"
KIB = 1024


@dataclass(frozen=True, slots=True)
class State:
    """``sentence`` says how things stand; ``overdue`` whether the clerk should do something."""

    sentence: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup in the list, in words; ``place`` says where it lies."""

    info: BackupInfo
    when: str
    why: str
    size: str
    counts: str
    place: str


class BackupPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def folder(self) -> Path:
        return default_folder(self.desk.book.path)

    @property
    def stick(self) -> Path | None:
        """The folder on a U盘 that every backup is copied to, when one was chosen."""
        with self.desk.book.reading() as session:
            chosen = settings.get(session, STICK_FOLDER)
        return Path(chosen) if chosen else None

    def choose_stick(self, folder: Path | None) -> None:
        with self.desk.book.deed("设置U盘备份文件夹", who=self.desk.who) as session:
            settings.put(session, STICK_FOLDER, str(folder) if folder else None)

    def kept(self) -> list[Kept]:
        """The book's backups on this computer and on the U盘 when it is plugged in, newest first."""
        return [self._line(info, place) for info, place in self._found()]

    def _found(self) -> list[tuple[BackupInfo, str]]:
        """Each with the place where it is, newest first."""
        found = [(info, HERE) for info in list_backups(self.folder) if self._is_own(info)]
        stick = self.stick
        if stick is not None and stick.is_dir() and stick != self.folder:
            found += [(info, STICK) for info in list_backups(stick) if self._is_own(info)]
        return sorted(found, key=lambda one: one[0].made_at, reverse=True)

    def _is_own(self, info: BackupInfo) -> bool:
        """Another book in the same folder has backups there too; the file or the union may have been renamed since."""
        return info.book_name == self.desk.book.path.name or info.union_name == self.desk.union_name

    def _line(self, info: BackupInfo, place: str) -> Kept:
        size = size_words(info.file.stat().st_size) if info.file.is_file() else ""
        why = info.why if info.encrypted else f"{info.why}（无密码）"
        return Kept(info, when_words(info.made_at), why, size, self.counts(info), place)

    def counts(self, info: BackupInfo) -> str:
        """What is in it, in the words of the ledgers: 职工会员花名册 312 · 分会、小组台账 24."""
        known = [self.desk.ledger(code) for tab in self.desk.tabs for code in tab.known_by]
        tables = [(ledger.title, ledger.row.__tablename__) for ledger in known]
        parts = [f"{title} {info.rows[table]:,}" for title, table in tables if table in info.rows]
        return " · ".join(parts)

    def state(self) -> State:
        """How old the newest backup is, here and on the U盘."""
        found = self._found()
        if not found:
            return State("还没有备份过，请现在备份一次。", overdue=True)
        made_at = found[0][0].made_at
        age = self._age(made_at)
        last = f"最近一次备份：{when_words(made_at)}（{_ago(age)}）。"
        if age > OVERDUE_DAYS:
            return State(f"{last}已经超过{OVERDUE_DAYS}天，请备份一次。", overdue=True)
        on_stick = self._stick_sentence([info.made_at for info, place in found if place == STICK])
        return State(f"{last}{on_stick}", overdue=bool(on_stick))

    def _stick_sentence(self, there: Sequence[datetime]) -> str:
        """A reminder when the U盘 has nothing new; empty when all is well. An absent U盘 cannot be looked at."""
        stick = self.stick
        if stick is None:
            return "还没有备份到U盘，电脑坏了会一起丢，请选一个U盘文件夹。"
        if not stick.is_dir():
            return f"U盘备份文件夹“{stick}”不在，请插好U盘再备份一次。"
        if not there or self._age(max(there)) > STICK_DAYS:
            return f"U盘上超过{STICK_DAYS}天没有新备份，请备份一次。"
        return ""

    def _age(self, moment: datetime) -> int:
        return (self.desk.today() - moment.date()).days

    def back_up(self) -> Work[str]:
        """Make a backup now, here and on the U盘 when one is set; returns the sentence for the clerk."""
        info = yield from backup_to(self.desk.book, self.folder, BY_HAND, self.desk.book.clock())
        return f"备份好了：{info.file.name}。{self._on_stick(info)}"

    def copy_to(self, folder: Path) -> Work[str]:
        """Make a backup and put it into ``folder`` too, which is remembered for the next time."""
        if not self.desk.book.read_only:
            self.choose_stick(folder)
            return (yield from self.back_up())
        info = yield from backup_to(self.desk.book, folder, BY_HAND, self.desk.book.clock())
        return f"备份好了：{info.file}。"

    def _on_stick(self, info: BackupInfo) -> str:
        stick = self.stick
        if stick is None or stick == info.file.parent:
            return ""
        fault = copy_to_stick(info.file, stick, self.desk.book.path.stem, self.desk.book.clock())
        return fault or f"U盘上也放了一份（{stick}）。"

    def info_of(self, file: Path) -> BackupInfo:
        return read_info(file)

    def contents(self, info: BackupInfo) -> str:
        """What the clerk reads before saying yes to a restore."""
        union = self.desk.union_name
        lines = [
            f"工会：{info.union_name}",
            f"备份时间：{when_words(info.made_at)}（{info.why}）",
            f"内容：{self.counts(info)}",
        ]
        if info.code:
            lines.append(f"账本校验码：{info.code}")
        if info.sheets:
            lines.append(f"本单位自己的表样：{'、'.join(info.sheets)}")
        lines.append(
            "这个备份有密码，恢复时要用做备份那时的密码。" if info.encrypted else "这个备份无密码，拿到的人都能打开。"
        )
        lines.append(
            "恢复以后账本仍用现在的密码。"
            if self.desk.book.encrypted
            else "恢复以后账本用备份的密码。"
            if info.encrypted
            else "恢复以后账本没有密码，与现在一样。"
        )
        if info.union_name != union:
            lines.append(f"注意：这是另一个工会的备份，现在打开的是“{union}”。")
        return "\n".join(lines)

    def restore(self, info: BackupInfo, password: str | None) -> Work[str]:
        """Put the backup in the book's place, the present book being set aside; returns the sentence for the clerk."""
        book = self.desk.book
        work = restore(
            info.file, book.path, password=password, present=book.password, keep_present=book.encrypted,
            now=book.clock(),
        )  # fmt: skip
        after = book.password or (password if info.encrypted else None)
        result: RestoreResult = yield from while_closed(self.desk, work, after)
        aside = f"恢复前的账本放在“{result.set_aside}”。" if result.set_aside else ""
        return f"已恢复到{when_words(info.made_at)}的样子。{aside}{''.join(self.desk.book.notices)}"


def when_words(moment: datetime) -> str:
    return f"{days.show_day(moment.date())} {moment:%H:%M}"


def _ago(age: int) -> str:
    return {0: "今天", 1: "昨天"}.get(age, f"{age}天前") if age >= 0 else "日期在今天之后，请核对电脑时间"


def size_words(size: int) -> str:
    if size < KIB * KIB:
        return f"{max(1, round(size / KIB))} KB"
    return f"{size / KIB / KIB:.1f} MB"
