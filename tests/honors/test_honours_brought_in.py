"""An honour is somebody's: a sheet, and a line of it, that says nobody is refused and changes no honour that is there."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.honors.honours.ledgers import HONOURS
from tests.union_work import command, kept, sheet, working_office

NAME, DAY = "优秀工会工作者", "2026-05-01"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"荣誉名称": NAME, "授予日期": DAY}, "“姓名”“集体”“获得者”一列也没有认出来"),
        ({"荣誉名称": NAME, "姓名": None, "授予日期": DAY}, "没有写授予谁"),
    ],
)
@pytest.mark.parametrize("mode", [(), ("--mode", "update")])
def test_nobody_is_honoured(capsys, tmp_path, line, said, mode) -> None:
    with working_office(tmp_path) as office:
        office.save(HONOURS, name=NAME, person=office.people[0], granted_on=date(2026, 5, 1))
        path = office.desk.book.path
    status, told = command(capsys, "import", path, "honors.honors", sheet(tmp_path, list(line), list(line.values())), *mode)
    assert (status, said in told) == (1, True), told
    assert len(kept(path, HONOURS)) == 1
