"""What is printed: the list as it is seen, or a sheet with its options, made into a PDF to be looked at first."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import days, months
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Tables, WordTemplate
from desk_union.describe.sheet import WHO, Request, Sheet
from desk_union.prints import kept
from desk_union.prints.forms.formprinting import choices_of
from desk_union.prints.lists.ledgerlist import list_sheet
from desk_union.prints.publishing import publish
from desk_union.store import listing, outputs
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Choose
    from desk_union.prints.paper import Printed
    from desk_union.prints.publishing import Publication
    from desk_union.screens.desk import Desk
    from desk_union.store.listing import ListAsk
    from desk_union.store.progress import Work

NAMED_CHARACTERS = 30


@dataclass(frozen=True)
class Paper:
    """A finished print: the PDF that is shown, printed and saved is this one and no other."""

    desk: Desk
    pdf: bytes
    printed: Printed
    publication: Publication

    @property
    def title(self) -> str:
        return self.publication.title

    @property
    def outputs(self) -> tuple[str, ...]:
        return self.publication.sheet.outputs

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.publication.tables

    @property
    def warning(self) -> str:
        """What is wrong on it, and what is another than when it was printed last."""
        told = (warning_of(self.printed), *self.publication.checked.faults, self.publication.since)
        return "\n".join(part for part in told if part)

    @property
    def checked(self) -> str:
        """What the sheet says of itself, in one line."""
        return self.publication.checked.sentence

    def left(self, how: str) -> None:
        """Remember that it was printed or saved."""
        outputs.note(self.desk.book, self.publication.leaving(how, self.printed.pages), who=self.desk.who)

    @property
    def parts(self) -> bool:
        """Whether it may be had as a file for each row: a Word form of the office's own."""
        return isinstance(self.publication.sheet.content, WordTemplate)

    def each_into(self, folder: Path) -> Work[list[Path]]:
        from desk_union.prints.ownforms.wordfolder import put_each

        return put_each(self.publication, folder)

    def saving(self, kind: str) -> Callable[[Path], Work[Printed]] | None:
        """How the same is saved as a file of this kind; None where the sheet is not to be had so."""
        if kind not in self.outputs:
            return None
        return lambda target: self.publication.write(kind, target)


def warning_of(printed: Printed) -> str:
    """What must be known before printing: characters that no font has, what did not fit, what was left out."""
    return "\n".join(part for part in (_lost(printed.missing), *printed.notes) if part)


def _lost(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    named = "、".join(missing[:NAMED_CHARACTERS])
    more = f"等{len(missing)}个字" if len(missing) > NAMED_CHARACTERS else ""
    return f"有字打印不出来，纸上会印成〓：{named}{more}。请安装含这些字的字体后再打印，或在纸上手写补上。"


def sheet_paper(desk: Desk, sheet: Sheet, request: Request) -> Work[Paper]:
    publication = publish(desk.book, sheet, request, desk.who)
    yield Progress(0, 0, f"正在核对《{publication.title}》")
    publication.since, publication.checked  # noqa: B018 - here, where it can be given up, and kept
    target = BytesIO()
    printed = yield from publication.write("pdf", target)
    return Paper(desk, target.getvalue(), printed, publication)


def tables_paper(desk: Desk, title: str, tables: Sequence[Table]) -> Work[Paper]:
    """Tables that are no sheet of the office's own, signed by those who sign today."""
    today = desk.today()
    return (yield from sheet_paper(desk, Sheet("", title, "", Tables(lambda *_: tables)), Request(today, today)))


def sheet_called(desk: Desk, code: str) -> Sheet:
    """One of the house or of the office's own by its code; Refusal where an own one is gone."""
    found = next((sheet for sheet in tabs.sheets() if sheet.code == code), None)
    if found is None:
        with desk.book.reading() as session:
            found = kept.called_in(session, code)
    if found is None:
        raise Refusal("这张表已经没有了。", "它可能已被删除，请刷新后再看。")
    return found


def private_labels(columns: Sequence[Shown]) -> tuple[str, ...]:
    return tuple(shown.label for shown in columns if shown.private)


def list_paper(
    desk: Desk, ledger: Ledger, ask: ListAsk, columns: Sequence[Shown], *, private: bool = False
) -> Work[Paper]:
    """The list as it stands on the screen; private columns are left out unless the clerk asked for them (noted)."""
    if not private:
        columns = [shown for shown in columns if not shown.private]
    with desk.book.reading() as session:
        count = listing.count_of(session, ledger, ask)
    if count == 0:
        raise Refusal("现在的名单是空的，没有可打印的内容。", "请清除筛选，或先登记、导入。")
    sheet = list_sheet(ledger, ask, columns)
    return (yield from sheet_paper(desk, sheet, Request(ask.day, desk.today(), private=private)))


@dataclass
class SheetOptions:
    """What a sheet may be asked for, filled with what is usual today."""

    sheet: Sheet
    today: date
    year: int = 0
    month: int = 0  # 0: the whole year
    quarter: int = 0  # 1 to 4, where no month is chosen
    unit: int | None = None
    search: str = ""
    private: bool = False
    choices: tuple[Choose, ...] = ()
    rows: tuple[int, ...] = ()  # those chosen in a list; nobody is asked then who is meant
    as_of: date | None = None  # of that list
    chosen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.year = self.year or self.today.year
        if self.rows:
            self.choices = tuple(choose for choose in self.choices if choose.key != WHO)

    def offers(self, option: str) -> bool:
        return option in self.sheet.options and not self.rows

    @property
    def asks(self) -> bool:
        """Whether there is anything to choose before the sheet can be printed."""
        return bool(self.choices or self.sheet.private or (self.sheet.options and not self.rows))

    @property
    def years(self) -> list[int]:
        return list(range(self.today.year + self.sheet.ahead, self.today.year - 30, -1))

    @property
    def day(self) -> date:
        """The last day of the chosen year or month, but never one that has not come yet."""
        if not self.offers("year"):
            return self.as_of or self.today
        month = (self.month or None) if self.offers("month") else None
        quarter = (self.quarter or None) if self.offers("quarter") else None
        span = months.asked(self.year, month, quarter, self.today)
        return min(span.last_day, self.today) if span else self.today

    @property
    def says(self) -> str:
        return self.sheet.says or f"按{days.show_day_long(self.day)}的情况打印。"

    def request(self) -> Request:
        return Request(
            day=self.day,
            today=self.today,
            year=self.year if self.offers("year") else None,
            month=(self.month or None) if self.offers("month") else None,
            quarter=(self.quarter or None) if self.offers("quarter") else None,
            unit=self.unit if self.offers("unit") else None,
            search=self.search if self.offers("search") else "",
            rows=self.rows,
            private=self.private,
            chosen=dict(self.chosen),
        )


def options_of(desk: Desk, sheet: Sheet, rows: Sequence[int] = (), as_of: date | None = None) -> SheetOptions:
    """The options as usual today, with what the sheet's own file lets choose; ``rows`` are those chosen in a list."""
    month = desk.today().month if sheet.monthly else 0
    choices = choices_of(sheet, desk.book)
    return SheetOptions(sheet, desk.today(), month=month, choices=choices, rows=tuple(rows), as_of=as_of)


def own_forms(desk: Desk, ledger: Ledger) -> tuple[Sheet, ...]:
    """Those that rows of this ledger fill."""
    with desk.book.reading() as session:
        return tabs.kept_for(session, ledger)


def units_to_choose(desk: Desk) -> list[tuple[int, str]]:
    """Every unit in the order of paper, set in by its depth, for a sheet of one unit and all below it."""
    with desk.book.reading() as session:
        return [(unit, "　" * depth + name) for unit, depth, name in tabs.unit_order(session)]
