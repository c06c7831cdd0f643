"""What an error names of many choices are five at most, with how many there are."""

from __future__ import annotations

import pytest

from desk_union import tabs
from desk_union.describe.kinds import Choice, UnknownWord

NONE = "没有这样的词"


def _takes_anything(kind):
    """A list that may grow takes a new word."""
    try:
        kind.read(NONE)
    except ValueError:
        return False
    return True


KINDS = {
    shown.kind.dictionary.code: shown.kind for ledger in tabs.ledgers() for shown in ledger.fields
    if isinstance(shown.kind, Choice) and not _takes_anything(shown.kind)
}  # fmt: skip


NAMED = [code for code, kind in KINDS.items() if kind.dictionary.names]  # what a window calls by its title


@pytest.mark.parametrize("code", NAMED)
def test_an_unknown_title_names_the_nearest_or_the_list(code):
    with pytest.raises(ValueError, match=f"没有叫“{NONE}”的") as refused:
        KINDS[code].read(NONE)
    assert len(str(refused.value).split("、")) <= 5


@pytest.mark.parametrize("code", sorted(set(KINDS) - set(NAMED)))
def test_an_unknown_word_names_five_at_most(code):
    with pytest.raises(UnknownWord) as refused:
        KINDS[code].read(NONE)
    _, _, listed = str(refused.value).partition("可填：")
    labels = list(KINDS[code].dictionary.labels)
    assert len([name for name in listed.rstrip("。").partition("等，共")[0].split("、") if name in labels]) <= 5
    assert len(labels) <= 5 or f"等，共{len(labels)}种" in listed


def test_closed_lists_are_looked_at():
    assert len(KINDS) > 60
