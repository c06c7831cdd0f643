"""The month's personnel list: compared, settled by the deeds of the roster, and what was left alone stays so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.members.described_deeds import DEEDS
from desk_union.members.ledgers import DIFFERENCES, PEOPLE, PERSONNEL
from desk_union.members.paper.personnelsheets import differences
from desk_union.members.personnel import lists, waiting
from desk_union.members.tables import Person
from desk_union.store import listing, overrides, rows
from desk_union.store.undo import undo
from tests.members.offices import TODAY, Office

DEED = {deed.code: deed for deed in DEEDS}
DAY = date(2026, 11, 1)
ROLL = {"赵一": "甲组", "钱二": "甲组", "孙三": "乙组", "李四": "乙组", "周五": "", "吴六": "一分会", "郑七": "甲组", "王八一": ""}


def read_list(office: Office, **changes: dict[str, Any] | None) -> None:
    """The roster as the list, but for the persons named: None is missing, values are other ones or of somebody new."""
    told: dict[str, dict[str, Any]] = {name: {"unit_name": unit or None} for name, unit in ROLL.items()}
    for name, values in changes.items():
        if values is None:
            del told[name]
        else:
            told[name] = {**told.get(name, {}), **values}
    born = {"王八一": date(1985, 10, 10)}
    made = [{"name": name, "born_on": born.get(name), **values} for name, values in told.items()]
    with office.book.deed("导入人事名单") as session:
        lists.number(session, made, TODAY)
        if made[0]["batch"] == lists.newest(session):
            return  # the same list once more
        rows.add_rows(session, PERSONNEL, [{**rows.defaults(PERSONNEL), **row} for row in made], TODAY)


def do(office: Office, code: str, ids: list[int] | None = None, **values: Any):
    deed = DEED[f"members.{code}"]
    given = {ask.key: ask.default for ask in deed.asks} | {"day": DAY} | values
    with office.book.deed(deed.title) as session:
        return deed.do(session, ids or [], given, TODAY)


def standing(office: Office, *keys: str, state: str = "待处理") -> dict[str, int]:
    """Differences in the state by name and kind, with their ids."""
    with office.book.reading() as session:
        ids = listing.ids_of(session, DIFFERENCES, listing.ListAsk(TODAY))
        shown = [DIFFERENCES.by_key[key] for key in ("name", "kind", "what", "state", *keys)]
        lines = listing.lines(session, DIFFERENCES, shown, ids, TODAY)
    return {" ".join(w for w in (*line.words[:3], *line.words[4:]) if w): line.id for line in lines if line.words[3] == state}


@pytest.fixture
def placed(office: Office) -> Office:
    """Persons without a unit are told by 工号."""
    for name, number in (("周五", "105"), ("王八一", "108")):
        with office.book.deed("工号") as session:
            rows.save_row(session, PEOPLE, office.people[name], {"work_no": number}, TODAY)
    ROLL_NUMBERS.update({"周五": "105", "王八一": "108"})
    return office


ROLL_NUMBERS: dict[str, str] = {}


def listed(office: Office, **changes: dict[str, Any] | None) -> None:
    numbered = {name: {"work_no": number} for name, number in ROLL_NUMBERS.items()}
    for name, values in changes.items():
        numbered[name] = None if values is None else {**numbered.get(name, {}), **values}  # type: ignore[assignment]
    read_list(office, **numbered)


def test_a_list_like_the_roster_differs_in_nothing(placed: Office) -> None:
    listed(placed)
    assert do(placed, "compare").words == "把8人的名单与2026年11月1日的花名册核对：没有差别。"


def test_the_unit_above_is_no_move(placed: Office) -> None:
    listed(placed, 赵一={"unit_name": "一分会"}, 钱二={"unit_name": "一分会/甲组"})
    do(placed, "compare")
    assert standing(placed) == {}


def test_who_came_went_moved_and_changed(placed: Office) -> None:
    listed(
        placed, 郑七=None, 钱二={"unit_name": "乙组", "work_no": "102"}, 新人={"unit_name": "甲组"}, 赵一={"phone": "13900000001"}
    )  # fmt: skip
    with placed.book.deed("工号") as session:
        rows.save_row(session, PEOPLE, placed.people["钱二"], {"work_no": "102"}, TODAY)
        rows.save_row(session, PEOPLE, placed.people["赵一"], {"phone": "13800000002"}, TODAY)
    do(placed, "compare")
    found = standing(placed, "before", "after")
    assert set(found) == {
        "新人 新来 没有 甲组", "郑七 走了 一分会 甲组 名单里没有", "钱二 换部门 一分会 甲组 一分会 乙组",
        "赵一 改了信息 移动电话 138****0002 139****0001",
    }  # fmt: skip


def numbered(office: Office, name: str) -> tuple[Any, Any]:
    with office.book.reading() as session:
        (held,) = (one for one in session.scalars(select(Person)) if one.name == name)
        return held.id_type, held.id_number


@pytest.mark.parametrize(
    ("number", "chosen", "kept"),
    [
        ("E12345678", "护照", "护照"), ("H12345678", "港澳居民来往内地通行证", "港澳居民来往内地通行证"),
        (identity.sample_id(77), "护照", "身份证"),
    ],
)  # fmt: skip
def test_somebody_new_comes_with_the_paper_of_the_number(placed: Office, number: str, chosen: str, kept: str) -> None:
    listed(placed, 新人={"unit_name": "甲组", "id_number": number})
    do(placed, "compare")
    do(placed, "take_new", [standing(placed)["新人 新来"]], joining="暂不入会", id_type=chosen)
    assert numbered(placed, "新人") == (kept, number)


def test_a_passport_is_proposed_and_never_taken_for_an_identity_card(placed: Office) -> None:
    listed(placed, 新人={"unit_name": "甲组", "id_number": "E12345678"}, 赵一={"phone": "13900000001"})
    do(placed, "compare")
    found = standing(placed)
    propose = DEED["members.take_new"].propose
    assert propose is not None
    with placed.book.reading() as session:
        assert propose(session, [found["新人 新来"]], TODAY)["id_type"] == "护照"
        assert "id_type" not in propose(session, [found["赵一 改了信息 移动电话"]], TODAY)
    with pytest.raises(Refusal, match="不是身份证号"):
        do(placed, "take_new", [found["新人 新来"]], joining="暂不入会", id_type=None)


def test_a_number_is_corrected_with_its_paper(placed: Office) -> None:
    listed(placed, 周五={"id_number": "E12345678"})
    do(placed, "compare")
    do(placed, "take_facts", [standing(placed)["周五 改了信息 证件号码"]], id_type="护照")
    assert numbered(placed, "周五") == ("护照", "E12345678")


def test_each_is_settled_by_the_deed_of_the_roster(placed: Office) -> None:
    with placed.book.deed("工号") as session:
        rows.save_row(session, PEOPLE, placed.people["钱二"], {"work_no": "102"}, TODAY)
    listed(placed, 郑七=None, 钱二={"unit_name": "乙组", "work_no": "102"}, 新人={"unit_name": "甲组"}, 赵一={"job": "钳工"})
    do(placed, "compare")
    found = standing(placed)
    do(placed, "take_new", [found["新人 新来"]], joining="入会", approver="工会委员会")
    do(placed, "let_go", [found["郑七 走了"]])
    do(placed, "move_listed", [found["钱二 换部门"]])
    do(placed, "take_facts", [found["赵一 改了信息 岗位/职务"]])
    with placed.book.reading() as session:
        new = listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY, search="新人"))
    placed.people["新人"] = new[0]
    assert placed.on("新人", "member_state") == "会员"
    assert placed.on("新人", "unit") == placed.units["甲组"]
    assert placed.on("新人", "hired_on") == DAY
    assert "郑七" not in placed.names("roll")
    assert "郑七" in placed.names("roll", date(2026, 10, 31))
    assert placed.on("钱二", "unit") == placed.units["乙组"]
    assert placed.on("钱二", "unit", date(2026, 10, 31)) == placed.units["甲组"]
    assert placed.on("赵一", "job") == "钳工"
    assert standing(placed) == {}
    do(placed, "compare")
    assert standing(placed) == {}
    undo(placed.book)  # the correction: a comparison that finds nothing leaves nothing
    assert placed.on("赵一", "job") is None
    assert set(standing(placed)) == {"赵一 改了信息 岗位/职务"}


def test_who_had_left_comes_back_to_the_same_file(placed: Office) -> None:
    with placed.book.deed("离职") as session:
        from desk_union.members.life import deeds

        deeds.leave(session, placed.ids("钱二"), date(2026, 5, 1))
    with placed.book.deed("工号") as session:
        rows.save_row(session, PEOPLE, placed.people["钱二"], {"work_no": "102"}, TODAY)
    listed(placed, 钱二={"work_no": "102", "unit_name": "乙组"})
    do(placed, "compare")
    do(placed, "take_new", [standing(placed)["钱二 新来"]], joining="转入")
    assert placed.on("钱二", "unit") == placed.units["乙组"]
    assert placed.on("钱二", "member_state") == "会员"
    assert "钱二" not in placed.names("roll", date(2026, 10, 31))
    assert "钱二" in placed.names("roll")


def test_left_as_it_is_comes_again_only_when_it_changed(placed: Office) -> None:
    listed(placed, 郑七=None, 赵一={"job": "钳工"})
    do(placed, "compare")
    do(placed, "leave_as_is", list(standing(placed).values()), reason="工会专职")
    assert standing(placed) == {}
    listed(placed, 郑七=None, 赵一={"job": "钳工"})
    assert do(placed, "compare", day=date(2026, 11, 19)).notes == ("另有2处以前定了“不处理”，没有再列。",)
    assert standing(placed) == {}
    listed(placed, 郑七=None, 赵一={"job": "车工"})
    do(placed, "compare", day=date(2026, 11, 20))
    assert set(standing(placed)) == {"赵一 改了信息 岗位/职务"}
    do(placed, "look_again", list(standing(placed, state="不处理").values()))
    assert set(standing(placed)) == {"赵一 改了信息 岗位/职务", "郑七 走了"}


def test_doubts_are_asked_and_the_answers_remembered(placed: Office) -> None:
    listed(placed, 赵一={"unit_name": "技术部"}, 孙三={"unit_name": "甲组"})
    do(placed, "compare")
    assert set(standing(placed)) == {"赵一 分不清是谁 只有姓名相同", "孙三 分不清是谁 只有姓名相同", "技术部 部门对不上 部门"}
    do(placed, "same_unit", [standing(placed)["技术部 部门对不上 部门"]], unit=placed.units["甲组"])
    assert set(standing(placed)) == {"孙三 分不清是谁 只有姓名相同"}
    do(placed, "same_person", list(standing(placed).values()), person=placed.people["孙三"])
    assert set(standing(placed)) == {"孙三 换部门"}
    listed(placed, 赵一={"unit_name": "技术部"}, 孙三={"unit_name": "甲组"})
    do(placed, "compare")
    assert set(standing(placed)) == {"孙三 换部门"}


def test_a_number_that_cannot_be_is_told_when_read_and_by_name_when_registered(placed: Office) -> None:
    wrong = "990001199912130010"
    with pytest.raises(rows.Doubtful, match="身份证号校验不对"):
        listed(placed, 新人={"unit_name": "甲组", "id_number": wrong})
    listed(placed, 旅人={"unit_name": "甲组", "id_number": "E12345678"})  # a passport
    with placed.book.deed("导入") as session:
        overrides.because(session, "人事部门在核对")
        made = {"name": "新人", "unit_name": "甲组", "id_number": wrong}
        rows.save_row(session, PERSONNEL, None, {**rows.defaults(PERSONNEL), **made}, TODAY)
    do(placed, "compare")
    found = standing(placed)
    with pytest.raises(Refusal, match=r"“新人”.*身份证号校验不对"):
        do(placed, "take_new", [found["新人 新来"]])


def test_somebody_of_the_same_name_is_new(placed: Office) -> None:
    listed(placed, 孙三={"unit_name": "甲组"})
    do(placed, "compare")
    do(placed, "other_person", list(standing(placed).values()))
    assert set(standing(placed)) == {"孙三 新来", "孙三 走了"}


def test_retired_in_the_list_is_a_going(placed: Office) -> None:
    listed(placed, 吴六={"standing": "退休"})
    do(placed, "compare")
    do(placed, "let_go", list(standing(placed).values()), how="退休")
    assert placed.on("吴六", "standing") == "退休"
    assert placed.on("吴六", "member_state") == "保留会籍"


def test_without_a_list_it_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="还没有人事名单"):
        do(office, "compare")


def test_a_difference_of_an_older_list_is_refused(placed: Office) -> None:
    listed(placed, 新人={"unit_name": "甲组"})
    do(placed, "compare")
    listed(placed)
    with pytest.raises(Refusal, match="名单已经换成新的一份了"):
        do(placed, "take_new", list(standing(placed).values()))


def test_the_newest_list_alone_is_kept_and_waits(placed: Office) -> None:
    listed(placed)
    listed(placed, 郑七=None)
    with placed.book.reading() as session:
        assert len(listing.ids_of(session, PERSONNEL, listing.ListAsk(TODAY))) == 7
        assert [one.kind for one in waiting.due(session)] == ["personnel_list"]
    do(placed, "compare", day=TODAY)
    with placed.book.reading() as session:
        assert [one.sentence for one in waiting.due(session)] == ["2026年11月20日核对人事名单，还有没处理的：走了1处。"]


def test_few_lines_are_no_whole_list(placed: Office) -> None:
    listed(placed, **dict.fromkeys(("赵一", "钱二", "孙三", "李四", "吴六")))
    assert do(placed, "compare").notes == ("在册8人里有5人名单里没有，请核对这份名单是不是全的。",)


def test_the_sheet_of_the_month(placed: Office) -> None:
    listed(placed, 郑七=None)
    do(placed, "compare")
    with placed.book.reading() as session:
        (table,) = differences(session, Request(TODAY, TODAY, year=2026, month=11))
    assert table.title == "人员变动核对表"
    assert [row[1:3] for row in table.rows] == [("走了", "郑七")]


def test_a_change_shows_what_it_was_and_what_it_will_be(placed: Office) -> None:
    with placed.book.deed("工号") as session:
        rows.save_row(session, PEOPLE, placed.people["钱二"], {"work_no": "102"}, TODAY)
    listed(placed, 钱二={"unit_name": "乙组", "work_no": "102"}, 赵一={"job": "钳工"})
    do(placed, "compare")
    found = standing(placed)
    moved = do(placed, "move_listed", [found["钱二 换部门"]])
    changed = do(placed, "take_facts", [found["赵一 改了信息 岗位/职务"]])
    assert [done.table[0] for done in (moved, changed)] == [("姓名", "项目", "原来", "改成")] * 2
    (who, what, before, after) = moved.table[1]
    assert (who, what, before[-2:], after[-2:]) == ("钱二", "部门", "甲组", "乙组")
    assert (changed.table[1][0], changed.table[1][1], changed.table[1][3]) == ("赵一", "岗位/职务", "钳工")
