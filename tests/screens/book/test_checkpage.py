from __future__ import annotations

from desk_union.screens.book.checkpage import WHOLE, CheckPage
from desk_union.store.engine import connect
from desk_union.store.progress import finish


def meddle(desk):
    stranger = connect(desk.book.path, None, writes=True)
    stranger.execute("DROP TRIGGER guard_person_update")
    stranger.execute("UPDATE person SET name = '别人' WHERE name = '张二'")
    stranger.close()


def test_a_sound_book(desk):
    page = CheckPage(desk)
    assert finish(page.check())
    assert page.says == "检查完毕，没有发现问题。"
    assert "没有发现问题" in page.text


def test_what_is_wrong_says_where_and_what_to_do(desk):
    meddle(desk)
    page = CheckPage(desk)
    finish(page.check())
    place, _value, reason, remedy = page.lines[-1]
    assert place == "职工会员花名册"
    assert "（张二）" in reason
    assert remedy
    assert WHOLE in {line[0] for line in page.lines}
    assert "发现2个问题" in page.says


def test_the_result_as_text_and_on_paper(desk):
    meddle(desk)
    page = CheckPage(desk)
    finish(page.check())
    assert "检查时间：2026-11-20 09:30" in page.text
    assert "1. " in page.text
    assert "张二" in page.text
    paper = finish(page.paper())
    assert paper.pdf.startswith(b"%PDF")
    assert [column.title for column in paper.tables[0].columns] == ["台账", "问题", "怎么办"]
