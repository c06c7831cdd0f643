"""The word lists of 困难职工 and the life of a file.

Lists as in the office's facts D.1-D.4 (困难职工档案表 of 全国总工会's system and older forms of it); classes of 2016,
and the older names that still stand in files and forms.
"""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

DEEP, RELATIVE, ACCIDENT = "深度困难", "相对困难", "意外致困"
OLDER = ("低保户", "低保边缘户", "意外致困户", "享受低保", "未享受低保", "低保线以上", "市特困", "困难")
KIND = dictionary(
    "hardship_kind", "困难类别", (DEEP, "", "深度困难职工", "深度"), (RELATIVE, "", "相对困难职工", "相对"),
    (ACCIDENT, "", "意外致困职工", "意外"), *OLDER, is_open=True,
)  # fmt: skip
# What an older name means by the classes of 2016, where it says so.
MEANT = {"低保户": DEEP, "享受低保": DEEP, "低保边缘户": RELATIVE, "意外致困户": ACCIDENT}

SCHOOL_CAUSE, OTHER_CAUSE = "子女上学", "其他"
ILL_CAUSE, ACCIDENT_CAUSE, DISASTER_CAUSE = "患重特大疾病", "遭受意外事故", "遭受自然灾害"
NO_STRENGTH, JOBLESS, LAID_OFF = "无劳动能力", "有劳动能力而未就业", "下岗失业"
CAUSE = dictionary(
    "hardship_cause", "致困原因",
    (NO_STRENGTH, "1", "伤残致困", "残疾", "因残致困", "因残"), (JOBLESS, "2", "未就业"), (LAID_OFF, "3", "下岗", "失业"),
    ("未参加社会保险", "4", "未参保"), ("社会保险待遇落实不到位", "5"),
    (ILL_CAUSE, "6", "因病致困", "因病", "大病", "重大疾病", "患病", "本人大病", "家属大病"),
    (DISASTER_CAUSE, "7", "自然灾害", "因灾", "因灾致困"), (ACCIDENT_CAUSE, "8", "意外致困", "意外事故", "意外"),
    (SCHOOL_CAUSE, "9", "子女助学", "因学", "因学致困", "供养直系亲属上学"), (OTHER_CAUSE, "10", "特殊困难", "其它"),
)  # fmt: skip
MOST_MINOR = 3

HEALTH = dictionary(
    "hardship_health", "健康状况", ("良好", "", "健康", "正常"), "恶性肿瘤", "心血管病", "脑血管病", "终末期肾病", "精神病", "肝病",
    "血液病", "糖尿病", "肿瘤病", "腰颈椎病", "高血压病", "肺病", "一般疾病", "深度昏迷", "永久瘫痪", "严重阿尔茨海默病", "严重帕金森病",
    "严重运动神经元病", "残疾", ("癌症", "", "癌"), "尿毒症", is_open=True,
)  # fmt: skip
DISABILITY = dictionary(
    "hardship_disability", "残疾类别", ("视力", "", "视力残疾"), ("听力", "", "听力残疾"), ("言语", "", "言语残疾"), ("智力", "", "智力残疾"),
    ("肢体", "", "肢体残疾"), ("精神", "", "精神残疾"), ("多重", "", "多重残疾"), ("无", "", "没有", "否"),
)  # fmt: skip
DISABILITY_LEVEL = dictionary(
    "hardship_disability_level", "残疾等级", ("一级", "1", "一级（极重度）"), ("二级", "2", "二级（重度）"), ("三级", "3", "三级（中度）"),
    ("四级", "4", "四级（轻度）"),
)  # fmt: skip
WORK = dictionary(
    "hardship_work", "工作状态", ("在岗", "", "在职", "上班"), ("下（待）岗", "", "下岗", "待岗", "下(待)岗"), ("失（无）业", "", "失业", "无业", "失(无)业"),
    "退休", "病休", "内退", "农民工", ("在校学生", "", "学生", "在读", "上学"), ("务农", "", "农民"), "灵活就业", is_open=True,
)  # fmt: skip
MODEL = dictionary("hardship_model", "劳模类型", ("非劳模", "", "否", "无"), "全国劳模", "省部级劳模", "地市级劳模", "其他")
HOUSING = dictionary(
    "hardship_housing", "住房类型", "承租单位公房", ("政府廉租房", "", "廉租房", "公租房"), ("自购房", "", "商品房"), "无房", ("租房", "", "租赁私房", "租住"),
    "自建房", "售后公房", "安置房", "其他", is_open=True,
)  # fmt: skip
INSURED = dictionary(
    "hardship_insured", "医保状况", ("职工医保", "", "城镇职工医保", "城镇职工基本医疗保险", "已参保", "是"), ("居民医保", "", "城乡居民医保", "新农合", "城镇居民医保"),
    ("未参保", "", "无", "没有", "否"), is_open=True,
)  # fmt: skip
EMPLOYER_KIND = dictionary(
    "hardship_employer_kind", "单位性质", "国有机关/事业单位", "国有企业", "集体企业", ("民营/私营/个体企业", "", "民营企业", "私营企业", "个体"),
    "外商投资企业", "其他", is_open=True,
)  # fmt: skip
EMPLOYER_STATE = dictionary("hardship_employer_state", "企业状况", "正常", "亏损", "停产半停产", "关闭破产", "改制", is_open=True)
RELATION = dictionary(
    "hardship_relation", "关系", "配偶", ("父亲", "", "父"), ("母亲", "", "母"), ("儿子", "", "子"), ("女儿", "", "女"),
    ("岳父母", "", "岳父", "岳母"), ("公婆", "", "公公", "婆婆"), "祖父母", "兄弟姐妹", "孙子女", "其他", is_open=True,
)  # fmt: skip
SENIOR, HIGHER = ("高中", "中职"), ("高职高专", "本科", "研究生")
FROM_SENIOR = (*SENIOR, *HIGHER)
LEVEL = dictionary(
    "hardship_level", "学段", "学龄前", "小学", "初中", ("高中", "", "普通高中", "重点高中"), ("中职", "", "中专", "职高", "技校", "中等职业"),
    ("高职高专", "", "大专", "专科", "高职", "大学专科"), ("本科", "", "大学", "大学本科"), ("研究生", "", "硕士", "博士"), is_open=True,
)  # fmt: skip
POSTED = dictionary("hardship_posted", "公示结果", ("无异议", "", "公示无异议", "通过"), ("有异议，核实后成立", "", "异议不成立"), ("有异议", "", "异议成立"), is_open=True)
CONTRACT = dictionary(
    "hardship_contract", "合同期限", "半年内", "半年至一年", "一年", "两年", "三年", "四年", "五年以上", "无固定期限", is_open=True
)

APPLIED, CHECKED, POSTING, APPROVING, HELPED, REVIEW = "申请", "核查", "评议公示", "审批", "帮扶", "复核"
OUT, CLOSED, REFUSED = "脱困", "注销", "不予建档"
HELD = (HELPED, REVIEW)  # the file is open: the household is one of the union's
OPEN = (APPLIED, CHECKED, POSTING, APPROVING, *HELD)
STAGE = Stage(
    dictionary(
        "hardship_stage", "办理情况", APPLIED, (CHECKED, "", "入户核查", "调查"), (POSTING, "", "公示", "评议"), (APPROVING, "", "上报审批", "上报"),
        (HELPED, "", "在档", "已建档", "建档", "在帮"), (REVIEW, "", "复查", "年审"), (OUT, "", "已脱困", "解困"), (CLOSED, "", "销档", "已注销", "退出"),
        (REFUSED, "", "不批准", "未通过"),
    ),
    moves=(
        Move(APPLIED, CHECKED, needs=("checked_on",)),
        Move(CHECKED, POSTING, needs=("posted_on",)),
        Move(POSTING, APPROVING, needs=("submitted_on",)),
        Move(APPROVING, HELPED, needs=("approved_on", "kind")),
        Move(HELPED, REVIEW, needs=("reviewed_on",)),
        Move(REVIEW, HELPED),
        *(Move(one, OUT, needs=("closed_on",), reason=True) for one in HELD),
        *(Move(one, CLOSED, needs=("closed_on",), reason=True) for one in HELD),
        *(Move(one, REFUSED, needs=("closed_on",), reason=True) for one in (APPLIED, CHECKED, POSTING, APPROVING)),
        Move(POSTING, CHECKED, reason=True),
        Move(APPROVING, CHECKED, reason=True),
        Move(REFUSED, APPLIED, reason=True),
        Move(OUT, HELPED, reason=True),
    ),
    days=(
        (APPLIED, "applied_on"), (CHECKED, "checked_on"), (POSTING, "posted_on"), (APPROVING, "submitted_on"),
        (HELPED, "approved_on"), (REVIEW, "reviewed_on"), (OUT, "closed_on"), (CLOSED, "closed_on"), (REFUSED, "closed_on"),
    ),
)  # fmt: skip
