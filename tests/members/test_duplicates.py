from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.choosing.tables import ChosenList, ChosenPerson
from desk_union.funds.tables import Dues
from desk_union.members import duplicates
from desk_union.members.checks import CHECKS
from desk_union.members.ledgers import CHILDREN, EVENTS, LEDGERS, PEOPLE, PLACEMENTS, POSTS, RESUMES
from desk_union.members.tables import NotSame, Person
from desk_union.store import listing, rows
from desk_union.store.attachments import attach, attachments
from desk_union.store.undo import redo, undo
from tests.members.offices import TODAY, Office

BORN = date(1991, 1, 1)
OLD_NUMBER = "130503670401001"  # the example of stdnum's documentation, nobody's
NEW_NUMBER = "130503196704010016"
JOINED, HIRED = date(2016, 1, 1), date(2015, 1, 1)


def pairs(office: Office) -> list[tuple[str, ...]]:
    with office.book.reading() as session:
        found = duplicates.find(session)
    by_id = {id_: name for name, id_ in office.people.items()}
    return [(by_id[pair.one], by_id[pair.other], *pair.reasons) for pair in found]


def everything(office: Office):
    """All values of all ledgers, for comparing whole books."""
    with office.book.reading() as session:
        return {
            ledger.code: listing.lines(
                session, ledger, ledger.fields, listing.ids_of(session, ledger, listing.ListAsk(TODAY)), TODAY
            )
            for ledger in LEDGERS
        }


def second(office: Office, label: str, name: str, **values) -> int:
    """Another person of a name that is there already."""
    office.people[label] = office.add(PEOPLE, name=name, **values)
    return office.people[label]


# What the second 赵一 (born 1980-05-06) is given, and why the two look alike.
ALIKE = [
    ({"born_on": date(1980, 5, 6)}, ("姓名和出生日期相同",)),
    ({"born_on": date(1980, 5, 7)}, ()),
    ({"phone": "13900000001"}, ("姓名和电话相同",)),
    ({"born_on": date(1980, 5, 6), "phone": "13900000001"}, ("姓名和出生日期相同", "姓名和电话相同")),
    ({}, ()),
]


@pytest.mark.parametrize(("values", "reasons"), ALIKE)
def test_look_alikes(office: Office, values, reasons) -> None:
    with office.book.deed("电话") as session:
        rows.save_row(session, PEOPLE, office.people["赵一"], {"phone": "13900000001"}, TODAY)
    second(office, "赵一二", "赵一", **values)
    assert pairs(office) == ([("赵一", "赵一二", *reasons)] if reasons else [])


def test_one_number_in_two_kinds_of_document(office: Office) -> None:
    """An old 15-digit number is the same as the 18-digit one that came of it."""
    office.person("甲", id_type="身份证", id_number=NEW_NUMBER)
    office.person("乙", id_type="其他证件", id_number=OLD_NUMBER)
    office.person("丙", id_type="护照", id_number="E1234567")
    office.person("丁", id_type="军官证", id_number="e1234567")
    assert pairs(office) == [("甲", "乙", "证件号码相同"), ("丙", "丁", "证件号码相同")]


def test_a_judgement_is_remembered(office: Office) -> None:
    one, other = office.person("甲", born_on=BORN), second(office, "甲二", "甲", born_on=BORN)
    for a, b in ((other, one), (one, other)):
        with office.book.deed("不是同一人") as session:
            duplicates.judge_different(session, a, b)
    assert pairs(office) == []
    with office.book.reading() as session:
        assert session.execute(select(NotSame.one, NotSame.other)).all() == [(one, other)]


@pytest.fixture
def twins(office: Office) -> Office:
    """One person recorded twice: moved in from an old list, and entered again with newer facts."""
    unit = office.units
    keep = office.person(
        "冯九", born_on=BORN, sex="男", hired_on=date(2020, 1, 1), joined_on=JOINED, unit=unit["乙组"], job="钳工"
    )
    drop = second(office, "冯九二", "冯九", born_on=BORN, hired_on=HIRED, joined_on=JOINED, unit=unit["甲组"], job="电工",
                  phone="13900000009", id_type="护照", id_number="E7654321", card_no="SL0009")  # fmt: skip
    office.add(POSTS, person=drop, role="群监员", since=date(2021, 1, 1))
    office.add(POSTS, person=drop, role="信息员", since=date(2022, 1, 1))
    office.add(POSTS, person=keep, role="信息员", since=date(2022, 1, 1))
    office.add(CHILDREN, person=drop, name="冯小九", born_on=date(2018, 1, 1))
    office.add(RESUMES, person=drop, since=HIRED, what="示例厂电工")
    return office


def merge(office: Office, **choose):
    keep, drop = office.ids("冯九", "冯九二")
    with office.book.deed("合并 冯九") as session:
        return duplicates.merge(session, keep, drop, dict.fromkeys(choose, drop), TODAY)


def of(office: Office, ledger, *keys: str) -> list[tuple]:
    with office.book.reading() as session:
        ids = listing.ids_of(
            session, ledger, listing.ListAsk(TODAY, owner=("person", office.people["冯九"]), order=("id",))
        )
        return sorted(
            line.values for line in listing.lines(session, ledger, [ledger.by_key[k] for k in keys], ids, TODAY)
        )


def test_merging_fills_blanks_and_moves_what_hangs_on_the_other(twins: Office) -> None:
    merged = merge(twins)
    assert {"移动电话", "证件号码", "证件类型", "会员证号"} <= set(merged.filled)
    assert twins.on("冯九", "phone") == "13900000009"
    assert twins.on("冯九", "card_no") == "SL0009"
    assert twins.on("冯九", "job") == "钳工"
    assert of(twins, POSTS, "role") == [("信息员",), ("群监员",)]
    assert of(twins, CHILDREN, "name") == [("冯小九",)]
    assert of(twins, RESUMES, "what") == [("示例厂电工",)]
    assert of(twins, EVENTS, "kind", "day") == [("入会", JOINED)]
    assert pairs(twins) == []
    with twins.book.reading() as session:
        assert session.get(Person, twins.people["冯九二"]) is None
        assert [problem for check in CHECKS for problem in check(session)] == []


def test_the_found_person_is_found_by_what_was_filled(twins: Office) -> None:
    merge(twins)
    with twins.book.reading() as session:
        found = listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY, search="13900000009"))
    assert found == twins.ids("冯九")


def test_dated_rows_of_the_kept_one_stand_and_the_rest_is_kept(twins: Office) -> None:
    """冯九 is in 乙组 since 2016 by the one, in 甲组 since 2015 by the other: 甲组 for the year before."""
    merge(twins)
    unit = twins.units
    assert of(twins, PLACEMENTS, "since", "until", "value") == [
        (HIRED, JOINED, unit["甲组"]),
        (JOINED, None, unit["乙组"]),
    ]


def test_the_clerk_chooses_whose_value_stands(twins: Office) -> None:
    merge(twins, job=True)
    assert twins.on("冯九", "job") == "电工"


def test_number_and_kind_of_document_go_together(twins: Office) -> None:
    with twins.book.deed("证件") as session:
        rows.save_row(session, PEOPLE, twins.people["冯九"], {"id_type": "其他证件", "id_number": "X1"}, TODAY)
    merge(twins, id_number=True)
    assert (twins.on("冯九", "id_type"), twins.on("冯九", "id_number")) == ("护照", "E7654321")


def test_a_merge_is_taken_back_whole(twins: Office) -> None:
    before = everything(twins)
    merge(twins)
    after = everything(twins)
    assert after != before
    undo(twins.book)
    assert everything(twins) == before
    redo(twins.book)
    assert everything(twins) == after


def test_contradictory_memberships_are_refused_and_nothing_is_changed(twins: Office) -> None:
    with twins.book.deed("入会") as session:
        rows.save_row(session, PEOPLE, twins.people["冯九二"], {"joined_on": date(2017, 1, 1)}, TODAY)
    before = everything(twins)
    with pytest.raises(Refusal, match=r"互相矛盾.*2017-01-01"):
        merge(twins)
    assert everything(twins) == before


def test_a_merge_that_contradicts_itself_names_the_field(twins: Office) -> None:
    """The card says another sex than the kept row."""
    from desk_union.basis import identity

    number = next(n for n in map(identity.sample_id, range(100)) if identity.sex_of(n) == "女")
    with twins.book.deed("证件") as session:
        new = {"id_type": "身份证", "id_number": number, "born_on": identity.birth_of(number), "sex": "女"}
        rows.save_row(session, PEOPLE, twins.people["冯九二"], {**new, "hired_on": None}, TODAY)
    with pytest.raises(Refusal) as caught:
        merge(twins, id_number=True)
    assert caught.value.field in {"born_on", "sex"}


def test_the_judgements_about_the_dropped_one_stay(twins: Office) -> None:
    third = second(twins, "冯九三", "冯九", born_on=BORN)
    with twins.book.deed("不是同一人") as session:
        duplicates.judge_different(session, twins.people["冯九二"], third)
    merge(twins)
    assert pairs(twins) == []


@pytest.mark.parametrize("drop", ["冯九", "没有"])
def test_two_different_persons_are_needed(twins: Office, drop) -> None:
    gone = twins.people.get(drop, 9999)
    with pytest.raises(Refusal, match="已不存在"), twins.book.deed("合并") as session:
        duplicates.merge(session, twins.people["冯九"], gone, {}, TODAY)


def test_the_look_alikes_of_the_sample(works) -> None:
    with works.reading() as session:
        (pair,) = duplicates.find(session)
    assert pair.reasons == ("姓名和出生日期相同",)


def test_the_same_scan_on_both_is_attached_once(twins: Office) -> None:
    with twins.book.deed("添加附件") as session:
        for name, content in (("冯九", b"scan"), ("冯九二", b"scan"), ("冯九二", b"more")):
            attach(
                session, twins.book, "person", twins.people[name], "file", content,
                name="扫描.pdf", media_type="application/pdf", on=TODAY,
            )  # fmt: skip
    merge(twins)
    with twins.book.reading() as session:
        kept = attachments(session, "person", twins.people["冯九"])
    assert [file.size for file in kept] == [4, 4]
    assert len({file.sha256 for file in kept}) == 2


def test_one_list_of_chosen_people_names_the_merged_person_once(twins: Office) -> None:
    keep, drop = twins.ids("冯九", "冯九二")
    with twins.book.deed("名单") as session:
        both, one = (ChosenList(title=title, day=TODAY) for title in ("两个都在", "一个在"))
        session.add_all((both, one))
        session.flush()
        session.add_all(ChosenPerson(roll=roll.id, person=id_, state="入选") for roll, id_ in ((both, keep), (both, drop), (one, drop)))
    merge(twins)
    with twins.book.reading() as session:
        told = session.execute(select(ChosenPerson.roll, ChosenPerson.person).order_by(ChosenPerson.roll)).all()
    assert told == [(both.id, keep), (one.id, keep)]


def test_dues_of_one_month_on_both_are_shown_to_be_put_right(twins: Office) -> None:
    keep, drop = twins.ids("冯九", "冯九二")
    with twins.book.deed("会费") as session:
        dues = [Dues(person=id_, period=period, due=1000) for id_, period in ((keep, 202610), (drop, 202610), (drop, 202611))]
        session.add_all(dues)
        session.flush()
        twice, once = dues[1].id, dues[2].id
    with pytest.raises(Refusal, match="“会费收缴台账”里同样的记录两个人都有，1") as caught:
        merge(twins)
    assert caught.value.shows == (("funds.dues", (twice,)),)
    with twins.book.deed("删去") as session:
        session.delete(session.get(Dues, twice))
    merge(twins)
    with twins.book.reading() as session:
        assert session.get(Dues, once).person == keep
