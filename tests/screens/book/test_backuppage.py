from __future__ import annotations

from datetime import timedelta

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.founding import new_book
from desk_union.screens.book.backuppage import BackupPage, size_words
from desk_union.screens.desk import Desk
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from tests.screens.desks import TODAY, count, small_desk


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "office").mkdir()
    with small_desk(tmp_path / "office") as desk:
        yield desk


@pytest.fixture
def page(desk):
    return BackupPage(desk)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_book_never_backed_up_is_overdue(page):
    assert page.state().overdue
    assert "还没有备份过" in page.state().sentence


def test_a_backup_is_listed_with_what_is_in_it(page):
    said = finish(page.back_up())
    (kept,) = page.kept()
    assert kept.info.file.name in said
    assert (kept.when, kept.why, kept.place) == ("2026-11-20 09:30", "手动备份（无密码）", "本机")
    assert "职工会员花名册 3" in kept.counts
    assert "分会、小组台账 2" in kept.counts


def test_without_a_stick_one_is_asked_for_and_with_one_all_is_well(page, stick):
    finish(page.back_up())
    assert page.state().overdue
    assert "U盘" in page.state().sentence
    said = finish(page.copy_to(stick))
    assert str(stick) in said
    assert page.stick == stick
    assert {kept.place for kept in page.kept()} == {"本机", "U盘"}
    assert not page.state().overdue


def test_an_absent_stick_is_said_and_the_backup_is_made_all_the_same(page, stick):
    page.choose_stick(stick / "unplugged")
    said = finish(page.back_up())
    assert "不在" in said
    assert len(page.kept()) == 1
    assert page.state().overdue


def test_a_week_later_a_backup_is_overdue(page, desk, stick):
    finish(page.copy_to(stick))
    desk.today = lambda: TODAY + timedelta(days=7)
    assert not page.state().overdue
    desk.today = lambda: TODAY + timedelta(days=8)
    assert page.state().overdue
    assert "8天前" in page.state().sentence


def test_restoring_brings_the_old_rows_and_sets_the_present_book_aside(page, desk):
    finish(page.back_up())
    (kept,) = page.kept()
    undo(desk.book)
    assert count(desk) == 0
    heard = []
    desk.book.add_listener(heard.append)
    said = finish(page.restore(kept.info, None))
    assert count(desk) == 3
    assert "恢复前" in said
    assert list(page.folder.glob("恢复前-*/账本.desk"))
    assert heard, "pages must hear that the book is another one"
    assert "机修小组" in page.contents(kept.info) or "示例" not in page.contents(kept.info)


def test_a_refused_restore_leaves_the_book_open_as_it_was(page, desk):
    finish(page.back_up())
    (kept,) = page.kept()
    whole = kept.info.file.read_bytes()
    kept.info.file.write_bytes(whole[: len(whole) // 2] + b"\0" * 64 + whole[len(whole) // 2 + 64 :])
    with pytest.raises(Refusal):
        finish(page.restore(kept.info, None))
    assert count(desk) == 3
    with desk.book.deed("还能写") as session:
        assert session is not None


def test_an_encrypted_backup_needs_its_password(tmp_path):
    with small_desk(tmp_path, password="kqz31m") as desk:
        page = BackupPage(desk)
        finish(page.back_up())
        (kept,) = page.kept()
        with pytest.raises(Refusal):
            finish(page.restore(kept.info, "wrong-one"))
        assert count(desk) == 3
        finish(page.restore(kept.info, "kqz31m"))
        assert desk.book.encrypted
        assert count(desk) == 3


def test_the_backup_of_another_union_is_pointed_out(page, tmp_path):
    finish(page.back_up())
    (kept,) = page.kept()
    assert "另一个工会" not in page.contents(kept.info)
    other = type(kept.info)(
        **{name: getattr(kept.info, name) for name in kept.info.__slots__} | {"union_name": "乙工会"}
    )
    assert "另一个工会" in page.contents(other)


@pytest.mark.parametrize(("size", "words"), [(0, "1 KB"), (10_000, "10 KB"), (5 << 20, "5.0 MB")])
def test_sizes_in_words(size, words):
    assert size_words(size) == words


def test_backups_of_another_book_in_the_same_folder_do_not_count(page, desk):
    other = new_book(desk.book.path.with_name("另一本.desk"), "另一个工会", today=TODAY, clock=desk.book.clock)
    finish(BackupPage(Desk(other, lambda: TODAY)).back_up())
    other.close()
    assert page.kept() == []
    assert page.state().overdue
