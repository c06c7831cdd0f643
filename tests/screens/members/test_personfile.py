from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.tab import Tab
from desk_union.members.ledgers import CHILDREN, EVENTS, LEDGERS, PEOPLE, POSTS, UNITS
from desk_union.screens import goto
from desk_union.screens.desk import Desk
from desk_union.screens.members import personfile
from desk_union.screens.members.personfile import PersonFile
from desk_union.screens.privacy import shown_log
from desk_union.store import rows
from desk_union.tabs import TABS
from tests.screens.desks import TODAY

VISITS = replace(
    CHILDREN, code="toy.visits", title="走访玩具台账", tab="玩具走访",
    fields=(*CHILDREN.fields, replace(CHILDREN.by_key["person"], key="handler", label="经办人")),
)  # fmt: skip


def write(desk, ledger, row_id=None, **values):
    with desk.book.deed("登记") as session:
        return rows.save_row(session, ledger, row_id, values, TODAY)


@pytest.fixture
def file(desk, page):
    """张二, who stands before 张三 and 张一."""
    return PersonFile(desk, page.id_at(0), page.ids)


def tabs(file):
    return {tab.title: tab.count for tab in file.tabs}


def fact(file, label):
    return next((words for section in file.facts for name, words in section.lines if name == label), None)


def test_who_it_is(file):
    assert file.name == "张二"
    assert "机修小组 · 在岗 · 会员" in file.at_a_glance
    assert fact(file, "入会日期") == "2015-03-01"
    assert fact(file, "邮箱") is None  # what is not recorded is left out
    assert file.facts[0].heading == "基本信息"


def test_private_values_are_masked_until_revealed_and_then_noted(desk, file):
    assert fact(file, "移动电话") == "139****0002"
    assert file.can_reveal
    file.reveal()
    assert fact(file, "移动电话") == "13900000002"
    assert not file.can_reveal
    assert [line["what"] for line in shown_log(desk)] == ["查看 张二"]
    file.refresh()
    assert fact(file, "移动电话") == "13900000002"
    file.step(1)
    assert fact(file, "移动电话") == "139****0003"


def test_one_goes_back_and_forth_within_the_filter(desk, page):
    page.search("z")
    file = PersonFile(desk, page.id_at(0), page.ids)
    assert (file.place_words, file.can_step(-1), file.can_step(1)) == ("第 1 人，共 3 人", False, True)
    file.step(-1)
    assert file.name == "张二"
    file.step(1)
    file.step(1)
    assert (file.name, file.place_words, file.can_step(1)) == ("张一", "第 3 人，共 3 人", False)


def test_one_person_alone_has_no_neighbours(desk, page):
    file = PersonFile(desk, page.id_at(0))
    assert (file.place_words, file.can_step(-1), file.can_step(1)) == ("", False, False)


def test_every_part_is_a_tab_with_its_number(desk, file):
    write(desk, POSTS, person=file.person, role="工会委员", since=date(2024, 1, 1))
    write(desk, CHILDREN, person=file.person, name="张小二", born_on=date(2015, 6, 1))
    file.refresh()
    assert set(tabs(file)) == {personfile.short_title(part.ledger()) for part in PEOPLE.parts}
    assert (tabs(file)["工会干部任职"], tabs(file)["职工子女"], tabs(file)["个人简历"]) == (1, 1, 0)


def test_a_later_ledger_appears_by_itself(desk, file):
    """It is in nobody's list of parts; what it says of a person is found from its description alone."""
    further = Desk(desk.book, lambda: TODAY, "王干事", tabs=(*TABS, Tab(name="玩具走访", prefix="toy", ledgers=lambda: (VISITS,))))
    assert "走访玩具" not in tabs(PersonFile(further, file.person))
    write(desk, CHILDREN, person=file.person, name="张小二", born_on=date(2015, 6, 1))
    found = PersonFile(further, file.person)
    assert tabs(found)["走访玩具"] == tabs(found)["走访玩具（经办人）"] == 1
    assert found.tabs[-1].ledger.tab == "玩具走访"
    assert "走访玩具" in {one.title for one in found.references}


def test_what_only_follows_from_other_rows_is_no_reference():
    assert personfile.person_keys(POSTS) == ["person"]  # not the predecessor
    assert personfile.person_keys(UNITS) == []
    assert [ledger.code for ledger in LEDGERS if personfile.concerns(ledger)] == [
        "members.people", "members.retirees", "members.children", "members.relatives", "members.resumes",
        "members.education", "members.notes", "members.events", "members.letters", "members.placements",
        "members.employments", "members.standings", "members.person_changes", "members.differences", "members.posts",
    ]  # fmt: skip


def test_a_row_of_another_ledger_names_its_person(desk, page):
    ids = list(page.ids)
    first = write(desk, CHILDREN, person=ids[2], name="小甲", born_on=date(2015, 6, 1))
    second = write(desk, CHILDREN, person=ids[0], name="小乙", born_on=date(2016, 6, 1))
    assert personfile.persons_of(desk, CHILDREN, [second, first], TODAY) == [ids[0], ids[2]]
    assert personfile.persons_of(desk, PEOPLE, ids, TODAY) == ids
    assert personfile.persons_of(desk, UNITS, [1], TODAY) == [None]


def test_what_is_due_for_this_person_only(desk, file):
    write(desk, PEOPLE, file.person, retire_on=date(2026, 12, 1))
    write(desk, PEOPLE, file.ids[1], contract_until=date(2026, 12, 1))
    file.refresh()
    told = {one.title: one.sentence for one in file.due}
    assert told["即将退休"] == "预计2026年12月1日退休。"
    assert "劳动合同到期" not in told


def test_a_past_day_shows_the_person_as_then(desk, page):
    file = PersonFile(desk, page.id_at(0), page.ids, date(2014, 6, 1))
    assert "非会员" in file.at_a_glance
    assert file.form.frozen
    assert file.due == []
    assert "2014-06-01" in file.past_words
    assert PersonFile(desk, page.id_at(0), day=TODAY).past_words == ""


def test_the_photo_and_the_number_of_files(desk, file, tmp_path):
    assert file.photo is None
    write(desk, PEOPLE, file.person, photo=desk.book.files.put(b"picture").sha256)
    file.refresh()
    assert file.photo == b"picture"
    write(desk, PEOPLE, file.person, photo="0" * 64)
    file.refresh()
    assert file.photo is None  # not among the attachments: the rest can still be read


def test_a_person_deleted_meanwhile_has_no_file(desk, page, file):
    page.delete([file.person])
    with pytest.raises(Refusal):
        file.refresh()


def test_going_anywhere_offers_the_row_before_the_file(desk, page):
    found = goto.places(desk, "张二", [], [])
    assert [(place.kind, place.row_id) for place in found] == [("row", page.id_at(0)), ("file", page.id_at(0))]
    assert found[1].hint.endswith("· 会员档案"), "his unit beside it"


def test_events_keep_the_tab_of_their_own(desk, file):
    assert tabs(file)["会籍变动"] == 1
    assert next(tab for tab in file.tabs if tab.ledger.code == EVENTS.code).owner == "person"
