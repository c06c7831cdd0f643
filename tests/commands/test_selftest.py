"""The self-test itself: it names what failed and goes on; the whole of it is run on the shipped folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.__main__ import main
from desk_union.basis import places
from desk_union.commands.selftest import Trial

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_failing_step_is_named_and_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(places, "HELP", tmp_path)
    monkeypatch.setattr(Trial, "steps", lambda self: (("程序文件", self.files), ("示例账本", self.sample)))
    assert main(["self-test"]) == 1
    said = capsys.readouterr()
    assert "通过　示例账本" in said.out
    assert "失败　程序文件：缺少 start.md" in said.err
    assert "自检没有通过：程序文件。" in said.err


def test_a_command_that_refuses_fails_its_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Trial, "steps", lambda self: (("检查账本", self.check),))
    assert main(["self-test"]) == 1
    assert "失败　检查账本：" in capsys.readouterr().err


def test_a_sheet_that_breaks_is_named_and_the_others_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = []

    def run(trial: Trial, *arguments: object) -> str:
        if arguments[0] == "forms":
            return '[{"code": "a", "title": "甲", "outputs": ["pdf", "docx"]}, {"code": "b", "title": "乙", "outputs": ["pdf"]}]'
        tried.append(arguments[2])
        (trial.folder / f"{arguments[2]}.pdf").write_bytes(b"%PDF")
        if arguments[-1] == trial.folder / "a.docx":
            raise FileNotFoundError
        return ""

    monkeypatch.setattr(Trial, "run", run)
    monkeypatch.setattr(Trial, "steps", lambda self: (("打印", self.prints),))
    assert main(["self-test"]) == 1
    assert tried == ["a", "a", "b"]
    assert "失败　打印：《甲》docx：程序出错" in capsys.readouterr().err
