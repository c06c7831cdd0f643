"""Nobody's name is never written down as nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desk_union.__main__ import main
from desk_union.commands import streams
from desk_union.screens.firstpage import NewBook
from desk_union.store.book import open_book
from desk_union.store.operator import is_known, keep, operator_of, system_user
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 1, 20)


@pytest.mark.parametrize(("typed", "known"), [("王干事", "王干事"), ("  ", system_user())])
def test_the_name_that_was_asked_or_the_systems(tmp_path: Path, typed: str, known: str) -> None:
    made = NewBook(lambda: TODAY, lambda: datetime(2026, 1, 20, 9), "示例厂工会", tmp_path, operator=typed)
    book = open_book(finish(made.make()))
    assert operator_of(book) == known
    book.close()


def test_a_command_names_the_user_of_the_system(tmp_path: Path) -> None:
    path = tmp_path / "账本.desk"
    assert main(["new", str(path), "--union", "示例厂工会"]) == 0
    assert main(["close", str(path), f"{date.today():%Y}-01"]) in {0, 1}
    assert main(["do", str(path), "funds.receive", "--set", "到账金额=1000", "--set", "上解比例=40%"]) == 0
    book = open_book(path)
    with book.reading() as session:
        maker = session.execute(text("SELECT maker FROM fund_voucher")).scalar_one()
        last = session.execute(text("SELECT who FROM deed ORDER BY id DESC LIMIT 1")).scalar_one()
    book.close()
    assert maker == last == system_user()


def test_a_command_says_whose_name_it_writes_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To somebody who looks; a script is not told."""
    monkeypatch.setattr(streams, "watched", lambda: True)
    path = tmp_path / "账本.desk"
    main(["new", str(path), "--union", "示例厂工会"])
    capsys.readouterr()
    receive = ["do", str(path), "funds.receive", "--set", "到账金额=1000", "--set", "上解比例=40%"]
    main(receive)
    assert f"本机用户名“{system_user()}”" in capsys.readouterr().err
    main([*receive, "--who", "王干事"])
    assert "本机用户名" not in capsys.readouterr().err
    book = open_book(path)
    keep(book, "李干事")
    assert is_known(book)
    book.close()
    main(receive)
    assert "本机用户名" not in capsys.readouterr().err
