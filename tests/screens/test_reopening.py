"""While the book is closed for a restore or a password nobody is told; who is told has the open book in the desk."""

from __future__ import annotations

from desk_union.screens.reopening import while_closed
from desk_union.store.progress import Progress, finish
from tests.screens.desks import count, small_desk


def test_who_hears_of_the_new_book_can_read_it_at_once(tmp_path):
    heard = []
    with small_desk(tmp_path) as desk:
        desk.book.add_listener(lambda _tables: heard.append((desk.book.is_closed, count(desk))))

        def work():
            assert desk.book.is_closed
            yield Progress(0, 1, "")
            return "完"

        assert finish(while_closed(desk, work(), None)) == "完"
    assert heard == [(False, 3)]
