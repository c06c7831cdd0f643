"""The union's own words as the book keeps them, and ledgers that speak in them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desk_union.basis.words import Wording
from desk_union.store import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Part, Shown

KEY = "office.words"


def read(session: Session) -> Wording:
    return Wording(settings.get(session, KEY, {}))


def write(session: Session, chosen: Mapping[str, str]) -> None:
    settings.put(session, KEY, Wording(chosen).chosen)


def reworded(ledger: Ledger, wording: Wording) -> Ledger:
    """The same ledger with its headings and help in the union's words; its rows and lists of words stay as they are."""
    if not wording.chosen:
        return ledger
    say = wording.say
    return replace(
        ledger,
        title=say(ledger.title),
        tab=say(ledger.tab),
        group=say(ledger.group),
        help=say(ledger.help),
        empty=say(ledger.empty),
        fields=tuple(_column(shown, wording) for shown in ledger.fields),
        presets=tuple(replace(preset, title=say(preset.title)) for preset in ledger.presets),
        parts=tuple(_part(part, wording) for part in ledger.parts),
    )


def _column(shown: Shown, wording: Wording) -> Shown:
    """A sheet that was made under the usual word must still be read."""
    label = wording.say(shown.label)
    aliases = shown.aliases if label == shown.label else (*shown.aliases, shown.label)
    return replace(shown, label=label, group=wording.say(shown.group), help=wording.say(shown.help), aliases=aliases)


def _part(part: Part, wording: Wording) -> Part:
    return replace(part, ledger=partial(_ledger_of, part, wording))


def _ledger_of(part: Part, wording: Wording) -> Ledger:
    return reworded(part.ledger(), wording)
