"""What an own column must be, and that nothing filled in is ever lost with it."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe import own_columns
from desk_union.exchange.headers import words_of
from desk_union.funds.account import deeds as drafts
from desk_union.funds.account import posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.ledgers.books import VOUCHERS
from desk_union.members import duplicates
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.own.described_deeds import DEEDS
from desk_union.own.ledgers import FIELDS
from desk_union.store import listing, recycle, rows
from desk_union.store.auditcopy import make_audit_copy
from desk_union.store.book import open_book
from desk_union.store.listing import ListAsk
from desk_union.store.overrides import Faulty
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from desk_union.tabs import private
from tests.samples import fresh_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0)
MOST = 10


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = fresh_book(tmp_path / "账本.desk", "示例厂工会", today=TODAY, clock=lambda: NOW)
    yield book
    book.close()


def declare(book: Book, label: str, kind: str = "文字", ledger: str = PEOPLE.title, **more: Any) -> int:
    with book.deed(f"自设 {label}") as session:
        return rows.save_row(session, FIELDS, None, {"ledger": ledger, "label": label, "kind": kind, **more}, TODAY)


def deed(book: Book, code: str, ids: list[int], **answers: Any) -> str:
    found = next(one for one in DEEDS if one.code == code)
    with book.deed(found.title, code=code) as session:
        return found.do(session, ids, answers, TODAY).words


def person(book: Book, name: str, **values: Any) -> int:
    with book.deed(f"新增 {name}") as session:
        given = {PEOPLE.by_label[label].key: value for label, value in values.items()}
        return rows.save_row(session, PEOPLE, None, {"name": name, **given}, TODAY)


def value(book: Book, row: int, label: str, ledger: Any = PEOPLE) -> Any:
    with book.reading() as session:
        return rows.values_of(session, ledger, [row], TODAY)[row][ledger.by_label[label].key]


REFUSED = [
    ({"label": "姓名"}, "已经有“姓名”这一栏"),
    ({"label": "手机"}, "“移动电话”也叫“手机”"),
    ({"label": "移动 电话"}, "已经有"),
    ({"label": "2026"}, "不能只是数字"),
    ({"label": "尺码=大"}, "不能有等号"),
    ({"label": "尺码|大"}, "竖线"),
    ({"label": "尺码：大"}, "冒号"),
    ({"label": "{尺码}"}, "花括号"),
    ({"label": "班次", "kind": "选项"}, "至少两个可选的词"),
    ({"label": "班次", "kind": "选项", "choices": "早班"}, "至少两个可选的词"),
    ({"label": "鞋码", "kind": "整数", "choices": "40、41"}, "只有种类是“选项”"),
    ({"label": "鞋码", "ledger": "自设栏目"}, "不能加栏目"),
    ({"label": None}, "不能为空"),
]


@pytest.mark.parametrize(("given", "told"), REFUSED)
def test_what_cannot_be_declared_is_told_with_its_remedy(book: Book, given: dict[str, Any], told: str) -> None:
    with pytest.raises(Faulty, match=told):
        declare(book, **{"label": "鞋码", **given})
    with book.reading() as session:
        assert listing.count_of(session, FIELDS, ListAsk(TODAY)) == 0


def test_an_eleventh_is_refused_and_the_ten_are_named(book: Book) -> None:
    made = [declare(book, f"栏目{'甲乙丙丁戊己庚辛壬癸'[n]}") for n in range(MOST)]
    with pytest.raises(Refusal, match="已有10个自设栏目，最多10个。现有：栏目甲、"):
        declare(book, "第十一个")
    declare(book, "别的台账的", ledger=UNITS.title)
    deed(book, "own.retire", made[:1], day=TODAY)
    declare(book, "第十一个")
    with pytest.raises(Refusal, match="最多10个"):
        deed(book, "own.revive", made[:1])


def test_two_of_one_name_are_refused_even_when_one_comes_back(book: Book) -> None:
    first = declare(book, "鞋码")
    with pytest.raises(Refusal, match="已经自设了“鞋 码”"):
        declare(book, "鞋 码")
    deed(book, "own.retire", [first], day=TODAY)
    declare(book, "鞋码", "整数")
    with pytest.raises(Refusal, match="已经自设了“鞋码”"):
        deed(book, "own.revive", [first])


def test_renaming_and_retiring_keep_what_was_filled_in(book: Book) -> None:
    made = declare(book, "鞋码", "整数")
    row = person(book, "张三", 鞋码=42)
    with book.deed("改名") as session:
        rows.save_row(session, FIELDS, made, {"label": "劳保鞋码"}, TODAY)
    assert value(book, row, "劳保鞋码") == 42
    assert deed(book, "own.retire", [made], day=TODAY) == "停用“劳保鞋码”，填过的1条内容都留着。"
    assert "劳保鞋码" not in PEOPLE.by_label
    deed(book, "own.revive", [made])
    assert value(book, row, "劳保鞋码") == 42


def test_the_kind_stays_and_a_column_in_use_is_not_deleted(book: Book) -> None:
    made, never = declare(book, "鞋码", "整数"), declare(book, "没人填的")
    person(book, "张三", 鞋码=42)
    with pytest.raises(Faulty, match="保存后不能再改"), book.deed("改种类") as session:
        rows.save_row(session, FIELDS, made, {"kind": "日期"}, TODAY)
    with pytest.raises(Refusal, match=r"自设栏目的内容.*停用"), book.deed("删除") as session:
        rows.delete_rows(session, FIELDS, [made], TODAY)
    with book.deed("删除") as session:
        assert rows.delete_rows(session, FIELDS, [never], TODAY) == 1
    assert "没人填的" not in PEOPLE.by_label
    undo(book)
    assert "没人填的" in PEOPLE.by_label


def test_a_word_that_rows_hold_stays_to_be_chosen(book: Book) -> None:
    made = declare(book, "班次", "选项", choices="早班、中班、晚班")
    person(book, "张三", 班次="中班")
    with pytest.raises(Refusal, match="“中班”（1条）"), book.deed("改") as session:
        rows.save_row(session, FIELDS, made, {"choices": "早班、晚班"}, TODAY)
    with book.deed("改") as session:
        rows.save_row(session, FIELDS, made, {"choices": "早班、中班、夜班"}, TODAY)
    assert PEOPLE.by_label["班次"].kind.dictionary.labels == ("早班", "中班", "夜班")  # type: ignore[attr-defined]


def test_a_heading_is_known_from_the_declaration_on_and_no_longer_once_retired(book: Book) -> None:
    """Also where a sheet of this ledger was read before in the same window."""
    assert "鞋码" not in words_of(PEOPLE).labels
    made = declare(book, "鞋码", "整数")
    assert words_of(PEOPLE).labels["鞋码"] == PEOPLE.by_label["鞋码"].key
    deed(book, "own.retire", [made], day=TODAY)
    assert "鞋码" not in words_of(PEOPLE).labels


def test_undo_takes_back_a_declaration_and_a_value(book: Book) -> None:
    declare(book, "鞋码", "整数")
    row = person(book, "张三", 鞋码=42)
    with book.deed("改") as session:
        rows.save_row(session, PEOPLE, row, {PEOPLE.by_label["鞋码"].key: None}, TODAY)
    assert value(book, row, "鞋码") is None
    undo(book)
    assert value(book, row, "鞋码") == 42
    undo(book)
    undo(book)
    assert "鞋码" not in PEOPLE.by_label


def test_a_row_from_the_bin_comes_with_its_own_values(book: Book) -> None:
    declare(book, "鞋码", "整数")
    row = person(book, "张三", 鞋码=42)
    with book.deed("删除") as session:
        rows.delete_rows(session, PEOPLE, [row], TODAY)
    with book.reading() as session:
        (line,) = [one for one in recycle.bin_rows(session) if one.table_name == "person"]
    recycle.restore(book, line.change_id)
    assert value(book, row, "鞋码") == 42


def test_a_merged_person_keeps_or_takes_own_values(book: Book) -> None:
    declare(book, "鞋码", "整数")
    declare(book, "班组长")
    keep, drop = person(book, "张三", 鞋码=42), person(book, "张三", 鞋码=43, 班组长="李四")
    with book.deed("合并") as session:
        merged = duplicates.merge(session, keep, drop, {PEOPLE.by_label["鞋码"].key: drop}, TODAY)
    assert set(merged.filled) == {"鞋码", "班组长"}
    assert (value(book, keep, "鞋码"), value(book, keep, "班组长")) == (43, "李四")


def test_lines_of_a_voucher_keep_theirs_while_it_is_a_draft_and_are_frozen_with_it(book: Book) -> None:
    declare(book, "经办部门", ledger=VOUCHERS.title)
    with book.deed("编凭证") as session:
        chart = read_chart(session).by_code
        lines = [
            VoucherLine("存现金", chart["102"].id, debit=10_000), VoucherLine("存现金", chart["101"].id, credit=10_000)
        ]  # fmt: skip
        (voucher,) = drafts.draft_vouchers(session, [Draft(TODAY, tuple(lines))])
        first = drafts.read_voucher(session, voucher).entries[0]
    key = VOUCHERS.by_label["经办部门"].key
    with book.deed("填") as session:
        rows.change_many(session, VOUCHERS, [first], {key: "生产部"}, TODAY)
    with book.deed("改草稿") as session:
        drafts.change_draft(session, voucher, Draft(TODAY, (*lines,), papers=2))
        first = drafts.read_voucher(session, voucher).entries[0]
    assert value(book, first, "经办部门", VOUCHERS) == "生产部"
    with book.deed("记账") as session:
        posting.post(session, [voucher], NOW, reason="示例")
    with pytest.raises(Refusal, match="记账"), book.deed("改") as session:
        rows.change_many(session, VOUCHERS, [first], {key: "设备部"}, TODAY)
    assert value(book, first, "经办部门", VOUCHERS) == "生产部"


def test_backups_carry_them_and_the_copy_for_auditors_does_not(book: Book, tmp_path: Path) -> None:
    declare(book, "鞋码", "整数")
    declare(book, "经费来源", ledger=VOUCHERS.title)
    row = person(book, "张三", 鞋码=42)
    copy = tmp_path / "副本.desk"
    finish(make_audit_copy(book, copy, private(), NOW))
    with closing(open_book(copy)) as audit, audit.reading() as session:
        assert rows.values_of(session, PEOPLE, [row], TODAY)[row][PEOPLE.by_label["鞋码"].key] is None
    assert b'"number":42' not in copy.read_bytes()
    assert value(book, row, "鞋码") == 42


def test_each_book_has_its_own_and_a_closed_one_leaves_none(book: Book, tmp_path: Path) -> None:
    described = PEOPLE.fields
    declare(book, "鞋码", "整数")
    other = fresh_book(tmp_path / "另一本.desk", "另一家工会", today=TODAY, clock=lambda: NOW)
    with other.reading():
        assert PEOPLE.fields == described
    with book.reading():
        assert PEOPLE.fields[-1].label == "鞋码"
    other.close()
    with book.reading():
        assert PEOPLE.fields[-1].label == "鞋码"
    book.close()
    assert PEOPLE.fields == described


def test_a_second_window_that_only_reads_hears_of_columns_when_it_asks_anew(book: Book) -> None:
    with closing(open_book(book.path, clock=lambda: NOW)) as second:
        assert second.read_only
        with second.reading():
            assert "鞋码" not in PEOPLE.by_label
        row = declare(book, "鞋码", "整数")
        with second.reading():
            assert "鞋码" not in PEOPLE.by_label, "what it shows stays as it is until it is refreshed"
        second.hear_of_columns()
        with second.reading():
            assert "鞋码" in PEOPLE.by_label
        before = own_columns.in_hand()
        second.hear_of_columns()
        assert own_columns.in_hand() is before, "nothing was declared since, and no page is made anew"
        deed(book, "own.retire", [row], day=TODAY)
        second.hear_of_columns()
        with second.reading():
            assert "鞋码" not in PEOPLE.by_label


def test_columns_of_a_closed_book_do_not_come_back(tmp_path: Path) -> None:
    described = PEOPLE.fields
    first, second = (fresh_book(tmp_path / f"{name}.desk", name, today=TODAY, clock=lambda: NOW) for name in "甲乙")
    declare(first, "鞋码", "整数")
    with second.reading():
        pass
    first.close()
    second.close()
    assert PEOPLE.fields == described
