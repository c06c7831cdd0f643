"""工作移交: the folder for the next clerk, what stands in it, and what is open until it is done."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pypdf import PdfReader

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.prints.reports import handingpack
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.ledgers import HAND_OVER_LINES, HAND_OVERS
from desk_union.reports.office.ledgers import DUTIES
from desk_union.screens.reports.handingpage import HandedLine, backup_in, hand_over, proposed
from desk_union.store import outputs, undo
from desk_union.store.book import open_book
from desk_union.store.progress import finish
from tests.screens.desks import TODAY
from tests.union_work import command, kept, working_office

PEOPLE = {"day": "2026-11-20", "giver": "张三", "taker": "李四", "witness": "王五", "passwords": "信封封好，在主席保险柜"}


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def handed(office, folder, **given):
    return finish(hand_over(office.desk, {**PEOPLE, **given}, proposed(office.desk), folder))


def due_handed(book, today=TODAY):
    with book.reading() as session:
        return [one for one in tabs.due(session, today) if one.kind == words.DUE_KIND]


def lines(office):
    return [(one.kind, one.what, one.amount) for one in office.all(HAND_OVER_LINES)]


def test_the_folder_holds_a_checked_backup_the_list_and_the_papers(office, tmp_path):
    (tmp_path / "U盘").mkdir()
    row, folder = handed(office, tmp_path / "U盘")
    names = {one.name for one in folder.folder.iterdir()}
    assert folder.folder.name == "工作移交2026-11-20 张三交李四"
    assert {handingpack.LIST_NAME, handingpack.FILES_NAME, handingpack.READ_FIRST, handingpack.PAPERS, folder.info.file.name} == names
    assert any((folder.folder / handingpack.PAPERS).iterdir())
    told = (folder.folder / handingpack.READ_FIRST).read_text(encoding="utf-8-sig")
    assert folder.info.file.name in told
    assert "信封封好，在主席保险柜" in told
    assert office.held(HAND_OVERS, row)["taker"] == "李四"
    with office.desk.book.reading() as session:
        last = outputs.lines(session, 1)[0]
    assert (last.how, last.amount) == ("写移交文件夹", folder.files)


def test_the_list_is_printed_in_three_copies_for_three_signatures(office, tmp_path):
    row, _ = handed(office, None)
    tables = office.tables("reports.handing_list", row=row)
    assert [table.title for table in tables] == ["工作移交清单", "未了事项清单"] * 3
    assert [copy for copy in ("第一份　移交人存", "第二份　接交人存", "第三份　监交人（归档）存") if any(copy in table.period for table in tables)] == ["第一份　移交人存", "第二份　接交人存", "第三份　监交人（归档）存"]
    assert all(table.signers == ("移交人", "接交人", "监交人") for table in tables)
    assert "信封封好，在主席保险柜" in tables[0].notes[0]
    assert [cells[2] for cells in tables[0].rows][:2] == ["工会公章", "财务专用章"]
    assert len(office.tables("reports.handing_list", row=row, chosen={"copies": "1"})) == 2


def test_what_is_due_goes_over_and_is_told_until_it_is_done(office, tmp_path):
    office.save(DUTIES, name="上报年报", rhythm="每年", month=11, day=10, since=date(2026, 1, 1))
    handed(office, None)
    is_open = [what for kind, what, _ in lines(office) if kind == words.OPEN]
    assert any("上报年报" in what for what in is_open)
    (told,) = due_handed(office.desk.book)
    assert told.sentence.startswith("2026年11月20日张三移交时没办完的事，还有")
    assert len(told.row_ids) == len(is_open)
    office.do("reports.hand_over_done", told.row_ids[0], day="2026-11-20")
    rest = due_handed(office.desk.book)
    assert [len(one.row_ids) for one in rest] == [len(is_open) - 1][: bool(len(is_open) - 1)]


def test_a_second_hand_over_takes_the_things_of_the_first_and_not_its_open_line(office):
    finish(hand_over(office.desk, PEOPLE, [HandedLine(words.SEAL, "旧公章", "2枚", "保险柜")], None))
    again = proposed(office.desk)
    assert [(one.what, one.amount, one.place) for one in again if one.kind == words.SEAL] == [("旧公章", "2枚", "保险柜")]
    finish(hand_over(office.desk, {**PEOPLE, "giver": "李四", "taker": "赵六"}, again, None))
    assert not any("移交的未了事项" in what for _, what, _ in lines(office))


def test_the_newcomer_restores_by_one_step_and_sees_what_is_open(office, capsys, tmp_path):
    office.save(DUTIES, name="上报年报", rhythm="每年", month=11, day=10, since=date(2026, 1, 1))
    _, folder = handed(office, tmp_path)
    again = tmp_path / "接手.desk"
    assert command(capsys, "restore", backup_in(folder.folder), "-o", again)[0] == 0
    book = open_book(again)
    assert [one.sentence.startswith("2026年11月20日张三移交时没办完的事") for one in due_handed(book)] == [True]
    book.close()
    with pytest.raises(Refusal, match="没有账本的备份"):
        backup_in(folder.folder / handingpack.PAPERS)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"taker": ""}, "没有写接交人"),
        ({"giver": " "}, "没有写移交人"),
        ({"taker": "张三"}, "同一个人"),
        ({"witness": "李四"}, "监交人不能是"),
        ({"day": "二月三十"}, "移交日期"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(office, tmp_path, given, told):
    with pytest.raises(Refusal, match=told):
        handed(office, tmp_path, **given)
    assert office.all(HAND_OVERS) == []
    assert not list(tmp_path.glob("工作移交*"))


def test_no_half_folder_is_left_where_writing_fails(office, tmp_path, monkeypatch):
    monkeypatch.setattr(handingpack, "backup_to", lambda *_given: (_ for _ in ()).throw(Refusal("盘满了。")))
    with pytest.raises(Refusal, match="盘满了"):
        handed(office, tmp_path)
    assert not list(tmp_path.glob("工作移交*"))
    with pytest.raises(Refusal, match="不在"):
        handed(office, tmp_path / "没有")


def test_given_up_on_the_way_leaves_no_folder(office, tmp_path):
    row, _ = handed(office, None)
    work = handingpack.hand_out(office.desk.book, row, tmp_path, TODAY)
    for _ in range(3):
        next(work)
    work.close()
    assert not list(tmp_path.glob("工作移交*"))


def test_a_hand_over_is_taken_back(office):
    handed(office, None)
    undo.undo(office.desk.book)
    assert office.all(HAND_OVERS) == office.all(HAND_OVER_LINES) == []


def test_by_command(office, capsys, tmp_path):
    path = office.desk.book.path
    office.desk.book.close()
    given = ("hand-over", path, "-o", tmp_path, "--giver", "张三", "--taker", "李四", "--item", "印章:工会公章=1枚", "--item", "钥匙：保险柜=2把")
    status, told = command(capsys, *given, "--json")
    assert status == 0, told
    found = json.loads(told)
    assert [(one.kind, one.what, one.amount) for one in kept(path, HAND_OVER_LINES) if one.kind != words.OPEN] == [("印章", "工会公章", "1枚"), ("钥匙和设备", "保险柜", "2把")]
    assert found["files"] > 4
    status, told = command(capsys, *given[:-1], "车子:一辆")
    assert (status, "没有这一种" in told) == (1, True)
    target = tmp_path / "清单.pdf"
    assert command(capsys, "print", path, "reports.handing_list", "-o", target)[0] == 0
    assert "监交人" in PdfReader(target).pages[0].extract_text()


def test_files_of_rows_are_listed_by_ledger(office, tmp_path):
    from desk_union.store.attachments import attach

    row, _ = handed(office, None)
    with office.desk.book.deed("附") as session:
        attach(session, office.desk.book, "hand_over", row, "file", b"scan", name="签好的.pdf", media_type="application/pdf", on=TODAY)
    (table,) = office.tables("reports.attached_files")
    assert [cells[1:4] for cells in table.rows] == [("工作移交台账", "张三 移交 李四 2026-11-20", "签好的.pdf")]
