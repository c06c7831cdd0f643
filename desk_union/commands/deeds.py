"""Commands about deeds: which there are and what they ask, and doing one without a window."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis import offering
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.conditions import condition_of
from desk_union.commands.console import opened, say_json, unknown
from desk_union.commands.streams import say
from desk_union.describe.kinds import Choice, Flag, Ref
from desk_union.screens.desk import Desk
from desk_union.screens.form.deedpage import DeedPage, own_ledger
from desk_union.store import listing
from desk_union.store.listing import ListAsk
from desk_union.store.rehearsing import copy_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from desk_union.describe.deed import Deed, DeedResult
    from desk_union.describe.ledger import Shown
    from desk_union.store.opened import Book

OF_ROW = "@"  # 数量@7=3: of the row 7 alone


def deeds(given: Namespace) -> int:
    """Every deed with what it asks."""
    if given.json:
        say_json([_described(deed) for deed in tabs.deeds()])
        return 0
    for deed in tabs.deeds():
        asked = "、".join(_asked(deed, shown) for shown in deed.every_ask)
        say(f"{deed.code}\t{deed.tab}\t{deed.title}\t{deed.ledger().title}\t{asked}")
    return 0


def _asked(deed: Deed, shown: Shown) -> str:
    """上解比例*（限渠道：自行上解）."""
    told = "；".join(f"{label}：{'、'.join(answers)}" for label, answers in deed.wanted_beside(shown.key).items())
    return f"{shown.label}{'*' if shown.required else ''}{f'（限{told}）' if told else ''}"


def _described(deed: Deed) -> dict[str, Any]:
    own = {"code": deed.code, "title": deed.title, "tab": deed.tab, "ledger": deed.ledger().code, "rows": deed.rows}
    each = {shown.key for shown in deed.each}
    asks = [{**_ask(deed, shown), "each": shown.key in each} for shown in deed.every_ask]
    return {**own, "help": deed.help, "unfit": deed.unfit, "prints": deed.prints, "asks": asks}


def _ask(deed: Deed, shown: Shown) -> dict[str, Any]:
    """``required`` holds whatever is answered; ``wanted`` names by other asks the answers beside which alone it is
    asked, and then ``required_if_wanted`` says whether it must be filled.
    """
    wanted = deed.wanted_beside(shown.key)
    kind = shown.kind
    choices: Sequence[str] | None = None
    if isinstance(kind, Choice):
        choices = kind.dictionary.labels
    elif isinstance(kind, Flag):
        choices = ("是", "否")
    default = None if shown.default is None else kind.show(shown.default)
    told = {
        "key": shown.key, "label": shown.label, "kind": type(kind).__name__,
        "required": shown.required and not wanted, "required_if_wanted": shown.required, "wanted": wanted or None,
        "default": default, "choices": None if choices is None else list(choices), "help": shown.help or kind.hint,
    }  # fmt: skip
    return {**told, "ledger": kind.ledger.code} if isinstance(kind, Ref) else told


class _Wrong(Refusal):
    """What cannot be read in one answer, with the label and what was given."""

    def __init__(self, label: str, value: str, reason: str) -> None:
        super().__init__(f"「{label}」{reason}", field=label)
        self.value = value


def do(given: Namespace) -> int:
    """Do a deed with rows of a book, or tell what it would do."""
    try:
        done, told = _done(given)
    except Refusal as refusal:
        if not given.json:
            raise
        deed = tabs.deed_called(given.deed)
        labels = {shown.key: shown.label for shown in deed.every_ask} if deed is not None else {}
        columns = [shown.label for shown in getattr(refusal, "fields", ())] or [
            labels.get(refusal.field, refusal.field)
        ]
        problem = {"value": getattr(refusal, "value", ""), "reason": str(refusal)}
        problems = [{"column": column, **problem} for column in columns]
        say_json({"done": 0, "rows": [], "voucher": None, "words": "", "problems": problems})
        return 1
    if given.json:
        number = len(done.ids) if done.number is None else done.number
        # What was made, where nothing stood before; a voucher is told by its own id.
        made = done.ids or (done.seen[1] if done.seen is not None and done.voucher is None else ())
        say_json({"done": number, "rows": made, "voucher": done.voucher, "words": told, "problems": []})
        return 0
    say(told)
    for line in done.table:
        say("\t".join(line))
    return 0


def _done(given: Namespace) -> tuple[DeedResult, str]:
    deed = _deed_called(given.deed)
    with _at_work(given) as book:
        desk = Desk(book, today, given.who or "")
        page = DeedPage(desk, deed, _chosen(desk, deed, given), reason=given.reason)
        for text in given.set:
            _answer(page, text)
        _refuse_unreadable(page)
        _refuse_unheeded(page, given)
        if given.dry_run:
            done = page.preview()
            return done, "".join((f"将{done.words}", *done.notes))
        told = page.run()
        return told.done, told.words


def _deed_called(name: str) -> Deed:
    deed = tabs.deed_called(name)
    if deed is None:
        raise unknown(f"没有叫“{name}”的事可办。", name, {one.code: one.title for one in tabs.deeds()}, "deeds")
    return deed


@contextmanager
def _at_work(given: Namespace) -> Iterator[Book]:
    """The book; of one that is only tried a copy, so that it need not be free to be written."""
    with (
        opened(given.book, writes=not given.dry_run, who=given.who) as book,
        copy_of(book) if book.read_only else nullcontext(book) as trial,
    ):
        yield trial


def _chosen(desk: Desk, deed: Deed, given: Namespace) -> list[int]:
    """The rows named by number and by condition; Refusal naming those that are not there."""
    asked = bool(given.id or given.where)
    if deed.rows == "none":
        if asked:
            raise Refusal(f"“{deed.title}”不用选行。", "请去掉 --id 和 --where。")
        return []
    each_by_row = any(OF_ROW in text.partition("=")[0] for text in given.set)
    if not asked and not each_by_row:
        raise Refusal(f"“{deed.title}”没有说是哪些行。", _possible(desk, deed, "请用 --id 或 --where 指明。"))
    ledger = own_ledger(desk, deed)
    ids: list[int] = list(dict.fromkeys(given.id))
    with desk.book.reading() as session:
        there = {row for row in ids if listing.name_of(session, ledger, row)}
        if given.where:
            conditions = tuple(condition_of(session, ledger, text) for text in given.where)
            found = listing.ids_of(session, ledger, ListAsk(today(), conditions=conditions))
    if missing := [row for row in ids if row not in there]:
        raise Refusal(f"{ledger.title}里没有编号为{'、'.join(map(str, missing))}的行。", _possible(desk, deed, ""))
    if given.where:
        if not found:
            raise Refusal(f"{ledger.title}里没有符合“{'、'.join(given.where)}”的行。", _possible(desk, deed, ""))
        if given.id and (outside := [row for row in ids if row not in found]):
            conditions_told = "、".join(given.where)
            raise Refusal(
                f"编号为{'、'.join(map(str, outside))}的行不符合“{conditions_told}”。", "请去掉这些编号，或改条件。"
            )
        ids = ids or found
    return ids


def _possible(desk: Desk, deed: Deed, before: str) -> str:
    """The rows for which it makes sense, the first few by number and name."""
    ledger = own_ledger(desk, deed)
    with desk.book.reading() as session:
        fits = deed.fits(today()) if deed.fits is not None else None
        ids = listing.waiting(session, ledger, fits, ListAsk(today()))
        named = [f"{row}（{listing.name_of(session, ledger, row)}）" for row in ids[: offering.NAMED]]
    if not named:
        return f"{before}现在没有可以办理的行。"
    return f"{before}可以办理的有：{offering.offered(named, '行', count=len(ids))}。"


def _answer(page: DeedPage, text: str) -> None:
    """Take one 字段=值; a label or a key, of one row 字段@编号=值."""
    name, _, value = text.partition("=")
    label, of_row, row = name.partition(OF_ROW)
    shown = _ask_called(page.deed, label.strip())
    if of_row and shown not in page.deed.each:
        raise _Wrong(shown.label, value, f"不是每行各填的，不能写 {OF_ROW}{row}。")
    if shown in page.deed.each:
        rows = [_row_of(page, row)] if row else page.ids
        try:
            for one in rows:
                page.take_each(shown.key, one, value)
        except ValueError as error:
            raise _Wrong(shown.label, value, str(error)) from None
        return
    page.type(shown.key, value)


def _refuse_unheeded(page: DeedPage, given: Namespace) -> None:
    """An answer that nobody asks beside the others must not look as if it had been heeded."""
    for text in given.set:
        shown = _ask_called(page.deed, text.partition("=")[0].partition(OF_ROW)[0].strip())
        if shown.key in page.fields and not page.is_wanted(shown.key) and text.partition("=")[2]:
            raise _Wrong(shown.label, text.partition("=")[2], "在这种情形下不用填，请去掉。")
    first = page.deed.each[0] if page.deed.each else None
    left = [row for row in page.ids if first is not None and row not in page.chosen]
    if first is not None and left:
        numbers = "、".join(map(str, left))
        raise Refusal(f"编号{numbers}的行没有填{first.label}。", f"请用 --set {first.label}=值 填上。")


def _row_of(page: DeedPage, text: str) -> int:
    """The row that an answer names; it is one of the rows chosen, where any were."""
    if not text.isdecimal():
        raise Refusal(f"“{text}”不是行的编号。", "请写成 数量@7=3 的样子。")
    row = int(text)
    if page.ids and row not in page.ids:
        with page.desk.book.reading() as session:
            name = listing.name_of(session, page.ledger, row)
        named = f"{row}（{name}）" if name else str(row)
        raise Refusal(
            f"编号{named}的行不在 --id、--where 选的行里，却用 {OF_ROW}{row} 填了。", "请去掉这一项，或把它也选上。"
        )
    return row


def _ask_called(deed: Deed, label: str) -> Shown:
    found = next((shown for shown in deed.every_ask if label in {shown.label, shown.key, *shown.aliases}), None)
    if found is None:
        known = [shown.label for shown in deed.every_ask]
        remedy = offering.instead(label, known, "项", lead="可以填") if known else "它什么也不问。"
        raise Refusal(f"“{deed.title}”不问“{label}”。", remedy, field=label)
    return found


def _refuse_unreadable(page: DeedPage) -> None:
    for key, entry in page.entries.items():
        if entry.unreadable:
            raise _Wrong(page.fields[key].label, entry.text, entry.unreadable)
    page.check(every=False)
    for key, told in page.problems.items():
        raise _Wrong(page.fields[key].label, page.text(key), told)
