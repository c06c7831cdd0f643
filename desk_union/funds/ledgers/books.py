"""会计科目, 专项项目, 期初余额 and 凭证分录."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, or_, select

from desk_union.basis.money import show_yuan
from desk_union.describe.accounting import AccountCode
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Offered, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Preset, Together
from desk_union.describe.question import Question
from desk_union.funds import dictionaries as words
from desk_union.funds.account import account_settling, payees, voucherlines
from desk_union.funds.tables import Account, Entry, LastYear, Opening, Project, Voucher
from desk_union.funds.tables.books import DRAFT, POSTED
from desk_union.members.ledgers.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Answer, Values
    from desk_union.describe.question import Surroundings

GROUP = "账务"
_IMPORTED = "导入用，不用填写"


_ACCOUNT_HEADINGS = ("科目", "会计科目", "会计科目名称", "科目全名", "科目全称", "明细科目", "科目及名称", "科目编码及名称", "科目代码及名称")


def _accounts() -> Ledger:
    return ACCOUNTS


def _projects() -> Ledger:
    return PROJECTS


def under_account(account: int, day: date) -> ColumnElement[Any]:
    """Ids of an account and of all below it; a code is the same on any day."""
    del day
    code = select(Account.code).where(Account.id == account).scalar_subquery()
    other = Account.__table__.alias()
    return select(other.c.id).where(other.c.code.like(func.concat(code, "%"))).scalar_subquery()


ACCOUNTS: Ledger = Ledger(
    code="funds.accounts", title="会计科目", tab="经费", group=GROUP, row=Account, called="银行存款",
    instead="不再用的，请把“启用”改成否。",
    name=lambda: Account.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="《工会会计制度》（财会〔2021〕7号）的科目。制度规定的不能改；需要更细的，在它下面自设明细，编码加两位。",
    fields=(
        Field(Account.code, "科目编码", AccountCode(), required=True, print_mm=22, aliases=("编码", "科目代码", "科目编号", "科目号", "会计科目编码", "会计科目代码", "会计科目编号")),
        Field(Account.name, "科目名称", Text(60), required=True, print_mm=52, aliases=("名称",)),
        Field(Account.full_name, "全名", Text(120), print_mm=70, editable=False),
        Field(Account.parent, "上级科目", Ref(_accounts), editable=False, listed=False),
        Field(Account.kind, "类别", Text(), print_mm=18, editable=False),
        Field(Account.side, "余额方向", Text(), print_mm=18, editable=False),
        Field(Account.origin, "来源", Text(), print_mm=18, editable=False),
        Field(Account.in_use, "启用", Flag(), default=True, print_mm=14),
        Field(Account.by_project, "按项目核算", Flag(), default=False, listed=False, help="记到这个科目的分录必须写明项目。"),
        Field(Account.note, "说明", LongText(), print_mm=60, listed=False),
    ),
    order=("code",), match=(("code",),), search=Account.search, within=under_account,
    hidden=account_settling.hidden, settle=account_settling.settle_accounts,
    presets=(
        Preset("used", "启用的科目", lambda _day: Account.in_use.is_(True)),
        Preset("own", "自设明细", lambda _day: Account.locked.is_(False)),
        Preset("county", "可借用的县级科目", lambda _day: Account.origin == "县级"),
    ),
)  # fmt: skip


def project_left(_day: date) -> ColumnElement[Any]:
    """Earmarked money of the project that is still there, by what is posted."""
    counted = or_(Account.code.like("321%"), and_(Account.kind.in_(("收入", "支出")), Entry.earmarked.is_(True)))
    moved = (
        select(func.coalesce(func.sum(Entry.credit - Entry.debit), 0))
        .join(Account, Account.id == Entry.account)
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Entry.project == Project.id, Voucher.state == POSTED, counted)
    )
    opened = select(func.coalesce(func.sum(Opening.credit - Opening.debit), 0)).where(Opening.project == Project.id)
    return moved.correlate(Project).scalar_subquery() + opened.correlate(Project).scalar_subquery()


def check_project(values: Values) -> Sequence[Fault]:
    since, until = values.get("started_on"), values.get("finished_on")
    if since is not None and until is not None and until < since:
        return (Fault("finished_on", "完成日期早于开始日期。", "请核对两个日期。"),)
    return ()


def grow_project(session: Session, name: str, _above: int | None) -> int:
    """A project first met in an imported voucher; what else is known of it is filled in later."""
    project = Project(name=name)
    session.add(project)
    session.flush()
    return project.id


PROJECTS: Ledger = Ledger(
    code="funds.projects", title="专项项目", tab="经费", group=GROUP, row=Project, files=True, called="送温暖",
    name=lambda: Project.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="指定用途的钱按项目单独核算：收了多少、花了多少、还剩多少。做完的填上完成日期，年终结账时剩余转入结余。",
    fields=(
        Field(Project.code, "项目编号", Text(20), print_mm=22, aliases=("编号",)),
        Field(Project.name, "项目名称", Text(60), required=True, print_mm=60, aliases=("名称", "专项名称")),
        Field(Project.source, "资金来源", Choice(words.PROJECT_SOURCE), print_mm=30, aliases=("来源",)),
        Field(Project.document, "文号", Text(60), print_mm=36),
        Field(Project.granted, "批准金额", Money(), print_mm=28, total=True),
        Derived(key="left", label="结转余额", kind=Money(), sql=project_left, print_mm=28, total=True),
        Field(Project.started_on, "开始日期", Day(partial=True), print_mm=22),
        Field(Project.finished_on, "完成日期", Day(partial=True), print_mm=22, help="项目做完的日子；以后的凭证不能再用它。"),
        Field(Project.keeper, "负责人", Text(40), listed=False),
        Field(Project.note, "备注", LongText(), listed=False),
    ),
    order=("code", "id"), match=(("name",),), checks=(check_project,), grow=grow_project,
    presets=(
        Preset("open", "在办项目", lambda day: or_(Project.finished_on.is_(None), Project.finished_on > day)),
        Preset("finished", "已完成", lambda day: Project.finished_on <= day),
    ),
)  # fmt: skip


def one_side(values: Values) -> Sequence[Fault]:
    if values.get("debit") and values.get("credit"):
        return (Fault("credit", "借方和贷方不能同时有金额。", "请只留一边，或分成两行。"),)
    return ()


def openings_balance(
    session: Session, rows: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], _today: date
) -> list[tuple[int, Fault]]:
    """Openings that are brought in must balance, together with those that are there and not in the sheet."""
    if not fresh or faulty:
        return []
    named = {(row.get("account"), row.get("project")) for row in rows}
    kept = [
        (row.debit, row.credit)
        for row in session.execute(select(Opening.account, Opening.project, Opening.debit, Opening.credit))
        if (row.account, row.project) not in named
    ]
    debit = sum(row.get("debit") or 0 for row in rows) + sum(one for one, _ in kept)
    credit = sum(row.get("credit") or 0 for row in rows) + sum(one for _, one in kept)
    if debit == credit:
        return []
    reason = f"期初余额借方合计{show_yuan(debit)}，贷方合计{show_yuan(credit)}，相差{show_yuan(abs(debit - credit))}，借贷不平。"
    return [(min(fresh), Fault("debit", reason, "请核对各科目余额和方向，或补上漏掉的科目。"))]


def _balance(side: str) -> tuple[str, ...]:
    """How sheets call the balance with which a book begins, or that with which the one before it ended."""
    fronts = ("", "期初", "期末", "年初", "年末", "上年", "月初", "月末", "结转")
    found = [f"{front}{words_}" for front in fronts for words_ in (f"余额{side}", f"{side}余额", side, f"{side}金额", f"金额{side}")]
    return tuple(each for each in dict.fromkeys(found) if each not in {"", f"{side}余额", *fronts})


_MOVED = tuple(
    f"{front}{words_}"
    for front in ("本期", "本月", "当期")
    for words_ in ("发生", "发生额", "借方", "贷方", "借方发生额", "贷方发生额", "发生借方", "发生贷方", "发生额借方", "发生额贷方", "借方金额", "贷方金额", "借", "贷")
)


def ask_openings(rows: Sequence[dict[str, Any]], answer: Answer, _around: Surroundings) -> None:
    """Balances of one column whose side no other column tells, and that the account's own side would only guess."""
    loose = [row for row in rows if row.get("amount") and _side(row) is None and not row.get("debit") and not row.get("credit")]
    if loose:
        total = sum(abs(row["amount"]) for row in loose)
        why = "余额只有一列，这些行没有写明借贷。"
        told = answer(Question("没有写方向的余额记哪一边", why, ("借方", "贷方"), len(loose), total, kept=False))
        for row in loose if told else ():
            row["side"] = told


def _side(row: Values) -> str | None:
    return voucherlines.SIDES.get(str(row.get("side")).strip())


def tidy_opening(given: dict[str, Any]) -> None:
    """One balance with its direction becomes the one of that side; 平 is none."""
    amount, key = given.pop("amount", None), _side(given)
    given.pop("side", None)
    if amount is None or key is None or given.get("debit") or given.get("credit"):
        return
    given.pop("credit" if key == "debit" else "debit", None)
    given[key] = amount


def zeros(values: Values) -> Values:
    return {key: 0 for key in ("debit", "credit", "moved_debit", "moved_credit") if values.get(key) is None}


def settle_openings(session: Session, ids: Sequence[int], _today: date) -> None:
    """Balances stand on accounts that have none below them."""
    from desk_union.basis.refusal import Refusal

    lower = Account.__table__.alias()
    above = (
        select(Account.code, Account.name)
        .join(Opening, Opening.account == Account.id)
        .where(Opening.id.in_(ids), select(lower.c.id).where(lower.c.parent == Account.id).exists())
    )
    row = session.execute(above).first()
    if row is not None:
        raise Refusal(
            f"“{row.code} {row.name}”下面有明细科目，余额要填在明细科目上。", "请改填明细科目。", field="account"
        )


OPENINGS: Ledger = Ledger(
    code="funds.openings", title="期初余额", tab="经费", group=GROUP, row=Opening,
    name=lambda: select(Account.full_name).where(Account.id == Opening.account).scalar_subquery(),
    help="启用账套时各科目的余额。年中启用的，再填本年从1月到启用前的累计发生额。借方合计要等于贷方合计。",
    fields=(
        Derived(key="code", label="科目编码", kind=Text(), print_mm=24, sql=lambda _day: select(Account.code).where(Account.id == Opening.account).scalar_subquery()),
        Field(Opening.account, "科目名称", Ref(_accounts), required=True, print_mm=56, aliases=_ACCOUNT_HEADINGS),
        Field(Opening.project, "项目", Ref(_projects), print_mm=36, aliases=("专项", "项目名称"), help="工会资金结转的余额要按项目填。"),
        Field(Opening.debit, "借方余额", Money(side=True), print_mm=34, total=True, aliases=_balance("借方")),
        Field(Opening.credit, "贷方余额", Money(side=True), print_mm=34, total=True, aliases=_balance("贷方")),
        Field(Opening.moved_debit, "借方累计", Money(side=True), print_mm=30, total=True, aliases=("本年借方累计", "借方累计发生额", "本年累计借方"), help="年中启用时，本年1月到启用前的发生额。"),
        Field(Opening.moved_credit, "贷方累计", Money(side=True), print_mm=30, total=True, aliases=("本年贷方累计", "贷方累计发生额", "本年累计贷方")),
        Derived(key="amount", label="余额", kind=Money(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: Opening.debit + Opening.credit,
                aliases=_balance(""), help="只有一列余额的，另有一列写借贷方向。"),
        Derived(key="side", label="方向", kind=Text(10), editable=True, listed=False, group=_IMPORTED,
                sql=lambda _day: case((Opening.credit != 0, literal("贷")), else_=literal("借")),
                aliases=("余额方向", "借贷方向", "借/贷", "借贷", "期初方向", "期末方向", "期初余额方向", "期末余额方向", "年初方向", "年末方向"), help="借 或 贷。"),
        Field(Opening.note, "备注", LongText(), listed=False),
    ),
    order=("code", "id"), match=(("account", "project"), ("account",)), checks=(one_side,), note=zeros, settle=settle_openings,
    together=Together(openings_balance, tidy=tidy_opening, asks=ask_openings, marks=("side",)),
    beside=("科目类别", "类别", "级次", "币种", "币别", *_MOVED),
)  # fmt: skip


def of_statements(_day: date) -> ColumnElement[bool]:
    """The accounts that a statement of income and expense tells of."""
    return or_(*(Account.code.startswith(begin) for begin in account_settling.WITH_LAST_YEAR))


LAST_YEAR: Ledger = Ledger(
    code="funds.last_year", title="上年数", tab="经费", group=GROUP, row=LastYear,
    name=lambda: select(Account.full_name).where(Account.id == LastYear.account).scalar_subquery(),
    help="启用账套的第一年填一次：上年收入支出表上的各项收入、支出，和上年年初的结转、结余。第二年起由账上得出。",
    empty="还没有填上年数；第一年的收入支出表、决算表的“上年数”一栏会空着。",
    fields=(
        Derived(key="code", label="科目编码", kind=Text(), print_mm=24, sql=lambda _day: select(Account.code).where(Account.id == LastYear.account).scalar_subquery()),
        Field(LastYear.account, "科目名称", Ref(_accounts, among=of_statements), required=True, print_mm=70, aliases=("科目", "会计科目", "项目")),
        Field(LastYear.amount, "上年数", Money(), required=True, print_mm=40, total=True, aliases=("上年决算", "上年金额", "金额")),
        Field(LastYear.note, "备注", LongText(), listed=False),
    ),
    order=("code", "id"), match=(("account",),), settle=account_settling.settle_last_year,
)  # fmt: skip


def of_voucher(column: Any) -> Any:
    return select(column).where(Voucher.id == Entry.voucher).correlate(Entry).scalar_subquery()


def called(_day: date) -> ColumnElement[Any]:
    """记-12, or 草稿."""
    number = func.concat(Voucher.word, "-", Voucher.number)
    found: ColumnElement[Any] = of_voucher(case((Voucher.number.is_(None), literal(DRAFT)), else_=number))
    return found


def in_state(state: str) -> ColumnElement[bool]:
    return Entry.voucher.in_(select(Voucher.id).where(Voucher.state == state))


VOUCHERS: Ledger = Ledger(
    code="funds.vouchers", title="记账凭证", counter="条分录", tab="经费", group=GROUP, row=Entry,
    name=lambda: Entry.summary,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每一行是凭证的一条分录。草稿可以改可以删；记账以后不能再动，更正用红字冲销或补充更正。",
    empty="还没有凭证。可以新增，用常用业务模板，或从Excel导入。",
    fields=(
        Derived(key="day", label="日期", kind=Day(), editable=True, print_mm=22, aliases=("凭证日期", "记账日期", "制单日期"), sql=lambda _day: of_voucher(Voucher.day)),
        Derived(key="title", label="凭证字号", kind=Text(), print_mm=15, sql=called),
        Derived(key="serial", label="凭证序号", kind=Text(), editable=True, listed=False, sql=lambda _day: of_voucher(Voucher.serial),
                aliases=("凭证号", "凭证编号", "凭证号数", "凭证号码", "号数", "分录凭证号"), help="导入时用来分清哪几行是同一张凭证；记账时另编正式的凭证号。"),
        Field(Entry.line, "行号", Count(least=1), listed=False),
        Field(Entry.summary, "摘要", Text(120), required=True, print_mm=46, aliases=("内容", "事由", "用途")),
        Derived(key="code", label="科目编码", kind=Text(), listed=False, print_mm=16, sql=lambda _day: select(Account.code).where(Account.id == Entry.account).correlate(Entry).scalar_subquery()),
        Field(Entry.account, "科目名称", Ref(_accounts), required=True, print_mm=36, aliases=_ACCOUNT_HEADINGS),
        Field(Entry.debit, "借方金额", Money(side=True), print_mm=24, total=True, aliases=("借方", "借方发生额", "借方本币")),
        Field(Entry.credit, "贷方金额", Money(side=True), print_mm=24, total=True, aliases=("贷方", "贷方发生额", "贷方本币")),
        Field(Entry.project, "项目", Ref(_projects), print_mm=30, aliases=("项目名称", "专项项目")),
        Field(Entry.earmarked, "专项", Flag(), listed=False, aliases=("是否专项", "专项标志"), help="有项目的收支一般都是专项资金。"),
        Derived(key="papers", label="附件张数", kind=Count(), editable=True, listed=False, aliases=("附件", "附单据数", "附单据"), sql=lambda _day: of_voucher(Voucher.papers)),
        Field(Entry.unit, "部门、小组", Ref(lambda: UNITS), listed=False, aliases=("部门", "核算部门", "使用部门", "受益部门"), help="这笔钱是为哪个部门、小组花的或收的；不分部门核算的不填。"),
        Field(Entry.party, "往来单位或个人", Offered(60, offers=payees.like), listed=False, aliases=("往来单位", "往来个人", "对方单位", "收款人", "领款人"), help="花名册里的人、单位里的部门和以前付过的，打几个字或拼音首字母就带出来。"),
        Field(Entry.bill, "票据号", Text(40), listed=False, aliases=("支票号", "结算号")),
        Field(Entry.economic, "经济分类", Text(40), listed=False, help="部门预算支出经济分类的款级科目。"),
        Derived(key="called", label="导入的凭证字号", kind=Text(30), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("凭证字号", "字号", "凭证字及号", "凭证类型及号"), help="如 记-1，同一天同一字号的行是一张凭证。"),
        Derived(key="word", label="凭证字", kind=Text(10), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: literal(""),
                aliases=("字", "凭证类型", "凭证类别", "凭证种类字", "类别字"), help="与凭证号分开的一列。"),
        Derived(key="amount", label="金额", kind=Money(), editable=True, listed=False, group=_IMPORTED, sql=lambda _day: Entry.debit + Entry.credit,
                aliases=("发生额", "本币金额", "原币金额", "发生金额"), help="只有一列金额的，另有一列写借贷方向。"),
        Derived(key="side", label="方向", kind=Text(10), editable=True, listed=False, group=_IMPORTED,
                sql=lambda _day: case((Entry.debit != 0, literal("借")), else_=literal("贷")),
                aliases=("借贷方向", "借/贷", "借贷", "借贷标志", "余额方向"), help="借 或 贷。"),
        Derived(key="state", label="状态", kind=Text(), print_mm=16, sql=lambda _day: of_voucher(Voucher.state)),
        Derived(key="kind", label="凭证种类", kind=Text(), listed=False, sql=lambda _day: of_voucher(Voucher.kind)),
    ),
    leading=("day", "title", "summary", "debit", "credit"), order=("-day", "-voucher", "line"), match=(("day", "serial", "line"),), when="day",
    checks=(one_side,), note=voucherlines.completed, record=voucherlines.record, owners=voucherlines.owners, settle=voucherlines.settle,
    together=Together(voucherlines.faults, voucherlines.number, voucherlines.insert, voucherlines.tidy, voucherlines.asks, ("side",), whole=(lambda: Entry.voucher, "张凭证")),  # type: ignore[arg-type, return-value]  # as above
    beside=("期间", "会计期间", "过账", "记账标志", "审核", "审核人", "制单人", "制单", "记账人", "记账", "出纳", "币种", "币别", "汇率", "数量", "单价", "附件说明", "来源", "核算项目", "辅助核算", "辅助项"),
    presets=(
        Preset("drafts", "未记账", lambda _day: in_state(DRAFT)),
        Preset("posted", "已记账", lambda _day: in_state(POSTED)),
        Preset("red", "红字冲销", lambda _day: Entry.voucher.in_(select(Voucher.id).where(Voucher.kind == "红字冲销"))),
        Preset("earmarked", "专项资金", lambda _day: Entry.earmarked.is_(True)),
    ),
)  # fmt: skip

# Not a list of its own on the screen: to it the scans of a whole voucher belong.
HEADS: Ledger = Ledger(
    code="funds.voucher_heads", title="凭证", tab="经费", group=GROUP, row=Voucher, files=True,
    name=lambda: func.concat(Voucher.word, "-", func.coalesce(Voucher.number, Voucher.id)),
    help="整张凭证，附件挂在它上面。", fields=(Field(Voucher.day, "日期", Day()),),
)  # fmt: skip

LEDGERS = (VOUCHERS, ACCOUNTS, PROJECTS, OPENINGS, LAST_YEAR)
