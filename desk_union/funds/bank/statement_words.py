"""The words by which statements of banks, 微信 and 支付宝 tell money in from money out, and what came of a payment."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from desk_union.funds.bank.bank_words import INCOME, OUTGO, SIDE

# From memory of what banks' files call their columns; a side beside a word for an amount, in either order.
_IN: Final = ("贷方", "贷", "credit", "cr", "收入", "收方", "存入", "转入", "收款", "汇入", "进账", "入账", "来账", "流入", "增加")
_OUT: Final = ("借方", "借", "debit", "dr", "支出", "付方", "支取", "取出", "转出", "付款", "汇出", "出账", "往账", "流出", "减少", "付出", "扣款", "消费")
_AMOUNT: Final = ("金额", "发生额", "发生金额", "额", "数额", "交易金额", "本金")


def _headings(sides: tuple[str, ...]) -> tuple[str, ...]:
    pairs = list(product(sides, _AMOUNT))
    found = (*sides, *(side + amount for side, amount in pairs), *(amount + side for side, amount in pairs))
    return tuple(heading for heading in dict.fromkeys(found) if heading not in {"收入", "支出"})


INCOME_HEADINGS: Final = _headings(_IN)
OUTGO_HEADINGS: Final = _headings(_OUT)
# What statements hold besides, which says nothing that the books want.
BESIDE: Final = (
    "钞汇", "钞汇标志", "钞汇标识", "交易地点", "交易渠道", "交易机构", "交易网点", "交易类型", "交易种类", "交易分类", "业务类型", "交易名称",
    "对方账号", "对方账户", "对手账号", "交易对手账号", "对方卡号", "收(付)方账号", "收/付方账号", "对方行号", "对方行名", "对方开户行", "对方银行", "对方开户机构", "收(付)方开户行名",
    "凭证种类", "凭证类型", "支付方式", "收/付款方式", "商户单号", "商家订单号", "起息日", "柜员号", "柜员", "操作员", "交易状态说明", "账户类型", "子账号", "产品名称", "个性化信息", "业务名称", "业务代码", "摘要代码",
    "对方开户行名称", "对方行名称", "对手开户行", "对手行名", "冲账标志", "信息标志", "有否附件信息", "交易分析码", "流程实例号", "企业识别号", "汇率",
    "组织机构代码", "客户申请号", "付款人开户行号", "付款人开户行名", "付款人账号", "收款人开户行号", "收款人开户行名", "收款人账号", "收(付)方分行名", "收(付)方开户行行号", "收(付)方开户行地址", "关联账户",
)  # fmt: skip

_PIECES: Final = re.compile(r"[\s()（）\[\]【】/:：]+")
# A payment of which such a word is said came about; of any other word it is asked.
_DONE: Final = re.compile(
    r"成功|完成|已完成|正常|有效|已入账|已记账|已收钱|已收款|已存入.*|已到账|.*已到账|已转账|已转入.*|已支付|已收|已付|支付成功|交易成功|对方已收钱|朋友已收钱|充值完成|已领取|入账成功|处理成功|是"
)
_SPENT: Final = re.compile(r"消费|支付|付款|取现|取款|手续费|年费|工本费|扣款|代扣|缴费|转出|汇出|支取|购|刷卡|货款|报销")
_GOT: Final = re.compile(r"还款|退款|退货|存入|存款|转入|收款|汇入|结息|入账|返现|拨缴|拨款|会费|补助款|缴存")
OPENING: Final = re.compile(r".*(?:期初|上期|上月|上年|承前|年初|月初|昨日|余额结转|上页).*|余额")

# What a statement says between its lines, with an amount or a balance that is no movement.
_BETWEEN: Final = re.compile(
    r"(?:本|上|当|全)?(?:页|日|月|季|年|期|部)?(?:收入|支出|借方|贷方|发生额?|金额)?(?:合计|总计|小计|累计)(?:数|额|金额)?"
    r"|(?:期初|期末|年初|年末|月初|月末|[上本][期年月季页]|昨日|当日)(?:账户)?(?:余额|结存|结余|结转|转来)(?:数|额)?"
    r"|(?:承前|过次|转次|承上|转下)页?|余额结转|结转下[年月期页]|余额"
)
_YUAN: Final = re.compile(r"(?:人民币)?元?|cny|rmb|人民币|本币|01|001|156|￥|¥", re.IGNORECASE)


def between_lines(summary: str) -> bool:
    """A total or a balance carried over, and not a movement."""
    return _BETWEEN.fullmatch(re.sub(r"\s", "", summary)) is not None


def is_yuan(currency: str) -> bool:
    return _YUAN.fullmatch(re.sub(r"\s", "", currency).split("/")[0].split("-")[0]) is not None


def side_of(text: str) -> str | None:
    """收入 or 支出 for 贷, 贷 Cr, 借(D) and the like; None for what is neither."""
    found = SIDE.find(text) or SIDE.find(text.replace(" ", ""))
    if found is None:
        pieces = {SIDE.find(piece) for piece in _PIECES.split(text) if piece}
        found = pieces.pop() if len(pieces) == 1 else None
    return found if found in {INCOME, OUTGO} else None


def came_about(status: str) -> bool:
    return _DONE.fullmatch(status) is not None


def spent_by_words(text: str) -> bool | None:
    """Whether the words tell of money going out (True) or coming in (False); None when they tell neither or both."""
    out, into = bool(_SPENT.search(text)), bool(_GOT.search(text))
    return None if out == into else out
