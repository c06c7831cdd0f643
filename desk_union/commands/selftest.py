"""The installed program tests itself, on a made-up book in a passing folder."""

from __future__ import annotations

import json
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import datetime
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desk_union.basis import identity, places
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.streams import complain, say
from desk_union.store import listing
from desk_union.store.book import is_encrypted, open_book
from desk_union.store.listing import ListAsk
from desk_union.tabs import people

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

UNION = "自检机械厂工会"
# A usual name, one of three rare characters and one beyond the first plane of Unicode.
NEWCOMERS = (("自检张三", 77_001), ("自检㛃䶮", 77_002), ("自检𠮷明", 77_003))
FIRST, SECOND = "自检-甲", "自检-乙"
BEGINNINGS = {"pdf": b"%PDF", "xlsx": b"PK", "docx": b"PK"}
PAPER_FACES = ("NotoSerifSC-Regular.ttf", "NotoSansSC-Regular.ttf")


class SelfTestFault(Exception):  # noqa: N818 - the outcome of a step, told to whoever asked for the test
    """A step came out otherwise than it should."""


def self_test(given: Namespace) -> int:
    """Every step, one line each; 1 when a step failed. Nothing of this user's books or settings is touched."""
    with TemporaryDirectory(prefix="工会 自检 ", ignore_cleanup_errors=True) as scratch:
        trial = Trial(Path(scratch) / "账 本", release=bool(getattr(sys, "frozen", False)) and not given.without_faces)
        trial.folder.mkdir()
        failed = [name for name, step in trial.steps() if not _passes(name, step)]
    if failed:
        complain(f"自检没有通过：{'、'.join(failed)}。")
        return 1
    say("自检通过。")
    return 0


def _passes(name: str, step: Callable[[], str]) -> bool:
    sys.stdout.flush()  # each line as it comes: who waits at a pipe sees how far it is, also of a step that ends it all
    try:
        more = step()
    except Exception as error:  # noqa: BLE001 - one broken step must not hide the others
        complain(f"失败　{name}：{_told(error)}")
    else:
        say(f"通过　{name}{'：' + more if more else ''}")
        return True
    return False


def _told(error: Exception) -> str:
    """What came out otherwise, in words; what nobody foresaw leaves a report."""
    if isinstance(error, SelfTestFault | Refusal):
        return str(error)
    from desk_union.bugs import report

    return f"程序出错（{type(error).__name__}），报告在 {report(error)}"


class Trial:
    """The steps share one sample book in ``folder``."""

    def __init__(self, folder: Path, *, release: bool = False) -> None:
        self.release = release
        self.folder = folder
        self.book = folder / "自检 账本.desk"

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        return (
            ("程序文件", self.files),
            ("示例账本", self.sample),
            ("导入", self.bring),
            ("撤销和重做", self.undo),
            ("导出", self.export),
            ("打印", self.prints),
            ("备份和恢复", self.backup),
            ("设密码、改密码、去密码", self.passwords),
            ("旧账本升级", self.upgrade),
            ("检查账本", self.check),
            ("窗口", self.windows),
        )

    def run(self, *arguments: object) -> str:
        """One command as it is typed; what it says on success."""
        from desk_union.commands.parser import make_parser

        given = make_parser().parse_args([str(argument) for argument in arguments])
        said, complained = StringIO(), StringIO()
        with redirect_stdout(said), redirect_stderr(complained):
            status = given.run(given)
        if status:
            raise SelfTestFault(complained.getvalue().strip() or said.getvalue().strip())
        return said.getvalue()

    def _people(self, search: str = "") -> int:
        with closing(open_book(self.book, read_only=True)) as book, book.reading() as session:
            return listing.count_of(session, people(), ListAsk(today(), search=search))

    def files(self) -> str:
        from desk_union.prints.type.fonts import fonts_here

        wanted = [places.FONTS / face for face in PAPER_FACES]
        wanted += [places.RESOURCES / "style.qss", places.HELP / "start.md"]
        lost = [path.name for path in wanted if not path.is_file()]
        if lost:
            raise SelfTestFault(f"缺少 {'、'.join(lost)}")
        absent = fonts_here().absent_faces()
        if absent and self.release:
            raise SelfTestFault(f"发行版缺少字体 {'、'.join(absent)}")
        return f"没有{'、'.join(absent)}，用别的字体代替" if absent else "字体齐全"

    def sample(self) -> str:
        self.run("new", self.book, "--union", UNION, "--sample")
        return f"{self._people()} 人"

    def bring(self) -> str:
        from openpyxl import load_workbook

        sheet = self.folder / "新职工 名单.xlsx"
        self.run("template", people().code, "-o", sheet)
        workbook = load_workbook(sheet)
        names = workbook["名单"]
        column = {str(cell.value).rstrip("＊"): place for place, cell in enumerate(names[1], 1)}
        for row, (name, number) in enumerate(NEWCOMERS, 2):
            names.cell(row, column[people().by_key["name"].label], name)
            names.cell(row, column[people().by_key["id_number"].label], identity.sample_id(number))
        workbook.save(sheet)
        before = self._people()
        self.run("import", self.book, people().code, sheet)
        _same("导入后的人数", self._people(), before + len(NEWCOMERS))
        _same("按拼音首字母查到的人数", self._people("zjzs"), 1)
        return f"{len(NEWCOMERS)} 人"

    def undo(self) -> str:
        from desk_union.store.undo import redo, undo

        before = self._people()
        with closing(open_book(self.book)) as book:
            title = undo(book).title
        _same("撤销后的人数", self._people(), before - len(NEWCOMERS))
        with closing(open_book(self.book)) as book:
            redo(book)
        _same("重做后的人数", self._people(), before)
        return title

    def export(self) -> str:
        for kind in ("xlsx", "csv"):
            target = self.folder / f"导出.{kind}"
            self.run("export", self.book, people().code, "-o", target)
            if not target.stat().st_size:
                raise SelfTestFault(f"{target.name} 是空的")
        return ""

    def prints(self) -> str:
        """Every sheet and every list, as every kind of file that it offers."""
        forms = json.loads(self.run("forms", "--json"))
        asked = [(form, kind) for form in forms for kind in form["outputs"]]
        if faults := [fault for form, kind in asked if (fault := self._not_printed(form, kind))]:
            raise SelfTestFault("；".join(faults))
        return f"{len(forms)} 种表，{len(asked)} 个文件"

    def _not_printed(self, form: dict[str, str], kind: str) -> str:
        """What is wrong with the printed file, "" when nothing is: the other sheets are tried all the same."""
        target = self.folder / f"{form['code']}.{kind}"
        try:
            self.run("print", self.book, form["code"], "-o", target)
        except Exception as error:  # noqa: BLE001 - one broken sheet must not hide the others
            return f"《{form['title']}》{kind}：{_told(error)}"
        return "" if target.read_bytes().startswith(BEGINNINGS[kind]) else f"《{form['title']}》的{kind}文件不对"

    def backup(self) -> str:
        kept, again = self.folder / "备份 一.duback", self.folder / "恢复 的" / "账本.desk"
        again.parent.mkdir()
        self.run("backup", self.book, "-o", kept)
        self.run("restore", kept, "-o", again)
        year = ("--year", today().year, "--json")
        _same("恢复后的数字", self.run("figures", again, *year), self.run("figures", self.book, *year))
        return ""

    def passwords(self) -> str:
        from desk_union.store.password import change_password

        path, before = self.book, self._people()
        for old, new in ((None, FIRST), (FIRST, SECOND)):
            change_password(path, old, new, now=datetime.now())
            if not is_encrypted(path):
                raise SelfTestFault("设了密码，文件却没有加密")
            if _opens(path, old):
                raise SelfTestFault("密码不对也打开了账本")
        change_password(path, SECOND, None, now=datetime.now())
        _same("去密码后的人数", self._people(), before)
        return ""

    def upgrade(self) -> str:
        """The steps of all versions, run on an empty file; their files must have come along."""
        from desk_union.store.engine import make_engine
        from desk_union.store.schema import SCHEMA_VERSION
        from desk_union.store.upgrade import migrate

        path = self.folder / "空.desk"
        path.touch()
        engine = make_engine(path, None, writes=True)
        try:
            with engine.begin() as connection:
                migrate(connection, 0, SCHEMA_VERSION)
        finally:
            engine.dispose()
        return f"到第{SCHEMA_VERSION}版"

    def check(self) -> str:
        self.run("check", self.book)
        return ""

    def windows(self) -> str:
        if find_spec("PySide6") is None:
            return "没有安装窗口部分，略过"
        from desk_union.ui.manual.tour import tour

        seen, faults = tour(self.book, self.folder)
        if faults:
            raise SelfTestFault("；".join(faults))
        return f"打开了 {len(seen)} 个窗口"


def _opens(path: Path, password: str | None) -> bool:
    try:
        open_book(path, password=password).close()
    except Refusal:
        return False
    return True


def _same(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise SelfTestFault(f"{what}不对：{found}，应为 {wanted}" if isinstance(found, int) else f"{what}不对")
