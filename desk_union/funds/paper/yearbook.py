"""The bound book of a year: cover, 启用表 with who kept it, contents, then every ledger with pages numbered through."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.months import first_day, last_day
from desk_union.basis.refusal import Refusal
from desk_union.describe.accountbook import AccountBook
from desk_union.describe.content import BoundBook
from desk_union.describe.form import Copy
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.paper import bookfolios, bookpicks, columnfolios, projectfolios
from desk_union.members.office import organisation
from desk_union.office import signers
from desk_union.store import chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.accountbook import Folio
    from desk_union.describe.sheet import Request
    from desk_union.funds.paper.bookfolios import Months
    from desk_union.office.signers import Signer

COVER, OPENING = "book_cover", "book_opening"
DETAIL = "detail"
COLUMNS, THREE, BOTH = "columns", "three", "both"
WAYS = Choose(
    DETAIL, "收支明细账",
    ((COLUMNS, "多栏式，每个收支科目一本"), (THREE, "三栏式，每个明细科目一本"), (BOTH, "两种都印")),
)  # fmt: skip
KEEPERS = ("负责人", "会计主管", "记账", "出纳", "制单", "审核")
LEADERS = ("负责人", "主席")
KEPT_YEARS = "30年"


def year_book(session: Session, request: Request) -> AccountBook:
    months = bookpicks.months_of(session, request)
    folios = list(_folios(months, request.chosen.get(DETAIL, COLUMNS)))
    if not folios:
        raise Refusal(f"{months.year}年没有记过账，没有账簿可以装订。", "请换一个年度。")
    name, told = organisation(session), signers.read(session)
    words = {
        "union": name, "year": str(months.year), "books": "、".join(dict.fromkeys(folio.book for folio in folios)),
        "first": days.show_day_long(first_day(months.first)), "last": days.show_day_long(last_day(months.last)),
        "accounts": str(len(folios)), "kept": KEPT_YEARS, "seal": chain.present_code(session),
        **_in_charge(signers.on(told, request.day)),
    }  # fmt: skip
    return AccountBook(
        title=f"{months.year}年会计账簿", organisation=name, period=bookpicks.span_words(months),
        printed_on=request.today, folios=folios, contents=True,
        front=((COVER, Copy(words)), (OPENING, Copy(words, {"keepers": _keepers(told, months)}))),
    )  # fmt: skip


def _folios(months: Months, way: str) -> Iterator[Folio]:
    yield from bookpicks.general(months, None)
    yield from bookpicks.cash(months, None)
    yield from bookpicks.bank(months, None)
    split = [] if way == THREE else columnfolios.with_columns(months)
    heads = () if way == BOTH else tuple(one.code for one in split)
    for one in bookfolios.used_leaves(months):
        if not one.code.startswith(heads):
            yield bookfolios.subsidiary(months, one)
    for one in split:
        yield from columnfolios.columns_ledger(months, one)
    yield from projectfolios.project_ledgers(months)


def _in_charge(names: Mapping[str, str]) -> dict[str, str]:
    leader = next((names[role] for role in LEADERS if role in names), "")
    return {"leader": leader, "chief": names.get("会计主管", ""), "keeper": names.get("记账", "")}


def _keepers(told: Sequence[Signer], months: Months) -> list[dict[str, str]]:
    """Who kept the books in these months, with the days of taking over and of handing over."""
    first, last = first_day(months.first), last_day(months.last)
    rows = []
    for role in KEEPERS:
        held = sorted((one for one in told if one.role == role), key=lambda one: one.since)
        for one, after in pairwise([*held, None]):
            if one is None or not one.name or one.since > last or (after is not None and after.since <= first):
                continue
            until = days.show_day(after.since) if after is not None and after.since <= last else ""
            rows.append({"role": role, "name": one.name, "since": days.show_day(one.since), "until": until})
    return rows


SHEET = Sheet(
    "funds.yearbook", "年度账簿（装订成册）", "封面、启用表、目录和一年的全部账簿，页码连续，打印后装订、签章。",
    BoundBook(year_book), ledgers=("funds.vouchers",),
    options=("year",), outputs=("pdf", "xlsx"), choices=(WAYS,),
    says="所选年度已记账的凭证；建议年度结账以后再打印装订。",
)  # fmt: skip
