"""A number keeps its own unit, a brace in a text is closed and named, a return goes out after its period began."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.returns.ledgers import ISSUED
from desk_union.reports.writing.ledgers import PLAN_ITEMS, SECTIONS, WRITINGS
from tests.union_work import command, kept, sheet, working_office

SPAN = ("2025-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("ledger", "heads", "line", "said"),
    [
        (TYPED, ("指标名称", "数值", "单位", "期间起", "期间止", "对应数字"), ("走访", 4, "元", *SPAN, "care.visit_households"), "「单位」（元）：“元”和这个数字的单位“户”不同。请清空，或改为“户”。"),
        (TYPED, ("指标名称", "数值", "单位", "期间起", "期间止", "对应数字"), ("走访", 4, "户", *SPAN, "care.visit_households"), ""),
        (TYPED, ("指标名称", "数值", "单位", "期间起", "期间止", "对应数字"), ("慰问金", 4, "万元", *SPAN, "care.visit_cash"), ""),
        (TYPED, ("指标名称", "数值", "单位", "期间起", "期间止", "对应数字"), ("慰问金", 4, "人", *SPAN, "care.visit_cash"), "“人”和这个数字的单位“元”不同"),
        (TYPED, ("指标名称", "数值", "单位", "期间起", "期间止"), ("产量", 4, "吨", *SPAN), ""),
        (PLAN_ITEMS, ("年度", "工作主题", "措施", "计划数", "单位", "对应数字"), (2026, "送温暖", "走访", 50, "元", "care.visit_households"), "“元”和这个数字的单位“户”不同"),
        (PLAN_ITEMS, ("年度", "工作主题", "措施", "计划数", "单位", "对应数字"), (2026, "送温暖", "走访", 50, "户", "care.visit_households"), ""),
        (ISSUED, ("报表", "期间起", "期间止", "报出日期"), ("二级工会月报表", "2025-03-01", "2025-03-31", "2025-01-01"), "报出日期早于期间起日期"),
        (ISSUED, ("报表", "期间起", "期间止", "报出日期"), ("二级工会月报表", "2025-03-01", "2025-03-31", "2025-03-28"), ""),
    ],
)  # fmt: skip
def test_a_sheet_is_told_what_cannot_be(capsys, tmp_path, ledger, heads, line, said):
    with working_office(tmp_path) as office:
        path = office.desk.book.path
    status, told = command(capsys, "import", path, ledger.code, sheet(tmp_path, heads, line))
    assert (status, said in told, len(kept(path, ledger))) == (bool(said), True, not said), told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("走访{care.visit_households户", "“{care.visit_households户”没有写完"),
        ("走访{}户", "“{”没有写完"),
        ("走访care.visit_households}户", "“}户”没有写完"),
        ("走访{{care.visit_households}}户", "没有写完"),
        ("走访{care.visit_households}户，慰问{care.visit_times}人次", ""),
    ],
)
def test_a_brace_is_closed_and_names_a_number(capsys, tmp_path, text, said):
    with working_office(tmp_path) as office:
        office.save(WRITINGS, title="总结", kind="年度总结", first=date(2025, 1, 1), last=date(2025, 12, 31))
        path = office.desk.book.path
    status, told = command(capsys, "import", path, "reports.sections", sheet(tmp_path, ("总结", "顺序", "文字"), ("总结", 1, text)))
    assert (status, said in told, len(kept(path, SECTIONS))) == (bool(said), True, not said), told
