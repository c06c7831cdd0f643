"""How a refusal and a problem read to the clerk."""

from __future__ import annotations

import pytest

from desk_union.basis.refusal import Problem, Refusal


def test_a_refusal_says_reason_then_remedy() -> None:
    assert str(Refusal("会员已退会。", "请先办理入会。", field="status")) == "会员已退会。请先办理入会。"


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("应为18位。", "请核对。"), "应为18位。请核对。"),
        (Problem("应为18位。", row=8, column="身份证号", value="123"), "第8行「身份证号」（123）：应为18位。"),
        (Problem("是空行。", row=9), "第9行：是空行。"),
    ],
)
def test_a_problem_says_where_it_is(problem: Problem, sentence: str) -> None:
    assert str(problem) == sentence
