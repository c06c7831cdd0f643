"""The made-up office's visits of last year and of this year to date, some of them paid by vouchers of its books."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.care.visits import gifts
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.ledgers import LETTERS, OCCASIONS, SERVICES, TALKS, VISITS
from desk_union.care.visits.tables import CareOccasion
from desk_union.funds.tables import Entry, Voucher
from desk_union.members.ledgers.people import member_on, on_roll, retired_on
from desk_union.members.tables import Person
from desk_union.payouts import settling
from desk_union.payouts.tables import PayoutLine
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CHAIR, CLERK = "赵主席、王干事", "王干事、分会主席"
OWN = "本级工会经费"
SITES = ("铸造分厂", "机修工段", "热处理工段", "装配工段", "食堂", "物流班", "变电站", "锅炉房", "厂区保安班")
Made = dict[str, Any]


def fill(book: Book, today: date) -> None:
    with book.deed("示例走访慰问", code="found") as session:
        session.info["kind"] = "final"
        _standards(session, today)
        for year in (today.year - 1, today.year):
            made = [one for one in _year(session, year) if one["day"] <= today]
            _save(session, list(_once(made)), today)
            _beside(session, year, today)
        _paid(session, "住院慰问", words.ILL, 50_000)
        _paid(session, "走访困难职工家庭", words.NEED, 50_000)
        _paid(session, "送温暖慰问金", words.NEED, 20_000)
        rows.save_row(session, LETTERS, None, {"title": "春节慰问信", "greeting": "同志", "body": LETTER}, today)


LETTER = """值此新春佳节来临之际，{工会}向您和您的家人致以节日的问候和良好的祝愿！
一年来，您在{小组}辛勤工作，为企业发展付出了心血和汗水，家人也给了您最大的支持。
生活上、工作上有什么困难，请随时告诉我们，工会是您的娘家。
祝您和家人身体健康、阖家幸福、新年吉祥！"""


# The sources name the slogan and not the five; these are the made-up office's own.
VISITED = ("生活困难", "住院患病", "亲人去世", "结婚", "退休离岗")
TALKED = ("思想波动、谈心", "长期离岗、驻外", "工伤意外", "退休离岗", "生活困难")


def _standards(session: Session, today: date) -> None:
    """What the office decided for itself; a real one takes its own or its province's."""
    for row in session.execute(select(CareOccasion.id, CareOccasion.name)).all():
        given = {"visited": row.name in VISITED or None, "talked": row.name in TALKED or None}
        rows.save_row(session, OCCASIONS, row.id, given, today)
    for name, yuan in (("住院患病", 500), ("亲人去世", 500), ("结婚", 500), ("生育", 500), ("退休离岗", 500)):
        row_id = session.scalar(select(CareOccasion.id).where(CareOccasion.name == name))
        if row_id is not None:
            usual = {"standard": yuan * 100, "since": date(today.year - 1, 1, 1)}
            rows.save_row(session, OCCASIONS, row_id, usual, today)


def _people(session: Session, *where: Any) -> list[int]:
    return list(session.scalars(select(Person.id).where(*where, Person.died_on.is_(None)).order_by(Person.id)))


def _year(session: Session, year: int) -> Iterator[Made]:
    first = date(year, 1, 1)
    staff = _people(session, member_on(first), on_roll(date(year, 12, 31)))
    people = cycle(staff[year % 5 :: 3])
    yield from _festival(session, year, people)
    yield from _ill(year, people)
    yield from _life(year, people)
    yield from _summer(year)
    yield from _aged(session, year)


def _festival(session: Session, year: int, people: Iterator[int]) -> Iterator[Made]:
    """两节: twelve families in hardship, two of them with two of the works' people; nine units on duty; migrants."""
    common = {"campaign": f"{year}年两节送温暖", "source": OWN, "visitors": CHAIR, "way": words.CALLED}
    names = {row.id: row.name for row in session.execute(select(Person.id, Person.name))}
    for n in range(12):
        person, day = next(people), date(year, 1, 8 + n % 8)
        house = {"household": names[person]} if n in (2, 7) else {}
        yield {**common, **house, "day": day, "person": person, "reason": "生活困难，两节走访", "cash": 50_000, "heads": 3 if n % 4 == 0 else None}
        if house:
            yield {**common, **house, "day": day, "person": next(people), "reason": "生活困难，两节走访", "item": "米、面、油", "quantity": 1, "goods_value": 12_800, "prepaid": True}
    for n, site in enumerate(SITES):
        yield {**common, "day": date(year, 1, 18 + n % 3), "site": site, "reason": "节日期间坚守一线", "heads": 12 + 3 * n, "item": "水果、糕点", "goods_value": 30_000 + 2_000 * n, "prepaid": True}
    migrants = _people(session, Person.is_migrant.is_(True), on_roll(date(year, 1, 15)))
    for person in migrants[:10]:
        yield {**common, "day": date(year, 1, 15), "person": person, "reason": "春节留厂农民工慰问", "item": "年货礼包", "quantity": 1, "goods_value": 8_800, "prepaid": True}
    for _ in range(23):
        person = next(people)
        yield {**common, "campaign": f"{year}年岁末送温暖", "day": date(year, 12, 9), "person": person, "reason": "困难补助，年前送温暖", "cash": 20_000, "source": "专项资金"}




def _ill(year: int, people: Iterator[int]) -> Iterator[Made]:
    """Two a month in hospital: eight with money by the vouchers of March and September, all others with fruit."""
    for month in range(1, 13):
        for n, day in enumerate((6, 17)):
            paid = (month, n) in {(1, 0), (1, 1), (2, 0), (2, 1), (5, 0), (6, 0), (7, 0), (8, 0), (10, 1), (11, 0)}
            gift = {"cash": 50_000} if paid else {"item": "牛奶、水果", "quantity": 1, "goods_value": 16_000, "prepaid": True}
            reason = ("住院手术", "患病住院", "生病探望")[(month + n) % 3]
            yield {"day": date(year, month, day), "person": next(people), "reason": reason, "visitors": CLERK, "way": "医院探望", "source": OWN, **gift}


def _life(year: int, people: Iterator[int]) -> Iterator[Made]:
    """Deaths in the family, weddings, births, retirements, accidents, the disabled."""
    common = {"visitors": CLERK, "way": words.CALLED, "source": OWN}
    for month, relation in ((2, "父亲"), (4, "母亲"), (6, "配偶"), (8, "父亲"), (9, "母亲"), (11, "岳父")):
        yield {**common, "day": date(year, month, 11), "person": next(people), "reason": f"{relation}去世", "relation": relation, "item": "花圈、慰问品", "goods_value": 30_000, "prepaid": True}
    for month in (3, 5, 9, 10):
        yield {**common, "day": date(year, month, 2), "person": next(people), "reason": "结婚", "item": "床上用品", "quantity": 1, "goods_value": 48_000, "prepaid": True}
    for month in (4, 7, 11):
        yield {**common, "day": date(year, month, 24), "person": next(people), "reason": "生育", "item": "婴儿用品", "quantity": 1, "goods_value": 45_000, "prepaid": True}
    for month in (3, 6, 10):
        yield {**common, "day": date(year, month, 28), "person": next(people), "reason": "光荣退休", "item": "纪念品", "quantity": 1, "goods_value": 40_000, "prepaid": True}
    yield {**common, "day": date(year, 8, 5), "person": next(people), "reason": "工伤在家休养", "item": "营养品", "goods_value": 20_000, "prepaid": True}
    for n in range(4):
        yield {**common, "day": date(year, 5, 16), "person": next(people), "reason": "残疾职工走访", "campaign": f"{year}年助残日", "item": "米、面、油", "quantity": 1, "goods_value": 15_000, "prepaid": True, "heads": 1 + n % 2}


def _summer(year: int) -> Iterator[Made]:
    """送清凉 on three days running."""
    for n, site in enumerate((*SITES[:4], SITES[0], SITES[2])):
        yield {"day": date(year, 7, 15 + n % 3), "site": site, "reason": "高温慰问，送清凉到岗位", "heads": 18 + n, "campaign": f"{year}年送清凉", "visitors": CHAIR, "way": "到现场", "item": "凉茶、毛巾", "goods_value": 36_000, "source": OWN, "prepaid": True}


def _aged(session: Session, year: int) -> Iterator[Made]:
    """The oldest of the retired, and the widow of one who died."""
    for n, person in enumerate(_people(session, retired_on(date(year, 10, 20)))[:8]):
        yield {"day": date(year, 10, 20 + n % 2), "person": person, "reason": "重阳节走访高龄退休职工", "campaign": f"{year}年重阳节", "visitors": CHAIR, "way": words.CALLED, "source": "行政补助", "item": "食用油、糕点", "quantity": 1, "goods_value": 12_000, "prepaid": True}
    yield {"day": date(year, 1, 20), "outsider": "李玉珍", "relation": "遗孀", "reason": "春节走访遗孀", "visitors": CHAIR, "way": words.CALLED, "source": "行政补助", "item": "米、油", "goods_value": 12_000, "prepaid": True}


def _once(made: Sequence[Made]) -> Iterator[Made]:
    """Nobody twice in one campaign."""
    seen: set[tuple[str, int]] = set()
    for one in made:
        if "campaign" in one and "person" in one:
            if (one["campaign"], one["person"]) in seen:
                continue
            seen.add((one["campaign"], one["person"]))
        yield one


def _save(session: Session, made: Sequence[Made], today: date) -> None:
    fresh = [rows.completed(VISITS, {**rows.defaults(VISITS), **one}) for one in sorted(made, key=lambda one: one["day"])]
    rows.add_rows(session, VISITS, fresh, today)


def _beside(session: Session, year: int, today: date) -> None:
    """Talks, letters and errands of the year."""
    people = cycle(_people(session, member_on(date(year, 1, 1)))[5::11])
    for month, reason in ((2, "岗位调动后谈心"), (4, "家庭矛盾"), (6, "工伤后思想波动"), (8, "长期驻外返回"), (10, "退休前谈心"), (11, "受处分后谈心")):
        day = date(year, month, 12)
        if day <= today:
            given = {"day": day, "person": next(people), "talker": CHAIR, "reason": reason, "points": "了解情况，听取本人想法，答应跟进。", "follow_up": "已与分会沟通。", "settled_on": day + timedelta(7) if day + timedelta(7) <= today else None}
            rows.save_row(session, TALKS, None, given, today)
    for (month, of_month), kind, count, matter in (
        ((1, 12), words.LETTERS, 370, "春节前给离退休职工寄慰问信"), ((3, 20), words.PASSES, 26, "统一代办老年乘车证"),
        ((5, 9), words.INSURANCE, 3, "代办医保报销"), ((9, 9), words.INSURANCE, 2, "代办异地就医备案"), ((3, 6), "保健书籍", 84, "三八节发女工保健书籍"),
        ((11, 5), "家政服务", 6, "志愿者为孤寡老人打扫"),
    ):  # fmt: skip
        if date(year, month, of_month) <= today:
            given = {"day": date(year, month, of_month), "kind": kind, "count": count, "matter": matter, "handler": "王干事"}
            rows.save_row(session, SERVICES, None, given, today)


def _paid(session: Session, summary: str, sort: str, cash: int) -> None:
    """Vouchers of the books that paid visits of this sort: each pays the latest before it, as far as it goes exactly."""
    spent = select(Entry.voucher, Voucher.day, Entry.debit, Entry.project).join(Voucher, Voucher.id == Entry.voucher)
    known = select(CareOccasion.id).where(CareOccasion.sort == sort)
    visit = VISITS.row
    for paid in session.execute(spent.where(Entry.summary == summary, Entry.debit > 0).order_by(Voucher.day)).all():
        if session.scalar(select(PayoutLine.id).where(PayoutLine.voucher == paid.voucher).limit(1)) is not None:
            continue  # lists of 发放 have it already
        since = paid.day - timedelta(200)
        query = (
            select(PayoutLine.id).join(visit, gifts.of_visit())
            .where(visit.known_as.in_(known), visit.day.between(since, paid.day), PayoutLine.voucher.is_(None), PayoutLine.cash == cash)
        )  # fmt: skip
        lines = list(session.scalars(query.order_by(visit.day)))[: paid.debit // cash]
        if len(lines) * cash == paid.debit:
            for line in lines:
                settling.change(session, line, voucher=paid.voucher, project=paid.project)
