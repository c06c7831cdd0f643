"""Ledgers in the union's own words, and sheets made under the usual words that are still read."""

from __future__ import annotations

from desk_union.basis.words import Wording
from desk_union.members.ledgers import LEDGERS, PEOPLE
from desk_union.office import wording

OWN = Wording({"staff": "员工", "branch": "支会", "congress_short": "教代会"})


def test_headings_are_in_the_unions_words():
    told = [wording.reworded(ledger, OWN) for ledger in LEDGERS]
    heard = [text for ledger in told for text in (ledger.title, *(s.label for s in ledger.fields))]
    assert "员工子女登记" in heard
    assert "有教代会制度" in heard
    assert not [text for text in heard if "分会" in text]


def test_a_sheet_made_before_is_still_read():
    for ledger in LEDGERS:
        own = wording.reworded(ledger, OWN)
        for usual, now in zip(ledger.fields, own.fields, strict=True):
            assert usual.key == now.key
            assert usual.label in {now.label, *now.aliases}


def test_parts_speak_so_too():
    titles = {part.ledger().title for part in wording.reworded(PEOPLE, OWN).parts}
    assert "员工子女登记" in titles


def test_without_a_choice_the_ledger_is_the_same_one():
    assert wording.reworded(PEOPLE, Wording()) is PEOPLE


def test_they_are_kept_in_the_book(office):
    with office.book.deed("用词") as session:
        wording.write(session, {"staff": "员工", "branch": " ", "group": "工会小组"})
    with office.book.reading() as session:
        assert wording.read(session).chosen == {"staff": "员工"}
