"""A staff list as offices really keep it: titles above, merged cells, notes below, every way to write a date."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl

from desk_union.basis import identity

if TYPE_CHECKING:
    from pathlib import Path

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻曾仇单查"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红鹏飞晨雪梅建国"
UNITS = ("机修车间", "铸造车间", "装配一班", "装配二班", "质检科", "财务科", "运输队", "后勤服务组")
HEADERS = (
    "序号", "姓  名", "性别", "出生年月", "身份证号码", "部门", "职工类别", "文化程度", "政治面貌", "联系电话", "参加工作时间", "入会时间", "备注",
)  # fmt: skip
FULLWIDTH = str.maketrans("0123456789X", "０１２３４５６７８９ｘ")


def day_text(day: date, way: int) -> object:
    """One of the ways in which people write a day."""
    ways = (
        day,
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y-%m-%d}",
        (day - date(1899, 12, 30)).days,
        f"{day:%Y/%m/%d} 00:00:00",
    )
    return ways[way % len(ways)]


def people(count: int, seed: int = 7) -> list[list[object]]:
    """Rows of the list, right but untidy."""
    dice = random.Random(seed)
    rows: list[list[object]] = []
    for n in range(count):
        number = identity.sample_id(n)
        born = identity.birth_of(number)
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
        started = born + timedelta(days=365 * 22 + n % 300)
        joined = started + timedelta(days=400)
        rows.append(
            [
                n + 1,
                f"{name[0]}  {name[1:]}" if n % 9 == 0 else name,
                identity.sex_of(number) if n % 5 else "",
                day_text(born, n),
                (number.translate(FULLWIDTH), number.lower(), f"'{number}", number)[n % 4],
                UNITS[n % len(UNITS)],
                ("正式工", "合同制", "劳务派遣", "正式")[n % 4],
                ("本科", "大专", "高中", "中专", "硕士")[n % 5],
                ("群众", "党员", "团员")[n % 3],
                f"139{n:08}",
                day_text(started, n + 2),
                day_text(joined, n + 4) if n % 6 else "",
                "",
            ]
        )
    return rows


def write(path: Path, rows: list[list[object]]) -> Path:
    """The list with two title rows, a blank row in the middle, notes below and a second sheet of something else."""
    book = openpyxl.Workbook()
    other = book.active
    other.title = "说明"
    other["A1"] = "本表由各部门填报"
    sheet = book.create_sheet("职工名单")
    sheet["A1"] = "示例厂职工花名册"
    sheet.merge_cells("A1:M1")
    sheet["A2"] = "填表单位：示例厂工会                2026年11月"
    sheet.merge_cells("A2:M2")
    sheet.append(list(HEADERS))
    for n, row in enumerate(rows):
        if n == len(rows) // 2:
            sheet.append([])
        sheet.append(row)
    sheet.append([])
    sheet.append(["注：本表一式两份，一份存档。"])
    sheet.append([None, "单位负责人（签字）："])
    book.save(path)
    return path
