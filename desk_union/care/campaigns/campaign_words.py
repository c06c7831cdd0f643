"""The words of campaigns: their occasions, and by what aid and its classes are known."""

from __future__ import annotations

from desk_union.describe.words import dictionary

BIRTHDAY, SUMMER, TWO_FESTIVALS, STUDY = "生日", "送清凉", "两节送温暖", "金秋助学"
CHILDREN, HOMEBOUND, WELFARE = "六一", "返乡补贴", "节日福利"
OCCASION = dictionary(
    "care_occasion", "活动种类", (TWO_FESTIVALS, "", "双节送温暖", "冬送温暖", "送温暖", "两节"), (SUMMER, "", "夏送清凉", "高温慰问"),
    (WELFARE, "", "节日慰问", "节日慰问品"), (STUDY, "", "助学"), (BIRTHDAY, "", "生日慰问", "集体生日"), (CHILDREN, "", "六一儿童节", "六一慰问"),
    (HOMEBOUND, "", "平安返乡"), "春送岗位", "助残日", "三八", "重阳", "联乡挂村", "其他", is_open=True,
)  # fmt: skip
HOMEBOUND_WORDS = ("返乡",)
VILLAGE = ("联乡挂村", "挂村", "挂钩")
SOCIAL = ("社会贫困", "贫困户")
POOREST, POOR, DISABLED = "特困", "困难", "残疾"
# Accounts of prizes and of protection at work: no aid (domain-facts B.4 as corrected by J.10).
NO_AID = ("50101", "50102", "50103", "50301", "50302", "50303", "50402")
# What every member gets at festivals and birthdays is handed out as goods; money from this account (住院、丧亲) is aid.
WELFARE = "50105"
