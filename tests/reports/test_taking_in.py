"""An old 总结 comes in: the fourth part of 篇7 of the second source, whose numbers are found and matched to rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from desk_union import tabs
from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.exchange.wordtext import read_text
from desk_union.reports.writing import keeping, taking_in
from desk_union.reports.writing.composing import prose
from desk_union.store import rows
from tests.samples import TODAY, fresh_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

YEAR = 2025
SPAN = Span.year(YEAR)
OLD = """20XX年以来，工会较好地完成了全年的各项工作任务，取得了一年来的工作开展状况汇报如下：
一、参与公司经济建设，发挥桥梁纽带作用
用心参与公司合理化建议活动，公司职工的合理化建议数到达92条，有效提案85条，参与人数共计81人，为公司发展征集好点子。
二、落实“关爱”二字，维护员工切身利益
今年工会慰问基层单位9家，职工人349次，其中农民工人104次，慰问金0.56万元，慰问实物折合人民币1.6129万元。
今年6月工会组织12名公司员工参加了投资公司举办的“青年篮球比赛”，并取得比赛的第三名“季军”。
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = fresh_book(tmp_path / "账本.desk", "某公司工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0))
    with book.deed("台账") as session:
        for n in range(92):
            _save(session, "contests.suggestions", title=f"建议{n}", proposers=f"职工{n % 81}", channel="合理化建议", raised_on=date(YEAR, 3, 1), stage="已提出", valid=n < 85)
        for n in range(9):
            _save(session, "care.visits", day=date(YEAR, 5, 1), outsider=f"单位{n}", site=f"单位{n}", reason="节日", heads=38 if n else 45, cash=622_22 if n else 622_24, goods_value=1792_11 if n else 1792_12)
        for n in range(51):
            _save(session, "culture.articles", title=f"稿{n}", medium="报", published_on=date(YEAR, 2, 1))
    yield book
    book.close()


def _save(session: Any, code: str, **values: Any) -> int:
    ledger = tabs.ledger_called(code)
    assert ledger is not None
    return rows.save_row(session, ledger, None, {**rows.defaults(ledger), **values}, TODAY)


def test_its_numbers_are_found_with_their_units(book: Book) -> None:
    with book.reading() as session:
        found = [(one.digits, one.unit) for one in taking_in.found(session, OLD, SPAN)]
    assert found == [
        ("92", "条"), ("85", "条"), ("81", "人"), ("9", "家"), ("349", "人次"), ("104", "人次"), ("0.56", "万元"), ("1.6129", "万元"), ("12", "名"),
    ]  # fmt: skip


def test_what_the_rows_say_is_matched_and_the_rest_stays_text(book: Book) -> None:
    with book.reading() as session:
        draft, found = taking_in.drafted(session, "总结", OLD, SPAN, TODAY)
    matched = {one.digits: one.matched.code for one in found if one.matched is not None}
    assert matched == {
        "92": "contests.suggestions", "85": "contests.suggestions_valid", "81": "contests.suggesters", "9": "care.visit_units",
        "349": "care.visit_times", "0.56": "care.visit_cash", "1.6129": "care.visit_goods",
    }  # fmt: skip
    assert [one.heading for one in draft.sections] == ["", "参与公司经济建设，发挥桥梁纽带作用", "落实“关爱”二字，维护员工切身利益"]
    assert "12名公司员工" in draft.sections[-1].lines[-1]
    proposed = {one.digits: [it.figure.code for it in one.proposals] for one in found}
    assert "care.visit_times_migrant" in proposed["104"]


def test_it_is_kept_as_a_document(book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, path = tmp_path / "去年总结.docx", book.path
    document = Document()
    for line in OLD.split("\n"):
        document.add_paragraph(line)
    document.save(source)
    book.close()
    assert main(["take-in", str(path), str(source), "--year", str(YEAR)]) == 0
    assert "7个对上了台账" in capsys.readouterr().out
    target = tmp_path / "印.docx"
    assert main(["print", str(path), "reports.summary", "-o", str(target), "--year", str(YEAR)]) == 0
    told = "".join(one.text for one in Document(target).paragraphs)
    assert "职工的合理化建议数到达92条，有效提案85条，参与人数共计81人" in told


@pytest.mark.parametrize(("name", "content", "sentence"), [("空.docx", None, "没有文字"), ("坏.docx", b"PK nothing", "打不开"), ("图.pdf", b"%PDF", "不是Word文件"), ("空.txt", b" \n", "没有文字")])
def test_a_file_without_text_is_refused(tmp_path: Path, name: str, content: bytes | None, sentence: str) -> None:
    path = tmp_path / name
    if content is None:
        Document().save(path)
    else:
        path.write_bytes(content)
    with pytest.raises(Refusal, match=sentence):
        read_text(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有找到"):
        read_text(tmp_path / "没有.docx")


def test_money_that_was_rounded_matches_and_stays_as_it_was_written(book: Book) -> None:
    with book.deed("零头") as session:
        _save(session, "care.visits", day=date(YEAR, 6, 1), outsider="零头", site="零头", reason="节日", heads=1, cash=12_00, goods_value=0)
    with book.reading() as session:
        assert _cash_matched(session, "慰问金0.56万元。") == "care.visit_cash"
        assert _cash_matched(session, "慰问金0.5612万元。") == "care.visit_cash"
        assert _cash_matched(session, "慰问金5612元。") == "care.visit_cash"
        assert _cash_matched(session, "慰问金0.57万元。") is None
        assert _cash_matched(session, "慰问金1万元。") is None, "rounded out of sight"
    with book.deed("收进") as session:
        taking_in.take_in(session, (), {"title": "旧总结", "text": "今年慰问金0.56万元。", "first": SPAN.first, "last": SPAN.last}, TODAY)
    with book.reading() as session:
        writing = keeping.newest(session, "年度总结", SPAN)
        draft = keeping.read(session, writing)
        (_, number), = draft.standing()
        assert (number.words, number.unit, number.places, number.drift) == ("0.56万元", "万元", 2, None)
        assert str(prose(draft, TODAY).blocks[0].text) == "今年慰问金0.56万元。"
    with book.deed("又一笔") as session:
        _save(session, "care.visits", day=date(YEAR, 6, 2), outsider="又一", site="又一", reason="节日", heads=1, cash=1000_00, goods_value=0)
    with book.deed("取新数") as session:
        moved = list(keeping.drifted(session, [writing]))
        assert [(one.old, one.new) for one in moved] == [("0.56万元", "0.66万元")]
        keeping.take(session, moved, TODAY)
        assert not list(keeping.drifted(session, [writing])), "rounded as before"


def _cash_matched(session: Any, text: str) -> str | None:
    one = next(taking_in.found(session, text, SPAN))
    return one.matched.code if one.matched is not None else None
