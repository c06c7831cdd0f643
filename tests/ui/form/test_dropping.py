"""Files dragged onto the window and onto a form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desk_union.ui.bringing import importing
from desk_union.ui.form.dropping import Drops
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from tests.screens.desks import GOOD, workbook

pytestmark = pytest.mark.people(2)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def window(qtbot, desk, opened):
    window = MainWindow(desk, opened.append)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def data_of(paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


BUTTONS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def enters(widget, *paths):
    """Whether the widget would take the files."""
    data = data_of(paths)
    event = QDragEnterEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *BUTTONS)
    event.ignore()
    widget.findChild(Drops, options=Qt.FindChildOption.FindDirectChildrenOnly).eventFilter(widget, event)
    return event.isAccepted()


def drop(widget, *paths):
    data = data_of(paths)
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *BUTTONS)
    widget.findChild(Drops, options=Qt.FindChildOption.FindDirectChildrenOnly).eventFilter(widget, event)
    QApplication.processEvents()


def test_a_list_opens_the_import_of_the_ledger_in_sight(window, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(importing, "open_import", lambda _parent, _desk, ledger, path: seen.append((ledger.code, path)))
    window.show_ledger("members.units")
    file = workbook(tmp_path / "名单.xlsx", GOOD)
    assert enters(window, file)
    drop(window, file)
    assert seen == [("members.units", file)]


def test_a_book_is_opened_after_a_question(window, tmp_path, monkeypatch, opened):
    other = tmp_path / "别的.desk"
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: False)
    drop(window, other)
    assert opened == []
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    drop(window, other)
    assert opened == [other]


def test_what_cannot_be_done_is_said_in_a_box(window, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": said.append(sentence))
    drop(window, tmp_path / "名单.xlsx")
    assert said == ["还不知道要导入到哪个台账。"]


def test_a_paper_on_the_form_becomes_an_attachment_and_a_list_goes_on_to_the_window(window, tmp_path):
    page = window.show_ledger("members.people")
    page.table.go_to(0)
    page.settle()
    paper = tmp_path / "证书.pdf"
    paper.write_bytes(b"%PDF-1.4")
    assert enters(page.panel, paper)
    assert not enters(page.panel, tmp_path / "名单.xlsx")
    drop(page.panel, paper)
    tab = page.panel.parts.currentWidget()
    assert [line.name for line in tab.files.lines()] == ["证书.pdf"]
    page.add()
    assert not enters(page.panel, paper)
    page.panel.show_nothing()


def test_text_that_is_dragged_is_no_file(window):
    data = QMimeData()
    data.setText("一句话")
    event = QDragEnterEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *BUTTONS)
    event.ignore()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def test_a_paper_on_a_persons_file_is_attached_to_the_person(window, tmp_path):
    page = window.show_ledger("members.people")
    window.files.show(page.page.id_at(0))
    file = window.files.in_sight
    paper = tmp_path / "证书.jpg"
    paper.write_bytes(b"\xff\xd8")
    assert enters(file, paper)
    assert not enters(file, tmp_path / "名单.xlsx")
    drop(file, paper)
    assert [line.name for line in file.files.files.lines()] == ["证书.jpg"]


def photo(path):
    from PySide6.QtGui import QImage

    image = QImage(30, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(path))
    return path


def test_a_picture_dropped_on_the_field_of_the_photo_becomes_it(window, tmp_path):
    page = window.show_ledger("members.people")
    page.table.go_to(0)
    page.settle()
    row = page.panel.fields.rows["photo"]
    file = photo(tmp_path / "照片.png")
    assert enters(row.editor.widget, file)
    assert not enters(row.editor.widget, tmp_path / "名单.xlsx")
    drop(row.editor.widget, file)
    assert page.panel.form.picture("photo") == file.read_bytes()
    page.panel.discard()


def test_a_picture_dropped_on_the_frame_of_a_persons_file_becomes_the_photo(window, desk, tmp_path):
    page = window.show_ledger("members.people")
    window.files.show(page.page.id_at(0))
    shown = window.files.in_sight
    file = photo(tmp_path / "照片.png")
    drop(shown.ui.photo, file)
    assert shown.file.photo == file.read_bytes()
    shown.refresh()
    assert shown.file.photo == file.read_bytes()
