"""Which returns there are, what each asks line by line to begin with, and in which stages an issued one stands.

No real sheet of a 月报 or 季报 was found (domain-facts-2 J.17): these lines are ours, and the office changes them in
报表栏目. Those of 年终统计 follow what is published of the yearly survey (domain-facts C.6, J.15).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desk_union.describe.stage import Move
from desk_union.describe.tab import Named
from desk_union.describe.words import Dictionary, Word, dictionary

Rhythm = Literal["month", "quarter", "year"]
MONTH, SAFETY, PUBLICITY, STATISTICS = "二级工会月报表", "“安康杯”竞赛季报表", "宣教工作季报表", "年终统计报表"
FORM = dictionary(
    "reports.form", "报表",
    (MONTH, "reports.month", "月报表", "月报"), (SAFETY, "reports.safety_quarter", "安康杯竞赛季报表", "安康杯季报表", "安康杯季报"),
    (PUBLICITY, "reports.publicity_quarter", "宣教季报表", "宣教季报"), (STATISTICS, "reports.statistics", "统计报表", "年报", "基层工会调查表"),
)  # fmt: skip
WRITE_WORKBOOK = Named("desk_union.exchange.formsheets:write")
UPPER = "上级表格"  # the office's own among what goes out; which one, the row says
ISSUED_FORM = Dictionary("reports.issued_form", "报表", (*FORM.words, Word(UPPER, "reports.upper_form")))
RHYTHM: dict[str, Rhythm] = {MONTH: "month", SAFETY: "quarter", PUBLICITY: "quarter", STATISTICS: "year"}
CODE = {word.label: word.code for word in FORM.words}

ISSUED, REOPENED, REPLACED = "已报出", "已重新打开", "已改报"
STATE = dictionary("reports.issued_state", "报送情况", ISSUED, REOPENED, REPLACED)
MOVES = (Move(ISSUED, REOPENED, reason=True), Move(REOPENED, REPLACED), Move(REOPENED, ISSUED))


@dataclass(frozen=True, slots=True)
class Asked:
    """A line to begin with: ``figure`` answers it, without one it is typed; ``unit`` where no figure says it.

    ``code`` names the line in its form and ``within`` the one above which it cannot rise.
    """

    section: str
    label: str
    figure: str = ""
    unit: str = ""
    code: str = ""
    within: str = ""


def _month() -> tuple[Asked, ...]:
    return (
        Asked("组织", "期末职工人数", "members.staff", code="A1"), Asked("组织", "期末会员人数", "members.members", code="A2", within="A1"), Asked("组织", "其中女会员", "members.members_women", code="A3", within="A2"),
        Asked("组织", "新吸纳会员", "members.joined"), Asked("组织", "减少会员", "members.gone"), Asked("组织", "职工入会率", "members.rate"),
        Asked("会议", "各类会议和学习", "democracy.meetings", code="B1"), Asked("会议", "其中委员会会议", "democracy.meetings_committee", code="B2", within="B1"), Asked("民主管理", "厂务公开", "democracy.disclosures"),
        Asked("民主管理", "征集意见建议", "democracy.opinions", code="C1"), Asked("民主管理", "已答复", "democracy.opinions_answered", code="C2", within="C1"),
        Asked("群众生产", "开展劳动竞赛", "contests.contests"), Asked("群众生产", "合理化建议", "contests.suggestions", code="D1"), Asked("群众生产", "其中采纳", "contests.suggestions_adopted", code="D2", within="D1"),
        Asked("群众生产", "小改小革和创新成果", "contests.innovations"), Asked("劳动保护", "安全检查", "contests.checks"), Asked("劳动保护", "查出隐患", "contests.hazards", code="E1"), Asked("劳动保护", "已整改", "contests.hazards_fixed", code="E2", within="E1"),
        Asked("送温暖", "走访慰问户数", "care.visit_households"), Asked("送温暖", "走访慰问人次", "care.visit_times"), Asked("送温暖", "慰问金", "care.visit_cash"), Asked("送温暖", "慰问实物折价", "care.visit_goods"), Asked("送温暖", "补助金", "care.aid_paid"),
        Asked("宣教文体", "文体活动", "culture.activities"), Asked("宣教文体", "参加人次", "culture.participants"), Asked("宣教文体", "发表稿件", "culture.articles"), Asked("宣教文体", "培训期数", "culture.trainings"), Asked("宣教文体", "培训人次", "culture.trainees"),
        Asked("经费", "应缴会费", "funds.dues_due"), Asked("经费", "已缴会费", "funds.dues_paid"), Asked("经费", "会费收缴率", "funds.dues_rate"),
    )  # fmt: skip


def _safety() -> tuple[Asked, ...]:
    """Quarterly figures of domain-facts E.2 (M)."""
    return (
        Asked("参赛", "参赛职工", "members.staff"), Asked("参赛", "参赛班组", "contests.teams"), Asked("参赛", "安康杯、知识竞赛参赛单位", "contests.quiz_units"), Asked("参赛", "安康杯、知识竞赛参赛人数", "contests.quiz_persons"),
        Asked("宣传教育", "安全及劳保监督员培训期数", "culture.trainings_safety"), Asked("宣传教育", "征集安全用语", "contests.slogans"), Asked("宣传教育", "悬挂安全宣传标语", "contests.banners"),
        Asked("监督检查", "安全检查", "contests.checks", code="B1"), Asked("监督检查", "其中安全大检查", "contests.big_checks", code="B2", within="B1"), Asked("监督检查", "群监员查岗", "contests.watch_checks", code="B3", within="B1"), Asked("监督检查", "消防检查", "contests.fire_checks", code="B4", within="B1"), Asked("监督检查", "制止三违", "contests.stopped"), Asked("监督检查", "群监员人数", "contests.watchers"),
        Asked("隐患整改", "查出隐患", "contests.hazards", code="C1"), Asked("隐患整改", "已整改", "contests.hazards_fixed", code="C2", within="C1"), Asked("隐患整改", "整改率", "contests.hazards_rate"), Asked("隐患整改", "收到安全信息", "contests.safety_messages"),
        Asked("演练事故", "应急演练", "contests.drills"), Asked("演练事故", "参加演练", "contests.drilled"), Asked("演练事故", "应急预案", "contests.emergency_plans"), Asked("演练事故", "安全事故", "contests.incidents"),
        Asked("十个一", "要求项数", "contests.ten_items", code="E1"), Asked("十个一", "已完成项数", "contests.ten_done", code="E2", within="E1"), Asked("投入", "安全生产投入", unit="万元"), Asked("职业健康", "职业健康检查", "care.checkups"),
    )  # fmt: skip


def _publicity() -> tuple[Asked, ...]:
    return (
        Asked("稿件", "投稿", "culture.articles_sent", code="A1"), Asked("稿件", "发表稿件", "culture.articles", code="A2"), Asked("稿件", "发表媒体", "culture.media"), Asked("稿件", "稿费", "culture.fees"),
        Asked("阵地", "出刊期数", "culture.issues", code="B1"), Asked("阵地", "其中工会简报", "culture.bulletins", code="B2", within="B1"),
        Asked("文体活动", "活动项数", "culture.activities"), Asked("文体活动", "参加人次", "culture.participants"), Asked("文体活动", "外出参赛", "culture.entries", code="C1"), Asked("文体活动", "获奖", "culture.prizes"), Asked("文体活动", "兴趣小组和代表队", "culture.clubs"),
        Asked("培训", "办班期数", "culture.trainings"), Asked("培训", "参加人次", "culture.trainees"), Asked("培训", "考试及格率", "culture.pass_rate"), Asked("培训", "取证人数", "culture.certificates"),
        Asked("职工书屋", "藏书", "culture.books"), Asked("职工书屋", "借阅人次", "culture.loans"), Asked("职工书屋", "读书活动", "culture.readings"), Asked("职工书屋", "读书心得", "culture.essays"),
    )  # fmt: skip


def _statistics() -> tuple[Asked, ...]:
    """Subject areas of F:[ST14] and published indicators of C.6; what no ledger holds is typed in 手填数字台账."""
    one, two, three, four, five, six, seven, eight = "一、工会组织", "二、干部与机构", "三、保障与帮扶", "四、民主管理与合同", "五、劳动保护", "六、经济技术工作", "七、财务与经审", "八、宣教文体"
    return (
        Asked(one, "职工人数", "members.staff", code="101"), Asked(one, "女职工", "members.staff_women", code="102", within="101"), Asked(one, "农民工", "members.staff_migrant", code="103", within="101"), Asked(one, "会员人数", "members.members_at_work", code="104", within="101"), Asked(one, "女会员", "members.members_women", code="105", within="104"), Asked(one, "农民工会员", "members.members_migrant", code="106", within="103"), Asked(one, "职工入会率", "members.rate", code="107"), Asked(one, "分会", "members.branches", code="108"), Asked(one, "工会小组", "members.groups", code="109"), Asked(one, "联合工会涵盖单位", unit="个", code="110"),
        Asked(two, "工会委员会委员", "members.committee", code="201"), Asked(two, "经费审查委员", "members.audit", code="202"), Asked(two, "女职工委员会委员", "members.women_committee", code="203"), Asked(two, "承办工会日常工作", "members.office", code="204"), Asked(two, "专职工会工作人员", unit="人", code="205"), Asked(two, "兼职工会工作人员", unit="人", code="206"), Asked(two, "工会干部培训", "culture.trainings_cadres", code="207"),
        Asked(three, "在档困难职工", "care.files_held", code="301"), Asked(three, "本年脱困", "care.files_out", code="302"), Asked(three, "走访慰问户数", "care.visit_households", code="303"), Asked(three, "慰问金", "care.visit_cash", code="304"), Asked(three, "资助学生", "care.students", code="305"), Asked(three, "其中大学生", "care.students_higher", code="306", within="305"), Asked(three, "金秋助学金额", "care.student_aid", code="307"), Asked(three, "参加互助保障人数", "care.insured_people", code="308"), Asked(three, "互助保障理赔", "care.claims", code="309"), Asked(three, "参加体检人数", "care.checkup_people", code="310"),
        Asked(four, "召开职代会", "democracy.congresses", code="401"), Asked(four, "职工代表", "democracy.delegates", code="402"), Asked(four, "其中一线代表", "democracy.delegates_front", code="403", within="402"), Asked(four, "提案", "democracy.motions", code="404"), Asked(four, "立案", "democracy.motions_filed", code="405", within="404"), Asked(four, "厂务公开次数", "democracy.disclosures", code="406"), Asked(four, "集体合同", "democracy.contracts", code="407"), Asked(four, "女职工专项集体合同", "democracy.contracts_women", code="408", within="407"), Asked(four, "工资协议", "democracy.contracts_wages", code="409", within="407"), Asked(four, "劳动合同覆盖面", "democracy.labour_coverage", code="410"), Asked(four, "受理劳动争议", "democracy.disputes", code="411"), Asked(four, "调解成功", "democracy.disputes_settled", code="412", within="411"), Asked(four, "职工董事", unit="人", code="413"), Asked(four, "职工监事", unit="人", code="414"),
        Asked(five, "劳动保护监督检查员", "members.safety", code="501"), Asked(five, "安全检查", "contests.checks", code="502"), Asked(five, "查出隐患", "contests.hazards", code="503"), Asked(five, "整改隐患", "contests.hazards_fixed", code="504", within="503"), Asked(five, "安全事故", "contests.incidents", code="505"),
        Asked(six, "劳动竞赛", "contests.contests", code="601"), Asked(six, "提出合理化建议", "contests.suggestions", code="602"), Asked(six, "采纳合理化建议", "contests.suggestions_adopted", code="603", within="602"), Asked(six, "实施合理化建议", "contests.suggestions_done", code="604", within="603"), Asked(six, "小改小革和创新成果", "contests.innovations", code="605"), Asked(six, "创造价值", "contests.benefit", code="606"), Asked(six, "师徒结对", "contests.mentor_pairs", code="607"),
        Asked(seven, "应缴会费", "funds.dues_due", code="701"), Asked(seven, "已缴会费", "funds.dues_paid", code="702"), Asked(seven, "会费收缴率", "funds.dues_rate", code="703"), Asked(seven, "上解会费、经费", "funds.remitted", code="704"), Asked(seven, "经费审查", "funds.audits", code="705"),
        Asked(eight, "文体活动", "culture.activities", code="801"), Asked(eight, "参加人次", "culture.participants", code="802"), Asked(eight, "发表稿件", "culture.articles", code="803"), Asked(eight, "职工书屋藏书", "culture.books", code="804"), Asked(eight, "培训期数", "culture.trainings", code="805"), Asked(eight, "培训人次", "culture.trainees", code="806"),
    )  # fmt: skip


def lines_of(form: str) -> tuple[Asked, ...]:
    """What a form asks to begin with."""
    return {MONTH: _month, SAFETY: _safety, PUBLICITY: _publicity, STATISTICS: _statistics}[form]()
