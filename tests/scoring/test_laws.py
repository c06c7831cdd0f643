"""Laws of scoring over made-up contests: order does not matter, the mean changes nothing, no float, a naive program agrees."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desk_union.scoring import lots
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import BONUS, PENALTY, SCORED, VETO, ScoreItem, ScoreScheme, scheme_of
from desk_union.scoring.tally import tally

F = Fraction

ITEMS = (
    ScoreItem(1, "一", full=F(7), weight=F(30)),
    ScoreItem(2, "二", full=F(100)),
    ScoreItem(3, "加", BONUS),
    ScoreItem(4, "扣", PENALTY),
    ScoreItem(5, "否", VETO),
)
MARK = st.fractions(0, 100, max_denominator=60)
SHEETS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.sampled_from([1, 2, 3, 4, 5])), st.lists(MARK, min_size=1, max_size=7), max_size=30
)


def contest(sheets, *, trimmed, order=range(8)):
    scheme = ScoreScheme(ITEMS, trimmed=trimmed)
    return ranked(scheme, {key: tally(marks) for key, marks in sheets.items()}, [Contender(n) for n in order])


def naive(sheets, trimmed):
    """The definition, word by word, by another hand: places by counting who is strictly better."""
    totals, vetoed = {}, {}
    for entrant in range(8):
        total = F(0)
        for item in ITEMS:
            marks = sorted(sheets.get((entrant, item.key), []))
            if item.kind == SCORED and marks:
                if trimmed and len(marks) >= 5:
                    marks = marks[1:-1]
                mean = sum(marks) / F(len(marks))
                total += mean / item.full * item.weight if item.weight else mean
            elif item.kind == BONUS:
                total += sum(marks)
            elif item.kind == PENALTY:
                total -= sum(marks)
        totals[entrant], vetoed[entrant] = total, bool(sheets.get((entrant, 5)))
    better = lambda a, b: (vetoed[a], -totals[a]) < (vetoed[b], -totals[b])  # noqa: E731 - one use
    return {e: (totals[e], 1 + sum(better(other, e) for other in range(8)), vetoed[e]) for e in range(8)}


@given(SHEETS, st.booleans())
def test_a_naive_program_agrees(sheets, trimmed):
    found = {one.contender.key: (one.total, one.place, bool(one.vetoed)) for one in contest(sheets, trimmed=trimmed)}
    assert found == naive(sheets, trimmed)


@given(SHEETS, st.booleans(), st.randoms())
def test_the_order_of_entry_does_not_matter(sheets, trimmed, random):
    shuffled = list(sheets.items())
    random.shuffle(shuffled)
    mixed = {key: random.sample(marks, len(marks)) for key, marks in shuffled}
    order = random.sample(range(8), 8)
    one = {s.contender.key: (s.place, s.total) for s in contest(sheets, trimmed=trimmed)}
    two = {s.contender.key: (s.place, s.total) for s in contest(mixed, trimmed=trimmed, order=order)}
    assert one == two


@given(SHEETS)
def test_a_judge_with_the_mean_changes_nothing(sheets):
    more = {key: [*marks, sum(marks) / F(len(marks))] if key[1] in (1, 2) else marks for key, marks in sheets.items()}
    assert contest(sheets, trimmed=False) == contest(more, trimmed=False)


def test_three_thirds_of_a_mark_are_one():
    item = ScoreItem(1, "得分", BONUS)
    (standing,) = ranked(ScoreScheme((item,)), {(0, 1): tally([F(1, 3)] * 3)}, [Contender(0)])
    assert standing.total == 1
    mean = Reckoning(ScoreScheme((ScoreItem(1, "得分"),)), {(0, 1): tally([1, 0, 0])})
    assert sum(mean.totals([Contender(0)]).values()) * 3 == 1


@given(SHEETS, st.booleans())
def test_an_old_contest_reckons_the_same_with_its_kept_scheme(sheets, trimmed):
    kept = ScoreScheme(ITEMS, trimmed=trimmed).to_text()
    tallies = {key: tally(marks) for key, marks in sheets.items()}
    assert ranked(scheme_of(kept), tallies, [Contender(n) for n in range(8)]) == contest(sheets, trimmed=trimmed)


@given(st.sets(st.integers(1, 500), min_size=1), st.integers(0, 10**6))
def test_lots_come_again_with_their_number(entrants, seed):
    order = lots.drawn(entrants, seed)
    assert set(order) == entrants
    assert len(order) == len(entrants)
    assert order == lots.drawn(sorted(entrants, reverse=True), seed)
