"""合并, 拆分 and 更名: what follows, what stays as it was on every day before, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.funds.account import deeds as drafts
from desk_union.funds.account import posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables.own_templates import OwnTemplate, OwnTemplateLine
from desk_union.members import tree
from desk_union.members.described_deeds import DEEDS
from desk_union.members.ledgers import PEOPLE, POSTS, UNITS
from desk_union.store import listing, rows
from desk_union.store.figures import evaluate
from desk_union.store.undo import undo
from desk_union.tabs import figures
from tests.members.offices import TODAY, Office
from tests.samples import sample_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.store.opened import Book

DEED = {deed.code: deed for deed in DEEDS}
DAY = date(2026, 11, 10)
EVE = DAY - timedelta(1)


def do(book: Book, code: str, ids: list[int], **values: Any):
    deed = DEED[f"members.{code}"]
    given = {ask.key: ask.default for ask in deed.asks} | {"day": DAY} | values
    with book.deed(deed.title) as session:
        return deed.do(session, ids, given, TODAY)


def posts(office: Office) -> set[tuple[str, ...]]:
    with office.book.reading() as session:
        ids = listing.ids_of(session, POSTS, listing.ListAsk(TODAY))
        shown = [POSTS.by_key[key] for key in ("role", "person", "unit", "since", "until")]
        return {line.words for line in listing.lines(session, POSTS, shown, ids, TODAY)}


def test_merging_takes_people_posts_and_units_along(office: Office) -> None:
    done = do(office.book, "merge_units", [office.units["甲组"]], into=office.units["乙组"])
    assert done.words == "把甲组并入乙组，2026年11月10日起：人员3人、职务到此为止1个、职务转到新单位2个。"
    assert office.on("赵一", "unit") == office.units["乙组"]
    assert office.on("赵一", "unit", EVE) == office.units["甲组"]
    told = posts(office)
    assert ("工会小组长", "钱二", "甲组", "2021-03-01", "2026-11-10") in told  # 乙组 has a leader
    assert ("群监员", "王八一", "甲组", "2025-02-01", "2026-11-10") in told
    assert ("群监员", "王八一", "乙组", "2026-11-10", "") in told
    with office.book.reading() as session:
        line = listing.lines(session, UNITS, [UNITS.by_key["closed_on"]], [office.units["甲组"]], TODAY)[0]
    assert line.values == (DAY,)
    undo(office.book)
    assert office.on("赵一", "unit") == office.units["甲组"]
    assert ("工会小组长", "钱二", "甲组", "2021-03-01", "") in posts(office)


def test_units_below_hang_on_the_other_one(office: Office) -> None:
    do(office.book, "merge_units", [office.units["一分会"]], into=office.units["锻压车间"])
    with office.book.reading() as session:
        now, before = tree.read(session), tree.read(session, EVE)
    assert now.parents[office.units["甲组"]] == office.units["锻压车间"]
    assert before.parents[office.units["甲组"]] == office.units["一分会"]
    assert office.on("吴六", "unit") == office.units["锻压车间"]


REFUSED = [
    ("甲组", "甲组", "不能并入它自己"),
    ("一分会", "甲组", "“甲组”在“一分会”下面"),
    ("厂", "甲组", "是工会本身"),
    ("甲组", "丙组", "还没有成立或已经撤销"),
]


@pytest.mark.parametrize(("unit", "into", "reason"), REFUSED)
def test_what_cannot_be_merged_says_why(office: Office, unit, into, reason) -> None:
    with pytest.raises(Refusal, match=reason):
        do(office.book, "merge_units", [office.units[unit]], into=office.units[into])


def test_who_comes_later_stands_against_it_by_name(office: Office) -> None:
    with office.book.deed("调动") as session:
        rows.save_row(session, PEOPLE, office.people["孙三"], {"unit": office.units["甲组"]}, TODAY, since=date(2026, 11, 15))
    with pytest.raises(Refusal, match="孙三在2026年11月10日以后才调进") as refused:
        do(office.book, "merge_units", [office.units["甲组"]], into=office.units["乙组"])
    assert refused.value.shows[0][0] == "members.placements"


def test_chosen_people_make_a_unit_of_their_own(office: Office) -> None:
    chosen = office.ids("赵一", "郑七")
    done = do(
        office.book, "split_unit", chosen, name="新组", level="小组", parent=office.units["一分会"], leader=chosen[0]
    )  # fmt: skip
    assert done.words == "分出新组，2026年11月10日起：人员2人、负责人1人。"
    with office.book.reading() as session:
        assert tree.read(session).full_name(done.seen[1][0]) == "一分会 新组"
    assert office.on("郑七", "unit") == done.seen[1][0]
    assert office.on("郑七", "unit", EVE) == office.units["甲组"]
    assert office.on("钱二", "unit") == office.units["甲组"]
    assert ("工会小组长", "赵一", "新组", "2026-11-10", "") in posts(office)


def test_a_name_taken_already_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="已经有“乙组”"):
        do(office.book, "split_unit", office.ids("赵一"), name="乙组", level="小组", parent=office.units["一分会"])
    with pytest.raises(Refusal, match="已经有“乙组”"):
        do(office.book, "rename_unit", [office.units["甲组"]], name="乙组")
    with pytest.raises(Refusal, match="现在就叫“甲组”"):
        do(office.book, "rename_unit", [office.units["甲组"]], name="甲组")


def test_the_old_name_stays_before_the_day(office: Office) -> None:
    do(office.book, "rename_unit", [office.units["甲组"]], name="工装组")
    with office.book.reading() as session:
        assert tree.read(session).names[office.units["甲组"]] == "工装组"
        assert tree.read(session, EVE).names[office.units["甲组"]] == "甲组"


def test_what_is_posted_stays_and_what_is_drafted_each_month_follows(office: Office) -> None:
    old, new = office.units["甲组"], office.units["乙组"]
    with office.book.deed("编凭证") as session:
        chart = read_chart(session).by_code
        lines = (
            VoucherLine("组里用", chart["50102"].id, debit=10_000, unit=old),
            VoucherLine("组里用", chart["101"].id, credit=10_000),
        )
        posted, draft = drafts.draft_vouchers(session, [Draft(TODAY, lines), Draft(TODAY, lines)])
        posting.post(session, [posted], datetime(2026, 11, 20, 9, 0), reason="示例")
        kept = {name: OwnTemplate(name=name, in_use=name == "在用") for name in ("在用", "停用")}
        session.add_all(kept.values())
        session.flush()
        said = {"summary": "网络费", "account": chart["50102"].id, "side": "借", "how": "固定金额", "amount": 9900, "unit": old}
        session.add_all(OwnTemplateLine(template=one.id, **said) for one in kept.values())
    done = do(office.book, "merge_units", [old], into=new, day=date(2026, 11, 1))
    assert "记账凭证1条分录、不能再改、留在原单位的记账凭证1条分录" in done.words
    assert "常用业务的分录1条" in done.words
    with office.book.reading() as session:
        units = [drafts.read_voucher(session, voucher).draft.lines[0].unit for voucher in (posted, draft)]
        lines_of = session.execute(select(OwnTemplate.name, OwnTemplateLine.unit).join(OwnTemplateLine)).all()
    assert units == [old, new]
    assert dict(map(tuple, lines_of)) == {"在用": new, "停用": old}
    undo(office.book)
    with office.book.reading() as session:
        assert drafts.read_voucher(session, draft).draft.lines[0].unit == old


@pytest.fixture(scope="module")
def works_copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("合并") / "works.desk")
    yield book
    book.close()


def _numbers(book: Book, span: Span) -> dict[str, Any]:
    with book.reading() as session:
        return {one.code: evaluate(session, one, span, figures()).number for one in figures()}


def test_every_figure_of_the_days_before_stays(works_copy: Book) -> None:
    book = works_copy
    with book.reading() as session:
        known = tree.read(session)
    leaves = [unit for unit in known.in_order() if not known.children.get(unit) and known.parents[unit] is not None]
    spans = (Span(date(2025, 1, 1), date(2025, 12, 31)), Span(date(2026, 1, 1), EVE))
    before = [_numbers(book, span) for span in spans]
    done = do(book, "merge_units", leaves[:2], into=leaves[-1])
    assert done.table
    assert [_numbers(book, span) for span in spans] == before
