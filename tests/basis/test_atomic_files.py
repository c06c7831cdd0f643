"""A file comes into its place whole or not at all, and a clerk is told why not."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.lists.listxlsx import write_xlsx
from tests.prints.conftest import roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk_union.prints.paper import Progress, Table

    Write = Callable[[list[Table], Path], Iterator[Progress]]


@pytest.fixture(params=[write_pdf, write_xlsx], ids=["pdf", "xlsx"])
def write(request: pytest.FixtureRequest) -> Write:
    return request.param


def test_the_finished_file_replaces_the_old_one_and_nothing_else_is_left(tmp_path: Path, write: Write) -> None:
    target = tmp_path / "花名册.out"
    target.write_bytes(b"old")
    list(write([roster(3)], target))
    assert target.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [target]


def test_a_print_given_up_leaves_the_old_file(tmp_path: Path, write: Write) -> None:
    target = tmp_path / "花名册.out"
    target.write_bytes(b"old")
    steps = write([roster(1200)], target)
    next(steps)
    steps.close()  # type: ignore[attr-defined]  # both are generators
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, "x"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "x"), "正被其他程序打开，没有保存。请关闭后再试。"),
        (OSError(errno.EIO, "x"), "U盘可能已断开"),
    ],
)
def test_a_fault_while_saving_is_a_sentence_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, fault: OSError, said: str
) -> None:
    target = tmp_path / "花名册.out"
    target.write_bytes(b"old")

    def fail(_self: Path, _target: Path) -> Path:
        raise fault

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Refusal) as refused:
        list(write([roster(3)], target))
    assert said in str(refused.value)
    assert "花名册.out" in str(refused.value)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_named(tmp_path: Path, write: Write) -> None:
    with pytest.raises(Refusal, match=r"文件夹“.*没有了”不存在"):
        list(write([roster(3)], tmp_path / "没有了" / "甲.pdf"))


def test_a_drive_that_is_no_folder_is_refused(tmp_path: Path, write: Write) -> None:
    (tmp_path / "甲").write_bytes(b"")
    with pytest.raises(Refusal, match="不是可以保存文件的位置"):
        list(write([roster(3)], tmp_path / "甲" / "乙.pdf"))


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path, write: Write) -> None:
    (tmp_path / "甲").mkdir()
    with pytest.raises(Refusal, match="不是可以保存文件的位置"):
        list(write([roster(3)], tmp_path / "甲"))
    assert [path.name for path in tmp_path.iterdir()] == ["甲"]


def test_a_read_only_file_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    target = tmp_path / "甲.pdf"
    target.write_bytes(b"old")
    # The tests may run as an administrator, for whom no file is read-only.
    monkeypatch.setattr(os, "access", lambda path, _mode: path != target)
    with pytest.raises(Refusal, match="只读"):
        list(write([roster(3)], target))
    assert target.read_bytes() == b"old"
