"""全部记账: every draft that would be posted, with what is wrong or warned of, before it is asked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.days import show_day
from desk_union.basis.money import show_yuan
from desk_union.basis.months import words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart

if TYPE_CHECKING:
    from desk_union.funds.account.deeds import HeldVoucher
    from desk_union.screens.desk import Desk

HEADINGS = ("日期", "凭证", "摘要", "金额", "提醒")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One draft; ``faults`` keep it from being posted, ``warnings`` want a reason."""

    id: int
    day: str
    title: str
    summary: str
    amount: str
    faults: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def doubts(self) -> str:
        return "；".join((*(f"不能记账：{fault}" for fault in self.faults), *self.warnings))

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.day, self.title, self.summary, self.amount, self.doubts)


class PostingPage:
    """The drafts up to the end of a month (yyyymm), all when None, in the order in which they will be numbered."""

    def __init__(self, desk: Desk, period: int | None = None) -> None:
        self.desk, self.period = desk, period
        with desk.book.reading() as session:
            chart = read_chart(session)
            held = deeds.read_vouchers(session, posting.drafts_through(session, period))
            faults, warned = posting.judge(session, held, chart, desk.today())
        self.lines = [
            _line(
                one, tuple(f"{fault.reason}{fault.remedy}" for fault in faults.get(one.id, ())),
                tuple(caution.sentence for caution in warned.get(one.id, ())),
            )
            for one in held
        ]  # fmt: skip

    @property
    def warned(self) -> int:
        """How many warnings want one reason."""
        return sum(len(line.warnings) for line in self.lines)

    @property
    def doubts(self) -> list[str]:
        """Every fault and warning with the voucher it is of, the faults first."""
        found = [f"{line.title}不能记账：{fault}" for line in self.lines for fault in line.faults]
        return found + [f"{line.title}：{warning}" for line in self.lines for warning in line.warnings]

    @property
    def may_post(self) -> bool:
        return bool(self.lines) and not any(line.faults for line in self.lines) and not self.desk.book.read_only

    @property
    def sentence(self) -> str:
        until = f"到{words(self.period)}为止" if self.period is not None else ""
        if not self.lines:
            return f"{until}没有未记账的凭证。"
        faulty = sum(1 for line in self.lines if line.faults)
        if faulty:
            return f"{until}有{len(self.lines)}张草稿，其中{faulty}张不能记账，请先改好或删除，再全部记账。"
        asked = f"有{self.warned}处提醒，要记账请在下面写明原因。" if self.warned else "没有提醒。"
        return f"{until}有{len(self.lines)}张草稿，按下面的次序编号记账，记账后不能再改；{asked}"

    def post(self, reason: str = "") -> str:
        """Post exactly what was shown, all or none; raises Refusal where a reason is wanted or a draft has changed."""
        if not self.lines:
            raise Refusal("没有未记账的凭证。")
        if self.warned and not reason.strip():
            raise Refusal(f"有{self.warned}处提醒，没有记账。", "确实要这样记账，请写明原因，经费审查时会看到。")
        with self.desk.book.deed("记账", code="post", who=self.desk.who) as session:
            ids = [line.id for line in self.lines]
            done = posting.post(session, ids, session.info["at"], who=self.desk.who, reason=reason)
            session.info["title"] = f"记账 {len(ids)}张凭证"
        named = dict.fromkeys((done.titles[0], done.titles[-1]))
        return f"已记账 {len(done.ids)} 张凭证：{' 至 '.join(named)}。"


def _line(one: HeldVoucher, faults: tuple[str, ...], warnings: tuple[str, ...]) -> Waiting:
    first = one.draft.lines[0].summary if one.draft.lines else ""
    amount = show_yuan(sum(line.debit for line in one.draft.lines))
    return Waiting(one.id, show_day(one.draft.day), one.title, first, amount, faults, warnings)
