from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.store import backup, settings
from desk_union.store.attachments import attach
from desk_union.store.backup import BY_HAND, automatic, backup_to, is_due, list_backups, thin, to_keep
from desk_union.store.backupplaces import STICK_FOLDER, default_folder
from desk_union.store.book import create_book, open_book
from desk_union.store.examine import PasswordRefusal
from desk_union.store.progress import finish
from desk_union.store.restore import inspect, restore
from desk_union.store.schema import SCHEMA_VERSION
from desk_union.store.tables import Attachment
from tests.store.test_undo import contents, do, office
from tests.store.toys import ToyPerson

NOW = datetime(2026, 11, 20, 15, 30, 12)
SCAN = bytes(range(256)) * 8000  # two pieces


@pytest.fixture(params=[None, "密码's"], ids=["plain", "encrypted"])
def secret(request):
    return request.param


@pytest.fixture
def full(path, clock, secret):
    """A book with rows and a scan."""
    book = create_book(path, union_name="红星机械厂工会", password=secret, clock=clock)
    office(book)
    with book.deed("附件") as session:
        attach(
            session, book, "toy_person", 1, "file", SCAN, name="申请.pdf", media_type="application/pdf", on=NOW.date()
        )
    yield book
    book.close()


def test_backup_and_restore_bring_everything_back(full, path, secret, tmp_path):
    state = contents(full)
    info = finish(backup_to(full, tmp_path / "盘", BY_HAND, NOW))
    assert info.file.name == "红星厂工会-20261120-153012.duback"
    assert (info.union_name, info.rows["toy_person"], info.encrypted) == ("红星机械厂工会", 2, secret is not None)
    do(full, "后来", ToyPerson.__table__.delete())
    full.close()
    damaged = b"no book at all" * 100
    path.write_bytes(damaged)
    result = finish(restore(info.file, path, password=secret, now=NOW))
    assert (result.set_aside / path.name).read_bytes() == damaged
    again = open_book(path, password=secret)
    assert contents(again) == state
    with again.reading() as session:
        sha256 = session.scalar(select(Attachment.sha256))
    assert again.files.get(sha256) == SCAN
    again.close()


def test_restore_makes_a_book_where_none_is(full, secret, tmp_path):
    state = contents(full)
    info = finish(backup_to(full, tmp_path / "盘", BY_HAND, NOW))
    target = tmp_path / "另一处.union"
    assert finish(restore(info.file, target, password=secret, now=NOW)).set_aside is None
    copy = open_book(target, password=secret)
    assert contents(copy) == state
    copy.close()


def test_an_encrypted_backup_shows_no_name_of_a_person(path, tmp_path, clock):
    book = create_book(path, union_name="红星厂工会", password="密", clock=clock)
    office(book)
    with book.deed("附件") as session:
        attach(session, book, "toy_person", 1, "file", "张三的病历".encode(), name="x", media_type="", on=NOW.date())
    info = finish(backup_to(book, tmp_path, BY_HAND, NOW))
    for name in info.sums:
        with zipfile.ZipFile(info.file) as archive:
            content = archive.read(name)
        assert "张三".encode() not in content
    with pytest.raises(PasswordRefusal):
        finish(inspect(info.file, "别的"))
    assert finish(inspect(info.file)).rows["toy_person"] == 2
    book.close()


def test_scans_of_an_open_book_are_encrypted_too(path, clock):
    book = create_book(path, union_name="红星厂工会", clock=clock)
    book.files.put("张三的病历".encode() * 1000)
    book.close()
    assert "张三".encode() not in path.with_name(f"{path.name}.files").read_bytes()


def test_looking_into_a_backup_changes_nothing(full, secret, tmp_path):
    info = finish(backup_to(full, tmp_path / "盘", BY_HAND, NOW))
    before = {file: file.read_bytes() for file in info.file.parent.iterdir()}
    assert finish(inspect(info.file, secret)) == info
    assert list_backups(info.file.parent) == [info]
    assert {file: file.read_bytes() for file in info.file.parent.iterdir()} == before


def test_a_wrong_password_restores_nothing(path, tmp_path, clock):
    book = create_book(path, union_name="x", password="密", clock=clock)
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    book.close()
    before = path.read_bytes()
    for wrong in (None, "别的"):
        with pytest.raises(PasswordRefusal):
            finish(restore(info.file, path, password=wrong, now=NOW))
    assert path.read_bytes() == before
    assert not default_folder(path).exists()


def test_an_open_book_is_not_replaced(book, path, tmp_path):
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    with pytest.raises(Refusal, match="正开着"):
        finish(restore(info.file, path, now=NOW))


def rewritten(file, change):
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def edit_manifest(**values):
    def change(members):
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | values)

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda members: members.update({"book.db": members["book.db"] + b"x"}), "损坏"),
        (lambda members: members.pop("book.db"), "损坏"),
        (lambda members: members.pop("manifest.json"), "损坏"),
        (lambda members: members.update({"manifest.json": b"{}"}), "损坏"),
        (lambda members: members.update({"manifest.json": b"\xff"}), "损坏"),
        (edit_manifest(sums={}), "损坏"),
        (edit_manifest(format="2"), "损坏"),
        (edit_manifest(format=None), "损坏"),
        (edit_manifest(schema="新"), "损坏"),
        (edit_manifest(made_at=20261120), "损坏"),
        (edit_manifest(made_at="昨天"), "损坏"),
        (edit_manifest(encrypted="no"), "损坏"),
        (edit_manifest(rows=["toy_person"]), "损坏"),
        (edit_manifest(rows={"toy_person": "二"}), "损坏"),
        (edit_manifest(sums={"book.db": 5}), "损坏"),
        (edit_manifest(sums=["book.db"]), "损坏"),
        (edit_manifest(why=None), "损坏"),
        (edit_manifest(union_name={"a": 1}), "损坏"),
        (lambda members: members.update({"manifest.json": b"[]"}), "损坏"),
        (lambda members: members.update({"manifest.json": b"7"}), "损坏"),
        (lambda members: members.update({"manifest.json": b"{" * 100_000}), "损坏"),
        (lambda members: members.update({"manifest.json": b'{"a":' * 100_000}), "损坏"),
        (edit_manifest(sums={"book.db": "0", "../escape": "0"}), "损坏"),
        (edit_manifest(schema=SCHEMA_VERSION + 1), "更新的程序"),
    ],
)
def test_a_backup_that_is_not_whole_is_refused(book, path, tmp_path, change, sentence):
    office(book)
    info = finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    book.close()
    before = path.read_bytes()
    rewritten(info.file, change)
    with pytest.raises(Refusal, match=sentence):
        finish(restore(info.file, path, now=NOW))
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".restore*"))


def test_odd_manifests_stop_neither_listing_nor_thinning(book, path):
    folder = default_folder(path)
    good = finish(backup_to(book, folder, "关闭程序", NOW - timedelta(days=5)))
    changes = (
        lambda members: members.update({"manifest.json": b"not json"}),
        lambda members: members.update({"manifest.json": b"[1]"}),
        edit_manifest(made_at=5),
        edit_manifest(made_at="2026-11-20T10:00:00+08:00"),
        edit_manifest(rows=None),
        edit_manifest(format=99),
        lambda members: members.pop("manifest.json"),
    )
    for number, change in enumerate(changes):
        odd = folder / f"{path.stem}-2026111{number}-120000.duback"
        odd.write_bytes(good.file.read_bytes())
        rewritten(odd, change)
    assert good in list_backups(folder)
    thin(folder, path.stem, NOW)


@pytest.mark.parametrize("secret", [None], indirect=True)
def test_a_backup_with_the_attachments_of_another_book_is_refused(full, path, tmp_path):
    other = create_book(tmp_path / "别的.union", union_name="别的")
    other.files.put(b"not yours")
    theirs = finish(backup_to(other, tmp_path / "别的", BY_HAND, NOW)).file
    other.close()
    info = finish(backup_to(full, tmp_path / "盘", BY_HAND, NOW))
    full.close()
    before = path.read_bytes()
    with zipfile.ZipFile(theirs) as archive:
        files = archive.read("files.db")

    def change(members):
        members["files.db"] = files
        edit_manifest(sums={**info.sums, "files.db": hashlib.sha256(files).hexdigest()})(members)

    rewritten(info.file, change)
    for deed in (lambda: inspect(info.file), lambda: restore(info.file, path, now=NOW)):
        with pytest.raises(Refusal, match="不是这个账本的"):
            finish(deed())
    assert path.read_bytes() == before


@pytest.mark.parametrize("cut", [0, 0.5, 0.99])
def test_a_backup_cut_short_is_refused(book, tmp_path, cut):
    info = finish(backup_to(book, tmp_path, BY_HAND, NOW))
    info.file.write_bytes(info.file.read_bytes()[: int(info.file.stat().st_size * cut)])
    with pytest.raises(Refusal, match="损坏"):
        finish(inspect(info.file))
    assert list_backups(tmp_path) == []


def test_a_backup_cancelled_on_the_way_leaves_no_file(full, tmp_path):
    work = backup_to(full, tmp_path / "盘", BY_HAND, NOW)
    next(work)
    next(work)
    work.close()
    assert list((tmp_path / "盘").iterdir()) == []


def test_a_backup_that_reads_back_differently_is_not_kept(book, tmp_path, monkeypatch):
    pack = backup.pack

    def badly(*arguments, **options):
        yield from pack(*arguments, **options)
        return "0" * 64

    monkeypatch.setattr(backup, "pack", badly)
    with pytest.raises(Refusal, match="损坏"):
        finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW))
    assert list((tmp_path / "盘").iterdir()) == []


def test_a_named_file_is_replaced_only_when_it_is_a_backup(book, tmp_path):
    target = tmp_path / "每日.duback"
    finish(backup_to(book, target, BY_HAND, NOW))
    office(book)
    assert finish(backup_to(book, target, BY_HAND, NOW)).rows["toy_person"] == 2
    target.write_text("别的文件")
    with pytest.raises(Refusal):
        finish(backup_to(book, target, BY_HAND, NOW))
    assert target.read_text() == "别的文件"


def test_two_backups_in_one_second_are_two(book, tmp_path):
    one, two = (finish(backup_to(book, tmp_path / "盘", BY_HAND, NOW)) for _ in range(2))
    assert one.file != two.file
    assert len(list_backups(tmp_path / "盘")) == 2


def test_automatic_backup_only_after_a_change(book, path):
    office(book)
    with book.reading() as session:
        assert is_due(session)
    done = finish(automatic(book, NOW))
    assert done.info.file.parent == default_folder(path)
    assert finish(automatic(book, NOW)).info is None
    do(book, "改", ToyPerson.__table__.update().values(name="改"))
    assert finish(automatic(book, NOW + timedelta(minutes=1))).info is not None


def test_a_missing_stick_is_a_sentence_and_a_present_one_gets_the_copy(book, tmp_path):
    stick = tmp_path / "U盘"
    with book.deed("设置") as session:
        settings.put(session, STICK_FOLDER, str(stick))
    office(book)
    done = finish(automatic(book, NOW))
    assert "U盘" in done.notices[0]
    stick.mkdir()
    do(book, "改", ToyPerson.__table__.update().values(name="改"))
    done = finish(automatic(book, NOW + timedelta(minutes=1)))
    assert done.notices == ()
    assert [info.file.name for info in list_backups(stick)] == [done.info.file.name]


@pytest.mark.parametrize(
    ("days_ago", "kept"),
    [
        ([0, 0.1, 0.2, 1.0, 1.3], [0, 0.1, 0.2, 1.0, 1.3]),  # today and yesterday: all
        ([2.0, 2.1, 3.0, 3.3], [2.0, 3.0]),  # newest of each day
        ([12, 13.0, 13.4], [12, 13.0]),
        ([20, 21, 22], [20]),  # Saturday 31 October, and the days before it in that week
        ([400, 401, 430], [400, 430]),  # newest of each month
        ([1000, 1001], [1000]),  # older than all rungs: the newest there is stays
        ([0, 1000], [0]),
    ],
)
def test_thinning_by_age(days_ago, kept):
    times = {age: NOW - timedelta(days=age) for age in days_ago}
    assert to_keep(times.values(), NOW) == {times[age] for age in kept}


def test_thinning_day_by_day_keeps_two_years_in_reach():
    held: set[datetime] = set()
    day = datetime(2024, 1, 1, 17, 0)
    for number in range(1000):
        held = to_keep(held | {day + timedelta(days=number)}, day + timedelta(days=number))
    ages = sorted((max(held) - time).days for time in held)
    assert ages[:14] == list(range(14))
    assert 30 <= len(held) <= 14 + 8 + 24
    assert ages[-1] > 690
    assert max(b - a for a, b in pairwise(ages)) <= 31


def test_thinning_touches_only_own_automatic_backups(book, path):
    folder = default_folder(path)
    for name, why in (("旧", BY_HAND), ("自动", "关闭程序"), ("自动2", "关闭程序")):
        info = finish(backup_to(book, folder, why, NOW - timedelta(days=5)))
        info.file.rename(folder / f"{name}.duback") if name == "旧" else None
    hand = finish(backup_to(book, folder, BY_HAND, NOW - timedelta(days=5, hours=1)))
    late = finish(backup_to(book, folder, "关闭程序", NOW - timedelta(days=5, hours=2)))
    other = folder / "别的厂-20261115-120000.duback"
    other.write_bytes(late.file.read_bytes())
    assert thin(folder, path.stem, NOW) == [late.file]
    assert {hand.file, other, folder / "旧.duback"} <= set(folder.iterdir())


def test_a_folder_and_a_book_are_not_taken_for_what_they_are_not(book, path, tmp_path):
    info = finish(backup_to(book, tmp_path / "备份", "手动", NOW))
    with pytest.raises(Refusal, match="是一个文件夹"):
        finish(restore(info.file, tmp_path, now=NOW))
    with pytest.raises(Refusal, match="不是备份文件"):
        finish(restore(path, tmp_path / "新.union", now=NOW))


@pytest.mark.parametrize("password", [None, "密码"], ids=["plain", "encrypted"])
def test_a_book_that_somebody_looks_at_is_not_replaced(path, clock, tmp_path, password):
    book = create_book(path, union_name="红星厂工会", password=password, clock=clock)
    office(book)
    info = finish(backup_to(book, tmp_path / "x.duback", "手动", NOW))
    looked = open_book(path, password=password, read_only=True)
    before = contents(looked)
    book.close()
    with pytest.raises(Refusal, match="正在查看"):
        finish(restore(info.file, path, password=password, present=password, now=NOW))
    assert contents(looked) == before
    assert not list(tmp_path.glob("备份/恢复前*"))
    looked.close()
    assert finish(restore(info.file, path, password=password, present=password, now=NOW)).set_aside is not None


def test_a_copy_owed_to_the_stick_is_made_as_soon_as_it_is_there(book, tmp_path):
    stick = tmp_path / "U盘"
    with book.deed("设置") as session:
        settings.put(session, STICK_FOLDER, str(stick))
    do(book, "登记", ToyPerson.__table__.insert().values(name="张三", retired=False))
    assert "不在" in finish(automatic(book, NOW)).notices[0]
    assert "不在" in finish(automatic(book, NOW)).notices[0]
    stick.mkdir()
    assert finish(automatic(book, NOW)).notices == ()
    assert len(list_backups(stick)) == 1
    stick.rename(tmp_path / "拔走")
    assert finish(automatic(book, NOW)).notices == ()


def test_an_old_backup_that_cannot_be_removed_now_spoils_nothing(book, tmp_path, monkeypatch):
    finish(backup_to(book, tmp_path / "备份", "关闭程序", NOW - timedelta(days=3000)))
    finish(backup_to(book, tmp_path / "备份", "关闭程序", NOW))

    def held(_path, **_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", held)
    assert len(backup.thin(tmp_path / "备份", book.path.stem, NOW)) == 1
