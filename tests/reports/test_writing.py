"""The 总结 of the made-up office: read whole, kept, drifting, typed over, planned on, taken in again."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union import tabs
from desk_union.__main__ import main
from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.describe.behind import Sentence
from desk_union.describe.prose import ProseGrid
from desk_union.describe.sheet import Request
from desk_union.members.tables import Unit
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.numbers.tables import TypedNumber
from desk_union.reports.writing import keeping, templates
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.clauses import parse
from desk_union.reports.writing.drafts import blanks
from desk_union.reports.writing.ledgers import SECTIONS, WRITINGS
from desk_union.reports.writing.tables import PlanItem, Writing, WritingNumber, WritingSection
from desk_union.store import listing, rows
from tests.samples import TODAY, sample_book, sample_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

YEAR = 2025


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_copy(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Nothing is written into it."""
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("看") / "示例.desk")
    yield book
    book.close()


@pytest.fixture
def book(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Book]:
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    yield book
    book.close()


def told(capsys: pytest.CaptureFixture[str], *asked: object) -> Any:
    assert main([str(word) for word in asked]) == 0
    return json.loads(capsys.readouterr().out)


def do(book: Book, code: str, *ids: int, **values: Any) -> Any:
    deed = tabs.deed_called(code)
    assert deed is not None
    given = {shown.key: values.get(shown.key, shown.default) for shown in deed.asks}
    with book.deed(deed.title) as session:
        return deed.do(session, ids, given, TODAY)


def text(book: Book, code: str = "reports.summary", **asked: Any) -> str:
    sheet = tabs.sheet_called(code)
    assert sheet is not None
    with book.reading() as session:
        made = sheet.content.fill(session, Request(TODAY, TODAY, **{"year": YEAR, **asked}))
    return "\n".join(line for block in made.blocks for line in ([" ".join(row) for row in block.rows] if isinstance(block, ProseGrid) else [block.text]))


# What is drafted without a kept one


def test_the_last_full_year_has_many_live_numbers_and_none_missing(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = told(capsys, "numbers", closed, "reports.summary", "--year", YEAR, "--json")
    assert len(numbers) >= 40
    assert sum(not one["typed"] for one in numbers) * 5 >= len(numbers) * 4
    assert all(one["drift"] is None for one in numbers)
    figures = {one["code"]: one for one in told(capsys, "figures", closed, "--year", YEAR, "--json")}
    for one in numbers:
        assert (one["from"], one["to"]) == (f"{YEAR}-01-01", f"{YEAR}-12-31")
        known = figures[one["figure"]]
        assert one["unit"] == known["unit"].strip()
        if re.fullmatch(r"[\d.]+", one["text"]):
            assert float(one["text"]) == known["value"]


def test_a_number_has_as_many_rows_as_its_evidence(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for one in told(capsys, "numbers", closed, "reports.summary", "--year", YEAR, "--json")[::30]:
        opened = told(capsys, "evidence", closed, one["figure"], "--from", one["from"], "--to", one["to"], "--json")
        assert len(opened["rows"]) == one["rows"]


BROKEN = re.compile(r"[，、；：][，、；。：]|。。|其中[，。；]|（）|^[，、；。]|【|\{|\}|<|\[|(?<![\d.])0(?:人|户|次|项|条|篇|个|份|名|元|%)")


@pytest.mark.parametrize("office", words.OFFICE.labels)
@pytest.mark.parametrize("code", ["reports.summary", "reports.half_year", "reports.plan"])
def test_no_sentence_is_broken(looked_at: Book, code: str, office: str) -> None:
    lines = text(looked_at, code, chosen={"office": office}).split("\n")
    missing = [line for line in lines if "【缺" in line or line.startswith("尚缺")]
    assert not missing or office in {"企业", "乡镇"}  # homes and stars of ledgers that are not kept here
    assert [line for line in lines if line not in missing and BROKEN.search(line)] == []
    assert len(lines) > 10


def test_sections_stand_in_the_usual_order(looked_at: Book) -> None:
    headings = [line for line in text(looked_at).split("\n") if re.match(r"^[一二三四五六七八九十]+、", line)]
    assert [re.sub(r"^.+?、", "", one)[:4] for one in headings] == [
        "基本情况", "加强组织", "推进民主", "深化劳动", "抓好群众", "加强教育", "开展送温", "关爱女职", "丰富宣教", "推进建家", "规范经费", "年度计划", "存在的问", "2026",
    ]  # fmt: skip


def test_the_same_money_in_ten_thousands(looked_at: Book) -> None:
    assert "发放慰问金15600元" in text(looked_at)
    assert "发放慰问金1.56万元" in text(looked_at, chosen={"money": "万元"})


@pytest.mark.parametrize("office", words.OFFICE.labels)
def test_every_template_names_numbers_that_there_are(looked_at: Book, office: str) -> None:
    from desk_union.reports.writing.drafting import refuse_units, split
    from desk_union.reports.writing.reckoning import Reckoner

    with looked_at.reading() as session:
        reckoner = Reckoner(session, keeping.Span.year(YEAR))
        for section in templates.skeleton(office).sections:
            for line in (*section.lines, *section.half):
                refuse_units(reckoner, parse(split(line)[1]))


def test_what_was_planned_stands_beside_what_was_done(looked_at: Book) -> None:
    """By the figures of the measures; a document of half a year or of a unit asks as well, the second says nothing."""
    from desk_union.describe.figure import Span
    from desk_union.reports.writing.drafting import Wanted, draft

    with looked_at.reading() as session:
        whole = draft(session, Wanted(words.YEARLY, Span.year(YEAR)), TODAY)
        lines = next(one.lines for one in whole.sections if one.code == templates.PLANNED)
        measures = [one.measure for one in session.scalars(select(PlanItem).where(PlanItem.year == YEAR, PlanItem.planned.is_not(None))).all()]
        unit = session.scalar(select(Unit.id).limit(1))
        alone = draft(session, Wanted(words.GROUP, Span.year(YEAR), unit=unit), TODAY)
    assert "年初计划安排重点工作" in lines[0]
    assert lines[1] == "|措施|计划|完成|"
    assert [line.split("|")[1] for line in lines[2:]] == [one.strip("。；") for one in measures]
    numbers = [one for mark, one in whole.standing() if any(f"{{#{mark}}}" in line for line in lines[2:])]
    assert len(numbers) == len(measures)
    assert all(one.live and not one.missing for one in numbers)
    assert templates.PLANNED not in {one.code for one in alone.sections}


# What is kept


def kept(book: Book, **asked: Any) -> int:
    return do(book, "reports.draft", year=YEAR, **asked).ids[0]


def test_a_kept_document_prints_as_the_draft_did(book: Book) -> None:
    before = text(book)
    kept(book)
    assert text(book) == before


def test_a_kept_number_stays_until_the_clerk_takes_the_new_one(book: Book) -> None:
    id_ = kept(book)
    with book.deed("改台账") as session:
        fresh = {"title": "漏记的稿件", "medium": "企业网", "published_on": date(YEAR, 7, 1), "fee": 30_00}
        rows.save_row(session, ARTICLES, None, {**rows.defaults(ARTICLES), **fresh}, TODAY)
    assert "发表信息稿件51篇" in text(book)
    with book.reading() as session:
        moved = list(keeping.drifted(session, [id_]))
        draft = keeping.read(session, id_)
    assert [(one.row.figure, one.old, one.new) for one in moved] == [("culture.media", "5", "5"), ("culture.articles", "51", "52")]
    assert {one.drift for _, one in draft.standing() if one.drift} == {"5", "52"}
    done = do(book, "reports.renew", moved[1].row.id)
    assert done.table[1][1:] == ("51", "52", "51行→52行")
    assert do(book, "reports.renew_all", id_).table[1][3] == "数没有变，换了行：51行→52行"
    assert "发表信息稿件52篇" in text(book)
    assert do(book, "reports.renew_all", id_).words.endswith("都和台账一致。")


def test_other_rows_of_the_same_number_are_seen(book: Book) -> None:
    """By the rows themselves, never by the digits."""
    id_ = kept(book)
    with book.deed("换一行") as session:
        number = session.scalars(select(WritingNumber).where(WritingNumber.figure == "culture.articles").order_by(WritingNumber.id.desc()).limit(1)).one()
        number.digest = "0" * 32
    with book.reading() as session:
        assert [one.row.figure for one in keeping.drifted(session, [id_])] == ["culture.articles"]


def test_a_final_document_is_not_written_on(book: Book) -> None:
    id_ = kept(book)
    with book.deed("定稿") as session:
        rows.save_row(session, WRITINGS, id_, {"stage": words.FINAL}, TODAY)
    with pytest.raises(Refusal, match="已经定稿"):
        do(book, "reports.renew_all", id_)
    with book.reading() as session:
        section = session.scalars(select(WritingSection.id).where(WritingSection.writing == id_)).first()
    with pytest.raises(Refusal, match="已经定稿"), book.deed("改") as session:
        rows.save_row(session, SECTIONS, section, {"text": "另写"}, TODAY)


def test_a_typed_number_remembers_what_the_rows_said(book: Book) -> None:
    kept(book)
    with book.reading() as session:
        number = session.scalars(select(WritingNumber).join(WritingSection).join(Writing).where(WritingNumber.figure == "culture.articles", Writing.kind == words.YEARLY)).first()
    assert number is not None
    do(book, "reports.type_number", number.id, value="60", reason="还有九篇没有登记", author="干事")
    with book.reading() as session:
        row = session.scalars(select(TypedNumber).order_by(TypedNumber.id.desc())).first()
        assert row is not None
        assert (row.value, row.rows_said, row.reason) == ("60", "51篇", "还有九篇没有登记")
    assert "发表信息稿件60篇" in text(book)


def test_the_text_is_changed_and_numbers_put_in_by_name(book: Book) -> None:
    id_ = kept(book)
    with book.deed("改文字") as session:
        fresh = {"writing": id_, "place": 99, "heading": "附记", "text": "全年发表稿件{信息稿件发表篇数}篇，慰问金{care.visit_cash}元。\n- 甲\n- 乙；"}
        rows.save_row(session, SECTIONS, None, {**rows.defaults(SECTIONS), **fresh}, TODAY)
    told = text(book)
    assert "全年发表稿件51篇，慰问金15600元。" in told
    assert "一是甲；\n二是乙。" in told


@pytest.mark.parametrize(
    ("written", "sentence"),
    [("发表{没有的数字}篇", "没有叫“没有的数字”的数字"), ("走访{care.visit_households}人次", "单位是“户”"), ("走访{#999}户", "没有对应的数字")],
)
def test_what_cannot_be_a_number_is_refused(book: Book, written: str, sentence: str) -> None:
    id_ = kept(book)
    with pytest.raises(Refusal, match=sentence), book.deed("改文字") as session:
        rows.save_row(session, SECTIONS, None, {**rows.defaults(SECTIONS), "writing": id_, "place": 99, "text": written}, TODAY)


def test_a_section_may_be_renamed_moved_and_left_out(book: Book) -> None:
    id_ = kept(book)
    with book.deed("改") as session:
        held = {one.heading: one.id for one in session.scalars(select(WritingSection).where(WritingSection.writing == id_))}
        rows.save_row(session, SECTIONS, held["基本情况"], {"left_out": True}, TODAY)
        rows.save_row(session, SECTIONS, held["存在的问题"], {"heading": "不足之处", "place": 1}, TODAY)
    lines = text(book).split("\n")
    assert not any("基本情况" in line for line in lines)
    assert next(line for line in lines if line.startswith("一、")) == "一、不足之处"


def test_what_is_missing_is_seen_and_listed(book: Book) -> None:
    id_ = kept(book)
    with book.deed("改") as session:
        rows.save_row(session, SECTIONS, None, {**rows.defaults(SECTIONS), "writing": id_, "place": 99, "text": "累计供水{F132}万方。"}, TODAY)
    told = text(book)
    assert "累计供水【缺：累计供水】万方。" in told
    assert told.endswith("尚缺：累计供水。")


def test_what_the_text_sets_about_becomes_the_plan(book: Book) -> None:
    with book.deed("清空计划") as session:
        for one in session.scalars(select(PlanItem).where(PlanItem.year == YEAR + 1)):
            session.delete(one)
    id_ = kept(book)
    do(book, "reports.plan_from", id_)
    with book.reading() as session:
        themes = list(dict.fromkeys(session.scalars(select(PlanItem.theme).where(PlanItem.year == YEAR + 1).order_by(PlanItem.place))))
    assert themes[0] == "围绕中心，深化劳动竞赛"
    assert len(themes) == 5
    with pytest.raises(Refusal, match="没有新的思路"):
        do(book, "reports.plan_from", id_)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"kind": words.TERM, "year": YEAR}, "学期的起止"), ({"kind": words.YEARLY, "year": None}, "没有说是哪段时间"),
        ({"kind": words.TERM, "first": date(YEAR, 7, 1), "last": date(YEAR, 2, 1)}, "期间起晚于期间止"),
    ],
)  # fmt: skip
def test_a_span_that_says_nothing_is_refused(book: Book, asked: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        do(book, "reports.draft", **asked)


# The plan


def test_the_plan_says_what_was_planned_and_what_was_done(looked_at: Book) -> None:
    assert "计划60条（10月底前完成，责任人：生产委员）" in text(looked_at, "reports.plan")
    sheet = tabs.sheet_called("reports.plan_followup")
    assert sheet is not None
    with looked_at.reading() as session:
        (table,) = sheet.tables(session, Request(TODAY, TODAY, year=YEAR))
    line = next(row for row in table.rows if row[1] == "广泛征集合理化建议")
    assert line[4:8] == ("60", "92", "153%", "完成")


# One branch or group


def test_a_group_writes_of_its_own(book: Book) -> None:
    """The rows of the group alone, in the text, behind its numbers and when they are compared."""
    with book.reading() as session:
        group = session.scalar(select(Unit.id).where(Unit.level == "小组").limit(1))
        unit_name = session.get_one(Unit, group).name
    made = do(book, "reports.draft", kind=words.GROUP, year=YEAR, unit=group).ids[0]
    whole = do(book, "reports.draft", year=YEAR).ids[0]
    with book.reading() as session:
        assert session.get_one(Writing, made).title == f"{session.get_one(Writing, made).signed_by}{YEAR}年工作总结"
        assert unit_name in session.get_one(Writing, made).title
        own, all_ = ({one.figure: one for one in keeping.numbers_of(session, [id_])} for id_ in (made, whole))
        assert 0 < int(own["members.staff"].text or 0) < int(all_["members.staff"].text or 0)
        assert list(keeping.drifted(session, [made])) == []
        sheet = tabs.sheet_called("reports.summary")
        assert sheet is not None
        prose = sheet.content.fill(session, Request(TODAY, TODAY, year=YEAR, unit=group))  # type: ignore[union-attr]
        numbers = [number for block in prose.blocks if isinstance(getattr(block, "text", ""), Sentence) for number in block.text.numbers]  # type: ignore[union-attr]
        staff = next(one for one in numbers if str(one) == own["members.staff"].text and one.unit == "人")
        assert len(staff.behind[0].find(session)) == int(staff)
    assert prose.title == f"{prose.organisation}{YEAR}年工作总结"


def test_a_half_year_of_a_group_and_a_term_by_its_days(book: Book) -> None:
    with book.reading() as session:
        group = session.scalar(select(Unit.id).where(Unit.level == "小组").limit(1))
    told = text(book, "reports.half_year", unit=group)
    assert "【缺" not in told
    term = do(book, "reports.draft", kind=words.TERM, first=date(YEAR, 2, 17), last=date(YEAR, 7, 5), office="学校", unit=group).ids[0]
    with book.reading() as session:
        one = session.get_one(Writing, term)
        assert (one.first, one.last, one.unit) == (date(YEAR, 2, 17), date(YEAR, 7, 5), group)
        assert "本学期工作总结" in one.title


# What a clerk leaves open, drafts of the same year, the running year


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("慰问____户，共×××人。", ["文中空着：慰问____户", "文中空着：共×××人"]), ("- 奖励（ ）人", ["文中空着：奖励（ ）人"]), ("【待填】人参加", ["文中空着：【待填】人参加"]),
        ("20XX年", ["文中空着：20XX年"]), ("|项目|__|", ["文中空着：__"]), ("（待定：名单）", ["文中空着：（待定：名单）"]),
        ("其中（未整改的2项）、(待遇)、EXX1、3×4", []), ("{#1}户", []),
    ],
)  # fmt: skip
def test_what_is_left_blank_is_lacking(line, shown):
    assert [one.words for one in blanks(line)] == shown


def test_a_blank_is_printed_as_lacking(book: Book) -> None:
    writing = do(book, "reports.draft", kind=words.YEARLY, year=YEAR).ids[0]
    with book.deed("写") as session:
        first = session.scalar(select(WritingSection.id).where(WritingSection.writing == writing).order_by(WritingSection.place))
        rows.save_row(session, SECTIONS, first, {"text": "慰问____户。"}, TODAY)
    assert "尚缺：文中空着：慰问____户" in text(book)


def test_two_drafts_of_a_year_are_told_apart(book: Book) -> None:
    made = [do(book, "reports.draft", kind=words.YEARLY, year=YEAR).ids[0] for _ in range(2)]
    with book.reading() as session:
        names = listing.names_of(session, WRITINGS, made)
        assert [names[one] for one in made] == ["示例机械厂工会2025年工作总结", "示例机械厂工会2025年工作总结（第2份）"]
        assert set(keeping.taken_on(session, made).values()) == {TODAY}
    assert "第2份" not in text(book), "its title is printed as it is"


def test_a_draft_of_the_running_year_says_the_day_it_is_drawn_up(book: Book) -> None:
    said = text(book, year=TODAY.year)
    assert f"截至{days.show_day_long(TODAY)}" in said
    assert f"截至{YEAR}年12月31日" in text(book)


def test_an_indicator_of_several_spans_is_said_once(book: Book) -> None:
    with book.deed("投入") as session:
        for month in (1, 4, 7):
            fresh = {"name": "技改投入", "value": "12.5", "unit": "万元", "first": date(YEAR, month, 1), "last": date(YEAR, month + 2, 28), "author": "甲", "typed_on": TODAY}
            rows.save_row(session, TYPED, None, fresh, TODAY)
    do(book, "reports.draft", kind=words.YEARLY, year=YEAR, office="企业")
    assert text(book).count("技改投入") == 1
