"""A second start of the program brings the first one forward, and opens there what was double-clicked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desk_union import app
from desk_union.screens import bookshelf
from desk_union.ui.frame import firstrun, oneinstance
from desk_union.ui.frame.oneinstance import Doorkeeper, hand_over
from desk_union.ui.kit import dialogs


@pytest.fixture
def second_start(qtbot):
    """What another start would be told, while this program goes on."""
    with ThreadPoolExecutor(1) as other:

        def start(path):
            told = other.submit(hand_over, path)
            qtbot.waitUntil(told.done)
            return told.result()

        yield start


def test_alone_it_hands_nothing_over(qapp):
    assert hand_over(Path("甲.desk")) is None


@pytest.mark.parametrize("path", [None, Path("我 的 账本.desk")])
def test_the_first_hears_what_the_second_wants(qtbot, second_start, path):
    heard = []
    door = Doorkeeper(lambda wanted: heard.append(wanted) or True)
    assert second_start(path) is True
    assert heard == [None if path is None else path.absolute()]
    door.close()
    assert hand_over(path) is None


def test_while_a_question_waits_the_second_is_told_so(qtbot, second_start):
    door = Doorkeeper(lambda _wanted: False)
    assert second_start(Path("乙.desk")) is False
    door.close()


def test_another_profile_is_another_program(qtbot, second_start, tmp_path, monkeypatch):
    door = Doorkeeper(lambda _wanted: True)
    monkeypatch.setattr(bookshelf, "shelf_file", lambda: tmp_path / "另一人" / "books.json")
    assert hand_over(None) is None
    door.close()


def test_what_a_killed_program_left_is_no_program(qtbot, second_start):
    killed = Doorkeeper(lambda _wanted: True)
    names = oneinstance.name()
    killed._server.setParent(None)
    killed.close()
    assert oneinstance.name() == names
    door = Doorkeeper(lambda _wanted: True)
    assert second_start(None) is True
    door.close()


class Front:
    """A window as far as an office asks one."""

    def __init__(self):
        self.desk = None


@pytest.fixture
def office(monkeypatch):
    office = app.Office()
    opened = []
    monkeypatch.setattr(office, "_open_other", opened.append)
    office.window = Front()
    return office, opened


def test_a_book_is_opened_in_the_first_window(office, tmp_path):
    office, opened = office
    office._take(tmp_path / "丙.desk")
    assert opened == [tmp_path / "丙.desk"]


@pytest.mark.parametrize("answer", [app.APART, app.IN_PLACE, "取消"])
def test_a_backup_asks_where_to(office, tmp_path, monkeypatch, answer):
    office, opened = office
    places = []
    monkeypatch.setattr(dialogs, "choose", lambda *_given: answer)
    monkeypatch.setattr(firstrun, "book_again", lambda _window, _file: tmp_path / "恢复的.desk")
    monkeypatch.setattr(app.errands, "backups", lambda _window, file: places.append(file))
    office._take(tmp_path / "旧.duback")
    assert opened == ([tmp_path / "恢复的.desk"] if answer == app.APART else [])
    assert places == ([tmp_path / "旧.duback"] if answer == app.IN_PLACE else [])
