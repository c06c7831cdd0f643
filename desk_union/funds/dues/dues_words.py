"""The words of 会费, 上解, 返还, 下拨 and 办实事 that a clerk chooses from."""

from __future__ import annotations

from desk_union.describe.words import dictionary

FLOOR, TENTH, YEARLY, WHOLE, FIXED = (
    "按比例，尾数不足十元不计", "按比例，每月到角、全年到元", "按比例，年底一次缴全年", "按比例，取整到元", "固定数额",
)  # fmt: skip
FORMULA = dictionary(
    "dues_formula", "计算方法",
    (FLOOR, "A", "甲", "标准算法", "按工资比例", "按比例", "工资比例", "按基本工资比例"), (TENTH, "B", "乙", "保留到角"), (YEARLY, "C", "丙", "年底一次"),
    (WHOLE, "D", "丁", "取整"), (FIXED, "E", "戊", "固定", "定额"),
)  # fmt: skip

KEPT, RETIRED = "保留会籍", "离退休"
EXEMPT = dictionary("dues_exempt", "免缴原因", KEPT, (RETIRED, "", "退休"), "困难免缴", "工会决定免缴", is_open=True)

CASH, BANK, PAYROLL = "现金", "银行转账", "工资代扣"
WAY = dictionary(
    "dues_way", "缴费方式", (CASH, "", "现款"), (BANK, "", "转账", "银行"), (PAYROLL, "", "代扣", "工资扣缴", "扣缴"),
    ("微信", "", "微信支付"), "支付宝",
)  # fmt: skip

CLEARED, PARTLY, OWING, FREE, UNKNOWN = "已缴清", "部分缴纳", "未缴", "免缴", "缺工资基数"
STATE = dictionary("dues_state", "缴纳情况", CLEARED, PARTLY, OWING, FREE, UNKNOWN)

PAIRED, OTHER_AMOUNT, NOTHING_OWED = "对上了", "金额不同", "没有欠缴"
NOT_TAKEN, NOT_FOUND, DOUBTFUL, BOOKED = "没有扣", "找不到人", "分不清是谁", "已登记"
PAYROLL_OUTCOME = dictionary(
    "payroll_outcome", "核对结果", PAIRED, OTHER_AMOUNT, NOTHING_OWED, NOT_TAKEN, NOT_FOUND, DOUBTFUL, BOOKED
)

APPROPRIATION, DUES = "拨缴经费", "会费"
SUBJECT = dictionary("remit_subject", "上解项目", (APPROPRIATION, "", "经费", "工会经费"), DUES, "其他")
SELF, TAX, TREASURY = "自主拨缴", "税务代收", "财政划拨"
CHANNEL = dictionary(
    "remit_channel", "上解渠道", (SELF, "", "自缴", "自行上缴", "银行转账"), (TAX, "", "税务代征", "税务"),
    (TREASURY, "", "财政计拨", "财政代扣", "财政"),
)  # fmt: skip

PURPOSE = dictionary(
    "transfer_purpose", "用途", "转移支付", "下拨补助", "困难帮扶", "送温暖", "建家补助", "活动补助", "会费返还",
    is_open=True,
)  # fmt: skip
EMPLOYER = "行政"
PAYER = dictionary(
    "outlay_payer", "出资方", (EMPLOYER, "", "单位行政", "单位", "公司", "企业"), ("上级", "", "上级工会", "上级单位"),
    ("工会", "", "本级工会"), ("职工自筹", "", "自筹", "职工"), "社会捐助",
)  # fmt: skip
HOME = "建家"
DEED = dictionary(
    "outlay_purpose", "实事类别", (HOME, "", "职工之家", "建设职工之家"), "工作服", "通勤用车", "食堂宿舍", "文体设施",
    "劳动保护", "健康体检", "其他", is_open=True,
)  # fmt: skip
