"""What of the office's list of figures no ledger can hold: it is typed, each with the reason why."""

from __future__ import annotations

from dataclasses import dataclass

KPI = "生产经营指标由行政部门提供，不是工会登记的"
SETTING = "是本单位定的标准或年龄线，不是统计出来的数"
SLOGAN = "是口号或制度里的项数，写在文字里"
UPPER = "只有上级知道"
OWN_TEXT = "按总结里写的条数"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number that is typed; ``seeds`` are its ids in the office's list, the first of which is its code."""

    label: str
    unit: str
    reason: str
    seeds: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.seeds[0]


def _one(label: str, unit: str, reason: str, *seeds: str) -> Indicator:
    return Indicator(label, unit, reason, seeds)


INDICATORS: tuple[Indicator, ...] = (
    _one("单位产品能源成本下降额", "元/吨", KPI, "F030"), _one("综合能耗成本降低率", "%", KPI, "F031"),
    _one("累计供水", "万方", KPI, "F132"), _one("累计安全供电", "万度", KPI, "F133"), _one("供暖天数", "天", KPI, "F134"),
    _one("供暖总面积", "㎡", KPI, "F135"), _one("供应液化气", "瓶", KPI, "F136"), _one("环卫清扫保洁", "万平方米", KPI, "F137"),
    _one("绿化养护", "万平方米", KPI, "F138"), _one("垃圾外运", "万吨", KPI, "F139"), _one("上半年收入", "万元", KPI, "F140"),
    _one("上半年支出", "万元", KPI, "F141"), _one("实收利息余额", "万元", KPI, "F197"),
    _one("换发工作服出资", "万元", "行政出资，不在工会的账上", "F296"), _one("工作服季式数", "季", SLOGAN, "F297"),
    _one("购置通勤客车出资", "万元", "行政出资，不在工会的账上", "F298"), _one("购置通勤客车数", "台", "是行政的资产", "F299"),
    _one("上级工会代表大会届次", "届次", UPPER, "F016"), _one("上级媒体上稿量排名", "名次", UPPER, "F262"),
    _one("参加排名的县区数", "个", UPPER, "F263"), _one("受益人员数", "人", "是估计，不登记到人", "F170"),
    _one("协助办理入会人员", "名", "借出去的人由上级安排，不另外登记", "F284"),
    _one("五必谈情形数", "种", SETTING, "F044"), _one("五必访情形数", "种", SETTING, "F045", "F088"),
    _one("民主管理层级数", "级", SLOGAN, "F053"), _one("职代会层级数", "级", SLOGAN, "F119"),
    _one("社会保险险种数", "种", SETTING, "F250"), _one("一本一表一评议项数", "项", SLOGAN, "F272"),
    _one("工会干部能力要求项数", "项", SLOGAN, "F056", "F095"), _one("文明家庭星级满分", "星", SETTING, "F059"),
    _one("思想教育载体数", "个", SLOGAN, "F062"), _one("每日工间操遍数", "遍/天", "是作息安排，不登记", "F266"),
    _one("每天锻炼时长", "小时/天", "是作息安排，不登记", "F275"), _one("三无竞赛条件数", "项", SLOGAN, "F123"),
    _one("三项全能项目数", "项", SLOGAN, "F280"), _one("工作目标达标项数", "项", SLOGAN, "F208"),
    _one("例会迟到罚款标准", "元/次", SETTING, "F128"), _one("会议手机铃响罚款标准", "元/次", SETTING, "F129"),
    _one("职工之家考评满分（公司）", "分", SETTING, "F130"), _one("职工之家考评满分（基层）", "分", SETTING, "F131"),
    _one("平安返乡补贴标准", "元/人", SETTING, "F216"), _one("模范工会小组名额", "个", SETTING, "F236"),
    _one("优秀工会积极分子名额", "名", SETTING, "F237"), _one("工会活动积极分子名额", "名", SETTING, "F238"),
    _one("职工道德行为模范名额", "名", SETTING, "F239"), _one("活动积极分子最低会龄", "年", SETTING, "F241"),
    _one("道德模范最低工龄", "年", SETTING, "F242"), _one("女教工集体生日年龄（一）", "岁", SETTING, "F308"),
    _one("女教工集体生日年龄（二）", "岁", SETTING, "F309"), _one("男教工集体生日年龄（一）", "岁", SETTING, "F310"),
    _one("男教工集体生日年龄（二）", "岁", SETTING, "F311"), _one("体检年龄线", "岁", SETTING, "F329"),
    _one("六一礼物子女年龄线", "岁", SETTING, "F332"), _one("春节慰问高龄年龄线", "岁", SETTING, "F334"),
    _one("存在问题条数", "条", OWN_TEXT, "F117", "F171", "F192", "F300"),
    # What only a union above others can count: this book keeps one office.
    _one("新建工会数", "家", UPPER, "F096", "F112"), _one("村级工会组织数", "个", UPPER, "F161"),
    _one("企业基层工会数", "家", UPPER, "F162"),
)  # fmt: skip
BY_SEED = {seed: one for one in INDICATORS for seed in one.seeds}
