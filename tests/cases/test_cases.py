"""Sheets as banks, other programs and other offices write them: each gives what its line in ``expectations.toml`` says."""

from __future__ import annotations

import csv
import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desk_union.__main__ import main
from desk_union.basis import months
from desk_union.funds.ledgers.dues import DUES
from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from tests.samples import fresh_book

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "expectations.toml").read_text("utf-8"))["case"]
TODAY = date(2026, 11, 20)


def named(case: dict[str, Any]) -> str:
    return "-".join([case["file"], *case.get("answers", {}).values()])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "账本.desk"
    fresh_book(path, "示例厂工会", today=TODAY, clock=datetime.now).close()
    return path


def bring(book: Path, case: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, dict[str, Any]]:
    answers = [word for question, told in case.get("answers", {}).items() for word in ("--answer", f"{question}={told}")]
    status = main(["import", str(book), case["ledger"], str(HERE / case["file"]), "--json", *answers])
    heard = capsys.readouterr()
    return status, heard.out + heard.err, json.loads(heard.out) if heard.out.startswith("{") else {}


def listed(book: Path, case: dict[str, Any], folder: Path) -> list[list[str]]:
    assert main(["export", str(book), case["ledger"], "-o", str(folder / "出.csv"), "--private"]) == 0
    with (folder / "出.csv").open(encoding="utf-8-sig", newline="") as file:
        return [[line[label] for label in case["columns"]] for line in csv.DictReader(file)]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_sheet_gives_what_it_says(
    book: Path, case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk_union.store.book import open_book

    opened = open_book(book)
    for name in case.get("people", ()):
        with opened.deed("人") as session:
            person = rows.save_row(session, PEOPLE, None, {"name": name, "work_no": name}, TODAY)
            for month in case.get("dues", ()):
                rows.save_row(session, DUES, None, {"person": person, "period": months.parse(month), "due": 1000}, TODAY)
    opened.close()
    status, said, answer = bring(book, case, capsys)
    for words in case.get("says", ()):
        assert words in said
    if "rows" in case:
        assert (status, answer.get("problems")) == (0, [])
        assert sorted(listed(book, case, tmp_path)) == sorted(case["rows"])
        return
    assert status == 1
    open_ = [problem for problem in answer.get("problems", ()) if "question" in problem]
    assert {problem["question"] for problem in open_} >= set(case.get("asks", ()))
    assert all(problem["choices"] for problem in open_)
    assert answer.get("added", 0) == 0
