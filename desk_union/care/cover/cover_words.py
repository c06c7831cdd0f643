"""The words of 互助保障, 体检 and 疗休养.

Plans, papers and stages of claims as the office's facts D.7 and J.8 tell them, the audience of checkups as the two
source texts name it, kinds of people on rest tours from J.4.
"""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

PLAN_KIND = dictionary(
    "plan_kind", "险种", ("住院津贴", "", "住院医疗", "在职住院", "在职医疗", "医疗互助"), ("重大疾病", "", "特种重病", "特病", "特种病种"), ("意外伤害", "", "团体意外", "意外", "团体意外伤害"),
    ("女职工特殊疾病", "", "女职工安康", "女职工特病险", "女性安康", "防癌保险"), ("综合互助", "", "职工互助", "综合"), "退休住院", is_open=True,
)  # fmt: skip
INSURED_AUDIENCE = dictionary("plan_audience", "参保对象", "在册会员", "在册职工", "女职工", "退休人员", is_open=True)
OWN, UNION, DUES, EMPLOYER, SHARED = "个人", "工会经费", "会费", "行政", "个人和工会"
PAYER = dictionary(
    "premium_payer", "缴费方", (OWN, "", "本人", "自费", "个人缴纳"), (UNION, "", "工会", "工会缴纳", "工会全额"), (DUES, "", "会员会费"),
    (EMPLOYER, "", "单位", "单位行政", "企业", "公司"), (SHARED, "", "个人工会共担", "工会补贴"),
)  # fmt: skip
BY_UNION = (UNION, DUES)
NEW, RENEWED = "新参保", "续保"
JOINING = dictionary("insurance_joining", "参保方式", (NEW, "", "新增", "首次参保", "新保"), (RENEWED, "", "续缴", "连续参保"))

CLAIM, MEDICAL = "互助理赔", ("医保办理", "医保报销")
SERVICE = dictionary("claim_kind", "办理事项", (CLAIM, "", "理赔", "互助保障理赔"), ("商业保险理赔", "", "保险理赔"), *MEDICAL, is_open=True)
WAITING, FILED, PAID, RETURNED = "待报", "已报", "已赔", "退回"
CLAIM_STAGE = Stage(
    dictionary("claim_stage", "办理情况", (WAITING, "", "申请", "受理", "材料收集"), (FILED, "", "已申报", "上报"), (PAID, "", "已给付", "已到账", "到账", "已办结", "办结"), (RETURNED, "", "退件", "不予给付", "拒赔")),
    moves=(
        Move(WAITING, FILED, needs=("filed_on",)), Move(FILED, PAID, needs=("paid_on",)),
        Move(FILED, RETURNED, needs=("returned_on",), reason=True), Move(WAITING, RETURNED, needs=("returned_on",), reason=True),
        Move(RETURNED, WAITING), Move(PAID, FILED, reason=True),
    ),
    days=((WAITING, "day"), (FILED, "filed_on"), (PAID, "paid_on"), (RETURNED, "returned_on")),
    freezes=((PAID, ("paid", "paid_on", "kind", "person")),),
)  # fmt: skip
CLAIM_PAPERS = ("身份证复印件", "参保凭证", "医疗费结算单", "出院证（小结）", "收据复印件", "银行卡复印件")

WOMEN_CHECK, CANCER_CHECK, MOBILE_CHECK = "女职工体检", "两癌筛查", "流动体检车"
CHECK_KIND = dictionary(
    "checkup_kind", "体检种类", ("职工体检", "", "健康体检", "体检", "年度体检"), (WOMEN_CHECK, "", "女工体检", "妇科体检"), (CANCER_CHECK, "", "女职工两癌筛查", "两癌检查"),
    (MOBILE_CHECK, "", "流动体检"), "职业健康检查", ("疗养体检", "", "疗休养体检"), is_open=True,
)  # fmt: skip
STAFF, MEMBERS, WOMEN, MIGRANTS, OVER_FORTY, WOMEN_OVER_FORTY = "在册职工", "在册会员", "女职工", "农民工", "40岁以上职工", "40岁以上女职工"
CHECK_AUDIENCE = dictionary("checkup_audience", "体检对象", STAFF, MEMBERS, WOMEN, MIGRANTS, OVER_FORTY, WOMEN_OVER_FORTY)
FORTY = 40  # 003 L822: 40岁以上行政人员、中级职称的教师
SUSPECTED = "重大疑似"
RESULT = dictionary(
    "checkup_result", "结果分类", ("未见异常", "", "正常", "合格", "健康"), ("轻度异常", "", "一般异常"), ("需要复检", "", "复检", "异常"), (SUSPECTED, "", "疑似重大疾病", "重大疾病疑似"), "职业禁忌",
)  # fmt: skip
TO_FOLLOW = ("需要复检", SUSPECTED, "职业禁忌")
ADVICE = dictionary("checkup_advice", "建议", ("无", "", "没有"), "定期复查", ("复检", "", "复查"), ("休养", "", "休息"), ("就医", "", "住院治疗", "专科就诊"), "调岗", is_open=True)
CHECK_PAYER = dictionary("checkup_payer", "费用来源", ("行政", "", "单位", "企业"), ("工会经费", "", "工会"), "上级工会", ("免费", "", "公益"), "个人", is_open=True)

SIGNED_UP, CONFIRMED, WENT, NOT_GONE = "报名", "已确定", "已去", "未去"
STAY_STAGE = Stage(
    dictionary("stay_state", "情况", (SIGNED_UP, "", "申请"), (CONFIRMED, "", "确定", "安排"), (WENT, "", "已疗养", "已休养", "已参加", "参加"), (NOT_GONE, "", "取消", "未参加")),
    moves=(
        Move(SIGNED_UP, CONFIRMED), Move(SIGNED_UP, NOT_GONE), Move(CONFIRMED, WENT), Move(CONFIRMED, NOT_GONE, reason=True),
        Move(NOT_GONE, SIGNED_UP), Move(WENT, CONFIRMED, reason=True),
    ),
    days=((WENT, "since"),),
)  # fmt: skip
CATEGORY = dictionary(
    "stay_category", "人员类别", ("一线职工", "", "一线", "普通职工", "职工"), ("劳模", "", "劳动模范"), ("先进", "", "先进工作者", "先进个人"), "技能人才", ("抗疫一线", "", "抗疫"),
    ("有毒有害工种", "", "特殊工种", "有毒有害"), ("康复", "", "康复休养"), ("献血", "", "献血者"), ("管理技术", "", "管理人员", "技术人员"), is_open=True,
)  # fmt: skip
GAP_YEARS = 2  # who went in the last two years waits (NX18); outside the province three (AHLX, CX23)
OUTSIDE_GAP = 3
AIM_YEARS = 5  # 贵州 2025: a fifth of the members a year, all within five
