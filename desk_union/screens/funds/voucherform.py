"""A voucher as it is typed: lines, what completes itself, what is wrong, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desk_union.basis import capitals, days
from desk_union.basis.money import show_yuan, typed_yuan
from desk_union.basis.months import period_of
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, payees, posting, units_by_name, vouchersearch
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.projects import read_projects
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables.books import POSTED
from desk_union.screens.funds import economic
from desk_union.screens.funds.own_cells import OwnCells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desk_union.funds.account.account_chart import AccountFacts
    from desk_union.funds.account.rules import Caution, VoucherFault
    from desk_union.screens.desk import Desk

FIRST_LINES = 4
COLUMNS = (
    ("summary", "摘要"), ("account", "科目"), ("debit", "借方金额"), ("credit", "贷方金额"), ("project", "项目"),
    ("earmarked", "专项"), ("unit", "部门、小组"), ("party", "往来单位或个人"), ("bill", "票据号"),
    ("economic", "经济分类"),
)  # fmt: skip
SIDES = {"debit": "credit", "credit": "debit"}


@dataclass
class Typed:
    """One line under the pen; empty ones are not kept."""

    summary: str = ""
    account: int | None = None
    debit: int = 0
    credit: int = 0
    project: int | None = None
    earmarked: bool = False
    party: str = ""
    bill: str = ""
    economic: str = ""
    unit: int | None = None
    own: dict[str, Any] = field(default_factory=dict)  # of the office's own columns, by key
    unread: dict[str, str] = field(default_factory=dict)  # what was typed into a cell and cannot be its value

    @property
    def is_empty(self) -> bool:
        return not (self.account or self.debit or self.credit or self.unread)

    def line(self) -> VoucherLine:
        return VoucherLine(
            self.summary, self.account, self.debit, self.credit, self.project, self.earmarked, self.party or None,
            self.bill or None, self.economic or None, self.unit,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving or posting did, as a sentence; ``warned`` still wants a reason."""

    row_id: int
    sentence: str


class VoucherForm:
    """One voucher of the desk's book: a new one, a draft to change, or a posted one to look at."""

    def __init__(self, desk: Desk, row_id: int | None = None, draft: Draft | None = None) -> None:
        self.desk = desk
        self.row_id = row_id
        self.state = ""
        self.title = "新凭证"
        with desk.book.reading() as session:
            self.chart = read_chart(session)
            self.projects = {id_: facts.name for id_, facts in read_projects(session).items()}
            self.units = units_by_name.read(session)
            self.own = OwnCells(desk)
            self.day: date = draft.day if draft else vouchersearch.usual_day(session, desk.today())
            kept: list[dict[str, Any]] = []
            if row_id is not None:
                held = deeds.read_voucher(session, row_id)
                draft, self.state, self.title = held.draft, held.state, held.title
                kept = self.own.read(session, held.entries)
        self.draft = draft or Draft(self.day, ())
        self.day = self.draft.day
        self.papers = self.draft.papers
        self.word = self.draft.word
        self.spending = self.draft.spending
        self.note = self.draft.note or ""
        self.lines = [_typed(line) for line in self.draft.lines]
        for line, values in zip(self.lines, kept, strict=False):
            line.own = values
        self._pad()
        self._kept = self._contents()

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """What a line is asked: the columns of every office, then those of this one's own."""
        return (*COLUMNS, *((shown.key, shown.label) for shown in self.own.shown.values()))

    def _pad(self) -> None:
        while len(self.lines) < FIRST_LINES or not self.lines[-1].is_empty:
            self.lines.append(Typed())

    def _contents(self) -> tuple[Any, ...]:
        return (self.day, self.papers, self.word, self.spending, self.note, self._whole(), self._owned(), self.unread)

    def _whole(self) -> tuple[VoucherLine, ...]:
        return tuple(typed.line() for typed in self.lines if not typed.is_empty)

    def _owned(self) -> tuple[dict[str, Any], ...]:
        """The own values of the lines that are kept."""
        return tuple(dict(typed.own) for typed in self.lines if not typed.is_empty)

    @property
    def unread(self) -> tuple[tuple[int, str, str], ...]:
        """Row, key and text of every cell with something that cannot be read."""
        return tuple((row, key, text) for row, one in enumerate(self.lines) for key, text in one.unread.items())

    @property
    def frozen(self) -> bool:
        return self.state == POSTED or self.desk.book.read_only

    @property
    def is_dirty(self) -> bool:
        return self._contents() != self._kept

    # What is typed

    def set_day(self, text: str) -> None:
        """Raises ValueError with a sentence. A bare number is a day of the month last used."""
        bare = text.strip()
        if bare.isdigit() and len(bare) <= 2:  # noqa: PLR2004 - 1 to 31
            self.day = self.day.replace(day=int(bare))
            return
        self.day = days.parse_day(bare)

    def words(self, row: int, key: str) -> str:
        typed = self.lines[row]
        if key in typed.unread:
            return typed.unread[key]
        return self.own.words(key, typed.own.get(key)) if key in self.own.shown else _words_of(self, typed, key)

    def type(self, row: int, key: str, text: str) -> None:
        """Put what was typed into a cell; raises ValueError with a sentence when it cannot be.

        What cannot be read stays in the cell until it is put right, and keeps the voucher from being saved. In an
        amount ``=`` completes the balance; an empty summary takes the one above.
        """
        self._pad()
        typed = self.lines[row]
        try:
            self._take(typed, row, key, text)
        except ValueError:
            typed.unread[key] = text.strip()
            self._pad()
            raise
        typed.unread.pop(key, None)
        if key == "summary" and not typed.summary and row:
            typed.summary = self.lines[row - 1].summary
        self._pad()

    def _take(self, typed: Typed, row: int, key: str, text: str) -> None:
        if key in SIDES:
            amount = self.missing(row, key) if text.strip() in {"=", "＝"} else _amount(text)
            setattr(typed, key, amount)
            if amount:
                setattr(typed, SIDES[key], 0)
                typed.unread.pop(SIDES[key], None)
        elif key == "account":
            typed.account = _account_of(self, text)
        elif key == "project":
            _put_project(typed, self.projects, text)
        elif key == "unit":
            typed.unit = self.units.read(text)
        elif key == "earmarked":
            typed.earmarked = text.strip() in {"是", "1", "y", "Y", "√"}
        elif key in self.own.shown:
            typed.own[key] = self.own.typed(key, text)
        elif key == "economic":
            typed.economic = economic.read(text)
        else:
            setattr(typed, key, text.strip())

    def missing(self, row: int, key: str) -> int:
        """What this cell must hold so that the voucher balances."""
        others = [typed for place, typed in enumerate(self.lines) if place != row]
        debit, credit = sum(one.debit for one in others), sum(one.credit for one in others)
        return credit - debit if key == "debit" else debit - credit

    def accounts(self, text: str, limit: int = 30) -> list[AccountFacts]:
        """Accounts that may be booked on and fit what is typed, the likeliest first."""
        return vouchersearch.find(self.chart, text, limit)

    def insert_line(self, row: int) -> None:
        self.lines.insert(row, Typed())

    def delete_line(self, row: int) -> None:
        del self.lines[row]
        self._pad()

    def fill(self, lines: Sequence[VoucherLine], spending: str | None = None) -> None:
        """Take the lines of a template; lines typed before stay above."""
        kept = [typed for typed in self.lines if not typed.is_empty]
        self.lines = [*kept, *(_typed(line) for line in lines)]
        self.spending = spending or self.spending
        self._pad()

    # What it comes to

    @property
    def totals(self) -> tuple[int, int]:
        return sum(one.debit for one in self.lines), sum(one.credit for one in self.lines)

    @property
    def total_words(self) -> str:
        """The total in words when the voucher balances, else what is missing."""
        debit, credit = self.totals
        if debit != credit:
            return f"相差 {show_yuan(abs(debit - credit))} 元（{'贷' if debit > credit else '借'}方少）"
        return capitals.in_words(debit) if debit else ""

    def as_draft(self) -> Draft:
        return replace(
            self.draft, day=self.day, lines=self._whole(), papers=self.papers, word=self.word, spending=self.spending,
            note=self.note or None, maker=self.draft.maker or self.desk.who or None,
        )  # fmt: skip

    def problems(self) -> tuple[list[VoucherFault], list[Caution]]:
        """What stands in the way of posting, and what would need a reason."""
        held = deeds.HeldVoucher(self.row_id or 0, self.as_draft(), "", None, period_of(self.day))
        with self.desk.book.reading() as session:
            faults, cautions = posting.judge(session, [held], self.chart, self.desk.today())
        return faults.get(held.id, []), cautions.get(held.id, [])

    # What is done

    def save(self) -> Saved:
        """Keep the draft, balanced or not; raises Refusal when nothing is in it."""
        refuse_unread(self.unread, self.columns)
        draft = self.as_draft()
        if not draft.lines:
            raise Refusal("凭证里还没有分录。", "请至少填一条科目和金额。")
        words = draft.lines[0].summary or "无摘要"
        with self.desk.book.deed(f"保存凭证草稿 {words}", code="voucher", who=self.desk.who) as session:
            if self.row_id is None:
                self.row_id = deeds.draft_voucher(session, draft)
            else:
                deeds.change_draft(session, self.row_id, draft)
            self.own.write(session, self.row_id, self._owned())
        self._kept = self._contents()
        self.draft = draft
        self.title = f"草稿{self.row_id}"
        return Saved(self.row_id, f"已保存草稿，{deeds.amount_words(draft.lines)}")

    def post(self, reason: str = "") -> Saved:
        """Save and post; raises ``posting.Unpostable`` or, for want of a reason, ``posting.Unexplained``."""
        refuse_unread(self.unread, self.columns)
        faults, _ = self.problems()
        if faults:
            raise posting.Unpostable({self.row_id or 0: faults}, {self.row_id or 0: self.title})
        if self.row_id is None or self.is_dirty:
            self.save()
        row_id = self.row_id or 0
        with self.desk.book.deed("记账", code="post", who=self.desk.who) as session:
            done = posting.post(session, [row_id], session.info["at"], who=self.desk.who, reason=reason)
            session.info["title"] = f"记账 {done.titles[0]}"
        self.state, self.title = POSTED, done.titles[0]
        return Saved(row_id, f"已记账：{done.titles[0]}")


def parties(form: VoucherForm, text: str) -> list[str]:
    """Persons, units and former payees that fit what is typed."""
    with form.desk.book.reading() as session:
        return payees.like(session, text)


def entries(form: VoucherForm) -> tuple[int, ...]:
    """The ids of its entries as they are kept."""
    with form.desk.book.reading() as session:
        return deeds.read_voucher(session, form.row_id).entries if form.row_id is not None else ()


def refuse_unread(unread: Sequence[tuple[int, str, str]], columns: Sequence[tuple[str, str]] = COLUMNS) -> None:
    for row, key, text in unread:
        label = dict(columns)[key]
        reason = f"第{row + 1}条分录的「{label}」写的“{text}”看不懂。"
        raise Refusal(reason, "请改正，或清空这一格。", field=key)


def _typed(line: VoucherLine) -> Typed:
    return Typed(
        line.summary, line.account, line.debit, line.credit, line.project, line.earmarked, line.party or "",
        line.bill or "", line.economic or "", line.unit,
    )  # fmt: skip


def _words_of(form: VoucherForm, typed: Typed, key: str) -> str:
    if key == "account":
        return form.chart.by_id[typed.account].words if typed.account is not None else ""
    if key in SIDES:
        amount = getattr(typed, key)
        return show_yuan(amount) if amount else ""
    if key in {"project", "unit"}:
        return form.projects.get(typed.project or 0, "") if key == "project" else form.units.name(typed.unit)
    if key == "earmarked":
        return "是" if typed.earmarked else ""
    return str(getattr(typed, key))


def _account_of(form: VoucherForm, text: str) -> int | None:
    """The likeliest that fits what was typed; raises ValueError with a sentence when none does."""
    if not text.strip():
        return None
    found = form.accounts(text)
    if not found:
        raise ValueError(f"没有叫“{text}”的科目，可以输编码、名称或拼音首字母。")
    return found[0].id


def _put_project(typed: Typed, projects: Mapping[int, str], text: str) -> None:
    """With a project a line is earmarked; raises ValueError with a sentence when there is none of that name."""
    wanted = text.strip()
    if not wanted:
        typed.project, typed.earmarked = None, False
        return
    found = [id_ for id_, name in projects.items() if name == wanted]
    found = found or [id_ for id_, name in projects.items() if wanted in name]
    if not found:
        raise ValueError(f"没有叫“{wanted}”的项目，请先在“专项项目”里登记。")
    typed.project, typed.earmarked = found[0], True


def _amount(text: str) -> int:
    return typed_yuan(text) if text.strip() else 0


def has_loose_words(lines: Sequence[Typed]) -> bool:
    """Whether a line without account and amount has words, other than a summary copied from a whole line."""
    copied = {"", *(one.summary for one in lines if not one.is_empty)}
    loose = [one for one in lines if one.is_empty]
    return any(one.party or one.bill or any(one.own.values()) or one.summary not in copied for one in loose)
