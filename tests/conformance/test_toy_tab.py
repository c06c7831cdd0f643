"""A tab made of one folder (tests/toytab) is everywhere where a tab is, with nothing else touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from desk_union import tabs
from desk_union.commands.parser import make_parser
from desk_union.founding import new_book
from desk_union.screens.book import helppages
from desk_union.screens.book.backuppage import BackupPage
from desk_union.screens.desk import Desk
from desk_union.screens.goto import places
from desk_union.screens.list.exportpage import ExportPage
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.members.personfile import PersonFile
from desk_union.screens.todaypage import TodayState
from desk_union.store import settings
from desk_union.store.base import Base, every_table
from desk_union.store.progress import finish
from tests.toytab.tab import TAB

TODAY = date(2026, 11, 20)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def house():
    before = set(Base.metadata.tables)
    with tabs.with_tabs(TAB):
        every_table()
        yield
    for name in set(Base.metadata.tables) - before:
        if name.startswith("toy_visit"):
            Base.metadata.remove(Base.metadata.tables[name])


@pytest.fixture(scope="module")
def path(house, tmp_path_factory):
    path = tmp_path_factory.mktemp("toy") / "账本.desk"
    new_book(path, "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0), sample=True).close()
    return path


@pytest.fixture
def desk(path):
    from desk_union.store.book import open_book

    book = open_book(path, clock=lambda: datetime(2026, 11, 20, 9, 0))
    yield Desk(book, lambda: TODAY)
    book.close()


def run(capsys, *words):
    given = make_parser().parse_args([str(word) for word in words])
    status = given.run(given)
    return status, capsys.readouterr()


def test_the_book_has_its_table_and_its_sample_row(desk):
    assert "toy_visit" in every_table().tables
    with desk.book.reading() as session:
        assert session.execute(text("SELECT reason FROM toy_visit")).scalars().all() == ["生病住院"]


def test_commands_know_it(capsys, path, tmp_path):
    _, told = run(capsys, "ledgers", "--json")
    assert "toy.visits" in {one["code"] for one in json.loads(told.out)}
    _, told = run(capsys, "forms", "--json")
    assert {"toy.list", "toy.slip", "toy.visits"} <= {one["code"] for one in json.loads(told.out)}
    _, told = run(capsys, "figures", path, "--year", "2026", "--json")
    assert {one["code"]: one["value"] for one in json.loads(told.out)}["toy.visits"] == 1
    target = tmp_path / "走访.pdf"
    status, _ = run(capsys, "print", path, "toy.list", "-o", target)
    assert (status, target.read_bytes()[:4]) == (0, b"%PDF")


def test_it_brings_commands_and_files_of_its_own(capsys, desk, path, tmp_path):
    status, told = run(capsys, "toy-greet")
    assert (status, told.out) == (0, "走访问好\n")
    target = tmp_path / "报送.visits"
    status, told = run(capsys, "export", path, "toy.visits", "-o", target, "--year", "2025")
    assert (status, told.out, target.read_text(encoding="utf-8")) == (0, "已写到报送.visits\n", "2025年走访 1 次")
    page = ExportPage.of(ListPage(desk, desk.ledger("toy.visits")))
    page.format = page.formats[-1]
    assert (page.format.title, page.file_name) == ("走访报送文件", "走访报送20261120.visits")
    page.count = 1
    assert finish(page.write(tmp_path / "窗口.visits")) == "已写到窗口.visits"


def test_backups_are_known_by_its_rows(desk):
    page = BackupPage(desk)
    finish(page.back_up())
    assert "走访台账 1" in page.kept()[0].counts


def test_its_settings_have_a_name():
    assert settings.name_of("toy.often") == "多久走访一次"


def test_check_asks_it_too(capsys, path):
    assert run(capsys, "check", path)[0] == 0
    from desk_union.store.book import open_book

    for reason, status in (("?", 1), ("生病住院", 0)):
        book = open_book(path)
        with book.deed("改") as session:
            session.execute(text("UPDATE toy_visit SET reason = :reason"), {"reason": reason})
        book.close()
        found, told = run(capsys, "check", path)
        assert (found, "走访没有写原因" in told.out + told.err) == (status, bool(status))


def test_it_is_due_and_counted_on_the_first_page(desk):
    state = TodayState(desk)
    state.refresh()
    assert "走访 1 次" in state.subheading
    assert "走访待回访" in {card.title for card in state.cards}


def test_it_speaks_of_a_person(desk):
    with desk.book.reading() as session:
        person = session.execute(text("SELECT person FROM toy_visit")).scalar_one()
    file = PersonFile(desk, person)
    assert "这个人待回访。" in {one.sentence for one in file.due}
    assert {tab.title: tab.count for tab in file.tabs}["走访"] == 1


def test_it_has_its_place_in_the_manual(desk):
    codes = [page.code for page in helppages.pages(desk.ledgers)]
    assert codes.index("posts") < codes.index("toy.visiting") < codes.index(helppages.EVERYWHERE[0])
    assert "toy.visits" in codes


def test_it_is_found_by_its_initials(desk):
    assert "走访台账" in {place.title for place in places(desk, "zftz", (), ())}


WINDOW = """
import sys
from desk_union import tabs
from desk_union.screens.desk import Desk
from desk_union.store.book import open_book
from desk_union.ui.kit import style
from tests.toytab.tab import TAB
from datetime import date
with tabs.with_tabs(TAB):
    app = style.make_application([])
    from desk_union.ui.frame.window import MainWindow
    from desk_union.ui.frame import palette
    window = MainWindow(Desk(open_book(sys.argv[1]), lambda: date(2026, 11, 20)), lambda path: None)
    assert "tests.toytab.ledgers" not in sys.modules, "the window opens without looking at it"
    assert "玩具走访" in window.tab_names
    menus = window.commands._menus
    assert [action.text() for action in menus["玩具走访"].actions()] == ["打印选中的卡片、单据…"]
    window.commands.by_code["printing"].trigger()
    printing = window.printing.in_sight
    printing.refresh()
    assert "玩具走访" in {line.tab for line in printing.state.lines}
    page = window.show_ledger("toy.visits")
    assert page.page.count == 1
    offered = []
    palette.ask = lambda *given: offered.extend([*given[2], *given[3]])
    window.commands.by_code["go_to"].trigger()
    assert "走访一览表" in [place.title for place in offered], offered
    print("seen")
"""


def test_the_window_shows_it(path, tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, str(path)], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "seen", done.stderr


def test_whatever_tabs_name_is_there():
    """An import string is seen by no other tool."""
    import importlib

    for tab in tabs.every():
        for place in tab.names():
            module, _, name = place.partition(":")
            assert not name or hasattr(importlib.import_module(module), name), place
