"""Official forms on the command line: PDF and Word, what is chosen, what is private, what is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.__main__ import main
from tests.samples import sample_copy

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    return sample_copy(tmp_path_factory, tmp_path_factory.mktemp("账") / "账本.desk")


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_forms_are_listed_with_their_outputs(capsys) -> None:
    assert run("forms", "--json") == 0
    told = {form["code"]: form for form in json.loads(capsys.readouterr().out)}
    assert told["members.application"]["outputs"] == ["pdf", "docx"]
    assert "search" in told["members.registration"]["options"]


def test_one_persons_form_and_private_values_only_when_asked(book, tmp_path) -> None:
    out = tmp_path / "登记表.pdf"
    assert run("print", book, "会员登记表", "-o", out, "--id", 1) == 0
    (page,) = pages(out)
    assert "工会会员登记表" in page
    assert "99000" not in page
    assert run("print", book, "members.registration", "-o", out, "--id", 1, "--private") == 0
    assert "99000" in pages(out)[0]


def test_a_list_gives_phones_only_when_asked(book, tmp_path, capsys) -> None:
    out = tmp_path / "88岁.pdf"
    for more, phones in (((), False), (("--private",), True)):
        assert run("print", book, "88岁以上离退休职工名单", "-o", out, *more) == 0
        assert ("1390000" in "".join(pages(out))) is phones


def test_the_chart_on_the_chosen_paper(book, tmp_path, capsys) -> None:
    out = tmp_path / "组织机构图.pdf"
    assert run("print", book, "组织机构图", "-o", out, "--choose", "纸张=A3横放", "--unit", "装配分会") == 0
    (page,) = PdfReader(out).pages
    assert float(page.mediabox.width) > 1180
    assert "装配一组" in page.extract_text()
    assert "机修组" not in page.extract_text()
    assert run("print", book, "组织机构图", "-o", out, "--choose", "纸张=B5") == 1
    assert "A4横放" in capsys.readouterr().err


def test_an_application_as_word(book, tmp_path) -> None:
    out = tmp_path / "申请书.docx"
    assert run("print", book, "members.application", "-o", out, "--choose", "打印谁=空白表（手填）") == 0
    assert "我自愿加入" in "".join(paragraph.text for paragraph in Document(out).paragraphs)
    assert run("print", book, "members.cards", "-o", tmp_path / "证.docx") == 1


def test_forms_of_several_rows(book, tmp_path, capsys) -> None:
    out = tmp_path / "表.pdf"
    assert run("print", book, "会员登记表", "-o", out, "--id", 3, "--id", 1) == 0
    assert len(pages(out)) == 2
    assert run("print", book, "members.people", "-o", out, "--id", 3, "--id", 1) == 0
    assert "共 2 人" in pages(out)[0]
    assert run("print", book, "members.roster", "-o", out, "--id", 3, "--id", 1) == 1
    assert "--id" in capsys.readouterr().err


def test_labels_on_the_chosen_paper(book, tmp_path, capsys) -> None:
    out = tmp_path / "标签.pdf"
    assert run("print", book, "members.labels", "-o", out, "--choose", "标签纸=2x7", "从哪一格印起=第14格") == 0
    first, second, *_ = pages(out)
    assert (first.count("收"), second.count("收")) == (1, 14)
    assert run("print", book, "members.labels", "-o", out, "--choose", "标签纸=9x9") == 1
    assert "3列7行" in capsys.readouterr().err


@pytest.mark.parametrize("more", [("--search", "张"), ("--choose", "标签纸=3x8")])
def test_what_a_list_does_not_ask_is_refused(book, tmp_path, more) -> None:
    assert run("print", book, "members.roster", "-o", tmp_path / "a.pdf", *more) == 1


def test_a_wrong_sheet_beside_the_book_is_told(book, tmp_path, capsys) -> None:
    folder = book.parent / "表样"
    folder.mkdir()
    (folder / "cards.toml").write_text('title = "会员证"\npage = "A9"\n', encoding="utf-8")
    assert run("print", book, "members.cards", "-o", tmp_path / "证.pdf") == 1
    said = capsys.readouterr().err
    for words in ("cards.toml", "A9", "一个格子也没有", "移走"):
        assert words in said
    assert not (tmp_path / "证.pdf").exists()


@pytest.mark.parametrize(
    ("form", "option", "sentence"),
    [
        ("members.age88", ("--unit", "装配分会"), "没有 --unit 可选"),
        ("members.roster", ("--id", 1), "没有 --id 可选"),
        ("members.nope", (), "desk-union forms"),
    ],
)
def test_what_a_form_does_not_know_is_refused_not_passed_over(book, tmp_path, capsys, form, option, sentence):
    out = tmp_path / "表.pdf"
    assert run("print", book, form, "-o", out, *option) == 1
    assert sentence in capsys.readouterr().err
    assert not out.exists()
