"""Standards of the made-up office - 职工之家 of 1000 marks, 50条, the weekly office check - and what was marked by them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import points
from desk_union.honors import honors_words as words
from desk_union.honors.marking.described_deeds import lay_out
from desk_union.honors.marking.ledgers import EVIDENCE, ITEMS, MARKS, SCHEMES
from desk_union.honors.marking.tables import MarkedItem, MarkingItem
from desk_union.members.sample.picking import branches, write
from desk_union.members.tables import Unit
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# chapter, marks, items (which share the marks of the chapter); domain-facts F.5
BIG = (
    ("组织建设", 200, ("工会组织健全，按期换届", "会员会籍管理规范，入会率达到要求", "小组长配备齐全并培训", "工会制度健全上墙")),
    ("维权机制", 200, ("集体合同签订并履行", "劳动合同签订率达到要求", "劳动争议调解组织健全", "职工提案有立案有答复")),
    ("民主管理", 200, ("职代会按期召开，审议重大事项", "厂务公开按目录公开", "民主评议领导干部")),
    ("劳动竞赛", 150, ("开展劳动竞赛和技能比武", "合理化建议有登记有采纳", "师带徒签订协议并考核")),
    ("送温暖", 150, ("困难职工建档并帮扶", "职工住院、婚丧必访", "女职工特殊权益得到保护")),
    ("经费和阵地", 100, ("工会经费独立建账、按时上解", "经费审查每年不少于一次", "活动阵地开放使用")),
)  # fmt: skip
SIX = (("师德建设", 9), ("办公室建设", 8), ("阵地建设", 8), ("学习建设", 9), ("民主建设", 8), ("生活建设", 8))
OFFICE = (("按时到岗、不串岗", 40), ("桌面地面整洁", 30), ("水电门窗随手关", 30))


def fill(book: Book, today: date) -> None:
    with book.deed("示例考评", code="found") as session:
        session.info["kind"] = "final"
        _big_home(session, today)
        _fifty(session, today)
        _office(session, today)


def _scheme(session: Session, values: dict[str, Any], items: Sequence[dict[str, Any]], today: date) -> int:
    made = write(session, SCHEMES, [{"version": 1, **values}], today)[0]
    write(session, ITEMS, [{"scheme": made, "place": n, **one} for n, one in enumerate(items, 1)], today)
    return made


def _big_home(session: Session, today: date) -> None:
    items = []
    for chapter, marks, names in BIG:
        share, over = divmod(marks, len(names))
        items += [{"chapter": chapter, "name": name, "full": (share + (over if n == 0 else 0)) * points.SCALE, "rule": "没有的不得分，不完整的酌情扣分。", "must": "建账" in name or None, "wanted": "有关台账和文件"} for n, name in enumerate(names)]
    scheme = _scheme(session, {"name": "职工之家考评标准", "kind": words.BIG_HOME, "full": 1000 * points.SCALE, "passing": 850 * points.SCALE, "since": date(today.year - 1, 1, 1), "document": "示工〔2024〕6号"}, items, today)
    before = lay_out(session, scheme, [{"unit": one} for one in branches(session)], {"period": f"{today.year - 1}年", "day": date(today.year - 1, 12, 10)}, today)
    for at, marking in enumerate(before):
        _mark(session, marking, at, today, checked=True)
    made = lay_out(session, scheme, [{"unit": one} for one in branches(session)[:3]], {"period": f"{today.year}年", "day": today - timedelta(20)}, today)
    for at, marking in enumerate(made):
        _mark(session, marking, at, today, checked=at < 2)
    _evidence(session, made[0], today)


def _mark(session: Session, marking: int, at: int, today: date, *, checked: bool) -> None:
    held = session.execute(select(MarkedItem.id, MarkingItem.full).join(MarkingItem, MarkingItem.id == MarkedItem.item).where(MarkedItem.marking == marking).order_by(MarkedItem.id)).all()
    changes = []
    now = rows.values_of(session, MARKS, [row.id for row in held], today)
    for n, row in enumerate(held):
        lost = (5 + at) * points.SCALE if n % 4 == at else 0
        new = {"own": row.full, **({"given": row.full - lost, "reason": "资料不全" if lost else None} if checked else {})}
        changes.append((row.id, now[row.id], {**now[row.id], **new}))
    rows.update_rows(session, MARKS, changes, today)
    rows.settle(session, MARKS, [marking], today)


def _evidence(session: Session, marking: int, today: date) -> None:
    from desk_union.members.ledgers import UNITS
    from desk_union.store import listing

    marks = list(session.scalars(select(MarkedItem.id).where(MarkedItem.marking == marking).order_by(MarkedItem.id).limit(3)))
    unit = session.scalar(select(Unit.id).where(Unit.level == "工会").order_by(Unit.id).limit(1))
    name = listing.name_of(session, UNITS, unit) if unit is not None else ""
    write(session, EVIDENCE, [{"marked": marks[0], "source": UNITS.title, "named": name, "told": "分会、小组健全"}, {"marked": marks[1], "told": "会员花名册和入会登记表", "box": "第2盒"}, {"marked": marks[2], "told": "小组长培训签到表", "box": "第3盒"}], today)


def _fifty(session: Session, today: date) -> None:
    items: list[dict[str, Any]] = []
    for chapter, count in SIX:
        items += [{"chapter": chapter, "name": f"{chapter}第{n}条要求做到", "full": 2 * points.SCALE, "rule": "做不到扣2分，做得不够扣1分。"} for n in range(1, count + 1)]
    scheme = _scheme(session, {"name": "工会小组考核50条", "kind": words.FIFTY, "full": 100 * points.SCALE, "passing": 80 * points.SCALE, "since": today.replace(month=1, day=1), "preamble": "六月自评，年底会员测评和检查，评出各小组的特色。"}, items, today)
    groups = list(session.scalars(select(Unit.id).where(Unit.level == "小组", Unit.closed_on.is_(None)).order_by(Unit.id).limit(2)))
    made = lay_out(session, scheme, [{"unit": one} for one in groups], {"period": f"{today.year}年自评", "day": today - timedelta(15)}, today)
    _mark(session, made[0], 1, today, checked=False)


def _office(session: Session, today: date) -> None:
    items = [{"chapter": "纪律和环境", "name": name, "full": full * points.SCALE, "rule": "一处不合格扣5分。"} for name, full in OFFICE]
    scheme = _scheme(session, {"name": "办公纪律环境检查表", "kind": words.OFFICE_CHECK, "full": 100 * points.SCALE, "since": today.replace(month=1, day=1)}, items, today)
    for week in (2, 1):
        made = lay_out(session, scheme, [{"subject": name} for name in ("厂部办公室", "财务办公室", "技术办公室")], {"period": f"上{week}周", "day": today - timedelta(7 * week)}, today)
        for at, marking in enumerate(made):
            _mark(session, marking, at, today, checked=True)
    for name, kind, subjects in (("食堂检查表", words.FACILITIES, ("一食堂", "二食堂")), ("宿舍卫生用电检查表", words.HYGIENE, ("东宿舍", "西宿舍"))):
        scheme = _scheme(session, {"name": name, "kind": kind, "full": 100 * points.SCALE, "since": today.replace(month=1, day=1)}, [{"chapter": "卫生和安全", "name": "卫生整洁", "full": 60 * points.SCALE}, {"chapter": "卫生和安全", "name": "用电用水安全", "full": 40 * points.SCALE}], today)
        for at, marking in enumerate(lay_out(session, scheme, [{"subject": one} for one in subjects], {"period": None, "day": today - timedelta(25)}, today)):
            _mark(session, marking, at, today, checked=True)
