"""The word lists and stages of 民主管理: sittings, delegates, motions, disclosure, contracts, disputes, meetings.

The life of a motion follows the office's facts F.2 (proposals of 职代会), the kinds of contracts F.3, of disclosure F.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

if TYPE_CHECKING:
    from collections.abc import Mapping

# 职代会
BODY = dictionary("democracy_body", "会议名称", ("职代会", "", "职工代表大会"), ("教代会", "", "教职工代表大会", "教职代会"), ("职工大会", "", "全体职工大会", "教职工大会"))
LEVEL = dictionary("democracy_level", "层级", ("公司", "", "单位", "厂", "学校", "公司级"), ("车间", "", "分会", "部门", "车间级"), ("项目部", "", "项目", "班组"), is_open=True)
FRONT_LINE, MANAGERS = "一线职工", ("管理人员", "领导人员")
DELEGATE_KIND = dictionary(
    "delegate_kind", "代表身份", (FRONT_LINE, "", "一线", "工人", "生产一线", "教师"), ("技术人员", "", "技术", "专业技术人员"),
    ("管理人员", "", "管理", "中层管理人员"), ("领导人员", "", "领导", "领导干部", "中层以上领导"), is_open=True,
)  # fmt: skip
ELECTED, ADDED = "选举", "增补"
HOW = dictionary("delegate_how", "产生方式", (ELECTED, "", "当选", "换届选举"), (ADDED, "", "补选", "增补代表", "替补"))
POWER = dictionary(
    "congress_power", "职权", ("审议建议", "", "审议", "听取", "审议权"), ("审查同意或否决", "", "审查同意", "通过", "审议通过"),
    ("审议决定", "", "决定"), ("评议监督", "", "评议", "民主评议"), ("推荐选举", "", "选举"), is_open=True,
)  # fmt: skip
PASSED = "通过"
RESULT = dictionary("congress_result", "结果", (PASSED, "", "审议通过", "同意", "表决通过"), ("未通过", "", "否决", "不通过"), ("审议", "", "听取", "已审议"), ("待表决", "", "未表决", "没有表决", "提交表决"))

# 提案
RAISED, FILED, MERGED, AS_OPINION, REFUSED = "提出", "立案", "并案", "转意见", "不立案"
ASSIGNED, ANSWERED, AGAIN, CLOSED = "承办", "答复", "再办", "办结"
PLEASED = ("满意", "基本满意")
SATISFACTION = dictionary("motion_satisfaction", "提案人反馈", "满意", "基本满意", ("不满意", "", "不满"))
HAVE_ANSWER = (ANSWERED, AGAIN, CLOSED)
SECONDERS = 2  # besides the proposer (F.2, one matter one proposal)


def seconders(values: Mapping[str, Any]) -> int:
    """How many names stand as seconders, however they are parted; the proposer seconds nothing of his own."""
    text = str(values.get("seconders") or "")
    for mark in "、，,；;/ 　\n":
        text = text.replace(mark, "|")
    return len({name for name in text.split("|") if name} - {str(values.get("proposer") or "").strip()})


MOTION = Stage(
    dictionary(
        "motion_stage", "办理情况", (RAISED, "", "已提交", "提交", "登记", "待审查", "未立案"), (FILED, "", "已立案", "予以立案"),
        (MERGED, "", "已并案", "合并"), (AS_OPINION, "", "转为意见", "转意见建议", "转为意见建议", "作为意见建议"),
        (REFUSED, "", "不予立案", "未予立案"), (ASSIGNED, "", "承办中", "办理中", "正在办理", "转办", "已转办", "交办", "已交办", "未答复"),
        (ANSWERED, "", "已答复", "已回复", "书面答复", "已办复", "已办理"), (AGAIN, "", "重新办理", "再办理"),
        (CLOSED, "", "已办结", "办理完毕", "办结归档", "已落实", "落实", "完成", "已完成"),
    ),
    moves=(
        Move(RAISED, FILED, needs=("filed_on",), only=lambda v: seconders(v) >= SECONDERS, only_words=f"除提案人外有{SECONDERS}名以上附议人的"),
        Move(RAISED, MERGED, needs=("merged_into",)),
        Move(RAISED, AS_OPINION, needs=("refused_because",)),
        Move(RAISED, REFUSED, needs=("refused_because",)),
        Move(FILED, MERGED, needs=("merged_into",)),
        Move(FILED, ASSIGNED, needs=("handler", "due_on")),
        Move(FILED, RAISED, reason=True),
        Move(ASSIGNED, ANSWERED, needs=("answered_on", "reply")),
        Move(ANSWERED, CLOSED, needs=("satisfaction",), only=lambda v: v.get("satisfaction") in PLEASED, only_words="提案人满意或基本满意的"),
        Move(ANSWERED, AGAIN, needs=("satisfaction",), only=lambda v: v.get("satisfaction") not in PLEASED, only_words="提案人不满意的"),
        Move(AGAIN, ANSWERED, needs=("answered_on", "reply")),
        Move(REFUSED, RAISED, reason=True),
        Move(CLOSED, ANSWERED, reason=True),
    ),
    days=(
        (RAISED, "raised_on"), (FILED, "filed_on"), (MERGED, "decided_on"), (AS_OPINION, "decided_on"), (REFUSED, "decided_on"),
        (ANSWERED, "answered_on"), (AGAIN, "feedback_on"), (CLOSED, "feedback_on"),
    ),
    freezes=((CLOSED, ("reply", "answered_on", "satisfaction", "feedback_on")),),
)  # fmt: skip
MOTION_KIND = dictionary(
    "motion_kind", "类别", ("生产经营", "", "生产", "经营", "经营管理"), ("技术质量", "", "技术", "质量"), ("劳动安全卫生", "", "安全", "安全生产", "劳动保护"),
    ("工资福利", "", "福利", "生活福利", "薪酬", "工资", "工资待遇"), ("教育培训", "", "培训"), ("文体生活", "", "文体", "后勤", "生活后勤"),
    ("民主管理", "", "管理", "制度"), "其他", is_open=True,
)  # fmt: skip

# 公开、评议、意见、制度
TOPIC = dictionary(
    "disclosure_topic", "公开类别", "发展规划", ("重大决策", "", "决策"), ("改革改制", "", "改制"), ("财务", "", "财务收支", "经费"), ("业务招待费", "", "招待费"),
    ("采购与工程", "", "采购", "招投标", "工程"), ("工资奖金", "", "薪酬", "奖金分配"), ("社保福利", "", "福利", "社会保险", "生活福利"),
    ("职称评先", "", "职称评聘", "评先", "先进评比"), ("干部任用", "", "人事", "干部任免"), ("党风廉政", "", "廉政"), "学习外出", ("收费", "", "收费项目"), "其他", is_open=True,
)  # fmt: skip
FORM = dictionary("disclosure_form", "公开形式", ("公开栏", "", "公示栏", "橱窗"), "职代会", ("会议", "", "职工大会", "班组会"), ("网站", "", "网页", "OA", "内网"), ("文件", "", "简报"), ("大屏", "", "电子屏"), ("公开表", "", "微信群"), is_open=True)
EVERY = {"每月": 1, "每季度": 3, "每半年": 6, "每年": 12}
FREQUENCY = dictionary("disclosure_frequency", "公开周期", ("每月", "", "月", "按月"), ("每季度", "", "季", "每季", "按季"), ("每半年", "", "半年"), ("每年", "", "年", "一年"), ("随时", "", "及时", "即时"))
APPRAISAL = dictionary("appraisal_kind", "测评类别", ("领导干部民主测评", "", "民主测评", "领导干部测评"), ("领导班子民主评议", "", "民主评议", "班子测评"), ("厂务公开民主评议", "", "校务公开民主评议", "公开评议"), ("职代会质量评估", "", "质量评估"), is_open=True)
CHANNEL = dictionary("opinion_channel", "渠道", ("意见箱", "", "工会信箱", "信箱"), ("座谈会", "", "座谈"), ("谈心", "", "谈话", "走访"), ("献言献策", "", "金点子", "征集"), "提案转办", ("来信来访", "", "来信", "来访", "信访"), ("网上留言", "", "微信", "网络"), is_open=True)
RULE_CLASS = dictionary(
    "rule_class", "制度类别", ("工会工作制度", "", "工会工作", "工作制度"), ("岗位责任制", "", "岗位职责", "责任制"), ("民主管理", "", "民主管理制度"),
    ("学习", "", "学习制度"), ("民主管理委员会", "", "民管会"), ("厂务公开", "", "校务公开", "公开制度"), ("应急", "", "应急预案"), ("经费财务", "", "财务制度", "经费管理"), "其他", is_open=True,
)  # fmt: skip

# 合同、争议
WOMEN_CONTRACT, GENERAL = "女职工专项", "综合"
CONTRACT_KIND = dictionary(
    "contract_kind", "合同类型", (GENERAL, "", "集体合同", "综合集体合同"), ("工资专项", "", "工资协议", "工资集体协议", "工资专项集体合同"),
    (WOMEN_CONTRACT, "", "女职工特殊权益保护专项集体合同", "女职工权益保护", "女职工专项集体合同"), ("劳动安全卫生专项", "", "安全卫生专项", "劳动安全卫生"),
    ("职业病防治", "", "职业病防治协议"), is_open=True,
)  # fmt: skip
FULFILLED = dictionary("clause_state", "履行情况", ("已履行", "", "履行", "已完成"), ("部分履行", "", "部分"), ("未履行", "", "没有履行"), ("未到期", "", "未到时间"))
OPEN_END = "无固定期限"
LABOUR_KIND = dictionary("labour_kind", "合同期限类型", ("固定期限", "", "有固定期限", "固定"), (OPEN_END, "", "无固定"), ("以完成任务为期限", "", "完成一定工作任务"))
INSURANCES = (("pension", "养老"), ("medical", "医疗"), ("jobless", "失业"), ("injury", "工伤"), ("maternity", "生育"))
DISPUTE_KIND = dictionary("dispute_kind", "争议类别", ("工资", "", "工资报酬", "劳动报酬"), "工伤", ("社会保险", "", "社保"), ("劳动合同", "", "解除合同", "合同"), ("工时休假", "", "休假", "加班"), ("福利待遇", "", "福利"), ("人事争议", "", "人事"), "劳务", "其他", is_open=True)
ACCEPTED, MEDIATING, SETTLED, FAILED, WITHDRAWN, ARBITRATED = "受理", "调解", "调解成功", "调解不成", "撤回", "转仲裁"
DISPUTE = Stage(
    dictionary("dispute_stage", "调解情况", (ACCEPTED, "", "已受理"), (MEDIATING, "", "调解中"), (SETTLED, "", "达成协议", "已调解", "成功"), (FAILED, "", "未达成协议", "不成"), (WITHDRAWN, "", "撤诉"), (ARBITRATED, "", "仲裁", "已转仲裁")),
    moves=(
        Move(ACCEPTED, MEDIATING, needs=("hearing_on", "mediators")), Move(ACCEPTED, WITHDRAWN, needs=("closed_on",), reason=True),
        Move(MEDIATING, SETTLED, needs=("agreement", "closed_on")), Move(MEDIATING, FAILED, needs=("closed_on",), reason=True),
        Move(MEDIATING, WITHDRAWN, needs=("closed_on",), reason=True), Move(FAILED, ARBITRATED), Move(FAILED, MEDIATING, reason=True),
        Move(SETTLED, MEDIATING, reason=True),
    ),
    days=((ACCEPTED, "received_on"), (MEDIATING, "hearing_on"), (SETTLED, "closed_on"), (FAILED, "closed_on"), (WITHDRAWN, "closed_on")),
    freezes=((SETTLED, ("agreement", "closed_on", "mediators")),),
)  # fmt: skip

# 会议
COMMITTEE_MEETING = "工会委员会会议"
MEETING_KIND = dictionary(
    "meeting_kind", "会议类别", (COMMITTEE_MEETING, "", "工会委员会", "委员会会议", "工会委员会工作会议"), ("工会工作会议", "", "工作会议"),
    ("工会例会", "", "例会"), ("主席会议", "", "主席会", "工会主席会议"), ("集中学习", "", "学习", "业务学习"), ("班组学习", "", "小组学习"),
    ("学习交流会", "", "学习交流", "交流会"), ("联席会议", "", "片组联席会", "联席会"), ("党委研究工会工作", "", "专题会议", "党委专题会"), ("座谈会", "", "座谈"),
    ("民主管理委员会会议", "", "民管会"), "其他会议", is_open=True,
)  # fmt: skip
PRESENT, LATE, EXCUSED, ABSENT = "出席", "迟到", "请假", "缺席"
ATTENDANCE = dictionary("meeting_attendance", "到会情况", (PRESENT, "", "到会", "已到", "签到"), LATE, (EXCUSED, "", "事假", "病假"), (ABSENT, "", "未到", "旷会"))
TAKING_PART = dictionary("participation_kind", "事项类别", ("竞聘", "", "竞争上岗", "干部竞聘"), ("物资采购", "", "采购"), ("招投标", "", "招标", "投标"), ("制度制定", "", "规章制度"), ("评先评优", "", "评先"), ("安全检查", "", "安全"), "其他", is_open=True)
VIOLATION = dictionary("violation_kind", "类别", ("违反劳动纪律", "", "劳动纪律", "违纪"), ("违法", "", "违法案件"), ("安全违章", "", "违章"), "其他", is_open=True)
COUNCIL = "民主管理委员会"
COUNCIL_ROLE, DELEGATE_ROLE = "民主管理委员会委员", "会员代表"
ADOPTED = dictionary("opinion_adopted", "是否采纳", "采纳", "未采纳")
