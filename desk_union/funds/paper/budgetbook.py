"""预算书 and 决算书: cover, contents, 编制说明 with numbers that open, the official tables, and who passes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import Number, Sentence
from desk_union.describe.content import Document
from desk_union.describe.kinds import Ratio
from desk_union.describe.prose import Cover, Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import budget_approving
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.paper import leftover, planssheets, yearsheets
from desk_union.funds.paper.budgetsheet import budget
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

FILL_IN = "（请补充：{}；没有的写“无”，打印前删去这一句。）"
BASIS = "本{what}按财政部《工会会计制度》（财会〔2021〕7号）的科目编制，金额单位为元。"
FIRST_LEVEL = 3  # digits
BLANKS = "　 "
Cells = tuple[str, ...]


def budget_book(session: Session, request: Request) -> Prose:
    """The budget of a year as it is submitted; Refusal where none was planned."""
    year = request.year or request.today.year
    table = budget(session, request)[0]
    rows = [_of_budget(row) for row in table.rows]
    if not any(code for code, *_ in rows):
        raise Refusal(f"{year}年还没有编预算。", "请先在“经费预算”里填好各科目的本年预算。")
    blocks = [
        Heading("一、编制说明", apart=True), Paragraph(BASIS.format(what="预算")),
        *_told(rows, "预算", "上年决算"), *_explained(table),
        Paragraph(_sentence(budget_approving.words_of(session, year, request.day))),
        Paragraph(FILL_IN.format("本年主要工作和经费安排的重点、比上年增减较大的原因")),
        Heading("二、收支预算表", apart=True), _picked(table, "收支预算表", (1, 2, 3, 4, 6)),
        *_compared(session, request), *_passed("四"),
    ]  # fmt: skip
    return _book(session, request, f"{year}年度工会经费收支预算书", year, blocks)


def final_book(session: Session, request: Request) -> Prose:
    """The final account of a year as it is submitted, with how the budget was carried out."""
    table = planssheets.final(session, request)[0]
    year = request.year or request.today.year
    rows = [(row[0], row[1], row[4], row[3]) for row in table.rows]
    carried_out = planssheets.carried_out(session, request)[0]
    shares = [(row[1].strip(BLANKS), row[5]) for row in table.rows if len(row[0]) == FIRST_LEVEL and row[5]]
    done = "；".join(f"{name}完成预算的{share}" for name, share in shares)
    blocks = [
        Heading("一、编制说明", apart=True), Paragraph(BASIS.format(what="决算")), *_told(rows, "决算", "上年决算"),
        *([Paragraph(f"预算执行：{done}。")] if done else []),
        Paragraph(_sentence(budget_approving.words_of(session, year, request.day))),
        Paragraph(FILL_IN.format("预算与决算相差较大的原因、结余的使用打算")),
        Heading("二、收支决算表", apart=True), _picked(table, "收支决算表", (0, 1, 2, 3, 4, 5)),
        Heading("三、预算执行情况表", apart=True), _picked(carried_out, "预算执行情况表", (0, 1, 2, 3, 4, 5, 7)),
        *_compared(session, request, "四"), *_passed("五"),
    ]  # fmt: skip
    return _book(session, request, f"{year}年度工会经费收支决算书", year, blocks)


def _book(session: Session, request: Request, title: str, year: int, blocks: Sequence[Block]) -> Prose:
    name = organisation(session)
    cover = Cover(
        lines=(name, f"{request.today.year}年{request.today.month}月{request.today.day}日"),
        places=("工会主席（签章）", "经审委员会主任（签章）", "财务负责人（签章）", "编制人（签章）"),
    )
    return Prose(
        title=title, organisation=name, period=f"{year}年", printed_on=request.today, blocks=blocks, cover=cover,
    )  # fmt: skip


def _of_budget(row: Sequence[str]) -> Cells:
    """Code, name, the year before and this year, as of a line of 决算表."""
    return (row[1], row[2], row[3], row[4])


def _told(rows: Sequence[Cells], what: str, before: str) -> Iterator[Block]:
    """Income and spending in words: the whole, what it grew by, and the accounts of the first level."""
    for place, kind in enumerate((INCOME, EXPENSE), start=1):
        whole = next((row for row in rows if row[1] == f"{kind}合计"), None)
        if whole is None:
            continue
        begins = "4" if kind == INCOME else "5"
        parts = [row for row in rows if len(row[0]) == FIRST_LEVEL and row[0].startswith(begins) and row[3]]
        text = f"{place}．{kind}{what}合计{whole[3]}元{_growth(whole, before)}。"
        numbers = [whole[3], *([whole[2]] if whole[2] else [])]
        if parts:
            told = "；".join(f"{row[1].strip(BLANKS)}{row[3]}元" for row in parts)
            text += f"其中：{told}。"
            numbers += [row[3] for row in parts]
        yield Paragraph(Sentence(text, *(one for one in numbers if isinstance(one, Number))))
    last = [row for row in rows if row[1] in leftover.LABELS]
    if last:
        text = "3．" + "，".join(f"{row[1]}{row[3]}元" for row in last if row[3]) + "。"
        yield Paragraph(Sentence(text, *(row[3] for row in last if isinstance(row[3], Number))))


def _growth(row: Cells, before: str) -> str:
    if not row[2]:
        return ""
    now, then = parse_yuan(row[3]), parse_yuan(row[2])
    moved = "持平" if now == then else f"{'增加' if now > then else '减少'}{show_yuan(abs(now - then))}元"
    share = f"（{Ratio().show((2000 * abs(now - then) + then) // (2 * then))}）" if then > 0 and now != then else ""
    return f"，{before}{row[2]}元，{moved}{share}"


def _explained(table: Table) -> Iterator[Block]:
    told = [f"{row[2].strip(BLANKS)}{row[4]}元：{row[6]}" for row in table.rows if row[6]]
    if told:
        numbers = [row[4] for row in table.rows if row[6] and isinstance(row[4], Number)]
        yield Paragraph(Sentence(f"4．主要项目的说明。{'；'.join(told)}。", *numbers))


def _picked(table: Table, title: str, places: Sequence[int]) -> ProseGrid:
    """The official table within the book, with these of its columns."""
    rows = [tuple(row[place] for place in places) for row in table.rows]
    return ProseGrid(title, tuple(table.columns[place] for place in places), rows)


def _compared(session: Session, request: Request, number: str = "三") -> Iterator[Block]:
    past = replace(request, year=min(request.year or request.today.year, request.today.year))
    table = yearsheets.side_by_side(session, past)[0]
    yield Heading(f"{number}、近三年收支对比表", apart=True)
    yield _picked(table, "近三年收支对比表", tuple(range(len(table.columns))))
    for note in table.notes:
        yield Paragraph(note)


def _passed(number: str) -> Iterator[Block]:
    yield Heading(f"{number}、审议和审查意见", apart=True)
    for who in ("工会委员会审议意见", "经费审查委员会审查意见", "会员（代表）大会审议情况", "上级工会批复"):
        yield Paragraph(f"{who}：\n\n\n\n　　　　　　　　　　　　　　　　　　　　（签章）　　　年　　月　　日\n")


def _sentence(words: str) -> str:
    return f"预算核定：{words}" if words else FILL_IN.format("预算由哪次会议通过")


OUTPUTS = ("pdf", "docx", "xlsx")
SHEETS = (
    Sheet(
        "funds.budget_book", "工会经费收支预算书",
        "封面、目录、编制说明、收支预算表、近三年对比和审议签章处，装成一册上报。",
        Document(budget_book), ledgers=("funds.budget",), options=("year",), outputs=OUTPUTS, ahead=True,
    ),
    Sheet(
        "funds.final_book", "工会经费收支决算书",
        "封面、目录、编制说明、收支决算表、预算执行情况表、近三年对比和审议签章处。",
        Document(final_book), ledgers=("funds.budget", "funds.vouchers"), options=("year",), outputs=OUTPUTS,
    ),
)  # fmt: skip
