from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.paper.formsheets import FORM_SHEETS
from desk_union.members.sheets import SHEETS
from desk_union.prints.paper import Printed
from desk_union.screens.paper import printpage
from desk_union.screens.paper.printpage import SheetOptions
from desk_union.screens.privacy import shown_log
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish
from tests.screens.desks import TODAY, UNION, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


def list_paper(desk, ask=None, keys=("name", "phone", "unit"), **more):
    people = desk.ledger("members.people")
    columns = [people.by_key[key] for key in keys]
    return finish(printpage.list_paper(desk, people, ask or ListAsk(TODAY), columns, **more))


def text_of(paper):
    return "".join(page.extract_text() for page in PdfReader(BytesIO(paper.pdf)).pages)


def test_the_list_as_it_is_seen(desk):
    paper = list_paper(desk, ListAsk(TODAY, search="zy"))
    text = text_of(paper)
    for words in ("职工会员花名册", UNION, "张一", "机修小组", "共 1 人", "搜索“zy”", "2026年11月20日", "填表人"):
        assert words in text
    assert "张二" not in text


def test_private_columns_only_when_asked_and_then_noted(desk):
    paper = list_paper(desk)
    assert "移动电话" not in text_of(paper)
    assert shown_log(desk) == []
    paper = list_paper(desk, private=True)
    assert "13900000001" in text_of(paper)
    (line,) = shown_log(desk)
    assert line["who"] == "王干事"
    assert line["what"].startswith("打印 ")
    assert "移动电话" in line["what"]


def test_private_columns_are_not_printed_where_it_cannot_be_noted(desk):
    from desk_union.screens.desk import Desk
    from desk_union.store.book import open_book

    looking = open_book(desk.book.path, read_only=True)
    try:
        other = Desk(looking, desk.today)
        assert "张一" in text_of(list_paper(other))
        with pytest.raises(Refusal, match="只能查看"):
            list_paper(other, private=True)
    finally:
        looking.close()


def test_an_empty_list_is_refused(desk):
    with pytest.raises(Refusal):
        list_paper(desk, ListAsk(TODAY, search="没有这个人"))


def test_the_same_as_a_workbook(desk, tmp_path):
    finish(list_paper(desk).saving("xlsx")(tmp_path / "名册.xlsx"))
    cells = [cell.value for row in load_workbook(tmp_path / "名册.xlsx").active.iter_rows() for cell in row]
    assert "张三" in cells


def test_characters_without_a_font_are_named():
    assert "𠀀、𠀁" in printpage.warning_of(Printed(1, ("𠀀", "𠀁")))
    assert printpage.warning_of(Printed(1, ())) == ""


CONTENT = Tables(lambda _session, request: (table(request),))
SHEET = Sheet("x", "花名册", "", CONTENT)


def table(request):
    return Table(
        title="花名册",
        columns=(Column("姓名"),),
        rows=[[f"{request.year}/{request.month}/{request.unit}"]],
        printed_on=request.today,
    )


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2026, 0, TODAY),
        (2025, 0, date(2025, 12, 31)),
        (2026, 2, date(2026, 2, 28)),
        (2026, 11, TODAY),
        (2024, 2, date(2024, 2, 29)),
    ],
)
def test_a_sheet_is_of_the_last_day_that_has_come(year, month, day):
    options = SheetOptions(SHEET, TODAY, year=year, month=month)
    assert options.day == options.request().day == day
    assert f"{day.year}年{day.month}月{day.day}日" in options.says


def test_a_sheet_of_a_span_says_so_instead():
    sheet = Sheet("x", "甲", "", CONTENT, says="打印所选月份里的变动。")
    assert SheetOptions(sheet, TODAY, year=2026, month=12).says == "打印所选月份里的变动。"


def test_a_sheet_of_a_month_begins_with_the_present_one(desk):
    monthly = Sheet("x", "甲", "", CONTENT, monthly=True)
    options = printpage.options_of(desk, monthly)
    assert (options.request().year, options.request().month, options.day) == (2026, 11, TODAY)
    assert printpage.options_of(desk, SHEET).request().month is None


def test_birthdays_may_be_asked_for_the_year_to_come():
    ahead = SheetOptions(Sheet("x", "甲", "", CONTENT, ahead=True), TODAY)
    assert ahead.years[:2] == [2027, 2026]
    assert ahead.request().year == 2026
    ahead.year = 2027
    assert (ahead.request().year, ahead.day) == (2027, TODAY)
    assert SheetOptions(SHEET, TODAY).years[0] == 2026


def test_private_values_of_a_sheet_are_noted(desk):
    phones = Sheet("x", "甲", "", CONTENT, ledgers=("members.people",), private=("移动电话",))
    for private in (False, True):
        request = SheetOptions(phones, TODAY, private=private).request()
        finish(printpage.sheet_paper(desk, phones, request))
    (line,) = shown_log(desk)
    assert line["what"] == "打印 移动电话（1 行）"


def test_a_sheet_gets_only_the_options_it_offers():
    bare = Sheet("x", "甲", "", CONTENT, options=())
    request = SheetOptions(bare, TODAY, year=2020, month=3, unit=7).request()
    assert (request.day, request.year, request.month, request.unit) == (TODAY, None, None, None)


def test_a_sheet_becomes_paper(desk):
    options = SheetOptions(SHEET, TODAY, year=2025, month=3, unit=2)
    paper = finish(printpage.sheet_paper(desk, SHEET, options.request()))
    assert "2025/3/2" in text_of(paper)


def test_units_are_offered_by_name(desk):
    assert [name for _, name in printpage.units_to_choose(desk)] == [UNION, "　机修小组"]


@pytest.mark.parametrize(("size", "width"), [("A4", 297), ("A3", 420)])
def test_the_chart_comes_on_the_chosen_paper(desk, size, width):
    sheet = printing_sheet("members.structure_chart")
    options = printpage.options_of(desk, sheet)
    assert [choose.label for choose in options.choices] == ["纸张"]
    options.chosen = {"paper": size}
    paper = finish(printpage.sheet_paper(desk, sheet, options.request()))
    assert float(PdfReader(BytesIO(paper.pdf)).pages[0].mediabox.width) == pytest.approx(width / 25.4 * 72, abs=0.5)
    assert {"机修小组", "职工3　会员3"} <= set(text_of(paper).split("\n"))
    assert (paper.outputs, paper.saving("docx")) == (("pdf",), None)


def printing_sheet(code):
    return next(sheet for sheet in SHEETS if sheet.code == code)


def sheet_of(form):
    return next(sheet for sheet in FORM_SHEETS if sheet.form == form)


def form_paper(desk, form, **given):
    options = printpage.options_of(desk, sheet_of(form))
    for key, value in given.items():
        setattr(options, key, value)
    return finish(printpage.sheet_paper(desk, options.sheet, options.request()))


def test_a_form_of_one_person_with_private_values_noted(desk):
    plain = form_paper(desk, "registration", search="张二")
    assert "张二" in text_of(plain)
    assert "张三" not in text_of(plain)
    assert "13900000002" not in text_of(plain)
    assert shown_log(desk) == []
    assert "13900000002" in text_of(form_paper(desk, "registration", search="张二", private=True))
    (line,) = shown_log(desk)
    assert "移动电话" in line["what"]


def test_a_form_offers_word_only_where_it_has_it(desk, tmp_path):
    paper = form_paper(desk, "application", chosen={"who": "members"})
    assert "xlsx" not in paper.outputs
    finish(paper.saving("docx")(tmp_path / "申请书.docx"))
    assert (tmp_path / "申请书.docx").read_bytes().startswith(b"PK")
    assert form_paper(desk, "cards").saving("docx") is None


def test_what_a_form_leaves_out_is_told_before_printing(desk):
    assert "没有会员证号" in form_paper(desk, "cards").warning


def test_the_papers_of_labels_are_asked_from_the_file(desk):
    asked = {choose.key: choose for choose in printpage.options_of(desk, sheet_of("labels")).choices}
    assert [code for code, _ in asked["paper"].values] == ["3x7", "3x8", "2x7"]
    assert len(asked["start"].values) == 24
    assert asked["who"].values[0][0] == "retired"


def test_the_photo_kept_in_the_book_is_on_the_card(desk):
    raw = BytesIO()
    Image.new("RGB", (30, 40), "red").save(raw, "PNG")
    people = desk.ledger("members.people")
    with desk.book.deed("照片") as session:
        (id_,) = listing.ids_of(session, people, ListAsk(TODAY, search="张二"))
        rows.save_row(session, people, id_, {"photo": desk.book.files.put(raw.getvalue()).sha256}, TODAY)
    paper = form_paper(desk, "cards")
    assert [len(page.images) for page in PdfReader(BytesIO(paper.pdf)).pages] == [1]
    assert "照片" not in paper.warning


def several(desk, count):
    people = desk.ledger("members.people")
    with desk.book.deed("多人") as session:
        return [
            rows.save_row(session, people, None, {"name": f"职工{n:03}", "address": f"和平路{n}号"}, TODAY)
            for n in range(count)
        ]


def chosen_paper(desk, code, ids, **chosen):
    options = printpage.options_of(desk, next(sheet for sheet in FORM_SHEETS if sheet.code == code), ids, TODAY)
    options.chosen = chosen
    return printpage.sheet_paper(desk, options.sheet, options.request())


def test_forms_of_just_the_chosen_persons(desk):
    ids = several(desk, 4)
    for code, pages in (("registration", 2), ("application", 2), ("cards", 1), ("labels", 1)):
        paper = finish(chosen_paper(desk, f"members.{code}", [ids[1], ids[3]]))
        text = text_of(paper)
        assert len(PdfReader(BytesIO(paper.pdf)).pages) == pages
        assert ("职工001" in text, "职工003" in text, "职工000" in text) == (True, True, False)


def test_who_is_meant_is_not_asked_for_chosen_persons(desk):
    ids = several(desk, 2)
    by_code = {sheet.code: sheet for sheet in FORM_SHEETS}
    labels = printpage.options_of(desk, by_code["members.labels"], ids)
    assert [choose.label for choose in labels.choices] == ["标签纸", "从哪一格印起"]
    assert not any(labels.offers(option) for option in ("unit", "search"))
    assert not printpage.options_of(desk, by_code["members.application"], ids).asks
    assert printpage.options_of(desk, by_code["members.application"]).asks


def test_many_forms_in_one_file_with_progress_and_to_be_cancelled(desk):
    ids = several(desk, 250)
    work = chosen_paper(desk, "members.registration", ids)
    told = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            paper = end.value
            break
    assert len(PdfReader(BytesIO(paper.pdf)).pages) == 250
    assert len(told) > 20
    assert [step.done for step in told] == sorted(step.done for step in told)
    work = chosen_paper(desk, "members.registration", ids)
    next(work)
    work.close()
    assert "职工000" in text_of(finish(chosen_paper(desk, "members.registration", ids[:1])))


def test_of_the_chosen_the_dead_get_no_label_and_are_told(desk):
    ids = several(desk, 2)
    with desk.book.deed("去世") as session:
        rows.save_row(session, desk.ledger("members.people"), ids[0], {"died_on": TODAY}, TODAY)
    paper = finish(chosen_paper(desk, "members.labels", ids))
    assert "职工000" not in text_of(paper)
    assert "职工000已去世" in paper.warning
