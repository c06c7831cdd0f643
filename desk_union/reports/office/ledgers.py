"""工作日志, duties, checklists, boxes and 公文 as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desk_union.describe import known_ledgers, known_sheets
from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text, Year
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.members.ledgers import UNITS
from desk_union.reports.numbers.number_kinds import FigureName
from desk_union.reports.office import office_words as words
from desk_union.reports.office.judging import judge_items
from desk_union.reports.office.rules import check_duty
from desk_union.reports.office.tables import (
    ArchivePiece,
    Checklist,
    ChecklistItem,
    Duty,
    DutyDone,
    LetterAnnex,
    OfficialPaper,
    WorkEntry,
)
from desk_union.store.judging import line_by_line, settling
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

TAB, LOG, CALENDAR, PROOF, LETTERS = "报表", "工作日志", "工作日历", "验收资料", "公文"


def _duties() -> Ledger:
    return DUTIES


def _done() -> Ledger:
    return DUTIES_DONE


def _checklists() -> Ledger:
    return CHECKLISTS


def _letters() -> Ledger:
    return OFFICIAL_LETTERS


def _annexes() -> Ledger:
    return LETTER_ANNEXES


def _items() -> Ledger:
    return CHECKLIST_ITEMS


WORKLOG: Ledger = Ledger(
    code="reports.worklog", title="工作日志", counter="条", tab=TAB, group=LOG, row=WorkEntry, files=True, when="day",
    name=lambda: func.concat(WorkEntry.day, " ", WorkEntry.what),
    help="每天做了什么：日期、事情、在哪里、谁、多少人、结果。在别处办的事，用“收进工作日志”一次收进来。月报的“本月完成”和工作台账从这里取。",
    fields=(
        Field(WorkEntry.day, "日期", Day(ahead=0), required=True, print_mm=22, aliases=("时间",)), Field(WorkEntry.what, "做了什么", Text(120), required=True, print_mm=76, aliases=("工作内容", "内容", "事项")),
        Field(WorkEntry.kind, "工作类别", Choice(words.WORK), print_mm=20, aliases=("类别",)), Field(WorkEntry.place, "地点", Text(40), print_mm=22), Field(WorkEntry.who, "经手人", Text(40), print_mm=20, aliases=("谁", "负责人", "承办人")),
        Field(WorkEntry.unit, "单位", Ref(lambda: UNITS), print_mm=26, aliases=("分会/小组", "小组")), Field(WorkEntry.heads, "人数", Count(), print_mm=14, total=True, aliases=("参加人数",)), Field(WorkEntry.result, "结果", Text(200), print_mm=36, aliases=("完成情况", "成效")),
        Field(WorkEntry.left_out, "不写进月报", Flag(), listed=False), Field(WorkEntry.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "what", "unit"), ("day", "what")),
    presets=(Preset("taken", "从办理记录收进来的", lambda _day: WorkEntry.deed.is_not(None)), Preset("bare", "没有写类别的", lambda _day: WorkEntry.kind.is_(None))),
)  # fmt: skip


def _standing(day: date) -> ColumnElement[bool]:
    return and_(or_(Duty.since.is_(None), Duty.since <= day), or_(Duty.until.is_(None), Duty.until >= day))


def _last_done(day: date) -> ColumnElement[Any]:
    held = select(func.max(DutyDone.due_on)).where(DutyDone.duty == Duty.id, DutyDone.due_on <= day)
    return held.correlate(Duty).scalar_subquery()


DUTIES: Ledger = Ledger(
    code="reports.duties", title="工作日历", counter="件", tab=TAB, group=CALENDAR, row=Duty, present="now", called="工会委员会会议",
    name=lambda: Duty.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一年里反复要办的事：每周、每月、每季、每年，或跟着节日、节气。到期没办的在工作台上提醒。写了“见于哪个数字”的，台账里登记过就算办了。",
    fields=(
        Field(Duty.name, "要办的事", Text(40), required=True, print_mm=54, aliases=("事项", "工作内容", "名称")), Field(Duty.rhythm, "周期", Choice(words.RHYTHM), required=True, print_mm=20),
        Field(Duty.month, "月份", Count(least=1, most=12), print_mm=12, help="每年的填几月；每季、半年、两个月的填其中第几个月。"), Field(Duty.day, "几日", Count(least=1, most=31), print_mm=12, aliases=("日",), help="这个月没有这一天的，算月末。"),
        Field(Duty.weekday, "星期", Choice(words.WEEKDAY), print_mm=14), Field(Duty.festival, "节日", Choice(words.FESTIVAL_WORD), print_mm=22), Field(Duty.term, "节气", Choice(words.TERM_WORD), print_mm=14), Field(Duty.before, "提前几天办", Count(most=60), print_mm=20, help="节日、节气前几天要办。"),
        Field(Duty.owner, "责任人", Text(40), print_mm=30, aliases=("负责人",)), Derived(key="last_done", label="上次办的是", kind=Day(), sql=_last_done, print_mm=24),
        Field(Duty.figure, "见于哪个数字", FigureName(), listed=False, help="这段期间里这个数字有登记，就算办了。"), Field(Duty.ahead, "提前几天提醒", Count(most=60), listed=False, default=3),
        Field(Duty.since, "从哪天起", Day(), listed=False, help="这天以前的不算逾期。"), Field(Duty.until, "到哪天止", Day(), listed=False), Field(Duty.source, "依据", Text(120), listed=False), Field(Duty.note, "备注", LongText(), listed=False),
    ),
    order=("id",), match=(("name",),), checks=(check_duty,), parts=(Part(_done, "duty"),), presets=(Preset("now", "现在要办的", _standing),),
)  # fmt: skip

DUTIES_DONE: Ledger = Ledger(
    code="reports.duties_done", title="办过的事", counter="次", tab=TAB, group=CALENDAR, row=DutyDone, when="due_on",
    name=lambda: func.concat(select(Duty.name).where(Duty.id == DutyDone.duty).scalar_subquery(), " ", DutyDone.due_on),
    help="工作日历里的事哪一次办了：应办的那天、实际哪天办的、谁办的。",
    fields=(
        Field(DutyDone.duty, "要办的事", Ref(_duties), required=True, print_mm=80, aliases=("事项",)), Field(DutyDone.due_on, "应办日期", Day(), required=True, print_mm=30), Field(DutyDone.done_on, "办的日期", Day(ahead=0), print_mm=30), Field(DutyDone.who, "经手人", Text(40), print_mm=30), Field(DutyDone.note, "备注", LongText(), print_mm=60),
    ),
    order=("-due_on", "-id"), match=(("duty", "due_on"),),
)  # fmt: skip


def _annex_days(values: Values) -> Sequence[Fault]:
    ledger = known_ledgers.called(values.get("sheet") or "")
    given = next((key for key in ("first", "last") if values.get(key)), None)
    if ledger is not None and not ledger.when and given:
        return (Fault(given, f"“{ledger.title}”没有按日期的栏目，不能只要几天的。", "请清空起止日期，印全部。"),)
    return in_order(values, ("first", "从"), ("last", "到"))


def _files_of(row: Any) -> ColumnElement[Any]:
    own = and_(Attachment.owner_table == row.__tablename__, Attachment.owner_id == row.id)
    return select(func.count(Attachment.id)).where(own).correlate(row).scalar_subquery()


def files_of_item(_day: date) -> ColumnElement[Any]:
    return _files_of(ChecklistItem)


def lacking(_day: date) -> ColumnElement[bool]:
    """Nothing that shows it: no sheet, figure, file or place, and nobody said that it is ready."""
    empty = (ChecklistItem.sheet.is_(None), ChecklistItem.figure.is_(None), ChecklistItem.lies.is_(None))
    return and_(*empty, ChecklistItem.ready.is_not(True), _files_of(ChecklistItem) == 0)


def _items_of(*where: ColumnElement[bool]) -> ColumnElement[Any]:
    held = select(func.count(ChecklistItem.id)).where(ChecklistItem.checklist == Checklist.id, *where)
    return held.correlate(Checklist).scalar_subquery()


CHECKLISTS: Ledger = Ledger(
    code="reports.checklists", title="验收资料清单", counter="份", tab=TAB, group=PROOF, row=Checklist, files=True, called="模范职工之家验收",
    name=lambda: Checklist.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="检查、验收要看什么：一份清单下面一项一行，每项写用哪张表、哪个数字、放在哪里，或附文件。“验收资料”印封面、目录和缺项清单；导出的资料包里是编了号的文件。",
    fields=(
        Field(Checklist.name, "清单名称", Text(60), required=True, print_mm=70, aliases=("名称", "清单")), Field(Checklist.inspector, "检查单位", Text(60), print_mm=50, aliases=("验收单位",)), Field(Checklist.day, "检查日期", Day(), print_mm=26, aliases=("验收日期",)),
        Field(Checklist.year, "资料年度", Year(), print_mm=20, help="各项没有写年度的，都按这一年。"), Field(Checklist.keeper, "负责人", Text(40), print_mm=24),
        Derived(key="items", label="项数", kind=Count(), sql=lambda _day: _items_of(), print_mm=14, total=True), Derived(key="lacks", label="缺项", kind=Count(), sql=lambda day: _items_of(lacking(day)), print_mm=14, total=True), Field(Checklist.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("name",),), parts=(Part(_items, "checklist"),),
)  # fmt: skip

CHECKLIST_ITEMS: Ledger = Ledger(
    code="reports.checklist_items", title="验收项目", counter="项", tab=TAB, group=PROOF, row=ChecklistItem, files=True, name=lambda: ChecklistItem.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="清单里的每一项：标准、分值、用什么证明。可以打字，也可以把检查单位发的表导入进来；一份清单里同一项不能有两次。",
    fields=(
        Field(ChecklistItem.checklist, "清单名称", Ref(_checklists), required=True, print_mm=40, aliases=("清单",)), Field(ChecklistItem.place, "顺序", Count(least=1, most=9999), required=True, print_mm=12, aliases=("序号", "次序")), Field(ChecklistItem.section, "部分", Text(40), print_mm=22, aliases=("类别",)),
        Field(ChecklistItem.title, "项目", Text(200), required=True, print_mm=62, aliases=("验收标准", "验收内容", "验收资料", "检查内容", "检查项目", "检查资料", "考核内容", "考核项目", "考评内容", "评审内容", "评价内容", "资料名称", "材料名称", "资料内容", "应备资料", "验收项目", "内容", "标准")), Field(ChecklistItem.points, "应得分", Text(12), print_mm=14, aliases=("分值", "标准分")), Field(ChecklistItem.own_points, "自评分", Text(12), print_mm=14),
        Field(ChecklistItem.sheet, "用哪张表", Choice(known_sheets.SHEET), print_mm=32, aliases=("表", "用什么表"), help="程序里能打印的表或者台账，打几个字或拼音首字母就找到，如 会员花名册。"), Field(ChecklistItem.figure, "用哪个数字", FigureName(), print_mm=32, aliases=("数字",)), Field(ChecklistItem.year, "年度", Year(), listed=False),
        Field(ChecklistItem.lies, "放在哪里", Text(60), print_mm=30, aliases=("存放位置", "资料位置")), Field(ChecklistItem.ready, "已备好", Flag(), listed=False, aliases=("备好",)), Derived(key="files_count", label="附件数", kind=Count(), sql=files_of_item, listed=False),
        Field(ChecklistItem.keeper, "负责人", Text(40), listed=False), Field(ChecklistItem.note, "工作情况说明", LongText(), listed=False, aliases=("说明", "工作情况和数字说明", "备注")),
    ),
    order=("checklist", "place", "id"), match=(("checklist", "place"), ("checklist", "title")), presets=(Preset("lacking", "缺的", lacking),),
    together=line_by_line(judge_items), settle=settling(_items, judge_items),
)  # fmt: skip

ARCHIVE: Ledger = Ledger(
    code="reports.archive_pieces", title="资料归档目录", counter="件", tab=TAB, group=PROOF, row=ArchivePiece, files=True, when="made_on", name=lambda: func.concat(ArchivePiece.year, " ", ArchivePiece.title),
    help="纸质、电子、影音资料分类归档：哪年、哪类、第几盒第几件、放在哪里。印卷内目录、档案盒标签和移交清单。",
    fields=(
        Field(ArchivePiece.title, "题名", Text(120), required=True, print_mm=80, aliases=("文件名称", "资料名称", "标题", "文件题名")), Field(ArchivePiece.category, "类别", Choice(words.CATEGORY), required=True, print_mm=20, aliases=("档案类别",)), Field(ArchivePiece.year, "年度", Year(), required=True, print_mm=14),
        Field(ArchivePiece.made_on, "日期", Day(), print_mm=22, aliases=("形成日期", "文件日期")), Field(ArchivePiece.number, "文号", Text(40), print_mm=24, aliases=("文件编号",)), Field(ArchivePiece.maker, "责任者", Text(40), print_mm=22),
        Field(ArchivePiece.box, "盒号", Text(20), print_mm=14, aliases=("卷号",)), Field(ArchivePiece.place, "件号", Count(least=1, most=9999), print_mm=12, aliases=("顺序号",)), Field(ArchivePiece.pages, "页数", Count(), print_mm=12, total=True), Field(ArchivePiece.medium, "载体", Choice(words.MEDIUM), print_mm=16),
        Field(ArchivePiece.kept_for, "保管期限", Choice(words.KEPT_FOR), print_mm=18), Field(ArchivePiece.lies, "存放位置", Text(60), listed=False, aliases=("位置",)), Field(ArchivePiece.note, "备注", LongText(), listed=False),
    ),
    order=("year", "category", "box", "place", "id"), match=(("year", "category", "title"),), presets=(Preset("unboxed", "没有装盒的", lambda _day: ArchivePiece.box.is_(None)),),
)  # fmt: skip

OFFICIAL_LETTERS: Ledger = Ledger(
    code="reports.letters", title="公文", counter="件", tab=TAB, group=LETTERS, row=OfficialPaper, files=True, when="day", name=lambda: OfficialPaper.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="通知、报告、请示、函、纪要：写标题、主送和正文，印成公文格式的Word和PDF。",
    fields=(
        Field(OfficialPaper.title, "标题", Text(80), required=True, print_mm=90), Field(OfficialPaper.kind, "文种", Choice(words.LETTER_KIND), required=True, print_mm=16, default=words.NOTICE), Field(OfficialPaper.number, "发文字号", Text(40), print_mm=34, aliases=("文号",)),
        Field(OfficialPaper.day, "成文日期", Day(ahead=366), required=True, print_mm=24, aliases=("日期",)), Field(OfficialPaper.addressee, "主送", Text(200), print_mm=50, aliases=("主送机关",)), Field(OfficialPaper.signer, "签发人", Text(20), print_mm=20, help="报告、请示印在发文字号旁边。"),
        Field(OfficialPaper.body, "正文", LongText(20000), required=True, listed=False), Field(OfficialPaper.annexes, "附件", LongText(1000), listed=False, help="一行一个附件的名称。"), Field(OfficialPaper.copies, "抄送", Text(200), listed=False),
        Field(OfficialPaper.secrecy, "密级", Choice(words.SECRECY), listed=False), Field(OfficialPaper.urgency, "紧急程度", Choice(words.URGENCY), listed=False), Field(OfficialPaper.remark, "附注", Text(80), listed=False, help="印在成文日期下面的括号里；请示写联系人和电话。"), Field(OfficialPaper.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("title", "day")), parts=(Part(_annexes, "letter"),),
)  # fmt: skip

LETTER_ANNEXES: Ledger = Ledger(
    code="reports.letter_annexes", title="公文附表", counter="张", tab=TAB, group=LETTERS, row=LetterAnnex, name=lambda: LetterAnnex.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="公文后面附的表：选一本台账，印公文时把它的名单印在后面，另起一页；写了起止日期的，只印那几天的。",
    fields=(
        Field(LetterAnnex.letter, "公文", Ref(_letters), required=True, print_mm=80), Field(LetterAnnex.place, "顺序", Count(least=1, most=99), required=True, print_mm=14, aliases=("序号",)), Field(LetterAnnex.title, "附件名称", Text(80), required=True, print_mm=70, aliases=("名称", "标题")),
        Field(LetterAnnex.sheet, "用哪个台账", Choice(known_ledgers.LEDGER), print_mm=44, aliases=("台账", "表"), help="印公文时把这本台账的名单印在后面；不选的只列名称，另附纸。"), Field(LetterAnnex.first, "从", Day(ends="last"), print_mm=22), Field(LetterAnnex.last, "到", Day(), print_mm=22), Field(LetterAnnex.note, "备注", Text(60), listed=False),
    ),
    order=("letter", "place", "id"), match=(("letter", "place"), ("letter", "title")), checks=(_annex_days,),
)  # fmt: skip

LEDGERS = (WORKLOG, DUTIES, DUTIES_DONE, CHECKLISTS, CHECKLIST_ITEMS, ARCHIVE, OFFICIAL_LETTERS, LETTER_ANNEXES)
