"""The command of own reports: rows of a ledger grouped by a column, said, written as a sheet, or kept by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import offering
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.conditions import asked_of
from desk_union.commands.console import ledger_of, opened, say_json
from desk_union.commands.leaving import remember
from desk_union.commands.streams import complain, say
from desk_union.describe.sheet import Request
from desk_union.prints.lists import ownsheet
from desk_union.store import ownreports, summing
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish
from desk_union.store.summing import Grouping, GroupNumber
from desk_union.tabs import sheets as every_sheet

if TYPE_CHECKING:
    from argparse import Namespace

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book
    from desk_union.store.outputs import Leaving
    from desk_union.store.ownreports import OwnReport

STEPS = {"": "", "年": summing.YEAR, "月": summing.MONTH, "含下级": summing.BELOW}
OUTPUTS = ("pdf", "xlsx", "docx")
OF_BARS = ("pdf", "xlsx")


def report(given: Namespace) -> int:
    ledger = ledger_of(given.ledger)
    kind = given.output.suffix.removeprefix(".").casefold() if given.output is not None else ""
    outputs = OF_BARS if given.bars else OUTPUTS
    if kind and kind not in outputs:
        raise Refusal(f"报表不能输出为“{given.output.suffix}”文件。", f"可以用：{'、'.join(outputs)}。")
    with opened(given.book, writes=bool(given.save), who=given.who) as book:
        with book.reading() as session:  # which knows the office's own columns
            grouping = _grouping(ledger, given.by)
            measures = [GroupNumber(summing.COUNT)]
            for how in (summing.SUM, summing.MEAN, summing.DIFFERENT):
                measures += [_measure(ledger, how, label) for label in getattr(given, how)]
            ask = asked_of(session, ledger, given, ListAsk(today()), several=True)
            unnamed = f"{ledger.title}按{given.by}汇总"[: ownreports.LONGEST]
            name = ownreports.proper(given.save) if given.save else unnamed
            made = ownreports.of_ask(session, name, ledger, ask, grouping, measures)
            found = summing.summary(session, ledger, ask, grouping, measures)
        if given.save:
            keep(book, made)
        left = _write(book, made, kind, given) if given.output is not None else None
        _tell(ledger, made, found, given)  # the ledger has the book's own columns only as long as it is open
    if left is not None:
        remember(book, left, who=given.who)
    return 0


def keep(book: Book, made: OwnReport) -> None:
    """Under its name, which no sheet of the house bears."""
    ownreports.proper(made.name, [one.title for one in every_sheet()])
    with book.deed(f"保存报表 {made.name}") as session:
        ownreports.keep(session, made)


def _write(book: Book, made: OwnReport, kind: str, given: Namespace) -> Leaving:
    from desk_union.prints.publishing import publish

    sheet = ownsheet.sheets(made)[1 if given.bars else 0]
    publication = publish(book, sheet, Request(today(), today()))
    printed = finish(publication.write(kind, given.output))
    complain(f"已写到：{given.output}")
    return publication.leaving(f"存为{kind}", printed.pages)


def _tell(ledger: Ledger, made: OwnReport, found: summing.Summary, given: Namespace) -> None:
    heads = [summing.grouping_words(ledger, made.grouping), *(summing.measure_words(ledger, m) for m in made.measures)]
    lines = (*found.lines, found.total)
    if given.json:
        say_json([dict(zip(heads, (line.label, *line.words), strict=True)) for line in lines])
        return
    say("\t".join(heads))
    for line in lines:
        say("\t".join((ownsheet.INDENT * line.depth + line.label, *line.words)))


def _grouping(ledger: Ledger, text: str) -> Grouping:
    label, _, step = text.replace("：", ":").partition(":")
    offered = summing.groupings(ledger)
    shown = ledger.by_label.get(label) or ledger.by_key.get(label)
    mine = [one for one in offered if shown is not None and one.key == shown.key]
    if not mine:
        known = list(dict.fromkeys(ledger.by_key[one.key].label for one in offered))
        raise Refusal(f"{ledger.title}不能按“{label}”汇总。", offering.instead(label, known, lead="可以按"))
    if step not in STEPS:
        raise Refusal(f"“{text}”的“{step}”看不懂。", "冒号后面可以写：年、月、含下级。")
    exact = [one for one in mine if one.step == STEPS[step]]
    if step and not exact:
        raise Refusal(f"“{label}”不能{step}汇总。", f"请写 --by {label}。")
    return (exact or mine)[0]


def _measure(ledger: Ledger, kind: str, label: str) -> GroupNumber:
    shown = ledger.by_label.get(label) or ledger.by_key.get(label)
    offered = [one for one in summing.measures(ledger) if one.kind == kind]
    if shown is None or GroupNumber(kind, shown.key) not in offered:
        known = [ledger.by_key[one.key].label for one in offered]
        told = {summing.SUM: "合计", summing.MEAN: "求平均", summing.DIFFERENT: "数不重复的"}[kind]
        lead = offering.instead(label, known, lead="可以用") if known else "这本台账没有可以这样算的列。"
        raise Refusal(f"“{label}”不能{told}。", lead)
    return GroupNumber(kind, shown.key)
