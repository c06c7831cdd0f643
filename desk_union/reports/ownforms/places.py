"""The places of a Word file, {{姓名}} or {{数字:F012}}: what each means for a ledger, and what is wrong with it.

``{{栏目}}``, ``{{对象.手机}}``, ``{{入会日期|只要年}}``, ``{{数字:工会会员人数|上年同期}}``, ``{{今天}}``, ``{{工会名称}}``, ``{{序号}}``, ``{{填表人}}``;
in the row of a table ``{{名单.姓名}}`` repeats it for every chosen row, ``{{家庭成员.姓名}}`` for the rows that belong to one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import offering
from desk_union.office.signers import ROLES
from desk_union.reports.numbers.number_kinds import FigureName, label_of
from desk_union.reports.ownforms import columns
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.items import SIGNER, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.basis.words import Wording
    from desk_union.describe.ledger import Ledger

LIST, NUMBER, FIGURE = "名单", "序号", "数字"
_SPECIAL = {"今天": words.TODAY, "打印日期": words.TODAY, "工会名称": words.UNION, "第几份": words.ROW_NUMBER, NUMBER: words.ROW_NUMBER}


@dataclass(frozen=True, slots=True)
class WordPlace:
    """``inside`` is the text between the braces; ``rows`` the list that its table row is repeated for, empty where it
    stands alone; ``fault`` says why nobody can fill it, with a remedy.
    """

    inside: str
    item: Item
    rows: str = ""
    fault: str = ""

    @property
    def written(self) -> str:
        return f"{{{{{self.inside}}}}}"


def understood(inside: str, ledger: Ledger | None, say: Wording | None = None) -> WordPlace:
    """What stands between the braces, for the rows of a ledger; without one numbers and fixed things alone."""
    plain = inside.replace("：", ":").replace("｜", "|").strip()
    body, *shapes = (part.strip() for part in plain.split("|"))
    shape, span, odd = words.AS_IS, words.NOW, ""
    for one in shapes:
        if (found := words.SHAPE.find(one)) is not None:
            shape = found
        elif (when := words.SPAN.find(one)) is not None:
            span = when
        else:
            odd = f"不认识写法“{one}”。{offering.instead(one, [*words.SHAPE.labels, *words.SPAN.labels], '种')}"
    place = _body(inside, body, ledger, say, shape, span)
    return WordPlace(inside, place.item, place.rows, odd) if odd and not place.fault else place


def _body(inside: str, body: str, ledger: Ledger | None, say: Wording | None, shape: str, span: str) -> WordPlace:
    head, colon, rest = body.partition(":")
    if colon and head.strip() == FIGURE:
        return _figure(inside, rest.strip(), shape, span)
    if body in _SPECIAL:
        return WordPlace(inside, Item(_SPECIAL[body], body, shape=shape))
    if ledger is not None:
        found = _of_ledger(inside, body, ledger, say, shape)
        if found is not None:
            return found
    if body in ROLES:
        return WordPlace(inside, Item(SIGNER, body, text=body))
    if ledger is None:
        return _faulty(inside, body, "没有选台账，只能填数字、今天、工会名称。", "请给这张表样选一个台账。")
    return _faulty(inside, body, f"“{ledger.title}”里没有“{body}”这一栏。", columns.instead(ledger, body))


def _figure(inside: str, name: str, shape: str, span: str) -> WordPlace:
    try:
        code = FigureName().read(name)
    except ValueError as fault:
        return _faulty(inside, name, str(fault), "")
    if code is None:
        return _faulty(inside, name, "没有写是哪个数字。", "如 {{数字:工会会员人数}}。")
    return WordPlace(inside, Item(words.FIGURE, label_of(code), figure=code, span=span, shape=shape))


def _of_ledger(inside: str, body: str, ledger: Ledger, say: Wording | None, shape: str) -> WordPlace | None:
    own = columns.find(ledger, body, say)
    if own is not None:
        return WordPlace(inside, Item(words.COLUMN, body, own, shape=shape))
    head, dot, rest = body.translate(columns.DOTS).partition(columns.DOT)
    part = columns.part_of(ledger, head, say) if dot else None
    target = part.ledger() if part is not None else ledger if dot and head == LIST else None
    if target is None:
        return None
    if rest in {NUMBER, "第几份"}:
        return WordPlace(inside, Item(words.ROW_NUMBER, body), head)
    source = columns.find(target, rest, say)
    if source is None:
        return _faulty(inside, body, f"“{target.title}”里没有“{rest}”这一栏。", columns.instead(target, rest), head)
    return WordPlace(inside, Item(words.COLUMN, body, source, shape=shape), head)


def _faulty(inside: str, name: str, fault: str, remedy: str, rows: str = "") -> WordPlace:
    return WordPlace(inside, Item(words.COLUMN, name), rows, f"{fault}{remedy}")


def faults_of(places: Sequence[WordPlace]) -> list[str]:
    return [f"{one.written}：{one.fault}" for one in places if one.fault]


def private_of(places: Iterable[WordPlace]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.item.source.shown.label for one in places if one.item.source is not None and one.item.source.private))


def to_offer(ledger: Ledger | None) -> list[tuple[str, str]]:
    """What may be written into a Word file, each with a word on it, to be copied."""
    common = [("{{今天}}", "打印那天"), ("{{今天|2025年3月1日}}", "打印那天，写成年月日"), ("{{工会名称}}", "本工会的名称"), ("{{数字:工会会员人数}}", "任何一个数字，写名称或编号")]
    if ledger is None:
        return common
    own = [(f"{{{{{one.name}}}}}", one.shown.help or ("隐私，打印前会问" if one.private else "")) for one in columns.offered(ledger)]
    listed = [(f"{{{{{LIST}.{shown.label}}}}}", "放在表格的一行里，选中几行就有几行") for shown in ledger.listed]
    parts = [
        (f"{{{{{part.ledger().title}.{shown.label}}}}}", "放在表格的一行里，有几条就有几行")
        for part in ledger.parts
        for shown in part.ledger().listed
        if shown.key != part.owner
    ]
    return [*own, *common, (f"{{{{{LIST}.{NUMBER}}}}}", "名单里的序号"), *listed, *parts]
