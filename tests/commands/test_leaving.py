"""Whatever a command writes leaves a line in 打印记录; where the book cannot be written that is said, and the file comes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desk_union.__main__ import main
from desk_union.store import outputs
from desk_union.store.book import open_book
from tests.samples import sample_copy

if TYPE_CHECKING:
    from pathlib import Path

WRITING = [
    (("print", "members.roster"), ".pdf", ("存为pdf", "会员花名册")),
    (("print", "members.units"), ".xlsx", ("存为xlsx", "分会、小组台账")),
    (("export", "members.people"), ".csv", ("导出csv", "职工会员花名册")),
    (("report", "care.visits", "--by", "慰问事由"), ".pdf", ("存为pdf", "走访慰问台账按慰问事由汇总")),
]


@pytest.fixture
def path(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    return sample_copy(tmp_path_factory, tmp_path / "账本.desk")


def ask(path: Path, command: tuple[str, ...], suffix: str) -> Path:
    target = path.with_name(f"出{suffix}")
    assert main([command[0], str(path), *command[1:], "-o", str(target), "--who", "王干事"]) == 0
    return target


def newest(path: Path) -> list[tuple[str, str, str]]:
    with closing(open_book(path, read_only=True)) as book, book.reading() as session:
        return [(one.who, one.how, one.title) for one in outputs.lines(session, 3)]


@pytest.mark.parametrize(("command", "suffix", "line"), WRITING)
def test_it_leaves_a_line(path: Path, command: tuple[str, ...], suffix: str, line: tuple[str, str]) -> None:
    before = newest(path)
    ask(path, command, suffix)
    assert newest(path)[0] == ("王干事", *line)
    assert newest(path)[1:] == before[:2]


@pytest.mark.parametrize(("command", "suffix", "line"), WRITING)
def test_while_another_writes_the_file_comes_and_it_is_said(
    path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], suffix: str, line: tuple[str, str]
) -> None:
    with closing(open_book(path)):
        before = newest(path)
        assert ask(path, command, suffix).stat().st_size > 0
        assert "没有记下这一次" in capsys.readouterr().err
        assert newest(path) == before
    assert line[1]
