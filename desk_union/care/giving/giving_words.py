"""The words of pairs and donations, as the two source texts and the office's facts J.9 name them."""

from __future__ import annotations

from desk_union.describe.words import dictionary

VOLUNTEER, POOR = "家政志愿服务", "社会贫困户"
PAIR_KIND = dictionary(
    "pair_kind", "结对类别", ("一帮一结对", "", "一帮一", "结对帮扶", "一助一", "结对"), ("领导包保", "", "包保", "领导包保责任制", "包户"), (VOLUNTEER, "", "志愿服务", "志愿者服务"), ("党员帮扶", "", "党员结对"),
    ("单位帮扶", "", "单位结对", "联乡挂村"), is_open=True,
)  # fmt: skip
TARGET = dictionary(
    "pair_target", "对象类别", ("困难职工", "", "困难职工家庭", "困难户"), (POOR, "", "贫困户"), ("孤寡老人", "", "孤老", "孤寡"), ("高龄老人", "", "高龄"), ("遗属", "", "遗孀"), "残疾人", "单亲家庭", is_open=True,
)  # fmt: skip
WAY = dictionary("pair_way", "联系方式", ("上门走访", "", "走访", "入户"), ("电话", "", "打电话"), ("微信、短信", "", "微信", "短信"), "信函", "陪同就医", is_open=True)

DISASTER = "灾区"
DRIVE_KIND = dictionary(
    "drive_kind", "募捐类别", ("慈善一日捐", "", "一日捐", "慈善日捐"), (DISASTER, "", "赈灾", "抗震救灾", "救灾"), ("患病职工", "", "重病职工", "大病职工", "职工重病"), ("社区患者", "", "社会患者"), ("助学", "", "捐资助学"), "爱心基金", is_open=True,
)  # fmt: skip
NAMED, PLAIN = "named", "plain"
