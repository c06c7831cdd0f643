"""The words of what is given out: stages, sources of money, for whom, and the kinds of spending a book begins with.

Accounts by 《工会会计制度》 (财会〔2021〕7号) as the office's facts B.4 and J.10 read it; the office may change them.
"""

from __future__ import annotations

from typing import NamedTuple

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

DRAWN_UP, APPROVED, SIGNED, BOOKED = "拟定", "已批准", "已签领", "已入账"
STAGE = Stage(
    dictionary("payout_stage", "办理情况", DRAWN_UP, (APPROVED, "", "已审批", "批准"), (SIGNED, "", "签领", "已发放"), (BOOKED, "", "入账")),
    moves=(
        Move(DRAWN_UP, APPROVED, needs=("approved_on",)),
        Move(APPROVED, SIGNED, needs=("signed_on",)),
        Move(SIGNED, BOOKED, needs=("booked_on",), reason=True),  # booked by hand, without the deed
        Move(APPROVED, DRAWN_UP, reason=True),
        Move(SIGNED, APPROVED, reason=True),
        Move(BOOKED, SIGNED, reason=True),
    ),
    days=((DRAWN_UP, "day"), (APPROVED, "approved_on"), (SIGNED, "signed_on"), (BOOKED, "booked_on")),
    freezes=tuple((one, ("approved_on", "approver", "minutes")) for one in (APPROVED, SIGNED, BOOKED)),
)  # fmt: skip
HANDED_OUT = (SIGNED, BOOKED)
SOURCE = dictionary(
    "payout_source", "资金来源", "本级工会经费", ("会费", "", "会员会费"), ("行政补助", "", "行政拨款", "单位行政"),
    ("上级补助", "", "上级工会", "上级工会补助"), "专项资金", ("社会捐赠", "", "捐款"), "其他", is_open=True,
)  # fmt: skip
SELF = "本人"
BY_HAND, BY_BANK = "现金签领", "银行代发"
WAY = dictionary("payout_way", "发放方式", (BY_HAND, "", "现金", "签领"), (BY_BANK, "", "银行卡", "转账", "打卡"))
MEMBERS, STAFF, WOMEN, MIGRANTS = "在册会员", "在册职工", "女职工", "农民工"
AUDIENCE = dictionary("payout_audience", "发给谁", MEMBERS, STAFF, WOMEN, MIGRANTS)


class UsualKind(NamedTuple):
    """``words`` are those by which a title or a matter is known to be of the kind."""

    name: str
    account: str
    reason: str
    words: str
    members_only: bool = False  # 32号 gives it to members (domain-facts B.5, "who")


OTHER = "其他发放"
USUAL: tuple[UsualKind, ...] = (
    UsualKind("困难补助", "50404", "制度：困难职工的补助金和物品记50404。", "困难 补助 救助 帮扶"),
    UsualKind("送温暖、送清凉、助学", "50405", "制度：春送岗位、夏送清凉、金秋助学、冬送温暖记50405。", "送温暖 送清凉 清凉 高温 助学 返乡 走访"),
    UsualKind("节日慰问品", "50105", "制度：节日慰问记50105会员活动支出；全国规定发实物，不发现金和购物卡。", "节日 元旦 新年 春节 清明 劳动节 端午 中秋 国庆", members_only=True),
    UsualKind("生日慰问", "50105", "制度：会员生日慰问记50105。", "生日", members_only=True),
    UsualKind("婚丧、退休慰问", "50105", "制度：婚丧嫁娶、退休离岗慰问记50105。", "结婚 去世 丧事 退休 离岗", members_only=True),
    UsualKind("住院、生育慰问", "50105", "制度没有点名：习惯记50105；记50406（补助职工等）也可以，由单位决定。", "住院 患病 探望 生育 生病", members_only=True),
    UsualKind("劳动竞赛奖", "50301", "制度：劳动和技能竞赛、合理化建议、技术比武的奖励记50301。", "竞赛 比武 合理化建议 技术革新 练兵"),
    UsualKind("文体活动奖品", "50102", "制度：文体活动奖品记50102。", "文体 球赛 运动会 拔河 奖品 纪念品"),
    UsualKind("学习奖品", "50101", "制度：优秀学员奖励记50101。", "学习 学员 培训"),
    UsualKind("知识竞赛、宣传奖品", "50103", "制度：知识竞赛、宣讲、演讲记50103。", "知识竞赛 宣讲 演讲"),
    UsualKind("劳动保护、安全奖励", "50402", "制度：群众性安全生产、防护用品、安康杯记50402。", "安全 防护 安康杯 口罩 劳保"),
    UsualKind("互助保障", "50305", "制度：工会付的互助保障记50305。", "互助"),
    UsualKind(OTHER, "50406", "制度：其他维权支出含补助职工等；请按实际内容核对。", ""),
)  # fmt: skip
