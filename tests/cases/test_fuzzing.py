"""Damaged at random, always the same way: whatever a file holds, it is read or refused, and the program goes on.

``--mutants 5000`` tries more of them by hand.
"""

from __future__ import annotations

import csv
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, StringIO
from random import Random
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.basis.refusal import Refusal
from desk_union.exchange import mapping
from desk_union.exchange.reading import read_workbook
from desk_union.members.ledgers import PEOPLE

from .madefiles import OLD_XLS, ods

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.apart

SEED = 20261120
HERD = 100
ROWS = [["姓名", "身份证号", "入会日期"], ["张三", "990000196002070018", "2015-03-01"], ["李四", "", "2016.5"]]


def _seeds(folder: Path) -> dict[str, bytes]:
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.active.merge_cells("A6:C6")
    workbook.save(folder / "种.xlsx")
    ods(folder / "种.ods", ROWS)
    text = StringIO()
    csv.writer(text).writerows(ROWS)
    return {
        ".xls": OLD_XLS.read_bytes(),
        ".xlsx": (folder / "种.xlsx").read_bytes(),
        ".ods": (folder / "种.ods").read_bytes(),
        ".csv": text.getvalue().encode("gbk"),
    }


def _flip(data: bytearray, random: Random) -> None:
    for _ in range(random.choice((1, 2, 8, 40))):
        data[random.randrange(len(data))] = random.randrange(256)


def _fill(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data))
    data[at : at + 4] = random.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"))


def _cut(data: bytearray, random: Random) -> None:
    del data[random.randrange(1, len(data)) :]


def _double(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data))
    data[at:at] = data[at : at + random.randrange(1, 200)]


DAMAGES: tuple[Callable[[bytearray, Random], None], ...] = (_flip, _fill, _cut, _double)


def _mutant(data: bytes, random: Random) -> bytes:
    """Damage to the file, or to a part inside it, which then is packed again so that the damage is reached."""
    if data.startswith(b"PK") and random.random() < 0.7:
        return _repacked(data, random)
    damaged = bytearray(data)
    random.choice(DAMAGES)(damaged, random)
    return bytes(damaged)


def _repacked(data: bytes, random: Random) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = random.choice(names)
        for name in names:
            content = bytearray(old.read(name))
            if name == hit and content:
                random.choice(DAMAGES)(content, random)
            new.writestr(name, bytes(content))
    return packed.getvalue()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    metafunc.parametrize("herd", range(max(1, metafunc.config.getoption("--mutants") // HERD)))


def test_no_damage_reaches_the_program(tmp_path: Path, herd: int) -> None:
    seeds, random = _seeds(tmp_path), Random(SEED + herd)
    files = []
    for n in range(HERD):
        ending = random.choice(list(seeds))
        file = tmp_path / f"{n}{ending}"
        file.write_bytes(_mutant(seeds[ending], random))
        files.append(file)
    with ThreadPoolExecutor(4) as several:
        told = list(several.map(_told, files))
    strange = [(file.name, what) for file, what in zip(files, told, strict=True) if what not in {"read", "refused"}]
    assert strange == []
    assert {"read", "refused"} <= set(told)


def _told(file: Path) -> str:
    try:
        mapping.guess(PEOPLE, mapping.choose_grid(PEOPLE, read_workbook(file), {}), {})
    except Refusal as refusal:
        return "refused" if refusal.reason and refusal.remedy else "refused without a way out"
    except Exception as fault:  # noqa: BLE001 - the fault is what is looked for
        return repr(fault)
    return "read"
