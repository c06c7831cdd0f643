"""The 总结 of the first source comes out of rows: its known numbers, its blanks filled, Word and PDF without a gap."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from pypdf import PdfReader

from desk_union.__main__ import main
from tests.reports import plant
from tests.samples import fresh_book

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = ("--choose", "单位类型=企业")
# The order of its sections.
ORDER = (
    "、指导思想和工作重点", "、“建家”情况概述", "（一）组织建设", "1．现况", "2．制度建设", "（二）日常工作", "（三）民主管理", "（四）群众生产工作",
    "1．以“安康杯”竞赛活动促安全", "2．以劳动竞赛活动降本增效", "3．工团组织携手促生产", "4．以“创争”活动提素质", "5．以班组建设强管理",
    "6．以维权帮扶建和谐", "7．以组织建设促稳定", "（五）宣教文体工作", "（六）财务管理工作", "、2026年工作初步思路及主要措施",
)  # fmt: skip
SENTENCES = (
    "公司现有职工20人（含临时用工），其中正式职工12人，签约职工5人，临时用工3人。", "建立车间级分会2个，工会小组3个，设立工会小组长3人",
    "现有合格职工之家1个，合格职工小家2个。", "建立健全了工会工作制度6个，工会岗位责任制8个，民主管理网络图及民主管理制度5个，学习制度2个",
    "举办了2期安全知识培训及工会劳动保护监督员培训", "共征集“金点子”9条，其中已采纳并已实施完成4项，已采纳并正组织实施的有2项，提交总经理办公会讨论的有1项",
    "共进行小改小革项目3项，创经济价值26000元", "平均每吨比上年下降38.60元", "综合能耗平均降低成本2.4%", "大干100天", "每名奖励500元",
    "通过自学取得大专文凭的职工2名", "走访困难、住院职工4户，计11人次，发放救助金1000元", "签约职工申请入会率达100%，交纳会费率达100%",
    "共发稿件7篇", "会费收缴率达到100%", "上级工会4届3次代表大会",
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("铝厂") / "账本.desk"
    book = fresh_book(path, "示例铝厂公司工会", today=plant.TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0))
    plant.build(book)
    book.close()
    return path


def told(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    assert main([str(word) for word in words]) == 0
    return json.loads(capsys.readouterr().out)


def test_its_known_numbers_and_blanks_are_counted(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_seed = {seed: one for one in told(capsys, "figures", path, "--year", plant.YEAR, "--json") for seed in one["seeds"]}
    counted = {seed: value for seed, value in {**plant.KNOWN, **plant.BLANKS}.items() if seed in by_seed and seed != "F050"}
    assert {seed: f"{by_seed[seed]['value']:g}" for seed in counted} == counted
    assert len(plant.BLANKS) == 22


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_word_and_pdf_have_its_order_and_no_blank(path: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"总结.{kind}"
    assert main(["print", str(path), "reports.summary", "-o", str(target), "--year", str(plant.YEAR), *CHOSEN]) == 0
    if kind == "pdf":
        text = "".join("".join(page.extract_text().splitlines()[:-1]) for page in PdfReader(target).pages)
    else:
        text = "".join(one.text for one in Document(target).paragraphs)
    text = "".join(text.split())
    assert "【缺" not in text
    assert "尚缺" not in text
    places = [text.index("".join(one.split())) for one in ORDER]
    assert places == sorted(places)
    assert [one for one in SENTENCES if one not in text] == []
    assert text.count("2025年12月31日") >= 1


def test_each_number_has_as_many_rows_as_its_evidence(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = told(capsys, "numbers", path, "reports.summary", "--year", plant.YEAR, *CHOSEN, "--json")
    assert {"text", "unit", "figure", "rows", "typed", "drift", "from", "to"} <= numbers[0].keys()
    wanted = {"11": "人次", "4": "户", "1000": "元"}
    assert {one["text"]: one["unit"] for one in numbers if one["figure"] and one["figure"].endswith("_need")} == wanted
    for one in numbers:
        if one["figure"] is None:
            assert one["typed"]
            assert one["rows"] == 1
            continue
        rows = told(capsys, "evidence", path, one["figure"], "--from", one["from"], "--to", one["to"], "--json")["rows"]
        assert len(rows) == one["rows"], one
    typed = {one["text"] for one in numbers if one["typed"]}
    assert typed == {"38.60", "2.4", "4届3次"}
