"""Pledges, rules for the wall and plans that are printed in one go lie each on a page of their own."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.democracy.openness.ledgers import RULES
from desk_union.honors.homes.ledgers import PLEDGES
from tests.union_work import command, working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def pages_of(path):
    return [page.extract_text() for page in PdfReader(path).pages]


def test_every_pledge_has_its_page_in_print_and_in_word(office, capsys, tmp_path):
    for one in office.people[:3]:
        office.save(PLEDGES, kind="安全责任书", year=2026, person=one, clauses="按时检查。\n及时整改。")
    path = office.desk.book.path
    office.desk.book.close()
    assert command(capsys, "print", path, "honors.pledge_papers", "--year", 2026, "-o", tmp_path / "责任书.pdf")[0] == 0
    pages = pages_of(tmp_path / "责任书.pdf")
    assert [page.count("工会主席：") for page in pages] == [1, 1, 1]
    assert command(capsys, "print", path, "honors.pledge_papers", "--year", 2026, "-o", tmp_path / "责任书.docx")[0] == 0
    breaks = [one.text for one in Document(str(tmp_path / "责任书.docx")).paragraphs if one.paragraph_format.page_break_before]
    assert len(breaks) == 2


def test_every_rule_for_the_wall_has_its_page(office, capsys, tmp_path):
    for title in ("学习制度", "会议制度"):
        office.save(RULES, title=title, kind="学习", since=date(2026, 1, 1), on_wall=True, text="第一条　按时参加。")
    path = office.desk.book.path
    office.desk.book.close()
    assert command(capsys, "print", path, "democracy.rule_papers", "--year", 2026, "-o", tmp_path / "制度.pdf")[0] == 0
    assert [page.count("第一条") for page in pages_of(tmp_path / "制度.pdf")] == [1, 1]
