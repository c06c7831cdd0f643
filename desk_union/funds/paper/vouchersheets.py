"""记账凭证 and its cover on paper (G.2 of the office's facts): more lines than a slip holds go on under a fraction."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.money import show_yuan
from desk_union.basis.months import words as month_words
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Official, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.spans import span_of
from desk_union.funds.tables import Entry, Project, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.office import organisation
from desk_union.office import signers
from desk_union.store import chain
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.office.signers import Signer

LINES = 6  # of a slip; forms/sheets/voucher.toml has as many rows
ORDINARY = "普通"
CONTINUED = "（转下张）"
VOLUMES = "volumes"
KEPT = "30年"
ROLES = {"chief": "会计主管", "poster": "记账", "checker": "审核", "cashier": "出纳", "maker": "制单"}
RANGES = re.compile(r"(?:(?P<word>[^\d\s-]+)-?)?(?P<first>\d{1,9})(?:[-—~至到](?P<last>\d{1,9}))?")
OPTIONS = ("year", "month", "quarter", "search", "id")
FOUND_BY = ("凭证号", "不填就是全部；如 12、3-8 或 3-8,15")


def slips(session: Session, request: Request) -> Filled:
    """The vouchers of the span in the order of their numbers; ``request.row`` is a line of one, as ledgers list them."""
    found = _vouchers(session, request)
    told = signers.read(session)
    union = organisation(session)
    lines = _lines(session, [one.id for one in found])
    copies = [copy for one in found for copy in _slips(one, lines[one.id], union, told)]
    return Filled(copies, _left_out(session, request))


def _vouchers(session: Session, request: Request) -> list[Voucher]:
    query = select(Voucher).order_by(Voucher.period, Voucher.word, Voucher.number, Voucher.id)
    if request.row is not None:
        query = query.where(Voucher.id == select(Entry.voucher).where(Entry.id == request.row).scalar_subquery())
    else:
        query = query.where(*_span(request), Voucher.state == POSTED)
        if request.search.strip():
            query = query.where(_numbered(request.search))
    found = list(session.scalars(query))
    if not found and request.row is not None:
        raise Refusal("没有这一行凭证。", "请在记账凭证台账里选一行。")
    if not found:
        raise Refusal(f"{span_of(request).words}没有要打印的凭证。", "请先记账，或换一个月份、凭证号。")
    return found


def _span(request: Request) -> tuple[ColumnElement[bool], ...]:
    span = span_of(request)
    return (Voucher.period.between(span.first, span.last),)


def _numbered(asked: str) -> ColumnElement[bool]:
    """From 12, 记-12, 3-8 or several of them."""
    wanted = []
    for part in filter(None, re.split(r"[,，、;；\s]+", asked)):
        found = RANGES.fullmatch(part)
        if found is None:
            raise Refusal(f"看不懂凭证号“{part}”。", "请写成 12、3-8 或 3-8,15 的样子。")
        numbers = Voucher.number.between(int(found["first"]), int(found["last"] or found["first"]))
        wanted.append(and_(numbers, Voucher.word == found["word"]) if found["word"] else numbers)
    return or_(*wanted)


def _left_out(session: Session, request: Request) -> tuple[str, ...]:
    if request.row is not None:
        return ()
    drafts = len(session.scalars(select(Voucher.id).where(*_span(request), Voucher.state != POSTED)).all())
    return (f"另有{drafts}张草稿没有记账，没有打印。",) if drafts else ()


def _lines(session: Session, vouchers: Sequence[int]) -> dict[int, list[dict[str, str]]]:
    chart = read_chart(session)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for chunk in chunks(vouchers):
        query = select(Entry).where(Entry.voucher.in_(chunk)).order_by(Entry.voucher, Entry.line)
        for entry in session.scalars(query):
            account = chart.by_id[entry.account]
            first, _, below = account.full_name.partition("-")
            project = projects.get(entry.project or 0, "")
            detail = "\n".join(part for part in (below, f"项目：{project}" if project else "") if part)
            found[entry.voucher].append(
                {
                    "summary": entry.summary, "account": f"{account.code[:3]} {first}", "detail": detail,
                    "debit": show_yuan(entry.debit) if entry.debit else "",
                    "credit": show_yuan(entry.credit) if entry.credit else "",
                    "fen": str(entry.debit), "other": str(entry.credit),
                }
            )  # fmt: skip
    return found


def _slips(one: Voucher, lines: Sequence[dict[str, str]], union: str, told: Sequence[Signer]) -> Iterator[Copy]:
    """One copy for each so many lines; the sums stand on the last."""
    pages = [lines[start : start + LINES] for start in range(0, len(lines), LINES)] or [[]]
    debit, credit = (sum(int(line[key]) for line in lines) for key in ("fen", "other"))
    tick = "√" if one.state == POSTED else ""
    for number, page in enumerate(pages, 1):
        last = number == len(pages)
        called = str(one.number) if one.number is not None else "　　"
        words = {
            "union": union, "day": days.show_day_long(one.day), "word": one.word, "mark": _mark(one),
            "number": called if len(pages) == 1 else f"{called} {number}/{len(pages)}", "papers": str(one.papers),
            "words": in_words(debit) if last else CONTINUED, "debit": _yuan(debit) if last else "",
            "credit": _yuan(credit) if last else "", **_names(one, told),
        }  # fmt: skip
        yield Copy(words, {"lines": [{**line, "tick": tick} for line in page]})


def _yuan(fen: int) -> str:
    return f"{'-' if fen < 0 else ''}¥{show_yuan(abs(fen))}"


def _mark(one: Voucher) -> str:
    if one.state != POSTED:
        return "草稿，未记账"
    return "" if one.kind == ORDINARY else one.kind


def _names(one: Voucher, told: Sequence[Signer]) -> dict[str, str]:
    """Who is written on the voucher, else who signs at that day."""
    usual = signers.on(told, one.day)
    own = {"poster": one.poster, "checker": one.checker, "cashier": one.cashier, "maker": one.maker}
    return {key: own.get(key) or usual.get(role, "") for key, role in ROLES.items()}


def voucher_tables(session: Session, request: Request) -> list[Table]:
    """The same vouchers for a workbook, a section for each."""
    found = _vouchers(session, request)
    lines = _lines(session, [one.id for one in found])
    rows = [
        (_called(one), *(line[key] for key in ("summary", "account", "detail", "debit", "credit")))
        for one in found
        for line in lines[one.id]
    ]
    heads = (
        Column("凭证"), Column("摘要", width_mm=60), Column("总账科目", width_mm=34), Column("明细科目", width_mm=40),
        Column("借方金额", "right", 26), Column("贷方金额", "right", 26),
    )  # fmt: skip
    debit, credit = (sum(int(line[key]) for one in found for line in lines[one.id]) for key in ("fen", "other"))
    return [
        Table(
            title="记账凭证", columns=heads, rows=rows, printed_on=request.today, organisation=organisation(session),
            period=span_of(request).words, official=Official(maker="单位"), section_by=0, section_unit="行",
            totals=("合计", "", "", "", show_yuan(debit), show_yuan(credit)), signers=("会计主管", "记账", "制单"),
            count_text=f"共 {len(found)} 张凭证",
        )
    ]  # fmt: skip


def _called(one: Voucher) -> str:
    number = "草稿" if one.number is None else f"{one.word}字第{one.number}号"
    mark = _mark(one)
    return f"{days.show_day(one.day)}　{number}　附单据{one.papers}张{f'　{mark}' if mark else ''}"


def covers(session: Session, request: Request) -> Filled:
    """A cover for each volume of each month: what lies in it, from which number to which."""
    span = span_of(request)
    query = select(Voucher).where(*_span(request), Voucher.state == POSTED)
    found = session.scalars(query.order_by(Voucher.period, Voucher.word, Voucher.number))
    chief = signers.on(signers.read(session), request.day).get("会计主管", "")
    asked = int(request.chosen.get(VOLUMES, "1"))
    union, seal = organisation(session), chain.present_code(session)
    copies = []
    for (period, word), some in groupby(found, key=lambda one: (one.period, one.word)):
        parts = _volumes(list(some), asked)
        for number, part in enumerate(parts, 1):
            about = {"union": union, "month": month_words(period), "word": word, "kept": KEPT, "chief": chief, "seal": seal}
            copies.append(Copy({**about, "volumes": str(len(parts)), "volume": str(number), **_contents(part)}))
    if not copies:
        raise Refusal(f"{span.words}没有已记账的凭证。", "请先记账，或换一个月份。")
    return Filled(copies)


def _volumes(found: Sequence[Voucher], asked: int) -> list[Sequence[Voucher]]:
    """As many volumes of about the same thickness, but never an empty one."""
    count = min(asked, len(found))
    edges = [len(found) * place // count for place in range(count + 1)]
    return [found[start:end] for start, end in pairwise(edges)]


def _contents(part: Sequence[Voucher]) -> dict[str, str]:
    first, last = _ends(one.day for one in part)
    return {
        "first": days.show_day_long(first), "last": days.show_day_long(last), "from": str(part[0].number),
        "to": str(part[-1].number), "count": str(len(part)), "papers": str(sum(one.papers for one in part)),
    }  # fmt: skip


def _ends(several: Iterable[date]) -> tuple[date, date]:
    ordered = sorted(several)
    return ordered[0], ordered[-1]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.voucher", "记账凭证（凭证纸）", "A5、发票大小或A4一页两张；分录多的自动分成几张，空行划线注销。",
        OfficialForm("voucher", slips, voucher_tables), ledgers=("funds.vouchers",),
        options=OPTIONS, outputs=("pdf", "xlsx"), monthly=True,
        finds=FOUND_BY, says="所选月份已记账的凭证，按凭证号顺序。",
    ),
    Sheet(
        "funds.voucher_cover", "记账凭证封面", "每月每册一张：起讫日期、起讫号码、册数、凭证张数和附件张数。",
        OfficialForm("voucher_cover", covers), ledgers=("funds.vouchers",),
        options=("year", "month", "quarter"), outputs=("pdf",), monthly=True,
        choices=(Choose(VOLUMES, "本月装订", tuple((str(n), f"{n}册") for n in range(1, 11))),),
        says="所选月份已记账的凭证，几册就有几张封面。",
    ),
)  # fmt: skip
