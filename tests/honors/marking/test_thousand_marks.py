"""职工之家 by 1000 marks in six chapters: marked by themselves and by the check, ranked, its gaps and evidence on paper."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import reckoning as contest_reckoning
from desk_union.democracy.congress.ledgers import MOTIONS
from desk_union.honors.marking import reckoning
from desk_union.honors.marking.ledgers import EVIDENCE, ITEMS, MARKINGS, MARKS, SCHEMES
from desk_union.members.ledgers import UNITS
from desk_union.store.overrides import Faulty
from tests.union_work import working_office

SCHEME = "职工之家考评标准"
# chapter, marks (domain-facts F.5), two items that share them
CHAPTERS = (("组织建设", 200), ("维权机制", 200), ("民主管理", 200), ("劳动竞赛", 150), ("送温暖", 150), ("经费和阵地", 100))
UNITS_MARKED = ("铸造分会", "机加分会", "装配分会")
# by unit what the check takes off, by number of the item
LOST = {"铸造分会": {3: 10, 8: 5}, "机加分会": {1: 100, 2: 60}, "装配分会": {6: 15}}


def mark(value: float) -> int:
    return round(value * points.SCALE)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        scheme = office.save(SCHEMES, name=SCHEME, kind="职工之家考评1000分", full=mark(1000), passing=mark(850), since=date(2026, 1, 1))
        units = [office.save(UNITS, name=name, level="分会", founded_on=date(2000, 1, 1)) for name in UNITS_MARKED]
        for n, (chapter, full) in enumerate(CHAPTERS):
            for half in (1, 2):
                item = {"place": 2 * n + half, "chapter": chapter, "name": f"{chapter}第{half}条", "full": mark(full / 2), "wanted": "有关台账"}
                office.save(ITEMS, scheme=scheme, rule="不完整的酌情扣分。", must=(n, half) == (5, 1), **item)
        office.do("honors.start_marking", *units, scheme=f"{SCHEME} 第1版", day="2026-11-10", period="2026年")
        yield office


def marked(office, *, checked: bool = True) -> dict[str, int]:
    """All give themselves the full mark; the check begins with that and takes off what is lost."""
    units = {one.id: one.name for one in office.all(UNITS)}
    by_unit = {units[one.unit]: one.id for one in office.all(MARKINGS)}
    items = {one.id: one for one in office.all(ITEMS)}
    for one in office.all(MARKS):
        office.save(MARKS, one.id, own=items[one.item].full)
    if checked:
        office.do("honors.take_own_marks", *by_unit.values())
        for name, lost in LOST.items():
            for one in office.all(MARKS):
                place = items[one.item].place
                if one.marking == by_unit[name] and place in lost:
                    office.save(MARKS, one.id, given=items[one.item].full - mark(lost[place]), reason="资料不全", mend_by=date(2026, 12, 20))
    return by_unit


def test_the_chapters_come_to_a_thousand_and_each_unit_to_its_total(office) -> None:
    assert sum(one.full for one in office.all(ITEMS)) == mark(1000)
    by_unit = marked(office, checked=False)
    assert [(one.own_total, one.total) for one in office.all(MARKINGS)] == [(mark(1000), None)] * 3
    marked(office)
    totals = {one.id: (one.total, one.verdict) for one in office.all(MARKINGS)}
    assert {name: totals[row] for name, row in by_unit.items()} == {
        "铸造分会": (mark(985), "合格"), "机加分会": (mark(840), "不合格"), "装配分会": (mark(985), "合格"),
    }  # fmt: skip


def test_it_is_ranked_by_the_engine_of_the_contests_and_equals_share_a_place(office) -> None:
    marked(office)
    assert reckoning.ranked is contest_reckoning.ranked
    (table,) = office.tables("honors.ranking", year=2026)
    assert [row[:5] for row in table.rows] == [
        ("1", "铸造分会", "1000", "985", "合格"), ("1", "装配分会", "1000", "985", "合格"), ("3", "机加分会", "1000", "840", "不合格"),
    ]  # fmt: skip


def test_the_gap_list_says_what_was_lost_why_and_until_when_the_most_first(office) -> None:
    by_unit = marked(office)
    (table,) = office.tables("honors.gap_list", row=by_unit["机加分会"])
    assert [row[1:] for row in table.rows] == [
        ("组织建设", "组织建设第1条", "100", "100", "0", "100", "资料不全", "限2026-12-20"),
        ("组织建设", "组织建设第2条", "100", "100", "40", "60", "资料不全", "限2026-12-20"),
    ]  # fmt: skip
    assert table.notes == ("共失160分。",)


def test_evidence_points_to_rows_of_any_ledger_and_is_printed_by_their_name_of_today(office) -> None:
    by_unit = marked(office)
    motion = office.save(MOTIONS, title="改善车间通风", proposer="张一", raised_on=date(2026, 3, 2))
    items = {one.id: one.place for one in office.all(ITEMS)}
    first, second = (one.id for one in office.all(MARKS) if one.marking == by_unit["铸造分会"] and items[one.item] in (5, 6))
    office.save(EVIDENCE, marked=first, source="职代会提案台账", named="改善车间通风")
    office.save(EVIDENCE, marked=second, told="公开栏照片", box="第3盒")
    with pytest.raises(Faulty, match="“职代会提案台账”里没有“没有这一条”"):
        office.save(EVIDENCE, marked=first, source="职代会提案台账", named="没有这一条")
    office.save(MOTIONS, motion, title="改善铸造车间通风")
    (table,) = office.tables("honors.evidence_list", row=by_unit["铸造分会"])
    told = {row[2]: row[4] for row in table.rows}
    assert told["民主管理第1条"] == "职代会提案台账：改善铸造车间通风"
    assert told["民主管理第2条"] == "公开栏照片；档案盒第3盒"
    assert told["送温暖第1条"] == "（要求：有关台账）"
    assert table.count_text == "共 12 条，没有佐证的 10 条"


def test_the_score_sheets_blank_own_and_checked_hold_every_item(office) -> None:
    by_unit = marked(office)
    for which, heads in (("blank", ("", "")), ("own", ("100", "")), ("kept", ("100", "0"))):
        (table,) = office.tables("honors.score_sheet", row=by_unit["机加分会"], chosen={"marks": which})
        assert (len(table.rows), table.rows[0][5:7]) == (12, heads)
    assert "自评总分1000，检查总分840（不合格）。" in table.notes[0]
    (blank,) = office.tables("honors.blank_score_sheet", year=2026)
    assert len(blank.rows) == 12


def test_no_mark_is_above_the_full_mark_and_no_unit_passes_without_what_is_required(office) -> None:
    by_unit = marked(office)
    items = {one.id: one for one in office.all(ITEMS)}
    required = next(one.id for one in office.all(MARKS) if one.marking == by_unit["铸造分会"] and items[one.item].must)
    with pytest.raises(Faulty, match="的检查分51超过了满分50"):
        office.save(MARKS, required, given=mark(51))
    office.save(MARKS, required, given=0)
    assert next(one.verdict for one in office.all(MARKINGS) if one.id == by_unit["铸造分会"]) == "缺必备项"
    with pytest.raises(Refusal, match="满分不能改成"):
        office.save(ITEMS, next(iter(items)), full=mark(90))
