"""自备表样 and the fields placed on them as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func

from desk_union.basis.points import SCALE
from desk_union.describe.kinds import Choice, Count, Flag, LongText, Ref, Text
from desk_union.describe.known_ledgers import LEDGER
from desk_union.describe.ledger import Fault, Field, Ledger, Part
from desk_union.describe.measures import Points
from desk_union.reports.numbers.number_kinds import FigureName
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.tables import OwnForm, OwnFormField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

TAB, GROUP = "报表", "自备表样"
A4 = (210 * SCALE, 297 * SCALE)
LARGEST, FURTHEST = 2000 * SCALE, 100 * SCALE
SMALLEST_TYPE, LARGEST_TYPE = 4 * SCALE, 72 * SCALE


def _forms() -> Ledger:
    return OWN_FORMS


def _fields() -> Ledger:
    return OWN_FORM_FIELDS


def check_form(values: Values) -> Sequence[Fault]:
    """A scan has a paper; a printer is out by millimetres, not by more."""
    if values.get("made_of") == words.SCAN:
        for key, label in (("wide", "纸宽"), ("tall", "纸高")):
            length = values.get(key)
            if length is not None and not 0 < length <= LARGEST:
                return [Fault(key, f"{label}要在0到2000毫米之间。", "A4纸是210×297毫米。")]
    for key in ("shift_x", "shift_y"):
        if abs(values.get(key) or 0) > FURTHEST:
            return [Fault(key, "校准最多100毫米。", "差得更多的，请改各格的位置。")]
    return ()


def check_field(values: Values) -> Sequence[Fault]:
    """What is printed is said, and there is room for it on the paper."""
    what, needed = values.get("what"), {words.COLUMN: ("source", "哪一栏"), words.FIGURE: ("figure", "哪个数字"), words.FIXED: ("text", "什么字")}
    if what in needed and not values.get(needed[what][0]):
        key, label = needed[what]
        return [Fault(key, f"没有写填{label}。", f"请填{label}，或者改“填什么”。")]
    for key, label in (("x", "左"), ("y", "上")):
        if (values.get(key) or 0) < 0:
            return [Fault(key, f"“{label}”不能小于0。", "从纸的左上角量起，写毫米数。")]
    for key, label in (("wide", "宽"), ("tall", "高")):
        if not 0 < (values.get(key) or 0) <= LARGEST:
            return [Fault(key, f"“{label}”要大于0。", "写毫米数，如 40。")]
    size = values.get("size")
    if size is not None and not SMALLEST_TYPE <= size <= LARGEST_TYPE:
        return [Fault("size", "字号要在4到72磅之间。", "五号字是10.5磅，小四是12磅。")]
    return ()


OWN_FORMS: Ledger = Ledger(
    code="reports.own_forms", title="自备表样", counter="张", tab=TAB, group=GROUP, row=OwnForm, called="退休职工登记表",
    name=lambda: OwnForm.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="办公室自己的表：扫描的图片、PDF表，在上面放栏目；或者写了占位符的Word文件。打印时用真的一行填好，和程序自带的表一样用。",
    empty="还没有自备的表样。在“总结和上报”菜单里点“自备表样”，拿来一张扫描的表、PDF或Word文件。",
    fields=(
        Field(OwnForm.name, "表样名称", Text(60), required=True, print_mm=60, aliases=("名称", "表名")),
        Field(OwnForm.made_of, "表样文件", Choice(words.MADE_OF), required=True, fixed=True, default=words.SCAN, print_mm=26, help="在这里新增的没有底图；图片、PDF、Word文件用“总结和上报”菜单的“自备表样”拿来。"),
        Field(OwnForm.ledger, "填哪个台账", Choice(LEDGER), print_mm=40, aliases=("台账",), help="一份填它的一行；只填数字的表不用选。"),
        Field(OwnForm.pages, "几页", Count(least=1, most=500), print_mm=14, aliases=("页数",)),
        Field(OwnForm.wide, "纸宽", Points(), print_mm=18, help="毫米。"), Field(OwnForm.tall, "纸高", Points(), print_mm=18, help="毫米。"),
        Field(OwnForm.shift_x, "整体右移", Points(), listed=False, help="打印机印偏了，把全部内容往右挪几毫米；往左写负数。"),
        Field(OwnForm.shift_y, "整体下移", Points(), listed=False, help="往下挪几毫米；往上写负数。"),
        Field(OwnForm.bare, "不印底图", Flag(), default=False, print_mm=20, help="印在已经印好的表上时选是。"), Field(OwnForm.note, "备注", LongText(), listed=False),
    ),
    order=("name",), match=(("name",),), parts=(Part(_fields, "form"),), checks=(check_form,),
)  # fmt: skip

OWN_FORM_FIELDS: Ledger = Ledger(
    code="reports.own_form_fields", title="自备表样的格子", counter="格", tab=TAB, group=GROUP, row=OwnFormField,
    name=lambda: func.concat("第", OwnFormField.page, "页 ", func.coalesce(OwnFormField.source, OwnFormField.text, OwnFormField.figure, OwnFormField.what)),
    help="自备表样上放的每一格：填什么、在纸上哪里（从左上角量的毫米数）、字体字号、写法。在“自备表样”里可以用鼠标拖着放。",
    fields=(
        Field(OwnFormField.form, "表样名称", Ref(_forms), required=True, print_mm=34, aliases=("表样",)), Field(OwnFormField.page, "第几页", Count(least=1, most=500), required=True, default=1, print_mm=14, aliases=("页",)),
        Field(OwnFormField.what, "填什么", Choice(words.WHAT), required=True, default=words.COLUMN, print_mm=24), Field(OwnFormField.source, "哪一栏", Text(80), print_mm=34, aliases=("栏目",), help="台账里的栏目名称；“走访对象.手机”是那个人的手机。"),
        Field(OwnFormField.figure, "哪个数字", FigureName(), print_mm=30, aliases=("数字",)), Field(OwnFormField.span, "哪段期间", Choice(words.SPAN), listed=False, help="数字的期间，不填是本期。"),
        Field(OwnFormField.text, "文字", Text(200), print_mm=30, aliases=("固定的字",), help="固定的字；写法是“等于就打√”时，写等于什么打√。"), Field(OwnFormField.shape, "写法", Choice(words.SHAPE), print_mm=28, aliases=("格式",)),
        Field(OwnFormField.boxes, "分几格", Count(most=60), print_mm=14, aliases=("格数",), help="一格一个字，如身份证号18格；不填就不分。"),
        Field(OwnFormField.x, "左", Points(), required=True, print_mm=14, help="毫米，从纸的左边量。"), Field(OwnFormField.y, "上", Points(), required=True, print_mm=14, help="毫米，从纸的上边量。"),
        Field(OwnFormField.wide, "宽", Points(), required=True, default=40 * SCALE, print_mm=14), Field(OwnFormField.tall, "高", Points(), required=True, default=8 * SCALE, print_mm=14),
        Field(OwnFormField.face, "字体", Choice(words.FACE), default=words.SONG, listed=False), Field(OwnFormField.size, "字号", Points(), listed=False, help="磅；五号字是10.5。"), Field(OwnFormField.align, "对齐", Choice(words.ALIGN), default=words.LEFT, listed=False),
    ),
    order=("form", "page", "y", "x", "id"), match=(("form", "page", "x", "y"),), checks=(check_field,),
)  # fmt: skip

LEDGERS = (OWN_FORMS, OWN_FORM_FIELDS)
