"""六赛 over four quarters for 14 teams on screen: marks typed, the flag moving, the year's ranking, prizes, voucher, figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.running.ledgers import ENTRIES, FLAGS, GRADES, SCORES
from desk_union.contests.running.tables import Contest, ContestAward, ContestEntry, ContestFlag, ContestPattern
from desk_union.describe.figure import Span
from desk_union.funds.tables import Account, Entry
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.screens.contests.scoringpage import ScoringPage
from desk_union.store import rows
from desk_union.store.figures import evaluate
from desk_union.tabs import deeds, figures
from desk_union.ui.contests.scoring import ScoringDialog
from desk_union.ui.form.deeddialog import DeedDialog
from tests.contests.printed_papers import printed
from tests.payouts.payout_office import paying_office
from tests.prints.printed_grid import grids
from tests.screens.desks import TODAY

QUARTERS = "一季度、二季度、三季度、四季度"
TEAMS = [f"{n}班" for n in range(1, 15)]
FULL = {"成本": 20, "产量": 20, "质量": 20, "安全": 20, "纪律": 10, "精神": 10}


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


def one(office, query):
    with office.desk.book.reading() as session:
        return session.scalars(query).one()


def many(office, query):
    with office.desk.book.reading() as session:
        return list(session.scalars(query))


def figure(office, code):
    with office.desk.book.reading() as session:
        return evaluate(session, next(f for f in figures() if f.code == code), Span.year(2025), figures()).number


def enter(office, contest):
    with office.desk.book.deed("报名") as session:
        rows.add_rows(session, ENTRIES, [{**rows.defaults(ENTRIES), "contest": contest, "name": team, "kind": "集体"} for team in TEAMS], TODAY)


def marks_of(team, quarter):
    """The best team changes from quarter to quarter."""
    lost = (team - 3 * quarter) % 14
    less = {"成本": lost, "质量": lost / 2, "纪律": team / 20}
    return {item: full - less.get(item, 0) for item, full in FULL.items()}


def test_a_year_of_six_contests(office, qtbot):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "六赛"))
    told = office.do("contests.start", pattern, name="2025年六赛", starts_on="2025-01-01", rounds=QUARTERS)
    assert "分4个阶段" in told.words
    whole = told.seen[1][0]
    below = many(office, select(Contest.id).where(Contest.whole == whole).order_by(Contest.starts_on))
    best = []
    for quarter, contest in enumerate(below):
        enter(office, contest)
        page = ScoringPage(office.desk, contest)
        names = [item.name for item in page.items]
        for row in range(14):
            for item, mark in marks_of(row, quarter).items():
                page.type(row, names.index(item), str(mark))
        page.rank()
        assert "全部评委的分已齐" in page.words
        ends = one(office, select(Contest.ends_on).where(Contest.id == contest))
        answer = office.do("contests.sign_off", contest, day=str(ends))
        first = one(office, select(ContestEntry.name).where(ContestEntry.contest == contest, ContestEntry.place == 1))
        assert f"第一名{first}" in answer.words
        best.append(first)
        flag(office, first, f"2025年{QUARTERS.split('、')[quarter]}", ends + timedelta(days=3), contest)
    assert best == [TEAMS[3 * quarter] for quarter in range(4)]  # who loses nothing of 成本
    held = many(office, select(ContestFlag.holder).order_by(ContestFlag.since))
    assert held == best
    assert many(office, select(ContestFlag.holder).where(ContestFlag.until.is_(None))) == best[-1:]

    assert "4个阶段" in office.do("contests.gather", whole).words
    assert len(office.do("contests.sign_off", whole, day="2025-12-31").words) > 0
    totals = dict.fromkeys(TEAMS, 0.0)
    for quarter in range(4):
        for row, team in enumerate(TEAMS):
            totals[team] += sum(marks_of(row, quarter).values())
    winner = max(totals, key=lambda team: totals[team])
    assert many(office, select(ContestEntry.name).where(ContestEntry.contest == whole, ContestEntry.place == 1)) == [winner]
    prizes(office, whole, totals)


def flag(office, holder, period, day, contest):
    held = many(office, select(ContestFlag.id).where(ContestFlag.until.is_(None)))
    if held:
        office.do("contests.hand_flag", *held, day=str(day), holder=holder, period=period)
        return
    with office.desk.book.deed("授旗") as session:
        rows.save_row(session, FLAGS, None, {"name": "流动红旗", "holder": holder, "since": day, "period": period, "contest": contest}, TODAY)


def prizes(office, whole, totals):
    for place, yuan in enumerate((6_000, 4_000, 2_000)):
        grade = many(office, select(GRADES.row.id).where(GRADES.row.contest == whole).order_by(GRADES.row.place))[place]
        with office.desk.book.deed("奖金") as session:
            rows.save_row(session, GRADES, grade, {"money": yuan * 100}, TODAY)
    told = office.do("contests.award", whole, day="2025-12-31", ties="停下来")
    assert "奖金12,000.00元" in told.words
    order = sorted(totals, key=lambda team: -totals[team])[:3]
    assert many(office, select(ContestAward.winner).order_by(ContestAward.place)) == order
    (sheet,) = grids(printed(office, "contests.prize_sheet", row=whole)[0])
    assert [(line["领取人"], line["奖金"]) for line in sheet[:-1]] == [(team, f"{yuan:,}.00") for team, yuan in zip(order, (6_000, 4_000, 2_000), strict=True)]
    assert sheet[-1]["奖金"] == "12,000.00"
    roll = one(office, select(PayoutList.id))
    for deed in ("approve", "sign", "book"):
        office.do(f"payouts.{deed}", roll, day="2025-12-31")
    voucher = one(office, select(PayoutLine.voucher).distinct())
    with office.desk.book.reading() as session:
        spent = session.execute(select(Account.code, Entry.debit).join(Account, Account.id == Entry.account).where(Entry.voucher == voucher, Entry.debit > 0)).all()
    assert spent == [("50301", 12_000_00)]
    assert [float(figure(office, f"contests.{code}")) for code in ("prizes_paid", "contests", "items")] == [12_000, 1, 6]
    assert figure(office, "contests.flags") == 4 - 1  # that of the last quarter was handed over in January


def dialog(office, qtbot, contest):
    found = ScoringDialog(None, office.desk)
    qtbot.addWidget(found)
    found.contest.setCurrentIndex(found.contest.findData(contest))
    found._choose_contest()
    found.show()
    return found


def test_marks_are_typed_across_and_down(office, qtbot, qapp):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    window = dialog(office, qtbot, contest)
    window.table.go_to(0, 0)
    for text in ("38", "27.5", "18", "9", "36"):
        qtbot.keyClick(window.table, text[0])
        line = window.table.findChildren(QLineEdit)[-1]
        qtbot.keyClicks(line, text[1:])
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qapp.processEvents()  # Qt ends the typing a moment later
    assert window.table.place() == (1, 1)
    assert [window.page.text(0, column) for column in range(4)] == ["38", "27.5", "18", "9"]
    assert window.page.text(1, 0) == "36"
    window.rank()
    assert window.page.standing_of(0) == ("1", "92.50")
    assert "27.5" in window.page.arithmetic(0)
    window.table.go_to(1, 0)
    qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    assert window.page.text(1, 0) == ""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.page.text(1, 0) == "36"


def test_tab_goes_from_mark_to_mark(office, qtbot, qapp):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    window = dialog(office, qtbot, contest)
    last = len(window.page.items) - 1
    window.table.go_to(0, last - 1)
    qtbot.keyClick(window.table, "7")
    qtbot.keyClick(window.table.findChildren(QLineEdit)[-1], Qt.Key.Key_Tab)
    qapp.processEvents()
    assert (window.page.text(0, last - 1), window.table.place()) == ("7", (0, last))
    qtbot.keyClick(window.table, Qt.Key.Key_Tab)
    assert window.table.place() == (1, 0)
    qtbot.keyClick(window.table, Qt.Key.Key_Backtab)
    assert window.table.place() == (0, last)


def test_marks_of_a_workbook_are_pasted_into_the_grid(office, qtbot, qapp):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    window = dialog(office, qtbot, contest)
    told = []
    window.tell = told.append

    def paste(text, row=0, column=0):
        window.table.go_to(row, column)
        qapp.clipboard().setText(text)
        window.paste()
        return told[-1]

    assert paste("38\t27.5\r\n36\t\r\n") == ""
    assert [window.page.text(row, column) for row in range(2) for column in range(2)] == ["38", "27.5", "36", ""]
    assert paste("3班\t30\r\n2班\t31\r\n", 0, 0) == ""
    assert [window.page.text(row, 0) for row in range(4)] == ["38", "31", "30", ""]
    before = [window.page.text(row, 0) for row in range(14)]
    for text, place, said in (
        ("1\n41", (2, 0), "超过了“内容”的满分40分"), ("姓名\t内容", (0, 0), "不是一个数"), ("5\n6", (13, 0), "只有1个参赛者"),
        ("1\t2\t3", (0, len(window.page.items) - 1), "只有1个项目"), ("3班\t1\n99班\t2", (0, 0), "参赛名单里没有“99班”"), ("", (0, 0), "没有可以粘贴的"),
    ):
        assert said in paste(text, *place)
        assert [window.page.text(row, 0) for row in range(14)] == before
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [window.page.text(row, 0) for row in range(3)] == ["38", "36", ""]


def test_a_refused_mark_keeps_the_cursor(office, qtbot, qapp):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    window = dialog(office, qtbot, contest)
    window.table.go_to(0, 0)
    for text, place, kept in (("41", (0, 0), ""), ("38", (0, 1), "38")):
        qtbot.keyClick(window.table, text[0])
        line = window.table.findChildren(QLineEdit)[-1]
        qtbot.keyClicks(line, text[1:])
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qapp.processEvents()  # Qt ends the typing a moment later
        assert (window.table.place(), window.page.text(0, 0)) == (place, kept)


def test_a_mark_above_the_full_mark_is_told_and_not_kept(office, qtbot, monkeypatch):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    page = ScoringPage(office.desk, contest)
    for text, said in (("41", "超过了“内容”的满分40分"), ("多", "不是一个数"), ("-1", "不能是负数")):
        with pytest.raises(Refusal, match=said):
            page.type(0, 0, text)
    assert page.text(0, 0) == ""


def test_what_would_be_signed_leaves_its_room_to_the_names(office, qtbot):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    page = ScoringPage(office.desk, contest)
    for row in range(14):
        for column in range(len(page.items)):
            page.type(row, column, str(5 + row % 5))
    deed = next(one for one in deeds() if one.code == "contests.sign_off")
    window = DeedDialog(None, office.desk, deed, (contest,))
    qtbot.addWidget(window)
    window.show()
    window.look_ahead()
    assert [window.numbers.horizontalHeaderItem(place).text() for place in range(3)] == ["名次", "参赛者", "总分"]
    widths = [window.numbers.columnWidth(place) for place in range(3)]
    assert widths[1] > widths[0] + widths[2]


def test_the_grid_begins_with_the_contest_that_is_chosen(office, qtbot):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "技能比武"))
    contest = office.do("contests.start", pattern, name="钳工比武", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    office.do("contests.start", pattern, name="焊工比武", starts_on="2025-05-01", ends_on="2025-05-02", judges="王一、李二")
    enter(office, contest)
    window = ScoringDialog(None, office.desk, contest)
    qtbot.addWidget(window)
    assert window.contest.currentText() == "钳工比武"
    assert "还没有写评委，只能录一份" in window.sums.text()
    assert [window.page.standing_of(row) for row in range(2)] == [("", ""), ("", "")]  # no mark, no place
    window.page.type(0, 0, "90")
    window.rank()
    assert window.page.standing_of(0)[0] == "1"


def test_judges_named_at_the_start_have_a_grid_each_and_stages_too(office, qtbot):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "六赛"))
    office.do("contests.start", pattern, name="2025年六赛", starts_on="2025-01-01", rounds=QUARTERS, judges="王一、李二")
    judges = dict(office_judges(office))
    assert judges.pop("2025年六赛") is None  # which gathers the totals of its stages
    assert set(judges.values()) == {"王一、李二"}
    page = ScoringPage(office.desk, one(office, select(Contest.id).where(Contest.name == "2025年六赛一季度")))
    assert page.grid.judges == ("王一", "李二", "不分评委")
    assert "还没有写评委" not in page.words


def office_judges(office):
    with office.desk.book.reading() as session:
        return session.execute(select(Contest.name, Contest.judges)).all()


def test_drawn_numbers_stand_below_each_other(office, qtbot):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "技能比武"))
    contest = office.do("contests.start", pattern, name="钳工比武", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    office.do("contests.draw", contest)
    page = ScoringPage(office.desk, contest)
    before = {page.name_of(row).index("　") for row in range(14)}
    assert before == {2}


def test_marks_pasted_over_marks_are_written_together(office, qtbot):
    pattern = one(office, select(ContestPattern.id).where(ContestPattern.name == "读书"))
    contest = office.do("contests.start", pattern, name="读书演讲", starts_on="2025-04-01", ends_on="2025-04-02").seen[1][0]
    enter(office, contest)
    page = ScoringPage(office.desk, contest)
    page.paste("\n".join("8\t9\t7" for _ in range(14)), 0, 0)
    settled = []
    settle = SCORES.settle
    object.__setattr__(SCORES, "settle", lambda *given: (settled.append(1), settle(*given))[1])
    try:
        page.paste("\n".join("6\t9\t5" for _ in range(14)), 0, 0)
    finally:
        object.__setattr__(SCORES, "settle", settle)
    assert [page.text(13, column) for column in range(3)] == ["6", "9", "5"]
    assert len(settled) == 1
