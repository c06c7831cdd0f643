"""The manual: pages written by hand, and a page for each ledger made from its description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import licences
from desk_union.basis.places import HELP
from desk_union.basis.refusal import Refusal
from desk_union.screens import other_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desk_union.describe.deed import Deed
    from desk_union.describe.ledger import Ledger, Shown

# After the first page and those of the tabs.
EVERYWHERE = (
    "import", "print", "search", "summing", "undo", "backup", "password", "settings", "keys", "questions",
)  # fmt: skip
FIRST = "start"
DEEDS_TOLD = (
    "选中行以后，右边表单下面列出这些行现在可以办的事，点一下就办；右键菜单、标签的菜单和 `Ctrl+K` 里也有。"
    "窗口里先填要问的几项，下面的黄条随时说将会怎样、凭证怎么记，看清楚再办。办好以后，上面的黄条可以“撤销”“查看”，有单据的可以“打印”。"
    "不用选行或没有选行的，会列出等着办的行。"
)
AROUND = 18  # characters shown on both sides of what was found


@dataclass(frozen=True, slots=True)
class HelpPage:
    """``chapter`` heads its place in the list of contents; ``text`` is Markdown."""

    code: str
    title: str
    chapter: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    code: str
    title: str
    excerpt: str


def pages(ledgers: Sequence[Ledger]) -> list[HelpPage]:
    """The whole manual: the written pages, the deeds, one page a ledger under that ledger's code, licences."""
    return [*written(), words_page(), deeds_page(), *(ledger_page(ledger) for ledger in ledgers), licence_page()]


def written() -> tuple[HelpPage, ...]:
    """The pages written by hand, in the order of the contents."""
    everywhere = ((code, HELP / f"{code}.md") for code in EVERYWHERE)
    return _written(((FIRST, HELP / f"{FIRST}.md"), *tabs.help_pages(), *everywhere))


@cache
def words_page() -> HelpPage:
    """What clerks call otherwise than the window does."""
    lines = ["| 您要找的 | 在程序里 |", "|:--|:--|"]
    lines += [f"| {'、'.join(each.said)} | {each.told} |" for each in other_words.known()]
    text = ["# 换个说法", "程序里叫法不一样的，按平常说的找也找得到。", "\n".join(lines)]
    return HelpPage("words", "换个说法", "怎么用", "\n\n".join(text) + "\n")


@cache
def _written(files: tuple[tuple[str, Path], ...]) -> tuple[HelpPage, ...]:
    found = []
    for code, file in files:
        if not file.is_file():
            raise Refusal("使用手册不完整。", "请重新安装程序；账本不受影响。")
        text = file.read_text(encoding="utf-8")
        found.append(HelpPage(code, text.partition("\n")[0].removeprefix("# ").strip(), "怎么用", text))
    return tuple(found)


@cache
def licence_page() -> HelpPage:
    """Under which terms the program and all it stands on may be used and passed on."""
    libraries = licences.used()
    lines = ["| 组件 | 版本 | 许可 |", "|:--|:--|:--|"]
    lines += [f"| {_cell(one.name)} | {_cell(one.version)} | {_cell(one.terms)} |" for one in libraries]
    where = (
        f"每个组件的许可全文在程序文件夹的 `{licences.LICENCES}` 里。"
        if (licences.LICENCES / licences.INDEX).is_file()
        else "装好的程序里，每个组件的许可全文都在程序文件夹的 `resources/licences` 里。"
    )
    text = [
        "# 许可",
        "本程序按MIT许可发布：可以自由使用、复制和转给别的单位。账本和里面的资料是您单位自己的。",
        "程序里用到下面这些别人写的组件，各按自己的许可使用。" + where,
        "\n".join(lines),
        "界面用的Qt（PySide6）按LGPL许可使用，以单独的文件放在程序文件夹里，可以换成自己编译的同一版本。",
    ]
    return HelpPage("licences", "许可", "关于程序", "\n\n".join(text) + "\n")


def ledger_page(ledger: Ledger) -> HelpPage:
    """What the ledger is for and every field with how to fill it, straight from the description.

    A page written by hand under the ledger's code stands between the two.
    """
    text = [
        f"# {ledger.title}",
        ledger.help,
        *_by_hand(ledger.code),
        *_presets(ledger),
        *_parts(ledger),
        *_deeds_of(ledger),
        "## 各栏怎么填",
    ]
    for heading in dict.fromkeys(shown.group for shown in ledger.fields):
        if heading:
            text.append(f"### {heading}")
        text.append(_field_table([shown for shown in ledger.fields if shown.group == heading]))
    return HelpPage(ledger.code, ledger.title, "各台账的栏目", "\n\n".join(text) + "\n")


def _by_hand(code: str) -> list[str]:
    """The page without its title, which the ledger has in the union's own words."""
    file = tabs.help_file(code)
    return [file.read_text(encoding="utf-8").partition("\n")[2].strip()] if file is not None else []


def _presets(ledger: Ledger) -> list[str]:
    if not ledger.presets:
        return []
    return [f"常用筛选：{'、'.join(preset.title for preset in ledger.presets)}。"]


def _parts(ledger: Ledger) -> list[str]:
    if not ledger.parts:
        return []
    return [f"每一行下面还有：{'、'.join(part.ledger().title for part in ledger.parts)}。"]


def _deeds_of(ledger: Ledger) -> list[str]:
    """What can be done with its rows, by name."""
    listed = {one.code for one in tabs.ledgers()}
    own = [deed.title for deed in tabs.deeds() if _is_done_in(deed.ledger(), ledger, listed)]
    return [f"可以办理：{'、'.join(own)}。怎么办见[能办的事](deeds.md)。"] if own else []


def _is_done_in(rows: Ledger, ledger: Ledger, listed: set[str]) -> bool:
    """A deed with some rows only (those past their term) has a list of its own that stands in no tab."""
    return rows.code == ledger.code or (rows.code not in listed and rows.row is ledger.row)


@cache
def deeds_page() -> HelpPage:
    """Every described deed with its rows and its questions."""
    text = ["# 能办的事", DEEDS_TOLD]
    for heading in dict.fromkeys((deed.tab, deed.group) for deed in tabs.deeds()):
        own = [deed for deed in tabs.deeds() if (deed.tab, deed.group) == heading]
        lines = ["| 要办的事 | 在哪些行上办 | 问什么（*必填） | 说明 |", "|:--|:--|:--|:--|"]
        lines += [f"| {_cell(deed.title)} | {_on_rows(deed)} | {_asked(deed)} | {_cell(deed.help)} |" for deed in own]
        text += [f"## {' · '.join(filter(None, heading))}", "\n".join(lines)]
    return HelpPage("deeds", "能办的事", "怎么用", "\n\n".join(text) + "\n")


def _on_rows(deed: Deed) -> str:
    if deed.rows == "none":
        return "不用选行"
    number = "一行" if deed.rows == "one" else "一行或几行"
    return _cell(f"{deed.ledger().title}，{number}{'：' + deed.unfit if deed.unfit else ''}")


def _asked(deed: Deed) -> str:
    return _cell("、".join(f"{shown.label}{'*' if shown.required else ''}" for shown in deed.every_ask))


def _field_table(fields: Sequence[Shown]) -> str:
    lines = ["| 栏目 | 必填 | 说明 |", "|:--|:--|:--|"]
    lines += [
        f"| {shown.label} | {'必填' if shown.required else ''} | {_cell(how_to_fill(shown))} |" for shown in fields
    ]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "／").replace("\n", " ")


def how_to_fill(shown: Shown) -> str:
    """The field's own help, how its values are written, which other headings are understood, and what is special."""
    told = [shown.help]
    if not shown.editable:
        told.append("程序自动算出，不用填。")
    elif shown.kind.hint:
        told.append(f"{shown.kind.hint}。")
    if shown.fixed:
        told.append("保存后不能再改。")
    if shown.private:
        told.append("属于个人隐私，屏幕上遮住，打印和导出时默认不带。")
    if shown.aliases:
        told.append(f"导入时也认：{'、'.join(shown.aliases)}。")
    return "".join(told).replace("。。", "。")


def search(pages: Sequence[HelpPage], text: str) -> list[Hit]:
    """Pages that hold every word, those with it in the title first."""
    words = text.casefold().split()
    if not words:
        return []
    hits: list[tuple[bool, Hit]] = []
    for page in pages:
        plain = _plain(page.text)
        low = plain.casefold()
        if all(word in low for word in words):
            titled = all(word in page.title.casefold() for word in words)
            hits.append((not titled, Hit(page.code, page.title, _excerpt(plain, low.find(words[0]), len(words[0])))))
    return [hit for _, hit in sorted(hits, key=lambda pair: pair[0])]


_MARKS = str.maketrans("", "", "#*`|>")


def _plain(markdown: str) -> str:
    lines = (line.removeprefix("- ") for line in markdown.splitlines() if not line.startswith(("![", "|:")))
    return " ".join(" ".join(lines).translate(_MARKS).split())


def _excerpt(text: str, at: int, length: int) -> str:
    start, end = max(0, at - AROUND), at + length + AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
