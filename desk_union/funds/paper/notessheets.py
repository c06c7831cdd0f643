"""财务报表附注 as a draft whose numbers are computed (A.7.4 of the office's facts; 财会〔2021〕7号)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.describe.content import Document
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances, execution, last_year
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.balances import NOTHING
from desk_union.funds.account.periods import read_calendar
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.account.spans import kept
from desk_union.funds.paper import notesfacts, statements
from desk_union.funds.paper.entriesbehind import Entries, of_row, opening, taken_away
from desk_union.funds.paper.executionbehind import words_of
from desk_union.funds.paper.statementsheets import EXCUSED, unsound
from desk_union.funds.tables import Project
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.execution import Executed
    from desk_union.funds.paper.executionbehind import Words

SIGNERS = ("单位负责人", "财务负责人", "制表")
MONEY = 30.0
FILL_IN = "（请补充：{}；没有的写“无”。）"
POLICIES = (
    "1．会计制度：执行财政部《工会会计制度》（财会〔2021〕7号）。\n2．会计期间：公历1月1日至12月31日。记账本位币：人民币。"
    "\n3．会计基础：一般采用收付实现制；年末应收、应付上级经费和固定资产折旧等按制度规定采用权责发生制。"
    "\n4．固定资产：使用期限超过1年，通用设备单价1000元以上、专用设备单价1500元以上，或大批同类物资；按取得时的实际成本入账，"
    "用年限平均法按月计提折旧，不留残值，当月增加当月计提，当月减少当月不提；文物和陈列品、动植物、图书档案和以名义金额计量的资产不提折旧。"
    "\n5．库存物品：按取得时的实际成本入账，发出按加权平均法计价，年末盘点。"
    "\n6．专项资金：按项目单独核算收入、支出和结转，专款专用。\n7．会计政策变更：{}"
)


def notes(session: Session, request: Request) -> Prose:
    """Everything that the notes must tell at least; what the books do not know is left to be filled in."""
    year = kept(session, request).last // 100
    chart = read_chart(session)
    entries = Entries(session, chart)
    blocks: list[Block] = [
        *_compliance(session, year), *_position(session, year, entries), *_budget(session, year, chart, entries),
        *_policies(), *_details(session, year, chart, entries), *_disposals(session, year), *_nominal(session, year),
        *_adjustments(session, year, chart), *_others(),
    ]  # fmt: skip
    return Prose(
        title="财务报表附注", organisation=organisation(session), period=f"{year}年度", printed_on=request.today,
        blocks=blocks, signers=SIGNERS,
    )  # fmt: skip


def _compliance(session: Session, year: int) -> Iterator[Block]:
    yield Heading("一、遵循《工会会计制度》的声明")
    yield Paragraph(
        f"本单位编制的{year}年度财务报表符合《工会会计制度》（财会〔2021〕7号）的要求，真实、完整地反映了本单位"
        f"{year}年12月31日的财务状况和{year}年度的收入支出情况。"
    )
    if read_calendar(session).closed_year < year:
        yield Paragraph(
            f"（提示：{year}年还没有年终结账，以下数字会随后面的记账变动。年终结账以后请重新打印，并删去这一句。）"
        )
    last = year * 100 + 12
    for sentence in (
        *statements.balance_sheet(session, last, annual=True).objections,
        *statements.income_statement(session, last, annual=True).objections, *unsound(session, last),
    ):  # fmt: skip
        why = sentence.startswith(EXCUSED)
        yield Paragraph(f"（{sentence.rstrip('。')}。）" if why else f"（提示：{sentence}请先查明原因。）")


def _position(session: Session, year: int, entries: Entries) -> Iterator[Block]:
    sheet = statements.balance_sheet(session, year * 100 + 12, annual=True)
    rows = {row.label.strip("　 "): row for row in (*sheet.left, *sheet.right)}
    yield Heading("二、财务状况")
    assets, debts, net = (rows[name] for name in ("资产总计", "负债合计", "净资产合计"))
    yield Paragraph(
        f"{year}年末资产总计{_yuan(assets.second)}，{_change(assets.first, assets.second)}；负债合计{_yuan(debts.second)}，"
        f"{_change(debts.first, debts.second)}；净资产合计{_yuan(net.second)}，{_change(net.first, net.second)}。"
    )
    told = []
    for name, row in rows.items():
        if row.codes and (row.first or row.second):
            before, after = (of_row(entries, row, place) for place in (0, 1))
            amounts = (row.first, row.second, (row.second or 0) - (row.first or 0))
            behind = (before, after, (*after, *taken_away(before)))
            told.append((name, *(opening(_money(fen), parts) for fen, parts in zip(amounts, behind, strict=True))))
    yield ProseGrid("资产、负债和净资产", _heads("项目", "年初余额", "年末余额", "增减"), told)


def _budget(session: Session, year: int, chart: AccountChart, entries: Entries) -> Iterator[Block]:
    yield Heading("三、收入支出和预算执行情况")
    rows = {row.label: row for row in statements.income_statement(session, year * 100 + 12, annual=True).rows}
    income, spent, left = rows["三、收入合计"], rows["四、支出合计"], rows["五、本期收支差额"]
    told = f"{year}年收入合计{_yuan(income.first)}，支出合计{_yuan(spent.first)}，收支差额{_yuan(left.first)}。"
    known = income.second is not None
    before = f"上年收入合计{_yuan(income.second)}，支出合计{_yuan(spent.second)}。" if known else ""
    yield Paragraph(f"{told}{before or FILL_IN.format('上年收入合计、支出合计')}")
    last = year * 100 + 12
    executed = execution.executed(session, last, chart)
    if not any(one.budgeted for found in executed.values() for one in found.lines):
        yield Paragraph(FILL_IN.format("本年没有在程序里登记预算，预算批复和执行情况"))
        return
    names = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    heads = (*_heads("科目", "预算", "执行", "结余"), Column("执行率", "right", 18))
    for kind, found in executed.items():
        if not found.lines:
            continue
        whole = found.whole
        share = Ratio().show(whole.tenths)
        yield Paragraph(f"本年{kind}预算（含调整）{_yuan(whole.allowed)}，完成{_yuan(whole.used)}，执行率{share or '—'}。")
        lines = [_executed(one, names, words_of(one, last, chart, entries, _money)) for one in found.lines]
        sums = words_of(whole, last, chart, entries, _money, whole=True)
        yield ProseGrid(f"{kind}预算执行情况", heads, lines, ("合计", sums.allowed, sums.used, sums.left, share))


def _executed(one: Executed, names: Mapping[int, str], words: Words) -> tuple[str, ...]:
    project = names.get(one.project or 0)
    name = one.account.words + (f"（{project}）" if project else "")
    label = f"　其中：{name}" if one.within else name if one.budgeted else f"{name}（无预算）"
    return (label, words.allowed, words.used, words.left, Ratio().show(one.tenths))


def _policies() -> Iterator[Block]:
    yield Heading("四、主要会计政策、会计估计及其变更")
    yield Paragraph(POLICIES.format(FILL_IN.format("本年有变更的，写明内容、理由和影响数")))


def _details(session: Session, year: int, chart: AccountChart, entries: Entries) -> Iterator[Block]:
    """The leaves of what an auditor asks for, each kind in a table of its own."""
    yield Heading("五、报表重要项目说明")
    last = year * 100 + 12
    found = balances.by_code(balances.sums(session, last, last), chart)
    for title, codes in (
        ("货币资金", ("101", "102")), ("应收款项", ("131", "132", "135")), ("负债", ("201", "211", "212", "215", "221")),
        ("净资产", ("301", "311", "321", "322", "331", "332", "341")),
    ):  # fmt: skip
        rows, total = [], [0, 0]
        for account in chart.by_id.values():
            sums = found.get(account.code, NOTHING)
            if account.leaf and account.code.startswith(codes) and (sums.year_opening or sums.closing):
                pair = [amount * chart.by_code[account.code[:3]].sign for amount in (sums.year_opening, sums.closing)]
                sign = chart.by_code[account.code[:3]].sign
                ends = zip(pair, (year * 100, last), strict=True)
                amounts = [opening(_money(fen), entries.balance([account.code], end, sign)) for fen, end in ends]
                rows.append((account.words, *amounts))
                total = [one + more for one, more in zip(total, pair, strict=True)]
        if rows:
            yield ProseGrid(title, _heads("科目", "年初余额", "年末余额"), rows, ("合计", *map(_money, total)))
    for kind in (INCOME, EXPENSE):
        yield from _moved(session, year, chart, kind, entries)
    yield from notesfacts.projects(session, year)
    yield from notesfacts.assets(session, year)
    yield from notesfacts.goods(session, year)


def _moved(session: Session, year: int, chart: AccountChart, kind: str, entries: Entries) -> Iterator[Block]:
    """Income or expense by leaf, this year and the year before."""
    known = last_year.flows(session, year, chart)
    years = [last_year.flows(session, year + 1, chart) or {}, known or {}]
    rows, total = [], [0, 0]
    for account in chart.by_id.values():
        pair = [found.get(account.code, 0) for found in years]
        if account.leaf and account.kind == kind and any(pair):
            behind = (entries.flow_of_year([account.code], one, account.sign) for one in (year, year - 1))
            words = (_money(pair[0]), "" if known is None else _money(pair[1]))
            rows.append((account.words, *(opening(told, parts) for told, parts in zip(words, behind, strict=True))))
            total = [one + more for one, more in zip(total, pair, strict=True)]
    if rows:
        sums = (_money(total[0]), "" if known is None else _money(total[1]))
        yield ProseGrid(f"本年{kind}明细", _heads("科目", "本年数", "上年数"), rows, ("合计", *sums))


def _disposals(session: Session, year: int) -> Iterator[Block]:
    yield Heading("六、重大资产处置和资产损失")
    found = notesfacts.disposals(session, year)
    if not found:
        yield Paragraph(f"{year}年固定资产台账没有处置记录。{FILL_IN.format('坏账核销、库存盘亏等其他资产损失')}")
        return
    heads = (Column("名称", "left", 44), Column("方式", "left", 20), Column("日期", "center", 24))
    yield ProseGrid("固定资产处置", (*heads, *_heads("", "原值", "累计折旧", "净值")[1:]), found)
    yield Paragraph(FILL_IN.format("处置的批准文件和收入上缴情况，坏账核销、库存盘亏等其他资产损失"))


def _nominal(session: Session, year: int) -> Iterator[Block]:
    yield Heading("七、以名义金额计量的资产")
    found = notesfacts.nominal(session, year)
    if not found:
        yield Paragraph("无。")
        return
    yield ProseGrid(
        "以名义金额（1元）计量的资产", (Column("名称", "left", 50), Column("数量", "right", 20), Column("来源和理由", "left", 90)), found
    )  # fmt: skip


def _adjustments(session: Session, year: int, chart: AccountChart) -> Iterator[Block]:
    yield Heading("八、以前年度结转结余调整")
    found = notesfacts.adjustments(session, year, chart)
    if not found:
        yield Paragraph(f"{year}年没有调整以前年度结转结余。")
        return
    heads = (
        Column("凭证", "left", 30),
        Column("摘要", "left", 74),
        Column("科目", "left", 46),
        Column("调增（减）", "right", 28),
    )
    yield ProseGrid(
        "年初余额调整", heads, [row[:4] for row in found], ("合计", "", "", _money(sum(row[4] for row in found)))
    )


def _others() -> Iterator[Block]:
    yield Heading("九、其他需要说明的事项")
    yield Paragraph(FILL_IN.format("对外投资、或有事项、资产抵押担保、年末以后发生的重要事项"))


def _heads(first: str, *amounts: str) -> tuple[Column, ...]:
    return (Column(first, "left", 70), *(Column(title, "right", MONEY) for title in amounts))


def _money(fen: int | None) -> str:
    return show_yuan(fen or 0)


def _yuan(fen: int | None) -> str:
    return f"{show_yuan(fen or 0)}元"


def _change(before: int | None, after: int | None) -> str:
    moved = (after or 0) - (before or 0)
    return f"比年初{'增加' if moved > 0 else '减少'}{_yuan(abs(moved))}" if moved else "与年初相同"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.notes", "财务报表附注（草稿）", "年度附注：声明、财务状况、预算执行、会计政策、重要项目，数字自动取自账簿，括号里的请自己补充。",
        Document(notes), ledgers=("funds.vouchers",),
        options=("year",), outputs=("pdf", "docx", "xlsx"), says="所选年度；请在年终结账以后打印，存成Word再修改。",
    ),
)  # fmt: skip
