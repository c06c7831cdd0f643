"""Filters under names of the clerk's own: search, conditions, columns and order of a list, kept in the book."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.screens.goto import Place
from desk_union.store import conditionkeeping, filtering, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.list.listpage import ListPage
    from desk_union.store.filtering import Conditions

KEYS = "filters."
LONGEST = 20  # characters of a name, so that it can be read in the bar


@dataclass(frozen=True)
class SavedFilter:
    """``words`` is the filter as it read when it was saved; ``labels`` what its keys were called then."""

    name: str
    search: str = ""
    presets: tuple[str, ...] = ()
    conditions: Conditions = ()
    any_of: bool = False
    order: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    words: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, key: str) -> str:
        return self.labels.get(key, key)


class SavedFilters:
    """The saved filters of one ledger, in the order in which they were saved; one of them may be its default."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        self.desk = desk
        self.ledger = ledger
        self.filters: tuple[SavedFilter, ...] = ()
        self.default = ""
        self.reload()

    @property
    def _key(self) -> str:
        return f"{KEYS}{self.ledger.code}"

    def reload(self) -> None:
        with self.desk.book.reading() as session:
            self.filters, self.default = kept_of(session, self.ledger)

    def _keep(self, filters: Sequence[SavedFilter], default: str) -> None:
        with self.desk.book.deed("保存筛选") as session:
            settings.put(session, self._key, {"filters": [_frozen(each) for each in filters], "default": default})
        self.reload()

    def find(self, name: str) -> SavedFilter | None:
        return next((each for each in self.filters if each.name == name), None)

    def named(self, name: str) -> SavedFilter:
        found = self.find(name)
        if found is None:
            raise Refusal(f"没有名为“{name}”的筛选。", "它可能已被删除，请另选一个。")
        return found

    # Keeping

    def save(self, name: str, page: ListPage) -> SavedFilter:
        """Keep what the page asks now under ``name``, in place of what had that name before."""
        if page.ask.ids is not None:
            raise Refusal("现在看的是指定的几行，存不成筛选。", "请先清除筛选，再按条件筛选后保存。")
        name = self._proper(name)
        saved = replace(of_page(page), name=name)
        if self.find(name) is None:
            filters = [*self.filters, saved]
        else:
            filters = [saved if each.name == name else each for each in self.filters]
        self._keep(filters, self.default)
        return saved

    def rename(self, name: str, new: str) -> None:
        new = self._proper(new)
        if new == name:
            return
        if self.find(new) is not None:
            raise Refusal(f"已经有名为“{new}”的筛选。", "请换一个名称，或先删除那一个。")
        renamed = replace(self.named(name), name=new)
        filters = [renamed if each.name == name else each for each in self.filters]
        self._keep(filters, new if self.default == name else self.default)

    def delete(self, name: str) -> None:
        self.named(name)
        self._keep([each for each in self.filters if each.name != name], "" if self.default == name else self.default)

    def set_default(self, name: str) -> None:
        """The ledger opens with this filter; "" opens it with none."""
        if name:
            self.named(name)
        self._keep(self.filters, name)

    def _proper(self, name: str) -> str:
        name = " ".join(name.split())
        if not name:
            raise Refusal("还没有给筛选起名称。", "请先填写名称。")
        if len(name) > LONGEST:
            raise Refusal(f"名称太长，最多{LONGEST}个字。", "请写短一些。")
        if name in {preset.title for preset in self.ledger.presets}:
            raise Refusal(f"“{name}”是程序自带的常用筛选。", "请换一个名称。")
        return name

    # Using

    def faults(self, saved: SavedFilter) -> tuple[str, ...]:
        """Why the filter cannot mean any more what it meant when it was saved; empty when it can."""
        with self.desk.book.reading() as session:
            return tuple(dict.fromkeys(faults_of(session, self.ledger, saved)))

    def apply(self, name: str, page: ListPage) -> str:
        """Ask the page anew by the filter; returns what was left out, in words. Refusal when it means nothing now."""
        saved = self.named(name)
        faults = self.faults(saved)
        if faults:
            raise Refusal(f"筛选“{name}”不能用了：{'；'.join(faults)}。", "请按现在的列重新筛选，再用同一个名称保存。")
        keys = tuple(key for key in saved.columns if key in self.ledger.by_key)
        order = tuple(key for key in saved.order if key.removeprefix("-") in self.ledger.by_key)
        page.take(
            columns=keys, search=saved.search, presets=saved.presets, conditions=saved.conditions,
            any_of=saved.any_of, order=order, ids=None,
        )  # fmt: skip
        gone = [key for key in (*saved.columns, *(each.removeprefix("-") for each in saved.order))
                if key not in self.ledger.by_key]  # fmt: skip
        lost = "、".join(f"「{saved.label(key)}」" for key in dict.fromkeys(gone))
        return f"筛选“{name}”里的{lost}这一列已经没有了，其余照旧" if lost else ""

    def open_usual(self, page: ListPage) -> str:
        """Ask by the default; one that means nothing now is said, and all rows are asked for."""
        said = ""
        if self.default:
            try:
                return self.apply(self.default, page)
            except Refusal as refusal:
                said = refusal.reason
        page.refresh()
        return said

    def present(self, page: ListPage) -> SavedFilter | None:
        """The saved filter that the page shows just now."""
        now = of_page(page)
        if page.ask.ids is not None:
            return None
        return next((each for each in self.filters if _asks(each) == _asks(now)), None)


def kept_of(session: Any, ledger: Ledger) -> tuple[tuple[SavedFilter, ...], str]:
    """The filters saved for a ledger, and the name of that with which it opens."""
    kept: Any = settings.get(session, f"{KEYS}{ledger.code}", {})
    return tuple(_thawed(each) for each in kept.get("filters", ())), kept.get("default", "")


def faults_of(session: Any, ledger: Ledger, saved: SavedFilter) -> Iterator[str]:
    """Why a saved filter cannot mean any more what it meant."""
    return conditionkeeping.faults(session, ledger, saved.presets, saved.conditions, saved.labels)


def places(desk: Desk) -> list[Place]:
    """Every saved filter, for Ctrl+K."""
    with desk.book.reading() as session:
        kept = settings.under(session, KEYS)
    return [
        Place("filter", each["name"], f"我的筛选：{ledger.title}", ledger.code)
        for ledger in desk.ledgers
        for each in kept.get(ledger.code, {}).get("filters", ())
    ]


def of_page(page: ListPage) -> SavedFilter:
    """What the page asks now, without a name."""
    ask, ledger = page.ask, page.ledger
    asked = (one.key for one in filtering.each(ask.conditions))
    keys = [*page.layout.keys, *(key.removeprefix("-") for key in ask.order), *asked]
    labels = {key: ledger.by_key[key].label for key in dict.fromkeys(keys) if key in ledger.by_key}
    labels |= {preset.code: preset.title for preset in ledger.presets if preset.code in ask.presets}
    return SavedFilter(
        "", ask.search, ask.presets, ask.conditions, ask.any_of, ask.order, page.layout.keys, page.filter_words, labels
    )


def _asks(saved: SavedFilter) -> tuple[object, ...]:
    return saved.search, saved.presets, saved.conditions, saved.any_of, saved.order, saved.columns


def _frozen(saved: SavedFilter) -> dict[str, Any]:
    """As JSON holds it: a day becomes {"day": "2025-03-01"}."""
    kept = asdict(saved)
    kept["conditions"] = conditionkeeping.frozen(saved.conditions)
    return kept


def _thawed(kept: Mapping[str, Any]) -> SavedFilter:
    lists = {key: tuple(kept.get(key, ())) for key in ("presets", "order", "columns")}
    return SavedFilter(
        kept["name"],
        kept.get("search", ""),
        conditions=conditionkeeping.thawed(kept.get("conditions", ())),
        any_of=bool(kept.get("any_of")),
        words=kept.get("words", ""),
        labels=kept.get("labels", {}),
        **lists,
    )
