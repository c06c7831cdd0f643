"""A portable program keeps everything beside itself; any other one in the user's profile."""

from __future__ import annotations

import sys

import pytest

from desk_union.basis import profile

PLACES = (profile.settings_folder, profile.cache_folder, profile.reports_folder, profile.books_folder)


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "U盘" / "desk-union.exe"))
    (tmp_path / "U盘").mkdir()
    return tmp_path / "U盘"


def test_with_its_mark_all_lies_beside_the_program(shipped):
    (shipped / profile.MARK).touch()
    assert profile.portable() == shipped / profile.FOLDER
    assert all((shipped / profile.FOLDER) in (place(), *place().parents) for place in PLACES)


def test_without_the_mark_nothing_does(shipped):
    assert profile.portable() is None
    assert not any(shipped in place().parents for place in PLACES)


def test_from_a_checkout_it_is_never_portable(tmp_path, monkeypatch):
    (tmp_path / profile.MARK).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert profile.portable() is None
