from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.screens.book.settingspage import SettingsPage
from desk_union.store.book import is_encrypted
from desk_union.store.progress import finish
from tests.screens.desks import UNION, count, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def page(desk):
    return SettingsPage(desk)


def test_the_unions_name_is_the_one_on_paper(page, desk):
    assert page.union_name == UNION
    page.rename_union(" 新名称工会 ")
    assert desk.union_name == "新名称工会"
    with pytest.raises(Refusal):
        page.rename_union("  ")
    assert desk.union_name == "新名称工会"


def test_the_unions_words_are_heard_at_once(page, desk):
    page.set_words({"staff": "员工", "branch": "分会"})
    assert desk.wording.chosen == {"staff": "员工"}
    assert desk.ledger("members.children").title == "员工子女登记"
    page.set_words({})
    assert desk.ledger("members.children").title == "职工子女登记"


def test_signers_are_kept_latest_first(page):
    lines = [("负责人", "赵主席", "2024-3-1"), ("填表人", "王干事", "20240101"), ("填表人 ", "李干事", "2026年7月1日")]
    page.set_signers([page.signer(*line) for line in lines])
    assert [(one.role, one.name, one.since.year) for one in page.signers] == [
        ("填表人", "李干事", 2026),
        ("填表人", "王干事", 2024),
        ("负责人", "赵主席", 2024),
    ]


@pytest.mark.parametrize("line", [("", "王干事", "2024-1-1"), ("填表人", "王干事", "哪天"), ("填表人", "王干事", "")])
def test_a_signer_that_cannot_be_meant_is_refused(page, line):
    with pytest.raises(Refusal) as refused:
        page.signer(*line)
    assert refused.value.field == "signers"


def test_faces_are_kept_and_given_up(page):
    label = page.faces_to_choose()[0][0]
    page.set_faces({"body": label, "head": ""})
    assert page.faces == {"body": label}
    page.set_faces({"body": "", "head": ""})
    assert page.faces == {}


def test_password_set_changed_and_taken_away(page, desk):
    path = desk.book.path
    for old, new, encrypted in (("", "kqz31m", True), ("kqz31m", "zhanggui-9", True), ("zhanggui-9", "", False)):
        page.check_password(old, new, new)
        said = finish(page.change_password(old, new))
        assert ".duback" in said
        assert is_encrypted(path) is encrypted
        assert desk.book.encrypted is encrypted
        assert count(desk) == 3
        with desk.book.deed("还能写") as session:
            assert session is not None


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("wrong", "abcd1234x", "abcd1234x", "old"),
        ("kqz31m", "short", "short", "password"),
        ("kqz31m", "abcd1234x", "other", "again"),
    ],
)
def test_a_wrong_password_question_is_refused_before_anything_is_done(tmp_path, old, new, again, field):
    with small_desk(tmp_path, password="kqz31m") as desk:
        with pytest.raises(Refusal) as refused:
            SettingsPage(desk).check_password(old, new, again)
        assert refused.value.field == field


def test_an_open_book_cannot_lose_a_password_it_does_not_have(page):
    with pytest.raises(Refusal) as refused:
        page.check_password("", "", "")
    assert refused.value.field == "password"
