from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.age_lines import AgeLines
from desk_union.screens.members.agelines import AgeLinesPage
from tests.screens.desks import small_desk


def test_age_lines_are_kept(tmp_path):
    with small_desk(tmp_path) as desk:
        page = AgeLinesPage(desk)
        kept = AgeLines(young=28, child=15, aged=80, within_year=True)
        page.keep(kept)
        assert AgeLinesPage(desk).lines == kept
        with pytest.raises(Refusal):
            page.keep(AgeLines(young=0, child=15, aged=80, within_year=True))
        assert page.lines == kept
