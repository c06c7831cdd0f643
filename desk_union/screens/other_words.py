"""Words that clerks use for what the window calls otherwise; for Ctrl+K and for the search of the manual."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherWords:
    """``means`` are words of the window (titles of ledgers, deeds, sheets, commands), ``told`` how it is done there."""

    said: tuple[str, ...]
    means: tuple[str, ...]
    told: str


KNOWN: tuple[OtherWords, ...] = (
    OtherWords(("作废", "冲红", "红冲"), ("记账凭证", "记账与更正"), "记过账的凭证不能作废，用红字冲销或补充更正，见[更正](funds.correcting.md)；草稿可以直接删除。"),
    OtherWords(("删错了", "误删", "找回"), ("回收站", "撤销"), "按 `Ctrl+Z` 撤销，或到[回收站](undo.md)里恢复。"),
    OtherWords(("改错了", "反悔", "退回去"), ("撤销",), "按 `Ctrl+Z` 撤销刚才的操作，更早的在操作记录里撤销，见[撤销](undo.md)。"),
    OtherWords(("忘记密码", "密码", "加密", "口令"), ("设置",), "设、改、取消密码在“设置”里；忘记密码没有后门，见[密码](password.md)。"),
    OtherWords(("退会费", "退钱", "多收"), ("退还会费", "会费收缴台账"), "多收的会费用“退还会费”，见[会费](funds.dues.md)。"),
    OtherWords(("改名", "更名"), ("分会、小组台账", "单位变更记录", "会员台账"), "单位改名在[分会和小组](units.md)里改名称，从改的那天起用新名称；人改名直接改姓名。"),
    OtherWords(("合并", "重复的人", "两个人"), ("查重复", "单位变更记录"), "登记重了的人在“查重复”里合并；单位合并见[分会和小组](units.md)。"),
    OtherWords(("调走", "调出", "调离", "调动"), ("转出", "调动分会/小组", "离职"), "调到外单位办“转出”，单位里换小组办“调动分会/小组”，见[会籍](membership.md)。"),
    OtherWords(("死亡", "去世", "病故", "过世"), ("去世",), "选中人，办“去世”，见[会籍](membership.md)；慰问见[走访慰问](care.visiting.md)。"),
    OtherWords(("报销", "还借款"), ("写凭证", "报销冲借款", "走访报销冲借款"), "报销就是写一张凭证，附单据张数，见[记账凭证](funds.vouchers.md)；借过款的用“报销冲借款”。"),
    OtherWords(("经审", "审计", "查账"), ("工会经费审查记录", "经费审查记录", "经费审查提示清单", "审计副本"), "经费审查的记录和清单见[经费审查](funds.auditing.md)，给审计的文件见[审计副本](funds.auditcopy.md)。"),
    OtherWords(("年报", "统计年报", "年度报表"), ("标上级表格", "工会经费收支决算表", "年度", "工作总结"), "上级的年报表见[上级表格](reports.forms.md)，决算见[会计报表](funds.statements.md)，总结见[总结](reports.writing.md)。"),
    OtherWords(("手册", "说明书", "教程"), ("帮助",), "按 `F1`；在哪个窗口里按，就打开讲那件事的一页。"),
    OtherWords(("班组", "车间", "科室", "部门"), ("班组台账", "分会、小组台账"), "分会、小组、车间、科室都在[分会、小组台账](units.md)里；班组建设见[班组](contests.teamwork.md)。"),
    OtherWords(("工资", "基数"), ("会费收缴台账", "会费标准"), "算会费用的工资基数记在人员的“月工资”里，见[会费](funds.dues.md)。"),
    OtherWords(("花名册", "名单"), ("职工会员花名册",), "花名册在会员台账里，打印见[打印](print.md)。"),
)  # fmt: skip


def meant_by(word: str) -> tuple[str, ...]:
    """The window's own words for one of the clerk's; none where it is not known."""
    found = (each for each in KNOWN if any(word in said or said in word for said in each.said if len(word) > 1))
    return tuple(dict.fromkeys(meant for each in found for meant in each.means))
