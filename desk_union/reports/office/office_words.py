"""The words of 工作日志, duties, checklists, boxes and 公文; the duties of office.md section 2 to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from desk_union.basis import festivals
from desk_union.describe.words import dictionary

WORK = dictionary("reports.work", "工作类别", "组织建设", "会议学习", "民主管理", "劳动竞赛", "劳动保护", "送温暖", "女工工作", "宣教文体", "建家评先", "经费财务", "报表资料", "其他", is_open=True)
WEEKLY, TWICE, MONTHLY, TWO_MONTHS, QUARTERLY, HALF_YEARLY, YEARLY, FESTIVAL, TERM = "每周", "每月两次", "每月", "每两个月", "每季度", "每半年", "每年", "节日", "节气"
RHYTHM = dictionary(
    "reports.rhythm", "周期", (WEEKLY, "W", "每周一次"), (TWICE, "T", "半月"), (MONTHLY, "M", "每月一次"), (TWO_MONTHS, "B", "双月"), (QUARTERLY, "Q", "每季", "每季度一次"),
    (HALF_YEARLY, "H", "半年", "每学期"), (YEARLY, "Y", "年度", "每年一次"), (FESTIVAL, "F"), (TERM, "S"),
)  # fmt: skip
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WEEKDAY = dictionary("reports.weekday", "星期", *((one, str(n), one.replace("周", "星期")) for n, one in enumerate(WEEKDAYS, 1)))
FESTIVALS = (
    festivals.NEW_YEAR, festivals.SPRING, festivals.LANTERN, festivals.WOMENS_DAY, festivals.QINGMING, festivals.LABOUR_DAY, festivals.DISABLED_DAY, festivals.CHILDRENS_DAY,
    festivals.DRAGON_BOAT, festivals.TEACHERS_DAY, festivals.MID_AUTUMN, festivals.NATIONAL_DAY, festivals.DOUBLE_NINTH,
)  # fmt: skip
FESTIVAL_WORD = dictionary("reports.festival", "节日", *FESTIVALS)
TERMS = ("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至")
TERM_WORD = dictionary("reports.term", "节气", *TERMS)
CATEGORY = dictionary("reports.archive_category", "档案类别", "管理", "组织", "民主", "班组", "群众安全", "经费", "宣教文体", "影音", "其他", is_open=True)
MEDIUM = dictionary("reports.archive_medium", "载体", "纸质", "电子", "照片", "录音录像", is_open=True)
KEPT_FOR = dictionary("reports.kept_for", "保管期限", "永久", "30年", "10年", is_open=True)
NOTICE, REPORT, ASKING, LETTER, MINUTES = "通知", "报告", "请示", "函", "纪要"
SECRECY = dictionary("reports.secrecy", "密级", "秘密", "机密", "绝密")
URGENCY = dictionary("reports.urgency", "紧急程度", "特急", "加急")
LETTER_KIND = dictionary("reports.letter_kind", "文种", NOTICE, REPORT, ASKING, LETTER, MINUTES)


@dataclass(frozen=True, slots=True)
class UsualDuty:
    """``figure``: rows of this figure in the period say that it was seen to; ``source`` is the line of the documents."""

    name: str
    rhythm: str
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    festival: str | None = None
    term: str | None = None
    before: int | None = None
    owner: str = "工会干事"
    figure: str = ""
    source: str = ""


USUAL: tuple[UsualDuty, ...] = (
    UsualDuty("班组学习", WEEKLY, weekday="周三", owner="小组长", figure="democracy.meetings_team_study", source="充分利用每周一次的班组学习"), UsualDuty("办公纪律和环境检查", WEEKLY, weekday="周五", source="每周一次对教职工的办公纪律"),
    UsualDuty("群监查岗", TWICE, day=10, owner="群监员", figure="contests.watch_checks", source="每月两次的四点班、夜班查岗"),
    UsualDuty("工会委员会会议", MONTHLY, day=5, owner="工会主席", figure="democracy.meetings_committee", source="小结当月工作完成情况、讨论和安排下月工作计划等"), UsualDuty("工会例会", MONTHLY, day=12, figure="democracy.meetings_regular", source="例会"), UsualDuty("主席会议", MONTHLY, day=20, owner="工会主席", figure="democracy.meetings_chairs", source="主席会议"),
    UsualDuty("职工生日蛋糕", MONTHLY, day=25, source="每个月给过生日的教职工送去甜蜜的蛋糕"), UsualDuty("收缴会费", MONTHLY, day=15, owner="小组长", source="会费收支建有专帐"),
    UsualDuty("出工会简报", TWO_MONTHS, month=2, day=25, figure="culture.bulletins", source="坚持二个月出刊一期"),
    UsualDuty("集中学习制度", QUARTERLY, month=2, day=15, figure="democracy.meetings_study", source="每季集中学习一次制度"), UsualDuty("片组联席会议", QUARTERLY, month=3, day=10, figure="democracy.meetings_joint", source="坚持每季度召开一次联席会议"), UsualDuty("评流动红旗", QUARTERLY, month=3, day=28, figure="contests.flags", source="三季度流动红旗"),
    UsualDuty("安全生产大检查", HALF_YEARLY, month=5, day=20, owner="劳动保护监督检查员", figure="contests.big_checks", source="每年对各企业进行两次安全生产大检查"), UsualDuty("半年工作总结", HALF_YEARLY, month=6, day=30, source="半年总结"), UsualDuty("经费审查", HALF_YEARLY, month=6, day=25, owner="经审委员", figure="funds.audits", source="做到一年一到二次的审计，并公布于众"),
    UsualDuty("双节送温暖", FESTIVAL, festival=festivals.SPRING, before=10, figure="care.visit_people_festive", source="春节前后分别向56户市特困户"), UsualDuty("先进表彰会", FESTIVAL, festival=festivals.SPRING, before=15, owner="工会主席", source="春节前厂工会召开对20xx年度先进集体及个人的表彰会"),
    UsualDuty("元宵节活动", FESTIVAL, festival=festivals.LANTERN, before=0, source="工会组织了元宵节联欢会"), UsualDuty("三八节座谈和体检", FESTIVAL, festival=festivals.WOMENS_DAY, before=3, owner="女工委员", figure="culture.activities_womens_day", source="召开“三八”妇女节座谈会"),
    UsualDuty("五一文体活动", FESTIVAL, festival=festivals.LABOUR_DAY, before=3, owner="文体委员", figure="culture.activities_may_day", source="“五·一”组织企业参加区组织的歌咏比赛"), UsualDuty("助残日慰问", FESTIVAL, festival=festivals.DISABLED_DAY, before=2, figure="care.visit_households_disabled", source="5月份助残日又为30户残疾人员"),
    UsualDuty("六一儿童节礼物", FESTIVAL, festival=festivals.CHILDRENS_DAY, before=2, owner="女工委员", figure="care.june_children", source="六一礼物"), UsualDuty("端午节慰问一线", FESTIVAL, festival=festivals.DRAGON_BOAT, before=2, source="端午节为一线职工送粽子和鸡蛋"),
    UsualDuty("教师节（行业节）活动", FESTIVAL, festival=festivals.TEACHERS_DAY, before=3, source="教师节"), UsualDuty("中秋节慰问", FESTIVAL, festival=festivals.MID_AUTUMN, before=5, source="中秋"), UsualDuty("重阳节离退休活动", FESTIVAL, festival=festivals.DOUBLE_NINTH, before=2, figure="care.double_ninth", source="重阳节和校办一起组织离退休教职工搞活动"),
    UsualDuty("送清凉", TERM, term="小暑", before=0, figure="care.heat_days", source="夏季为员工发放降温饮品和花露水等物品"), UsualDuty("防寒防冻检查", TERM, term="立冬", before=0, owner="劳动保护监督检查员", source="冬季安全"),
    UsualDuty("年度工作计划", YEARLY, month=2, day=20, source="现制定20__年度工会工作计划如下"), UsualDuty("召开职代会", YEARLY, month=2, day=25, owner="工会主席", figure="democracy.congresses", source="20xx年2月19日，贵阳一中四届三次教职工代表大会"), UsualDuty("签订和检查集体合同", YEARLY, month=2, day=28, owner="工会主席", figure="democracy.contracts_signed", source="20xx年初，在职工代表大会上签定了社区集体合同"),
    UsualDuty("签订职工之家责任书", YEARLY, month=3, day=25, source="3月中旬，我们将这50条"), UsualDuty("师徒对子摸底", YEARLY, month=3, day=20, figure="contests.midterm_looks", source="3月份对三对师徒对子进行调查摸底工作"), UsualDuty("培训需求调查", YEARLY, month=3, day=31, source="于3月底开展了培训需求调查摸底"),
    UsualDuty("安全生产月", YEARLY, month=6, day=5, owner="劳动保护监督检查员", source="在“安全生产月”及“六 五”世界环境日活动期间"), UsualDuty("小组自评打分", YEARLY, month=6, day=25, owner="小组长", source="6月份各工会小组组长组织进行自评打分"), UsualDuty("金秋助学", YEARLY, month=8, day=31, figure="care.students", source="9月份与市、区总工会开展“金秋助学”活动"),
    UsualDuty("续签劳动合同", YEARLY, month=9, day=20, source="9月份，与全体聘用员工进行了合同续签"), UsualDuty("消防安全大检查", YEARLY, month=10, day=20, figure="contests.fire_checks", source="在10月份举行了消防安全大检查活动"), UsualDuty("女职工体检", YEARLY, month=11, day=20, owner="女工委员", figure="care.checkup_batches_women", source="11月份又邀请了北仑区和平医院"),
    UsualDuty("年底评先", YEARLY, month=12, day=12, source="定于20xx年12月12日—17日进行20xx年度工会工作总结"), UsualDuty("职工之家打分和授称号", YEARLY, month=12, day=20, source="年底要评出各小组的特色"), UsualDuty("年度工作总结", YEARLY, month=12, day=25, source="做到平时工作有开展、年终有统计、有总结"),
)  # fmt: skip

# What an inspection of a 职工之家 usually wants to see, by the boxes of domain-facts-2 J.16.
FOLDER_ITEMS: tuple[tuple[str, str, str, str], ...] = (
    ("组织", "会员花名册", "会员花名册", ""), ("组织", "工会组织机构表", "", "members.groups"), ("组织", "工会委员会会议", "", "democracy.meetings_committee"), ("民主", "厂务公开台账", "", "democracy.disclosures"),
    ("民主", "合理化建议", "", "contests.suggestions"), ("送温暖", "走访慰问台账", "", "care.visit_times"), ("班组", "标杆班组", "", "contests.model_teams"), ("群众安全", "安全检查记录", "", "contests.checks"), ("宣教文体", "文体活动一览表", "文体活动一览表", ""), ("经费", "会费收缴情况", "", "funds.dues_rate"),
)  # fmt: skip
