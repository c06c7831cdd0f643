"""批量修改: one value set in many rows, shown row by row before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Dated, Lasting
from desk_union.screens.form import typed
from desk_union.store import holding, listing, overrides, rows
from desk_union.store.progress import Progress
from desk_union.store.rows import RowsPreview

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk
    from desk_union.store.progress import Work
    from desk_union.store.rows import Outcome

PREVIEWED = 500


class ChangeMany:
    """``value`` is what ``key`` becomes in all the rows; None empties it."""

    def __init__(self, desk: Desk, ledger: Ledger, ids: Sequence[int]) -> None:
        if not ids:
            raise Refusal("还没有选中要修改的行。", "请先在表格里选中，可按住 Ctrl 或 Shift 多选，Ctrl+A 全选。")
        self.desk = desk
        self.ledger = ledger
        self.ids = list(ids)
        self.fields = changeable(ledger)
        self.key = self.fields[0].key
        self.value: Any = None
        self.since: date = desk.today()
        self.corrects = False  # what stood there was a slip: the past changes too
        self.reason = ""  # answers what only warns

    @property
    def shown(self) -> Shown:
        return self.ledger.by_key[self.key]

    @property
    def asks_since(self) -> bool:
        return isinstance(self.shown, (Dated, Lasting))

    def take(self, key: str, text: str, since: str = "") -> None:
        """The field, its value and, when given, the day of the change as typed; ValueError with a sentence."""
        self.key = key
        if since:
            self.since = typed.read_since(since, self.desk.today())
        self.value = typed.read_text(self.desk, self.shown, text)

    def preview(self) -> list[RowsPreview]:
        """What would happen to the first rows, with the fault that would keep a row from being saved."""
        shown, today = self.shown, self.desk.today()
        lines: list[RowsPreview] = []
        with self.desk.book.reading() as session:
            after = listing.show_value(session, shown, self.value)
            now = rows.values_of(session, self.ledger, self.ids[:PREVIEWED], today)
            held = holding.held_by(session, self.ledger, self.ids[:PREVIEWED])
            for row_id, values in now.items():
                changed = rows.completed(self.ledger, {**values, self.key: self.value})
                found = rows.fresh_faults(self.ledger, changed, today, values)
                hard = [fault.reason for fault in found if not fault.warns]
                soft = [fault.reason for fault in found if fault.warns]
                before = listing.show_value(session, shown, values[self.key])
                name = str(listing.name_of(session, self.ledger, row_id))
                frozen = holding.faults(held.get(row_id, ()), holding.changed(values, changed))
                if frozen:
                    lines.append(RowsPreview(row_id, name, before, before, passed=f"跳过：{frozen[0].reason}"))
                    continue
                lines.append(RowsPreview(row_id, name, before, after, "".join(hard[:1]), "".join(soft)))
        return lines

    def work(self) -> Work[Outcome]:
        """Do it, in one deed; all rows or none, but for those that a posted voucher froze."""
        what = f"{self.shown.label}改为{typed.show_text(self.desk, self.shown, self.value) or '空'}"
        yield Progress(0, 0, f"正在修改 {len(self.ids):,} 行……")
        with self.desk.book.deed("批量修改", who=self.desk.who) as session:
            given = {self.key: self.value}
            overrides.because(session, self.reason)
            outcome = rows.change_many(
                session, self.ledger, self.ids, given, self.desk.today(), since=self.since, corrects=self.corrects
            )
            count = len(self.ids) - len(outcome.passed_over)
            session.info["title"] = f"批量修改 {count}行的{what}（{self.ledger.title}）"
        return outcome


def passed_words(outcome: Outcome) -> str:
    """What the clerk is told of rows that were passed over; empty when there were none."""
    if not outcome.passed_over:
        return ""
    return f"改了 {len(outcome.updated):,} 行；{len(outcome.passed_over):,} 行已经记入凭证并记账，没有改。"


def changeable(ledger: Ledger) -> tuple[Shown, ...]:
    """Fields that may hold the same value in many rows: not what is one row's own (names, numbers that match rows)."""
    own = {key for keys in ledger.match for key in keys}
    return tuple(
        shown
        for shown in ledger.fields
        if shown.editable and not shown.fixed and not shown.follows and shown.key not in own
    )
