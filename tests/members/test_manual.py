"""The manual says what the rules of 会员台账 say."""

from __future__ import annotations

from desk_union.basis.places import HELP
from desk_union.members import dictionaries as words
from desk_union.members import due
from desk_union.members.ledgers import LEDGERS, POSTS
from desk_union.members.life import rules


def page(code: str) -> str:
    return (HELP / f"{code}.md").read_text(encoding="utf-8")


def test_the_table_of_moves_is_that_of_the_rules() -> None:
    cells = [line.strip("| ").split(" | ") for line in page("membership").splitlines() if line.startswith("| ")]
    told = {state: set(moves.split("、")) for state, moves in cells[1:]}
    assert told.keys() == set(words.MEMBER_STATE.labels)
    assert {state: moves - {"不再有变化"} for state, moves in told.items()} == {
        state: set(moves) for state, moves in rules.MOVES.items()
    }


def test_named_ledgers_columns_and_numbers_are_real() -> None:
    titles = {ledger.title for ledger in LEDGERS}
    for code, named in (
        ("membership", ("会籍变动台账", "分会、小组变动台账")), ("units", ("单位变更记录", "工会干部任职名册")),
        ("posts", ("工会干部任职名册", "换届与选举档案", "女职工工作台账", "工会基本情况")),
        ("people", ("分会、小组变动台账", "会籍变动台账", "职工会员花名册")),
    ):  # fmt: skip
        assert set(named) <= titles
        assert all(title in page(code) for title in named)
    for preset in ("在任", "本年更换的小组长", "女工委"):
        assert preset in {one.title for one in POSTS.presets}
        assert f"“{preset}”" in page("posts")
    assert f"女会员{due.WOMEN_LINE}人以上" in page("posts")
    assert due.AHEAD in range(175, 190)  # "半年" in the manual
