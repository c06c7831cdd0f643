"""A workbook of the upper union's is a form: marked, filled for a period with nothing else touched, sent out, looked into."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, Side

from desk_union.basis.refusal import Refusal
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.exchange import formsheets
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.returns import returns_words
from desk_union.reports.returns.ledgers import ISSUED, ISSUED_NUMBERS
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms import intake
from desk_union.reports.upperforms.due import due
from desk_union.reports.upperforms.ledgers import FORM_MARKS, UPPER_FORMS
from desk_union.reports.upperforms.proposing import known_by, propose
from desk_union.screens.reports import formpage
from desk_union.screens.reports.formpage import UpperFormPage
from desk_union.store.overrides import Faulty
from tests.union_work import command, sheet, working_office

TODAY = date(2026, 11, 20)
LAST = {"year": 2026, "month": 10}


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def workbook(folder, name="宣传月报.xlsx"):
    book = Workbook()
    one = book.active
    one.title = "月报"
    one.merge_cells("A1:D1")
    one["A1"], one["A2"], one["C2"] = "宣传工作月报", "填报单位：", "填报日期：    年  月  日"
    for column, head in enumerate(("项目", "计量单位", "本月", "累计"), 1):
        one.cell(3, column, head).font = Font(name="黑体", size=12)
    lines = (("会员人数", "人"), ("发表稿件", "篇"), ("稿费", "万元"), ("投入经费", "万元"), ("入会率", "%"))
    for row, (label, unit) in enumerate(lines, 4):
        one.cell(row, 1, label).border = Border(left=Side(style="thin"))
        one.cell(row, 2, unit)
    one["C8"].number_format = "0.0%"
    one["A9"], one["C9"], one["D9"] = "合计", "=C4+C5", "=D4+D5"
    one.column_dimensions["A"].width, one.row_dimensions[4].height = 33, 27
    one.merge_cells("A10:B11")
    book.create_sheet("说明")["A1"] = "填表说明"
    book.save(folder / name)
    return folder / name


def taken(office, folder):
    return formpage.take_in(office.desk, workbook(folder))


def marked(office, folder):
    """Taken in with its cells marked as a clerk would by hand."""
    form = taken(office, folder)
    page = UpperFormPage(office.desk, form)
    for cell, given in (
        ("A2", {"what": words.UNION}), ("C2", {"what": words.DAY}), ("C4", {"what": words.NUMBER, "figure": "members.members", "span": words.NOW}),
        ("C5", {"what": words.NUMBER, "figure": "culture.articles", "span": words.NOW}), ("D5", {"what": words.NUMBER, "figure": "culture.articles", "span": words.SO_FAR}),
        ("C6", {"what": words.NUMBER, "figure": "culture.fees", "span": words.NOW, "money": words.TEN_THOUSAND}), ("C7", {"what": words.NUMBER, "label": "投入经费", "span": words.NOW}),
        ("C8", {"what": words.NUMBER, "figure": "members.rate", "span": words.NOW}),
    ):  # fmt: skip
        page.point(words.place_of(cell))
        page.put(given)
    return form


def article(office, n, day=date(2026, 10, 8), fee=5_600_50):
    return office.save(ARTICLES, title=f"信息{n}", medium="日报", sent_on=day, published_on=day, fee=fee)


def printed(capsys, office, folder, *asked, name="填好.xlsx"):
    office.desk.book.close()
    status, told = command(capsys, "print", office.desk.book.path, "reports.upper_form", "-o", folder / name, *asked)
    return status, told, load_workbook(folder / name) if status == 0 else None


def test_cells_are_filled_and_nothing_else_is_touched(capsys, office, tmp_path):
    form = marked(office, tmp_path)
    article(office, 1)
    article(office, 2, date(2026, 3, 5), fee=0)
    status, told, book = printed(capsys, office, tmp_path, "--year", 2026, "--month", 10, "--id", form)
    assert status == 0, told
    before, after = load_workbook(tmp_path / "宣传月报.xlsx")["月报"], book["月报"]
    assert [after[cell].value for cell in ("C4", "C5", "D5", "C6", "C7")] == [6, 1, 2, 0.56005, None]
    assert after["A2"].value.startswith("填报单位：")
    assert len(after["A2"].value) > len("填报单位：")
    assert after["C2"].value.startswith("填报日期：20")
    assert after["C8"].value == pytest.approx(1.0), "a cell that shows per cent gets a share of one"
    assert after["C9"].value == "=C4+C5"
    assert (after.merged_cells.ranges, after.column_dimensions["A"].width, after.row_dimensions[4].height) == (before.merged_cells.ranges, 33, 27)
    assert (after["A3"].font.name, after["A4"].border.left.style) == ("黑体", "thin")
    changed = {"A2", "C2", "C4", "C5", "D5", "C6", "C8"}
    assert {cell.coordinate for row in after for cell in row if cell.value != before[cell.coordinate].value} == changed
    assert book["说明"]["A1"].value == "填表说明"


def test_what_no_figure_gives_is_typed_for_its_period(capsys, office, tmp_path):
    form = marked(office, tmp_path)
    office.save(TYPED, name="投入经费", value="12.5", unit="万元", first=date(2026, 10, 1), last=date(2026, 10, 31))
    _, _, book = printed(capsys, office, tmp_path, "--year", 2026, "--month", 10, "--id", form)
    assert book["月报"]["C7"].value == 12.5


def test_its_numbers_agree_with_their_evidence(capsys, office, tmp_path):
    form = marked(office, tmp_path)
    article(office, 1)
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "numbers", path, "reports.upper_form", "--year", 2026, "--month", 10, "--id", form, "--json")
    assert status == 0, told
    found = {(one["figure"], one["from"]): one for one in json.loads(told)}
    articles = found["culture.articles", "2026-10-01"]
    assert (articles["text"], articles["unit"], articles["rows"]) == ("1", "篇", 1)
    assert (found["culture.fees", "2026-10-01"]["text"], found["culture.fees", "2026-10-01"]["unit"]) == ("0.56005", "万元")


def test_sent_out_it_stays_and_what_drifted_is_named(capsys, office, tmp_path):
    form = marked(office, tmp_path)
    article(office, 1)
    with pytest.raises(Refusal, match="还缺：投入经费"):
        office.do("reports.issue_form", form, **{**{k: str(v) for k, v in LAST.items()}, "day": "2026-11-03"})
    told = office.do("reports.issue_form", form, year="2026", month="10", day="2026-11-03", as_is="是")
    issued = told.done.ids[0]
    assert "宣传月报" in told.done.words
    with pytest.raises(Refusal, match="已经报出，编号报-2026-0001"):
        office.do("reports.issue_form", form, year="2026", month="10", day="2026-11-03", as_is="是")
    kept = office.held(ISSUED, issued)
    assert (kept["form"], kept["own"], kept["first"], kept["last"]) == (returns_words.UPPER, form, date(2026, 10, 1), date(2026, 10, 31))
    assert [(one.part, one.shown) for one in office.all(ISSUED_NUMBERS)][:2] == [("月报!C4", "6"), ("月报!C5", "1")]
    article(office, 2, fee=0)
    drift = {(line[0], line[1]): line[2:4] for line in office.do("reports.reopen", issued, why="补登").done.table[1:]}
    assert drift == {("信息稿件发表篇数", "月报!C5"): ("1", "2"), ("信息稿件发表篇数", "月报!D5"): ("1", "2")}
    _, _, book = printed(capsys, office, tmp_path, "--year", 2026, "--month", 10, "--id", form)
    assert book["月报"]["C5"].value == 1, "as it went out"
    status, _ = command(capsys, "print", office.desk.book.path, "reports.upper_form", "-o", tmp_path / "现在.xlsx", "--year", 2026, "--month", 10, "--id", form, "--choose", "内容=照现在的台账")
    assert (status, load_workbook(tmp_path / "现在.xlsx")["月报"]["C5"].value) == (0, 2)
    assert command(capsys, "print", office.desk.book.path, "reports.issued_copy", "-o", tmp_path / "再印.xlsx", "--id", issued)[0] == 0
    assert load_workbook(tmp_path / "再印.xlsx")["月报"]["C5"].value == 1


def test_a_drift_is_told_in_the_unit_that_went_out(office, tmp_path):
    form = marked(office, tmp_path)
    row = article(office, 1)
    issued = office.do("reports.issue_form", form, year="2026", month="10", day="2026-11-03", as_is="是").done.ids[0]
    office.save(ARTICLES, row, fee=10_000_00)
    drift = {line[0]: line[2:4] for line in office.do("reports.reopen", issued, why="稿费改了").done.table[1:]}
    assert drift["稿费"] == ("0.56005", "1")


@pytest.mark.parametrize(
    ("cells", "at", "what", "label", "span", "figure"),
    [
        ({(3, 0): "会员人数", (3, 1): "人", (2, 2): "本月"}, (3, 2), words.NUMBER, "会员人数", words.NOW, None),
        ({(3, 0): "女会员人数（人）", (2, 1): "本年累计"}, (3, 1), words.NUMBER, "女会员人数", words.SO_FAR, "members.members_women"),
        ({(0, 1): "走访慰问", (3, 0): "上年同期"}, (3, 1), words.NUMBER, "走访慰问", words.YEAR_AGO, None),
        ({(3, 0): "走访慰问", (2, 1): "户数"}, (3, 1), words.NUMBER, "走访慰问户数", words.NOW, "care.visit_households"),
        ({(3, 0): "慰问金", (3, 1): "万元", (2, 2): "金额"}, (3, 2), words.NUMBER, "慰问金", words.NOW, "care.visit_cash"),
        ({(1, 0): "填报单位："}, (1, 0), words.UNION, "填报单位", words.NOW, None),
        ({(1, 0): "填表日期"}, (1, 1), words.DAY, "填表日期", words.NOW, None),
        ({(2, 1): "走访慰问", (2, 2): "走访慰问", (3, 1): "户数", (3, 2): "人次", (4, 0): "本季"}, (4, 2), words.NUMBER, "走访慰问人次", words.NOW, "care.visit_times"),
        ({(1, 0): "统计", (2, 1): "走访慰问", (2, 2): "会员", (3, 1): "户数", (3, 2): "会员人数", (4, 0): "本年累计"}, (4, 1), words.NUMBER, "走访慰问户数", words.SO_FAR, "care.visit_households"),
        ({(2, 1): "会员", (2, 2): "女职工", (3, 1): "累计", (3, 2): "累计", (4, 0): "会员人数"}, (4, 1), words.NUMBER, "会员人数", words.SO_FAR, None),
    ],
)
def test_the_words_beside_a_cell_say_what_it_wants(cells, at, what, label, span, figure):
    told = propose(lambda row, column: cells.get((row, column), ""), *at, {})
    assert (told.what, told.label, told.span) == (what, label, span)
    if figure:
        assert told.sure is not None
        assert told.sure.code == figure


def test_a_cell_with_nothing_beside_it_or_beside_a_signature_wants_nothing():
    assert propose(lambda _row, _column: "", 3, 3, {}) is None
    assert propose(lambda row, column: "负责人：" if (row, column) == (3, 0) else "", 3, 1, {}) is None


@pytest.mark.parametrize(
    ("cells", "at"),
    [
        ({(2, 0): "项目", (2, 1): "本季", (2, 2): "备注", (3, 0): "女职工人数"}, (3, 2)),  # remarks are the clerk's
        ({(2, 0): "项目", (2, 1): "数量", (2, 2): "说 明", (3, 0): "女职工人数"}, (3, 2)),
        ({(3, 0): "备注："}, (3, 1)), ({(3, 0): "备注", (2, 1): "女职工人数"}, (3, 1)),
        ({(1, 0): "填报单位："}, (1, 1)), ({(1, 0): "填报单位："}, (1, 3)), ({(1, 0): "填报单位"}, (1, 2)), ({(1, 0): "填报单位"}, (1, 0)),
        ({(2, 0): "女职工人数", (3, 0): "本季"}, (5, 0)),  # beneath the table
        ({(2, 0): "项目", (2, 1): "本季", (3, 0): "女职工人数"}, (3, 4)),  # right of it
    ],
)  # fmt: skip
def test_a_remark_and_a_place_that_another_cell_fills_want_nothing(cells, at):
    assert propose(lambda row, column: cells.get((row, column), ""), *at, {}) is None


def test_a_figure_of_a_part_is_offered_but_not_held_for_the_whole():
    told = propose(lambda row, column: {(3, 0): "合理化建议", (3, 1): "条"}.get((row, column), ""), 3, 2, {})
    assert told.figures
    assert told.sure is None


def test_a_figure_known_by_these_words_is_not_meant_in_another_unit():
    cells = {(2, 1): "走访慰问", (2, 2): "走访慰问", (3, 0): "项目", (3, 1): "户数", (3, 2): "金额（元）", (4, 0): "本季"}
    known = known_by({"走访慰问户数": "care.visit_households"})
    households = propose(lambda row, column: cells.get((row, column), ""), 4, 1, known)
    money = propose(lambda row, column: cells.get((row, column), ""), 4, 2, known)
    assert households.sure.code == "care.visit_households"
    assert money.unit == "元"
    assert money.sure is None


def test_by_the_words_beside_them_many_cells_are_marked_at_once(office, tmp_path):
    page = UpperFormPage(office.desk, taken(office, tmp_path))
    count = page.mark_likely()
    found = {one.cell: (one.what, one.figure, one.span) for one in page.marks}
    assert count == len(found)
    assert found["C4"][::2] == (words.NUMBER, words.NOW)
    assert found["D4"] == (words.NUMBER, found["C4"][1], words.SO_FAR)
    assert found["C6"] == (words.NUMBER, "culture.fees", words.NOW)
    assert found["A2"][0] == words.UNION
    assert found["C2"][0] == words.DAY
    assert not {"C9", "D9", "B10"} & found.keys()
    assert page.mark_likely() == 0


def test_words_that_a_figure_bore_before_are_known_again(office, tmp_path):
    first = UpperFormPage(office.desk, taken(office, tmp_path))
    first.point(words.place_of("C7"))
    first.put({"what": words.NUMBER, "figure": "culture.fees", "label": "投入经费", "span": words.NOW})
    (tmp_path / "宣传月报.xlsx").rename(tmp_path / "另一张月报.xlsx")
    again = UpperFormPage(office.desk, formpage.take_in(office.desk, tmp_path / "另一张月报.xlsx"))
    told = again.proposal(words.place_of("D7"))
    assert told.sure.code == "culture.fees"


def test_a_form_is_taken_in_by_command(capsys, office, tmp_path):
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "take-form", path, workbook(tmp_path), "--dry-run", "--json")
    assert (status, json.loads(told)["row"]) == (0, None)
    status, told = command(capsys, "take-form", path, workbook(tmp_path), "--mark", "--json")
    answer = json.loads(told)
    assert (status, answer["name"], answer["rhythm"]) == (0, "宣传月报", words.MONTHLY)
    assert {one["cell"]: one["figure"] for one in answer["cells"]}["C6"] == "culture.fees"
    marks = sheet(tmp_path, ("表格名称", "工作表", "单元格", "填什么", "由哪个数字填", "哪段期间"), ("宣传月报", "月报", "c5", "数字", "信息稿件发表篇数", "本月"))
    status, told = command(capsys, "import", path, "reports.form_marks", marks)
    assert status == 0, told
    status, told = command(capsys, "print", path, "reports.upper_form", "-o", tmp_path / "好.xlsx", "--year", 2026, "--month", 10)
    assert (status, load_workbook(tmp_path / "好.xlsx")["月报"]["C5"].value) == (0, 0)


def test_a_form_that_nobody_sent_is_due(office, tmp_path):
    form = marked(office, tmp_path)
    office.save(UPPER_FORMS, form, days=5, ahead=3, receiver="市总工会")

    def told(on):
        with office.desk.book.reading() as session:
            return [(one.urgency, one.sentence) for one in due(session, on)]

    assert told(date(2026, 11, 1)) == []
    assert told(date(2026, 11, 2)) == [("soon", "2026年10月的“宣传月报”报市总工会，2026年11月5日截止，还没有报出。")]
    assert told(TODAY)[0][0] == "late"
    office.do("reports.issue_form", form, year="2026", month="10", day="2026-11-03", as_is="是")
    assert told(TODAY) == []


def test_another_workbook_in_its_place_keeps_the_marks(office, tmp_path):
    page = UpperFormPage(office.desk, marked(office, tmp_path))
    other = load_workbook(tmp_path / "宣传月报.xlsx")
    other["月报"].title = "新表"
    other.save(tmp_path / "新.xlsx")
    lost = page.change_file(tmp_path / "新.xlsx")
    assert {one.cell for one in lost} == {"A2", "C2", "C4", "C5", "D5", "C6", "C7", "C8"}
    assert page.sheet.name == "新表"


def refused_print(capsys, office, tmp_path, form):
    status, told, _ = printed(capsys, office, tmp_path, "--year", 2026, "--month", 10, "--id", form)
    assert status == 1
    assert "Traceback" not in told
    return told


@pytest.mark.parametrize(
    ("cell", "sheet_name", "told"),
    [("B11", "月报", "B11并在A10里面"), ("C9", "月报", "C9是公式"), ("C4", "不在", "没有叫“不在”的工作表")],
)
def test_a_cell_that_cannot_be_filled_is_a_sentence(capsys, office, tmp_path, cell, sheet_name, told):
    form = taken(office, tmp_path)
    office.save(FORM_MARKS, form=form, sheet=sheet_name, cell=cell, figure="members.members")
    assert told in refused_print(capsys, office, tmp_path, form)


def test_a_figure_that_is_no_more_is_a_sentence(capsys, office, tmp_path):
    from sqlalchemy import text

    form = marked(office, tmp_path)
    with office.desk.book.deed("旧版本的数字") as session:
        session.execute(text("update form_mark set figure = 'culture.gone' where cell = 'C5'"))
    assert "“culture.gone”现在没有了" in refused_print(capsys, office, tmp_path, form)


@pytest.mark.parametrize(
    ("name", "titles", "rhythm"),
    [
        ("二季度季报表", ("Sheet1", ""), words.QUARTERLY), ("up", ("Sheet1", "基层工会宣教工作季报表（2026年第三季度）"), words.QUARTERLY),
        ("up", ("月报", "2026年"), words.MONTHLY), ("附件2", ("Sheet1", "工会基本情况统计表"), words.YEARLY),
        ("2026年12月报表", ("季报", ""), words.MONTHLY), ("up", ("Sheet1", ""), words.MONTHLY),
    ],
)  # fmt: skip
def test_how_often_a_form_is_filled_is_read_from_its_name_and_its_heads(name, titles, rhythm):
    assert intake.rhythm_of(name, titles) == rhythm


def test_a_form_is_not_filled_for_a_period_of_another_length(office, tmp_path):
    form = marked(office, tmp_path)
    with pytest.raises(Refusal, match="填报周期是月报，不能按季度填"):
        office.tables("reports.upper_form", row=form, year=2026, quarter=3)
    office.save(UPPER_FORMS, form, rhythm=words.QUARTERLY)
    with pytest.raises(Refusal, match="填报周期是季报，不能按月份填"):
        office.tables("reports.upper_form", row=form, **LAST)


def test_a_form_without_its_workbook_or_marks_is_a_sentence(capsys, office, tmp_path):
    bare = office.save(UPPER_FORMS, name="空的", rhythm=words.MONTHLY)
    with pytest.raises(Refusal, match="还没有附上Excel文件"):
        office.tables("reports.upper_form", row=bare, **LAST)
    form = taken(office, tmp_path)
    with pytest.raises(Refusal, match="还没有标上数字"):
        office.tables("reports.upper_form", row=form, **LAST)
    with pytest.raises(Refusal, match="2026年12月还没有到"):
        office.tables("reports.upper_form", row=form, year=2026, month=12)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("表.xls", b"\xd0\xcf\x11\xe0", "不是Excel工作簿（.xlsx）"), ("表.docx", b"PK\x03\x04", "不是Excel工作簿（.xlsx）"),
        ("表.xlsx", b"hello", "内容不是Excel工作簿"), ("表.xlsx", b"PK\x03\x04hello", "已损坏"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_a_sentence(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal, match=told):
        formsheets.look(tmp_path / name)


def test_an_empty_workbook_is_a_sentence(tmp_path):
    Workbook().save(tmp_path / "空.xlsx")
    with pytest.raises(Refusal, match="里没有内容"):
        formsheets.look(tmp_path / "空.xlsx")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"cell": "第五行"}, "不是一个单元格"), ({"what": words.FIXED}, "没有写要填的字"), ({"figure": None, "label": None}, "没有说填哪个数字"),
        ({"what": words.DAY}, "不是数字"), ({"money": words.TEN_THOUSAND}, "不是金额"),
    ],
)  # fmt: skip
def test_a_mark_that_says_nothing_is_refused(office, tmp_path, given, told):
    form = taken(office, tmp_path)
    values = {"form": form, "sheet": "月报", "cell": "C5", "figure": "culture.articles", **given}
    with pytest.raises((Faulty, ValueError), match=told):
        office.save(FORM_MARKS, **{**values, "cell": words.CellName().read(values["cell"])})


def test_one_cell_is_marked_once(office, tmp_path):
    form = marked(office, tmp_path)
    with pytest.raises(Faulty, match="C5已经标过了"):
        office.save(FORM_MARKS, form=form, sheet="月报", cell="C5", figure="members.members")
