"""What was approved, adopted, signed or closed stays: every ledger with such a stage, by every way of writing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desk_union.describe.kinds import Choice, Count, Day, Flag, Money, Ref
from desk_union.store import rows
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger, Shown, Stored
    from desk_union.describe.stage import Stage

TODAY = date(2026, 11, 20)
# Where something is settled, and what an office would be asked about afterwards.
SETTLED = (
    ("funds.budget", "已核定", "amount"), ("payouts.lists", "已批准", "approver"), ("payouts.lists", "已签领", "minutes"),
    ("care.applications", "已批准", "decided"), ("care.claims", "已赔", "paid"),
    ("contests.contests", "已签字", "signed_on"), ("contests.contests", "已颁奖", "judging"),
    ("contests.suggestions", "归档", "award"), ("contests.innovations", "已鉴定", "appraisal"),
    ("contests.pioneers", "已命名", "granted_on"), ("contests.mentorships", "结业", "result"),
    ("democracy.motions", "办结", "reply"), ("democracy.disputes", "调解成功", "agreement"),
    ("honors.nominations", "当选", "person"), ("honors.nominations", "已表彰", "round"), ("reports.writings", "定稿", "title"),
    ("funds.expenses", "已批准", "amount"), ("funds.loans", "已付款", "amount"), ("funds.requests", "已批准", "amount"),
)  # fmt: skip
# Stages that sound settled and need no freezing, with the reason.
NOT_SETTLED = {
    "reports.issued": "its fields are fixed from the first saving, the page is kept as it was sent",
    "care.files": "a file lives on after it was approved: what it says of a household changes with the household",
    "care.stays": "what was paid is frozen by its voucher",
    "members.education": "what was finished is no decision of the office",
    "contests.hazards": "a rechecked one may be found again",
}
SOUNDS = re.compile("已批准|已核定|已签|定稿|已鉴定|已命名|已赔|办结|归档|当选|已表彰|结业|成功|已付款|已颁奖|已复查|毕业|帮扶|已报出|已去")
STAGED = [(ledger, shown, kind) for ledger in ledgers() for shown, kind in ledger.stages]


def other(shown: Shown, value: Any) -> Any:
    kind = shown.kind
    if isinstance(kind, Choice):
        return next(label for label in kind.dictionary.labels if label != value)
    if isinstance(kind, Day):
        return value - timedelta(1)
    if isinstance(kind, Flag):
        return not value
    return value + 1 if isinstance(kind, (Money, Count, Ref)) else f"{value}改"


def values(ledger: Ledger, shown: Stored, stage: str) -> dict[str, Any]:
    found = {
        one.key: 1 if isinstance(one.kind, Ref) else one.kind.sample(1)
        for one in ledger.fields
        if one.editable and one.key != shown.key
    }
    return {**found, shown.key: stage}


def told(ledger: Ledger, now: dict[str, Any], before: dict[str, Any] | None) -> set[str]:
    return {one.key for one in rows.faults_of(ledger, now, TODAY, before) if "不能再改" in one.reason}


FROZEN = [
    (ledger, shown, kind, stage, key)
    for ledger, shown, kind in STAGED
    for stage, keys in kind.freezes
    for key in keys
]  # fmt: skip


@pytest.mark.parametrize(
    ("ledger", "shown", "kind", "stage", "key"), FROZEN, ids=[f"{one[0].code}-{one[3]}-{one[4]}" for one in FROZEN]
)
def test_no_writer_changes_what_is_settled(ledger: Ledger, shown: Stored, kind: Stage, stage: str, key: str) -> None:
    """Form, import, change of many, deed and command ask the same question of every row."""
    before = values(ledger, shown, stage)
    changed = {**before, key: other(ledger.by_key[key], before[key])}
    assert told(ledger, changed, before) == {key}
    assert told(ledger, {**before, "note": "改备注"}, before) == set()
    assert told(ledger, changed, {**before, key: None}) == set(), "what was left empty may be filled in"
    assert told(ledger, changed, None) == set(), "history may be entered as it was"
    way = kind.way_back(stage, key)
    assert way, "what was settled by mistake can be taken back"
    assert all(kind.move(one, back).reason for one, back in zip((stage, *way), way, strict=False)), "with reasons"
    assert told(ledger, {**changed, shown.key: way[-1]}, before) == set()


def test_the_table_names_what_is_settled() -> None:
    known = {(ledger.code, stage, key) for ledger, _, _, stage, key in FROZEN}
    assert {one for one in SETTLED if one not in known} == set()


def test_no_stage_that_sounds_settled_was_overlooked() -> None:
    frozen = {(ledger.code, stage) for ledger, _, _, stage, _ in FROZEN}
    sounding = {(ledger.code, stage) for ledger, _, kind in STAGED for stage in kind.stages if SOUNDS.search(stage)}
    assert {one for one in sounding - frozen if one[0] not in NOT_SETTLED} == set()
    assert set(NOT_SETTLED) <= {ledger.code for ledger, _, _ in STAGED}, "each exception is there"


ONCE = [
    (ledger, *compare.settles)
    for ledger in ledgers()
    for compare in ledger.compared
    if hasattr(compare, "settles")
]  # fmt: skip


def test_what_has_no_stage_is_known() -> None:
    codes = {ledger.code for ledger, _, _ in ONCE}
    assert codes >= {"funds.audits", "funds.budget_changes", "democracy.contracts", "democracy.resolutions", "honors.pledges"}


@pytest.mark.parametrize(("ledger", "marks", "keys"), ONCE, ids=[one[0].code for one in ONCE])
def test_a_change_after_the_signing_is_asked_about(ledger: Ledger, marks: str, keys: tuple[str, ...]) -> None:
    before = {one.key: 1 if isinstance(one.kind, Ref) else one.kind.sample(1) for one in ledger.fields if one.editable}
    for key in keys:
        changed = {**before, key: other(ledger.by_key[key], before[key])}
        asked = [one for one in rows.faults_of(ledger, changed, TODAY, before) if "又改了" in one.reason]
        assert [(one.key, one.warns) for one in asked] == [(key, True)]
        unsigned = {**before, marks: None}
        free = rows.faults_of(ledger, {**changed, marks: None}, TODAY, unsigned)
        assert not any("又改了" in one.reason for one in free)
        assert ledger.by_key[key].label in asked[0].reason
