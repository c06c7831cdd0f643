"""Every figure: its rows are its number, a part lies in its whole, spans that meet add up, an empty book has nothing."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Count, Money
from desk_union.funds.ledgers.remitting import REMITTANCES
from desk_union.funds.tables import DuesPayment
from desk_union.store import listing, rows
from desk_union.store.figures import NOTHING, evaluate, rows_behind, yuan
from desk_union.tabs import figures, ledgers
from tests.samples import TODAY, sample_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure
    from desk_union.describe.ledger import Shown
    from desk_union.store.opened import Book

BY_CODE = {figure.code: figure for figure in figures()}
YEARS = (2024, 2025, 2026)
# Persons and units counted once in a span, whatever happened to them how often in it.
ONCE = {
    "contests.mentor_pairs", "contests.led_teams",
    "members.joined", "members.gone", "members.newly_kept", "members.restructured", "funds.dues_groups",
}  # fmt: skip
# What is asked of a span as a whole: who has paid all that fell due in it, which group was the last.
# Of what came up in it, how much had been done by its end.
OF_THE_WHOLE = {
    "contests.suggestions_adopted", "contests.suggestions_done", "contests.suggestions_adopted_rate",
    "contests.ideas_done", "contests.ideas_doing", "contests.ideas_submitted", "contests.hazards_fixed", "contests.hazards_rate",
    "funds.dues_payers", "funds.dues_payer_rate", "funds.dues_full_groups", "funds.dues_due_lowest",
    "contests.drive_days", "contests.drive_prize", "contests.skill_edition", "contests.quiz_edition",
    "contests.skill_place", "funds.dues_rate_lowest", "funds.dues_lowest",
    "honors.round_days", "honors.model_home_province", "honors.model_home_company", "honors.stars_before",
}  # fmt: skip
# What counts for less than the row says: who paid too much does not hide another's debt.
CAPPED = {"funds.dues_paid": ("due", "paid")}


@pytest.fixture(scope="module")
def sample(sample: Book) -> Book:
    """With a share passed up and dues of which somebody paid more than was owed."""
    paid = {"base": 5_000_000, "rate": 4000, "paid": 2_000_000, "paid_on": date(2026, 4, 20)}
    months = {"first": 202601, "last": 202603, "subject": "拨缴经费", "channel": "自主拨缴"}
    with sample.deed("准备") as session:
        rows.save_row(session, REMITTANCES, None, {**months, **paid}, TODAY)
        payment = session.scalars(select(DuesPayment).where(DuesPayment.voucher.is_(None)).limit(1)).one()
        payment.amount += 1_000
    return sample


@pytest.fixture(params=figures(), ids=lambda figure: figure.code)
def figure(request: pytest.FixtureRequest) -> Figure:
    return request.param


@dataclass(frozen=True)
class Cut:
    """A span and the spans that it is cut into."""

    words: str
    whole: Span
    parts: tuple[Span, ...]


def month(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


CUTS = [
    *(Cut(f"{year} in quarters", Span.year(year), tuple(month(year, n, n + 2) for n in (1, 4, 7, 10))) for year in YEARS),
    Cut("2026 in months", Span.year(2026), tuple(month(2026, n, n) for n in range(1, 13))),
    Cut("two years", Span(date(2025, 1, 1), date(2026, 12, 31)), (Span.year(2025), Span.year(2026))),
    Cut(
        "within months", Span(date(2025, 3, 10), date(2025, 7, 20)),
        (Span(date(2025, 3, 10), date(2025, 4, 15)), Span(date(2025, 4, 16), date(2025, 4, 30)), Span(date(2025, 5, 1), date(2025, 7, 20))),
    ),
]  # fmt: skip
SPANS = [*(Span.year(year) for year in YEARS), month(2026, 4, 6), month(2026, 10, 10), CUTS[-1].whole, CUTS[-1].parts[1]]


def number_of(session: Session, figure: Figure, span: Span) -> Any:
    return evaluate(session, figure, span, figures()).number


def shown_total(session: Session, figure: Figure, columns: Sequence[Shown], ids: Sequence[int], day: date) -> set[int]:
    """What each column of the ledger comes to over the rows, as the clerk who opens the number reads them."""
    found = listing.lines(session, figure.ledger(), columns, ids, day)
    return {sum(line.values[n] or 0 for line in found) for n in range(len(columns))}


def is_standing(session: Session, figure: Figure, span: Span) -> bool:
    """Whether it asks only how things stood on the last day."""
    earlier = Span(span.first - timedelta(4000), span.last)
    asked = [str(figure.rows(one).compile(compile_kwargs={"literal_binds": True})) for one in (span, earlier)]
    del session
    return asked[0] == asked[1]


@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span.first}..{span.last}")
def test_the_rows_behind_a_number_are_the_number(sample: Book, figure: Figure, span: Span) -> None:
    with sample.reading() as session:
        value = evaluate(session, figure, span, figures())
        ids = rows_behind(session, figure, span)
        assert len(set(ids)) == len(ids)
        ledger = figure.ledger()
        assert set(ids) <= set(session.scalars(select(ledger.row.id)))
        assert ledger.code in {one.code for one in ledgers()}
        measure = BY_CODE[figure.base].measure if figure.base else figure.measure
        number = value.numerator if figure.base else value.number
        if measure == "count":
            assert number == len(ids)
        elif measure == "latest":
            assert len(ids) == (0 if number is None else 1)
            words = all_words(session, figure, ids, span.last)
            assert all(part in words for part in re.findall(r"\d+|[^\W\d]{3,}", value.shown))
        elif measure == "distinct":
            assert number == len({v for v in each(session, figure, ids, span.last) if v is not None})
        elif figure.code in CAPPED or (figure.base and figure.amount is BY_CODE["funds.dues_paid"].amount):
            least, most = (ledger.by_key[key] for key in CAPPED["funds.dues_paid"])
            lines = listing.lines(session, ledger, (least, most), ids, span.last)
            total = sum(min(line.values) for line in lines)
            assert number == (total if figure.base else yuan(total))
        else:
            kind = Money if measure == "sum" else Count
            columns = [shown for shown in ledger.listed if isinstance(shown.kind, kind)]
            totals = shown_total(session, figure, columns, ids, span.last)
            assert number in ({yuan(total) for total in totals} if measure == "sum" else totals)


def all_words(session: Session, figure: Figure, ids: Sequence[int], day: date) -> str:
    ledger = figure.ledger()
    return "\n".join(word for line in listing.lines(session, ledger, ledger.listed, ids, day) for word in line.words)


def each(session: Session, figure: Figure, ids: Sequence[int], day: date) -> list[Any]:
    row = figure.ledger().row
    return list(session.scalars(select(figure.value(day)).where(row.id.in_(ids))))


@pytest.mark.parametrize("figure", [f for f in figures() if f.parent or f.base], ids=lambda figure: figure.code)
def test_a_part_lies_within_its_whole(sample: Book, figure: Figure) -> None:
    whole = BY_CODE[figure.parent or figure.base]
    assert whole.ledger().row is figure.ledger().row
    assert figure.base or whole.unit == figure.unit
    with sample.reading() as session:
        for span in SPANS:
            assert set(rows_behind(session, figure, span)) <= set(rows_behind(session, whole, span))
            if figure.parent:
                assert number_of(session, figure, span) <= number_of(session, whole, span)
            else:
                value = evaluate(session, figure, span, figures())
                assert value.numerator <= value.denominator  # type: ignore[operator]
                assert value.number is None or 0 <= value.number <= 100


def test_spans_that_meet_add_up(sample: Book, figure: Figure) -> None:
    """A flow of a year is that of its quarters; what stands on a day stands, whenever one began to look."""
    with sample.reading() as session:
        if is_standing(session, figure, Span.year(2025)):
            assert figure.code not in ONCE | OF_THE_WHOLE
            return
        if figure.code in OF_THE_WHOLE:
            return
        for cut in CUTS:
            whole = rows_behind(session, figure, cut.whole)
            parts = [rows_behind(session, figure, part) for part in cut.parts]
            assert set(whole) == set().union(*parts), cut.words
            if figure.code in ONCE:
                continue
            assert len(whole) == sum(map(len, parts)), cut.words
            if figure.measure in {"count", "sum", "total"}:
                numbers = [number_of(session, figure, part) for part in cut.parts]
                assert number_of(session, figure, cut.whole) == pytest.approx(sum(numbers), abs=0.001), cut.words


def test_the_exceptions_are_figures() -> None:
    assert ONCE | OF_THE_WHOLE | CAPPED.keys() <= BY_CODE.keys()


def test_the_sample_has_something_to_count(sample: Book, figure: Figure) -> None:
    """A battery over figures that are all nought would say nothing."""
    with sample.reading() as session:
        assert any(rows_behind(session, figure, Span.year(year)) for year in YEARS) or figure.code in BARE


# Not in an office that has no such staff.
BARE = {
    *(f"members.reached_{level}" for level in ("doctor", "master", "technical", "high")),
    "members.staff_engaged", "members.joined_staff_engaged", "members.rate_engaged",
    "contests.interest_stars", "contests.deposit_champions", "contests.deposit_stars",  # a works has no savings to count
    "honors.model_journalists", "honors.good_journalists", "honors.model_home_province", "honors.model_homes_district",
    *(f"honors.stars_{which}" for which in ("before", "5", "4", "3")),  # of unions below, of higher honours
}  # fmt: skip


def test_an_empty_book_has_nothing(empty: Book, figure: Figure) -> None:
    with empty.reading() as session:
        for span in SPANS:
            value = evaluate(session, figure, span, figures())
            assert not value.number
            assert value.number is None or value.numerator is None
            assert value.shown in {"0", "0.00", NOTHING}
            assert rows_behind(session, figure, span) == []


def test_figures_are_told_apart() -> None:
    assert len({f.code for f in figures()}) == len({f.label for f in figures()}) == len(figures())
    assert all(not f.parent or f.parent in BY_CODE for f in figures())
    assert all(f.base in BY_CODE for f in figures() if f.measure == "ratio")
    assert all(not f.base for f in figures() if f.measure != "ratio")


# By command


def told(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    assert main([str(word) for word in words]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    path = book.path
    book.close()
    return path


def test_both_commands_take_a_span(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    within = ("--from", "2025-03-10", "--to", "2025-07-20")
    listed = {one["code"]: one for one in told(capsys, "figures", closed, "--year", 2025, *within, "--json")}
    alone = {one["code"]: one for one in told(capsys, "figures", closed, *within, "--json")}
    assert alone == listed
    assert list(listed) == list(BY_CODE)
    for code in ("funds.goods_in", "members.joined", "funds.dues_due", "members.staff", "funds.dues_rate"):
        opened = told(capsys, "evidence", closed, code, *within, "--json")
        assert opened["value"] == listed[code]["value"]
        assert opened["ledger"] == BY_CODE[code].ledger().code
    with_year = told(capsys, "evidence", closed, "funds.dues_due", "--year", 2025, "--json")
    shorter = told(capsys, "evidence", closed, "funds.dues_due", "--year", 2025, "--to", "2025-06-30", "--json")
    assert 0 < len(shorter["rows"]) < len(with_year["rows"])


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--from", "2025-07-01", "--to", "2025-03-01"), "起止日期颠倒了"),
        ((), "没有说是哪段时间"),
        (("--from", "2025-07-01"), "没有说是哪段时间"),
    ],
)
@pytest.mark.parametrize("command", [("figures",), ("evidence", "members.staff")], ids=lambda words: words[0])
def test_a_span_that_says_nothing_is_refused(
    closed: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], asked: tuple[str, ...], sentence: str
) -> None:
    name, *figure = command
    assert main([name, str(closed), *figure, *asked]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("asked", [("--year", "0"), ("--year", "20250"), ("--year", "2025", "--from", "2025-02-30")])
@pytest.mark.parametrize("command", [("figures",), ("evidence", "members.staff")], ids=lambda words: words[0])
def test_what_is_no_year_or_day_is_wrong_usage(
    closed: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    name, *figure = command
    with pytest.raises(SystemExit) as left:
        main([name, str(closed), *figure, *asked])
    assert left.value.code == 2
    assert "不对" in capsys.readouterr().err
