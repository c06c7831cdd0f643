"""Which papers belong to a voucher of each kind of spending (B.8 of the office's facts, from auditors' rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPERS: Mapping[str, tuple[str, ...]] = {
    "节日慰问品": ("会议决定或方案", "询价材料", "合同", "写明品名的发票", "物品清单", "实名签领表"),
    "慰问金": ("申请审批表", "证明材料", "签领表或银行回单（收款人、账号、开户行）"),
    "慰问品": ("发票", "签领表", "退休座谈会要有半页说明（时间、地点、人员、经过）"),
    "活动": ("活动方案", "参加人员名单", "发票", "物品清单", "有获奖人签名的成绩名单", "500字以内的总结和照片"),
    "困难补助": ("申请", "委员会会议记录", "名单", "签名或转账单"),
    "培训会议": ("通知", "议程", "签到表", "费用清单"),
    "购置资产": ("会议决定", "询价材料或合同", "发票", "验收单", "固定资产卡片"),
}


def wanted(spending: str | None) -> tuple[str, ...]:
    """The papers an auditor looks for; nothing where the kind has no list."""
    return PAPERS.get(spending or "", ())
