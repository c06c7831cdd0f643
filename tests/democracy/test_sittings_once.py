"""A sitting is registered once, whatever day a second one is said to be of: by sheet and by form."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.democracy.congress.ledgers import CONGRESSES
from desk_union.store.rows import Faulty
from tests.union_work import command, kept, sheet, working_office

HEADS = ("会议名称", "届", "次", "召开日期", "应到代表", "到会代表")
HELD = date(2025, 3, 1)
SAT = {"body": "职代会", "number": 4, "session": 3, "held_on": HELD, "due": 60, "present": 50}


@pytest.mark.parametrize(
    ("lines", "column", "said"),
    [
        ([("职代会", 4, 3, "2025-04-01", 60, 50)], "次", "第4届第3次职代会已经登记了，是2025年3月1日召开的。"),
        ([("职代会", 5, 1, "2025-05-01", 60, 50), ("职代会", 5, 1, "2025-06-01", 60, 50)], "次", "已经登记了，是2025年5月1日"),
        ([("职代会", 4, 3, "2025-03-01", 60, 51)], None, ""),
        ([("教代会", 4, 3, "2025-04-01", 60, 50)], None, ""),
        ([("职代会", 4, 4, "2025-04-01", 60, 10)], None, ""),
    ],
)  # fmt: skip
def test_a_sheet_of_sittings(capsys, tmp_path, lines, column, said):
    with working_office(tmp_path) as work:
        work.save(CONGRESSES, **SAT)
        path = work.desk.book.path
    before = [(one.session, one.present) for one in kept(path, CONGRESSES)]
    status, told = command(capsys, "import", path, "democracy.congresses", sheet(tmp_path, HEADS, *lines), "--mode", "update")
    assert (status, said in told) == (0 if column is None else 1, True), told
    if column is not None:
        assert f"第{len(lines) + 1}行「{column}」" in told
        assert [(one.session, one.present) for one in kept(path, CONGRESSES)] == before


@pytest.mark.parametrize(("row", "changed", "said"), [(False, {"held_on": date(2025, 4, 1)}, "已经登记了"), (True, {"held_on": date(2025, 3, 2)}, "")])
def test_a_form_of_a_sitting(tmp_path, row, changed, said):
    with working_office(tmp_path) as work:
        sat = work.save(CONGRESSES, **SAT)
        told = ""
        try:
            work.save(CONGRESSES, sat if row else None, **{**SAT, **changed})
        except Faulty as fault:
            told = str(fault)
        assert (said in told, bool(said)) == (True, bool(told)), told
