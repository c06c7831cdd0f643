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


@pytest.mark.parametrize("code", sorted(KINDS))
def test_an_unknown_word_names_five_at_most(code):
    with pytest.raises(UnknownWord) as refused:
        KINDS[code].read(NONE)
    _, _, listed = str(refused.value).partition("可填：")
    labels = list(KINDS[code].dictionary.labels)
    assert len([name for name in listed.rstrip("。").partition("等，共")[0].split("、") if name in labels]) <= 5
    assert len(labels) <= 5 or f"等，共{len(labels)}种" in listed


def test_closed_lists_are_looked_at():
    assert len(KINDS) > 60
