"""What belongs to a file beside its family: home surveys, papers, declarations upward; and the dated 低保 lines."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, extract, func, select

from desk_union.care import holders
from desk_union.care.hardship import hardship_words as words
from desk_union.care.hardship import rules, settling
from desk_union.care.hardship.file_ledgers import FILES, GROUP
from desk_union.care.hardship.hardship_kinds import Times
from desk_union.care.hardship.tables import (
    HardshipDeclaration,
    HardshipFile,
    HardshipLine,
    HardshipPaper,
    HardshipSurvey,
)
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Phone, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.describe.words import dictionary

LEVEL = dictionary("declared_level", "申报级别", ("区级", "", "区", "县级", "区（县）级", "县"), ("市级", "", "市", "地市级"), ("省级", "", "省", "省部级"), ("全国级", "", "全国", "全总"))
ABOVE_CITY = ("市级", "省级", "全国级")
ANSWER = dictionary("declared_answer", "答复", ("待答复", "", "待复", "未答复"), ("同意", "", "批准", "通过", "已批准"), ("不同意", "", "未批准", "未通过"))


def of_file(row: Any, what: Any) -> ColumnElement[Any]:
    """Names a row that belongs to a file: 张三 2026-03-01."""
    holder = select(holders.name_of(HardshipFile)).where(HardshipFile.id == row.file).correlate(row)
    return func.concat(func.coalesce(holder.scalar_subquery(), ""), " ", what)


SURVEYS: Ledger = Ledger(
    code="care.surveys", title="入户调查", counter="户", tab="送温暖", group=GROUP, row=HardshipSurvey, files=True, when="day",
    name=lambda: func.concat(
        func.coalesce(
            HardshipSurvey.household,
            select(holders.name_of(HardshipFile)).where(HardshipFile.id == HardshipSurvey.file).correlate(HardshipSurvey).scalar_subquery(),
            "",
        ), " ", HardshipSurvey.day,
    ),
    help="哪天谁到哪一户家里看过：收入、支出、住房、财产、病情、需要什么。还没有建档的户也可以登记，写户主姓名。",
    fields=(
        Field(HardshipSurvey.day, "调查日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "入户日期", "入户时间")),
        Field(HardshipSurvey.file, "困难职工", Ref(lambda: FILES), print_mm=22, aliases=("职工姓名", "档案编号"), help="已经建档的选档案；没有建档的空着，写户主姓名。"),
        Field(HardshipSurvey.household, "户主姓名", Text(30, "name"), print_mm=22, aliases=("户主", "姓名", "户名", "被调查人")),
        Field(HardshipSurvey.surveyor, "入户人员", Text(60), print_mm=30, aliases=("调查人", "入户人")),
        Field(HardshipSurvey.heads, "家庭人口", Count(least=1, most=30), print_mm=14, aliases=("人口",)),
        Field(HardshipSurvey.wages, "工资收入", Money(), private=True, listed=False, help="各项收入都填一年的数。"),
        Field(HardshipSurvey.farming, "种养殖收入", Money(), private=True, listed=False),
        Field(HardshipSurvey.trade, "经营收入", Money(), private=True, listed=False),
        Field(HardshipSurvey.property, "财产收入", Money(), private=True, listed=False, aliases=("财产、土地流转收入",)),
        Field(HardshipSurvey.pension, "养老金", Money(), private=True, listed=False, aliases=("养老金收入",)),
        Field(HardshipSurvey.support, "赡抚养收入", Money(), private=True, listed=False),
        Field(HardshipSurvey.subsidy, "低保等补助收入", Money(), private=True, listed=False, aliases=("补助收入", "低保收入")),
        Field(HardshipSurvey.other_income, "其他收入", Money(), private=True, listed=False),
        Derived(key="income", label="年收入合计", kind=Money(), private=True, sql=lambda _day: income()),
        Field(HardshipSurvey.month_cost, "月基本支出", Money(), private=True, listed=False, help="水电燃料、通讯、物业、伙食。", aliases=("月支出",)),
        Field(HardshipSurvey.medical_cost, "年医疗自付", Money(), private=True, listed=False, aliases=("医疗支出",)),
        Field(HardshipSurvey.school_cost, "年上学支出", Money(), private=True, listed=False, aliases=("教育支出",)),
        Field(HardshipSurvey.housing, "住房类型", Choice(words.HOUSING), print_mm=26, aliases=("住房性质", "产权")),
        Field(HardshipSurvey.area, "建筑面积", Count(most=2000), listed=False, aliases=("住房面积",)),
        Field(HardshipSurvey.rent, "月租金", Money(), private=True, listed=False),
        Field(HardshipSurvey.homes, "住房套数", Count(most=20), listed=False),
        Field(HardshipSurvey.cars, "机动车数", Count(most=20), listed=False, aliases=("机动车",)),
        Field(HardshipSurvey.savings, "金融资产", Money(), private=True, listed=False, aliases=("存款",)),
        Field(HardshipSurvey.shops, "有店铺或企业", Flag(), listed=False, aliases=("经商办企",)),
        Field(HardshipSurvey.illness, "病情", LongText(), private=True, listed=False, aliases=("疾病情况", "患病情况")),
        Field(HardshipSurvey.cause, "致困原因", Choice(words.CAUSE), private=True, aliases=("困难原因",)),
        Field(HardshipSurvey.needs, "需求", LongText(), print_mm=50, aliases=("帮扶需求", "诉求")),
        Field(HardshipSurvey.finding, "调查结论", LongText(), listed=False, aliases=("结论", "调查情况")),
        Field(HardshipSurvey.phone, "联系电话", Phone(), private=True, listed=False, aliases=("电话",)),
        Field(HardshipSurvey.address, "住址", Text(120), listed=False, aliases=("家庭住址", "家庭地址")),
        Field(HardshipSurvey.note, "备注", LongText(), private=True, listed=False),
    ),
    order=("-day", "-id"), match=(("file", "day"), ("household", "day")), checks=(rules.check_survey,),
    presets=(
        Preset("year", "本年", lambda day: extract("year", HardshipSurvey.day) == day.year),
        Preset("unfiled", "还没有建档的户", lambda _day: HardshipSurvey.file.is_(None)),
    ),
)  # fmt: skip


def income() -> ColumnElement[Any]:
    """All kinds of income of a survey together, in fen."""
    kinds = ("wages", "farming", "trade", "property", "pension", "support", "subsidy", "other_income")
    first, *others = (func.coalesce(getattr(HardshipSurvey, key), 0) for key in kinds)
    return sum(others, first)


PAPERS: Ledger = Ledger(
    code="care.papers", title="建档材料", counter="份", tab="送温暖", group=GROUP, row=HardshipPaper, files=True,
    name=lambda: of_file(HardshipPaper, HardshipPaper.paper),
    help="每份档案要收的材料：按致困原因自动列出，收到一份填一个日期。扫描件可以直接拖进来。",
    fields=(
        Field(HardshipPaper.file, "困难职工", Ref(lambda: FILES), required=True, print_mm=24, aliases=("职工姓名", "档案编号")),
        Field(HardshipPaper.paper, "材料", Text(60), required=True, print_mm=80, aliases=("材料名称", "附件名称")),
        Field(HardshipPaper.got_on, "收到日期", Day(ahead=0), print_mm=24, aliases=("日期",)),
        Field(HardshipPaper.copies, "份数", Count(least=1, most=99), print_mm=14),
        Field(HardshipPaper.note, "备注", LongText(), listed=False),
    ),
    order=("file", "id"), match=(("file", "paper"),),
    presets=(Preset("lacking", "还没有收到", lambda _day: HardshipPaper.got_on.is_(None)),),
)  # fmt: skip

DECLARATIONS: Ledger = Ledger(
    code="care.declarations", title="困难职工申报", counter="次", tab="送温暖", group=GROUP, row=HardshipDeclaration, files=True, when="day",
    name=lambda: of_file(HardshipDeclaration, HardshipDeclaration.programme),
    help="向上级工会申报困难职工或补助：哪天、什么项目、哪一级、什么时候答复、批了多少。",
    fields=(
        Field(HardshipDeclaration.day, "申报日期", Day(ahead=0), required=True, print_mm=24, aliases=("日期", "申报时间")),
        Field(HardshipDeclaration.file, "困难职工", Ref(lambda: FILES), required=True, print_mm=24, aliases=("姓名", "职工姓名", "档案编号")),
        Field(HardshipDeclaration.programme, "申报项目", Text(60), required=True, print_mm=50, aliases=("项目", "申报事项")),
        Field(HardshipDeclaration.level, "申报级别", Choice(LEVEL), required=True, print_mm=24, aliases=("级别", "申报层级")),
        Field(HardshipDeclaration.answer, "答复", Choice(ANSWER), default="待答复", print_mm=24, aliases=("结果", "批复")),
        Field(HardshipDeclaration.answered_on, "答复日期", Day(ahead=0), print_mm=24, aliases=("批复日期",)),
        Field(HardshipDeclaration.amount, "批准金额", Money(), print_mm=26, total=True, aliases=("金额", "补助金额")),
        Field(HardshipDeclaration.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("file", "day", "programme"),), checks=(rules.check_declaration,),
    presets=(
        Preset("open", "还没有答复", lambda _day: func.coalesce(HardshipDeclaration.answer, "待答复") == "待答复"),
        Preset("year", "本年", lambda day: extract("year", HardshipDeclaration.day) == day.year),
    ),
)  # fmt: skip

LINES: Ledger = Ledger(
    code="care.hardship_lines", title="困难认定标准", tab="送温暖", group=GROUP, row=HardshipLine,
    name=lambda: func.concat(HardshipLine.since, " 低保标准"),
    help="当地低保标准和相对困难的倍数，从哪天起执行。档案按复核、审批或申请那天的标准测算；标准变了，加一行新的，不要改旧的。",
    fields=(
        Field(HardshipLine.since, "执行日期", Day(), required=True, print_mm=26, aliases=("起始日期", "起", "生效日期")),
        Field(HardshipLine.minimum, "低保标准", Money(), required=True, print_mm=30, aliases=("当地低保标准", "低保月标准"), help="每人每月多少元。"),
        Field(HardshipLine.times, "相对困难倍数", Times(), required=True, default=20, print_mm=26, aliases=("倍数",), help="低保标准的几倍以内算相对困难，全国口径是2倍。"),
        Field(HardshipLine.document, "依据文件", Text(80), print_mm=70, aliases=("文号", "文件")),
        Field(HardshipLine.note, "备注", LongText(), listed=False),
    ),
    order=("-since",), match=(("since",),), checks=(rules.check_line,), settle=settling.settle_lines,
)  # fmt: skip
