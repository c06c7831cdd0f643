"""公开考核: marks of the items come to totals by the engine of scoring; items are laid out like an earlier time's."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import points
from desk_union.democracy.openness.ledgers import REVIEW_ITEMS, REVIEWS
from desk_union.store.overrides import Faulty
from tests.union_work import working_office

ITEMS = (("公开记录本", 30), ("公开表", 30), ("民主评议", 40))


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def laid(office, **marks):
    review = office.save(REVIEWS, day=date(2026, 6, 30), period="2026年上半年")
    rows = [office.save(REVIEW_ITEMS, review=review, title=title, full=full * points.SCALE, **marks) for title, full in ITEMS]
    return review, rows


def total(office, review):
    held = next(one for one in office.all(REVIEWS) if one.id == review)
    return tuple(mark and mark / points.SCALE for mark in (held.own_total, held.total))


def test_the_items_come_to_the_totals(office):
    review, rows = laid(office)
    assert total(office, review) == (None, None)
    for row, own, given in zip(rows, (30, 28, 40), (29, 25.5, 38), strict=True):
        office.save(REVIEW_ITEMS, row, own=own * points.SCALE, given=round(given * points.SCALE))
    assert total(office, review) == (98, 92.5)
    assert office.figure("democracy.reviews") == 1


@pytest.mark.parametrize(("key", "mark"), [("given", 31), ("own", 31), ("given", -1)])
def test_no_mark_is_above_the_full_mark_or_below_nought(office, key, mark):
    _review, rows = laid(office)
    with pytest.raises(Faulty, match="不在0到满分30之间"):
        office.save(REVIEW_ITEMS, rows[0], **{key: mark * points.SCALE})


def test_the_items_of_an_earlier_review_are_laid_without_its_marks(office):
    laid(office, given=20 * points.SCALE)
    fresh = office.save(REVIEWS, day=date(2026, 11, 1), period="2026年下半年")
    office.do("democracy.lay_review_items", fresh, like="全单位 2026年上半年公开考核")
    made = [one for one in office.all(REVIEW_ITEMS) if one.review == fresh]
    assert [(one.title, one.full // points.SCALE, one.given) for one in made] == [(*item, None) for item in ITEMS]


def test_what_has_to_be_mended_is_due_until_it_is(office):
    review = office.save(REVIEWS, day=date(2026, 6, 30), mending="按季公布。", mend_by=date(2026, 7, 31))
    assert "公开考核没有整改" in office.due()
    office.save(REVIEWS, review, mended_on=date(2026, 7, 20))
    assert "公开考核没有整改" not in office.due()
