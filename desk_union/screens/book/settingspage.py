"""What the office sets once: its name and words, who signs, faces, the U盘 folder, the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.basis.words import Wording
from desk_union.office import signers, wording
from desk_union.office.signers import Signer
from desk_union.prints import stationery
from desk_union.prints.type import faces
from desk_union.screens.book.backuppage import BackupPage
from desk_union.screens.passwords import check_new
from desk_union.screens.reopening import while_closed
from desk_union.store import listing, operator, rows, settings
from desk_union.store.lyingopen import lying_open
from desk_union.store.password import change_password
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desk_union.screens.desk import Desk
    from desk_union.store.lyingopen import Open
    from desk_union.store.password import Changed
    from desk_union.store.progress import Work


class SettingsPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.backups = BackupPage(desk)

    # The union

    @property
    def union_name(self) -> str:
        return self.desk.union_name

    def rename_union(self, name: str) -> None:
        """Change the name on the union's record, from which every printed head takes it."""
        name = name.strip()
        if not name:
            raise Refusal("工会名称不能为空。", "请填写全称。", field="union")
        if name == self.union_name:
            return
        today = self.desk.today()
        union = self.desk.ledger(tabs.union().code)
        with self.desk.book.deed(f"修改工会名称为 {name}", who=self.desk.who) as session:
            held = listing.ids_of(session, union, listing.ListAsk(today), limit=1)
            rows.save_row(session, union, held[0] if held else None, {"name": name}, today)
            settings.put(session, settings.UNION_NAME, name)

    @property
    def operator(self) -> str:
        return operator.operator_of(self.desk.book)

    def set_operator(self, name: str) -> None:
        """Who works with the book from now on; what was done before keeps the name it has."""
        name = name.strip()
        if not name:
            raise Refusal("操作人不能为空。", "请填写您的姓名。", field="operator")
        if name != self.operator:
            operator.keep(self.desk.book, name)
            self.desk.who = self.desk.book.who = name

    # On paper

    def set_words(self, chosen: Mapping[str, str]) -> None:
        """The union's own words by the key of ``basis.words``; they are on paper and in the window from now on."""
        own = Wording(chosen).chosen
        if own == self.desk.wording.chosen:
            return
        with self.desk.book.deed("修改工会用词", who=self.desk.who) as session:
            wording.write(session, own)
        self.desk.hear()

    @property
    def signers(self) -> tuple[Signer, ...]:
        """By place of signature in the usual order, the latest first."""
        with self.desk.book.reading() as session:
            kept = signers.read(session)
        usual = {role: place for place, role in enumerate(signers.ROLES)}
        return tuple(sorted(kept, key=lambda one: (usual.get(one.role, len(usual)), one.role, -one.since.toordinal())))

    def signer(self, role: str, name: str, since: str) -> Signer:
        """One line as typed; Refusal when it cannot be meant."""
        if not role.strip():
            raise Refusal("还没有选签名的位置。", "请选一个，如“填表人”，也可以自己写。", field="signers")
        try:
            day = days.parse_day(since)
        except ValueError as fault:
            raise Refusal(f"起始日期：{fault}", field="signers") from None
        return Signer(role.strip().rstrip("：:"), name.strip(), day)

    def set_signers(self, given: Sequence[Signer]) -> None:
        if set(given) == set(self.signers):
            return
        with self.desk.book.deed("修改签名人", who=self.desk.who) as session:
            signers.write(session, given)

    @property
    def faces(self) -> dict[str, str]:
        with self.desk.book.reading() as session:
            return dict(stationery.read(session).faces)

    def faces_to_choose(self) -> list[tuple[str, Path]]:
        return [(choice.label, path) for choice, path in faces.found()]

    def set_faces(self, chosen: Mapping[str, str]) -> None:
        if {place: label for place, label in chosen.items() if label} == self.faces:
            return
        with self.desk.book.deed("修改打印字体", who=self.desk.who) as session:
            stationery.write_faces(session, chosen)

    # Backups

    @property
    def stick(self) -> Path | None:
        return self.backups.stick

    def choose_stick(self, folder: Path | None) -> None:
        if folder != self.stick:
            self.backups.choose_stick(folder)

    # The password

    @property
    def password_state(self) -> str:
        if self.desk.book.encrypted:
            return "账本设有密码，整个文件是加密的。"
        return "账本没有密码，拿到文件的人都能打开。"

    def check_password(self, old: str, new: str, again: str) -> None:
        """Refusal before anything is begun; ``new`` empty asks to remove the password."""
        book = self.desk.book
        if book.encrypted and old != book.password:
            raise Refusal("原来的密码不对。", "请核对后重新输入。", field="old")
        if new or again:
            check_new(new, again)
        elif not book.encrypted:
            raise Refusal("还没有输入密码。", "请输入新密码。", field="password")

    def lying_open(self) -> list[Path]:
        """What could be opened without a password after the book's first one: its backups, and books set aside."""
        book = self.desk.book
        return [] if book.encrypted else lying_open(book.path, (self.stick,))

    def change_password(self, old: str, new: str, lying: Open = "encrypt") -> Work[str]:
        """Set, change or (``new`` empty) remove the password; returns the sentence for the clerk.

        ``lying``: what becomes of what lies open, where this is the first password.
        """
        stick = self.stick
        book = self.desk.book
        path, now = book.path, book.clock()

        def work() -> Work[Changed]:
            yield Progress(0, 1, "正在换密码，请不要关闭程序")
            return change_password(path, old or None, new or None, now=now, lying=lying, stick=stick)

        done: Changed = yield from while_closed(self.desk, work(), new or None)
        return _told(done, new=bool(new), lying=lying)


def _told(done: Changed, *, new: bool, lying: Open) -> str:
    """What was done, and which password each thing now has."""
    what = "密码换好了。" if new else "密码已取消。"
    before = f"换之前备份了一次（{done.before.file.name}）"
    if done.before.encrypted:
        return f"{what}{before}，那个备份和更早的备份仍用原来的密码。"
    count = len(done.opened) - len(done.left)
    kept = "、".join(file.name for file in done.left)
    open_ = f"下面{len(done.left)}个仍然没有密码，拿到的人都能打开：{kept}。" if done.left else ""
    if lying == "remove" and count:
        return f"{what}{before}，连同以前没有密码的备份共{count}个已经删除。{open_}现在没有备份，请马上备份一次。"
    dealt = f"，连同以前没有密码的备份共{count}个都已改用新密码。" if count else "。"
    return f"{what}{before}{dealt}{open_}"
