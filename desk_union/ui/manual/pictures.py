"""Makes the manual's pictures from the program itself, with a made-up office, on a machine without a screen.

Run it after the window changed: ``QT_QPA_PLATFORM=offscreen python -m desk_union.ui.manual.pictures``.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, QSize, Qt, QTimer

from desk_union.basis import identity
from desk_union.basis.places import HELP
from desk_union.founding import new_book
from desk_union.screens.desk import Desk
from desk_union.screens.paper.printpage import list_paper
from desk_union.store.listing import Ask
from desk_union.store.progress import finish
from desk_union.ui.form.formpanel import FormPanel
from desk_union.ui.kit import style
from desk_union.ui.manual import fundspictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desk_union.ui.frame.window import MainWindow
    from desk_union.ui.list.ledgerpage import LedgerPage

TODAY = date(2026, 11, 20)
SETTLE_MS = 1500
WIDTH = 900  # pixels of a finished picture
WIDEST_DIALOG = QSize(1280, 620)
COLOURS = 256  # enough for a plain window, and half the size

PEOPLE = "members.people"
LIST = f"""某某机械厂职工花名册
序号,姓名,身份证号,部门,职工类别,手机号,入会时间,血型
1,张  三,{identity.sample_id(11)},机修组,正式工,13900001001,2015.3.1,A
2,李小四,{identity.sample_id(12)},新工艺组,合同制,13900001002,2016年5月,B
3,王五,{identity.sample_id(13)},机修组,正式工,13900001003,20170101,O
"""


# Windows listen to the book as long as it is open, so they stay as long as that.
_kept: list[QWidget] = []


def now() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 9, 30)  # noqa: DTZ001 - the clock on the wall


def make_all(folder: Path = HELP / "pictures") -> list[Path]:
    """Write every picture and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as scratch:
        # A short path of its own, because the dialog of backups shows where they lie.
        os.chdir(scratch)
        try:
            QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, scratch)
            style.make_application([])
            book = new_book(Path("示例机械厂工会.desk"), "示例机械厂工会", today=TODAY, clock=now, sample=True)
            desk = Desk(book, lambda: TODAY, "王干事")
            try:
                return [_save(make(desk), folder / f"{name}.png", size) for name, make, size in SUBJECTS]
            finally:
                desk.book.close()
        finally:
            os.chdir(before)


def _save(widget: QWidget, file: Path, size: QSize) -> Path:
    widget.resize(size)
    widget.show()
    _settle()
    picture = widget.grab().toImage().scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    widget.hide()
    _kept.append(widget)
    picture.save(str(file))
    _fewer_colours(file)
    return file


def _settle() -> None:
    """Let everything that was put off be done and drawn; pages of a PDF come from another thread."""
    waiting = QEventLoop()
    QTimer.singleShot(SETTLE_MS, waiting.quit)
    waiting.exec()


def _fewer_colours(file: Path) -> None:
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def _today(desk: Desk) -> QWidget:
    from desk_union.ui.frame.window import MainWindow

    return MainWindow(desk, lambda _path: None)


def _window(desk: Desk) -> MainWindow:
    from desk_union.ui.frame.window import MainWindow

    window = MainWindow(desk, lambda _path: None)
    window.show_rows(PEOPLE, [])
    return window


def _people(desk: Desk) -> tuple[MainWindow, LedgerPage]:
    window = _window(desk)
    page = window.page
    assert page is not None  # noqa: S101 - it was just shown
    return window, page


def _form(desk: Desk) -> QWidget:
    """A new person half written, the number just typed."""
    window, page = _people(desk)
    page.add()
    panel = page.panel
    assert isinstance(panel, FormPanel)  # noqa: S101 - people have the usual form
    panel.to_start()
    form = panel.form
    assert form is not None  # noqa: S101 - a new row is being written
    for key, text in (("name", "欧阳红"), ("id_number", identity.sample_id(21)), ("phone", "13900001021")):
        form.type(key, text)
    panel.fields.refresh()
    return window


def _file(desk: Desk) -> QWidget:
    """Somebody with an office and something due."""
    from desk_union.members.due import due

    with desk.book.reading() as session:
        person = next(one.row_ids[0] for one in due(session, TODAY) if one.kind == "retirement")
    window, page = _people(desk)
    page.go_to_row(person)
    window.commands.by_code["file"].trigger()
    return window


def _as_of(desk: Desk) -> QWidget:
    window, page = _people(desk)
    page.filters.day.setText("2025-12-31")
    page.filters.day.editingFinished.emit()
    return window


def _change(desk: Desk) -> QWidget:
    from desk_union.screens.list.listpage import ListPage
    from desk_union.ui.list.changemany import ChangeManyDialog

    page = ListPage(desk, desk.ledger(PEOPLE))
    page.refresh()
    window = _window(desk)
    dialog = ChangeManyDialog(window, desk, page.ledger, list(page.ids)[:8])
    dialog.field.show_text("用工形式")
    dialog.field.typed.emit("用工形式")
    dialog.value.setProperty("currentText", "签约")
    dialog.preview()
    return dialog


def _bin(desk: Desk) -> QWidget:
    from desk_union.screens.list.listpage import ListPage
    from desk_union.ui.list.recyclebin import RecycleBin

    for code in (PEOPLE, "members.children", "members.posts"):
        page = ListPage(desk, desk.ledger(code))
        page.refresh()
        page.delete([page.id_at(0)])
    return RecycleBin(_window(desk), desk)


def _paste(desk: Desk) -> QWidget:
    """A few cells as Excel hands them over, looked at before they are pasted."""
    from desk_union.screens.list.pastepage import PastePage, Spot
    from desk_union.ui.list.pasting import PasteDialog

    window, page = _people(desk)
    page.page.choose_columns(["name", "phone", "political", "unit"])
    cells = "13900001101\t党员\r\n\t团员\r\n13900001103\t党员\r\n"
    return PasteDialog(window, PastePage(page.page, "", cells, Spot(0, 1)))


def _filters(desk: Desk) -> QWidget:
    """What a clerk may have put by, and what is asked now."""
    from desk_union.screens.form import typed
    from desk_union.ui.list.savedfilters import SavedFiltersDialog

    window, page = _people(desk)
    saved = page.filters.saved
    assert saved is not None  # noqa: S101 - the page was just shown
    page.page.choose_presets(["members"])
    saved.save("会员电话表", page.page)
    page.page.add_condition(typed.condition(desk, page.ledger.by_key["sex"], "is", "女"))
    saved.save("女会员", page.page)
    saved.set_default("会员电话表")
    return SavedFiltersDialog(window, page.page, saved)


def _import(desk: Desk) -> QWidget:
    from desk_union.ui.bringing.importing import ImportDialog

    file = Path("职工名单.csv")
    file.write_text(LIST, encoding="utf-8-sig")
    dialog = ImportDialog(None, desk, desk.ledger(PEOPLE))
    dialog.take_file(file)
    return dialog


def _preview(desk: Desk) -> QWidget:
    from desk_union.ui.paper.preview import Preview

    people = desk.ledger(PEOPLE)
    paper = finish(list_paper(desk, people, Ask(TODAY, presets=("members",)), people.listed))
    return Preview(None, paper.pdf, paper.title, save_xlsx=paper.saving("xlsx"))


def _chart(desk: Desk) -> QWidget:
    from desk_union.screens.paper.printpage import options_of, sheet_paper
    from desk_union.ui.paper.preview import Preview
    from desk_union.ui.paper.printing import sheet_of

    sheet = sheet_of("members.structure_chart")
    paper = finish(sheet_paper(desk, sheet, options_of(desk, sheet).request()))
    preview = Preview(None, paper.pdf, paper.title)
    preview.zoom.setCurrentText("整页")
    return preview


def _backups(desk: Desk) -> QWidget:
    from desk_union.ui.book.backups import BackupDialog

    dialog = BackupDialog(None, desk)
    dialog.back_up()
    return dialog


def _dues(desk: Desk) -> QWidget:
    """A group of which somebody is in arrears."""
    from desk_union.funds.sample import dues
    from desk_union.screens.funds.duespage import DuesPage
    from desk_union.ui.funds.dues import DuesDialog

    if not DuesPage(desk).rows:
        with desk.book.deed("示例会费") as session:
            dues.fill(session, TODAY)
    dialog = DuesDialog(None, desk)
    owing = [place for place, line in enumerate(dialog.page.groups) if line.tally.owed and line.unit is not None]
    dialog.groups.selectRow(owing[0])
    # A dialog keeps within the screen, and there is none here that is large enough.
    QTimer.singleShot(0, dialog, lambda: dialog.resize(WIDEST_DIALOG))
    return dialog


def _settings(desk: Desk) -> QWidget:
    from desk_union.ui.book.settingsdialog import SettingsDialog

    dialog = SettingsDialog(None, desk)
    for role, name, since in (
        ("填表人", "王干事", "2024-1-1"), ("填表人", "李干事", "2026-7-1"), ("负责人", "赵主席", "2024-1-1"),
    ):  # fmt: skip
        dialog.signers.role.setCurrentText(role)
        dialog.signers.name.setText(name)
        dialog.signers.since.setText(since)
        dialog.signers.add()
    dialog.names.setCurrentRow(dialog.pages.indexOf(dialog.signers))
    return dialog


SUBJECTS: tuple[tuple[str, Callable[[Desk], QWidget], QSize], ...] = (
    ("today", _today, QSize(1280, 760)),
    ("window", _window, QSize(1280, 720)),
    ("form", _form, QSize(1280, 720)),
    ("file", _file, QSize(1280, 720)),
    ("as_of", _as_of, QSize(1280, 720)),
    ("change", _change, QSize(860, 560)),
    ("import", _import, QSize(940, 620)),
    ("paste", _paste, QSize(860, 480)),
    ("filters", _filters, QSize(760, 420)),
    ("dues", _dues, WIDEST_DIALOG),
    ("preview", _preview, QSize(1000, 760)),
    ("chart", _chart, QSize(1000, 660)),
    ("backups", _backups, QSize(940, 520)),
    ("bin", _bin, QSize(940, 420)),
    ("settings", _settings, QSize(760, 520)),
    *fundspictures.SUBJECTS,
)

if __name__ == "__main__":
    for made in make_all():
        print(f"{made.name}\t{made.stat().st_size // 1024} KB")  # noqa: T201 - a tool of the command line
