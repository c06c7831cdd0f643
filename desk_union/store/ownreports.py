"""The office's own reports: a filter, the column by which its rows are grouped, and what is reckoned; kept by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.store import conditionkeeping, filtering, listing, settings, summing
from desk_union.store.listing import ListAsk
from desk_union.store.summing import Grouping, GroupNumber

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.store.filtering import Conditions

KEY = "office.reports"
LONGEST = 30
PREFIX = "report:"


@dataclass(frozen=True)
class OwnReport:
    """``labels`` are what its columns were called when it was saved; ``words`` its filter then."""

    name: str
    ledger: str
    grouping: Grouping
    measures: tuple[GroupNumber, ...]
    search: str = ""
    presets: tuple[str, ...] = ()
    conditions: Conditions = ()
    any_of: bool = False
    words: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def ask(self, day: date) -> ListAsk:
        return ListAsk(day, search=self.search, presets=self.presets, conditions=self.conditions, any_of=self.any_of)

    def about(self) -> Ledger:
        """Its ledger; Refusal where there is none any more."""
        found = known_ledgers.called(self.ledger)
        if found is None:
            raise Refusal(f"报表“{self.name}”的台账已经没有了。", "请删除它，按现在的台账另存一个。")
        return found


def of_ask(
    session: Session, name: str, ledger: Ledger, ask: ListAsk, grouping: Grouping, measures: Sequence[GroupNumber]
) -> OwnReport:
    """What is asked now as a report of this name."""
    keys = [grouping.key, *(one.key for one in measures if one.key), *(c.key for c in filtering.each(ask.conditions))]
    labels = {key: ledger.by_key[key].label for key in keys if key in ledger.by_key}
    labels |= {preset.code: preset.title for preset in ledger.presets if preset.code in ask.presets}
    told = listing.describe_ask(session, ledger, replace(ask, ids=None))
    return OwnReport(
        name, ledger.code, grouping, tuple(measures), ask.search, ask.presets, ask.conditions, ask.any_of, told, labels
    )


def proper(name: str, taken: Sequence[str] = ()) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refusal("还没有给报表起名称。", "请先填写名称。")
    if len(name) > LONGEST:
        raise Refusal(f"名称太长，最多{LONGEST}个字。", "请写短一些。")
    if name in taken:
        raise Refusal(f"已经有叫“{name}”的表。", "请换一个名称。")
    return name


def every(session: Session) -> tuple[OwnReport, ...]:
    """In the order in which they were saved."""
    return tuple(_thawed(one) for one in settings.get(session, KEY, []))


def called(session: Session, name: str) -> OwnReport | None:
    plain = name.removeprefix(PREFIX)
    return next((one for one in every(session) if one.name == plain), None)


def keep(session: Session, report: OwnReport) -> None:
    """In place of what had its name before."""
    held = list(every(session))
    places = [at for at, one in enumerate(held) if one.name == report.name]
    if places:
        held[places[0]] = report
    else:
        held.append(report)
    settings.put(session, KEY, [_frozen(one) for one in held])


def drop(session: Session, name: str) -> None:
    if called(session, name) is None:
        raise Refusal(f"没有名为“{name}”的报表。", "它可能已被删除。")
    settings.put(session, KEY, [_frozen(one) for one in every(session) if one.name != name])


def faults(session: Session, report: OwnReport) -> tuple[str, ...]:
    """Why it cannot mean any more what it meant; empty when it can."""
    ledger = known_ledgers.called(report.ledger)
    if ledger is None:
        return ("它的台账已经没有了",)
    filtered = conditionkeeping.faults(session, ledger, report.presets, report.conditions, report.labels)
    return tuple(dict.fromkeys((*summing.faults(ledger, report.grouping, report.measures, report.labels), *filtered)))


def refuse_faulty(session: Session, report: OwnReport) -> None:
    if told := faults(session, report):
        remedy = "请在那本台账里按现在的列重新汇总，再用同一个名称保存。"
        raise Refusal(f"报表“{report.name}”不能用了：{'；'.join(told)}。", remedy)


def _frozen(one: OwnReport) -> dict[str, Any]:
    return {
        "name": one.name, "ledger": one.ledger, "by": [one.grouping.key, one.grouping.step],
        "measures": [[m.kind, m.key] for m in one.measures], "search": one.search, "presets": list(one.presets),
        "conditions": conditionkeeping.frozen(one.conditions), "any_of": one.any_of, "words": one.words,
        "labels": dict(one.labels),
    }  # fmt: skip


def _thawed(kept: Mapping[str, Any]) -> OwnReport:
    return OwnReport(
        kept["name"], kept["ledger"], Grouping(*kept["by"]), tuple(GroupNumber(*one) for one in kept["measures"]),
        kept.get("search", ""), tuple(kept.get("presets", ())), conditionkeeping.thawed(kept.get("conditions", ())),
        bool(kept.get("any_of")), kept.get("words", ""), kept.get("labels", {}),
    )  # fmt: skip
