"""What imports remember, seen, corrected and forgotten; and the log of private values."""

from __future__ import annotations

import pytest

from desk_union.basis import identity
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.bringing.importmemory import GONE, ImportMemory
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.privacy import log_lines
from desk_union.store.progress import finish
from desk_union.store.tables import ColumnMemory, WordMemory
from tests.screens.desks import small_desk, workbook


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=2) as desk:
        yield desk


def brought(desk, path):
    """An import with a column chosen by hand, one left out, a word and a misspelt group answered."""
    page = ImportPage(desk, PEOPLE)
    page.open(path)
    columns = {column.header: column.index for column in page.layout.columns}
    page.choose(columns["绰号"], "note")
    page.choose(columns["血型"], None)
    finish(page.rehearse())
    for word in page.unknown:
        page.answer_word(word.dictionary, word.text, "正式")
    for doubt in page.doubts:
        page.answer_name(doubt.key, doubt.text, doubt.candidates[0][0])
    report = finish(page.rehearse())
    assert report.ok, report.problems
    finish(page.run())


@pytest.fixture
def memory(desk, tmp_path):
    lines = (
        ("姓名", "身份证号", "部门", "职工类别", "绰号", "血型"),
        ("赵六", identity.sample_id(601), "机休小组", "长期工", "小六", "A"),
    )
    brought(desk, workbook(tmp_path / "名单.xlsx", lines))
    return ImportMemory(desk)


def told(memory, text=""):
    return [(line.where, line.text, line.means) for line in memory.lines(text)]


def test_columns_words_and_units_are_listed_in_plain_words(memory):
    assert set(told(memory)) == {
        ("表头：职工会员花名册", "绰号", "备注"),
        ("表头：职工会员花名册", "血型", "（不导入）"),
        ("填写：用工形式", "长期工", "正式"),
        ("填写：分会、小组台账", "机休小组", "机修小组"),
    }
    assert told(memory, "血型") == [("表头：职工会员花名册", "血型", "（不导入）")]


def line_of(memory, text):
    return next(line.learned for line in memory.lines() if line.text == text)


def test_a_wrong_word_is_corrected_and_the_next_import_takes_it(desk, memory, tmp_path):
    memory.correct(line_of(memory, "长期工"), "签约")
    memory.correct(line_of(memory, "绰号"), "")
    assert ("填写：用工形式", "长期工", "签约") in told(memory)
    page = ImportPage(desk, PEOPLE)
    page.open(workbook(tmp_path / "二.xlsx", (("姓名", "身份证号", "职工类别", "绰号"), ("钱七", identity.sample_id(602), "长期工", "七"))))
    assert [column.key for column in page.layout.columns] == ["name", "id_number", "employ_type", None]
    assert finish(page.rehearse()).ok
    assert any("长期工" in note and "签约" in note for note in page.notes)


def test_what_is_forgotten_is_asked_again(desk, memory, tmp_path):
    memory.forget([line_of(memory, "长期工"), line_of(memory, "绰号")])
    assert len(told(memory)) == 2
    page = ImportPage(desk, PEOPLE)
    page.open(workbook(tmp_path / "二.xlsx", (("姓名", "身份证号", "职工类别", "绰号"), ("钱七", identity.sample_id(602), "长期工", "七"))))
    assert page.undecided() == [3]
    page.leave_rest()
    finish(page.rehearse())
    assert [word.text for word in page.unknown] == ["长期工"]
    assert page.layout.columns[3].key is None


def test_what_means_nothing_any_more_is_said(desk, memory):
    with desk.book.deed("") as session:
        session.merge(ColumnMemory(ledger="members.people", header="旧列", field_key="gone"))
        session.merge(WordMemory(dictionary="gone", text="旧词", value="什么"))
    assert ("表头：职工会员花名册", "旧列", GONE) in told(memory)
    assert ("填写：gone", "旧词", GONE) in told(memory)
    memory.forget([line_of(memory, "旧列"), line_of(memory, "旧词")])
    assert not told(memory, "旧")


def test_choices_are_found_by_initials(memory):
    one = line_of(memory, "绰号")
    assert ("note", "备注") in memory.choices_like(one, "bz")
    assert memory.choices_like(one, "")[0] == ("", "（不导入）")



def test_the_log_says_who_saw_what_and_can_be_searched(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    for at in (0, 1):
        RowForm(desk, PEOPLE, page.id_at(at)).reveal()
    assert log_lines(desk, "张二") == [("2026-11-20 09:30", "王干事", "职工会员花名册", "查看 张二")]
    assert len(log_lines(desk)) == 2
    assert log_lines(desk, "导出") == []
