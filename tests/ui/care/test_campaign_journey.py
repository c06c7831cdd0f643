"""A campaign on screen from choosing to the books and back: ceilings, sign sheet, scan, voucher, figures, 公开表, reversal."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from sqlalchemy import select

from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.funds.account import deeds as vouchers
from desk_union.funds.account import posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables import Voucher
from desk_union.payouts.due import due
from desk_union.payouts.ledgers import LISTS
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import rows
from desk_union.store.figures import evaluate
from desk_union.store.tables import Attachment
from desk_union.tabs import figures, sheet_called
from desk_union.ui.form.attached import FilesTab
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.form.dropping import Drops
from desk_union.ui.funds.voucherdialog import VoucherDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.reasons import ReasonDialog
from desk_union.ui.paper import printing
from desk_union.ui.paper.preview import Preview
from tests.choosing.choosing_office import choosing_office
from tests.screens.desks import TODAY
from tests.ui.hands import ALT, CONTROL, Key, hands_on, told

SIXTY, SUM = 60, 18_000
JOB = "同一项活动，带三个人超标准的理由、打印签领表、附扫描件、凭证记账"


@pytest.fixture
def office(tmp_path):
    """Sixty migrants, of whom three got nearly all that may be given in a year; money in the bank."""
    with choosing_office(tmp_path, people=SIXTY) as office:
        for n in range(1, SIXTY + 1):
            office.person(n, is_migrant=True)
        office.do("payouts.adopt_ceilings", preset="山东")
        for title in ("困难补助一", "困难补助二"):
            office.hand_out(*office.people[:3], amount="2900", title=title)
        with office.desk.book.deed("准备") as session:
            chart = read_chart(session).by_code
            lines = (VoucherLine("拨缴经费", chart["102"].id, debit=5_000_000), VoucherLine("拨缴经费", chart["401"].id, credit=5_000_000))
            posting.post(session, vouchers.draft_vouchers(session, [Draft(TODAY, lines)]), session.info["at"], reason="示例")
            kind = session.scalars(select(PayoutKind.id).where(PayoutKind.name == "送温暖、送清凉、助学")).one()
            values = {"title": "2026年两节送温暖", "year": 2026, "rule": office.rule_called("一线和农民工"), "occasion": "两节送温暖"}
            rows.save_row(session, CAMPAIGNS, None, {**values, "kind": kind, "per_head": SUM * 100 // SIXTY}, TODAY)
        yield office


@pytest.fixture
def hands(qtbot, office):
    return hands_on(qtbot, office.desk)


def meet(hands, kind, do):
    """Do this in the next dialog of this kind, which may open behind another."""
    met = []

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isVisible():
            return
        dialog.activateWindow()
        met.append(dialog)
        if len(met) < 5 or not dialog.isActiveWindow():
            return
        timer.stop()
        try:
            do(dialog)
        finally:
            if QApplication.activeModalWidget() is dialog:
                dialog.reject()

    timer = QTimer(hands.window, interval=10)
    timer.timeout.connect(look)
    timer.start()


def carry_out(hands, place=0, then=lambda: None):
    hands.press(Key.Key_F9)
    for _ in range(place):
        hands.press(Key.Key_Down)

    def confirm(_dialog):
        then()
        hands.press(Key.Key_Return, CONTROL)

    meet(hands, DeedDialog, confirm)
    hands.press(Key.Key_Return)


def one(office, query):
    with office.desk.book.reading() as session:
        return session.scalars(query).one()


def figure(office, code):
    with office.desk.book.reading() as session:
        return evaluate(session, next(one for one in figures() if one.code == code), Span.year(2026), figures()).number


def disclosed(office):
    """All spending on the sheet for everybody's eyes."""
    with office.desk.book.reading() as session:
        (table, *_) = sheet_called("funds.disclosure").tables(session, Request(TODAY, TODAY, year=2026))
    return next(row[2] for row in table.rows if row[1] == "支出合计")


def waiting(office):
    with office.desk.book.reading() as session:
        return {one.kind for one in due(session, TODAY)}


def test_from_choosing_to_the_books_and_back(office, hands, tmp_path, monkeypatch):
    hands.window.show_ledger("care.campaigns").to_table()
    carry_out(hands)
    seen = []

    def give_a_reason(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        hands.write("经委员会研究")
        hands.press(Key.Key_Return)

    carry_out(hands, place=1, then=lambda: meet(hands, ReasonDialog, give_a_reason))
    assert len(re.findall("每年最多6,000.00元", "".join(seen))) == 3
    hands.press(Key.Key_F8)
    assert hands.window.page.ledger.code == "payouts.lists"
    roll = hands.window.page.table.current_id()
    carry_out(hands)
    printed_for_signing(hands, monkeypatch)
    carry_out(hands)
    assert {"payouts_unbooked", "payouts_unscanned"} <= waiting(office)
    attached(office, hands, tmp_path, monkeypatch, roll)
    carry_out(hands)
    hands.press(Key.Key_F8)
    assert hands.window.page.ledger.code == "funds.vouchers"
    assert disclosed(office) == "0.00"
    post(hands)
    assert hands.pressed == told()[JOB]
    assert waiting(office).isdisjoint({"payouts_unbooked", "payouts_unscanned"})
    assert (figure(office, "care.aid_paid"), figure(office, "care.aid_households")) == (SUM, SIXTY)
    assert disclosed(office) == f"{SUM:,}.00"
    frozen_until_reversed(office, hands, roll)


def printed_for_signing(hands, monkeypatch):
    """From the menu of 经费: the sheet of the chosen row, whose numbers of documents stay covered, looked at and left."""
    pages = []

    def look(dialog):
        pages.append(dialog.pdf)
        hands.press(Key.Key_Escape)

    def leave_empty(*_asked):
        hands.pressed += 1  # Enter, on what the box proposes
        meet(hands, Preview, look)
        return printing.LEFT_EMPTY

    monkeypatch.setattr(dialogs, "choose", leave_empty)
    menu = next(action for action in hands.window.menuBar().actions() if "经费" in action.text())
    menu.menu().aboutToShow.emit()
    entry = next(action.text() for action in menu.menu().actions() if action.text().startswith("打印选中的"))
    hands.press(Key.Key_J, ALT)
    hands.press(getattr(Key, f"Key_{entry.partition('&')[2][0]}"))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pages[0])).pages)
    assert f"{SUM:,}.00" in text
    assert "人民币壹万捌仟元整" in text


def attached(office, hands, tmp_path, monkeypatch, roll):
    """One page chosen by keys, another dropped on the form."""
    first, second = tmp_path / "签领表1.pdf", tmp_path / "签领表2.pdf"
    first.write_bytes(b"%PDF-1.4 1")
    second.write_bytes(b"%PDF-1.4 2")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(first)], ""))
    hands.press(Key.Key_F6)
    panel = hands.window.page.panel
    while not isinstance(files := panel.parts.currentWidget(), FilesTab):
        hands.press(Key.Key_Tab, CONTROL)
    hands.press(Key.Key_Insert)
    hands.qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    hands.press(Key.Key_F3)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(second))])
    dropped = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    panel.findChild(Drops, options=Qt.FindChildOption.FindDirectChildrenOnly).eventFilter(panel, dropped)
    hands.qtbot.waitUntil(lambda: files.table.rowCount() == 2)
    with office.desk.book.reading() as session:
        names = session.scalars(select(Attachment.name).where(Attachment.owner_table == PayoutList.__tablename__, Attachment.owner_id == roll)).all()
    assert sorted(names) == ["签领表1.pdf", "签领表2.pdf"]


def post(hands):
    meet(hands, VoucherDialog, lambda dialog: confirmed(hands, dialog))
    hands.press(Key.Key_Return)


def confirmed(hands, dialog):
    hands.press(Key.Key_F9)
    hands.qtbot.waitUntil(lambda: "已记账" in dialog.sentence.text())


def frozen_until_reversed(office, hands, roll):
    voucher = one(office, select(PayoutLine.voucher).where(PayoutLine.roll == roll).distinct())
    assert one(office, select(Voucher.papers).where(Voucher.id == voucher)) == 2
    page = hands.window.page
    page.refresh()
    meet(hands, VoucherDialog, lambda dialog: confirmed(hands, dialog))
    page.panel._red.click()
    assert figure(office, "care.aid_paid") == 0
    assert roll in office.with_preset(LISTS, "unbooked")
    assert "payouts_unbooked" in waiting(office)
    assert disclosed(office) == "0.00"
    again = office.do("payouts.book", roll).done.voucher
    assert sum(debit for _, debit, _ in office.entries(again)) == SUM * 100
