"""银行账户, 银行对账单 and 现金盘点: what the bank says and what lies in the safe, to be compared with the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, literal, or_, select

from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset, Together
from desk_union.funds.bank import bank_lines, cash_rules, statement_words, statements
from desk_union.funds.bank import bank_words as words
from desk_union.funds.bank.held_accounts import held_accounts
from desk_union.funds.ledgers.books import ACCOUNTS
from desk_union.funds.tables import BankAccount, BankLine, BankPair, CashCount, Entry, Opening, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

GROUP = "银行现金"
_IMPORTED = "导入用，不用填写"


def _banks() -> Ledger:
    return BANKS


def book_balance(day: date) -> ColumnElement[Any]:
    """What the books say is on the account at the end of ``day``."""
    moved = (
        select(func.coalesce(func.sum(Entry.debit - Entry.credit), 0))
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Entry.account.in_(held_accounts()), Voucher.state == POSTED, Voucher.day <= day)
    )
    opened = select(func.coalesce(func.sum(Opening.debit - Opening.credit), 0)).where(
        Opening.account.in_(held_accounts())
    )
    found: ColumnElement[Any] = (
        moved.correlate(BankAccount).scalar_subquery() + opened.correlate(BankAccount).scalar_subquery()
    )
    return found


def statement_balance(day: date) -> ColumnElement[Any]:
    """What the imported statement comes to at the end of ``day``."""
    moved = select(func.coalesce(func.sum(BankLine.income - BankLine.outgo), 0)).where(
        BankLine.bank_account == BankAccount.id, BankLine.day <= day
    )
    found: ColumnElement[Any] = BankAccount.opening + moved.correlate(BankAccount).scalar_subquery()
    return found


def is_ticked() -> ColumnElement[bool]:
    return exists().where(BankPair.bank_line == BankLine.id)


def _open_lines(day: date) -> ColumnElement[Any]:
    held = select(func.count()).where(
        BankLine.bank_account == BankAccount.id, BankLine.day <= day, ~is_ticked(), BankLine.income != BankLine.outgo
    )
    return held.correlate(BankAccount).scalar_subquery()


BANKS: Ledger = Ledger(
    code="funds.banks", title="银行账户", tab="经费", group=GROUP, row=BankAccount, files=True, called="基本存款账户",
    name=lambda: BankAccount.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="工会的银行账户，每个账户对应一个银行存款科目；有几个账户的，先在102下面设明细科目。",
    fields=(
        Field(BankAccount.name, "账户名称", Text(60), required=True, print_mm=44, aliases=("账户", "银行账户", "名称")),
        Field(BankAccount.bank, "开户银行", Text(80), print_mm=50, aliases=("开户行",)),
        Field(BankAccount.number, "账号", Text(40), print_mm=44, private=True, aliases=("银行账号",)),
        Field(BankAccount.account, "会计科目", Ref(lambda: ACCOUNTS), required=True, print_mm=36, aliases=("科目",)),
        Derived(key="booked", label="账面余额", kind=Money(), sql=book_balance, print_mm=30, total=True),
        Derived(key="stated", label="对账单余额", kind=Money(), sql=statement_balance, print_mm=30, total=True),
        Derived(key="open", label="银行未勾对", kind=Count(), sql=_open_lines, print_mm=20),
        Field(BankAccount.opening, "期初对账单余额", Money(), listed=False, default=0, help="启用账套那天银行对账单上的余额。"),
        Field(BankAccount.opened_on, "开户日期", Day(partial=True), listed=False),
        Field(BankAccount.closed_on, "销户日期", Day(partial=True), listed=False),
        Field(BankAccount.note, "备注", LongText(), listed=False),
    ),
    order=("id",), match=(("name",),), checks=(bank_lines.check_account,), present="open_now",
    presets=(
        Preset("open_now", "在用账户", lambda day: or_(BankAccount.closed_on.is_(None), BankAccount.closed_on > day)),
    ),
)  # fmt: skip

def _insert(session: Session, rows: Sequence[Values], today: date) -> list[int]:
    return bank_lines.insert(session, BANK, rows, today)


BANK: Ledger = Ledger(
    code="funds.bank", title="银行对账单", tab="经费", group=GROUP, row=BankLine, when="day",
    name=lambda: func.concat(BankLine.day, " ", func.coalesce(BankLine.summary, BankLine.party, "")),
    help="从网上银行下载的对账单（Excel或csv）直接导入，同一张对账单再导一次不会重复。导入后在“银行对账”里与账面逐笔勾对。",
    empty="还没有对账单。从网上银行下载明细（Excel或csv），再点导入。",
    fields=(
        Field(BankLine.day, "日期", Day(), required=True, print_mm=22, aliases=("交易日期", "记账日期", "入账日期", "交易时间", "入账时间", "发生日期", "日期时间", "交易日", "会计日期", "账务日期", "记账时间", "交易日期时间", "交易创建时间", "付款时间")),
        Field(BankLine.summary, "摘要", Text(200), print_mm=46, aliases=("用途", "附言", "交易摘要", "摘要说明", "交易附言", "备注信息", "交易用途", "摘要描述", "用途摘要", "摘要用途", "业务摘要", "其它摘要", "其他摘要", "交易说明", "交易描述", "商品", "商品说明", "商品名称", "客户附言", "附言摘要", "附加信息", "交易备注", "地点/附言", "交易地点/附言"), joins=True),
        Field(BankLine.income, "收入", Money(side=True), print_mm=24, total=True, aliases=("收入金额", "收方发生额", "贷方发生额(收入)", "贷方发生额/元(收入)", "发生额收入", "收入发生额", *statement_words.INCOME_HEADINGS)),
        Field(BankLine.outgo, "支出", Money(side=True), print_mm=24, total=True, aliases=("支出金额", "付方发生额", "借方发生额(支取)", "借方发生额/元(支取)", "发生额支出", "支出发生额", *statement_words.OUTGO_HEADINGS)),
        Field(BankLine.balance, "余额", Money(), print_mm=26, aliases=("账户余额", "本次余额", "当前余额", "结余", "交易后余额", "联机余额", "可用余额", "账户余额(元)", "本次余额(元)", "交易余额", "账面余额")),
        Field(BankLine.party, "对方户名", Text(120), print_mm=46, aliases=("对方名称", "对方账户名称", "对方账户名", "交易对方", "对手户名", "交易对手", "收付款人名称", "收(付)方名称", "收/付方名称", "对方单位", "对方单位名称", "对方名", "交易对方名称", "交易对手名称", "对手名称", "对方", "收款人/付款人", "对方账户户名", "对方账号户名", "对方账号与户名", "收付款方名称", "收/付款人", "收付款方", "对方户名/商户名称", "对方账号名称", "对方客户名称", "对手方名称", "对手账户名称", "交易对手户名", "往来户名", "往来单位", "收付方名称", "对方姓名", "交易对手方")),
        Field(BankLine.bill, "流水号", Text(60), print_mm=28, aliases=("凭证号", "交易流水号", "票据号", "凭证号码", "凭证编号", "票据号码", "交易流水", "银行流水号", "核心流水号", "业务编号", "企业流水号", "交易单号", "交易订单号", "交易序号", "账户明细编号-交易流水号", "业务参考号", "交易参考号", "柜员流水号", "主机流水号", "主机交易流水号", "柜员交易号", "交易编号", "账务流水号", "交易号", "交易流水编号"), joins=True),
        Field(BankLine.bank_account, "银行账户", Ref(_banks), print_mm=36, aliases=("本方账户",), help="只有一个账户时可以不填。"),
        Derived(key="ticked", label="已勾对", kind=Text(), print_mm=14, sql=lambda _day: case((is_ticked(), "√"), else_="")),
        Derived(key="turnover", label="发生额", kind=Money(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: BankLine.income - BankLine.outgo,
                aliases=("交易金额", "金额", "交易额", "收支金额", "记账金额", "交易发生额", "收/支金额", "交易金额(元)", "金额(元)", "发生额", "变动金额", "发生金额"), help="导入用：收入为正、支出为负；或者另有一列写明收支。"),
        Derived(key="side", label="收支", kind=Choice(words.SIDE), editable=True, listed=False, group=_IMPORTED,
                sql=lambda _day: case((and_(BankLine.income == 0, BankLine.outgo != 0), words.OUTGO), else_=words.INCOME),
                aliases=("借贷标志", "借贷", "借/贷", "借贷方向", "收支标志", "收/支", "收支类型", "借贷标识", "借贷别", "交易方向", "收支方向", "资金方向", "借贷类型", "收支", "收付标志", "收付方向", "借贷方", "资金流向", "交易借贷标志", "借贷状态", "收/支类型"), help="导入用：贷、存入为收入，借、支取为支出。"),
        Derived(key="status", label="交易状态", kind=Text(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("当前状态", "状态", "处理状态", "交易结果", "支付状态", "入账状态", "处理结果"), help="导入用：没有办成、已退回的款项会问您怎么办。"),
        Derived(key="currency", label="币种", kind=Text(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("币别", "交易币种", "交易货币", "货币", "货币种类", "账户币种"), help="导入用：不是人民币的会问您怎么办。"),
        Derived(key="own_number", label="本方账号", kind=Text(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("本方卡号", "我方账号", "本单位账号", "查询账号"), help="导入用：一张表里有几个账号的会问您怎么办。"),
        Derived(key="number_there", label="账号", kind=Text(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("卡号", "账户号码", "客户账号"), help="导入用：每行都一样的，与银行账户的账号核对。"),
        Derived(key="payer", label="付款人名称", kind=Text(120), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("付款人", "付款人户名", "付款方名称", "付款单位", "付款账户名称"), help="导入用：收入的，对方是付款人。"),
        Derived(key="payee", label="收款人名称", kind=Text(120), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("收款人", "收款人户名", "收款方名称", "收款单位", "收款账户名称"), help="导入用：支出的，对方是收款人。"),
        Derived(key="digest", label="识别码", kind=Text(64), listed=False, group=_IMPORTED, sql=lambda _day: func.coalesce(BankLine.digest, "")),
        Field(BankLine.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("bank_account", "digest"),), note=bank_lines.completed, checks=(bank_lines.check_line,),
    together=Together(bank_lines.faults, bank_lines.number, _insert, bank_lines.tidy, statements.asks, ("side", "status", "currency", "own_number", "number_there"), ("income", "outgo", "turnover")),
    beside=(*statement_words.BESIDE, "账户名称", "户名", "本方户名", "本方账户名称", "本方开户行", "本方开户机构"),
    presets=(
        Preset("open", "未勾对", lambda _day: and_(~is_ticked(), BankLine.income != BankLine.outgo)),
        Preset("ticked", "已勾对", lambda _day: is_ticked()),
    ),
)  # fmt: skip

CASH_COUNTS: Ledger = Ledger(
    code="funds.cash_counts", title="现金盘点", tab="经费", group=GROUP, row=CashCount, files=True, when="day",
    name=lambda: func.concat(CashCount.day, " 现金盘点"),
    help="每天或每月盘点库存现金：各种面额的张数、实点金额、账面余额和差额。在“现金盘点”里登记会自动取账面余额。",
    fields=(
        Field(CashCount.day, "盘点日期", Day(ahead=0), required=True, print_mm=24, aliases=("日期",)),
        Field(CashCount.n100, "100元", Count(), print_mm=16, default=0, aliases=("100元张数",)),
        Field(CashCount.n50, "50元", Count(), print_mm=16, default=0, aliases=("50元张数",)),
        Field(CashCount.n20, "20元", Count(), print_mm=16, default=0, aliases=("20元张数",)),
        Field(CashCount.n10, "10元", Count(), print_mm=16, default=0, aliases=("10元张数",)),
        Field(CashCount.n5, "5元", Count(), print_mm=16, default=0, aliases=("5元张数",)),
        Field(CashCount.n1, "1元", Count(), print_mm=16, default=0, aliases=("1元张数",)),
        Field(CashCount.coins, "角分", Money(), print_mm=18, default=0, aliases=("角币", "零钱"), help="角币、分币合计多少元，如 3.50。"),
        Field(CashCount.counted, "实点金额", Money(), print_mm=26, help="不填时按各面额张数合计。"),
        Field(CashCount.booked, "账面余额", Money(), print_mm=26, default=0, help="当天库存现金日记账的余额。"),
        Derived(key="difference", label="差额", kind=Money(), sql=lambda _day: CashCount.counted - CashCount.booked, print_mm=22, help="多出为正，短少为负。"),
        Field(CashCount.cashier, "出纳", Text(40), print_mm=22),
        Field(CashCount.witness, "监盘人", Text(40), listed=False, aliases=("盘点人",)),
        Field(CashCount.reason, "差额原因", Text(120), listed=False, aliases=("原因",)),
        Field(CashCount.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day",),), note=cash_rules.completed, checks=(cash_rules.check_count,),
    presets=(Preset("different", "有差额", lambda _day: CashCount.counted != CashCount.booked),),
)  # fmt: skip

LEDGERS = (BANK, BANKS, CASH_COUNTS)
