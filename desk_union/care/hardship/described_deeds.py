"""What a clerk does with files of households in difficulty and with applications, as descriptions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.care import moving
from desk_union.care.hardship import aid_words, paying
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship.aid_ledgers import APPLICATIONS, unpaid
from desk_union.care.hardship.file_ledgers import FILES
from desk_union.care.hardship.survey_ledgers import SURVEYS
from desk_union.care.hardship.tables import AidApplication, HardshipFile
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Money, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.funds.described.asking import DAY, PROJECT
from desk_union.office import signers
from desk_union.payouts import payout_words
from desk_union.payouts.ledgers import LISTS
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, GROUP, PAGE = "送温暖", "困难职工", "care.hardship"
POSTED = 6  # days after the first, so that five working days lie within
GO_ON = "继续帮扶"
REVIEWED = dictionary("hardship_reviewed", "复核结果", GO_ON, words.OUT, words.CLOSED)
LEFT = dictionary("hardship_left", "退出方式", words.OUT, words.CLOSED)
APPROVER = Shown(key="approver", label="审批人", kind=Text(40))


def _at(*stages: str) -> Any:
    return lambda _day: HardshipFile.stage.in_(stages)


def _told(session: Session, verb: str, ids: Sequence[int], more: str = "") -> DeedResult:
    who = moving.called(session, FILES, ids, "户")
    return DeedResult(ids=tuple(ids), words=f"{verb}：{who}，共{len(ids)}户{more}。", name=who, printed=ids[0])


def _check(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    for row_id in ids:
        moving.go(session, FILES, row_id, today, {"stage": words.CHECKED, "checked_on": values["day"]})
        survey = {"file": row_id, "day": values["day"], "surveyor": values["surveyor"], "finding": values["finding"]}
        rows.save_row(session, SURVEYS, None, survey, today)
    return _told(session, "登记入户核查", ids)


def _post(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"stage": words.POSTING, "posted_on": values["day"], "posted_until": values["until"]}
    for row_id in ids:
        moving.go(session, FILES, row_id, today, new)
    return _told(session, "登记评议公示", ids, f"，公示到{days.show_day_long(values['until'])}")


def _post_propose(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day, "until": day + timedelta(POSTED)}


def _post_follow(_session: Session, key: str, values: Values) -> Mapping[str, Any]:
    return {"until": values["day"] + timedelta(POSTED)} if key == "day" and values.get("day") else {}


def _submit(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"stage": words.APPROVING, "submitted_on": values["day"], "posted_result": values["result"]}
    for row_id in ids:
        moving.go(session, FILES, row_id, today, new)
    return _told(session, "上报审批", ids)


def _approve_propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    named = signers.on(signers.read(session), day)
    kinds = {row.kind or row.reckoned for row in session.scalars(select(HardshipFile).where(HardshipFile.id.in_(ids)))}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    known = kind if kind in words.KIND.labels else None
    return {"approver": named.get("主席") or named.get("负责人"), "kind": known}


def _approve(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    notes = []
    for row_id in ids:
        held = session.get_one(HardshipFile, row_id)
        kind = values["kind"] or held.kind or held.reckoned
        new = {"stage": words.HELPED, "approved_on": values["day"], "approver": values["approver"], "kind": kind}
        moving.go(session, FILES, row_id, today, new)
        if held.reckoned and held.reckoned != kind:
            notes.append(f"{moving.called(session, FILES, [row_id], '户')}按收支测算是“{held.reckoned}”，审批为“{kind}”。")
    done = _told(session, "审批建档", ids)
    return DeedResult(ids=done.ids, words=done.words, name=done.name, printed=ids[0], notes=tuple(notes))


def _review(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    stays = values["result"] == GO_ON
    for row_id in ids:
        moving.go(session, FILES, row_id, today, {"stage": words.REVIEW, "reviewed_on": values["day"]})
        new = {"stage": words.HELPED} if stays else {"stage": values["result"], "closed_on": values["day"]}
        moving.go(session, FILES, row_id, today, new, why=values["reason"] or f"复核后{values['result']}")
    return _told(session, f"复核（{values['result']}）", ids)


def _leave(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    new = {"stage": values["how"], "closed_on": values["day"]}
    for row_id in ids:
        moving.go(session, FILES, row_id, today, new, why=values["reason"])
    return _told(session, f"退出档案（{values['how']}）", ids)


def _grant_propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    named = signers.on(signers.read(session), day)
    asked = set(session.scalars(select(AidApplication.asked).where(AidApplication.id.in_(ids))))
    amount = next(iter(asked)) if len(asked) == 1 else None
    return {"approver": named.get("主席") or named.get("负责人"), "amount": amount}


def _grant(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    total = 0
    for row_id in ids:
        held = session.get_one(AidApplication, row_id)
        amount = values["amount"] if values["amount"] is not None else held.decided or held.asked
        new = {"stage": aid_words.GRANTED, "decided_on": values["day"], "decided": amount, "approver": values["approver"]}
        moving.go(session, APPLICATIONS, row_id, today, new)
        total += amount or 0
    who = moving.called(session, APPLICATIONS, ids, "份")
    told = f"批准补助、助学申请：{who}，共{len(ids)}份，批准{show_yuan(total)}元。"
    return DeedResult(ids=tuple(ids), words=told, name=who, printed=ids[0])


def _pay(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    more = {key: values.get(key) for key in ("source", "project", "campaign")}
    made = paying.pay(session, ids, values["title"], more, today)
    told = f"编好发放单 {made.number}“{values['title']}”：{made.lines}笔，合计{show_yuan(made.total)}元。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{made.number} {values['title']}", seen=(LISTS.code, (made.id,)))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="care.check_file", title="登记入户核查", tab=TAB, group=GROUP, ledger=lambda: FILES, page=PAGE, do=_check, waiting=True,
        help="到家里看过以后办理：记下哪天、谁去的、看到什么，同时留下一条入户调查。", prints="care.survey",
        shows=("number", "kind"), fits=_at(words.APPLIED), unfit="要是刚申请、还没有核查的档案。",
        asks=(DAY, Shown(key="surveyor", label="入户人员", kind=Text(60), required=True), Shown(key="finding", label="调查结论", kind=LongText())),
    ),
    Deed(
        code="care.post_file", title="登记评议公示", tab=TAB, group=GROUP, ledger=lambda: FILES, page=PAGE, do=_post, waiting=True,
        propose=_post_propose, follow=_post_follow, help="委员会评议以后张榜公示，一般不少于5个工作日。",
        shows=("number", "kind"), fits=_at(words.CHECKED), unfit="要是已经核查的档案。",
        asks=(DAY, Shown(key="until", label="公示截止日期", kind=Day(ahead=60), required=True)),
    ),
    Deed(
        code="care.submit_file", title="上报审批", tab=TAB, group=GROUP, ledger=lambda: FILES, page=PAGE, do=_submit, waiting=True,
        help="公示期满、没有异议的，报上级工会审批。", prints="care.file_card",
        shows=("number", "posted_until"), fits=_at(words.POSTING), unfit="要是正在公示的档案。",
        asks=(DAY, Shown(key="result", label="公示结果", kind=Choice(words.POSTED), required=True, default="无异议")),
    ),
    Deed(
        code="care.approve_file", title="审批建档", tab=TAB, group=GROUP, ledger=lambda: FILES, page=PAGE, do=_approve, waiting=True,
        propose=_approve_propose, help="上级批下来以后办理：记下批准日期、审批人和困难类别，从这天起是在档户。", prints="care.file_card",
        shows=("number", "submitted_on", "kind"), fits=_at(words.APPROVING), unfit="要是已经上报审批的档案。",
        asks=(DAY, Shown(key="kind", label="困难类别", kind=Choice(words.KIND), help="不填就用档案上的类别，档案上没有的用测算的类别。"), APPROVER),
    ),
    Deed(
        code="care.review_file", title="复核档案", tab=TAB, group=GROUP, ledger=lambda: FILES, page=PAGE, do=_review, waiting=True,
        help="每年至少复核一次：继续帮扶，或者脱困、注销。", shows=("number", "kind", "next_review"),
        fits=_at(*words.HELD), unfit="要是在档的档案。",
        asks=(
            DAY, Shown(key="result", label="复核结果", kind=Choice(REVIEWED), required=True, default=GO_ON),
            Shown(key="reason", label="情况说明", kind=Text(120), help="脱困、注销的写清原因。"),
        ),
    ),
    Deed(
        code="care.close_file", title="脱困、注销", tab=TAB, group=GROUP, ledger=lambda: FILES, page=PAGE, do=_leave,
        help="已经脱困，或因退休、调离、去世等不再建档的，退出档案；以前领过的仍然查得到。", shows=("number", "kind"),
        fits=_at(*words.HELD), unfit="要是在档的档案。",
        asks=(
            DAY, Shown(key="how", label="退出方式", kind=Choice(LEFT), required=True, default=words.OUT),
            Shown(key="reason", label="原因", kind=Text(120), required=True),
        ),
    ),
    Deed(
        code="care.grant_application", title="批准补助、助学", tab=TAB, group=GROUP, ledger=lambda: APPLICATIONS, page=PAGE, do=_grant, waiting=True,
        propose=_grant_propose, help="批准选中的申请；不填金额就按每份申请的金额。", prints="care.application",
        shows=("number", "student", "asked"), fits=lambda _day: AidApplication.stage.in_((aid_words.ASKED, aid_words.LOOKED_INTO)), unfit="要是还没有批准的申请。",
        asks=(DAY, Shown(key="amount", label="批准金额", kind=Money(), help="几份申请批一样多时填；各不相同的先在申请里填好。"), APPROVER),
    ),
    Deed(
        code="care.pay_applications", title="编补助发放单", tab=TAB, group=GROUP, ledger=lambda: APPLICATIONS, page=PAGE, do=_pay, waiting=True,
        help="把批准了的申请编成一张发放单，以后批准、签领、入账都在发放单上办理。",
        shows=("number", "student", "decided"), fits=unpaid, unfit="要是已经批准、还没有编进发放单的申请。",
        asks=(
            Shown(key="title", label="标题", kind=Text(60), required=True, help="如：2026年金秋助学。"),
            Shown(key="source", label="资金来源", kind=Choice(payout_words.SOURCE)), PROJECT,
            Shown(key="campaign", label="活动/批次", kind=Text(60)),
        ),
    ),
)  # fmt: skip
