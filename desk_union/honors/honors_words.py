"""The word lists and stages of 建家评先: schemes, homes, pledges, 评选, ballots, honours, fines."""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

# 考评
BIG_HOME, SMALL_HOME, FIFTY, OFFICE_CHECK, FACILITIES, HYGIENE = "职工之家考评1000分", "职工之家考评100分", "工会小组考核", "办公纪律环境检查", "五小建设检查", "环境卫生检查"
SCHEME = dictionary(
    "marking_scheme_kind", "考评种类", (BIG_HOME, "", "1000分考评", "职工之家1000分考评", "1000分"), (SMALL_HOME, "", "100分考评", "职工之家100分考评", "100分"),
    (FIFTY, "", "50条", "小组考核50条", "工会小组考核50条"), (OFFICE_CHECK, "", "周检查", "办公检查", "办公纪律和环境检查"), (FACILITIES, "", "五小", "五小检查"),
    (HYGIENE, "", "卫生检查", "用电用水检查"), "其他考评", is_open=True,
)  # fmt: skip
ITEM = dictionary("marking_item_kind", "计分种类", ("评分", "", "得分"), ("加分", "", "加分项"), ("扣分", "", "扣分项"), ("一票否决", "", "否决"))
PASSED, FAILED, VETOED, LACKING = "合格", "不合格", "一票否决", "缺必备项"
TITLE = dictionary("group_title", "特色之家", "民主之家", "安全之家", "温馨之家", "文明之家", "勤俭之家", is_open=True)

# 建家
HOUSE, SMALL, STARRED = "职工之家", "职工小家", "星级示范工会"
HOME = dictionary("home_kind", "类别", (HOUSE, "", "家", "教工之家"), (SMALL, "", "小家", "教工小家"), (STARRED, "", "星级工会", "示范工会"))
HOME_LEVEL = dictionary("home_level", "等级", ("合格", "", "达标"), ("先进", "", "单位先进"), ("公司模范", "", "集团公司模范", "局模范", "公司级"), ("区模范", "", "县模范", "区级"), ("市模范", "", "市级"), ("省模范", "", "省级"), ("全国模范", "", "全国级"), is_open=True)
RECHECK = dictionary("home_recheck", "复查结果", ("保持", "", "复查合格", "合格"), ("限期整改", "", "整改"), ("撤销", "", "收回", "摘牌"))
TARGETS = "目标管理责任书"
PLEDGE = dictionary("pledge_kind", "责任书种类", (TARGETS, "", "目标责任书", "目标管理"), ("安全责任书", "", "安全", "安全生产责任书"), ("党风廉政责任书", "", "廉政"), ("其他责任书", "", "其他"), is_open=True)
FULFILLED = dictionary("pledge_outcome", "考核结果", "完成", ("基本完成", "", "部分完成"), ("未完成", "", "没有完成"))
ROOM = dictionary("room_kind", "类别", ("活动室", "", "职工活动室", "活动中心"), "荣誉室", ("职工书屋", "", "图书室", "阅览室"), ("健身房", "", "体育场地"), ("会议室", "", "谈心室"), ("母婴室", "", "爱心妈妈小屋"), ("食堂", "", "小食堂"), "其他", is_open=True)
THING_STATE = dictionary("room_thing_state", "状况", "完好", ("要修理", "", "待修"), ("已报废", "", "报废"))

# 评先
PERSON, GROUP = "个人", "集体"
WHOM = dictionary("award_whom", "评选对象", (PERSON, "", "先进个人"), (GROUP, "", "先进集体"))
GROUP_MARKS = ("集体", "小组", "部门", "班组", "之家", "小家", "单位", "先锋号", "分会", "科室", "车间", "岗")
MEMBERS, STAFF = "会员数", "职工数"
BASIS = dictionary("award_basis", "分配依据", (MEMBERS, "", "会员人数", "会员", "按会员数"), (STAFF, "", "职工人数", "职工", "员工数", "教职工数", "按职工数"))
BY_QUOTA, BY_BALLOT = "等额推荐", "无记名投票"
WAY = dictionary("award_way", "产生方式", (BY_QUOTA, "", "等额", "推荐"), (BY_BALLOT, "", "投票", "选举", "投票选举"))
SHARE_KIND = dictionary("award_share_kind", "人员", ("一线", "", "一线职工"), ("女", "", "女职工", "女会员"), "农民工", ("管理人员", "", "管理", "领导干部"))
SHARE_KEYS = {"一线": "front", "女": "women", "农民工": "migrants", "管理人员": "managers"}
LEAST, MOST = "至少", "至多"
SHARE_LIMIT = dictionary("award_share_limit", "要求", (LEAST, "", "不少于", "最少"), (MOST, "", "不多于", "不超过", "最多"))
MANAGER_WORDS = "主任 科长 处长 部长 经理 厂长 校长 院长 局长 书记"
MOST_VOTES, HALF_VALID, HALF_RETURNED, HALF_VOTERS, TWO_THIRDS = "得票多的当选", "超过有效票半数", "超过收回票半数", "超过应到人数半数", "达到收回票三分之二"
MAJORITY = dictionary("ballot_majority", "当选条件", MOST_VOTES, (HALF_VALID, "", "有效票过半数"), (HALF_RETURNED, "", "过半数", "超过半数", "收回票过半数"), (HALF_VOTERS, "", "全体过半数"), (TWO_THIRDS, "", "三分之二"))
STOP, ALL_IN, LONGER_MEMBER, LONGER_HERE = "停下来", "并列的都当选", "会龄长的当选", "本单位工龄长的当选"
TIES = dictionary("ballot_ties", "并列时", (STOP, "", "再投一次", "重新投票"), (ALL_IN, "", "都当选"), (LONGER_MEMBER, "", "会龄"), (LONGER_HERE, "", "工龄"))
NOMINATED, REVIEWED, REJECTED, ELECTED, NOT_ELECTED, COMMENDED = "推荐", "评审通过", "评审未通过", "当选", "未当选", "已表彰"
COUNTING = (NOMINATED, REVIEWED, ELECTED, COMMENDED, NOT_ELECTED)
WINNERS = (ELECTED, COMMENDED)
NOMINATION = Stage(
    dictionary("nomination_stage", "办理情况", (NOMINATED, "", "已推荐"), (REVIEWED, "", "通过", "审核通过"), (REJECTED, "", "未通过", "不通过"), (ELECTED, "", "入选", "已确认"), (NOT_ELECTED, "", "落选"), (COMMENDED, "", "表彰")),
    moves=(
        Move(NOMINATED, REVIEWED), Move(NOMINATED, REJECTED, needs=("review",)), Move(REVIEWED, REJECTED, needs=("review",)), Move(REJECTED, REVIEWED, reason=True),
        Move(REVIEWED, ELECTED), Move(REVIEWED, NOT_ELECTED), Move(ELECTED, NOT_ELECTED, reason=True), Move(NOT_ELECTED, ELECTED, reason=True), Move(ELECTED, COMMENDED),
        Move(COMMENDED, ELECTED, reason=True),
        Move(ELECTED, REVIEWED, reason=True), Move(NOT_ELECTED, REVIEWED, reason=True),
    ),
    days=((NOMINATED, "received_on"), (REVIEWED, "reviewed_on"), (REJECTED, "reviewed_on"), (ELECTED, "decided_on"), (NOT_ELECTED, "decided_on")),
    freezes=tuple((one, ("round", "person", "unit", "decided_on")) for one in (ELECTED, NOT_ELECTED, COMMENDED)),
)  # fmt: skip
FIT, UNFIT = "符合", "不符合"
PUBLIC_DAYS = 5  # 公示 of at least five working days (domain-facts E.5)
IN, OUT, TIED = "当选", "未当选", "并列待定"

# 述职
COMMITTEE_DUTY, SPECIAL_DUTY, LEADER_DUTY, GROUP_SUMMARY = "工会委员述职", "专门委员会委员述职", "小组长述职", "小组总结"
DUTY = dictionary(
    "duty_kind", "种类", (COMMITTEE_DUTY, "", "委员述职", "述职"), (SPECIAL_DUTY, "", "专委会委员述职"), (LEADER_DUTY, "", "组长述职", "小组工作汇报", "小组汇报"), (GROUP_SUMMARY, "", "小组年度总结", "工会小组总结"), is_open=True,
)  # fmt: skip
DUTY_OF_GROUPS = dictionary("duty_of_groups", "种类", LEADER_DUTY, GROUP_SUMMARY)
DUTY_OF_PERSONS = dictionary("duty_of_persons", "种类", COMMITTEE_DUTY, SPECIAL_DUTY)

# 荣誉
COLLECTIVE, SINGLE, MODEL_HOME, SPECIAL_HOME = "先进集体", "先进个人", "模范职工之家", "特色之家"
HONOUR = dictionary(
    "honour_kind", "荣誉类别", (COLLECTIVE, "", "集体", "集体荣誉"), (SINGLE, "", "个人", "个人荣誉"), (MODEL_HOME, "", "职工之家", "模范职工小家"), (SPECIAL_HOME, "", "特色小组"),
    ("五小评比", "", "五小"), ("其他荣誉", "", "其他"), is_open=True,
)  # fmt: skip
HOME_OFFICE = "本单位"
HONOUR_LEVEL = dictionary("honour_level", "级别", (HOME_OFFICE, "", "厂级", "校级", "单位级"), ("公司", "", "集团公司", "局级", "公司级", "总厂"), ("区", "", "县", "区级", "县级"), ("市", "", "市级"), ("省", "", "省级"), ("全国", "", "国家级", "全国级"), is_open=True)
FINE, DEDUCTED, DEPOSIT, RETURNED = "会议纪律罚款", "考核扣罚", "缴纳抵押金", "退还抵押金"
PENALTY = dictionary("penalty_kind", "类别", (FINE, "", "罚款", "会议罚款"), (DEDUCTED, "", "扣罚抵押金", "扣罚"), (DEPOSIT, "", "风险抵押金", "抵押金", "缴纳"), (RETURNED, "", "退还", "返还抵押金", "退抵押金"))
PENALTY_REASON = dictionary("penalty_reason", "事由", ("迟到", "", "例会迟到"), ("铃声", "", "电话铃声响", "手机铃声"), ("缺席", "", "无故缺席"), "早退", "其他", is_open=True)
