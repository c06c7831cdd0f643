"""The manual's pictures of lists, forms and files, on the made-up office's people; made by ``ui.manual.pictures``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.screens.paper.printpage import list_paper
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish
from desk_union.ui.form.formpanel import FormPanel
from desk_union.ui.frame.room import RoomPicture
from desk_union.ui.manual.pictures import window_of_people

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.window import MainWindow
    from desk_union.ui.list.ledgerpage import LedgerPage

PEOPLE = "members.people"
LIST = f"""某某机械厂职工花名册
序号,姓名,身份证号,部门,职工类别,手机号,入会时间,血型
1,张  三,{identity.sample_id(11)},机修组,正式工,13900001001,2015.3.1,A
2,李小四,{identity.sample_id(12)},新工艺组,合同制,13900001002,2016年5月,B
3,王五,{identity.sample_id(13)},机修组,正式工,13900001003,20170101,O
"""


def _people(desk: Desk) -> tuple[MainWindow, LedgerPage]:
    window = window_of_people(desk)
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
        person = next(one.row_ids[0] for one in due(session, desk.today()) if one.kind == "retirement")
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
    window = window_of_people(desk)
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
        # Whoever paid dues, or is named by another record, is not deleted.
        page.choose_presets(["outside"] if code == PEOPLE else [])
        for row in list(page.ids):
            with suppress(Refusal):
                page.delete([row])
                break
    return RecycleBin(window_of_people(desk), desk)


def _paste(desk: Desk) -> QWidget:
    """A few cells as Excel hands them over, looked at before they are pasted."""
    from desk_union.screens.list.pastepage import PastePage, PasteSpot
    from desk_union.ui.list.pasting import PasteDialog

    window, page = _people(desk)
    page.page.choose_columns(["name", "phone", "political", "unit"])
    cells = "13900001101\t党员\r\n\t团员\r\n13900001103\t党员\r\n"
    return PasteDialog(window, PastePage(page.page, "", cells, PasteSpot(0, 1)))


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
    paper = finish(list_paper(desk, people, ListAsk(desk.today(), presets=("members",)), people.listed))
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


SUBJECTS = (
    RoomPicture("form", _form, QSize(1280, 720)),
    RoomPicture("file", _file, QSize(1280, 720)),
    RoomPicture("as_of", _as_of, QSize(1280, 720)),
    RoomPicture("change", _change, QSize(860, 560)),
    RoomPicture("import", _import, QSize(940, 620)),
    RoomPicture("paste", _paste, QSize(860, 480)),
    RoomPicture("filters", _filters, QSize(760, 420)),
    RoomPicture("preview", _preview, QSize(1000, 760)),
    RoomPicture("chart", _chart, QSize(1000, 660)),
    RoomPicture("bin", _bin, QSize(940, 420)),
)
