"""What a clerk typed, turned into a value of a column: reading, looking up names, and offering what fits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import days, names, offering
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Flag, Offered, Ref
from desk_union.screens.form import namesakes
from desk_union.store import filtering, listing
from desk_union.store.listing import Condition

if TYPE_CHECKING:
    from datetime import date

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk

OFFERED = 30
SEARCHED = 2000  # names looked through for those that may be meant
FEW = 100  # a list to choose from; more are looked for by name
YEAR_AHEAD = 366  # a change may be noted ahead, but further than this the year was mistyped
NO_VALUE = filtering.BARE


def read_text(desk: Desk, shown: Shown, text: str) -> Any:
    """The value for a typed text; ValueError with a sentence when it is none."""
    if not isinstance(shown.kind, Ref):
        return shown.kind.typed(text)
    wanted = shown.kind.read(text)
    if wanted is None:
        return None
    with desk.book.reading() as session:
        found = listing.names_like(session, shown.kind.ledger, wanted, OFFERED, _among(desk, shown.kind))
        told = _told_apart(desk, session, shown.kind, wanted, found)
    if told is not None:
        return told
    same = [row_id for row_id, name in found if name == wanted]
    # A code or number that stands before the name is as good as the whole.
    same = same or [row_id for row_id, name in found if name.startswith(f"{wanted} ")]
    # A few digits are the beginning of a code and never a part of one: 4 is not 50704.
    same = same or [row_id for row_id, name in found if not wanted.isdecimal() or name.startswith(wanted)]
    title = shown.kind.ledger.title
    if not same:
        raise ValueError(f"{title}里没有“{wanted}”{_instead(desk, shown.kind, wanted)}")
    if len(same) > 1:
        with desk.book.reading() as session:
            alike = namesakes.told_apart(session, shown.kind.ledger, found, desk.today())
        several = offering.offered([name for row_id, name in alike if row_id in same])
        raise ValueError(f"{title}里有不止一个“{wanted}”：{several}。请写全，或从下拉的名单里选。")
    return same[0]


def _told_apart(desk: Desk, session: Any, kind: Ref, wanted: str, found: list[tuple[int, str]]) -> int | None:
    """The one of several namesakes that the words in brackets mean: 张三（1002）, or just as it was offered."""
    if found or (name := namesakes.bare(wanted)) == wanted:
        return None
    near = listing.names_like(session, kind.ledger, name, SEARCHED, _among(desk, kind))
    alike = [one for one in near if one[1] == name]
    labels = namesakes.told_apart(session, kind.ledger, alike, desk.today())
    hint = wanted.removeprefix(name).strip().strip("（()）")
    words = {row_id: label.removeprefix(name).strip("（）").split("，") for row_id, label in labels}
    meant = [row_id for row_id, label in labels if label == wanted]
    meant = meant or [row_id for row_id, _ in labels if hint in words[row_id]]
    return meant[0] if len(meant) == 1 else None


def is_too_late(day: date | None, today: date, ahead: int | None = YEAR_AHEAD) -> bool:
    return day is not None and ahead is not None and day > today + timedelta(ahead)


def too_late_words(day: date) -> str:
    return f"{days.show_day(day)}还没有到，请核对年份。"


def read_since(text: str, today: date) -> date:
    """From which day on a change holds; ValueError with a sentence when it is no day or too far ahead."""
    day = days.parse_day(text)
    if is_too_late(day, today):
        raise ValueError(too_late_words(day))
    return day


def show_text(desk: Desk, shown: Shown, value: Any) -> str:
    with desk.book.reading() as session:
        if isinstance(shown.kind, Ref) and isinstance(value, int):
            return namesakes.called(session, shown.kind.ledger, [value], desk.today()).get(value, "")
        return str(listing.show_value(session, shown, value))


def offers(desk: Desk, shown: Shown, text: str) -> list[tuple[Any, str]]:
    """Values with their words that fit what is typed so far, by characters or by pinyin initials; all for nothing."""
    text = text.strip()
    if isinstance(shown.kind, Ref):
        with desk.book.reading() as session:
            among = _among(desk, shown.kind)
            found = [(row_id, str(name)) for row_id, name in _named(session, shown.kind.ledger, text, among)]
            return list(namesakes.told_apart(session, shown.kind.ledger, found, desk.today()))
    if isinstance(shown.kind, Flag):
        return [(True, "是"), (False, "否")]
    if isinstance(shown.kind, Offered) and shown.kind.offers is not None:
        with desk.book.reading() as session:
            return [(name, name) for name in shown.kind.offers(session, text)]
    if not isinstance(shown.kind, Choice):
        return []
    dictionary = shown.kind.dictionary
    known = dictionary.find(text) if text else None
    if not text:
        return [(label, label) for label in dictionary.labels]
    fitting = [label for label in dictionary.labels if fits(label, text) or label == known]
    return [(label, label) for label in fitting]


def _among(desk: Desk, kind: Ref) -> Any:
    """The condition on which a row may be chosen."""
    return None if kind.among is None else kind.among(desk.today())


def _instead(desk: Desk, kind: Ref, wrong: str) -> str:
    """What may be chosen: the nearest, or the first of a few; among many persons nobody is guessed."""
    with desk.book.reading() as session:
        found = [str(name) for _, name in listing.names_like(session, kind.ledger, "", SEARCHED, _among(desk, kind))]
    may = "可选" if kind.among is not None else ""
    if not found:
        return f"{may}，也没有别的可选。"
    if near := offering.nearest(wrong, found):
        return f"{may}，最相近的有：{offering.offered(near, count=len(found))}。"
    return f"{may}，可以选：{offering.offered(found)}。" if len(found) <= FEW else f"{may}。"


def _named(session: Any, ledger: Ledger, text: str, among: Any) -> list[tuple[int, str]]:
    """By the ledger's search key, or, in a short list without one, by the initials of its names."""
    found = listing.names_like(session, ledger, text, OFFERED, among)
    if found or not text.isascii() or ledger.search is not None:
        return found
    every = listing.names_like(session, ledger, "", OFFERED * 20, among)
    return [entry for entry in every if fits(entry[1], text)][:OFFERED]


def fits(label: str, text: str) -> bool:
    return text in label or (text.isascii() and text.lower() in names.initials(label))


def comparisons(shown: Shown) -> list[tuple[str, str]]:
    """The comparisons a column allows, as (key, words)."""
    return [(key, listing.COMPARISONS[key][0]) for key in listing.comparisons_of(shown)]


def condition(desk: Desk, shown: Shown, comparison: str, text: str, upper: str = "") -> Condition:
    """One condition of a filter from what was typed; refused when a value is missing or wrong."""
    if comparison in NO_VALUE:
        return Condition(shown.key, comparison)
    if comparison in {"contains", "lacks"}:
        if not text.strip():
            raise Refusal("还没有填写要找的字。", "请填写，或改选“为空”。")
        return Condition(shown.key, comparison, text.strip())
    try:
        low = read_text(desk, shown, text)
        high = read_text(desk, shown, upper) if comparison == "between" else None
    except ValueError as error:
        raise Refusal(f"「{shown.label}」{error}") from error
    if low is None and high is None:
        raise Refusal(f"「{shown.label}」还没有填写。", "请填写要比较的值。")
    if low is not None and high is not None and low > high:
        raise Refusal(
            f"「{shown.label}」前面的{shown.kind.show(low)}比后面的{shown.kind.show(high)}大。", "请把两个值对调。"
        )
    return Condition(shown.key, comparison, low, high)
