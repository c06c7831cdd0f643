"""The words of 工作移交: kinds of what is handed over, and what an office of a union usually hands over."""

from __future__ import annotations

from desk_union.describe.words import dictionary

OPEN, SEAL, KEY, PAPER, ACCOUNT, DATA, OTHER = "未了事项", "印章", "钥匙和设备", "文件资料", "账证", "电子账本", "其他"
KIND = dictionary(
    "reports.handed_kind", "移交内容", (SEAL, "seal", "公章"), (KEY, "key", "钥匙", "设备"), (PAPER, "paper", "文件", "资料", "档案"), (ACCOUNT, "account", "账簿", "凭证", "会计资料"),
    (DATA, "data", "账本", "电子数据"), (OPEN, "open", "未了", "没办完的事"), (OTHER, "other"),
)  # fmt: skip
# What nearly every such office has (a proposal that is changed or struck out in the list).
USUAL = (
    (SEAL, "工会公章", "1枚"), (SEAL, "财务专用章", "1枚"), (SEAL, "法定代表人名章", "1枚"), (KEY, "办公室钥匙", ""), (KEY, "档案柜钥匙", ""),
    (KEY, "网上银行U盾", ""), (PAPER, "工会法人资格证书", "1份"), (PAPER, "银行开户资料和预留印鉴卡", "1份"),
)  # fmt: skip
# What the book counts anew each time, and which is therefore not taken from the last list.
ARCHIVED, SENT = "资料归档目录里的资料", "已报出的报表"
COPIES = (("移交人存", "第一份"), ("接交人存", "第二份"), ("监交人（归档）存", "第三份"))
SIGNERS = ("移交人", "接交人", "监交人")
DUE_KIND = "handed_over"
