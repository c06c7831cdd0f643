"""The words of 安康杯: kinds of checks, stages of a hazard, 十个一, accidents (the office's facts E.2, J.11, J.14)."""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

DAILY, BIG, OWN, WATCH, FIRE = "日常检查", "安全大检查", "自查自纠", "群监查岗", "消防检查"
CHECK_KIND = dictionary(
    "safety_check", "检查类别", (DAILY, "", "日常", "巡查"), (BIG, "", "大检查", "安全生产大检查"), (OWN, "", "自查", "自纠"), (WATCH, "", "查岗", "群监员查岗", "四点班夜班查岗"),
    (FIRE, "", "消防", "消防安全检查"), "专项检查", "季节性检查", "劳动保护检查", is_open=True,
)  # fmt: skip
SHIFT = dictionary("work_shift", "班次", ("白班", "", "早班"), ("四点班", "", "中班"), ("夜班", "", "晚班"), is_open=True)
FINE, WRONG, NOT_THERE = "合格", "不合格", "不涉及"
ITEM = dictionary("check_item", "检查结果", (FINE, "", "正常", "√"), (WRONG, "", "异常", "×"), (NOT_THERE, "", "无", "/"))
FIRE_ITEMS = ("电气线路", "应急照明灯", "灭火器", "消火栓", "疏散通道", "安全出口标志", "消防控制室值班")

PLAIN, GRAVE = "一般", "重大"
HAZARD_LEVEL = dictionary("hazard_level", "隐患级别", (PLAIN, "", "一般隐患"), (GRAVE, "", "重大隐患"))
OPEN, FIXED, CLOSED = "待整改", "已整改", "已复查"
HAZARD_STAGE = Stage(
    dictionary("hazard_stage", "办理情况", (OPEN, "", "未整改", "整改中"), (FIXED, "", "整改完成", "已完成"), (CLOSED, "", "复查合格", "已销号", "销号", "闭环")),
    moves=(
        Move(OPEN, FIXED, needs=("fixed_on",)),
        Move(FIXED, CLOSED, needs=("rechecked_on", "recheck")),
        Move(FIXED, OPEN, reason=True),
        Move(CLOSED, OPEN, reason=True),
    ),
    days=((OPEN, "found_on"), (FIXED, "fixed_on"), (CLOSED, "rechecked_on")),
)  # fmt: skip
MENDED = (FIXED, CLOSED)
AGES = ((7, "7天以内"), (30, "8—30天"), (90, "31—90天"), (None, "90天以上"))  # days since it was found

TEN = (
    "读一本安全生产知识的书", "提一条安全生产建议", "查一起事故隐患或违章行为", "写一条安全生产体会", "做一件预防事故的实事", "看一场安全生产录像或电影",
    "接受一次安全生产培训", "忆一次事故教训", "当一天安全检查员", "开展一次安全生产签名活动",
)  # fmt: skip
TARGETS = ("死亡事故", "重伤事故", "重大火灾事故", "重大设备事故", "重大交通事故", "职业病")
CUP_RESULT = dictionary("cup_result", "评比结果", "优胜单位", "优胜班组", "优秀组织单位", "先进个人", is_open=True)

WATCHER = "群监员"
WATCHER_KIND = dictionary("watcher_kind", "身份", WATCHER, ("劳动保护监督检查员", "", "监督检查员"), ("小组劳动保护检查员", "", "小组检查员"))
A_MONTH = 2  # checks of the watchers, as one works keeps it (四点班 and 夜班)

DRILL_KIND = dictionary("drill_kind", "演练类别", ("消防疏散", "", "消防疏导", "消防演习"), "触电急救", "危化品泄漏", "防汛", "地震疏散", "停电停气", is_open=True)
INCIDENT_KIND = dictionary(
    "incident_kind", "事故类别", ("轻伤事故", "", "轻伤"), ("重伤事故", "", "重伤"), ("死亡事故", "", "死亡"), ("火灾事故", "", "火灾"), ("设备事故", "", "设备"), ("交通事故", "", "交通"),
    ("质量事故", "", "质量"), "职业病", ("险肇事件", "", "未遂事故", "险肇"), is_open=True,
)  # fmt: skip
NEAR_MISS = "险肇事件"
