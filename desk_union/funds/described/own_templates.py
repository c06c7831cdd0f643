"""The office's own 常用业务 as deeds - kept from a voucher, drafted from, drafted every month - and as templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, words
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day, Flag, Money, Offered, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account import deeds, own_templates, payees, vouchersearch
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.described.asking import DAY, PAPERS, drafted, maker
from desk_union.funds.described.templates import Template
from desk_union.funds.ledgers.books import VOUCHERS
from desk_union.funds.ledgers.own_templates import OWN_TEMPLATES
from desk_union.funds.tables import OwnTemplate
from desk_union.members.ledgers.units import UNITS, standing_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.funds.account.own_templates import HeldTemplate
    from desk_union.funds.account.rules import VoucherLine

GROUP, PAGE = "常用业务", "funds.writing"
OWN = "自存"
AHEAD = 62
PARTY = Shown(key="party", label="往来单位或个人", kind=Offered(60, offers=payees.like))
UNIT = Shown(key="unit", label="部门、小组", kind=Ref(lambda: UNITS, standing_on))
ASKED = tuple(
    Shown(key=key, label=label, kind=Money(), help=help_)
    for key, label, help_ in (
        ("amount", "金额", "分录里“每次填”的金额；有几条的依次填。"),
        ("amount2", "第二个金额", ""), ("amount3", "第三个金额", ""),
    )
)  # fmt: skip


def templates(session: Session) -> list[Template]:
    """The office's own ones, to be offered and used like those of the program."""
    return [_template(held) for held in own_templates.read(session)]


def _template(held: HeldTemplate) -> Template:
    several = len(held.asked) > 1
    asks = tuple(
        Shown(key=f"amount_{one.id}", label=f"金额（{one.summary}）" if several else "金额", kind=Money(), required=True)
        for one in held.asked
    )
    asks += (PARTY,) if held.ask_party else ()
    asks += (UNIT,) if held.ask_unit else ()

    def lines(given: Mapping[str, Any], facts: Any) -> Sequence[VoucherLine]:
        return own_templates.entries(held, given, facts.chart)

    return Template(f"own.{held.id}", held.name, OWN, asks, lines, held.lines[0].summary, held.spending)


def _keep_propose(session: Session, ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    if not ids:
        return {}
    held = deeds.read_voucher(session, vouchersearch.voucher_of(session, ids[0]))
    return {"name": (held.draft.lines[0].summary if held.draft.lines else "")[:40]}


def _keep(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    vouchers = vouchersearch.vouchers_of(session, ids)
    if len(vouchers) != 1:
        raise Refusal("一次只能存一张凭证。", "请只选一张凭证的分录。")
    held = deeds.read_voucher(session, vouchers.pop())
    day_of_month = values["day_of_month"]
    head = {
        "name": values["name"], "spending": held.draft.spending, "ask_party": bool(values["ask_party"]),
        "ask_unit": bool(values["ask_unit"]), "day_of_month": day_of_month,
        "first": following(held.period) if day_of_month else None,  # that month has this voucher already
    }  # fmt: skip
    row_id = own_templates.keep(session, head, held.draft.lines, ask_amounts=bool(values["ask_amounts"]))
    monthly = f"，从{words(following(held.period))}起每月{day_of_month}日提醒生成草稿" if day_of_month else ""
    told = f"把{held.title}的{len(held.draft.lines)}条分录存为常用业务“{values['name']}”{monthly}。"
    return DeedResult(ids=tuple(ids), words=told, name=values["name"], seen=(OWN_TEMPLATES.code, (row_id,)), number=1)


def _use(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    held = own_templates.read(session, ids)
    if not held:
        raise Refusal("这个常用业务还没有分录。", "请先在它下面填好分录。")
    one = held[0]
    given = {"party": values["party"], "unit": values["unit"]}
    for line, key in zip(one.asked, ("amount", "amount2", "amount3"), strict=False):
        if not values[key]:
            raise Refusal(f"“{one.name}”的金额要每次填：{line.summary}。", "请填金额。", field=key)
        given[f"amount_{line.id}"] = values[key]
    if len(one.asked) > len(ASKED):
        raise Refusal(f"“{one.name}”要填的金额多于{len(ASKED)}个。", "请在写凭证的窗口里从“常用业务”选它。")
    lines = own_templates.entries(one, given, read_chart(session))
    draft = Draft(values["day"], lines, papers=values["papers"] or 0, spending=one.spending, maker=maker(session))
    voucher = deeds.draft_voucher(session, draft)
    total = show_yuan(sum(line.debit for line in lines))
    return drafted(session, voucher, f"记“{one.name}”，借方{total}元", ids, name=one.name)


def _draft_month(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    done = own_templates.draft_waiting(session, values["through"], today, maker(session))
    table = [("月份", "业务", "日期", "金额")]
    blank = 0
    entries: list[int] = []
    for one, voucher in done:
        held = deeds.read_voucher(session, voucher)
        total = sum(line.debit for line in held.draft.lines)
        blank += any(not line.debit and not line.credit for line in held.draft.lines)
        entries += held.entries
        table.append((f"{one.period // 100}年{one.period % 100}月", one.name, one.day.isoformat(), show_yuan(total)))
    notes = (f"其中{blank}张的金额要每次填，请打开草稿补上金额。",) if blank else ()
    told = f"生成{len(done)}张每月凭证草稿（都没有记账，请核对后记账）。"
    return DeedResult(
        ids=(), words=told, name=f"{len(done)}张", seen=(VOUCHERS.code, tuple(entries)), table=tuple(table),
        notes=notes, number=len(done),
    )  # fmt: skip


def _through(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"through": day}


def _in_use(_day: date) -> ColumnElement[bool]:
    return OwnTemplate.in_use.is_(True)


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="funds.draft_month", title="生成每月凭证草稿", tab="经费", ledger=lambda: OWN_TEMPLATES, rows="none", page=PAGE,
        help="把定了“每月几日”的常用业务，到日子的各生成一张凭证草稿；一个月只生成一次，已结账的月份不生成，都不自动记账。",
        asks=(Shown(key="through", label="生成到哪天", kind=Day(ahead=AHEAD), required=True, help="这一天以前（含）该生成、还没有生成的都生成。"),),
        do=_draft_month, propose=_through, group=GROUP,
    ),
    Deed(
        code="funds.keep_template", title="存为常用业务", tab="经费", ledger=lambda: VOUCHERS, rows="many", page=PAGE,
        help="把选中的这张凭证存成本单位自己的常用业务，以后写凭证时从“常用业务”里选。", do=_keep, propose=_keep_propose, group=GROUP,
        asks=(
            Shown(key="name", label="名称", kind=Text(40), required=True),
            Shown(key="ask_amounts", label="金额每次填", kind=Flag(), default=True, help="选“否”就每次都用这张凭证的金额。"),
            Shown(key="ask_party", label="每次问往来单位或个人", kind=Flag(), default=False),
            Shown(key="ask_unit", label="每次问部门、小组", kind=Flag(), default=False),
            replace(OWN_TEMPLATES.by_key["day_of_month"], help="要每月提醒生成草稿的填几日，不用的不填。"),
        ),
    ),
    Deed(
        code="funds.use_template", title="用这个业务起草凭证", tab="经费", ledger=lambda: OWN_TEMPLATES, rows="one", page=PAGE,
        help="按选中的自存业务起草一张凭证草稿。", do=_use, asks=(*ASKED, PARTY, UNIT, DAY, PAPERS),
        fits=_in_use, unfit="要是还在用的。", group=GROUP,
    ),
)  # fmt: skip
