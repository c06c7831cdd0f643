from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from desk_union.screens import bookshelf
from desk_union.screens.firstpage import NewBook
from desk_union.store import operator
from desk_union.store.backup import backup_to
from desk_union.store.book import is_encrypted, open_book
from desk_union.tabs import deed_called
from desk_union.ui.frame import firstrun
from desk_union.ui.frame.firstrun import NewBookForm, PasswordQuestion, Welcome
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import LEAVE, UNDONE
from desk_union.ui.kit.jobs import ProgressDialog
from tests.screens.desks import TODAY, UNION, Clock, small_desk


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(bookshelf, "default_folder", lambda: tmp_path / "工会账本")
    return tmp_path / "工会账本"


@pytest.fixture
def welcome(qtbot):
    welcome = Welcome(None, day=lambda: TODAY, clock=Clock())
    qtbot.addWidget(welcome)
    welcome.show()
    return welcome


def form(qtbot, home):
    made = NewBookForm(None, NewBook(lambda: TODAY, Clock(), folder=home))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_book_made_by_keys_opens_without_asking_again(qtbot, home):
    new = form(qtbot, home)
    qtbot.keyClicks(new.password, "kqz31m")
    assert "一般" in new.strength.text()
    new.union.setText("某某公司工会")
    assert "某某公司工会.desk" in new.file.text()
    qtbot.keyClick(new.union, Qt.Key.Key_Return)
    assert new.note.isVisible(), "the password was typed once only"
    assert new.focusWidget() is new.again
    qtbot.keyClicks(new.again, "kqz31m")
    qtbot.keyClick(new.again, Qt.Key.Key_Return)
    assert new.made == home / "某某公司工会.desk"
    assert is_encrypted(new.made)
    book = firstrun.open_with_questions(None, new.made)
    assert not book.read_only
    book.close()
    assert firstrun.wants_import(new.made)
    assert not firstrun.wants_import(new.made), "said once"
    assert firstrun.recent_books() == [new.made]


def test_without_password_the_clerk_is_told_what_that_means(qtbot, home):
    new = form(qtbot, home)
    assert "都能打开" in new.strength.text()
    assert not new.again.isEnabled()
    new.to_fill.setChecked(False)
    new.union.setText("乙工会")
    new.make()
    assert not firstrun.wants_import(new.made)


def test_a_missing_name_is_told_at_its_field(qtbot, home):
    new = form(qtbot, home)
    new.make()
    assert "工会名称" in new.note.text()
    assert new.focusWidget() is new.union
    assert not home.exists()


def test_the_sample_book(qtbot, welcome, home):
    with qtbot.waitSignal(welcome.accepted, timeout=300_000):
        button = next(each for each in welcome.findChildren(QPushButton) if "示例" in each.text())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert welcome.chosen.parent == home
    book = firstrun.open_with_questions(None, welcome.chosen)
    book.close()


def test_an_existing_book_is_chosen(welcome, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "x.desk"), ""))
    welcome.open()
    assert welcome.chosen == tmp_path / "x.desk"


def test_books_opened_lately_are_offered(qtbot, tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        path = desk.book.path
    bookshelf.remember_book(path, "某某厂工会")
    welcome = Welcome(None)
    qtbot.addWidget(welcome)
    button = next(each for each in welcome.findChildren(QPushButton) if str(path) in each.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert welcome.chosen == path


def test_a_password_is_asked_until_it_is_right(tmp_path, monkeypatch):
    with small_desk(tmp_path, people=0, password="kqz31m") as desk:
        path = desk.book.path
    answers, faults = iter(["wrong-one", "kqz31m"]), []

    def ask(_parent, _path, fault=""):
        faults.append(fault)
        return next(answers)

    monkeypatch.setattr(firstrun, "ask_password", ask)
    book = firstrun.open_with_questions(None, path)
    assert book.encrypted
    book.close()
    assert faults[0] == ""
    assert "密码不对" in faults[1]


def test_a_slow_book_is_waited_for_with_a_sentence(qapp, tmp_path, monkeypatch):
    with small_desk(tmp_path, people=0) as desk:
        path = desk.book.path
    said, seen, sentence = [], threading.Event(), f"正在打开“{path.name}”……"

    def slow(*given, **more):
        seen.wait()
        return open_book(*given, **more)

    def look():
        waiting = qapp.activeModalWidget()
        if isinstance(waiting, ProgressDialog):
            said.extend(label.text() for label in waiting.findChildren(QLabel))
            if sentence in said:
                seen.set()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    monkeypatch.setattr(firstrun, "open_book", slow)
    firstrun.open_with_questions(None, path).close()
    timer.stop()
    assert sentence in said


def test_giving_up_the_password_opens_nothing(tmp_path, monkeypatch):
    with small_desk(tmp_path, people=0, password="kqz31m") as desk:
        path = desk.book.path
    monkeypatch.setattr(PasswordQuestion, "exec", lambda _self: QDialog.DialogCode.Rejected)
    assert firstrun.open_with_questions(None, path) is None


def test_a_file_that_is_no_book_is_refused_in_a_box(tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(dialogs, "show_refusal", lambda _parent, refusal: shown.append(refusal))
    assert firstrun.open_with_questions(None, tmp_path / "没有.desk") is None
    assert "找不到" in str(shown[0])


def test_the_eye_shows_what_is_typed(qtbot):
    line = firstrun.password_line()
    qtbot.addWidget(line)
    (eye,) = line.actions()
    assert line.echoMode() == QLineEdit.EchoMode.Password
    eye.trigger()
    assert line.echoMode() == QLineEdit.EchoMode.Normal


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_choice_that_has_the_cursor(qtbot, welcome, monkeypatch, key):
    opened = []
    monkeypatch.setattr(firstrun.NewBookForm, "exec", lambda form: opened.append(form) or 0)
    choice = next(button for button in welcome.findChildren(QPushButton) if "新建账本" in button.text())
    choice.setFocus()
    qtbot.keyClick(choice, key)
    assert len(opened) == 1


def test_enter_on_going_back_makes_no_book(qtbot, home, monkeypatch):
    """What was typed is asked about first."""
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda _parent, question, *_: asked.append(question) or LEAVE)
    new = form(qtbot, home)
    new.union.setText("示例厂工会")
    back = next(button for button in new.findChildren(QPushButton) if button.text() == "返回")
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert new.made is None
    assert new.result() == QDialog.DialogCode.Rejected
    assert asked == [UNDONE]
    assert not home.exists()


def test_a_backup_becomes_a_book_of_its_own(qtbot, tmp_path, home, monkeypatch):
    """On another computer there is no book yet, only the file from the U盘."""
    with small_desk(tmp_path, people=1) as desk:
        made = desk.book.path.with_name("旧.duback")
        for _ in backup_to(desk.book, made, "手工备份", Clock()()):
            pass
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, *said, **_: asked.append(said) or True)
    for name in ("", "2"):
        path = firstrun.book_again(None, made)
        assert path == home / bookshelf.file_name(UNION).replace(".desk", f"{name}.desk")
    assert UNION in asked[0][0]
    assert bookshelf.recent_books()[0].path == path


@pytest.mark.parametrize(("answer", "typed", "known"), [(1, " 王干事 ", "王干事"), (1, " ", ""), (0, "王干事", "")])
def test_a_book_without_a_name_asks_who_works_with_it(qtbot, tmp_path, monkeypatch, answer, typed, known):
    asked = []

    def answered(dialog):
        asked.append(dialog.sentence.text())
        dialog.name.setText(typed)
        return answer

    monkeypatch.setattr(firstrun.NameQuestion, "exec", answered)
    with small_desk(tmp_path) as desk:
        firstrun.ask_operator(None, desk.book)
        assert operator.operator_of(desk.book) == (known or operator.system_user())
        assert operator.is_known(desk.book)
        firstrun.ask_operator(None, desk.book)
    assert len(asked) == 1
    assert operator.system_user() in asked[0]


def test_many_books_with_long_names_leave_the_choices_on_a_small_screen(qtbot, tmp_path):
    for n in range(12):
        folder = tmp_path / ("很深的文件夹" * 6) / str(n)
        folder.mkdir(parents=True)
        path = folder / "账本.desk"
        path.touch()
        bookshelf.remember_book(path, "某某省某某市某某机械制造有限责任公司工会委员会")
    welcome = Welcome(None)
    qtbot.addWidget(welcome)
    welcome.show()
    assert welcome.minimumSizeHint().height() < 560
    assert welcome.minimumSizeHint().width() <= 600
    link = next(each for each in welcome.findChildren(QPushButton) if each.property("role") == "link")
    assert "…" in link.text()
    assert "账本.desk" in link.text()
    assert "很深的文件夹" in link.toolTip()


@pytest.mark.parametrize(("answer", "typed", "known"), [(1, None, "李四"), (1, "张三", "张三"), (0, "张三", "王干事"), (1, " ", "王干事")])
def test_an_office_that_was_handed_over_asks_once_who_works_now(qtbot, tmp_path, monkeypatch, answer, typed, known):
    asked = []

    def answered(dialog):
        asked.append(dialog.sentence.text())
        if typed is not None:
            dialog.name.setText(typed)
        return answer

    monkeypatch.setattr(firstrun.NameQuestion, "exec", answered)
    with small_desk(tmp_path) as desk:
        operator.keep(desk.book, "王干事")
        firstrun.ask_operator(None, desk.book)
        assert asked == []
        given = {"day": TODAY, "giver": "王干事", "taker": "李四", "things": False}
        deed = deed_called("reports.hand_over")
        with desk.book.deed(deed.title) as session:
            deed.do(session, [], {ask.key: ask.default for ask in deed.asks} | given, TODAY)
        for _ in range(2):
            firstrun.ask_operator(None, desk.book)
            assert operator.operator_of(desk.book) == known
    assert len(asked) == 1
    assert "移交给李四" in asked[0]
