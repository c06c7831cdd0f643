from __future__ import annotations

import pytest

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.exchange.members.upload import write_upload
from desk_union.members.ledgers import UNION
from desk_union.store import privacylog, rows
from desk_union.store.listing import ListAsk, ids_of
from desk_union.store.progress import finish
from tests.exchange.conftest import TODAY, Office, rows_of

ID = [identity.sample_id(n) for n in range(20)]
HEADS = [
    "姓名",
    "性别",
    "出生日期",
    "民族",
    "就业状况",
    "证件类别",
    "证件号码",
    "学历",
    "技术等级",
    "移动电话",
    "户籍类型",
    "户籍所在地",
    "会籍变化类型",
    "会籍变化日期",
    "会籍变化原因",
    "政治面貌",
    "工作单位",
    "籍贯",
    "是否农民工",
    "所在工会",
]


@pytest.fixture
def staff(office: Office) -> Office:
    head = ["姓名", "身份证号", "民族", "手机", "入会日期", "技术等级", "是否农民工"]
    office.bring(
        [head, ["张三", ID[1], "汉", "13900000001", "2015-3-1", "技师", "否"], ["李四", "", "", "", "", "", ""]]
    )
    with office.book.deed("单位") as session:
        (union,) = ids_of(session, UNION, ListAsk(TODAY))
        rows.save_row(session, UNION, union, {"employer": "红星机械厂"}, TODAY)
    return office


def test_the_twenty_columns_with_words_and_plain_days(staff: Office) -> None:
    target = staff.folder / "实名制.xlsx"
    done = finish(write_upload(staff.book, ListAsk(TODAY, search="张三"), target, TODAY))
    found = rows_of(target)
    assert (len(HEADS), list(found[2])) == (20, HEADS)
    line = dict(zip(HEADS, found[3], strict=True))
    assert line["出生日期"] == f"{identity.birth_of(ID[1]):%Y%m%d}"
    assert (line["会籍变化类型"], line["会籍变化日期"]) == ("入会", "20150301")
    assert (line["证件号码"], line["证件类别"], line["民族"], line["是否农民工"]) == (ID[1], "身份证", "汉族", "否")
    assert (line["工作单位"], line["所在工会"], line["技术等级"]) == (
        "红星机械厂",
        "红星厂工会",
        "职业资格二级（技师）",
    )
    assert (done.count, done.lacking) == (1, ())


def test_what_is_missing_is_told_for_each_person(staff: Office) -> None:
    done = finish(write_upload(staff.book, ListAsk(TODAY), staff.folder / "实名制.xlsx", TODAY))
    (lacking,) = done.lacking
    assert (lacking.name, lacking.labels) == ("李四", ("性别", "民族", "证件类别", "证件号码"))
    with staff.book.reading() as session:
        assert privacylog.log(session)[-1]["what"] == "导出会员信息采集表，含 证件号码、移动电话（2 行）"


def test_the_sheet_comes_back_as_an_import(staff: Office) -> None:
    target = staff.folder / "实名制.xlsx"
    finish(write_upload(staff.book, ListAsk(TODAY, search="张三"), target, TODAY))
    assert staff.bring(target).unchanged == 1


def test_only_a_workbook_is_written(staff: Office) -> None:
    with pytest.raises(Refusal, match="Excel"):
        finish(write_upload(staff.book, ListAsk(TODAY), staff.folder / "实名制.csv", TODAY))
