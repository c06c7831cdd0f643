"""Every deed keeps what the description promises: preview, undo, refusal, questions, dialog and command."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.care.hardship.tables import HardshipFile
from desk_union.care.visits.tables import CareVisit
from desk_union.describe.kinds import Choice, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Fault, Stored
from desk_union.funds.account import deeds as vouchers
from desk_union.funds.account import posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables import Account
from desk_union.keeping.tables import KeepingTerm
from desk_union.screens.desk import Desk
from desk_union.screens.form.deedpage import DeedPage
from desk_union.screens.list.changemany import changeable
from desk_union.store import listing, overrides, rows, undo
from desk_union.store.listing import ListAsk
from desk_union.tabs import checks, deeds
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.kit import style
from desk_union.ui.kit.reasons import ReasonDialog
from tests.samples import UNION, sample_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.deed import Deed
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)
TRAIL = ("deed", "change", "sqlite_sequence")
# What a clerk would answer where nothing is proposed; by key, or by deed and key.
ANSWERS = {
    "reports.hand_over.giver": "赵某", "reports.hand_over.taker": "钱某",
    "reports.list_items.items": "学习笔记\n活动照片",
    "contests.next_round.places": "3", "contests.hand_flag.holder": "装配一组", "contests.award.ties": "并列的都评上",
    "unit": "装配分会", "approver": "赵主席", "amount": "12.50", "total": "5000", "rate": "40%", "name": "投影仪",
    "category": "通用设备", "cost": "5600", "expense": "50102", "n100": "3", "quantity": "1", "counted": "1",
    "project": "送温暖", "capital": "50702", "claim": "13102", "funds.template.disposed.amount": "100",
    "answer": "采纳", "award": "三等奖", "appraisal": "同意推广。", "grade": "三等奖", "result": "合格",
    "title": "重阳节慰问", "kind": "节日慰问品", "preset": "河南", "surveyor": "赵主席", "reason": "家庭收入已经好转",
    "care.enrol.plan": "职工家属意外互助", "care.enrol.since": "2026-12-01", "tour": "2026年第二批职工疗休养",
    "drive": "2025年慈善一日捐",
    "wages": "1500000", "share": "60%",
    "care.visit.reason": "住院", "why": "属于个人事项。", "reply": "已列入计划。", "handler": "设备部",
    "into": "推广装配工序防错装置", "satisfaction": "基本满意", "activity": "2026年羽毛球友谊赛", "club": "职工合唱团",
    "training": "2026年公务礼仪专题讲座", "certificate": "培训合格证书", "meeting": "2026-11-05 2026年11月工会委员会会议",
    "reports.type_number.value": "60", "reports.add_number.figure": "信息稿件发表篇数", "reports.take_in.first": "2024-01-01",
    "reports.take_in.last": "2024-12-31", "reports.take_in.text": "一、宣传\n全年发表稿件51篇。",
    "like": "铸造分会 2025年度公开考核", "since": "2026-11-01", "due_on": "2027-03-31", "reader": "丁婷婷", "box": "2026-1", "what": "清点物资",
    "honors.move_quota.to": "电工组 2026年度总结评选 工会活动积极分子", "honors.start_checks.subjects": "一食堂、二食堂",
    "members.merge_units.into": "装配分会", "agreed": "清理后不能恢复",
    "own.declare.ledger": "职工会员花名册", "own.declare.label": "衣长", "own.declare.kind": "数字", "own.declare.choices": "长、短",
    "democracy.replace_delegate.by": "黎立军", "democracy.sign_labour.since": "2035-01-01",
    "reminders.put.words": "交统计报表", "honors.name_groups.title": "民主之家", "honors.recheck_homes.outcome": "保持",
}  # fmt: skip
FITTING: dict[str, list[int]] = {}
LONG_AGO = date(2025, 3, 1)
SOUND: list[list[str]] = []  # what the checks say of the book that nobody has done anything with
# What need not be answered where something else is, and yet nothing can be done without either.
EITHER = {
    "payouts.hand_out": {"amount": "12.50"}, "care.hand_out_list": {"amount": "12.50", "kind": "困难补助"},
    "democracy.sign_labour": {"until": "2038-12-31"}, "democracy.renew_labour": {"until": "2029-10-31"},
    "democracy.elect_delegates": {"number": "5"}, "culture.sign_in": {"item": "混合双打"}, "culture.award_works": {"first": "1"},
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One book for all, since every test leaves it as it was.

    It is the made-up office with what it does not have: a debt to the upper union, reviewed refunds, a project, 221
    and 508 in use, an asset that was booked by half."""
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("示例") / "账本.desk")
    desk = Desk(book, lambda: TODAY, "王干事")
    with book.deed("准备") as session:
        for code in ("221", "508"):
            session.query(Account).filter(Account.code.startswith(code)).update({"in_use": True})
        session.query(HardshipFile).filter(HardshipFile.closed_on.is_not(None)).update({"closed_on": LONG_AGO})
        session.query(CareVisit).filter(CareVisit.day < LONG_AGO).update({"talk": "谈到家里的难处"})
        session.query(KeepingTerm).update({"years": 1})
        from desk_union.funds.ledgers.books import PROJECTS
        from desk_union.funds.ledgers.remitting import REFUNDS
        from desk_union.store import rows

        given = {"enterprise": "甲公司", "first": 202501, "last": 202512, "paid": 600_000, "rate": 10_000}
        for enterprise in ("甲公司", UNION):
            one = {**given, "enterprise": enterprise, "reviewed_on": TODAY}
            rows.save_row(session, REFUNDS, None, one, TODAY)
        if session.scalar(text("select count(*) from fund_project where name = '送温暖'")) == 0:
            rows.save_row(session, PROJECTS, None, {"name": "送温暖"}, TODAY)
    answered(desk, next(deed for deed in deeds() if deed.code == "funds.receive")).run()
    with book.deed("只记一半") as session:
        chart = read_chart(session).by_code
        half = (VoucherLine("赠送电脑", chart["162"].id, debit=100_000), VoucherLine("赠送电脑", chart["408"].id, credit=100_000))
        posting.post(session, vouchers.draft_vouchers(session, [Draft(TODAY, half)]), NOW, reason="示例")
    yield desk
    book.close()


@pytest.fixture(params=deeds(), ids=lambda deed: deed.code)
def deed(request: pytest.FixtureRequest) -> Deed:
    return request.param


def tables_of(book: Book) -> dict[str, Any]:
    """Every row of every table but those of the trail, as often as it is there."""
    with book.reading() as session:
        names = session.scalars(text("select name from sqlite_master where type = 'table' order by name")).all()
        return {
            name: Counter(map(tuple, session.execute(text(f'select * from "{name}"'))))
            for name in names
            if not name.startswith(TRAIL)
        }


def mark_of(book: Book) -> Any:
    """Where the trail stands, which notes every change of every row."""
    with book.reading() as session:
        return session.execute(text("select (select max(id) from deed), (select max(id) from change)")).one()


def fitting(desk: Desk, deed: Deed) -> list[int]:
    """One row for which it makes sense; of what is asked row by row none is chosen beforehand."""
    if deed.rows == "none":
        return []
    if deed.code not in FITTING:  # every test leaves the book as it was
        FITTING[deed.code] = [row.id for row in DeedPage(desk, deed).candidates()][:1]
    found = FITTING[deed.code]
    assert found, f"no row in the sample for {deed.code}"
    return list(found)


def answered(desk: Desk, deed: Deed) -> DeedPage:
    """The deed with everything answered that must be."""
    page = DeedPage(desk, deed, fitting(desk, deed))
    for shown in deed.each:
        for row in page.ids:
            page.take_each(shown.key, row, ANSWERS[shown.key])
    for key, shown in page.fields.items():
        if shown.required and page.value(key) is None and page.is_wanted(key):
            page.type(key, ANSWERS.get(f"{deed.code}.{key}", ANSWERS.get(key, "")))
    if "n100" in page.fields:
        page.type("n100", ANSWERS["n100"])
    for key, text_ in EITHER.get(deed.code, {}).items():
        page.type(key, text_)
    return page


@pytest.mark.usefixtures("undoable")
def test_a_preview_writes_nothing_and_says_what_the_deed_then_does(desk: Desk, deed: Deed) -> None:
    page = answered(desk, deed)
    before = tables_of(desk.book)
    ahead = page.preview()
    assert tables_of(desk.book) == before
    told = page.run()
    assert (told.done.words, told.done.ids, told.done.voucher) == (ahead.words, ahead.ids, ahead.voucher)
    assert told.words.startswith("已")
    assert told.words.endswith("。")
    assert "。，" not in told.words
    undo.undo(desk.book, told.deed_id)


@pytest.fixture
def undoable(deed: Deed) -> Deed:
    """A guarded deed can not be taken back; what it does to the book its own package tests."""
    if deed.guarded:
        pytest.skip("cannot be taken back, and would leave the book another one")
    return deed


def complaints(book: Book) -> list[str]:
    """What any tab's standing checks find wrong."""
    with book.reading() as session:
        return [str(problem) for check in checks() for problem in check(session)]


@pytest.mark.usefixtures("undoable")
def test_a_deed_taken_back_leaves_the_book_as_it_was_and_done_again_as_it_became(desk: Desk, deed: Deed) -> None:
    """In every row, and so in every figure; the standing checks have nothing to say of what was done."""
    if not SOUND:
        SOUND.append(complaints(desk.book))
    page = answered(desk, deed)
    before = tables_of(desk.book)
    told = page.run()
    changed = tables_of(desk.book)
    assert changed != before
    with desk.book.reading() as session:
        title = undo.can_undo(session)
        line = session.execute(text("select code, title, who from deed where id = :id"), {"id": told.deed_id}).one()
    assert title == line.title
    assert line.title.startswith(page.title)
    assert (line.code, line.who) == (deed.code, "王干事")
    undo.undo(desk.book, told.deed_id)
    after = tables_of(desk.book)
    used = "serial_count"  # a number once given is never given again, also not after undo
    assert {**after, used: []} == {**before, used: []}
    with desk.book.reading() as session:
        assert undo.can_redo(session)
    undo.redo(desk.book)
    assert tables_of(desk.book) == changed
    wrong = [said for said in complaints(desk.book) if said not in SOUND[0]]
    undo.undo(desk.book, told.deed_id)
    assert tables_of(desk.book) == after
    assert wrong == []


@pytest.mark.usefixtures("undoable")
def test_a_change_of_many_rows_after_a_deed_is_taken_back_and_then_the_deed(desk: Desk, deed: Deed) -> None:
    """Of every kind of field one, over all rows of the deed's ledger: 最近盘点 of what was just disposed of, too."""
    if deed.group:
        pytest.skip("the templates all leave drafts, as other deeds do")
    page = answered(desk, deed)
    before = tables_of(desk.book)
    told = page.run()
    ledger = deed.ledger()
    with desk.book.reading() as session:
        there = listing.ids_of(session, ledger, ListAsk(TODAY))
    ids = list(dict.fromkeys([*(one for one in told.done.ids if one in set(there)), *there[:20]]))
    fields = {type(shown.kind): shown for shown in changeable(ledger) if isinstance(shown, Stored) and not shown.required}
    for kind, shown in fields.items():
        if kind not in {Text, LongText, Day}:
            continue
        value = TODAY if kind is Day else "批量"
        try:
            with desk.book.deed("批量修改") as session:
                rows.change_many(session, ledger, ids, {shown.key: value}, TODAY)
        except Refusal:
            continue  # it says before that it cannot
    with desk.book.reading() as session:
        later = session.scalars(text("select id from deed where id > :id order by id desc"), {"id": told.deed_id}).all()
    for done in (*later, told.deed_id):
        undo.undo(desk.book, done)
    assert {**tables_of(desk.book), "serial_count": []} == {**before, "serial_count": []}


def test_what_must_be_answered_is_asked_for_and_nothing_is_written(desk: Desk, deed: Deed) -> None:
    before = mark_of(desk.book)
    for shown in deed.asks:
        page = answered(desk, deed)
        if not shown.required or not page.is_wanted(shown.key):
            continue
        page.type(shown.key, "")
        with pytest.raises(Refusal, match=shown.label.split("（")[0]):
            page.run()
        assert page.problems[shown.key]
    assert mark_of(desk.book) == before


def test_a_wrong_answer_is_told_under_its_question(desk: Desk, deed: Deed) -> None:
    before = mark_of(desk.book)
    for shown in deed.asks:
        wrong = shown.kind.broken()
        page = answered(desk, deed)
        if wrong is None or not page.is_wanted(shown.key):
            continue
        page.type(shown.key, wrong)
        assert page.problems[shown.key], shown.label
        with pytest.raises(Refusal, match=shown.label.split("（")[0]):
            page.run()
    for shown in deed.each:
        with pytest.raises(ValueError, match="。"):
            answered(desk, deed).take_each(shown.key, 1, shown.kind.broken() or "")
    assert mark_of(desk.book) == before


def test_rows_for_which_it_makes_no_sense_are_named(desk: Desk, deed: Deed) -> None:
    if deed.rows == "none":
        assert not deed.unfit
        return
    page = answered(desk, deed)
    before = mark_of(desk.book)
    if deed.each:
        for shown in deed.each:
            page.take_each(shown.key, 987_654, ANSWERS[shown.key])
    else:
        page.ids = [*page.ids, 987_654] if deed.rows == "many" else [987_654]
    with pytest.raises(Refusal, match=f"编号987654不能办理“{page.title}”"):
        page.run()
    assert mark_of(desk.book) == before
    assert deed.fits is None or deed.unfit.endswith("。")


def doubted(deed: Deed) -> Deed:
    """The deed with a check that warns before anything is done."""

    def do(session: Any, ids: Sequence[int], values: Any, today: date) -> Any:
        ledger = deed.ledger()
        fault = Fault("", "不合常理。", "请核对。", warns=True)
        passed = overrides.settled(session, ledger, [fault])
        done = deed.do(session, ids, values, today)
        overrides.keep(session, ledger, [(id_, fault) for id_ in done.ids[:1] for fault in passed])
        return done

    return replace(deed, do=do)


@pytest.mark.usefixtures("undoable")
def test_what_only_warns_is_done_with_a_reason(desk: Desk, deed: Deed) -> None:
    page = answered(desk, doubted(deed))
    before = mark_of(desk.book)
    for trial in (page.preview, page.run):
        with pytest.raises(overrides.Doubtful, match="不合常理。请核对。"):
            trial()
    assert page.problems == {}
    assert mark_of(desk.book) == before
    told = page.run("已当面核对")
    with desk.book.reading() as session:
        kept = [(one.sentence, one.reason) for one in overrides.accepted(session) if one.reason == "已当面核对"]
    undo.undo(desk.book, told.deed_id)
    # What else is doubtful about the answers of this battery is kept with it.
    assert (("不合常理。", "已当面核对") in kept) if told.done.ids else kept == []


@pytest.fixture(scope="module")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("profile")))
    return QApplication.instance() or style.make_application([])


def test_its_dialog_is_gone_through_by_keys(desk: Desk, deed: Deed, qapp: QApplication, qtbot: Any) -> None:
    """Enter goes on from the first question to the main button, and Esc leaves without a trace."""
    before = mark_of(desk.book)
    dialog = DeedDialog(None, desk, deed, fitting(desk, deed))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.preview.text()
    for _ in range(60):
        if QApplication.focusWidget() is dialog.go_button:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QApplication.processEvents()
    assert QApplication.focusWidget() is dialog.go_button
    qtbot.keyClick(dialog.go_button, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.told is None
    assert mark_of(desk.book) == before


def of_rows(rows: str) -> Deed:
    return next(deed for deed in deeds() if deed.rows == rows and not deed.each and deed.asks)


@pytest.mark.parametrize("rows", ["none", "one", "many"])
def test_its_dialog_asks_for_the_reason(desk: Desk, qapp: QApplication, qtbot: Any, rows: str) -> None:
    """Going back leaves everything as it was, questions and all; with the reason it is done."""
    deed = of_rows(rows)
    page = answered(desk, deed)
    before = mark_of(desk.book)
    dialog = DeedDialog(None, desk, doubted(deed), fitting(desk, deed), given=page.given())
    qtbot.addWidget(dialog)
    dialog.show()
    assert "不合常理。核对无误的，办理时写明理由" in dialog.preview.text()
    answers = iter(("", "已当面核对"))

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, ReasonDialog)
        asked.line.setText(reason := next(answers))
        qtbot.keyClick(asked.line, Qt.Key.Key_Return if reason else Qt.Key.Key_Escape)
        if asked.isVisible():  # else the test would wait for ever
            asked.reject()

    QTimer.singleShot(0, answer)
    dialog.go()
    assert dialog.told is None
    assert dialog.isVisible()
    assert mark_of(desk.book) == before
    QTimer.singleShot(0, answer)
    dialog.go()
    assert not dialog.isVisible()
    assert dialog.told is not None
    undo.undo(desk.book, dialog.told.deed_id)


def test_the_list_of_deeds_says_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deeds", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in listed] == [deed.code for deed in deeds()]
    assert len({one["code"] for one in listed}) == len(listed)
    for one, deed in zip(listed, deeds(), strict=True):
        assert one["title"] == deed.title
        assert one["ledger"] == deed.ledger().code
        assert [(ask["key"], ask["label"], ask["required_if_wanted"]) for ask in one["asks"]] == [
            (shown.key, shown.label, shown.required) for shown in deed.every_ask
        ]
        assert len({shown.label for shown in deed.every_ask}) == len(deed.every_ask)
        for ask, shown in zip(one["asks"], deed.every_ask, strict=True):
            assert ask["kind"] == type(shown.kind).__name__
            assert ask["required"] == (shown.required and not ask["wanted"])
            assert bool(ask["choices"]) == isinstance(shown.kind, (Choice, Flag))
            assert ("ledger" in ask) == isinstance(shown.kind, Ref)


def test_deeds_bear_a_title_of_their_own() -> None:
    titles = [deed.title for deed in deeds()]
    assert len(set(titles)) == len(titles)
    assert all(deed.help.endswith("。") for deed in deeds())
