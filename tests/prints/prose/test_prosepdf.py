"""The head of a document of headings and paragraphs: office, period and unit leave each other room."""

from __future__ import annotations

from io import BytesIO

import pytest

from desk_union.describe.paper import Official
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.prints.prose.prosepdf import write_prose
from desk_union.store.progress import finish
from tests.prints.conftest import PRINTED_ON, Paper

PERIOD = "2026年3月1日至2026年3月6日"


def head(fonts, organisation, **more):
    prose = Prose(title="方案", organisation=organisation, period=PERIOD, printed_on=PRINTED_ON, blocks=(Heading("一、目的"), Paragraph("练本领")), **more)
    out = BytesIO()
    printed = finish(write_prose(prose, out, fonts=fonts))
    paper = Paper(out.getvalue(), printed, ())
    return {one.text: one for one in paper.pieces()}


@pytest.mark.parametrize(("name", "together"), [("示例厂工会", True), ("滨江机械制造股份有限公司第一分公司工会委员会", False)])
def test_a_long_office_has_a_line_of_its_own(fonts, name, together):
    found = head(fonts, name)
    office, period, unit = found[f"编制单位：{name}"], found[PERIOD], found["单位：元"]
    assert (office.y == period.y) is together
    assert period.y == unit.y
    assert office.y >= period.y > found["一、目的"].y
    if together:
        assert office.x + fonts.chain("serif").width(office.text) * office.size < period.x
    assert period.x + fonts.chain("serif").width(PERIOD) * period.size < unit.x


def test_a_document_without_money_has_no_unit_of_it(fonts):
    assert "单位：元" not in head(fonts, "示例厂工会", official=Official(money=""))


def pages_of(fonts, lines, signers):
    blocks = tuple(Paragraph(f"第{n}行") for n in range(lines))
    prose = Prose(title="方案", organisation="示例厂工会", period=PERIOD, printed_on=PRINTED_ON, blocks=blocks, signers=signers)
    out = BytesIO()
    printed = finish(write_prose(prose, out, fonts=fonts))
    return printed.pages, Paper(out.getvalue(), printed, ())


def test_who_signs_does_not_stand_on_a_page_alone(fonts):
    full = next(n for n in range(10, 80) if pages_of(fonts, n + 1, ())[0] == 2)
    assert pages_of(fonts, full, ())[0] == 1
    count, paper = pages_of(fonts, full, ("填表人", "负责人"))
    assert count == 1
    found = {one.text: one for one in paper.pieces()}
    signed, foot = found["填表人："], found["第 1 页 共 1 页"]
    assert found[f"　　第{full - 1}行"].y > signed.y > foot.y + foot.size


def test_a_text_that_goes_on_keeps_its_margins(fonts):
    full = next(n for n in range(10, 80) if pages_of(fonts, n + 1, ())[0] == 2)
    assert pages_of(fonts, full + 6, ("填表人",))[0] == 2
