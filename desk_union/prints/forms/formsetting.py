"""Set the copies of an official form on pages: what stands where in points, and what must go to a continuation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Problem
from desk_union.describe.form import fill
from desk_union.prints.page.bands import BandWords
from desk_union.prints.page.fitting import MM
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk_union.describe.form import Border, Cell, Copy, Form, Layout, Repeat
    from desk_union.prints.type.fonts import Chain, Fonts, Role

Box = tuple[float, float, float, float]

SEE = ("（见续页）", "见续页", "续")
_STEP = 0.5
# One line may shrink to this part of its size before it is rather wrapped.
_SHRINK = 0.85
_FOOT_SIZE = 8.0
_BODY, _BODY_LEADING, _HEADING, _GAP = 10.5, 1.4, 14.0, 8.0


@dataclass(frozen=True, slots=True)
class Fitted:
    size: float
    lines: Sequence[str]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, named by its hash, in a box."""

    box: Box
    sha256: str


@dataclass(slots=True)
class FormPage:
    size: tuple[float, float]
    words: list[BandWords] = field(default_factory=list)
    boxes: list[tuple[Box, Border]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)  # from a point to another
    subject: str = ""  # whose page it is, where a page is one's own


@dataclass(frozen=True, slots=True)
class FormEntry:
    """What did not fit: whose, which field, and the whole of it."""

    subject: str
    label: str
    text: str


def fit_text(text: str, width: float, height: float, cell: Cell, chain: Chain) -> Fitted:
    """A little smaller on one line, then wrapped, then smaller still; not ``whole`` when that is too much."""
    one_line = "\n" not in text
    for size in _sizes(cell.size, max(cell.least, cell.size * _SHRINK)):
        if one_line and chain.width(text, size) <= width:
            return Fitted(size, [text])
    for size in _sizes(cell.size, cell.least):
        lines = wrap(text, width / size, chain.width)
        if len(lines) * size * cell.leading <= height:
            return Fitted(size, lines)
    return _cut(text, width, height, cell, chain)


def _sizes(size: float, least: float) -> Iterator[float]:
    while size > least:
        yield size
        size -= _STEP
    yield least


def _cut(text: str, width: float, height: float, cell: Cell, chain: Chain) -> Fitted:
    size = cell.least
    room = max(1, int(height / (size * cell.leading)))
    see = next((words for words in SEE if chain.width(words, size) <= width), SEE[-1])
    return Fitted(size, [*wrap(text, width / size, chain.width)[: room - 1], see], whole=False)


def too_long(form: Form, fonts: Fonts) -> list[Problem]:
    """The fixed words that do not fit their cell: a fault of the sheet file, not of what is filled in."""
    found: list[Problem] = []
    for layout in form.layouts:
        for number, cell in enumerate(layout.cells, 1):
            if not cell.keys and not fitted_text(cell, cell.text, fonts).whole:
                found.append(Problem(f"第{number}格“{cell.name}”：字在格子里放不下。", "请放大格子，或改小size。"))
        for repeat in layout.repeats:
            found += [
                Problem(f"多行栏目“{repeat.label}”的列名“{head.text}”放不下。", "请加宽这一列，或改小size。")
                for head in _heads(repeat)
                if not fitted_text(head, head.text, fonts).whole
            ]
    return found


def _parts(layout: Layout, copy: Copy) -> list[Copy]:
    """A copy whose rows go on in further slots, slot by slot; each says which it is of how many (``part``)."""
    more = [repeat for repeat in layout.repeats if repeat.goes_on]
    count = max([1, *(-(-len(copy.rows.get(one.key, ())) // one.rows) for one in more)])
    if count == 1:
        return [copy]
    found = []
    for n in range(count):
        rows = {one.key: copy.rows.get(one.key, ())[n * one.rows : (n + 1) * one.rows] for one in more}
        told = {"part": f"第{n + 1}张，共{count}张"}
        found.append(replace(copy, words={**copy.words, **told}, rows={**copy.rows, **rows}))
    return found


def fitted_text(cell: Cell, text: str, fonts: Fonts) -> Fitted:
    width, height = (cell.at[2] - 2 * cell.pad) * MM, cell.at[3] * MM
    return fit_text(clean(text), width, height, cell, fonts.chain(_role(cell)))


def _role(cell: Cell) -> Role:
    return cell.font  # type: ignore[return-value]  # the loader lets only roles through


class FormSetter:
    """Fills page after page with copies, each page followed by what did not fit on it."""

    def __init__(self, form: Form, layout: Layout, fonts: Fonts, *, skip: int = 0, foot: str = "") -> None:
        self.form, self.layout, self.fonts, self.foot = form, layout, fonts, foot
        width, height = form.page_of(layout)
        self.size = (width * MM, height * MM)
        self.pages: list[FormPage] = []
        self.entries: list[FormEntry] = []
        self.overflowed = 0
        self.slot = skip % layout.slots
        self.subject = ""

    def add(self, copy: Copy) -> None:
        for part in _parts(self.layout, copy):
            self._add(part)

    def _add(self, copy: Copy) -> None:
        if not self.pages or self.slot == self.layout.slots:
            self._turn()
        left, top = self.layout.slot(self.slot)
        self.slot += 1
        self.subject = clean(fill(self.form.subject, copy.words)).replace("（）", "").strip()
        if self.layout.slots == 1:
            self.pages[-1].subject = self.subject
        before = len(self.entries)
        for cell in self.layout.cells:
            box = _box(cell, left, top)
            if cell.picture and copy.pictures.get(cell.picture):
                self._border(cell, box)
                self.pages[-1].pictures.append(Picture(box, copy.pictures[cell.picture]))
            else:
                label = "、".join(self.form.label_of(key) for key in cell.keys)
                self._cell(cell, fill(cell.text, copy.words), box, label)
        for repeat in self.layout.repeats:
            self._repeat(repeat, copy.rows.get(repeat.key, ()), left, top)
        late = list(dict.fromkeys(entry.label for entry in self.entries[before:]))
        if self.layout.slots == 1 and (told := [self.foot] * bool(self.foot) + [self._further(late)] * bool(late)):
            self._foot("　".join(told))

    def _further(self, labels: Sequence[str]) -> str:
        """What stands on the continuation, rows under the name of their part, as many as the foot has room for."""
        parts = [repeat.label for repeat in self.layout.repeats]
        named = [next((part for part in parts if label.startswith(f"{part}第")), label) for label in labels]
        told = list(dict.fromkeys(named))
        width = self.fonts.chain("serif").width
        room = (self.size[0] - 2 * self.form.margin * MM) / _FOOT_SIZE - width(f"{self.foot}　" if self.foot else "")
        for count in range(len(told), 0, -1):
            text = f"本表另有续页：{'、'.join(told[:count])}{'' if count == len(told) else f'等{len(told)}项'}"
            if width(text) <= room:
                return text
        return f"本表另有续页：{len(told)}项"

    def close(self) -> list[FormPage]:
        self._continue()
        return self.pages

    def _turn(self) -> None:
        if self.pages:
            self._continue()
            self.slot = 0
        self.pages.append(FormPage(self.size))

    def _border(self, cell: Cell, box: Box) -> None:
        if cell.border != "none":
            self.pages[-1].boxes.append((box, cell.border))

    def _cell(self, cell: Cell, text: str, box: Box, label: str) -> None:
        self._border(cell, box)
        text = clean(text)
        x, y, width, height = box
        inner = width - 2 * cell.pad * MM
        fitted = fit_text(text, inner, height, cell, self.fonts.chain(_role(cell)))
        pitch = fitted.size * cell.leading
        spare = height - pitch * len(fitted.lines)
        start = y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[cell.valign]
        red = cell.minus == "red" and text.lstrip("¥").startswith("-")
        self.pages[-1].words += [
            BandWords(
                [line], x + cell.pad * MM, start + n * pitch, inner, pitch, fitted.size, cell.align, _role(cell), red
            )
            for n, line in enumerate(fitted.lines)
            if line
        ]
        if not fitted.whole:
            self.entries.append(FormEntry(self.subject, label, text.strip()))

    def _repeat(self, repeat: Repeat, rows: Sequence[Mapping[str, str]], left: float, top: float) -> None:
        for head in _heads(repeat):
            self._cell(head, head.text, _box(head, left, top), "")
        for number in range(repeat.rows):
            row = rows[number] if number < len(rows) else {}
            down = top + repeat.head_height + number * repeat.height
            for cell, label in zip(repeat.columns, repeat.labels, strict=True):
                self._cell(cell, fill(cell.text, row), _box(cell, left, down), f"{repeat.label}第{number + 1}行{label}")
        if repeat.strike and len(rows) < repeat.rows:
            self._strike(repeat, len(rows), left, top)
        for row in rows[repeat.rows :]:
            told = zip(repeat.labels, (clean(fill(cell.text, row)) for cell in repeat.columns), strict=True)
            text = "　".join(f"{label}：{word}" for label, word in told if word)
            self.entries.append(FormEntry(self.subject, repeat.label, text))

    def _strike(self, repeat: Repeat, used: int, left: float, top: float) -> None:
        """One stroke over all unused rows, so that nothing can be added later."""
        struck = [cell for cell in repeat.columns if set(cell.keys) & set(repeat.strike)]
        first = min(cell.at[0] for cell in struck)
        last = max(cell.at[0] + cell.at[2] for cell in struck)
        up = top + repeat.top + repeat.head_height + used * repeat.height
        down = top + repeat.top + repeat.head_height + repeat.rows * repeat.height
        self.pages[-1].strokes.append(((left + last) * MM, up * MM, (left + first) * MM, down * MM))

    def _foot(self, text: str) -> None:
        bottom = self.size[1] - self.form.margin * MM * 0.7
        width = self.size[0]
        self.pages[-1].words.append(BandWords([text], 0, bottom, width, _FOOT_SIZE * 1.3, _FOOT_SIZE, "center"))

    def _continue(self) -> None:
        """The whole of everything that was cut, on pages of the same paper."""
        entries, self.entries = self.entries, []
        self.overflowed += len(entries)
        if not entries:
            return
        margin = max(self.form.margin, 10.0) * MM
        flow = _Flow(self.form, self.fonts, margin, self.size, self.pages)
        for entry in entries:
            flow.entry(entry)


class _Flow:
    def __init__(
        self, form: Form, fonts: Fonts, margin: float, size: tuple[float, float], pages: list[FormPage]
    ) -> None:
        self.form, self.fonts, self.margin, self.size, self.pages = form, fonts, margin, size, pages
        self.top = inf
        self.heading = ""

    def entry(self, entry: FormEntry) -> None:
        heading = "　".join(part for part in (entry.subject, entry.label) if part)
        width = (self.size[0] - 2 * self.margin) / _BODY
        pitch = _BODY * _BODY_LEADING
        lines = wrap(entry.text, width, self.fonts.chain("serif").width)
        heads = wrap(heading, width, self.fonts.chain("song-bold").width)
        if self.top + (len(heads) + 1) * pitch > self.size[1] - self.margin:
            self._turn()
        if heading == self.heading:
            self.top -= _GAP
        else:
            self.heading = heading
            for line in heads:
                self._line(line, _BODY, "song-bold")
        for line in lines:
            if self.top + pitch > self.size[1] - self.margin:
                self._turn()
                self._line(f"{heads[0]}（续）", _BODY, "song-bold")
                self.heading = heading
            self._line(line, _BODY, "serif")
        self.top += _GAP

    def _turn(self) -> None:
        self.pages.append(FormPage(self.size))
        self.top, self.heading = self.margin, ""
        self._line(f"{self.form.title}（续页）", _HEADING, "song-bold")
        self.top += _GAP

    def _line(self, text: str, size: float, role: Role) -> None:
        height = size * _BODY_LEADING
        width = self.size[0] - 2 * self.margin
        self.pages[-1].words.append(BandWords([text], self.margin, self.top, width, height, size, "left", role))
        self.top += height


def _box(cell: Cell, left: float, top: float) -> Box:
    x, y, width, height = cell.at
    return (left + x) * MM, (top + y) * MM, width * MM, height * MM


def _heads(repeat: Repeat) -> Iterator[Cell]:
    """The words above the columns as cells of their own."""
    for cell, label in zip(repeat.columns, repeat.labels, strict=True):
        if repeat.head_height:
            x, y, width, _ = cell.at
            yield replace(cell, at=(x, y, width, repeat.head_height), text=label, align="center")
