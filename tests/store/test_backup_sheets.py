"""The office's own sheet files travel with backups; what a killed backup left is swept."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import datetime

import pytest

from desk_union.basis.places import OWN_SHEETS
from desk_union.basis.refusal import Refusal
from desk_union.store import settings
from desk_union.store.archive import MANIFEST, is_sheet, read_info
from desk_union.store.backup import BY_HAND, backup_to, list_backups
from desk_union.store.backupplaces import LEFT_OVER, STICK_FOLDER
from desk_union.store.book import open_book
from desk_union.store.progress import finish
from desk_union.store.restore import restore

NOW = datetime(2026, 11, 20, 15, 30, 12)


@pytest.fixture
def own(path):
    folder = path.parent / OWN_SHEETS
    folder.mkdir()
    (folder / "registration.toml").write_text('title = "我们的登记表"', encoding="utf-8")
    (folder / "说明.txt").write_text("不是表样", encoding="utf-8")
    return folder


def test_own_sheets_come_back(book, path, own, tmp_path):
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    assert read_info(info.file).sheets == ["registration.toml"]
    (own / "registration.toml").write_text('title = "改坏了"', encoding="utf-8")
    (own / "cards.toml").write_text('title = "后来做的"', encoding="utf-8")
    book.close()
    result = finish(restore(info.file, path, now=NOW))
    assert "我们的登记表" in (own / "registration.toml").read_text(encoding="utf-8")
    assert (own / "cards.toml").exists()
    assert "改坏了" in (result.set_aside / OWN_SHEETS / "registration.toml").read_text(encoding="utf-8")


def test_they_come_to_a_new_place_too(book, own, tmp_path):
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    new = tmp_path / "新电脑" / "账本.desk"
    new.parent.mkdir()
    finish(restore(info.file, new, now=NOW))
    assert [file.name for file in (new.parent / OWN_SHEETS).iterdir()] == ["registration.toml"]


def test_a_backup_without_them_is_as_before(book, tmp_path):
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    with zipfile.ZipFile(info.file) as archive:
        assert json.loads(archive.read(MANIFEST))["format"] == 1
    assert info.sheets == []


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("sheets/登记表.toml", True),
        ("sheets/../book.toml", False),
        ("sheets/a/b.toml", False),
        ("sheets/C:a.toml", False),
        ("sheets/a\\b.toml", False),
        ("sheets/.hidden.toml", False),
        ("sheets/run.exe", False),
        ("other/a.toml", False),
    ],
)
def test_only_plain_names_are_sheets(name, fits):
    assert is_sheet(name) is fits


def test_a_backup_with_a_way_out_of_its_folder_is_refused(book, own, path, tmp_path):
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    bad = tmp_path / "bad.duback"
    with zipfile.ZipFile(info.file) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == MANIFEST:
                text = text.replace(b"sheets/registration.toml", b"sheets/../../evil.toml")
            new.writestr(name, text)
    with pytest.raises(Refusal, match="损坏"):
        read_info(bad)


def left_behind(path, folder, age):
    """What a killed backup leaves: a folder with half a copy, and a file on its way."""
    folder.mkdir(exist_ok=True)
    half = folder / f".{path.name}~k2x9"
    half.mkdir()
    (half / "book.db").write_bytes(b"half")
    part = folder / f".{path.stem[:20]}-20261120-1-0badf00d.part"
    part.write_bytes(b"half")
    when = datetime.now().timestamp() - age.total_seconds()
    for each in (half, part):
        os.utime(each, (when, when))
    return [half, part]


def test_the_stick_is_swept_at_the_next_opening(book, path, tmp_path, clock):
    stick = tmp_path / "U盘"
    with book.deed("设置") as session:
        settings.put(session, STICK_FOLDER, str(stick))
    book.close()
    old = left_behind(path, stick, 2 * LEFT_OVER)
    (stick / "别人的文件.part").write_bytes(b"x")
    open_book(path, clock=clock).close()
    assert not any(each.exists() for each in old)
    assert [file.name for file in stick.iterdir()] == ["别人的文件.part"]


def test_a_folder_of_ones_own_is_swept_by_the_next_backup_into_it(book, path, tmp_path):
    folder = tmp_path / "另存"
    old = left_behind(path, folder, 2 * LEFT_OVER)
    finish(backup_to(book, folder, BY_HAND, NOW))
    assert not any(each.exists() for each in old)
    assert len(list(folder.iterdir())) == len(list_backups(folder)) == 1


def test_what_another_program_is_still_at_is_spared(book, path, tmp_path):
    folder = tmp_path / "另存"
    fresh = left_behind(path, folder, LEFT_OVER / 10)
    finish(backup_to(book, folder, BY_HAND, NOW))
    assert all(each.exists() for each in fresh)
