"""The words of 竞赛: kinds and levels of contests, stages, rules of judging, ways of measuring, shares of winners."""

from __future__ import annotations

from desk_union.contests.running import prize_rates
from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary
from desk_union.scoring import conversion, scheme

PREPARED, RUNNING, SIGNED, AWARDED, CANCELLED = "筹备", "进行中", "已签字", "已颁奖", "已取消"
STAGE = Stage(
    dictionary(
        "contest_stage", "办理情况", (PREPARED, "", "计划", "未开始"), (RUNNING, "", "竞赛中"), (SIGNED, "", "已评定", "结果已签字"),
        (AWARDED, "", "已表彰", "已完成", "结束"), (CANCELLED, "", "取消"),
    ),
    moves=(
        Move(PREPARED, RUNNING),
        Move(RUNNING, PREPARED),
        Move(PREPARED, SIGNED, needs=("signed_on",)),
        Move(RUNNING, SIGNED, needs=("signed_on",)),
        Move(SIGNED, AWARDED, needs=("awarded_on",)),
        Move(SIGNED, RUNNING, reason=True),
        Move(AWARDED, SIGNED, reason=True),
        Move(PREPARED, CANCELLED, reason=True),
        Move(RUNNING, CANCELLED, reason=True),
        Move(CANCELLED, PREPARED, reason=True),
    ),
    days=((RUNNING, "starts_on"), (SIGNED, "signed_on"), (AWARDED, "awarded_on")),
    freezes=tuple((one, ("signed_on", "signer", "judging", "precedence")) for one in (SIGNED, AWARDED)),
)  # fmt: skip
OPEN = (PREPARED, RUNNING)
FROZEN = (SIGNED, AWARDED)
REOPEN = f"确需更正的，先把办理情况退回“{RUNNING}”，写明理由。"
SKILL, SAFETY, KNOWLEDGE, STARS, WOMEN = "技能比武", "安康杯", "知识竞赛", "业务明星评选", "女职工建功"
GENERAL, SINGLE, DRIVE = "综合劳动竞赛", "单项竞赛", "专项竞赛"
KIND = dictionary(
    "contest_kind", "竞赛类型", (GENERAL, "", "综合", "劳动竞赛", "六赛", "五赛"), (SINGLE, "", "单项"), (DRIVE, "", "大干100天", "阶段竞赛"),
    (SKILL, "", "技术比武", "岗位练兵", "技能竞赛", "技能大赛"), (SAFETY, "", "安康杯竞赛", "“安康杯”竞赛"), KNOWLEDGE, (STARS, "", "业务明星", "星级评选"),
    (WOMEN, "", "巾帼建功"), ("读书活动", "", "读书"), ("合理化建议竞赛", "", "合理化建议"), "创新竞赛", "现场管理", "其他", is_open=True,
)  # fmt: skip
LEVEL = dictionary("contest_level", "竞赛级别", "全国", "省", "市", "区县", ("公司", "", "企业", "厂级", "校级"), ("分会", "", "车间"), "班组", is_open=True)
PLAIN, TRIMMED = "平均", "去掉最高最低"
JUDGING = dictionary(
    "contest_judging", "计分方法", (PLAIN, "", "平均分", "取平均", "平均法", "算术平均"),
    (TRIMMED, "", "去掉最高分和最低分", "去掉最高分最低分", "去掉一个最高分和一个最低分", "去掉一个最高分一个最低分", "去高去低", "去最高最低", "去掉最高、最低"),
)  # fmt: skip
ITEM_KIND = dictionary(
    "contest_item_kind", "种类", (scheme.SCORED, "", "打分", "基本分"), (scheme.BONUS, "", "奖励分"), (scheme.PENALTY, "", "减分", "罚分"),
    (scheme.VETO, "", "否决", "否决项"), (scheme.MEASURED, "", "实绩值", "指标"),
)  # fmt: skip
WAY = dictionary("contest_way", "实绩计分", conversion.BY_RATIO, conversion.BY_RANK, conversion.BY_TABLE)
VALUE, GROWTH, RATE, DONE = "实绩值", "增加额", "增长率", "目标完成率"
MEASURE = dictionary("contest_measure", "实绩取数", VALUE, GROWTH, RATE, DONE)
PERSON, TEAM = "个人", "集体"
ENTRY_KIND = dictionary("contest_entry_kind", "参赛形式", PERSON, (TEAM, "", "团体", "队", "班组"))
IN, WITHDRAWN, OUT = "参赛", "弃权", "取消资格"
ENTRY_STATE = dictionary("contest_entry_state", "参赛情况", IN, (WITHDRAWN, "", "缺赛", "缺考"), (OUT, "", "取消"))
HANDED_ON, TAKEN_BACK, KEPT = "移交", "收回", "永久保留"
FLAG_END = dictionary("contest_flag_end", "结束方式", HANDED_ON, TAKEN_BACK, KEPT)
JOINT_KIND = dictionary("contest_joint_kind", "活动类型", "义务劳动", "降本增效", "工团联合", is_open=True)

# How many of those who take part may win; prizes paid from 50301 follow the contest's own plan, so no cap is set.
NO_CAP = "不限"
SHARE_CAP = dictionary("contest_share_cap", "获奖面上限", NO_CAP, *prize_rates.share_words())
PRIZE_KIND = "劳动竞赛奖"  # of what is given out, which is booked on 50301
FAR = 20  # per cent of the full mark, before a mark asks for a word
