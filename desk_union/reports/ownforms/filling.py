"""A form of the office's own filled from rows of its ledger: pages with cells for a scan, words for a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.points import SCALE
from desk_union.basis.refusal import Refusal
from desk_union.describe.form import Copy
from desk_union.describe.ownpaper import OverGround, WordCopy, WordFilling
from desk_union.describe.sheet import WHO
from desk_union.reports.numbers.number_kinds import label_of
from desk_union.reports.ownforms import columns, places
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.items import FormTeller, Item
from desk_union.reports.ownforms.shaping import boxed
from desk_union.reports.ownforms.tables import OwnForm, OwnFormField
from desk_union.store import listing
from desk_union.store.attachments import attachments
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.basis.words import Wording
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Request
    from desk_union.reports.ownforms.columns import FormSource, FormValue
    from desk_union.reports.ownforms.places import WordPlace
    from desk_union.store.tables import Attachment

TABLE, GROUND = "own_form", "ground"
BLANK, GROUND_CHOICE, AS_FORM, WITH, WITHOUT = "blank", "ground", "form", "with", "without"
USUAL_SIZE = 10.5
A4 = (210.0, 297.0)
MOST = 2000  # copies in one printing
EMPTY = "空白"


def form_called(session: Session, name: str) -> OwnForm | None:
    return session.scalar(select(OwnForm).where(OwnForm.name == name))


def fields_of(session: Session, form: int) -> list[OwnFormField]:
    query = select(OwnFormField).where(OwnFormField.form == form)
    return list(session.scalars(query.order_by(OwnFormField.page, OwnFormField.y, OwnFormField.x, OwnFormField.id)))


def ground_of(session: Session, form: int) -> Attachment | None:
    """The newest file taken in for it: the PDF that lies under its fields, or the Word file itself."""
    found = attachments(session, TABLE, form, GROUND)
    return found[-1] if found else None


def ledger_of(form: OwnForm) -> Ledger | None:
    """Refusal where the program has its ledger no longer."""
    found = columns.ledger_of(form.ledger)
    if found is None and form.ledger:
        raise Refusal(f"《{form.name}》填的“{form.ledger}”，程序里已经没有这个台账了。", "请在“自备表样”里给它另选一个台账。")
    return found


def item_of(field: OwnFormField, ledger: Ledger | None, say: Wording | None = None) -> Item:
    source = columns.find(ledger, field.source, say) if ledger is not None and field.source else None
    name = {words.COLUMN: field.source, words.FIGURE: label_of(field.figure or ""), words.FIXED: field.text}.get(field.what)
    return Item(
        field.what, name or field.what, source, field.figure or "", field.span or words.NOW, field.text or "",
        field.shape or words.AS_IS,
    )  # fmt: skip


def rows_meant(session: Session, ledger: Ledger | None, request: Request) -> list[int]:
    """The rows asked for, else all that are found; Refusal where there are none, or more than anybody prints."""
    if ledger is None:
        return []
    present = (ledger.present,) if ledger.present and not request.picked else ()
    ids = request.picked or None
    found = listing.ids_of(session, ledger, ListAsk(request.day, search=request.search, presets=present, ids=ids))
    if gone := sorted(set(request.picked) - set(found)):
        told = "、".join(str(row) for row in gone)
        raise Refusal(f"“{ledger.title}”里没有第 {told} 号。", "可能已被删除；请核对号码，或在台账里重新选中要打印的行。")
    if not found:
        sought = f"没有找到“{request.search}”。" if request.search else "还没有记录。"
        raise Refusal(f"“{ledger.title}”里{sought}", "请换一个词，或在台账里选中要打印的行再打印。")
    if len(found) > MOST:
        raise Refusal(f"一次要印{len(found):,}份，最多{MOST:,}份。", "请在台账里筛选、选中一部分，分几次打印。")
    order = {row: place for place, row in enumerate(request.picked)}
    return sorted(found, key=order.__getitem__) if order else found


# On a scan


def over_ground(session: Session, form: OwnForm, request: Request) -> OverGround:
    """Refusal where no row is found, or nothing stands on the form yet."""
    ledger, say = ledger_of(form), columns.worded(session)
    fields = fields_of(session, form.id)
    ground = ground_of(session, form.id)
    if not fields and ground is None:
        raise Refusal(f"《{form.name}》上还没有放栏目，也没有底图。", "请在“自备表样”里打开它，放上要填的栏目。")
    items = {one.id: item_of(one, ledger, say) for one in fields}
    teller = FormTeller(session, request)
    notes: list[str] = []
    copies = list(_copies(session, form, fields, items, request, teller, notes))
    bare = {WITH: False, WITHOUT: True}.get(request.chosen.get(GROUND_CHOICE, AS_FORM), bool(form.bare))
    return OverGround(
        form.name, [_sheet(form, page, fields, items) for page in range(1, pages_of(form, fields) + 1)], copies, ground.sha256 if ground else "",
        bare, (_mm(form.shift_x), _mm(form.shift_y)), (*teller.notes, *dict.fromkeys(notes)),
    )  # fmt: skip


def pages_of(form: OwnForm, fields: Sequence[OwnFormField]) -> int:
    return max([form.pages or 1, *(one.page for one in fields)])


def size_of(form: OwnForm, page: int) -> tuple[float, float]:
    """Of the paper, in mm; a file may have pages of several sizes."""
    sizes = (form.sizes or "").split()
    if page > 1 and len(sizes) >= page:
        wide, _, tall = sizes[page - 1].partition("x")
        return float(wide), float(tall)
    return _mm(form.wide) or A4[0], _mm(form.tall) or A4[1]


def _copies(
    session: Session, form: OwnForm, fields: Sequence[OwnFormField], items: Mapping[int, Item], request: Request, teller: FormTeller, notes: list[str]
) -> Iterator[Copy]:
    ledger = ledger_of(form)
    if request.chosen.get(WHO) == BLANK:
        yield Copy({})
        return
    ids = rows_meant(session, ledger, request)
    sources = [one.source for one in items.values() if one.source is not None]
    told = columns.values(session, sources, ids, request.day, private=request.private)
    names = listing.names_of(session, ledger, ids) if ledger is not None else {}
    for number, row in enumerate(ids or [0], 1):
        filled: dict[str, str] = {"subject": names.get(row, "")}
        pictures: dict[str, str] = {}
        for one in fields:
            item, key = items[one.id], f"f{one.id}"
            if item.source is not None and item.source.is_photo:
                pictures[key] = told[row].get(item.source.name, columns.NOTHING).value or ""
                continue
            said = teller.say(item, told.get(row, {}), number)
            filled |= _in_boxes(one, item, said, notes) if one.boxes else {key: said}
        yield Copy(filled, pictures=pictures)


def _in_boxes(field: OwnFormField, item: Item, said: str, notes: list[str]) -> dict[str, str]:
    count = field.boxes or 1
    found = boxed(said, count, words.ALIGN_CODE[field.align or words.LEFT], field.shape)
    if found is None:
        notes.append(f"“{item.name}”有{len(said)}个字，只有{count}格，空着没有印。")
        return {}
    return {f"f{field.id}_{place}": char for place, char in enumerate(found)}


def _sheet(form: OwnForm, page: int, fields: Sequence[OwnFormField], items: Mapping[int, Item]) -> dict[str, Any]:
    """The page as a sheet file says it, to be checked and set like one."""
    cells: list[dict[str, Any]] = []
    holders = {"subject": {"label": "哪一份", "sample": EMPTY}}
    for one in (each for each in fields if each.page == page):
        item = items[one.id]
        label = f"第{page}页“{item.name}”" if (form.pages or 1) > 1 else item.name
        for cell, key in _cells(one, item):
            cells.append(cell)
            holders[key] = {"label": label, "sample": item.name}
    return {"title": form.name, "subject": "{subject}", "page": list(size_of(form, page)), "margin": 8, "placeholders": holders, "cell": cells}  # fmt: skip


def _cells(field: OwnFormField, item: Item) -> Iterator[tuple[dict[str, Any], str]]:
    x, y, wide, tall = (_mm(one) for one in (field.x, field.y, field.wide, field.tall))
    size = _mm(field.size) or USUAL_SIZE
    style: dict[str, Any] = {"font": words.FACE_CODE[field.face or words.SONG], "size": size, "least": min(6.0, size), "border": "none", "pad": 0}
    key = f"f{field.id}"
    if item.source is not None and item.source.is_photo:
        yield {"name": item.name, "at": [x, y, wide, tall], "picture": key, **style}, key
        return
    if not field.boxes:
        yield {"name": item.name, "at": [x, y, wide, tall], "text": f"{{{key}}}", "align": words.ALIGN_CODE[field.align or words.LEFT], **style}, key
        return
    step = wide / field.boxes
    for place in range(field.boxes):
        name = f"{key}_{place}"
        yield {"name": f"{item.name}第{place + 1}格", "at": [x + place * step, y, step, tall], "text": f"{{{name}}}", "align": "center", **style}, name


def _mm(length: int | None) -> float:
    return (length or 0) / SCALE


def private_of(session: Session, form: OwnForm) -> tuple[str, ...]:
    """The labels of the private columns that a scan prints."""
    ledger = columns.ledger_of(form.ledger)
    say = columns.worded(session)
    sources = [item_of(one, ledger, say).source for one in fields_of(session, form.id)]
    return tuple(dict.fromkeys(one.shown.label for one in sources if one is not None and one.private))


# In a Word file


def word_filling(session: Session, form: OwnForm, kept: Sequence[WordPlace], request: Request) -> WordFilling:
    """``kept`` are the places of its file. A place that nobody can fill stays empty and is told."""
    ground = ground_of(session, form.id)
    if ground is None:
        raise Refusal(f"《{form.name}》没有Word文件。", "请在“自备表样”里打开它，换上写了占位符的Word文件。")
    ledger = ledger_of(form)
    teller = FormTeller(session, request)
    for one in kept:
        if one.fault:
            teller.lost[one.written] = None
    good = [one for one in kept if not one.fault]
    ids = [] if request.chosen.get(WHO) == BLANK else rows_meant(session, ledger, request)
    copies = _word_copies(session, ledger, good, ids, request, teller)
    listed = {one.inside: one.rows for one in good if one.rows}
    return WordFilling(form.name, ground.sha256, copies, listed, teller.notes)


def _word_copies(
    session: Session, ledger: Ledger | None, kept: Sequence[WordPlace], ids: Sequence[int], request: Request, teller: FormTeller
) -> list[WordCopy]:
    alone = [one for one in kept if not one.rows]
    listed = _listed(session, ledger, [one for one in kept if one.rows == places.LIST], ids, request, teller)
    parts = sorted({one.rows for one in kept if one.rows and one.rows != places.LIST})
    if ledger is None or not ids:
        return [WordCopy("", {one.inside: teller.say(one.item, {}, 1) for one in alone}, listed)]
    if listed and not any(one.item.source is not None for one in alone) and not parts:
        return [WordCopy("", {one.inside: teller.say(one.item, {}, 1) for one in alone}, listed)]
    sources = [one.item.source for one in alone if one.item.source is not None]
    told = columns.values(session, sources, ids, request.day, private=request.private)
    names = listing.names_of(session, ledger, ids)
    return [
        WordCopy(
            names.get(row, ""), {one.inside: teller.say(one.item, told[row], number) for one in alone},
            listed | {part: _of_part(session, ledger, part, kept, row, request, teller) for part in parts},
        )
        for number, row in enumerate(ids, 1)
    ]  # fmt: skip


def _listed(
    session: Session, ledger: Ledger | None, wanted: Sequence[WordPlace], ids: Sequence[int], request: Request, teller: FormTeller
) -> dict[str, list[dict[str, str]]]:
    if ledger is None or not wanted:
        return {}
    return {places.LIST: _rows(session, wanted, ids, request, teller)}


def _of_part(
    session: Session, ledger: Ledger, name: str, kept: Sequence[WordPlace], row: int, request: Request, teller: FormTeller
) -> list[dict[str, str]]:
    part = columns.part_of(ledger, name, columns.worded(session))
    if part is None:
        return []
    child = part.ledger()
    ids = listing.ids_of(session, child, ListAsk(request.day, owner=(part.owner, row)))
    return _rows(session, [one for one in kept if one.rows == name], ids, request, teller)


def _rows(
    session: Session, wanted: Sequence[WordPlace], ids: Sequence[int], request: Request, teller: FormTeller
) -> list[dict[str, str]]:
    sources: list[FormSource] = [one.item.source for one in wanted if one.item.source is not None]
    told: dict[int, dict[str, FormValue]] = columns.values(session, sources, ids, request.day, private=request.private)
    return [{one.inside: teller.say(one.item, told.get(row, {}), number) for one in wanted} for number, row in enumerate(ids, 1)]
