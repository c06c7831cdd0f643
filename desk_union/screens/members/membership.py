"""会籍办理: what can be done with the selected people (入会, 转出, 调动, 退休 ...), each with the questions it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Day, Flag, Ref, Text
from desk_union.describe.ledger import Ledger, Shown, Values
from desk_union.members import deeds
from desk_union.members import dictionaries as words
from desk_union.members.deeds import Done
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.form import typed
from desk_union.screens.form.fieldform import FieldForm
from desk_union.store import listing, overrides

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

Deed = Callable[[Any, Sequence[int], Values], Done]
NAMED = 12

DAY = Shown(key="day", label="日期", kind=Day(ahead=typed.YEAR_AHEAD), required=True)
PAST_DAY = replace(DAY, kind=Day(ahead=0))
UNIT = Shown(key="unit", label="调到", kind=Ref(lambda: UNITS), required=True)
REASON = Shown(key="reason", label="原因", kind=Choice(words.EVENT_REASON))
PLAIN_REASON = Shown(key="reason", label="原因", kind=Text(120))
APPROVER = Shown(key="approver", label="批准人", kind=Text(40))
DOCUMENT = Shown(key="document", label="文件", kind=Text(60))
OTHER_UNION = Shown(key="other_union", label="对方工会", kind=Text(80), help="从哪里转来，或转到哪里。")
TRANSFER = Shown(key="transfer", label="会籍一并转出", kind=Flag(), default=True)
MUST_APPROVE = replace(APPROVER, required=True)
KEEP = Shown(key="keep", label="保留会籍", kind=Flag(), default=True, help="退休后会籍保留，不再交会费。")


@dataclass(frozen=True)
class Procedure:
    """One thing done with selected people; ``do`` is the deed of ``members`` with what the clerk answered."""

    code: str
    title: str
    help: str
    asks: tuple[Shown, ...]
    do: Deed


def _change(kind: str) -> Deed:
    def do(session: Any, ids: Sequence[int], values: Values) -> Done:
        given = {key: values.get(key) or "" for key in ("reason", "approver", "document", "other_union")}
        return deeds.change_membership(session, ids, kind, values["day"], **given)

    return do


def _move(session: Any, ids: Sequence[int], values: Values) -> Done:
    return deeds.move(session, ids, values["unit"], values["day"], values["reason"] or "")


def _leave(session: Any, ids: Sequence[int], values: Values) -> Done:
    transfer = bool(values["transfer"])
    return deeds.leave(session, ids, values["day"], values["reason"] or "", transfer=transfer)


def _retire(session: Any, ids: Sequence[int], values: Values) -> Done:
    return deeds.retire(session, ids, values["day"], keep=bool(values["keep"]))


def _die(session: Any, ids: Sequence[int], values: Values) -> Done:
    return deeds.die(session, ids, values["day"])


PROCEDURES: tuple[Procedure, ...] = (
    Procedure("enrol", "入会", "所选职工同一天入会。", (DAY, APPROVER, DOCUMENT), _change("入会")),
    Procedure("apply", "申请入会", "收到了入会申请书，批准后再办理入会。", (PAST_DAY, DOCUMENT), _change("申请入会")),
    Procedure("refuse", "不予批准", "入会申请没有批准。", (DAY, PLAIN_REASON, APPROVER, DOCUMENT), _change("不予批准")),
    Procedure("recall", "撤回申请", "本人撤回入会申请。", (DAY, PLAIN_REASON), _change("撤回申请")),
    Procedure("in", "转入", "从别的工会转来的会员。", (DAY, OTHER_UNION, REASON, DOCUMENT), _change("转入")),
    Procedure("out", "转出", "转到别的工会去的会员。", (DAY, OTHER_UNION, REASON, DOCUMENT), _change("转出")),
    Procedure("keep", "保留会籍", "暂时不在岗等情形，会籍保留。", (DAY, REASON, APPROVER), _change("保留会籍")),
    Procedure("resume", "恢复会籍", "保留会籍的人回来了。", (DAY, APPROVER), _change("恢复会籍")),
    Procedure("withdraw", "退会", "本人提出退会。", (DAY, REASON, APPROVER, DOCUMENT), _change("退会")),
    Procedure("expel", "除名", "除名要有批准人。", (DAY, REASON, MUST_APPROVE, DOCUMENT), _change("除名")),
    Procedure("die", "去世", "会籍、任职和所在小组从这一天起终止。", (PAST_DAY,), _die),
    Procedure("move", "调动分会/小组", "从这一天起到新的分会、小组，以前的保留。", (DAY, UNIT, PLAIN_REASON), _move),
    Procedure("leave", "离职", "从这一天起不再是本单位职工。", (DAY, PLAIN_REASON, TRANSFER), _leave),
    Procedure("retire", "退休", "从这一天起是退休人员。", (DAY, KEEP), _retire),
)


def concerns(ledger: Ledger) -> bool:
    """Whether the rows of a ledger are people with whom something can be done."""
    return ledger.row is PEOPLE.row


class ProcedureForm(FieldForm):
    """The questions of one procedure for the people ``ids``."""

    def __init__(self, desk: Desk, procedure: Procedure, ids: Sequence[int]) -> None:
        if not ids:
            raise Refusal("还没有选中人员。", "请先在花名册里选中，可按住 Ctrl 或 Shift 多选。")
        super().__init__(desk, procedure.asks)
        self.procedure = procedure
        self.ids = list(ids)
        self.title = procedure.title
        usual = {shown.key: shown.default for shown in procedure.asks}
        self.start({**usual, "day": desk.today()})

    @property
    def names(self) -> str:
        """Who is concerned, the first dozen by name."""
        with self.desk.book.reading() as session:
            first = [str(listing.name_of(session, PEOPLE, row_id)) for row_id in self.ids[:NAMED]]
        more = f"等，共 {len(self.ids):,} 人" if len(self.ids) > NAMED else f"，共 {len(self.ids)} 人"
        return f"{'、'.join(first)}{more}"

    def save(self, reason: str = "") -> int:
        """Do it for all, in one deed; returns how many people."""
        if not self.check():
            raise Refusal("还有没填好的内容。", "请看各项下面的提示。")
        values: dict[str, Any] = self.values()
        with self.desk.book.deed(self.title, who=self.desk.who) as session:
            overrides.because(session, reason)
            done = self.procedure.do(session, self.ids, values)
            session.info["title"] = f"{self.title} {done.words}"
        self.begin()
        return len(done.ids)
