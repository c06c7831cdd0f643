"""The office's own hand on whatever it prints: its words, the signers of the day, its faces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from desk_union.office import signers, wording
from desk_union.prints.paper import USUAL_FACES
from desk_union.prints.type.faces import BY_LABEL, FaceChoice, path_of
from desk_union.prints.type.fonts import Face, Fonts, Role, fonts_here
from desk_union.store import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.basis.words import Wording
    from desk_union.describe.paper import Table
    from desk_union.office.signers import Signer

FACES_KEY = "office.faces"
BODY, HEAD = "body", "head"
NAMES = {BODY: "正文字体", HEAD: "标题字体"}
# Which roles of type follow the choice; 楷 and 仿宋 of the official forms are part of those forms.
_ROLES: dict[str, tuple[Role, ...]] = {BODY: ("serif", "song-bold"), HEAD: ("sans",)}
USUAL_OFFICE = dict(zip((BODY, HEAD), USUAL_FACES, strict=True))


@dataclass(frozen=True)
class Stationery:
    """``faces`` are the chosen labels by ``BODY`` and ``HEAD``; ``notes`` name those this computer does not have."""

    wording: Wording
    signers: Sequence[Signer]
    faces: Mapping[str, str]
    fonts: Fonts
    notes: tuple[str, ...] = ()

    def tables(self, tables: Iterable[Table], day: date) -> tuple[Table, ...]:
        """The tables as the office hands them in, signed by those of ``day``."""
        names = signers.on(self.signers, day)
        return tuple(_worded(replace(table, signed={**names, **table.signed}), self.wording) for table in tables)

    @property
    def office_faces(self) -> tuple[str, str]:
        """Those of body and title, for a workbook."""
        return self.office_face(BODY), self.office_face(HEAD)

    def office_face(self, place: str) -> str:
        """The name by which Word and Excel know the face, which may well be on the computer that opens the file."""
        choice = BY_LABEL.get(self.faces.get(place, ""))
        return choice.office if choice is not None else USUAL_OFFICE[place]


def read(session: Session) -> Stationery:
    chosen: dict[str, str] = settings.get(session, FACES_KEY, {})
    fonts, notes = _fonts(tuple(sorted(chosen.items())))
    return Stationery(wording.read(session), signers.read(session), chosen, fonts, notes)


def write_faces(session: Session, chosen: Mapping[str, str]) -> None:
    """Labels of ``prints.faces`` by ``BODY`` and ``HEAD``; an empty one means the usual face."""
    settings.put(session, FACES_KEY, {place: label for place, label in chosen.items() if label})


@lru_cache(maxsize=8)
def _fonts(chosen: tuple[tuple[str, str], ...]) -> tuple[Fonts, tuple[str, ...]]:
    usual = fonts_here()
    leading: dict[Role, tuple[Path, Face]] = {}
    notes: list[str] = []
    for place, label in chosen:
        choice = BY_LABEL.get(label)
        path = path_of(choice) if choice is not None else None
        if choice is None or path is None:
            missing = f"设置里选的{NAMES[place]}“{label}”在这台电脑上没有"
            notes.append(f"{missing}，这次用{USUAL_OFFICE[place]}代替。")
            continue
        for role in _ROLES[place]:
            leading[role] = (path, _face(choice))
    return (usual.choosing(leading) if leading else usual), tuple(notes)


def _face(choice: FaceChoice) -> Face:
    return Face(choice.file, choice.label, choice.index, choice.bold)


def _worded(table: Table, words: Wording) -> Table:
    """Title, headings and count only: what may hold the clerk's own names (rows, conditions, notes) is left alone."""
    if not words.chosen:
        return table
    say = words.say
    columns = [
        replace(column, title=say(column.title), groups=tuple(map(say, column.groups))) for column in table.columns
    ]
    return replace(
        table,
        title=say(table.title),
        columns=columns,
        count_text=say(table.count_text),
    )
