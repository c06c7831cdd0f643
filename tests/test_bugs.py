"""The report of an unexpected error: enough to find the fault, and nothing of what the book holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desk_union import bugs
from desk_union.store.engine import make_engine

SECRET = "张三 440106199001011234"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(bugs.profile, "reports_folder", lambda: tmp_path / "日志")
    return tmp_path / "日志"


def caught(do):
    try:
        do()
    except (ValueError, KeyError, OSError, RuntimeError, OperationalError) as error:
        return error
    raise AssertionError("nothing was raised")


def of_value():
    raise ValueError(SECRET)


def of_key():
    return {}[SECRET]


def of_file():
    Path(f"/没有/{SECRET}").read_bytes()


def of_cause():
    try:
        of_value()
    except ValueError as error:
        raise RuntimeError(SECRET) from error


@pytest.mark.parametrize("do", [of_value, of_key, of_file, of_cause])
def test_a_report_says_where_and_what_kind_but_no_value(folder, do):
    told = bugs.report(caught(do)).read_text(encoding="utf-8")
    assert do.__name__ in told
    assert "Error" in told
    assert "张三" not in told
    assert "440106" not in told


def test_a_failing_statement_is_reported_without_its_values(folder, tmp_path):
    (tmp_path / "x.db").touch()
    engine = make_engine(tmp_path / "x.db", None, writes=True)

    def of_statement():
        with engine.begin() as connection:
            connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": SECRET})

    told = bugs.report(caught(of_statement)).read_text(encoding="utf-8")
    engine.dispose()
    assert "SQLITE_ERROR" in told
    assert "张三" not in told


def test_a_report_names_no_folder_of_the_user(folder):
    told = bugs.report(caught(of_value)).read_text(encoding="utf-8")
    assert str(Path(__file__).parent) not in told
    assert "test_bugs.py" in told


def test_two_reports_in_one_second_are_two(folder):
    error = caught(of_value)
    assert bugs.report(error) != bugs.report(error)


def test_a_report_is_written_elsewhere_when_its_folder_cannot_be(folder, tmp_path, monkeypatch):
    folder.write_text("a file where the folder should be")
    monkeypatch.setattr(bugs.tempfile, "gettempdir", lambda: str(tmp_path / "临时"))
    assert bugs.report(caught(of_value)).parent == tmp_path / "临时"
