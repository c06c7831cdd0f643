"""Every action of the window in one table: words, key, picture, menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desk_union.basis import names
from desk_union.ui.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Spec:
    """``writes`` marks what a book that is only looked at does not allow; ``tool`` what stands in the tool bar."""

    code: str
    text: str
    menu: str
    keys: str = ""
    picture: str = ""
    writes: bool = False
    tool: bool = False
    hint: str = ""
    in_table: bool = False  # the key is heard only there; elsewhere it means something else


FILE, EDIT, ROW, SHEETS, VIEW, HELP = "文件", "编辑", "台账", "报表", "查看", "帮助"
LETTERS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

SPECS: tuple[Spec, ...] = (
    Spec("new_book", "新建账本…", FILE, hint="另建一个账本，现在的账本不动"),
    Spec("open", "打开账本…", FILE, "Ctrl+O"),
    Spec("backups", "备份与恢复…", FILE, "Ctrl+B", hint="看有哪些备份、立即备份、复制到U盘、恢复"),
    Spec("check", "检查账本…", FILE, hint="文件是否完好，记录与修改记录、会籍变动是否相符，附件是否齐全"),
    Spec("settings", "设置…", FILE, "Ctrl+,", hint="工会名称、用词、签名人、字体、文字大小、备份、密码"),
    Spec("quit", "退出", FILE, "Ctrl+Q"),
    Spec("undo", "撤销", EDIT, "Ctrl+Z", "undo", writes=True, tool=True),
    Spec("redo", "重做", EDIT, "Ctrl+Y", "redo", writes=True, tool=True),
    Spec("copy", "复制", EDIT, "Ctrl+C", hint="选中的行，可以粘贴到Excel、WPS", in_table=True),
    Spec("copy_heads", "带表头复制", EDIT, "Ctrl+Shift+C", hint="第一行是列名", in_table=True),
    Spec("copy_secret", "连同隐私复制", EDIT, "Ctrl+Alt+C", hint="证件号码、电话等不隐去，会留下记录", in_table=True),
    Spec("paste", "粘贴", EDIT, "Ctrl+V", writes=True, hint="从Excel、WPS复制来的单元格，先看再改", in_table=True),
    Spec("select_all", "全选", EDIT, "Ctrl+A"),
    Spec("find", "搜索", EDIT, "Ctrl+F", "search"),
    Spec("presets", "常用筛选", EDIT, "Ctrl+G", hint="在册、会员、未入会、本月变动等，也有自己存的"),
    Spec("my_filters", "我的筛选…", EDIT, "Ctrl+Shift+G", hint="存下现在的筛选、列和排序，改名、删除、设为打开时用"),
    Spec("add_condition", "添加条件…", EDIT, "Ctrl+T", "filter", hint="按任何一列再筛选"),
    Spec("as_of", "截至哪一天", EDIT, "Ctrl+J", hint="看任何一天的名册，例如去年12月31日"),
    Spec("clear_filters", "清除筛选", EDIT, "Ctrl+Shift+F", hint="也回到今天"),
    Spec("add", "新增", ROW, "Ctrl+N", "add", writes=True, tool=True),
    Spec("save", "保存", ROW, "Ctrl+S", "save", writes=True, tool=True),
    Spec("save_and_new", "保存并新增", ROW, "Ctrl+Shift+S", writes=True),
    Spec("delete", "删除", ROW, "Del", "delete", writes=True, tool=True, hint="移入回收站", in_table=True),
    Spec("deeds", "可以办理", ROW, "F9", hint="选中的行现在能办什么"),
    Spec("file", "会员档案", ROW, "Alt+Return", "form", tool=True, hint="这个人的照片、要办的事、各台账里的记录"),
    Spec("history", "修改记录…", ROW, "Ctrl+H", "history", tool=True, hint="这一行谁在什么时候改过什么"),
    Spec("change_many", "批量修改…", ROW, "Ctrl+M", "change", writes=True, tool=True, hint="选中的行同一项改成一样"),
    Spec("import", "导入…", ROW, "Ctrl+I", "import", writes=True, tool=True, hint="从Excel或csv文件导入"),
    Spec("export", "导出…", ROW, "Ctrl+E", "export", tool=True, hint="把看到的表存成Excel、csv或PDF"),
    Spec("print", "打印…", ROW, "Ctrl+P", "print", tool=True, hint="预览并打印看到的表"),
    Spec("print_chosen", "打印选中人员的表…", ROW, "Ctrl+Shift+P", hint="登记表、会员证、标签、申请书，只印选中的人"),
    Spec("sum_up", "按…汇总…", ROW, "Ctrl+Shift+U", hint="按一列数一数、合计、平均，画成条形图；存成自定义报表"),
    Spec("columns", "选择列…", ROW, "Ctrl+L", "columns", hint="显示哪些列、先后次序"),
    Spec("bin", "回收站…", ROW, "Ctrl+Shift+Del", "bin", tool=True, hint="看已删除的记录，需要时恢复"),
    Spec("printing", "可以打印的表", SHEETS, "Ctrl+Alt+P", "print", hint="全部的表，按用途；勾选几张一起打印"),
    Spec("refresh", "刷新", VIEW, "F5", "refresh"),
    Spec("go_to", "快速前往…", VIEW, "Ctrl+K", "search", hint="输入人名、拼音首字母、台账名或命令"),
    Spec("to_form", "到右边的表单", VIEW, "F2"),
    Spec("to_table", "到中间的表格", VIEW, "F3"),
    Spec("to_parts", "到下面的明细和附件", VIEW, "F6"),
    Spec("to_ledgers", "到左边的台账列表", VIEW, "F7"),
    Spec("look", "看刚才办的", VIEW, "F8", hint="刚办好的一件事得出的记录，如编好的名单、发放单、凭证"),
    Spec("reveal", "显示隐私内容", VIEW, "Ctrl+R", "eye", hint="证件号码、电话等，会记下谁在何时看过"),
    Spec("previous", "上一行", VIEW, "Alt+Up"),
    Spec("next", "下一行", VIEW, "Alt+Down"),
    Spec("larger", "文字大一些", VIEW, "Ctrl+="),
    Spec("smaller", "文字小一些", VIEW, "Ctrl+-"),
    Spec("help", "帮助", HELP, "F1", "help"),
    Spec("about", "关于", HELP),
)
TOOL_GROUPS = (
    ("add", "save", "delete"), ("undo", "redo"), ("file", "history", "change_many"), ("import", "export", "print"),
    ("bin",),
)  # fmt: skip


def with_letters(titles: Iterable[str]) -> list[str]:
    """The words of a menu's entries, each with a letter of its pinyin to choose it by: 转出(&Z)."""
    taken: set[str] = set()
    worded: list[str] = []
    for title in titles:
        letter = next((letter for letter in f"{names.initials(title).upper()}{LETTERS}" if letter not in taken), "")
        taken.add(letter)
        name, dots, _ = title.partition("…")
        worded.append(f"{name}(&{letter}){dots}" if letter else title)
    return worded


def tooltip(text: str, keys: str, hint: str = "") -> str:
    """The words of an action with its key: 新增（Ctrl+N）."""
    key = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    name = text.removesuffix("…")
    return f"{name}（{key}）{'：' + hint if hint else ''}" if key else f"{name}{'：' + hint if hint else ''}"


def make(owner: QWidget, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions of all specs, each tied to the slot of its code."""
    made: dict[str, QAction] = {}
    for spec in SPECS:
        action = QAction(spec.text, owner)
        action.setObjectName(spec.code)
        if spec.picture:
            action.setIcon(icon(spec.picture))
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        if spec.in_table:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(tooltip(spec.text, spec.keys, spec.hint))
        slot = slots[spec.code]
        action.triggered.connect(lambda _checked=False, slot=slot: slot())
        made[spec.code] = action
    return made
