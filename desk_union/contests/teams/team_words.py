"""The words of 班组, 师带徒 and titles: roles, levels, stages, papers, titles (the office's facts E.5, E.6, J.13, J.14)."""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

TEAM_KIND = dictionary("team_kind", "班组类别", "生产班组", "辅助班组", ("服务窗口", "", "窗口", "网点"), "科室", is_open=True)
LEADER, DEPUTY, MEMBER = "班组长", "副班组长", "成员"
LEADERS = (LEADER, DEPUTY)
ROLE = dictionary(
    "team_role", "班组职务", (LEADER, "", "班长", "组长"), (DEPUTY, "", "副班长", "副组长"), "工会小组长", ("安全员", "", "群监员"), "质量员", "考勤员", "宣传员",
    "材料员", (MEMBER, "", "组员", "班员"), is_open=True,
)  # fmt: skip
RECORD = dictionary("team_record", "记录类别", "班组会", "学习培训", "安全活动", "生产", "质量", "设备", "奖励", "处罚", "民主管理", is_open=True)

PASSED, ADVANCED, MODEL, BELOW = "合格班组", "先进班组", "标杆班组", "不合格"
TEAM_LEVEL = dictionary(
    "team_level", "班组等级", (BELOW, "", "未达标"), (PASSED, "", "合格", "达标班组"), (ADVANCED, "", "先进"), (MODEL, "", "标杆", "五型班组"), is_open=True,
)  # fmt: skip
ITEM_KIND = dictionary("team_item_kind", "计分种类", "评分", "加分", "扣分", "一票否决")

PLANNED, APPLIED, SHOWN, INSPECTED, GRANTED = "拟申报", "已申报", "公示中", "已验收", "已命名"
FAILED, WITHDRAWN = "未通过", "已撤销"
PIONEER_STAGE = Stage(
    dictionary(
        "pioneer_stage", "办理情况", PLANNED, (APPLIED, "", "申报"), (SHOWN, "", "公示"), (INSPECTED, "", "验收"), (GRANTED, "", "命名", "授予", "获得"),
        (FAILED, "", "未获批准"), (WITHDRAWN, "", "撤销", "摘牌"),
    ),
    moves=(
        Move(PLANNED, APPLIED, needs=("applied_on",)),
        Move(APPLIED, SHOWN, needs=("shown_from",)),
        Move(SHOWN, INSPECTED, needs=("inspected_on",)),
        Move(INSPECTED, GRANTED, needs=("granted_on",)),
        Move(APPLIED, FAILED, reason=True),
        Move(SHOWN, FAILED, reason=True),
        Move(INSPECTED, FAILED, reason=True),
        Move(FAILED, PLANNED, reason=True),
        Move(GRANTED, WITHDRAWN, needs=("withdrawn_on",), reason=True),
        Move(GRANTED, INSPECTED, reason=True),
    ),
    days=((APPLIED, "applied_on"), (SHOWN, "shown_from"), (INSPECTED, "inspected_on"), (GRANTED, "granted_on"), (WITHDRAWN, "withdrawn_on")),
    freezes=((GRANTED, ("granted_on", "level", "document", "team")),),
)  # fmt: skip
PIONEER_LEVEL = dictionary("pioneer_level", "级别", "全国", "省", "市", ("县区", "", "县", "区"), ("企业", "", "公司", "厂"), is_open=True)
PIONEER_PAPERS = (
    ("职代会或联席会议纪要复印件", 2), ("公示（5个工作日以上）及结果", 2), ("推荐报告", 2), ("推荐审批表", 3), ("征求意见表", 1), ("事迹材料（2000字左右）", 3),
)  # fmt: skip
PIONEER_STOPS = (
    ("wages_owed", "拖欠工资或社会保险费"), ("no_union", "没有建立工会、职代会或集体合同制度"), ("accident", "三年内发生过事故或职业危害"),
)  # fmt: skip
SHOWN_DAYS = 5  # working days

GOOD, FAIR, POOR = "好", "一般", "差"
MANNERS = dictionary("service_grade", "评价", (GOOD, "", "优", "良好"), (FAIR, "", "中"), (POOR, "", "不好", "较差"))

APPRENTICE, TEAM_LED = "师带徒", "技术能手带班组"
MENTOR_KIND = dictionary(
    "mentor_kind", "类别", (APPRENTICE, "", "师徒", "导师带徒", "拜师学艺"), (TEAM_LED, "", "带班组", "能手带班组"), ("名师带徒", "", "名师工作室"), ("青蓝工程", "", "青蓝结对"), is_open=True,
)  # fmt: skip
PAIRED, RUNNING, FINISHED, ENDED = "结对", "培养中", "结业", "解除"
MENTOR_STAGE = Stage(
    dictionary("mentor_stage", "办理情况", (PAIRED, "", "拟结对", "签约"), (RUNNING, "", "在培", "进行中", "执行中"), (FINISHED, "", "出师", "已结业", "完成"), (ENDED, "", "终止", "已解除")),
    moves=(
        Move(PAIRED, RUNNING, needs=("starts_on",)),
        Move(RUNNING, FINISHED, needs=("finished_on", "result")),
        Move(PAIRED, ENDED, reason=True),
        Move(RUNNING, ENDED, needs=("finished_on",), reason=True),
        Move(FINISHED, RUNNING, reason=True),
        Move(ENDED, RUNNING, reason=True),
    ),
    days=((PAIRED, "starts_on"), (RUNNING, "starts_on"), (FINISHED, "finished_on"), (ENDED, "finished_on")),
    freezes=((FINISHED, ("result", "finished_on", "mentor_name", "apprentice_name")),),
)  # fmt: skip
RESULT = dictionary("mentor_result", "结果", ("优秀", "", "优"), ("合格", "", "达标"), ("不合格", "", "未达标"))
PERIODIC, MIDTERM, FINAL = "定期检验", "中期摸底", "结业考核"
CHECK_KIND = dictionary(
    "mentor_check", "检查类别", (PERIODIC, "", "定期检查", "季度检查", "月度考核"), (MIDTERM, "", "摸底", "中期检查", "调查摸底"), (FINAL, "", "出师考核"), "听课", "授课", is_open=True,
)  # fmt: skip
EVERY = 3  # months between checks, one check a quarter (J.13)

CHIEF = "首席员工"
TITLE = dictionary(
    "work_title", "称号", CHIEF, "技术创新能手", "创新型班组", "节约标兵", "优秀安全监督员", "职业技能带头人", "技术能手", "优秀跟班干部",
    "优秀班组长", "优秀群监员", "服务明星", "星级员工", is_open=True,
)  # fmt: skip
THREE_BEST = ("优秀跟班干部", "优秀班组长", "优秀群监员")
