"""Sheet files: read ``forms/sheets/*.toml`` or the office's own copy beside its book, checked cell by cell."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from desk_union.basis.places import FORMS
from desk_union.basis.places import OWN_SHEETS as OWN_FOLDER
from desk_union.basis.refusal import Problem, Refusal
from desk_union.describe.form import Align, Border, Cell, Form, Layout, Placeholder, Repeat, Upright
from desk_union.office.signers import ROLES as SIGNERS
from desk_union.prints.forms.formoverlap import overlapping
from desk_union.prints.forms.formreading import Taker
from desk_union.prints.page.fitting import MM, PAPERS
from desk_union.prints.type.fonts import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from desk_union.basis.words import Wording

SHEETS = FORMS / "sheets"
_AT = ("左边距", "上边距", "宽", "高")
_NEAR = 0.05  # mm; sums of decimals need not meet the edge exactly
_TOLD = 8
_LARGEST = 2000.0
_A5 = (210.0, 148.0)  # lying
LABELS = "标签纸"  # what the choice of a layout is called unless the form says otherwise


class FaultyForm(Refusal):
    """A sheet file that cannot be used; ``problems`` name file, cell and fault."""

    def __init__(self, file: str, problems: Sequence[Problem], remedy: str) -> None:
        told = "\n".join(f"· {problem}" for problem in problems[:_TOLD])
        more = f"\n（还有{len(problems) - _TOLD}处）" if len(problems) > _TOLD else ""
        super().__init__(f"表样文件“{file}”有{len(problems)}处问题：\n{told}{more}\n", remedy)
        self.problems = tuple(problems)


def load(code: str, book_folder: Path | None = None, wording: Wording | None = None) -> Form:
    """The office's own sheet from folder 表样 beside the book when there is one, else the program's in its words."""
    name = f"{code}.toml"
    shipped = read(SHEETS / name, "请重新安装程序，账本不受影响。")
    own = book_folder / OWN_FOLDER / name if book_folder is not None else None
    if own is None or not own.is_file():
        return on_halves(shipped if wording is None else _worded(shipped, wording))
    remedy = f"请改好“{OWN_FOLDER}”文件夹里的这个文件；也可以把它移走，程序就用自带的表样。"
    return on_halves(read(own, remedy, like=shipped))


def on_halves(form: Form) -> Form:
    """What stands twice on A4, one below the other, may also be had on A5, one a sheet."""
    if any(form.page_of(layout)[1] <= _A5[1] for layout in form.layouts):
        return form  # it has such paper already
    added = [_on_half(each) for each in form.layouts if _is_half(form, each)]
    papers = "纸张" if added and form.papers == LABELS else form.papers
    return replace(form, layouts=(*form.layouts, *added), papers=papers)


def _is_half(form: Form, layout: Layout) -> bool:
    cells = [cell.at for cell in layout.cells]
    lines = [each.top + each.head_height + each.rows * each.height for each in layout.repeats]
    deepest = max((*(top + height for _, top, _, height in cells), *lines))
    wide, tall = form.page_of(layout)
    stacked = (layout.columns, layout.rows) == (1, 2) and wide < tall
    return stacked and wide <= _A5[0] + _NEAR and deepest <= _A5[1]


def _on_half(layout: Layout) -> Layout:
    height = min(layout.height, _A5[1])
    top = (_A5[1] - height) / 2
    return replace(
        layout, code=f"{layout.code}-a5", title="A5纸横放，一份一张", rows=1, top=top, height=height, gap_y=0, page=_A5
    )


def _worded(form: Form, wording: Wording) -> Form:
    say = wording.say

    def cells(given: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple(replace(cell, text=say(cell.text)) for cell in given)

    def rows(given: Repeat) -> Repeat:
        return replace(given, label=say(given.label), labels=tuple(map(say, given.labels)))

    layouts = (replace(each, cells=cells(each.cells), repeats=tuple(map(rows, each.repeats))) for each in form.layouts)
    return replace(form, title=say(form.title), layouts=tuple(layouts))


def read(path: Path, remedy: str, *, like: Form | None = None) -> Form:
    """The form in a file; Faulty when anything is wrong. ``like`` holds all placeholders that the program can fill."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        raise FaultyForm(path.name, [Problem("文件打不开。")], remedy) from None
    except UnicodeDecodeError:
        raise FaultyForm(path.name, [Problem("文件的编码不对。", "请用记事本另存为UTF-8编码。")], remedy) from None
    except tomllib.TOMLDecodeError as fault:
        raise FaultyForm(path.name, [Problem(_syntax(str(fault)))], remedy) from None
    form, problems = formed(path.stem, data, like)
    if problems:
        raise FaultyForm(path.name, problems, remedy)
    return form


def formed(code: str, data: Mapping[str, Any], like: Form | None = None) -> tuple[Form, list[Problem]]:
    """The form that the tables of a sheet file describe, with all that is wrong with it."""
    problems: list[Problem] = []
    form = _form(code, Taker(dict(data), "整张表", problems))
    problems += _unknown(form, like or form)
    return form, problems or list(overlapping(form))  # places not understood say nothing of their neighbours


def _syntax(said: str) -> str:
    at = re.search(r"line (\d+), column (\d+)", said)
    place = f"第{at.group(1)}行第{at.group(2)}个字附近" if at else "文件末尾"
    return f"{place}的写法不对，可能少了引号、括号或等号，或者同一项写了两次。"


def _form(code: str, top: Taker) -> Form:
    page = _page(top)
    margin = top.number("margin", 15.0, 0, 100)
    title = top.text("title", needed=True)
    subject = top.text("subject")
    given = top.named("placeholders")
    placeholders = {key: _placeholder(key, value, top) for key, value in given.items()}
    papers, cut = top.text("papers", LABELS), top.word("cut", "yes", ("yes", "no")) == "yes"
    form = Form(code, title, page, margin, placeholders, (), subject, papers, cut)
    layouts = top.tables("layout")
    if layouts:
        top.end()
        return replace(
            form, layouts=tuple(_grid(Taker(each, "", top.problems), form, n) for n, each in enumerate(layouts, 1))
        )
    whole = _layout(top, Layout(code, title, (), width=page[0], height=page[1]))
    top.end()
    return replace(form, layouts=(whole,))


def _page(top: Taker) -> tuple[float, float]:
    paper = top.given.get("page")
    if isinstance(paper, str):
        size = PAPERS.get(top.word("page", "A4", tuple(PAPERS)), PAPERS["A4"])
        return size[0] / MM, size[1] / MM
    width, height = top.numbers("page", ("宽", "高"))
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        top.wrong(f"纸张大小不能是{width:g}×{height:g}毫米。", 'A4纸可以写 page = "A4"。')
        return PAPERS["A4"][0] / MM, PAPERS["A4"][1] / MM
    return width, height


def _placeholder(key: str, given: dict[str, Any], top: Taker) -> Placeholder:
    one = Taker(given, f"placeholders里的“{key}”", top.problems)
    made = Placeholder(key, one.text("label", key, needed=True), one.text("sample", needed=True))
    one.end()
    return made


def _grid(one: Taker, form: Form, number: int) -> Layout:
    title = one.text("title", needed=True)
    one.place = f"第{number}种纸“{title}”"
    page = _page(one) if "page" in one.given else None
    wide, tall = page or form.page
    slot = Layout(
        one.text("code", str(number), needed=True), title, (),
        columns=one.count("columns", 1, 50), rows=one.count("rows", 1, 100),
        left=one.number("left", 0, 0, _LARGEST), top=one.number("top", 0, 0, _LARGEST),
        width=one.number("width", wide, 1, _LARGEST), height=one.number("height", tall, 1, _LARGEST),
        gap_x=one.number("gap_x", 0, 0, _LARGEST), gap_y=one.number("gap_y", 0, 0, _LARGEST), page=page,
    )  # fmt: skip
    x, y = slot.slot(slot.slots - 1)
    for edge, most, way in ((x + slot.width, wide, "宽"), (y + slot.height, tall, "高")):
        if edge > most + _NEAR:
            one.wrong(f"各格加起来{way}{edge:g}毫米，纸只有{most:g}毫米{way}。")
    made = _layout(one, slot)
    one.end()
    return made


def _layout(one: Taker, slot: Layout) -> Layout:
    cells = tuple(_cell(one, each, n, slot) for n, each in enumerate(one.tables("cell"), 1))
    repeats = tuple(_repeat(one, each, slot) for each in one.tables("repeat"))
    if not cells:
        one.wrong("一个格子也没有。", "每个格子以 [[cell]] 开头。")
    return replace(slot, cells=cells, repeats=repeats)


def _cell(above: Taker, given: dict[str, Any], number: int, slot: Layout) -> Cell:
    name = str(given.get("name") or given.get("text") or given.get("picture") or "")
    name = name.strip().replace("\n", "")[:12]
    one = Taker(given, f"{_prefix(above)}第{number}格“{name}”", above.problems)
    one.text("name")
    known = len(one.problems)
    left, top, width, height = one.numbers("at", _AT)
    if len(one.problems) > known:
        width = height = 1.0
    elif width <= 0 or height <= 0:
        one.wrong("宽和高都要大于0。")
    elif left < 0 or top < 0 or left + width > slot.width + _NEAR or top + height > slot.height + _NEAR:
        one.wrong(
            f"超出了边：左{left:g}、上{top:g}、宽{width:g}、高{height:g}，这里只有{slot.width:g}×{slot.height:g}毫米。"
        )
    made = Cell(name, (left, top, width, height), one.text("text"), one.text("picture"), **_style(one))
    one.end()
    return made


def _prefix(above: Taker) -> str:
    return "" if above.place == "整张表" else above.place


def _style(one: Taker) -> dict[str, Any]:
    size = one.number("size", 10.5, 4, 72)
    return {
        "font": one.word("font", "serif", get_args(Role)),
        "size": size,
        "least": one.number("least", min(7.5, size), 4, size),
        "align": one.word("align", "center", get_args(Align)),
        "valign": one.word("valign", "middle", get_args(Upright)),
        "border": one.word("border", "box", get_args(Border)),
        "leading": one.number("leading", 1.3, 1, 4),
        "pad": one.number("pad", 1.0, 0, 20),
        "minus": one.word("minus", "black", ("black", "red")),
    }


def _repeat(above: Taker, given: dict[str, Any], slot: Layout) -> Repeat:
    one = Taker(given, f"{_prefix(above)}多行栏目“{given.get('label', '')}”", above.problems)
    label = one.text("label", needed=True)
    left, top = one.numbers("at", _AT[:2])
    rows = one.count("rows", 1, 100)
    height, head = one.number("height", 8, 1, _LARGEST), one.number("head", 0, 0, _LARGEST)
    columns: list[Cell] = []
    labels: list[str] = []
    x = left
    for each in one.tables("columns"):
        column = Taker(each, f"{one.place}的列“{each.get('label', '')}”", above.problems)
        key, wide = column.text("key", needed=True), column.number("width", 10, 1, _LARGEST)
        labels.append(column.text("label", needed=True))
        columns.append(Cell(labels[-1], (x, top, wide, height), f"{{{key}}}", **_style(column)))
        column.end()
        x += wide
    if x > slot.width + _NEAR or top + head + rows * height > slot.height + _NEAR:
        one.wrong(f"{rows}行加起来到了右{x:g}、下{top + head + rows * height:g}毫米，超出了纸。")
    strike = tuple(one.text("strike").split())
    known = {key for cell in columns for key in cell.keys}
    if unknown := set(strike) - known:
        one.wrong(f"“strike”里的“{'、'.join(sorted(unknown))}”不是它的列。", f"可以写：{' '.join(sorted(known))}。")
    goes_on = one.word("goes_on", "no", ("yes", "no")) == "yes"
    key = one.text("key", needed=True)
    made = Repeat(key, label, rows, top, height, tuple(columns), tuple(labels), head, strike, goes_on)
    one.end()
    return made


def _unknown(form: Form, like: Form) -> Iterator[Problem]:
    """Placeholders that nobody fills, each with the cell it stands in."""
    can = "、".join(f"{{{key}}}{holder.label}" for key, holder in like.placeholders.items())
    used = [(key, "表中的“subject”") for key in Cell("", (0, 0, 1, 1), form.subject).keys]
    for layout in form.layouts:
        used += [(key, f"格子“{cell.name}”") for cell in layout.cells for key in cell.filled]
        yield from _unknown_rows(layout, like)
    for key, place in used:
        if key in SIGNERS:
            continue
        if key not in like.placeholders:
            yield Problem(f"{place}里的“{key}”程序不会填。", f"可以用：{can}。")
        elif key not in form.placeholders:
            yield Problem(f"{place}里的“{key}”没有在placeholders里写明。", "请照自带的表样补上那一行。")
    for key in form.placeholders.keys() - like.placeholders.keys():
        yield Problem(f"placeholders里的“{key}”程序不会填。", f"可以用：{can}。")


def _unknown_rows(layout: Layout, like: Form) -> Iterator[Problem]:
    known = {
        repeat.key: {key for cell in repeat.columns for key in cell.keys}
        for each in like.layouts
        for repeat in each.repeats
    }
    for repeat in layout.repeats:
        if repeat.key not in known:
            yield Problem(f"多行栏目“{repeat.label}”的key“{repeat.key}”程序不会填。", f"可以用：{'、'.join(known)}。")
            continue
        for cell in repeat.columns:
            if not known[repeat.key].issuperset(cell.keys):
                can = "、".join(sorted(known[repeat.key]))
                yield Problem(f"多行栏目“{repeat.label}”的列“{cell.name}”程序不会填。", f"可以用：{can}。")
