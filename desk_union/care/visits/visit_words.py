"""The words of visits: what they are for, how they were made, and the occasions that a book begins with."""

from __future__ import annotations

from typing import NamedTuple

from desk_union.describe.words import dictionary

NEED, ILL, BEREAVED, INJURED = "困难", "住院患病", "丧亲", "工伤"
MARRIED, BORN, RETIRED, AGED = "结婚", "生育", "退休", "高龄"
FESTIVAL, HEAT, DISABLED, BIRTHDAY = "节日", "高温", "残疾", "生日"
SEPARATED, TALKING, OTHER = "离岗", "谈心", "其他"
SORT = dictionary(
    "care_sort", "慰问类别", NEED, (ILL, "", "住院", "患病"), BEREAVED, INJURED, MARRIED, BORN, RETIRED, AGED, FESTIVAL,
    (HEAT, "", "送清凉"), DISABLED, BIRTHDAY, SEPARATED, TALKING, OTHER,
)  # fmt: skip
CALLED, TELEPHONED, LETTER, MET, PAID_IN = "上门走访", "电话慰问", "寄送慰问信", "座谈慰问", "转账慰问"
WAY = dictionary(
    "care_way", "慰问方式", (CALLED, "", "走访", "上门", "入户"), ("医院探望", "", "探望", "到院探望"), (TELEPHONED, "", "电话"),
    (LETTER, "", "信函", "寄信"), (MET, "", "座谈"), ("到现场", "", "现场慰问", "到岗位"), (PAID_IN, "", "转账"), is_open=True,
)  # fmt: skip
IN_KIND, IN_CASH, EITHER, KEEPSAKE = "慰问品", "慰问金", "慰问金或慰问品", "纪念品"
FORM = dictionary("care_form", "慰问形式", IN_KIND, IN_CASH, EITHER, KEEPSAKE, is_open=True)
LETTERS, PASSES, INSURANCE = "慰问信、贺年卡", "代办乘车证", "办理医保"
SERVICE = dictionary(
    "care_service", "服务种类", (LETTERS, "", "慰问信", "贺年卡", "慰问信/贺年卡", "贺卡"), (PASSES, "", "公交免费乘车证", "乘车证", "老年证"),
    (INSURANCE, "", "医保办理", "医保报销", "办理职工医保"), "家政服务", ("保健书籍", "", "女职工保健书籍"), ("计生用品",), "慰问电话",
    ("其他服务", "", "其他"), is_open=True,
)  # fmt: skip
PARENTS = ("父母", "父亲", "母亲", "父", "母", "爸", "妈", "双亲")


class UsualOccasion(NamedTuple):
    """``kind`` is that of 发放 by which its money is booked; ``words`` are those by which a reason is known."""

    name: str
    sort: str
    kind: str
    form: str
    words: str
    basis: str


RULE = "总工办发〔2017〕32号"
USUAL: tuple[UsualOccasion, ...] = (
    UsualOccasion("生活困难", NEED, "困难补助", EITHER, "困难 特困 救助 低保 贫困 返贫 帮扶 补助", ""),
    UsualOccasion("住院患病", ILL, "住院、生育慰问", IN_CASH, "住院 患病 生病 大病 重病 手术 看病 病 伤病", f"{RULE}：会员患病住院，给予慰问金。"),
    UsualOccasion("亲人去世", BEREAVED, "婚丧、退休慰问", IN_CASH, "离世 去世 逝世 病逝 过世 辞世 不幸去世 亡故 病故 丧亲 丧事 丧葬 治丧 丧 亲人离世 父母离世 父母去世", f"{RULE}：会员去世、会员直系亲属去世，给予慰问金；直系亲属是配偶、父母、子女。"),
    UsualOccasion("工伤意外", INJURED, "住院、生育慰问", IN_CASH, "工伤 意外 事故 受伤 受灾 火灾 灾害 因公负伤", ""),
    UsualOccasion("结婚", MARRIED, "婚丧、退休慰问", IN_KIND, "结婚 婚礼 新婚 婚 婚嫁", f"{RULE}：会员结婚，给予一定金额的慰问品。"),
    UsualOccasion("生育", BORN, "住院、生育慰问", IN_KIND, "生育 生孩子 生小孩 生子 产假 孕产 分娩 怀孕 坐月子 添丁", f"{RULE}：会员生育，给予一定金额的慰问品。"),
    UsualOccasion("退休离岗", RETIRED, "婚丧、退休慰问", KEEPSAKE, "退休 离岗 荣退 光荣退休", f"{RULE}：会员退休离岗，发放一定金额的纪念品。"),
    UsualOccasion("离退休、高龄", AGED, "送温暖、送清凉、助学", EITHER, "高龄 离休 离退休 老人 老职工 独居 孤寡 退休职工 退休老人 退休人员 高龄退休 遗孀 遗属 重阳 老干部 老劳模", ""),
    UsualOccasion("节日慰问", FESTIVAL, "节日慰问品", IN_KIND, "春节 元旦 两节 双节 中秋 端午 国庆 五一 劳动节 清明 三八 妇女节 节日 节前 过节 教师节", f"{RULE}：元旦、春节、清明节、劳动节、端午节、中秋节、国庆节，发放符合传统节日习惯的用品和生活必需品。"),
    UsualOccasion("高温慰问（送清凉）", HEAT, "送温暖、送清凉、助学", IN_KIND, "高温 清凉 送清凉 防暑 降温 酷暑", ""),
    UsualOccasion("残疾职工", DISABLED, "困难补助", EITHER, "残疾 助残 残疾人 助残日", ""),
    UsualOccasion("生日", BIRTHDAY, "生日慰问", IN_KIND, "生日 寿辰 祝寿", f"{RULE}：会员生日，发放生日蛋糕等实物或蛋糕券。"),
    UsualOccasion("长期离岗、驻外", SEPARATED, "送温暖、送清凉、助学", IN_KIND, "长期休假 长休 驻外 外派 出差 两地分居 支援 抗疫", ""),
    UsualOccasion("思想波动、谈心", TALKING, "其他发放", "", "谈心 思想 家庭矛盾 矛盾 纠纷 情绪 处分 岗位变动 调动 晋升 家庭变故", ""),
    UsualOccasion("其他慰问", OTHER, "其他发放", EITHER, "", ""),
)  # fmt: skip
