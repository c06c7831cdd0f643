"""Who signs a sheet is a matter of its day."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.office import signers
from desk_union.office.signers import Signer

HELD = (
    Signer("填表人", "王干事", date(2024, 1, 1)),
    Signer("填表人", "李干事", date(2026, 7, 1)),
    Signer("负责人", "赵主席", date(2024, 1, 1)),
    Signer("负责人", "", date(2026, 1, 1)),
)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2023, 12, 31), {}),
        (date(2024, 1, 1), {"填表人": "王干事", "负责人": "赵主席"}),
        (date(2026, 6, 30), {"填表人": "王干事"}),  # the chair left at New Year, nobody came after
        (date(2026, 7, 1), {"填表人": "李干事"}),
    ],
)
def test_the_signers_of_a_day(day, names):
    assert signers.on(HELD, day) == names
    assert signers.on(HELD[::-1], day) == names


def test_they_are_kept_in_the_book(office):
    with office.book.deed("签名人") as session:
        signers.write(session, HELD)
    with office.book.reading() as session:
        assert set(signers.read(session)) == set(HELD)


def test_two_for_one_place_from_one_day_are_refused(office):
    twice = (*HELD, Signer("填表人", "钱干事", date(2026, 7, 1)))
    with office.book.deed("签名人") as session, pytest.raises(Refusal, match="钱干事"):
        signers.write(session, twice)
